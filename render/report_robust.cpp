// SPDX-License-Identifier: MIT
#include "graph/version/diff.hpp"
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

void robustness_section(const ReportContext& c, std::vector<Block>& out) {
    out.push_back(Heading{2, "robustness", std::string(c.say("Robustness", "稳健性"))});
    const MeasureInfo& degree = *find_node_measure("degree");
    const MeasureOptions how = c.measuring();
    const auto ranks_in = [&](const Graph& graph) {
        return ranks(degree.compute(graph, how).values);
    };
    const auto whole = ranks_in(c.graph);
    const auto strong = ranks_in(
        with_edges(c.graph, [](const Edge& e) { return e.evidence.empty() || e.weight > 1; }));
    const auto asserted = ranks_in(
        with_evidence(c.graph, [](const Evidence& e) { return e.modality == Modality::asserted; }));
    std::set<std::string> documents;
    for (const Edge& edge : c.graph.edges())
        for (const Evidence& e : edge.evidence)
            documents.insert(e.document);
    constexpr std::size_t most_documents = 200;
    std::vector<std::uint32_t> least = whole, most = whole;
    if (documents.size() > 1 && documents.size() <= most_documents)
        for (const std::string& left_out : documents) {
            const auto without = ranks_in(
                with_evidence(c.graph, [&](const Evidence& e) { return e.document != left_out; }));
            for (std::size_t n = 0; n < whole.size(); ++n) {
                least[n] = std::min(least[n], without[n]);
                most[n] = std::max(most[n], without[n]);
            }
        }
    TableBlock table{{std::string(c.say("Actor", "行为体")),
                      std::string(c.say("rank by degree", "度的名次")),
                      std::string(c.say("without single-sentence edges", "去掉单句边")),
                      std::string(c.say("asserted statements only", "只留断言")),
                      std::string(c.say("leaving out one document", "逐篇剔除"))},
                     {},
                     1};
    std::vector<std::size_t> order(whole.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t n) { return whole[n]; });
    for (std::size_t k = 0; k < std::min(2 * c.options.top, order.size()); ++k) {
        const std::size_t n = order[k];
        table.rows.push_back(
            {c.name(n),
             fmt::format("{}", whole[n]),
             fmt::format("{}", strong[n]),
             fmt::format("{}", asserted[n]),
             documents.size() > 1 ? fmt::format("{}–{}", least[n], most[n]) : "–"});
    }
    out.push_back(std::move(table));
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
    std::vector<const Edge*> order;
    for (const Edge& edge : c.graph.edges())
        if (!edge.evidence.empty())
            order.push_back(&edge);
    std::ranges::stable_sort(order, std::greater{}, &Edge::weight);
    constexpr std::size_t quotes = 3;
    for (std::size_t k = 0; k < std::min(3 * c.options.top, order.size()); ++k) {
        out.push_back(Heading{3, edge_id(c.graph.key(*order[k])), c.name(*order[k])});
        quote_edge(*order[k], quotes, out);
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
    out.push_back(
        Paragraph{std::string(c.say("Data files: nodes.csv, edges.csv, evidence.csv, network.csv.",
                                    "数据文件：nodes.csv、edges.csv、evidence.csv、network.csv。")),
                  ""});
}

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
    TableBlock table{{"",
                      std::string(c.say("source", "源")),
                      std::string(c.say("relation", "关系")),
                      std::string(c.say("target", "目标")),
                      std::string(c.say("sentences", "句"))},
                     {},
                     4};
    for (const SignFlip& flip : changes.flips)
        table.rows.push_back(
            {"⇄", flip.source, flip.sign_before > 0 ? "+ → −" : "− → +", flip.target, ""});
    const auto row = [&](const char* glyph, const EdgeKey& key, std::string weight) {
        table.rows.push_back({glyph,
                              key.source,
                              (key.negated ? std::string(c.say("not ", "不")) : "") + key.relation,
                              key.target,
                              std::move(weight)});
    };
    for (const EdgeRecord& edge : changes.edges_added)
        row("+", edge.key, short_number(edge.edge.weight));
    for (const EdgeRecord& edge : changes.edges_removed)
        row("−", edge.key, short_number(edge.edge.weight));
    for (const EdgeChange& edge : changes.edges_changed)
        row("Δ",
            edge.after.key,
            short_number(edge.before.edge.weight) + " → " + short_number(edge.after.edge.weight));
    constexpr std::size_t most_rows = 200;
    if (table.rows.size() > most_rows)
        table.rows.resize(most_rows);
    if (!table.rows.empty())
        out.push_back(std::move(table));
}

}  // namespace entente
