// SPDX-License-Identifier: MIT
#pragma once

#include "cli/arguments.hpp"
#include "graph/graph.hpp"
#include "render/drawing.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente::cli {

/// The options that say which part of a graph is drawn.
class SelectionArguments {
public:
    void add_to(Arguments& arguments);
    /// @throws Error{unknown_name} on an actor, relation, type or sign that is not there.
    [[nodiscard]] DrawingOptions options(const Graph& graph) const;

private:
    void read_ego(const Graph& graph, DrawingOptions& options) const;
    void read_between(DrawingOptions& options) const;
    void read_path(const Graph& graph, DrawingOptions& options) const;

    std::size_t top_ = 0;
    std::size_t min_evidence_ = 1;
    std::string ego_;
    std::string path_;
    std::vector<std::string> relations_;
    std::vector<std::string> types_;
    std::vector<std::string> signs_;
    std::string from_;
    std::string to_;
    std::string between_;
    std::string backbone_;
    bool no_isolates_ = false;
};

}  // namespace entente::cli
