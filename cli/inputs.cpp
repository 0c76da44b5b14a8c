// SPDX-License-Identifier: MIT
#include "cli/inputs.hpp"

#include "graph/base/file.hpp"
#include "graph/base/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace entente::cli {
namespace {

constexpr std::size_t longest_line = std::size_t{1} << 16;

std::optional<std::string> line_of(std::istream& in, std::uint32_t wanted) {
    constexpr auto no_limit = std::numeric_limits<std::streamsize>::max();
    for (std::uint32_t i = 1; i < wanted && in; ++i)
        in.ignore(no_limit, '\n');
    std::string line;
    for (int c = in.get(); in && c != '\n'; c = in.get()) {
        if (line.size() == longest_line)
            return std::nullopt;
        line += static_cast<char>(c);
    }
    if (line.ends_with('\r'))
        line.pop_back();
    return line.empty() ? std::nullopt : std::optional(std::move(line));
}

void refuse_empty(std::string_view bytes, const std::string& path) {
    if (bytes.empty())
        throw Error(ErrorCode::syntax, {.file = shown_path(path)}, "the file is empty");
}

}  // namespace

std::string shown_path(const std::string& path) {
    return path == "-" ? standard_input : path;
}

std::string Inputs::read(const std::string& path, std::uint64_t most) {
    if (path != "-")
        return real_file_system().read(path, most);
    if (standard_input_)
        throw Error(ErrorCode::usage, {}, "standard input (-) can be read only once");
    standard_input_ = real_file_system().read(path, most);
    return *standard_input_;
}

Graph Inputs::graph(const std::string& path, const GraphFormat* format) {
    const Limits limits;
    const std::string bytes = read(path, limits.graph_bytes);
    refuse_empty(bytes, path);
    Graph graph = format != nullptr ? format->read(bytes, shown_path(path), limits)
                                    : parse_graph(bytes, shown_path(path), limits);
    if (format == nullptr)
        format = find_graph_format(path);
    const std::string second = format == nullptr ? "" : companion_path(*format, path);
    std::error_code unknown;
    if (second.empty() || !std::filesystem::is_regular_file(second, unknown))
        return graph;
    return with_nodes(graph, parse_graph(read(second, limits.graph_bytes), second, limits));
}

std::vector<Statement> Inputs::statements(const std::vector<std::string>& paths,
                                          const StatementFormat* format) {
    const Limits limits;
    std::vector<Statement> all;
    for (const std::string& path : paths) {
        const std::string bytes = read(path, limits.graph_bytes);
        const StatementFormat* const known =
            format != nullptr ? format : find_statement_format(path);
        const auto parse =
            known != nullptr && known->read != nullptr ? known->read : parse_statements;
        parse(
            bytes,
            shown_path(path),
            [&all](Statement&& statement) { all.push_back(std::move(statement)); },
            limits);
    }
    return all;
}

std::vector<MentionRecord> Inputs::mentions(const std::string& path) {
    const Limits limits;
    std::vector<MentionRecord> all;
    parse_mentions(
        read(path, limits.graph_bytes),
        shown_path(path),
        [&all](MentionRecord&& mention) { all.push_back(std::move(mention)); },
        limits);
    return all;
}

bool Inputs::holds_statements(const std::string& path) const {
    const StatementFormat* const format = find_statement_format(path);
    if (format == nullptr || format->read == nullptr)
        return false;
    if (format->read != parse_statements)
        return true;
    // graphs, too, come as JSON Lines
    const auto first = line({.file = path, .line = 1});
    return first && looks_like_statement(*first);
}

std::optional<std::string> Inputs::line(const Location& where) const {
    if (where.file == standard_input && standard_input_) {
        std::istringstream in(*standard_input_);
        return line_of(in, where.line);
    }
    std::error_code unknown;
    if (!std::filesystem::is_regular_file(where.file, unknown))
        return std::nullopt;
    std::ifstream in(where.file, std::ios::binary);
    return line_of(in, where.line);
}

}  // namespace entente::cli
