// SPDX-License-Identifier: MIT
#pragma once

#include "graph/schema.hpp"

#include <string>
#include <vector>

namespace entente::cli {

/// The types of node that words of the command line name: a type itself; `actor`, all but concepts
/// and initiatives; `any`, all. Without a word, `otherwise` is taken.
/// @throws Error{unknown_name} with a suggestion.
[[nodiscard]] std::vector<std::string> node_types_named(const std::vector<std::string>& names,
                                                        const std::string& otherwise,
                                                        const Schema& schema);

}  // namespace entente::cli
