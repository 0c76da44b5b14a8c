// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Appends text as it may stand in an attribute or between tags of XML 1.0. Characters that XML has
/// not at all (most control characters, U+FFFE) become U+FFFD.
/// @returns how many did.
std::size_t append_xml(std::string& out, std::string_view text);

}  // namespace entente
