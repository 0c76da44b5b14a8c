// SPDX-License-Identifier: MIT
#include "render/route.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace entente {
namespace {

[[nodiscard]] DrawnNode node(Shape shape, double width, double height) {
    DrawnNode out;
    out.shape = shape;
    out.width = width;
    out.height = height;
    return out;
}

[[nodiscard]] DrawnEdge edge(std::size_t source, std::size_t target) {
    DrawnEdge out;
    out.source = source;
    out.target = target;
    return out;
}

[[nodiscard]] double distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

TEST(RouteTest, EndsAtTheOutlinesWithRoomForTheArrow) {
    Drawing drawing;
    drawing.nodes = {node(Shape::box, 40, 20), node(Shape::ellipse, 60, 30)};
    drawing.edges = {edge(0, 1)};
    const auto curves = route_edges(drawing, {{0, 0}, {200, 0}}, Bend::straight);
    ASSERT_EQ(curves.size(), 1U);
    ASSERT_EQ(curves[0].points.size(), 4U);
    EXPECT_NEAR(curves[0].points.front().x, 20, 1);
    ASSERT_TRUE(curves[0].end.has_value());
    EXPECT_NEAR(curves[0].end->x, 170, 1);
    EXPECT_NEAR(
        distance(curves[0].points.back(), *curves[0].end), arrow_length(drawing.edges[0]), 0.3);
    EXPECT_FALSE(curves[0].start.has_value());
}

TEST(RouteTest, MutualNegativeTieHasABarAtBothEnds) {
    Drawing drawing;
    drawing.nodes = {node(Shape::hexagon, 40, 20), node(Shape::octagon, 60, 30)};
    drawing.edges = {edge(0, 1)};
    drawing.edges[0].directed = false;
    drawing.edges[0].style.arrow = Arrow::tee;
    const auto curve = route_edges(drawing, {{0, 0}, {0, 200}}, Bend::straight).front();
    EXPECT_TRUE(curve.start && curve.end);
    drawing.edges[0].style.arrow = Arrow::normal;
    const auto plain = route_edges(drawing, {{0, 0}, {0, 200}}, Bend::straight).front();
    EXPECT_FALSE(plain.start || plain.end);
}

TEST(RouteTest, ParallelEdgesFanOutWhicheverWayTheyGo) {
    Drawing drawing;
    drawing.nodes = {node(Shape::box, 20, 20), node(Shape::box, 20, 20)};
    drawing.edges = {edge(0, 1), edge(1, 0), edge(0, 1)};
    const auto curves = route_edges(drawing, {{0, 0}, {300, 0}}, Bend::straight);
    const auto height = [](const Curve& c) { return (c.points[1].y + c.points[2].y) / 2; };
    for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = a + 1; b < 3; ++b)
            EXPECT_GT(std::abs(height(curves[a]) - height(curves[b])), 5);
}

TEST(RouteTest, CurvedGoesRoundANodeInTheWay) {
    Drawing drawing;
    drawing.nodes = {
        node(Shape::box, 20, 20), node(Shape::box, 20, 20), node(Shape::ellipse, 60, 24)};
    drawing.edges = {edge(0, 1)};
    const std::vector<Point> places{{0, 0}, {400, 0}, {200, 0}};
    const Curve straight = route_edges(drawing, places, Bend::straight).front();
    const Curve curved = route_edges(drawing, places, Bend::curved).front();
    const auto middle = [](const Curve& c) {
        return (c.points[0].y + 3 * c.points[1].y + 3 * c.points[2].y + c.points[3].y) / 8;
    };
    EXPECT_NEAR(middle(straight), 0, 1);
    EXPECT_GT(std::abs(middle(curved)), 12);
}

TEST(RouteTest, SurvivesOverlappingEndsAndLoops) {
    Drawing drawing;
    drawing.nodes = {node(Shape::box, 50, 50), node(Shape::box, 50, 50)};
    drawing.edges = {edge(0, 1), edge(0, 0)};
    for (const Bend bend : {Bend::straight, Bend::curved})
        for (const Curve& curve : route_edges(drawing, {{0, 0}, {0, 0}}, bend)) {
            EXPECT_EQ(curve.points.size(), 4U);
            for (const Point& p : curve.points)
                EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));
        }
}

}  // namespace
}  // namespace entente
