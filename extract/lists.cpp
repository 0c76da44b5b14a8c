// SPDX-License-Identifier: MIT
#include "extract/chars.hpp"
#include "extract/layout.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace entente {
namespace {

using chars::at;
using chars::Char;

constexpr std::string_view chinese_digits = "一二三四五六七八九十百〇零";

/// Bytes of a Chinese number at the begin of `text`.
std::size_t chinese_number(std::string_view text) {
    std::size_t size = 0;
    while (size < 12 && size + 3 <= text.size() &&
           chinese_digits.find(text.substr(size, 3)) != std::string_view::npos &&
           chinese_digits.find(text.substr(size, 3)) % 3 == 0)
        size += 3;
    return size;
}

/// Value of a Chinese number below 100.
std::uint32_t chinese_value(std::string_view text) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i + 3 <= text.size(); i += 3) {
        const auto digit =
            static_cast<std::uint32_t>(chinese_digits.find(text.substr(i, 3)) / 3 + 1);
        if (digit == 10)
            value = std::max<std::uint32_t>(value, 1) * 10;
        else if (digit < 10)
            value += digit;
    }
    return value;
}

Enumerator chinese_enumerator(std::string_view text) {
    const bool bracket = text.starts_with("(");
    const std::string_view inner =
        text.substr(bracket ? std::min(text.find_first_not_of("( "), text.size()) : 0);
    const std::string_view bare = inner.starts_with("第") ? inner.substr(3) : inner;
    const std::size_t number = chinese_number(bare);
    if (number == 0)
        return {};
    std::string_view rest = bare.substr(number);
    const std::uint32_t value = chinese_value(bare.substr(0, number));
    const auto consumed = [&] { return text.size() - rest.size(); };
    if (bracket) {
        while (rest.starts_with(" "))
            rest.remove_prefix(1);
        if (!rest.starts_with(")"))
            return {};
        rest.remove_prefix(1);
        return {consumed(), 'h', value};
    }
    if (bare.size() != inner.size()) {
        for (const std::string_view unit : {"章", "节", "節", "条", "條", "部分", "编", "款"})
            if (rest.starts_with(unit)) {
                rest.remove_prefix(unit.size());
                return {consumed(), 'h', value};
            }
        return {};
    }
    if (rest.starts_with("、"))
        return {consumed() + 3, 'h', value};
    // «一　地区主义»: a wide blank, or one before more than a word
    return rest.starts_with("\t") || rest.starts_with(" ") ? Enumerator{consumed(), 'h', value}
                                                           : Enumerator{};
}

/// «(a)», «(iv)», «(3)», «a)», «3)».
Enumerator bracketed(std::string_view text) {
    const bool open = text.starts_with("(");
    std::size_t i = open ? 1 : 0;
    while (open && i < text.size() && text[i] == ' ')
        ++i;
    const std::size_t begin = i;
    while (i < text.size() && i - begin < 4 && chars::is_digit(at(text, i).code))
        ++i;
    const bool digits = i > begin;
    if (!digits)
        while (i < text.size() && i - begin < 5 && chars::is_ascii_lower(at(text, i).code))
            ++i;
    const std::string_view body = text.substr(begin, i - begin);
    while (open && i < text.size() && text[i] == ' ')
        ++i;
    if (body.empty() || i >= text.size() || text[i] != ')')
        return {};
    if (digits) {
        std::uint32_t number = 0;
        for (const char c : body)
            number = number * 10 + static_cast<std::uint32_t>(c - '0');
        return body.size() <= 2 ? Enumerator{i + 1, open ? '(' : ')', number} : Enumerator{};
    }
    const bool roman = body.find_first_not_of("ivx") == std::string_view::npos;
    if (body.size() > 1 && !roman)
        return {};
    return {i + 1, 'a', static_cast<std::uint32_t>(body.front() - 'a' + 1)};
}

/// «1.», «3.2», «1.2.3».
Enumerator numbered(std::string_view text) {
    std::size_t i = 0;
    std::uint32_t number = 0;
    std::size_t levels = 0;
    while (i < text.size() && chars::is_digit(at(text, i).code)) {
        const std::size_t begin = i;
        number = 0;
        for (; i < text.size() && chars::is_digit(at(text, i).code) && i - begin < 3; ++i)
            number = number * 10 + (at(text, i).code - U'0');
        ++levels;
        if (i - begin > 2 || levels > 4)
            return {};
        if (i >= text.size() || text[i] != '.')
            break;
        ++i;
    }
    if (levels == 0)
        return {};
    if (text[i - 1] != '.' && levels == 1)
        return text.substr(i).starts_with("、") ? Enumerator{i + 3, '.', number} : Enumerator{};
    const Char after = at(text, i);
    const bool parted =
        after.size == 0 || after.code == U' ' || after.code == U'\t' || chars::is_wide(after.code);
    return parted ? Enumerator{i, levels == 1 ? '.' : 'm', number} : Enumerator{};
}

/// Dashes may begin a line of running text as well.
bool is_dash_bullet(std::string_view text) {
    const char32_t c = at(text, 0).code;
    return c == U'-' || c == U'–' || c == U'—' || c == U'+' || c == U'*' || c == U'·';
}

/// The same of several bullets in a row.
std::size_t bullets_size(std::string_view text, bool after_bullet) {
    constexpr std::size_t most = 60;
    std::size_t size = 0;
    while (size < most) {
        const std::size_t next = bullet_size(text.substr(size), after_bullet);
        if (next == 0)
            break;
        size += next;
    }
    return size;
}

bool is_separator_row(std::string_view text) {
    return text.find('-') != std::string_view::npos && text.find('|') != std::string_view::npos &&
           text.find_first_not_of("|-: \t") == std::string_view::npos;
}

}  // namespace

std::size_t bullet_size(std::string_view text, bool after_bullet) {
    const Char c = at(text, 0);
    const Char next = at(text, c.size);
    const bool blank = next.code == U' ' || next.code == U'\t';
    bool found = false;
    switch (c.code) {
        case U'•':
        case U'‣':
        case U'⁃':
        case U'◦':
        case U'●':
        case U'○':
        case U'■':
        case U'□':
        case U'▪':
        case U'▫':
        case U'◆':
        case U'◇':
        case U'►':
        case U'▶':
        case U'➢':
        case U'➤':
        case U'✓':
        case U'✔':
        case U'★':
        case U'☆':
        case U'※':
            found = true;
            break;
        case U'·':
        case U'*':
        case U'+':
        case U'-':
        case U'–':
        case U'—':
            found = blank;
            break;
        case U'o':
            found = next.code == U'\t' || (blank && after_bullet);
            break;
        default:
            found = chars::in(c.code, 0xE000, 0xF8FF);  // symbol fonts of word processors
    }
    if (!found)
        return 0;
    std::size_t size = c.size;
    while (size < text.size() && (text[size] == ' ' || text[size] == '\t'))
        ++size;
    return size < text.size() ? size : 0;
}

Enumerator enumerator(std::string_view text) {
    if (text.empty())
        return {};
    const Enumerator chinese = chinese_enumerator(text);
    if (chinese.size != 0)
        return chinese;
    const Enumerator in_brackets = bracketed(text);
    return in_brackets.size != 0 ? in_brackets : numbered(text);
}

void mark_tables(Normal& normal) {
    std::vector<Line>& lines = normal.lines;
    const auto is_pipe = [&](std::size_t i) {
        const std::string_view text = normal.line_text(lines[i]);
        return lines[i].kind == LineKind::text && !lines[i].hard && text.starts_with("|") &&
               text.find('|', 1) != std::string_view::npos;
    };
    const auto is_spaced = [&](std::size_t i) {
        const std::string_view text = normal.line_text(lines[i]);
        return lines[i].kind == LineKind::text && lines[i].gap && bullet_size(text, false) == 0;
    };
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t end = i;
        while (end < lines.size() && is_pipe(end) && (end == i || lines[end].blanks == 0))
            ++end;
        if (end > i) {
            for (; i < end; ++i)
                lines[i].kind = is_separator_row(normal.line_text(lines[i])) ? LineKind::furniture
                                                                             : LineKind::row;
            continue;
        }
        std::size_t cells = 0;  // tabs of the widest row
        while (end < lines.size() && is_spaced(end) &&
               (end == i || (lines[end].blanks == 0 && !lines[end].hard))) {
            cells = std::max(
                cells,
                static_cast<std::size_t>(std::ranges::count(normal.line_text(lines[end]), '\t')));
            ++end;
        }
        // between paragraph separators it is one of the blocks that cleaning writes
        const bool block = (i == 0 || lines[i].hard) && (end == lines.size() || lines[end].hard);
        const bool own = end == i + 1 && ((cells > 1 && !lines[i].han) || (block && cells > 0));
        if (end > i + 1 || own)
            for (std::size_t k = i; k < end; ++k)
                lines[k].kind = LineKind::row;
        i = std::max(end, i + 1);
    }
}

void mark_lists(Normal& normal, const Layout& layout) {
    std::vector<Line>& lines = normal.lines;
    Enumerator last;
    bool after_bullet = false;
    bool after_dash = false;
    const Line* previous = nullptr;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Line& line = lines[i];
        if (line.kind != LineKind::text) {
            if (line.kind != LineKind::furniture)
                previous = &line;
            continue;
        }
        const std::string_view text = normal.line_text(line);
        const bool in_sentence = previous != nullptr && previous->kind != LineKind::row &&
                                 line.blanks == 0 && !line.hard && !line.page &&
                                 !ends_complete(normal.line_text(*previous)) &&
                                 layout.is_full(normal, *previous, line);
        const std::size_t bullet = bullets_size(text, after_bullet);
        const Enumerator mark = enumerator(text);
        const bool expected = mark.style == last.style && mark.number == last.number + 1;
        if (bullet != 0 && (!is_dash_bullet(text) || !in_sentence || after_dash)) {
            after_bullet = true;
            after_dash = is_dash_bullet(text);
            line.kind = LineKind::item;
            line.starts = true;
            line.marker =
                static_cast<std::uint8_t>(std::min<std::size_t>(250, line.marker + bullet));
        } else if (mark.size != 0 && (!in_sentence || expected)) {
            line.starts = true;
            if (mark.style != 'h' && mark.style != 'm')
                line.kind = LineKind::item;
            last = mark;
            after_bullet = after_dash = false;
        }
        previous = &line;
    }
}

void mark_datelines(Normal& normal) {
    for (Line& line : normal.lines)
        if (line.kind == LineKind::text && dateline_size(normal.line_text(line)) != 0)
            line.starts = true;
}

}  // namespace entente
