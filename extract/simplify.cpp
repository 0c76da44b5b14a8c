// SPDX-License-Identifier: MIT
#include "extract/document.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace entente {
namespace {

struct Pair {
    std::uint16_t traditional;
    std::uint16_t simplified;
};

constexpr Pair pairs[] = {
#include "simplify_table.inc"
    // variants that ICU leaves alone
    {0x5CEF, 0x5CF0},  // 峯 峰
    {0x9EAA, 0x9762},  // 麪 面
    {0x555F, 0x542F},  // 啟 启
    {0x5553, 0x542F},  // 啓 启
    {0x7FA3, 0x7FA4},  // 羣 群
};

constexpr char32_t first = 0x3400;
constexpr char32_t last = 0x9FFF;

/// What to add to each character, so that the table is one array look-up and mostly zero.
constexpr auto shifts = [] {
    std::array<std::int16_t, last - first + 1> table{};
    for (const Pair& pair : pairs)
        table[pair.traditional - first] = static_cast<std::int16_t>(
            static_cast<std::uint16_t>(pair.simplified - pair.traditional));
    return table;
}();

}  // namespace

char32_t to_simplified(char32_t code_point) noexcept {
    if (code_point < first || code_point > last)
        return code_point;
    return static_cast<std::uint16_t>(code_point +
                                      static_cast<std::uint16_t>(shifts[code_point - first]));
}

}  // namespace entente
