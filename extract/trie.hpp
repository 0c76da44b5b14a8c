// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
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
        const std::uint32_t next = child(state, byte);
        return next < units_.size() && units_[next].check == state ? next : none;
    }
    /// The value of the key that ends in a state, or `none`.
    [[nodiscard]] std::uint32_t value(std::uint32_t state) const noexcept { return values_[state]; }
    [[nodiscard]] std::uint32_t find(std::string_view key) const noexcept;
    [[nodiscard]] std::size_t bytes() const noexcept {
        return units_.size() * sizeof(Unit) + values_.size() * sizeof(values_.front());
    }

    /// Walks along `text` from each of the places `begins`, as far as keys go, and calls
    /// `visit(which, end, value)` for each key found: the number of the place in `begins`, the byte
    /// after the key, its value. For one place the calls come shortest key first; those of several
    /// places are mixed.
    ///
    /// A step waits for memory and the next needs its answer; so some walks go on in turn, each
    /// having asked for the unit that it looks at when its turn comes again: twice as fast as one
    /// after the other (tests/bench/match.py).
    template <class Visit>
    void walk(std::string_view text, std::span<const std::uint32_t> begins, Visit visit) const;

private:
    struct Unit {
        std::uint32_t base = 0;
        std::uint32_t check = none;
    };
    /// One walk: it stands in `state` and is about to enter `next` by the byte at `at`.
    struct Lane {
        std::uint32_t which, at, state, next;
    };
    struct Builder;

    [[nodiscard]] std::uint32_t child(std::uint32_t state, char byte) const noexcept {
        return units_[state].base + static_cast<unsigned char>(byte) + 1;
    }
    /// Chooses what a walk enters by the byte at `at`; whether it is there is looked up later.
    void aim(Lane& lane, std::string_view text) const noexcept {
        lane.next = child(lane.state, text[lane.at]);
        __builtin_prefetch(units_.data() + lane.next);
    }

    std::vector<Unit> units_{Unit{}};
    std::vector<std::uint32_t> values_{none};  ///< of each unit
};

template <class Visit>
void Trie::walk(std::string_view text, std::span<const std::uint32_t> begins, Visit visit) const {
    constexpr std::size_t most_lanes = 8;
    std::array<Lane, most_lanes> lanes;
    std::uint32_t begun = 0;
    const auto begin_next = [&](Lane& lane) {
        while (begun < begins.size() && begins[begun] >= text.size())
            ++begun;
        if (begun == begins.size())
            return false;
        lane = {begun, begins[begun], root, none};
        ++begun;
        aim(lane, text);
        return true;
    };
    std::size_t count = 0;
    while (count < most_lanes && begin_next(lanes[count]))
        ++count;
    while (count > 0)
        for (std::size_t i = 0; i < count; ++i) {
            Lane& lane = lanes[i];
            const bool there = lane.next < units_.size() && units_[lane.next].check == lane.state;
            if (there) {
                lane.state = lane.next;
                ++lane.at;
                if (const std::uint32_t value = values_[lane.state]; value != none)
                    visit(lane.which, lane.at, value);
            }
            if (there && lane.at < text.size())
                aim(lane, text);
            else if (!begin_next(lane))
                lane = lanes[--count];
        }
}

}  // namespace entente
