// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/graphs.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace entente::test {

struct AlterOptions {
    unsigned percent = 100;  ///< of the usual number of changes
    bool frame = true;       ///< schema and provenance may change too
};

/// A graph that has much in common with `before`.
inline Graph altered(const Graph& before, Random& random, const AlterOptions& options = {}) {
    const auto chance = [&](unsigned percent) {
        return random.below(10'000) < percent * options.percent;
    };
    std::vector<Node> nodes(before.nodes().begin(), before.nodes().end());
    std::vector<Edge> edges(before.edges().begin(), before.edges().end());
    for (Node& node : nodes)
        if (chance(10))
            node.labels["en"] = hostile_text(random);
    if (chance(60))
        nodes.push_back(random_node(random, 99, true));
    for (std::size_t i = edges.size(); i-- > 0;) {
        if (chance(15))
            edges.erase(edges.begin() + static_cast<std::ptrdiff_t>(i));
        else if (chance(25))
            edges[i].evidence.push_back(random_evidence(random, true));
        else if (chance(15) && !edges[i].evidence.empty())
            edges[i].evidence.pop_back();
        else if (chance(10))
            edges[i].attributes["note"] = hostile_text(random);
        else if (chance(10))
            edges[i].target = NodeId{random.below(nodes.size())};
    }
    if (chance(30) && !nodes.empty()) {  // take a node and its edges away
        const auto gone = NodeId{random.below(nodes.size())};
        std::erase_if(edges, [&](const Edge& e) { return e.source == gone || e.target == gone; });
        nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(index(gone)));
        for (Edge& edge : edges)
            for (NodeId* end : {&edge.source, &edge.target})
                if (*end > gone)
                    *end = NodeId{static_cast<std::uint32_t>(index(*end) - 1)};
    }
    Schema schema = before.schema();
    Provenance provenance = before.provenance();
    if (options.frame && chance(10)) {
        auto relations =
            std::vector<RelationType>(schema.relations().begin(), schema.relations().end());
        relations.front().directed = !relations.front().directed;
        relations.back().sign = Sign::positive;
        schema = Schema({schema.node_types().begin(), schema.node_types().end()}, relations);
    }
    if (options.frame && chance(40))
        provenance.pack_sha256 = "1111";
    return Graph(schema, nodes, edges, provenance);
}

}  // namespace entente::test
