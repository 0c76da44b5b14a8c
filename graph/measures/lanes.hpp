// SPDX-License-Identifier: MIT
#pragma once

// Searches from many sources at once, one source a lane of wide registers. The kernels are compiled
// several times, for several instruction sets, from lanes_kernel.hpp; all give the same bytes.

#include <cstddef>
#include <cstdint>

namespace entente::lanes {

/// A graph as the kernels see it: rows of arcs out of and into each node, which are the same arrays
/// where it is undirected.
struct Graph {
    std::uint32_t nodes = 0;
    const std::uint32_t* out_offsets = nullptr;
    const std::uint32_t* out_targets = nullptr;
    const std::uint32_t* in_offsets = nullptr;
    const std::uint32_t* in_targets = nullptr;
    const double* weight = nullptr;        ///< how many nodes each node stands for
    const std::uint32_t* place = nullptr;  ///< where the score of each node goes
};

/// Memory of one thread, for `width` lanes and graphs of up to `nodes` nodes. Rows hold `width`
/// numbers and begin at multiples of 64 bytes; `front` and `next` are all 0 before and after.
struct Space {
    double* front = nullptr;
    double* next = nullptr;
    double* paths = nullptr;         ///< numbers of shortest paths
    std::uint32_t* seen = nullptr;   ///< a bit a lane, by node
    std::uint32_t* fresh = nullptr;  ///< the same, all 0 before and after
    std::uint32_t* open = nullptr;   ///< nodes not yet seen by all lanes
    std::uint32_t* list = nullptr;   ///< nodes * width: the nodes of each level
    std::uint32_t* mask = nullptr;   ///< the lanes of each of them
    std::uint32_t* level = nullptr;  ///< nodes + 2: where each level begins in `list`
};

/// Adds to scores[place] what the sources give to the betweenness of each node. False, with
/// nothing added, if some number of paths is beyond 1e290.
using Betweenness = bool (*)(const Graph& graph,
                             const Space& space,
                             const std::uint32_t* sources,
                             std::uint32_t count,
                             double* scores);

/// Bits of several sources by node, for searches that only need distances.
struct BitSpace {
    std::uint64_t* seen = nullptr;   ///< nodes * width / 64
    std::uint64_t* front = nullptr;  ///< the same
    std::uint64_t* next = nullptr;   ///< the same
    std::uint32_t* open = nullptr;   ///< nodes
};

/// Called once a distance, from 1 upwards, with the number of nodes at that distance by lane.
using Counted = void (*)(void* context, std::uint32_t distance, const std::uint32_t* counts);

/// Breadth-first search from sources `first`, `first` + 1, ... (`count` of them) at once; nodes
/// outside [begin, end) are known to be out of reach.
using Distances = void (*)(const Graph& graph,
                           const BitSpace& space,
                           std::uint32_t first,
                           std::uint32_t count,
                           std::uint32_t begin,
                           std::uint32_t end,
                           Counted counted,
                           void* context);

/// The kernels of one instruction set.
struct Kernels {
    const char* name;
    Betweenness betweenness8;   ///< 8 lanes: for graphs whose rows of 32 would not fit the caches
    Betweenness betweenness32;  ///< 32 lanes
    Distances distances;        ///< 512 lanes
};

inline constexpr std::uint32_t bit_lanes = 512;

[[nodiscard]] const Kernels& portable_kernels();
[[nodiscard]] const Kernels* avx2_kernels();    ///< null where not compiled in or not supported
[[nodiscard]] const Kernels* avx512_kernels();  ///< null where not compiled in or not supported
/// The fastest that this machine runs.
[[nodiscard]] const Kernels& best_kernels();

}  // namespace entente::lanes
