// SPDX-License-Identifier: MIT
#pragma once

#include "graph/io/io.hpp"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace entente {

/// A database built in memory and given away as the bytes of its file. @throws Error{io} where
/// SQLite reports trouble, Error{limit} on a number over 2^63 - 1 or a file over 2 GB.
class SqliteFile {
public:
    using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view>;

    SqliteFile();
    /// Statements without results.
    void run(const char* sql);
    void give(const GraphSink& sink);
    /// A number of ours as SQLite has it.
    [[nodiscard]] static Value number(std::uint64_t value);
    /// Null if empty.
    [[nodiscard]] static Value text_or_null(std::string_view text);

private:
    friend class SqliteInsert;
    struct Close {
        void operator()(sqlite3* database) const noexcept;
    };
    [[noreturn]] void fail() const;
    std::unique_ptr<sqlite3, Close> database_;
};

/// Adds rows to a table; must not outlive the file.
class SqliteInsert {
public:
    SqliteInsert(SqliteFile& file, const char* sql);
    void operator()(std::initializer_list<SqliteFile::Value> row);

private:
    struct Close {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    SqliteFile& file_;
    std::unique_ptr<sqlite3_stmt, Close> insert_;
};

}  // namespace entente
