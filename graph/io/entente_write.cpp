// SPDX-License-Identifier: MIT
#include "graph/io/entente_json.hpp"
#include "graph/io/entente_keys.hpp"
#include "graph/io/records_json.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

namespace entente {
namespace {

/// Date and language that a sentence has unless it says otherwise.
struct Defaults {
    std::string_view date;
    std::string_view language;
};

Defaults defaults_of(std::string_view document, std::span<const DocumentInfo> documents) {
    const auto at = std::ranges::lower_bound(
        documents, document, {}, [](const DocumentInfo& d) { return std::string_view(d.name); });
    if (at == documents.end() || at->name != document)
        return {};
    return {at->date, at->language};
}

auto sentence_rank(const Evidence& e) {
    return std::tie(e.sentence.begin, e.sentence.end, e.sentence.text, e.date, e.language);
}

bool same_sentence(const Evidence& a, const Evidence& b) {
    return &a == &b || (a.sentence.index == b.sentence.index && a.document == b.document &&
                        sentence_rank(a) == sentence_rank(b));
}

/// The sentences of a graph, each once: for every document and index the least that occurs.
class SentenceTable {
public:
    explicit SentenceTable(const Graph& graph) : documents_(graph.provenance().documents) {
        collect(graph);
        std::ranges::sort(rows_, [](const Row& a, const Row& b) {
            if (std::tie(a.document, a.index) != std::tie(b.document, b.index))
                return std::tie(a.document, a.index) < std::tie(b.document, b.index);
            return a.first != b.first && sentence_rank(*a.first) < sentence_rank(*b.first);
        });
        const auto same_place = [](const Row& a, const Row& b) {
            return a.document == b.document && a.index == b.index;
        };
        rows_.erase(std::unique(rows_.begin(), rows_.end(), same_place), rows_.end());
    }

    /// One evidence a sentence, by document and index.
    template <class Each>
    void for_each(Each&& each) const {
        for (const Row& row : rows_)
            each(*row.first, defaults_[row.document]);
    }

    [[nodiscard]] const Evidence& standing_for(const Evidence& e) {
        const Row wanted{rank_of(e.document), e.sentence.index, nullptr};
        if (last_ < rows_.size() && rows_[last_].document == wanted.document &&
            rows_[last_].index == wanted.index)
            return *rows_[last_].first;
        const auto at = std::ranges::lower_bound(
            rows_, std::tie(wanted.document, wanted.index), {}, [](const Row& row) {
                return std::tie(row.document, row.index);
            });
        last_ = static_cast<std::size_t>(at - rows_.begin());
        return *at->first;
    }

    [[nodiscard]] Defaults defaults(const Evidence& e) { return defaults_[rank_of(e.document)]; }

private:
    struct Row {
        std::uint32_t document;  ///< rank among the names
        std::uint32_t index;
        const Evidence* first;
    };

    void collect(const Graph& graph) {
        for (const Edge& edge : graph.edges())
            for (const Evidence& e : edge.evidence)
                if (names_.empty() || names_.back() != e.document)
                    names_.emplace_back(e.document);
        std::ranges::sort(names_);
        names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
        for (const std::string_view name : names_)
            defaults_.push_back(defaults_of(name, documents_));
        for (const Edge& edge : graph.edges())
            for (const Evidence& e : edge.evidence)
                rows_.push_back({rank_of(e.document), e.sentence.index, &e});
    }

    std::uint32_t rank_of(std::string_view name) {
        if (names_[last_name_] != name)
            last_name_ =
                static_cast<std::size_t>(std::ranges::lower_bound(names_, name) - names_.begin());
        return static_cast<std::uint32_t>(last_name_);
    }

    std::span<const DocumentInfo> documents_;
    std::vector<std::string_view> names_;
    std::vector<Defaults> defaults_;
    std::vector<Row> rows_;
    std::size_t last_ = 0;
    std::size_t last_name_ = 0;
};

class GraphWriter {
public:
    GraphWriter(const Graph& graph, const OutputBuffer::Sink& sink)
        : graph_(graph),
          buffer_(sink),
          out_(buffer_.text()),
          json_(out_),
          sentences_(graph) {}

    void write() {
        out_ += "{\"graph\":{\"type\":\"";
        out_ += json_keys::type;
        out_ += "\",\"directed\":true,\"metadata\":{\n";
        write_metadata();
        out_ += "},\n\"nodes\":{";
        write_nodes();
        out_ += "},\n\"edges\":[";
        for (const Edge& edge : graph_.edges())
            write_edge(edge);
        out_ += "\n]}}\n";
        buffer_.flush();
    }

private:
    /// A new line for the next record of a list.
    void next_record() {
        out_ += first_ ? "\n" : ",\n";
        first_ = false;
        buffer_.flush_when_full();
    }

    template <class Rows, class Write>
    void list(std::string_view name, const Rows& rows, Write&& write_row) {
        out_ += ",\n\"";
        out_ += name;
        out_ += "\":[";
        first_ = true;
        for (const auto& row : rows) {
            next_record();
            out_ += '{';
            write_row(json_, row);
            out_ += '}';
        }
        out_ += ']';
    }

    void write_metadata() {
        const Provenance& provenance = graph_.provenance();
        out_ += "\"tool\":";
        append_json(out_, provenance.tool);
        json_.text("pack", provenance.pack);
        json_.text("pack_sha256", provenance.pack_sha256);
        json_.text_unless_empty("lexicon_sha256", provenance.lexicon_sha256);
        json_.text_unless_empty("rules_sha256", provenance.rules_sha256);
        list("node_types", graph_.schema().node_types(), write_node_type);
        list("relations", graph_.schema().relations(), write_relation);
        list("documents", provenance.documents, write_document);
        write_sentences();
    }

    void write_sentences() {
        out_ += ",\n\"sentences\":[";
        first_ = true;
        sentences_.for_each([this](const Evidence& e, const Defaults& defaults) {
            if (is_plain(e, defaults))
                return;
            next_record();
            out_ += '{';
            json_.text("document", e.document);
            write_sentence(e, defaults);
            out_ += '}';
        });
        out_ += ']';
    }

    /// No sentence is known and nothing else needs saying of it.
    static bool is_plain(const Evidence& e, const Defaults& defaults) {
        return e.sentence == SentenceRef{} && e.date == defaults.date &&
               e.language == defaults.language;
    }

    void write_sentence(const Evidence& e, const Defaults& defaults) {
        write_sentence_ref(json_, e.sentence);
        if (e.date != defaults.date)
            json_.text("date", e.date);
        if (e.language != defaults.language)
            json_.text("language", e.language);
    }

    void write_nodes() {
        first_ = true;
        for (const Node& node : graph_.nodes()) {
            next_record();
            append_json(out_, node.id);
            out_ += ":{";
            write_node(json_, node);
            out_ += '}';
        }
        first_ = true;
    }

    void write_edge(const Edge& edge) {
        next_record();
        out_ += '{';
        const EdgeKey key = graph_.key(edge);
        const RelationType& relation = graph_.relation(edge);
        json_.text("id", edge_id(key));
        json_.text("source", key.source);
        json_.text("relation", key.relation);
        json_.text("target", key.target);
        json_.flag("directed", relation.directed);
        json_.key("metadata");
        out_ += '{';
        write_sign(json_, "sign", edge.negated ? Sign::neutral : relation.sign);
        json_.flag("negated", edge.negated);
        json_.number("weight", edge.weight);
        json_.map_unless_empty("attributes", edge.attributes);
        if (!edge.evidence.empty()) {
            json_.key("evidence");
            out_ += '[';
            first_ = true;
            for (const Evidence& e : edge.evidence)
                write_evidence(e);
            first_ = false;
            out_ += ']';
        }
        out_ += "}}";
    }

    void write_evidence(const Evidence& e) {
        next_record();
        out_ += '{';
        write_evidence_head(json_, e);
        const Defaults defaults = sentences_.defaults(e);
        const Evidence& table = sentences_.standing_for(e);
        if (!same_sentence(e, table)) {
            json_.key("sentence");
            out_ += '{';
            write_sentence(e, defaults);
            out_ += '}';
        } else if (!is_plain(e, defaults)) {
            json_.number("sentence", std::uint64_t{e.sentence.index});
        }
        write_evidence_tail(json_, e);
        out_ += '}';
    }

    const Graph& graph_;
    OutputBuffer buffer_;
    std::string& out_;
    JsonWriter json_;
    SentenceTable sentences_;
    bool first_ = true;
};

}  // namespace

std::string write_entente_json(const Graph& graph,
                               const GraphSink& sink,
                               const GraphWriteOptions& /*options*/) {
    GraphWriter(graph, sink).write();
    return {};
}

std::string to_entente_json(const Graph& graph) {
    std::string out;
    const OutputBuffer::Sink sink = [&out](std::string_view text) { out += text; };
    GraphWriter(graph, sink).write();
    return out;
}

}  // namespace entente
