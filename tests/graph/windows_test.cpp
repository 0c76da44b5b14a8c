// SPDX-License-Identifier: MIT
#include "graph/windows.hpp"

#include "graph/base/error.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/random.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente {
namespace {

std::vector<std::string> names(const std::string& rule, const std::vector<std::string>& dates) {
    const std::vector<std::string_view> views(dates.begin(), dates.end());
    std::vector<std::string> result;
    for (const Window& window : windows_over(views, parse_window_rule(rule).value()))
        result.push_back(window.name);
    return result;
}

TEST(WindowsTest, DaysOfDates) {
    EXPECT_EQ(days_of("1970-01-01"), (DayRange{0, 0}));
    EXPECT_EQ(days_of("1970-02"), (DayRange{31, 58}));
    EXPECT_EQ(days_of("1972"), (DayRange{730, 730 + 365}));
    EXPECT_EQ(days_of("2024-02-29")->first, 19782);
    for (const char* wrong : {"",
                              "2024-",
                              "24",
                              "2023-02-29",
                              "2024-13",
                              "2024-1-1",
                              "2024/01/01",
                              "20240101",
                              "+024",
                              "2024-00"})
        EXPECT_EQ(days_of(wrong), std::nullopt) << wrong;
}

TEST(WindowsTest, NamesSayWhatTheyHold) {
    using Names = std::vector<std::string>;
    EXPECT_EQ(names("year", {"2016-05-01", "2018"}), (Names{"2016", "2017", "2018"}));
    EXPECT_EQ(names("quarter", {"2016-05-01", "2016-12"}),
              (Names{"2016-Q2", "2016-Q3", "2016-Q4"}));
    EXPECT_EQ(names("month", {"2016-12-31", "2017-01-01"}), (Names{"2016-12", "2017-01"}));
    EXPECT_EQ(names("3y/1y", {"2016-05-01", "2019"}), (Names{"2016..2018", "2017..2019"}));
    EXPECT_EQ(names("6m/3m", {"2016-02", "2016-09"}),
              (Names{"2016-01..2016-06", "2016-04..2016-09"}));
    EXPECT_EQ(names("7d", {"2016-02-28", "2016-03-06"}),
              (Names{"2016-02-28..2016-03-05", "2016-03-06..2016-03-12"}));
    EXPECT_EQ(names("1d", {"2016-02-28", "2016-03-01", "no date"}),
              (Names{"2016-02-28", "2016-02-29", "2016-03-01"}));
    EXPECT_EQ(names("year", {"", "soon"}), Names{});
}

TEST(WindowsTest, RulesThatAreNone) {
    for (const char* wrong : {"",
                              "week",
                              "0y",
                              "3",
                              "y",
                              "3y/",
                              "/1y",
                              "3y/7d",
                              "-1y",
                              "1y/1y/1y",
                              "1001y",
                              "99999999999d",
                              "1.5y",
                              "3 y"})
        EXPECT_EQ(parse_window_rule(wrong), std::nullopt) << wrong;
    EXPECT_EQ(parse_window_rule("2q"), (WindowRule{WindowRule::Unit::month, 6, 6}));
}

TEST(WindowsTest, TooManyAreRefused) {
    const std::vector<std::string_view> dates{"0001", "2024"};
    EXPECT_EQ(test::error_of([&] {
                  static_cast<void>(windows_over(dates, {WindowRule::Unit::day, 1, 1}));
              })->code(),
              ErrorCode::limit);
}

TEST(WindowsTest, SpansAgreeWithLookingAtEachWindow) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        test::Random random(seed);
        std::vector<std::string> dates;
        for (std::size_t i = 1 + random.below(12); i > 0; --i) {
            std::string date = fmt::format("{:04}", 1990 + random.below(30));
            if (random.chance(80))
                date += fmt::format("-{:02}", 1 + random.below(12));
            if (date.size() > 4 && random.chance(80))
                date += fmt::format("-{:02}", 1 + random.below(28));
            dates.push_back(std::move(date));
        }
        const WindowRule::Unit unit = static_cast<WindowRule::Unit>(random.below(2));
        const std::uint32_t least = unit == WindowRule::Unit::day ? 20 : 1;
        const WindowRule rule{unit, least + random.below(40), least + random.below(20)};
        const std::vector<std::string_view> views(dates.begin(), dates.end());
        const std::vector<Window> windows = windows_over(views, rule);
        for (const std::string& date : dates) {
            const WindowSpan span = windows_of(date, windows);
            for (std::size_t i = 0; i < windows.size(); ++i)
                ASSERT_EQ(windows[i].days.contains(*days_of(date)),
                          i >= span.first && i < span.last)
                    << "seed " << seed << ' ' << date << " in " << windows[i].name;
        }
    }
}

}  // namespace
}  // namespace entente
