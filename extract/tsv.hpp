// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// One line of a table of a pack: its cells by column of the header, and where each stands.
class TsvRow {
public:
    TsvRow(std::string_view text, std::vector<std::string_view> cells, std::uint32_t line)
        : text_(text),
          cells_(std::move(cells)),
          line_(line) {}
    [[nodiscard]] std::string_view cell(std::size_t column) const {
        return column < cells_.size() ? cells_[column] : std::string_view{};
    }
    /// Where a cell begins; the line alone where there is none. O(line).
    [[nodiscard]] Location where(const std::string& file, std::size_t column) const;

private:
    std::string_view text_;
    std::vector<std::string_view> cells_;
    std::uint32_t line_;
};

/// A table of a pack: comment lines and empty lines left out, the header read. Views into the text
/// it was read from.
struct TsvView {
    std::vector<std::string_view> header;
    std::vector<TsvRow> rows;
    /// Index of a column, or npos.
    [[nodiscard]] std::size_t column(std::string_view name) const noexcept;
};

/// Reads a table. A line with more cells than the header, or a header that lacks one of `required`,
/// is reported.
[[nodiscard]] TsvView parse_tsv(std::string_view text,
                                const std::string& file,
                                const std::vector<std::string_view>& required,
                                Diagnostics& diagnostics);

/// The parts of a cell between `separator`s, blanks trimmed, empty ones left out.
[[nodiscard]] std::vector<std::string_view> split(std::string_view cell, char separator);
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

}  // namespace entente
