// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/declared.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/measuring.hpp"
#include "cli/outputs.hpp"
#include "cli/suggest.hpp"
#include "graph/base/file.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <unistd.h>
#include <vector>

namespace entente::cli {
namespace {

void start_log() {
    auto logger = spdlog::stderr_logger_mt("entente");
    logger->set_pattern("entente: %v");
    spdlog::set_default_logger(logger);
}

[[noreturn]] void unknown_command(const std::string& name) {
    std::vector<std::string> names{"help"};
    for (const CommandInfo& command : commands())
        names.emplace_back(command.name);
    throw Error(ErrorCode::usage, {}, unknown_name("command", name, names));
}

const CommandInfo& command_named(const std::string& name) {
    const CommandInfo* command = find_command(name);
    if (command == nullptr)
        unknown_command(name);
    return *command;
}

Status show_help(const CommandInfo& info) {
    const Declared declared(info);
    write_output("-", command_help(info, declared.arguments, terminal_width(STDOUT_FILENO)));
    return fine;
}

Status run_command(const CommandInfo& info, std::vector<std::string> words, Session& session) {
    Declared declared(info);
    try {
        declared.arguments.parse(std::move(words));
    } catch (const Error& error) {
        session.console.report(error);
        std::fputs(usage_line(info, declared.arguments).c_str(), stderr);
        session.console.note(fmt::format("'entente help {}' says more", info.name));
        return trouble;
    }
    if (declared.arguments.help_wanted())
        return show_help(info);
    declared.common.apply(session);
    return declared.command->run(session);
}

Status help(const std::vector<std::string>& words) {
    if (words.size() > 1)
        throw Error(ErrorCode::usage, {}, "help explains one command at a time");
    if (!words.empty() && words.front() == "measures") {
        write_output("-", measures_help(terminal_width(STDOUT_FILENO)));
        return fine;
    }
    if (!words.empty() && words.front() != "help")
        return show_help(command_named(words.front()));
    write_output("-", program_help(terminal_width(STDOUT_FILENO)));
    return fine;
}

Status dispatch(std::vector<std::string> words, Session& session) {
    if (words.empty()) {
        std::fputs(program_help(terminal_width(STDERR_FILENO)).c_str(), stderr);
        return trouble;
    }
    const std::string first = words.front();
    words.erase(words.begin());
    if (first == "--version" || first == "-V") {
        write_output("-", "entente " ENTENTE_VERSION "\n");
        return fine;
    }
    if (first == "help" || first == "--help" || first == "-h")
        return help(words);
    if (first.starts_with('-'))
        throw Error(ErrorCode::usage,
                    {},
                    unknown_name("option", first, {"--help", "--version"}, Choices::hidden) +
                        "; a command comes first, see 'entente help'");
    return run_command(command_named(first), std::move(words), session);
}

int run(std::vector<std::string> words) {
    install_signal_handlers();
    start_log();
    Session session;
    session.console.set_source(
        [&session](const Location& where) { return session.inputs.line(where); });
    try {
        return dispatch(std::move(words), session);
    } catch (const ClosedPipe&) {
        return fine;  // whoever read our output has seen enough
    } catch (const Error& error) {
        session.console.report(error);
    } catch (const std::bad_alloc&) {
        session.console.report(Error(ErrorCode::limit, {}, "out of memory"));
    } catch (const std::exception& error) {
        session.console.report(
            Error(ErrorCode::io, {}, fmt::format("unexpected: {}", error.what())));
    }
    return trouble;
}

}  // namespace
}  // namespace entente::cli

int main(int count, char** words) {
    return entente::cli::run({words + (count > 0 ? 1 : 0), words + count});
}
