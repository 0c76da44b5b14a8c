// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Reads a table row by row (RFC 4180: a quoted field may hold line ends, "" is a quote). Fields
/// are apart by comma, semicolon or tab: whichever the first line has most of.
class CsvView {
public:
    struct Field {
        std::string_view text;  ///< until the next row is read
        std::size_t at = 0;     ///< offset of its begin
    };

    /// The text must be valid UTF-8 and outlive the view.
    CsvView(std::string_view text, const std::string& file);

    /// The next row that is not blank; false at the end.
    bool next(std::vector<Field>& row);
    /// The texts of the row are those of the file, which outlive it: none had quotes within.
    [[nodiscard]] bool row_lasts() const noexcept { return unquoted_.empty(); }
    [[nodiscard]] std::size_t row_at() const noexcept { return row_at_; }
    [[noreturn]] void fail(std::size_t at,
                           std::string_view message,
                           ErrorCode code = ErrorCode::syntax) const;

private:
    /// True if another field follows on the row.
    bool read_field(Field& field);
    void read_quoted(Field& field);
    [[nodiscard]] std::size_t find_end(std::size_t from) noexcept;
    /// Which bytes of a stretch of 64 may end a field, a bit each.
    [[nodiscard]] std::uint64_t ends_from(std::size_t stretch) const noexcept;

    std::string_view text_;
    const std::string& file_;
    std::size_t at_ = 0;
    std::size_t row_at_ = 0;
    std::size_t stretch_ = SIZE_MAX;  ///< the stretch that `ends_` is of
    std::uint64_t ends_ = 0;
    char separator_ = ',';
    std::deque<std::string> unquoted_;  ///< fields of the row that had quotes within
};

/// Appends a field, in quotes where it needs them.
void append_csv(std::string& out, std::string_view text);

}  // namespace entente
