// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/locate.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace entente {

void append_number(std::string& out, std::uint64_t number);
/// The shortest text that reads back as the same number; no locale.
void append_number(std::string& out, double number);
/// As a JSON string, quotes and all; what need not be escaped is not.
void append_json(std::string& out, std::string_view text);

/// Whether a text is a number as JSON writes it, and finite.
[[nodiscard]] bool is_json_number(std::string_view text) noexcept;

/// Gathers output in pieces of about a megabyte before it goes to the sink.
class OutputBuffer {
public:
    using Sink = std::function<void(std::string_view)>;
    explicit OutputBuffer(const Sink& sink) : sink_(sink) {}
    [[nodiscard]] std::string& text() noexcept { return text_; }
    void flush_when_full() {
        constexpr std::size_t full = std::size_t{1} << 20;
        if (text_.size() >= full)
            flush();
    }
    void flush() {
        sink_(text_);
        text_.clear();
    }

private:
    const Sink& sink_;
    std::string text_;
};

}  // namespace entente
