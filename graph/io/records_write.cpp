// SPDX-License-Identifier: MIT
#include "graph/io/records_json.hpp"

namespace entente {
namespace {

void write_range(JsonWriter& json, std::uint64_t begin, std::uint64_t end, std::string_view text) {
    json.number("begin", begin);
    json.number("end", end);
    json.text("text", text);
}

std::string_view display_label(const Labels& labels) {
    if (const auto english = labels.find("en"); english != labels.end())
        return english->second;
    return labels.empty() ? std::string_view() : std::string_view(labels.begin()->second);
}

}  // namespace

void write_span_always(JsonWriter& json, std::string_view key, const Span& span) {
    json.key(key);
    json.raw("{");
    write_range(json, span.begin, span.end, span.text);
    json.raw("}");
}

void write_span(JsonWriter& json, std::string_view key, const Span& span) {
    if (span.begin != 0 || span.end != 0 || !span.text.empty())
        write_span_always(json, key, span);
}

void write_sentence_ref(JsonWriter& json, const SentenceRef& sentence) {
    json.number("index", std::uint64_t{sentence.index});
    write_range(json, sentence.begin, sentence.end, sentence.text);
}

void write_sign(JsonWriter& json, std::string_view key, Sign sign) {
    json.key(key);
    json.raw(sign == Sign::positive ? "1" : sign == Sign::negative ? "-1" : "0");
}

void write_node_type(JsonWriter& json, const NodeType& type) {
    json.text("name", type.name);
    json.map_unless_empty("labels", type.labels);
}

void write_relation(JsonWriter& json, const RelationType& type) {
    json.text("name", type.name);
    json.flag("directed", type.directed);
    write_sign(json, "sign", type.sign);
    json.number("weight", type.weight);
    json.map_unless_empty("labels", type.labels);
    json.text_unless_empty("parent", type.parent);
    json.text_unless_empty("plover", type.plover);
    json.text_unless_empty("cameo", type.cameo);
}

void write_document(JsonWriter& json, const DocumentInfo& document) {
    json.text("name", document.name);
    json.text_unless_empty("sha256", document.sha256);
    json.text_unless_empty("date", document.date);
    json.text_unless_empty("language", document.language);
}

void write_node(JsonWriter& json, const Node& node) {
    if (!node.labels.empty())
        json.text("label", display_label(node.labels));
    json.key("metadata");
    json.raw("{");
    json.text("type", node.type);
    json.map_unless_empty("labels", node.labels);
    if (!node.aliases.empty()) {
        json.key("aliases");
        json.raw("[");
        for (const std::string& alias : node.aliases)
            json.element(alias);
        json.raw("]");
    }
    json.map_unless_empty("attributes", node.attributes);
    json.raw("}");
}

void write_evidence_head(JsonWriter& json, const Evidence& e) {
    json.text("statement", e.statement);
    json.text("document", e.document);
}

void write_evidence_tail(JsonWriter& json, const Evidence& e) {
    if (e.modality != Modality::asserted)
        json.text("modality", to_string(e.modality));
    json.text_unless_empty("speaker", e.speaker);
    json.text_unless_empty("rule", e.rule);
    write_span(json, "source_span", e.source_span);
    write_span(json, "trigger_span", e.trigger);
    write_span(json, "target_span", e.target_span);
}

}  // namespace entente
