// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"

#include "tests/support/graphs.hpp"
#include "tests/support/random.hpp"

#include <gtest/gtest.h>

#include <string>

namespace entente {
namespace {

bool is_scalar(char32_t c) {
    return c < 0xD800 || (c >= 0xE000 && c < 0x110000);
}

TEST(Utf8Test, EveryCodePointThereAndBack) {
    for (char32_t c = 0; c < 0x110000; ++c) {
        if (!is_scalar(c))
            continue;
        std::string text;
        append_utf8(text, c);
        ASSERT_EQ(find_invalid_utf8(text), std::string::npos) << text;
        std::size_t offset = 0;
        ASSERT_TRUE(next_code_point(text, offset) == c) << text;
        ASSERT_EQ(offset, text.size());
        ASSERT_TRUE(previous_code_point(text, offset) == c) << text;
        ASSERT_EQ(offset, 0U);
    }
}

TEST(Utf8Test, SurrogatesAndWhatLiesBeyondAreInvalid) {
    for (const char32_t c : {0xD800U, 0xDFFFU, 0x110000U}) {
        std::string text = "ab";
        append_utf8(text, c);
        EXPECT_EQ(find_invalid_utf8(text), 2U);
    }
}

/// Decodes by the definition: the shortest form of a scalar value, tried one by one.
std::size_t find_invalid_slowly(const std::string& text) {
    std::size_t offset = 0;
    while (offset < text.size()) {
        bool found = false;
        for (std::size_t length = 1; length <= 4 && offset + length <= text.size(); ++length) {
            const std::string part = text.substr(offset, length);
            std::size_t at = 0;
            const char32_t c = next_code_point(part, at);
            std::string again;
            append_utf8(again, c);
            if (at == length && is_scalar(c) && again == part) {
                offset += length;
                found = true;
                break;
            }
        }
        if (!found)
            return offset;
    }
    return std::string::npos;
}

TEST(Utf8Test, FirstInvalidByteAgreesWithTheDefinition) {
    test::Random random(3);
    const std::string interesting(
        "\x00\x41\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xc1\xc2\xdf\xe0\xed\xef"
        "\xf0\xf4\xf5\xff",
        20);
    for (int round = 0; round < 20'000; ++round) {
        std::string text = round % 2 == 0 ? test::hostile_text(random, 6) : "";
        for (std::size_t n = random.below(6); n > 0; --n)
            text += interesting[random.below(interesting.size())];
        ASSERT_EQ(find_invalid_utf8(text), find_invalid_slowly(text)) << "round " << round;
    }
}

TEST(Utf8Test, CountsCodePoints) {
    EXPECT_EQ(count_code_points(""), 0U);
    EXPECT_EQ(count_code_points("a中😀"), 3U);
}

TEST(Utf8Test, DisplayWidth) {
    EXPECT_EQ(display_width("abc"), 3U);
    EXPECT_EQ(display_width("中国，"), 6U);
    EXPECT_EQ(display_width("e\u0301"), 1U);
    EXPECT_EQ(display_width("\u202E\u200B"), 0U);
}

TEST(Utf8Test, PrintableShowsWhatWouldAct) {
    EXPECT_EQ(printable("中 ok"), "中 ok");
    EXPECT_EQ(printable("\x1b[31m\n\t\x7f"), "\\x1B[31m\\n\\t\\x7F");
    EXPECT_EQ(printable("a\u202Eb\u0085\u2028"), "a\\u{202E}b\\u{0085}\\u{2028}");
    EXPECT_EQ(printable("\xff\xc3"), "\\xFF\\xC3");
    EXPECT_EQ(printable(std::string_view("\0", 1)), "\\x00");
}

TEST(Utf8Test, FoldsCaseWithoutLocale) {
    EXPECT_TRUE(fold_case('I') == U'i');
    EXPECT_TRUE(fold_case(0x416) == char32_t{0x436});
    EXPECT_TRUE(fold_case(0x4E2D) == char32_t{0x4E2D});
}

TEST(Utf8Test, ClassesOfCharacters) {
    EXPECT_TRUE(is_han(0x4E2D));
    EXPECT_TRUE(is_han(0x20000));
    EXPECT_TRUE(is_han(0x3007));
    EXPECT_FALSE(is_han('a'));
    EXPECT_FALSE(is_han(0x30AB));
    EXPECT_TRUE(is_word_char('z'));
    EXPECT_TRUE(is_word_char('9'));
    EXPECT_TRUE(is_word_char(0xE9));
    EXPECT_TRUE(is_word_char(0x0416));
    EXPECT_FALSE(is_word_char(0x4E2D));
    EXPECT_FALSE(is_word_char('-'));
    EXPECT_FALSE(is_word_char(0x2019));
    EXPECT_TRUE(is_upper('Q'));
    EXPECT_TRUE(is_upper(0xC9));
    EXPECT_FALSE(is_upper('q'));
    EXPECT_FALSE(is_upper(0x4E2D));
}

}  // namespace
}  // namespace entente
