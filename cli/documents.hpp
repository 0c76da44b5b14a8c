// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "extract/document.hpp"
#include "extract/tables.hpp"
#include "graph/base/error.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace entente::cli {

/// A document to be read: where it is, and what it is called in statements.
struct Source {
    std::string path;
    std::string name;
    std::string text;                      ///< of what cannot be read twice: standard input, a pipe
    bool is_read = false;                  ///< `text` holds it
    const DocumentTable* table = nullptr;  ///< it is a row of this table
    std::size_t row = 0;
};

struct Sources {
    std::vector<Source> documents;  ///< by name; rows of a table in their order
    std::vector<Error> failures;    ///< inputs that are not there, folders without documents
    std::vector<std::unique_ptr<DocumentTable>> tables;
};

/// The options that say which columns of a table hold what: --text-column and so on.
void add_column_options(Arguments& arguments, TableColumns& columns);

/// Walks files and folders. A document is called by its path below the folder given, a file by its
/// own name; where two would be called the same, the name of the folder goes before. A table is as
/// many documents as it has rows, "news.csv#1" and on.
///
/// In folders only files with the endings of text, Markdown, HTML, PDF, Word and OpenDocument are
/// documents. One that is met twice counts once. Standard input and pipes are read at once.
/// @throws Error{usage} where names stay doubled.
[[nodiscard]] Sources find_documents(const std::vector<std::string>& inputs,
                                     Session& session,
                                     const TableColumns& columns = {});

/// Reads one of them. @throws Error, at the path as the user knows it.
[[nodiscard]] Document open_document(const Source& source,
                                     const ReadOptions& options,
                                     Session& session);

}  // namespace entente::cli
