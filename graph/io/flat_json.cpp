// SPDX-License-Identifier: MIT
#include "graph/io/flat_json.hpp"

#include "graph/io/metadata_json.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace entente {
namespace {

/// What Cytoscape writes of every node or edge and follows from the rest.
constexpr std::array<std::string_view, 6> repeated = {
    "SUID", "shared_name", "shared name", "shared_interaction", "shared interaction", "selected"};

/// The next value as text: a string as it is, anything else as it stands; nothing for null.
std::optional<std::string> value_text(JsonView& json) {
    if (json.peek() == '"')
        return json.string();
    const std::string_view raw = json.raw();
    if (raw == "null")
        return std::nullopt;
    return std::string(raw);
}

/// An id: a string or a number.
std::string id_text(JsonView& json) {
    const std::size_t at = json.offset();
    const char first = json.peek();
    if (first == '"')
        return json.string();
    if (first != '-' && (first < '0' || first > '9'))
        json.fail(at, "an id expected: a string or a number");
    return std::string(json.raw());
}

bool is_repeated(std::string_view key) {
    return std::ranges::find(repeated, key) != repeated.end();
}

/// `value` of a node is its id (networkx in cyjs); `record` is the kind of a line (ours).
bool is_repeated_of_node(std::string_view key, std::string_view text, std::string_view id) {
    return is_repeated(key) || (key == "value" && text == id) ||
           (key == "record" && text == "node");
}

/// `key` tells parallel edges apart in networkx.
bool is_repeated_of_edge(std::string_view key, std::string_view text) {
    return is_repeated(key) || key == "key" || (key == "record" && text == "edge");
}

/// D3 calls the weight of a link its value.
FlatName edge_column(std::string_view key) {
    return edge_field(key == "value" ? "weight" : key);
}

}  // namespace

void read_flat_attributes(JsonView& json, FlatReader& graph) {
    const auto take = [&](std::string_view key, std::size_t at) {
        if (key == metadata_key && json.peek() == '{')
            graph.metadata(json.raw(), at);
        else
            json.skip();
    };
    if (json.peek() == '{')
        return json.object(take);
    if (json.peek() != '[')
        return json.skip();
    json.array([&] {
        if (json.peek() != '[')
            return json.skip();
        std::string key;
        bool is_key = true;
        json.array([&] {
            if (std::exchange(is_key, false) && json.peek() == '"')
                json.string(key);
            else
                take(key, json.offset());
        });
    });
}

void read_flat_node(JsonView& json, FlatReader& graph) {
    const std::size_t begin = json.offset();
    const std::size_t node = graph.node({}, begin);
    bool has_id = false;
    std::string id;
    json.object([&](std::string_view key, std::size_t at) {
        if (key == "id") {
            if (has_id)
                json.fail(at, "key 'id' stands twice");
            has_id = true;
            id = id_text(json);
            return graph.set_node_id(node, id);
        }
        const FlatName name = node_field(key);
        const auto text = value_text(json);
        if (text && !is_repeated_of_node(key, *text, id))
            graph.node_value(node, name, *text, at);
    });
    if (!has_id)
        json.fail(begin, "a node without an id");
}

void read_flat_edge(JsonView& json, FlatReader& graph) {
    const std::size_t begin = json.offset();
    graph.edge({}, {}, true, begin);
    std::optional<std::string> source;
    std::optional<std::string> target;
    json.object([&](std::string_view key, std::size_t at) {
        for (auto* const end : {&source, &target})
            if (key == (end == &source ? "source" : "target")) {
                if (*end)
                    json.fail(at, "an edge with two ends of one kind");
                *end = id_text(json);
                return;
            }
        if (key == "id")
            return graph.edge_id(id_text(json), at);
        const FlatName name = edge_column(key);
        const auto text = value_text(json);
        if (text && !is_repeated_of_edge(key, *text))
            graph.edge_value(name, *text, at);
    });
    if (!source || !target)
        json.fail(begin, "an edge needs a source and a target");
    graph.set_ends(*source, *target);
}

}  // namespace entente
