// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class Sign : std::int8_t { negative = -1, neutral = 0, positive = 1 };

/// Texts by language code ("en", "zh").
using Labels = std::map<std::string, std::string, std::less<>>;

struct NodeType {
    std::string name;
    Labels labels;
    bool operator==(const NodeType&) const = default;
};

struct RelationType {
    std::string name;
    bool directed = true;
    Sign sign = Sign::neutral;
    double weight = 1.0;  ///< strength of one statement; > 0
    Labels labels;
    std::string parent;  ///< name of a more general relation; empty = none
    std::string plover;  ///< nearest root of the PLOVER ontology; empty = none
    std::string cameo;   ///< nearest root code of CAMEO; empty = none
    bool operator==(const RelationType&) const = default;
};

/// The vocabulary of a graph: node types and relation types, each list in the order of its file.
class Schema {
public:
    Schema() = default;
    /// @throws Error{syntax} on doubled names, Error{unknown_name} on an unknown parent.
    Schema(std::vector<NodeType> node_types, std::vector<RelationType> relations);
    [[nodiscard]] std::span<const NodeType> node_types() const noexcept { return node_types_; }
    [[nodiscard]] std::span<const RelationType> relations() const noexcept { return relations_; }
    [[nodiscard]] const NodeType* find_node_type(std::string_view name) const noexcept;
    [[nodiscard]] const RelationType* find_relation(std::string_view name) const noexcept;
    bool operator==(const Schema&) const = default;

private:
    std::vector<NodeType> node_types_;
    std::vector<RelationType> relations_;
    std::vector<std::uint32_t> node_types_by_name_;
    std::vector<std::uint32_t> relations_by_name_;
};

/// Reads schema.toml; all its faults go to `diagnostics` with line and column, the sound rest is
/// returned.
[[nodiscard]] Schema parse_schema(std::string_view toml,
                                  const std::string& file,
                                  Diagnostics& diagnostics);

/// Adds to `base` what `layer` has besides; what both have is taken from `layer`.
[[nodiscard]] Schema merge(const Schema& base, const Schema& layer);

}  // namespace entente
