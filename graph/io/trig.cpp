// SPDX-License-Identifier: MIT
#include "graph/io/flat_view.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

// RDF 1.1 TriG (https://www.w3.org/TR/trig/) with evidence as Web Annotations
// (https://www.w3.org/TR/annotation-model/). Each edge is a named graph of one triple; a statement
// is an annotation whose body is that graph and whose target is the sentence. Offsets are bytes,
// so their selector is oa:DataPositionSelector; oa:TextPositionSelector would count characters.
// What is denied has a relation of its own, relation:not:<name>, so that nobody who looks for
// "supports" finds what was said not to be so.

namespace entente {
namespace {

bool is_unreserved(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

/// <urn:entente:kind:name>, all but letters, digits and -._~ of the name in percent encoding.
std::string iri(std::string_view kind, std::string_view name) {
    std::string out = fmt::format("<urn:entente:{}:", kind);
    for (const char c : name)
        if (is_unreserved(c))
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    return out + '>';
}

/// A literal in quotes; JSON escapes the same way.
std::string literal(std::string_view text) {
    std::string out;
    append_json(out, text);
    return out;
}

/// A literal with its language, if that is a tag: letters, then letters and digits after hyphens.
std::string in_language(std::string_view text, std::string_view language) {
    const auto is_alnum = [](char c) {
        return is_unreserved(c) && c != '.' && c != '_' && c != '~';
    };
    const bool tag = !language.empty() && std::ranges::all_of(language, is_alnum) &&
                     !(language.front() >= '0' && language.front() <= '9') &&
                     language.front() != '-' && language.back() != '-' &&
                     language.find("--") == std::string_view::npos;
    return literal(text) + (tag ? fmt::format("@{}", language) : std::string());
}

std::string date(std::string_view text) {
    constexpr std::size_t year = 4;
    constexpr std::size_t month = 7;
    return fmt::format("{}^^xsd:{}",
                       literal(text),
                       text.size() == year    ? "gYear"
                       : text.size() == month ? "gYearMonth"
                                              : "date");
}

std::string number(double value) {
    return fmt::format("\"{}\"^^xsd:double", value);
}

/// Appends "subject predicate object ; … .", a fact a line.
class Facts {
public:
    Facts(std::string& out, const std::string& subject) : out_(out) { out_ += subject; }
    Facts(const Facts&) = delete;
    Facts& operator=(const Facts&) = delete;
    ~Facts() { out_ += " .\n"; }
    void add(std::string_view predicate, std::string_view object) {
        out_.append(first_ ? " " : " ;\n    ").append(predicate).append(" ").append(object);
        first_ = false;
    }
    void add_text(std::string_view predicate, std::string_view text) {
        if (!text.empty())
            add(predicate, literal(text));
    }
    void add_attributes(const Attributes& attributes) {
        for (const auto& [name, value] : attributes)
            add("e:attribute",
                fmt::format("[ rdfs:label {} ; rdf:value {} ]", literal(name), literal(value)));
    }

private:
    std::string& out_;
    bool first_ = true;
};

std::string_view number_of(Sign sign) {
    return sign == Sign::positive ? "1" : sign == Sign::negative ? "-1" : "0";
}

class TrigWriter {
public:
    TrigWriter(const Graph& graph, const GraphSink& sink)
        : graph_(graph),
          buffer_(sink),
          out_(buffer_.text()) {}

    void write() {
        out_ +=
            "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
            "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
            "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
            "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
            "@prefix oa: <http://www.w3.org/ns/oa#> .\n"
            "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
            "@prefix e: <urn:entente:term:> .\n\n";
        write_provenance();
        for (const NodeType& type : graph_.schema().node_types())
            write_node_type(type);
        for (const RelationType& relation : graph_.schema().relations())
            write_relation(relation);
        for (const Node& node : graph_.nodes())
            write_node(node);
        for (const Edge& edge : graph_.edges())
            write_edge(edge);
        buffer_.flush();
    }

private:
    void write_provenance() {
        const Provenance& provenance = graph_.provenance();
        {
            Facts facts(out_, "<urn:entente:graph>");
            facts.add("a", "prov:Entity");
            facts.add_text("e:tool", provenance.tool);
            facts.add_text("e:pack", provenance.pack);
            facts.add_text("e:pack_sha256", provenance.pack_sha256);
        }
        for (const DocumentInfo& document : provenance.documents) {
            Facts facts(out_, iri("document", document.name));
            facts.add("a", "prov:Entity");
            facts.add("dcterms:identifier", literal(document.name));
            facts.add_text("e:sha256", document.sha256);
            facts.add_text("dcterms:language", document.language);
            if (!document.date.empty())
                facts.add("dcterms:date", date(document.date));
        }
    }

    void write_node_type(const NodeType& type) {
        Facts facts(out_, iri("type", type.name));
        facts.add("a", "rdfs:Class");
        for (const auto& [language, label] : type.labels)
            facts.add("rdfs:label", in_language(label, language));
    }

    void write_relation(const RelationType& relation) {
        Facts facts(out_, iri("relation", relation.name));
        facts.add("a", "rdf:Property");
        facts.add("e:directed", relation.directed ? "true" : "false");
        facts.add("e:sign", number_of(relation.sign));
        facts.add("e:weight", number(relation.weight));
        for (const auto& [language, label] : relation.labels)
            facts.add("rdfs:label", in_language(label, language));
        if (!relation.parent.empty())
            facts.add("rdfs:subPropertyOf", iri("relation", relation.parent));
        facts.add_text("e:plover", relation.plover);
        facts.add_text("e:cameo", relation.cameo);
    }

    void write_node(const Node& node) {
        Facts facts(out_, iri("node", node.id));
        facts.add("a", node.type.empty() ? "e:Node" : iri("type", node.type));
        facts.add("dcterms:identifier", literal(node.id));
        for (const auto& [language, label] : node.labels)
            facts.add("rdfs:label", in_language(label, language));
        for (const std::string& alias : node.aliases)
            facts.add("skos:altLabel", literal(alias));
        facts.add_attributes(node.attributes);
        buffer_.flush_when_full();
    }

    void write_edge(const Edge& edge) {
        const EdgeKey key = graph_.key(edge);
        const std::string name = iri("edge", edge_id(key));
        out_.append(name).append(" { ").append(iri("node", key.source)).append(" ");
        out_.append(iri(edge.negated ? "relation:not" : "relation", key.relation));
        out_.append(" ").append(iri("node", key.target)).append(" }\n");
        {
            Facts facts(out_, name);
            facts.add("a", "e:Edge");
            facts.add("e:relation", iri("relation", key.relation));
            facts.add("e:directed", graph_.relation(edge).directed ? "true" : "false");
            facts.add("e:sign", number_of(graph_.sign(edge)));
            facts.add("e:negated", edge.negated ? "true" : "false");
            facts.add("e:weight", number(edge.weight));
            facts.add_attributes(edge.attributes);
            std::string_view last;
            for (const Evidence& e : edge.evidence)
                if (e.document != std::exchange(last, e.document))
                    facts.add("prov:wasDerivedFrom", iri("document", e.document));
        }
        for (const Evidence& e : edge.evidence)
            write_annotation(e, name);
        buffer_.flush_when_full();
    }

    void write_annotation(const Evidence& e, const std::string& edge) {
        Facts facts(out_, e.statement.empty() ? "[]" : iri("statement", e.statement));
        facts.add("a", "oa:Annotation");
        facts.add("oa:motivatedBy", "oa:identifying");
        facts.add("oa:hasBody", edge);
        facts.add("oa:hasTarget",
                  fmt::format("[ oa:hasSource {} ; e:sentence {} ; oa:hasSelector [ a "
                              "oa:TextQuoteSelector ; oa:exact {} ] , {} ]",
                              iri("document", e.document),
                              e.sentence.index,
                              in_language(e.sentence.text, e.language),
                              position(e.sentence.begin, e.sentence.end, {})));
        if (!e.date.empty())
            facts.add("dcterms:date", date(e.date));
        facts.add("e:modality", literal(to_string(e.modality)));
        facts.add_text("e:speaker", e.speaker);
        facts.add_text("e:rule", e.rule);
        for (const auto& [predicate, span] : {std::pair{"e:source_span", &e.source_span},
                                              std::pair{"e:trigger_span", &e.trigger},
                                              std::pair{"e:target_span", &e.target_span}})
            if (*span != Span{})
                facts.add(predicate, position(span->begin, span->end, span->text));
    }

    static std::string position(std::uint64_t begin, std::uint64_t end, std::string_view text) {
        return fmt::format("[ a oa:DataPositionSelector ; oa:start {} ; oa:end {}{} ]",
                           begin,
                           end,
                           text.empty() ? "" : " ; oa:exact " + literal(text));
    }

    const Graph& graph_;
    OutputBuffer buffer_;
    std::string& out_;
};

}  // namespace

std::string write_trig(const Graph& graph,
                       const GraphSink& sink,
                       const GraphWriteOptions& /*options*/) {
    TrigWriter(graph, sink).write();
    return {};
}

}  // namespace entente
