// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace entente::cli {

/// What a run of git gave.
struct GitAnswer {
    int status = 0;   ///< 128 + signal where one ended it
    std::string out;  ///< standard output without its last line break
};

/// Runs `git WORDS...`; its messages go to standard error unless `silent`.
/// @throws Error{io} where git cannot be run.
[[nodiscard]] GitAnswer run_git(const std::vector<std::string>& words, bool silent = false);

}  // namespace entente::cli
