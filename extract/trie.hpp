// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// A read-only map from byte strings to numbers, made for walking along a text: a double array, one
/// look-up a byte.
///
/// Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array Structure", IEEE Trans.
/// Software Eng. 15(9), 1989.
class Trie {
public:
    static constexpr std::uint32_t root = 0;
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    Trie() = default;
    /// Keys must be distinct and not empty. Time O(bytes) amortised.
    explicit Trie(std::vector<std::pair<std::string, std::uint32_t>> keys);

    /// The state after one more byte, or `none`.
    [[nodiscard]] std::uint32_t step(std::uint32_t state, char byte) const noexcept {
        const std::uint32_t next = units_[state].base + static_cast<unsigned char>(byte) + 1;
        return next < units_.size() && units_[next].check == state ? next : none;
    }
    /// The value of the key that ends in a state, or `none`.
    [[nodiscard]] std::uint32_t value(std::uint32_t state) const noexcept {
        return units_[state].value;
    }
    [[nodiscard]] std::uint32_t find(std::string_view key) const noexcept;
    [[nodiscard]] std::size_t bytes() const noexcept { return units_.size() * sizeof(Unit); }

private:
    struct Unit {
        std::uint32_t base = 0;
        std::uint32_t check = none;
        std::uint32_t value = none;
    };
    struct Builder;
    std::vector<Unit> units_{Unit{}};
};

}  // namespace entente
