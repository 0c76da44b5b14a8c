// SPDX-License-Identifier: MIT
#pragma once

// Graphs for the tests of measures, made of a few relations.

#include "graph/measures/measures.hpp"
#include "tests/measures/small_graphs.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

struct Tie {
    std::uint32_t source;
    const char* relation;
    std::uint32_t target;
    double weight = 1.0;
    bool negated = false;
};

inline Graph graph_of(std::size_t count,
                      const std::vector<Tie>& ties,
                      const std::vector<std::string>& types = {}) {
    Schema schema({{"state", {}}, {"organisation", {}}, {"person", {}}},
                  {{.name = "allies", .directed = false, .sign = Sign::positive},
                   {.name = "aids", .sign = Sign::positive, .weight = 2.0},
                   {.name = "fights", .sign = Sign::negative},
                   {.name = "likes", .sign = Sign::positive},
                   {.name = "visits", .sign = Sign::neutral}});
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < count; ++i)
        nodes.push_back(
            {.id = fmt::format("N{:04}", i), .type = types.empty() ? "state" : types[i]});
    std::vector<Edge> edges;
    for (const Tie& tie : ties)
        edges.push_back({.source = NodeId{tie.source},
                         .target = NodeId{tie.target},
                         .relation = tie.relation,
                         .negated = tie.negated,
                         .weight = tie.weight});
    return Graph(std::move(schema), std::move(nodes), std::move(edges));
}

inline Graph allied(std::size_t nodes, const Pairs& pairs) {
    std::vector<Tie> ties;
    for (const auto& [a, b] : pairs)
        ties.push_back({a, "allies", b});
    return graph_of(nodes, ties);
}

inline Scores run(std::string_view name, const Graph& graph, const MeasureOptions& options = {}) {
    const MeasureInfo* measure = find_node_measure(name);
    EXPECT_NE(measure, nullptr) << name;
    return measure->compute(graph, options);
}

/// The same with arrows.
inline Graph aiding(std::size_t nodes,
                    const Pairs& pairs,
                    const std::vector<std::string>& types = {}) {
    std::vector<Tie> ties;
    for (const auto& [a, b] : pairs)
        ties.push_back({a, "aids", b});
    return graph_of(nodes, ties, types);
}

}  // namespace entente::test
