// SPDX-License-Identifier: MIT
#include "graph/measures/reach_lanes.hpp"

#include "graph/measures/ordering.hpp"
#include "graph/measures/parallel.hpp"

#include <algorithm>
#include <memory>
#include <optional>

namespace entente {

namespace {

/// Sources first, first + 1, ... and the stretch of the order that holds their components.
struct Task {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Components follow each other in the order; small ones share a task.
std::vector<Task> tasks_of(const std::vector<std::uint32_t>& component_ends) {
    std::vector<Task> tasks;
    std::uint32_t begin = 0;
    for (std::size_t i = 0; i < component_ends.size();) {
        std::uint32_t end = component_ends[i++];
        while (i < component_ends.size() && component_ends[i] - begin <= lanes::bit_lanes)
            end = component_ends[i++];
        for (std::uint32_t first = begin; first < end; first += lanes::bit_lanes)
            tasks.push_back({first, std::min(lanes::bit_lanes, end - first), begin, end});
        begin = end;
    }
    return tasks;
}

/// Where each component ends in the order: no arc leads from before to behind.
std::vector<std::uint32_t> component_ends(const Renumbered& out) {
    std::vector<std::uint32_t> ends;
    std::uint32_t farthest = 0;
    const auto nodes = static_cast<std::uint32_t>(out.offsets.size() - 1);
    // Arcs may lead backwards only, so the reach of a node is seen from both its ends.
    std::vector<std::uint32_t> last(nodes, 0);
    for (std::uint32_t v = 0; v < nodes; ++v) {
        last[v] = std::max(last[v], v);
        for (std::uint32_t arc = out.offsets[v]; arc < out.offsets[v + 1]; ++arc) {
            const std::uint32_t w = out.targets[arc];
            last[std::min(v, w)] = std::max(last[std::min(v, w)], std::max(v, w));
        }
    }
    for (std::uint32_t v = 0; v < nodes; ++v) {
        farthest = std::max(farthest, last[v]);
        if (farthest == v)
            ends.push_back(v + 1);
    }
    return ends;
}

class Memory {
public:
    explicit Memory(std::size_t nodes) {
        constexpr std::size_t words = lanes::bit_lanes / 64;
        const std::size_t room = nodes * words;
        bits_ = std::make_unique_for_overwrite<std::uint64_t[]>(3 * room + 8);
        open_ = std::make_unique_for_overwrite<std::uint32_t[]>(nodes);
        void* start = bits_.get();
        std::size_t size = (3 * room + 8) * sizeof(std::uint64_t);
        auto* const rows = static_cast<std::uint64_t*>(
            std::align(64, 3 * room * sizeof(std::uint64_t), start, size));
        space_ = {rows, rows + room, rows + 2 * room, open_.get()};
    }
    [[nodiscard]] const lanes::BitSpace& space() const noexcept { return space_; }

private:
    std::unique_ptr<std::uint64_t[]> bits_;
    std::unique_ptr<std::uint32_t[]> open_;
    lanes::BitSpace space_;
};

/// Where the counts of one task go.
struct Sums {
    Reach reach[lanes::bit_lanes];
    std::uint32_t count = 0;
};

void add_counts(void* context, std::uint32_t distance, const std::uint32_t* counts) {
    auto& sums = *static_cast<Sums*>(context);
    const auto length = static_cast<double>(distance);
    for (std::uint32_t lane = 0; lane < sums.count; ++lane) {
        if (counts[lane] == 0)
            continue;
        Reach& own = sums.reach[lane];
        const auto count = static_cast<double>(counts[lane]);
        own.reached += counts[lane];
        own.sum += count * length;
        own.harmonic += count / length;
        own.farthest = length;
    }
}

}  // namespace

std::vector<Reach> lane_reach(const Network& network,
                              unsigned threads,
                              const std::atomic<bool>* stop,
                              const lanes::Kernels& kernels) {
    const std::size_t nodes = network.node_count();
    std::optional<Network> reversed;
    if (network.directed())
        reversed = network.reversed();
    const std::vector<std::uint32_t> order =
        breadth_first_order(network, reversed ? &*reversed : nullptr);
    const std::vector<std::uint32_t> places = places_of(order);
    const Renumbered into = renumber(reversed ? *reversed : network, order, places);
    lanes::Graph graph;
    graph.nodes = static_cast<std::uint32_t>(nodes);
    graph.in_offsets = into.offsets.data();
    graph.in_targets = into.targets.data();
    const std::vector<Task> tasks = tasks_of(component_ends(into));
    std::vector<Reach> result(nodes);
    std::vector<std::unique_ptr<Memory>> memory(std::max(1U, threads));
    parallel_for_workers(threads, tasks.size(), [&](std::size_t i, std::size_t worker) {
        check_stop(stop);
        if (!memory[worker])
            memory[worker] = std::make_unique<Memory>(nodes);
        const Task& task = tasks[i];
        if (task.end - task.begin == 1)
            return;
        Sums sums;
        sums.count = task.count;
        kernels.distances(graph,
                          memory[worker]->space(),
                          task.first,
                          task.count,
                          task.begin,
                          task.end,
                          add_counts,
                          &sums);
        for (std::uint32_t lane = 0; lane < task.count; ++lane)
            result[order[task.first + lane]] = sums.reach[lane];
    });
    return result;
}

}  // namespace entente
