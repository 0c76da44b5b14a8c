// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"
#include "graph/io/csv_view.hpp"
#include "graph/io/records_json.hpp"
#include "graph/io/statement_formats.hpp"
#include "graph/io/text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>
#include <vector>

namespace entente {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

enum class Kind : std::uint8_t { text, name, id, date, flag, modality, natural };

/// A column: how its cells are read, and where in a statement the value is.
struct Column {
    std::string_view header;
    Kind kind = Kind::text;
    std::string Statement::*text = nullptr;
    Span Statement::*span = nullptr;  ///< the column is a part of it
    std::string SentenceRef::*sentence = nullptr;
    std::uint64_t Span::*offset = nullptr;
    std::uint64_t SentenceRef::*place = nullptr;
};

constexpr Column begin_of(std::string_view header, Span Statement::*span) {
    return {.header = header, .kind = Kind::natural, .span = span, .offset = &Span::begin};
}
constexpr Column end_of(std::string_view header, Span Statement::*span) {
    return {.header = header, .kind = Kind::natural, .span = span, .offset = &Span::end};
}

constexpr std::array columns = {
    Column{.header = "id", .kind = Kind::id, .text = &Statement::id},
    Column{.header = "document", .text = &Statement::document},
    Column{.header = "date", .kind = Kind::date, .text = &Statement::date},
    Column{.header = "language", .kind = Kind::id, .text = &Statement::language},
    Column{.header = "source", .kind = Kind::name, .text = &Statement::source},
    Column{.header = "relation", .kind = Kind::name, .text = &Statement::relation},
    Column{.header = "target", .kind = Kind::name, .text = &Statement::target},
    Column{.header = "negated", .kind = Kind::flag},
    Column{.header = "modality", .kind = Kind::modality},
    Column{.header = "speaker", .kind = Kind::id, .text = &Statement::speaker},
    Column{.header = "rule", .text = &Statement::rule},
    Column{.header = "sentence", .kind = Kind::natural},
    Column{.header = "sentence_begin", .kind = Kind::natural, .place = &SentenceRef::begin},
    Column{.header = "sentence_end", .kind = Kind::natural, .place = &SentenceRef::end},
    Column{.header = "sentence_text", .sentence = &SentenceRef::text},
    begin_of("source_begin", &Statement::source_span),
    end_of("source_end", &Statement::source_span),
    Column{.header = "source_text", .span = &Statement::source_span},
    begin_of("trigger_begin", &Statement::trigger),
    end_of("trigger_end", &Statement::trigger),
    Column{.header = "trigger_text", .span = &Statement::trigger},
    begin_of("target_begin", &Statement::target_span),
    end_of("target_end", &Statement::target_span),
    Column{.header = "target_text", .span = &Statement::target_span},
};
constexpr std::array<std::string_view, 4> required = {"document", "source", "relation", "target"};

template <class AnyStatement>
auto& text_of(AnyStatement& s, const Column& column) {
    if (column.text != nullptr)
        return s.*column.text;
    return column.sentence != nullptr ? s.sentence.*column.sentence : (s.*column.span).text;
}

std::uint64_t number_of(const Statement& s, const Column& column) {
    if (column.offset != nullptr)
        return s.*column.span.*column.offset;
    return column.place != nullptr ? s.sentence.*column.place : s.sentence.index;
}

void append_cell(std::string& out, const Statement& s, const Column& column) {
    switch (column.kind) {
        case Kind::flag:
            out += s.negated ? "true" : "false";
            break;
        case Kind::modality:
            out += to_string(s.modality);
            break;
        case Kind::natural:
            append_number(out, number_of(s, column));
            break;
        default:
            append_csv(out, text_of(s, column));
            break;
    }
}

class Reader {
public:
    Reader(std::string_view bytes, const std::string& file, const Limits& limits)
        : csv_(bytes, file),
          limits_(limits) {}

    void read(const StatementSink& each) {
        std::vector<CsvView::Field> row;
        if (!csv_.next(row))
            csv_.fail(0, "a header line expected, but the file is empty");
        read_header(row);
        while (csv_.next(row))
            each(read_row(row));
    }

private:
    void read_header(const std::vector<CsvView::Field>& row) {
        std::array<bool, columns.size()> seen{};
        for (const CsvView::Field& field : row) {
            std::size_t i = 0;
            while (i < columns.size() && columns[i].header != field.text)
                ++i;
            meaning_.push_back(i);
            if (i == columns.size())
                continue;
            if (seen[i])
                csv_.fail(field.at, fmt::format("column '{}' stands twice", field.text));
            seen[i] = true;
        }
        for (const std::string_view name : required)
            for (std::size_t i = 0; i < columns.size(); ++i)
                if (columns[i].header == name && !seen[i])
                    csv_.fail(csv_.row_at(), fmt::format("column '{}' is missing", name));
    }

    Statement read_row(const std::vector<CsvView::Field>& row) {
        if (row.size() != meaning_.size())
            csv_.fail(
                csv_.row_at(),
                fmt::format(
                    "{} columns expected, as in the header, not {}", meaning_.size(), row.size()));
        Statement s;
        for (std::size_t i = 0; i < row.size(); ++i)
            if (meaning_[i] < columns.size())
                read_cell(row[i], columns[meaning_[i]], s);
        const auto in_order = [this](std::uint64_t begin, std::uint64_t end, const char* what) {
            if (end < begin)
                csv_.fail(csv_.row_at(), fmt::format("a {} that ends before it begins", what));
        };
        in_order(s.sentence.begin, s.sentence.end, "sentence");
        for (const Span* span : {&s.source_span, &s.trigger, &s.target_span})
            in_order(span->begin, span->end, "span");
        if (s.id.empty())
            s.id = statement_id(s);
        return s;
    }

    void read_cell(const CsvView::Field& field, const Column& column, Statement& s) const {
        switch (column.kind) {
            case Kind::flag:
                s.negated = flag(field);
                return;
            case Kind::modality:
                if (!field.text.empty())
                    s.modality = modality(field);
                return;
            case Kind::natural:
                read_number(field, column, s);
                return;
            case Kind::date:
                if (!is_date(field.text))
                    csv_.fail(field.at, not_a_date(field.text));
                break;
            case Kind::name:
                if (field.text.empty())
                    csv_.fail(field.at, fmt::format("an empty {}", column.header));
                [[fallthrough]];
            case Kind::id:
                if (field.text.size() > limits_.id_bytes)
                    csv_.fail(field.at,
                              fmt::format("{} is longer than the limit of {} bytes",
                                          column.header,
                                          limits_.id_bytes),
                              ErrorCode::limit);
                break;
            case Kind::text:
                break;
        }
        text_of(s, column) = field.text;
    }

    [[nodiscard]] bool flag(const CsvView::Field& field) const {
        // spreadsheets write TRUE and FALSE
        for (const std::string_view yes : {"true", "TRUE", "True", "1"})
            if (field.text == yes)
                return true;
        for (const std::string_view no : {"false", "FALSE", "False", "0", ""})
            if (field.text == no)
                return false;
        csv_.fail(field.at, fmt::format("true or false expected, not '{}'", printable(field.text)));
    }

    [[nodiscard]] Modality modality(const CsvView::Field& field) const {
        if (const auto known = parse_modality(field.text))
            return *known;
        csv_.fail(field.at, unknown_modality(field.text), ErrorCode::unknown_name);
    }

    void read_number(const CsvView::Field& field, const Column& column, Statement& s) const {
        std::uint64_t value = 0;
        const char* const end = field.text.data() + field.text.size();
        const auto got = std::from_chars(field.text.data(), end, value);
        if (!field.text.empty() && got.ec == std::errc::result_out_of_range)
            csv_.fail(field.at, "a number that is too large", ErrorCode::limit);
        if (!field.text.empty() && (got.ec != std::errc() || got.ptr != end))
            csv_.fail(field.at,
                      fmt::format("a whole number of at least 0 expected, not '{}'",
                                  printable(field.text)));
        if (column.offset != nullptr) {
            s.*column.span.*column.offset = value;
        } else if (column.place != nullptr) {
            s.sentence.*column.place = value;
        } else {
            if (value > UINT32_MAX)
                csv_.fail(field.at, "a number that is too large", ErrorCode::limit);
            s.sentence.index = static_cast<std::uint32_t>(value);
        }
    }

    CsvView csv_;
    const Limits& limits_;
    std::vector<std::size_t> meaning_;  ///< for each column of the file, the one of ours
};

}  // namespace

void write_statements_csv(std::span<const Statement> statements,
                          const GraphSink& sink,
                          const GraphWriteOptions& options) {
    OutputBuffer buffer(sink);
    std::string& out = buffer.text();
    if (options.byte_order_mark)
        out += byte_order_mark;
    for (const Column& column : columns)
        out.append(&column == columns.data() ? "" : ",").append(column.header);
    out += '\n';
    for (const Statement& s : statements) {
        for (const Column& column : columns) {
            if (&column != columns.data())
                out += ',';
            append_cell(out, s, column);
        }
        out += '\n';
        buffer.flush_when_full();
    }
    buffer.flush();
}

void read_statements_csv(std::string_view bytes,
                         const std::string& file,
                         const StatementSink& each,
                         const Limits& limits) {
    if (bytes.size() > limits.graph_bytes)
        throw Error(ErrorCode::limit,
                    {.file = file},
                    fmt::format("longer than the limit of {} bytes", limits.graph_bytes));
    require_utf8(bytes, file);
    Reader(bytes, file, limits).read(each);
}

}  // namespace entente
