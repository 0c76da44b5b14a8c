// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"
#include "graph/version/diff.hpp"
#include "graph/version/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace entente {
namespace {

[[noreturn]] void refuse(std::string_view message, const Location& where = {}) {
    throw Error(ErrorCode::syntax, where, fmt::format("the patch does not fit: {}", message));
}

/// "label.en: it is “a”, the patch expects “b”"
std::string difference(const FieldChange& field) {
    const auto value = [](const std::string& text) {
        return text.empty() ? std::string("not there") : "“" + printable(text) + "”";
    };
    return fmt::format("{}: it is {}, the patch expects {}",
                       printable(field.field),
                       value(field.before),
                       value(field.after));
}

/// One step of a patch over a sorted list: what is to be there before, and what after.
template <class Key, class Value>
struct Step {
    Key key;
    const Value* before = nullptr;
    const Value* after = nullptr;
};

template <class Key, class Value>
void sort_steps(std::vector<Step<Key, Value>>& steps) {
    std::ranges::sort(steps, {}, &Step<Key, Value>::key);
    const auto twice = std::ranges::adjacent_find(steps, {}, &Step<Key, Value>::key);
    if (twice != steps.end())
        refuse("it changes the same thing twice");
}

class Applier {
public:
    Applier(const Graph& graph, const GraphDiff& diff, const PlaceOf& place)
        : graph_(graph),
          diff_(diff),
          place_(place) {}

    Graph apply() {
        if (!(graph_.schema() == diff_.schema_before))
            refuse("the schema of the graph is not the one it was made for");
        if (!(graph_.provenance() == diff_.provenance_before))
            refuse("tool, pack or documents of the graph are not those it was made for");
        apply_nodes();
        apply_edges();
        return Graph(
            diff_.schema_after, std::move(nodes_), std::move(edges_), diff_.provenance_after);
    }

private:
    using NodeStep = Step<std::string_view, Node>;
    using EdgeStep = Step<EdgeKey, EdgeRecord>;

    void apply_nodes() {
        std::vector<NodeStep> steps;
        for (const Node& node : diff_.nodes_added)
            steps.push_back({node.id, nullptr, &node});
        for (const Node& node : diff_.nodes_removed)
            steps.push_back({node.id, &node, nullptr});
        for (const NodeChange& change : diff_.nodes_changed) {
            if (change.before.id != change.after.id)
                refuse("a node changes its id");
            steps.push_back({change.before.id, &change.before, &change.after});
        }
        sort_steps(steps);
        auto step = steps.begin();
        const auto add_new = [&](const std::string* until) {
            for (; step != steps.end() && (until == nullptr || step->key < *until); ++step) {
                if (step->before != nullptr)
                    refuse(fmt::format("the graph has no node '{}'", printable(step->key)));
                nodes_.push_back(*step->after);
            }
        };
        places_.resize(graph_.node_count());
        for (std::size_t i = 0; i < graph_.node_count(); ++i) {
            const Node& node = graph_.nodes()[i];
            add_new(&node.id);
            const Node* kept = &node;
            if (step != steps.end() && step->key == node.id)
                kept = change_node(node, *step++);
            if (kept == nullptr)
                continue;
            places_[i] = NodeId{static_cast<std::uint32_t>(nodes_.size())};
            nodes_.push_back(*kept);
        }
        add_new(nullptr);
    }

    [[nodiscard]] Location place(const std::string& node) const {
        return place_.node ? place_.node(node) : Location{};
    }
    [[nodiscard]] Location place(const EdgeKey& edge) const {
        return place_.edge ? place_.edge(edge) : Location{};
    }

    const Node* change_node(const Node& node, const NodeStep& step) const {
        if (step.before == nullptr)
            refuse(fmt::format("the graph has a node '{}' already", printable(node.id)),
                   place(node.id));
        if (!(node == *step.before))
            refuse(fmt::format("node '{}' differs in {}",
                               printable(node.id),
                               difference(changed_fields(node, *step.before).at(0))),
                   place(node.id));
        return step.after;
    }

    void apply_edges() {
        std::vector<EdgeStep> steps;
        for (const EdgeRecord& record : diff_.edges_added)
            steps.push_back({record.key, nullptr, &record});
        for (const EdgeRecord& record : diff_.edges_removed)
            steps.push_back({record.key, &record, nullptr});
        for (const EdgeChange& change : diff_.edges_changed) {
            if (change.before.key != change.after.key)
                refuse("an edge changes its key");
            steps.push_back({change.before.key, &change.before, &change.after});
        }
        sort_steps(steps);
        auto step = steps.begin();
        const auto add_new = [&](const EdgeKey* until) {
            for (; step != steps.end() && (until == nullptr || step->key < *until); ++step) {
                if (step->before != nullptr)
                    refuse(fmt::format("the graph has no edge {}",
                                       describe(step->key, diff_.schema_before)));
                add_edge(step->key, step->after->edge);
            }
        };
        for (const Edge& edge : graph_.edges()) {
            const EdgeKey key = step == steps.end() ? EdgeKey{} : graph_.key(edge);
            if (step != steps.end())
                add_new(&key);
            if (step != steps.end() && step->key == key) {
                if (const EdgeRecord* after = change_edge(edge, *step++))
                    add_edge(after->key, after->edge);
                continue;
            }
            add_kept(edge);
        }
        add_new(nullptr);
    }

    const EdgeRecord* change_edge(const Edge& edge, const EdgeStep& step) const {
        const std::string name = describe(step.key, diff_.schema_before);
        if (step.before == nullptr)
            refuse(fmt::format("the graph has an edge {} already", name), place(step.key));
        const Edge& expected = step.before->edge;
        if (edge.evidence != expected.evidence)
            refuse(fmt::format("edge {} has other evidence", name), place(step.key));
        const auto fields = changed_fields(edge, expected);
        if (!fields.empty())
            refuse(fmt::format("edge {} differs in {}", name, difference(fields.front())),
                   place(step.key));
        return step.after;
    }

    void add_edge(const EdgeKey& key, Edge edge) {
        edge.source = find(key, key.source);
        edge.target = find(key, key.target);
        edge.relation = key.relation;
        edge.negated = key.negated;
        edges_.push_back(std::move(edge));
    }

    void add_kept(const Edge& edge) {
        const auto source = places_[index(edge.source)];
        const auto target = places_[index(edge.target)];
        if (!source || !target)
            refuse(fmt::format("it removes an end of the edge {}, which it keeps",
                               describe(graph_.key(edge), diff_.schema_before)),
                   place(graph_.key(edge)));
        edges_.push_back(edge);
        edges_.back().source = *source;
        edges_.back().target = *target;
    }

    /// A node of the result, which are sorted so far as they come from sorted steps.
    NodeId find(const EdgeKey& key, const std::string& id) const {
        const auto at = std::ranges::lower_bound(nodes_, id, {}, &Node::id);
        if (at == nodes_.end() || at->id != id)
            refuse(fmt::format("the edge {} ends at no node", describe(key, diff_.schema_after)));
        return NodeId{static_cast<std::uint32_t>(at - nodes_.begin())};
    }

    const Graph& graph_;
    const GraphDiff& diff_;
    const PlaceOf& place_;
    std::vector<Node> nodes_;
    std::vector<std::optional<NodeId>> places_;  ///< of the nodes of the graph in `nodes_`
    std::vector<Edge> edges_;
};

}  // namespace

Graph apply(const Graph& graph, const GraphDiff& diff, const PlaceOf& place) {
    return Applier(graph, diff, place).apply();
}

}  // namespace entente
