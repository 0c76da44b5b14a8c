// SPDX-License-Identifier: MIT
#include "graph/measures/lanczos.hpp"

#include <algorithm>
#include <array>

namespace entente {

namespace {

constexpr std::size_t basis_size = 16;

double length(std::span<const double> x, unsigned threads) {
    return std::sqrt(dot(x, x, threads));
}

/// x += factor * y
void add(std::span<double> x, double factor, std::span<const double> y) {
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] += factor * y[i];
}

void scale(std::span<double> x, double factor) {
    for (double& value : x)
        value *= factor;
}

/// One rotation of Jacobi's method that clears entry (p, q) of the full matrix `m`.
void rotate(std::vector<double>& m,
            std::vector<double>& vectors,
            std::size_t n,
            std::size_t p,
            std::size_t q) {
    if (m[p * n + q] == 0.0)
        return;
    const double theta = (m[q * n + q] - m[p * n + p]) / (2.0 * m[p * n + q]);
    const double t =
        (theta >= 0.0 ? 1.0 : -1.0) / (std::abs(theta) + std::sqrt(theta * theta + 1.0));
    const double c = 1.0 / std::sqrt(t * t + 1.0);
    const double s = t * c;
    for (std::size_t k = 0; k < n; ++k) {
        const double a = m[k * n + p];
        const double b = m[k * n + q];
        m[k * n + p] = c * a - s * b;
        m[k * n + q] = s * a + c * b;
    }
    for (std::size_t k = 0; k < n; ++k) {
        const double a = m[p * n + k];
        const double b = m[q * n + k];
        m[p * n + k] = c * a - s * b;
        m[q * n + k] = s * a + c * b;
    }
    for (std::size_t k = 0; k < n; ++k) {
        const double a = vectors[k * n + p];
        const double b = vectors[k * n + q];
        vectors[k * n + p] = c * a - s * b;
        vectors[k * n + q] = s * a + c * b;
    }
}

}  // namespace

SmallEigen eigen_of_tridiagonal(std::span<const double> diagonal, std::span<const double> beside) {
    const std::size_t n = diagonal.size();
    std::vector<double> m(n * n, 0.0);
    std::vector<double> vectors(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        m[i * n + i] = diagonal[i];
        vectors[i * n + i] = 1.0;
        if (i + 1 < n)
            m[i * n + i + 1] = m[(i + 1) * n + i] = beside[i];
    }
    for (int sweep = 0; sweep < 30; ++sweep) {
        double off = 0.0;
        double all = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                all += m[i * n + j] * m[i * n + j];
                off += i == j ? 0.0 : m[i * n + j] * m[i * n + j];
            }
        }
        if (off <= 1e-32 * all)
            break;
        for (std::size_t p = 0; p + 1 < n; ++p) {
            for (std::size_t q = p + 1; q < n; ++q)
                rotate(m, vectors, n, p, q);
        }
    }
    SmallEigen result{std::vector<double>(n), std::move(vectors)};
    for (std::size_t i = 0; i < n; ++i)
        result.values[i] = m[i * n + i];
    return result;
}

namespace {

/// The vector of the largest eigenvalue of a tridiagonal matrix, and the eigenvalue.
std::vector<double> leading_of_tridiagonal(std::span<const double> diagonal,
                                           std::span<const double> beside,
                                           double& eigenvalue) {
    const std::size_t n = diagonal.size();
    const SmallEigen all = eigen_of_tridiagonal(diagonal, beside);
    const auto best =
        static_cast<std::size_t>(std::ranges::max_element(all.values) - all.values.begin());
    eigenvalue = all.values[best];
    std::vector<double> result(n);
    for (std::size_t i = 0; i < n; ++i)
        result[i] = all.vectors[i * n + best];
    return result;
}

/// Numbers of a vector that stay in the caches together with those of a whole basis.
constexpr std::size_t chunk = 2048;

/// body(begin, end) over chunks of [0, size).
template <class Body>
void for_chunks(std::size_t size, unsigned threads, Body&& body) {
    parallel_for(threads, (size + chunk - 1) / chunk, [&](std::size_t task) {
        body(task * chunk, std::min(size, (task + 1) * chunk));
    });
}

/// Takes the parts along the first `count` vectors of the basis out of `next`. All of them at once,
/// so that `next` is read twice and not `count` times twice; and in chunks that stay in the caches.
void project_out(const std::vector<std::vector<double>>& basis,
                 std::size_t count,
                 std::vector<double>& next,
                 unsigned threads) {
    std::vector<std::array<double, basis_size>> parts((next.size() + chunk - 1) / chunk);
    for_chunks(next.size(), threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = 0; i < count; ++i) {
            double sum = 0.0;
            for (std::size_t k = begin; k < end; ++k)
                sum += basis[i][k] * next[k];
            parts[begin / chunk][i] = sum;
        }
    });
    std::array<double, basis_size> along{};
    for (const std::array<double, basis_size>& part : parts) {
        for (std::size_t i = 0; i < count; ++i)
            along[i] += part[i];
    }
    for_chunks(next.size(), threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t k = begin; k < end; ++k)
                next[k] -= along[i] * basis[i][k];
        }
    });
}

/// result = sum of the vectors of the basis, each times its share.
void combine(const std::vector<std::vector<double>>& basis,
             const std::vector<double>& shares,
             std::vector<double>& result,
             unsigned threads) {
    for_chunks(result.size(), threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k)
            result[k] = 0.0;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            for (std::size_t k = begin; k < end; ++k)
                result[k] += shares[i] * basis[i][k];
        }
    });
}

}  // namespace

Iterated leading_vector(const Product& product,
                        std::vector<double> start,
                        const EigenOptions& options) {
    const std::size_t size = start.size();
    Iterated result{std::move(start), 0.0, 0, false, true};
    scale(result.values, 1.0 / length(result.values, options.threads));
    std::vector<std::vector<double>> basis(std::min(basis_size, size));
    std::vector<double> next(size);
    while (!result.converged && result.iterations < options.most_iterations) {
        basis[0] = result.values;
        std::vector<double> diagonal;
        std::vector<double> beside;
        std::vector<double> mix;
        for (std::size_t step = 0; step < basis.size(); ++step) {
            check_stop(options.stop);
            product(basis[step], next);
            ++result.iterations;
            diagonal.push_back(dot(basis[step], next, options.threads));
            // Twice is enough (Parlett), and makes the order of the basis vectors immaterial.
            project_out(basis, step + 1, next, options.threads);
            project_out(basis, step + 1, next, options.threads);
            const double rest = length(next, options.threads);
            mix = leading_of_tridiagonal(diagonal, beside, result.eigenvalue);
            result.converged =
                rest * std::abs(mix.back()) <= options.tolerance * std::abs(result.eigenvalue);
            if (result.converged || step + 1 == basis.size())
                break;
            beside.push_back(rest);
            basis[step + 1].resize(size);
            for_chunks(size, options.threads, [&](std::size_t begin, std::size_t end) {
                for (std::size_t k = begin; k < end; ++k)
                    basis[step + 1][k] = next[k] * (1.0 / rest);
            });
        }
        combine(basis, mix, result.values, options.threads);
        scale(result.values, 1.0 / length(result.values, options.threads));
        // A basis as large as the matrix is exact up to rounding.
        if (basis.size() == size && result.iterations >= 4 * size)
            result.converged = true;
    }
    return result;
}

double exponential_at(const Product& product, std::size_t size, std::size_t node, double shift) {
    constexpr std::size_t most_steps = 40;
    std::vector<std::vector<double>> basis(1, std::vector<double>(size, 0.0));
    basis[0][node] = 1.0;
    std::vector<double> diagonal;
    std::vector<double> beside;
    std::vector<double> next(size);
    while (diagonal.size() < std::min(most_steps, size)) {
        product(basis.back(), next);
        diagonal.push_back(dot(basis.back(), next, 1));
        for (int pass = 0; pass < 2; ++pass) {
            for (const std::vector<double>& old : basis)
                add(next, -dot(old, next, 1), old);
        }
        const double rest = length(next, 1);
        if (rest < 1e-12 || diagonal.size() == std::min(most_steps, size))
            break;
        beside.push_back(rest);
        basis.push_back(next);
        scale(basis.back(), 1.0 / rest);
    }
    const SmallEigen all = eigen_of_tridiagonal(diagonal, beside);
    double sum = 0.0;
    for (std::size_t k = 0; k < all.values.size(); ++k)
        sum += all.vectors[k] * all.vectors[k] * std::exp(all.values[k] - shift);
    return sum;
}

}  // namespace entente
