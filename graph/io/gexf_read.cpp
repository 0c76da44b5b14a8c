// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"
#include "graph/io/flat_read.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/metadata_json.hpp"
#include "graph/io/xml_view.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace entente {
namespace {

/// GEXF 1.0 to 1.3, of ours, Gephi and networkx. Positions and colours are left aside; the time of
/// an edge is kept as its attributes start and end.
class GexfReader final : public XmlHandler {
public:
    GexfReader(std::string_view text, const std::string& file, const Limits& limits)
        : graph_(text, file, limits) {}

    Graph finish() {
        if (!has_graph_)
            graph_.fail(0, "no <graph> in the file");
        return graph_.finish();
    }

    void open(std::string_view name,
              std::span<const XmlAttribute> attributes,
              std::size_t at) override {
        at_ = at;
        if (++depth_ == 1 && name != "gexf")
            graph_.fail(at, fmt::format("<gexf> expected, not <{}>", printable(name)));
        if (name == "graph")
            open_graph(attributes);
        else if (name == "attributes")
            columns_ = find(attributes, "class") == "edge" ? &edge_columns_ : &node_columns_;
        else if (name == "attribute" && columns_ != nullptr)
            open_column(attributes);
        else if (name == "node")
            open_node(attributes);
        else if (name == "edge")
            open_edge(attributes);
        else if (name == "attvalue")
            open_value(attributes);
        else if (name == "spell")
            see_time(find(attributes, "start"), find(attributes, "end"));
        else if (name == "description" || name == "default")
            text_.clear();
    }

    void text(std::string_view piece) override { text_ += piece; }

    void close(std::string_view name) override {
        --depth_;
        if (name == "attributes")
            columns_ = nullptr;
        else if (name == "node")
            close_node();
        else if (name == "edge")
            close_edge();
        else if (name == "description" && text_.starts_with(description_head()))
            graph_.metadata(std::string_view(text_).substr(description_head().size()), at_);
        else if (name == "default" && columns_ != nullptr && last_column_ != nullptr)
            last_column_->otherwise = text_;
        text_.clear();
    }

private:
    struct Column {
        FlatName name;
        std::optional<std::string> otherwise;  ///< its <default>
        std::size_t given = 0;                 ///< the last element that had a value
    };
    using Columns = std::map<std::string, Column, std::less<>>;

    static std::string description_head() { return std::string(metadata_key) + " "; }

    void open_graph(std::span<const XmlAttribute> attributes) {
        if (has_graph_)
            graph_.fail(at_, "a file of several graphs; one is expected");
        has_graph_ = true;
        directed_ = find(attributes, "defaultedgetype") != "undirected" &&
                    !find(attributes, "defaultedgetype").empty();
    }

    void open_column(std::span<const XmlAttribute> attributes) {
        const std::string_view id = find(attributes, "id");
        const std::string_view title = find(attributes, "title");
        const std::string_view name = title.empty() ? id : title;
        const bool of_edges = columns_ == &edge_columns_;
        const auto [at, fresh] = columns_->try_emplace(std::string(id));
        if (!fresh)
            graph_.fail(at_, fmt::format("the attribute '{}' stands twice", printable(id)));
        at->second.name = of_edges ? edge_field(name) : node_field(name);
        last_column_ = &at->second;
    }

    void open_node(std::span<const XmlAttribute> attributes) {
        const std::string_view id = find(attributes, "id");
        const std::size_t number = graph_.node(id, at_);
        if (!nodes_.empty())
            graph_.node_attribute(number, "group", nodes_.back().id);
        nodes_.push_back({std::string(id), number});
        ++elements_;
        if (const auto label = find(attributes, "label"); !label.empty())
            graph_.node_value(number, node_field("label"), label, at_);
        see_time(find(attributes, "start"), find(attributes, "end"));
    }

    void close_node() {
        if (nodes_.empty())
            return;
        const std::size_t number = nodes_.back().number;
        for (auto& [id, column] : node_columns_)
            if (column.otherwise && column.given != elements_)
                graph_.node_value(number, column.name, *column.otherwise, at_);
        give_time([&](std::string_view name, std::string_view text) {
            graph_.node_attribute(number, name, text);
        });
        nodes_.pop_back();
    }

    void open_edge(std::span<const XmlAttribute> attributes) {
        const std::string_view source = find(attributes, "source");
        const std::string_view target = find(attributes, "target");
        if (source.empty() || target.empty())
            graph_.fail(at_, "an edge needs a source and a target");
        const std::string_view type = find(attributes, "type");
        const bool directed = type.empty() ? directed_ : type == "directed";
        graph_.edge(source, target, directed, at_);
        graph_.edge_id(find(attributes, "id"), at_);
        in_edge_ = true;
        ++elements_;
        for (const std::string_view name : {"kind", "label", "weight"})
            if (const auto text = find(attributes, name); !text.empty())
                graph_.edge_value(edge_field(name), text, at_);
        see_time(find(attributes, "start"), find(attributes, "end"));
    }

    void close_edge() {
        for (auto& [id, column] : edge_columns_)
            if (column.otherwise && column.given != elements_)
                graph_.edge_value(column.name, *column.otherwise, at_);
        give_time([&](std::string_view name, std::string_view text) {
            graph_.edge_value(edge_field(name), text, at_);
        });
        in_edge_ = false;
    }

    void open_value(std::span<const XmlAttribute> attributes) {
        std::string_view id = find(attributes, "for");
        if (id.empty())
            id = find(attributes, "id");  // GEXF 1.0
        Columns& columns = in_edge_ ? edge_columns_ : node_columns_;
        const auto column = columns.find(id);
        if (column == columns.end())
            graph_.fail(at_,
                        fmt::format("no attribute '{}' is declared", printable(id)),
                        ErrorCode::unknown_name);
        column->second.given = elements_;
        const std::string_view value = find(attributes, "value");
        if (in_edge_)
            graph_.edge_value(column->second.name, value, at_);
        else if (!nodes_.empty())
            graph_.node_value(nodes_.back().number, column->second.name, value, at_);
    }

    void see_time(std::string_view start, std::string_view end) {
        if (!start.empty() && (start_.empty() || start < start_))
            start_ = start;
        if (!end.empty() && end_ < end)
            end_ = end;
    }

    template <class Give>
    void give_time(Give&& give) {
        if (!start_.empty())
            give("start", start_);
        if (!end_.empty())
            give("end", end_);
        start_.clear();
        end_.clear();
    }

    struct OpenNode {
        std::string id;
        std::size_t number;
    };

    FlatReader graph_;
    Columns node_columns_;
    Columns edge_columns_;
    Columns* columns_ = nullptr;  ///< those being declared
    Column* last_column_ = nullptr;
    std::vector<OpenNode> nodes_;  ///< that are not yet closed, one within the other
    std::string text_;
    std::string start_;
    std::string end_;
    std::size_t elements_ = 0;
    std::size_t depth_ = 0;
    std::size_t at_ = 0;
    bool has_graph_ = false;
    bool directed_ = false;  // as the standard has it
    bool in_edge_ = false;
};

}  // namespace

Graph read_gexf(std::string_view bytes, const std::string& file, const Limits& limits) {
    GexfReader reader(bytes, file, limits);
    read_xml(bytes, file, limits, reader);
    return reader.finish();
}

}  // namespace entente
