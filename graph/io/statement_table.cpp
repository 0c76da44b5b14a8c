// SPDX-License-Identifier: MIT
#include "graph/io/statement_formats.hpp"
#include "graph/io/text.hpp"

#include <array>

namespace entente {
namespace {

/// Every format of statements. A new one is its file and its row here.
constexpr std::array formats = {
    StatementFormat{.name = "statements",
                    .extension = ".jsonl",
                    .summary = "JSON Lines, a statement a line, as extract writes them",
                    .read = parse_statements,
                    .write = write_statement_lines},
    StatementFormat{.name = "statements-csv",
                    .extension = ".statements.csv",
                    .summary = "a table, every field of a statement a column",
                    .read = read_statements_csv,
                    .write = write_statements_csv},
    StatementFormat{.name = "sqlite",
                    .extension = ".sqlite",
                    .summary = "SQLite, the table of statements that a graph has there too",
                    .read = nullptr,
                    .write = write_statements_sqlite},
};

}  // namespace

std::span<const StatementFormat> statement_formats() {
    return formats;
}

const StatementFormat* find_statement_format(std::string_view name_or_path) {
    const StatementFormat* best = nullptr;
    for (const StatementFormat& format : formats) {
        if (format.name == name_or_path)
            return &format;
        if (name_or_path.ends_with(format.extension) &&
            (best == nullptr || format.extension.size() > best->extension.size()))
            best = &format;
    }
    return best;
}

bool looks_like_statement(std::string_view line) {
    constexpr std::array<std::string_view, 4> keys = {
        "\"document\"", "\"source\"", "\"relation\"", "\"target\""};
    for (const std::string_view key : keys)
        if (line.find(key) == std::string_view::npos)
            return false;
    return line.find_first_not_of("\xEF\xBB\xBF \t") == line.find('{');
}

void write_statement_lines(std::span<const Statement> statements,
                           const GraphSink& sink,
                           const GraphWriteOptions& /*options*/) {
    OutputBuffer buffer(sink);
    for (const Statement& statement : statements) {
        buffer.text().append(to_json_line(statement)).append("\n");
        buffer.flush_when_full();
    }
    buffer.flush();
}

}  // namespace entente
