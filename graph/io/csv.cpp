// SPDX-License-Identifier: MIT
#include "graph/base/locate.hpp"
#include "graph/base/utf8.hpp"
#include "graph/io/flat_view.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/graph_builder.hpp"
#include "graph/io/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view own_header =
    "Source,Target,Type,Kind,Id,Label,Weight,Sign,Negated,Sentences";

void append_field(std::string& out, std::string_view text) {
    if (text.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

/// Reads a table row by row (RFC 4180: a quoted field may hold line ends, "" is a quote).
class CsvView {
public:
    struct Field {
        std::string text;
        std::size_t at = 0;  ///< offset of its begin
    };

    CsvView(std::string_view text, const std::string& file) : text_(text), file_(file) {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (text_.starts_with(byte_order_mark))
            at_ = byte_order_mark.size();
        const std::string_view first = text_.substr(at_, text_.find('\n', at_) - at_);
        for (const char candidate : {',', ';', '\t'})
            if (std::ranges::count(first, candidate) > std::ranges::count(first, separator_))
                separator_ = candidate;
    }

    /// The next row that is not blank; false at the end.
    bool next(std::vector<Field>& row) {
        while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r'))
            ++at_;
        row_at_ = at_;
        if (at_ >= text_.size())
            return false;
        std::size_t count = 0;
        for (bool more = true; more; ++count) {
            if (count == row.size())
                row.emplace_back();
            more = read_field(row[count]);
        }
        row.resize(count);
        return true;
    }

    [[nodiscard]] std::size_t row_at() const noexcept { return row_at_; }
    [[noreturn]] void fail(std::size_t at,
                           std::string_view message,
                           ErrorCode code = ErrorCode::syntax) const {
        throw Error(code, locate(text_, at, file_), message);
    }

private:
    /// True if another field follows on the row.
    bool read_field(Field& field) {
        field.at = at_;
        field.text.clear();
        if (at_ < text_.size() && text_[at_] == '"') {
            read_quoted(field);
        } else {
            const std::size_t end = find_end(at_);
            field.text.assign(text_, at_, end - at_);
            at_ = end;
        }
        if (at_ < text_.size() && text_[at_] == separator_) {
            ++at_;
            return true;
        }
        return false;
    }

    [[nodiscard]] std::size_t find_end(std::size_t from) const {
        while (from < text_.size() && text_[from] != separator_ && text_[from] != '\n' &&
               text_[from] != '\r')
            ++from;
        return from;
    }

    void read_quoted(Field& field) {
        for (++at_;;) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == std::string_view::npos)
                fail(field.at, "a quoted field that does not end");
            field.text.append(text_, at_, quote - at_);
            at_ = quote + 1;
            if (at_ >= text_.size() || text_[at_] != '"')
                break;
            field.text += '"';
            ++at_;
        }
        if (at_ != find_end(at_))
            fail(at_, "a separator or the end of the line expected after the quoted field");
    }

    std::string_view text_;
    const std::string& file_;
    std::size_t at_ = 0;
    std::size_t row_at_ = 0;
    char separator_ = ',';
};

enum class Column : std::uint8_t { source, target, type, relation, weight, sign, negated, other };

Column column_named(std::string name) {
    std::ranges::transform(name, name.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    constexpr std::array<std::pair<std::string_view, Column>, 11> names = {{
        {"source", Column::source},
        {"from", Column::source},
        {"target", Column::target},
        {"to", Column::target},
        {"type", Column::type},
        {"kind", Column::relation},
        {"relation", Column::relation},
        {"interaction", Column::relation},
        {"weight", Column::weight},
        {"sign", Column::sign},
        {"negated", Column::negated},
    }};
    for (const auto& [known, column] : names)
        if (known == name)
            return column;
    return Column::other;
}

class CsvReader {
public:
    CsvReader(std::string_view bytes, const std::string& file, const Limits& limits)
        : csv_(bytes, file),
          builder_(limits) {}

    Graph read() {
        std::vector<CsvView::Field> row;
        if (!csv_.next(row))
            csv_.fail(0, "a header line expected, but the file is empty");
        read_header(row);
        while (csv_.next(row))
            read_row(row);
        return builder_.finish({});
    }

private:
    void read_header(const std::vector<CsvView::Field>& row) {
        std::array<bool, 8> seen{};
        for (const CsvView::Field& field : row) {
            const Column column = column_named(field.text);
            const auto i = static_cast<std::size_t>(column);
            if (column != Column::other && seen.at(i))
                csv_.fail(field.at, fmt::format("a second column '{}'", printable(field.text)));
            seen.at(i) = true;
            columns_.push_back(column);
        }
        if (!seen[0] || !seen[1])
            csv_.fail(csv_.row_at(), "the header needs the columns Source and Target");
    }

    void read_row(const std::vector<CsvView::Field>& row) {
        if (row.size() != columns_.size())
            csv_.fail(csv_.row_at(),
                      fmt::format("{} fields, but the header has {}", row.size(), columns_.size()));
        Edge edge;
        bool directed = true;
        Sign sign = Sign::neutral;
        std::size_t at = csv_.row_at();
        const GraphBuilder::Fail fail = [&](ErrorCode code, std::string_view message) {
            csv_.fail(at, message, code);
        };
        for (std::size_t i = 0; i < row.size(); ++i) {
            const CsvView::Field& field = row[i];
            at = field.at;
            switch (columns_[i]) {
                case Column::source:
                    edge.source = builder_.node_of(field.text, fail);
                    break;
                case Column::target:
                    edge.target = builder_.node_of(field.text, fail);
                    break;
                case Column::type:
                    directed = read_direction(field);
                    break;
                case Column::relation:
                    edge.relation = field.text;
                    break;
                case Column::weight:
                    edge.weight = read_number(field, 1.0);
                    break;
                case Column::sign:
                    sign = read_sign(field);
                    break;
                case Column::negated:
                    edge.negated = read_flag(field);
                    break;
                case Column::other:
                    break;
            }
        }
        at = csv_.row_at();
        builder_.add_edge(std::move(edge), directed, sign, fail);
    }

    bool read_direction(const CsvView::Field& field) const {
        if (field.text == "Undirected" || field.text == "undirected")
            return false;
        if (field.text == "Directed" || field.text == "directed" || field.text.empty())
            return true;
        csv_.fail(field.at, "Directed or Undirected expected");
    }

    double read_number(const CsvView::Field& field, double otherwise) const {
        if (field.text.empty())
            return otherwise;
        double value = 0;
        const char* end = field.text.data() + field.text.size();
        const auto [stop, failed] = std::from_chars(field.text.data(), end, value);
        if (failed != std::errc() || stop != end || !std::isfinite(value))
            csv_.fail(field.at, fmt::format("'{}' is not a number", printable(field.text)));
        return value;
    }

    Sign read_sign(const CsvView::Field& field) const {
        if (field.text == "+")
            return Sign::positive;
        if (field.text == "-")
            return Sign::negative;
        const double value = read_number(field, 0);
        return value > 0 ? Sign::positive : value < 0 ? Sign::negative : Sign::neutral;
    }

    bool read_flag(const CsvView::Field& field) const {
        if (field.text == "true" || field.text == "1")
            return true;
        if (field.text == "false" || field.text == "0" || field.text.empty())
            return false;
        csv_.fail(field.at, "true or false expected");
    }

    CsvView csv_;
    GraphBuilder builder_;
    std::vector<Column> columns_;
};

}  // namespace

std::string write_csv(const Graph& graph,
                      const GraphSink& sink,
                      [[maybe_unused]] const GraphWriteOptions& options) {
    OutputBuffer buffer(sink);
    std::string& out = buffer.text();
    out += own_header;
    out += '\n';
    for (const Edge& edge : graph.edges()) {
        const EdgeKey key = graph.key(edge);
        const RelationType& relation = graph.relation(edge);
        append_field(out, key.source);
        out += ',';
        append_field(out, key.target);
        out += relation.directed ? ",Directed," : ",Undirected,";
        append_field(out, key.relation);
        out.append(",").append(edge_id(key)).append(",");
        append_field(out, key.relation);
        out += ',';
        append_number(out, edge.weight);
        // the sign of the relation: `Negated` says what it comes to
        out += relation.sign == Sign::positive   ? ",1,"
               : relation.sign == Sign::negative ? ",-1,"
                                                 : ",0,";
        out += edge.negated ? "true," : "false,";
        append_number(out, edge.evidence.empty() ? 0.0 : edge.weight);
        out += '\n';
        buffer.flush_when_full();
    }
    buffer.flush();
    return describe_loss(
        "csv", graph, {.evidence = true, .nodes = true, .schema = true, .edges = true});
}

Graph read_csv(std::string_view bytes, const std::string& file, const Limits& limits) {
    require_utf8(bytes, file);
    return CsvReader(bytes, file, limits).read();
}

}  // namespace entente
