// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The first or the last day, YYYY-MM-DD, of a date that may be a year or a month only.
[[nodiscard]] std::string first_day(std::string_view date);
[[nodiscard]] std::string last_day(std::string_view date);

}  // namespace entente
