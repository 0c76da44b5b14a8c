// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "graph/io/io.hpp"
#include "graph/version/diff.hpp"

#include <utility>

namespace entente::cli {
namespace {

class Apply final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional("PATCH", patch_, "what diff --format json wrote; - is stdin");
        arguments.positional("G", graph_, "the graph it is applied to");
        arguments.option("-o,--output", output_, "FILE", "the graph after, instead of stdout");
        arguments.flag("--reverse", reverse_, "take the changes back");
    }

    Status run(Session& session) override {
        check_outputs({output_});
        const std::string text = session.inputs.read(patch_, Limits().graph_bytes);
        GraphDiff changes = parse_patch(text, shown_path(patch_));
        if (reverse_)
            changes = reverse(std::move(changes));
        const Graph graph = session.inputs.graph(graph_);
        write_output(output_, to_entente_json(apply(graph, changes)));
        return fine;
    }

private:
    std::string patch_;
    std::string graph_;
    std::string output_ = "-";
    bool reverse_ = false;
};

}  // namespace

std::unique_ptr<Command> make_apply() {
    return std::make_unique<Apply>();
}

}  // namespace entente::cli
