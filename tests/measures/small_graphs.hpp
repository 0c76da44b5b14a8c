// SPDX-License-Identifier: MIT
#pragma once

// Small graphs for the tests of measures, and slow measures written apart from the library.

#include "graph/measures/network.hpp"

#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

namespace entente::test {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
using Matrix = std::vector<std::vector<double>>;

inline std::vector<Link> links_of(const Pairs& pairs) {
    std::vector<Link> links;
    for (const auto& pair : pairs)
        links.push_back({pair.first, pair.second, 1.0});
    return links;
}

inline Network undirected(std::size_t nodes, const Pairs& pairs) {
    return Network(nodes, links_of(pairs), {.directed = false});
}

inline Network directed(std::size_t nodes, const Pairs& pairs) {
    return Network(nodes, links_of(pairs));
}

/// Calls check(pairs) for all 4,096 digraphs of 4 nodes.
inline void for_all_digraphs(const std::function<void(const Pairs&)>& check) {
    for (unsigned bits = 0; bits < 4096; ++bits) {
        Pairs pairs;
        unsigned bit = 0;
        for (std::uint32_t a = 0; a < 4; ++a) {
            for (std::uint32_t b = 0; b < 4; ++b) {
                if (a != b && ((bits >> bit++) & 1U) != 0)
                    pairs.emplace_back(a, b);
            }
        }
        check(pairs);
    }
}

/// Calls check(pairs) for all 32,768 graphs of 6 nodes.
inline void for_all_graphs(const std::function<void(const Pairs&)>& check) {
    for (unsigned bits = 0; bits < 32768; ++bits) {
        Pairs pairs;
        unsigned bit = 0;
        for (std::uint32_t a = 0; a < 6; ++a) {
            for (std::uint32_t b = a + 1; b < 6; ++b) {
                if (((bits >> bit++) & 1U) != 0)
                    pairs.emplace_back(a, b);
            }
        }
        check(pairs);
    }
}

inline Matrix adjacency(std::size_t nodes, const Pairs& pairs, bool both) {
    Matrix matrix(nodes, std::vector<double>(nodes, 0.0));
    for (const auto& [a, b] : pairs) {
        matrix[a][b] = 1.0;
        if (both)
            matrix[b][a] = 1.0;
    }
    return matrix;
}

/// Distances by Floyd and Warshall over steps of length 1; infinite where there is no way.
inline Matrix distances(const Matrix& adjacent) {
    const std::size_t n = adjacent.size();
    Matrix d(n, std::vector<double>(n, std::numeric_limits<double>::infinity()));
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j)
            d[i][j] = i == j ? 0.0 : adjacent[i][j] != 0.0 ? 1.0 : d[i][j];
    }
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j)
                d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
        }
    }
    return d;
}

/// All shortest paths from `path.back()` to `end`, walked one by one.
inline void walk(const Matrix& adjacent,
                 const Matrix& d,
                 std::vector<std::size_t>& path,
                 std::size_t end,
                 const std::function<void()>& found) {
    const std::size_t at = path.back();
    if (at == end) {
        found();
        return;
    }
    for (std::size_t next = 0; next < adjacent.size(); ++next) {
        if (adjacent[at][next] != 0.0 && d[next][end] + 1.0 == d[at][end]) {
            path.push_back(next);
            walk(adjacent, d, path, end, found);
            path.pop_back();
        }
    }
}

struct SlowBetweenness {
    std::vector<double> nodes;
    std::vector<double> with_ends;
    Matrix arcs;
};

/// By listing every shortest path of every ordered pair.
inline SlowBetweenness slow_betweenness(const Matrix& adjacent) {
    const std::size_t n = adjacent.size();
    const Matrix d = distances(adjacent);
    SlowBetweenness result{std::vector<double>(n, 0.0),
                           std::vector<double>(n, 0.0),
                           Matrix(n, std::vector<double>(n, 0.0))};
    for (std::size_t s = 0; s < n; ++s) {
        for (std::size_t t = 0; t < n; ++t) {
            if (s == t || !std::isfinite(d[s][t]))
                continue;
            std::vector<std::vector<std::size_t>> all;
            std::vector<std::size_t> path{s};
            walk(adjacent, d, path, t, [&] { all.push_back(path); });
            const double share = 1.0 / static_cast<double>(all.size());
            for (const auto& one : all) {
                for (std::size_t i = 0; i < one.size(); ++i) {
                    result.with_ends[one[i]] += share;
                    if (i > 0)
                        result.arcs[one[i - 1]][one[i]] += share;
                    if (i > 0 && i + 1 < one.size())
                        result.nodes[one[i]] += share;
                }
            }
        }
    }
    return result;
}

/// Solves m x = b by elimination with row exchange.
inline std::vector<double> solve(Matrix m, std::vector<double> b) {
    const std::size_t n = b.size();
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t pivot = k;
        for (std::size_t i = k + 1; i < n; ++i)
            pivot = std::abs(m[i][k]) > std::abs(m[pivot][k]) ? i : pivot;
        std::swap(m[k], m[pivot]);
        std::swap(b[k], b[pivot]);
        for (std::size_t i = 0; i < n; ++i) {
            if (i == k)
                continue;
            const double factor = m[i][k] / m[k][k];
            for (std::size_t j = k; j < n; ++j)
                m[i][j] -= factor * m[k][j];
            b[i] -= factor * b[k];
        }
    }
    for (std::size_t k = 0; k < n; ++k)
        b[k] /= m[k][k];
    return b;
}

/// (m + 1)^(2^squarings) times (1, ..., 1), scaled to a maximum of 1.
inline std::vector<double> slow_leading_vector(Matrix m, int squarings) {
    const std::size_t n = m.size();
    for (std::size_t i = 0; i < n; ++i)
        m[i][i] += 1.0;
    for (int k = 0; k < squarings; ++k) {
        Matrix square(n, std::vector<double>(n, 0.0));
        double most = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                for (std::size_t l = 0; l < n; ++l)
                    square[i][j] += m[i][l] * m[l][j];
                most = std::max(most, square[i][j]);
            }
        }
        for (auto& row : square) {
            for (double& value : row)
                value /= most;
        }
        m = square;
    }
    std::vector<double> x(n, 0.0);
    double most = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        for (const double value : m[i])
            x[i] += value;
        most = std::max(most, x[i]);
    }
    for (double& value : x)
        value /= most;
    return x;
}

}  // namespace entente::test
