// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente::cli {

/// Nothing, a whole number, a measured number, or text.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

/// A whole number is shown as one.
[[nodiscard]] Cell number_cell(double value);

struct Column {
    std::string name;   ///< in CSV and JSON: "degree-positive"
    std::string title;  ///< for people: "Degree +"
    bool key = false;   ///< says what a row is about: repeated where a table is folded
};

/// A table, written in every format by the same hand.
struct Table {
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<std::string> notes;  ///< below the table, and a field of JSON; CSV has none
};

/// Names of the formats, for --format.
[[nodiscard]] const std::vector<std::string>& table_formats();

/// text: aligned by display width and folded into blocks of at most `width` columns; md, csv (RFC
/// 4180 with LF), json, html. Numbers have four significant digits in text, md and html, all in the
/// others.
[[nodiscard]] std::string write_table(const Table& table,
                                      std::string_view format,
                                      std::size_t width = 80);

}  // namespace entente::cli
