// SPDX-License-Identifier: MIT
#pragma once

#include "cli/table.hpp"
#include "graph/network/cooccurrence.hpp"
#include "graph/network/debate.hpp"

#include <string>
#include <vector>

namespace entente::cli {

/// One network of rows and columns: of one window, or of all the time.
struct Affiliation {
    std::string window;       ///< name; empty = all the time
    std::size_t stances = 0;  ///< that count in it
    std::vector<MatrixCell> cells;
    std::vector<double> weights;  ///< of the stances; empty = 1
};

/// A row an id and a column an id, as matrices are passed on: zeros written out, both triangles.
[[nodiscard]] Table matrix_table(const Debate& debate,
                                 const std::vector<MatrixCell>& cells,
                                 bool one_mode);

/// A row an entry that is not 0, with its window where there are several.
[[nodiscard]] Table list_table(const Debate& debate,
                               const std::vector<Affiliation>& networks,
                               bool one_mode,
                               const Graph& entities,
                               const std::vector<std::string>& languages);

/// A row a pair, the strongest by `association` first.
[[nodiscard]] Table pair_table(const Cooccurrence& found,
                               Association association,
                               const Graph& entities,
                               const std::vector<std::string>& languages);

}  // namespace entente::cli
