// SPDX-License-Identifier: MIT
#pragma once

#include "extract/decode.hpp"
#include "extract/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What a line of a document turned out to be.
enum class LineKind : std::uint8_t {
    text,
    heading,   ///< marked as one (Markdown), not found by its shape
    item,      ///< begins an item of a list
    row,       ///< of a table
    footnote,  ///< body of a footnote
    aside,     ///< running head that stands once: kept, but out of the way of the text
    furniture  ///< page number, running head, rule, code: not part of the text
};

/// True for lines that are taken out of the run of the text.
[[nodiscard]] constexpr bool is_cut_out(LineKind kind) noexcept {
    return kind == LineKind::footnote || kind == LineKind::aside || kind == LineKind::furniture;
}

/// One line that holds something; blank lines are counted with the line after them.
struct Line {
    std::uint32_t begin = 0;  ///< bytes of Normal::text, outer blanks left out
    std::uint32_t end = 0;
    std::uint16_t indent = 0;  ///< columns, at most 65535
    std::uint16_t width = 0;   ///< columns without the indent
    std::uint8_t blanks = 0;   ///< blank lines before it, at most 255
    LineKind kind = LineKind::text;
    std::uint8_t marker = 0;       ///< bytes of a bullet or mark at its begin that are no text
    bool page : 1 = false;         ///< a form feed stands before it
    bool hard : 1 = false;         ///< a paragraph separator stands before it
    bool han : 1 = false;          ///< has Chinese characters or punctuation
    bool gap : 1 = false;          ///< has a gap of three columns or more, or a tab, inside
    bool starts : 1 = false;       ///< begins a block, whatever stands before it
    bool after_break : 1 = false;  ///< furniture or a footnote was cut out before it
    bool label : 1 = false;        ///< first line of a footnote
    bool folio : 1 = false;        ///< furniture that is a page number, or has one
};

/// Text with every character in its ordinary form: NFC, full-width Latin made narrow, ligatures
/// taken apart, mojibake of GBK punctuation repaired, a run of blanks one blank, or one tab where
/// it is wide, and each line ended by '\n'.
struct Normal {
    std::string text;
    OffsetMap map;  ///< to the original bytes, or to the decoded text where that has a map
    std::vector<Line> lines;

    [[nodiscard]] std::string_view line_text(const Line& line) const {
        return std::string_view(text).substr(line.begin + line.marker,
                                             line.end - line.begin - line.marker);
    }
};

/// Time and memory O(n).
[[nodiscard]] Normal normalize(const Decoded& decoded);

}  // namespace entente
