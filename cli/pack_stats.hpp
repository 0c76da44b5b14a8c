// SPDX-License-Identifier: MIT
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "extract/pack.hpp"
#include "extract/pack_stats.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace entente::cli {

/// 'entente pack stats': what each lexeme or construction does in a text.
class PackStats {
public:
    void add_to(Arguments& arguments);
    /// @throws Error
    [[nodiscard]] std::string table(const std::shared_ptr<const Pack>& pack,
                                    Session& session) const;

private:
    std::vector<std::string> texts_, gold_;
    std::string by_ = "construction";
    std::string format_ = "text";
    std::size_t top_ = 0;
};

}  // namespace entente::cli
