// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

/// A character reference of HTML: «&eacute;», «&#233;», «&#xE9;».
struct Entity {
    char32_t code = 0;
    std::size_t size = 0;  ///< bytes, the ampersand and semicolon included; 0 = none
};

/// The reference at the begin of `text`. Names are those of Latin-1 and of typography.
[[nodiscard]] Entity entity_at(std::string_view text) noexcept;

}  // namespace entente
