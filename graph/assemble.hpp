// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

struct AssembleOptions {
    std::string
        from;        ///< first date kept (inclusive), ISO; empty = all. Undated statements are kept
    std::string to;  ///< last date kept (inclusive)
    std::vector<std::string> relations;  ///< keep only these; empty = all
    std::vector<Modality> modalities;    ///< keep only these; empty = all
    std::size_t min_evidence = 1;        ///< distinct sentences an edge must have
};

/// Whether a statement is among those that the dates, relations and modalities of `options` let
/// through.
[[nodiscard]] bool selected(const Statement& statement, const AssembleOptions& options);

/// Folds statements into a graph. The result does not depend on their order, nor on how they were
/// sharded; a statement given twice (same id) counts once.
///
/// @param catalogue what is known of entities (type, labels, aliases); an end that is not in it
/// becomes a node of the type
///        that its id tells: ISO code = state, lower case = concept, else organisation.
/// @throws Error{unknown_name} on a relation that the schema has not.
/// Time O(n log n).
[[nodiscard]] Graph assemble(std::span<const Statement> statements,
                             const Schema& schema,
                             std::span<const Node> catalogue,
                             Provenance provenance = {},
                             const AssembleOptions& options = {});

}  // namespace entente
