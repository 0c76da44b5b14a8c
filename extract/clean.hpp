// SPDX-License-Identifier: MIT
#pragma once

#include "extract/decode.hpp"
#include "extract/document.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// A paragraph, heading, list item, table row or footnote of the cleaned text.
struct Block {
    std::size_t begin = 0;  ///< bytes of Cleaned::text
    std::size_t end = 0;
    BlockKind kind = BlockKind::paragraph;
    std::uint32_t section = 0;
};

/// Text without its layout: one block a line, and blocks parted by paragraph separators (U+2029),
/// which no cleaning of it joins again. Footnotes stand at the end.
struct Cleaned {
    std::string text;
    OffsetMap map;  ///< to the original bytes
    std::vector<Block> blocks;
};

/// Time and memory O(n).
[[nodiscard]] Cleaned clean(const Decoded& decoded);

}  // namespace entente
