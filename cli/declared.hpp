// SPDX-License-Identifier: MIT
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"

#include <memory>
#include <string>

namespace entente::cli {

/// The options that every command has.
struct CommonOptions {
    int verbose = 0;
    bool quiet = false;
    std::string colour = "auto";

    void add_to(Arguments& arguments);
    void apply(Session& session) const;
};

/// A command with its options declared: what runs it, and what help, manual pages and completion
/// are made of.
struct Declared {
    explicit Declared(const CommandInfo& info);

    const CommandInfo& info;
    std::unique_ptr<Command> command;
    CommonOptions common;
    Arguments arguments;
};

}  // namespace entente::cli
