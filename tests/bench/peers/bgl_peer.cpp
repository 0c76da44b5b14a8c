// SPDX-License-Identifier: MIT
// bgl_peer MEASURE FILE: one run of one algorithm of Boost.Graph as it comes, on its fastest graph.
#include "tests/bench/peers/peer.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>

#include <iterator>

namespace {

using Values = std::vector<double>;
struct Length {
    double length;
};
using Rows = boost::compressed_sparse_row_graph<boost::directedS,
                                                boost::no_property,
                                                Length,
                                                boost::no_property,
                                                std::uint32_t,
                                                std::uint32_t>;
using Lists = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

Rows rows_of(const peers::Ties& ties) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
    std::vector<Length> lengths;
    for (std::size_t i = 0; i < ties.count(); ++i) {
        const std::uint32_t a = ties.ends[2 * i];
        const std::uint32_t b = ties.ends[2 * i + 1];
        arcs.emplace_back(a, b);
        arcs.emplace_back(b, a);
        const Length length{ties.weights.empty() ? 1.0 : 1.0 / ties.weights[i]};
        lengths.push_back(length);
        lengths.push_back(length);
    }
    return Rows(boost::edges_are_unsorted_multi_pass,
                arcs.begin(),
                arcs.end(),
                lengths.begin(),
                ties.nodes);
}

Lists lists_of(const peers::Ties& ties) {
    Lists graph(ties.nodes);
    for (std::size_t i = 0; i < ties.count(); ++i)
        add_edge(ties.ends[2 * i], ties.ends[2 * i + 1], graph);
    return graph;
}

Values betweenness(const Rows& graph, bool weighted) {
    Values values(num_vertices(graph));
    const auto map =
        boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, graph));
    if (weighted)
        brandes_betweenness_centrality(
            graph, boost::centrality_map(map).weight_map(get(&Length::length, graph)));
    else
        brandes_betweenness_centrality(graph, map);
    for (double& value : values)
        value /= 2.0;
    return values;
}

/// What a user of the library would write: a search with a visitor from each node.
Values closeness(const Rows& graph, bool harmonic) {
    const std::size_t nodes = num_vertices(graph);
    Values values(nodes, 0.0);
    std::vector<int> distance(nodes);
    std::vector<boost::default_color_type> color(nodes);
    boost::queue<std::uint32_t> queue;
    const auto index = get(boost::vertex_index, graph);
    for (std::uint32_t source = 0; source < nodes; ++source) {
        std::fill(distance.begin(), distance.end(), -1);
        std::fill(color.begin(), color.end(), boost::white_color);
        distance[source] = 0;
        breadth_first_visit(
            graph,
            source,
            queue,
            make_bfs_visitor(boost::record_distances(
                boost::make_iterator_property_map(distance.begin(), index), boost::on_tree_edge())),
            boost::make_iterator_property_map(color.begin(), index));
        double sum = 0.0;
        double reached = 0.0;
        for (const int d : distance) {
            if (d > 0) {
                sum += harmonic ? 1.0 / d : d;
                ++reached;
            }
        }
        values[source] = harmonic ? sum : sum > 0.0 ? reached / sum : 0.0;
    }
    return values;
}

}  // namespace

int main(int count, char** words) {
    if (count < 3)
        return 2;
    const std::string name = words[1];
    const peers::Ties ties = peers::load(words[2]);
    if (name == "betweenness" || name == "betweenness-weighted") {
        const Rows graph = rows_of(ties);
        peers::report(
            "Boost.Graph", name, [&] { return betweenness(graph, name != "betweenness"); });
    } else if (name == "closeness" || name == "harmonic") {
        const Rows graph = rows_of(ties);
        peers::report("Boost.Graph", name, [&] { return closeness(graph, name == "harmonic"); });
    } else if (name == "core" || name == "components" || name == "biconnected") {
        const Lists graph = lists_of(ties);
        peers::report("Boost.Graph", name, [&] {
            std::vector<std::size_t> found(num_vertices(graph));
            const auto map =
                boost::make_iterator_property_map(found.begin(), get(boost::vertex_index, graph));
            if (name == "components")
                return Values{static_cast<double>(connected_components(graph, map))};
            if (name == "core") {
                core_numbers(graph, map);
                return Values(found.begin(), found.end());
            }
            std::vector<std::size_t> cuts;
            articulation_points(graph, std::back_inserter(cuts));
            return Values(cuts.size(), 1.0);
        });
    } else {
        return 3;  // not offered by this peer
    }
}
