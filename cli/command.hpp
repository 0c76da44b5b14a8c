// SPDX-License-Identifier: MIT
#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/inputs.hpp"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace entente::cli {

/// Exit statuses; 130 and its like come from signals.
enum Status : int {
    fine = 0,
    negative = 1,  ///< a difference, findings, or some input refused and the rest done
    trouble = 2,
};

/// What a running command has of the world.
struct Session {
    Console console;
    Inputs inputs;
};

/// All errors of a file but the last are reported, the last is thrown: one fault, one message.
/// Warnings are for its author and are said with --verbose only.
void insist_on_no_errors(const Diagnostics& diagnostics, const Session& session);

/// One command: `setup` declares its options and touches no file, `run` does the work.
class Command {
public:
    Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;
    virtual ~Command() = default;
    virtual void setup(Arguments& arguments) = 0;
    /// @returns fine or negative. @throws Error on trouble.
    [[nodiscard]] virtual Status run(Session& session) = 0;
};

struct Example {
    std::string_view line;  ///< "entente show world.entente.json"
    std::string_view what;  ///< what it is for
};

/// A row of the table of commands.
struct CommandInfo {
    std::string_view name;
    std::string_view summary;      ///< one line, in the list of commands
    std::string_view description;  ///< a paragraph or two, apart by a line break
    std::vector<Example> examples;
    std::unique_ptr<Command> (*make)();
};

/// The one table of commands; help and whatever else lists them is made from it.
[[nodiscard]] std::span<const CommandInfo> commands();
[[nodiscard]] const CommandInfo* find_command(std::string_view name);

}  // namespace entente::cli
