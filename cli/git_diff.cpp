// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "graph/base/utf8.hpp"
#include "graph/version/diff.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <optional>
#include <unistd.h>

namespace entente::cli {
namespace {

constexpr const char* no_file = "/dev/null";

/// What git runs for each graph of 'git diff': PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX
/// NEW-MODE, and for a renamed one its new path and what git says of it; PATH alone is not merged.
class GitDiff final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positionals("WORD", words_, "what git gives its external diff program");
    }

    Status run(Session& session) override {
        constexpr std::size_t usual = 7, renamed = 9;
        if (words_.size() == 1) {
            write_output("-", fmt::format("* Unmerged path {}\n", printable(words_.front())));
            return fine;
        }
        if (words_.size() != usual && words_.size() != renamed)
            throw Error(ErrorCode::usage, {}, "git calls this command; use 'entente diff A B'");
        const std::string& path = words_[0];
        const std::string& new_path = words_.size() == renamed ? words_[usual] : path;
        DiffTextOptions options;
        options.colour = coloured(session);
        options.before_name = "a/" + path;
        options.after_name = "b/" + new_path;
        std::string text = fmt::format("diff --entente {} {}\n",
                                       printable(options.before_name),
                                       printable(options.after_name));
        try {
            text += compare(session, options);
        } catch (const Error& error) {
            // an error would end the whole of git diff; what is no graph is said to be none
            text += fmt::format("cannot be read as a graph: {}\n", printable(error.what()));
        }
        write_output("-", text);
        return fine;
    }

private:
    [[nodiscard]] std::string compare(Session& session, const DiffTextOptions& options) const {
        constexpr std::size_t old_at = 1, new_at = 4;
        const auto read = [&](const std::string& file) {
            return file == no_file ? std::nullopt : std::optional(session.inputs.graph(file));
        };
        std::optional<Graph> before = read(words_[old_at]);
        std::optional<Graph> after = read(words_[new_at]);
        // a file that comes or goes has all its edges in common with an empty graph of its kind
        const auto empty_like = [](const Graph& graph) {
            Provenance provenance = graph.provenance();
            provenance.documents.clear();
            return Graph(graph.schema(), {}, {}, std::move(provenance));
        };
        if (!before && !after)
            return {};
        if (!before)
            before = empty_like(*after);
        if (!after)
            after = empty_like(*before);
        return to_text(diff(*before, *after), options);
    }

    /// git pipes its output into a pager that shows colours, and says so.
    static bool coloured(const Session& session) {
        const char* no_colour = std::getenv("NO_COLOR");
        const bool pager = std::getenv("GIT_PAGER_IN_USE") != nullptr &&
                           (no_colour == nullptr || *no_colour == '\0');
        return pager || session.console.coloured(STDOUT_FILENO);
    }

    std::vector<std::string> words_;
};

}  // namespace

std::unique_ptr<Command> make_git_diff() {
    return std::make_unique<GitDiff>();
}

}  // namespace entente::cli
