// SPDX-License-Identifier: MIT
#include "graph/measures/network.hpp"
#include "render/measure_words.hpp"
#include "render/report_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

namespace entente {
namespace {

/// The graph with only the evidence that `keep` lets through; edges that lose all of it go, those
/// that had none stay.
[[nodiscard]] Graph with_evidence(const Graph& graph,
                                  const std::function<bool(const Evidence&)>& keep) {
    std::vector<Edge> edges;
    for (const Edge& edge : graph.edges()) {
        Edge copy = edge;
        std::erase_if(copy.evidence, [&](const Evidence& e) { return !keep(e); });
        if (!edge.evidence.empty() && copy.evidence.empty())
            continue;
        if (!copy.evidence.empty()) {
            std::set<std::pair<std::string, std::uint32_t>> sentences;
            for (const Evidence& e : copy.evidence)
                sentences.emplace(e.document, e.sentence.index);
            copy.weight = static_cast<double>(sentences.size());
        }
        edges.push_back(std::move(copy));
    }
    return Graph(graph.schema(), {graph.nodes().begin(), graph.nodes().end()}, std::move(edges));
}

[[nodiscard]] Graph with_edges(const Graph& graph, const std::function<bool(const Edge&)>& keep) {
    std::vector<Edge> edges;
    for (const Edge& edge : graph.edges())
        if (keep(edge))
            edges.push_back(edge);
    return Graph(graph.schema(), {graph.nodes().begin(), graph.nodes().end()}, std::move(edges));
}

/// Ranks with the mean for ties, as Spearman's coefficient has them.
[[nodiscard]] std::vector<double> mean_ranks(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t n) { return values[n]; });
    std::vector<double> out(values.size());
    for (std::size_t a = 0; a < order.size();) {
        std::size_t b = a;
        while (b < order.size() && values[order[b]] == values[order[a]])
            ++b;
        for (std::size_t k = a; k < b; ++k)
            out[order[k]] = static_cast<double>(a + b - 1) / 2;
        a = b;
    }
    return out;
}

[[nodiscard]] double spearman(const std::vector<double>& a, const std::vector<double>& b) {
    const auto x = mean_ranks(a), y = mean_ranks(b);
    const double mean = (static_cast<double>(x.size()) - 1) / 2;
    double xy = 0, xx = 0, yy = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        xy += (x[k] - mean) * (y[k] - mean);
        xx += (x[k] - mean) * (x[k] - mean);
        yy += (y[k] - mean) * (y[k] - mean);
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

}  // namespace

std::vector<Robustness> rank_ranges(const Graph& graph, const MeasureOptions& how) {
    std::set<std::string> documents;
    for (const Edge& edge : graph.edges())
        for (const Evidence& e : edge.evidence)
            documents.insert(e.document);
    // Paths cost nodes times edges for every document that is left out.
    constexpr double most_work = 2e9;
    const double work = static_cast<double>(documents.size()) *
                        static_cast<double>(graph.node_count()) *
                        static_cast<double>(graph.edge_count());
    std::vector<Robustness> out;
    for (const char* name : {"degree", "betweenness", "pagerank"})
        if (out.empty() || work <= most_work)
            out.push_back({find_node_measure(name), std::vector<RankRange>(graph.node_count())});
    const auto each = [&](const Graph& part, const auto& take) {
        Networks networks(part, how);
        for (Robustness& measure : out) {
            const auto rank = ranks(measure.info->compute_on(networks, how).values);
            for (std::size_t n = 0; n < rank.size(); ++n)
                take(measure.rows[n], rank[n]);
        }
    };
    each(graph, [](RankRange& row, std::uint32_t rank) { row.rank = rank; });
    each(with_edges(graph, [](const Edge& e) { return e.evidence.empty() || e.weight > 1; }),
         [](RankRange& row, std::uint32_t rank) { row.without_single = rank; });
    each(with_evidence(graph,
                       [](const Evidence& e) {
                           return e.modality != Modality::reported &&
                                  e.modality != Modality::hypothetical;
                       }),
         [](RankRange& row, std::uint32_t rank) { row.without_unasserted = rank; });
    constexpr std::size_t most_documents = 200;
    if (documents.size() > 1 && documents.size() <= most_documents)
        for (const std::string& left_out : documents)
            each(with_evidence(graph, [&](const Evidence& e) { return e.document != left_out; }),
                 [](RankRange& row, std::uint32_t rank) {
                     row.best = row.best == 0 ? rank : std::min(row.best, rank);
                     row.worst = std::max(row.worst, rank);
                 });
    for (Robustness& measure : out)
        for (std::size_t n = 0; n < measure.rows.size(); ++n)
            measure.rows[n].node = n;
    return out;
}

void robustness_section(const ReportContext& c, std::vector<Block>& out) {
    out.push_back(Heading{2, "robustness", std::string(c.say("Robustness", "稳健性"))});
    out.push_back(Paragraph{
        std::string(c.say("Ranks when part of the evidence is left out; the last column is the "
                          "range of ranks when any one document is left out.",
                          "去掉部分证据后的名次；末列为剔除任一文献时名次的范围。")),
        ""});
    for (const Robustness& measure : c.robustness) {
        out.push_back(Heading{3, "r-" + std::string(measure.info->name), c.title(*measure.info)});
        TableBlock table{{std::string(c.say("Actor", "行为体")),
                          std::string(c.say("rank", "名次")),
                          std::string(c.say("without single-sentence edges", "去掉单句边")),
                          std::string(c.say("without reported or hypothetical", "去掉转述与假设")),
                          std::string(c.say("leaving out one document", "逐篇剔除"))},
                         {},
                         1};
        std::vector<RankRange> rows = measure.rows;
        std::ranges::stable_sort(rows, {}, &RankRange::rank);
        rows.resize(std::min(rows.size(), c.options.top));
        for (const RankRange& row : rows)
            table.rows.push_back({c.name(row.node),
                                  fmt::format("{}", row.rank),
                                  fmt::format("{}", row.without_single),
                                  fmt::format("{}", row.without_unasserted),
                                  row.best > 0 ? fmt::format("{}–{}", row.best, row.worst) : "–"});
        out.push_back(std::move(table));
    }
    out.push_back(Heading{3,
                          "spearman",
                          std::string(c.say("Rank correlation of the measures (Spearman)",
                                            "指标间的秩相关（Spearman）"))});
    TableBlock correlation{{""}, {}, 1};
    for (const Ranked& a : c.measures) {
        correlation.columns.push_back(c.title(*a.info));
        std::vector<std::string> row{c.title(*a.info)};
        for (const Ranked& b : c.measures)
            row.push_back(fmt::format("{:.2f}", spearman(a.scores.values, b.scores.values)));
        correlation.rows.push_back(std::move(row));
    }
    out.push_back(std::move(correlation));
}

void evidence_section(const ReportContext& c, std::vector<Block>& out) {
    out.push_back(Heading{2, "evidence", std::string(c.say("Evidence", "证据"))});
    constexpr std::size_t quotes = 3;
    for (const std::size_t e : c.quoted) {
        const Edge& edge = c.graph.edges()[e];
        out.push_back(Heading{3, edge_id(c.graph.key(edge)), c.name(edge)});
        quote_edge(edge, quotes, out);
        if (edge.evidence.size() > quotes)
            out.push_back(Paragraph{fmt::format(fmt::runtime(c.say("and {} more", "另有 {} 条")),
                                                edge.evidence.size() - quotes),
                                    ""});
    }
    if (c.graph.provenance().documents.empty())
        return;
    TableBlock table{{std::string(c.say("Document", "文献")),
                      std::string(c.say("date", "日期")),
                      std::string(c.say("language", "语言")),
                      "SHA-256"},
                     {},
                     9};
    for (const DocumentInfo& document : c.graph.provenance().documents)
        table.rows.push_back(
            {document.name, document.date, document.language, document.sha256.substr(0, 16)});
    out.push_back(Heading{3, "documents", std::string(c.say("Documents", "文献"))});
    out.push_back(std::move(table));
}

void method_section(const ReportContext& c, std::vector<Block>& out) {
    out.push_back(Heading{
        2, "method", std::string(c.say("Method, limits, how to cite", "方法、局限与引用"))});
    out.push_back(Paragraph{
        std::string(
            c.say("Statements were found in the sentences by the rules of the pack named above: a "
                  "lexicon of entities, words that carry relations, and constructions of the "
                  "language. An edge is all statements of one source, relation, target and "
                  "polarity; its weight is the number of distinct sentences. A negated statement "
                  "is an edge of its own without sign: not supporting is not opposing. Nothing was "
                  "estimated by a language model; the same input gives the same bytes.",
                  "陈述由上列规则包在句中找出：实体词典、承载关系的词、语言的句式。一条边是源、关系"
                  "、目标、极性相同的全部陈述，权重为不同句子的数目。否定的陈述自成无符号的边：不支"
                  "持不等于反对。未用语言模型估计；同样的输入得到同样的字节。")),
        ""});
    out.push_back(Paragraph{
        std::string(c.say("Limits: rules miss what they do not name, and take sentences at their "
                          "word; who is quoted often is not who acts often; counts follow what was "
                          "collected. Check the sentences of an edge before relying on it.",
                          "局限：规则看不到未写入者，也按字面取句；被引多者未必行动多；数目随所收文"
                          "献而定。使用一条边之前请核对其句子。")),
        ""});
    out.push_back(Paragraph{
        fmt::format(
            fmt::runtime(c.say("Cite as: {}, rule pack {}{}.", "引用格式：{}，规则包 {}{}。")),
            c.graph.provenance().tool.empty() ? "entente" : c.graph.provenance().tool,
            c.graph.provenance().pack,
            c.options.graph_sha256.empty() ? "" : ", graph SHA-256 " + c.options.graph_sha256),
        ""});
    out.push_back(Paragraph{
        std::string(c.say(
            "Data files beside this report, with every digit: nodes.csv (each measure of each "
            "layer: rank, raw, normalised, z, percentile), network.csv (each figure with its mean "
            "and deviation in the random graphs), edges.csv, evidence.csv (every sentence), "
            "report.json (all of it).",
            "随附数据文件，数字不加舍入：nodes.csv（各层各指标：名次、原值、归一值、z、百分位）、"
            "network.csv（各整体指标及其在随机图中的均值与标准差）、edges.csv、evidence."
            "csv（全部句子"
            "）、report.json（以上全部）。")),
        ""});
    out.push_back(Heading{
        3, "definitions", std::string(c.say("Figures of the whole network", "整体指标的定义"))});
    TableBlock table{{std::string(c.say("Figure", "指标")),
                      std::string(c.say("definition", "定义")),
                      std::string(c.say("sees", "所见")),
                      std::string(c.say("source", "出处"))},
                     {},
                     9};
    const bool chinese = c.options.language == "zh";
    for (const NetworkFigure& figure : c.figures) {
        const MeasureWords* words = chinese ? find_measure_words(figure.info->name) : nullptr;
        table.rows.push_back(
            {std::string(chinese ? figure.info->title_zh : figure.info->title),
             std::string(words != nullptr ? words->definition_zh : figure.info->definition),
             std::string(words != nullptr ? words->sees_zh : figure.info->sees),
             std::string(figure.info->citation)});
    }
    out.push_back(std::move(table));
}

}  // namespace entente
