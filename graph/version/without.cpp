// SPDX-License-Identifier: MIT
#include "graph/version/causes.hpp"
#include "graph/version/diff.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, 9> names = {"evidence",
                                                   "moved",
                                                   "weight",
                                                   "labels",
                                                   "aliases",
                                                   "attributes",
                                                   "nodes",
                                                   "provenance",
                                                   "schema"};

class Without {
public:
    explicit Without(std::span<const DiffPart> parts) : parts_(parts) {}

    void edge(EdgeChange& change) const {
        const bool counted =
            !change.before.edge.evidence.empty() || !change.after.edge.evidence.empty();
        if (has(DiffPart::evidence)) {
            change.gained.clear();
            change.lost.clear();
        }
        std::erase_if(change.fields, [&](const FieldChange& field) {
            if (field.field == "weight")
                return has(counted ? DiffPart::evidence : DiffPart::weight);
            return has(DiffPart::attributes);
        });
    }

    void node(NodeChange& change) const {
        std::erase_if(change.fields, [&](const FieldChange& field) {
            return (has(DiffPart::labels) && field.field.starts_with("label.")) ||
                   (has(DiffPart::aliases) && field.field == "aliases") ||
                   (has(DiffPart::attributes) && field.field.starts_with("attribute."));
        });
    }

    [[nodiscard]] bool has(DiffPart part) const {
        return std::ranges::find(parts_, part) != parts_.end();
    }

private:
    std::span<const DiffPart> parts_;
};

/// Takes statements away that only stand at another place, each with its counterpart.
void forget_moved(GraphDiff& diff) {
    const GraphDiff whole = diff;
    const CausesView causes(whole);
    for (EdgeChange& change : diff.edges_changed) {
        const EdgeKey& key = change.after.key;
        std::erase_if(change.gained,
                      [&](const Evidence& e) { return causes.gained(key, e) == Cause::moved; });
        std::erase_if(change.lost,
                      [&](const Evidence& e) { return causes.lost(key, e) == Cause::moved; });
    }
}

}  // namespace

std::span<const std::string_view> diff_part_names() {
    return names;
}

std::optional<DiffPart> parse_diff_part(std::string_view name) {
    const auto at = std::ranges::find(names, name);
    if (at == names.end())
        return std::nullopt;
    return static_cast<DiffPart>(at - names.begin());
}

GraphDiff without(GraphDiff diff, std::span<const DiffPart> parts) {
    const Without rest(parts);
    if (rest.has(DiffPart::moved))
        forget_moved(diff);
    for (EdgeChange& change : diff.edges_changed)
        rest.edge(change);
    std::erase_if(diff.edges_changed, [](const EdgeChange& change) {
        return change.gained.empty() && change.lost.empty() && change.fields.empty();
    });
    for (NodeChange& change : diff.nodes_changed)
        rest.node(change);
    std::erase_if(diff.nodes_changed,
                  [](const NodeChange& change) { return change.fields.empty(); });
    if (rest.has(DiffPart::nodes)) {
        diff.nodes_added.clear();
        diff.nodes_removed.clear();
        diff.nodes_changed.clear();
    }
    if (rest.has(DiffPart::schema))
        diff.schema_before = diff.schema_after;
    return diff;
}

}  // namespace entente
