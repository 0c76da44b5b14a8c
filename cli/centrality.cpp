// SPDX-License-Identifier: MIT
#include "cli/centrality_over_time.hpp"
#include "cli/centrality_tables.hpp"
#include "cli/centrality_trust.hpp"
#include "cli/command.hpp"
#include "cli/measuring.hpp"
#include "cli/nodes.hpp"
#include "cli/outputs.hpp"
#include "cli/table.hpp"
#include "cli/text.hpp"
#include "graph/measures/measures.hpp"
#include "graph/measures/network.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
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
        arguments.choice("--of",
                         of_,
                         {"actors", "edges", "network", "groups"},
                         "what is measured; groups are communities, blocks, camps and such");
        how_.add_to(arguments);
        details_.add_to(arguments);
        windows_.add_to(arguments);
        trust_.add_to(arguments);
        arguments.option(
            "--sort", sort_, "MEASURE", "order and rank by this one, without it by the first");
        arguments.number("--top", top_, "N", "only the first N actors", 1);
        arguments.choice("-f,--format", format_, table_formats(), "how the table is written");
        arguments.option("--labels", labels_, "LIST", "languages of the names: en, zh or zh,en");
    }

    Status run(Session& session) override {
        check_outputs({output_});
        const auto tabulate = prepared();
        const Graph graph = session.inputs.graph(graph_);
        write_output(output_, write_table(tabulate(graph), format_, width()));
        return fine;
    }

private:
    [[nodiscard]] std::size_t width() const {
        return output_ == "-" ? terminal_width(STDOUT_FILENO) : 80;
    }

    /// Over time and trust are questions of their own.
    void check_ways() const {
        trust_.check();
        if (windows_.asked() && trust_.asked())
            throw Error(ErrorCode::usage,
                        {},
                        "--by-window and --jackknife, --bootstrap or --null: one at a time");
        if ((windows_.asked() || trust_.asked()) && of_ != "actors" && of_ != "network")
            throw Error(ErrorCode::usage,
                        {},
                        "--by-window, --jackknife, --bootstrap and --null are for --of actors and "
                        "network");
        if (windows_.asked())
            (void)windows_.rule();
    }

    /// What to do with the graph; names that are not known are refused before it is read.
    [[nodiscard]] std::function<Table(const Graph&)> prepared() const {
        if (of_ != "actors" && !sort_.empty())
            throw Error(ErrorCode::usage, {}, "--sort is for --of actors");
        check_ways();
        MeasureOptions options = how_.options();
        details_.apply_to(options);
        const TableStyle style{edges(), split_list(labels_), for_people(), top_};
        if (of_ == "edges")
            return [=, rows = chosen_rows(edge_measures(), names_)](const Graph& graph) {
                return edge_table(graph, rows, options, style);
            };
        if (of_ == "network")
            return [=, this, rows = chosen_rows(network_measures(), names_)](const Graph& graph) {
                if (trust_.asked())
                    return trust_.network_table(graph, rows, options, style);
                if (windows_.asked())
                    return windows_.network_table(graph, rows, options, style);
                return network_table(graph, rows, options, style);
            };
        if (of_ == "groups")
            return [=, rows = chosen_rows(group_measures(), names_)](const Graph& graph) {
                return group_table(graph, rows, options, style);
            };
        return [=, this, rows = sorted_rows()](const Graph& graph) {
            if (trust_.asked())
                return trust_.actor_table(graph, rows, options, style);
            if (windows_.asked())
                return windows_.actor_table(graph, rows, options, style);
            Networks networks(graph, options);
            return tabulate(graph, measure(networks, rows, options), networks);
        };
    }

    [[nodiscard]] std::vector<const MeasureInfo*> sorted_rows() const {
        std::vector<const MeasureInfo*> measures = chosen_rows(node_measures(), names_);
        if (!sort_.empty()) {
            const MeasureInfo* first = &measure_named(sort_);
            std::erase(measures, first);
            measures.insert(measures.begin(), first);
        }
        return measures;
    }

    /// "all relations", "positive relations", "aids, trades".
    [[nodiscard]] std::string edges() const {
        std::string text = how_.layer == "all" ? "" : how_.layer + " ";
        if (details_.relations.empty())
            return (text.empty() ? "all " : text) + "relations";
        return text + fmt::format("{}", fmt::join(details_.relations, ", "));
    }

    [[nodiscard]] static std::vector<Measured> measure(
        Networks& networks,
        const std::vector<const MeasureInfo*>& measures,
        const MeasureOptions& options) {
        std::vector<Measured> measured;
        for (const MeasureInfo* info : measures) {
            Scores scores = info->compute_on(networks, options);
            std::vector<std::uint32_t> places = ranks(scores.values);
            measured.push_back({info, std::move(scores), std::move(places)});
        }
        return measured;
    }

    [[nodiscard]] static std::vector<bool> isolates(const Networks& networks) {
        const Graph& graph = networks.graph();
        std::vector<bool> alone(graph.node_count(), true);
        for (std::size_t i = 0; i < graph.edge_count(); ++i) {
            const Edge& edge = graph.edges()[i];
            if (networks.seen()[i])
                alone[index(edge.source)] = alone[index(edge.target)] = false;
        }
        return alone;
    }

    [[nodiscard]] Table tabulate(const Graph& graph,
                                 const std::vector<Measured>& measured,
                                 const Networks& networks) const {
        const Measured& first = measured.front();
        std::vector<std::size_t> order(graph.node_count());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, {}, [&first](std::size_t n) { return first.ranks[n]; });
        const std::vector<bool> alone = isolates(networks);
        Table table = empty_table(networks, measured);
        const std::size_t shown = top_ == 0 ? order.size() : std::min(top_, order.size());
        for (std::size_t i = 0; i < shown; ++i)
            table.rows.push_back(row(graph, measured, order[i], alone[order[i]]));
        add_notes(table, measured, order, alone, shown);
        return table;
    }

    [[nodiscard]] bool for_people() const { return format_ != "csv" && format_ != "json"; }

    [[nodiscard]] Table empty_table(const Networks& networks,
                                    const std::vector<Measured>& measured) const {
        Table table;
        table.title = fmt::format(
            "Centrality of {} by {}: {}, {}",
            edges(),
            measured.front().measure->title,
            counted(networks.node_count(), "actor"),
            counted(static_cast<std::size_t>(std::ranges::count(networks.seen(), true)), "edge"));
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
    std::string of_ = "actors";
    std::string output_ = "-";
    std::vector<std::string> names_;
    MeasureArguments how_;
    MeasureDetails details_;
    WindowArguments windows_;
    TrustArguments trust_;
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
