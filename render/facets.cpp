// SPDX-License-Identifier: MIT
#include "render/facets.hpp"

#include "render/caption.hpp"
#include "render/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace entente {
namespace {

[[nodiscard]] std::string_view sign_name(Sign sign) noexcept {
    switch (sign) {
        case Sign::positive:
            return "positive";
        case Sign::negative:
            return "negative";
        case Sign::neutral:
            break;
    }
    return "neutral";
}

/// The facets that an edge is in; none = in all of them.
[[nodiscard]] std::set<std::string> facets_of(const Graph& graph, const Edge& edge, FacetBy by) {
    if (by == FacetBy::relation)
        return {edge.relation};
    if (by == FacetBy::sign)
        return {std::string(sign_name(graph.sign(edge)))};
    constexpr std::size_t digits = 4;
    std::set<std::string> years;
    for (const Evidence& evidence : edge.evidence)
        if (evidence.date.size() >= digits)
            years.insert(evidence.date.substr(0, digits));
    return years;
}

}  // namespace

std::optional<FacetBy> parse_facet(std::string_view name) noexcept {
    if (name == "year")
        return FacetBy::year;
    if (name == "relation")
        return FacetBy::relation;
    if (name == "sign")
        return FacetBy::sign;
    return std::nullopt;
}

std::vector<Facet> render_facets(const Graph& graph,
                                 std::span<const double> sizes,
                                 FacetBy by,
                                 ImageFormat format,
                                 const DrawingOptions& drawing_options,
                                 const LayoutOptions& layout_options) {
    DrawingOptions options = drawing_options;
    options.parallel = Parallel::apart;  // a line of several edges could not be taken apart
    const Drawing whole = make_drawing(graph, sizes, options);
    const Layout layout = lay_out(whole, layout_options);
    std::map<std::string, std::set<std::string>> of_edge;
    std::set<std::string> names;
    for (const Edge& edge : graph.edges())
        of_edge[edge_id(graph.key(edge))] = facets_of(graph, edge, by);
    for (const DrawnEdge& edge : whole.edges)
        names.insert(of_edge[edge.id].begin(), of_edge[edge.id].end());
    std::vector<Facet> out;
    for (const std::string& name : names) {
        Drawing part = whole;
        Layout places{layout.engine, layout.nodes, {}, layout.note};
        part.edges.clear();
        for (std::size_t e = 0; e < whole.edges.size(); ++e) {
            const auto& in = of_edge[whole.edges[e].id];
            if (!in.empty() && !in.contains(name))
                continue;
            part.edges.push_back(whole.edges[e]);
            places.edges.push_back(layout.edges[e]);
        }
        part.title += (part.title.empty() ? "" : " — ") + name;
        part.caption = make_caption(part, graph, options, false);
        out.push_back({name, render(part, places, format, layout_options)});
    }
    return out;
}

}  // namespace entente
