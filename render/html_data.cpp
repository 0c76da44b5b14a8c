// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"
#include "graph/io/json_writer.hpp"
#include "graph/measures/measures.hpp"
#include "render/html.hpp"
#include "render/page_words.hpp"
#include "render/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

namespace entente {
namespace {

constexpr std::array<PageWord, 4> modality_names{{{"asserted", "asserted", "断言"},
                                                  {"reported", "reported", "转述"},
                                                  {"planned", "planned", "计划"},
                                                  {"hypothetical", "hypothetical", "假设"}}};

[[nodiscard]] std::string_view in(const std::string& language, const PageWord& word) noexcept {
    return language == "zh" ? word.zh : word.en;
}

/// Length in UTF-16 units, which is what a script counts in.
[[nodiscard]] std::size_t units(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();)
        count += next_code_point(text, at) > 0xFFFF ? 2U : 1U;
    return count;
}

/// Where a span stands in the cleaned sentence. Spans count bytes of the original file, so of
/// several places with the same words the one nearest to the same share of the sentence is meant.
[[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> find_span(
    const SentenceRef& sentence, const Span& span) {
    if (span.text.empty() || sentence.end <= sentence.begin || span.begin < sentence.begin)
        return std::nullopt;
    const double share = static_cast<double>(span.begin - sentence.begin) /
                         static_cast<double>(sentence.end - sentence.begin);
    const double wanted = share * static_cast<double>(sentence.text.size());
    std::size_t best = std::string::npos;
    for (std::size_t at = sentence.text.find(span.text); at != std::string::npos;
         at = sentence.text.find(span.text, at + 1))
        if (best == std::string::npos || std::abs(static_cast<double>(at) - wanted) <
                                             std::abs(static_cast<double>(best) - wanted))
            best = at;
    if (best == std::string::npos)
        return std::nullopt;
    const std::size_t begin = units(std::string_view(sentence.text).substr(0, best));
    return std::pair(begin, begin + units(span.text));
}

/// Gathers names and gives them numbers in the order of their coming.
class Numbers {
public:
    std::size_t of(const std::string& name) {
        const auto [found, added] = numbers_.try_emplace(name, names_.size());
        if (added)
            names_.push_back(name);
        return found->second;
    }
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

private:
    std::unordered_map<std::string, std::size_t> numbers_;
    std::vector<std::string> names_;
};

class PageData {
public:
    PageData(const Graph& graph, const Drawing& drawing, const PageOptions& options)
        : graph_(graph),
          drawing_(drawing),
          options_(options) {}

    [[nodiscard]] std::string write();

private:
    void write_words(JsonWriter& json);
    void write_nodes(JsonWriter& json);
    void write_edges(JsonWriter& json);
    void write_edge(JsonWriter& json, const Edge& edge, std::size_t line);
    void write_evidence(JsonWriter& json, const Evidence& evidence);
    void write_types(JsonWriter& json);
    [[nodiscard]] std::size_t sentence_number(const Evidence& evidence);
    [[nodiscard]] std::string label(const Labels& labels, const std::string& name) const;

    const Graph& graph_;
    const Drawing& drawing_;
    const PageOptions& options_;
    std::string out_;
    std::vector<std::size_t> drawn_;  // of a node of the graph among the drawn ones
    Numbers types_, relations_, documents_;
    std::map<std::pair<std::size_t, std::uint32_t>, std::size_t> sentence_numbers_;
    std::vector<const Evidence*> sentences_;
};

std::string PageData::label(const Labels& labels, const std::string& name) const {
    const auto found = labels.find(options_.language);
    return clean_label(found == labels.end() ? name : found->second, 60);
}

std::size_t PageData::sentence_number(const Evidence& evidence) {
    const std::pair key(documents_.of(evidence.document), evidence.sentence.index);
    const auto [found, added] = sentence_numbers_.try_emplace(key, sentences_.size());
    if (added)
        sentences_.push_back(&evidence);
    return found->second;
}

void PageData::write_words(JsonWriter& json) {
    json.key("words");
    out_ += '{';
    for (const PageWord& word : page_words)
        json.text(word.key, in(options_.language, word));
    out_ += '}';
    json.key("modalities");
    out_ += '[';
    for (const PageWord& word : modality_names)
        json.element(in(options_.language, word));
    out_ += ']';
    json.key("languages");
    out_ += '[';
    for (const std::string& language : options_.drawing.languages)
        json.element(language);
    out_ += ']';
    json.key("measures");
    out_ += '[';
    for (const PageMeasure& measure : options_.measures)
        json.element(measure.title);
    out_ += ']';
}

void PageData::write_nodes(JsonWriter& json) {
    json.key("nodes");
    out_ += '[';
    std::vector<std::vector<std::uint32_t>> rank;
    for (const PageMeasure& measure : options_.measures)
        rank.push_back(ranks(measure.values));
    drawn_.assign(graph_.node_count(), drawing_.nodes.size());
    for (std::size_t k = 0; k < drawing_.nodes.size(); ++k) {
        const std::size_t n = index(graph_.find(drawing_.nodes[k].id).value());
        drawn_[n] = k;
        const Node& node = graph_.nodes()[n];
        out_ += k == 0 ? "\n{" : ",\n{";
        json.text("i", node.id);
        json.number("t", static_cast<std::uint64_t>(types_.of(node.type)));
        json.key("l");
        out_ += '{';
        for (const auto& [language, text] : node.labels)
            json.text(clean_label(language, 12), text);
        out_ += '}';
        if (!node.aliases.empty()) {
            json.key("a");
            out_ += '[';
            for (const std::string& alias : node.aliases)
                json.element(alias);
            out_ += ']';
        }
        if (!options_.communities.empty())
            json.number("g", static_cast<std::uint64_t>(options_.communities[n]));
        json.key("m");
        out_ += '[';
        for (const PageMeasure& measure : options_.measures) {
            json.comma();
            append_number(out_, measure.values[n]);
        }
        out_ += ']';
        json.key("r");
        out_ += '[';
        for (const auto& of_measure : rank) {
            json.comma();
            append_number(out_, static_cast<std::uint64_t>(of_measure[n]));
        }
        out_ += "]}";
    }
    out_ += ']';
}

void PageData::write_evidence(JsonWriter& json, const Evidence& evidence) {
    json.comma();
    out_ += '[';
    append_number(out_, static_cast<std::uint64_t>(sentence_number(evidence)));
    out_ += ',';
    append_number(out_, static_cast<std::uint64_t>(evidence.modality));
    json.element(evidence.speaker);
    json.element(evidence.rule);
    for (const Span* span : {&evidence.trigger, &evidence.source_span, &evidence.target_span}) {
        const auto place = find_span(evidence.sentence, *span);
        out_ += ',';
        if (!place) {
            out_ += "null";
            continue;
        }
        out_ += '[';
        append_number(out_, static_cast<std::uint64_t>(place->first));
        out_ += ',';
        append_number(out_, static_cast<std::uint64_t>(place->second));
        out_ += ']';
    }
    out_ += ']';
}

void PageData::write_edge(JsonWriter& json, const Edge& edge, std::size_t line) {
    out_ += out_.back() == '[' ? "\n{" : ",\n{";
    json.text("k", edge_id(graph_.key(edge)));
    json.number("s", static_cast<std::uint64_t>(drawn_[index(edge.source)]));
    json.number("o", static_cast<std::uint64_t>(drawn_[index(edge.target)]));
    json.number("r", static_cast<std::uint64_t>(relations_.of(edge.relation)));
    json.flag("n", edge.negated);
    json.number("w", edge.weight);
    json.number("v", static_cast<std::uint64_t>(line));
    json.key("x");
    out_ += '[';
    const std::size_t held = std::min(options_.quotes, edge.evidence.size());
    for (std::size_t k = 0; k < held; ++k)
        write_evidence(json, edge.evidence[k]);
    out_ += ']';
    if (held < edge.evidence.size())
        json.number("more", static_cast<std::uint64_t>(edge.evidence.size() - held));
    out_ += '}';
}

void PageData::write_edges(JsonWriter& json) {
    std::unordered_map<std::string, std::size_t> line_of;
    json.key("drawn");
    out_ += '[';
    for (std::size_t k = 0; k < drawing_.edges.size(); ++k) {
        json.element(drawing_.edges[k].id);
        line_of.emplace(drawing_.edges[k].id, k);
        for (const std::string& id : drawing_.edges[k].also)
            line_of.emplace(id, k);
    }
    out_ += ']';
    json.key("edges");
    out_ += '[';
    for (const Edge& edge : graph_.edges())
        if (const auto line = line_of.find(edge_id(graph_.key(edge))); line != line_of.end())
            write_edge(json, edge, line->second);
    out_ += ']';
}

void PageData::write_types(JsonWriter& json) {
    json.key("types");
    out_ += '[';
    for (const std::string& name : types_.names()) {
        json.comma();
        out_ += '{';
        json.text("name", name);
        const NodeType* type = graph_.schema().find_node_type(name);
        json.text("label", type == nullptr ? name : label(type->labels, name));
        out_ += '}';
    }
    out_ += ']';
    json.key("relations");
    out_ += '[';
    for (const std::string& name : relations_.names()) {
        const RelationType& relation = *graph_.schema().find_relation(name);
        json.comma();
        out_ += '{';
        json.text("name", name);
        json.text("label", label(relation.labels, name));
        json.text("denied", denied_label(options_.language, name, label(relation.labels, name)));
        json.number("sign", static_cast<double>(relation.sign));
        json.flag("directed", relation.directed);
        out_ += '}';
    }
    out_ += ']';
}

std::string PageData::write() {
    JsonWriter json(out_);
    out_ += '{';
    json.text("language", options_.language);
    write_words(json);
    write_nodes(json);
    write_edges(json);
    write_types(json);
    json.key("sentences");
    out_ += '[';
    for (const Evidence* evidence : sentences_) {
        const SentenceRef& sentence = evidence->sentence;
        out_ += out_.back() == '[' ? "\n[" : ",\n[";
        append_number(out_, static_cast<std::uint64_t>(documents_.of(evidence->document)));
        for (const std::uint64_t number :
             {static_cast<std::uint64_t>(sentence.index), sentence.begin, sentence.end}) {
            out_ += ',';
            append_number(out_, number);
        }
        json.element(evidence->date);
        json.element(evidence->language);
        json.element(sentence.text);
        out_ += ']';
    }
    out_ += ']';
    json.key("documents");
    out_ += '[';
    for (const std::string& name : documents_.names())
        json.element(name);
    out_ += "]}";
    return std::move(out_);
}

}  // namespace

std::string page_data(const Graph& graph, const Drawing& drawing, const PageOptions& options) {
    return PageData(graph, drawing, options).write();
}

}  // namespace entente
