// SPDX-License-Identifier: MIT
#include "cli/centrality_over_time.hpp"

#include "cli/nodes.hpp"
#include "cli/text.hpp"
#include "graph/base/utf8.hpp"
#include "graph/measures/network.hpp"
#include "graph/measures/over_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace entente::cli {
namespace {

constexpr const char* sliding = "12m/3m";

template <class Number>
Cell rank_cell(const std::optional<Number>& number) {
    return number ? Cell(static_cast<std::int64_t>(*number)) : Cell();
}

/// The rank in the last window before `w` in which there is one.
std::optional<std::uint32_t> rank_before(const Course& course, std::size_t w) {
    for (std::size_t i = w; i > 0; --i)
        if (course.ranks[i - 1])
            return course.ranks[i - 1];
    return std::nullopt;
}

Table long_table(const Graph& graph,
                 const std::vector<Window>& windows,
                 const std::vector<const MeasureInfo*>& measures,
                 const MeasureOptions& options,
                 const TableStyle& style) {
    Table table;
    table.columns = {{"window", "Window", true},
                     {"id", "Id", true},
                     {"label", "Name"},
                     {"type", "Type"},
                     {"measure", "Measure", true},
                     {"value", "Value"},
                     {"rank", "Rank"},
                     {"rise", "Rise"}};
    for (const MeasureInfo* measure : measures) {
        const std::vector<Course> courses = over_time(graph, windows, *measure, options);
        for (std::size_t w = 0; w < windows.size(); ++w) {
            for (std::size_t n = 0; n < courses.size(); ++n) {
                const Course& course = courses[n];
                if (!course.values[w])
                    continue;
                const Node& node = graph.nodes()[n];
                const auto before = rank_before(course, w);
                table.rows.push_back(
                    {windows[w].name,
                     node.id,
                     label_of(node, style.languages),
                     node.type,
                     std::string(measure->name),
                     number_cell(*course.values[w]),
                     rank_cell(course.ranks[w]),
                     before ? Cell(std::int64_t{*before} - std::int64_t{*course.ranks[w]})
                            : Cell()});
            }
        }
    }
    return table;
}

void note_empty(Table& table, std::size_t windows) {
    if (windows > 0)
        table.notes.push_back(
            fmt::format("{} without an edge not shown.", counted(windows, "window")));
}

/// Those who rose most first, those who fell most last; of --top N the first and last N.
std::vector<std::size_t> by_rise(const std::vector<Course>& courses, std::size_t top) {
    std::vector<std::size_t> order;
    for (std::size_t n = 0; n < courses.size(); ++n)
        if (courses[n].rise())
            order.push_back(n);
    const auto last_rank = [&courses](std::size_t n) {
        const auto& ranks = courses[n].ranks;
        const auto at = std::find_if(
            ranks.rbegin(), ranks.rend(), [](const auto& rank) { return rank.has_value(); });
        return **at;
    };
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        const auto rise_a = *courses[a].rise();
        const auto rise_b = *courses[b].rise();
        return rise_a != rise_b ? rise_a > rise_b : last_rank(a) < last_rank(b);
    });
    if (top > 0 && order.size() > 2 * top)
        order.erase(order.begin() + static_cast<std::ptrdiff_t>(top),
                    order.end() - static_cast<std::ptrdiff_t>(top));
    return order;
}

Table rise_table(const Graph& graph,
                 const std::vector<Window>& windows,
                 const MeasureInfo& measure,
                 const MeasureOptions& options,
                 const TableStyle& style) {
    const std::vector<Course> courses = over_time(graph, windows, measure, options);
    Table table;
    table.title = fmt::format("Who rose and who fell by {}, {}: ranks in {}",
                              measure.title,
                              style.edges,
                              counted(windows.size(), "window"));
    table.columns = {{"id", "Id", true}, {"label", "Name"}, {"rise", "Rise"}};
    std::vector<std::size_t> shown;  // windows in which there is someone
    for (std::size_t w = 0; w < windows.size(); ++w) {
        if (std::ranges::none_of(courses, [w](const Course& c) { return c.ranks[w].has_value(); }))
            continue;
        shown.push_back(w);
        table.columns.push_back({windows[w].name, windows[w].name});
    }
    for (const std::size_t n : by_rise(courses, style.top)) {
        const Node& node = graph.nodes()[n];
        const std::int64_t rise = *courses[n].rise();
        std::vector<Cell> row{node.id,
                              label_of(node, style.languages),
                              rise == 0 ? std::string("=") : fmt::format("{:+}", rise)};
        for (const std::size_t w : shown)
            row.push_back(rank_cell(courses[n].ranks[w]));
        table.rows.push_back(std::move(row));
    }
    const auto once = static_cast<std::size_t>(std::ranges::count_if(
        courses, [](const Course& course) { return !course.rise().has_value(); }));
    table.notes.emplace_back("Rise: the first rank less the last, among the actors of the window.");
    note_empty(table, windows.size() - shown.size());
    if (once > 0)
        table.notes.push_back(
            fmt::format("{} in fewer than two windows left out.", counted(once, "actor")));
    return table;
}

}  // namespace

void WindowArguments::add_to(Arguments& arguments) {
    arguments.option("--by-window",
                     rule_,
                     "RULE",
                     "over time, and who rose and fell: year, quarter, month, sliding (a year "
                     "moved on by a quarter), or as 3y/1y");
}

WindowRule WindowArguments::rule() const {
    const std::optional<WindowRule> rule = parse_window_rule(rule_ == "sliding" ? sliding : rule_);
    if (!rule)
        throw Error(ErrorCode::usage,
                    {},
                    fmt::format("--by-window: '{}' is not year, quarter, month, sliding or a rule "
                                "such as 3y/1y",
                                printable(rule_)));
    return *rule;
}

Table WindowArguments::actor_table(const Graph& graph,
                                   const std::vector<const MeasureInfo*>& measures,
                                   const MeasureOptions& options,
                                   const TableStyle& style) const {
    const std::vector<Window> windows = evidence_windows(graph, rule());
    if (!style.for_people)
        return long_table(graph, windows, measures, options, style);
    Table table = rise_table(graph, windows, *measures.front(), options, style);
    if (measures.size() > 1)
        table.notes.push_back(
            fmt::format("{} by --sort, or all of them with -f csv.",
                        measures.size() == 2 ? "The other measure" : "Other measures"));
    return table;
}

Table WindowArguments::network_table(const Graph& graph,
                                     const std::vector<const NetworkMeasureInfo*>& measures,
                                     const MeasureOptions& options,
                                     const TableStyle& style) const {
    const std::vector<Window> windows = evidence_windows(graph, rule());
    Table table;
    table.title =
        fmt::format("Network of {} in {}", style.edges, counted(windows.size(), "window"));
    table.columns = {{"measure", "Measure", true}};
    for (const NetworkMeasureInfo* measure : measures)
        table.rows.push_back({std::string(style.for_people ? measure->title : measure->name)});
    std::size_t empty = 0;
    for (const Window& window : windows) {
        const Graph part = in_window(graph, window);
        if (style.for_people && part.edge_count() == 0) {
            ++empty;
            continue;
        }
        table.columns.push_back({window.name, window.name});
        Networks networks(part, options);
        for (std::size_t m = 0; m < measures.size(); ++m) {
            const NetworkValue value = measures[m]->compute_on(networks, options);
            table.rows[m].push_back(value.undefined ? Cell() : number_cell(value.value));
        }
    }
    table.notes.emplace_back("Actors without an edge in a window are isolates in it.");
    note_empty(table, empty);
    return table;
}

}  // namespace entente::cli
