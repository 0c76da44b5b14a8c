// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What both sides changed, each in its own way. Values are texts for people.
struct MergeConflict {
    std::string subject;  ///< "node KAZ", "edge CHN -[supports]-> SCO", "relation trades", "pack"
    std::string field;    ///< "label.zh", "attribute.note", "evidence s_…"; empty = all of it
    std::string base;     ///< empty = it was not there
    std::string ours;
    std::string theirs;
    bool operator==(const MergeConflict&) const = default;
};

/// Whose value stands in the merged graph where there is a conflict.
enum class Side : std::uint8_t { ours, theirs };

struct Merged {
    Graph graph;
    std::vector<MergeConflict> conflicts;  ///< schema, provenance, nodes, edges; each in order
    bool operator==(const Merged&) const = default;
};

/// Three-way merge by key: nodes by id, edges by (source, relation, target, negated), within them
/// by field, evidence by statement. What one side alone changed is taken; what both changed alike
/// is taken once; the rest is a conflict. Nothing that a side has added or kept is left out without
/// being listed: a node or relation that one side removed and the other uses anew stays, and is
/// listed.
///
/// merge(b, x, b) == x, merge(b, x, x) == x, and merge(b, x, y, ours) == merge(b, y, x, theirs),
/// conflicts mirrored. Linear in the three graphs.
[[nodiscard]] Merged merge(const Graph& base,
                           const Graph& ours,
                           const Graph& theirs,
                           Side prefer = Side::ours);

/// "edge CHN -[supports]-> SCO, attribute.note: was “a”; ours “b”; theirs “c”"; made printable.
[[nodiscard]] std::string to_text(const MergeConflict& conflict);
/// {"conflicts":[…]}, one a line.
[[nodiscard]] std::string to_json(const std::vector<MergeConflict>& conflicts);

/// Two texts as one with conflict markers as git writes them: equal lines once, the others between
/// <<<<<<<, ======= and >>>>>>>. Taking one side of all markers gives that text.
[[nodiscard]] std::string mark_conflicts(std::string_view ours,
                                         std::string_view theirs,
                                         std::string_view ours_name,
                                         std::string_view theirs_name);

}  // namespace entente
