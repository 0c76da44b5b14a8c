// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/diff_output.hpp"

namespace entente::cli {
namespace {

class Diff final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional("A", before_, "the graph before; - is stdin");
        arguments.positional("B", after_, "the graph after");
        output_.add_to(arguments);
    }

    Status run(Session& session) override {
        output_.check();
        const Graph before = session.inputs.graph(before_);
        const Graph after = session.inputs.graph(after_);
        return output_.write(before, after, before_, after_, session);
    }

private:
    std::string before_;
    std::string after_;
    DiffOutput output_;
};

}  // namespace

std::unique_ptr<Command> make_diff() {
    return std::make_unique<Diff>();
}

}  // namespace entente::cli
