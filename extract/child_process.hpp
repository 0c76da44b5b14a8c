// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What a program that is run for us may use up.
struct ChildLimits {
    std::uint32_t seconds = 60;            ///< of CPU, and of the clock
    std::uint64_t memory_bytes = 1 << 30;  ///< address space
    std::uint64_t output_bytes = 1 << 26;
};

/// Runs a program of the system (in /usr/bin, /usr/local/bin or /bin) with `input` as a file on its
/// standard input, and gives back what it writes to standard output. It is started without a shell,
/// with its own limits, and may not write files.
/// @param arguments the name of the program first.
/// @throws Error{io} where it is not there, fails or crashes; Error{limit} where it takes too long
/// or writes too much. Messages name the program, not the document.
[[nodiscard]] std::string run_program(const std::vector<std::string>& arguments,
                                      std::string_view input,
                                      const ChildLimits& limits);

}  // namespace entente
