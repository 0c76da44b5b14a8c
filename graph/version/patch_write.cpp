// SPDX-License-Identifier: MIT
#include "graph/io/records_json.hpp"
#include "graph/version/causes.hpp"
#include "graph/version/diff.hpp"
#include "graph/version/patch_keys.hpp"

namespace entente {
namespace {

class PatchWriter {
public:
    PatchWriter(const GraphDiff& diff, const Standing& standing)
        : diff_(diff),
          standing_(standing),
          causes_(diff),
          json_(out_) {}

    std::string write() {
        out_ = "{";
        json_.text("entente_patch", patch_keys::version);
        pair("schema", diff_.schema_before, diff_.schema_after, &PatchWriter::schema);
        pair("provenance",
             diff_.provenance_before,
             diff_.provenance_after,
             &PatchWriter::provenance);
        pair("size", diff_.size_before, diff_.size_after, &PatchWriter::size);
        list("flips", diff_.flips, &PatchWriter::flip);
        list("nodes_added", diff_.nodes_added, &PatchWriter::node);
        list("nodes_removed", diff_.nodes_removed, &PatchWriter::node);
        list("nodes_changed", diff_.nodes_changed, &PatchWriter::node_change);
        list("edges_added", diff_.edges_added, &PatchWriter::edge_added);
        list("edges_removed", diff_.edges_removed, &PatchWriter::edge_removed);
        list("edges_changed", diff_.edges_changed, &PatchWriter::edge_change);
        labels();
        if (standing_.compared)
            standing();
        out_ += "}\n";
        return std::move(out_);
    }

private:
    /// {"before":…,"after":…}, the second only if it differs.
    template <class Value>
    void pair(std::string_view key,
              const Value& before,
              const Value& after,
              void (PatchWriter::*write_members)(const Value&)) {
        json_.raw(",\n");
        json_.key(key);
        json_.raw("{");
        object("before", before, write_members);
        if (!(before == after)) {
            json_.raw(",\n");
            object("after", after, write_members);
        }
        json_.raw("}");
    }

    template <class Value>
    void object(std::string_view key,
                const Value& value,
                void (PatchWriter::*write_members)(const Value&)) {
        json_.key(key);
        json_.raw("{");
        (this->*write_members)(value);
        json_.raw("}");
    }

    /// One object a line; nothing where there is none.
    template <class Value>
    void list(std::string_view key,
              const std::vector<Value>& values,
              void (PatchWriter::*write_members)(const Value&)) {
        if (values.empty())
            return;
        json_.raw(",\n");
        json_.key(key);
        json_.raw("[");
        bool first = true;
        for (const Value& value : values) {
            json_.raw(first ? "\n{" : ",\n{");
            first = false;
            (this->*write_members)(value);
            json_.raw("}");
        }
        json_.raw("]");
    }

    template <class Rows, class Write>
    void rows(std::string_view key, const Rows& values, Write&& write_row) {
        json_.key(key);
        json_.raw("[");
        for (const auto& value : values) {
            json_.comma();
            json_.raw("\n{");
            write_row(json_, value);
            json_.raw("}");
        }
        json_.raw("]");
    }

    void schema(const Schema& schema) {
        rows("node_types", schema.node_types(), write_node_type);
        rows("relations", schema.relations(), write_relation);
    }

    void provenance(const Provenance& provenance) {
        json_.text("tool", provenance.tool);
        json_.text("pack", provenance.pack);
        json_.text("pack_sha256", provenance.pack_sha256);
        json_.text_unless_empty("lexicon_sha256", provenance.lexicon_sha256);
        json_.text_unless_empty("rules_sha256", provenance.rules_sha256);
        rows("documents", provenance.documents, write_document);
    }

    void size(const GraphSize& size) {
        json_.number("nodes", std::uint64_t{size.nodes});
        json_.number("edges", std::uint64_t{size.edges});
        json_.number("evidence", std::uint64_t{size.evidence});
    }

    void key_members(const EdgeKey& key) {
        json_.text("source", key.source);
        json_.text("relation", key.relation);
        json_.text("target", key.target);
        json_.flag("negated", key.negated);
    }

    void flip(const SignFlip& flip) {
        json_.text("source", flip.source);
        json_.text("target", flip.target);
        write_sign(json_, "sign_before", static_cast<Sign>(flip.sign_before));
        write_sign(json_, "sign_after", static_cast<Sign>(flip.sign_after));
        const auto write_key = [this](JsonWriter&, const EdgeKey& key) { key_members(key); };
        rows("before", flip.before, write_key);
        rows("after", flip.after, write_key);
    }

    void node(const Node& node) {
        json_.text("id", node.id);
        write_node(json_, node);
    }

    void node_change(const NodeChange& change) {
        object("before", change.before, &PatchWriter::node);
        object("after", change.after, &PatchWriter::node);
    }

    using CauseOf = Cause (CausesView::*)(const EdgeKey&, const Evidence&) const;

    /// Statements, each with its cause where it came or went.
    void evidence(std::string_view key,
                  const std::vector<Evidence>& list,
                  const EdgeKey& edge_key,
                  CauseOf cause = nullptr) {
        if (list.empty())
            return;
        rows(key, list, [&](JsonWriter& json, const Evidence& e) {
            write_evidence_head(json, e);
            json.key("sentence");
            json.raw("{");
            write_sentence_ref(json, e.sentence);
            json.text("date", e.date);
            json.text("language", e.language);
            json.raw("}");
            write_evidence_tail(json, e);
            if (cause != nullptr)
                json.text("cause", to_string((causes_.*cause)(edge_key, e)));
        });
    }

    void edge_added(const EdgeRecord& record) { edge(record, &CausesView::gained); }
    void edge_removed(const EdgeRecord& record) { edge(record, &CausesView::lost); }

    void edge(const EdgeRecord& record, CauseOf cause) {
        key_members(record.key);
        json_.number("weight", record.edge.weight);
        json_.map_unless_empty("attributes", record.edge.attributes);
        evidence("evidence", record.edge.evidence, record.key, cause);
    }

    /// The edge as it was, and what becomes different.
    void edge_change(const EdgeChange& change) {
        edge(change.before, nullptr);
        json_.number("weight_after", change.after.edge.weight);
        if (change.before.edge.attributes != change.after.edge.attributes) {
            json_.key("attributes_after");
            json_.raw("{");
            for (const auto& [name, value] : change.after.edge.attributes) {
                json_.element(name);
                json_.raw(":");
                append_json(out_, value);
            }
            json_.raw("}");
        }
        evidence("gained", change.gained, change.after.key, &CausesView::gained);
        evidence("lost", change.lost, change.before.key, &CausesView::lost);
    }

    void labels() {
        if (diff_.labels.empty())
            return;
        json_.raw(",\n");
        json_.key("labels");
        json_.raw("{");
        bool first = true;
        for (const auto& [id, texts] : diff_.labels) {
            json_.raw(first ? "\n" : ",\n");
            first = false;
            append_json(out_, id);
            json_.raw(":{");
            json_.map_unless_empty("labels", texts);
            json_.raw("}");
        }
        json_.raw("}");
    }

    /// For people and other programs; no part of the patch.
    void standing() {
        json_.raw(",\n");
        json_.key("standing");
        json_.raw("{");
        rows("measures", standing_.measures, [this](JsonWriter& json, const MeasureMoves& measure) {
            json.text("measure", measure.measure);
            rows("moves", measure.moves, [](JsonWriter& row, const RankMove& move) {
                row.text("node", move.node);
                row.number("rank_before", std::uint64_t{move.rank_before});
                row.number("rank_after", std::uint64_t{move.rank_after});
                row.number("value_before", move.value_before);
                row.number("value_after", move.value_after);
            });
        });
        json_.number("communities_before", std::uint64_t{standing_.communities_before});
        json_.number("communities_after", std::uint64_t{standing_.communities_after});
        json_.number("agreement", standing_.agreement);
        rows("moved", standing_.moved, [](JsonWriter& json, const CommunityMove& move) {
            json.text("node", move.node);
            json.text("before", move.before);
            json.text("after", move.after);
        });
        json_.raw("}");
    }

    const GraphDiff& diff_;
    const Standing& standing_;
    CausesView causes_;
    std::string out_;
    JsonWriter json_;
};

}  // namespace

std::string to_json(const GraphDiff& diff, const Standing& standing) {
    return PatchWriter(diff, standing).write();
}

}  // namespace entente
