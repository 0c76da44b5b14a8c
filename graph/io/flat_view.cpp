// SPDX-License-Identifier: MIT
#include "graph/io/flat_view.hpp"

#include "graph/io/flat_field.hpp"
#include "graph/io/records_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace entente {
namespace {

enum NodeColumn : std::size_t { label, type, aliases, fixed_node_columns };
enum EdgeColumn : std::size_t {
    relation,
    sign,
    negated,
    undirected,
    weight,
    sentences,
    start,
    end,
    evidence,
    fixed_edge_columns
};

using Kind = FlatColumn::Kind;

std::optional<std::string_view> unless_empty(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

std::string aliases_json(const Node& node) {
    if (node.aliases.empty())
        return {};
    std::string out = "[";
    JsonWriter json(out);
    for (const std::string& alias : node.aliases)
        json.element(alias);
    return out + "]";
}

std::string evidence_json(const Edge& edge) {
    if (edge.evidence.empty())
        return {};
    std::string out = "[";
    JsonWriter json(out);
    for (const Evidence& e : edge.evidence) {
        json.comma();
        json.raw("{");
        write_evidence_head(json, e);
        json.key("sentence");
        json.raw("{");
        write_sentence_ref(json, e.sentence);
        json.text("date", e.date);
        json.text("language", e.language);
        json.raw("}");
        write_evidence_tail(json, e);
        json.raw("}");
    }
    return out + "]";
}

template <class Map>
std::optional<std::string_view> entry(const Map& map, const std::string& key) {
    const auto at = map.find(key);
    return at == map.end() ? std::nullopt : std::optional<std::string_view>(at->second);
}

/// The narrowest kind that every value of an attribute fits. Numbers are those that JSON writes
/// just so, and whole ones those of 32 bits, so that a program reads back what was there.
Kind kind_of(std::string_view text) {
    if (text == "true" || text == "false")
        return Kind::boolean;
    if (!is_json_number(text))
        return Kind::text;
    constexpr std::size_t most_digits = 9;
    const bool whole = text.find_first_not_of("-0123456789") == std::string_view::npos;
    return whole && text.size() <= most_digits && text != "-0" ? Kind::integer : Kind::real;
}

Kind common(Kind a, Kind b) {
    if (a == b)
        return a;
    const auto number = [](Kind kind) { return kind == Kind::integer || kind == Kind::real; };
    return number(a) && number(b) ? Kind::real : Kind::text;
}

using KindOfNames = std::map<std::string_view, Kind>;

void see_all(const Attributes& attributes, KindOfNames& kinds) {
    for (const auto& [name, text] : attributes) {
        const Kind kind = kind_of(text);
        const auto [at, fresh] = kinds.try_emplace(name, kind);
        if (!fresh)
            at->second = common(at->second, kind);
    }
}

void add_columns(const KindOfNames& kinds,
                 std::vector<std::string>& names,
                 std::vector<FlatColumn>& columns) {
    for (const auto& [name, kind] : kinds) {
        names.emplace_back(name);
        columns.push_back({attribute_column(name), kind});
    }
}

}  // namespace

FlatView::FlatView(const Graph& graph, Mixed mixed) : graph_(graph), mixed_(mixed) {
    std::set<std::string_view> languages;
    KindOfNames node_attributes;
    KindOfNames edge_attributes;
    for (const Node& node : graph.nodes()) {
        for (const auto& [language, text] : node.labels)
            languages.insert(language);
        see_all(node.attributes, node_attributes);
    }
    for (const Edge& edge : graph.edges())
        see_all(edge.attributes, edge_attributes);
    nodes_ = {{"label"}, {"type"}, {"aliases", Kind::json}};
    for (const std::string_view language : languages) {
        languages_.emplace_back(language);
        nodes_.push_back({"label_" + languages_.back()});
    }
    edges_ = {{"relation"},
              {"sign", Kind::integer},
              {"negated", Kind::boolean},
              {"undirected", Kind::boolean},
              {"weight", Kind::real},
              {"sentences", Kind::integer},
              {"start"},
              {"end"},
              {"evidence", Kind::json},
              {"reverse_copy", Kind::boolean}};
    if (mixed_ != Mixed::expand)
        edges_.pop_back();
    add_columns(node_attributes, node_attributes_, nodes_);
    add_columns(edge_attributes, edge_attributes_, edges_);
}

std::optional<std::string_view> FlatView::value(const Node& node,
                                                std::size_t column,
                                                std::string& scratch) const {
    switch (column) {
        case label:
            return display_name(node);
        case type:
            return unless_empty(node.type);
        case aliases:
            scratch = aliases_json(node);
            return unless_empty(scratch);
        default:
            break;
    }
    column -= fixed_node_columns;
    if (column < languages_.size())
        return entry(node.labels, languages_[column]);
    return entry(node.attributes, node_attributes_.at(column - languages_.size()));
}

std::optional<std::string_view> FlatView::value(const FlatEdge& flat,
                                                std::size_t column,
                                                std::string& scratch) const {
    const Edge& edge = flat.edge;
    const auto number = [&scratch](double value) {
        scratch.clear();
        append_number(scratch, value);
        return std::string_view(scratch);
    };
    const auto flag = [](bool value) { return std::string_view(value ? "true" : "false"); };
    switch (column) {
        case relation:
            return edge.relation;
        case sign:
            return number(static_cast<double>(graph_.sign(edge)));
        case negated:
            return flag(edge.negated);
        case undirected:
            return flag(!graph_.relation(edge).directed);
        case weight:
            return number(edge.weight);
        case sentences:
            return edge.evidence.empty() ? "0" : number(edge.weight);
        case start:
            return unless_empty(dates_of(edge).first);
        case end:
            return unless_empty(dates_of(edge).last);
        case evidence:
            scratch = evidence_json(edge);
            return unless_empty(scratch);
        default:
            column -= fixed_edge_columns;
            break;
    }
    if (mixed_ == Mixed::expand && column-- == 0)
        return flat.copy ? std::optional(flag(true)) : std::nullopt;
    return entry(edge.attributes, edge_attributes_.at(column));
}

DateRange dates_of(const Edge& edge) {
    DateRange range;
    for (const Evidence& e : edge.evidence) {
        if (e.date.empty())
            continue;
        if (range.first.empty() || e.date < range.first)
            range.first = e.date;
        if (range.last < e.date)
            range.last = e.date;
    }
    return range;
}

std::string_view display_name(const Node& node) {
    if (const auto english = node.labels.find("en"); english != node.labels.end())
        return english->second;
    return node.labels.empty() ? node.id : node.labels.begin()->second;
}

std::string describe_loss(std::string_view format, const Graph& graph, const Loss& loss) {
    std::size_t evidence = 0;
    std::size_t with_attributes = 0;
    for (const Edge& edge : graph.edges()) {
        evidence += edge.evidence.size();
        with_attributes += edge.attributes.empty() ? 0U : 1U;
    }
    std::size_t described = 0;
    for (const Node& node : graph.nodes())
        described += node.type.empty() && node.labels.empty() && node.aliases.empty() &&
                             node.attributes.empty()
                         ? 0U
                         : 1U;
    std::string what;
    const auto add = [&what](bool lost, std::size_t count, std::string_view of) {
        if (lost && count > 0)
            what += fmt::format("{}{} {}", what.empty() ? "" : ", ", count, of);
    };
    add(loss.evidence, evidence, "pieces of evidence");
    add(loss.nodes, described, "types and labels of nodes");
    add(loss.edges, with_attributes, "edges' attributes");
    const auto undirected = static_cast<std::size_t>(std::ranges::count_if(
        graph.edges(), [&graph](const Edge& edge) { return !graph.relation(edge).directed; }));
    add(loss.direction, undirected, "edges without direction");
    add(loss.schema, graph.schema().relations().size(), "definitions of relations");
    add(loss.schema, graph.provenance().documents.size(), "documents' hashes");
    const auto neutral = static_cast<std::size_t>(std::ranges::count_if(
        graph.edges(), [&graph](const Edge& edge) { return graph.sign(edge) == Sign::neutral; }));
    add(loss.relations, graph.edge_count(), "edges' relations");
    add(loss.neutral, neutral, "neutral signs");
    add(loss.names > 0, loss.names, "ids in full");
    add(loss.characters > 0, loss.characters, "control characters");
    return what.empty() ? what : fmt::format("{}: not kept: {}", format, what);
}

}  // namespace entente
