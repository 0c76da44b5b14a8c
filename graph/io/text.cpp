// SPDX-License-Identifier: MIT
#include "graph/io/text.hpp"

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
