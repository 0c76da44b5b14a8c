// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "graph/base/error.hpp"

#include <string>
#include <vector>

namespace entente::cli {

/// A document to be read: where it is, and what it is called in statements.
struct Source {
    std::string path;
    std::string name;
    std::string text;      ///< of what cannot be read twice: standard input, a pipe
    bool is_read = false;  ///< `text` holds it
};

struct Sources {
    std::vector<Source> documents;  ///< by name
    std::vector<Error> failures;    ///< inputs that are not there, folders without documents
};

/// Walks files and folders. A document is called by its path below the folder given, a file by its
/// own name; where two would be called the same, the name of the folder goes before.
///
/// In folders only .txt, .text, .md, .markdown, .html and .htm are documents. One that is met twice
/// counts once. Standard input and pipes are read at once.
/// @throws Error{usage} where names stay doubled.
[[nodiscard]] Sources find_documents(const std::vector<std::string>& inputs, Session& session);

}  // namespace entente::cli
