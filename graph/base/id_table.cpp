// SPDX-License-Identifier: MIT
#include "graph/base/id_table.hpp"

#include <cstring>
#include <random>

namespace entente {
namespace {

constexpr std::size_t first_slots = 16;

/// Both halves of the product of two numbers, folded: the mixing step of wyhash.
std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

std::uint64_t fresh_seed() {
    std::random_device device;
    return (static_cast<std::uint64_t>(device()) << 32U) | device();
}

}  // namespace

IdTable::IdTable() : slots_(first_slots), seed_(fresh_seed()) {}

std::uint64_t IdTable::hash_of(std::string_view text) const noexcept {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = seed_ ^ text.size();
    while (text.size() >= sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), sizeof word);
        hash = mix(hash ^ word, odd ^ seed_);
        text.remove_prefix(sizeof word);
    }
    std::uint64_t rest = 0;
    if (!text.empty())
        std::memcpy(&rest, text.data(), text.size());
    hash = mix(hash ^ rest, odd ^ seed_);
    return mix(hash ^ odd, seed_ | 1U);
}

void IdTable::grow() {
    std::vector<Slot> bigger(slots_.size() * 2);
    for (const Slot& slot : slots_) {
        if (!slot.used())
            continue;
        std::size_t at = static_cast<std::size_t>(slot.hash) & (bigger.size() - 1);
        while (bigger[at].used())
            at = (at + 1) & (bigger.size() - 1);
        bigger[at] = slot;
    }
    slots_ = std::move(bigger);
}

}  // namespace entente
