// SPDX-License-Identifier: MIT
#pragma once

#include "cli/arguments.hpp"
#include "graph/assemble.hpp"

#include <string>
#include <vector>

namespace entente::cli {

/// The options that say which statements count: --from, --to, --relation, --modality.
class StatementFilter {
public:
    void add_to(Arguments& arguments);
    /// @throws Error{usage} on a bad date, Error{unknown_name} on a relation that the schema has
    /// not, or a modality that there is not.
    [[nodiscard]] AssembleOptions options(const Schema& schema) const;

private:
    std::string from_;
    std::string to_;
    std::vector<std::string> relations_;
    std::vector<std::string> modalities_;
};

}  // namespace entente::cli
