// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Days [first, last], counted from 1970-01-01.
struct DayRange {
    std::int32_t first = 0;
    std::int32_t last = 0;
    [[nodiscard]] constexpr bool contains(const DayRange& other) const noexcept {
        return first <= other.first && other.last <= last;
    }
    bool operator==(const DayRange&) const = default;
};

/// The days that an ISO date to the day, month or year stands for; nothing if it is no such date.
[[nodiscard]] std::optional<DayRange> days_of(std::string_view date);

/// How time is cut: windows of `length` units, one every `step` units. Years, quarters and months
/// begin where the calendar has them begin; a step shorter than the length makes them slide.
struct WindowRule {
    enum class Unit : std::uint8_t { day, month };
    Unit unit = Unit::month;
    std::uint32_t length = 12;
    std::uint32_t step = 12;
    bool operator==(const WindowRule&) const = default;
};

/// "year", "quarter", "month", or a length and a step: "3y/1y", "24m/6m", "30d/7d", "2q" (=
/// "2q/2q"). Nothing if it is none of them, or longer than 1000 years.
[[nodiscard]] std::optional<WindowRule> parse_window_rule(std::string_view text);

struct Window {
    std::string name;  ///< "2016", "2016-Q3", "2016-03", "2016..2018", "2016-03-01..2016-03-30"
    DayRange days;
    bool operator==(const Window&) const = default;
};

/// The windows that hold `dates`, in order, those between them that hold none too: from the one
/// that begins with the first date to the first that ends with the last. Texts that are no dates
/// are passed over; a date is held by the windows in which all its days are, so "2016" is in no
/// month.
/// @throws Error{limit} if they would be more than 10 000.
[[nodiscard]] std::vector<Window> windows_over(std::span<const std::string_view> dates,
                                               const WindowRule& rule);

/// The windows that hold a date, as [first, last) of `windows`, which are those of one rule.
struct WindowSpan {
    std::size_t first = 0;
    std::size_t last = 0;
    [[nodiscard]] constexpr bool empty() const noexcept { return first >= last; }
    bool operator==(const WindowSpan&) const = default;
};
[[nodiscard]] WindowSpan windows_of(std::string_view date, std::span<const Window> windows);

}  // namespace entente
