// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Width of a line of text in ems, from a table of the advance widths of Noto Sans CJK SC.
/// Layout uses this and not the fonts of the machine, so that a picture has the same shape
/// everywhere.
[[nodiscard]] double text_width(std::string_view text, bool bold = false);

/// Foreign text made fit for a picture: control characters, bidi controls, noncharacters and
/// private use gone, white space folded to single blanks, cut at `most` code points with "…".
[[nodiscard]] std::string clean_label(std::string_view text, std::size_t most = 120);

/// Breaks clean text into lines of at most `ems` where it can: between Chinese characters (never
/// before closing or after opening punctuation) and at blanks; at most `lines`, the last one cut
/// with "…".
[[nodiscard]] std::vector<std::string> wrap_label(std::string_view text,
                                                  double ems,
                                                  std::size_t lines);

}  // namespace entente
