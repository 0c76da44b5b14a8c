// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"
#include "graph/graph.hpp"
#include "graph/io/io.hpp"
#include "graph/io/statement_formats.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::cli {

/// What standard input is called in messages and documents.
inline constexpr const char* standard_input = "stdin";

/// Reads the files of a command. `-` is standard input, which can be read once; its text is kept
/// for messages.
class Inputs {
public:
    /// @throws Error{io}, Error{usage} where `-` is given twice.
    [[nodiscard]] std::string read(const std::string& path, std::uint64_t most);
    /// Any graph format, or the one given; with its second file, if that is there. @throws Error
    [[nodiscard]] Graph graph(const std::string& path, const GraphFormat* format = nullptr);
    /// All the statements of several files, one after the other, each in the format given or the
    /// one that its name says, else JSON Lines. @throws Error
    [[nodiscard]] std::vector<Statement> statements(const std::vector<std::string>& paths,
                                                    const StatementFormat* format = nullptr);
    /// Whether the name of a file, or its first line where the name leaves it open, says that it
    /// has statements and not a graph.
    [[nodiscard]] bool holds_statements(const std::string& path) const;
    /// The mentions of a file. @throws Error
    [[nodiscard]] std::vector<MentionRecord> mentions(const std::string& path);
    /// The line a message points at; nothing if the file is no longer there or too long a line.
    [[nodiscard]] std::optional<std::string> line(const Location& where) const;

private:
    std::optional<std::string> standard_input_;
};

/// `path` as it is named in messages.
[[nodiscard]] std::string shown_path(const std::string& path);

}  // namespace entente::cli
