// SPDX-License-Identifier: MIT
#pragma once

#include "extract/normalize.hpp"

#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace entente {

/// Knows of each hyphen at the end of a line whether the word has it («Asia-/Africa») or the
/// typesetter («Glo-/bal»), by what else stands in the document.
class Hyphens {
public:
    /// Time O(n).
    explicit Hyphens(const Normal& normal);

    /// True if the hyphen between the end of `left` (without the hyphen) and the begin of `right`
    /// is the word's own.
    [[nodiscard]] bool is_true(std::string_view left, std::string_view right) const;

private:
    std::unordered_set<std::uint64_t> seen_;  ///< words of interest that the document has
};

/// Bytes of the hyphen that ends `line` right after a letter; 0 = none.
[[nodiscard]] std::size_t line_end_hyphen(std::string_view line);

}  // namespace entente
