// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// Offset of the first byte that is not valid UTF-8 (overlong forms and surrogates included), or
/// npos. Time O(n).
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text) noexcept;

/// Decodes the code point at `offset` of valid UTF-8 and advances it.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset) noexcept;

/// The code point that ends just before `offset`; moves `offset` to its begin.
[[nodiscard]] char32_t previous_code_point(std::string_view text, std::size_t& offset) noexcept;

void append_utf8(std::string& out, char32_t code_point);

/// Number of code points of valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

/// Columns that the text takes in a terminal: East Asian wide = 2, combining = 0.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Text with C0/C1 controls, bidi controls and invalid bytes written as visible escapes, safe to
/// print on a terminal.
[[nodiscard]] std::string printable(std::string_view text);

/// Lower case by simple, locale-free folding; never changes the number of code points.
[[nodiscard]] char32_t fold_case(char32_t code_point) noexcept;

/// Letters and digits alone, compatibility forms unified (NFKC), in lower case: for comparing quotes
/// with texts that differ in blanks, punctuation and width. GBK punctuation read as Yi syllables
/// (U+A3A1 to U+A3FE) counts as punctuation.
[[nodiscard]] std::string letters_and_digits(std::string_view text);

[[nodiscard]] bool is_han(char32_t code_point) noexcept;
/// Letters and digits of scripts that put blanks between words.
[[nodiscard]] bool is_word_char(char32_t code_point) noexcept;
[[nodiscard]] bool is_upper(char32_t code_point) noexcept;

}  // namespace entente
