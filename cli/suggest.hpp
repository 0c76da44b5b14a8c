// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

enum class Choices : std::uint8_t { shown, hidden };

/// "unknown measure 'degre'; did you mean 'degree'?", or where none is near the names there are.
[[nodiscard]] std::string unknown_name(std::string_view kind,
                                       std::string_view wanted,
                                       const std::vector<std::string>& names,
                                       Choices choices = Choices::shown);

}  // namespace entente::cli
