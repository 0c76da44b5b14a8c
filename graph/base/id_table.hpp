// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Numbers that stand for texts kept elsewhere, found by text: a hash table without copies of its
/// keys. The hash is seeded anew for each table, so no file can be made to collide; nothing that is
/// returned depends on the seed.
///
/// `name_of(number)` must give the text that the number was inserted with.
class IdTable {
public:
    IdTable();

    /// The number of the text; the one given if the text is new, and whether it is.
    template <class NameOf>
    std::pair<std::uint32_t, bool> insert(std::string_view text,
                                          std::uint32_t number,
                                          NameOf&& name_of) {
        if (2 * (size_ + 1) > slots_.size())
            grow();
        const std::uint64_t hash = hash_of(text);
        std::size_t at = static_cast<std::size_t>(hash) & (slots_.size() - 1);
        for (; slots_[at].used(); at = (at + 1) & (slots_.size() - 1))
            if (slots_[at].hash == hash && std::string_view(name_of(slots_[at].number)) == text)
                return {slots_[at].number, false};
        slots_[at] = {hash, number};
        ++size_;
        return {number, true};
    }

    template <class NameOf>
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text, NameOf&& name_of) const {
        const std::uint64_t hash = hash_of(text);
        for (std::size_t at = static_cast<std::size_t>(hash) & (slots_.size() - 1);
             slots_[at].used();
             at = (at + 1) & (slots_.size() - 1))
            if (slots_[at].hash == hash && std::string_view(name_of(slots_[at].number)) == text)
                return slots_[at].number;
        return std::nullopt;
    }

private:
    static constexpr std::uint32_t free_slot = UINT32_MAX;  // no graph has so many
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t number = free_slot;
        [[nodiscard]] bool used() const noexcept { return number != free_slot; }
    };
    [[nodiscard]] std::uint64_t hash_of(std::string_view text) const noexcept;
    void grow();

    std::vector<Slot> slots_;
    std::size_t size_ = 0;
    std::uint64_t seed_ = 0;
};

}  // namespace entente
