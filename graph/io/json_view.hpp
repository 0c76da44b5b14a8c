// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"
#include "graph/base/limits.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// The set of the keys of these numbers, for `JsonView::record`.
template <std::size_t N>
constexpr std::bitset<N> need(std::initializer_list<std::size_t> keys) {
    unsigned long long set = 0;
    for (const std::size_t key : keys)
        set |= 1ULL << key;
    return {set};
}

/// Length of the run before the next quote, backslash or control character, eight bytes a step.
inline std::size_t json_plain_run(const char* begin, const char* end) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101ULL;
    constexpr std::uint64_t tops = 0x8080808080808080ULL;
    const auto zero_bytes = [](std::uint64_t x) { return (x - ones) & ~x & tops; };
    const char* at = begin;
    for (; end - at >= 8; at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        const std::uint64_t control = (word - ones * 0x20) & ~word & tops;
        const std::uint64_t stop =
            zero_bytes(word ^ (ones * '"')) | zero_bytes(word ^ (ones * '\\')) | control;
        if (stop != 0) {
            if constexpr (std::endian::native == std::endian::little)
                return static_cast<std::size_t>(at - begin) +
                       static_cast<std::size_t>(std::countr_zero(stop)) / 8;
            break;
        }
    }
    while (at != end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20)
        ++at;
    return static_cast<std::size_t>(at - begin);
}

/// Reads JSON text (RFC 8259, strictly) from front to back without building a tree, and knows the
/// exact place of every fault. The text must be valid UTF-8 and outlive the view. A caller asks for
/// the value it expects; another kind of value is an error there.
class JsonView {
public:
    /// Reads bytes [begin, end) of `text`; places are counted from its beginning.
    JsonView(std::string_view text,
             const std::string& file,
             const Limits& limits,
             std::size_t begin,
             std::size_t end)
        : text_(text),
          file_(file),
          limits_(limits),
          at_(begin),
          end_(end) {}
    JsonView(std::string_view text, const std::string& file, const Limits& limits);

    /// Calls each(key, offset of key) at every member; it must read the value.
    template <class Each>
    void object(Each&& each);

    /// Calls each() at every element; it must read it.
    template <class Each>
    void array(Each&& each);

    /// An object with the keys given: calls each(number of key) where one stands and skips others.
    /// A key that stands twice, or a required one (a bit of `required`) that is missing, is an
    /// error.
    template <std::size_t N, class Each>
    std::bitset<N> record(const std::array<std::string_view, N>& keys,
                          std::bitset<N> required,
                          Each&& each);

    void string(std::string& out) {
        bool lasts = true;
        if (const std::string_view plain = view(out, lasts); lasts)
            out.assign(plain);
    }
    [[nodiscard]] std::string string();
    /// A string as it stands in the text; where it has escapes its text is put into `scratch`, and
    /// `lasts` becomes false.
    [[nodiscard]] std::string_view view(std::string& scratch, bool& lasts) {
        if (peek() != '"')
            unexpected("a string");
        const std::size_t begin = at_++;
        at_ += json_plain_run(text_.data() + at_, text_.data() + end_);
        if (at_ < end_ && text_[at_] == '"')
            return text_.substr(begin + 1, at_++ - begin - 1);
        lasts = false;
        rest_of_string(begin, scratch);
        return scratch;
    }
    /// The same, refused where longer than `most` bytes; `what` names it in the message.
    [[nodiscard]] std::string string(std::size_t most, std::string_view what);
    [[nodiscard]] std::uint64_t natural(std::uint64_t most = UINT64_MAX);
    [[nodiscard]] double number();
    [[nodiscard]] bool boolean();
    void skip();
    /// The next value as it stands in the text, checked.
    [[nodiscard]] std::string_view raw() {
        const std::size_t begin = offset();
        skip();
        return text_.substr(begin, at_ - begin);
    }
    /// Nothing but blanks may follow.
    void finish();

    /// First character of the value that comes next; '\0' at the end.
    [[nodiscard]] char peek() noexcept {
        blanks();
        return at_ < end_ ? text_[at_] : '\0';
    }
    /// Where the value that comes next begins.
    [[nodiscard]] std::size_t offset() noexcept {
        blanks();
        return at_;
    }
    void seek(std::size_t offset) noexcept { at_ = offset; }
    [[nodiscard]] const Limits& limits() const noexcept { return limits_; }

    [[noreturn]] void fail(std::size_t offset,
                           std::string_view message,
                           ErrorCode code = ErrorCode::syntax) const;

private:
    void blanks() noexcept {
        while (
            at_ < end_ && text_[at_] <= ' ' &&
            (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
            ++at_;
    }
    void expect(char c, std::string_view what) {
        if (peek() != c || at_ >= end_)
            unexpected(what);
        ++at_;
    }
    /// Passes over a key that stands here just so, with its colon.
    [[nodiscard]] bool passes(std::string_view key) noexcept {
        if (end_ - at_ < key.size() + 3 || text_[at_] != '"' ||
            text_.compare(at_ + 1, key.size(), key) != 0 || text_[at_ + 1 + key.size()] != '"' ||
            text_[at_ + 2 + key.size()] != ':')
            return false;
        at_ += key.size() + 3;
        return true;
    }
    /// A number of a few digits, without a fraction or exponent.
    [[nodiscard]] std::optional<double> small_number() noexcept;
    /// After the plain beginning of the string that begins at `begin`: its escapes and its end.
    void rest_of_string(std::size_t begin, std::string& out);
    [[noreturn]] void unexpected(std::string_view wanted);
    void key(std::string& out);
    void escape(std::string& out);
    [[nodiscard]] char32_t hex4();
    [[nodiscard]] std::string_view number_text();
    void literal(std::string_view word);
    void enter();
    void leave() noexcept { --depth_; }
    /// After a member or element: true if another follows.
    [[nodiscard]] bool more(char close) {
        const char c = peek();
        if (at_ >= end_ || (c != ',' && c != close))
            unexpected(close == '}' ? "',' or '}'" : "',' or ']'");
        ++at_;
        return c == ',';
    }

    std::string_view text_;
    const std::string& file_;
    const Limits& limits_;
    std::size_t at_;
    std::size_t end_;
    std::size_t depth_ = 0;
};

inline std::optional<double> JsonView::small_number() noexcept {
    constexpr std::size_t most_digits = 9;
    std::size_t at = at_;
    const bool negative = at < end_ && text_[at] == '-';
    at += negative ? 1U : 0U;
    const std::size_t first = at;
    double value = 0;
    for (; at < end_ && text_[at] >= '0' && text_[at] <= '9' && at - first < most_digits; ++at)
        value = value * 10 + (text_[at] - '0');
    if (at == first || at == end_ || (text_[first] == '0' && at > first + 1) ||
        (text_[at] != ',' && text_[at] != '}' && text_[at] != ']'))
        return std::nullopt;
    at_ = at;
    return negative ? -value : value;
}

template <class Each>
void JsonView::object(Each&& each) {
    expect('{', "an object");
    enter();
    if (peek() == '}') {
        ++at_;
        return leave();
    }
    std::string name;
    do {
        const std::size_t at = offset();
        key(name);
        each(std::string_view(name), at);
    } while (more('}'));
    leave();
}

template <class Each>
void JsonView::array(Each&& each) {
    expect('[', "a list");
    enter();
    if (peek() == ']') {
        ++at_;
        return leave();
    }
    do {
        each();
    } while (more(']'));
    leave();
}

template <std::size_t N, class Each>
std::bitset<N> JsonView::record(const std::array<std::string_view, N>& keys,
                                std::bitset<N> required,
                                Each&& each) {
    const std::size_t begin = offset();
    std::bitset<N> seen;
    std::size_t next = 0;  // keys mostly stand in the order of the table
    std::string name;
    expect('{', "an object");
    enter();
    bool follows = peek() != '}';
    if (!follows)
        ++at_;
    for (; follows; follows = more('}')) {
        const std::size_t at = offset();
        std::size_t i = next;
        if (i >= N || !passes(keys[i])) {
            key(name);
            i = static_cast<std::size_t>(std::ranges::find(keys, name) - keys.begin());
            if (i == N) {
                skip();
                continue;
            }
        }
        if (seen[i])
            fail(at, std::string("key '").append(keys[i]).append("' stands twice"));
        seen[i] = true;
        next = i + 1;
        each(i);
    }
    leave();
    if (const auto missing = required & ~seen; missing.any())
        for (std::size_t i = 0; i < N; ++i)
            if (missing[i])
                fail(begin, std::string("key '").append(keys[i]).append("' is missing"));
    return seen;
}

}  // namespace entente
