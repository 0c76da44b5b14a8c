// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

/// Four significant digits, without a locale: 0.1234, 12.35, 1235, 1.235e+06.
[[nodiscard]] std::string short_number(double value);

/// Cut to `width` columns, with "…" where something is left out.
[[nodiscard]] std::string fit(std::string_view text, std::size_t width);
/// Filled with blanks to `width` columns.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);

/// Broken at blanks, and within words too long for a line, into lines of at most `width` columns,
/// each after `indent` blanks; ends in a line break.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

/// Made safe for a terminal but with its tabs, line breaks as blanks, and a line break at the end.
[[nodiscard]] std::string printable_line(std::string_view text);

/// "1 document", "2 documents".
[[nodiscard]] std::string counted(std::size_t number, std::string_view noun);

/// The parts between commas, blanks around them cut off, empty ones left out.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text);

}  // namespace entente::cli
