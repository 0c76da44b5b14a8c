// SPDX-License-Identifier: MIT
#pragma once

#include "graph/io/flat_read.hpp"
#include "graph/io/flat_view.hpp"
#include "graph/io/json_view.hpp"
#include "graph/io/json_writer.hpp"

#include <string>
#include <string_view>

// Rows of the flat tables as JSON objects: what node-link JSON, cyjs and JSON Lines share.

namespace entente {

/// The columns of a row as members of an object: numbers and truths as such, lists as lists.
template <class Row>
void write_flat_members(std::string& out,
                        const FlatView& view,
                        const Row& row,
                        const std::vector<FlatColumn>& columns) {
    JsonWriter json(out);
    view.for_each_value(row, [&](std::size_t i, std::string_view value) {
        json.comma();
        append_json(out, columns[i].name);
        out += ':';
        if (columns[i].kind == FlatColumn::Kind::text)
            append_json(out, value);
        else
            out += value;
    });
}

/// Reads the attributes of the graph as a whole, of which only `metadata_json` means something: an
/// object, or the list of pairs that networkx makes of one.
void read_flat_attributes(JsonView& json, FlatReader& graph);

/// Reads an object as a node or an edge; the keys `id`, `source`, `target` are its own, all others
/// columns. Strings are taken as they are, anything else as it stands in the file.
void read_flat_node(JsonView& json, FlatReader& graph);
void read_flat_edge(JsonView& json, FlatReader& graph);

}  // namespace entente
