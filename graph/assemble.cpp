// SPDX-License-Identifier: MIT
#include "graph/assemble.hpp"

#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace entente {
namespace {

/// Dates are of unlike length ("2016", "2016-03"): a shorter one stands for all days that begin
/// with it, so it is within a range that it overlaps.
bool within(std::string_view date, const AssembleOptions& options) {
    const auto compare = [date](std::string_view bound) {
        const std::size_t common = std::min(date.size(), bound.size());
        return date.substr(0, common).compare(bound.substr(0, common));
    };
    if (date.empty())
        return true;
    return (options.from.empty() || compare(options.from) >= 0) &&
           (options.to.empty() || compare(options.to) <= 0);
}

Evidence to_evidence(const Statement& s) {
    return {.statement = s.id,
            .document = s.document,
            .date = s.date,
            .language = s.language,
            .sentence = s.sentence,
            .modality = s.modality,
            .speaker = s.speaker,
            .rule = s.rule,
            .source_span = s.source_span,
            .trigger = s.trigger,
            .target_span = s.target_span};
}

[[noreturn]] void unknown_relation(const Statement& s, const Schema& schema) {
    std::vector<std::string_view> names;
    for (const RelationType& relation : schema.relations())
        names.push_back(relation.name);
    const std::string_view near = nearest_name(s.relation, names);
    throw Error(ErrorCode::unknown_name,
                {},
                fmt::format("statement {} of {}: the schema has no relation '{}'{}",
                            printable(s.id),
                            printable(s.document),
                            printable(s.relation),
                            near.empty() ? "" : fmt::format("; did you mean '{}'?", near)));
}

std::string type_by_id(std::string_view id, const Schema& schema) {
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    constexpr std::size_t iso_code = 3;
    std::string_view type = "organisation";
    if (id.size() == iso_code && std::ranges::all_of(id, upper))
        type = "state";
    else if (std::ranges::any_of(id, lower) && std::ranges::none_of(id, upper))
        type = "concept";
    return schema.find_node_type(type) != nullptr ? std::string(type) : std::string();
}

/// What decides the edge of a statement, small enough to sort millions of.
struct Row {
    std::uint32_t source;
    std::uint32_t relation;
    std::uint32_t target;
    std::uint32_t negated;
    std::size_t statement;
    auto operator<=>(const Row&) const = default;
    [[nodiscard]] bool same_edge(const Row& other) const noexcept {
        return source == other.source && relation == other.relation && target == other.target &&
               negated == other.negated;
    }
};

/// Numbers the ends of statements in order of appearance.
class Ends {
public:
    std::uint32_t number(std::string_view id) {
        const auto [at, fresh] =
            numbers_.try_emplace(id, static_cast<std::uint32_t>(names_.size()));
        if (fresh)
            names_.push_back(id);
        return at->second;
    }
    [[nodiscard]] const std::vector<std::string_view>& names() const noexcept { return names_; }

private:
    std::unordered_map<std::string_view, std::uint32_t> numbers_;
    std::vector<std::string_view> names_;
};

std::vector<Row> rows_of(std::span<const Statement> statements,
                         const Schema& schema,
                         const AssembleOptions& options,
                         Ends& ends) {
    std::vector<Row> rows;
    rows.reserve(statements.size());
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const Statement& s = statements[i];
        const RelationType* relation = schema.find_relation(s.relation);
        if (relation == nullptr)
            unknown_relation(s, schema);
        if (!selected(s, options))
            continue;
        std::string_view source = s.source;
        std::string_view target = s.target;
        if (!relation->directed && target < source)
            std::swap(source, target);
        rows.push_back({ends.number(source),
                        static_cast<std::uint32_t>(relation - schema.relations().data()),
                        ends.number(target),
                        s.negated ? 1U : 0U,
                        i});
    }
    std::ranges::sort(rows);
    return rows;
}

std::vector<Node> nodes_for(const std::vector<std::string_view>& ids,
                            const std::vector<bool>& used,
                            const Schema& schema,
                            std::span<const Node> catalogue,
                            std::vector<std::uint32_t>& place) {
    std::unordered_map<std::string_view, const Node*> known;
    for (const Node& node : catalogue)
        known.emplace(node.id, &node);
    std::vector<Node> nodes;
    place.resize(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!used[i])
            continue;
        place[i] = static_cast<std::uint32_t>(nodes.size());
        if (const auto at = known.find(ids[i]); at != known.end()) {
            nodes.push_back(*at->second);
        } else {
            Node& node = nodes.emplace_back();
            node.id = ids[i];
            node.type = type_by_id(ids[i], schema);
        }
    }
    return nodes;
}

}  // namespace

bool selected(const Statement& s, const AssembleOptions& options) {
    const auto among = [](const auto& list, const auto& value) {
        return list.empty() || std::ranges::find(list, value) != list.end();
    };
    return among(options.relations, s.relation) && among(options.modalities, s.modality) &&
           within(s.date, options);
}

Graph assemble(std::span<const Statement> statements,
               const Schema& schema,
               std::span<const Node> catalogue,
               Provenance provenance,
               const AssembleOptions& options) {
    Ends ends;
    const std::vector<Row> rows = rows_of(statements, schema, options, ends);
    std::vector<Edge> edges;
    std::vector<bool> used(ends.names().size());
    for (auto first = rows.begin(); first != rows.end();) {
        const auto last = std::find_if_not(
            first, rows.end(), [&](const Row& row) { return row.same_edge(*first); });
        Edge edge{.source = NodeId{first->source},
                  .target = NodeId{first->target},
                  .relation = schema.relations()[first->relation].name,
                  .negated = first->negated != 0};
        edge.evidence.reserve(static_cast<std::size_t>(last - first));
        for (auto row = first; row != last; ++row)
            edge.evidence.push_back(to_evidence(statements[row->statement]));
        first = last;
        if (canonicalise(edge.evidence) < options.min_evidence)
            continue;
        used[index(edge.source)] = used[index(edge.target)] = true;
        edges.push_back(std::move(edge));
    }
    std::vector<std::uint32_t> place;
    std::vector<Node> nodes = nodes_for(ends.names(), used, schema, catalogue, place);
    for (Edge& edge : edges) {
        edge.source = NodeId{place[index(edge.source)]};
        edge.target = NodeId{place[index(edge.target)]};
    }
    return Graph(schema, std::move(nodes), std::move(edges), std::move(provenance));
}

}  // namespace entente
