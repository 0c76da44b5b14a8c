// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A place in a file, as an editor shows it.
struct Location {
    std::string file;          ///< as given by the user; empty = none
    std::uint32_t line = 0;    ///< from 1; 0 = unknown
    std::uint32_t column = 0;  ///< from 1, in code points; 0 = unknown
    bool operator==(const Location&) const = default;
};

enum class ErrorCode : std::uint8_t {
    usage,
    syntax,
    unknown_name,
    limit,
    encoding,
    io,
    layout,
    interrupted
};

/// The only exception, std::bad_alloc apart, that leaves a public function.
///
/// what() reads "file:line:column: message", without the parts that are unknown.
class Error : public std::runtime_error {
public:
    Error(ErrorCode code, Location where, std::string_view message);
    [[nodiscard]] ErrorCode code() const noexcept { return code_; }
    [[nodiscard]] const Location& where() const noexcept { return where_; }
    [[nodiscard]] const std::string& message() const noexcept { return message_; }

private:
    ErrorCode code_;
    Location where_;
    std::string message_;
};

enum class Severity : std::uint8_t { error, warning, note };

struct Diagnostic {
    Severity severity = Severity::error;
    ErrorCode code = ErrorCode::syntax;
    Location where;
    std::string message;
    bool operator==(const Diagnostic&) const = default;
};

/// Collects the faults of one file or pack, so that an author sees them all at once.
/// Keeps the first 100 and counts the rest.
class Diagnostics {
public:
    static constexpr std::size_t most_kept = 100;
    void add(Diagnostic diagnostic);
    void error(ErrorCode code, Location where, std::string_view message);
    void warning(Location where, std::string_view message);
    [[nodiscard]] bool has_errors() const noexcept { return errors_ > 0; }
    [[nodiscard]] std::size_t error_count() const noexcept { return errors_; }
    [[nodiscard]] std::size_t total() const noexcept { return total_; }
    [[nodiscard]] const std::vector<Diagnostic>& kept() const noexcept { return kept_; }

private:
    std::vector<Diagnostic> kept_;
    std::size_t errors_ = 0;
    std::size_t total_ = 0;
};

/// "file:line:column", without the parts that are unknown.
[[nodiscard]] std::string to_string(const Location& where);

/// The name nearest to `wanted` by edit distance, if near enough to be a misspelling; else empty.
[[nodiscard]] std::string_view nearest_name(std::string_view wanted,
                                            const std::vector<std::string_view>& names);

}  // namespace entente
