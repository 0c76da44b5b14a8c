// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace entente::test {

/// Compares with tests/golden/NAME, byte for byte. ENTENTE_UPDATE_GOLDEN=1 writes the file instead,
/// unless CI is set: whoever does it looks at the difference.
inline void expect_golden(const std::string& name, const std::string& got) {
    const std::filesystem::path path =
        std::filesystem::path(ENTENTE_SOURCE_DIR "/tests/golden") / name;
    if (std::getenv("ENTENTE_UPDATE_GOLDEN") != nullptr && std::getenv("CI") == nullptr) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << got;
        return;
    }
    std::ifstream in(path, std::ios::binary);
    ASSERT_TRUE(in) << path << " is missing; ENTENTE_UPDATE_GOLDEN=1 writes it";
    const std::string wanted{std::istreambuf_iterator<char>(in), {}};
    if (got == wanted)
        return;
    std::size_t at = 0;
    while (at < got.size() && at < wanted.size() && got[at] == wanted[at])
        ++at;
    const std::size_t line = at == 0 ? 0 : wanted.rfind('\n', at - 1) + 1;
    const auto line_of = [line](const std::string& text) {
        return line < text.size() ? text.substr(line, text.find('\n', line) - line) : "(nothing)";
    };
    ADD_FAILURE() << path << " differs, first in\n  wanted: " << line_of(wanted)
                  << "\n  got:    " << line_of(got);
}

}  // namespace entente::test
