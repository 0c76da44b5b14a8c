// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace entente::cli {

/// What the user sees beside the data: messages, warnings, colour, width. All of it goes to
/// standard error.
class Console {
public:
    /// The line of a file that a message points at, where it can still be had.
    using SourceLine = std::function<std::optional<std::string>(const Location&)>;

    void set_quiet(bool quiet) noexcept { quiet_ = quiet; }
    void set_colour(std::string_view when) { colour_ = when; }  ///< auto, always or never
    void set_source(SourceLine source) { source_ = std::move(source); }

    /// "file:line:column: error: message", the line and a caret under the place.
    void report(const Diagnostic& diagnostic) const;
    void report(const Error& error) const;
    /// All that are kept, and how many more there are.
    void report(const Diagnostics& diagnostics) const;
    void warn(std::string_view message) const;
    void note(std::string_view message) const;

    [[nodiscard]] bool quiet() const noexcept { return quiet_; }
    /// Whether output to standard output (1) or standard error (2) is to be coloured: on a
    /// terminal that can, unless NO_COLOR or --color says otherwise.
    [[nodiscard]] bool coloured(int fd) const;

private:
    void say(Severity severity, std::string_view place, std::string_view message) const;

    bool quiet_ = false;
    std::string colour_ = "auto";
    SourceLine source_;
};

[[nodiscard]] bool is_terminal(int fd) noexcept;
/// Columns of the terminal at `fd`, 80 where there is none.
[[nodiscard]] std::size_t terminal_width(int fd);

/// The part of a line around `column` (from 1, in code points) with its number in front, and below
/// it a caret, both within `width` columns. Ends in a line break; empty if the line has no such
/// column.
[[nodiscard]] std::string excerpt(std::string_view line, const Location& where, std::size_t width);

}  // namespace entente::cli
