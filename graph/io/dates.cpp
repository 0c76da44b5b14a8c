// SPDX-License-Identifier: MIT
#include "graph/io/dates.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace entente {
namespace {

constexpr std::size_t year_size = 4;
constexpr std::size_t month_size = 7;

unsigned days_of(std::string_view month) {
    int year = 0;
    unsigned number = 0;
    std::from_chars(month.data(), month.data() + year_size, year);
    std::from_chars(month.data() + year_size + 1, month.data() + month.size(), number);
    const std::chrono::year_month_day_last last{
        std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{number}}};
    return static_cast<unsigned>(last.day());
}

}  // namespace

std::string first_day(std::string_view date) {
    std::string day(date);
    if (day.size() == year_size)
        day += "-01";
    if (day.size() == month_size)
        day += "-01";
    return day;
}

std::string last_day(std::string_view date) {
    std::string day(date);
    if (day.size() == year_size)
        day += "-12";
    if (day.size() == month_size)
        day += fmt::format("-{:02}", days_of(day));
    return day;
}

}  // namespace entente
