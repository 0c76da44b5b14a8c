// SPDX-License-Identifier: MIT
#include "cli/measuring.hpp"

#include "cli/suggest.hpp"
#include "cli/text.hpp"
#include "graph/measures/group_measures.hpp"
#include "graph/measures/network_measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace entente::cli {

void MeasureArguments::add_to(Arguments& arguments) {
    arguments.choice("--layer",
                     layer,
                     {"all", "positive", "negative"},
                     "which edges are measured, by their sign");
    arguments.choice("--paths",
                     paths,
                     {"directed", "undirected", "reversed"},
                     "whether paths follow the arrows, ignore them or go against them");
    arguments.flag(
        "--weighted", weighted, "paths: the more sentences behind an edge, the shorter the step");
}

MeasureOptions MeasureArguments::options() const {
    MeasureOptions options;
    options.layer = layer == "positive"   ? Layer::positive
                    : layer == "negative" ? Layer::negative
                                          : Layer::all;
    options.paths = paths == "undirected" ? Paths::undirected
                    : paths == "reversed" ? Paths::reversed
                                          : Paths::directed;
    options.weighted = weighted;
    options.threads = std::max(1U, std::thread::hardware_concurrency());
    return options;
}

std::vector<std::string> measure_names() {
    std::vector<std::string> names;
    for (const MeasureInfo& measure : node_measures())
        names.emplace_back(measure.name);
    return names;
}

void MeasureDetails::add_to(Arguments& arguments) {
    arguments.list("--relation", relations, "LIST", "only edges of these relations", true);
    arguments.option("--groups",
                     groups,
                     "NAME",
                     "groups for brokerage, participation and mixing: an attribute of actors or a "
                     "method of --of groups, without it the type");
    arguments.flag("--normalized", normalized, "divided as the measure's note says");
    arguments.flag("--endpoints", endpoints, "betweenness: a path counts for its two ends too");
    arguments.list("--sources", sources, "IDS", "betweenness: only paths from these actors", true);
    arguments.list("--targets", targets, "IDS", "betweenness: only paths to these actors", true);
    arguments.list("--restart", restart, "IDS", "PageRank: seen from these actors", true);
    arguments.real("--approx",
                   approximate,
                   "EPS",
                   "betweenness of 100,000 actors or more within this share of all pairs, with "
                   "probability 0.99; without it, and below, exact",
                   1.0);
    arguments.real("--time-limit",
                   seconds,
                   "SECONDS",
                   "for the frustration index; without it a fixed number of steps",
                   1e9);
    arguments.number("--seed", seed, "N", "for communities and --approx");
}

void MeasureDetails::apply_to(MeasureOptions& options) const {
    options.relations = relations;
    options.groups = groups;
    options.sources = sources;
    options.targets = targets;
    options.restart = restart;
    options.endpoints = endpoints;
    options.normalized = normalized;
    options.approximate = approximate;
    options.seconds = seconds;
    options.seed = seed;
}

namespace {

/// The tables, with what --of calls them.
template <class Visit>
void for_each_table(Visit&& visit) {
    visit("actors", node_measures());
    visit("edges", edge_measures());
    visit("network", network_measures());
    visit("groups", group_measures());
}

template <class Info>
std::string table_help(std::span<const Info> table, std::size_t width) {
    constexpr std::size_t indent = 6;
    std::string out;
    for (const Info& info : table) {
        out += fmt::format("\n{} {}\n", info.core ? "*" : " ", info.name);
        out += wrapped(fmt::format("{}.", info.definition), width, indent);
        out += wrapped(fmt::format("Sees {}.", info.sees), width, indent);
        out += wrapped(fmt::format("Normalisation: {}.", info.normalisation), width, indent);
        out += wrapped(fmt::format("{}; {}.", info.citation, info.cost), width, indent);
    }
    return out;
}

}  // namespace

void refuse_measure(const std::string& name) {
    std::vector<std::string> names;
    for_each_table([&](std::string_view of, const auto& table) {
        for (const auto& info : table) {
            if (info.name == name)
                throw Error(ErrorCode::unknown_name,
                            {},
                            fmt::format("measure '{}' is taken with --of {}", name, of));
            names.emplace_back(info.name);
        }
    });
    throw Error(ErrorCode::unknown_name, {}, unknown_name("measure", name, names));
}

const MeasureInfo& measure_named(const std::string& name) {
    const MeasureInfo* measure = find_node_measure(name);
    if (measure == nullptr)
        throw Error(ErrorCode::unknown_name, {}, unknown_name("measure", name, measure_names()));
    return *measure;
}

std::string measures_help(std::size_t width) {
    std::string out =
        "The measures of 'entente centrality --measures LIST'; * = taken without asking\n";
    for_each_table([&](std::string_view of, const auto& table) {
        out += of == "actors" ? "\nOf actors:\n" : fmt::format("\nOf {0}, with --of {0}:\n", of);
        out += table_help(table, width);
    });
    return out;
}

}  // namespace entente::cli
