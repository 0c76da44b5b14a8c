// SPDX-License-Identifier: MIT
#include "cli/dates.hpp"

#include "graph/base/error.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string_view>

namespace entente::cli {
namespace {

constexpr std::string_view pattern = "dddd-dd-dd";

bool has_the_shape(std::string_view date) {
    if (date.size() != 4 && date.size() != 7 && date.size() != pattern.size())
        return false;
    return std::ranges::equal(date, pattern.substr(0, date.size()), [](char c, char p) {
        return p == 'd' ? c >= '0' && c <= '9' : c == p;
    });
}

bool is_a_day(const std::string& date) {
    const auto part = [&date](std::size_t at, std::size_t size) {
        return date.size() > at ? std::stoi(date.substr(at, size)) : 1;
    };
    const std::chrono::year_month_day day(std::chrono::year(part(0, 4)),
                                          std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(part(8, 2))));
    return day.ok();
}

}  // namespace

void check_date(const std::string& option, const std::string& date) {
    if (!date.empty() && !(has_the_shape(date) && is_a_day(date)))
        throw Error(ErrorCode::usage,
                    {},
                    fmt::format("{}: '{}' is not a date such as 2024, 2024-03 or 2024-03-18",
                                option,
                                printable(date)));
}

}  // namespace entente::cli
