// SPDX-License-Identifier: MIT
#include "graph/io/sqlite_file.hpp"

#include "graph/base/error.hpp"

#include <cstddef>
#include <limits>
#include <sqlite3.h>
#include <string>

namespace entente {

void SqliteFile::Close::operator()(sqlite3* database) const noexcept {
    sqlite3_close(database);
}

void SqliteInsert::Close::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement);
}

SqliteFile::SqliteFile() {
    sqlite3* opened = nullptr;
    const int status = sqlite3_open(":memory:", &opened);
    database_.reset(opened);
    if (status != SQLITE_OK)
        fail();
}

void SqliteFile::fail() const {
    throw Error(ErrorCode::io, {}, std::string("SQLite: ") + sqlite3_errmsg(database_.get()));
}

void SqliteFile::run(const char* sql) {
    if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        fail();
}

void SqliteFile::give(const GraphSink& sink) {
    struct Free {
        void operator()(unsigned char* bytes) const noexcept { sqlite3_free(bytes); }
    };
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, Free> bytes(
        sqlite3_serialize(database_.get(), "main", &size, 0));
    if (bytes == nullptr)
        throw Error(ErrorCode::limit, {}, "SQLite: the database would be larger than 2 GB");
    const void* const begin = bytes.get();
    sink({static_cast<const char*>(begin), static_cast<std::size_t>(size)});
}

SqliteFile::Value SqliteFile::number(std::uint64_t value) {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (value > most)
        throw Error(ErrorCode::limit, {}, "SQLite holds no number over 2^63 - 1");
    return static_cast<std::int64_t>(value);
}

SqliteFile::Value SqliteFile::text_or_null(std::string_view text) {
    if (text.empty())
        return nullptr;
    return text;
}

SqliteInsert::SqliteInsert(SqliteFile& file, const char* sql) : file_(file) {
    sqlite3_stmt* made = nullptr;
    const int status = sqlite3_prepare_v2(file.database_.get(), sql, -1, &made, nullptr);
    insert_.reset(made);
    if (status != SQLITE_OK)
        file.fail();
}

void SqliteInsert::operator()(std::initializer_list<SqliteFile::Value> row) {
    int column = 0;
    for (const SqliteFile::Value& value : row) {
        ++column;
        int status = SQLITE_OK;
        if (const auto* whole = std::get_if<std::int64_t>(&value))
            status = sqlite3_bind_int64(insert_.get(), column, *whole);
        else if (const auto* real = std::get_if<double>(&value))
            status = sqlite3_bind_double(insert_.get(), column, *real);
        else if (const auto* text = std::get_if<std::string_view>(&value))
            // the text outlives the step; a view of nothing must not become NULL
            status = sqlite3_bind_text64(insert_.get(),
                                         column,
                                         text->data() == nullptr ? "" : text->data(),
                                         text->size(),
                                         SQLITE_STATIC,
                                         SQLITE_UTF8);
        else
            status = sqlite3_bind_null(insert_.get(), column);
        if (status != SQLITE_OK)
            file_.fail();
    }
    if (sqlite3_step(insert_.get()) != SQLITE_DONE || sqlite3_reset(insert_.get()) != SQLITE_OK)
        file_.fail();
}

}  // namespace entente
