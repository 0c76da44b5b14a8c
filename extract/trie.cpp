// SPDX-License-Identifier: MIT
#include "extract/trie.hpp"

#include <algorithm>
#include <cassert>

namespace entente {

/// Places the children of one state after another at the first base where all of them find room.
struct Trie::Builder {
    struct Task {
        std::uint32_t state;
        std::size_t begin, end, depth;  ///< the keys that share the path to the state
    };

    explicit Builder(std::vector<std::pair<std::string, std::uint32_t>> sorted)
        : keys(std::move(sorted)) {
        units.resize(1024);
        units[root].check = root;
    }

    void run() {
        std::vector<Task> tasks{{root, 0, keys.size(), 0}};
        while (!tasks.empty()) {
            const Task task = tasks.back();
            tasks.pop_back();
            place(task, tasks);
        }
        while (units.size() > 1 && units.back().check == none)
            units.pop_back();
    }

    void place(const Task& task, std::vector<Task>& tasks) {
        std::size_t begin = task.begin;
        if (keys[begin].first.size() == task.depth)
            units[task.state].value = keys[begin++].second;
        labels.clear();
        for (std::size_t i = begin; i < task.end; ++i) {
            const auto byte = static_cast<unsigned char>(keys[i].first[task.depth]);
            if (labels.empty() || labels.back() != byte)
                labels.push_back(byte);
        }
        if (labels.empty())
            return;
        const std::uint32_t base = find_base();
        units[task.state].base = base;
        for (std::size_t i = begin; i < task.end;) {
            const auto byte = static_cast<unsigned char>(keys[i].first[task.depth]);
            std::size_t last = i;
            while (last < task.end &&
                   static_cast<unsigned char>(keys[last].first[task.depth]) == byte)
                ++last;
            const std::uint32_t child = base + byte + 1;
            units[child].check = task.state;
            tasks.push_back({child, i, last, task.depth + 1});
            i = last;
        }
    }

    /// First fit from the first place that may still be free; the start moves on once places before
    /// it are nearly full.
    std::uint32_t find_base() {
        std::size_t misses = 0;
        for (std::uint32_t base = first_free;; ++base) {
            if (base + 258 > units.size())
                units.resize(units.size() * 2);
            const bool fits = std::ranges::all_of(
                labels, [&](unsigned char byte) { return units[base + byte + 1].check == none; });
            if (fits) {
                if (misses > 64)
                    first_free = base;
                return base;
            }
            ++misses;
        }
    }

    std::vector<std::pair<std::string, std::uint32_t>> keys;
    std::vector<Unit> units;
    std::vector<unsigned char> labels;
    std::uint32_t first_free = 1;
};

Trie::Trie(std::vector<std::pair<std::string, std::uint32_t>> keys) {
    if (keys.empty())
        return;
    std::ranges::sort(keys);
    assert(!keys.front().first.empty());
    Builder builder(std::move(keys));
    builder.run();
    units_ = std::move(builder.units);
}

std::uint32_t Trie::find(std::string_view key) const noexcept {
    std::uint32_t state = root;
    for (const char byte : key) {
        state = step(state, byte);
        if (state == none)
            return none;
    }
    return value(state);
}

}  // namespace entente
