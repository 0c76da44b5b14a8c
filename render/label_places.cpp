// SPDX-License-Identifier: MIT
#include "render/compose.hpp"
#include "render/node_box.hpp"
#include "render/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace entente {
namespace {

constexpr double label_size = 9;

[[nodiscard]] Box around(Point middle, double width, double height) noexcept {
    return {
        middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2};
}

[[nodiscard]] double overlap(const Box& a, const Box& b) noexcept {
    const double x = std::min(a.right, b.right) - std::max(a.left, b.left);
    const double y = std::min(a.top, b.top) - std::max(a.bottom, b.bottom);
    return x > 0 && y > 0 ? x * y : 0;
}

[[nodiscard]] Point bezier(const Point* p, double t) noexcept {
    const double u = 1 - t;
    const double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
            a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/// The curve as a polygon, with the length from its begin to each corner.
struct Track {
    std::vector<Point> points;
    std::vector<double> lengths;

    explicit Track(const Curve& curve) {
        constexpr int steps = 12;
        for (std::size_t k = 0; k + 3 < curve.points.size(); k += 3)
            for (int s = k == 0 ? 0 : 1; s <= steps; ++s)
                points.push_back(bezier(&curve.points[k], static_cast<double>(s) / steps));
        double length = 0;
        for (std::size_t k = 0; k < points.size(); ++k) {
            if (k > 0)
                length += std::hypot(points[k].x - points[k - 1].x, points[k].y - points[k - 1].y);
            lengths.push_back(length);
        }
    }

    [[nodiscard]] Point at(double share) const {
        const double wanted = share * lengths.back();
        const auto after =
            static_cast<std::size_t>(std::ranges::lower_bound(lengths, wanted) - lengths.begin());
        if (after == 0 || after >= points.size())
            return after == 0 ? points.front() : points.back();
        const double piece = lengths[after] - lengths[after - 1];
        const double t = piece > 0 ? (wanted - lengths[after - 1]) / piece : 0;
        const Point& p = points[after - 1];
        const Point& q = points[after];
        return {p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)};
    }
};

}  // namespace

std::vector<std::optional<Point>> place_labels(const Drawing& drawing, const Layout& layout) {
    std::vector<Box> nodes;
    for (std::size_t n = 0; n < drawing.nodes.size(); ++n) {
        const DrawnNode& node = drawing.nodes[n];
        nodes.push_back(around(layout.nodes[n], node.width * 0.9, node.height * 0.9));
        if (!node.label_below || node.lines.empty())
            continue;
        const Extent text = text_extent(node.lines);
        const Point& p = layout.nodes[n];
        nodes.push_back(around(
            {p.x, p.y - (node.height + text.height) / 2}, text.width * 0.9, text.height * 0.9));
    }
    std::vector<std::optional<Point>> places(drawing.edges.size());
    std::vector<Box> plates;
    // Short lines have the least choice, so they choose first.
    std::vector<std::pair<double, std::size_t>> order;
    std::vector<Track> tracks;
    for (std::size_t e = 0; e < drawing.edges.size(); ++e) {
        tracks.emplace_back(layout.edges[e]);
        if (!drawing.edges[e].label.empty() && !tracks[e].points.empty())
            order.emplace_back(tracks[e].lengths.back(), e);
    }
    std::ranges::sort(order);
    constexpr std::array<double, 11> shares{
        0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8};
    for (const auto& [length, e] : order) {
        const double width = text_width(drawing.edges[e].label) * label_size + 2;
        const double height = label_size + 2;
        std::optional<Box> best;
        double least = 0.35 * width * height;
        for (const double share : shares) {
            const Box plate = around(tracks[e].at(share), width, height);
            double covered = 0;
            for (const Box& node : nodes)
                covered += 2 * overlap(plate, node);
            for (const Box& other : plates)
                covered += 3 * overlap(plate, other);
            if (covered < least) {
                least = covered;
                best = plate;
            }
            if (covered <= 0)
                break;
        }
        if (!best)
            continue;
        plates.push_back(*best);
        places[e] = Point{(best->left + best->right) / 2, (best->bottom + best->top) / 2};
    }
    return places;
}

}  // namespace entente
