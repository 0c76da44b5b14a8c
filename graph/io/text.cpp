// SPDX-License-Identifier: MIT
#include "graph/io/text.hpp"

#include <array>
#include <charconv>
#include <cmath>

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

/// Length of the run of digits at the beginning.
std::size_t digits(std::string_view text) noexcept {
    const std::size_t end = text.find_first_not_of("0123456789");
    return end == std::string_view::npos ? text.size() : end;
}

}  // namespace

bool is_json_number(std::string_view text) noexcept {
    const std::string_view whole = text;
    if (text.starts_with('-'))
        text.remove_prefix(1);
    const std::size_t leading = digits(text);
    if (leading == 0 || (leading > 1 && text.front() == '0'))
        return false;
    text.remove_prefix(leading);
    if (text.starts_with('.')) {
        const std::size_t decimals = digits(text.substr(1));
        if (decimals == 0)
            return false;
        text.remove_prefix(decimals + 1);
    }
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        if (text.starts_with('+') || text.starts_with('-'))
            text.remove_prefix(1);
        const std::size_t exponent = digits(text);
        if (exponent == 0)
            return false;
        text.remove_prefix(exponent);
    }
    double value = 0;
    return text.empty() &&
           std::from_chars(whole.data(), whole.data() + whole.size(), value).ec == std::errc() &&
           std::isfinite(value);
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
