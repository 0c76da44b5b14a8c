// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "graph/io/json_view.hpp"
#include "graph/io/json_writer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The records that statements, graphs and patches write alike. Writers put down the members of an
// object, without its braces unless said; readers take a whole value.

namespace entente {

/// A sentence as a graph file has it; a date or language that is not said is the document's.
struct StoredSentence {
    SentenceRef ref;
    std::optional<std::string> date;
    std::optional<std::string> language;
};

/// Evidence as it stands in a file: with a sentence of its own, or referring to one by index.
struct StoredEvidence {
    Evidence evidence;  ///< all but sentence, date and language
    StoredSentence own;
    std::optional<std::uint32_t> index;
    std::size_t index_at = 0;  ///< offset of `index`
};

void write_span(JsonWriter& json, std::string_view key, const Span& span);  ///< unless empty
void write_span_always(JsonWriter& json, std::string_view key, const Span& span);
void write_sentence_ref(JsonWriter& json, const SentenceRef& sentence);
void write_sign(JsonWriter& json, std::string_view key, Sign sign);
void write_node_type(JsonWriter& json, const NodeType& type);
void write_relation(JsonWriter& json, const RelationType& type);
void write_document(JsonWriter& json, const DocumentInfo& document);
/// "label" and "metadata".
void write_node(JsonWriter& json, const Node& node);
/// What stands before and after the sentence of evidence.
void write_evidence_head(JsonWriter& json, const Evidence& e);
void write_evidence_tail(JsonWriter& json, const Evidence& e);

/// Whether a text is a date: empty, or YYYY, YYYY-MM, YYYY-MM-DD.
[[nodiscard]] bool is_date(std::string_view text) noexcept;
/// What is said of texts that are no date and no modality.
[[nodiscard]] std::string not_a_date(std::string_view text);
[[nodiscard]] std::string unknown_modality(std::string_view name);

[[nodiscard]] Span read_span(JsonView& json);
[[nodiscard]] SentenceRef read_sentence(JsonView& json);
[[nodiscard]] Modality read_modality(JsonView& json);
/// A date: empty, or YYYY, YYYY-MM, YYYY-MM-DD.
[[nodiscard]] std::string read_date(JsonView& json);
[[nodiscard]] Sign read_sign(JsonView& json);
[[nodiscard]] Labels read_labels(JsonView& json);
[[nodiscard]] Attributes read_attributes(JsonView& json);
[[nodiscard]] NodeType read_node_type(JsonView& json);
[[nodiscard]] RelationType read_relation(JsonView& json);
[[nodiscard]] DocumentInfo read_document(JsonView& json);
/// The value of "metadata" of a node.
void read_node_metadata(JsonView& json, Node& node);
/// An object with "label" and "metadata"; the id is left alone.
void read_node(JsonView& json, Node& node);
/// `document` is null for a sentence that stands within its evidence.
[[nodiscard]] StoredSentence read_stored_sentence(JsonView& json, std::string* document);
void read_evidence(JsonView& json, StoredEvidence& stored);

}  // namespace entente
