// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/file.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

/// Writes one output, whole or not at all; "-" is standard output.
void write_output(const std::string& path, std::string_view bytes);

/// Writes several outputs that are made together. None appears unless `produce` returns; what goes
/// to standard output is held back until then. Sinks stand in the order of `paths`.
/// @throws Error{interrupted} never by itself: `produce` may ask `interrupted()` and throw it.
void write_outputs(std::span<const std::string> paths,
                   const std::function<void(std::span<const FileSystem::Sink>)>& produce);

/// Complains before the work, not after it, of outputs that cannot be written: a folder that is not
/// there, two outputs in one place.
void check_outputs(const std::vector<std::string>& paths);

/// Pictures are not for a terminal. @throws Error{usage}
void refuse_binary_on_terminal(const std::string& path);

}  // namespace entente::cli
