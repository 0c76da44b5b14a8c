// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"
#include "graph/io/flat_read.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/metadata_json.hpp"
#include "graph/io/xml_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace entente {
namespace {

std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// GraphML of ours, networkx, igraph, graph-tool, Gephi, yEd and visone. The last two keep labels
/// and arrows in drawings (`y:NodeLabel`, `y:EdgeLabel`, `y:Arrows`) and groups as graphs within
/// nodes.
class GraphmlReader final : public XmlHandler {
public:
    GraphmlReader(std::string_view text, const std::string& file, const Limits& limits)
        : graph_(text, file, limits) {}

    Graph finish() {
        if (graphs_ == 0)
            graph_.fail(0, "no <graph> in the file");
        return graph_.finish();
    }

    void open(std::string_view name,
              std::span<const XmlAttribute> attributes,
              std::size_t at) override {
        ++depth_;
        if (depth_ == 1 && name != "graphml")
            graph_.fail(at, fmt::format("<graphml> expected, not <{}>", printable(name)));
        if (data_ != nullptr)
            return open_drawing(name, attributes);
        at_ = at;
        if (name == "key")
            open_key(attributes);
        else if (name == "default")
            in_default_ = true;
        else if (name == "graph")
            open_graph(attributes);
        else if (name == "node")
            open_node(attributes);
        else if (name == "edge")
            open_edge(attributes);
        else if (name == "data")
            open_data(attributes);
        else if (name == "hyperedge")
            graph_.fail(at, "a hyperedge: edges of more than two ends have no place in a graph");
    }

    void text(std::string_view piece) override {
        if (in_default_ || (data_ != nullptr && (depth_ == data_depth_ || depth_ == label_depth_)))
            text_ += piece;
    }

    void close(std::string_view name) override {
        if (data_ != nullptr && depth_ > data_depth_)
            close_drawing();
        else if (name == "data" && data_ != nullptr)
            close_data();
        else if (name == "default")
            close_default();
        else if ((name == "node" || name == "edge") && !open_.empty())
            close_element();
        else if (name == "graph")
            --nested_;
        --depth_;
    }

private:
    struct Key {
        FlatName as_node;
        FlatName as_edge;
        std::string name;
        bool of_nodes = false;
        bool of_edges = false;
        bool is_number = false;
        bool is_drawing = false;
        std::optional<std::string> otherwise;  ///< its <default>
    };
    /// A node or edge that is not yet closed, and the keys that it has a value of.
    struct Open {
        bool is_node = true;
        std::size_t number = 0;
        std::string id;
        std::vector<const Key*> given;
    };

    void open_key(std::span<const XmlAttribute> attributes) {
        const std::string_view id = find(attributes, "id");
        const std::string_view of = find(attributes, "for");
        if (id.empty())
            graph_.fail(at_, "a <key> without an id");
        if (!key_numbers_.emplace(std::string(id), keys_.size()).second)
            graph_.fail(at_, fmt::format("the key '{}' stands twice", printable(id)));
        Key& key = keys_.emplace_back();
        const std::string_view name = find(attributes, "attr.name");
        key.is_drawing = name.empty() && !find(attributes, "yfiles.type").empty();
        key.name = name.empty() ? id : name;
        key.as_node = node_field(key.name);
        key.as_edge = edge_field(key.name);
        key.of_nodes = of == "node" || of == "all" || of.empty();
        key.of_edges = of == "edge" || of == "all" || of.empty();
        const std::string_view type = find(attributes, "attr.type");
        key.is_number = !type.empty() && type != "string" && type != "boolean";
    }

    void close_default() {
        in_default_ = false;
        if (!keys_.empty())
            keys_.back().otherwise = std::exchange(text_, {});
    }

    void open_graph(std::span<const XmlAttribute> attributes) {
        if (nested_ == 0 && graphs_++ > 0)
            graph_.fail(at_, "a file of several graphs; one is expected");
        ++nested_;
        // a graph within a node is a group and says nothing new of direction
        if (nested_ == 1)
            directed_ = find(attributes, "edgedefault") != "undirected";
    }

    void open_node(std::span<const XmlAttribute> attributes) {
        const std::string_view id = find(attributes, "id");
        const std::size_t number = graph_.node(id, at_);
        if (!open_.empty() && open_.back().is_node)
            graph_.node_attribute(number, "group", open_.back().id);
        open_.push_back({.number = number, .id = std::string(id)});
    }

    void open_edge(std::span<const XmlAttribute> attributes) {
        const std::string_view source = find(attributes, "source");
        const std::string_view target = find(attributes, "target");
        if (source.empty() || target.empty())
            graph_.fail(at_, "an edge needs a source and a target");
        const std::string_view direction = find(attributes, "directed");
        const auto directed = direction.empty() ? directed_ : parse_flag(direction);
        if (!directed)
            graph_.fail(at_, "directed is to be true or false");
        graph_.edge(source, target, *directed, at_);
        graph_.edge_id(find(attributes, "id"), at_);
        open_.push_back({.is_node = false});
    }

    void open_data(std::span<const XmlAttribute> attributes) {
        const std::string_view id = find(attributes, "key");
        const auto number = key_numbers_.find(id);
        if (number == key_numbers_.end())
            graph_.fail(at_, fmt::format("no <key> '{}'", printable(id)), ErrorCode::unknown_name);
        data_ = &keys_[number->second];
        data_depth_ = depth_;
        label_depth_ = 0;
        text_.clear();
    }

    void close_data() {
        const Key& key = *std::exchange(data_, nullptr);
        if (key.is_drawing)
            return;
        if (open_.empty()) {
            if (nested_ == 1 && key.name == metadata_key)
                graph_.metadata(text_, at_);
            return;
        }
        open_.back().given.push_back(&key);
        give(open_.back(), key, text_);
    }

    void give(const Open& element, const Key& key, std::string_view text) {
        if (key.is_number) {
            text = trimmed(text);
            if (text == "nan" || text == "NaN" || text == "-nan")
                return;  // igraph's word for none
        }
        if (element.is_node && key.of_nodes)
            graph_.node_value(element.number, key.as_node, text, at_);
        else if (!element.is_node && key.of_edges)
            graph_.edge_value(key.as_edge, text, at_);
    }

    void close_element() {
        for (const Key& key : keys_)
            if (key.otherwise &&
                std::ranges::find(open_.back().given, &key) == open_.back().given.end())
                give(open_.back(), key, *key.otherwise);
        open_.pop_back();
    }

    /// Within <data>: the drawing of a node or edge.
    void open_drawing(std::string_view name, std::span<const XmlAttribute> attributes) {
        if (open_.empty())
            return;
        const bool is_node = open_.back().is_node;
        if (name == (is_node ? "NodeLabel" : "EdgeLabel") && label_depth_ == 0) {
            label_depth_ = depth_;
            text_.clear();
        } else if (name == "Arrows" && !is_node) {
            const bool at_source = find(attributes, "source") != "none";
            const bool at_target = find(attributes, "target") != "none";
            // as it is drawn: no arrowhead, or one at each end, is no direction
            graph_.set_directed(at_source != at_target);
            if (at_source && !at_target)
                graph_.turn_round();
        }
    }

    void close_drawing() {
        if (depth_ != label_depth_)
            return;
        label_depth_ = any_depth;  // the first label counts
        const std::string_view label = trimmed(text_);
        const Open& element = open_.back();
        if (label.empty())
            return;
        if (element.is_node)
            graph_.node_value(element.number, node_field("label"), label, at_);
        else
            graph_.edge_value(edge_field("label"), label, at_);
    }

    static constexpr std::size_t any_depth = SIZE_MAX;

    FlatReader graph_;
    std::deque<Key> keys_;  // pointers into it are kept
    std::map<std::string, std::size_t, std::less<>> key_numbers_;
    std::vector<Open> open_;
    std::string text_;
    const Key* data_ = nullptr;  ///< the <data> that is open
    std::size_t data_depth_ = 0;
    std::size_t label_depth_ = 0;  ///< of the label that is open; 0: none yet
    std::size_t depth_ = 0;
    std::size_t nested_ = 0;  ///< graphs that are open
    std::size_t graphs_ = 0;
    std::size_t at_ = 0;
    bool directed_ = true;
    bool in_default_ = false;
};

}  // namespace

Graph read_graphml(std::string_view bytes, const std::string& file, const Limits& limits) {
    GraphmlReader reader(bytes, file, limits);
    read_xml(bytes, file, limits, reader);
    return reader.finish();
}

}  // namespace entente
