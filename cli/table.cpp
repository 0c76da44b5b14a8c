// SPDX-License-Identifier: MIT
#include "cli/table.hpp"

#include "cli/table_text.hpp"
#include "cli/text.hpp"
#include "graph/base/utf8.hpp"
#include "graph/io/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::cli {
namespace {

template <class... Calls>
struct Overloaded : Calls... {
    using Calls::operator()...;
};
template <class... Calls>
Overloaded(Calls...) -> Overloaded<Calls...>;

std::string quoted_json(std::string_view text) {
    std::string out;
    append_json(out, text);
    return out;
}

/// A number so that it can be read back as it was.
std::string in_full(double x) {
    return fmt::format("{}", x == 0 ? 0.0 : x);  // no "-0"
}

std::string quoted_csv(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

std::string for_csv(const Cell& cell) {
    return std::visit(Overloaded{[](std::monostate) { return std::string(); },
                                 [](std::int64_t n) { return fmt::format("{}", n); },
                                 [](double x) { return in_full(x); },
                                 [](const std::string& text) { return quoted_csv(text); }},
                      cell);
}

std::string for_json(const Cell& cell) {
    return std::visit(Overloaded{[](std::monostate) { return std::string("null"); },
                                 [](std::int64_t n) { return fmt::format("{}", n); },
                                 [](double x) { return in_full(x); },
                                 [](const std::string& text) { return quoted_json(text); }},
                      cell);
}

std::string escaped(std::string_view text, std::string_view characters, bool html) {
    std::string out;
    for (const char c : text) {
        if (characters.find(c) == std::string_view::npos)
            out += c;
        else if (!html)
            (out += '\\') += c;
        else
            out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : "&amp;";
    }
    return out;
}

std::string to_markdown(const Table& table) {
    std::string out;
    if (!table.title.empty())
        out += fmt::format("**{}**\n\n", escaped(printable(table.title), "*_|\\<", false));
    std::string rule = "|";
    out += '|';
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        out += fmt::format(" {} |", escaped(table.columns[c].title, "|\\", false));
        rule += is_number_column(table, c) ? "---:|" : "---|";
    }
    (out += '\n') += rule + '\n';
    for (const std::vector<Cell>& row : table.rows) {
        out += '|';
        for (const Cell& cell : row)
            out += fmt::format(" {} |", escaped(for_people(cell), "*_|\\<`", false));
        out += '\n';
    }
    for (const std::string& note : table.notes)
        out += fmt::format("\n{}\n", escaped(printable(note), "*_|\\<`", false));
    return out;
}

std::string to_csv(const Table& table) {
    std::string out;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        (out += c == 0 ? "" : ",") += quoted_csv(table.columns[c].name);
    out += '\n';
    for (const std::vector<Cell>& row : table.rows) {
        for (std::size_t c = 0; c < row.size(); ++c)
            (out += c == 0 ? "" : ",") += for_csv(row[c]);
        out += '\n';
    }
    return out;
}

std::string to_json(const Table& table) {
    std::string out = fmt::format("{{\"title\":{},\n\"rows\":[", quoted_json(table.title));
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        out += r == 0 ? "\n{" : ",\n{";
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            out += fmt::format("{}{}:{}",
                               c == 0 ? "" : ",",
                               quoted_json(table.columns[c].name),
                               for_json(table.rows[r][c]));
        out += '}';
    }
    out += "\n],\n\"notes\":[";
    for (std::size_t i = 0; i < table.notes.size(); ++i)
        (out += i == 0 ? "" : ",") += quoted_json(table.notes[i]);
    return out + "]}\n";
}

std::string to_html(const Table& table) {
    constexpr std::string_view special = "<>&\"";
    const auto text = [special](std::string_view s) { return escaped(s, special, true); };
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{0}</title>\n"
        "<style>body{{font:15px/1.4 sans-serif;margin:2em}}table{{border-collapse:collapse}}"
        "th,td{{padding:.25em .8em;border-bottom:1px solid #ccc;text-align:left}}"
        ".n{{text-align:right;font-variant-numeric:tabular-nums}}</style></head>\n"
        "<body><table><caption>{0}</caption>\n<tr>",
        text(printable(table.title)));
    const auto cell = [&](std::string_view tag, std::size_t c, std::string_view content) {
        out += fmt::format("<{0}{1}>{2}</{0}>",
                           tag,
                           is_number_column(table, c) ? " class=\"n\"" : "",
                           text(content));
    };
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        cell("th", c, table.columns[c].title);
    out += "</tr>\n";
    for (const std::vector<Cell>& row : table.rows) {
        out += "<tr>";
        for (std::size_t c = 0; c < row.size(); ++c)
            cell("td", c, for_people(row[c]));
        out += "</tr>\n";
    }
    out += "</table>\n";
    for (const std::string& note : table.notes)
        out += fmt::format("<p>{}</p>\n", text(printable(note)));
    return out + "</body></html>\n";
}

}  // namespace

Cell number_cell(double value) {
    constexpr double exact = 9007199254740992.0;  // 2^53: whole numbers up to here are exact
    if (std::abs(value) < exact && value == std::floor(value))
        return static_cast<std::int64_t>(value);
    return value;
}

std::string for_people(const Cell& cell) {
    return std::visit(Overloaded{[](std::monostate) { return std::string("–"); },
                                 [](std::int64_t n) { return fmt::format("{}", n); },
                                 [](double x) { return short_number(x); },
                                 [](const std::string& text) { return printable(text); }},
                      cell);
}

bool is_number_column(const Table& table, std::size_t column) {
    return std::ranges::none_of(table.rows, [column](const std::vector<Cell>& row) {
        return std::holds_alternative<std::string>(row[column]);
    });
}

const std::vector<std::string>& table_formats() {
    static const std::vector<std::string> names{"text", "md", "csv", "json", "html"};
    return names;
}

std::string write_table(const Table& table, std::string_view format, std::size_t width) {
    if (format == "md")
        return to_markdown(table);
    if (format == "csv")
        return to_csv(table);
    if (format == "json")
        return to_json(table);
    if (format == "html")
        return to_html(table);
    return to_text(table, width);
}

}  // namespace entente::cli
