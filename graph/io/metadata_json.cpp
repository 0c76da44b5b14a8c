// SPDX-License-Identifier: MIT
#include "graph/io/metadata_json.hpp"

#include "graph/io/entente_keys.hpp"
#include "graph/io/records_json.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace entente {
namespace {

template <class Rows, class Write>
void list(JsonWriter& json, std::string_view name, const Rows& rows, Write&& write_row) {
    if (rows.empty())
        return;
    json.key(name);
    json.raw("[");
    for (const auto& row : rows) {
        json.comma();
        json.raw("{");
        write_row(json, row);
        json.raw("}");
    }
    json.raw("]");
}

}  // namespace

GraphMetadata read_metadata(JsonView& json, const std::function<void()>& read_sentence) {
    GraphMetadata found;
    std::vector<NodeType> node_types;
    std::vector<RelationType> relations;
    std::size_t relations_at = 0;
    const auto seen = json.record(json_keys::metadata, need<9>({}), [&](std::size_t key) {
        switch (key) {
            case 0:
                return json.string(found.provenance.tool);
            case 1:
                return json.string(found.provenance.pack);
            case 2:
                return json.string(found.provenance.pack_sha256);
            case 3:
                return json.array([&] { node_types.push_back(read_node_type(json)); });
            case 4:
                relations_at = json.offset();
                return json.array([&] { relations.push_back(read_relation(json)); });
            case 5:
                return json.array(
                    [&] { found.provenance.documents.push_back(read_document(json)); });
            case 6:
                return json.array([&] { read_sentence(); });
            case 7:
                return json.string(found.provenance.lexicon_sha256);
            default:
                return json.string(found.provenance.rules_sha256);
        }
    });
    std::ranges::sort(found.provenance.documents);
    constexpr std::size_t relations_key = 4;
    if (!seen[relations_key])
        return found;
    try {
        found.schema = Schema(std::move(node_types), std::move(relations));
    } catch (const Error& e) {
        json.fail(relations_at, e.message(), e.code());
    }
    return found;
}

std::string metadata_json(const Graph& graph) {
    const Provenance& provenance = graph.provenance();
    if (graph.schema() == Schema{} && provenance == Provenance{})
        return {};
    std::string out = "{";
    JsonWriter json(out);
    json.text_unless_empty("tool", provenance.tool);
    json.text_unless_empty("pack", provenance.pack);
    json.text_unless_empty("pack_sha256", provenance.pack_sha256);
    json.text_unless_empty("lexicon_sha256", provenance.lexicon_sha256);
    json.text_unless_empty("rules_sha256", provenance.rules_sha256);
    list(json, "node_types", graph.schema().node_types(), write_node_type);
    // an empty list too: that there are no relations is said, not left open
    json.key("relations");
    json.raw("[");
    for (const RelationType& relation : graph.schema().relations()) {
        json.comma();
        json.raw("{");
        write_relation(json, relation);
        json.raw("}");
    }
    json.raw("]");
    list(json, "documents", provenance.documents, write_document);
    return out + "}";
}

}  // namespace entente
