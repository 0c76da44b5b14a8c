// SPDX-License-Identifier: MIT
#pragma once

#include "extract/clean.hpp"
#include "extract/document.hpp"
#include "graph/base/limits.hpp"

#include <string_view>
#include <vector>

namespace entente {

/// Cuts blocks into sentences, English and Chinese. A sentence never spans blocks; headings and
/// table rows are one each. `language`, if not empty, overrides detection. Time O(n).
[[nodiscard]] std::vector<Sentence> segment(const Cleaned& cleaned,
                                            std::string_view language,
                                            const Limits& limits);

/// "zh" where ideographs outweigh letters, else "en".
[[nodiscard]] std::string_view language_of(std::string_view text) noexcept;

}  // namespace entente
