// SPDX-License-Identifier: MIT
#include "graph/version/diff.hpp"
#include "render/measure_words.hpp"
#include "render/plots.hpp"
#include "render/report_sections.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

namespace entente {
namespace {

[[nodiscard]] const Ranked* find(const ReportContext& c, std::string_view name) {
    for (const Ranked& measure : c.measures)
        if (measure.info->name == name)
            return &measure;
    return nullptr;
}

[[nodiscard]] std::vector<std::size_t> top_of(const Ranked& measure, std::size_t most) {
    std::vector<std::size_t> order(measure.ranks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t n) { return measure.ranks[n]; });
    order.resize(std::min(order.size(), most));
    return order;
}

/// The best supported tie of a sign that no pack brought, with a link to its sentences.
void tie_finding(const ReportContext& c,
                 Sign sign,
                 std::string_view en,
                 std::string_view zh,
                 std::vector<Block>& out) {
    for (const std::size_t e : c.quoted) {
        const Edge& edge = c.graph.edges()[e];
        if (c.graph.sign(edge) != sign || edge.negated || edge.relation == "member_of")
            continue;
        out.push_back(Paragraph{fmt::format("{}{}", c.say(en, zh), c.name(edge)),
                                edge_id(c.graph.key(edge))});
        return;
    }
}

/// How many pairs have turned since the older graph, and some of them.
void flips_finding(const ReportContext& c, std::vector<Block>& out) {
    if (c.options.against == nullptr)
        return;
    const auto flips = diff(*c.options.against, c.graph).flips;
    std::string pairs;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, flips.size()); ++k)
        pairs += fmt::format("{}{} – {} ({})",
                             pairs.empty() ? "" : ", ",
                             c.name_of(flips[k].source),
                             c.name_of(flips[k].target),
                             flips[k].sign_before > 0 ? "+ → −" : "− → +");
    out.push_back(
        Paragraph{fmt::format(fmt::runtime(c.say("Turned since the older graph: {} pairs{}{}.",
                                                 "与旧图相比符号翻转：{} 对{}{}。")),
                              flips.size(),
                              pairs.empty() ? "" : c.say(", such as ", "，如 "),
                              pairs),
                  "changes"});
}

/// How many edges stand on one sentence.
void weakest_finding(const ReportContext& c, std::vector<Block>& out) {
    std::size_t single = 0, with = 0;
    for (const Edge& edge : c.graph.edges()) {
        with += edge.evidence.empty() ? 0U : 1U;
        single += !edge.evidence.empty() && edge.weight <= 1 ? 1U : 0U;
    }
    out.push_back(Paragraph{
        fmt::format(
            fmt::runtime(c.say("Weakest evidence: {} of {} edges with evidence stand on a single "
                               "sentence; ranks without them are in the section on robustness.",
                               "最弱的证据：有证据的 {1} 条边中有 {0} "
                               "条只凭一句；去掉它们后的名次见稳健性一节。")),
            single,
            with),
        "robustness"});
}

/// What is said most often, what does not go together, what has turned, and what is sure.
void tie_findings(const ReportContext& c, std::vector<Block>& out) {
    tie_finding(c,
                Sign::positive,
                "Best supported friendly tie (sentences): ",
                "证据最多的友好关系（句数）：",
                out);
    tie_finding(c,
                Sign::negative,
                "Best supported hostile tie (sentences): ",
                "证据最多的敌对关系（句数）：",
                out);
    if (c.triangles.total() > 0)
        out.push_back(Paragraph{
            fmt::format(
                fmt::runtime(c.say("Balance: {:.0f} % of {} triangles are balanced, {:.0f} % would "
                                   "be by chance; {} are not.",
                                   "平衡：{1} 个三角中 {0:.0f} % 平衡，随机时为 {2:.0f} "
                                   "%；不平衡者 {3} 个。")),
                100 * c.triangles.balanced(),
                c.triangles.total(),
                100 * c.triangles.expected(),
                c.unbalanced.size()),
            c.unbalanced.empty() ? "signs" : "triangle-1"});
    flips_finding(c, out);
    if (!c.robustness.empty()) {
        std::vector<RankRange> rows = c.robustness.front().rows;
        std::ranges::stable_sort(rows, {}, &RankRange::rank);
        std::string text;
        for (std::size_t k = 0; k < std::min<std::size_t>(3, rows.size()); ++k)
            if (rows[k].best > 0)
                text += (text.empty() ? "" : ", ") + fmt::format("{} {} ({}–{})",
                                                                 c.name(rows[k].node),
                                                                 rows[k].rank,
                                                                 rows[k].best,
                                                                 rows[k].worst);
        if (!text.empty())
            out.push_back(Paragraph{
                fmt::format(fmt::runtime(c.say("How sure: rank by degree, and its range when any "
                                               "one document is left out: {}.",
                                               "可靠程度：度的名次，括号内为剔除任一文献时的范围：{"
                                               "}。")),
                            text),
                "robustness"});
    }
}

/// The first actors in three plots.
void actor_plots(const ReportContext& c,
                 const std::vector<ButterflyBar>& bars,
                 std::vector<Block>& out) {
    const Ranked* degree = find(c, "degree");
    const Ranked* between = find(c, "betweenness");
    std::vector<ScatterPoint> points;
    for (std::size_t k = 0; k < bars.size(); ++k) {
        const std::size_t n = c.by_recurrence[k];
        if (degree != nullptr && between != nullptr)
            points.push_back({c.name(n), degree->scores.values[n], between->scores.values[n]});
    }
    out.push_back(Figure{butterfly_svg(bars, c.options.drawing.theme),
                         std::string(c.say("Negative ties to the left, positive to the right",
                                           "左为负向关系，右为正向关系"))});
    if (!points.empty())
        out.push_back(Figure{
            scatter_svg(
                points, c.title(*degree->info), c.title(*between->info), c.options.drawing.theme),
            std::string(c.say("Betweenness against degree", "中介中心性与度"))});
    if (degree == nullptr)
        return;
    std::vector<RankSizePoint> all;
    for (std::size_t n = 0; n < c.graph.node_count(); ++n)
        all.push_back({c.name(n), degree->scores.values[n]});
    out.push_back(Figure{rank_size_svg(all,
                                       std::string(c.say("rank", "名次")),
                                       c.title(*degree->info),
                                       c.options.drawing.theme),
                         std::string(c.say("Degree by rank: how unequal the network is",
                                           "度按名次：网络的不均等程度"))});
}

}  // namespace

void header_section(const ReportContext& c, std::vector<Block>& out) {
    out.push_back(Heading{2, "corpus", std::string(c.say("Corpus", "语料"))});
    const Provenance& from = c.graph.provenance();
    std::set<std::pair<std::string, std::uint32_t>> sentences;
    std::set<std::string> dates, languages;
    for (const Edge& edge : c.graph.edges())
        for (const Evidence& evidence : edge.evidence) {
            sentences.emplace(evidence.document, evidence.sentence.index);
            if (!evidence.date.empty())
                dates.insert(evidence.date);
            languages.insert(evidence.language);
        }
    std::string spoken;
    for (const std::string& language : languages)
        spoken += (spoken.empty() ? "" : ", ") + language;
    TableBlock table{
        {std::string(c.say("What", "项目")), std::string(c.say("Value", "值"))}, {}, 9};
    const auto row = [&](std::string_view en, std::string_view zh, std::string value) {
        if (!value.empty())
            table.rows.push_back({std::string(c.say(en, zh)), std::move(value)});
    };
    row("Documents", "文献", fmt::format("{}", from.documents.size()));
    row("Sentences in evidence", "作证句子", fmt::format("{}", sentences.size()));
    row("Dates", "日期", dates.empty() ? "" : *dates.begin() + " – " + *dates.rbegin());
    row("Languages", "语言", spoken);
    row("Nodes, edges",
        "节点、边",
        fmt::format("{}, {}", c.graph.node_count(), c.graph.edge_count()));
    row("Graph SHA-256", "图的 SHA-256", c.options.graph_sha256);
    row("Tool", "工具", from.tool);
    row("Rule pack",
        "规则包",
        from.pack + (from.pack_sha256.empty() ? "" : " " + from.pack_sha256.substr(0, 12)));
    row("Command", "命令", c.options.command);
    row("Seed", "种子", fmt::format("{}", c.options.seed));
    out.push_back(std::move(table));
}

void findings_section(const ReportContext& c, std::vector<Block>& out) {
    out.push_back(Heading{2, "findings", std::string(c.say("Findings", "要点"))});
    if (c.graph.node_count() == 0) {
        out.push_back(Paragraph{std::string(c.say("The graph is empty.", "图是空的。")), ""});
        return;
    }
    std::string key;
    for (std::size_t k = 0; k < std::min<std::size_t>(5, c.by_recurrence.size()); ++k) {
        const std::size_t n = c.by_recurrence[k];
        key += (key.empty() ? "" : ", ") +
               fmt::format("{} ({}/{})", c.name(n), c.times_in_top[n], c.measures.size());
    }
    out.push_back(Paragraph{
        fmt::format(
            fmt::runtime(
                c.say("Key actors, by how many of the measures have them among their first {}: {}.",
                      "关键行为体（进入前 {} 名的指标数）：{}。")),
            c.options.top,
            key),
        "actors"});
    if (const Ranked* between = find(c, "betweenness"); between != nullptr) {
        const std::size_t broker = top_of(*between, 1).front();
        out.push_back(Paragraph{
            fmt::format(
                fmt::runtime(c.say(
                    "Broker: {} stands on most shortest paths between others (betweenness {}).",
                    "中介者：{} 处在他者之间最多的最短路径上（中介中心性 {}）。")),
                c.name(broker),
                short_number(between->scores.values[broker])),
            "m-betweenness"});
    }
    std::size_t contested = 0;
    const auto both = [&](std::size_t n) { return std::min(c.positive[n], c.negative[n]); };
    for (std::size_t n = 1; n < c.graph.node_count(); ++n)
        if (both(n) > both(contested))
            contested = n;
    if (both(contested) > 0)
        out.push_back(Paragraph{
            fmt::format(
                fmt::runtime(c.say("Most contested: {}, with {} positive and {} negative ties.",
                                   "最具争议：{}，正向 {} 条、负向 {} 条。")),
                c.name(contested),
                c.positive[contested],
                c.negative[contested]),
            "signs"});
    out.push_back(Paragraph{fmt::format(fmt::runtime(c.say("Blocs: {} communities (modularity {}).",
                                                           "集团：{} 个社群（模块度 {}）。")),
                                        c.communities.count,
                                        short_number(c.communities.quality)),
                            "communities"});
    tie_findings(c, out);
    weakest_finding(c, out);
}

void actors_section(const ReportContext& c, std::vector<Block>& out) {
    out.push_back(Heading{2, "actors", std::string(c.say("Key actors", "关键行为体"))});
    TableBlock table{{"#",
                      std::string(c.say("Actor", "行为体")),
                      std::string(c.say("Type", "类型")),
                      "+",
                      "−",
                      std::string(c.say("times in top", "入前列次数")),
                      std::string(c.say("community", "社群")),
                      std::string(c.say("sentences", "句")),
                      std::string(c.say("documents", "文献"))},
                     {},
                     3};
    std::vector<const Ranked*> shown;
    for (const char* name : {"degree", "strength", "betweenness", "pagerank", "eigenvector"})
        if (const Ranked* measure = find(c, name); measure != nullptr) {
            shown.push_back(measure);
            table.columns.push_back(c.title(*measure->info) + " z");
        }
    std::vector<std::set<std::pair<std::string, std::uint32_t>>> sentences(c.graph.node_count());
    for (const Edge& edge : c.graph.edges())
        for (const NodeId end : {edge.source, edge.target})
            for (const Evidence& evidence : edge.evidence)
                sentences[index(end)].emplace(evidence.document, evidence.sentence.index);
    std::vector<ButterflyBar> bars;
    for (std::size_t k = 0; k < std::min(2 * c.options.top, c.by_recurrence.size()); ++k) {
        const std::size_t n = c.by_recurrence[k];
        std::vector<std::string> row{
            fmt::format("{}", k + 1),
            c.name(n),
            c.type_name(c.graph.nodes()[n].type),
            short_number(c.positive[n]),
            short_number(c.negative[n]),
            fmt::format("{}", c.times_in_top[n]),
            fmt::format("{}", c.communities.of.empty() ? 0 : c.communities.of[n] + 1),
            fmt::format("{}", sentences[n].size())};
        std::set<std::string_view> documents;
        for (const auto& [document, sentence] : sentences[n])
            documents.insert(document);
        row.push_back(fmt::format("{}", documents.size()));
        for (const Ranked* measure : shown)
            row.push_back(fmt::format("{:.2f}", measure->z(n)));
        table.rows.push_back(std::move(row));
        bars.push_back({c.name(n), c.negative[n], c.positive[n]});
    }
    out.push_back(std::move(table));
    out.push_back(Paragraph{
        std::string(c.say("Ties of ranks share the lowest rank (1 2 2 4); z = distance from the "
                          "mean in standard deviations over all nodes, isolates included.",
                          "并列者取最小名次（1 2 2 4）；z 为距均值的标准差数，含孤立节点。")),
        ""});
    actor_plots(c, bars, out);
}

void measures_section(const ReportContext& c, std::vector<Block>& out) {
    out.push_back(Heading{2, "measures", std::string(c.say("Measures", "各项指标"))});
    for (const Ranked& measure : c.measures) {
        const MeasureInfo& info = *measure.info;
        out.push_back(Heading{3, "m-" + std::string(info.name), c.title(info)});
        const MeasureWords* words = find_measure_words(info.name);
        if (words != nullptr)
            out.push_back(Paragraph{fmt::format(fmt::runtime(c.say("It says {}.", "含义：{}。")),
                                                c.say(words->meaning, words->meaning_zh)),
                                    ""});
        const bool chinese = words != nullptr && c.options.language == "zh";
        out.push_back(Paragraph{fmt::format(fmt::runtime(c.say("Definition: {}. Sees {}. {}",
                                                               "定义：{}。所见：{}。{}")),
                                            chinese ? words->definition_zh : info.definition,
                                            chinese ? words->sees_zh : info.sees,
                                            info.citation),
                                ""});
        if (!measure.scores.note.empty())
            out.push_back(Paragraph{measure.scores.note, ""});
        TableBlock table{{std::string(c.say("rank", "名次")),
                          std::string(c.say("Actor", "行为体")),
                          std::string(c.say("value", "值")),
                          std::string(c.say("normalised", "归一")),
                          "z",
                          std::string(c.say("percentile", "百分位"))},
                         {},
                         2};
        for (const std::size_t n : top_of(measure, c.options.top))
            table.rows.push_back({fmt::format("{}", measure.ranks[n]),
                                  c.name(n),
                                  short_number(measure.scores.values[n]),
                                  short_number(measure.normalised[n]),
                                  fmt::format("{:.2f}", measure.z(n)),
                                  fmt::format("{:.0f}", measure.percentiles[n])});
        out.push_back(std::move(table));
    }
}

void network_section(const ReportContext& c, std::vector<Block>& out) {
    out.push_back(Heading{2, "network", std::string(c.say("The network as a whole", "整体网络"))});
    TableBlock table{{std::string(c.say("Figure", "指标"))}, {}, 1};
    for (const auto& [en, zh] :
         {std::pair("all", "全部"), std::pair("positive", "正向"), std::pair("negative", "负向")}) {
        table.columns.emplace_back(c.say(en, zh));
        table.columns.emplace_back(c.say("random ± sd", "随机 ± 标准差"));
    }
    std::size_t graphs = 0;
    for (const NetworkFigure& figure : c.figures) {
        std::vector<std::string> row{
            std::string(c.options.language == "zh" ? figure.info->title_zh : figure.info->title)};
        for (std::size_t l = 0; l < layers.size(); ++l) {
            const Chance& chance = figure.chance.at(l);
            graphs = std::max(graphs, chance.graphs);
            row.push_back(figure.values.at(l).undefined ? "–"
                                                        : short_number(figure.values.at(l).value));
            // What the degrees fix is no comparison.
            row.push_back(chance.z(figure.values.at(l).value)
                              ? short_number(chance.mean) + " ± " + short_number(chance.deviation)
                              : "–");
        }
        table.rows.push_back(std::move(row));
    }
    out.push_back(std::move(table));
    std::string said(c.say("Not compared with random graphs.", "未与随机图比较。"));
    if (graphs > 0)
        said = fmt::format(
            fmt::runtime(
                c.say("Random: {} graphs with the same in- and out-degrees in every relation, "
                      "ends of edges swapped at random (seed {}); – where the degrees alone fix "
                      "the figure. What each figure is: see the method.",
                      "随机：{} 个图，每种关系的出度、入度不变，随机交换端点（种子 {}）；– "
                      "表示该指标由度决定。各指标的定义见方法一节。")),
            graphs,
            c.options.seed);
    const std::size_t drawn = graphs_to_draw(c.graph.edge_count(), c.options.random_graphs);
    if (drawn < c.options.random_graphs)
        said += fmt::format(
            fmt::runtime(
                c.say(" For a network of {} edges {} are drawn, not {}, which would take long.",
                      "该网络有 {} 条边，只抽取 {} 个而非 {} 个，否则耗时过长。")),
            c.graph.edge_count(),
            drawn,
            c.options.random_graphs);
    out.push_back(Paragraph{std::move(said), ""});
}

}  // namespace entente
