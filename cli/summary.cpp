// SPDX-License-Identifier: MIT
#include "cli/summary.hpp"

#include "cli/nodes.hpp"
#include "cli/table_text.hpp"
#include "cli/text.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <string_view>

namespace entente::cli {
namespace {

constexpr std::size_t title_columns = 14;

void append_field(std::string& out,
                  std::string_view title,
                  std::string_view text,
                  std::size_t width) {
    std::string lines = wrapped(text, width, title_columns);
    lines.replace(0, title_columns, pad_right(title, title_columns));
    out += lines;
}

std::string_view sign_word(Sign sign) {
    return sign == Sign::positive ? "positive" : sign == Sign::negative ? "negative" : "neutral";
}

char sign_mark(Sign sign) {
    return sign == Sign::positive ? '+' : sign == Sign::negative ? '-' : '0';
}

/// "12 states, 5 organisations": the largest first, then by name.
template <class Names>
std::string counts(const Names& names) {
    std::vector<std::pair<std::size_t, std::string>> order;
    for (const auto& [name, count] : names)
        order.emplace_back(count, name);
    std::ranges::sort(order, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::string out;
    for (const auto& [count, name] : order)
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, name);
    return out;
}

std::string node_counts(const Graph& graph) {
    std::map<std::string, std::size_t> types;
    for (const Node& node : graph.nodes())
        ++types[node.type.empty() ? "without a type" : node.type];
    return counts(types);
}

std::string sign_counts(const Graph& graph) {
    std::map<std::string, std::size_t> signs;
    std::size_t negated = 0;
    for (const Edge& edge : graph.edges()) {
        ++signs[std::string(sign_word(graph.sign(edge)))];
        negated += edge.negated ? 1U : 0U;
    }
    return counts(signs) + (negated == 0 ? "" : fmt::format("; {} negated", negated));
}

std::string document_line(const Graph& graph) {
    std::string first;
    std::string last;
    std::map<std::string, std::size_t> languages;
    for (const DocumentInfo& document : graph.provenance().documents) {
        ++languages[document.language.empty() ? "?" : document.language];
        if (document.date.empty())
            continue;
        first = first.empty() ? document.date : std::min(first, document.date);
        last = std::max(last, document.date);
    }
    std::string line = counts(languages);
    if (!first.empty())
        line += first == last ? fmt::format("; of {}", first)
                              : fmt::format("; from {} to {}", first, last);
    return line;
}

std::size_t sentence_count(const Graph& graph) {
    std::size_t count = 0;
    for (const Edge& edge : graph.edges())
        count += edge.evidence.size();
    return count;
}

void append_head(std::string& out,
                 const Graph& graph,
                 const std::string& name,
                 const SummaryOptions& options) {
    const Provenance& from = graph.provenance();
    out += printable(name) + '\n';
    append_field(out,
                 "actors",
                 fmt::format("{} ({})", graph.node_count(), node_counts(graph)),
                 options.width);
    append_field(out,
                 "edges",
                 fmt::format("{} ({})", graph.edge_count(), sign_counts(graph)),
                 options.width);
    append_field(out, "statements", fmt::format("{}", sentence_count(graph)), options.width);
    if (!from.documents.empty())
        append_field(out,
                     "documents",
                     fmt::format("{} ({})", from.documents.size(), document_line(graph)),
                     options.width);
    if (!from.tool.empty())
        append_field(out,
                     "made by",
                     fmt::format("{}, rules {} {}",
                                 from.tool,
                                 from.pack,
                                 std::string_view(from.pack_sha256).substr(0, 12)),
                     options.width);
}

std::int64_t number(std::size_t n) {
    return static_cast<std::int64_t>(n);
}

/// The actors with most edges; ties in order of id.
std::string actor_table(const Graph& graph, const SummaryOptions& options) {
    struct Ties {
        std::size_t all = 0, positive = 0, negative = 0;
    };
    std::vector<Ties> ties(graph.node_count());
    for (const Edge& edge : graph.edges()) {
        const auto count = [&](NodeId id) {
            Ties& t = ties[index(id)];
            ++t.all;
            t.positive += graph.sign(edge) == Sign::positive ? 1U : 0U;
            t.negative += graph.sign(edge) == Sign::negative ? 1U : 0U;
        };
        count(edge.source);
        if (edge.source != edge.target)
            count(edge.target);
    }
    std::vector<std::size_t> order(graph.node_count());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, std::ranges::greater(), [&](std::size_t n) { return ties[n].all; });
    order.resize(std::min(order.size(), options.top));
    Table table;
    table.columns = {
        {"id", "Actor", true}, {"label", "Name"}, {"edges", "Edges"}, {"+", "+"}, {"-", "-"}};
    for (const std::size_t n : order)
        table.rows.push_back({graph.nodes()[n].id,
                              label_of(graph.nodes()[n], options.languages),
                              number(ties[n].all),
                              number(ties[n].positive),
                              number(ties[n].negative)});
    if (const std::size_t more = graph.node_count() - order.size(); more > 0)
        table.notes.push_back(fmt::format("and {} more; 'entente centrality' ranks them all",
                                          counted(more, "actor")));
    return to_text(table, options.width);
}

/// The relations by number of edges; ties in order of name.
std::string relation_table(const Graph& graph, const SummaryOptions& options) {
    std::map<std::string, std::pair<std::size_t, std::size_t>> relations;  // edges, statements
    for (const Edge& edge : graph.edges()) {
        auto& [edges, statements] = relations[edge.relation];
        ++edges;
        statements += edge.evidence.size();
    }
    std::vector<std::pair<std::string, std::pair<std::size_t, std::size_t>>> order(
        relations.begin(), relations.end());
    std::ranges::stable_sort(
        order, std::ranges::greater(), [](const auto& one) { return one.second.first; });
    Table table;
    table.columns = {{"relation", "Relation", true},
                     {"sign", "Sign"},
                     {"edges", "Edges"},
                     {"statements", "Statements"}};
    for (const auto& [name, count] : order)
        table.rows.push_back({name,
                              std::string(1, sign_mark(graph.schema().find_relation(name)->sign)),
                              number(count.first),
                              number(count.second)});
    return to_text(table, options.width);
}

void append_edge(std::string& out,
                 const Graph& graph,
                 const Edge& edge,
                 const SummaryOptions& options) {
    const bool directed = graph.relation(edge).directed;
    const auto name = [&](NodeId id) { return label_of(graph.node(id), options.languages); };
    out += fmt::format("\n{} {} {}[{}{}]{} {}\n",
                       sign_mark(graph.sign(edge)),
                       name(edge.source),
                       directed ? "-" : "<-",
                       edge.negated ? "not " : "",
                       edge.relation,
                       "->",
                       name(edge.target));
    for (const Evidence& e : edge.evidence) {
        out += fmt::format("    {}:{}{}{} ({})\n",
                           printable(e.document),
                           e.sentence.index,
                           e.date.empty() ? "" : ", ",
                           e.date,
                           to_string(e.modality));
        out += wrapped(printable(e.sentence.text), options.width, 6);
    }
}

}  // namespace

std::string summarise(const Graph& graph, const std::string& name, const SummaryOptions& options) {
    std::string out;
    append_head(out, graph, name, options);
    return out + '\n' + relation_table(graph, options) + '\n' + actor_table(graph, options);
}

std::string describe(const Graph& graph, NodeId id, const SummaryOptions& options) {
    const Node& node = graph.node(id);
    std::string out = fmt::format("{}  {}  {}\n", node.id, node.type, label_of(node, {"en", "zh"}));
    std::string aliases;
    for (const std::string& alias : node.aliases)
        aliases += (aliases.empty() ? "" : ", ") + printable(alias);
    if (!aliases.empty())
        append_field(out, "also", aliases, options.width);
    for (const auto& [key, value] : node.attributes)
        append_field(out, key, printable(value), options.width);
    for (const Edge& edge : graph.edges())
        if (edge.source == id || edge.target == id)
            append_edge(out, graph, edge, options);
    return out;
}

}  // namespace entente::cli
