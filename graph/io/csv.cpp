// SPDX-License-Identifier: MIT
#include "graph/base/locate.hpp"
#include "graph/base/utf8.hpp"
#include "graph/io/csv_view.hpp"
#include "graph/io/edge_batch.hpp"
#include "graph/io/flat_read.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/graph_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace entente {
namespace {

enum class Column : std::uint8_t {
    source,
    target,
    type,
    relation,
    label,
    weight,
    sign,
    negated,
    undirected,
    copy,
    derived,  ///< follows from the rest
    attribute,
    count
};

Column column_named(std::string_view header) {
    std::string name(header);
    std::ranges::transform(name, name.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    constexpr std::array<std::pair<std::string_view, Column>, 16> names = {{
        {"source", Column::source},
        {"from", Column::source},
        {"target", Column::target},
        {"to", Column::target},
        {"type", Column::type},
        {"kind", Column::relation},
        {"relation", Column::relation},
        {"interaction", Column::relation},
        {"label", Column::label},
        {"weight", Column::weight},
        {"sign", Column::sign},
        {"negated", Column::negated},
        {"undirected", Column::undirected},
        {"reverse_copy", Column::copy},
        {"id", Column::derived},
        {"sentences", Column::derived},
    }};
    for (const auto& [known, column] : names)
        if (known == name)
            return column;
    return Column::attribute;
}

/// One reader for the lists of Gephi, of ours and of anybody: see `column_named`.
class CsvReader {
public:
    CsvReader(std::string_view bytes, const std::string& file, const Limits& limits)
        : text_(bytes),
          csv_(bytes, file),
          builder_(limits),
          batch_(builder_,
                 EdgeBatch::Ends::new_too,
                 [this](std::size_t at, ErrorCode code, std::string_view message) {
                     csv_.fail(at, message, code);
                 }) {}

    Graph read() {
        std::vector<CsvView::Field> row;
        if (!csv_.next(row))
            csv_.fail(0, "a header line expected, but the file is empty");
        read_header(row);
        // a row of ours has 60 bytes; shorter ones may make the list grow after all
        constexpr std::size_t least_row = 24;
        const auto rows = static_cast<std::size_t>(std::ranges::count(text_, '\n'));
        builder_.reserve_edges(std::min(rows, text_.size() / least_row));
        batch_.run([&] {
            while (csv_.next(row)) {
                read_row(row);
                if (!csv_.row_lasts())
                    batch_.settle();
            }
        });
        return builder_.finish({});
    }

private:
    void read_header(const std::vector<CsvView::Field>& row) {
        std::array<bool, static_cast<std::size_t>(Column::count)> seen{};
        for (const CsvView::Field& field : row) {
            const Column column = column_named(field.text);
            const auto i = static_cast<std::size_t>(column);
            if (seen.at(i) && column != Column::attribute && column != Column::derived)
                csv_.fail(field.at, fmt::format("a second column '{}'", printable(field.text)));
            seen.at(i) = true;
            columns_.push_back(column);
            names_.push_back(edge_field(field.text).name);
        }
        if (!seen[0] || !seen[1])
            csv_.fail(csv_.row_at(), "the header needs the columns Source and Target");
        // a label repeats the relation, or stands for it where there is none
        const bool named = seen[static_cast<std::size_t>(Column::relation)];
        std::ranges::replace(columns_, Column::label, named ? Column::derived : Column::relation);
    }

    void read_row(const std::vector<CsvView::Field>& row) {
        if (row.size() != columns_.size())
            csv_.fail(csv_.row_at(),
                      fmt::format("{} fields, but the header has {}", row.size(), columns_.size()));
        Edge& edge = batch_.begin();
        bool directed = true;
        bool copy = false;
        Sign sign = Sign::neutral;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const CsvView::Field& field = row[i];
            switch (columns_[i]) {
                case Column::source:
                    batch_.source(field.text, field.at);
                    break;
                case Column::target:
                    batch_.target(field.text, field.at);
                    break;
                case Column::type:
                    directed = read_direction(field) && directed;
                    break;
                case Column::relation:
                    edge.relation = field.text;
                    break;
                case Column::weight:
                    edge.weight = field.text.empty() ? 1.0 : read_number(field);
                    break;
                case Column::sign:
                    sign = read_sign(field);
                    break;
                case Column::negated:
                    edge.negated = read_flag(field);
                    break;
                case Column::undirected:
                    directed = !read_flag(field) && directed;
                    break;
                case Column::copy:
                    copy = read_flag(field);
                    break;
                case Column::attribute:
                    if (!field.text.empty())
                        edge.attributes.insert_or_assign(names_[i], std::string(field.text));
                    break;
                case Column::label:
                case Column::derived:
                case Column::count:
                    break;
            }
        }
        if (copy)
            return batch_.drop();
        builder_.end_edge(directed, sign, [this](ErrorCode code, std::string_view message) {
            csv_.fail(csv_.row_at(), message, code);
        });
    }

    bool read_direction(const CsvView::Field& field) const {
        if (field.text == "Undirected" || field.text == "undirected")
            return false;
        if (field.text == "Directed" || field.text == "directed" || field.text.empty())
            return true;
        csv_.fail(field.at, "Directed or Undirected expected");
    }

    double read_number(const CsvView::Field& field) const {
        if (const auto value = parse_number(field.text))
            return *value;
        csv_.fail(field.at, fmt::format("'{}' is not a number", printable(field.text)));
    }

    Sign read_sign(const CsvView::Field& field) const {
        if (const auto sign = parse_sign(field.text))
            return *sign;
        csv_.fail(field.at, fmt::format("'{}' is not a sign", printable(field.text)));
    }

    bool read_flag(const CsvView::Field& field) const {
        if (const auto flag = parse_flag(field.text))
            return *flag;
        csv_.fail(field.at, "true or false expected");
    }

    std::string_view text_;
    CsvView csv_;
    GraphBuilder builder_;
    EdgeBatch batch_;
    std::vector<Column> columns_;
    std::vector<std::string> names_;  ///< of attributes
};

}  // namespace

Graph read_csv(std::string_view bytes, const std::string& file, const Limits& limits) {
    require_utf8(bytes, file);
    return CsvReader(bytes, file, limits).read();
}

Graph read_csv_nodes(std::string_view bytes, const std::string& file, const Limits& limits) {
    require_utf8(bytes, file);
    CsvView csv(bytes, file);
    FlatReader graph(bytes, file, limits);
    std::vector<CsvView::Field> row;
    if (!csv.next(row))
        csv.fail(0, "a header line expected, but the file is empty");
    std::optional<std::size_t> id;
    std::vector<FlatName> columns;
    for (const CsvView::Field& field : row) {
        if (field.text == "Id" || field.text == "id" || field.text == "ID") {
            if (id)
                csv.fail(field.at, "a second column 'Id'");
            id = columns.size();
        }
        columns.push_back(node_field(field.text));
    }
    if (!id)
        csv.fail(csv.row_at(), "the header needs the column Id");
    while (csv.next(row)) {
        if (row.size() != columns.size())
            csv.fail(csv.row_at(),
                     fmt::format("{} fields, but the header has {}", row.size(), columns.size()));
        const std::size_t node = graph.node(row[*id].text, row[*id].at);
        for (std::size_t i = 0; i < row.size(); ++i)
            if (i != *id && !row[i].text.empty())
                graph.node_value(node, columns[i], row[i].text, row[i].at);
    }
    return graph.finish();
}

Graph with_nodes(const Graph& edges, const Graph& nodes) {
    std::vector<Node> all(nodes.nodes().begin(), nodes.nodes().end());
    std::vector<NodeId> place;
    for (const Node& node : edges.nodes()) {
        if (const auto known = nodes.find(node.id)) {
            place.push_back(*known);
            continue;
        }
        place.push_back(NodeId{static_cast<std::uint32_t>(all.size())});
        all.push_back(node);
    }
    std::vector<Edge> moved(edges.edges().begin(), edges.edges().end());
    for (Edge& edge : moved) {
        edge.source = place[index(edge.source)];
        edge.target = place[index(edge.target)];
    }
    return Graph(merge(edges.schema(), nodes.schema()),
                 std::move(all),
                 std::move(moved),
                 edges.provenance());
}

}  // namespace entente
