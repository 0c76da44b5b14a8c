// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace entente {

/// One file of the default pack, kept in the binary. Valid for the life of the program.
struct EmbeddedFile {
    std::string_view path;  ///< relative to the pack
    const char* begin;
    const char* end;
    [[nodiscard]] std::string_view text() const {
        return {begin, static_cast<std::size_t>(end - begin)};
    }
};

[[nodiscard]] std::span<const EmbeddedFile> embedded_pack();

}  // namespace entente
