// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "graph/io/io.hpp"
#include "graph/io/text.hpp"
#include "graph/version/diff.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace entente::cli {
namespace {

/// The line of a canonical file that begins so; nothing but the file where none does.
Location line_that_begins(std::string_view text, std::string_view begin, const std::string& file) {
    std::size_t at = text.find(begin);
    while (at != std::string_view::npos && at > 0 && text[at - 1] != '\n')
        at = text.find(begin, at + 1);
    if (at == std::string_view::npos)
        return {.file = file};
    const auto breaks =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return {.file = file, .line = static_cast<std::uint32_t>(breaks) + 1, .column = 1};
}

class Apply final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional("PATCH", patch_, "what diff --format json wrote; - is stdin");
        arguments.positional("G", graph_, "the graph it is applied to");
        arguments.option("-o,--output", output_, "FILE", "the graph after, instead of stdout");
        arguments.flag("--reverse", reverse_, "take the changes back");
        arguments.flag("--check", check_, "write nothing: exit status 0 if it fits, 1 if not");
    }

    Status run(Session& session) override {
        check_outputs({output_});
        const std::string text = session.inputs.read(patch_, Limits().graph_bytes);
        GraphDiff changes = parse_patch(text, shown_path(patch_));
        if (reverse_)
            changes = reverse(std::move(changes));
        const std::string bytes = session.inputs.read(graph_, Limits().graph_bytes);
        if (bytes.empty())
            throw Error(ErrorCode::syntax, {.file = shown_path(graph_)}, "the file is empty");
        const Graph graph = parse_graph(bytes, shown_path(graph_));
        try {
            const Graph result = apply(graph, changes, places(bytes));
            if (!check_)
                write_output(output_, to_entente_json(result));
        } catch (const Error& error) {
            if (!check_ || error.code() != ErrorCode::syntax)
                throw;
            session.console.report(error);
            return negative;
        }
        return fine;
    }

private:
    [[nodiscard]] PlaceOf places(std::string_view bytes) const {
        const std::string file = shown_path(graph_);
        return {.node =
                    [bytes, file](const std::string& id) {
                        std::string begin;
                        append_json(begin, id);
                        return line_that_begins(bytes, begin + ":{", file);
                    },
                .edge =
                    [bytes, file](const EdgeKey& key) {
                        return line_that_begins(bytes, "{\"id\":\"" + edge_id(key) + "\"", file);
                    }};
    }

    std::string patch_;
    std::string graph_;
    std::string output_ = "-";
    bool reverse_ = false;
    bool check_ = false;
};

}  // namespace

std::unique_ptr<Command> make_apply() {
    return std::make_unique<Apply>();
}

}  // namespace entente::cli
