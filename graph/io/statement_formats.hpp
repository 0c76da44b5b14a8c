// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/limits.hpp"
#include "graph/io/io.hpp"
#include "graph/statement.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

using StatementSink = std::function<void(Statement&&)>;

/// A row of the table of formats of statements.
struct StatementFormat {
    std::string_view name;
    std::string_view extension;  ///< ".statements.csv"
    std::string_view summary;
    void (*read)(std::string_view bytes,
                 const std::string& file,
                 const StatementSink& each,
                 const Limits& limits) = nullptr;  ///< null: write only
    void (*write)(std::span<const Statement> statements,
                  const GraphSink& sink,
                  const GraphWriteOptions& options) = nullptr;  ///< null: read only
};

[[nodiscard]] std::span<const StatementFormat> statement_formats();
/// By name, else by the longest extension that fits. Null if none.
[[nodiscard]] const StatementFormat* find_statement_format(std::string_view name_or_path);
/// Whether a line of a file looks like a statement in JSON. Cheap, never an error.
[[nodiscard]] bool looks_like_statement(std::string_view line);

void write_statement_lines(std::span<const Statement> statements,
                           const GraphSink& sink,
                           const GraphWriteOptions& options);

/// Every field of a statement a column, spans and the sentence as three columns each: begin, end,
/// text. Nothing is lost.
void write_statements_csv(std::span<const Statement> statements,
                          const GraphSink& sink,
                          const GraphWriteOptions& options);
/// Reads such a table, its columns in any order; document, source, relation and target must be
/// there, a cell or column that is not is as if it were not said in JSON, other columns are
/// ignored. @throws Error with line and column of the fault.
void read_statements_csv(std::string_view bytes,
                         const std::string& file,
                         const StatementSink& each,
                         const Limits& limits);

/// An SQLite database with the tables `document` and `statement`.
void write_statements_sqlite(std::span<const Statement> statements,
                             const GraphSink& sink,
                             const GraphWriteOptions& options);

}  // namespace entente
