// SPDX-License-Identifier: MIT
#include "graph/measures/network.hpp"
#include "graph/version/diff.hpp"
#include "render/report_sections.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t most_rows = 15;  // of each kind: a report is read, a diff is searched

/// An edge of either graph, in words.
[[nodiscard]] std::string edge_name(const ReportContext& c, const EdgeKey& key) {
    const RelationType* relation = c.graph.schema().find_relation(key.relation);
    if (relation == nullptr)
        relation = c.options.against->schema().find_relation(key.relation);
    return fmt::format("{} —{}{} {}",
                       c.name_of(key.source),
                       c.relation_name(key.relation, key.negated),
                       relation == nullptr || relation->directed ? "→" : "—",
                       c.name_of(key.target));
}

struct Row {
    double weight = 0;
    std::vector<std::string> cells;
};

void add_table(const ReportContext& c,
               std::string_view id,
               const std::string& title,
               std::vector<Row> rows,
               std::vector<Block>& out) {
    if (rows.empty())
        return;
    out.push_back(Heading{3, std::string(id), title});
    std::ranges::stable_sort(rows, std::greater{}, &Row::weight);
    TableBlock table{
        {std::string(c.say("Edge", "边")), std::string(c.say("sentences", "句"))}, {}, 1};
    for (std::size_t k = 0; k < std::min(most_rows, rows.size()); ++k)
        table.rows.push_back(rows[k].cells);
    out.push_back(std::move(table));
    if (rows.size() > most_rows)
        out.push_back(
            Paragraph{fmt::format(fmt::runtime(c.say("and {} more, which 'entente diff' lists",
                                                     "另有 {} 条，entente diff 可全部列出")),
                                  rows.size() - most_rows),
                      ""});
}

/// Whose rank by degree has moved most, among those in both graphs.
void add_ranks(const ReportContext& c, std::vector<Block>& out) {
    const MeasureInfo& degree = *find_node_measure("degree");
    const auto now = ranks(degree.compute(c.graph, c.measuring()).values);
    const auto then = ranks(degree.compute(*c.options.against, c.measuring()).values);
    std::vector<Row> rows;
    for (std::size_t n = 0; n < c.graph.node_count(); ++n) {
        const std::string& id = c.graph.nodes()[n].id;
        const auto before = c.options.against->find(id);
        if (!before)
            continue;
        const std::uint32_t a = then[index(*before)], b = now[n];
        // Only who was or is near the top: below it, ranks turn on one edge.
        if (a == b || std::min(a, b) > 2 * c.options.top)
            continue;
        rows.push_back({static_cast<double>(std::max(a, b) - std::min(a, b)),
                        {c.name_of(id),
                         fmt::format("{} → {}", a, b),
                         fmt::format("{}{}", b < a ? "▲" : "▼", std::max(a, b) - std::min(a, b))}});
    }
    if (rows.empty())
        return;
    out.push_back(
        Heading{3,
                "changes-ranks",
                std::string(c.say("Ranks by degree that moved most", "度的名次变动最大者"))});
    std::ranges::stable_sort(rows, std::greater{}, &Row::weight);
    TableBlock table{{std::string(c.say("Actor", "行为体")),
                      std::string(c.say("rank", "名次")),
                      std::string(c.say("moved", "变动"))},
                     {},
                     1};
    for (std::size_t k = 0; k < std::min(most_rows, rows.size()); ++k)
        table.rows.push_back(rows[k].cells);
    out.push_back(std::move(table));
}

void add_flips(const ReportContext& c, const GraphDiff& changes, std::vector<Block>& out) {
    if (changes.flips.empty())
        return;
    out.push_back(Heading{
        3, "changes-flips", std::string(c.say("Pairs whose sign has turned", "符号翻转的对"))});
    TableBlock table{{std::string(c.say("source", "源")),
                      std::string(c.say("target", "目标")),
                      std::string(c.say("sign", "符号"))},
                     {},
                     9};
    for (const SignFlip& flip : changes.flips)
        table.rows.push_back({c.name_of(flip.source),
                              c.name_of(flip.target),
                              flip.sign_before > 0 ? "+ → −" : "− → +"});
    out.push_back(std::move(table));
}

}  // namespace

void changes_section(const ReportContext& c, std::vector<Block>& out) {
    if (c.options.against == nullptr)
        return;
    const GraphDiff changes = diff(*c.options.against, c.graph);
    out.push_back(Heading{2, "changes", std::string(c.say("What changed", "变化"))});
    out.push_back(Paragraph{
        fmt::format(fmt::runtime(c.say(
                        "{} sign flips; edges: {} added, {} removed, {} changed; actors: {} added, "
                        "{} removed.",
                        "符号翻转 {}；边：新增 {}、消失 {}、改变 {}；行为体：新增 {}、消失 {}。")),
                    changes.flips.size(),
                    changes.edges_added.size(),
                    changes.edges_removed.size(),
                    changes.edges_changed.size(),
                    changes.nodes_added.size(),
                    changes.nodes_removed.size()),
        ""});
    add_flips(c, changes, out);
    add_ranks(c, out);
    std::vector<Row> added, removed, changed;
    for (const EdgeRecord& edge : changes.edges_added)
        added.push_back(
            {edge.edge.weight, {edge_name(c, edge.key), short_number(edge.edge.weight)}});
    for (const EdgeRecord& edge : changes.edges_removed)
        removed.push_back(
            {edge.edge.weight, {edge_name(c, edge.key), short_number(edge.edge.weight)}});
    for (const EdgeChange& edge : changes.edges_changed)
        if (edge.after.edge.weight != edge.before.edge.weight)
            changed.push_back({std::abs(edge.after.edge.weight - edge.before.edge.weight),
                               {edge_name(c, edge.after.key),
                                short_number(edge.before.edge.weight) + " → " +
                                    short_number(edge.after.edge.weight)}});
    add_table(c,
              "changes-added",
              std::string(c.say("New edges, best supported first", "新增的边，证据多者在先")),
              std::move(added),
              out);
    add_table(c,
              "changes-removed",
              std::string(c.say("Edges that are gone", "消失的边")),
              std::move(removed),
              out);
    add_table(c,
              "changes-changed",
              std::string(c.say("Edges with more or fewer sentences", "句数改变的边")),
              std::move(changed),
              out);
}

}  // namespace entente
