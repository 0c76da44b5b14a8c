// SPDX-License-Identifier: MIT
#pragma once

#include "cli/table.hpp"

#include <cstddef>
#include <string>

namespace entente::cli {

/// A cell as people read it: four significant digits, "–" for nothing.
[[nodiscard]] std::string for_people(const Cell& cell);
/// Whether a column holds no text, so that it is set flush right.
[[nodiscard]] bool is_number_column(const Table& table, std::size_t column);
/// Aligned by display width, folded into blocks of at most `width` columns.
[[nodiscard]] std::string to_text(const Table& table, std::size_t width);

}  // namespace entente::cli
