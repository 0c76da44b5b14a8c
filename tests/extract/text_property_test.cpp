// SPDX-License-Identifier: MIT
#include "extract/document.hpp"
#include "graph/base/error.hpp"
#include "graph/base/utf8.hpp"
#include "tests/support/random.hpp"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

using test::Random;

/// Pieces that documents are made of, and pieces that upset readers of documents.
const std::vector<std::string> pieces{"Oman",
                                      " mediates",
                                      ".",
                                      " ",
                                      "\n",
                                      "\n\n",
                                      "\n\n\n",
                                      "-\n",
                                      "- ",
                                      "甲国",
                                      "与",
                                      "乙国",
                                      "，",
                                      "。",
                                      "“",
                                      "”",
                                      "ꎬ",
                                      "ꎮ ",
                                      "Ｇ２０",
                                      "ﬁ",
                                      "①",
                                      "② ",
                                      "\n① ",
                                      "[1]",
                                      "\n[1] ",
                                      "¹",
                                      "\f",
                                      "\n· 61 ·\n",
                                      "17\n",
                                      "\n18      Head of it\n",
                                      "\n# ",
                                      "**",
                                      "_",
                                      "`",
                                      "[x](y)",
                                      "|",
                                      "\n| a | b |\n",
                                      "\t",
                                      "   ",
                                      "　",
                                      "• ",
                                      "\no  ",
                                      "(a) ",
                                      "\n1. ",
                                      "一、",
                                      "（二）",
                                      "U.S. ",
                                      "Dr. ",
                                      "...",
                                      "……",
                                      "?",
                                      "LOMÉ — ",
                                      "7月5日电（",
                                      "Cо\xCC\x81",
                                      "e\xCC\x81\xCC\xA3",
                                      "\xE2\x80\xA9",
                                      "\xC2\xAD",
                                      "\r\n",
                                      "\xEF\xBB\xBF",
                                      "ｶﾞ",
                                      "ᄀ",
                                      "ᅡ",
                                      "\xF0\x9F\x87\xA8",
                                      "http://x.org/",
                                      "---\n",
                                      "```\n",
                                      "> ",
                                      "2024年",
                                      "3.5",
                                      "km²",
                                      "forum.1 ",
                                      "\n1 See it.\n",
                                      "\n——————\n"};

std::string random_text(Random& random) {
    std::string text;
    for (std::uint32_t n = random.below(120); n > 0; --n)
        text += random.pick(pieces);
    return text;
}

/// NFKC without the characters that nobody sees.
std::string compatible(std::string text) {
    for (const std::string_view unseen : {"\xEF\xBB\xBF", "\xC2\xAD"})
        for (std::size_t at = text.find(unseen); at != std::string::npos; at = text.find(unseen))
            text.erase(at, unseen.size());
    UErrorCode status = U_ZERO_ERROR;
    std::string out;
    icu::Normalizer2::getNFKCInstance(status)
        ->normalize(icu::UnicodeString::fromUTF8(
                        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))),
                    status)
        .toUTF8String(out);
    return out;
}

bool is_nfc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status)->isNormalizedUTF8(
               icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), status) != 0;
}

void check_document(const std::string& bytes, std::uint64_t seed) {
    const Document d = read_document(bytes, "p.txt");
    ASSERT_EQ(find_invalid_utf8(d.text), std::string_view::npos) << seed;
    ASSERT_TRUE(is_nfc(d.text)) << "seed " << seed << '\n' << bytes << "\n=>\n" << d.text;
    std::size_t after = 0;
    for (const Sentence& s : d.sentences) {
        ASSERT_LE(after, s.begin);
        ASSERT_LT(s.begin, s.end);
        after = s.end;
        std::size_t last = 0;
        for (std::size_t at = s.begin; at < s.end;) {
            std::size_t next = at;
            const char32_t c = next_code_point(d.text, next);
            const std::size_t begin = d.map.begin(at);
            const std::size_t end = d.map.end(next);
            ASSERT_LE(last, begin) << "seed " << seed;
            ASSERT_LE(begin, end);
            ASSERT_LE(end, bytes.size());
            last = begin;
            if (u_isalnum(static_cast<UChar32>(c)) != 0) {
                const std::string cleaned = compatible(d.text.substr(at, next - at));
                const std::string original = compatible(bytes.substr(begin, end - begin));
                ASSERT_NE(original.find(cleaned), std::string::npos)
                    << "seed " << seed << ": '" << cleaned << "' from '" << original << "'";
            }
            at = next;
        }
    }
}

TEST(TextPropertyTest, EveryCharacterComesFromItsBytes) {
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        Random random(seed);
        check_document(random_text(random), seed);
        if (HasFatalFailure())
            return;
    }
}

TEST(TextPropertyTest, AnyBytesGiveADocumentOrAnError) {
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        Random random(seed);
        std::string bytes = random_text(random);
        for (std::uint32_t n = random.below(6); n > 0 && !bytes.empty(); --n)
            bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
        if (random.chance(20))
            bytes.insert(0, random.chance(50) ? "\xFF\xFE" : "\xFE\xFF");
        try {
            const Document d = read_document(bytes, "p.txt");
            ASSERT_EQ(find_invalid_utf8(d.text), std::string_view::npos) << seed;
        } catch (const Error& error) {
            ASSERT_EQ(error.code(), ErrorCode::encoding) << seed;
            ASSERT_GT(error.where().line, 0U);
        }
    }
}

/// Ordinary text, where what is left out does not make new marks of what stays.
TEST(TextPropertyTest, CleaningItsOwnOutputChangesNothing) {
    const std::vector<std::string> words{"Oman ",
                                         "mediates ",
                                         "between ",
                                         "the two. ",
                                         "甲国与乙国举行会谈，",
                                         "双方同意。",
                                         "\n",
                                         "\n\n",
                                         "Ｇ２０ ",
                                         "ﬁnance ",
                                         "“wait” ",
                                         "two① ",
                                         "ꎬ ",
                                         "• item\n",
                                         "\n1. A point.\n",
                                         "（二）小结\n\n",
                                         "wel-\n",
                                         "come. ",
                                         "**bold** ",
                                         "\n| a | b |\n",
                                         "\nHead of it\n\n",
                                         "\n· 61 ·\n\n",
                                         "LOMÉ — "};
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
        Random random(seed);
        std::string text;
        for (std::uint32_t n = random.below(60); n > 0; --n)
            text += random.pick(words);
        const std::string once = read_document(text, "p.txt").text;
        const std::string twice = read_document(once, "p.txt").text;
        ASSERT_EQ(once, twice) << "seed " << seed << " of\n" << text;
    }
}

/// Least CPU time of a few runs, in seconds.
double cpu_seconds(const std::string& text) {
    double best = 1e9;
    for (int run = 0; run < 4; ++run) {
        const std::clock_t begin = std::clock();
        try {
            (void)read_document(text, "t.txt");
        } catch (const Error&) {
            // an error, too, must come in linear time
        }
        best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return best;
}

class LinearTimeTest : public testing::TestWithParam<std::string> {};

TEST_P(LinearTimeTest, DoublingTakesAtMostTwoAndAHalfTimes) {
    std::string text;
    while (text.size() < (1U << 16))
        text += GetParam();
    const std::string twice = text + text;
    double ratio = 0;
    for (int attempt = 0; attempt < 4; ++attempt) {  // other work on the machine disturbs a clock
        const double one = cpu_seconds(text);
        ratio = cpu_seconds(twice) / one;
        if (ratio <= 2.5 || one < 0.002)
            return;
    }
    EXPECT_LE(ratio, 2.5);
}

INSTANTIATE_TEST_SUITE_P(Adversarial,
                         LinearTimeTest,
                         testing::Values("\n",
                                         " ",
                                         "\t",
                                         "a",
                                         "中",
                                         ".",
                                         "。",
                                         "”",
                                         "(",
                                         "[",
                                         "![",
                                         "[[1]",
                                         "](",
                                         "*",
                                         "`",
                                         "_",
                                         "①",
                                         "\n①\n",
                                         "\n① x",
                                         "-\n",
                                         "a-\n",
                                         "1",
                                         "\n1\n",
                                         "\n\n17\n\nHead of it\n",
                                         "|",
                                         "\n|a|b|",
                                         "\n# ",
                                         "```\n",
                                         ">",
                                         "e\xCC\x81",
                                         "\xCC\xA3\xCC\x81",
                                         "ﬁ",
                                         "Ａ",
                                         "ꎬ",
                                         "A. ",
                                         "U.S. ",
                                         "x...",
                                         "\nA  B",
                                         "A ",
                                         "\nAAA — ",
                                         "\n7月5日电（",
                                         "\f",
                                         "\xE2\x80\xA9",
                                         "\r",
                                         "\n- x",
                                         "\n(a) ",
                                         "一、",
                                         "“",
                                         "\nforum.1 x\n\n1 See",
                                         "\nx\n\n参见",
                                         "\n Ｈ参见",
                                         "\xD6\xD0\xB9\xFA",
                                         "\xFF",
                                         "a\xCC\x81\n"));

TEST(TextPropertyTest, MapsOfOrdinaryTextAreSmall) {
    // one run of digits takes one entry, not one a digit
    const Document d = read_document("甲国２０２４２０２５与乙国。", "m.txt");
    EXPECT_EQ(d.text, "甲国20242025与乙国。");
    EXPECT_EQ(d.map.begin(6 + 4), 6U + 4 * 3);
    EXPECT_EQ(d.map.end(6 + 8), 6U + 8 * 3);
}

TEST(SimplifyTest, AgreesWithTheTransliteratorOfIcu) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> icu_table(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    ASSERT_TRUE(U_SUCCESS(status));
    std::size_t differ = 0;
    for (char32_t c = 0; c < 0x3000; ++c)
        ASSERT_EQ(to_simplified(c), c);
    for (char32_t c = 0x3000; c <= 0x9FFF; ++c) {
        icu::UnicodeString text(static_cast<UChar32>(c));
        icu_table->transliterate(text);
        differ += static_cast<char32_t>(text.char32At(0)) == to_simplified(c) ? 0U : 1U;
    }
    EXPECT_LE(differ, 6U);  // the variants that are ours
    EXPECT_EQ(to_simplified(U'國'), U'国');
    EXPECT_EQ(to_simplified(U'峯'), U'峰');
    EXPECT_EQ(to_simplified(U'国'), U'国');
    EXPECT_EQ(to_simplified(U'a'), U'a');
    EXPECT_EQ(to_simplified(0x2A6D6), char32_t{0x2A6D6});
}

}  // namespace
}  // namespace entente
