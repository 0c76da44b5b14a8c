// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace entente::test {

/// Seeded numbers for property tests; the same on every machine (std::uniform_int_distribution is
/// not).
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    /// A number in [0, bound), or 0 where there is none.
    std::uint32_t below(std::size_t bound) {
        return bound == 0 ? 0 : static_cast<std::uint32_t>(engine_() % bound);
    }
    bool chance(unsigned percent) { return below(100) < percent; }
    std::uint64_t bits() { return engine_(); }
    template <class T>
    const T& pick(const std::vector<T>& values) {
        return values.at(below(values.size()));
    }
    template <class T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[below(i)]);
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace entente::test
