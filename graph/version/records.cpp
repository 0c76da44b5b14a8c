// SPDX-License-Identifier: MIT
#include "graph/version/records.hpp"

#include "graph/base/utf8.hpp"
#include "graph/io/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace entente {
namespace {

template <class Map>
void changed_entries(const std::string& prefix,
                     const Map& before,
                     const Map& after,
                     std::vector<FieldChange>& fields) {
    auto a = before.begin();
    auto b = after.begin();
    while (a != before.end() || b != after.end()) {
        if (b == after.end() || (a != before.end() && a->first < b->first)) {
            fields.push_back({prefix + a->first, a->second, {}});
            ++a;
        } else if (a == before.end() || b->first < a->first) {
            fields.push_back({prefix + b->first, {}, b->second});
            ++b;
        } else {
            if (a->second != b->second)
                fields.push_back({prefix + a->first, a->second, b->second});
            ++a;
            ++b;
        }
    }
}

std::string join(const std::vector<std::string>& texts) {
    std::string joined;
    for (const std::string& text : texts)
        joined.append(joined.empty() ? "" : " | ").append(text);
    return joined;
}

std::string number_text(double number) {
    std::string text;
    append_number(text, number);
    return text;
}

}  // namespace

EdgeRecord to_record(const Graph& graph, const Edge& edge) {
    EdgeRecord record{graph.key(edge), edge};
    record.edge.source = record.edge.target = NodeId{0};
    return record;
}

std::vector<FieldChange> changed_fields(const Node& before, const Node& after) {
    std::vector<FieldChange> fields;
    if (before.type != after.type)
        fields.push_back({"type", before.type, after.type});
    changed_entries("label.", before.labels, after.labels, fields);
    if (before.aliases != after.aliases)
        fields.push_back({"aliases", join(before.aliases), join(after.aliases)});
    changed_entries("attribute.", before.attributes, after.attributes, fields);
    return fields;
}

std::vector<FieldChange> changed_fields(const Edge& before, const Edge& after) {
    std::vector<FieldChange> fields;
    if (before.weight != after.weight)
        fields.push_back({"weight", number_text(before.weight), number_text(after.weight)});
    changed_entries("attribute.", before.attributes, after.attributes, fields);
    return fields;
}

EdgeChange to_change(EdgeRecord before, EdgeRecord after) {
    EdgeChange change;
    std::ranges::set_difference(after.edge.evidence,
                                before.edge.evidence,
                                std::back_inserter(change.gained),
                                evidence_before);
    std::ranges::set_difference(before.edge.evidence,
                                after.edge.evidence,
                                std::back_inserter(change.lost),
                                evidence_before);
    change.fields = changed_fields(before.edge, after.edge);
    change.before = std::move(before);
    change.after = std::move(after);
    return change;
}

std::vector<Evidence> changed_evidence(const std::vector<Evidence>& evidence,
                                       const std::vector<Evidence>& lost,
                                       const std::vector<Evidence>& gained) {
    std::vector<Evidence> kept;
    std::ranges::set_difference(evidence, lost, std::back_inserter(kept), evidence_before);
    std::vector<Evidence> result;
    std::ranges::merge(kept, gained, std::back_inserter(result), evidence_before);
    return result;
}

std::string describe(const EdgeKey& key, const Schema& schema) {
    const RelationType* relation = schema.find_relation(key.relation);
    return fmt::format("{} -[{}{}]-{} {}",
                       printable(key.source),
                       key.negated ? "not " : "",
                       printable(key.relation),
                       relation == nullptr || relation->directed ? ">" : "",
                       printable(key.target));
}

}  // namespace entente
