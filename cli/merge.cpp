// SPDX-License-Identifier: MIT
#include "graph/version/merge.hpp"

#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "cli/text.hpp"
#include "graph/io/io.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <span>

namespace entente::cli {
namespace {

class Merge final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional(
            "BASE", base_, "the graph that both come from; an empty file where there is none");
        arguments.positional("A", ours_, "ours: one graph made of it");
        arguments.positional("B", theirs_, "theirs: another one");
        arguments.option("-o,--output", output_, "FILE", "the merged graph, instead of stdout");
        arguments.choice("--prefer",
                         prefer_,
                         {"ours", "theirs"},
                         "whose value stands where both changed the same; ours without it");
        arguments.flag("--markers",
                       markers_,
                       "write both versions between conflict markers, as git does; the file is "
                       "no graph until one of them is deleted");
        arguments.option("--conflicts", conflicts_, "FILE", "the conflicts as JSON");
    }

    Status run(Session& session) override {
        std::vector<std::string> outputs{output_};
        if (!conflicts_.empty())
            outputs.push_back(conflicts_);
        check_outputs(outputs);
        const Graph base = base_graph(session);
        const Graph ours = session.inputs.graph(ours_);
        const Graph theirs = session.inputs.graph(theirs_);
        const Side side = prefer_ == "theirs" ? Side::theirs : Side::ours;
        const Merged merged = merge(base, ours, theirs, side);
        std::string text = to_entente_json(merged.graph);
        if (markers_ && !merged.conflicts.empty())
            text = marked(base, ours, theirs);
        write_outputs(outputs, [&](std::span<const FileSystem::Sink> sinks) {
            sinks.front()(text);
            if (!conflicts_.empty())
                sinks.back()(to_json(merged.conflicts));
        });
        report(merged, session);
        return merged.conflicts.empty() ? fine : negative;
    }

private:
    /// git gives an empty file where two branches added one of the same name.
    [[nodiscard]] Graph base_graph(Session& session) const {
        const Limits limits;
        const std::string bytes = session.inputs.read(base_, limits.graph_bytes);
        return bytes.empty() ? Graph() : parse_graph(bytes, shown_path(base_), limits);
    }

    [[nodiscard]] std::string marked(const Graph& base,
                                     const Graph& ours,
                                     const Graph& theirs) const {
        return mark_conflicts(to_entente_json(merge(base, ours, theirs, Side::ours).graph),
                              to_entente_json(merge(base, ours, theirs, Side::theirs).graph),
                              "ours",
                              "theirs");
    }

    void report(const Merged& merged, const Session& session) const {
        constexpr std::size_t most = 100;
        for (std::size_t i = 0; i < std::min(most, merged.conflicts.size()); ++i)
            session.console.report(
                Error(ErrorCode::syntax, {}, "conflict: " + to_text(merged.conflicts[i])));
        if (merged.conflicts.size() > most)
            session.console.note(fmt::format("{} more conflicts; --conflicts FILE has all",
                                             merged.conflicts.size() - most));
        spdlog::info("{} nodes, {} edges, {}",
                     merged.graph.node_count(),
                     merged.graph.edge_count(),
                     counted(merged.conflicts.size(), "conflict"));
    }

    std::string base_;
    std::string ours_;
    std::string theirs_;
    std::string output_ = "-";
    std::string prefer_;
    bool markers_ = false;
    std::string conflicts_;
};

}  // namespace

std::unique_ptr<Command> make_merge() {
    return std::make_unique<Merge>();
}

}  // namespace entente::cli
