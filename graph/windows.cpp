// SPDX-License-Identifier: MIT
#include "graph/windows.hpp"

#include "graph/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace entente {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::int64_t year_months = 12;
constexpr std::int64_t quarter_months = 3;

/// `count` digits at `at`; nothing if there are other characters.
std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t count) {
    unsigned value = 0;
    const char* first = text.data() + at;
    const auto [end, error] = std::from_chars(first, first + count, value);
    if (error != std::errc() || end != first + count)
        return std::nullopt;
    return value;
}

std::int32_t serial(const year_month_day& date) {
    return static_cast<std::int32_t>(sys_days(date).time_since_epoch().count());
}

year_month_day date_of(std::int64_t serial_day) {
    return sys_days(days(serial_day));
}

/// Months since January of the year 0.
std::int64_t month_of(std::int64_t serial_day) {
    const year_month_day date = date_of(serial_day);
    return int{date.year()} * year_months + unsigned{date.month()} - 1;
}

std::int32_t first_day(std::int64_t months) {
    return serial(year(static_cast<int>(months / year_months)) /
                  month(static_cast<unsigned>(months % year_months) + 1) / day(1));
}

std::string iso(std::int64_t serial_day) {
    const year_month_day date = date_of(serial_day);
    return fmt::format(
        "{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

std::string month_name(std::int64_t months) {
    return fmt::format("{:04}-{:02}", months / year_months, months % year_months + 1);
}

/// The name of the months [first, end).
std::string months_name(std::int64_t first, std::int64_t end) {
    const std::int64_t length = end - first;
    if (first % year_months == 0 && length % year_months == 0)
        return length == year_months
                   ? fmt::format("{:04}", first / year_months)
                   : fmt::format("{:04}..{:04}", first / year_months, end / year_months - 1);
    if (length == quarter_months && first % quarter_months == 0)
        return fmt::format(
            "{:04}-Q{}", first / year_months, first % year_months / quarter_months + 1);
    return length == 1 ? month_name(first)
                       : fmt::format("{}..{}", month_name(first), month_name(end - 1));
}

/// Rounded down to a multiple of `step`, below zero too.
std::int64_t floor_to(std::int64_t value, std::int64_t step) {
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

struct Length {
    WindowRule::Unit unit = WindowRule::Unit::month;
    std::uint32_t count = 0;
};

/// "3y", "2q", "24m", "30d"
std::optional<Length> parse_length(std::string_view text) {
    constexpr std::uint32_t most_days = 366'000;
    constexpr std::uint32_t most_months = 12'000;
    std::uint32_t count = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, count);
    if (error != std::errc() || at + 1 != end || count == 0 || count > most_days)
        return std::nullopt;
    if (*at == 'd')
        return Length{WindowRule::Unit::day, count};
    const std::int64_t unit = *at == 'y'   ? year_months
                              : *at == 'q' ? quarter_months
                              : *at == 'm' ? 1
                                           : 0;
    if (unit == 0 || count * unit > most_months)
        return std::nullopt;
    return Length{WindowRule::Unit::month, static_cast<std::uint32_t>(count * unit)};
}

}  // namespace

std::optional<DayRange> days_of(std::string_view date) {
    constexpr std::size_t to_year = 4, to_month = 7, to_day = 10;
    const std::size_t size = date.size();
    if (size != to_year && size != to_month && size != to_day)
        return std::nullopt;
    if ((size > to_year && date[to_year] != '-') || (size > to_month && date[to_month] != '-'))
        return std::nullopt;
    const auto y = digits(date, 0, to_year);
    const auto m = size > to_year ? digits(date, to_year + 1, 2) : 1;
    const auto d = size > to_month ? digits(date, to_month + 1, 2) : 1;
    if (!y || !m || !d)
        return std::nullopt;
    const year_month_day first = year(static_cast<int>(*y)) / month(*m) / day(*d);
    if (!first.ok())
        return std::nullopt;
    const std::int32_t begin = serial(first);
    if (size == to_day)
        return DayRange{begin, begin};
    const std::int64_t months = month_of(begin);
    return DayRange{begin, first_day(months + (size == to_year ? year_months : 1)) - 1};
}

std::optional<WindowRule> parse_window_rule(std::string_view text) {
    if (text == "year")
        text = "1y";
    else if (text == "quarter")
        text = "1q";
    else if (text == "month")
        text = "1m";
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto length = parse_length(text.substr(0, slash));
    const auto step = slash == text.size() ? length : parse_length(text.substr(slash + 1));
    if (!length || !step || length->unit != step->unit)
        return std::nullopt;
    return WindowRule{length->unit, length->count, step->count};
}

std::vector<Window> windows_over(std::span<const std::string_view> dates, const WindowRule& rule) {
    constexpr std::size_t most = 10'000;
    std::optional<DayRange> all;
    for (const std::string_view date : dates)
        if (const auto days = days_of(date))
            all =
                !all ? *days
                     : DayRange{std::min(all->first, days->first), std::max(all->last, days->last)};
    std::vector<Window> windows;
    if (!all)
        return windows;
    const bool by_day = rule.unit == WindowRule::Unit::day;
    // weeks and the like begin with the first date, calendar units where the calendar has them
    std::int64_t begin =
        by_day ? std::int64_t{all->first} : floor_to(month_of(all->first), rule.step);
    do {
        const std::int64_t end = begin + rule.length;
        if (windows.size() == most)
            throw Error(
                ErrorCode::limit,
                {},
                fmt::format(
                    "more than {} windows from {} to {}", most, iso(all->first), iso(all->last)));
        if (by_day)
            windows.push_back(
                {rule.length == 1 ? iso(begin) : fmt::format("{}..{}", iso(begin), iso(end - 1)),
                 {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end - 1)}});
        else
            windows.push_back({months_name(begin, end), {first_day(begin), first_day(end) - 1}});
        begin += rule.step;
    } while (windows.back().days.last < all->last);
    return windows;
}

WindowSpan windows_of(std::string_view date, std::span<const Window> windows) {
    const auto days = days_of(date);
    if (!days)
        return {};
    // both ends of the windows rise from one to the next
    const auto first = std::ranges::partition_point(
        windows, [&](const Window& window) { return window.days.last < days->last; });
    const auto last = std::ranges::partition_point(
        windows, [&](const Window& window) { return window.days.first <= days->first; });
    return {static_cast<std::size_t>(first - windows.begin()),
            static_cast<std::size_t>(last - windows.begin())};
}

}  // namespace entente
