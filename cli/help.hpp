// SPDX-License-Identifier: MIT
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"

#include <cstddef>
#include <string>

namespace entente::cli {

/// "entente help": what the program is and the table of commands.
[[nodiscard]] std::string program_help(std::size_t width);
/// "entente help COMMAND": usage, options, examples, exit status; within `width` columns.
[[nodiscard]] std::string command_help(const CommandInfo& command,
                                       const Arguments& arguments,
                                       std::size_t width);
/// "usage: entente diff [options] A B"
[[nodiscard]] std::string usage_line(const CommandInfo& command, const Arguments& arguments);

}  // namespace entente::cli
