// SPDX-License-Identifier: MIT
#pragma once

#include "graph/network/debate.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// How much a stance counts that lies d of half a window from its middle.
enum class Kernel : std::uint8_t {
    none,          ///< 1 within the window
    uniform,       ///< 1/2
    triangular,    ///< 1 - |d|
    epanechnikov,  ///< 3/4 (1 - d^2)
    gaussian,      ///< exp(-d^2 / 2) / sqrt(2 pi), for all stances with a date
};

/// A moving window over the stances.
struct SliceRule {
    enum class Unit : std::uint8_t { calendar, events, dna_days, dna_weeks, dna_months, dna_years };
    Unit unit = Unit::calendar;
    WindowRule calendar;     ///< for `calendar`
    std::size_t length = 0;  ///< of the other units
    std::size_t step = 1;    ///< for `events`; DNA's own move on by 1
    Kernel kernel = Kernel::none;
    bool dna_compat = false;
    bool operator==(const SliceRule&) const = default;
};

/// "year", "3y/1y", "30d/7d" as graph/windows.hpp has them, or "50e", "50e/10e": so many stances
/// one after the other, by date. With `dna_compat` "30d", "4w", "3m", "2y", "50e": DNA's windows of
/// so many units around every unit of time. Nothing if it is none of them.
[[nodiscard]] std::optional<SliceRule> parse_slice_rule(std::string_view text, bool dna_compat);

/// One window.
struct Slice {
    std::string name;       ///< "2016-Q3", "2016-03-01..2016-03-30", "#1..#50"
    DayRange days;          ///< from the first to the last day
    double centre = 0;      ///< day, counted as in DayRange, a day's middle being its number
    std::size_t first = 0;  ///< events: the stances [first, last) among those with a date
    std::size_t last = 0;
};

/// The windows over the stances, in order; stances whose date is not fine enough for a window are
/// in none. `calendar`: those that graph/windows.hpp gives. `events`: every `step` stances, as long
/// as there are `length` of them.
///
/// `dna_compat`: a window of w units around t takes in round((w - 1) / 2) units before and after
/// (so an even w counts as w + 1), t moves on by one unit from the first stance, and only windows
/// wholly between the first and the last stance are given; of events, floor(w / 2) before and after
/// each. Where several stances of one day are at the rim of a window of events DNA draws at random;
/// here the order is that of the stances.
/// @throws Error{limit} on more than 10 000 windows.
[[nodiscard]] std::vector<Slice> slices_of(const Debate& debate, const SliceRule& rule);

/// What each stance counts in a window, 0 if it is not in it; `square_root`: for one-mode networks,
/// where two stances count sqrt(z1 z2).
///
/// `dna_compat`: the difference of time is in whole units, the width is w, and `triangular` is
/// |1 - d|, `epanechnikov` 3/4 (1 - d)(1 - d) as DNA has them: both lean to one side.
[[nodiscard]] std::vector<double> weights_in(const Slice& slice,
                                             const Debate& debate,
                                             const SliceRule& rule,
                                             bool square_root);

}  // namespace entente
