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
    /// Streams of one seed are independent of each other: a task with a stream of its own gives the
    /// same whichever thread runs it.
    Random(std::uint64_t seed, std::uint64_t stream) : engine_(mixed(seed + mixed(stream + 1))) {}
    /// A whole number in [0, bound).
    [[nodiscard]] std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>(((engine_() >> 32U) * bound) >> 32U);
    }
    /// A number in [0, 1).
    [[nodiscard]] double unit() { return static_cast<double>(engine_() >> 11U) * 0x1.0p-53; }
    [[nodiscard]] bool coin() { return (engine_() >> 63U) != 0; }
    void shuffle(std::vector<std::uint32_t>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(static_cast<std::uint32_t>(i))]);
    }

private:
    /// SplitMix64: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA
    /// 2014.
    static std::uint64_t mixed(std::uint64_t x) {
        x += 0x9e3779b97f4a7c15ULL;
        x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
        return x ^ (x >> 31U);
    }

    std::mt19937_64 engine_;
};

}  // namespace entente
