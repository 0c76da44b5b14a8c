// SPDX-License-Identifier: MIT
#include "cli/documents.hpp"

#include "graph/base/file.hpp"
#include "graph/base/limits.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <system_error>

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

// tables must be named: a folder may well hold tables of something else, ours among them
constexpr std::array<std::string_view, 9> extensions{
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx", ".odt"};

bool is_document(const std::string& path) {
    std::string extension = fs::path(path).extension().string();
    std::ranges::transform(extension, extension.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::ranges::find(extensions, extension) != extensions.end();
}

/// A source and the folder its name may be lengthened by.
struct Found {
    Source source;
    std::string folder;
};

std::string last_part(const fs::path& path) {
    const fs::path normal = fs::absolute(path).lexically_normal();
    return (normal.has_filename() ? normal : normal.parent_path()).filename().string();
}

void add_folder(const std::string& input, Sources& sources, std::vector<Found>& found) {
    const std::size_t before = found.size();
    for (std::string& path : list_files(input)) {
        if (is_document(path))
            found.push_back(
                {{.path = path, .name = fs::path(path).lexically_relative(input).generic_string()},
                 last_part(input)});
        else
            spdlog::info("{}: not a document, skipped", path);
    }
    if (found.size() == before)
        sources.failures.emplace_back(
            ErrorCode::io,
            Location{.file = input},
            "no .txt, .md, .html, .pdf, .docx or .odt file in this folder");
}

void add_file(const std::string& input, Session& session, std::vector<Found>& found) {
    Source source{.path = input, .name = fs::path(input).filename().string()};
    std::error_code error;
    if (input == "-")
        source.name = standard_input;
    if (input == "-" || (fs::exists(input, error) && !fs::is_regular_file(input, error))) {
        source.text = session.inputs.read(input, Limits().document_bytes);
        source.is_read = true;
    }
    found.push_back({std::move(source), last_part(fs::absolute(input).parent_path())});
}

/// Leaves out what was met before under another path.
void drop_doubled_files(std::vector<Found>& found) {
    std::set<fs::path> seen;
    std::erase_if(found, [&seen](const Found& one) {
        std::error_code error;
        const fs::path real = fs::canonical(one.source.path, error);
        return !error && !one.source.is_read && !seen.insert(real).second;
    });
}

void tell_names_apart(std::vector<Found>& found) {
    std::map<std::string, int> counts;
    for (const Found& one : found)
        ++counts[one.source.name];
    for (Found& one : found)
        if (counts[one.source.name] > 1 && one.source.path != "-")
            one.source.name = one.folder + '/' + one.source.name;
    std::ranges::sort(
        found, {}, [](const Found& one) -> const std::string& { return one.source.name; });
    const auto same =
        std::ranges::adjacent_find(found, {}, [](const Found& one) { return one.source.name; });
    if (same != found.end())
        throw Error(ErrorCode::usage,
                    {.file = (same + 1)->source.path},
                    fmt::format("{} would be called the same, '{}'; give a folder above both",
                                same->source.path,
                                same->source.name));
}

/// A table becomes its rows.
void add_rows(Found&& one, Session& session, const TableColumns& columns, Sources& sources) {
    const Source& source = one.source;
    try {
        sources.tables.push_back(std::make_unique<DocumentTable>(
            source.is_read ? source.text : session.inputs.read(source.path, Limits().graph_bytes),
            source.name,
            columns));
    } catch (const Error& failure) {
        sources.failures.emplace_back(
            failure.code(),
            Location{shown_path(source.path), failure.where().line, failure.where().column},
            failure.message());
        return;
    }
    const DocumentTable& table = *sources.tables.back();
    for (std::size_t row = 0; row < table.size(); ++row)
        sources.documents.push_back({source.path, table.name(row), {}, false, &table, row});
}

}  // namespace

void add_column_options(Arguments& arguments, TableColumns& columns) {
    struct Option {
        const char* name;
        std::string TableColumns::*column;
    };
    constexpr std::array<Option, 6> options{{{"text", &TableColumns::text},
                                             {"date", &TableColumns::date},
                                             {"title", &TableColumns::title},
                                             {"source", &TableColumns::source},
                                             {"language", &TableColumns::language},
                                             {"url", &TableColumns::url}}};
    for (const Option& option : options)
        arguments.option(fmt::format("--{}-column", option.name),
                         columns.*option.column,
                         "NAME",
                         fmt::format("column of CSV, or key of JSON Lines, that holds the {}, if "
                                     "not '{}'",
                                     option.name,
                                     option.name));
}

Document open_document(const Source& source, const ReadOptions& options, Session& session) {
    try {
        if (source.table != nullptr)
            return source.table->read(source.row, options);
        const std::string bytes =
            source.is_read ? source.text
                           : session.inputs.read(source.path, options.limits.document_bytes);
        if (bytes.empty())
            throw Error(ErrorCode::syntax, {}, "the file is empty");
        Document document = read_document(bytes, source.name, options);
        if (document.sentences.empty())
            throw Error(ErrorCode::syntax, {}, "there is no text in it");
        return document;
    } catch (const Error& error) {
        // the library knows a document by its name, the user by its path
        throw Error(error.code(),
                    {shown_path(source.path), error.where().line, error.where().column},
                    error.message());
    }
}

Sources find_documents(const std::vector<std::string>& inputs,
                       Session& session,
                       const TableColumns& columns) {
    Sources sources;
    std::vector<Found> found;
    for (const std::string& input : inputs) {
        std::error_code error;
        try {
            if (fs::is_directory(input, error))
                add_folder(input, sources, found);
            else
                add_file(input, session, found);
        } catch (const Error& failure) {
            if (failure.code() == ErrorCode::usage)
                throw;
            sources.failures.push_back(failure);
        }
    }
    drop_doubled_files(found);
    tell_names_apart(found);
    for (Found& one : found)
        if (DocumentTable::is_table(one.source.name))
            add_rows(std::move(one), session, columns, sources);
        else
            sources.documents.push_back(std::move(one.source));
    return sources;
}

}  // namespace entente::cli
