// SPDX-License-Identifier: MIT
#include "cli/centrality_trust.hpp"

#include "cli/nodes.hpp"
#include "cli/text.hpp"
#include "graph/measures/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace entente::cli {
namespace {

SampleUnit unit_of(const std::string& name) {
    return name == "documents" ? SampleUnit::documents : SampleUnit::sentences;
}

/// Values of all measures, one after the other.
FigureOf figure_of(const std::vector<const MeasureInfo*>& measures, const MeasureOptions& options) {
    return [measures, options](const Graph& graph) {
        Networks networks(graph, options);
        Scores all;
        for (const MeasureInfo* info : measures) {
            const Scores scores = info->compute_on(networks, options);
            all.values.insert(all.values.end(), scores.values.begin(), scores.values.end());
            if (scores.undefined.empty())
                all.undefined.resize(all.values.size(), false);
            else
                all.undefined.insert(
                    all.undefined.end(), scores.undefined.begin(), scores.undefined.end());
        }
        return all;
    };
}

FigureOf figure_of(const std::vector<const NetworkMeasureInfo*>& measures,
                   const MeasureOptions& options) {
    return [measures, options](const Graph& graph) {
        Networks networks(graph, options);
        Scores all;
        for (const NetworkMeasureInfo* info : measures) {
            const NetworkValue value = info->compute_on(networks, options);
            all.values.push_back(value.value);
            all.undefined.push_back(value.undefined);
        }
        return all;
    };
}

Cell whole(std::size_t number) {
    return static_cast<std::int64_t>(number);
}

}  // namespace

void TrustArguments::add_to(Arguments& arguments) {
    arguments.choice("--jackknife",
                     jackknife_,
                     {"documents", "sentences"},
                     "standard errors, and the range of ranks, leaving out each once");
    arguments.choice("--bootstrap",
                     bootstrap_,
                     {"documents", "sentences"},
                     "intervals of values and ranks, drawing as many with replacement");
    arguments.number("--replicates", replicates_, "N", "samples of the bootstrap (1000)", 2);
    arguments.real("--level", level_, "LEVEL", "of the bootstrap's intervals (0.95)", 1.0);
    arguments.number("--null",
                     null_,
                     "N",
                     "base line: the same figures of N random networks of the same degrees",
                     2);
    arguments.choice("--null-keeps",
                     null_keeps_,
                     {"sign", "degree"},
                     "what random networks keep of every actor: degrees by sign, or degrees alone");
}

void TrustArguments::check() const {
    if ((jackknife_.empty() ? 0 : 1) + (bootstrap_.empty() ? 0 : 1) + (null_ > 0 ? 1 : 0) > 1)
        throw Error(ErrorCode::usage, {}, "one of --jackknife, --bootstrap and --null at a time");
}

/// Samples run side by side, so that each measure runs on one thread.
MeasureOptions TrustArguments::options_within(const MeasureOptions& options) const {
    MeasureOptions own = options;
    own.threads = 1;
    if (null_ > 0)
        own.relations.clear();  // the random networks have those alone, by other names
    return own;
}

std::vector<std::vector<Cell>> TrustArguments::sampled(const Graph& graph,
                                                       const FigureOf& figure,
                                                       const SampleOptions& how,
                                                       Table& table) const {
    const bool jack = bootstrap_.empty();
    const std::vector<Uncertainty> found = jack
                                               ? jackknife(graph, unit_of(jackknife_), figure, how)
                                               : bootstrap(graph, unit_of(bootstrap_), figure, how);
    const auto add = [&table](const char* name, const char* title) {
        table.columns.push_back({name, title});
    };
    add("error", "Error");
    if (jack) {
        add("bias", "Bias");
    } else {
        add("low", "From");
        add("high", "To");
    }
    if (how.ranked > 0) {
        add("rank", "Rank");
        add("rank-low", "best");
        add("rank-high", "worst");
    }
    add("samples", "Samples");
    std::vector<std::vector<Cell>> rows;
    for (const Uncertainty& one : found) {
        std::vector<Cell>& row = rows.emplace_back();
        const auto cell = [&one](double value) {
            return one.undefined ? Cell() : number_cell(value);
        };
        row.push_back(cell(one.value));
        row.push_back(cell(one.error));
        if (jack) {
            row.push_back(cell(one.bias));
        } else {
            row.push_back(cell(one.low));
            row.push_back(cell(one.high));
        }
        if (how.ranked > 0)
            for (const std::uint32_t place : {one.rank, one.rank_low, one.rank_high})
                row.push_back(one.undefined ? Cell() : whole(place));
        row.push_back(whole(one.replicates));
    }
    // a third of the units is in no sample of a bootstrap
    table.notes.emplace_back(
        "Samples lack some of the evidence, so that whatever grows with it comes out lower in "
        "them; "
        "ranks do not.");
    table.notes.push_back(
        jack ? fmt::format("Jackknife over {}: standard error, bias{}.",
                           jackknife_,
                           how.ranked > 0 ? ", best and worst rank of all samples" : "")
             : fmt::format("Bootstrap over {}: standard error, {} per cent intervals{}; seed {}.",
                           bootstrap_,
                           short_number(100.0 * level_),
                           how.ranked > 0 ? " of value and rank" : "",
                           how.seed));
    return rows;
}

std::vector<std::vector<Cell>> TrustArguments::against(const Graph& graph,
                                                       const FigureOf& figure,
                                                       const MeasureOptions& options,
                                                       const SampleOptions& how,
                                                       Table& table) const {
    const NullModel model(
        graph, options, null_keeps_ == "degree" ? NullKeeps::degree : NullKeeps::sign);
    for (const auto& [name, title] : std::vector<std::pair<const char*, const char*>>{
             {"null-mean", "Random"}, {"null-deviation", "±"}, {"z", "z"}, {"p", "p"}})
        table.columns.push_back({name, title});
    std::vector<std::vector<Cell>> rows;
    for (const AgainstNull& one : against_null(model, figure, null_, how)) {
        const bool silent = one.undefined || one.constant;
        rows.push_back({one.undefined ? Cell() : number_cell(one.value),
                        one.undefined ? Cell() : number_cell(one.mean),
                        one.undefined ? Cell() : number_cell(one.deviation),
                        silent ? Cell() : Cell(one.z),
                        silent ? Cell() : Cell(one.p)});
    }
    table.notes.push_back(fmt::format(
        "Random: mean and standard deviation over {} networks in which every actor keeps its "
        "degrees{}; p two-sided; seed {}. Parallel edges of one sign and direction count as one "
        "here.",
        null_,
        null_keeps_ == "degree" ? "" : " by sign",
        how.seed));
    return rows;
}

std::vector<std::vector<Cell>> TrustArguments::cells(const Graph& graph,
                                                     const FigureOf& figure,
                                                     std::size_t ranked,
                                                     const MeasureOptions& options,
                                                     Table& table) const {
    const SampleOptions how{.ranked = ranked,
                            .replicates = replicates_,
                            .level = level_,
                            .seed = options.seed,
                            .threads = options.threads,
                            .stop = options.stop};
    table.columns.push_back({"value", "Value"});
    return null_ > 0 ? against(graph, figure, options, how, table)
                     : sampled(graph, figure, how, table);
}

Table TrustArguments::actor_table(const Graph& graph,
                                  const std::vector<const MeasureInfo*>& measures,
                                  const MeasureOptions& options,
                                  const TableStyle& style) const {
    Table table;
    table.title = fmt::format("Centrality of {} by {}: {}",
                              style.edges,
                              measures.front()->title,
                              counted(graph.node_count(), "actor"));
    table.columns = {{"id", "Id", true}, {"label", "Name"}};
    if (measures.size() > 1)
        table.columns.push_back({"measure", "Measure", true});
    const std::size_t nodes = graph.node_count();
    const std::vector<std::vector<Cell>> found =
        cells(graph, figure_of(measures, options_within(options)), nodes, options, table);
    const Scores first = measures.front()->compute(graph, options);
    std::vector<std::size_t> order(nodes);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, std::ranges::greater{}, [&](std::size_t n) { return first.values[n]; });
    if (style.top > 0 && style.top < nodes) {
        table.notes.push_back(
            fmt::format("{} more not shown.", counted(nodes - style.top, "actor")));
        order.resize(style.top);
    }
    for (const std::size_t n : order) {
        const Node& node = graph.nodes()[n];
        for (std::size_t m = 0; m < measures.size(); ++m) {
            std::vector<Cell> row{node.id, label_of(node, style.languages)};
            if (measures.size() > 1)
                row.emplace_back(
                    std::string(style.for_people ? measures[m]->title : measures[m]->name));
            const std::vector<Cell>& values = found[m * nodes + n];
            row.insert(row.end(), values.begin(), values.end());
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

Table TrustArguments::network_table(const Graph& graph,
                                    const std::vector<const NetworkMeasureInfo*>& measures,
                                    const MeasureOptions& options,
                                    const TableStyle& style) const {
    Table table;
    table.title = fmt::format("Network of {}", style.edges);
    table.columns = {{"measure", "Measure", true}};
    const std::vector<std::vector<Cell>> found =
        cells(graph, figure_of(measures, options_within(options)), 0, options, table);
    for (std::size_t m = 0; m < measures.size(); ++m) {
        std::vector<Cell> row{
            std::string(style.for_people ? measures[m]->title : measures[m]->name)};
        row.insert(row.end(), found[m].begin(), found[m].end());
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace entente::cli
