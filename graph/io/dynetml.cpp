// SPDX-License-Identifier: MIT
#include "graph/io/dates.hpp"
#include "graph/io/flat_view.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/text.hpp"
#include "graph/io/xml_text.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view untyped = "untyped";

/// The classes of nodes that ORA has; its measures go by them.
std::string_view ora_class(std::string_view type) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> classes = {{
        {"state", "Organization"},
        {"organisation", "Organization"},
        {"organization", "Organization"},
        {"group", "Organization"},
        {"person", "Agent"},
        {"initiative", "Task"},
        {"concept", "Knowledge"},
    }};
    for (const auto& [name, of_ora] : classes)
        if (name == type)
            return of_ora;
    return "Unknown";
}

/// A meta-network for ORA: a class of nodes a type, a network for each relation and pair of types,
/// negative relations with values below 0; where evidence is dated, a meta-network a year.
class DynetmlWriter {
public:
    DynetmlWriter(const Graph& graph, const GraphSink& sink)
        : graph_(graph),
          view_(graph, Mixed::attribute),
          buffer_(sink),
          out_(buffer_.text()) {}

    std::size_t write() {
        out_ +=
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            "<DynamicMetaNetwork id=\"entente\">\n";
        const std::set<std::string> years = years_of_graph();
        for (const std::string& year : years)
            write_period(year, years.size() > 1 || !year.empty());
        if (years.empty())
            write_period("", false);
        out_ += "</DynamicMetaNetwork>\n";
        buffer_.flush();
        return lost_;
    }

private:
    struct Link {
        const Edge* edge;
        double value;
    };
    /// Relation, whether denied, types of the ends.
    using NetworkKey = std::tuple<std::string_view, bool, std::string_view, std::string_view>;

    static std::string_view year_of(const Evidence& e) {
        constexpr std::size_t digits = 4;
        return std::string_view(e.date).substr(0, digits);
    }

    /// The years of the evidence; "" for edges and evidence without a date.
    [[nodiscard]] std::set<std::string> years_of_graph() const {
        std::set<std::string> years;
        for (const Edge& edge : graph_.edges()) {
            if (edge.evidence.empty())
                years.emplace();
            for (const Evidence& e : edge.evidence)
                years.emplace(year_of(e));
        }
        return years;
    }

    /// How many distinct sentences of the year stand behind the edge; its weight if it has none.
    static double value_in(const Edge& edge, std::string_view year) {
        if (edge.evidence.empty())
            return year.empty() ? edge.weight : 0.0;
        std::set<std::pair<std::string_view, std::uint32_t>> sentences;
        for (const Evidence& e : edge.evidence)
            if (year_of(e) == year)
                sentences.emplace(e.document, e.sentence.index);
        return static_cast<double>(sentences.size());
    }

    [[nodiscard]] std::string_view class_of(NodeId id) const {
        const std::string& type = graph_.node(id).type;
        return type.empty() ? untyped : std::string_view(type);
    }

    void attribute(std::string_view before, std::string_view text) {
        out_ += before;
        lost_ += append_xml(out_, text);
    }

    void write_period(const std::string& year, bool dated) {
        const std::string id = !dated ? "entente" : year.empty() ? "undated" : year;
        attribute("<MetaNetwork id=\"", id);
        if (!year.empty())
            attribute("\" date=\"", first_day(year) + "T00:00:00");
        out_ += "\">\n<documents/>\n";
        write_properties();
        write_nodes();
        out_ += "<networks>\n";
        std::map<NetworkKey, std::vector<Link>> networks;
        for (const Edge& edge : graph_.edges())
            if (const double value = value_in(edge, year); value != 0)
                networks
                    [{edge.relation, edge.negated, class_of(edge.source), class_of(edge.target)}]
                        .push_back({&edge, value});
        for (const auto& [key, links] : networks)
            write_network(key, links);
        out_ += "</networks>\n</MetaNetwork>\n";
    }

    void write_properties() {
        out_ += "<propertyIdentities>\n";
        for (const FlatColumn& column : view_.node_columns()) {
            attribute("<propertyIdentity id=\"", column.name);
            out_ += "\" type=\"text\" singleValued=\"true\"/>\n";
        }
        out_ += "</propertyIdentities>\n";
    }

    void write_nodes() {
        std::map<std::string_view, std::vector<const Node*>> classes;
        for (const Node& node : graph_.nodes())
            classes[node.type.empty() ? untyped : std::string_view(node.type)].push_back(&node);
        out_ += "<nodes>\n";
        for (const auto& [type, nodes] : classes) {
            out_.append("<nodeclass type=\"").append(ora_class(type));
            attribute("\" id=\"", type);
            out_ += "\">\n";
            for (const Node* node : nodes)
                write_node(*node);
            out_ += "</nodeclass>\n";
        }
        out_ += "</nodes>\n";
    }

    void write_node(const Node& node) {
        attribute("<node id=\"", node.id);
        attribute("\" title=\"", display_name(node));
        out_ += "\">";
        view_.for_each_value(node, [this](std::size_t column, std::string_view value) {
            attribute("<property id=\"", view_.node_columns()[column].name);
            attribute("\" value=\"", value);
            out_ += "\"/>";
        });
        out_ += "</node>\n";
        buffer_.flush_when_full();
    }

    void write_network(const NetworkKey& key, const std::vector<Link>& links) {
        const auto& [relation, negated, source, target] = key;
        const bool directed = graph_.relation(*links.front().edge).directed;
        out_.append("<network sourceType=\"").append(ora_class(source));
        attribute("\" source=\"", source);
        out_.append("\" targetType=\"").append(ora_class(target));
        attribute("\" target=\"", target);
        attribute("\" id=\"",
                  fmt::format("{}{}: {} x {}", negated ? "not " : "", relation, source, target));
        out_.append("\" isDirected=\"").append(directed ? "true" : "false");
        out_ += "\" allowSelfLoops=\"true\" isBinary=\"false\">\n";
        for (const auto& [edge, value] : links) {
            attribute("<link source=\"", graph_.node(edge->source).id);
            attribute("\" target=\"", graph_.node(edge->target).id);
            out_ += "\" type=\"double\" value=\"";
            append_number(out_, graph_.sign(*edge) == Sign::negative ? -value : value);
            out_ += "\"/>\n";
            buffer_.flush_when_full();
        }
        out_ += "</network>\n";
    }

    const Graph& graph_;
    FlatView view_;
    OutputBuffer buffer_;
    std::string& out_;
    std::size_t lost_ = 0;
};

}  // namespace

std::string write_dynetml(const Graph& graph,
                          const GraphSink& sink,
                          const GraphWriteOptions& /*options*/) {
    const std::size_t lost = DynetmlWriter(graph, sink).write();
    return describe_loss(
        "dynetml",
        graph,
        {.evidence = true, .schema = true, .edges = true, .neutral = true, .characters = lost});
}

}  // namespace entente
