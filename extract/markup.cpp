// SPDX-License-Identifier: MIT
#include "extract/chars.hpp"
#include "extract/layout.hpp"

#include <algorithm>
#include <cstddef>

namespace entente {
namespace {

/// A line of three or more of one of the marks of `marks`, blanks between them allowed.
bool is_rule(std::string_view text, std::u32string_view marks) {
    const char32_t mark = chars::at(text, 0).code;
    if (mark == 0 || marks.find(mark) == std::u32string_view::npos)
        return false;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size();) {
        const chars::Char c = chars::at(text, i);
        if (c.code != mark && c.code != U' ' && c.code != U'\t')
            return false;
        count += c.code == mark ? 1U : 0U;
        i += c.size;
    }
    return count >= 3;
}

std::size_t heading_mark(std::string_view text) {
    const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
    if (hashes == 0 || hashes > 6 || hashes == text.size())
        return 0;
    return text[hashes] == ' ' || text[hashes] == '\t' ? hashes + 1 : 0;
}

/// Marks of a quotation before a line; the quotation itself is text.
std::size_t quote_marks(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size() && (text[i] == '>' || (i > 0 && text[i] == ' ')))
        ++i;
    return std::min<std::size_t>(i, 100);
}

/// End of the front matter of Markdown («---» lines round keys), or 0.
std::size_t front_matter(const Normal& normal) {
    constexpr std::size_t longest = 64;
    if (normal.lines.empty() || normal.line_text(normal.lines[0]) != "---")
        return 0;
    for (std::size_t i = 1; i < std::min(normal.lines.size(), longest); ++i) {
        const std::string_view text = normal.line_text(normal.lines[i]);
        if (text == "---" || text == "...")
            return i + 1;
        if (normal.lines[i].blanks > 0 || normal.lines[i].indent > 8 ||
            (normal.lines[i].indent == 0 && text.find(':') == std::string_view::npos &&
             !text.starts_with("- ")))
            return 0;
    }
    return 0;
}

}  // namespace

void mark_markup(Normal& normal) {
    std::vector<Line>& lines = normal.lines;
    std::size_t i = front_matter(normal);
    for (std::size_t k = 0; k < i; ++k)
        lines[k].kind = LineKind::furniture;
    char fence = 0;
    std::size_t fence_begin = 0;
    for (; i < lines.size(); ++i) {
        Line& line = lines[i];
        const std::string_view text = normal.line_text(line);
        if (text.starts_with("```") || text.starts_with("~~~")) {
            if (fence == text.front()) {
                for (std::size_t k = fence_begin; k <= i; ++k)
                    lines[k].kind = LineKind::furniture;
                fence = 0;
            } else if (fence == 0) {
                fence = text.front();
                fence_begin = i;
            }
            continue;
        }
        if (const std::size_t quote = quote_marks(text); quote > 0 && quote < text.size())
            line.marker = static_cast<std::uint8_t>(quote);
        const std::string_view rest = normal.line_text(line);
        if (is_rule(rest, U"-*_=~+.—–─━═…·＊")) {
            line.kind = LineKind::furniture;
            const bool underlines = i > 0 && (rest.front() == '=' || rest.front() == '-') &&
                                    line.blanks == 0 && rest.find(' ') == std::string_view::npos;
            Line* const above = underlines ? &lines[i - 1] : nullptr;
            if (above != nullptr && above->kind == LineKind::text && above->width <= 100 &&
                (i == 1 || above->blanks > 0 || lines[i - 2].kind != LineKind::text)) {
                above->kind = LineKind::heading;
                above->starts = true;
            }
        } else if (const std::size_t mark = heading_mark(rest); mark > 0) {
            line.kind = LineKind::heading;
            line.starts = true;
            line.marker = static_cast<std::uint8_t>(line.marker + mark);
        } else if (rest.starts_with("<!--") && rest.ends_with("-->")) {
            line.kind = LineKind::furniture;
        }
    }
}

}  // namespace entente
