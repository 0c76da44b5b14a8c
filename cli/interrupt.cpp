// SPDX-License-Identifier: MIT
#include "cli/interrupt.hpp"

#include <atomic>
#include <csignal>
#include <unistd.h>

namespace entente::cli {
namespace {

enum State : int { idle, writing, ending };

// A signal handler can reach nothing but globals.
std::atomic<int> state{idle};
std::atomic<int> pending{0};  ///< the signal that came while writing
static_assert(std::atomic<int>::is_always_lock_free);

constexpr int status_of_signals = 128;

void on_signal(int signal) {
    int expected = idle;
    const bool ends_now = state.compare_exchange_strong(expected, ending) || pending.load() != 0;
    if (ends_now)
        _exit(status_of_signals + signal);
    pending.store(signal);
}

}  // namespace

void install_signal_handlers() {
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        // what a parent has set to be ignored (nohup) stays so
        if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signal, &action, nullptr);
    }
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, nullptr);
}

Writing::Writing() {
    for (int expected = idle; !state.compare_exchange_strong(expected, writing); expected = idle)
        pause();  // a handler on another thread is ending the process
}

Writing::~Writing() {
    state.store(idle);
    if (const int signal = pending.load(); signal != 0)
        _exit(status_of_signals + signal);
}

bool interrupted() noexcept {
    return pending.load() != 0;
}

}  // namespace entente::cli
