// SPDX-License-Identifier: MIT
#include "extract/readers.hpp"

#include "extract/document.hpp"
#include "extract/html_entities.hpp"
#include "graph/base/error.hpp"
#include "graph/base/utf8.hpp"
#include "tests/support/random.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

using test::Random;
using testing::ElementsAre;

std::vector<std::string> sentences(const std::string& bytes, const std::string& name) {
    const Document document = read_document(bytes, name);
    std::vector<std::string> out;
    for (const Sentence& s : document.sentences)
        out.emplace_back(document.sentence_text(s));
    return out;
}

constexpr std::string_view page = R"(<!DOCTYPE html><html><head><title>Gulf talks</title>
<meta property="article:published_time" content="2024-05-06T10:00:00Z">
<script>var a = "<p>no</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<article class="a>b"><h1>Oman &amp; Qatar resume talks</h1>
<p>Oman said on Monday that it <b>backs</b> the plan of
Qatar&rsquo;s emir.<sup>[1]</sup> The two
sides will meet again&nbsp;in Muscat, an official of the foreign ministry told reporters.</p>
<ul><li>Bahrain pays<li>The islands do not pay</ul>
<table><tr><th>State</th><th>Role</th></tr><tr><td>Oman</td><td>host</td></tr></table>
<p>代表团在多哈举行会谈。<br>双方同意。</p><aside><p>Read more</p></aside></article>
<footer>A paper</footer></body></html>)";

TEST(HtmlTest, GivesTheMainTextOnly) {
    EXPECT_THAT(sentences(std::string(page), "a.html"),
                ElementsAre("Oman & Qatar resume talks",
                            "Oman said on Monday that it backs the plan of Qatar’s emir.",
                            "The two sides will meet again in Muscat, an official of the foreign "
                            "ministry told reporters.",
                            "Bahrain pays",
                            "The islands do not pay",
                            "State\tRole",
                            "Oman\thost",
                            "代表团在多哈举行会谈。",
                            "双方同意。"));
}

TEST(HtmlTest, IsToldByItsContentToo) {
    EXPECT_EQ(sentences(std::string(page), "a.html"), sentences(std::string(page), "-"));
    EXPECT_EQ(sentences("<html> is a tag.", "a.txt"), std::vector<std::string>{"<html> is a tag."});
}

TEST(HtmlTest, DateIsThatOfTheMetadata) {
    EXPECT_EQ(read_document(page, "a.html").date, "2024-05-06");
    EXPECT_EQ(read_document("<html><time datetime='2021-02-03'>x</time></html>", "a.html").date,
              "2021-02-03");
}

TEST(HtmlTest, EvidencePointsIntoThePage) {
    const std::string bytes(page);
    const Document d = read_document(bytes, "a.html");
    const auto original = [&](std::string_view piece) {
        const std::size_t at = d.text.find(piece);
        const std::size_t begin = d.map.begin(at);
        return bytes.substr(begin, d.map.end(at + piece.size()) - begin);
    };
    EXPECT_EQ(original("Muscat"), "Muscat");
    EXPECT_EQ(original("Qatar’s"), "Qatar&rsquo;s");
    EXPECT_EQ(original("会谈"), "会谈");
}

TEST(HtmlTest, MenusAreLeftOutWhereNoArticleIsMarked) {
    EXPECT_THAT(sentences("<html><body><p><a href=x>Home</a> <a href=y>World</a></p>"
                          "<p>Oman backs <a href=z>the plan</a> of Qatar.</p></body></html>",
                          "a.html"),
                ElementsAre("Oman backs the plan of Qatar."));
}

TEST(HtmlTest, ReadsReferences) {
    EXPECT_EQ(entity_at("&eacute;x").code, U'é');
    EXPECT_EQ(entity_at("&#233;").size, 6U);
    EXPECT_EQ(entity_at("&#xE9;").code, U'é');
    EXPECT_EQ(entity_at("&#xD800;").code, char32_t{0xFFFD});
    EXPECT_EQ(entity_at("&#99999999999;").code, char32_t{0xFFFD});
    EXPECT_EQ(entity_at("&nosuch;").size, 0U);
    EXPECT_EQ(entity_at("& co").size, 0U);
    EXPECT_EQ(entity_at("&").size, 0U);
}

const std::vector<std::string> pieces{
    "<p>",       "</p>",       "<",
    ">",         "<a href='",  "'",
    "\"",        "<a b=\"",    "<!--",
    "-->",       "<script>",   "</script",
    "</",        "<nav>",      "</nav>",
    "<article>", "</article>", "<br>",
    "<li>",      "<td>",       "<h2>",
    "&amp;",     "&#0;",       "&#x",
    "&",         "Oman ",      "甲国",
    "é",         "\n",         "<html>",
    "<title>",   "</title>",   "<meta name=date content='2020-01-01'>",
    "<!d"};

TEST(HtmlPropertyTest, AnyMarkupGivesADocument) {
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        Random random(seed);
        std::string bytes;
        for (std::uint32_t n = random.below(80); n > 0; --n)
            bytes += random.pick(pieces);
        const Document d = read_document(bytes, "a.html");
        ASSERT_EQ(find_invalid_utf8(d.text), std::string_view::npos) << seed;
        for (const Sentence& s : d.sentences) {
            ASSERT_LE(d.map.begin(s.begin), d.map.end(s.end)) << seed;
            ASSERT_LE(d.map.end(s.end), bytes.size()) << seed << '\n' << bytes;
            const std::size_t oman = d.sentence_text(s).find("Oman");
            if (oman != std::string_view::npos) {
                ASSERT_EQ(bytes.substr(d.map.begin(s.begin + oman), 4), "Oman") << seed;
            }
        }
    }
}

double cpu_seconds(const std::string& text) {
    double best = 1e9;
    for (int run = 0; run < 2; ++run) {
        const std::clock_t begin = std::clock();
        (void)read_document(text, "a.html");
        best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return best;
}

TEST(HtmlPropertyTest, TimeIsLinear) {
    for (const std::string& piece : pieces) {
        std::string text;
        while (text.size() < (1U << 15))
            text += piece;
        double ratio = 0;
        for (int attempt = 0; attempt < 4; ++attempt) {
            const double one = cpu_seconds(text);
            ratio = cpu_seconds(text + text) / one;
            if (ratio <= 2.5 || one < 0.002)
                break;
        }
        const bool linear = ratio <= 2.5 || cpu_seconds(text) < 0.002;
        EXPECT_TRUE(linear) << piece << ' ' << ratio;
    }
}

}  // namespace
}  // namespace entente
