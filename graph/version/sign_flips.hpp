// SPDX-License-Identifier: MIT
#pragma once

#include "graph/version/diff.hpp"

#include <vector>

namespace entente {

/// The pairs whose net sign flipped. Only edges that `diff` names are looked at, or all where the
/// schema changed; linear in both graphs.
[[nodiscard]] std::vector<SignFlip> sign_flips(const Graph& before,
                                               const Graph& after,
                                               const GraphDiff& diff);

}  // namespace entente
