// SPDX-License-Identifier: MIT
#pragma once

#include "graph/schema.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Makes a schema of what occurs in a file that has none.
///
/// A relation that occurs both directed and undirected, or with several signs, becomes several
/// relation types ("trusts (positive)", "trusts (negative)"), so that nothing is lost; the names do
/// not depend on the order of the file.
class Vocabulary {
public:
    static constexpr std::string_view unnamed = "related";

    void see_node_type(std::string_view name);
    /// @returns a number for the relation, to be turned into its name by `relation_names`.
    std::size_t see_relation(std::string_view name, bool directed, Sign sign);
    /// The names of the relations, by number.
    [[nodiscard]] std::vector<std::string> relation_names() const;
    [[nodiscard]] Schema schema() const;

private:
    struct Variant {
        std::string name;
        bool directed = true;
        Sign sign = Sign::neutral;
        auto operator<=>(const Variant&) const = default;
    };
    std::set<std::string, std::less<>> node_types_;
    std::map<Variant, std::size_t> numbers_;
    const Variant* last_ = nullptr;
    std::size_t last_number_ = 0;
};

}  // namespace entente
