// SPDX-License-Identifier: MIT
#include "graph/network/slices.hpp"

#include "graph/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <numbers>

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr std::size_t most_slices = 10'000;
constexpr std::size_t most_length = 1'000'000;
constexpr std::int32_t days_a_week = 7;
constexpr std::int32_t months_a_year = 12;

using Unit = SliceRule::Unit;

struct Count {
    std::size_t number = 0;
    char unit = ' ';
};

std::optional<Count> parse_count(std::string_view text) {
    Count count;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, count.number);
    if (error != std::errc() || at + 1 != end || count.number == 0 || count.number > most_length)
        return std::nullopt;
    count.unit = *at;
    return count;
}

year_month_day date_of(std::int32_t day) {
    return sys_days(days(day));
}

std::int32_t serial(year_month_day date) {
    if (!date.ok())  // as in Java: the last day of the month
        date = date.year() / date.month() / std::chrono::last;
    return static_cast<std::int32_t>(sys_days(date).time_since_epoch().count());
}

/// The day `count` units after `day`.
std::int32_t moved(std::int32_t day, Unit unit, std::int32_t count) {
    switch (unit) {
        case Unit::dna_weeks:
            return day + days_a_week * count;
        case Unit::dna_months:
            return serial(date_of(day) + months(count));
        case Unit::dna_years:
            return serial(date_of(day) + years(count));
        default:
            break;
    }
    return day + count;
}

/// Whole units from `from` to `to`, towards zero.
std::int32_t whole_units(std::int32_t from, std::int32_t to, Unit unit) {
    if (unit == Unit::dna_weeks)
        return (to - from) / days_a_week;
    if (unit == Unit::dna_months || unit == Unit::dna_years) {
        const year_month_day a = date_of(std::min(from, to));
        const year_month_day b = date_of(std::max(from, to));
        std::int32_t count =
            (static_cast<int>(b.year()) - static_cast<int>(a.year())) * months_a_year +
            static_cast<std::int32_t>(static_cast<unsigned>(b.month())) -
            static_cast<std::int32_t>(static_cast<unsigned>(a.month()));
        if (b.day() < a.day())
            --count;
        if (unit == Unit::dna_years)
            count /= months_a_year;
        return from <= to ? count : -count;
    }
    return to - from;
}

std::string iso(std::int32_t day) {
    const year_month_day date = date_of(day);
    return fmt::format("{:04}-{:02}-{:02}",
                       static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

/// The stances with a date to the day, which alone have a place in an order of time.
std::vector<std::size_t> dated(const Debate& debate) {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < debate.stances.size(); ++i) {
        const auto& when = debate.stances[i].days;
        if (when && when->first == when->last)
            result.push_back(i);
    }
    return result;
}

void check_number(std::size_t count) {
    if (count > most_slices)
        throw Error(ErrorCode::limit, {}, "more than 10000 windows");
}

Slice slice_of_days(std::string name, DayRange range) {
    return {.name = std::move(name),
            .days = range,
            .centre = (static_cast<double>(range.first) + static_cast<double>(range.last)) / 2.0,
            .first = 0,
            .last = 0};
}

std::vector<Slice> calendar_slices(const Debate& debate, const SliceRule& rule) {
    std::vector<std::string> dates;
    for (const Stance& stance : debate.stances)
        if (stance.days) {
            dates.push_back(iso(stance.days->first));
            dates.push_back(iso(stance.days->last));
        }
    const std::vector<std::string_view> views(dates.begin(), dates.end());
    std::vector<Slice> slices;
    for (const Window& window : windows_over(views, rule.calendar))
        slices.push_back(slice_of_days(window.name, window.days));
    return slices;
}

std::vector<Slice> event_slices(const Debate& debate, const SliceRule& rule) {
    const std::vector<std::size_t> order = dated(debate);
    const std::size_t length = rule.dna_compat ? 2 * (rule.length / 2) + 1 : rule.length;
    std::vector<Slice> slices;
    for (std::size_t first = 0; first + length <= order.size(); first += rule.step) {
        check_number(slices.size() + 1);
        const std::size_t last = first + length;
        const DayRange range{debate.stances[order[first]].days->first,
                             debate.stances[order[last - 1]].days->last};
        Slice slice = slice_of_days(fmt::format("#{}..#{}", first + 1, last), range);
        slice.centre = debate.stances[order[first + length / 2]].days->first;
        slice.first = first;
        slice.last = last;
        slices.push_back(std::move(slice));
    }
    return slices;
}

std::vector<Slice> dna_slices(const Debate& debate, const SliceRule& rule) {
    std::vector<Slice> slices;
    const std::vector<std::size_t> order = dated(debate);
    if (order.empty())
        return slices;
    const DayRange all{debate.stances[order.front()].days->first,
                       debate.stances[order.back()].days->first};
    const auto around = static_cast<std::int32_t>(rule.length / 2);  // round((w - 1) / 2)
    // one unit after the other, as DNA goes: from 31 January over 28 February to 28 March
    for (std::int32_t middle = all.first; middle <= all.last;
         middle = moved(middle, rule.unit, 1)) {
        const DayRange range{moved(middle, rule.unit, -around), moved(middle, rule.unit, around)};
        if (range.first < all.first || range.last > all.last)
            continue;
        check_number(slices.size() + 1);
        Slice slice = slice_of_days(iso(middle), range);
        slice.centre = middle;
        slices.push_back(std::move(slice));
    }
    return slices;
}

/// z of a distance d from the middle, in halves of a window.
double kernel_value(Kernel kernel, double d, bool dna_compat) {
    constexpr double most = 0.75;  // of Epanechnikov's
    const bool within = std::abs(d) <= 1.0;
    switch (kernel) {
        case Kernel::uniform:
            return within ? 0.5 : 0.0;
        case Kernel::triangular:
            return !within ? 0.0 : dna_compat ? std::abs(1.0 - d) : 1.0 - std::abs(d);
        case Kernel::epanechnikov:
            return !within ? 0.0 : dna_compat ? most * (1.0 - d) * (1.0 - d) : most * (1.0 - d * d);
        case Kernel::gaussian:
            return std::exp(-0.5 * d * d) / std::sqrt(2.0 * std::numbers::pi);
        case Kernel::none:
            break;
    }
    return 1.0;
}

bool is_dna(Unit unit) {
    return unit != Unit::calendar && unit != Unit::events;
}

/// Distance of a stance from the middle of a window, in halves of its width.
double distance(const Stance& stance, const Slice& slice, const SliceRule& rule) {
    if (is_dna(rule.unit)) {
        const std::int32_t units =
            whole_units(stance.days->first, static_cast<std::int32_t>(slice.centre), rule.unit);
        return 2.0 * units / static_cast<double>(rule.length);
    }
    const double when =
        (static_cast<double>(stance.days->first) + static_cast<double>(stance.days->last)) / 2.0;
    const double width = static_cast<double>(slice.days.last - slice.days.first) + 1.0;
    return 2.0 * (slice.centre - when) / width;
}

}  // namespace

std::optional<SliceRule> parse_slice_rule(std::string_view text, bool dna_compat) {
    SliceRule rule;
    rule.dna_compat = dna_compat;
    const std::size_t slash = std::min(text.find('/'), text.size());
    const std::optional<Count> length = parse_count(text.substr(0, slash));
    const bool stepped = slash < text.size();
    if (length && (length->unit == 'e' || dna_compat)) {
        rule.length = length->number;
        rule.unit = length->unit == 'e'   ? Unit::events
                    : length->unit == 'd' ? Unit::dna_days
                    : length->unit == 'w' ? Unit::dna_weeks
                    : length->unit == 'm' ? Unit::dna_months
                    : length->unit == 'y' ? Unit::dna_years
                                          : Unit::calendar;
        const std::optional<Count> step =
            stepped ? parse_count(text.substr(slash + 1)) : Count{1, length->unit};
        if (rule.unit == Unit::calendar || !step || step->unit != length->unit ||
            (stepped && rule.unit != Unit::events))
            return std::nullopt;
        rule.step = step->number;
        return rule;
    }
    const std::optional<WindowRule> calendar = parse_window_rule(text);
    if (!calendar)
        return std::nullopt;
    rule.calendar = *calendar;
    return rule;
}

std::vector<Slice> slices_of(const Debate& debate, const SliceRule& rule) {
    if (rule.unit == Unit::calendar)
        return calendar_slices(debate, rule);
    return rule.unit == Unit::events ? event_slices(debate, rule) : dna_slices(debate, rule);
}

std::vector<double> weights_in(const Slice& slice,
                               const Debate& debate,
                               const SliceRule& rule,
                               bool square_root) {
    std::vector<double> weights(debate.stances.size(), 0.0);
    const auto count = [&](std::size_t i, bool within) {
        if (!within && rule.kernel != Kernel::gaussian)
            return;
        const double z =
            kernel_value(rule.kernel, distance(debate.stances[i], slice, rule), rule.dna_compat);
        weights[i] = square_root ? std::sqrt(z) : z;
    };
    if (rule.unit == Unit::events) {
        const std::vector<std::size_t> order = dated(debate);
        for (std::size_t at = 0; at < order.size(); ++at)
            count(order[at], slice.first <= at && at < slice.last);
        return weights;
    }
    for (std::size_t i = 0; i < debate.stances.size(); ++i)
        if (const auto& when = debate.stances[i].days)
            count(i, slice.days.contains(*when));
    return weights;
}

}  // namespace entente
