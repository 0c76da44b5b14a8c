// SPDX-License-Identifier: MIT
#include "graph/base/name_table.hpp"

#include "graph/base/large_pages.hpp"

#include <bit>
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

NameTable::NameTable() : slots_(first_slots), seed_(fresh_seed()) {}

NameTable::Hash NameTable::hash_of(std::string_view text) const noexcept {
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
    return static_cast<Hash>(mix(hash ^ odd, seed_ | 1U));
}

bool NameTable::is_at(const Slot& slot, std::string_view name) const noexcept {
    const std::size_t end = slot.text_at + name.size();
    return end < text_.size() && text_[end] == end_of_name &&
           std::string_view(text_).substr(slot.text_at, name.size()) == name;
}

std::size_t NameTable::slot_of(std::string_view name, Hash hash) const noexcept {
    std::size_t at = home(hash);
    while (slots_[at].used() && !(slots_[at].hash == hash && is_at(slots_[at], name)))
        at = (at + 1) & (slots_.size() - 1);
    return at;
}

std::optional<std::uint32_t> NameTable::find(std::string_view name, Hash hash) const noexcept {
    const Slot& slot = slots_[slot_of(name, hash)];
    return slot.used() ? std::optional(slot.number) : std::nullopt;
}

std::pair<std::uint32_t, bool> NameTable::insert(std::string_view name, Hash hash) {
    std::size_t at = slot_of(name, hash);
    if (slots_[at].used())
        return {slots_[at].number, false};
    if (2 * (size_ + 1) > slots_.size()) {
        grow(slots_.size() * 2);
        at = slot_of(name, hash);
    }
    const std::size_t text_at = text_.size();
    text_ += name;
    text_ += end_of_name;
    slots_[at] = {text_at, hash, static_cast<std::uint32_t>(size_)};
    return {static_cast<std::uint32_t>(size_++), true};
}

void NameTable::reserve(std::size_t count) {
    if (2 * count > slots_.size())
        grow(std::bit_ceil(2 * count));
}

void NameTable::grow(std::size_t slots) {
    std::vector<Slot> bigger;
    bigger.reserve(slots);
    use_large_pages(bigger.data(), slots * sizeof(Slot));
    bigger.resize(slots);
    for (const Slot& slot : slots_) {
        if (!slot.used())
            continue;
        std::size_t at = slot.hash & (slots - 1);
        while (bigger[at].used())
            at = (at + 1) & (slots - 1);
        bigger[at] = slot;
    }
    slots_ = std::move(bigger);
}

}  // namespace entente
