// SPDX-License-Identifier: MIT
#pragma once

// For the lanes_*.cpp files, which are compiled for different instruction sets: everything here is
// in an unnamed namespace and calls nothing of the standard library but what has no code, so that
// no function compiled for a newer machine is linked into the paths of an older one.

#include "graph/measures/lanes.hpp"

namespace entente::lanes {
namespace {

constexpr double most_paths = 1e290;

/// A row of `Width` doubles in registers of type Reg, with `Reg::size` lanes each.
template <class Reg, std::size_t Width>
struct Row {
    static constexpr std::size_t parts = Width / Reg::size;
    Reg part[parts];

    static Row load(const double* from) {
        Row row;
        for (std::size_t i = 0; i < parts; ++i)
            row.part[i] = Reg::load(from + i * Reg::size);
        return row;
    }
    static Row all(double value) {
        Row row;
        for (std::size_t i = 0; i < parts; ++i)
            row.part[i] = Reg::all(value);
        return row;
    }
    void store(double* to) const {
        for (std::size_t i = 0; i < parts; ++i)
            part[i].store(to + i * Reg::size);
    }
    void add(const double* from) {
        for (std::size_t i = 0; i < parts; ++i)
            part[i] = part[i] + Reg::load(from + i * Reg::size);
    }
    /// 0 in the lanes whose bit is not set.
    [[nodiscard]] Row only(std::uint32_t bits) const {
        Row row;
        for (std::size_t i = 0; i < parts; ++i)
            row.part[i] = part[i].only(bits >> (i * Reg::size));
        return row;
    }
    [[nodiscard]] std::uint32_t positive() const {
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < parts; ++i)
            bits |= part[i].positive() << (i * Reg::size);
        return bits;
    }
    /// Sum in an order that does not depend on the size of the registers: lanes 8 apart first.
    [[nodiscard]] double sum() const {
        constexpr std::size_t per_eight = 8 / Reg::size;
        Reg eight[per_eight];
        for (std::size_t i = 0; i < per_eight; ++i) {
            eight[i] = part[i];
            for (std::size_t k = per_eight; k < parts; k += per_eight)
                eight[i] = eight[i] + part[k + i];
        }
        return Reg::sum_of_eight(eight);
    }
};

/// One batch of sources. Level by level outwards, adding up rows of path counts: a row is 0 off the
/// frontier, so that a node not yet reached just adds up the rows of its neighbours; then level by
/// level back. No lists of predecessors. Where the frontier has few arcs it is pushed instead.
template <class Reg, std::size_t Width>
class Batch {
public:
    Batch(const Graph& graph, const Space& space) : g_(graph), s_(space) {}

    bool run(const std::uint32_t* sources, std::uint32_t count, double* scores) {
        begin(sources, count);
        bool fits = true;
        while (open_nodes_ > 0 && advance()) {
            // Paths multiply by the largest degree at most at each level: look only when they may
            // have come near the limit.
            fits = fits && (paths_bound_ < most_paths || counts_fit());
        }
        clear_front();
        if (fits)
            back(scores);
        return fits;
    }

private:
    using R = Row<Reg, Width>;

    [[nodiscard]] double* row(double* rows, std::uint32_t node) const {
        return rows + std::size_t{node} * Width;
    }
    [[nodiscard]] std::uint32_t out_degree(std::uint32_t v) const {
        return g_.out_offsets[v + 1] - g_.out_offsets[v];
    }
    [[nodiscard]] std::uint32_t in_degree(std::uint32_t v) const {
        return g_.in_offsets[v + 1] - g_.in_offsets[v];
    }

    void begin(const std::uint32_t* sources, std::uint32_t count) {
        full_ = count == 32 ? 0xffffffffU : (1U << count) - 1;
        std::uint32_t most = 1;
        for (std::uint32_t v = 0; v < g_.nodes; ++v) {
            s_.seen[v] = 0;
            s_.open[v] = v;
            most = most < in_degree(v) ? in_degree(v) : most;
        }
        degree_bound_ = most;
        open_ = g_.nodes;
        open_nodes_ = g_.nodes;
        open_arcs_ = g_.in_offsets[g_.nodes];
        const R zero = R::all(0.0);
        zero.store(source_weight_);
        for (std::uint32_t lane = 0; lane < count; ++lane) {
            const std::uint32_t v = sources[lane];
            zero.store(row(s_.paths, v));
        }
        for (std::uint32_t lane = 0; lane < count; ++lane) {
            const std::uint32_t v = sources[lane];
            row(s_.front, v)[lane] = 1.0;
            row(s_.paths, v)[lane] = 1.0;
            s_.seen[v] |= 1U << lane;
            s_.list[lane] = v;
            s_.mask[lane] = 1U << lane;
            source_weight_[lane] = g_.weight[v];
            if (s_.seen[v] == full_)
                --open_nodes_;
        }
        s_.level[0] = 0;
        s_.level[1] = count;
        last_ = 0;
    }

    /// One level outwards; false if nothing new was reached.
    bool advance() {
        const std::uint32_t first = s_.level[last_];
        const std::uint32_t end = s_.level[last_ + 1];
        std::uint64_t push_arcs = 0;
        for (std::uint32_t i = first; i < end; ++i)
            push_arcs += out_degree(s_.list[i]);
        const std::uint32_t reached = push_arcs * 2 < open_arcs_ ? push(first, end) : pull(end);
        for (std::uint32_t i = first; i < end; ++i)
            R::all(0.0).store(row(s_.front, s_.list[i]));
        double* const old = s_.front;
        s_.front = s_.next;
        s_.next = old;
        if (reached == end)
            return false;
        ++last_;
        s_.level[last_ + 1] = reached;
        for (std::uint32_t i = end; i < reached; ++i) {
            const std::uint32_t v = s_.list[i];
            R paths = R::load(row(s_.front, v));
            if (s_.seen[v] != 0)
                paths.add(row(s_.paths, v));
            paths.store(row(s_.paths, v));
            s_.seen[v] |= s_.mask[i];
            if (s_.seen[v] == full_)
                --open_nodes_;
        }
        paths_bound_ *= degree_bound_;
        return true;
    }

    std::uint32_t push(std::uint32_t first, std::uint32_t end) {
        std::uint32_t reached = end;
        for (std::uint32_t i = first; i < end; ++i) {
            const std::uint32_t v = s_.list[i];
            const std::uint32_t lanes = s_.mask[i];
            const R paths = R::load(row(s_.front, v));
            for (std::uint32_t arc = g_.out_offsets[v]; arc < g_.out_offsets[v + 1]; ++arc) {
                const std::uint32_t w = g_.out_targets[arc];
                const std::uint32_t fresh = lanes & ~s_.seen[w];
                if (fresh == 0)
                    continue;
                if (s_.fresh[w] == 0)
                    s_.list[reached++] = w;
                s_.fresh[w] |= fresh;
                R sum = paths.only(fresh);
                sum.add(row(s_.next, w));
                sum.store(row(s_.next, w));
            }
        }
        for (std::uint32_t i = end; i < reached; ++i) {
            s_.mask[i] = s_.fresh[s_.list[i]];
            s_.fresh[s_.list[i]] = 0;
        }
        return reached;
    }

    std::uint32_t pull(std::uint32_t end) {
        std::uint32_t reached = end;
        std::uint32_t kept = 0;
        open_arcs_ = 0;
        for (std::uint32_t i = 0; i < open_; ++i) {
            const std::uint32_t v = s_.open[i];
            const std::uint32_t seen = s_.seen[v];
            if (seen == full_)
                continue;
            s_.open[kept++] = v;
            open_arcs_ += in_degree(v);
            R sum = R::all(0.0);
            for (std::uint32_t arc = g_.in_offsets[v]; arc < g_.in_offsets[v + 1]; ++arc)
                sum.add(row(s_.front, g_.in_targets[arc]));
            const std::uint32_t fresh = sum.positive() & ~seen;
            if (fresh == 0)
                continue;
            s_.list[reached] = v;
            s_.mask[reached++] = fresh;
            sum.only(fresh).store(row(s_.next, v));
        }
        open_ = kept;
        return reached;
    }

    [[nodiscard]] bool counts_fit() const {
        for (std::uint32_t i = s_.level[last_]; i < s_.level[last_ + 1]; ++i) {
            const double* const paths = row(s_.paths, s_.list[i]);
            for (std::size_t lane = 0; lane < Width; ++lane) {
                if (!(paths[lane] < most_paths))
                    return false;
            }
        }
        return true;
    }

    void clear_front() {
        for (std::uint32_t i = s_.level[last_]; i < s_.level[last_ + 1]; ++i)
            R::all(0.0).store(row(s_.front, s_.list[i]));
    }

    /// From the last level back to the first: `front` holds (weight + dependency) / paths of the
    /// level behind, 0 elsewhere.
    void back(double* scores) {
        const R source_weight = R::load(source_weight_);
        for (std::uint32_t level = last_; level > 0; --level) {
            const std::uint32_t first = s_.level[level];
            const std::uint32_t end = s_.level[level + 1];
            const std::uint32_t behind = level == last_ ? end : s_.level[level + 2];
            std::uint64_t pull_arcs = 0;
            std::uint64_t push_arcs = 0;
            for (std::uint32_t i = first; i < end; ++i)
                pull_arcs += out_degree(s_.list[i]);
            for (std::uint32_t i = end; i < behind; ++i)
                push_arcs += in_degree(s_.list[i]);
            const bool pushed = push_arcs * 2 < pull_arcs;
            if (pushed)
                push_back(first, end, behind);
            for (std::uint32_t i = first; i < end; ++i) {
                const std::uint32_t v = s_.list[i];
                R sum = pushed ? R::load(row(s_.next, v)) : R::all(0.0);
                if (!pushed && level < last_) {
                    for (std::uint32_t arc = g_.out_offsets[v]; arc < g_.out_offsets[v + 1]; ++arc)
                        sum.add(row(s_.front, g_.out_targets[arc]));
                }
                finish(v, s_.mask[i], sum, source_weight, scores);
            }
            for (std::uint32_t i = end; i < behind; ++i)
                R::all(0.0).store(row(s_.front, s_.list[i]));
            double* const old = s_.front;
            s_.front = s_.next;
            s_.next = old;
        }
        if (last_ > 0) {
            for (std::uint32_t i = s_.level[1]; i < s_.level[2]; ++i)
                R::all(0.0).store(row(s_.front, s_.list[i]));
        }
    }

    void push_back(std::uint32_t first, std::uint32_t end, std::uint32_t behind) {
        for (std::uint32_t i = first; i < end; ++i)
            s_.fresh[s_.list[i]] = 1;
        for (std::uint32_t i = end; i < behind; ++i) {
            const std::uint32_t w = s_.list[i];
            const R share = R::load(row(s_.front, w));
            for (std::uint32_t arc = g_.in_offsets[w]; arc < g_.in_offsets[w + 1]; ++arc) {
                const std::uint32_t v = g_.in_targets[arc];
                if (s_.fresh[v] == 0)
                    continue;
                R sum = share;
                sum.add(row(s_.next, v));
                sum.store(row(s_.next, v));
            }
        }
        for (std::uint32_t i = first; i < end; ++i)
            s_.fresh[s_.list[i]] = 0;
    }

    /// dependency = paths * sum; what goes on is (weight + dependency) / paths = weight / paths +
    /// sum.
    void finish(std::uint32_t v,
                std::uint32_t lanes,
                const R& sum,
                const R& source_weight,
                double* scores) {
        const double* const paths = row(s_.paths, v);
        const Reg weight = Reg::all(g_.weight[v]);
        R given;
        R share;
        for (std::size_t i = 0; i < R::parts; ++i) {
            const Reg count = Reg::load(paths + i * Reg::size);
            given.part[i] =
                (count * sum.part[i]).only(lanes >> (i * Reg::size)) * source_weight.part[i];
            share.part[i] = (weight / count + sum.part[i]).only(lanes >> (i * Reg::size));
        }
        scores[g_.place[v]] += given.sum();
        share.store(row(s_.next, v));
    }

    const Graph g_;
    Space s_;
    std::uint32_t full_ = 0;
    std::uint32_t open_ = 0;        ///< length of the list of open nodes
    std::uint32_t open_nodes_ = 0;  ///< of which not seen by all
    std::uint64_t open_arcs_ = 0;
    std::uint32_t last_ = 0;  ///< the level reached
    double paths_bound_ = 1.0;
    double degree_bound_ = 1.0;
    alignas(64) double source_weight_[Width];
};

template <class Reg, std::size_t Width>
bool betweenness_batch(const Graph& graph,
                       const Space& space,
                       const std::uint32_t* sources,
                       std::uint32_t count,
                       double* scores) {
    return Batch<Reg, Width>(graph, space).run(sources, count, scores);
}

/// Adds up how often each bit is set in rows of bits: counters of 8 bits, one bit of all counters
/// a row, emptied in time.
template <class Bits>
class Counters {
public:
    static constexpr std::size_t parts = std::size_t{bit_lanes} / 64 / Bits::words;

    explicit Counters(std::uint32_t* counts) : counts_(counts) {
        for (std::uint32_t lane = 0; lane < bit_lanes; ++lane)
            counts_[lane] = 0;
        clear();
    }

    void add(const Bits* row) {
        for (std::size_t i = 0; i < parts; ++i) {
            Bits carry = row[i];
            for (std::size_t k = 0; k < 8 && carry.any(); ++k) {
                const Bits both = slice_[k][i] & carry;
                slice_[k][i] = slice_[k][i] ^ carry;
                carry = both;
            }
        }
        if (++rows_ == 255)
            empty();
    }

    void empty() {
        for (std::size_t k = 0; k < 8; ++k) {
            for (std::size_t i = 0; i < parts; ++i) {
                std::uint64_t words[Bits::words];
                slice_[k][i].store(words);
                for (std::size_t j = 0; j < Bits::words; ++j) {
                    for (std::uint64_t bits = words[j]; bits != 0; bits &= bits - 1)
                        counts_[(i * Bits::words + j) * 64 +
                                static_cast<std::size_t>(__builtin_ctzll(bits))] += 1U << k;
                }
            }
        }
        clear();
    }

private:
    void clear() {
        for (std::size_t k = 0; k < 8; ++k) {
            for (std::size_t i = 0; i < parts; ++i)
                slice_[k][i] = Bits::none();
        }
        rows_ = 0;
    }

    std::uint32_t* counts_;
    Bits slice_[8][parts];
    int rows_ = 0;
};

template <class Bits>
void distances_batch(const Graph& graph,
                     const BitSpace& space,
                     std::uint32_t first,
                     std::uint32_t count,
                     std::uint32_t begin,
                     std::uint32_t end,
                     Counted counted,
                     void* context) {
    constexpr std::uint32_t words = bit_lanes / 64;
    constexpr std::size_t parts = Counters<Bits>::parts;
    const auto row = [](std::uint64_t* rows, std::uint32_t node) {
        return rows + std::size_t{node} * words;
    };
    for (std::uint32_t v = begin; v < end; ++v) {
        for (std::uint32_t j = 0; j < words; ++j)
            row(space.seen, v)[j] = row(space.front, v)[j] = 0;
        space.open[v - begin] = v;
    }
    std::uint64_t full_words[words] = {};
    for (std::uint32_t lane = 0; lane < count; ++lane) {
        full_words[lane / 64] |= std::uint64_t{1} << (lane % 64);
        row(space.seen, first + lane)[lane / 64] |= std::uint64_t{1} << (lane % 64);
        row(space.front, first + lane)[lane / 64] |= std::uint64_t{1} << (lane % 64);
    }
    Bits full[parts];
    for (std::size_t i = 0; i < parts; ++i)
        full[i] = Bits::load(full_words + i * Bits::words);
    std::uint64_t* front = space.front;
    std::uint64_t* next = space.next;
    std::uint32_t open = end - begin;
    std::uint32_t counts[bit_lanes];
    for (std::uint32_t distance = 1;; ++distance) {
        Counters<Bits> counters(counts);
        bool any = false;
        for (std::uint32_t i = 0; i < open; ++i) {
            const std::uint32_t v = space.open[i];
            Bits sum[parts];
            for (std::size_t k = 0; k < parts; ++k)
                sum[k] = Bits::none();
            for (std::uint32_t arc = graph.in_offsets[v]; arc < graph.in_offsets[v + 1]; ++arc) {
                const std::uint64_t* const from = row(front, graph.in_targets[arc]);
                for (std::size_t k = 0; k < parts; ++k)
                    sum[k] = sum[k] | Bits::load(from + k * Bits::words);
            }
            bool fresh = false;
            for (std::size_t k = 0; k < parts; ++k) {
                sum[k] = sum[k].without(Bits::load(row(space.seen, v) + k * Bits::words));
                sum[k].store(row(next, v) + k * Bits::words);
                fresh = fresh || sum[k].any();
            }
            if (fresh) {
                any = true;
                counters.add(sum);
            }
        }
        if (!any)
            return;
        counters.empty();
        counted(context, distance, counts);
        // Who is seen by all, and was not just reached, has rows of 0 from now on.
        std::uint32_t kept = 0;
        for (std::uint32_t i = 0; i < open; ++i) {
            const std::uint32_t v = space.open[i];
            bool missing = false;
            bool fresh = false;
            for (std::size_t k = 0; k < parts; ++k) {
                const Bits now = Bits::load(row(next, v) + k * Bits::words);
                const Bits seen = Bits::load(row(space.seen, v) + k * Bits::words) | now;
                seen.store(row(space.seen, v) + k * Bits::words);
                missing = missing || full[k].without(seen).any();
                fresh = fresh || now.any();
            }
            if (missing || fresh) {
                space.open[kept++] = v;
            } else {
                for (std::uint32_t j = 0; j < words; ++j)
                    row(front, v)[j] = row(next, v)[j] = 0;
            }
        }
        open = kept;
        std::uint64_t* const old = front;
        front = next;
        next = old;
    }
}

}  // namespace
}  // namespace entente::lanes
