// SPDX-License-Identifier: MIT
// ours MEASURE FILE THREADS: one run of one measure of entente.
#include "graph/measures/partition.hpp"
#include "graph/measures/paths.hpp"
#include "graph/measures/spectral.hpp"
#include "graph/measures/structure.hpp"
#include "tests/bench/peers/peer.hpp"

#include <malloc.h>

namespace {

using Values = std::vector<double>;

entente::Network read(const std::string& path) {
    peers::Ties ties = peers::load(path);
    std::vector<entente::Link> links(ties.count());
    for (std::size_t i = 0; i < links.size(); ++i)
        links[i] = {
            ties.ends[2 * i], ties.ends[2 * i + 1], ties.weights.empty() ? 1.0 : ties.weights[i]};
    return entente::Network(ties.nodes, links, {.directed = false});
}

Values measure(const std::string& name, const entente::Network& network, unsigned threads) {
    using namespace entente;
    if (name == "betweenness" || name == "betweenness-weighted") {
        BetweennessOptions options;
        options.weighted = name == "betweenness-weighted";
        options.threads = threads;
        return betweenness(network, options).nodes;
    }
    Values values;
    if (name == "harmonic" || name == "closeness") {
        for (const Reach& one : reach(network, {.threads = threads}))
            values.push_back(name == "harmonic" ? one.harmonic
                             : one.sum > 0.0    ? one.reached / one.sum
                                                : 0.0);
    } else if (name == "pagerank") {
        return pagerank(network, network, {.tolerance = 1e-10, .restart = {}, .threads = threads})
            .values;
    } else if (name == "eigenvector") {
        return eigenvector(network, {.threads = threads}).values;
    } else if (name == "hits") {
        return hits(network, network, {.threads = threads}).authorities.values;
    } else if (name == "katz") {
        return katz(network, {.alpha = 1e-4, .tolerance = 1e-10, .threads = threads}).values;
    } else if (name == "core") {
        for (const std::uint32_t core : core_numbers(network))
            values.push_back(core);
    } else if (name == "components") {
        values.push_back(components(network, threads).count);
    } else if (name == "biconnected") {
        for (const bool cut : blocks(network).articulation)
            values.push_back(cut ? 1.0 : 0.0);
    } else if (name == "clustering") {
        const auto triangles = triangle_counts(network, threads);
        for (std::size_t v = 0; v < triangles.size(); ++v) {
            const auto degree = static_cast<double>(network.degree(v));
            values.push_back(degree < 2.0 ? 0.0
                                          : 2.0 * static_cast<double>(triangles[v]) /
                                                (degree * (degree - 1.0)));
        }
    } else if (name == "leiden") {
        values.push_back(leiden(network, {.most_passes = 2}).quality);
    } else {
        std::fprintf(stderr, "unknown measure %s\n", name.c_str());
        std::exit(2);
    }
    return values;
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) {
        std::fprintf(stderr, "usage: %s MEASURE FILE THREADS\n", words[0]);
        return 2;
    }
    const entente::Network network = read(words[2]);
    malloc_trim(0);
    const auto threads = static_cast<unsigned>(std::atoi(words[3]));
    peers::report("entente", words[1], [&] { return measure(words[1], network, threads); });
}
