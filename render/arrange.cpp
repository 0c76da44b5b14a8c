// SPDX-License-Identifier: MIT
#include "render/arrange.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <set>

namespace entente {
namespace {

[[nodiscard]] double distance(Point a, Point b) noexcept {
    return std::hypot(a.x - b.x, a.y - b.y);
}

[[nodiscard]] std::vector<std::set<std::size_t>> neighbours_of(std::size_t nodes,
                                                               const Links& links) {
    std::vector<std::set<std::size_t>> out(nodes);
    for (const auto& [a, b] : links)
        if (a != b) {
            out[a].insert(b);
            out[b].insert(a);
        }
    return out;
}

[[nodiscard]] double median_length(const std::vector<Point>& places, const Links& links) {
    std::vector<double> lengths;
    for (const auto& [a, b] : links)
        if (a != b)
            lengths.push_back(distance(places[a], places[b]));
    if (lengths.empty())
        return 0;
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::ranges::nth_element(lengths, middle);
    return *middle;
}

[[nodiscard]] Point turned(Point p, double angle) noexcept {
    const double c = std::cos(angle), s = std::sin(angle);
    return {p.x * c - p.y * s, p.x * s + p.y * c};
}

[[nodiscard]] bool is_free(const std::vector<Point>& places,
                           std::span<const Extent> boxes,
                           std::size_t node,
                           Point p) noexcept {
    constexpr double gap = 14;
    for (std::size_t n = 0; n < boxes.size(); ++n)
        if (n != node &&
            std::abs(p.x - places[n].x) < (boxes[n].width + boxes[node].width) / 2 + gap &&
            std::abs(p.y - places[n].y) < (boxes[n].height + boxes[node].height) / 2 + gap)
            return false;
    return true;
}

/// A place for a node at about `most` from `middle`, in the direction in which it was; where boxes
/// are known, the nearest free place to that, if there is one nearer than now.
[[nodiscard]] Point nearer(const std::vector<Point>& places,
                           std::span<const Extent> boxes,
                           std::size_t node,
                           Point middle,
                           double most,
                           double now) {
    constexpr int turns = 24;
    const Point away{(places[node].x - middle.x) / now, (places[node].y - middle.y) / now};
    for (const double stretch : {1.0, 1.2, 1.4, 1.7, 2.0}) {
        const double reach = most * stretch;
        if (reach >= now)
            break;
        for (int k = 0; k < turns; ++k) {
            const int step = (k + 1) / 2 * (k % 2 == 0 ? 1 : -1);
            const Point d = turned(away, step * 2 * std::numbers::pi / turns);
            const Point p{middle.x + reach * d.x, middle.y + reach * d.y};
            if (is_free(places, boxes, node, p))
                return p;
        }
    }
    return places[node];
}

}  // namespace

std::vector<std::vector<std::size_t>> components(
    std::size_t nodes, std::span<const std::pair<std::size_t, std::size_t>> links) {
    std::vector<std::size_t> root(nodes);
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto find = [&root](std::size_t n) {
        while (root[n] != n)
            n = root[n] = root[root[n]];
        return n;
    };
    for (const auto& [a, b] : links) {
        const std::size_t x = find(a), y = find(b);
        root[std::max(x, y)] = std::min(x, y);
    }
    std::vector<std::vector<std::size_t>> members(nodes);
    for (std::size_t n = 0; n < nodes; ++n)
        members[find(n)].push_back(n);
    std::erase_if(members, [](const auto& m) { return m.empty(); });
    std::ranges::stable_sort(members, std::greater{}, [](const auto& m) { return m.size(); });
    return members;
}

void pull_in(std::vector<Point>& places, const Links& links, std::span<const Extent> boxes) {
    const auto neighbours = neighbours_of(places.size(), links);
    const double usual = median_length(places, links);
    const std::vector<Point> before = places;
    for (std::size_t n = 0; n < places.size(); ++n) {
        if (neighbours[n].empty())
            continue;
        Point middle;
        for (const std::size_t other : neighbours[n]) {
            middle.x += before[other].x / static_cast<double>(neighbours[n].size());
            middle.y += before[other].y / static_cast<double>(neighbours[n].size());
        }
        constexpr std::array<double, 4> reach{0, 0.9, 1.2, 1.8};
        const double most = reach.at(std::min<std::size_t>(neighbours[n].size(), 3)) * usual;
        const double now = distance(before[n], middle);
        if (now > most)
            places[n] = nearer(places, boxes, n, middle, most, now);
    }
}

void turn_to_landscape(std::vector<Point>& places) {
    constexpr double wanted_aspect = 1.4;
    double best = 0;
    double best_cost = -1;
    for (int degrees = 0; degrees < 180; degrees += 5) {
        const double angle = degrees * std::numbers::pi / 180;
        double left = 0, right = 0, bottom = 0, top = 0;
        for (std::size_t n = 0; n < places.size(); ++n) {
            const Point p = turned(places[n], angle);
            left = n == 0 ? p.x : std::min(left, p.x);
            right = n == 0 ? p.x : std::max(right, p.x);
            bottom = n == 0 ? p.y : std::min(bottom, p.y);
            top = n == 0 ? p.y : std::max(top, p.y);
        }
        // What the picture costs is the smallest page of the wanted form that holds it, and some
        // more for its height, so that a chain lies flat and not across.
        const double cost =
            std::max((right - left) / wanted_aspect, top - bottom) + 0.35 * (top - bottom);
        if (best_cost < 0 || cost < best_cost * (1 - 1e-9)) {
            best_cost = cost;
            best = angle;
        }
    }
    for (Point& p : places)
        p = turned(p, best);
}

void separate(std::vector<Point>& places, std::span<const Extent> boxes, double gap) {
    constexpr int most_rounds = 200;
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    double widest = 0;
    for (const Extent& box : boxes)
        widest = std::max(widest, box.width);
    for (int round = 0; round < most_rounds; ++round) {
        bool moved = false;
        std::ranges::sort(order, {}, [&](std::size_t n) { return std::pair(places[n].x, n); });
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t j = i + 1; j < order.size(); ++j) {
                Point& a = places[order[i]];
                Point& b = places[order[j]];
                const Extent& p = boxes[order[i]];
                const Extent& q = boxes[order[j]];
                if (b.x - a.x > (p.width + widest) / 2 + 2 * gap)
                    break;
                const double x = (p.width + q.width) / 2 + gap - std::abs(b.x - a.x);
                const double y = (p.height + q.height) / 2 + gap - std::abs(b.y - a.y);
                if (x <= 0.01 || y <= 0.01)
                    continue;
                moved = true;
                if (x < y) {
                    const double push = (b.x >= a.x ? x : -x) / 2;
                    a.x -= push;
                    b.x += push;
                } else {
                    const double push = (b.y >= a.y ? y : -y) / 2;
                    a.y -= push;
                    b.y += push;
                }
            }
        if (!moved)
            break;
    }
}

}  // namespace entente
