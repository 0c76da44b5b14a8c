// SPDX-License-Identifier: MIT
#include "render/route.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace entente {
namespace {

constexpr std::size_t bend_nodes = 400;  // above, curves only fan out: looking for room costs E x N
constexpr double fan_gap = 9;            // points between parallel lines

using Cubic = std::array<Point, 4>;

[[nodiscard]] Point operator+(Point a, Point b) noexcept {
    return {a.x + b.x, a.y + b.y};
}
[[nodiscard]] Point operator-(Point a, Point b) noexcept {
    return {a.x - b.x, a.y - b.y};
}
[[nodiscard]] Point operator*(double f, Point a) noexcept {
    return {f * a.x, f * a.y};
}
[[nodiscard]] double length(Point a) noexcept {
    return std::hypot(a.x, a.y);
}
[[nodiscard]] Point mix(Point a, Point b, double t) noexcept {
    return a + t * (b - a);
}

[[nodiscard]] Point at(const Cubic& c, double t) noexcept {
    const Point ab = mix(c[0], c[1], t), bc = mix(c[1], c[2], t), cd = mix(c[2], c[3], t);
    return mix(mix(ab, bc, t), mix(bc, cd, t), t);
}

/// The part of the curve between two parameters, by de Casteljau's construction.
[[nodiscard]] Cubic part(const Cubic& c, double from, double to) noexcept {
    const auto head = [](const Cubic& k, double t) {
        const Point ab = mix(k[0], k[1], t), bc = mix(k[1], k[2], t), cd = mix(k[2], k[3], t);
        const Point abc = mix(ab, bc, t), bcd = mix(bc, cd, t);
        return Cubic{k[0], ab, abc, mix(abc, bcd, t)};
    };
    const auto turned = [](const Cubic& k) { return Cubic{k[3], k[2], k[1], k[0]}; };
    const Cubic front = head(c, to);
    return turned(head(turned(front), to > 0 ? 1 - from / to : 0));
}

/// Whether a point is inside the outline of a node, `room` points wider than drawn.
[[nodiscard]] bool inside(const DrawnNode& node, Point middle, Point p, double room) noexcept {
    const double extra = node.shape == Shape::double_ellipse ? 4 : 0;
    const double x = std::abs(p.x - middle.x) / (node.width / 2 + room + extra);
    const double y = std::abs(p.y - middle.y) / (node.height / 2 + room + extra);
    if (x >= 1 || y >= 1)
        return false;
    switch (node.shape) {
        case Shape::ellipse:
        case Shape::double_ellipse:
            return x * x + y * y < 1;
        case Shape::hexagon:
            return x + 0.5 * y < 1;
        case Shape::octagon:
            return x + y < 1.41;
        case Shape::rounded:
        case Shape::box:
        case Shape::note:
            break;
    }
    return true;
}

/// The parameter at which the curve leaves the node at its begin, by halving.
[[nodiscard]] double leaves(const Cubic& c, const DrawnNode& node, Point middle) noexcept {
    double in = 0;
    double out = 0.5;
    if (inside(node, middle, at(c, out), 0.5))
        return 0.5;
    for (int k = 0; k < 20; ++k) {
        const double half = (in + out) / 2;
        (inside(node, middle, at(c, half), 0.5) ? in : out) = half;
    }
    return out;
}

[[nodiscard]] double leaves_at_end(const Cubic& c, const DrawnNode& node, Point middle) noexcept {
    return 1 - leaves({c[3], c[2], c[1], c[0]}, node, middle);
}

[[nodiscard]] Cubic arc(Point from, Point to, double bulge) noexcept {
    const Point along = to - from;
    const Point across{-along.y, along.x};
    const double size = std::max(length(along), 1e-9);
    const Point shift = (bulge / size * 4 / 3) * across;
    return {from, mix(from, to, 1.0 / 3) + shift, mix(from, to, 2.0 / 3) + shift, to};
}

[[nodiscard]] Curve loop(const DrawnNode& node, Point middle, double arrow) {
    const double right = middle.x + node.width / 2;
    const double h = std::min(node.height / 4, 12.0);
    Curve curve;
    curve.points = {{right - 2, middle.y + h},
                    {right + 30, middle.y + 2.4 * h},
                    {right + 30 + arrow, middle.y - 2.4 * h},
                    {right + arrow, middle.y - h}};
    if (arrow > 0)
        curve.end = Point{right, middle.y - h};
    return curve;
}

/// How much of a curve runs under nodes that are not its ends.
[[nodiscard]] double covered(const Cubic& c,
                             const Drawing& drawing,
                             const std::vector<Point>& places,
                             const DrawnEdge& edge) {
    constexpr int samples = 24;
    double left = 1e9, right = -1e9, bottom = 1e9, top = -1e9;
    for (const Point& p : c) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        bottom = std::min(bottom, p.y);
        top = std::max(top, p.y);
    }
    int hits = 0;
    for (std::size_t n = 0; n < places.size(); ++n) {
        const DrawnNode& node = drawing.nodes[n];
        const Point& p = places[n];
        if (n == edge.source || n == edge.target || p.x + node.width < left ||
            p.x - node.width > right || p.y + node.height < bottom || p.y - node.height > top)
            continue;
        for (int k = 1; k < samples; ++k)
            hits += inside(node, p, at(c, static_cast<double>(k) / samples), 3) ? 1 : 0;
    }
    return static_cast<double>(hits) / samples;
}

[[nodiscard]] bool ends_at_both(const DrawnEdge& edge) noexcept {
    return !edge.directed && edge.style.arrow != Arrow::normal && edge.style.arrow != Arrow::none;
}

/// Cuts the curve to the outlines and leaves room for the arrowheads.
[[nodiscard]] Curve clipped(const Cubic& whole,
                            const DrawnEdge& edge,
                            const Drawing& drawing,
                            const std::vector<Point>& places) {
    const double begin = leaves(whole, drawing.nodes[edge.source], places[edge.source]);
    const double end = leaves_at_end(whole, drawing.nodes[edge.target], places[edge.target]);
    Cubic c = begin < end ? part(whole, begin, end) : whole;
    const double size = std::max(1e-6, length(c[3] - c[0]));
    const double arrow = std::min(arrow_length(edge), size / 3);
    const bool tail = ends_at_both(edge);
    const bool head = tail || (edge.directed && edge.style.arrow != Arrow::none);
    const Point first = c[0], last = c[3];
    const double t = arrow / size;
    c = part(c, tail ? t : 0, head ? 1 - t : 1);
    Curve curve{{c.begin(), c.end()}, {}, {}};
    if (tail)
        curve.start = first;
    if (head)
        curve.end = last;
    return curve;
}

}  // namespace

double arrow_length(const DrawnEdge& edge) noexcept {
    switch (edge.style.arrow) {
        case Arrow::normal:
            return 7 * edge.arrow_scale;
        case Arrow::tee:
            return 2.5 * edge.arrow_scale;
        case Arrow::odot:
            return 5.6 * edge.arrow_scale;
        case Arrow::struck:
            return 8.75 * edge.arrow_scale;
        case Arrow::none:
            break;
    }
    return 0;
}

std::vector<Curve> route_edges(const Drawing& drawing,
                               const std::vector<Point>& places,
                               Bend bend) {
    std::map<std::pair<std::size_t, std::size_t>, std::pair<int, int>> fans;  // of, so far
    for (const DrawnEdge& edge : drawing.edges)
        ++fans[std::minmax(edge.source, edge.target)].first;
    std::vector<Curve> out;
    for (const DrawnEdge& edge : drawing.edges) {
        if (edge.source == edge.target) {
            out.push_back(loop(drawing.nodes[edge.source],
                               places[edge.source],
                               edge.directed ? arrow_length(edge) : 0));
            continue;
        }
        auto& [together, done] = fans[std::minmax(edge.source, edge.target)];
        const double middle = (together - 1) / 2.0;
        // The side of a bulge is that of the pair, whichever way the edge goes.
        const double side = edge.source < edge.target ? 1 : -1;
        double bulge = side * (done++ - middle) * fan_gap;
        const Point from = places[edge.source], to = places[edge.target];
        if (bend == Bend::curved && places.size() <= bend_nodes) {
            const double size = length(to - from);
            double least = 1e9;
            double best = bulge;
            for (const double share : {0.0, 0.06, -0.06, 0.12, -0.12, 0.2, -0.2}) {
                const double tried = bulge + share * size;
                const double cost =
                    covered(arc(from, to, tried), drawing, places, edge) + 0.15 * std::abs(share);
                if (cost < least) {
                    least = cost;
                    best = tried;
                }
            }
            bulge = best;
        }
        out.push_back(clipped(arc(from, to, bulge), edge, drawing, places));
    }
    return out;
}

}  // namespace entente
