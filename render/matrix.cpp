// SPDX-License-Identifier: MIT
#include "render/plot_kit.hpp"
#include "render/select.hpp"
#include "render/svg.hpp"
#include "render/text.hpp"
#include "render/view_kit.hpp"
#include "render/views.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace entente {
namespace {

constexpr double side = 16;
constexpr std::size_t longest_name = 24;

/// Rows and columns, and what is where they meet.
struct Table {
    std::vector<std::size_t> rows, columns;  // nodes of the graph
    std::map<std::pair<std::size_t, std::size_t>, SignCounts> cells;
};

/// The nodes with most edges, by group and then by degree.
[[nodiscard]] std::vector<std::size_t> ordered(std::vector<std::size_t> nodes,
                                               const std::vector<double>& degree,
                                               const ViewOptions& options) {
    std::ranges::stable_sort(nodes, std::greater{}, [&](std::size_t n) { return degree[n]; });
    if (nodes.size() > options.most)
        nodes.resize(options.most);
    if (options.groups.size() == degree.size())
        std::ranges::stable_sort(nodes, {}, [&](std::size_t n) { return options.groups[n]; });
    return nodes;
}

[[nodiscard]] std::map<std::size_t, std::size_t> places_of(const std::vector<std::size_t>& nodes) {
    std::map<std::size_t, std::size_t> places;
    for (const std::size_t n : nodes)
        places.emplace(n, places.size());
    return places;
}

void fill(Table& table, const Graph& graph, bool both_ways) {
    const auto rows = places_of(table.rows), columns = places_of(table.columns);
    for (const Edge& edge : graph.edges()) {
        const auto add = [&](std::size_t from, std::size_t to) {
            const auto row = rows.find(from);
            const auto column = columns.find(to);
            if (row != rows.end() && column != columns.end())
                count(table.cells[{row->second, column->second}], graph.sign(edge), edge.weight);
        };
        const std::size_t s = index(edge.source), t = index(edge.target);
        add(s, t);
        if (s != t && (both_ways || !graph.relation(edge).directed))
            add(t, s);
    }
}

[[nodiscard]] std::string lines(const Table& table,
                                double left,
                                double top,
                                const std::vector<std::uint32_t>& groups,
                                const Theme& theme) {
    const double width = side * static_cast<double>(table.columns.size());
    const double height = side * static_cast<double>(table.rows.size());
    std::string out;
    const auto part = [&](const std::vector<std::size_t>& nodes, bool down) {
        for (std::size_t k = 0; k <= nodes.size(); ++k) {
            const double at = (down ? top : left) + side * static_cast<double>(k);
            const bool seam = k > 0 && k < nodes.size() && !groups.empty() &&
                              groups[nodes[k - 1]] != groups[nodes[k]];
            out += fmt::format(
                "<path d=\"M{:.1f} {:.1f}{}{:.1f}\" stroke=\"{}\" "
                "stroke-width=\"{}\"/>\n",
                down ? left : at,
                down ? at : top,
                down ? 'H' : 'V',
                down ? left + width : top + height,
                seam ? theme.faint : theme.unchanged,
                seam ? 1.6 : 0.5);
        }
    };
    part(table.rows, true);
    part(table.columns, false);
    return out;
}

[[nodiscard]] std::string draw(const Table& table,
                               const Graph& graph,
                               const ViewOptions& options,
                               const Theme& theme) {
    std::vector<std::string> rows, columns;
    for (const std::size_t n : table.rows)
        rows.push_back(clean_label(view_label(graph, options, n), longest_name));
    for (const std::size_t n : table.columns)
        columns.push_back(clean_label(view_label(graph, options, n), longest_name));
    const double left = widest(rows) + 14;
    const double top = view_title_height(options) + widest(columns) + 12;
    const double bottom = top + side * static_cast<double>(table.rows.size());
    const double right = left + side * static_cast<double>(table.columns.size());
    std::string out =
        plot_opening(std::max(right + 10, least_view_width), bottom + view_legend_height, theme);
    out += view_title(options, theme);
    out += lines(
        table,
        left,
        top,
        options.groups.size() == graph.node_count() ? options.groups : std::vector<std::uint32_t>{},
        theme);
    for (std::size_t k = 0; k < rows.size(); ++k)
        out += plot_words(
            left - 5, top + side * static_cast<double>(k) + 12, "end", theme.ink, rows[k]);
    for (std::size_t k = 0; k < columns.size(); ++k)
        out += fmt::format(
            "<text transform=\"translate({:.1f},{:.1f}) rotate(-90)\" fill=\"{}\">{}</text>\n",
            left + side * static_cast<double>(k) + 12,
            top - 5,
            theme.ink,
            xml_escape(columns[k]));
    for (const auto& [where, cell] : table.cells)
        out += sign_mark(cell,
                         left + side * static_cast<double>(where.second),
                         top + side * static_cast<double>(where.first),
                         side,
                         theme);
    return out + view_legend(options, bottom + 8, false, theme) + "</svg>\n";
}

}  // namespace

std::string matrix_svg(const Graph& graph, const ViewOptions& options, const Theme& theme) {
    const std::vector<double> degree = degrees(graph);
    Table table;
    for (std::size_t n = 0; n < graph.node_count(); ++n)
        table.rows.push_back(n);
    table.rows = ordered(std::move(table.rows), degree, options);
    table.columns = table.rows;
    fill(table, graph, false);
    return draw(table, graph, options, theme);
}

std::string two_mode_svg(const Graph& graph,
                         const std::vector<std::string>& column_types,
                         const ViewOptions& options,
                         const Theme& theme) {
    const auto is_column = [&](NodeId n) {
        return std::ranges::find(column_types, graph.node(n).type) != column_types.end();
    };
    std::vector<double> ties(graph.node_count(), 0);
    for (const Edge& edge : graph.edges())
        if (is_column(edge.source) != is_column(edge.target)) {
            ties[index(edge.source)] += 1;
            ties[index(edge.target)] += 1;
        }
    Table table;
    for (std::size_t n = 0; n < graph.node_count(); ++n)
        if (ties[n] > 0)
            (is_column(NodeId{static_cast<std::uint32_t>(n)}) ? table.columns : table.rows)
                .push_back(n);
    table.rows = ordered(std::move(table.rows), ties, options);
    table.columns = ordered(std::move(table.columns), ties, options);
    fill(table, graph, true);
    return draw(table, graph, options, theme);
}

}  // namespace entente
