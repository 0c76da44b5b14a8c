// SPDX-License-Identifier: MIT
#include "extract/trie.hpp"

#include <algorithm>
#include <cassert>

namespace entente {

/// Places the children of one state after another where all of them find room. The free places are
/// a list, so that those that are taken are not looked at again.
struct Trie::Builder {
    struct Task {
        std::uint32_t state;
        std::size_t begin, end, depth;  ///< the keys that share the path to the state
    };

    explicit Builder(std::vector<std::pair<std::string, std::uint32_t>> sorted)
        : keys(std::move(sorted)) {
        grow(1024);
        take(root);
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
        values.resize(units.size());
    }

    void place(const Task& task, std::vector<Task>& tasks) {
        std::size_t begin = task.begin;
        if (keys[begin].first.size() == task.depth)
            values[task.state] = keys[begin++].second;
        labels.clear();
        starts.clear();
        for (std::size_t i = begin; i < task.end; ++i) {
            const auto byte = static_cast<unsigned char>(keys[i].first[task.depth]);
            if (labels.empty() || labels.back() != byte) {
                labels.push_back(byte);
                starts.push_back(i);
            }
        }
        if (labels.empty())
            return;
        starts.push_back(task.end);
        const std::uint32_t base = find_base();
        units[task.state].base = base;
        for (std::size_t k = 0; k < labels.size(); ++k) {
            const std::uint32_t child = base + labels[k] + 1;
            take(child);
            units[child].check = task.state;
            tasks.push_back({child, starts[k], starts[k + 1], task.depth + 1});
        }
    }

    /// A base at which all labels fall on free places: the first of a few that are tried, else
    /// behind everything.
    std::uint32_t find_base() {
        constexpr std::size_t most_tried = 48;
        const std::uint32_t first = labels.front() + 1U;
        std::size_t tried = 0;
        for (std::uint32_t place = next[end]; place != end && tried < most_tried;
             place = next[place]) {
            if (place < first)
                continue;
            ++tried;
            const std::uint32_t base = place - first;
            reserve(base);
            if (std::ranges::all_of(labels, [&](unsigned char byte) {
                    return units[base + byte + 1U].check == none;
                }))
                return base;
        }
        const std::uint32_t base = last_taken < first ? 0 : last_taken - first + 1;
        reserve(base);
        return base;
    }

    void reserve(std::uint32_t base) {
        if (base + 258U > units.size())
            grow(static_cast<std::uint32_t>(units.size()) * 2);
    }

    /// Adds free places up to `size`; place 0 is the head of their list and is never free.
    void grow(std::uint32_t size) {
        const auto old = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(units.size()));
        units.resize(size);
        values.resize(size, none);
        next.resize(size);
        previous.resize(size);
        for (std::uint32_t i = old; i < size; ++i) {
            next[previous[end]] = i;
            previous[i] = previous[end];
            previous[end] = i;
            next[i] = end;
        }
    }
    void take(std::uint32_t place) {
        last_taken = std::max(last_taken, place);
        if (place == end)
            return;
        next[previous[place]] = next[place];
        previous[next[place]] = previous[place];
    }

    static constexpr std::uint32_t end = 0;
    std::vector<std::pair<std::string, std::uint32_t>> keys;
    std::vector<Unit> units;
    std::vector<std::uint32_t> values;
    std::vector<std::uint32_t> next, previous;  ///< free places in a ring
    std::vector<unsigned char> labels;
    std::vector<std::size_t> starts;  ///< first key of each label, and one past the last
    std::uint32_t last_taken = 0;
};

Trie::Trie(std::vector<std::pair<std::string, std::uint32_t>> keys) {
    if (keys.empty())
        return;
    std::ranges::sort(keys);
    assert(!keys.front().first.empty());
    Builder builder(std::move(keys));
    builder.run();
    units_ = std::move(builder.units);
    values_ = std::move(builder.values);
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
