// SPDX-License-Identifier: MIT
#include "graph/measures/measures.hpp"
#include "graph/measures/rows.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace entente {

namespace {

using Compute = Scores (*)(Networks&, const MeasureOptions&);

/// A measure on networks as a measure on a graph.
template <Compute compute>
Scores on_graph(const Graph& graph, const MeasureOptions& options) {
    Networks networks(graph, options);
    return compute(networks, options);
}

constexpr std::string_view all_edges =
    "every edge of the layer, parallel ones each by itself; an "
    "undirected edge counts once, a loop twice";
constexpr std::string_view edges_by_end =
    "every edge of the layer, parallel ones each by itself; an undirected edge counts at both its "
    "ends";
constexpr std::string_view all_weights =
    "every edge of the layer with its number of sentences times the weight of its relation";
constexpr std::string_view walked =
    "directed (or not, by --paths), parallel edges as one, loops left out; unweighted, or with "
    "--weighted a step as long as 1 / (summed weight)";
constexpr std::string_view per_other = "none; normalised: divided by the number of other nodes";
constexpr std::string_view freeman =
    "Freeman, Social Networks 1(3):215-239, 1979, doi:10.1016/0378-8733(78)90021-7";

constexpr std::array table{
    MeasureInfo{"degree",
                "Degree",
                "度数",
                "number of edges at the node",
                all_edges,
                per_other,
                freeman,
                "O(E)",
                true,
                on_graph<rows::degree>,
                rows::degree},
    MeasureInfo{"in-degree",
                "In-degree",
                "入度",
                "number of edges that end at the node",
                edges_by_end,
                per_other,
                freeman,
                "O(E)",
                true,
                on_graph<rows::in_degree>,
                rows::in_degree},
    MeasureInfo{"out-degree",
                "Out-degree",
                "出度",
                "number of edges that start at the node",
                edges_by_end,
                per_other,
                freeman,
                "O(E)",
                true,
                on_graph<rows::out_degree>,
                rows::out_degree},
    MeasureInfo{"degree-positive",
                "Positive degree",
                "正向度数",
                "number of edges of positive sign at the node",
                all_edges,
                per_other,
                freeman,
                "O(E)",
                true,
                on_graph<rows::degree_positive>,
                rows::degree_positive},
    MeasureInfo{"degree-negative",
                "Negative degree",
                "负向度数",
                "number of edges of negative sign at the node",
                all_edges,
                per_other,
                freeman,
                "O(E)",
                true,
                on_graph<rows::degree_negative>,
                rows::degree_negative},
    MeasureInfo{"degree-net",
                "Net degree",
                "净度数",
                "positive less negative degree",
                all_edges,
                per_other,
                "Everett, Borgatti, Social Networks 38:111-120, 2014, "
                "doi:10.1016/j.socnet.2014.03.005",
                "O(E)",
                true,
                on_graph<rows::degree_net>,
                rows::degree_net},
    MeasureInfo{"degree-ratio",
                "Ratio of signs",
                "符号比",
                "net degree divided by the number of signed edges; undefined without any",
                all_edges,
                "lies in [-1, 1]",
                "Everett, Borgatti, Social Networks 38:111-120, 2014, "
                "doi:10.1016/j.socnet.2014.03.005",
                "O(E)",
                false,
                on_graph<rows::degree_ratio>,
                rows::degree_ratio},
    MeasureInfo{"strength",
                "Strength",
                "强度",
                "sum of the weights of the edges at the node",
                all_weights,
                per_other,
                "Barrat, Barthelemy, Pastor-Satorras, Vespignani, PNAS 101(11):3747-3752, 2004, "
                "doi:10.1073/pnas.0400087101",
                "O(E)",
                true,
                on_graph<rows::strength>,
                rows::strength},
    MeasureInfo{"in-strength",
                "In-strength",
                "入强度",
                "sum of the weights of the edges that end at the node",
                all_weights,
                per_other,
                "as strength",
                "O(E)",
                false,
                on_graph<rows::in_strength>,
                rows::in_strength},
    MeasureInfo{"out-strength",
                "Out-strength",
                "出强度",
                "sum of the weights of the edges that start at the node",
                all_weights,
                per_other,
                "as strength",
                "O(E)",
                false,
                on_graph<rows::out_strength>,
                rows::out_strength},
    MeasureInfo{"betweenness",
                "Betweenness",
                "中介中心性",
                "sum over pairs of other nodes of the share of their shortest paths through the "
                "node",
                walked,
                "none, unordered pairs once where undirected; normalised: divided by the number "
                "of pairs of other nodes",
                "Freeman, Sociometry 40(1):35-41, 1977; Brandes, J. Math. Sociology "
                "25(2):163-177, 2001, doi:10.1080/0022250X.2001.9990249",
                "O(V E), weighted O(V E + V^2 log V)",
                true,
                on_graph<rows::betweenness>,
                rows::betweenness},
    MeasureInfo{"closeness",
                "Closeness (harmonic)",
                "接近中心性（调和）",
                "sum over the other nodes of 1 / distance from the node; what is not reached adds "
                "0",
                walked,
                per_other,
                "Marchiori, Latora, Physica A 285:539-546, 2000; Rochat, ASNA 2009",
                "O(V E), weighted O(V E + V^2 log V)",
                true,
                on_graph<rows::closeness>,
                rows::closeness},
    MeasureInfo{"closeness-freeman",
                "Closeness (Freeman)",
                "接近中心性（弗里曼）",
                "1 / sum of the distances to the nodes that are reached; undefined where there "
                "are none",
                walked,
                "none; normalised: times the number of nodes reached",
                freeman,
                "O(V E), weighted O(V E + V^2 log V)",
                false,
                on_graph<rows::closeness_freeman>,
                rows::closeness_freeman},
    MeasureInfo{"closeness-wasserman-faust",
                "Closeness (Wasserman-Faust)",
                "接近中心性（沃瑟曼-福斯特）",
                "1 / mean distance to the nodes that are reached, times the share of the nodes "
                "reached; undefined where there are none",
                walked,
                "lies in [0, 1] where unweighted",
                "Wasserman, Faust, \"Social Network Analysis\", 1994, p. 201",
                "O(V E), weighted O(V E + V^2 log V)",
                false,
                on_graph<rows::closeness_wasserman_faust>,
                rows::closeness_wasserman_faust},
    MeasureInfo{"pagerank",
                "PageRank",
                "PageRank",
                "share of time that a walk along the edges, restarting anywhere with probability "
                "0.15, spends at the node",
                "directed, weighted by summed weights, loops left out; a node without out-going "
                "edges restarts",
                "sums to 1",
                "Page, Brin, Motwani, Winograd, \"The PageRank Citation Ranking\", Stanford 1999",
                "O(E) a step, some 180 steps",
                true,
                on_graph<rows::pagerank>,
                rows::pagerank},
    MeasureInfo{"eigenvector",
                "Eigenvector",
                "特征向量中心性",
                "entry in the leading eigenvector of the weights: central is who is tied to the "
                "central",
                "undirected, weighted by summed weights, loops left out",
                "largest value 1; 0 outside the component of the largest eigenvalue",
                "Bonacich, J. Math. Sociology 2(1):113-120, 1972, "
                "doi:10.1080/0022250X.1972.9989806",
                "O(E) a step",
                true,
                on_graph<rows::eigenvector>,
                rows::eigenvector},
};

}  // namespace

std::span<const MeasureInfo> node_measures() {
    return table;
}

const MeasureInfo* find_node_measure(std::string_view name) {
    const auto found = std::ranges::find(table, name, &MeasureInfo::name);
    return found == table.end() ? nullptr : &*found;
}

std::vector<std::uint32_t> ranks(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, std::ranges::greater{}, [&](std::size_t i) { return values[i]; });
    std::vector<std::uint32_t> result(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool tie = i > 0 && values[order[i]] == values[order[i - 1]];
        result[order[i]] = tie ? result[order[i - 1]] : static_cast<std::uint32_t>(i + 1);
    }
    return result;
}

}  // namespace entente
