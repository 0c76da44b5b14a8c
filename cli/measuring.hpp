// SPDX-License-Identifier: MIT
#pragma once

#include "cli/arguments.hpp"
#include "graph/measures/measures.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente::cli {

/// The options that say how a measure is taken, shared by all commands that measure.
struct MeasureArguments {
    std::string layer = "all";
    std::string paths = "directed";
    bool weighted = false;

    void add_to(Arguments& arguments);
    [[nodiscard]] MeasureOptions options() const;
};

/// @throws Error{unknown_name} with a suggestion.
[[nodiscard]] const MeasureInfo& measure_named(const std::string& name);
/// Names of all measures.
[[nodiscard]] std::vector<std::string> measure_names();

/// "entente help measures": every measure, what it says and where it is from.
[[nodiscard]] std::string measures_help(std::size_t width);

}  // namespace entente::cli
