// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/measures/network.hpp"
#include "graph/measures/network_measures.hpp"
#include "graph/measures/network_rows.hpp"
#include "graph/measures/parallel.hpp"

#include <algorithm>

namespace entente {

namespace {

/// The kind of triad for each of the 64 ways to draw arrows among three nodes u, v, w; bits 1 uv,
/// 2 vu, 4 uw, 8 wu, 16 vw, 32 wv.
constexpr std::array<std::string_view, 16> names{"003",
                                                 "012",
                                                 "102",
                                                 "021D",
                                                 "021U",
                                                 "021C",
                                                 "111D",
                                                 "111U",
                                                 "030T",
                                                 "030C",
                                                 "201",
                                                 "120D",
                                                 "120U",
                                                 "120C",
                                                 "210",
                                                 "300"};

constexpr bool arrow(unsigned code, unsigned from, unsigned to) {
    constexpr unsigned bits[3][3] = {{0, 1, 4}, {2, 0, 16}, {8, 32, 0}};
    return (code & bits[from][to]) != 0;
}

/// What tells the triads of two or three asymmetric arrows apart.
constexpr std::size_t kind_of(unsigned code) {
    unsigned mutual = 0;
    unsigned asymmetric = 0;
    unsigned in[3] = {0, 0, 0};
    unsigned out[3] = {0, 0, 0};
    unsigned mutual_in_out[2] = {0, 0};
    for (unsigned a = 0; a < 3; ++a) {
        for (unsigned b = a + 1; b < 3; ++b) {
            const bool ab = arrow(code, a, b);
            const bool ba = arrow(code, b, a);
            if (ab && ba) {
                ++mutual;
            } else if (ab || ba) {
                ++asymmetric;
                ++out[ab ? a : b];
                ++in[ab ? b : a];
            }
        }
    }
    for (unsigned a = 0; a < 3; ++a) {  // asymmetric arrows at the ends of a mutual pair
        for (unsigned b = 0; b < 3; ++b) {
            if (a != b && arrow(code, a, b) && arrow(code, b, a)) {
                mutual_in_out[0] += in[a];
                mutual_in_out[1] += out[a];
            }
        }
    }
    const unsigned most_in = std::max({in[0], in[1], in[2]});
    const unsigned most_out = std::max({out[0], out[1], out[2]});
    switch (mutual * 10 + asymmetric) {
        case 0:
            return 0;
        case 1:
            return 1;
        case 10:
            return 2;
        case 2:
            return most_out == 2 ? 3 : most_in == 2 ? 4 : 5;
        case 11:
            return mutual_in_out[0] == 1 ? 6 : 7;  // 111D: into the pair, 111U: out of it
        case 3:
            return most_out == 2 ? 8 : 9;
        case 20:
            return 10;
        case 12:
            return most_out == 2 ? 11 : most_in == 2 ? 12 : 13;
        case 21:
            return 14;
        default:
            return 15;
    }
}

constexpr std::array<std::size_t, 64> kinds = [] {
    std::array<std::size_t, 64> result{};
    for (unsigned code = 0; code < 64; ++code)
        result[code] = kind_of(code);
    return result;
}();

/// Neighbours in either direction, with 1 for an arrow to and 2 for one from them.
struct Neighbours {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> node;
    std::vector<std::uint8_t> code;
};

Neighbours neighbours_of(const Network& out) {
    const Network in = out.reversed();
    Neighbours result;
    result.offsets.push_back(0);
    for (std::size_t v = 0; v < out.node_count(); ++v) {
        const auto to = out.row(v);
        const auto from = in.row(v);
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < to.size() || j < from.size()) {
            const bool has_to = j == from.size() || (i < to.size() && to[i] <= from[j]);
            const bool has_from = i == to.size() || (j < from.size() && from[j] <= to[i]);
            const std::uint32_t other = has_to ? to[i] : from[j];
            i += has_to ? 1 : 0;
            j += has_from ? 1 : 0;
            if (other != v) {
                result.node.push_back(other);
                result.code.push_back(
                    static_cast<std::uint8_t>((has_to ? 1 : 0) + (has_from ? 2 : 0)));
            }
        }
        result.offsets.push_back(static_cast<std::uint32_t>(result.node.size()));
    }
    return result;
}

}  // namespace

DyadCensus dyad_census(const Network& directed) {
    const Neighbours all = neighbours_of(directed);
    DyadCensus result;
    for (const std::uint8_t code : all.code)
        ++(code == 3 ? result.mutual : result.asymmetric);
    result.mutual /= 2;  // each pair was met from both its ends
    result.asymmetric /= 2;
    const std::uint64_t nodes = directed.node_count();
    result.null = nodes * (nodes - (nodes > 0 ? 1 : 0)) / 2 - result.mutual - result.asymmetric;
    return result;
}

std::span<const std::string_view> triad_names() {
    return names;
}

std::array<std::uint64_t, 16> triad_census(const Network& directed, const std::atomic<bool>* stop) {
    const Neighbours all = neighbours_of(directed);
    const std::uint64_t nodes = directed.node_count();
    constexpr std::uint64_t most_nodes = 3'000'000;  // above, 64 bits do not hold all triples
    if (nodes > most_nodes)
        throw Error(ErrorCode::limit, {}, "triad census: more than 3,000,000 nodes");
    std::array<std::uint64_t, 16> result{};
    // code_v[w], code_u[w]: the arrows between the node and w; 0 = none.
    std::vector<std::uint8_t> code_u(nodes, 0);
    std::vector<std::uint8_t> code_v(nodes, 0);
    const auto mark = [&](std::vector<std::uint8_t>& codes, std::uint32_t node, bool on) {
        for (std::uint32_t i = all.offsets[node]; i < all.offsets[node + 1]; ++i)
            codes[all.node[i]] = on ? all.code[i] : std::uint8_t{0};
    };
    for (std::uint32_t u = 0; u < nodes; ++u) {
        check_stop(stop);
        mark(code_u, u, true);
        for (std::uint32_t i = all.offsets[u]; i < all.offsets[u + 1]; ++i) {
            const std::uint32_t v = all.node[i];
            if (v < u)
                continue;
            mark(code_v, v, true);
            std::uint64_t joined = 0;  // nodes tied to u or v
            const auto count = [&](std::uint32_t w, bool from_v) {
                if (w == u || w == v || (from_v && code_u[w] != 0))
                    return;
                ++joined;
                // Each triad is counted at the pair that is first among its tied pairs.
                const bool first = v < w || (u < w && w < v && code_u[w] == 0);
                if (first)
                    ++result[kinds[all.code[i] + code_u[w] * 4U + code_v[w] * 16U]];
            };
            for (std::uint32_t j = all.offsets[u]; j < all.offsets[u + 1]; ++j)
                count(all.node[j], false);
            for (std::uint32_t j = all.offsets[v]; j < all.offsets[v + 1]; ++j)
                count(all.node[j], true);
            result[all.code[i] == 3 ? 2 : 1] += nodes - joined - 2;
            mark(code_v, v, false);
        }
        mark(code_u, u, false);
    }
    std::uint64_t triples = nodes < 3 ? 0 : nodes * (nodes - 1) / 2 * (nodes - 2) / 3;
    for (std::size_t kind = 1; kind < 16; ++kind)
        triples -= result[kind];
    result[0] = triples;
    return result;
}

namespace rows {

NetworkValue dyads_mutual(Networks& networks, const MeasureOptions&) {
    return {static_cast<double>(dyad_census(networks.directed()).mutual), false, {}};
}

NetworkValue dyads_asymmetric(Networks& networks, const MeasureOptions&) {
    return {static_cast<double>(dyad_census(networks.directed()).asymmetric), false, {}};
}

NetworkValue dyads_null(Networks& networks, const MeasureOptions&) {
    return {static_cast<double>(dyad_census(networks.directed()).null), false, {}};
}

NetworkValue triads(Networks& networks, std::size_t kind) {
    return {static_cast<double>(networks.triads().at(kind)), false, {}};
}

}  // namespace rows

}  // namespace entente
