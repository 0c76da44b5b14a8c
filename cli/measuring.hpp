// SPDX-License-Identifier: MIT
#pragma once

#include "cli/arguments.hpp"
#include "graph/measures/measures.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
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

/// The options of particular measures.
struct MeasureDetails {
    std::vector<std::string> relations;
    std::string groups;
    std::vector<std::string> sources;
    std::vector<std::string> targets;
    std::vector<std::string> restart;
    bool endpoints = false;
    bool normalized = false;
    double approximate = 0.0;
    double seconds = 0.0;
    std::size_t seed = 1;

    void add_to(Arguments& arguments);
    void apply_to(MeasureOptions& options) const;
};

/// @throws Error{unknown_name} with a suggestion.
[[nodiscard]] const MeasureInfo& measure_named(const std::string& name);
/// @throws Error{unknown_name}: no such measure, or one that is taken of something else.
[[noreturn]] void refuse_measure(const std::string& name);
/// Names of all measures of actors.
[[nodiscard]] std::vector<std::string> measure_names();

/// The rows of a table that are asked for: all of them, those named in order, or without names the
/// core. @throws Error{unknown_name} with a suggestion.
template <class Info>
[[nodiscard]] std::vector<const Info*> chosen_rows(std::span<const Info> table,
                                                   const std::vector<std::string>& names) {
    std::vector<const Info*> rows;
    const bool all = std::ranges::find(names, "all") != names.end();
    for (const Info& info : table)
        if (all || (names.empty() && info.core))
            rows.push_back(&info);
    if (all)
        return rows;
    for (const std::string& name : names) {
        const auto found = std::ranges::find(table, name, &Info::name);
        if (found == table.end())
            refuse_measure(name);
        if (std::ranges::find(rows, &*found) == rows.end())
            rows.push_back(&*found);
    }
    return rows;
}

/// "entente help measures": every measure, what it says and where it is from.
[[nodiscard]] std::string measures_help(std::size_t width);

}  // namespace entente::cli
