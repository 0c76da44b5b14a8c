// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/network.hpp"

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

struct SignedNetwork;

/// The group of each node, numbered from 0 by their lowest nodes.
struct Partition {
    std::vector<std::uint32_t> of;
    std::uint32_t count = 0;
    double quality = 0.0;  ///< modularity, or what the method optimises
    bool operator==(const Partition&) const = default;
};

struct CommunityOptions {
    double resolution = 1.0;     ///< larger: smaller groups
    std::uint64_t seed = 1;      ///< order in which nodes are visited
    unsigned most_rounds = 100;  ///< levels, or sweeps of label propagation
    unsigned most_passes = 20;   ///< starts over from the groups found, until no node moves
    const std::atomic<bool>* stop = nullptr;
};

/// Share of the weight inside groups less what chance would give, times `resolution`; 0 without
/// ties. Newman, Girvan, Physical Review E 69:026113, 2004. Time O(E).
[[nodiscard]] double modularity(const Network& undirected,
                                std::span<const std::uint32_t> groups,
                                double resolution = 1.0);

/// Modularity of the positive ties less that of the negative ones, each by its share of the ties.
/// Gomez, Jensen, Arenas, Physical Review E 80:016114, 2009.
[[nodiscard]] double signed_modularity(const SignedNetwork& network,
                                       std::span<const std::uint32_t> groups);

/// Blondel, Guillaume, Lambiotte, Lefebvre, "Fast Unfolding of Communities in Large Networks",
/// J. Statistical Mechanics P10008, 2008. The same for the same seed.
/// @throws Error{usage} on a negative weight.
[[nodiscard]] Partition louvain(const Network& undirected, const CommunityOptions& options = {});

/// Traag, Waltman, van Eck, "From Louvain to Leiden: Guaranteeing Well-Connected Communities",
/// Scientific Reports 9:5233, 2019. Every group is connected. The same for the same seed.
/// @throws Error{usage} on a negative weight.
[[nodiscard]] Partition leiden(const Network& undirected, const CommunityOptions& options = {});

/// The groups of highest signed modularity that moves of single nodes and of groups lead to:
/// friends together, enemies apart. The best of 30 climbs up to 200 nodes, of ten up to 2,000, else
/// one. The same for the same seed. Gomez, Jensen, Arenas, Physical Review E 80:016114, 2009;
/// Traag, Bruggeman, Physical Review E 80:036115, 2009. Time O(E) a sweep, O(V E) a sweep up to 256
/// nodes.
[[nodiscard]] Partition signed_communities(const SignedNetwork& network,
                                           const CommunityOptions& options = {});

/// Raghavan, Albert, Kumara, Physical Review E 76:036106, 2007; ties by the lowest label.
[[nodiscard]] Partition label_propagation(const Network& undirected,
                                          const CommunityOptions& options = {});

/// Blocks of structurally equivalent nodes, split `depth` times by iterated correlation of rows and
/// columns. Breiger, Boorman, Arabie, J. Mathematical Psychology 12:328-383, 1975. Time O(V^3).
/// @throws Error{limit} above 2,000 nodes.
[[nodiscard]] Partition concor(const Network& directed,
                               unsigned depth = 2,
                               const std::atomic<bool>* stop = nullptr);

/// How alike two partitions of the same nodes are.
struct Agreement {
    double nmi = 1.0;        ///< mutual information over the mean of the entropies; 1 = the same
    double variation = 0.0;  ///< of information, in nats; 0 = the same
    double rand = 1.0;       ///< Hubert and Arabie's adjusted Rand index
};
/// Danon et al., J. Statistical Mechanics P09008, 2005; Meila, J. Multivariate Analysis 98:873-895,
/// 2007; Hubert, Arabie, J. Classification 2:193-218, 1985.
/// @throws Error{usage} if they differ in length.
[[nodiscard]] Agreement compare(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

/// How alike the partitions are that different seeds give: means over all pairs of them.
struct Stability {
    double nmi = 1.0;        ///< as Agreement::nmi
    double variation = 0.0;  ///< as Agreement::variation
    double lowest_nmi = 1.0;
};
/// 1 and 0 for fewer than two partitions. Time O(k^2 V log V) for k of them.
[[nodiscard]] Stability stability(std::span<const Partition> partitions);

}  // namespace entente
