// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "graph/io/io.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What is left of an edge where a file holds numbers only: its value is the weight, below 0 for a
/// negative relation.
struct Tie {
    std::uint32_t source = 0;  ///< from 0
    std::uint32_t target = 0;
    double value = 1.0;
    const Edge* edge = nullptr;  ///< null where several are summed
};

/// A graph as a list of networks, one a relation: for Pajek, DL and the like.
struct TieTable {
    std::string name;      ///< "supports", or "not supports" for what is denied
    bool directed = true;  ///< false: each tie is there once and goes both ways
    std::vector<Tie> ties;
};

/// In the order of the schema, denied relations last. `expand`: undirected ties are there once each
/// way; `attribute`: once, as directed ones.
[[nodiscard]] std::vector<TieTable> networks_of(const Graph& graph, Mixed mixed);

/// One network of all relations: the value of a pair is the sum of its signed weights; pairs whose
/// sum is 0 are left out. Undirected ties count both ways.
[[nodiscard]] TieTable flat_network(const Graph& graph);

/// The flat one or those of the relations, as the options say.
[[nodiscard]] std::vector<TieTable> networks_for(const Graph& graph,
                                                 const GraphWriteOptions& options);

/// The relation that a network of this name stands for.
struct NetworkName {
    std::string_view relation;
    bool negated = false;
};
[[nodiscard]] NetworkName parse_network_name(std::string_view name);

/// Short names of the nodes for formats that cannot quote everything: quotes become apostrophes,
/// control characters blanks, at most `most` code points; the second of a name gets a number.
[[nodiscard]] std::vector<std::string> plain_names(const Graph& graph, std::size_t most = SIZE_MAX);

/// How many of the names are not the ids.
[[nodiscard]] std::size_t changed_names(const Graph& graph, const std::vector<std::string>& names);

}  // namespace entente
