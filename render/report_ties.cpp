// SPDX-License-Identifier: MIT
#include "graph/measures/balance.hpp"
#include "graph/measures/signed.hpp"
#include "render/report_sections.hpp"
#include "render/views.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace entente {
namespace {

/// The strongest signed edge between two nodes, for quoting.
[[nodiscard]] const Edge* strongest(const Graph& graph, std::size_t a, std::size_t b) {
    const Edge* best = nullptr;
    for (const Edge& edge : graph.edges()) {
        const bool here = (index(edge.source) == a && index(edge.target) == b) ||
                          (index(edge.source) == b && index(edge.target) == a);
        if (here && graph.sign(edge) != Sign::neutral &&
            (best == nullptr || edge.weight > best->weight))
            best = &edge;
    }
    return best;
}

/// The unbalanced triangles that are spoken of most, with a sentence for each tie.
void quote_unbalanced(const ReportContext& c, std::vector<Block>& out) {
    if (!c.unbalanced.empty())
        out.push_back(Paragraph{
            fmt::format(fmt::runtime(c.say("Unbalanced triangles: {}; those most spoken of:",
                                           "不平衡三角共 {} 个；被提到最多者：")),
                        c.unbalanced.size()),
            ""});
    constexpr std::size_t most = 5;
    for (std::size_t k = 0; k < std::min(most, c.unbalanced.size()); ++k) {
        const UnbalancedTriangle& triangle = c.unbalanced[k];
        out.push_back(
            Heading{3,
                    fmt::format("triangle-{}", k + 1),
                    fmt::format(fmt::runtime(c.say("Unbalanced: {}, {}, {}", "不平衡：{}、{}、{}")),
                                c.name(triangle.nodes[0]),
                                c.name(triangle.nodes[1]),
                                c.name(triangle.nodes[2]))});
        for (const Edge* edge : triangle.edges) {
            out.push_back(Paragraph{
                (c.graph.sign(*edge) == Sign::positive ? "+ " : "− ") + c.name(*edge), ""});
            quote_edge(*edge, 1, out);
        }
    }
}

/// How often each relation joins which types, the most frequent first.
void relation_counts(const ReportContext& c, std::vector<Block>& out) {
    std::map<std::tuple<std::string, std::string, std::string>, std::pair<std::size_t, double>>
        counts;
    for (const Edge& edge : c.graph.edges()) {
        auto& count = counts[{c.relation_name(edge.relation, edge.negated),
                              c.graph.node(edge.source).type,
                              c.graph.node(edge.target).type}];
        ++count.first;
        count.second += edge.weight;
    }
    TableBlock table{{std::string(c.say("Relation", "关系")),
                      std::string(c.say("from", "自")),
                      std::string(c.say("to", "至")),
                      std::string(c.say("edges", "边")),
                      std::string(c.say("sentences", "句"))},
                     {},
                     3};
    std::vector<std::pair<decltype(counts)::key_type, decltype(counts)::mapped_type>> rows(
        counts.begin(), counts.end());
    std::ranges::stable_sort(rows, std::greater{}, [](const auto& row) { return row.second; });
    for (const auto& [key, count] : rows)
        table.rows.push_back({std::get<0>(key),
                              c.type_name(std::get<1>(key)),
                              c.type_name(std::get<2>(key)),
                              fmt::format("{}", count.first),
                              short_number(count.second)});
    out.push_back(std::move(table));
}

/// How far the communities depend on the order in which they were sought.
void community_agreement(const ReportContext& c, std::vector<Block>& out) {
    const Partition& parts = c.communities;
    double agreement = 0;
    constexpr unsigned trials = 10;
    Networks networks(c.graph, c.measuring());
    for (unsigned k = 1; k <= trials; ++k)
        agreement +=
            compare(parts.of, leiden(networks.undirected(), {.seed = c.options.seed + k}).of).nmi /
            trials;
    out.push_back(Paragraph{
        fmt::format(
            fmt::runtime(c.say(
                "Leiden, all ties, modularity {}; agreement with {} other seeds: mean NMI {}.",
                "Leiden 法，全部关系，模块度 {}；与另外 {} 个种子的一致性：平均 NMI {}。")),
            short_number(parts.quality),
            trials,
            short_number(agreement)),
        ""});
    out.push_back(Paragraph{
        std::string(c.say("Stability: of the pairs inside a community, the share that those other "
                          "seeds keep together.",
                          "稳定性：社群内部的行为体对中，其他种子仍使之同群的份额。")),
        ""});
}

}  // namespace

std::vector<UnbalancedTriangle> unbalanced_triangles(const Graph& graph,
                                                     const SignedNetwork& ties) {
    std::map<std::pair<std::size_t, std::size_t>, double> sign;
    const Network& clear = ties.clear;
    for (std::size_t n = 0; n < clear.node_count(); ++n)
        for (std::uint32_t arc = clear.offsets()[n]; arc < clear.offsets()[n + 1]; ++arc)
            sign[{n, clear.targets()[arc]}] = clear.weight(arc);
    std::map<std::pair<std::size_t, std::size_t>, const Edge*> strongest;
    for (const Edge& edge : graph.edges()) {
        if (graph.sign(edge) == Sign::neutral)
            continue;
        const Edge*& best = strongest[std::minmax(index(edge.source), index(edge.target))];
        if (best == nullptr || edge.weight > best->weight)
            best = &edge;
    }
    std::vector<UnbalancedTriangle> out;
    for (const auto& [ab, s1] : sign) {
        const auto [a, b] = ab;
        if (a > b)
            continue;
        for (const std::uint32_t third : clear.row(b)) {
            const std::size_t d = third;
            const auto ad = sign.find({a, d});
            if (d <= b || ad == sign.end() || s1 * sign.at({b, d}) * ad->second > 0)
                continue;
            UnbalancedTriangle triangle{
                {a, b, d}, {strongest[{a, b}], strongest[{b, d}], strongest[{a, d}]}, 0};
            for (const Edge* edge : triangle.edges)
                triangle.weight += edge->weight;
            out.push_back(triangle);
        }
    }
    std::ranges::stable_sort(out, std::greater{}, &UnbalancedTriangle::weight);
    return out;
}

void signs_section(const ReportContext& c, std::vector<Block>& out) {
    out.push_back(Heading{2, "signs", std::string(c.say("Signs and balance", "符号与平衡"))});
    const SignedNetwork& ties = c.ties;
    const TriangleSigns& triangles = c.triangles;
    TableBlock table{{std::string(c.say("Triangle", "三角")),
                      std::string(c.say("number", "数目")),
                      std::string(c.say("balanced", "平衡"))},
                     {},
                     1};
    const std::array<const char*, 4> kinds{"+ + +", "+ + −", "+ − −", "− − −"};
    for (std::size_t k = 0; k < kinds.size(); ++k)
        table.rows.push_back({kinds.at(k),
                              fmt::format("{}", triangles.by_negative.at(k)),
                              std::string(k % 2 == 0 ? c.say("yes", "是") : c.say("no", "否"))});
    out.push_back(std::move(table));
    if (triangles.total() > 0)
        out.push_back(
            Paragraph{fmt::format(fmt::runtime(c.say("Balanced: {} of triangles, by chance {}.",
                                                     "平衡三角占 {}，随机时为 {}。")),
                                  short_number(triangles.balanced()),
                                  short_number(triangles.expected())),
                      ""});
    const Frustration frustration_ = frustration(ties, {.most_steps = 500'000});
    out.push_back(Paragraph{
        fmt::format(
            fmt::runtime(c.say("Frustration index: {}{} ties must change sign for two friendly "
                               "camps that are hostile to each other.",
                               "受挫指数：{}{} 条边须变号，才成两个内部友好、彼此敌对的阵营。")),
            frustration_.exact ? "" : "≤ ",
            frustration_.index),
        ""});
    for (const Link& flip : frustration_.flips)
        if (const Edge* edge = strongest(c.graph, flip.source, flip.target))
            out.push_back(Paragraph{c.name(*edge), ""});
    if (!ties.ambivalent.empty()) {
        std::string pairs;
        for (const Link& pair : ties.ambivalent)
            pairs +=
                (pairs.empty() ? "" : "; ") + c.name(pair.source) + " – " + c.name(pair.target);
        out.push_back(Paragraph{
            fmt::format(
                fmt::runtime(c.say("Ambivalent pairs, with positive and negative edges: {}.",
                                   "既有正向又有负向关系的对：{}。")),
                pairs),
            ""});
    }
    quote_unbalanced(c, out);
}

void relations_section(const ReportContext& c, std::vector<Block>& out) {
    out.push_back(Heading{2, "relations", std::string(c.say("Relations and roles", "关系与角色"))});
    relation_counts(c, out);
    // Who stands for and against each initiative and concept.
    TableBlock stances{{std::string(c.say("Initiative or concept", "倡议或概念")),
                        std::string(c.say("for", "支持者")),
                        std::string(c.say("against", "反对者")),
                        std::string(c.say("denied", "否定者"))},
                       {},
                       9};
    for (std::size_t n = 0; n < c.graph.node_count(); ++n) {
        if (c.graph.nodes()[n].type != "initiative" && c.graph.nodes()[n].type != "concept")
            continue;
        std::array<std::string, 3> who;
        for (const Edge& edge : c.graph.edges()) {
            if (index(edge.target) != n || edge.relation == "member_of")
                continue;
            const Sign sign = c.graph.sign(edge);
            if (!edge.negated && sign == Sign::neutral)
                continue;
            std::string& list = who.at(edge.negated ? 2 : sign == Sign::positive ? 0 : 1);
            const std::string name = c.name(index(edge.source));
            if (list.find(name) == std::string::npos)
                list += (list.empty() ? "" : ", ") + name;
        }
        if (!who[0].empty() || !who[1].empty() || !who[2].empty())
            stances.rows.push_back({c.name(n), who[0], who[1], who[2]});
    }
    if (!stances.rows.empty())
        out.push_back(std::move(stances));
    std::vector<std::string> labels;
    for (std::size_t n = 0; n < c.graph.node_count(); ++n)
        labels.push_back(c.name(n));
    ViewOptions matrix{.language = c.options.language, .groups = c.communities.of};
    matrix.labels = std::move(labels);
    if (std::ranges::any_of(c.graph.nodes(),
                            [](const Node& node) { return node.type == "initiative"; }))
        out.push_back(Figure{
            two_mode_svg(c.graph, {"initiative"}, matrix, c.options.drawing.theme),
            std::string(c.say("Who stands how to which initiative", "各行为体与各倡议的关系"))});
    out.push_back(Figure{
        matrix_svg(c.graph, matrix, c.options.drawing.theme),
        std::string(c.say("Who is tied to whom, by community: filled = positive, cross = negative, "
                          "diamond = both, ring = neutral or denied",
                          "邻接矩阵，按社群排列：方块正向，叉负向，菱形兼有，圆圈中性或否定"))});
}

void communities_section(const ReportContext& c, std::vector<Block>& out) {
    out.push_back(Heading{2, "communities", std::string(c.say("Communities", "社群"))});
    const Partition& parts = c.communities;
    struct Row {
        std::string members;
        std::size_t size = 0, inside_positive = 0, inside_negative = 0, outside_positive = 0,
                    outside_negative = 0;
    };
    std::vector<Row> rows(parts.count);
    for (const std::size_t n : c.by_recurrence) {
        Row& row = rows.at(parts.of[n]);
        if (++row.size <= 15)
            row.members += (row.members.empty() ? "" : ", ") + c.name(n);
    }
    for (const Edge& edge : c.graph.edges()) {
        const std::uint32_t a = parts.of[index(edge.source)], b = parts.of[index(edge.target)];
        const bool plus = c.graph.sign(edge) == Sign::positive,
                   minus = c.graph.sign(edge) == Sign::negative;
        for (const std::uint32_t part : {a, b}) {
            (a == b ? rows.at(part).inside_positive : rows.at(part).outside_positive) +=
                plus ? 1U : 0U;
            (a == b ? rows.at(part).inside_negative : rows.at(part).outside_negative) +=
                minus ? 1U : 0U;
            if (a == b)
                break;
        }
    }
    TableBlock table{{"#",
                      std::string(c.say("size", "规模")),
                      std::string(c.say("inside + / −", "内部 + / −")),
                      std::string(c.say("outside + / −", "外部 + / −")),
                      std::string(c.say("stability", "稳定性")),
                      std::string(c.say("members", "成员"))},
                     {},
                     9};
    for (std::size_t k = 0; k < rows.size(); ++k)
        table.rows.push_back(
            {fmt::format("{}", k + 1),
             fmt::format("{}", rows[k].size),
             fmt::format("{} / {}", rows[k].inside_positive, rows[k].inside_negative),
             fmt::format("{} / {}", rows[k].outside_positive, rows[k].outside_negative),
             rows[k].size > 1 ? fmt::format("{:.2f}", c.stability[k]) : "–",
             rows[k].members + (rows[k].size > 15 ? " …" : "")});
    out.push_back(std::move(table));
    community_agreement(c, out);
}

}  // namespace entente
