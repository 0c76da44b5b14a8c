// SPDX-License-Identifier: MIT
#include "cli/timeline_tables.hpp"

#include "cli/nodes.hpp"
#include "graph/measures/measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace entente::cli {
namespace {

Cell count(std::size_t number) {
    return static_cast<std::int64_t>(number);
}

std::string_view glyph(double net) {
    return net > 0 ? "+" : net < 0 ? "-" : "0";
}

/// A column a period after those given.
void add_periods(Table& table, const Timeline& timeline) {
    for (const TimelinePeriod& period : timeline.periods)
        table.columns.push_back({period.name, period.name, false});
}

Table periods(const TimelineView& view) {
    Table table{"Periods",
                {{"period", "Period", true},
                 {"nodes", "Nodes", false},
                 {"edges", "Edges", false},
                 {"statements", "Statements", false},
                 {"positive", "+", false},
                 {"negative", "-", false},
                 {"neutral", "0", false},
                 {"born", "Born", false},
                 {"died", "Died", false},
                 {"flips", "Flips", false},
                 {"communities", "Comm.", false},
                 {"agreement", "Agree", false}},
                {},
                {}};
    for (const TimelinePeriod& p : view.timeline.periods)
        table.rows.push_back({p.name,
                              count(p.nodes),
                              count(p.edges),
                              count(p.statements),
                              count(p.positive),
                              count(p.negative),
                              count(p.neutral),
                              count(p.born),
                              count(p.died),
                              count(p.flips),
                              count(p.communities),
                              p.agreement ? Cell(*p.agreement) : Cell()});
    // where old statements fade they are not held with the edges
    constexpr std::size_t statements = 3;
    const bool held = std::ranges::any_of(view.timeline.periods,
                                          [](const TimelinePeriod& p) { return p.statements > 0; });
    if (!held) {
        table.columns.erase(table.columns.begin() + statements);
        for (std::vector<Cell>& row : table.rows)
            row.erase(row.begin() + statements);
    }
    table.notes.emplace_back(
        "Born, Died: edges since the period before. Flips: pairs whose net sign turned. Comm.: "
        "communities; Agree: how far they are those of before (1 = the same).");
    return table;
}

Table ranks_table(const TimelineView& view) {
    const Timeline& timeline = view.timeline;
    const MeasureInfo* measure = find_node_measure(timeline.measure);
    Table table{fmt::format("Rank by {}", measure->title), {{"node", "Actor", true}}, {}, {}};
    add_periods(table, timeline);
    for (std::size_t i = 0; i < std::min(view.top, timeline.nodes.size()); ++i) {
        std::vector<Cell> row{name_in(view, timeline.nodes[i].id)};
        for (const std::uint32_t rank : timeline.nodes[i].ranks)
            row.push_back(rank == 0 ? Cell() : Cell(std::int64_t{rank}));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table signs(const TimelineView& view) {
    Table table{"Signs of pairs, those that turned first",
                {{"pair", "Pair", true}, {"flips", "Flips", false}},
                {},
                {}};
    add_periods(table, view.timeline);
    for (std::size_t i = 0; i < std::min(view.top, view.timeline.pairs.size()); ++i) {
        const PairTrack& pair = view.timeline.pairs[i];
        std::vector<Cell> row{
            fmt::format("{} - {}", name_in(view, pair.source), name_in(view, pair.target)),
            count(pair.flips)};
        for (const auto& net : pair.net)
            row.emplace_back(std::string(net ? glyph(*net) : ""));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table communities(const TimelineView& view) {
    Table table{"Communities, numbered alike through time", {{"node", "Actor", true}}, {}, {}};
    add_periods(table, view.timeline);
    for (std::size_t i = 0; i < std::min(view.top, view.timeline.nodes.size()); ++i) {
        const NodeTrack& node = view.timeline.nodes[i];
        std::vector<Cell> row{name_in(view, node.id)};
        for (const auto& community : node.communities)
            row.push_back(community ? Cell(std::int64_t{*community} + 1) : Cell());
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table changes(const TimelineView& view) {
    Table table{"Where a level moves",
                {{"series", "Series", true},
                 {"period", "From", false},
                 {"before", "Mean before", false},
                 {"after", "Mean after", false}},
                {},
                {}};
    for (const LevelChange& change : view.timeline.changes)
        table.rows.push_back({change.series,
                              view.timeline.periods[change.period].name,
                              change.before,
                              change.after});
    if (table.rows.empty())
        table.notes.emplace_back(view.timeline.periods.size() < 4
                                     ? "No change points: they need four periods or more."
                                     : "No change points.");
    return table;
}

/// Calls each(period, edge, born) for every birth and death, by period, then by key.
template <class Each>
void for_events(const Timeline& timeline, Each&& each) {
    for (std::size_t i = 1; i < timeline.periods.size(); ++i)
        for (const EdgeTrack& edge : timeline.edges) {
            const bool was = edge.weights[i - 1] != 0, is = edge.weights[i] != 0;
            if (was != is)
                each(i, edge, is);
        }
}

Table events(const TimelineView& view) {
    Table table{"Births and deaths of edges",
                {{"period", "Period", true}, {"event", "Event", false}, {"edge", "Edge", false}},
                {},
                {}};
    for_events(view.timeline, [&](std::size_t period, const EdgeTrack& edge, bool born) {
        table.rows.push_back({view.timeline.periods[period].name,
                              std::string(born ? "born" : "died"),
                              spelt(edge.key)});
    });
    return table;
}

}  // namespace

std::string name_in(const TimelineView& view, const std::string& id) {
    const auto at = std::ranges::find(view.timeline.nodes, id, &NodeTrack::id);
    if (view.languages.empty() || at == view.timeline.nodes.end())
        return id;
    const std::string label = label_of(Node{.id = id, .labels = at->labels}, view.languages);
    return label == id ? id : fmt::format("{} {}", id, label);
}

std::vector<TimelineTable> timeline_tables() {
    return {{"periods", periods},
            {"ranks", ranks_table},
            {"signs", signs},
            {"communities", communities},
            {"changes", changes},
            {"edges", events, false}};
}

Table timeline_figures(const Timeline& timeline) {
    Table table{"Timeline",
                {{"table", "Table", true},
                 {"period", "Period", true},
                 {"subject", "Subject", true},
                 {"field", "Field", true},
                 {"value", "Value", false}},
                {},
                {}};
    const auto add = [&](const char* name,
                         std::size_t period,
                         const std::string& subject,
                         const std::string& field,
                         Cell value) {
        table.rows.push_back(
            {std::string(name), timeline.periods[period].name, subject, field, std::move(value)});
    };
    const std::vector<std::string> none;
    const Table figures = periods({timeline, none, 0});
    for (std::size_t i = 0; i < timeline.periods.size(); ++i)
        for (std::size_t c = 1; c < figures.columns.size(); ++c)
            add("periods", i, "", figures.columns[c].name, figures.rows[i][c]);
    for (const NodeTrack& node : timeline.nodes)
        for (std::size_t i = 0; i < node.ranks.size(); ++i) {
            if (node.ranks[i] == 0)
                continue;
            add("nodes", i, node.id, timeline.measure, node.values[i]);
            add("nodes", i, node.id, "rank", std::int64_t{node.ranks[i]});
            add("nodes", i, node.id, "community", std::int64_t{*node.communities[i]} + 1);
        }
    for (const PairTrack& pair : timeline.pairs)
        for (std::size_t i = 0; i < pair.net.size(); ++i)
            if (pair.net[i])
                add("signs", i, pair.source + " " + pair.target, "net", *pair.net[i]);
    for (const EdgeTrack& edge : timeline.edges)
        for (std::size_t i = 0; i < edge.weights.size(); ++i)
            if (edge.weights[i] != 0)
                add("edges", i, spelt(edge.key), "weight", edge.weights[i]);
    for_events(timeline, [&](std::size_t period, const EdgeTrack& edge, bool born) {
        add("edges", period, spelt(edge.key), born ? "born" : "died", std::int64_t{1});
    });
    for (const LevelChange& change : timeline.changes) {
        add("changes", change.period, change.series, "mean-before", change.before);
        add("changes", change.period, change.series, "mean-after", change.after);
    }
    return table;
}

}  // namespace entente::cli
