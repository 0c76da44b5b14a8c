// SPDX-License-Identifier: MIT
#include "cli/console.hpp"

#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace entente::cli {
namespace {

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::note:
            return "note";
    }
    return {};
}

bool set_in_environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

/// In one piece, so that messages of several processes do not mix.
void put(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

}  // namespace

bool is_terminal(int fd) noexcept {
    return isatty(fd) == 1;
}

std::size_t terminal_width(int fd) {
    constexpr std::size_t usual = 80;
    constexpr std::size_t least = 40;
    struct winsize size {};
    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col < least)
        return usual;
    return size.ws_col;
}

bool Console::coloured(int fd) const {
    if (colour_ != "auto")
        return colour_ == "always";
    if (set_in_environment("NO_COLOR"))
        return false;
    if (set_in_environment("CLICOLOR_FORCE"))
        return true;
    const char* kind = std::getenv("TERM");
    return is_terminal(fd) && kind != nullptr && std::string_view(kind) != "dumb";
}

void Console::say(Severity severity, std::string_view place, std::string_view message) const {
    const std::string_view word = name_of(severity);
    const std::string_view where = place.empty() ? "entente" : place;
    if (!coloured(STDERR_FILENO)) {
        put(fmt::format("{}: {}: {}\n", printable(where), word, printable(message)));
        return;
    }
    const std::string_view paint = severity == Severity::error     ? "\x1b[1;31m"
                                   : severity == Severity::warning ? "\x1b[1;33m"
                                                                   : "\x1b[1;34m";
    put(fmt::format(
        "\x1b[1m{}:\x1b[0m {}{}:\x1b[0m {}\n", printable(where), paint, word, printable(message)));
}

void Console::report(const Diagnostic& diagnostic) const {
    if (quiet_ && diagnostic.severity != Severity::error)
        return;
    say(diagnostic.severity, to_string(diagnostic.where), diagnostic.message);
    if (!source_ || diagnostic.where.line == 0 || diagnostic.where.column == 0)
        return;
    if (const std::optional<std::string> line = source_(diagnostic.where))
        put(excerpt(*line, diagnostic.where, terminal_width(STDERR_FILENO)));
}

void Console::report(const Error& error) const {
    report({Severity::error, error.code(), error.where(), error.message()});
}

void Console::report(const Diagnostics& diagnostics) const {
    for (const Diagnostic& diagnostic : diagnostics.kept())
        report(diagnostic);
    if (const std::size_t more = diagnostics.total() - diagnostics.kept().size(); more > 0)
        note(fmt::format("{} more of the kind", more));
}

void Console::warn(std::string_view message) const {
    if (!quiet_)
        say(Severity::warning, {}, message);
}

void Console::note(std::string_view message) const {
    if (!quiet_)
        say(Severity::note, {}, message);
}

}  // namespace entente::cli
