// SPDX-License-Identifier: MIT
#include "render/facets.hpp"

#include "render/caption.hpp"
#include "render/compose.hpp"
#include "render/layout.hpp"
#include "render/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <utility>

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

namespace {

/// The whole, and what of it each facet shows.
struct Parts {
    Drawing whole;
    Layout layout;
    Box frame;
    struct Part {
        std::string name;
        Drawing drawing;
        Layout layout;
    };
    std::vector<Part> parts;
};

[[nodiscard]] Parts take_apart(const Graph& graph,
                               std::span<const double> sizes,
                               FacetBy by,
                               DrawingOptions options,
                               const LayoutOptions& layout_options) {
    options.parallel = Parallel::apart;  // a line of several edges could not be taken apart
    Parts out{make_drawing(graph, sizes, options), {}, {}, {}};
    out.layout = lay_out(out.whole, layout_options);
    out.frame = bounding_box(out.whole, out.layout);
    std::map<std::string, std::set<std::string>> of_edge;
    std::set<std::string> names;
    for (const Edge& edge : graph.edges())
        of_edge[edge_id(graph.key(edge))] = facets_of(graph, edge, by);
    for (const DrawnEdge& edge : out.whole.edges)
        names.insert(of_edge[edge.id].begin(), of_edge[edge.id].end());
    std::vector<std::string> order(names.begin(), names.end());
    if (by == FacetBy::sign)  // the friendly before the hostile before the rest
        std::ranges::sort(order, {}, [](const std::string& name) {
            return name == "positive" ? 0 : name == "negative" ? 1 : 2;
        });
    for (const std::string& name : order) {
        Drawing part = out.whole;
        Layout places{out.layout.engine, out.layout.splines, out.layout.nodes, {}, out.layout.note};
        part.edges.clear();
        for (std::size_t e = 0; e < out.whole.edges.size(); ++e) {
            const auto& in = of_edge[out.whole.edges[e].id];
            if (!in.empty() && !in.contains(name))
                continue;
            part.edges.push_back(out.whole.edges[e]);
            places.edges.push_back(out.layout.edges[e]);
        }
        part.caption = make_caption(part, graph, options, false);
        out.parts.push_back({name, std::move(part), std::move(places)});
    }
    return out;
}

/// What an SVG says of itself, and what is in it.
struct Inner {
    std::string view_box;
    double width = 0, height = 0;
    std::string body;
};

[[nodiscard]] Inner inner_of(const std::string& svg) {
    Inner out;
    const std::size_t begin = svg.find("viewBox=\"") + std::string_view("viewBox=\"").size();
    out.view_box = svg.substr(begin, svg.find('"', begin) - begin);
    double x = 0, y = 0;
    std::istringstream(out.view_box) >> x >> y >> out.width >> out.height;
    const std::size_t open = svg.find("<svg");
    out.body = svg.substr(svg.find('>', open) + 1);
    out.body.erase(out.body.rfind("</svg>"));
    // One id may stand once in a file only, and a small picture needs none.
    for (std::size_t at = out.body.find(" id=\""); at != std::string::npos;
         at = out.body.find(" id=\"", at))
        out.body.erase(at, out.body.find('"', at + 5) + 1 - at);
    return out;
}

/// Every part without its legend, which stands once under all of them.
[[nodiscard]] std::vector<Inner> cells_of(Parts& parts, const LayoutOptions& layout_options) {
    std::vector<Inner> cells;
    for (auto& [name, drawing, layout] : parts.parts) {
        drawing.title = name;
        drawing.subtitle.clear();
        drawing.legend = {};
        drawing.caption.resize(std::min<std::size_t>(1, drawing.caption.size()));
        cells.push_back(inner_of(
            entente::render(drawing, layout, ImageFormat::svg, layout_options, &parts.frame)
                .bytes));
    }
    return cells;
}

}  // namespace

std::vector<Facet> render_facets(const Graph& graph,
                                 std::span<const double> sizes,
                                 FacetBy by,
                                 ImageFormat format,
                                 const DrawingOptions& drawing_options,
                                 const LayoutOptions& layout_options) {
    Parts parts = take_apart(graph, sizes, by, drawing_options, layout_options);
    std::vector<Facet> out;
    for (auto& [name, drawing, layout] : parts.parts) {
        drawing.title += (drawing.title.empty() ? "" : " — ") + name;
        out.push_back(
            {name, entente::render(drawing, layout, format, layout_options, &parts.frame)});
    }
    return out;
}

Rendered render_facet_sheet(const Graph& graph,
                            std::span<const double> sizes,
                            FacetBy by,
                            const DrawingOptions& drawing_options,
                            const LayoutOptions& layout_options) {
    Parts parts = take_apart(graph, sizes, by, drawing_options, layout_options);
    Drawing foot = parts.whole;  // the legend of all, without a picture
    foot.title.clear();
    foot.subtitle.clear();
    foot.nodes.clear();
    foot.edges.clear();
    foot.hulls.clear();
    const Rendered legend = entente::render(foot, Layout{}, ImageFormat::svg, layout_options);
    const std::vector<Inner> cells = cells_of(parts, layout_options);
    constexpr double cell_width = 560;
    const auto columns = static_cast<std::size_t>(
        std::ceil(std::sqrt(static_cast<double>(std::max<std::size_t>(1, cells.size())))));
    const double scale = cells.empty() ? 1 : cell_width / cells.front().width;
    const double cell_height = cells.empty() ? 0 : cells.front().height * scale;
    const std::size_t rows = (cells.size() + columns - 1) / columns;
    const Inner below = inner_of(legend.bytes);
    const double width =
        std::max(cell_width * static_cast<double>(std::min(columns, cells.size())), below.width);
    const double head = parts.whole.title.empty() ? 0 : 44;
    const double height = head + cell_height * static_cast<double>(rows) + below.height;
    std::string svg = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
        "width=\"{0:.0f}pt\" height=\"{1:.0f}pt\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
        "role=\"img\">\n<rect width=\"100%\" height=\"100%\" fill=\"{2}\"/>\n",
        width,
        height,
        drawing_options.theme.background);
    if (head > 0)
        svg += fmt::format(
            "<title>{0}</title>\n<text x=\"14\" y=\"32\" font-family=\"{1},Source Han "
            "Sans SC,sans-serif\" font-size=\"22\" font-weight=\"bold\" "
            "fill=\"{2}\">{0}</text>\n",
            xml_escape(parts.whole.title),
            xml_escape(drawing_options.theme.font),
            drawing_options.theme.ink);
    const auto put = [&svg](const Inner& cell, double x, double y, double w, double h) {
        svg += fmt::format(
            "<svg x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" viewBox=\"{}\">"
            "{}</svg>\n",
            x,
            y,
            w,
            h,
            cell.view_box,
            cell.body);
    };
    for (std::size_t k = 0; k < cells.size(); ++k)
        put(cells[k],
            cell_width * static_cast<double>(k % columns),
            head + cell_height * static_cast<double>(k / columns),
            cell_width,
            cells[k].height * scale);
    put(below, 0, head + cell_height * static_cast<double>(rows), below.width, below.height);
    return {svg + "</svg>\n", parts.layout.engine, parts.layout.note, parts.layout.splines};
}

}  // namespace entente
