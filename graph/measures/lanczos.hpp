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

/// Eigenvector of the largest eigenvalue of the symmetric tridiagonal matrix with this diagonal and
/// these entries beside it, of length 1; and the eigenvalue.
[[nodiscard]] std::vector<double> leading_of_tridiagonal(std::span<const double> diagonal,
                                                         std::span<const double> beside,
                                                         double& eigenvalue);

}  // namespace entente
