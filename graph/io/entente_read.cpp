// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"
#include "graph/io/entente_json.hpp"
#include "graph/io/entente_keys.hpp"
#include "graph/io/evidence_json.hpp"
#include "graph/io/graph_builder.hpp"
#include "graph/io/sentence_store.hpp"
#include "graph/io/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace entente {
namespace {

template <std::size_t N>
constexpr std::bitset<N> need(std::initializer_list<std::size_t> keys) {
    unsigned long long set = 0;
    for (const std::size_t key : keys)
        set |= 1ULL << key;
    return {set};
}

class GraphReader {
public:
    GraphReader(std::string_view text, const std::string& file, const Limits& limits)
        : json_(text, file, limits),
          limits_(limits),
          builder_(limits) {}

    Graph read() {
        static constexpr std::array<std::string_view, 2> keys = {"graph", "graphs"};
        json_.record(keys, need<2>({}), [&](std::size_t key) {
            if (key == 1)
                json_.fail(json_.offset(), "a file of several graphs; one is expected");
            read_graph();
            found_ = true;
        });
        json_.finish();
        if (!found_)
            json_.fail(0, "key 'graph' is missing");
        return builder_.finish(std::move(provenance_));
    }

private:
    enum class Section : std::size_t { type, directed, metadata, nodes, edges };

    /// Nodes need the schema and edges need nodes and sentences; a section that comes too early
    /// (programs may sort keys) is passed over and read at the end.
    void read_graph() {
        std::optional<std::size_t> early_nodes;
        std::optional<std::size_t> early_edges;
        bool have_metadata = false;
        bool have_nodes = false;
        json_.record(json_keys::graph, need<5>({}), [&](std::size_t key) {
            const std::size_t at = json_.offset();
            switch (static_cast<Section>(key)) {
                case Section::type:
                    return read_type();
                case Section::directed:
                    directed_ = json_.boolean();
                    return;
                case Section::metadata:
                    read_metadata();
                    have_metadata = true;
                    return;
                case Section::nodes:
                    if (have_metadata) {
                        read_nodes();
                        have_nodes = true;
                    } else {
                        early_nodes = at;
                        json_.skip();
                    }
                    return;
                case Section::edges:
                    if (have_metadata && have_nodes)
                        return read_edges();
                    early_edges = at;
                    json_.skip();
            }
        });
        const std::size_t end = json_.offset();
        if (early_nodes) {
            json_.seek(*early_nodes);
            read_nodes();
        }
        if (early_edges) {
            json_.seek(*early_edges);
            read_edges();
        }
        json_.seek(end);
    }

    void read_type() {
        const std::size_t at = json_.offset();
        const std::string type = json_.string();
        if (type.starts_with(json_keys::type_family) && type != json_keys::type)
            json_.fail(at,
                       fmt::format("format '{}' is not known to this version, which reads '{}'",
                                   printable(type),
                                   json_keys::type));
    }

    Labels read_labels(std::string_view what) {
        Labels labels;
        json_.object([&](std::string_view key, std::size_t at) {
            const auto [entry, fresh] = labels.try_emplace(std::string(key));
            if (!fresh)
                json_.fail(at, fmt::format("key '{}' stands twice", printable(key)));
            entry->second = json_.string(limits_.label_bytes, what);
        });
        return labels;
    }

    Sign read_sign() {
        const std::size_t at = json_.offset();
        const double value = json_.number();
        if (value != 0 && value != 1 && value != -1)
            json_.fail(at, "1, 0 or -1 expected");
        return value > 0 ? Sign::positive : value < 0 ? Sign::negative : Sign::neutral;
    }

    void read_metadata() {
        std::vector<NodeType> node_types;
        std::vector<RelationType> relations;
        std::size_t relations_at = 0;
        const auto seen = json_.record(json_keys::metadata, need<7>({}), [&](std::size_t key) {
            switch (key) {
                case 0:
                    json_.string(provenance_.tool);
                    break;
                case 1:
                    json_.string(provenance_.pack);
                    break;
                case 2:
                    json_.string(provenance_.pack_sha256);
                    break;
                case 3:
                    json_.array([&] { node_types.push_back(read_node_type()); });
                    break;
                case 4:
                    relations_at = json_.offset();
                    json_.array([&] { relations.push_back(read_relation()); });
                    break;
                case 5:
                    json_.array([&] { read_document(); });
                    break;
                default:
                    json_.array([&] { read_sentence_record(); });
                    break;
            }
        });
        constexpr std::size_t relations_key = 4;
        if (seen[relations_key])
            set_schema(std::move(node_types), std::move(relations), relations_at);
        std::ranges::sort(provenance_.documents);
        sentences_.fill_in(provenance_.documents);
    }

    void set_schema(std::vector<NodeType> types,
                    std::vector<RelationType> relations,
                    std::size_t at) {
        try {
            builder_.set_schema(Schema(std::move(types), std::move(relations)));
        } catch (const Error& e) {
            json_.fail(at, e.message(), e.code());
        }
    }

    NodeType read_node_type() {
        NodeType type;
        json_.record(json_keys::node_type, need<2>({0}), [&](std::size_t key) {
            if (key == 0)
                type.name = json_.string(limits_.id_bytes, "a name");
            else
                type.labels = read_labels("a label");
        });
        return type;
    }

    RelationType read_relation() {
        RelationType type;
        json_.record(json_keys::relation, need<8>({0, 1, 2}), [&](std::size_t key) {
            switch (key) {
                case 0:
                    type.name = json_.string(limits_.id_bytes, "a name");
                    break;
                case 1:
                    type.directed = json_.boolean();
                    break;
                case 2:
                    type.sign = read_sign();
                    break;
                case 3:
                    type.weight = json_.number();
                    break;
                case 4:
                    type.labels = read_labels("a label");
                    break;
                case 5:
                    json_.string(type.parent);
                    break;
                case 6:
                    json_.string(type.plover);
                    break;
                default:
                    json_.string(type.cameo);
                    break;
            }
        });
        return type;
    }

    void read_document() {
        DocumentInfo document;
        json_.record(json_keys::document, need<4>({0}), [&](std::size_t key) {
            switch (key) {
                case 0:
                    json_.string(document.name);
                    break;
                case 1:
                    json_.string(document.sha256);
                    break;
                case 2:
                    document.date = read_date(json_);
                    break;
                default:
                    json_.string(document.language);
                    break;
            }
        });
        provenance_.documents.push_back(std::move(document));
    }

    /// Keys of a sentence; `document` is null for one that stands within its evidence.
    StoredSentence read_sentence_fields(std::string* document) {
        StoredSentence s;
        const std::size_t at = json_.offset();
        const auto required = document == nullptr ? need<7>({1, 4}) : need<7>({0, 1, 4});
        json_.record(json_keys::sentence, required, [&](std::size_t key) {
            switch (key) {
                case 0:
                    if (document == nullptr)
                        json_.skip();
                    else
                        json_.string(*document);
                    break;
                case 1:
                    s.ref.index = static_cast<std::uint32_t>(json_.natural(UINT32_MAX));
                    break;
                case 2:
                    s.ref.begin = json_.natural();
                    break;
                case 3:
                    s.ref.end = json_.natural();
                    break;
                case 4:
                    json_.string(s.ref.text);
                    break;
                case 5:
                    s.date = read_date(json_);
                    break;
                default:
                    s.language = json_.string();
                    break;
            }
        });
        if (s.ref.end < s.ref.begin)
            json_.fail(at, "a sentence that ends before it begins");
        return s;
    }

    void read_sentence_record() {
        const std::size_t at = json_.offset();
        std::string document;
        StoredSentence sentence = read_sentence_fields(&document);
        const std::uint32_t number = sentence.ref.index;
        if (!sentences_.add(document, std::move(sentence)))
            json_.fail(
                at, fmt::format("sentence {} of '{}' stands twice", number, printable(document)));
    }

    void read_nodes() {
        std::size_t at = 0;
        const GraphBuilder::Fail fail = [this, &at](ErrorCode code, std::string_view message) {
            json_.fail(at, message, code);
        };
        json_.object([&](std::string_view key, std::size_t key_at) {
            Node node;
            node.id = key;
            std::string label;
            json_.record(json_keys::node, need<2>({}), [&](std::size_t field) {
                if (field == 0)
                    label = json_.string(limits_.label_bytes, "a label");
                else
                    read_node_metadata(node);
            });
            if (node.labels.empty() && !label.empty())
                node.labels.emplace("en", std::move(label));
            at = key_at;
            builder_.add_node(std::move(node), fail);
        });
    }

    void read_node_metadata(Node& node) {
        json_.record(json_keys::node_metadata, need<4>({}), [&](std::size_t key) {
            switch (key) {
                case 0:
                    node.type = json_.string(limits_.id_bytes, "a type");
                    break;
                case 1:
                    node.labels = read_labels("a label");
                    break;
                case 2:
                    json_.array([&] {
                        node.aliases.push_back(json_.string(limits_.label_bytes, "an alias"));
                    });
                    break;
                default:
                    node.attributes = read_attributes();
                    break;
            }
        });
    }

    Attributes read_attributes() {
        Attributes attributes;
        json_.object([&](std::string_view key, std::size_t at) {
            const auto [entry, fresh] = attributes.try_emplace(std::string(key));
            if (!fresh)
                json_.fail(at, fmt::format("key '{}' stands twice", printable(key)));
            json_.string(entry->second);
        });
        return attributes;
    }

    void read_edges() {
        json_.array([&] { read_edge(); });
    }

    void read_edge() {
        const std::size_t begin = json_.offset();
        std::size_t at = begin;
        const GraphBuilder::Fail fail = [this, &at](ErrorCode code, std::string_view message) {
            json_.fail(at, message, code);
        };
        Edge edge;
        bool is_directed = directed_;
        Sign sign = Sign::neutral;
        const auto required = builder_.has_schema() ? need<5>({0, 1, 2}) : need<5>({0, 2});
        json_.record(json_keys::edge, required, [&](std::size_t key) {
            at = json_.offset();
            switch (key) {
                case 0:
                    edge.source = read_end(fail);
                    break;
                case 1:
                    json_.string(edge.relation);
                    builder_.require_relation(edge.relation, fail);
                    break;
                case 2:
                    edge.target = read_end(fail);
                    break;
                case 3:
                    is_directed = json_.boolean();
                    break;
                default:
                    sign = read_edge_metadata(edge);
                    break;
            }
        });
        at = begin;
        builder_.add_edge(std::move(edge), is_directed, sign, fail);
    }

    NodeId read_end(const GraphBuilder::Fail& fail) {
        json_.string(scratch_);
        return builder_.require(scratch_, fail);
    }

    Sign read_edge_metadata(Edge& edge) {
        Sign sign = Sign::neutral;
        json_.record(json_keys::edge_metadata, need<5>({}), [&](std::size_t key) {
            switch (key) {
                case 0:
                    sign = read_sign();
                    break;
                case 1:
                    edge.negated = json_.boolean();
                    break;
                case 2:
                    edge.weight = json_.number();
                    break;
                case 3:
                    edge.attributes = read_attributes();
                    break;
                default:
                    json_.array([&] { read_evidence(edge.evidence.emplace_back()); });
                    break;
            }
        });
        return sign;
    }

    void read_evidence(Evidence& e) {
        StoredSentence inline_sentence;
        std::optional<std::uint32_t> index;
        std::size_t sentence_at = 0;
        bool is_inline = false;
        json_.record(json_keys::evidence, need<11>({0, 1}), [&](std::size_t key) {
            switch (key) {
                case 0:
                    json_.string(e.statement);
                    break;
                case 1:
                    json_.string(e.document);
                    break;
                case 2:
                    inline_sentence.date = read_date(json_);
                    break;
                case 3:
                    inline_sentence.language = json_.string();
                    break;
                case 4:
                    sentence_at = json_.offset();
                    is_inline = json_.peek() == '{';
                    if (is_inline)
                        inline_sentence = read_sentence_fields(nullptr);
                    else
                        index = static_cast<std::uint32_t>(json_.natural(UINT32_MAX));
                    break;
                case 5:
                    e.modality = read_modality(json_);
                    break;
                case 6:
                    json_.string(e.speaker);
                    break;
                case 7:
                    json_.string(e.rule);
                    break;
                case 8:
                    e.source_span = read_span(json_);
                    break;
                case 9:
                    e.trigger = read_span(json_);
                    break;
                default:
                    e.target_span = read_span(json_);
                    break;
            }
        });
        const StoredSentence* sentence = &inline_sentence;
        if (index) {
            sentence = sentences_.find(e.document, *index);
            if (sentence == nullptr)
                json_.fail(sentence_at,
                           fmt::format("no sentence {} of '{}'", *index, printable(e.document)));
        }
        take(*sentence, e);
    }

    /// Date and language that are not said are those of the document.
    void take(const StoredSentence& sentence, Evidence& e) {
        e.sentence = sentence.ref;
        const auto [date, language] = sentences_.defaults(e.document);
        e.date = sentence.date ? *sentence.date : std::string(date);
        e.language = sentence.language ? *sentence.language : std::string(language);
    }

    JsonView json_;
    const Limits& limits_;
    GraphBuilder builder_;
    Provenance provenance_;
    SentenceStore sentences_;
    std::string scratch_;
    bool directed_ = true;
    bool found_ = false;
};

}  // namespace

Graph read_entente_json(std::string_view bytes, const std::string& file, const Limits& limits) {
    require_utf8(bytes, file);
    return GraphReader(bytes, file, limits).read();
}

}  // namespace entente
