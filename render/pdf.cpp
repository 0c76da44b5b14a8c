// SPDX-License-Identifier: MIT
#include "render/pdf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace entente {

void set_pdf_date(std::string& pdf, std::optional<std::int64_t> epoch) {
    constexpr std::string_view key = "/CreationDate (";
    const std::size_t begin = pdf.rfind(key);
    const std::size_t end = begin == std::string::npos ? begin : pdf.find(')', begin);
    if (end == std::string::npos)
        return;
    const std::size_t length = end + 1 - begin;
    std::string date;
    if (epoch) {
        using namespace std::chrono;
        const sys_seconds time{seconds{std::clamp<std::int64_t>(*epoch, 0, 253402300799)}};
        const year_month_day day{floor<days>(time)};
        const hh_mm_ss clock{time - floor<days>(time)};
        date = fmt::format("{}D:{:04}{:02}{:02}{:02}{:02}{:02}Z",
                           key,
                           static_cast<int>(day.year()),
                           static_cast<unsigned>(day.month()),
                           static_cast<unsigned>(day.day()),
                           clock.hours().count(),
                           clock.minutes().count(),
                           clock.seconds().count());
        date += ')';
    }
    date.resize(std::max(date.size(), length), ' ');
    if (date.size() == length)
        pdf.replace(begin, length, date);
    else
        pdf.replace(begin, length, std::string(length, ' '));
}

}  // namespace entente
