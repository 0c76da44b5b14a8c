// SPDX-License-Identifier: MIT
#include "graph/io/json_view.hpp"

#include "graph/base/utf8.hpp"
#include "graph/io/text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace entente {
namespace {

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

}  // namespace

JsonView::JsonView(std::string_view text, const std::string& file, const Limits& limits)
    : JsonView(text, file, limits, 0, text.size()) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark))
        at_ = byte_order_mark.size();
}

void JsonView::fail(std::size_t offset, std::string_view message, ErrorCode code) const {
    throw Error(code, locate(text_, offset, file_), message);
}

void JsonView::unexpected(std::string_view wanted) {
    blanks();
    if (at_ >= end_)
        fail(at_, fmt::format("{} expected, but the text ends here", wanted));
    std::size_t end = at_;
    static_cast<void>(next_code_point(text_, end));
    fail(at_,
         fmt::format("{} expected, not '{}'", wanted, printable(text_.substr(at_, end - at_))));
}

void JsonView::enter() {
    if (++depth_ > limits_.nesting)
        fail(at_ - 1,
             fmt::format("nested deeper than the limit of {} levels", limits_.nesting),
             ErrorCode::limit);
}

void JsonView::key(std::string& out) {
    if (peek() != '"')
        unexpected("a key in quotes");
    string(out);
    expect(':', "':'");
}

void JsonView::rest_of_string(std::size_t begin, std::string& out) {
    out.assign(text_, begin + 1, at_ - begin - 1);
    while (at_ < end_ && text_[at_] == '\\') {
        escape(out);
        const std::size_t run = json_plain_run(text_.data() + at_, text_.data() + end_);
        out.append(text_, at_, run);
        at_ += run;
    }
    if (at_ >= end_)
        fail(at_,
             fmt::format("the text ends within the string that begins at column {}",
                         locate(text_, begin, file_).column));
    if (text_[at_] != '"')
        fail(at_, "a control character in a string; write it as an escape like \\u0009");
    ++at_;
}

std::string JsonView::string() {
    std::string out;
    string(out);
    return out;
}

std::string JsonView::string(std::size_t most, std::string_view what) {
    const std::size_t at = offset();
    std::string out = string();
    if (out.size() > most)
        fail(at, fmt::format("{} longer than the limit of {} bytes", what, most), ErrorCode::limit);
    return out;
}

char32_t JsonView::hex4() {
    char32_t value = 0;
    constexpr int digits = 4;
    for (int i = 0; i < digits; ++i, ++at_) {
        if (at_ >= end_)
            fail(at_, "the text ends within an escape");
        const char c = text_[at_];
        const char lower = static_cast<char>(c | 0x20);
        if (is_digit(c))
            value = value * 16 + static_cast<char32_t>(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            value = value * 16 + static_cast<char32_t>(lower - 'a' + 10);
        else
            fail(at_, "four hexadecimal digits expected after \\u");
    }
    return value;
}

void JsonView::escape(std::string& out) {
    const std::size_t begin = at_++;
    if (at_ >= end_)
        fail(at_, "the text ends within an escape");
    const char c = text_[at_++];
    switch (c) {
        case '"':
        case '\\':
        case '/':
            out += c;
            return;
        case 'b':
            out += '\b';
            return;
        case 'f':
            out += '\f';
            return;
        case 'n':
            out += '\n';
            return;
        case 'r':
            out += '\r';
            return;
        case 't':
            out += '\t';
            return;
        case 'u':
            break;
        default:
            fail(begin, "unknown escape");
    }
    char32_t code_point = hex4();
    constexpr char32_t high = 0xD800;
    constexpr char32_t low = 0xDC00;
    constexpr char32_t after = 0xE000;
    if (code_point >= low && code_point < after)
        fail(begin, "half a surrogate pair");
    if (code_point >= high && code_point < low) {
        if (end_ - at_ < 2 || text_[at_] != '\\' || text_[at_ + 1] != 'u')
            fail(begin, "half a surrogate pair");
        at_ += 2;
        const char32_t second = hex4();
        if (second < low || second >= after)
            fail(begin, "half a surrogate pair");
        code_point = 0x10000 + ((code_point - high) << 10U) + (second - low);
    }
    if (code_point == 0)
        fail(begin, "a NUL character is not allowed");
    append_utf8(out, code_point);
}

std::string_view JsonView::number_text() {
    const char first = peek();
    if (at_ >= end_ || (first != '-' && !is_digit(first)))
        unexpected("a number");
    const std::size_t begin = at_;
    const auto digits = [this] {
        if (at_ >= end_ || !is_digit(text_[at_]))
            fail(at_, "a digit expected in the number");
        while (at_ < end_ && is_digit(text_[at_]))
            ++at_;
    };
    if (text_[at_] == '-')
        ++at_;
    if (at_ + 1 < end_ && text_[at_] == '0' && is_digit(text_[at_ + 1]))
        fail(at_, "a number must not begin with 0");
    digits();
    if (at_ < end_ && text_[at_] == '.') {
        ++at_;
        digits();
    }
    if (at_ < end_ && (text_[at_] == 'e' || text_[at_] == 'E')) {
        ++at_;
        if (at_ < end_ && (text_[at_] == '+' || text_[at_] == '-'))
            ++at_;
        digits();
    }
    return text_.substr(begin, at_ - begin);
}

std::uint64_t JsonView::natural(std::uint64_t most) {
    const std::size_t begin = offset();
    const std::string_view text = number_text();
    std::uint64_t value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed == std::errc::result_out_of_range || (failed == std::errc() && value > most))
        fail(begin, fmt::format("a number of at most {} expected", most), ErrorCode::limit);
    if (failed != std::errc() || end != text.data() + text.size())
        fail(begin, "a whole number of at least 0 expected");
    return value;
}

double JsonView::number() {
    const std::size_t begin = offset();
    if (const auto small = small_number())
        return *small;
    const std::string_view text = number_text();
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc() || !std::isfinite(value))
        fail(begin, "the number is too large or too small", ErrorCode::limit);
    return value;
}

void JsonView::literal(std::string_view word) {
    for (const char c : word) {
        if (at_ >= end_ || text_[at_] != c)
            unexpected(fmt::format("'{}'", word));
        ++at_;
    }
}

bool JsonView::boolean() {
    const char c = peek();
    if (c != 't' && c != 'f')
        unexpected("true or false");
    literal(c == 't' ? "true" : "false");
    return c == 't';
}

void JsonView::skip() {
    switch (peek()) {
        case '{':
            return object([this](std::string_view, std::size_t) { skip(); });
        case '[':
            return array([this] { skip(); });
        case '"': {
            std::string unused;
            bool lasts = true;
            static_cast<void>(view(unused, lasts));
            return;
        }
        case 't':
            return literal("true");
        case 'f':
            return literal("false");
        case 'n':
            return literal("null");
        default:
            break;
    }
    if (const char c = peek(); c != '-' && !is_digit(c))
        unexpected("a value");
    static_cast<void>(number_text());
}

void JsonView::finish() {
    blanks();
    if (at_ < end_)
        unexpected("the end");
}

}  // namespace entente
