// SPDX-License-Identifier: MIT
#include "cli/centrality_tables.hpp"

#include "cli/nodes.hpp"
#include "cli/text.hpp"
#include "graph/measures/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace entente::cli {

namespace {

std::string_view sign_of(const Graph& graph, const Edge& edge) {
    switch (graph.sign(edge)) {
        case Sign::positive:
            return "+";
        case Sign::negative:
            return "-";
        case Sign::neutral:
            break;
    }
    return "0";
}

/// Places of the edges to show: those that the first measure sees, highest first.
std::vector<std::size_t> edge_order(const Scores& first, const std::vector<bool>& seen) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < seen.size(); ++i)
        if (seen[i])
            order.push_back(i);
    std::ranges::stable_sort(
        order, std::ranges::greater{}, [&](std::size_t i) { return first.values[i]; });
    return order;
}

void cut(Table& table, std::size_t top) {
    if (top == 0 || table.rows.size() <= top)
        return;
    table.notes.push_back(fmt::format("{} more not shown.", table.rows.size() - top));
    table.rows.resize(top);
}

}  // namespace

Table edge_table(const Graph& graph,
                 const std::vector<const MeasureInfo*>& measures,
                 const MeasureOptions& options,
                 const TableStyle& style) {
    Networks networks(graph, options);
    std::vector<Scores> scores;
    Table table;
    table.title = fmt::format(
        "Edges of {} by {}: {}, {}",
        style.edges,
        measures.front()->title,
        counted(graph.node_count(), "actor"),
        counted(static_cast<std::size_t>(std::ranges::count(networks.seen(), true)), "edge"));
    table.columns = {{"source", "Source", true},
                     {"relation", "Relation", true},
                     {"target", "Target", true},
                     {"sign", "Sign"},
                     {"weight", "Weight"}};
    for (const MeasureInfo* info : measures) {
        scores.push_back(info->compute_on(networks, options));
        table.columns.push_back({std::string(info->name), std::string(info->title)});
        if (!scores.back().note.empty())
            table.notes.push_back(fmt::format("{}: {}.", info->title, scores.back().note));
    }
    for (const std::size_t i : edge_order(scores.front(), networks.seen())) {
        const Edge& edge = graph.edges()[i];
        std::vector<Cell> cells{graph.node(edge.source).id,
                                (edge.negated ? "!" : "") + edge.relation,
                                graph.node(edge.target).id,
                                std::string(sign_of(graph, edge)),
                                number_cell(edge.weight)};
        for (const Scores& one : scores)
            cells.push_back(one.undefined[i] ? Cell() : number_cell(one.values[i]));
        table.rows.push_back(std::move(cells));
    }
    cut(table, style.top);
    return table;
}

Table network_table(const Graph& graph,
                    const std::vector<const NetworkMeasureInfo*>& measures,
                    const MeasureOptions& options,
                    const TableStyle& style) {
    Networks networks(graph, options);
    Table table;
    table.title = fmt::format("Network of {}", style.edges);
    table.columns = {{"measure", "Measure", true}, {"value", "Value"}};
    if (!style.for_people)
        table.columns.push_back({"note", "Note"});
    for (const NetworkMeasureInfo* info : measures) {
        const NetworkValue value = info->compute_on(networks, options);
        std::vector<Cell> cells{std::string(style.for_people ? info->title : info->name),
                                value.undefined ? Cell() : number_cell(value.value)};
        if (!style.for_people)
            cells.emplace_back(value.note);
        else if (!value.note.empty())
            table.notes.push_back(fmt::format("{}: {}.", info->title, value.note));
        table.rows.push_back(std::move(cells));
    }
    cut(table, style.top);
    return table;
}

namespace {

struct Found {
    const GroupMeasureInfo* info;
    Grouping grouping;
};

/// "4 groups, modularity 0.4198; over ten seeds NMI 1 (at least 1), VI 0".
std::string verdict(const Found& found, Networks& networks, const MeasureOptions& options) {
    if (!found.grouping.defined)
        return found.grouping.note;
    const Partition& partition = found.grouping.partition;
    std::string text = counted(partition.count, "group");
    if (!found.info->quality.empty())
        text += fmt::format(", {} {}", found.info->quality, short_number(partition.quality));
    if (!found.grouping.note.empty())
        text += "; " + found.grouping.note;
    if (found.info->seeded) {
        const Stability stable = stability(over_seeds(*found.info, networks, options));
        text += fmt::format("; over ten seeds NMI {} (at least {}), VI {}",
                            short_number(stable.nmi),
                            short_number(stable.lowest_nmi),
                            short_number(stable.variation));
    }
    return text;
}

std::string likeness(const Agreement& found) {
    return fmt::format("NMI {}, VI {}, adjusted Rand {}",
                       short_number(found.nmi),
                       short_number(found.variation),
                       short_number(found.rand));
}

void add_group_notes(Table& table,
                     const std::vector<Found>& found,
                     Networks& networks,
                     const MeasureOptions& options) {
    for (const Found& one : found)
        table.notes.push_back(
            fmt::format("{}: {}.", one.info->title, verdict(one, networks, options)));
    const std::string given = options.groups.empty() ? "types" : options.groups;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!found[i].grouping.defined)
            continue;
        const std::vector<std::uint32_t>& own = found[i].grouping.partition.of;
        if (found[i].info->name != options.groups)
            table.notes.push_back(fmt::format("{} and {}: {}.",
                                              found[i].info->title,
                                              given,
                                              likeness(compare(own, networks.groups()))));
        for (std::size_t j = i + 1; j < found.size(); ++j)
            if (found[j].grouping.defined)
                table.notes.push_back(
                    fmt::format("{} and {}: {}.",
                                found[i].info->title,
                                found[j].info->title,
                                likeness(compare(own, found[j].grouping.partition.of))));
    }
}

}  // namespace

Table group_table(const Graph& graph,
                  const std::vector<const GroupMeasureInfo*>& measures,
                  const MeasureOptions& options,
                  const TableStyle& style) {
    Networks networks(graph, options);
    std::vector<Found> found;
    Table table;
    table.title =
        fmt::format("Groups of {}: {}", style.edges, counted(graph.node_count(), "actor"));
    table.columns = {{"id", "Id", true}, {"label", "Name", true}, {"type", "Type"}};
    for (const GroupMeasureInfo* info : measures) {
        found.push_back({info, info->compute_on(networks, options)});
        table.columns.push_back({std::string(info->name), std::string(info->title)});
    }
    std::vector<std::size_t> order(graph.node_count());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (const Grouping& first = found.front().grouping; first.defined)
        std::ranges::stable_sort(order, {}, [&](std::size_t n) { return first.partition.of[n]; });
    for (const std::size_t n : order) {
        const Node& node = graph.nodes()[n];
        std::vector<Cell> cells{node.id, label_of(node, style.languages), node.type};
        for (const Found& one : found) {
            Cell& cell = cells.emplace_back();
            if (one.grouping.defined)
                cell = std::int64_t{one.grouping.partition.of[n]} + 1;
        }
        table.rows.push_back(std::move(cells));
    }
    add_group_notes(table, found, networks, options);
    cut(table, style.top);
    return table;
}

}  // namespace entente::cli
