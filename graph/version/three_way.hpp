// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace entente {

/// Walks over three sorted lists at once: each(a, b, c) for every key, with null where a list has
/// none. `before(x, i, y, k)` orders element x of list i and y of list k; keys are strictly rising
/// within a list.
template <class List, class Before, class Each>
void walk_three(const std::array<const List*, 3>& lists, Before&& before, Each&& each) {
    std::array<decltype(lists[0]->begin()), 3> at{
        lists[0]->begin(), lists[1]->begin(), lists[2]->begin()};
    for (;;) {
        std::size_t least = lists.size();
        for (std::size_t i = 0; i < lists.size(); ++i)
            if (at[i] != lists[i]->end() &&
                (least == lists.size() || before(*at[i], i, *at[least], least)))
                least = i;
        if (least == lists.size())
            return;
        const auto chosen = at[least];
        std::array<decltype(&*chosen), 3> found{};
        for (std::size_t i = 0; i < lists.size(); ++i)
            if (at[i] != lists[i]->end() && !before(*chosen, least, *at[i], i))
                found[i] = &*at[i]++;
        each(found[0], found[1], found[2]);
    }
}

}  // namespace entente
