// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/nodes.hpp"
#include "cli/outputs.hpp"
#include "cli/text.hpp"
#include "graph/base/utf8.hpp"
#include "graph/io/io.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace entente::cli {
namespace {

/// Line of the first byte in which two texts differ.
std::uint32_t first_difference(std::string_view a, std::string_view b) {
    const auto [at, other] = std::ranges::mismatch(a, b);
    return static_cast<std::uint32_t>(1 + std::count(a.begin(), at, '\n'));
}

class Validate final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional("G", path_, "a graph; - is stdin");
        arguments.flag("--strict", strict_, "warnings count as findings too");
    }

    Status run(Session& session) override {
        const std::string bytes = session.inputs.read(path_, Limits().graph_bytes);
        if (bytes.empty())
            throw Error(ErrorCode::syntax, {.file = shown_path(path_)}, "the file is empty");
        const Graph graph = parse_graph(bytes, shown_path(path_));
        check_canonical(bytes, graph);
        check_nodes(graph);
        check_edges(graph);
        session.console.report(findings_);
        write_output("-",
                     fmt::format("{}: {}, {}, {}: {}\n",
                                 printable(shown_path(path_)),
                                 counted(graph.node_count(), "node"),
                                 counted(graph.edge_count(), "edge"),
                                 counted(evidence_, "sentence"),
                                 verdict()));
        const bool bad = findings_.has_errors() || (strict_ && findings_.total() > 0);
        return bad ? negative : fine;
    }

private:
    void error(std::uint32_t line, std::string_view message) {
        findings_.error(ErrorCode::syntax, {.file = shown_path(path_), .line = line}, message);
    }
    void warning(std::string_view message) {
        findings_.warning({.file = shown_path(path_)}, message);
    }

    [[nodiscard]] std::string verdict() const {
        const std::size_t warnings = findings_.total() - findings_.error_count();
        if (findings_.total() == 0)
            return "fine";
        return counted(findings_.error_count(), "error") + ", " + counted(warnings, "warning");
    }

    void check_canonical(std::string_view bytes, const Graph& graph) {
        const GraphFormat* format = find_graph_format(path_);
        if (format != nullptr && format->name != "entente")
            return;
        const std::string canonical = to_entente_json(graph);
        if (canonical != bytes)
            error(first_difference(bytes, canonical),
                  "not in canonical form from this line on; 'entente convert' writes it so");
    }

    void check_nodes(const Graph& graph) {
        for (const Node& node : graph.nodes()) {
            if (node.type.empty())
                warning(fmt::format("{} has no type", node.id));
            if (node.labels.empty())
                warning(fmt::format("{} has no label", node.id));
        }
    }

    void check_edges(const Graph& graph) {
        std::set<std::string_view> documents;
        for (const DocumentInfo& document : graph.provenance().documents)
            documents.insert(document.name);
        std::set<std::string_view> unknown;
        for (const Edge& edge : graph.edges()) {
            const std::string name = spelt(graph.key(edge));
            if (edge.source == edge.target)
                warning(fmt::format("{}: an edge from an actor to itself", name));
            std::vector<Evidence> evidence = edge.evidence;
            evidence_ += evidence.size();
            const auto sentences = static_cast<double>(canonicalise(evidence));
            if (!evidence.empty() && sentences != edge.weight)
                error(0,
                      fmt::format("{}: weight {} but {} sentences", name, edge.weight, sentences));
            for (const Evidence& e : edge.evidence)
                if (!documents.contains(e.document))
                    unknown.insert(e.document);
        }
        for (const std::string_view document : unknown)
            warning(
                fmt::format("document {} is quoted but not in the list of documents", document));
    }

    std::string path_;
    bool strict_ = false;
    std::size_t evidence_ = 0;
    Diagnostics findings_;
};

}  // namespace

std::unique_ptr<Command> make_validate() {
    return std::make_unique<Validate>();
}

}  // namespace entente::cli
