// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

namespace entente::test {

/// Whether Debian's Python has these modules ("networkx, igraph").
inline bool python_has(const std::string& modules) {
    const std::string probe = fmt::format("/usr/bin/python3 -c 'import {}' 2>/dev/null", modules);
    return std::system(probe.c_str()) == 0;
}

/// What a script of the source tree prints on `input`; nothing if it fails.
inline std::string python_output(const std::string& script, std::string_view input) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() /
        fmt::format("entente-{}-{}.in", std::filesystem::path(script).stem().string(), getpid());
    std::ofstream(file, std::ios::binary) << input;
    const std::string command =
        fmt::format("/usr/bin/python3 {}/{} < {}", ENTENTE_SOURCE_DIR, script, file.string());
    std::string text;
    FILE* const pipe = popen(command.c_str(), "r");
    std::array<char, 65536> buffer{};
    if (pipe != nullptr)
        for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
            text.append(buffer.data(), got);
    const bool fine = pipe != nullptr && pclose(pipe) == 0;
    std::filesystem::remove(file);
    return fine ? text : std::string();
}

}  // namespace entente::test
