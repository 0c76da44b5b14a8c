// SPDX-License-Identifier: MIT
#include "graph/io/flat_view.hpp"

#include "graph/io/records_json.hpp"

#include <fmt/format.h>

#include <array>
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

std::vector<std::string> keys(const std::set<std::string_view>& names) {
    return {names.begin(), names.end()};
}

std::optional<std::string> unless_empty(std::string text) {
    if (text.empty())
        return std::nullopt;
    return text;
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

/// The first or the last date; dates without one are left aside.
std::string date_of(const Edge& edge, bool last) {
    std::string found;
    for (const Evidence& e : edge.evidence)
        if (!e.date.empty() && (found.empty() || (last ? found < e.date : e.date < found)))
            found = e.date;
    return found;
}

std::string number_text(double number) {
    std::string text;
    append_number(text, number);
    return text;
}

template <class Map>
std::optional<std::string> entry(const Map& map, const std::string& key) {
    const auto at = map.find(key);
    return at == map.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace

FlatView::FlatView(const Graph& graph) : graph_(graph) {
    std::set<std::string_view> languages;
    std::set<std::string_view> node_attributes;
    std::set<std::string_view> edge_attributes;
    for (const Node& node : graph.nodes()) {
        for (const auto& [language, text] : node.labels)
            languages.insert(language);
        for (const auto& [name, text] : node.attributes)
            node_attributes.insert(name);
    }
    for (const Edge& edge : graph.edges())
        for (const auto& [name, text] : edge.attributes)
            edge_attributes.insert(name);
    languages_ = keys(languages);
    node_attributes_ = keys(node_attributes);
    edge_attributes_ = keys(edge_attributes);
    nodes_ = {{"label"}, {"type"}, {"aliases"}};
    for (const std::string& language : languages_)
        nodes_.push_back({"label_" + language});
    for (const std::string& name : node_attributes_)
        nodes_.push_back({"attribute_" + name});
    edges_ = {{"relation"},
              {"sign", Kind::integer},
              {"negated", Kind::boolean},
              {"undirected", Kind::boolean},
              {"weight", Kind::real},
              {"sentences", Kind::integer},
              {"start"},
              {"end"},
              {"evidence"}};
    for (const std::string& name : edge_attributes_)
        edges_.push_back({"attribute_" + name});
}

std::optional<std::string> FlatView::value(const Node& node, std::size_t column) const {
    switch (column) {
        case label:
            return std::string(display_name(node));
        case type:
            return unless_empty(node.type);
        case aliases:
            return unless_empty(aliases_json(node));
        default:
            break;
    }
    column -= fixed_node_columns;
    if (column < languages_.size())
        return entry(node.labels, languages_[column]);
    return entry(node.attributes, node_attributes_.at(column - languages_.size()));
}

std::optional<std::string> FlatView::value(const Edge& edge, std::size_t column) const {
    const auto flag = [](bool value) { return std::string(value ? "true" : "false"); };
    switch (column) {
        case relation:
            return edge.relation;
        case sign:
            return std::to_string(static_cast<int>(graph_.sign(edge)));
        case negated:
            return flag(edge.negated);
        case undirected:
            return flag(!graph_.relation(edge).directed);
        case weight:
            return number_text(edge.weight);
        case sentences:
            return edge.evidence.empty() ? "0" : std::optional(number_text(edge.weight));
        case start:
            return unless_empty(date_of(edge, false));
        case end:
            return unless_empty(date_of(edge, true));
        case evidence:
            return unless_empty(evidence_json(edge));
        default:
            return entry(edge.attributes, edge_attributes_.at(column - fixed_edge_columns));
    }
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
    add(loss.schema, graph.schema().relations().size(), "definitions of relations");
    add(loss.schema, graph.provenance().documents.size(), "documents' hashes");
    return what.empty() ? what : fmt::format("{}: not kept: {}", format, what);
}

}  // namespace entente
