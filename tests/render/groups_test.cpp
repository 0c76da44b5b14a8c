// SPDX-License-Identifier: MIT
#include "render/compose.hpp"
#include "render/hulls.hpp"
#include "render/node_box.hpp"
#include "render/render.hpp"
#include "tests/support/sample_graphs.hpp"
#include "tests/support/xml_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace entente {
namespace {

using ::testing::HasSubstr;

TEST(GroupsTest, NumbersCountByValueAndTheSmallestShareAColour) {
    const Graph graph = testing::random_graph(66, 3);
    DrawingOptions options;
    // Group 1 has one node, group 2 two, ... group 11 eleven: more groups than colours.
    for (std::size_t group = 1; group <= 11; ++group)
        for (std::size_t k = 0; k < group; ++k)
            options.groups.push_back("bloc " + std::to_string(group));
    const Drawing drawing = make_drawing(graph, {}, options);
    const std::size_t colours = options.theme.groups.size();
    ASSERT_EQ(drawing.groups.size(), colours + 1);
    EXPECT_EQ(drawing.groups.front().name, "bloc 4") << "the eight largest are 4 to 11";
    EXPECT_EQ(drawing.groups[colours - 1].name, "bloc 11");
    EXPECT_EQ(drawing.groups.back().name, "其他");
    for (const DrawnNode& node : drawing.nodes)
        EXPECT_TRUE(std::ranges::any_of(drawing.groups, [&](const GroupStyle& group) {
            return group.name == node.group && group.fill == node.fill;
        })) << node.id;
    EXPECT_EQ(drawing.legend.nodes.back().text, "其他");
}

TEST(ExactTest, AreaIsTheValueForEveryShape) {
    for (const auto& [shape, covered] : {std::pair(Shape::ellipse, std::numbers::pi / 4),
                                         std::pair(Shape::box, 1.0),
                                         std::pair(Shape::hexagon, 0.75)})
        for (const double share : {0.1, 0.5, 1.0}) {
            const Extent box = exact_extent(shape, share, 80);
            EXPECT_NEAR(box.width * box.height * covered, share * std::numbers::pi * 1600, 1e-6);
        }
    EXPECT_GT(exact_extent(Shape::box, 0, 80).width, 0)
        << "what has no value is a dot, not nothing";
}

TEST(ExactTest, NamesStandBelowAndNothingOverlaps) {
    const Drawing drawing = make_drawing(testing::eurasia_graph(), {}, {.exact = true});
    const Layout layout = lay_out(drawing);
    const auto box = [&](std::size_t n) {
        const Extent room = roomy_extent(drawing.nodes[n]);
        const double top = layout.nodes[n].y + drawing.nodes[n].height / 2;
        return Box{layout.nodes[n].x - room.width / 2,
                   top - room.height,
                   layout.nodes[n].x + room.width / 2,
                   top};
    };
    for (std::size_t a = 0; a < drawing.nodes.size(); ++a) {
        EXPECT_TRUE(drawing.nodes[a].label_below);
        for (std::size_t b = a + 1; b < drawing.nodes.size(); ++b) {
            const Box p = box(a), q = box(b);
            EXPECT_TRUE(p.right < q.left + 1 || q.right < p.left + 1 || p.top < q.bottom + 1 ||
                        q.top < p.bottom + 1)
                << drawing.nodes[a].id << " " << drawing.nodes[b].id;
        }
    }
    const Rendered svg = render(drawing, layout, ImageFormat::svg);
    EXPECT_EQ(testing::XmlCheck(svg.bytes).fault(), "");
    EXPECT_THAT(svg.bytes, HasSubstr("exactly"));
}

/// Whether a point is inside an outline, by the rule of crossings.
[[nodiscard]] bool holds(const std::vector<Point>& outline, Point p) {
    bool in = false;
    for (std::size_t k = 0, j = outline.size() - 1; k < outline.size(); j = k++) {
        const Point &a = outline[k], &b = outline[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
            in = !in;
    }
    return in;
}

TEST(HullTest, OneOutlineHoldsEveryMember) {
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        std::mt19937 random(seed);
        Drawing drawing;
        Layout layout;
        Hull hull;
        for (std::size_t n = 0; n < 2 + seed % 9; ++n) {
            const auto pick = [&](std::size_t least, std::size_t more) {
                return static_cast<double>(least + random() % more);
            };
            drawing.nodes.push_back({.width = pick(20, 80), .height = pick(16, 30)});
            layout.nodes.push_back({pick(0, 900), pick(0, 600)});
            hull.members.push_back(n);
        }
        const auto outlines = hull_outlines(drawing, layout, hull);
        ASSERT_EQ(outlines.size(), 1U) << "lanes join all members; seed " << seed;
        for (std::size_t n = 0; n < layout.nodes.size(); ++n)
            for (const double x : {-0.5, 0.0, 0.5})
                for (const double y : {-0.5, 0.5})
                    EXPECT_TRUE(holds(outlines[0],
                                      {layout.nodes[n].x + x * drawing.nodes[n].width,
                                       layout.nodes[n].y + y * drawing.nodes[n].height}))
                        << "seed " << seed << " node " << n;
    }
}

TEST(HullTest, IsDrawnUnderThePictureWithItsName) {
    const Graph graph = testing::eurasia_graph();
    std::vector<std::size_t> members;
    for (const char* id : {"KAZ", "UZB", "KGZ", "TJK"})
        members.push_back(index(*graph.find(id)));
    DrawingOptions options;
    options.hulls = {{"中亚 <五国>", members}, {"nobody", {0}}};
    const Drawing drawing = make_drawing(graph, {}, options);
    ASSERT_EQ(drawing.hulls.size(), 1U) << "one node is no group";
    const std::string svg = render(drawing, ImageFormat::svg).bytes;
    EXPECT_EQ(testing::XmlCheck(svg).fault(), "");
    EXPECT_THAT(svg, HasSubstr("中亚 &lt;五国&gt;"));
    const std::size_t hull = svg.find("class=\"hull\"");
    ASSERT_NE(hull, std::string::npos);
    EXPECT_LT(hull, svg.find("class=\"node "));
    EXPECT_EQ(svg, render(drawing, ImageFormat::svg).bytes);
}

}  // namespace
}  // namespace entente
