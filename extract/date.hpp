// SPDX-License-Identifier: MIT
#pragma once

#include "extract/clean.hpp"

#include <string>
#include <string_view>

namespace entente {

/// The date in a file name: YYYY-MM-DD, YYYYMMDD, YYYY-MM or YYYY, as ISO 8601; empty = none.
[[nodiscard]] std::string date_of_name(std::string_view name);

/// The first full date in a text, English or Chinese, else the first month or year with one, as ISO
/// 8601; empty = none.
[[nodiscard]] std::string date_of_text(std::string_view text);

/// The date that the head of a document states of itself: a date line, a heading with a date or a
/// dateline; empty = none.
[[nodiscard]] std::string date_of_head(const Cleaned& cleaned);

}  // namespace entente
