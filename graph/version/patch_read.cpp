// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"
#include "graph/io/records_json.hpp"
#include "graph/io/text.hpp"
#include "graph/version/diff.hpp"
#include "graph/version/patch_keys.hpp"
#include "graph/version/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace entente {
namespace {

class PatchReader {
public:
    PatchReader(std::string_view text, const std::string& file) : json_(text, file, limits_) {}

    GraphDiff read() {
        GraphDiff diff;
        const auto required = need<12>({0, 1, 2, 3});
        json_.record(patch_keys::patch, required, [&](std::size_t key) { section(key, diff); });
        json_.finish();
        return diff;
    }

private:
    void section(std::size_t key, GraphDiff& diff) {
        switch (key) {
            case 0:
                return version();
            case 1:
                return pair(diff.schema_before, diff.schema_after, [this] { return schema(); });
            case 2:
                return pair(
                    diff.provenance_before, diff.provenance_after, [this] { return provenance(); });
            case 3:
                return pair(diff.size_before, diff.size_after, [this] { return size(); });
            case 4:
                return json_.array([&] { diff.flips.push_back(flip()); });
            case 5:
                return json_.array([&] { diff.nodes_added.push_back(node()); });
            case 6:
                return json_.array([&] { diff.nodes_removed.push_back(node()); });
            case 7:
                return json_.array([&] { diff.nodes_changed.push_back(node_change()); });
            case 8:
                return json_.array([&] { diff.edges_added.push_back(edge().before); });
            case 9:
                return json_.array([&] { diff.edges_removed.push_back(edge().before); });
            case 10:
                return json_.array([&] { diff.edges_changed.push_back(edge_change()); });
            default:
                return labels(diff);
        }
    }

    void version() {
        const std::size_t at = json_.offset();
        const std::string found = json_.string();
        if (found != patch_keys::version)
            json_.fail(at,
                       fmt::format("a patch of format '{}'; this version reads '{}'",
                                   printable(found),
                                   patch_keys::version));
    }

    template <class Value, class Read>
    void pair(Value& before, Value& after, Read&& read_value) {
        const auto seen = json_.record(patch_keys::pair, need<2>({0}), [&](std::size_t key) {
            (key == 0 ? before : after) = read_value();
        });
        if (!seen[1])
            after = before;
    }

    Schema schema() {
        std::vector<NodeType> types;
        std::vector<RelationType> relations;
        const std::size_t at = json_.offset();
        json_.record(patch_keys::schema, need<2>({0, 1}), [&](std::size_t key) {
            if (key == 0)
                json_.array([&] { types.push_back(read_node_type(json_)); });
            else
                json_.array([&] { relations.push_back(read_relation(json_)); });
        });
        try {
            return Schema(std::move(types), std::move(relations));
        } catch (const Error& e) {
            json_.fail(at, e.message(), e.code());
        }
    }

    Provenance provenance() {
        Provenance p;
        json_.record(patch_keys::provenance, need<6>({0, 1, 2, 3}), [&](std::size_t key) {
            switch (key) {
                case 0:
                    json_.string(p.tool);
                    break;
                case 1:
                    json_.string(p.pack);
                    break;
                case 2:
                    json_.string(p.pack_sha256);
                    break;
                case 3:
                    json_.array([&] { p.documents.push_back(read_document(json_)); });
                    break;
                case 4:
                    json_.string(p.lexicon_sha256);
                    break;
                default:
                    json_.string(p.rules_sha256);
                    break;
            }
        });
        std::ranges::sort(p.documents);
        return p;
    }

    GraphSize size() {
        GraphSize size;
        json_.record(patch_keys::size, need<3>({0, 1, 2}), [&](std::size_t key) {
            (key == 0 ? size.nodes : key == 1 ? size.edges : size.evidence) = json_.natural();
        });
        return size;
    }

    EdgeKey edge_key() {
        EdgeKey key;
        json_.record(patch_keys::key, need<4>({0, 1, 2, 3}), [&](std::size_t i) {
            switch (i) {
                case 0:
                    json_.string(key.source);
                    break;
                case 1:
                    json_.string(key.relation);
                    break;
                case 2:
                    json_.string(key.target);
                    break;
                default:
                    key.negated = json_.boolean();
                    break;
            }
        });
        return key;
    }

    SignFlip flip() {
        SignFlip flip;
        json_.record(patch_keys::flip, need<6>({0, 1, 2, 3, 4, 5}), [&](std::size_t i) {
            switch (i) {
                case 0:
                    json_.string(flip.source);
                    break;
                case 1:
                    json_.string(flip.target);
                    break;
                case 2:
                    flip.sign_before = static_cast<int>(read_sign(json_));
                    break;
                case 3:
                    flip.sign_after = static_cast<int>(read_sign(json_));
                    break;
                case 4:
                    json_.array([&] { flip.before.push_back(edge_key()); });
                    break;
                default:
                    json_.array([&] { flip.after.push_back(edge_key()); });
                    break;
            }
        });
        return flip;
    }

    Node node() {
        std::string id;
        Node node;
        std::string label;
        json_.record(patch_keys::node, need<3>({0}), [&](std::size_t key) {
            switch (key) {
                case 0:
                    id = json_.string(limits_.id_bytes, "an id");
                    break;
                case 1:
                    label = json_.string(limits_.label_bytes, "a label");
                    break;
                default:
                    read_node_metadata(json_, node);
                    break;
            }
        });
        node.id = std::move(id);
        return node;
    }

    NodeChange node_change() {
        NodeChange change;
        json_.record(patch_keys::pair, need<2>({0, 1}), [&](std::size_t key) {
            (key == 0 ? change.before : change.after) = node();
        });
        change.fields = changed_fields(change.before, change.after);
        return change;
    }

    std::vector<Evidence> evidence() {
        std::vector<Evidence> list;
        json_.array([&] {
            StoredEvidence stored;
            read_evidence(json_, stored);
            if (stored.index)
                json_.fail(stored.index_at, "in a patch a sentence stands within its evidence");
            Evidence& e = list.emplace_back(std::move(stored.evidence));
            e.sentence = std::move(stored.own.ref);
            e.date = stored.own.date.value_or("");
            e.language = stored.own.language.value_or("");
        });
        std::sort(list.begin(), list.end(), evidence_before);
        return list;
    }

    /// An edge and what a change says besides.
    struct ReadEdge {
        EdgeRecord before;
        std::optional<double> weight;
        std::optional<Attributes> attributes;
        std::vector<Evidence> gained;
        std::vector<Evidence> lost;
    };

    ReadEdge edge() {
        ReadEdge e;
        json_.record(patch_keys::edge, need<11>({0, 1, 2, 3, 4}), [&](std::size_t i) {
            switch (i) {
                case 0:
                    json_.string(e.before.key.source);
                    break;
                case 1:
                    json_.string(e.before.key.relation);
                    break;
                case 2:
                    json_.string(e.before.key.target);
                    break;
                case 3:
                    e.before.key.negated = json_.boolean();
                    break;
                case 4:
                    e.before.edge.weight = json_.number();
                    break;
                case 5:
                    e.before.edge.attributes = read_attributes(json_);
                    break;
                case 6:
                    e.before.edge.evidence = evidence();
                    break;
                case 7:
                    e.weight = json_.number();
                    break;
                case 8:
                    e.attributes = read_attributes(json_);
                    break;
                case 9:
                    e.gained = evidence();
                    break;
                default:
                    e.lost = evidence();
                    break;
            }
        });
        e.before.edge.relation = e.before.key.relation;
        e.before.edge.negated = e.before.key.negated;
        return e;
    }

    EdgeChange edge_change() {
        const std::size_t at = json_.offset();
        ReadEdge read = edge();
        EdgeRecord after = read.before;
        after.edge.weight = read.weight.value_or(after.edge.weight);
        if (read.attributes)
            after.edge.attributes = std::move(*read.attributes);
        after.edge.evidence = changed_evidence(after.edge.evidence, read.lost, read.gained);
        EdgeChange change = to_change(std::move(read.before), std::move(after));
        if (change.lost != read.lost || change.gained != read.gained)
            json_.fail(at, "evidence is lost that is not there, or gained that is there already");
        return change;
    }

    void labels(GraphDiff& diff) {
        json_.object([&](std::string_view id, std::size_t) {
            Labels texts;
            json_.record(
                patch_keys::labels, need<1>({}), [&](std::size_t) { texts = read_labels(json_); });
            diff.labels.insert_or_assign(std::string(id), std::move(texts));
        });
    }

    Limits limits_;
    JsonView json_;
};

}  // namespace

GraphDiff parse_patch(std::string_view json, const std::string& file) {
    require_utf8(json, file);
    return PatchReader(json, file).read();
}

}  // namespace entente
