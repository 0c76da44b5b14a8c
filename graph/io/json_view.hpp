// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"
#include "graph/base/limits.hpp"

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
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

    void string(std::string& out);
    [[nodiscard]] std::string string();
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
    void expect(char c, std::string_view what);
    [[noreturn]] void unexpected(std::string_view wanted);
    void key(std::string& out);
    void escape(std::string& out);
    [[nodiscard]] char32_t hex4();
    [[nodiscard]] std::string_view number_text();
    void literal(std::string_view word);
    void enter();
    void leave() noexcept { --depth_; }
    /// After a member or element: true if another follows.
    [[nodiscard]] bool more(char close);

    std::string_view text_;
    const std::string& file_;
    const Limits& limits_;
    std::size_t at_;
    std::size_t end_;
    std::size_t depth_ = 0;
};

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
    object([&](std::string_view name, std::size_t at) {
        std::size_t i = next;
        for (std::size_t tried = 0; tried < N; ++tried, ++i) {
            if (i >= N)
                i = 0;
            if (keys[i] == name)
                break;
        }
        if (i >= N || keys[i] != name)
            return skip();
        if (seen[i])
            fail(at, std::string("key '").append(name).append("' stands twice"));
        seen[i] = true;
        next = i + 1;
        each(i);
    });
    if (const auto missing = required & ~seen; missing.any())
        for (std::size_t i = 0; i < N; ++i)
            if (missing[i])
                fail(begin, std::string("key '").append(keys[i]).append("' is missing"));
    return seen;
}

}  // namespace entente
