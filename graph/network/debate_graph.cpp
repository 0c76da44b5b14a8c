// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/network/debate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

/// Claims by row and by column.
struct Counts {
    std::vector<double> rows;
    std::vector<double> columns;
};

Counts counts_of(const Debate& debate, std::span<const double> weights) {
    Counts counts{std::vector<double>(debate.rows.size(), 0.0),
                  std::vector<double>(debate.columns.size(), 0.0)};
    for (std::size_t i = 0; i < debate.stances.size(); ++i) {
        const double weight = weights.empty() ? 1.0 : weights[i];
        counts.rows[debate.stances[i].row] += weight;
        counts.columns[debate.stances[i].column] += weight;
    }
    return counts;
}

/// The nodes of a network under construction, by their numbers among the rows or columns.
class Nodes {
public:
    explicit Nodes(const Graph& entities) : entities_(entities) {}

    /// The places of the nodes of these ids; those without one get none.
    std::vector<NodeId> add(const std::vector<std::string>& ids,
                            const std::vector<double>& stances,
                            std::string_view mode) {
        std::vector<NodeId> places(ids.size());
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (!(stances[i] > 0))
                continue;
            places[i] = NodeId{static_cast<std::uint32_t>(nodes_.size())};
            Node node{.id = ids[i], .type = "", .labels = {}, .aliases = {}, .attributes = {}};
            if (const auto known = entities_.find(ids[i]))
                node = entities_.node(*known);
            node.attributes["mode"] = mode;
            node.attributes["statements"] = fmt::format("{}", stances[i]);
            nodes_.push_back(std::move(node));
        }
        return places;
    }
    [[nodiscard]] std::vector<Node> take() { return std::move(nodes_); }

private:
    const Graph& entities_;
    std::vector<Node> nodes_;
};

Schema schema_of(const Graph& entities, std::vector<RelationType> relations) {
    const auto types = entities.schema().node_types();
    return Schema({types.begin(), types.end()}, std::move(relations));
}

RelationType relation(const char* name, bool directed, Sign sign, const char* en, const char* zh) {
    return {.name = name,
            .directed = directed,
            .sign = sign,
            .weight = 1.0,
            .labels = {{"en", en}, {"zh", zh}},
            .parent = "",
            .plover = "",
            .cameo = ""};
}

/// The levels of a code, in their order; the code of `combine`.
RelationType combined(const std::vector<Level>& levels, double code) {
    std::string name;
    bool positive = true;
    bool negative = true;
    const auto bits = static_cast<std::uint64_t>(code);
    for (std::size_t k = 0; k < levels.size(); ++k) {
        if ((bits >> (levels.size() - 1 - k) & 1U) == 0)
            continue;
        (name += name.empty() ? "" : "+") += levels[k].name;
        positive = positive && levels[k].sign == Sign::positive;
        negative = negative && levels[k].sign == Sign::negative;
    }
    const Sign sign = positive ? Sign::positive : negative ? Sign::negative : Sign::neutral;
    return relation(name.c_str(), true, sign, name.c_str(), name.c_str());
}

Edge edge_between(NodeId source, NodeId target, std::string name, double weight) {
    return {.source = source,
            .target = target,
            .relation = std::move(name),
            .negated = false,
            .weight = weight,
            .evidence = {},
            .attributes = {}};
}

}  // namespace

Graph one_mode_graph(const Debate& debate,
                     std::span<const MatrixCell> cells,
                     Aggregation aggregation,
                     const Graph& entities,
                     std::span<const double> weights) {
    Nodes nodes(entities);
    const std::vector<NodeId> rows =
        nodes.add(debate.rows, counts_of(debate, weights).rows, "rows");
    std::vector<Edge> edges;
    for (const MatrixCell& cell : cells) {
        const bool conflict = aggregation == Aggregation::conflict ||
                              (aggregation == Aggregation::subtract && cell.value < 0);
        edges.push_back(edge_between(rows[cell.row],
                                     rows[cell.column],
                                     aggregation == Aggregation::ignore ? "shared"
                                     : conflict                         ? "conflict"
                                                                        : "congruence",
                                     std::abs(cell.value)));
    }
    return Graph(schema_of(entities,
                           {relation("shared", false, Sign::neutral, "shares concepts", "共同议题"),
                            relation("congruence", false, Sign::positive, "agrees with", "一致"),
                            relation("conflict", false, Sign::negative, "disagrees with", "分歧")}),
                 nodes.take(),
                 std::move(edges),
                 entities.provenance());
}

Graph two_mode_graph(const Debate& debate,
                     std::span<const MatrixCell> cells,
                     Aggregation aggregation,
                     const Graph& entities,
                     std::span<const double> weights) {
    for (const std::string& id : debate.rows)
        if (std::ranges::binary_search(debate.columns, id))
            throw Error(ErrorCode::usage,
                        {},
                        fmt::format("'{}' is both a row and a column: a two-mode graph needs "
                                    "different types for them",
                                    id));
    const Counts counts = counts_of(debate, weights);
    Nodes nodes(entities);
    const std::vector<NodeId> rows = nodes.add(debate.rows, counts.rows, "rows");
    const std::vector<NodeId> columns = nodes.add(debate.columns, counts.columns, "columns");
    std::vector<RelationType> relations{
        relation("mentions", true, Sign::neutral, "speaks of", "提及"),
        relation("agrees", true, Sign::positive, "agrees with", "赞成"),
        relation("disagrees", true, Sign::negative, "disagrees with", "反对")};
    if (aggregation == Aggregation::combine)
        relations.clear();
    const bool sides = aggregation == Aggregation::subtract && !debate.words;
    std::vector<Edge> edges;
    for (const MatrixCell& cell : cells) {
        std::string name = !sides ? "mentions" : cell.value < 0 ? "disagrees" : "agrees";
        double weight = std::abs(cell.value);
        if (aggregation == Aggregation::combine) {
            RelationType code = combined(debate.levels, cell.value);
            name = code.name;
            weight = 1.0;
            if (std::ranges::find(relations, name, &RelationType::name) == relations.end())
                relations.push_back(std::move(code));
        }
        edges.push_back(edge_between(rows[cell.row], columns[cell.column], name, weight));
    }
    std::ranges::sort(relations, {}, &RelationType::name);
    return Graph(schema_of(entities, std::move(relations)),
                 nodes.take(),
                 std::move(edges),
                 entities.provenance());
}

}  // namespace entente
