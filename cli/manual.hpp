// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"

#include <string>

namespace entente::cli {

/// entente(1): the program as a whole, in the language of man (groff).
[[nodiscard]] std::string program_manual();
/// entente-diff(1) and so on.
[[nodiscard]] std::string command_manual(const CommandInfo& info);

}  // namespace entente::cli
