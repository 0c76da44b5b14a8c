// SPDX-License-Identifier: MIT
#include "graph/io/flat_read.hpp"

#include "graph/base/locate.hpp"
#include "graph/base/utf8.hpp"
#include "graph/io/edge_batch.hpp"
#include "graph/io/graph_builder.hpp"
#include "graph/io/metadata_json.hpp"
#include "graph/io/records_json.hpp"
#include "graph/io/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace entente {
namespace {

/// Reads a JSON text that stood as a value in another format. Its faults are at the place of that
/// value.
template <class Read>
void read_within(std::string_view json,
                 const Limits& limits,
                 std::string_view what,
                 const FlatReader& reader,
                 std::size_t at,
                 Read&& read) {
    const std::string no_file;
    try {
        JsonView view(json, no_file, limits);
        read(view);
        view.finish();
    } catch (const Error& e) {
        reader.fail(
            at,
            fmt::format(
                "{} is not as it should be: column {}: {}", what, e.where().column, e.message()),
            e.code());
    }
}

/// "12" or "n12".
bool is_number_of_node(std::string_view id) {
    if (id.starts_with('n'))
        id.remove_prefix(1);
    return !id.empty() && id.find_first_not_of("0123456789") == std::string_view::npos;
}

/// What a program that numbers nodes adds: an empty text where there is none, and the old id.
bool is_left_over(const Attributes::value_type& entry) {
    return entry.second.empty() || entry.first == "id";
}

/// Evidence that brings its sentence along.
Evidence read_own_evidence(JsonView& json) {
    StoredEvidence stored;
    const std::size_t at = json.offset();
    read_evidence(json, stored);
    if (stored.index)
        json.fail(at, "evidence without its sentence");
    Evidence e = std::move(stored.evidence);
    e.sentence = std::move(stored.own.ref);
    e.date = stored.own.date.value_or("");
    e.language = stored.own.language.value_or("");
    return e;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) noexcept {
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, failed] = std::from_chars(text.data(), end, value);
    if (text.empty() || failed != std::errc() || stop != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<bool> parse_flag(std::string_view text) noexcept {
    if (text == "true" || text == "True" || text == "1")
        return true;
    if (text == "false" || text == "False" || text == "0" || text.empty())
        return false;
    return std::nullopt;
}

std::optional<Sign> parse_sign(std::string_view text) noexcept {
    if (text == "+" || text == "positive")
        return Sign::positive;
    if (text == "-" || text == "negative")
        return Sign::negative;
    if (text == "neutral" || text.empty())
        return Sign::neutral;
    const auto value = parse_number(text);
    if (!value)
        return std::nullopt;
    return *value > 0 ? Sign::positive : *value < 0 ? Sign::negative : Sign::neutral;
}

void FlatReader::fail(std::size_t at, std::string_view message, ErrorCode code) const {
    throw Error(code, locate(text_, at, file_), message);
}

double FlatReader::number(std::string_view text, std::size_t at) const {
    if (const auto value = parse_number(text))
        return *value;
    fail(at, fmt::format("'{}' is not a number", printable(text.substr(0, 40))));
}

bool FlatReader::flag(std::string_view text, std::size_t at) const {
    if (const auto value = parse_flag(text))
        return *value;
    fail(at, "true or false expected");
}

Sign FlatReader::sign(std::string_view text, std::size_t at) const {
    if (const auto value = parse_sign(text))
        return *value;
    fail(at, "a sign expected: 1, 0 or -1");
}

void FlatReader::metadata(std::string_view json, std::size_t at) {
    read_within(json, limits_, "the description of the graph", *this, at, [&](JsonView& view) {
        GraphMetadata found = read_metadata(view, [&view] { view.skip(); });
        schema_ = std::move(found.schema);
        provenance_ = std::move(found.provenance);
    });
}

std::size_t FlatReader::node(std::string_view id, std::size_t at) {
    if (nodes_.size() >= limits_.nodes)
        fail(at, fmt::format("more than the limit of {} nodes", limits_.nodes), ErrorCode::limit);
    nodes_.push_back({.node = {.id = std::string(id)}, .at = at});
    return nodes_.size() - 1;
}

void FlatReader::node_value(std::size_t number,
                            const FlatName& name,
                            std::string_view text,
                            std::size_t at) {
    PendingNode& pending = nodes_[number];
    Node& node = pending.node;
    const bool is_label = name.field == FlatField::label || name.field == FlatField::language_label;
    if (is_label && text.size() > limits_.label_bytes)
        fail(at,
             fmt::format("a label longer than the limit of {} bytes", limits_.label_bytes),
             ErrorCode::limit);
    switch (name.field) {
        case FlatField::name:
            pending.name = text;
            return;
        case FlatField::label:
            pending.label = text;
            return;
        case FlatField::language_label:
            has_language_labels_ = true;
            node.labels[name.name] = text;
            return;
        case FlatField::type:
            node.type = text;
            return;
        case FlatField::aliases:
            return take_aliases(node, text, at);
        default:
            return node_attribute(number, name.name, text);
    }
}

void FlatReader::node_attribute(std::size_t node, std::string_view name, std::string_view text) {
    nodes_[node].node.attributes.try_emplace(std::string(name), text);
}

void FlatReader::edge_attribute(std::string_view name, std::string_view text) {
    edges_.back().edge.attributes.try_emplace(std::string(name), text);
}

void FlatReader::take_aliases(Node& node, std::string_view text, std::size_t at) {
    if (!text.starts_with('[')) {
        if (!text.empty())
            node.aliases.emplace_back(text);
        return;
    }
    read_within(text, limits_, "the list of aliases", *this, at, [&](JsonView& json) {
        json.array([&] { node.aliases.push_back(json.string(limits_.label_bytes, "an alias")); });
    });
}

void FlatReader::edge(std::string_view source,
                      std::string_view target,
                      bool directed,
                      std::size_t at) {
    if (edges_.size() >= limits_.edges)
        fail(at, fmt::format("more than the limit of {} edges", limits_.edges), ErrorCode::limit);
    PendingEdge& pending = edges_.emplace_back();
    pending.source = source;
    pending.target = target;
    pending.directed = directed;
    pending.at = at;
}

void FlatReader::edge_id(std::string_view id, std::size_t at) {
    if (id.empty())
        return;
    if (!edge_ids_.insert(id).second)
        fail(at, fmt::format("the edge id '{}' stands twice", printable(id)));
}

void FlatReader::edge_value(const FlatName& name, std::string_view text, std::size_t at) {
    PendingEdge& pending = edges_.back();
    switch (name.field) {
        case FlatField::relation:
        case FlatField::relation_hint:
            return take_relation(name, text);
        case FlatField::sign:
            has_signs_ = true;
            pending.sign = sign(text, at);
            return;
        case FlatField::negated:
            pending.edge.negated = flag(text, at);
            return;
        case FlatField::undirected:
            if (flag(text, at))
                pending.directed = false;
            return;
        case FlatField::weight:
            if (text.empty())
                return;
            pending.edge.weight = number(text, at);
            has_negative_weights_ = has_negative_weights_ || pending.edge.weight < 0;
            return;
        case FlatField::evidence:
            if (text.starts_with('['))
                return take_evidence(text, at);
            break;
        case FlatField::reverse_copy:
            pending.copy = flag(text, at);
            return;
        case FlatField::sentences:
        case FlatField::start:
        case FlatField::end:
            pending.derived.try_emplace(name.name, text);
            return;
        default:
            break;
    }
    edge_attribute(name.name, text);
}

void FlatReader::take_relation(const FlatName& name, std::string_view text) {
    constexpr std::uint8_t certain = 100;
    PendingEdge& pending = edges_.back();
    const std::uint8_t rank = name.field == FlatField::relation ? certain : name.rank;
    if (text.empty() || text == pending.edge.relation)
        return;
    if (rank <= pending.rank)
        return edge_attribute(name.name, text);
    if (!pending.edge.relation.empty())
        edge_attribute(pending.hint, pending.edge.relation);
    pending.edge.relation = text;
    pending.rank = rank;
    pending.hint = name.name;
}

void FlatReader::take_evidence(std::string_view text, std::size_t at) {
    read_within(text, limits_, "the evidence", *this, at, [&](JsonView& json) {
        json.array([&] { edges_.back().edge.evidence.push_back(read_own_evidence(json)); });
    });
}

void FlatReader::finish_node(PendingNode& pending) const {
    Node& node = pending.node;
    if (numbered_) {
        std::erase_if(node.attributes, is_left_over);
        std::erase_if(node.labels, [](const auto& entry) { return entry.second.empty(); });
    } else if (!schema_ && !pending.name.empty() && pending.name != node.id) {
        node.attributes.try_emplace("name", pending.name);
    }
    if (!has_language_labels_ && !pending.label.empty() && pending.label != node.id)
        node.labels.emplace("en", std::move(pending.label));
}

void FlatReader::adopt_names() {
    std::set<std::string_view> names;
    for (const PendingNode& pending : nodes_)
        if (!is_number_of_node(pending.node.id) || pending.name.empty() ||
            !names.insert(pending.name).second)
            return;
    numbered_ = true;
    std::map<std::string, const std::string*, std::less<>> name_of;
    for (const PendingNode& pending : nodes_)
        name_of.emplace(pending.node.id, &pending.name);
    if (name_of.size() < nodes_.size())
        return;  // an id that stands twice: said later
    for (PendingEdge& pending : edges_) {
        for (std::string* const end : {&pending.source, &pending.target})
            if (const auto known = name_of.find(*end); known != name_of.end())
                *end = *known->second;
        std::erase_if(pending.edge.attributes, is_left_over);
    }
    for (PendingNode& pending : nodes_)
        pending.node.id = pending.name;
}

void FlatReader::settle_signs() {
    if (!has_signs_ && has_negative_weights_)
        for (PendingEdge& pending : edges_) {
            const double weight = pending.edge.weight;
            pending.sign = weight > 0   ? Sign::positive
                           : weight < 0 ? Sign::negative
                                        : Sign::neutral;
            pending.edge.weight = std::abs(weight);
        }
    // what is denied counts as neutral; its relation is that of the edges that are not
    std::map<std::pair<std::string, bool>, std::set<Sign>> signs;
    for (const PendingEdge& pending : edges_)
        if (!pending.edge.negated)
            signs[{pending.edge.relation, pending.directed}].insert(
                pending.sign.value_or(Sign::neutral));
    for (PendingEdge& pending : edges_) {
        if (!pending.edge.negated)
            continue;
        const auto of_relation = signs.find({pending.edge.relation, pending.directed});
        if (of_relation != signs.end() && of_relation->second.size() == 1)
            pending.sign = *of_relation->second.begin();
    }
}

void FlatReader::extend_schema() {
    Vocabulary added;
    for (const PendingNode& pending : nodes_)
        if (schema_->find_node_type(pending.node.type) == nullptr)
            added.see_node_type(pending.node.type);
    const auto is_new = [this](const PendingEdge& pending) {
        return schema_->find_relation(pending.edge.relation) == nullptr;
    };
    std::vector<std::pair<Edge*, std::size_t>> numbers;
    for (PendingEdge& pending : edges_)
        if (is_new(pending))
            numbers.emplace_back(
                &pending.edge,
                added.see_relation(
                    pending.edge.relation, pending.directed, pending.sign.value_or(Sign::neutral)));
    const std::vector<std::string> names = added.relation_names();
    for (const auto& [edge, number] : numbers)
        edge->relation = names[number];
    schema_ = merge(*schema_, added.schema());
}

Graph FlatReader::finish() {
    std::size_t at = 0;
    const GraphBuilder::Fail fail_here = [this, &at](ErrorCode code, std::string_view message) {
        fail(at, message, code);
    };
    GraphBuilder builder(limits_);
    const bool own = schema_.has_value();
    if (all_undirected_)
        for (PendingEdge& pending : edges_)
            pending.directed = false;
    adopt_names();
    settle_signs();
    if (own) {
        extend_schema();
        builder.set_schema(*schema_);
    }
    for (PendingNode& pending : nodes_) {
        at = pending.at;
        finish_node(pending);
        builder.add_node(std::move(pending.node), fail_here);
    }
    nodes_ = {};
    edge_ids_ = {};
    EdgeBatch batch(builder,
                    EdgeBatch::Ends::known,
                    [this](std::size_t where, ErrorCode code, std::string_view message) {
                        fail(where, message, code);
                    });
    batch.run([&] {
        for (PendingEdge& pending : edges_) {
            at = pending.at;
            Edge& edge = pending.edge;
            if (!own && edge.evidence.empty())
                edge.attributes.merge(pending.derived);
            batch.begin() = std::move(edge);
            batch.source(pending.source, at);
            batch.target(pending.target, at);
            if (pending.copy)
                batch.drop();
            else
                builder.end_edge(pending.directed, pending.sign.value_or(Sign::neutral), fail_here);
        }
    });
    edges_ = {};
    return builder.finish(std::move(provenance_));
}

}  // namespace entente
