// SPDX-License-Identifier: MIT
#include "cli/outputs.hpp"

#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "graph/base/error.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace entente::cli {
namespace {

namespace fs = std::filesystem;
using Sinks = std::span<const FileSystem::Sink>;

/// Opens the outputs from `sinks.size()` on, one inside the other, so that all of them are taken
/// back if one fails.
void write_rest(std::span<const std::string> paths,
                std::vector<FileSystem::Sink>& sinks,
                std::string& held,
                const std::function<void(Sinks)>& produce) {
    if (sinks.size() == paths.size()) {
        produce(sinks);
        return;
    }
    const std::string& path = paths[sinks.size()];
    if (path == "-") {
        sinks.emplace_back([&held](std::string_view bytes) { held += bytes; });
        write_rest(paths, sinks, held, produce);
        return;
    }
    real_file_system().write(path, [&](const FileSystem::Sink& sink) {
        sinks.push_back(sink);
        write_rest(paths, sinks, held, produce);
    });
}

}  // namespace

void write_output(const std::string& path, std::string_view bytes) {
    const Writing writing;
    real_file_system().write(path, bytes);
}

void write_outputs(std::span<const std::string> paths, const std::function<void(Sinks)>& produce) {
    const Writing writing;
    std::vector<FileSystem::Sink> sinks;
    std::string held;
    write_rest(paths, sinks, held, produce);
    if (!held.empty())
        real_file_system().write("-", held);
}

void check_outputs(const std::vector<std::string>& paths) {
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        if (path->empty())
            throw Error(ErrorCode::usage, {}, "an output needs a name");
        if (std::find(paths.begin(), path, *path) != path)
            throw Error(ErrorCode::usage, {.file = *path}, "two outputs in one place");
        if (*path == "-")
            continue;
        std::error_code error;
        const fs::path folder = fs::path(*path).parent_path();
        if (!folder.empty() && !fs::is_directory(folder, error))
            throw Error(ErrorCode::io, {.file = *path}, "cannot write: its folder does not exist");
        if (fs::is_directory(*path, error))
            throw Error(ErrorCode::io, {.file = *path}, "cannot write: it is a folder");
    }
}

void refuse_binary_on_terminal(const std::string& path) {
    if (path == "-" && is_terminal(STDOUT_FILENO))
        throw Error(ErrorCode::usage, {}, "a picture is not for the terminal; give -o FILE");
}

}  // namespace entente::cli
