// SPDX-License-Identifier: MIT
#include "graph/version/diff.hpp"

#include "graph/io/text.hpp"
#include "graph/version/records.hpp"
#include "graph/version/sign_flips.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace entente {
namespace {

/// Walks over two sorted lists at once: only_a(x), only_b(y) or both(x, y) for each key.
template <class A, class B, class Compare, class OnlyA, class OnlyB, class Both>
void walk(const A& a, const B& b, Compare&& compare, OnlyA&& only_a, OnlyB&& only_b, Both&& both) {
    auto x = a.begin();
    auto y = b.begin();
    while (x != a.end() || y != b.end()) {
        const int order = x == a.end() ? 1 : y == b.end() ? -1 : compare(*x, *y);
        if (order < 0)
            only_a(*x++);
        else if (order > 0)
            only_b(*y++);
        else
            both(*x++, *y++);
    }
}

/// Compares keys of edges of two graphs without making copies of their texts.
int compare_edges(const Graph& a, const Edge& x, const Graph& b, const Edge& y) {
    const auto id = [](const Graph& graph, NodeId node) -> std::string_view {
        return graph.nodes()[index(node)].id;
    };
    if (const int order = id(a, x.source).compare(id(b, y.source)); order != 0)
        return order;
    if (const int order = x.relation.compare(y.relation); order != 0)
        return order;
    if (const int order = id(a, x.target).compare(id(b, y.target)); order != 0)
        return order;
    return static_cast<int>(x.negated) - static_cast<int>(y.negated);
}

bool same_edge(const Edge& a, const Edge& b) {
    return a.weight == b.weight && a.evidence == b.evidence && a.attributes == b.attributes;
}

GraphSize size_of(const Graph& graph) {
    GraphSize size{.nodes = graph.node_count(), .edges = graph.edge_count()};
    for (const Edge& edge : graph.edges())
        size.evidence += edge.evidence.size();
    return size;
}

void gather_labels(GraphDiff& diff, const Graph& before, const Graph& after) {
    const auto add = [&](const std::string& id) {
        if (diff.labels.contains(id))
            return;
        for (const Graph* graph : {&after, &before}) {
            if (const auto node = graph->find(id)) {
                diff.labels.emplace(id, graph->node(*node).labels);
                return;
            }
        }
    };
    const auto add_ends = [&add](const EdgeKey& key) {
        add(key.source);
        add(key.target);
    };
    for (const EdgeRecord& record : diff.edges_added)
        add_ends(record.key);
    for (const EdgeRecord& record : diff.edges_removed)
        add_ends(record.key);
    for (const EdgeChange& change : diff.edges_changed)
        add_ends(change.before.key);
    for (const SignFlip& flip : diff.flips) {
        add(flip.source);
        add(flip.target);
    }
}

}  // namespace

bool GraphDiff::empty() const noexcept {
    return nodes_added.empty() && nodes_removed.empty() && nodes_changed.empty() &&
           edges_added.empty() && edges_removed.empty() && edges_changed.empty() && flips.empty() &&
           schema_before == schema_after && provenance_before == provenance_after;
}

GraphDiff diff(const Graph& before, const Graph& after) {
    GraphDiff result;
    walk(
        before.nodes(),
        after.nodes(),
        [](const Node& a, const Node& b) { return a.id.compare(b.id); },
        [&](const Node& node) { result.nodes_removed.push_back(node); },
        [&](const Node& node) { result.nodes_added.push_back(node); },
        [&](const Node& a, const Node& b) {
            if (!(a == b))
                result.nodes_changed.push_back({a, b, changed_fields(a, b)});
        });
    walk(
        before.edges(),
        after.edges(),
        [&](const Edge& a, const Edge& b) { return compare_edges(before, a, after, b); },
        [&](const Edge& edge) { result.edges_removed.push_back(to_record(before, edge)); },
        [&](const Edge& edge) { result.edges_added.push_back(to_record(after, edge)); },
        [&](const Edge& a, const Edge& b) {
            if (!same_edge(a, b))
                result.edges_changed.push_back(
                    to_change(to_record(before, a), to_record(after, b)));
        });
    result.schema_before = before.schema();
    result.schema_after = after.schema();
    result.provenance_before = before.provenance();
    result.provenance_after = after.provenance();
    result.size_before = size_of(before);
    result.size_after = size_of(after);
    result.flips = sign_flips(before, after, result);
    gather_labels(result, before, after);
    return result;
}

GraphDiff reverse(GraphDiff diff) {
    std::swap(diff.nodes_added, diff.nodes_removed);
    std::swap(diff.edges_added, diff.edges_removed);
    std::swap(diff.schema_before, diff.schema_after);
    std::swap(diff.provenance_before, diff.provenance_after);
    std::swap(diff.size_before, diff.size_after);
    const auto turn_fields = [](std::vector<FieldChange>& fields) {
        for (FieldChange& field : fields)
            std::swap(field.before, field.after);
    };
    for (NodeChange& change : diff.nodes_changed) {
        std::swap(change.before, change.after);
        turn_fields(change.fields);
    }
    for (EdgeChange& change : diff.edges_changed) {
        std::swap(change.before, change.after);
        std::swap(change.gained, change.lost);
        turn_fields(change.fields);
    }
    for (SignFlip& flip : diff.flips) {
        std::swap(flip.before, flip.after);
        std::swap(flip.sign_before, flip.sign_after);
    }
    return diff;
}

Graph unite(const Graph& before, const Graph& after) {
    std::vector<Node> nodes;
    walk(
        before.nodes(),
        after.nodes(),
        [](const Node& a, const Node& b) { return a.id.compare(b.id); },
        [&](const Node& node) { nodes.push_back(node); },
        [&](const Node& node) { nodes.push_back(node); },
        [&](const Node&, const Node& node) { nodes.push_back(node); });
    // both lists of nodes are sorted, so the place of each in the union follows by one more walk
    const auto places = [&nodes](const Graph& graph) {
        std::vector<NodeId> place;
        std::uint32_t at = 0;
        for (const Node& node : graph.nodes()) {
            while (nodes[at].id != node.id)
                ++at;
            place.push_back(NodeId{at});
        }
        return place;
    };
    const std::vector<NodeId> place_before = places(before);
    const std::vector<NodeId> place_after = places(after);
    std::vector<Edge> edges;
    const auto add = [&edges](Edge edge, const std::vector<NodeId>& place) {
        edge.source = place[index(edge.source)];
        edge.target = place[index(edge.target)];
        edges.push_back(std::move(edge));
    };
    walk(
        before.edges(),
        after.edges(),
        [&](const Edge& a, const Edge& b) { return compare_edges(before, a, after, b); },
        [&](const Edge& edge) { add(edge, place_before); },
        [&](const Edge& edge) { add(edge, place_after); },
        [&](const Edge&, const Edge& edge) { add(edge, place_after); });
    return Graph(merge(before.schema(), after.schema()),
                 std::move(nodes),
                 std::move(edges),
                 after.provenance());
}

}  // namespace entente
