// SPDX-License-Identifier: MIT
#include "graph/version/merge.hpp"

#include "graph/io/text.hpp"
#include "graph/version/merge_records.hpp"
#include "graph/version/records.hpp"
#include "graph/version/three_way.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace entente {
namespace {

template <class List>
std::array<const List*, 3> pointers(const std::array<List, 3>& lists) {
    return {&lists[0], &lists[1], &lists[2]};
}

constexpr std::uint32_t nowhere = UINT32_MAX;

class Merger {
public:
    Merger(const Graph& base, const Graph& ours, const Graph& theirs, Side prefer)
        : graphs_{&base, &ours, &theirs},
          records_(prefer, conflicts_) {}

    Merged run() {
        schema_ = records_.schema(graphs_[0]->schema(), graphs_[1]->schema(), graphs_[2]->schema());
        Provenance provenance = records_.provenance(
            graphs_[0]->provenance(), graphs_[1]->provenance(), graphs_[2]->provenance());
        std::vector<MergeConflict> first = std::exchange(conflicts_, {});
        merge_nodes();
        std::vector<MergeConflict> of_nodes = std::exchange(conflicts_, {});
        merge_edges();
        std::vector<MergeConflict> of_edges = std::exchange(conflicts_, {});
        restore_nodes();
        restore_vocabulary();
        // what was restored is told with what it belongs to
        for (auto* part : {&of_nodes, &of_edges})
            conflicts_.insert(conflicts_.end(), part->begin(), part->end());
        conflicts_.insert(conflicts_.begin(), first.begin(), first.end());
        return {build(std::move(provenance)), std::move(conflicts_)};
    }

private:
    void merge_nodes() {
        for (std::size_t i = 0; i < graphs_.size(); ++i)
            ranks_[i].reserve(graphs_[i]->node_count());
        const std::array<std::span<const Node>, 3> lists{
            graphs_[0]->nodes(), graphs_[1]->nodes(), graphs_[2]->nodes()};
        walk_three(
            pointers(lists),
            [](const Node& a, std::size_t, const Node& b, std::size_t) { return a.id < b.id; },
            [&](const Node* base, const Node* ours, const Node* theirs) {
                const std::array<const Node*, 3> versions{base, ours, theirs};
                for (std::size_t i = 0; i < versions.size(); ++i)
                    if (versions[i] != nullptr)
                        ranks_[i].push_back(static_cast<std::uint32_t>(nodes_.size()));
                nodes_.push_back(records_.node(base, ours, theirs));
                origin_.push_back(ours != nullptr ? ours : theirs);
            });
    }

    [[nodiscard]] std::uint32_t rank(std::size_t graph, NodeId id) const {
        return ranks_[graph][index(id)];
    }

    /// Keys of edges of different graphs, by the ranks of their ends in the union of the nodes.
    [[nodiscard]] bool edge_before(const Edge& a,
                                   std::size_t i,
                                   const Edge& b,
                                   std::size_t k) const {
        if (const auto x = rank(i, a.source), y = rank(k, b.source); x != y)
            return x < y;
        if (const int order = a.relation.compare(b.relation); order != 0)
            return order < 0;
        if (const auto x = rank(i, a.target), y = rank(k, b.target); x != y)
            return x < y;
        return a.negated < b.negated;
    }

    void merge_edges() {
        const std::array<std::span<const Edge>, 3> lists{
            graphs_[0]->edges(), graphs_[1]->edges(), graphs_[2]->edges()};
        walk_three(
            pointers(lists),
            [this](const Edge& a, std::size_t i, const Edge& b, std::size_t k) {
                return edge_before(a, i, b, k);
            },
            [this](const Edge* base, const Edge* ours, const Edge* theirs) {
                const std::size_t at = ours != nullptr ? 1 : theirs != nullptr ? 2 : 0;
                const Edge& known = at == 1 ? *ours : at == 2 ? *theirs : *base;
                const auto name = [&] {
                    return "edge " + describe(graphs_[at]->key(known), graphs_[at]->schema());
                };
                std::optional<Edge> merged = records_.edge(name, base, ours, theirs);
                if (!merged)
                    return;
                merged->source = NodeId{rank(at, known.source)};
                merged->target = NodeId{rank(at, known.target)};
                edges_.push_back(std::move(*merged));
            });
    }

    /// A node that one side removed and an edge of the other ends at.
    void restore_nodes() {
        for (const Edge& edge : edges_)
            for (const NodeId end : {edge.source, edge.target}) {
                std::optional<Node>& node = nodes_[index(end)];
                if (node)
                    continue;
                node = *origin_[index(end)];
                const bool by_ours = !graphs_[1]->find(node->id);
                records_.conflict("node " + node->id,
                                  {},
                                  "present",
                                  by_ours ? "removed" : "an end of edges",
                                  by_ours ? "an end of edges" : "removed");
            }
    }

    /// A relation or node type that one side removed and the other uses.
    void restore_vocabulary() {
        std::set<std::string_view> relations;
        std::set<std::string_view> types;
        for (const Edge& edge : edges_)
            if (relations.empty() || *relations.rbegin() != edge.relation)
                relations.insert(edge.relation);
        for (const std::optional<Node>& node : nodes_)
            if (node && !node->type.empty())
                types.insert(node->type);
        schema_ = records_.with_names(schema_,
                                      {types.begin(), types.end()},
                                      {relations.begin(), relations.end()},
                                      graphs_[1]->schema(),
                                      graphs_[2]->schema());
    }

    [[nodiscard]] Graph build(Provenance provenance) {
        std::vector<std::uint32_t> place(nodes_.size(), nowhere);
        std::vector<Node> nodes;
        nodes.reserve(nodes_.size());
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (!nodes_[i])
                continue;
            place[i] = static_cast<std::uint32_t>(nodes.size());
            nodes.push_back(std::move(*nodes_[i]));
        }
        for (Edge& edge : edges_) {
            edge.source = NodeId{place[index(edge.source)]};
            edge.target = NodeId{place[index(edge.target)]};
        }
        return Graph(
            std::move(schema_), std::move(nodes), std::move(edges_), std::move(provenance));
    }

    std::array<const Graph*, 3> graphs_;
    std::vector<MergeConflict> conflicts_;
    MergeRecords records_;
    Schema schema_;
    std::vector<std::optional<Node>> nodes_;           ///< the union of all; what is left of it
    std::vector<const Node*> origin_;                  ///< each as one of the sides has it
    std::array<std::vector<std::uint32_t>, 3> ranks_;  ///< of the nodes of each in the union
    std::vector<Edge> edges_;                          ///< ends are ranks
};

}  // namespace

Merged merge(const Graph& base, const Graph& ours, const Graph& theirs, Side prefer) {
    return Merger(base, ours, theirs, prefer).run();
}

}  // namespace entente
