// SPDX-License-Identifier: MIT
#include "render/arrange.hpp"
#include "render/compose.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace entente {
namespace {

constexpr double gap = 22;
constexpr std::size_t most_searched = 400;  // nodes; above, everything small goes below

[[nodiscard]] Box united(const Box& a, const Box& b) noexcept {
    return {std::min(a.left, b.left),
            std::min(a.bottom, b.bottom),
            std::max(a.right, b.right),
            std::max(a.top, b.top)};
}

[[nodiscard]] Box box_of(const std::vector<Point>& places,
                         std::span<const std::size_t> members,
                         std::span<const Extent> boxes) {
    Box out{1e12, 1e12, -1e12, -1e12};
    for (const std::size_t n : members)
        out = united(out,
                     {places[n].x - boxes[n].width / 2,
                      places[n].y - boxes[n].height / 2,
                      places[n].x + boxes[n].width / 2,
                      places[n].y + boxes[n].height / 2});
    return out;
}

/// Whether the segment meets the box, by clipping it side after side (Liang and Barsky).
[[nodiscard]] bool meets(const Box& box, Point a, Point b) noexcept {
    double from = 0, to = 1;
    const auto clip = [&](double p, double q) {
        if (p == 0)
            return q >= 0;
        const double t = q / p;
        if (p < 0)
            from = std::max(from, t);
        else
            to = std::min(to, t);
        return from <= to;
    };
    const double dx = b.x - a.x, dy = b.y - a.y;
    return clip(-dx, a.x - box.left) && clip(dx, box.right - a.x) && clip(-dy, a.y - box.bottom) &&
           clip(dy, box.top - a.y);
}

/// What has its place already.
struct Settled {
    std::vector<Box> nodes;
    std::vector<std::pair<Point, Point>> lines;
    Box all;

    [[nodiscard]] bool is_free(const Box& box) const {
        const Box wide{box.left - gap, box.bottom - gap, box.right + gap, box.top + gap};
        return std::ranges::none_of(nodes,
                                    [&](const Box& n) {
                                        return n.left < wide.right && n.right > wide.left &&
                                               n.bottom < wide.top && n.top > wide.bottom;
                                    }) &&
               std::ranges::none_of(
                   lines, [&](const auto& line) { return meets(wide, line.first, line.second); });
    }

    /// The free place nearest to a corner of the whole.
    [[nodiscard]] std::optional<Box> room(double width, double height) const {
        std::optional<Box> best;
        double least = 0;
        const double step = 12;
        for (double top = all.top; top - height >= all.bottom - 0.01; top -= step)
            for (double left = all.left; left + width <= all.right + 0.01; left += step) {
                const double x = std::min(left - all.left, all.right - left - width);
                const double y = std::min(all.top - top, top - height - all.bottom);
                if (best && x + y >= least)
                    continue;
                const Box box{left, top - height, left + width, top};
                if (is_free(box)) {
                    best = box;
                    least = x + y;
                }
            }
        return best;
    }
};

}  // namespace

void nest(std::vector<Point>& places,
          const std::vector<std::vector<std::size_t>>& groups,
          const Links& links,
          std::span<const Extent> boxes) {
    if (groups.empty())
        return;
    Settled settled;
    const auto settle = [&](std::span<const std::size_t> members) {
        for (const std::size_t n : members)
            settled.nodes.push_back(box_of(places, {&n, 1}, boxes));
        for (const auto& [a, b] : links)
            if (std::ranges::binary_search(members, a))
                settled.lines.emplace_back(places[a], places[b]);
    };
    settled.all = box_of(places, groups.front(), boxes);
    settle(groups.front());
    // A picture of many small parts has no largest one to be filled: make a page of rows for it.
    double area = 0;
    for (const auto& members : groups) {
        const Box box = box_of(places, members, boxes);
        area += (box.width() + gap) * (box.height() + gap);
    }
    const double right = settled.all.left + std::max(settled.all.width(), std::sqrt(area * 1.6));
    double x = settled.all.left, y = settled.all.bottom - gap, row = 0;
    for (std::size_t g = 1; g < groups.size(); ++g) {
        const Box now = box_of(places, groups[g], boxes);
        std::optional<Box> to;
        if (places.size() <= most_searched)
            to = settled.room(now.width(), now.height());
        if (!to) {
            if (x > settled.all.left && x + now.width() > right) {
                x = settled.all.left;
                y -= row + gap;
                row = 0;
            }
            to = Box{x, y - now.height(), x + now.width(), y};
            x += now.width() + gap;
            row = std::max(row, now.height());
        }
        for (const std::size_t n : groups[g]) {
            places[n].x += to->left - now.left;
            places[n].y += to->bottom - now.bottom;
        }
        settle(groups[g]);
    }
}

}  // namespace entente
