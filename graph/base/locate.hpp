// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// Where in a file an offset lies. `text` may be invalid UTF-8 from `offset` on. Time O(offset).
[[nodiscard]] Location locate(std::string_view text, std::size_t offset, const std::string& file);

/// @throws Error{encoding} with the place of the first byte that is not UTF-8.
void require_utf8(std::string_view text, const std::string& file);

}  // namespace entente
