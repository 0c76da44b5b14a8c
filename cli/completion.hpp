// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace entente::cli {

/// Scripts that complete commands, options, the words an option takes, and file names; made from
/// the table of commands.
/// @{
[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string zsh_completion();
[[nodiscard]] std::string fish_completion();
/// @}

}  // namespace entente::cli
