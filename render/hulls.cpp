// SPDX-License-Identifier: MIT
#include "render/hulls.hpp"

#include "render/compose.hpp"
#include "render/node_box.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

namespace entente {
namespace {

constexpr double margin = 12;    // around a node
constexpr double half_lane = 7;  // of the lanes between nodes
constexpr double finest = 6;     // side of a cell
constexpr double most_cells = 200'000;

struct Segment {
    Point from, to;
};

[[nodiscard]] double distance(Point p, const Box& box) noexcept {
    const double x = std::max({box.left - p.x, p.x - box.right, 0.0});
    const double y = std::max({box.bottom - p.y, p.y - box.top, 0.0});
    return std::hypot(x, y);
}

[[nodiscard]] double distance(Point p, const Segment& line) noexcept {
    const double dx = line.to.x - line.from.x, dy = line.to.y - line.from.y;
    const double square = dx * dx + dy * dy;
    const double along = (p.x - line.from.x) * dx + (p.y - line.from.y) * dy;
    const double t = square > 0 ? std::clamp(along / square, 0.0, 1.0) : 0.0;
    return std::hypot(p.x - line.from.x - t * dx, p.y - line.from.y - t * dy);
}

/// The shortest tree over the points, by Prim.
[[nodiscard]] std::vector<Segment> tree(const std::vector<Point>& points) {
    std::vector<Segment> out;
    std::vector<bool> in(points.size(), false);
    std::vector<double> near(points.size(), 1e18);
    std::vector<std::size_t> by(points.size(), 0);
    for (std::size_t round = 0, at = 0; round < points.size(); ++round) {
        in[at] = true;
        if (round > 0)
            out.push_back({points[by[at]], points[at]});
        for (std::size_t n = 0; n < points.size(); ++n) {
            const double d = std::hypot(points[n].x - points[at].x, points[n].y - points[at].y);
            if (!in[n] && d < near[n]) {
                near[n] = d;
                by[n] = at;
            }
        }
        std::size_t next = points.size();
        for (std::size_t n = 0; n < points.size(); ++n)
            if (!in[n] && (next == points.size() || near[n] < near[next]))
                next = n;
        at = next == points.size() ? at : next;
    }
    return out;
}

/// How far each corner of a grid is inside (above zero) or outside.
class Field {
public:
    Field(const Box& box, double side)
        : left_(box.left),
          bottom_(box.bottom),
          side_(side),
          columns_(static_cast<std::size_t>(box.width() / side) + 2),
          rows_(static_cast<std::size_t>(box.height() / side) + 2),
          inside_(columns_ * rows_, -1e9) {}

    /// Takes what is within `reach` of a thing that fits into `around`.
    template <class Thing>
    void take(const Thing& thing, const Box& around, double reach) {
        const auto cell = [this](double v, double origin, std::size_t most) {
            return std::min(most, static_cast<std::size_t>(std::max(0.0, (v - origin) / side_)));
        };
        const double pad = reach + side_;
        const std::size_t last_row = cell(around.top + pad, bottom_, rows_ - 1);
        const std::size_t last_column = cell(around.right + pad, left_, columns_ - 1);
        for (std::size_t r = cell(around.bottom - pad, bottom_, rows_ - 1); r <= last_row; ++r)
            for (std::size_t c = cell(around.left - pad, left_, columns_ - 1); c <= last_column;
                 ++c) {
                double& value = inside_[r * columns_ + c];
                value = std::max(value, reach - distance(corner(c, r), thing));
            }
    }

    [[nodiscard]] std::vector<std::vector<Point>> outlines() const;

private:
    using Cut = std::pair<std::size_t, bool>;  // a corner, and whether the cut is above or right
    [[nodiscard]] Point corner(std::size_t c, std::size_t r) const noexcept {
        return {left_ + side_ * static_cast<double>(c), bottom_ + side_ * static_cast<double>(r)};
    }
    [[nodiscard]] Point place(const Cut& cut) const noexcept {
        const std::size_t other = cut.first + (cut.second ? columns_ : 1);
        const double a = inside_[cut.first], b = inside_[other];
        // The field is far below zero outside of what was taken: those cuts go to the middle.
        const double t = std::max(std::abs(a), std::abs(b)) > 1e8 ? 0.5 : a / (a - b);
        const Point p = corner(cut.first % columns_, cut.first / columns_);
        return cut.second ? Point{p.x, p.y + t * side_} : Point{p.x + t * side_, p.y};
    }
    void walk_cell(std::size_t at, std::map<Cut, Cut>& next) const;

    double left_, bottom_, side_;
    std::size_t columns_, rows_;
    std::vector<double> inside_;
};

/// Marching squares: the cuts through one cell, directed so that the inside is on the left.
void Field::walk_cell(std::size_t at, std::map<Cut, Cut>& next) const {
    const std::array<std::size_t, 4> corners{at, at + 1, at + columns_ + 1, at + columns_};
    const std::array<Cut, 4> sides{
        {{at, false}, {at + 1, true}, {at + columns_, false}, {at, true}}};
    std::array<Cut, 4> ins{}, outs{};
    std::size_t in = 0, out = 0;
    for (std::size_t k = 0; k < 4; ++k) {
        const bool here = inside_[corners.at(k)] > 0, there = inside_[corners.at((k + 1) % 4)] > 0;
        if (here && !there)
            outs.at(out++) = sides.at(k);
        if (!here && there)
            ins.at(in++) = sides.at(k);
    }
    // Against the clock round the cell, the line enters it where the inside ends and leaves it
    // where the inside begins; of two lines, each goes round its own corner.
    for (std::size_t k = 0; k < out; ++k) {
        const bool first_in = inside_[corners[0]] > 0;
        next[outs.at(k)] = ins.at(out == 2 && first_in ? (k + 1) % 2 : k);
    }
}

std::vector<std::vector<Point>> Field::outlines() const {
    std::map<Cut, Cut> next;
    for (std::size_t r = 0; r + 1 < rows_; ++r)
        for (std::size_t c = 0; c + 1 < columns_; ++c)
            walk_cell(r * columns_ + c, next);
    std::vector<std::vector<Point>> out;
    while (!next.empty()) {
        std::vector<Point> outline;
        for (auto step = next.begin(); step != next.end();) {
            outline.push_back(place(step->first));
            const Cut onward = step->second;
            next.erase(step);
            step = next.find(onward);
        }
        out.push_back(std::move(outline));
    }
    return out;
}

/// Twice the area within, against the clock positive.
[[nodiscard]] double area(const std::vector<Point>& outline) noexcept {
    double sum = 0;
    for (std::size_t k = 0; k < outline.size(); ++k) {
        const Point &a = outline[k], &b = outline[(k + 1) % outline.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

/// Each corner becomes the mean of itself and its neighbours.
[[nodiscard]] std::vector<Point> smooth(std::vector<Point> outline) {
    for (int round = 0; round < 2; ++round) {
        const std::vector<Point> old = outline;
        for (std::size_t k = 0; k < old.size(); ++k) {
            const Point &a = old[(k + old.size() - 1) % old.size()], &b = old[k],
                        &c = old[(k + 1) % old.size()];
            outline[k] = {(a.x + 2 * b.x + c.x) / 4, (a.y + 2 * b.y + c.y) / 4};
        }
    }
    return outline;
}

}  // namespace

std::vector<std::vector<Point>> hull_outlines(const Drawing& drawing,
                                              const Layout& layout,
                                              const Hull& hull) {
    std::vector<Point> middles;
    std::vector<Box> boxes;
    Box all{1e9, 1e9, -1e9, -1e9};
    for (const std::size_t n : hull.members) {
        const DrawnNode& node = drawing.nodes[n];
        const Point& p = layout.nodes[n];
        const Extent room = roomy_extent(node);
        middles.push_back(p);
        boxes.push_back({p.x - room.width / 2,
                         p.y + node.height / 2 - room.height,
                         p.x + room.width / 2,
                         p.y + node.height / 2});
        all = {std::min(all.left, boxes.back().left),
               std::min(all.bottom, boxes.back().bottom),
               std::max(all.right, boxes.back().right),
               std::max(all.top, boxes.back().top)};
    }
    if (boxes.empty())
        return {};
    constexpr double pad = margin + 3 * finest;
    all = {all.left - pad, all.bottom - pad, all.right + pad, all.top + pad};
    const double side = std::max(finest, std::sqrt(all.width() * all.height() / most_cells));
    Field field(all, side);
    for (const Box& box : boxes)
        field.take(box, box, margin);
    for (const Segment& line : tree(middles))
        field.take(line,
                   {std::min(line.from.x, line.to.x),
                    std::min(line.from.y, line.to.y),
                    std::max(line.from.x, line.to.x),
                    std::max(line.from.y, line.to.y)},
                   half_lane);
    std::vector<std::vector<Point>> out;
    for (const auto& outline : field.outlines())
        if (area(outline) > 0)  // the others are holes between the lanes
            out.push_back(smooth(outline));
    return out;
}

}  // namespace entente
