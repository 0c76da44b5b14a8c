// SPDX-License-Identifier: MIT
#include "extract/chars.hpp"
#include "extract/layout.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace entente {
namespace {

using chars::at;
using chars::before;
using chars::Char;

constexpr std::uint16_t widest_head = 120;

bool is_ornament(char32_t c) {
    return c == U'-' || c == U'–' || c == U'—' || c == U'·' || c == U'•' || c == U'|' ||
           c == U'~' || c == U' ' || c == U'\t' || c == U'・' || c == U'─' || c == U'*';
}

void skip_blanks(std::string_view& text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
}

bool take_word(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    skip_blanks(text);
    return true;
}

/// Digits or, in small letters, a Roman number; 0 = none.
std::size_t number_size(std::string_view text) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits > 0)
        return digits;
    return std::min(text.find_first_not_of("ivxl"), text.size());
}

struct PageNumber {
    bool decorated = false;  ///< by ornaments or a word: certainly a page number
    std::size_t digits = 0;
    bool year = false;
};

/// Reads a line that holds nothing but the number of a page.
std::optional<PageNumber> page_number(std::string_view text) {
    constexpr std::size_t longest = 48;
    if (text.size() > longest)
        return std::nullopt;
    PageNumber page;
    const std::size_t whole = text.size();
    for (Char c = at(text, 0); c.size != 0 && is_ornament(c.code); c = at(text, 0))
        text.remove_prefix(c.size);
    for (Char c = before(text, text.size()); c.size != 0 && is_ornament(c.code);
         c = before(text, text.size()))
        text.remove_suffix(c.size);
    const bool ornaments = text.size() != whole;
    const bool word = take_word(text, "Page") || take_word(text, "page") ||
                      take_word(text, "PAGE") || take_word(text, "第") || take_word(text, "p.");
    page.digits = number_size(text);
    if (page.digits == 0 || page.digits > 6)
        return std::nullopt;
    const bool roman = !chars::is_digit(at(text, 0).code);
    page.year = page.digits == 4 && (text.starts_with("19") || text.starts_with("20"));
    text.remove_prefix(page.digits);
    skip_blanks(text);
    const bool after = take_word(text, "页") || take_word(text, "頁");
    if (take_word(text, "of") || take_word(text, "/") || take_word(text, "共") ||
        take_word(text, "，共")) {
        const std::size_t total = number_size(text);
        if (total == 0)
            return std::nullopt;
        text.remove_prefix(total);
        skip_blanks(text);
        (void)(take_word(text, "页") || take_word(text, "頁"));
        if (!word && !after && !ornaments && page.digits > 3)
            return std::nullopt;
    }
    if (!text.empty() || (roman && word))
        return std::nullopt;
    page.decorated = word || after || (ornaments && !page.year && !roman);
    return page;
}

bool is_number_line(const Normal& normal, std::size_t i) {
    return i < normal.lines.size() && normal.lines[i].kind == LineKind::text &&
           page_number(normal.line_text(normal.lines[i])).has_value();
}

/// Nothing stands directly above or below the line.
struct Edges {
    bool above = false;
    bool below = false;
};

Edges edges(const Normal& normal, std::size_t i) {
    const std::vector<Line>& lines = normal.lines;
    const Line& line = lines[i];
    Edges found;
    found.above = i == 0 || line.blanks > 0 || line.page || line.hard ||
                  lines[i - 1].kind == LineKind::furniture;
    found.below = i + 1 == lines.size() || lines[i + 1].blanks > 0 || lines[i + 1].page ||
                  lines[i + 1].hard || lines[i + 1].kind == LineKind::furniture;
    return found;
}

bool has_letters(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Char c = at(text, i);
        if (chars::is_letter(c.code) || chars::is_ideograph(c.code))
            return true;
        i += c.size;
    }
    return false;
}

/// «18      Connectivity and Competition» or «INSTITUTE PAPER      17».
bool is_head_with_number(const Line& line, std::string_view text) {
    if (!line.gap || line.width > 2 * widest_head)
        return false;
    const std::size_t first = text.find('\t');
    const std::size_t last = text.rfind('\t');
    const auto is_number = [](std::string_view s) {
        return !s.empty() && s.size() <= 4 && number_size(s) == s.size();
    };
    const bool number_first =
        is_number(text.substr(0, first)) && has_letters(text.substr(first + 1));
    const bool number_last = is_number(text.substr(last + 1)) && has_letters(text.substr(0, last));
    return number_first || number_last;
}

/// What recurs in a running head: all but digits and blanks.
std::uint64_t head_key(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text)
        if (!chars::is_digit(static_cast<unsigned char>(c)) && c != ' ' && c != '\t')
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

bool is_folio(const Normal& normal, std::size_t i) {
    return i < normal.lines.size() && normal.lines[i].folio;
}

/// True if the line above stops and the line below goes on in the middle of an English sentence.
bool interrupts(const Normal& normal, const Line* above, std::size_t i) {
    constexpr std::size_t farthest = 12;  // lines of furniture and footnotes at one page break
    std::size_t next = i + 1;
    while (next < normal.lines.size() && next < i + farthest && is_cut_out(normal.lines[next].kind))
        ++next;
    if (above == nullptr || above->kind != LineKind::text || next == normal.lines.size() ||
        normal.lines[next].blanks == 0 || normal.lines[i].blanks == 0)
        return false;
    const std::string_view left = normal.line_text(*above);
    const char32_t last = before(left, left.size()).code;
    return (chars::is_letter(last) || last == U'-' || last == U',') &&
           chars::is_small(at(normal.line_text(normal.lines[next]), 0).code) &&
           !chars::is_small(at(normal.line_text(normal.lines[i]), 0).code);
}

bool may_be_head(const Line& line, std::string_view text) {
    return line.kind == LineKind::text && line.width <= widest_head && has_letters(text) &&
           !ends_complete(text) && bullet_size(text, false) == 0;
}

}  // namespace

void mark_page_numbers(Normal& normal) {
    std::vector<Line>& lines = normal.lines;
    bool column = false;  // inside a column of numbers, which is data
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::optional<PageNumber> page =
            is_number_line(normal, i) ? page_number(normal.line_text(lines[i])) : std::nullopt;
        if (!page) {
            column = false;
            continue;
        }
        const bool next_too =
            i + 1 < lines.size() && lines[i + 1].blanks == 0 && is_number_line(normal, i + 1);
        const bool was_column = column && lines[i].blanks == 0;
        column = true;
        const Edges edge = edges(normal, i);
        const bool bare = (edge.above || edge.below) && page->digits <= 4 && !page->year &&
                          !next_too && !was_column;
        if ((page->decorated || bare) && !lines[i].hard) {
            lines[i].kind = LineKind::furniture;
            lines[i].folio = true;
        }
    }
}

void mark_running_heads(Normal& normal) {
    std::vector<Line>& lines = normal.lines;
    std::unordered_map<std::uint64_t, std::uint32_t> seen;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view text = normal.line_text(lines[i]);
        const Edges edge = edges(normal, i);
        if (!may_be_head(lines[i], text) || (!edge.above && !edge.below) || lines[i].hard)
            continue;
        if (edge.above && edge.below && is_head_with_number(lines[i], text)) {
            lines[i].kind = LineKind::furniture;
            lines[i].folio = true;
        } else {
            ++seen[head_key(text)];
        }
    }
    const Line* above = nullptr;  // the last line that stays text
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && !is_cut_out(lines[i - 1].kind))
            above = &lines[i - 1];
        const std::string_view text = normal.line_text(lines[i]);
        const Edges edge = edges(normal, i);
        if (!may_be_head(lines[i], text) || (!edge.above && !edge.below) || lines[i].hard)
            continue;
        const auto found = seen.find(head_key(text));
        if (found == seen.end() || found->second < 2)
            continue;
        const bool at_page = lines[i].page || is_folio(normal, i + 1) ||
                             (i > 0 && is_folio(normal, i - 1)) || i + 1 == lines.size() ||
                             lines[i + 1].page || lines[i].blanks > 1;
        const bool in_sentence = found->second > 2 && edge.above && edge.below &&
                                 above != nullptr && !ends_complete(normal.line_text(*above));
        // the first of them may be the title
        const bool title = i < 3 && !has_digit(text);
        if (!title && (at_page || in_sentence || i == 0))
            lines[i].kind = LineKind::furniture;
    }
}

void mark_heads_at_breaks(Normal& normal, const Layout& layout) {
    std::vector<Line>& lines = normal.lines;
    const Line* above = nullptr;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!is_cut_out(lines[i - 1].kind))
            above = &lines[i - 1];
        const std::string_view text = normal.line_text(lines[i]);
        const bool after_number = is_folio(normal, i - 1);
        const bool between = interrupts(normal, above, i);
        if (!may_be_head(lines[i], text) || lines[i].hard || enumerator(text).size != 0 ||
            (!after_number && !between && !is_folio(normal, i + 1)))
            continue;
        const Edges edge = edges(normal, i);
        const bool in_sentence =
            between ||
            (above != nullptr && !ends_complete(normal.line_text(*above)) && above->width > 30);
        // lines of the text itself reach the margin, or have points inside
        const bool short_line = lines[i].width <= 80 &&
                                (layout.width == 0 || lines[i].width * 100U < layout.width * 75);
        const bool points = text.find("。") != std::string_view::npos ||
                            text.find("，") != std::string_view::npos ||
                            text.find(". ") != std::string_view::npos;
        if (edge.above && edge.below && short_line && !points &&
            (in_sentence || (after_number && lines[i].blanks > 1)))
            lines[i].kind = LineKind::aside;
    }
}

}  // namespace entente
