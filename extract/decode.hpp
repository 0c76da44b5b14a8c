// SPDX-License-Identifier: MIT
#pragma once

#include "extract/document.hpp"
#include "graph/base/limits.hpp"

#include <string>
#include <string_view>

namespace entente {

/// Original bytes turned into valid UTF-8.
struct Decoded {
    std::string_view text;  ///< into the original bytes, or into `storage`
    std::string storage;    ///< where the bytes were not UTF-8
    OffsetMap map;          ///< empty = `text` is the original from byte `skipped` on
    std::size_t skipped = 0;
    std::string_view encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5"
};

/// UTF-8 with or without byte order mark, UTF-16 by its mark, else GB18030 or Big5, whichever reads
/// as ordinary Chinese. The view in the result may point into `bytes`, or into its own storage: do
/// not copy it.
///
/// @throws Error{encoding} at line:column of `name`, Error{limit}. Time and memory O(n).
void decode(std::string_view bytes, const std::string& name, const Limits& limits, Decoded& out);

}  // namespace entente
