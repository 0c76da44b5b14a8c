// SPDX-License-Identifier: MIT
#include "extract/date.hpp"

#include "extract/document.hpp"

#include <gtest/gtest.h>

#include <string>

namespace entente {
namespace {

TEST(DateTest, ReadsFileNames) {
    EXPECT_EQ(date_of_name("a/2016-03-10-academic.zh.txt"), "2016-03-10");
    EXPECT_EQ(date_of_name("wire_20240229.txt"), "2024-02-29");
    EXPECT_EQ(date_of_name("wire_2024_02_29.txt"), "2024-02-29");
    EXPECT_EQ(date_of_name("brief-2024-05.txt"), "2024-05");
    EXPECT_EQ(date_of_name("brief 2024.txt"), "2024");
    EXPECT_EQ(date_of_name("2019/brief.txt"), "");
    EXPECT_EQ(date_of_name("room-1234567.txt"), "");
    EXPECT_EQ(date_of_name("20231345.txt"), "");
    EXPECT_EQ(date_of_name("2023-13-45.txt"), "2023");
}

TEST(DateTest, ReadsWrittenDates) {
    EXPECT_EQ(date_of_text("July 5, 2024"), "2024-07-05");
    EXPECT_EQ(date_of_text("5 July 2024"), "2024-07-05");
    EXPECT_EQ(date_of_text("on Sept. 5, 2024"), "2024-09-05");
    EXPECT_EQ(date_of_text("2024年7月5日"), "2024-07-05");
    EXPECT_EQ(date_of_text("二〇二四年七月二十五日"), "2024-07-25");
    EXPECT_EQ(date_of_text("2024/07/05"), "2024-07-05");
    EXPECT_EQ(date_of_text("November 2025"), "2025-11");
    EXPECT_EQ(date_of_text("30 February 2024"), "");
    EXPECT_EQ(date_of_text("Mayor 5, 2024"), "");
}

TEST(DateTest, TheDocumentSaysItsDateOnALineOfItsOwn) {
    const auto date = [](const std::string& text) { return read_document(text, "d.txt").date; };
    EXPECT_EQ(date("MEMO\n\nDATE: 14 October 2025\n\nOman mediates between the two.\n"),
              "2025-10-14");
    EXPECT_EQ(date("海洋论坛闭幕\n（２０２４ 年 ７ 月 ５ 日）\n\n论坛昨天闭幕，各方都表示满意。\n"),
              "2024-07-05");
    EXPECT_EQ(
        date("LOMÉ, July 5, 2024 (Wire) — The forum closed on Friday. It opened on 2 July 2023.\n"),
        "2024-07-05");
    // what a text tells of is not when it was written
    EXPECT_EQ(
        date("The islands left the forum on 5 July 2019, and they came back in 2022, two years "
             "before the next election was held there.\n"),
        "");
}

TEST(DateTest, OptionThenNameThenText) {
    const std::string text = "DATE: 1 May 2001\n\nOman mediates.\n";
    ReadOptions options;
    EXPECT_EQ(read_document(text, "x-2002-02-02.txt", options).date, "2002-02-02");
    EXPECT_EQ(read_document(text, "x.txt", options).date, "2001-05-01");
    options.date = "2003";
    EXPECT_EQ(read_document(text, "x-2002-02-02.txt", options).date, "2003");
}

}  // namespace
}  // namespace entente
