// SPDX-License-Identifier: MIT
#include "graph/base/locate.hpp"

#include "graph/base/utf8.hpp"

#include <algorithm>

namespace entente {

Location locate(std::string_view text, std::size_t offset, const std::string& file) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const std::size_t newline = before.rfind('\n');
    const std::size_t line_begin = newline == std::string_view::npos ? 0 : newline + 1;
    return {file,
            static_cast<std::uint32_t>(1 + std::ranges::count(before, '\n')),
            static_cast<std::uint32_t>(1 + count_code_points(before.substr(line_begin)))};
}

void require_utf8(std::string_view text, const std::string& file) {
    if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos)
        throw Error(ErrorCode::encoding, locate(text, bad, file), "not UTF-8 text");
}

}  // namespace entente
