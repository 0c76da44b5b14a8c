// SPDX-License-Identifier: MIT
#include "graph/graph.hpp"

#include "graph/base/hash.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

namespace entente {
namespace {

auto rank(const Span& span) noexcept {
    return std::tie(span.begin, span.end, span.text);
}

/// The element order[i] comes to place i.
template <class T>
void permute(std::vector<T>& values, const std::vector<std::uint32_t>& order) {
    std::vector<T> sorted;
    sorted.reserve(values.size());
    for (const std::uint32_t i : order)
        sorted.push_back(std::move(values[i]));
    values = std::move(sorted);
}

template <class T>
void sort_unique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

void check_node(const Node& node, const Schema& schema) {
    if (node.id.empty())
        throw Error(ErrorCode::syntax, {}, "a node without an id");
    if (!node.type.empty() && schema.find_node_type(node.type) == nullptr)
        throw Error(ErrorCode::unknown_name,
                    {},
                    fmt::format("node '{}' is of the unknown type '{}'", node.id, node.type));
}

/// Sorts the nodes and returns where each one went.
std::vector<std::uint32_t> sort_nodes(std::vector<Node>& nodes) {
    std::vector<std::uint32_t> order(nodes.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto id = [&nodes](std::uint32_t i) { return std::string_view(nodes[i].id); };
    if (!std::ranges::is_sorted(order, {}, id)) {
        std::ranges::sort(order, {}, id);
        permute(nodes, order);
    }
    std::vector<std::uint32_t> place(nodes.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        place[order[i]] = i;
    return place;
}

/// Finds the relation of one edge after the other; runs of the same relation cost one comparison.
class RelationFinder {
public:
    explicit RelationFinder(const Schema& schema) : schema_(schema) {}
    const RelationType& operator()(std::string_view name) {
        if (last_ == nullptr || last_->name != name)
            last_ = schema_.find_relation(name);
        if (last_ == nullptr)
            throw Error(
                ErrorCode::unknown_name, {}, fmt::format("the schema has no relation '{}'", name));
        return *last_;
    }

private:
    const Schema& schema_;
    const RelationType* last_ = nullptr;
};

/// One edge takes in another of its key. The ranges are in an order that does not depend on input.
void absorb(Edge& edge, Edge&& other) {
    if (edge.evidence.empty() && other.evidence.empty())
        edge.weight += other.weight;
    std::ranges::move(other.evidence, std::back_inserter(edge.evidence));
    edge.attributes.merge(other.attributes);
}

bool same_key(const Edge& a, const Edge& b) noexcept {
    return a.source == b.source && a.target == b.target && a.negated == b.negated &&
           a.relation == b.relation;
}

auto key_rank(const Edge& e) noexcept {
    return std::tuple(e.source, std::string_view(e.relation), e.target, e.negated);
}

bool edge_before(const Edge& a, const Edge& b) noexcept {
    return key_rank(a) < key_rank(b);
}

/// Among edges of one key: what decides when they are merged, so that input order does not.
bool tie_before(const Edge& a, const Edge& b) noexcept {
    return std::tie(a.attributes, a.weight) < std::tie(b.attributes, b.weight);
}

/// The key of an edge as numbers that sort the same way, so that sorting moves 16 bytes an edge and
/// looks at no text.
struct SortKey {
    std::uint64_t source_and_relation = 0;
    std::uint32_t target = 0;
    std::uint32_t place = 0;
};

/// The order of the edges by key; what is denied after what is not, and edges of one key by
/// `tie_before`.
std::vector<std::uint32_t> order_of(const std::vector<Edge>& edges, const Schema& schema) {
    std::vector<std::string_view> names;
    for (const RelationType& relation : schema.relations())
        names.emplace_back(relation.name);
    std::ranges::sort(names);
    std::vector<SortKey> keys(edges.size());
    std::size_t rank = 0;
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
        const Edge& edge = edges[i];
        if (rank >= names.size() || names[rank] != edge.relation)
            rank = static_cast<std::size_t>(
                std::ranges::lower_bound(names, std::string_view(edge.relation)) - names.begin());
        constexpr unsigned half = 32;
        keys[i] = {(static_cast<std::uint64_t>(index(edge.source)) << half) | rank,
                   static_cast<std::uint32_t>(index(edge.target)),
                   i};
    }
    std::ranges::sort(keys, [&edges](const SortKey& a, const SortKey& b) {
        if (a.source_and_relation != b.source_and_relation)
            return a.source_and_relation < b.source_and_relation;
        if (a.target != b.target)
            return a.target < b.target;
        const Edge& one = edges[a.place];
        const Edge& other = edges[b.place];
        return one.negated != other.negated ? other.negated : tie_before(one, other);
    });
    std::vector<std::uint32_t> order(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        order[i] = keys[i].place;
    return order;
}

void sort_and_merge(std::vector<Edge>& edges, const Schema& schema) {
    const auto strictly = [](const Edge& a, const Edge& b) { return edge_before(a, b); };
    const bool canonical = std::ranges::adjacent_find(edges, [&](const Edge& a, const Edge& b) {
                               return !strictly(a, b);
                           }) == edges.end();
    if (canonical)
        return;
    permute(edges, order_of(edges, schema));
    std::size_t kept = 0;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (kept > 0 && same_key(edges[kept - 1], edges[i])) {
            absorb(edges[kept - 1], std::move(edges[i]));
        } else {
            if (kept != i)
                edges[kept] = std::move(edges[i]);
            ++kept;
        }
    }
    edges.resize(kept);
}

}  // namespace

bool evidence_before(const Evidence& a, const Evidence& b) noexcept {
    const auto first = [](const Evidence& e) {
        return std::tie(e.document, e.sentence.index, e.trigger.begin, e.statement);
    };
    const auto rest = [](const Evidence& e) {
        return std::tuple(std::tie(e.sentence.begin, e.sentence.end, e.sentence.text),
                          std::tie(e.date, e.language, e.modality, e.speaker, e.rule),
                          rank(e.source_span),
                          rank(e.trigger),
                          rank(e.target_span));
    };
    if (first(a) != first(b))
        return first(a) < first(b);
    return rest(a) < rest(b);
}

std::size_t canonicalise(std::vector<Evidence>& evidence) {
    if (!std::ranges::is_sorted(evidence, evidence_before))
        std::ranges::sort(evidence, evidence_before);
    const auto same = [](const Evidence& a, const Evidence& b) {
        return a.statement == b.statement && (!a.statement.empty() || a == b);
    };
    evidence.erase(std::unique(evidence.begin(), evidence.end(), same), evidence.end());
    std::size_t sentences = 0;
    for (std::size_t i = 0; i < evidence.size(); ++i)
        if (i == 0 || evidence[i].sentence.index != evidence[i - 1].sentence.index ||
            evidence[i].document != evidence[i - 1].document)
            ++sentences;
    return sentences;
}

Graph::Graph(Schema schema, std::vector<Node> nodes, std::vector<Edge> edges, Provenance provenance)
    : schema_(std::move(schema)),
      nodes_(std::move(nodes)),
      edges_(std::move(edges)),
      provenance_(std::move(provenance)) {
    constexpr std::size_t most = UINT32_MAX;
    if (nodes_.size() >= most || edges_.size() >= most)
        throw Error(ErrorCode::limit, {}, "more than 2^32 nodes or edges");
    const std::vector<std::uint32_t> place = sort_nodes(nodes_);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        check_node(nodes_[i], schema_);
        if (i > 0 && nodes_[i].id == nodes_[i - 1].id)
            throw Error(
                ErrorCode::syntax, {}, fmt::format("the node '{}' stands twice", nodes_[i].id));
        sort_unique(nodes_[i].aliases);
    }
    RelationFinder relation_of(schema_);
    for (Edge& edge : edges_) {
        if (index(edge.source) >= nodes_.size() || index(edge.target) >= nodes_.size())
            throw Error(ErrorCode::unknown_name, {}, "an edge ends where no node is");
        if (!std::isfinite(edge.weight))
            throw Error(ErrorCode::syntax, {}, "the weight of an edge must be a finite number");
        edge.source = NodeId{place[index(edge.source)]};
        edge.target = NodeId{place[index(edge.target)]};
        if (!relation_of(edge.relation).directed && edge.target < edge.source)
            std::swap(edge.source, edge.target);
    }
    sort_and_merge(edges_, schema_);
    for (Edge& edge : edges_)
        if (!edge.evidence.empty())
            edge.weight = static_cast<double>(canonicalise(edge.evidence));
    sort_unique(provenance_.documents);
}

std::optional<NodeId> Graph::find(std::string_view id) const {
    const auto at = std::ranges::lower_bound(
        nodes_, id, {}, [](const Node& node) { return std::string_view(node.id); });
    if (at == nodes_.end() || at->id != id)
        return std::nullopt;
    return NodeId{static_cast<std::uint32_t>(at - nodes_.begin())};
}

EdgeKey Graph::key(const Edge& edge) const {
    return {node(edge.source).id, edge.relation, node(edge.target).id, edge.negated};
}

const RelationType& Graph::relation(const Edge& edge) const {
    return RelationFinder(schema_)(edge.relation);
}

Sign Graph::sign(const Edge& edge) const {
    return edge.negated ? Sign::neutral : relation(edge).sign;
}

std::string edge_id(const EdgeKey& key) {
    StableHash hash;
    hash.add(key.source);
    hash.add(key.relation);
    hash.add(key.target);
    hash.add(key.negated ? 1U : 0U);
    constexpr unsigned digits = 12;
    return "e_" + to_hex(hash.value(), digits);
}

}  // namespace entente
