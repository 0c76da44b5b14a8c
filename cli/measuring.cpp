// SPDX-License-Identifier: MIT
#include "cli/measuring.hpp"

#include "cli/suggest.hpp"
#include "cli/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace entente::cli {

void MeasureArguments::add_to(Arguments& arguments) {
    arguments.choice("--layer",
                     layer,
                     {"all", "positive", "negative"},
                     "which edges are measured, by their sign");
    arguments.choice(
        "--paths", paths, {"directed", "undirected"}, "whether paths follow the arrows");
    arguments.flag(
        "--weighted", weighted, "paths: the more sentences behind an edge, the shorter the step");
}

MeasureOptions MeasureArguments::options() const {
    MeasureOptions options;
    options.layer = layer == "positive"   ? Layer::positive
                    : layer == "negative" ? Layer::negative
                                          : Layer::all;
    options.paths = paths == "undirected" ? Paths::undirected : Paths::directed;
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

const MeasureInfo& measure_named(const std::string& name) {
    const MeasureInfo* measure = find_node_measure(name);
    if (measure == nullptr)
        throw Error(ErrorCode::unknown_name, {}, unknown_name("measure", name, measure_names()));
    return *measure;
}

std::string measures_help(std::size_t width) {
    constexpr std::size_t indent = 6;
    std::string out =
        "The measures of 'entente centrality --measures LIST'; * = taken without asking\n";
    for (const MeasureInfo& info : node_measures()) {
        out += fmt::format("\n{} {}\n", info.core ? "*" : " ", info.name);
        out += wrapped(fmt::format("{}.", info.definition), width, indent);
        out += wrapped(fmt::format("Sees {}.", info.sees), width, indent);
        out += wrapped(fmt::format("Normalisation: {}.", info.normalisation), width, indent);
        out += wrapped(fmt::format("{}; {}.", info.citation, info.cost), width, indent);
    }
    return out;
}

}  // namespace entente::cli
