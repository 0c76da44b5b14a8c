// SPDX-License-Identifier: MIT
#include "extract/layout.hpp"

#include "extract/chars.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace entente {
namespace {

using chars::at;
using chars::before;
using chars::Char;

/// Wider lines are not what a page holds: there, a line is a paragraph.
constexpr std::uint32_t widest_page = 160;

std::uint32_t reach(const Line& line) {
    return std::uint32_t{line.indent} + line.width;
}

/// The column that nine tenths of all characters lie within lines of.
std::uint32_t typical_width(const Normal& normal) {
    std::array<std::uint64_t, widest_page + 2> columns{};
    std::uint64_t total = 0;
    for (const Line& line : normal.lines) {
        if (line.kind != LineKind::text)
            continue;
        columns[std::min(reach(line), widest_page + 1)] += line.width;
        total += line.width;
    }
    std::uint64_t seen = 0;
    for (std::uint32_t width = 0; width < columns.size(); ++width) {
        seen += columns[width];
        if (seen * 10 >= total * 9)
            return width > widest_page ? 0 : width;
    }
    return 0;
}

std::uint32_t first_word_width(std::string_view text) {
    std::uint32_t width = 0;
    for (std::size_t i = 0; width < 24;) {
        const Char c = at(text, i);
        if (c.size == 0 || c.code == ' ' || c.code == '\t')
            break;
        i += c.size;
        if (chars::is_wide(c.code))
            return width + 2;  // a line of Chinese may break after any character
        ++width;
    }
    return width;
}

bool is_double_spaced(const Normal& normal, const Layout& layout) {
    std::size_t broken = 0;
    std::size_t with_blank = 0;
    for (std::size_t i = 0; i + 1 < normal.lines.size(); ++i) {
        const Line& line = normal.lines[i];
        const Line& next = normal.lines[i + 1];
        if (line.kind != LineKind::text || next.kind != LineKind::text || next.hard)
            continue;
        if (ends_complete(normal.line_text(line)) || !layout.is_full(normal, line, next))
            continue;
        ++broken;
        with_blank += next.blanks > 0 ? 1U : 0U;
    }
    return with_blank >= 2 && with_blank * 4 >= broken;
}

}  // namespace

bool Layout::is_full(const Normal& normal, const Line& line, const Line& next) const {
    if (width == 0)
        return false;
    const std::uint32_t with_next = reach(line) + 1 + first_word_width(normal.line_text(next));
    return with_next * 100 >= width * 85;
}

bool ends_sentence(std::string_view text) {
    std::size_t end = text.size();
    for (Char c = before(text, end); c.size != 0; c = before(text, end)) {
        if (c.code == U'.' || c.code == U'。' || c.code == U'！' || c.code == U'？' ||
            c.code == U'!' || c.code == U'?' || c.code == U'…')
            return true;
        const bool skipped = chars::is_closer(c.code) || c.code == U' ' || c.code == U'*' ||
                             chars::circled_number(c.code) != 0 ||
                             chars::superscript_digit(c.code) >= 0;
        if (!skipped || text.size() - end > 24)
            return false;
        end -= c.size;
    }
    return false;
}

bool ends_complete(std::string_view text) {
    const Char last = before(text, text.size());
    return last.code == U':' || last.code == U'：' || ends_sentence(text);
}

NoteMark note_mark(std::string_view text) {
    const Char first = at(text, 0);
    if (const std::uint32_t number = chars::circled_number(first.code); number != 0)
        return {number, first.size};
    std::uint32_t number = 0;
    if (first.code == U'[') {
        std::size_t i = text.starts_with("[^") ? 2 : 1;
        const std::size_t digits = i;
        for (; i < text.size() && chars::is_digit(at(text, i).code) && i - digits < 3; ++i)
            number = number * 10 + (at(text, i).code - U'0');
        if (i == digits || i >= text.size() || text[i] != ']' || number == 0)
            return {};
        return {number, i + 1};
    }
    std::size_t size = 0;
    for (Char c = first; chars::superscript_digit(c.code) >= 0 && size < 9; c = at(text, size)) {
        number = number * 10 + static_cast<std::uint32_t>(chars::superscript_digit(c.code));
        size += c.size;
    }
    return number == 0 ? NoteMark{} : NoteMark{number, size};
}

Layout read_layout(Normal& normal) {
    Layout layout;
    mark_markup(normal);
    mark_page_numbers(normal);
    mark_tables(normal);
    layout.width = typical_width(normal);
    layout.double_spaced = is_double_spaced(normal, layout);
    std::size_t han = 0;
    std::size_t one_blank = 0;
    for (const Line& line : normal.lines) {
        han += line.han ? 1U : 0U;
        one_blank += line.indent == 1 ? 1U : 0U;
    }
    layout.han = han * 2 > normal.lines.size();
    layout.leading_blank_is_page = layout.han && one_blank * 10 < normal.lines.size();
    mark_running_heads(normal);
    mark_footnotes(normal, layout);
    mark_heads_at_breaks(normal, layout);
    mark_lists(normal, layout);
    mark_datelines(normal);
    bool broken = false;
    for (Line& line : normal.lines) {
        if (is_cut_out(line.kind)) {
            broken = true;
            continue;
        }
        line.after_break = broken || layout.begins_page(line);
        broken = false;
    }
    return layout;
}

}  // namespace entente
