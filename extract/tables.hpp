// SPDX-License-Identifier: MIT
#pragma once

#include "extract/decode.hpp"
#include "extract/document.hpp"
#include "extract/readers.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The columns of CSV, or keys of JSON Lines, that hold the parts of a document. One that is not
/// there is passed over; `text` must be.
struct TableColumns {
    std::string text = "text";
    std::string date = "date";
    std::string title = "title";
    std::string source = "source";
    std::string language = "language";
    std::string url = "url";
};

/// A table with a document a row: CSV (RFC 4180; comma, semicolon or tab, whichever the header has
/// most of), TSV, or JSON Lines. Rows are found when it is made and read one by one, from any
/// thread.
class DocumentTable {
public:
    /// Told by the ending of the name.
    [[nodiscard]] static bool is_table(std::string_view name) noexcept;

    /// @throws Error{encoding}, Error{syntax} without a header or where it has no column for the
    /// text (CSV); Error{limit} over Limits::graph_bytes.
    DocumentTable(std::string bytes,
                  std::string name,
                  TableColumns columns,
                  const Limits& limits = {});
    DocumentTable(const DocumentTable&) = delete;
    DocumentTable& operator=(const DocumentTable&) = delete;

    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    /// "news.csv#12": the number of the row, from 1, the header not counted.
    [[nodiscard]] std::string name(std::size_t row) const;
    /// Row `row` (from 0) as a document. Offsets in it are bytes of the whole table. What the row
    /// says of date and language goes before what is found in the text, and after `options`.
    /// @throws Error{syntax} at line and column of the row.
    [[nodiscard]] Document read(std::size_t row, const ReadOptions& options = {}) const;

private:
    struct Row {
        std::size_t begin, end;
        std::uint32_t line;
    };
    struct Cells;
    void find_rows();
    void read_header();
    [[nodiscard]] std::size_t row_end(std::size_t begin) const noexcept;
    [[nodiscard]] Cells csv_cells(const Row& row) const;
    [[nodiscard]] Cells json_cells(const Row& row) const;

    std::string bytes_, name_;
    TableColumns columns_;
    Limits limits_;
    Decoded decoded_;  ///< where the bytes are not UTF-8
    std::string_view text_;
    bool json_ = false;
    char separator_ = ',';
    std::vector<std::string> header_;
    std::vector<Row> rows_;
};

}  // namespace entente
