// SPDX-License-Identifier: MIT
#pragma once

#include "extract/normalize.hpp"

#include <bitset>
#include <cstdint>
#include <string_view>

namespace entente {

/// What the lines of a document have in common.
struct Layout {
    /// Columns that a full line takes; 0 = each line is a paragraph of its own.
    std::uint32_t width = 0;
    bool double_spaced = false;  ///< blank lines stand between lines of one sentence
    bool han = false;            ///< most lines are Chinese
    /// In a Chinese text out of a PDF one leading blank may be what is left of a form feed.
    bool leading_blank_is_page = false;
    std::bitset<1000> plain_notes;  ///< footnotes whose mark is a plain number

    /// True if the line reaches the right margin: the first word of `next` had no room in it.
    [[nodiscard]] bool is_full(const Normal& normal, const Line& line, const Line& next) const;
    [[nodiscard]] bool begins_page(const Line& line) const {
        return line.page || (leading_blank_is_page && line.indent == 1 && line.han);
    }
};

/// Measures the lines and says what each one is. Time O(n).
[[nodiscard]] Layout read_layout(Normal& normal);

// The steps of read_layout, in their order.
void mark_markup(Normal& normal);                     ///< Markdown: fences, rules, headings
void mark_page_numbers(Normal& normal);               ///< «· 61 ·», «Page 3 of 9», «17»
void mark_running_heads(Normal& normal);              ///< lines that recur at page breaks
void mark_footnotes(Normal& normal, Layout& layout);  ///< bodies, by their marks
void mark_heads_at_breaks(Normal& normal, const Layout& layout);  ///< beside a page number
void mark_tables(Normal& normal);                                 ///< rows, cells parted by tabs
void mark_lists(Normal& normal, const Layout& layout);            ///< bullets and numbered items
void mark_datelines(Normal& normal);  ///< «ASTANA — …», «…7月5日电（…）»

// Shapes of lines that several steps look at.

/// True if the text ends with the end of a sentence or with a colon, closing marks aside.
[[nodiscard]] bool ends_complete(std::string_view text);
/// True if it ends with the end of a sentence, closing marks aside.
[[nodiscard]] bool ends_sentence(std::string_view text);
/// Number of the footnote mark at the begin of `text` (①, [1], ¹) and its bytes; 0 = none.
struct NoteMark {
    std::uint32_t number = 0;
    std::size_t size = 0;
};
[[nodiscard]] NoteMark note_mark(std::string_view text);
/// True if the digits [begin, end) are glued to the end of a clause as the mark of a footnote is:
/// «contracts.12 The».
[[nodiscard]] bool is_plain_note(std::string_view text, std::size_t begin, std::size_t end);
/// Bytes of the dateline at the begin of `text`, 0 = none: «ASTANA — », «BEIJING, July 5 (AP) - »,
/// «本社北京7月5日电（记者 …）», «【阿斯塔纳7月4日电】».
[[nodiscard]] std::size_t dateline_size(std::string_view text);
/// Bytes of the bullet at the begin of `text` with the blanks after it, 0 = none. `after_bullet`:
/// another item stands above, which makes «o » one too.
[[nodiscard]] std::size_t bullet_size(std::string_view text, bool after_bullet);
/// A number set off as the mark of a section or item: «3.2», «1.», «(a)», «一、», «（二）».
struct Enumerator {
    std::size_t size = 0;  ///< bytes, blanks after it left out; 0 = none
    char style = 0;        ///< '.' ')' '(' 'a' (letters) 'm' (several levels) 'h' (Chinese number)
    std::uint32_t number = 0;
};
[[nodiscard]] Enumerator enumerator(std::string_view text);

}  // namespace entente
