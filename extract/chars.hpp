// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Inline look at characters, for the loops that read every byte of a document.
namespace entente::chars {

/// A decoded code point and the bytes it takes; size 0 = none.
struct Char {
    char32_t code = 0;
    std::uint32_t size = 0;
};

/// The code point at `offset` of valid UTF-8, or none at the end.
[[nodiscard]] inline Char at(std::string_view text, std::size_t offset) noexcept {
    if (offset >= text.size())
        return {};
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i]));
    };
    const char32_t lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    if (lead < 0xE0)
        return {((lead & 0x1F) << 6) | (byte(1) & 0x3F), 2};
    if (lead < 0xF0)
        return {((lead & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F), 3};
    return {((lead & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) |
                (byte(3) & 0x3F),
            4};
}

/// The code point that ends just before `offset`, not looking below `floor`.
[[nodiscard]] inline Char before(std::string_view text,
                                 std::size_t offset,
                                 std::size_t floor = 0) noexcept {
    if (offset <= floor || offset > text.size())
        return {};
    std::size_t begin = offset - 1;
    while (begin > floor && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
        --begin;
    return at(text, begin);
}

[[nodiscard]] constexpr bool in(char32_t c, char32_t low, char32_t high) noexcept {
    return c >= low && c <= high;
}

[[nodiscard]] constexpr bool is_digit(char32_t c) noexcept {
    return in(c, U'0', U'9');
}
[[nodiscard]] constexpr bool is_ascii_upper(char32_t c) noexcept {
    return in(c, U'A', U'Z');
}
[[nodiscard]] constexpr bool is_ascii_lower(char32_t c) noexcept {
    return in(c, U'a', U'z');
}

/// Chinese characters proper.
[[nodiscard]] constexpr bool is_ideograph(char32_t c) noexcept {
    return in(c, 0x4E00, 0x9FFF) || in(c, 0x3400, 0x4DBF) || c == 0x3007 || in(c, 0xF900, 0xFAFF) ||
           in(c, 0x20000, 0x323AF);
}

/// Characters of Chinese and Japanese text, its punctuation included: no blank stands beside them.
[[nodiscard]] constexpr bool is_wide(char32_t c) noexcept {
    return is_ideograph(c) || in(c, 0x3001, 0x30FF) || in(c, 0x2E80, 0x2FDF) ||
           in(c, 0xFE10, 0xFE4F) || in(c, 0xFF01, 0xFF60) || in(c, 0x31C0, 0x33FF);
}

/// Letters of scripts with blanks between words.
[[nodiscard]] constexpr bool is_letter(char32_t c) noexcept {
    return in(c | 0x20, U'a', U'z') || (in(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) ||
           in(c, 0x370, 0x52F) || in(c, 0x1E00, 0x1EFF);
}

/// Upper case of Latin (with the letters of its first extensions), Greek and Cyrillic.
[[nodiscard]] constexpr bool is_capital(char32_t c) noexcept {
    return is_ascii_upper(c) || (in(c, 0xC0, 0xDE) && c != 0xD7) ||
           (in(c, 0x100, 0x17F) && (c & 1U) == 0) || in(c, 0x391, 0x3A9) || in(c, 0x400, 0x42F);
}

[[nodiscard]] constexpr bool is_small(char32_t c) noexcept {
    return is_letter(c) && !is_capital(c);
}

/// Quotation marks and brackets that open.
[[nodiscard]] constexpr bool is_opener(char32_t c) noexcept {
    switch (c) {
        case U'(':
        case U'[':
        case U'{':
        case U'“':
        case U'‘':
        case U'«':
        case U'‹':
        case U'《':
        case U'〈':
        case U'「':
        case U'『':
        case U'【':
        case U'〔':
        case U'（':
            return true;
        default:
            return false;
    }
}

/// Quotation marks and brackets that close, the straight quotes too.
[[nodiscard]] constexpr bool is_closer(char32_t c) noexcept {
    switch (c) {
        case U')':
        case U']':
        case U'}':
        case U'”':
        case U'’':
        case U'»':
        case U'›':
        case U'》':
        case U'〉':
        case U'」':
        case U'』':
        case U'】':
        case U'〕':
        case U'）':
        case U'"':
        case U'\'':
            return true;
        default:
            return false;
    }
}

/// ①…⑳, ㉑…㊿ as a number, else 0.
[[nodiscard]] constexpr std::uint32_t circled_number(char32_t c) noexcept {
    if (in(c, 0x2460, 0x2473))
        return c - 0x2460 + 1;
    if (in(c, 0x3251, 0x325F))
        return c - 0x3251 + 21;
    return in(c, 0x32B1, 0x32BF) ? c - 0x32B1 + 36 : 0;
}

/// ⁰¹²…⁹ as a digit, else -1.
[[nodiscard]] constexpr int superscript_digit(char32_t c) noexcept {
    if (c == 0xB9)
        return 1;
    if (c == 0xB2 || c == 0xB3)
        return static_cast<int>(c - 0xB0);
    return c == 0x2070 || in(c, 0x2074, 0x2079) ? static_cast<int>(c - 0x2070) : -1;
}

}  // namespace entente::chars
