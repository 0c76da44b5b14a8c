// SPDX-License-Identifier: MIT
// igraph_peer MEASURE FILE: one run of one measure of the igraph C library. A program apart: igraph
// is GPL and is never linked with entente.
#include "tests/bench/peers/peer.hpp"

extern "C" {
#include <igraph/igraph.h>
}

namespace {

using Values = std::vector<double>;

Values copy(const igraph_vector_t& from) {
    Values values(static_cast<std::size_t>(igraph_vector_size(&from)));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = VECTOR(from)[i];
    return values;
}

Values copy(const igraph_vector_int_t& from) {
    Values values(static_cast<std::size_t>(igraph_vector_int_size(&from)));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<double>(VECTOR(from)[i]);
    return values;
}

Values leiden(const igraph_t& graph) {
    igraph_vector_t degree;
    igraph_vector_init(&degree, 0);
    igraph_strength(&graph, &degree, igraph_vss_all(), IGRAPH_ALL, true, nullptr);
    igraph_vector_int_t groups;
    igraph_vector_int_init(&groups, 0);
    igraph_integer_t count = 0;
    igraph_real_t quality = 0.0;
    igraph_rng_seed(igraph_rng_default(), 1);
    igraph_community_leiden(&graph,
                            nullptr,
                            &degree,
                            1.0 / (2.0 * static_cast<double>(igraph_ecount(&graph))),
                            0.01,
                            false,
                            2,
                            &groups,
                            &count,
                            &quality);
    return {quality};
}

Values measure(const std::string& name, const igraph_t& graph, const igraph_vector_t* weights) {
    igraph_vector_t out;
    igraph_vector_int_t whole;
    igraph_vector_init(&out, 0);
    igraph_vector_int_init(&whole, 0);
    igraph_real_t value = 0.0;
    igraph_arpack_options_t arpack;
    igraph_arpack_options_init(&arpack);
    const igraph_vs_t all = igraph_vss_all();
    if (name == "betweenness") {
        igraph_betweenness(&graph, &out, all, false, nullptr);
    } else if (name == "betweenness-weighted") {
        igraph_betweenness(&graph, &out, all, false, weights);
    } else if (name == "closeness") {
        igraph_closeness(&graph, &out, nullptr, nullptr, all, IGRAPH_ALL, nullptr, true);
    } else if (name == "harmonic") {
        igraph_harmonic_centrality(&graph, &out, all, IGRAPH_ALL, nullptr, false);
    } else if (name == "pagerank") {
        igraph_pagerank(
            &graph, IGRAPH_PAGERANK_ALGO_PRPACK, &out, &value, all, false, 0.85, nullptr, nullptr);
    } else if (name == "eigenvector") {
        igraph_eigenvector_centrality(&graph, &out, &value, false, true, nullptr, &arpack);
    } else if (name == "hits") {
        igraph_vector_t hubs;
        igraph_vector_init(&hubs, 0);
        igraph_hub_and_authority_scores(&graph, &hubs, &out, &value, true, nullptr, &arpack);
    } else if (name == "core") {
        igraph_coreness(&graph, &whole, IGRAPH_ALL);
        return copy(whole);
    } else if (name == "components") {
        igraph_integer_t count = 0;
        igraph_connected_components(&graph, &whole, nullptr, &count, IGRAPH_WEAK);
        return {static_cast<double>(count)};
    } else if (name == "biconnected") {
        igraph_articulation_points(&graph, &whole);
        return Values(copy(whole).size(), 1.0);
    } else if (name == "clustering") {
        igraph_transitivity_local_undirected(&graph, &out, all, IGRAPH_TRANSITIVITY_ZERO);
    } else if (name == "leiden") {
        return leiden(graph);
    } else {
        std::exit(3);  // not offered by this peer
    }
    return copy(out);
}

}  // namespace

int main(int count, char** words) {
    if (count < 3)
        return 2;
    igraph_t graph;
    igraph_vector_t weights;
    igraph_vector_init(&weights, 0);
    {
        const peers::Ties ties = peers::load(words[2]);
        igraph_vector_int_t ends;
        igraph_vector_int_init(&ends, static_cast<igraph_integer_t>(ties.ends.size()));
        for (std::size_t i = 0; i < ties.ends.size(); ++i)
            VECTOR(ends)[i] = ties.ends[i];
        igraph_create(&graph, &ends, ties.nodes, IGRAPH_UNDIRECTED);
        igraph_vector_int_destroy(&ends);
        // Weights are strengths: lengths are their inverses, as in entente.
        for (const double weight : ties.weights)
            igraph_vector_push_back(&weights, 1.0 / weight);
    }
    peers::report("igraph", words[1], [&] { return measure(words[1], graph, &weights); });
}
