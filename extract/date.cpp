// SPDX-License-Identifier: MIT
#include "extract/date.hpp"

#include "extract/chars.hpp"
#include "extract/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace entente {
namespace {

using chars::at;
using chars::before;
using chars::Char;

struct Date {
    std::uint32_t year = 0;
    std::uint32_t month = 0;  ///< 0 = unknown
    std::uint32_t day = 0;    ///< 0 = unknown
};

bool is_possible(const Date& date) {
    constexpr std::array<std::uint32_t, 13> days{
        31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.year < 1800 || date.year > 2199 || date.month > 12 || date.day > days[date.month])
        return false;
    const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
    return date.month != 2 || date.day < 29 || leap;
}

std::string iso(const Date& date) {
    if (!is_possible(date))
        return {};
    if (date.month == 0)
        return fmt::format("{:04}", date.year);
    return date.day == 0 ? fmt::format("{:04}-{:02}", date.year, date.month)
                         : fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

/// A run of digits, at most nine of them read.
struct Number {
    std::uint32_t value = 0;
    std::size_t size = 0;
};

Number number_at(std::string_view text, std::size_t i) {
    Number number;
    while (i + number.size < text.size() && chars::is_digit(at(text, i + number.size).code)) {
        if (number.size < 9)
            number.value = number.value * 10 + (at(text, i + number.size).code - U'0');
        ++number.size;
    }
    return number;
}

constexpr auto months = std::to_array<std::string_view>({"January",
                                                         "February",
                                                         "March",
                                                         "April",
                                                         "May",
                                                         "June",
                                                         "July",
                                                         "August",
                                                         "September",
                                                         "October",
                                                         "November",
                                                         "December"});

/// The English month that begins at `i`, whole or as its first three letters (or «Sept»).
Number month_at(std::string_view text, std::size_t i) {
    for (std::uint32_t m = 0; m < months.size(); ++m) {
        std::string_view rest = text.substr(i);
        std::size_t size = 0;
        for (const std::string_view form :
             {months[m],
              std::string_view(m == 8 ? "Sept" : months[m].substr(0, 3)),
              months[m].substr(0, 3)}) {
            if (rest.starts_with(form) && !chars::is_letter(at(rest, form.size()).code)) {
                size = form.size();
                break;
            }
        }
        if (size == 0)
            continue;
        return {m + 1, size + (rest.substr(size).starts_with(".") ? 1U : 0U)};
    }
    return {};
}

std::size_t skip_blanks(std::string_view text, std::size_t i) {
    while (i < text.size() && (text[i] == ' ' || text[i] == ','))
        ++i;
    return i;
}

/// «July 5, 2024», «July 2024»; `i` is where the month begins.
std::optional<Date> month_first(std::string_view text, std::size_t i) {
    const Number month = month_at(text, i);
    if (month.size == 0)
        return std::nullopt;
    std::size_t k = skip_blanks(text, i + month.size);
    const Number first = number_at(text, k);
    if (first.size == 4)
        return Date{first.value, month.value, 0};
    if (first.size == 0 || first.size > 2)
        return std::nullopt;
    k = skip_blanks(text, k + first.size);
    const Number year = number_at(text, k);
    return year.size == 4 ? std::optional(Date{year.value, month.value, first.value})
                          : std::nullopt;
}

/// «5 July 2024», «2024-07-05», «2024年7月5日», «2024/7/5»; `i` is where the number begins.
std::optional<Date> number_first(std::string_view text, std::size_t i) {
    const Number first = number_at(text, i);
    std::size_t k = i + first.size;
    if (first.size <= 2) {
        const std::size_t word = skip_blanks(text, k);
        const Number month = month_at(text, word);
        if (month.size == 0)
            return std::nullopt;
        const Number year = number_at(text, skip_blanks(text, word + month.size));
        return year.size == 4 ? std::optional(Date{year.value, month.value, first.value})
                              : std::nullopt;
    }
    if (first.size != 4)
        return std::nullopt;
    const std::string_view rest = text.substr(k);
    for (const std::string_view mark : {"-", "/", ".", "年"}) {
        if (!rest.starts_with(mark))
            continue;
        k += mark.size();
        const Number month = number_at(text, k);
        if (month.size == 0 || month.size > 2)
            return std::nullopt;
        k += month.size;
        const std::string_view after = text.substr(k);
        const std::string_view second = mark == "年" ? "月" : mark;
        if (!after.starts_with(second))
            return mark == "-" ? std::optional(Date{first.value, month.value, 0}) : std::nullopt;
        const Number day = number_at(text, k + second.size());
        const bool whole = day.size == 1 || day.size == 2;
        return Date{first.value, month.value, whole ? day.value : 0};
    }
    return std::nullopt;
}

/// True after «5 »: the day was read already, and was none.
bool follows_number(std::string_view text, std::size_t i) {
    while (i > 0 && text[i - 1] == ' ')
        --i;
    return chars::is_digit(before(text, i).code);
}

/// The date at `i`, if one that makes sense begins there.
std::optional<Date> date_at(std::string_view text, std::size_t i) {
    const char32_t c = at(text, i).code;
    const char32_t left = before(text, i).code;
    std::optional<Date> date;
    if (chars::is_digit(c) && !chars::is_digit(left) && left != U'.' && left != U'/' &&
        left != U'-')
        date = number_first(text, i);
    else if (chars::is_ascii_upper(c) && !chars::is_letter(left) && !follows_number(text, i))
        date = month_first(text, i);
    return date && is_possible(*date) ? date : std::nullopt;
}

/// Digits that a Chinese text writes a year with: 二〇二四年七月五日.
std::optional<Date> chinese_numerals(std::string_view text, std::size_t i) {
    constexpr std::u32string_view digits = U"〇一二三四五六七八九";
    const auto digit = [&](char32_t c) {
        return c == U'○' || c == U'零' ? 0 : static_cast<int>(digits.find(c));
    };
    Date date;
    for (int k = 0; k < 4; ++k) {
        const Char c = at(text, i);
        const int value = digit(c.code);
        if (value < 0)
            return std::nullopt;
        date.year = date.year * 10 + static_cast<std::uint32_t>(value);
        i += c.size;
    }
    if (!text.substr(std::min(i, text.size())).starts_with("年"))
        return std::nullopt;
    i += 3;
    for (std::uint32_t* const part : {&date.month, &date.day}) {
        std::uint32_t value = 0;
        Char c = at(text, i);
        for (; c.code == U'十' || (digit(c.code) > 0 && c.size != 0); c = at(text, i)) {
            value = c.code == U'十' ? std::max<std::uint32_t>(value, 1) * 10
                                    : value + static_cast<std::uint32_t>(digit(c.code));
            i += c.size;
        }
        if (c.code != (part == &date.month ? U'月' : U'日') || value == 0)
            break;
        *part = value;
        i += c.size;
    }
    return date.month != 0 && is_possible(date) ? std::optional(date) : std::nullopt;
}

/// A paragraph that is little more than a date: «(Updated on 5 July 2024.)».
bool is_date_line(std::string_view text) {
    constexpr std::size_t longest = 60;
    return text.size() <= longest;
}

}  // namespace

std::string date_of_name(std::string_view name) {
    name = name.substr(name.rfind('/') + 1);
    for (std::size_t i = 0; i < name.size();) {
        const Number run = number_at(name, i);
        if (run.size == 0) {
            do
                ++i;
            while (i < name.size() && (static_cast<unsigned char>(name[i]) & 0xC0U) == 0x80U);
            continue;
        }
        Date date;
        if (run.size == 8)
            date = {run.value / 10000, run.value / 100 % 100, run.value % 100};
        else if (run.size == 4)
            date.year = run.value;
        if (run.size == 4 && i + 7 <= name.size() && (name[i + 4] == '-' || name[i + 4] == '_')) {
            const Number month = number_at(name, i + 5);
            const Date with_month{run.value, month.value, 0};
            if (month.size == 2 && month.value > 0 && is_possible(with_month)) {
                date = with_month;
                const Number day = i + 10 <= name.size() && name[i + 7] == name[i + 4]
                                       ? number_at(name, i + 8)
                                       : Number{};
                if (day.size == 2 && day.value > 0 &&
                    is_possible({date.year, date.month, day.value}))
                    date.day = day.value;
            }
        }
        const bool whole = run.size != 8 || (date.month != 0 && date.day != 0);
        if (whole && date.year >= 1900 && is_possible(date))
            return iso(date);
        i += run.size;
    }
    return {};
}

std::string date_of_text(std::string_view text) {
    std::string coarse;
    for (std::size_t i = 0; i < text.size();) {
        const Char c = at(text, i);
        std::optional<Date> date;
        if (c.code < 0x80)
            date = date_at(text, i);
        else if (c.code == U'一' || c.code == U'二')
            date = chinese_numerals(text, i);
        if (date && date->day != 0)
            return iso(*date);
        if (date && coarse.empty())
            coarse = iso(*date);
        i += c.size;
    }
    return coarse;
}

std::string date_of_head(const Cleaned& cleaned) {
    constexpr std::size_t most_blocks = 12;
    constexpr std::size_t longest_line = 160;
    std::string coarse;
    for (std::size_t b = 0; b < std::min(most_blocks, cleaned.blocks.size()); ++b) {
        const Block& block = cleaned.blocks[b];
        const std::string_view text =
            std::string_view(cleaned.text).substr(block.begin, block.end - block.begin);
        if (block.kind == BlockKind::footnote || block.kind == BlockKind::row)
            continue;
        // running text tells the dates of what happened; a line of its own, or a dateline, tells
        // the date of the document
        const std::size_t dateline = dateline_size(text);
        if (dateline == 0 && text.size() > longest_line)
            continue;
        if (dateline == 0 && block.kind == BlockKind::paragraph && !is_date_line(text))
            continue;
        std::string date = date_of_text(dateline == 0 ? text : text.substr(0, dateline));
        if (date.size() == 10)
            return date;
        if (coarse.empty())
            coarse = std::move(date);
    }
    return coarse;
}

}  // namespace entente
