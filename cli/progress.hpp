// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace entente::cli {

/// A line on standard error that says how far the work is, how fast it goes and how long it will
/// still take: on a terminal only, after half a second, gone when done.
class Progress {
public:
    Progress(std::string noun, std::size_t total, bool quiet);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    void step();
    void clear();  ///< before anything else is said

private:
    using Clock = std::chrono::steady_clock;
    std::string noun_;
    std::size_t total_;
    std::size_t done_ = 0;
    bool wanted_;
    bool shown_ = false;
    Clock::time_point begin_, next_;
};

}  // namespace entente::cli
