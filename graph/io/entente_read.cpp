// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"
#include "graph/io/edge_batch.hpp"
#include "graph/io/entente_json.hpp"
#include "graph/io/entente_keys.hpp"
#include "graph/io/graph_builder.hpp"
#include "graph/io/metadata_json.hpp"
#include "graph/io/records_json.hpp"
#include "graph/io/sentence_store.hpp"
#include "graph/io/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace entente {
namespace {

class GraphReader {
public:
    GraphReader(std::string_view text, const std::string& file, const Limits& limits)
        : text_(text),
          json_(text, file, limits),
          builder_(limits),
          batch_(builder_,
                 EdgeBatch::Ends::known,
                 [this](std::size_t at, ErrorCode code, std::string_view message) {
                     json_.fail(at, message, code);
                 }) {}

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

    void read_metadata() {
        GraphMetadata metadata = entente::read_metadata(json_, [this] { read_sentence_record(); });
        provenance_ = std::move(metadata.provenance);
        if (metadata.schema)
            builder_.set_schema(std::move(*metadata.schema));
        if (builder_.has_schema())
            required_of_edge_ = need<5>({0, 1, 2});
        sentences_.fill_in(provenance_.documents);
    }

    void read_sentence_record() {
        const std::size_t at = json_.offset();
        std::string document;
        StoredSentence sentence = read_stored_sentence(json_, &document);
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
        constexpr std::size_t least_node = 16;
        builder_.reserve_nodes(lines_that_begin("\n\"", least_node));
        json_.object([&](std::string_view key, std::size_t key_at) {
            Node node;
            read_node(json_, node);
            node.id = key;
            at = key_at;
            builder_.add_node(std::move(node), fail);
        });
    }

    /// Canonical files have a line a node or edge, which begins so. `least`: bytes that one takes.
    [[nodiscard]] std::size_t lines_that_begin(std::string_view head, std::size_t least) {
        std::size_t count = 0;
        for (std::size_t at = json_.offset(); (at = text_.find('\n', at)) != text_.npos; ++at)
            count += text_.compare(at, head.size(), head) == 0 ? 1U : 0U;
        return std::min(count, text_.size() / least);
    }

    void read_edges() {
        constexpr std::size_t least_edge = 64;
        builder_.reserve_edges(lines_that_begin("\n{\"id\"", least_edge));
        batch_.run([this] { json_.array([this] { read_edge(); }); });
    }

    void read_edge() {
        const std::size_t begin = json_.offset();
        Edge& edge = batch_.begin();
        bool is_directed = directed_;
        bool lasts = true;
        Sign sign = Sign::neutral;
        json_.record(json_keys::edge, required_of_edge_, [&](std::size_t key) {
            const std::size_t at = json_.offset();
            switch (key) {
                case 0:
                    batch_.source(json_.view(source_, lasts), at);
                    break;
                case 1:
                    json_.string(edge.relation);
                    require_relation(edge.relation, at);
                    break;
                case 2:
                    batch_.target(json_.view(target_, lasts), at);
                    break;
                case 3:
                    is_directed = json_.boolean();
                    break;
                default:
                    sign = read_edge_metadata(edge);
                    break;
            }
        });
        builder_.end_edge(is_directed, sign, [&](ErrorCode code, std::string_view message) {
            json_.fail(begin, message, code);
        });
        if (!lasts)
            batch_.settle();
    }

    void require_relation(std::string_view name, std::size_t at) {
        if (!builder_.has_schema() || relations_.find(name))
            return;
        builder_.require_relation(
            name, [&](ErrorCode code, std::string_view message) { json_.fail(at, message, code); });
        relations_.insert(name);
    }

    Sign read_edge_metadata(Edge& edge) {
        Sign sign = Sign::neutral;
        json_.record(json_keys::edge_metadata, need<5>({}), [&](std::size_t key) {
            switch (key) {
                case 0:
                    sign = read_sign(json_);
                    break;
                case 1:
                    edge.negated = json_.boolean();
                    break;
                case 2:
                    edge.weight = json_.number();
                    break;
                case 3:
                    edge.attributes = read_attributes(json_);
                    break;
                default:
                    json_.array([&] { read_edge_evidence(edge.evidence.emplace_back()); });
                    break;
            }
        });
        return sign;
    }

    void read_edge_evidence(Evidence& e) {
        StoredEvidence stored;
        read_evidence(json_, stored);
        e = std::move(stored.evidence);
        const StoredSentence* sentence = &stored.own;
        if (stored.index) {
            sentence = sentences_.find(e.document, *stored.index);
            if (sentence == nullptr)
                json_.fail(
                    stored.index_at,
                    fmt::format("no sentence {} of '{}'", *stored.index, printable(e.document)),
                    ErrorCode::unknown_name);
        }
        const auto [date, language] = sentences_.defaults(e.document);
        e.sentence = sentence->ref;
        e.date = sentence->date ? *sentence->date : std::string(date);
        e.language = sentence->language ? *sentence->language : std::string(language);
    }

    std::string_view text_;
    JsonView json_;
    GraphBuilder builder_;
    EdgeBatch batch_;
    NameTable relations_;  ///< that were required of the builder
    std::bitset<5> required_of_edge_ = need<5>({0, 2});
    Provenance provenance_;
    SentenceStore sentences_;
    std::string source_;  ///< of the edge that is read, where it has escapes
    std::string target_;
    bool directed_ = true;
    bool found_ = false;
};

}  // namespace

Graph read_entente_json(std::string_view bytes, const std::string& file, const Limits& limits) {
    require_utf8(bytes, file);
    return GraphReader(bytes, file, limits).read();
}

}  // namespace entente
