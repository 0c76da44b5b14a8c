// SPDX-License-Identifier: MIT
#include "render/arrange.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace entente {
namespace {

using ::testing::ElementsAre;

TEST(ComponentsTest, LargestFirstTiesByFirstNode) {
    const Links links{{4, 2}, {2, 3}, {0, 5}, {5, 0}};
    EXPECT_THAT(
        components(7, links),
        ElementsAre(ElementsAre(2, 3, 4), ElementsAre(0, 5), ElementsAre(1), ElementsAre(6)));
    EXPECT_TRUE(components(0, {}).empty());
}

TEST(PullInTest, BringsAFlungOutLeafBack) {
    std::vector<Point> places{{0, 0}, {100, 0}, {0, 100}, {-100, 0}, {0, -1000}};
    const Links links{{0, 1}, {0, 2}, {0, 3}, {0, 4}};
    pull_in(places, links);
    EXPECT_NEAR(std::hypot(places[4].x, places[4].y), 90, 1e-6);
    EXPECT_NEAR(places[4].x, 0, 1e-6);
    EXPECT_LT(places[4].y, 0);
}

TEST(PullInTest, LeavesANodeThatHasNoRoomNearer) {
    std::vector<Point> places{{0, 0}, {100, 0}, {0, 100}, {-100, 0}, {0, -1000}};
    const std::vector<Point> before = places;
    const Links links{{0, 1}, {0, 2}, {0, 3}, {0, 4}};
    const std::vector<Extent> boxes(5, {900, 900});
    pull_in(places, links, boxes);
    EXPECT_EQ(places[4], before[4]);
}

TEST(TurnToLandscapeTest, LaysATallPictureDown) {
    std::vector<Point> places{{0, 0}, {3, 100}, {-2, 200}, {1, 300}};
    turn_to_landscape(places);
    EXPECT_GT(std::abs(places[3].x - places[0].x), 290);
    EXPECT_LT(std::abs(places[3].y - places[0].y), 30);
}

[[nodiscard]] bool overlap(Point a, Point b, Extent p, Extent q) {
    return std::abs(a.x - b.x) < (p.width + q.width) / 2 - 0.1 &&
           std::abs(a.y - b.y) < (p.height + q.height) / 2 - 0.1;
}

TEST(SeparateTest, LeavesNoOverlapAmongFewBoxes) {
    for (unsigned seed = 0; seed < 50; ++seed) {
        std::mt19937 random(seed);
        std::vector<Point> places;
        std::vector<Extent> boxes;
        for (int k = 0; k < 20; ++k) {
            places.push_back(
                {static_cast<double>(random() % 600), static_cast<double>(random() % 600)});
            boxes.push_back({20.0 + static_cast<double>(random() % 60),
                             20.0 + static_cast<double>(random() % 30)});
        }
        separate(places, boxes, 4);
        for (std::size_t a = 0; a < places.size(); ++a)
            for (std::size_t b = a + 1; b < places.size(); ++b)
                EXPECT_FALSE(overlap(places[a], places[b], boxes[a], boxes[b])) << "seed " << seed;
    }
}

TEST(NestTest, PutsSmallComponentsWhereNothingIs) {
    for (unsigned seed = 0; seed < 30; ++seed) {
        std::mt19937 random(seed);
        // A ring of twelve with an empty middle, and loose nodes.
        std::vector<Point> places;
        Links links;
        for (std::size_t k = 0; k < 12; ++k) {
            places.push_back({400 * std::cos(0.5236 * static_cast<double>(k)),
                              300 * std::sin(0.5236 * static_cast<double>(k))});
            links.emplace_back(k, (k + 1) % 12);
        }
        std::vector<Extent> boxes(12, {40, 30});
        for (int k = 0; k < 6; ++k) {
            places.push_back({0, 0});
            boxes.push_back({30.0 + static_cast<double>(random() % 100),
                             20.0 + static_cast<double>(random() % 40)});
        }
        nest(places, components(places.size(), links), links, boxes);
        for (std::size_t a = 0; a < places.size(); ++a)
            for (std::size_t b = a + 1; b < places.size(); ++b)
                EXPECT_FALSE(overlap(places[a], places[b], boxes[a], boxes[b])) << "seed " << seed;
    }
}

}  // namespace
}  // namespace entente
