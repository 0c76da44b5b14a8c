// SPDX-License-Identifier: MIT
#pragma once

#include "cli/diff_output.hpp"

#include <string>
#include <vector>

namespace entente::cli {

/// Reads documents with two packs and tells the difference: `words` are the old pack, the new one
/// and the documents. What differs in the packs themselves is said beside it.
/// @throws Error{usage} on fewer words.
[[nodiscard]] Status pack_diff(const std::vector<std::string>& words,
                               DiffOutput& output,
                               Session& session);

}  // namespace entente::cli
