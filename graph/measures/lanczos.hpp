// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/parallel.hpp"
#include "graph/measures/spectral.hpp"

#include <cmath>
#include <functional>
#include <span>
#include <vector>

namespace entente {

/// y = M x for a symmetric matrix M.
using Product = std::function<void(std::span<const double> x, std::span<double> y)>;

/// The largest eigenvalue of a symmetric matrix and its vector, of length 1, by Lanczos with full
/// reorthogonalisation, started anew from the best vector so far until the residual is below
/// tolerance * eigenvalue. `start` must not be 0; where the eigenvalue is multiple, the result is
/// the projection of `start`.
/// Golub, Van Loan, "Matrix Computations", 4th ed., 10.1-10.3, 2013.
[[nodiscard]] Iterated leading_vector(const Product& product,
                                      std::vector<double> start,
                                      const EigenOptions& options);

/// Eigenvalues and vectors of a small symmetric matrix.
struct SmallEigen {
    std::vector<double> values;
    std::vector<double> vectors;  ///< row by row; column k belongs to value k
};
/// Of the symmetric tridiagonal matrix with this diagonal and these entries beside it, by Jacobi.
[[nodiscard]] SmallEigen eigen_of_tridiagonal(std::span<const double> diagonal,
                                              std::span<const double> beside);

/// Entry (node, node) of exp(M - shift) for a symmetric matrix M of `size` rows, by Lanczos from
/// the node: Golub, Meurant, "Matrices, Moments and Quadrature", 1994.
[[nodiscard]] double exponential_at(const Product& product,
                                    std::size_t size,
                                    std::size_t node,
                                    double shift);

}  // namespace entente
