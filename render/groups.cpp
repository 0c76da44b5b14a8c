// SPDX-License-Identifier: MIT
#include "render/draughtsman.hpp"
#include "render/text.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace entente {
namespace {

/// "bloc 2" before "bloc 10": a number at the end counts by its value.
[[nodiscard]] auto natural(std::string_view name) noexcept {
    const std::size_t last = name.find_last_not_of("0123456789");
    const std::size_t digits = last == std::string_view::npos ? 0 : last + 1;
    return std::tuple(name.substr(0, digits), name.size(), name);
}

}  // namespace

void Draughtsman::choose_fills() {
    std::map<std::string_view, std::size_t> sizes;
    for (std::size_t n = 0; n < graph_.node_count(); ++n)
        if (selection_.nodes[n])
            ++sizes[options_.groups[n]];
    std::vector<std::string_view> order;
    for (const auto& [name, size] : sizes)
        order.push_back(name);
    const std::vector<std::string>& palette = options_.theme.groups;
    std::ranges::stable_sort(
        order, std::greater{}, [&](std::string_view name) { return sizes[name]; });
    const std::size_t coloured = order.size() <= palette.size() ? order.size() : palette.size();
    const auto first_shared = order.begin() + static_cast<std::ptrdiff_t>(coloured);
    std::sort(order.begin(), first_shared, [](std::string_view a, std::string_view b) {
        return natural(a) < natural(b);
    });
    for (std::size_t k = 0; k < coloured; ++k) {
        group_of_.emplace(order[k], drawing_.groups.size());
        const std::string name = clean_label(order[k], 40);
        drawing_.groups.push_back({name.empty() ? "–" : name, palette[k]});
    }
    if (coloured == order.size())
        return;
    for (std::size_t k = coloured; k < order.size(); ++k)
        group_of_.emplace(order[k], drawing_.groups.size());
    const bool chinese = !options_.languages.empty() && options_.languages.front() == "zh";
    drawing_.groups.push_back({chinese ? "其他" : "other", options_.theme.background});
}

void Draughtsman::draw_hulls() {
    const std::vector<std::string>& palette = options_.theme.groups;
    for (const HullOptions& wanted : options_.hulls) {
        Hull hull{clean_label(wanted.name, 40), {}, {}};
        for (const std::size_t n : wanted.members)
            if (n < graph_.node_count() && selection_.nodes[n])
                hull.members.push_back(place_[n]);
        std::ranges::sort(hull.members);
        hull.members.erase(std::unique(hull.members.begin(), hull.members.end()),
                           hull.members.end());
        if (hull.members.size() < 2)
            continue;
        // A hull around nodes of one group has the colour of the group.
        const std::string& group = drawing_.nodes[hull.members.front()].group;
        const bool alike = !group.empty() && std::ranges::all_of(hull.members, [&](std::size_t n) {
            return drawing_.nodes[n].group == group;
        });
        hull.colour = alike ? drawing_.nodes[hull.members.front()].fill
                            : palette[drawing_.hulls.size() % palette.size()];
        drawing_.hulls.push_back(std::move(hull));
    }
}

}  // namespace entente
