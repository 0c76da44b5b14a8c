// SPDX-License-Identifier: MIT
#include "cli/progress.hpp"

#include "cli/console.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace entente::cli {
namespace {

constexpr std::chrono::milliseconds patience{500};
constexpr std::chrono::milliseconds pace{100};

bool can_erase_lines() {
    const char* kind = std::getenv("TERM");
    return is_terminal(STDERR_FILENO) && kind != nullptr && std::string_view(kind) != "dumb";
}

/// "0:07", "12:30", "3:04:05".
std::string duration(double seconds) {
    const auto all = static_cast<long>(seconds + 0.5);
    return all < 3600 ? fmt::format("{}:{:02}", all / 60, all % 60)
                      : fmt::format("{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60);
}

}  // namespace

Progress::Progress(std::string noun, std::size_t total, bool quiet)
    : noun_(std::move(noun)),
      total_(total),
      wanted_(!quiet && total > 1 && can_erase_lines()),
      begin_(Clock::now()),
      next_(begin_ + patience) {}

Progress::~Progress() {
    clear();
}

void Progress::step() {
    ++done_;
    if (!wanted_ || Clock::now() < next_)
        return;
    const Clock::time_point now = Clock::now();
    next_ = now + pace;
    shown_ = true;
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    const double rate = static_cast<double>(done_) / seconds;
    fmt::print(stderr,
               "\r\x1b[K{} of {} {}, {}/s, {} left",
               done_,
               total_,
               noun_,
               rate < 10 ? fmt::format("{:.1f}", rate) : fmt::format("{:.0f}", rate),
               duration(static_cast<double>(total_ - done_) / rate));
    std::fflush(stderr);
}

void Progress::clear() {
    if (!std::exchange(shown_, false))
        return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
}

}  // namespace entente::cli
