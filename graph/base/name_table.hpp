// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Names numbered from 0 in the order in which they come. The hash is seeded anew for each table,
/// so no file can be made to collide; nothing that is returned depends on the seed.
///
/// A look-up in a large table waits twice for memory. Who has several to make can have the waits
/// overlap: `approach` all of them, then `draw_near` to all, then find or insert each.
/// Memory: 32 to 64 bytes a name and its text, once.
class NameTable {
public:
    using Hash = std::uint32_t;

    NameTable();

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// Makes room for so many names.
    void reserve(std::size_t count);

    /// The number of the name, and whether it is new.
    std::pair<std::uint32_t, bool> insert(std::string_view name) {
        return insert(name, hash_of(name));
    }
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const {
        return find(name, hash_of(name));
    }
    /// The same with the hash of the name, as `approach` returned it.
    std::pair<std::uint32_t, bool> insert(std::string_view name, Hash hash);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name,
                                                    Hash hash) const noexcept;

    /// Has the processor fetch the place where the name would be.
    [[nodiscard]] Hash approach(std::string_view name) const noexcept {
        const Hash hash = hash_of(name);
        __builtin_prefetch(&slots_[home(hash)]);
        return hash;
    }
    /// The second step: the text that is there.
    void draw_near(Hash hash) const noexcept {
        const Slot& slot = slots_[home(hash)];
        if (slot.used())
            __builtin_prefetch(text_.data() + slot.text_at);
    }

private:
    static constexpr std::uint32_t free_slot = UINT32_MAX;  // no graph has so many
    static constexpr char end_of_name = '\xFF';             // which no UTF-8 text holds
    struct Slot {
        std::uint64_t text_at = 0;
        Hash hash = 0;
        std::uint32_t number = free_slot;
        [[nodiscard]] bool used() const noexcept { return number != free_slot; }
    };
    [[nodiscard]] Hash hash_of(std::string_view text) const noexcept;
    [[nodiscard]] std::size_t home(Hash hash) const noexcept { return hash & (slots_.size() - 1); }
    /// The slot that holds the name, or the free one where it belongs.
    [[nodiscard]] std::size_t slot_of(std::string_view name, Hash hash) const noexcept;
    [[nodiscard]] bool is_at(const Slot& slot, std::string_view name) const noexcept;
    void grow(std::size_t slots);

    std::vector<Slot> slots_;
    std::string text_;  ///< the names, each with `end_of_name`
    std::size_t size_ = 0;
    std::uint64_t seed_ = 0;
};

}  // namespace entente
