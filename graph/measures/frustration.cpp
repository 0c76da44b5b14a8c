// SPDX-License-Identifier: MIT
#include "graph/measures/balance.hpp"
#include "graph/measures/parallel.hpp"
#include "graph/measures/structure.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <random>

namespace entente {

namespace {

using Clock = std::chrono::steady_clock;

/// Larger blocks are only descended into: no proof is within reach there, and the search is
/// recursive.
constexpr std::size_t most_searched = 2000;

/// Steps and time left, shared by all blocks.
class Budget {
public:
    explicit Budget(const FrustrationOptions& options)
        : options_(&options),
          steps_(options.most_steps),
          begin_(Clock::now()) {}
    /// False once there is nothing left.
    [[nodiscard]] bool step() {
        if (steps_ == 0)
            return false;
        --steps_;
        if ((steps_ & 0xfffU) == 0) {
            check_stop(options_->stop);
            const std::chrono::duration<double> used = Clock::now() - begin_;
            if (options_->seconds > 0.0 && used.count() > options_->seconds)
                steps_ = 0;
        }
        return true;
    }

private:
    const FrustrationOptions* options_;
    std::uint64_t steps_;
    Clock::time_point begin_;
};

/// A block with nodes of its own numbers, in the order in which the search places them.
struct Part {
    std::uint32_t block = 0;
    std::vector<std::uint32_t> node;
    struct Tie {
        std::uint32_t other;
        int sign;
    };
    std::vector<std::vector<Tie>> ties;
    [[nodiscard]] std::size_t size() const noexcept { return node.size(); }
};

/// Finds the best way to put the nodes of a part into two camps.
///
/// Nodes are placed in order. A way is given up when the frustrated ties so far, what the open
/// nodes must cost with the placed ones, and what the ties among the open nodes cost at best come
/// to the best found: the last is solved exactly first, from the last node backwards (Verfaillie,
/// Lemaitre, Schiex, "Russian Doll Search", AAAI 1996).
class Search {
public:
    Search(const Part& part, Budget& budget)
        : part_(&part),
          budget_(&budget),
          camp_(part.size(), 0),
          cost_(part.size()),
          inner_(part.size() + 1, 0) {}

    void run() {
        const std::size_t n = part_->size();
        best_camp_ = descend_from_many();
        const std::uint64_t found = cost_of(best_camp_);
        exact_ = found == 0 || n <= most_searched;
        for (std::size_t first = n - 1; found > 0 && exact_ && first-- > 0;) {
            // One node more costs at most its ties to the later ones on the cheaper side.
            best_ = first == 0 ? found + 1 : bound_with(first) + 1;
            first_ = first;
            for (auto& cost : cost_)
                cost = {0, 0};
            place(first, 1, 0);
            if (exact_)
                inner_[first] = best_;
            else
                inner_[first] = inner_[first + 1];
        }
        for (std::size_t first = n; first-- > 0;)
            inner_[first] = std::max(inner_[first], inner_[first + 1]);
        index_ = cost_of(best_camp_);
        lower_ = exact_ ? index_ : inner_[0];
    }

    [[nodiscard]] const std::vector<int>& camp() const noexcept { return best_camp_; }
    [[nodiscard]] std::uint64_t lower() const noexcept { return lower_; }
    [[nodiscard]] bool exact() const noexcept { return exact_; }

private:
    [[nodiscard]] std::uint64_t cost_of(const std::vector<int>& camp) const {
        std::uint64_t cost = 0;
        for (std::uint32_t v = 0; v < part_->size(); ++v) {
            for (const Part::Tie& tie : part_->ties[v])
                if (v < tie.other && camp[v] * camp[tie.other] * tie.sign < 0)
                    ++cost;
        }
        return cost;
    }

    /// The optimum among the nodes after `first`, and at most half the ties of `first` to them.
    [[nodiscard]] std::uint64_t bound_with(std::size_t first) const {
        std::uint64_t later = 0;
        for (const Part::Tie& tie : part_->ties[first])
            later += tie.other > first ? 1 : 0;
        return inner_[first + 1] + later / 2;
    }

    /// Local search from many starts: single nodes change camp while that helps.
    [[nodiscard]] std::vector<int> descend_from_many() const {
        constexpr int starts = 50;
        std::mt19937 random(1);
        std::vector<int> best;
        std::uint64_t least = ~std::uint64_t{0};
        for (int start = 0; start < starts; ++start) {
            std::vector<int> camp(part_->size());
            for (int& side : camp)
                side = (random() & 1U) != 0 ? 1 : -1;
            for (bool changed = true; changed;) {
                changed = false;
                for (std::size_t v = 0; v < camp.size(); ++v) {
                    int agreement = 0;
                    for (const Part::Tie& tie : part_->ties[v])
                        agreement += camp[v] * camp[tie.other] * tie.sign;
                    if (agreement < 0) {
                        camp[v] = -camp[v];
                        changed = true;
                    }
                }
            }
            const std::uint64_t cost = cost_of(camp);
            if (cost < least) {
                least = cost;
                best = camp;
            }
        }
        return best;
    }

    /// Puts node v on a side; `sure` is what ties among placed nodes cost already.
    void place(std::size_t v, int side, std::uint64_t sure) {
        if (!budget_->step()) {
            exact_ = false;
            return;
        }
        sure += cost_[v][side > 0 ? 0 : 1];
        camp_[v] = side;
        if (v + 1 == part_->size()) {
            if (sure < best_) {
                best_ = sure;
                if (first_ == 0)
                    best_camp_ = camp_;
            }
            return;
        }
        for (const Part::Tie& tie : part_->ties[v]) {
            if (tie.other > v)
                ++cost_[tie.other][side * tie.sign > 0 ? 1 : 0];
        }
        std::uint64_t bound = sure + inner_[v + 1];
        for (std::size_t w = v + 1; w < part_->size() && bound < best_; ++w)
            bound += std::min(cost_[w][0], cost_[w][1]);
        if (bound < best_) {
            const int cheap = cost_[v + 1][0] <= cost_[v + 1][1] ? 1 : -1;
            place(v + 1, cheap, sure);
            if (exact_)
                place(v + 1, -cheap, sure);
        }
        for (const Part::Tie& tie : part_->ties[v]) {
            if (tie.other > v)
                --cost_[tie.other][side * tie.sign > 0 ? 1 : 0];
        }
    }

    const Part* part_;
    Budget* budget_;
    std::vector<int> camp_;
    std::vector<std::array<std::uint64_t, 2>> cost_;  ///< of camp +1 and -1, with placed nodes
    std::vector<std::uint64_t> inner_;                ///< optimum among nodes from here on
    std::vector<int> best_camp_;
    std::uint64_t best_ = 0;
    std::uint64_t index_ = 0;
    std::uint64_t lower_ = 0;
    std::size_t first_ = 0;
    bool exact_ = true;
};

/// The nodes of each block that is more than one tie.
std::vector<std::vector<std::uint32_t>> block_nodes(const Blocks& blocks) {
    std::vector<std::vector<std::uint32_t>> nodes(blocks.count);
    for (const std::uint32_t v : blocks.order) {
        const std::uint32_t block = blocks.block[v];
        if (block == Blocks::none)
            continue;
        // The upper end of the block is the parent of the node that was entered first.
        if (nodes[block].empty())
            nodes[block].push_back(blocks.parent[v]);
        nodes[block].push_back(v);
    }
    std::erase_if(nodes, [](const auto& one) { return one.size() < 3; });
    return nodes;
}

/// Orders a block so that each node has as many ties as can be to those before it. `local` is room
/// for a number a node.
Part part_of(const Network& clear,
             const Blocks& blocks,
             std::vector<std::uint32_t> nodes,
             std::vector<std::uint32_t>& local) {
    const std::uint32_t block = blocks.block[nodes[1]];  // nodes[0] is the upper end
    const auto in_block = [&](std::uint32_t a, std::uint32_t b) {
        return blocks.of(a, b) == block;
    };
    Part part;
    part.block = block;
    std::ranges::sort(nodes);
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
        local[nodes[i]] = i;
    std::vector<std::size_t> before(nodes.size(), 0);
    std::vector<bool> placed(nodes.size(), false);
    for (std::size_t step = 0; step < nodes.size() && nodes.size() <= most_searched; ++step) {
        std::size_t best = nodes.size();
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (placed[i])
                continue;
            const bool better =
                best == nodes.size() || before[i] > before[best] ||
                (before[i] == before[best] && clear.degree(nodes[i]) > clear.degree(nodes[best]));
            best = better ? i : best;
        }
        placed[best] = true;
        part.node.push_back(nodes[best]);
        for (const std::uint32_t w : clear.row(nodes[best])) {
            if (in_block(nodes[best], w))
                ++before[local[w]];
        }
    }
    if (part.node.empty())
        part.node = std::move(nodes);
    for (std::uint32_t i = 0; i < part.size(); ++i)
        local[part.node[i]] = i;
    part.ties.resize(part.size());
    for (std::uint32_t i = 0; i < part.size(); ++i) {
        const std::uint32_t v = part.node[i];
        for (std::uint32_t arc = clear.offsets()[v]; arc < clear.offsets()[v + 1]; ++arc) {
            const std::uint32_t w = clear.targets()[arc];
            if (in_block(v, w))
                part.ties[i].push_back({local[w], clear.weight(arc) > 0.0 ? 1 : -1});
        }
    }
    return part;
}

/// Marks the arcs of a block that the camps leave frustrated.
void mark_flips(const Network& clear,
                const Blocks& blocks,
                const Part& part,
                const std::vector<int>& camps,
                std::vector<std::uint32_t>& local,
                std::vector<bool>& flipped) {
    for (std::uint32_t i = 0; i < part.size(); ++i) {
        const std::uint32_t v = part.node[i];
        for (std::uint32_t arc = clear.offsets()[v]; arc < clear.offsets()[v + 1]; ++arc) {
            const std::uint32_t w = clear.targets()[arc];
            if (blocks.of(v, w) != part.block)
                continue;
            const int sign = clear.weight(arc) > 0.0 ? 1 : -1;
            flipped[arc] = camps[i] * camps[local[w]] * sign < 0;
        }
    }
}

/// The camps of all nodes from what each tie asks for once the flips are made.
std::vector<bool> camps_of(const Network& clear, const std::vector<bool>& flipped) {
    std::vector<bool> camp(clear.node_count(), false);
    std::vector<bool> seen(clear.node_count(), false);
    std::vector<std::uint32_t> queue;
    for (std::uint32_t root = 0; root < clear.node_count(); ++root) {
        if (seen[root])
            continue;
        seen[root] = true;
        queue.assign(1, root);
        for (std::size_t head = 0; head < queue.size(); ++head) {
            const std::uint32_t v = queue[head];
            for (std::uint32_t arc = clear.offsets()[v]; arc < clear.offsets()[v + 1]; ++arc) {
                const std::uint32_t w = clear.targets()[arc];
                if (seen[w])
                    continue;
                seen[w] = true;
                camp[w] = camp[v] != ((clear.weight(arc) < 0.0) != flipped[arc]);
                queue.push_back(w);
            }
        }
    }
    return camp;
}

}  // namespace

Frustration frustration(const SignedNetwork& network, const FrustrationOptions& options) {
    const Network& clear = network.clear;
    const Blocks found = blocks(clear);
    Budget budget(options);
    Frustration result;
    std::vector<bool> flipped(clear.arc_count(), false);
    std::vector<std::uint32_t> local(clear.node_count(), 0);
    for (std::vector<std::uint32_t>& nodes : block_nodes(found)) {
        const Part part = part_of(clear, found, std::move(nodes), local);
        Search search(part, budget);
        search.run();
        result.lower_bound += search.lower();
        result.exact = result.exact && search.exact();
        mark_flips(clear, found, part, search.camp(), local, flipped);
    }
    for (std::uint32_t v = 0; v < clear.node_count(); ++v) {
        for (std::uint32_t arc = clear.offsets()[v]; arc < clear.offsets()[v + 1]; ++arc) {
            if (flipped[arc] && v < clear.targets()[arc])
                result.flips.push_back({v, clear.targets()[arc], clear.weight(arc)});
        }
    }
    result.index = result.flips.size();
    result.camp = camps_of(clear, flipped);
    return result;
}

}  // namespace entente
