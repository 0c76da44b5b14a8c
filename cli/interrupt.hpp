// SPDX-License-Identifier: MIT
#pragma once

namespace entente::cli {

/// Sets up what SIGINT, SIGTERM and SIGHUP do: the process ends at once with status 128 + signal,
/// unless it is writing. Then it ends when the output is complete, or has been taken back; a second
/// signal does not wait. SIGPIPE is turned into an error of write.
void install_signal_handlers();

/// While one lives, output is being written. Not copied, one at a time.
class Writing {
public:
    Writing();
    ~Writing();  ///< ends the process if a signal came meanwhile
    Writing(const Writing&) = delete;
    Writing& operator=(const Writing&) = delete;
};

/// Whether a signal is waiting for the writing to end: long work may then give up.
[[nodiscard]] bool interrupted() noexcept;

}  // namespace entente::cli
