// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// The names of the columns that a graph has in formats without nested values, in one place for
// whoever writes or reads them.

namespace entente {

/// What a column holds, whatever the program that wrote it calls it.
enum class FlatField : std::uint8_t {
    attribute,  ///< one of the node's or edge's own; a number of its names apart
    // of nodes
    name,  ///< what a program calls a node that it has numbered
    label,
    type,
    aliases,
    language_label,  ///< label_<language>
    // of edges
    relation,
    relation_hint,  ///< a name other programs have for it; `rank` says how likely
    sign,
    negated,
    undirected,
    weight,
    sentences,
    start,
    end,
    evidence,
    reverse_copy,  ///< the second edge of an undirected one that was written both ways
};

struct FlatName {
    FlatField field = FlatField::attribute;
    std::string name;       ///< of the attribute, or the language
    std::uint8_t rank = 0;  ///< of a relation_hint: higher goes first
};

/// What a column of that name means. The names are those that `FlatView` gives, and the usual ones
/// of other programs.
[[nodiscard]] FlatName node_field(std::string_view column);
[[nodiscard]] FlatName edge_field(std::string_view column);

/// The column of an attribute: its name, unless that means something else here or in one of the
/// formats; then attribute_<name>.
[[nodiscard]] std::string attribute_column(std::string_view name);

}  // namespace entente
