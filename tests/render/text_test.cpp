// SPDX-License-Identifier: MIT
#include "render/text.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(TextWidthTest, CountsChineseAsOneEmAndLatinByTable) {
    EXPECT_DOUBLE_EQ(text_width("中国"), 2.0);
    EXPECT_NEAR(text_width("China"), 0.610 + 0.608 + 0.278 + 0.608 + 0.563, 1e-9);
    EXPECT_GT(text_width("China", true), text_width("China"));
    EXPECT_DOUBLE_EQ(text_width(""), 0.0);
}

TEST(CleanLabelTest, DropsControlsAndBidiAndNoncharacters) {
    EXPECT_EQ(clean_label("a\x01\x1f"
                          "b\x7f"),
              "ab");
    EXPECT_EQ(clean_label("safe\u202Egnp\u202C\u2066x\u2069"), "safegnpx");
    EXPECT_EQ(clean_label("x\uFFFEy\uFFFF\uFEFFz\u200B"), "xyz");
    EXPECT_EQ(clean_label("  one \r\n\ttwo\u3000three "), "one two three");
    EXPECT_EQ(clean_label("<b>\\N\"&"), "<b>\\N\"&");
}

TEST(CleanLabelTest, CutsAtCodePointsNotBytes) {
    EXPECT_EQ(clean_label("上海合作组织", 4), "上海合作…");
    EXPECT_EQ(clean_label("上海合作", 4), "上海合作");
    EXPECT_EQ(clean_label("ab cd", 3), "ab…");
}

TEST(WrapLabelTest, BreaksChineseAnywhereButNotBeforePunctuation) {
    EXPECT_EQ(wrap_label("集体安全条约组织", 8.2, 3).size(), 1U);
    const auto lines = wrap_label("中国中亚西亚经济走廊建设合作规划纲要", 8.2, 3);
    ASSERT_EQ(lines.size(), 3U);
    for (const std::string& line : lines)
        EXPECT_LE(text_width(line), 8.2);
    for (const std::string& line : wrap_label("深化合作，深化合作，深化合作，深化合作", 5, 4))
        EXPECT_FALSE(line.starts_with("，")) << line;
}

TEST(WrapLabelTest, BreaksEnglishAtBlanksAndKeepsEveryWord) {
    const auto lines = wrap_label("Collective Security Treaty Organization", 13, 2);
    EXPECT_EQ(lines, (std::vector<std::string>{"Collective Security", "Treaty Organization"}));
    EXPECT_EQ(wrap_label("NATO", 8, 3), std::vector<std::string>{"NATO"});
    EXPECT_EQ(wrap_label("", 8, 3), std::vector<std::string>{""});
}

TEST(WrapLabelTest, CutsWhatCannotBeBroken) {
    const auto lines = wrap_label(std::string(300, 'x'), 8, 2);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_TRUE(lines.front().ends_with("…"));
    EXPECT_LT(text_width(lines.front()), 14);
}

}  // namespace
}  // namespace entente
