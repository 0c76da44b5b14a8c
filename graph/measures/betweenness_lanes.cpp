// SPDX-License-Identifier: MIT
#include "graph/measures/betweenness_lanes.hpp"

#include "graph/measures/ordering.hpp"
#include "graph/measures/parallel.hpp"
#include "graph/measures/structure.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>

namespace entente {

namespace {

/// Rows of 32 lanes stay in the caches up to about so many nodes; then 8 are faster.
constexpr std::uint32_t most_wide = 40'000;

/// A part of the network with nodes of its own numbers.
struct Part {
    std::vector<std::uint32_t> place;  ///< the node of the network for each own node
    std::vector<double> weight;
    Renumbered out;
    Renumbered in;  ///< empty: as out
    [[nodiscard]] lanes::Graph graph() const {
        const Renumbered& back = in.offsets.empty() ? out : in;
        return {static_cast<std::uint32_t>(place.size()),
                out.offsets.data(),
                out.targets.data(),
                back.offsets.data(),
                back.targets.data(),
                weight.data(),
                place.data()};
    }
};

struct Parts {
    std::vector<Part> parts;
    std::vector<double> scores;  ///< what is known without any search, by node
};

Parts whole(const Network& network) {
    const Network reversed = network.reversed();
    const std::vector<std::uint32_t> order = breadth_first_order(network, &reversed);
    const std::vector<std::uint32_t> places = places_of(order);
    Parts result;
    result.scores.assign(network.node_count(), 0.0);
    Part part{order,
              std::vector<double>(order.size(), 1.0),
              renumber(network, order, places),
              renumber(reversed, order, places)};
    result.parts.push_back(std::move(part));
    return result;
}

/// How many nodes each block holds or has hanging on it, its upper end apart, and what the cut
/// points alone give to betweenness: pairs that lie in different blocks around the node.
struct Hanging {
    std::vector<std::uint32_t> upper;  ///< node of each block nearest to the root
    std::vector<std::uint32_t> begin;  ///< of the blocks below each node, in `below`
    std::vector<std::uint32_t> below;
    std::vector<double> size;       ///< by block
    std::vector<double> weight;     ///< by node: itself and all that hangs below it
    std::vector<double> component;  ///< by node: nodes of its component
    std::vector<double> scores;
};

Hanging hanging_of(const Blocks& blocks) {
    const std::size_t nodes = blocks.order.size();
    Hanging result;
    result.upper.assign(blocks.count, Blocks::none);
    for (const std::uint32_t v :
         blocks.order) {  // the first of a block is a child of the upper end
        const std::uint32_t block = blocks.block[v];
        if (block != Blocks::none && result.upper[block] == Blocks::none)
            result.upper[block] = blocks.parent[v];
    }
    result.begin.assign(nodes + 1, 0);
    for (const std::uint32_t upper : result.upper)
        ++result.begin[upper + 1];
    for (std::size_t v = 0; v < nodes; ++v)
        result.begin[v + 1] += result.begin[v];
    std::vector<std::uint32_t> next(result.begin.begin(), result.begin.end() - 1);
    result.below.resize(blocks.count);
    for (std::uint32_t block = 0; block < blocks.count; ++block)
        result.below[next[result.upper[block]]++] = block;

    result.size.assign(blocks.count, 0.0);
    result.weight.assign(nodes, 1.0);
    result.scores.assign(nodes, 0.0);
    for (std::size_t i = nodes; i-- > 0;) {
        const std::uint32_t v = blocks.order[i];
        for (std::uint32_t k = result.begin[v]; k < result.begin[v + 1]; ++k) {
            const double size = result.size[result.below[k]];
            result.weight[v] += size;
            result.scores[v] -= size * size;
        }
        if (blocks.block[v] != Blocks::none)
            result.size[blocks.block[v]] += result.weight[v];
    }
    result.component.resize(nodes);
    double component = 0.0;
    for (const std::uint32_t v : blocks.order) {
        if (blocks.block[v] == Blocks::none)
            component = result.weight[v];  // a root holds its whole component
        result.component[v] = component;
        const double above = component - result.weight[v];
        result.scores[v] += (component - 1.0) * (component - 1.0) - above * above;
    }
    return result;
}

/// Fills the rows of a part from the ties between its nodes that are in `block`.
void fill_rows(const Network& network,
               const Blocks& blocks,
               std::uint32_t block,
               std::vector<std::uint32_t>& local,
               Part& part) {
    const auto size = static_cast<std::uint32_t>(part.place.size());
    for (std::uint32_t i = 0; i < size; ++i)
        local[part.place[i]] = i;
    std::vector<std::uint32_t> next(std::size_t{size} + 1, 0);
    const auto for_each_tie = [&](auto&& sink) {
        for (std::uint32_t i = 0; i < size; ++i) {
            const std::uint32_t v = part.place[i];
            for (const std::uint32_t w : network.row(v)) {
                if (blocks.of(v, w) == block)
                    sink(i, local[w]);
            }
        }
    };
    for_each_tie([&](std::uint32_t, std::uint32_t j) { ++next[j + 1]; });
    for (std::uint32_t i = 0; i < size; ++i)
        next[i + 1] += next[i];
    part.out.offsets = next;
    part.out.targets.resize(next[size]);
    // Ties lead both ways: writing each at its other end gives ascending rows.
    for_each_tie([&](std::uint32_t i, std::uint32_t j) { part.out.targets[next[j]++] = i; });
}

Parts by_block(const Network& network) {
    const Blocks found = blocks(network);
    const Hanging hanging = hanging_of(found);
    Parts result;
    result.scores = hanging.scores;
    std::vector<std::uint32_t> members(found.count, 1);
    for (const std::uint32_t block : found.block) {
        if (block != Blocks::none)
            ++members[block];
    }
    std::vector<std::uint32_t> part_of(found.count, Blocks::none);
    std::vector<std::uint32_t> block_of;
    for (std::uint32_t block = 0; block < found.count; ++block) {
        if (members[block] < 3)
            continue;  // a single tie lies on no way between others
        part_of[block] = static_cast<std::uint32_t>(block_of.size());
        block_of.push_back(block);
    }
    result.parts.resize(block_of.size());
    const auto put = [&](std::uint32_t block, std::uint32_t v, double weight) {
        if (part_of[block] == Blocks::none)
            return;
        result.parts[part_of[block]].place.push_back(v);
        result.parts[part_of[block]].weight.push_back(weight);
    };
    for (const std::uint32_t v : breadth_first_order(network)) {
        if (found.block[v] != Blocks::none)
            put(found.block[v], v, hanging.weight[v]);
        for (std::uint32_t k = hanging.begin[v]; k < hanging.begin[v + 1]; ++k) {
            const std::uint32_t block = hanging.below[k];
            put(block, v, hanging.component[v] - hanging.size[block]);
        }
    }
    std::vector<std::uint32_t> local(network.node_count());
    for (std::size_t i = 0; i < block_of.size(); ++i)
        fill_rows(network, found, block_of[i], local, result.parts[i]);
    return result;
}

/// The memory of one thread.
class Memory {
public:
    void make_room(std::uint32_t nodes, std::uint32_t width) {
        const std::size_t n = nodes;
        const std::size_t row = n * width;
        doubles_ = std::make_unique_for_overwrite<double[]>(3 * row + 8);
        numbers_ = std::make_unique_for_overwrite<std::uint32_t[]>(4 * n + 2 * row + 2);
        void* start = doubles_.get();
        std::size_t room = (3 * row + 8) * sizeof(double);
        auto* const rows =
            static_cast<double*>(std::align(64, 3 * row * sizeof(double), start, room));
        space_.front = rows;
        space_.next = rows + row;
        space_.paths = rows + 2 * row;
        std::memset(rows, 0, 2 * row * sizeof(double));
        space_.seen = numbers_.get();
        space_.fresh = space_.seen + n;
        space_.open = space_.fresh + n;
        space_.level = space_.open + n;
        space_.list = space_.level + n + 2;
        space_.mask = space_.list + row;
        std::memset(space_.fresh, 0, n * sizeof(std::uint32_t));
    }
    [[nodiscard]] bool empty() const noexcept { return doubles_ == nullptr; }
    [[nodiscard]] const lanes::Space& space() const noexcept { return space_; }

private:
    std::unique_ptr<double[]> doubles_;
    std::unique_ptr<std::uint32_t[]> numbers_;
    lanes::Space space_;
};

struct Task {
    std::uint32_t part;
    std::uint32_t first;
    std::uint32_t count;
};

std::vector<Task> tasks_of(const std::vector<Part>& parts, std::uint32_t width) {
    std::vector<Task> tasks;
    for (std::uint32_t i = 0; i < parts.size(); ++i) {
        const auto nodes = static_cast<std::uint32_t>(parts[i].place.size());
        for (std::uint32_t first = 0; first < nodes; first += width)
            tasks.push_back({i, first, std::min(width, nodes - first)});
    }
    return tasks;
}

}  // namespace

std::optional<std::vector<double>> lane_betweenness(const Network& network,
                                                    unsigned threads,
                                                    const std::atomic<bool>* stop,
                                                    const lanes::Kernels& kernels) {
    Parts split = network.directed() ? whole(network) : by_block(network);
    std::uint32_t largest = 0;
    for (const Part& part : split.parts)
        largest = std::max(largest, static_cast<std::uint32_t>(part.place.size()));
    const bool narrow = largest > most_wide || kernels.betweenness32 == nullptr;
    const std::uint32_t width = narrow ? 8 : 32;
    const lanes::Betweenness kernel = width == 8 ? kernels.betweenness8 : kernels.betweenness32;
    const std::vector<Task> tasks = tasks_of(split.parts, width);
    // The groups of tasks depend on the network only, and their sums are added in order.
    const std::size_t nodes = network.node_count();
    const std::size_t room = (std::size_t{1} << 24) / (nodes + 1);
    const std::size_t groups = std::min(tasks.size(), std::clamp<std::size_t>(room, 1, 32));
    std::vector<std::vector<double>> scores(groups);
    std::vector<Memory> memory(std::max(1U, threads));
    std::atomic<bool> fits{true};
    parallel_for_workers(threads, groups, [&](std::size_t group, std::size_t worker) {
        Memory& own = memory[worker];
        if (own.empty())
            own.make_room(largest, width);
        scores[group].assign(nodes, 0.0);
        const std::size_t end = (group + 1) * tasks.size() / groups;
        for (std::size_t i = group * tasks.size() / groups; i < end && fits; ++i) {
            check_stop(stop);
            const Task& task = tasks[i];
            std::uint32_t sources[32];
            for (std::uint32_t k = 0; k < task.count; ++k)
                sources[k] = task.first + k;
            if (!kernel(split.parts[task.part].graph(),
                        own.space(),
                        sources,
                        task.count,
                        scores[group].data()))
                fits = false;
        }
    });
    if (!fits)
        return std::nullopt;
    for (const std::vector<double>& part : scores) {
        for (std::size_t v = 0; v < nodes; ++v)
            split.scores[v] += part[v];
    }
    return std::move(split.scores);
}

}  // namespace entente
