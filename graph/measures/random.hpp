// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace entente {

/// A small, fast and fixed source of random numbers: std::shuffle differs between libraries.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}
    /// A whole number in [0, bound).
    [[nodiscard]] std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>(((engine_() >> 32U) * bound) >> 32U);
    }
    /// A number in [0, 1).
    [[nodiscard]] double unit() { return static_cast<double>(engine_() >> 11U) * 0x1.0p-53; }
    void shuffle(std::vector<std::uint32_t>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(static_cast<std::uint32_t>(i))]);
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace entente
