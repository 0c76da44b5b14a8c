// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/nodes.hpp"
#include "cli/outputs.hpp"
#include "cli/summary.hpp"
#include "cli/text.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unistd.h>

namespace entente::cli {
namespace {

/// One line a statement, sorted, fields apart by tabs: for git diff, grep and cut.
std::string flat(const Graph& graph) {
    std::vector<std::string> lines;
    for (const Edge& edge : graph.edges()) {
        const EdgeKey key = graph.key(edge);
        const std::string head = fmt::format(
            "{}\t{}{}\t{}", key.source, key.negated ? "!" : "", key.relation, key.target);
        if (edge.evidence.empty())
            lines.push_back(fmt::format("{}\tweight {}\n", head, edge.weight));
        for (const Evidence& e : edge.evidence)
            lines.push_back(printable_line(fmt::format("{}\t{}\t{}\t{}:{}\t{}\t{}",
                                                       head,
                                                       to_string(e.modality),
                                                       e.date.empty() ? "undated" : e.date,
                                                       e.document,
                                                       e.sentence.index,
                                                       e.rule,
                                                       e.sentence.text)));
    }
    std::ranges::sort(lines);
    std::string out;
    for (const std::string& line : lines)
        out += line;
    return out;
}

class Show final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional("G", path_, "a graph; - is stdin");
        arguments.flag("--flat", flat_, "one sorted line a statement instead: for git diff, grep");
        arguments.option("-n,--node", node_, "ID", "the edges of this actor, with their sentences");
        arguments.number("--top", top_, "N", "so many actors and relations", 1);
        arguments.option("--labels", labels_, "LIST", "languages of the names: en, zh or zh,en");
    }

    Status run(Session& session) override {
        const Graph graph = session.inputs.graph(path_);
        const SummaryOptions options{
            .languages = split_list(labels_), .top = top_, .width = terminal_width(STDOUT_FILENO)};
        if (flat_)
            write_output("-", flat(graph));
        else if (!node_.empty())
            write_output("-", describe(graph, node_named(graph, node_), options));
        else
            write_output("-", summarise(graph, shown_path(path_), options));
        return fine;
    }

private:
    std::string path_;
    bool flat_ = false;
    std::string node_;
    std::size_t top_ = 10;
    std::string labels_ = "en";
};

}  // namespace

std::unique_ptr<Command> make_show() {
    return std::make_unique<Show>();
}

}  // namespace entente::cli
