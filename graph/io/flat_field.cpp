// SPDX-License-Identifier: MIT
#include "graph/io/flat_field.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::string_view attribute_prefix = "attribute_";
constexpr std::string_view label_prefix = "label_";

struct Known {
    std::string_view column;
    FlatField field;
    std::uint8_t rank = 0;
};

constexpr std::array node_names = {
    Known{"name", FlatField::name},
    Known{"label", FlatField::label},
    Known{"Label", FlatField::label},
    Known{"type", FlatField::type},
    Known{"Type", FlatField::type},
    Known{"aliases", FlatField::aliases},
};

constexpr std::array edge_names = {
    Known{"relation", FlatField::relation},
    Known{"sign", FlatField::sign},
    Known{"negated", FlatField::negated},
    Known{"undirected", FlatField::undirected},
    Known{"weight", FlatField::weight},
    Known{"Weight", FlatField::weight},
    Known{"sentences", FlatField::sentences},
    Known{"start", FlatField::start},
    Known{"end", FlatField::end},
    Known{"evidence", FlatField::evidence},
    Known{"reverse_copy", FlatField::reverse_copy},
    Known{"kind", FlatField::relation_hint, 5},
    Known{"Kind", FlatField::relation_hint, 5},
    Known{"interaction", FlatField::relation_hint, 4},
    Known{"type", FlatField::relation_hint, 3},
    Known{"label", FlatField::relation_hint, 2},
    Known{"Label", FlatField::relation_hint, 2},
    Known{"Edge Label", FlatField::relation_hint, 2},
};

/// Names that a format uses for its own ends, or a program takes for something else.
constexpr std::array reserved = {
    std::string_view("id"),
    std::string_view("Id"),
    std::string_view("ID"),
    std::string_view("source"),
    std::string_view("Source"),
    std::string_view("target"),
    std::string_view("Target"),
    std::string_view("key"),
    std::string_view("kind"),
    std::string_view("group"),
    std::string_view("record"),
    std::string_view("data"),
    std::string_view("parent"),
    std::string_view("shared name"),
    std::string_view("for"),
    std::string_view("graph"),
    std::string_view("directed"),
    std::string_view("Interval"),
    std::string_view("value"),
    std::string_view("SUID"),
    std::string_view("shared_name"),
    std::string_view("shared_interaction"),
    std::string_view("shared interaction"),
    std::string_view("selected"),
};

template <class Table>
FlatName look_up(const Table& table, std::string_view column) {
    if (column.starts_with(attribute_prefix))
        return {FlatField::attribute, std::string(column.substr(attribute_prefix.size()))};
    for (const Known& known : table)
        if (known.column == column)
            return {known.field, std::string(column), known.rank};
    return {FlatField::attribute, std::string(column)};
}

template <class Table>
bool knows(const Table& table, std::string_view column) {
    return std::ranges::find(table, column, &Known::column) != table.end();
}

}  // namespace

FlatName node_field(std::string_view column) {
    if (column.starts_with(label_prefix))
        return {FlatField::language_label, std::string(column.substr(label_prefix.size()))};
    return look_up(node_names, column);
}

FlatName edge_field(std::string_view column) {
    return look_up(edge_names, column);
}

std::string attribute_column(std::string_view name) {
    const bool taken = name.empty() || name.starts_with(attribute_prefix) ||
                       name.starts_with(label_prefix) || knows(node_names, name) ||
                       knows(edge_names, name) ||
                       std::ranges::find(reserved, name) != reserved.end();
    return (taken ? std::string(attribute_prefix) : std::string()).append(name);
}

}  // namespace entente
