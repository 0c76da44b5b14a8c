// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/limits.hpp"

#include <functional>
#include <string>

namespace entente {

/// What became of a piece of work in a child process.
struct ChildResult {
    bool ok = false;
    std::string bytes;  ///< what it returned; if not ok, one line that says what went wrong
};

/// Runs `work` in a forked child under limits of time, memory and files, and hands back the bytes
/// it returns. The work may crash, call exit, leak or never end: the caller only sees `ok ==
/// false`. An exception's what() becomes the message.
/// @throws Error{layout} if no process or pipe can be made.
[[nodiscard]] ChildResult run_in_child(const std::function<std::string()>& work,
                                       const Limits& limits);

}  // namespace entente
