// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/measuring.hpp"
#include "cli/nodes.hpp"
#include "cli/outputs.hpp"
#include "cli/table.hpp"
#include "cli/text.hpp"
#include "graph/measures/measures.hpp"
#include "graph/measures/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unistd.h>
#include <utility>

namespace entente::cli {
namespace {

/// A measure and what it found.
struct Measured {
    const MeasureInfo* measure;
    Scores scores;
    std::vector<std::uint32_t> ranks;
};

class Centrality final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional("G", graph_, "a graph; - is stdin");
        arguments.option("-o,--output", output_, "FILE", "instead of stdout");
        arguments.list("-m,--measures",
                       names_,
                       "all|LIST",
                       "measures, commas between; without it the usual ones",
                       true);
        how_.add_to(arguments);
        arguments.flag("--normalized", normalized_, "divided as the measure's note says");
        arguments.option(
            "--sort", sort_, "MEASURE", "order and rank by this one, without it by the first");
        arguments.number("--top", top_, "N", "only the first N actors", 1);
        arguments.choice("-f,--format", format_, table_formats(), "how the table is written");
        arguments.option("--labels", labels_, "LIST", "languages of the names: en, zh or zh,en");
    }

    Status run(Session& session) override {
        check_outputs({output_});
        const std::vector<const MeasureInfo*> measures = chosen();
        const Graph graph = session.inputs.graph(graph_);
        const std::vector<Measured> measured = measure(graph, measures);
        const Table table = tabulate(graph, measured);
        write_output(output_, write_table(table, format_, width()));
        return fine;
    }

private:
    [[nodiscard]] std::size_t width() const {
        return output_ == "-" ? terminal_width(STDOUT_FILENO) : 80;
    }

    [[nodiscard]] std::vector<const MeasureInfo*> chosen() const {
        std::vector<const MeasureInfo*> measures;
        const bool all = std::ranges::find(names_, "all") != names_.end();
        for (const MeasureInfo& measure : node_measures())
            if (all || (names_.empty() && measure.core))
                measures.push_back(&measure);
        if (!all)
            for (const std::string& name : names_)
                measures.push_back(&measure_named(name));
        if (!sort_.empty()) {
            const MeasureInfo* first = &measure_named(sort_);
            std::erase(measures, first);
            measures.insert(measures.begin(), first);
        }
        return measures;
    }

    [[nodiscard]] std::vector<Measured> measure(
        const Graph& graph, std::span<const MeasureInfo* const> measures) const {
        MeasureOptions options = how_.options();
        options.normalized = normalized_;
        Networks networks(graph, options);
        std::vector<Measured> measured;
        for (const MeasureInfo* info : measures) {
            Scores scores = info->compute_on(networks, options);
            std::vector<std::uint32_t> places = ranks(scores.values);
            measured.push_back({info, std::move(scores), std::move(places)});
        }
        return measured;
    }

    [[nodiscard]] std::vector<bool> isolates(const Graph& graph) const {
        const Layer layer = how_.options().layer;
        std::vector<bool> alone(graph.node_count(), true);
        for (const Edge& edge : graph.edges()) {
            const Sign sign = graph.sign(edge);
            if ((layer == Layer::positive && sign != Sign::positive) ||
                (layer == Layer::negative && sign != Sign::negative))
                continue;
            alone[index(edge.source)] = alone[index(edge.target)] = false;
        }
        return alone;
    }

    [[nodiscard]] Table tabulate(const Graph& graph, const std::vector<Measured>& measured) const {
        const Measured& first = measured.front();
        std::vector<std::size_t> order(graph.node_count());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, {}, [&first](std::size_t n) { return first.ranks[n]; });
        const std::vector<bool> alone = isolates(graph);
        Table table = empty_table(graph, measured);
        const std::size_t shown = top_ == 0 ? order.size() : std::min(top_, order.size());
        for (std::size_t i = 0; i < shown; ++i)
            table.rows.push_back(row(graph, measured, order[i], alone[order[i]]));
        add_notes(table, measured, order, alone, shown);
        return table;
    }

    [[nodiscard]] bool for_people() const { return format_ != "csv" && format_ != "json"; }

    [[nodiscard]] Table empty_table(const Graph& graph,
                                    const std::vector<Measured>& measured) const {
        Table table;
        table.title = fmt::format("Centrality of {} by {}: {}, {}",
                                  how_.layer == "all" ? "all relations" : how_.layer + " relations",
                                  measured.front().measure->title,
                                  counted(graph.node_count(), "actor"),
                                  counted(graph.edge_count(), "edge"));
        table.columns = {{"rank", "#", true}, {"id", "Id", true}, {"label", "Name", true}};
        table.columns.push_back({"type", "Type"});
        if (!for_people())
            table.columns.push_back({"isolate", "Isolate"});
        for (const Measured& one : measured) {
            table.columns.push_back(
                {std::string(one.measure->name), std::string(one.measure->title)});
            if (!for_people())
                table.columns.push_back({fmt::format("{}-rank", one.measure->name), "Rank"});
        }
        return table;
    }

    [[nodiscard]] std::vector<Cell> row(const Graph& graph,
                                        const std::vector<Measured>& measured,
                                        std::size_t n,
                                        bool alone) const {
        const Node& node = graph.nodes()[n];
        const auto rank_cell = [n](const Measured& one) {
            return static_cast<std::int64_t>(one.ranks[n]);
        };
        std::vector<Cell> cells{
            rank_cell(measured.front()), node.id, label_of(node, split_list(labels_)), node.type};
        if (!for_people())
            cells.emplace_back(static_cast<std::int64_t>(alone ? 1 : 0));
        for (const Measured& one : measured) {
            const bool undefined = !one.scores.undefined.empty() && one.scores.undefined[n];
            cells.push_back(undefined ? Cell() : number_cell(one.scores.values[n]));
            if (!for_people())
                cells.push_back(undefined ? Cell() : Cell(rank_cell(one)));
        }
        return cells;
    }

    static void add_notes(Table& table,
                          const std::vector<Measured>& measured,
                          const std::vector<std::size_t>& order,
                          const std::vector<bool>& alone,
                          std::size_t shown) {
        const Measured& first = measured.front();
        table.notes.emplace_back("Actors of one value share a rank.");
        if (shown > 0 && shown < order.size()) {
            const std::uint32_t last = first.ranks[order[shown - 1]];
            const auto tied = static_cast<std::size_t>(
                std::count_if(order.begin() + static_cast<std::ptrdiff_t>(shown),
                              order.end(),
                              [&](std::size_t n) { return first.ranks[n] == last; }));
            if (tied > 0)
                table.notes.push_back(fmt::format("{} more of rank {} not shown.", tied, last));
        }
        const auto lone = static_cast<std::size_t>(std::ranges::count(alone, true));
        table.notes.push_back(
            lone == 0 ? "No isolates: every actor has an edge here."
                      : fmt::format("{} without any edge here.", counted(lone, "actor")));
        const std::string isolates = counted(lone, "isolate");  // said already
        for (const Measured& one : measured)
            if (!one.scores.note.empty() && one.scores.note != isolates)
                table.notes.push_back(fmt::format("{}: {}.", one.measure->title, one.scores.note));
    }

    std::string graph_;
    std::string output_ = "-";
    std::vector<std::string> names_;
    MeasureArguments how_;
    bool normalized_ = false;
    std::string sort_;
    std::size_t top_ = 0;
    std::string format_ = "text";
    std::string labels_ = "en";
};

}  // namespace

std::unique_ptr<Command> make_centrality() {
    return std::make_unique<Centrality>();
}

}  // namespace entente::cli
