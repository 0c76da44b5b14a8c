// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace entente::cli {

/// @throws Error{usage} unless `date` is empty or reads YYYY, YYYY-MM or YYYY-MM-DD; `option` is
/// named in the message.
void check_date(const std::string& option, const std::string& date);

}  // namespace entente::cli
