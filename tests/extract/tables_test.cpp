// SPDX-License-Identifier: MIT
#include "extract/tables.hpp"

#include "graph/base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

namespace entente {
namespace {

using testing::HasSubstr;

/// Bytes of the table that a stretch of the document comes from.
std::string original(const std::string& table, const Document& document, std::string_view words) {
    const std::size_t at = document.text.find(words);
    EXPECT_NE(at, std::string::npos) << document.text;
    const std::size_t begin = document.map.begin(at);
    return table.substr(begin, document.map.end(at + words.size()) - begin);
}

TEST(DocumentTableTest, CsvWithQuotesBreaksAndColumns) {
    const std::string csv =
        "id,body,day,headline,paper,lang,link\r\n"
        "1,\"Ghana backs Togo, \"\"at last\"\".\nTogo thanks Ghana.\",2024-05-01,A "
        "title,Daily,en-GB,"
        "https://a.example/1\r\n"
        "2,Fiji backs Tonga.,,,,,\n";
    TableColumns columns;
    columns.text = "body";
    columns.date = "day";
    columns.title = "headline";
    columns.source = "paper";
    columns.language = "lang";
    columns.url = "link";
    const DocumentTable table(csv, "news.csv", columns);
    ASSERT_EQ(table.size(), 2U);
    const Document first = table.read(0);
    EXPECT_EQ(first.name, "news.csv#1");
    EXPECT_EQ(first.date, "2024-05-01");
    EXPECT_EQ(first.title, "A title");
    EXPECT_EQ(first.source, "Daily");
    EXPECT_EQ(first.language, "en");
    EXPECT_EQ(first.url, "https://a.example/1");
    EXPECT_EQ(original(csv, first, "Ghana backs"), "Ghana backs");
    EXPECT_EQ(original(csv, first, "\"at last\"."), "\"\"at last\"\".");
    EXPECT_EQ(original(csv, first, "thanks Ghana"), "thanks Ghana");
    EXPECT_EQ(table.read(1).date, "");
    EXPECT_EQ(original(csv, table.read(1), "Fiji backs Tonga."), "Fiji backs Tonga.");
}

TEST(DocumentTableTest, SeparatorsAreToldByTheHeader) {
    for (const std::string separator : {",", ";", "\t"}) {
        const DocumentTable table(
            "date" + separator + "text\n2020" + separator + "Ghana backs Togo.\n", "a.csv", {});
        EXPECT_EQ(table.read(0).date, "2020") << separator;
    }
}

TEST(DocumentTableTest, JsonLinesWithEscapes) {
    const std::string lines =
        "{\"text\":\"Ghana \\\"backs\\\" Togo.\\nC\\u00f4te d\\u2019Ivoire waits. \\ud83d\\ude00 "
        "Fiji.\",\"date\":\"2024-05-01\"}\n\n"
        "{\"n\":[1,{\"text\":\"no\"}],\"text\":\"中国支持加纳。\",\"language\":\"zh-CN\",\"date\":"
        "null}\n";
    const DocumentTable table(lines, "a.jsonl", {});
    ASSERT_EQ(table.size(), 2U);
    const Document first = table.read(0);
    EXPECT_EQ(first.date, "2024-05-01");
    EXPECT_EQ(original(lines, first, "\"backs\" Togo"), "\\\"backs\\\" Togo");
    EXPECT_EQ(original(lines, first, "Côte"), "C\\u00f4te");
    EXPECT_EQ(original(lines, first, "Fiji"), "Fiji");
    const Document second = table.read(1);
    EXPECT_EQ(second.language, "zh");
    EXPECT_EQ(original(lines, second, "支持"), "支持");
}

TEST(DocumentTableTest, OtherEncodingsKeepTheirOffsets) {
    // "text" and 中国 in UTF-16LE with its mark
    const std::u16string wide = u"\uFEFFtext\n\u4E2D\u56FD\u652F\u6301\u52A0\u7EB3\u3002\n";
    std::string bytes;
    for (const char16_t c : wide) {
        bytes += static_cast<char>(c & 0xFF);
        bytes += static_cast<char>(c >> 8);
    }
    const DocumentTable table(bytes, "a.csv", {});
    const Document document = table.read(0);
    const std::size_t at = document.text.find("支持");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(document.map.begin(at), 2U * 8);
    EXPECT_EQ(document.map.end(at + std::string_view("支持").size()), 2U * 10);
}

TEST(DocumentTableTest, FaultsHaveTheirLine) {
    try {
        const DocumentTable table("a,b\n1,2\n", "a.csv", {});
        FAIL();
    } catch (const Error& e) {
        EXPECT_THAT(e.what(),
                    HasSubstr("a.csv:1:1: no column 'text' for the text; the columns are a, b"));
    }
    const DocumentTable csv("text,b\n\"x\ny\",2\nz,1,2\n", "a.csv", {});
    ASSERT_EQ(csv.size(), 2U);
    EXPECT_THROW(static_cast<void>(csv.read(1)), Error);
    const DocumentTable lines("{\"text\":\"a.\"}\n{\"text\":\"b\"\n{}\n", "a.jsonl", {});
    try {
        static_cast<void>(lines.read(1));
        FAIL();
    } catch (const Error& e) {
        EXPECT_EQ(e.where().line, 2U) << e.what();
    }
    EXPECT_THROW(static_cast<void>(lines.read(2)), Error);
}

/// Any bytes: a document, or an Error; never a crash, and offsets within the table.
TEST(DocumentTableTest, HostileTables) {
    const std::vector<std::string> pieces{"text",
                                          ",",
                                          ";",
                                          "\"",
                                          "\"\"",
                                          "\n",
                                          "\r\n",
                                          "{",
                                          "}",
                                          "\\",
                                          "\\u",
                                          "d83d",
                                          ":",
                                          "中国",
                                          "\xFF",
                                          "\xEF\xBB\xBF",
                                          " ",
                                          "[",
                                          "]",
                                          "null",
                                          "Ghana backs Togo."};
    for (std::uint32_t seed = 1; seed <= 600; ++seed) {
        std::mt19937 random(seed);
        std::string bytes = random() % 2 == 0 ? "text,date\n" : "";
        for (auto n = random() % 40; n > 0; --n)
            bytes += pieces[random() % pieces.size()];
        for (const char* const name : {"a.csv", "a.jsonl", "a.tsv"})
            try {
                const DocumentTable table(bytes, name, {});
                for (std::size_t row = 0; row < table.size(); ++row)
                    try {
                        const Document d = table.read(row);
                        for (const Sentence& s : d.sentences)
                            EXPECT_LE(d.map.end(s.end), bytes.size());
                    } catch (const Error&) {
                    }
            } catch (const Error&) {
            }
    }
}

}  // namespace
}  // namespace entente
