// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/signed.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

namespace entente {

/// Triangles of ties of one clear sign, by their number of negative ties.
struct TriangleSigns {
    std::array<std::uint64_t, 4> by_negative{};  ///< +++ ++- +-- ---
    double positive_share = 0.0;                 ///< of all clear ties
    [[nodiscard]] std::uint64_t total() const noexcept;
    /// Share with an even number of negative ties; 0 without triangles.
    [[nodiscard]] double balanced() const noexcept;
    /// The same if signs fell on ties by chance.
    [[nodiscard]] double expected() const noexcept;
};
/// Cartwright, Harary, Psychological Review 63(5):277-293, 1956. Time O(E^1.5).
[[nodiscard]] TriangleSigns triangle_signs(const SignedNetwork& network,
                                           const std::atomic<bool>* stop = nullptr);

/// trace(exp(A)) / trace(exp(|A|)): closed walks of positive sign against all, long ones counting
/// less; 1 = balanced. Estrada, Benzi, Physical Review E 90:042802, 2014. 1 without clear ties.
/// Time O(V E). @throws Error{limit} above 5,000 nodes.
[[nodiscard]] double walk_balance(const SignedNetwork& network,
                                  unsigned threads = 1,
                                  const std::atomic<bool>* stop = nullptr);

struct FrustrationOptions {
    std::uint64_t most_steps = 20'000'000;  ///< of the search; the same result on any machine
    double seconds = 0.0;  ///< besides, a limit of time, 0 = none: results may then differ
    const std::atomic<bool>* stop = nullptr;
};

/// The fewest ties that must change sign for the network to fall into two camps that are friendly
/// inside and hostile to each other.
struct Frustration {
    std::uint64_t index = 0;        ///< the number of `flips`; the best found
    std::uint64_t lower_bound = 0;  ///< proven; equal to `index` where `exact`
    bool exact = true;
    std::vector<Link> flips;  ///< the ties to change, by node; weights +1 or -1
    std::vector<bool> camp;   ///< by node; the first node of each component is in camp false
};
/// Branch and bound, block by block. Exponential in the worst case.
/// Harary, Behavioral Science 4:316-323, 1959; Aref, Mason, Wilson, "An Exact Method for Computing
/// the Frustration Index in Signed Networks", Journal of Combinatorial Optimization 37, 2019.
[[nodiscard]] Frustration frustration(const SignedNetwork& network,
                                      const FrustrationOptions& options = {});

}  // namespace entente
