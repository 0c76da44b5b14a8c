// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// A node that has another rank. Ranks begin with 1; ties share the lowest.
struct RankMove {
    std::string node;
    std::uint32_t rank_before = 0;
    std::uint32_t rank_after = 0;
    double value_before = 0;
    double value_after = 0;
    bool operator==(const RankMove&) const = default;
};

struct MeasureMoves {
    std::string measure;          ///< "betweenness"
    std::string title;            ///< "Betweenness"
    std::vector<RankMove> moves;  ///< by how far, then by the better rank
    bool operator==(const MeasureMoves&) const = default;
};

/// A node that is in another community than the one that its old one has become.
struct CommunityMove {
    std::string node;
    std::string before;  ///< the node with most edges of the community it was in
    std::string after;
    bool operator==(const CommunityMove&) const = default;
};

/// How the standing of nodes has changed; only nodes of both graphs are compared.
struct Standing {
    std::vector<MeasureMoves> measures;
    std::size_t communities_before = 0;
    std::size_t communities_after = 0;
    double agreement = 1;  ///< normalised mutual information; 1 = the same communities
    std::vector<CommunityMove> moved;
    bool compared = false;  ///< false: it was not asked for
    bool operator==(const Standing&) const = default;
};

struct StandingOptions {
    std::vector<std::string> measures = {"degree", "betweenness"};
    std::size_t leading = 10;  ///< only nodes of such a rank or better, before or after
    std::size_t most = 5;      ///< moves given of each measure
    bool communities = true;
    unsigned threads = 1;
};

/// @throws Error{unknown_name} on an unknown measure.
/// Time: that of the measures, and of the communities (Leiden), of both graphs.
[[nodiscard]] Standing compare_standing(const Graph& before,
                                        const Graph& after,
                                        const StandingOptions& options = {});

/// The community of each node of a later graph by the names of an earlier one: communities are
/// matched by the nodes they share, the largest share first; one without a match gets a new number.
/// `names` are the ids of the nodes of each, sorted; linear but for sorting the pairs.
[[nodiscard]] std::vector<std::uint32_t> follow_communities(
    const std::vector<std::string_view>& names_before,
    const std::vector<std::uint32_t>& before,
    const std::vector<std::string_view>& names_after,
    const std::vector<std::uint32_t>& after,
    std::uint32_t& next_number);

}  // namespace entente
