// SPDX-License-Identifier: MIT
#include "graph/io/text.hpp"

#include "graph/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace entente {
namespace {

constexpr std::size_t number_room = 32;

template <class Number>
void append_any(std::string& out, Number number) {
    std::array<char, number_room> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    out.append(buffer.data(), end);
}

constexpr std::array<bool, 256> needs_escape = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c)
        table[c] = true;
    table['"'] = table['\\'] = table[0x7F] = true;
    return table;
}();

void append_escape(std::string& out, char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\t':
            out += "\\t";
            return;
        case '\r':
            out += "\\r";
            return;
        default:
            break;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out += digits[byte >> 4U];
    out += digits[byte & 0xFU];
}

}  // namespace

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

void append_number(std::string& out, std::uint64_t number) {
    append_any(out, number);
}
void append_number(std::string& out, double number) {
    append_any(out, number);
}

void append_json(std::string& out, std::string_view text) {
    out += '"';
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!needs_escape[static_cast<unsigned char>(text[i])])
            continue;
        out.append(text, done, i - done);
        append_escape(out, text[i]);
        done = i + 1;
    }
    out.append(text, done);
    out += '"';
}

}  // namespace entente
