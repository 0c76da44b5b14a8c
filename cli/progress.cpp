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

}  // namespace

Progress::Progress(std::string noun, std::size_t total, bool quiet)
    : noun_(std::move(noun)),
      total_(total),
      wanted_(!quiet && total > 1 && can_erase_lines()),
      next_(Clock::now() + patience) {}

Progress::~Progress() {
    clear();
}

void Progress::step() {
    ++done_;
    if (!wanted_ || Clock::now() < next_)
        return;
    next_ = Clock::now() + pace;
    shown_ = true;
    fmt::print(stderr, "\r\x1b[K{} of {} {}", done_, total_, noun_);
    std::fflush(stderr);
}

void Progress::clear() {
    if (!std::exchange(shown_, false))
        return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
}

}  // namespace entente::cli
