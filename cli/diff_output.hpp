// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "cli/pictures.hpp"
#include "graph/version/diff.hpp"

#include <string>
#include <vector>

namespace entente::cli {

/// The options of whatever tells a difference, and the telling.
class DiffOutput {
public:
    void add_to(Arguments& arguments);
    /// Complains of what cannot be done, before the work.
    void check();
    /// Whether what it is asked for is a patch, which holds everything.
    [[nodiscard]] bool is_patch() const { return picture_.format_name == "json"; }
    /// Compares, writes, and says whether the two say the same. `before_name` and `after_name` are
    /// paths or the like.
    [[nodiscard]] Status write(const Graph& before,
                               const Graph& after,
                               const std::string& before_name,
                               const std::string& after_name,
                               Session& session);

private:
    void read_renames(const Graph& before, const Graph& after, Session& session);
    void compare(const Graph& before, const Graph& after, const Session& session);
    void draw(const Graph& before, const Graph& after, const GraphDiff& changes, Session& session);

    PictureArguments picture_;
    DiffTextOptions text_;
    std::string order_;
    std::string renames_;
    std::vector<std::string> ignored_names_;
    std::vector<DiffPart> ignored_;
    std::vector<std::string> measures_;
};

}  // namespace entente::cli
