// SPDX-License-Identifier: MIT
#include "cli/declared.hpp"

#include <spdlog/spdlog.h>

namespace entente::cli {

void CommonOptions::add_to(Arguments& arguments) {
    arguments.choice("--color",
                     colour,
                     {"auto", "always", "never"},
                     "colour: on a terminal, always or never; NO_COLOR is heeded");
    arguments.flag("-q,--quiet", quiet, "no warnings, no progress");
    arguments.counted_flag("-v,--verbose", verbose, "say what is done; -vv says more");
}

void CommonOptions::apply(Session& session) const {
    session.console.set_quiet(quiet);
    session.console.set_colour(colour);
    spdlog::set_level(quiet          ? spdlog::level::err
                      : verbose > 1  ? spdlog::level::debug
                      : verbose == 1 ? spdlog::level::info
                                     : spdlog::level::warn);
}

Declared::Declared(const CommandInfo& row) : info(row), command(row.make()) {
    command->setup(arguments);
    common.add_to(arguments);
}

}  // namespace entente::cli
