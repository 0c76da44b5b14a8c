// SPDX-License-Identifier: MIT
#include "graph/version/words.hpp"

#include "graph/base/utf8.hpp"
#include "graph/io/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace entente {
namespace {

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string size_text(const GraphSize& size) {
    return counted(size.nodes, "node", "nodes") + ", " + counted(size.edges, "edge", "edges");
}

/// At most that many code points, the last an ellipsis where it was longer.
std::string clipped(std::string_view text, std::size_t most) {
    std::size_t offset = 0;
    std::size_t last = 0;
    for (std::size_t count = 0; offset < text.size(); ++count) {
        if (count == most)
            return std::string(text.substr(0, last)) + "…";
        last = offset;
        static_cast<void>(next_code_point(text, offset));
    }
    return std::string(text);
}

std::string quoted(std::string_view text) {
    constexpr std::size_t most = 160;
    return "“" + printable(clipped(text, most)) + "”";
}

const std::string* in_language(const Labels& labels, const std::string& language) {
    if (const auto label = labels.find(language); label != labels.end())
        return &label->second;
    return nullptr;
}

struct Counts {
    std::size_t added = 0;
    std::size_t removed = 0;
    std::size_t changed = 0;
};

/// Documents by name, as their hashes tell.
Counts compare_documents(const std::vector<DocumentInfo>& before,
                         const std::vector<DocumentInfo>& after) {
    Counts counts;
    auto a = before.begin();
    auto b = after.begin();
    while (a != before.end() || b != after.end()) {
        if (b == after.end() || (a != before.end() && a->name < b->name)) {
            ++counts.removed;
            ++a;
        } else if (a == before.end() || b->name < a->name) {
            ++counts.added;
            ++b;
        } else {
            counts.changed += *a == *b ? 0U : 1U;
            ++a;
            ++b;
        }
    }
    return counts;
}

}  // namespace

std::string_view glyph(int sign) {
    return sign > 0 ? "+" : sign < 0 ? "-" : "0";
}
std::string_view glyph(Sign sign) {
    return glyph(static_cast<int>(sign));
}

std::string DiffWords::sizes() const {
    return size_text(diff_.size_before) + " -> " + size_text(diff_.size_after);
}

std::string DiffWords::summary() const {
    std::size_t gained = 0;
    std::size_t lost = 0;
    for (const EdgeRecord& record : diff_.edges_added)
        gained += record.edge.evidence.size();
    for (const EdgeRecord& record : diff_.edges_removed)
        lost += record.edge.evidence.size();
    for (const EdgeChange& change : diff_.edges_changed) {
        gained += change.gained.size();
        lost += change.lost.size();
    }
    return fmt::format("{}; edges +{} -{} ~{}; nodes +{} -{} ~{}; evidence +{} -{}",
                       counted(diff_.flips.size(), "sign flip", "sign flips"),
                       diff_.edges_added.size(),
                       diff_.edges_removed.size(),
                       diff_.edges_changed.size(),
                       diff_.nodes_added.size(),
                       diff_.nodes_removed.size(),
                       diff_.nodes_changed.size(),
                       gained,
                       lost);
}

std::vector<std::string> DiffWords::causes() const {
    const Provenance& before = diff_.provenance_before;
    const Provenance& after = diff_.provenance_after;
    std::vector<std::string> causes;
    if (before.documents != after.documents) {
        const Counts counts = compare_documents(before.documents, after.documents);
        causes.push_back(
            fmt::format("documents +{} -{} ~{}", counts.added, counts.removed, counts.changed));
    }
    const auto differ = [&causes](std::string_view what,
                                  const std::string& old_value,
                                  const std::string& new_value) {
        if (old_value != new_value)
            causes.push_back(
                fmt::format("{} {} -> {}", what, printable(old_value), printable(new_value)));
    };
    differ("pack", before.pack, after.pack);
    constexpr std::size_t shown = 12;
    if (before.pack == after.pack)
        differ("pack content",
               before.pack_sha256.substr(0, shown),
               after.pack_sha256.substr(0, shown));
    const auto part =
        [&causes](std::string_view what, const std::string& old_hash, const std::string& new_hash) {
            if (!old_hash.empty() && !new_hash.empty() && old_hash != new_hash)
                causes.push_back(fmt::format("{} of the pack changed", what));
        };
    part("lexicon", before.lexicon_sha256, after.lexicon_sha256);
    part("rules", before.rules_sha256, after.rules_sha256);
    differ("tool", before.tool, after.tool);
    if (!(diff_.schema_before == diff_.schema_after))
        causes.emplace_back("schema changed");
    return causes;
}

std::string DiffWords::node(const std::string& id) const {
    const std::string name = printable(id);
    if (!options_.names)
        return name;
    const auto labels = diff_.labels.find(id);
    const std::string* label =
        labels == diff_.labels.end() ? nullptr : in_language(labels->second, options_.language);
    return label == nullptr || *label == id ? name
                                            : fmt::format("{} ({})", printable(*label), name);
}

std::string DiffWords::node(const Node& node) const {
    std::string text = printable(node.id);
    if (const std::string* label = in_language(node.labels, options_.language))
        text += " " + quoted(*label);
    if (!node.type.empty())
        text += ", " + printable(node.type);
    return text;
}

std::string DiffWords::relation(const EdgeKey& key, const Schema& schema) const {
    const RelationType* type = schema.find_relation(key.relation);
    const std::string* label = type == nullptr || options_.language == "en"
                                   ? nullptr
                                   : in_language(type->labels, options_.language);
    return fmt::format("{}{} {}",
                       key.negated ? "not " : "",
                       printable(label != nullptr ? *label : key.relation),
                       glyph(type == nullptr || key.negated ? Sign::neutral : type->sign));
}

std::string DiffWords::edge(const EdgeKey& key, const Schema& schema) const {
    const RelationType* type = schema.find_relation(key.relation);
    return fmt::format("{} -[{}]-{} {}",
                       node(key.source),
                       relation(key, schema),
                       type == nullptr || type->directed ? ">" : "",
                       node(key.target));
}

std::string DiffWords::relations(const std::vector<EdgeKey>& keys, const Schema& schema) const {
    std::string text;
    for (const EdgeKey& key : keys)
        text.append(text.empty() ? "" : ", ").append(relation(key, schema));
    return text;
}

std::string DiffWords::change(const EdgeChange& change) const {
    std::string text;
    if (!change.gained.empty() || !change.lost.empty())
        text = fmt::format("evidence {} -> {} (+{} -{})",
                           change.before.edge.evidence.size(),
                           change.after.edge.evidence.size(),
                           change.gained.size(),
                           change.lost.size());
    for (const FieldChange& change_of_field : change.fields)
        text.append(text.empty() ? "" : "; ").append(field(change_of_field));
    return text;
}

std::string DiffWords::field(const FieldChange& field) {
    constexpr std::size_t most = 60;
    const auto value = [](const std::string& text) {
        return text.empty() ? "(none)" : printable(clipped(text, most));
    };
    return fmt::format(
        "{}: {} -> {}", printable(field.field), value(field.before), value(field.after));
}

std::string DiffWords::support(const Edge& edge) {
    if (!edge.evidence.empty())
        return counted(static_cast<std::size_t>(edge.weight), "sentence", "sentences");
    std::string text = "weight ";
    append_number(text, edge.weight);
    return text;
}

std::string DiffWords::quote(const Evidence& evidence) {
    std::string text = printable(evidence.document);
    if (evidence.sentence.index != 0)
        text += fmt::format(":{}", evidence.sentence.index);
    if (!evidence.sentence.text.empty())
        text += " " + quoted(evidence.sentence.text);
    return text;
}

}  // namespace entente
