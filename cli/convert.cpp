// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "cli/suggest.hpp"
#include "graph/io/io.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace entente::cli {
namespace {

std::vector<std::string> format_names(bool readable) {
    std::vector<std::string> names;
    for (const GraphFormat& format : graph_formats())
        if (readable ? format.read != nullptr : format.write != nullptr)
            names.emplace_back(format.name);
    for (const StatementFormat& format : statement_formats())
        if ((readable ? format.read != nullptr : format.write != nullptr) &&
            std::ranges::find(names, format.name) == names.end())
            names.emplace_back(format.name);
    return names;
}

constexpr std::string_view old_networkx_key = "links";

std::optional<Mixed> parse_mixed(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, Mixed>, 3> words = {
        {{"attribute", Mixed::attribute}, {"native", Mixed::native}, {"expand", Mixed::expand}}};
    for (const auto& [name, mixed] : words)
        if (name == word)
            return mixed;
    return std::nullopt;
}

class Convert final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional("IN", input_, "a graph, or statements; - is stdin");
        arguments.option("-o,--output", output_, "FILE", "its extension says the format");
        arguments.choice(
            "--from", from_, format_names(true), "format of IN, where its name does not say");
        arguments.choice(
            "--to", to_, format_names(false), "format of FILE, where its name does not say");
        arguments.choice("--mixed",
                         mixed_,
                         {"native", "attribute", "expand"},
                         "undirected relations: as undirected edges, as directed ones that say "
                         "so, or as one each way; default: what most readers of the format take");
        arguments.flag("--flat",
                       options_.flat,
                       "pajek, dl: one tie a pair, the sum of its signs; most readers but Pajek "
                       "and UCINET take no other");
        arguments.choice("--nx-key",
                         networkx_key_,
                         {"edges", "links"},
                         "node-link: what networkx calls the edges; up to its version 3.3 'links'");
        arguments.flag("--bom",
                       options_.byte_order_mark,
                       "csv, statements-csv: begin with a byte order mark, for Excel");
    }

    Status run(Session& session) override {
        check_outputs({output_});
        if (from_.empty() ? session.inputs.holds_statements(input_)
                          : find_graph_format(from_) == nullptr) {
            convert_statements(session);
            return fine;
        }
        const GraphFormat& to = output_format();
        take_options(to);
        const Graph graph =
            session.inputs.graph(input_, from_.empty() ? nullptr : find_graph_format(from_));
        const std::string second = companion_path(to, output_);
        std::vector<std::string> paths = {output_};
        if (!second.empty())
            paths.push_back(second);
        std::string lost;
        write_outputs(paths, [&](std::span<const FileSystem::Sink> sinks) {
            lost = to.write(graph, sinks.front(), options_);
            if (!second.empty())
                find_graph_format(to.companion)->write(graph, sinks.back(), options_);
        });
        if (second.empty() && !to.companion.empty())
            lost += fmt::format("{}the nodes take a second file: give -o FILE{}",
                                lost.empty() ? "" : "; ",
                                to.extension);
        if (!lost.empty())
            session.console.warn(lost);
        return fine;
    }

private:
    void convert_statements(Session& session) const {
        const StatementFormat* const to = find_statement_format(to_.empty() ? output_ : to_);
        if (to == nullptr || to->write == nullptr) {
            std::string known;
            for (const StatementFormat& format : statement_formats())
                if (format.write != nullptr)
                    known.append(known.empty() ? "" : ", ").append(format.extension);
            throw Error(ErrorCode::usage,
                        {},
                        fmt::format("{} has statements, which are written as {} (--to where the "
                                    "name does not say); assemble makes a graph of them",
                                    shown_path(input_),
                                    known));
        }
        const auto statements = session.inputs.statements(
            {input_}, from_.empty() ? nullptr : find_statement_format(from_));
        const std::array paths = {output_};
        write_outputs(paths, [&](std::span<const FileSystem::Sink> sinks) {
            to->write(statements, sinks.front(), options_);
        });
    }

    [[nodiscard]] const GraphFormat& output_format() const {
        const std::string& said = to_.empty() ? output_ : to_;
        const GraphFormat* format = find_graph_format(said);
        const StatementFormat* const rows = find_statement_format(said);
        // g.statements.csv would pass for g.csv
        if (rows != nullptr &&
            (format == nullptr || rows->extension.size() > format->extension.size()))
            throw Error(ErrorCode::usage,
                        {},
                        fmt::format("the format {} is of statements, and {} is a graph",
                                    rows->name,
                                    shown_path(input_)));
        if (format == nullptr)
            throw Error(ErrorCode::usage, {}, no_format());
        if (format->write == nullptr)
            throw Error(ErrorCode::usage,
                        {},
                        fmt::format("the format {} can be read but not written", format->name));
        return *format;
    }

    void take_options(const GraphFormat& to) {
        options_.mixed = parse_mixed(mixed_).value_or(Mixed::usual);
        options_.old_networkx = networkx_key_ == old_networkx_key;
        if (options_.mixed == Mixed::native && !to.mixes)
            throw Error(ErrorCode::usage,
                        {},
                        fmt::format("{} files have one direction for all edges; --mixed attribute "
                                    "or expand",
                                    to.name));
    }

    [[nodiscard]] std::string no_format() const {
        if (output_ == "-")
            return "say the format of stdout with --to";
        std::vector<std::string> extensions;
        for (const GraphFormat& format : graph_formats())
            extensions.emplace_back(format.extension);
        const std::size_t dot = std::min(output_.rfind('.'), output_.size());
        return output_ + ": " + unknown_name("graph format", output_.substr(dot), extensions);
    }

    std::string input_;
    std::string output_ = "-";
    std::string from_;
    std::string to_;
    std::string mixed_;
    std::string networkx_key_;
    GraphWriteOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_convert() {
    return std::make_unique<Convert>();
}

}  // namespace entente::cli
