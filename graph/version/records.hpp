// SPDX-License-Identifier: MIT
#pragma once

#include "graph/version/diff.hpp"

#include <string>
#include <vector>

namespace entente {

// What diff, patches and merges make of single nodes and edges.

[[nodiscard]] EdgeRecord to_record(const Graph& graph, const Edge& edge);
/// What changed between two versions of a node: "type", "label.zh", "aliases", "attribute.x".
[[nodiscard]] std::vector<FieldChange> changed_fields(const Node& before, const Node& after);
/// What changed between two versions of an edge, evidence apart: "weight", "attribute.x".
[[nodiscard]] std::vector<FieldChange> changed_fields(const Edge& before, const Edge& after);
/// The change with its evidence gained and lost and its fields.
[[nodiscard]] EdgeChange to_change(EdgeRecord before, EdgeRecord after);
/// Without `lost` and with `gained`, in order.
[[nodiscard]] std::vector<Evidence> changed_evidence(const std::vector<Evidence>& evidence,
                                                     const std::vector<Evidence>& lost,
                                                     const std::vector<Evidence>& gained);
/// "CHN -[supports]-> SCO", "CHN -[not trades]- SCO"; control characters escaped.
[[nodiscard]] std::string describe(const EdgeKey& key, const Schema& schema);

}  // namespace entente
