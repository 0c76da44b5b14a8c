// SPDX-License-Identifier: MIT
#include "render/html.hpp"
#include "render/report_blocks.hpp"
#include "render/svg.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view style = R"css(
:root { color-scheme: light dark; --ink: #111; --faint: #555; --paper: #fff; --line: #d5d8dd; --accent: #0072b2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --faint: #a4aab3; --paper: #15181d; --line: #343a44; --accent: #56b4e9; } }
body { margin: 0 auto; max-width: 66rem; padding: 1rem; color: var(--ink); background: var(--paper);
  font: 16px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.2rem; border-bottom: 1px solid var(--line); } h3 { margin-top: 1.4rem; }
a { color: var(--accent); } nav ol { columns: 2; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; }
td:not(.num) { max-width: 32rem; } th, td { word-break: keep-all; padding: .15rem .6rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
td.num, th.num { text-align: end; font-variant-numeric: tabular-nums; }
figure { margin: 1rem 0; background: #fff; overflow-x: auto; } figure svg { max-width: 100%; height: auto; }
blockquote { margin: .6rem 0; padding-inline-start: .8rem; border-inline-start: 3px solid var(--accent); overflow-wrap: anywhere; }
blockquote p { margin: 0; unicode-bidi: isolate; } cite { font-style: normal; color: var(--faint); font-size: .85rem; }
@media print { h2 { break-after: avoid; } table, blockquote, figure { break-inside: avoid; } }
)css";

/// Foreign text without controls, of any length that makes sense in a page.
[[nodiscard]] std::string clean(std::string_view text) {
    return clean_label(text, 20'000);
}
[[nodiscard]] std::string html(std::string_view text) {
    return xml_escape(clean(text));
}

[[nodiscard]] std::string markdown(std::string_view text) {
    std::string out;
    for (const char c : clean(text)) {
        if (std::string_view("\\`*_{}[]<>#|&~$").find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

struct HtmlWriter {
    std::string out;
    std::map<std::string_view, std::string_view> headings;  // texts by id
    bool chinese = false;

    /// What a link is called: the heading that it leads to, or of an edge, its sentences.
    [[nodiscard]] std::string_view link_text(const std::string& id) const {
        const auto found = headings.find(id);
        if (id.starts_with("e_") || found == headings.end())
            return chinese ? "句子" : "sentences";
        return found->second;
    }

    void operator()(const Heading& block) {
        out +=
            fmt::format("<h{0} id=\"{1}\">{2}</h{0}>\n", block.level, block.id, html(block.text));
    }
    void operator()(const Paragraph& block) {
        out += "<p>" + html(block.text);
        if (!block.link.empty())
            out +=
                fmt::format(" <a href=\"#{}\">→ {}</a>", block.link, html(link_text(block.link)));
        out += "</p>\n";
    }
    void operator()(const TableBlock& block) {
        out += "<div class=\"scroll\"><table><thead><tr>";
        const auto cell = [&](std::string_view tag, std::size_t column, std::string_view text) {
            const bool number = column >= block.first_number;
            out += fmt::format("<{0}{1}{2}>{3}</{0}>",
                               tag,
                               tag == "th" ? " scope=\"col\"" : "",
                               number ? " class=\"num\"" : "",
                               html(text));
        };
        for (std::size_t c = 0; c < block.columns.size(); ++c)
            cell("th", c, block.columns[c]);
        out += "</tr></thead><tbody>\n";
        for (const auto& row : block.rows) {
            out += "<tr>";
            for (std::size_t c = 0; c < row.size(); ++c)
                cell("td", c, row[c]);
            out += "</tr>\n";
        }
        out += "</tbody></table></div>\n";
    }
    void operator()(const Figure& block) {
        std::string svg = block.svg;
        svg.erase(0, svg.find("<svg"));
        out += fmt::format(
            "<figure role=\"group\" aria-label=\"{}\">\n{}</figure>\n", html(block.alt), svg);
    }
    void operator()(const Quote& block) {
        out += fmt::format("<blockquote><p>{}</p><cite>{}</cite></blockquote>\n",
                           html(block.text),
                           html(block.source));
    }
};

struct MarkdownWriter {
    std::string out;
    std::string figures;
    std::size_t drawn = 0;

    void operator()(const Heading& block) {
        out += fmt::format("<a id=\"{}\"></a>\n\n{} {}\n\n",
                           block.id,
                           std::string(block.level, '#'),
                           markdown(block.text));
    }
    void operator()(const Paragraph& block) {
        out += markdown(block.text);
        if (!block.link.empty())
            out += fmt::format(" [→](#{})", block.link);
        out += "\n\n";
    }
    void operator()(const TableBlock& block) {
        const auto line = [&](const std::vector<std::string>& cells) {
            for (const std::string& text : cells)
                out += "| " + markdown(text) + " ";
            out += "|\n";
        };
        line(block.columns);
        for (std::size_t c = 0; c < block.columns.size(); ++c)
            out += c >= block.first_number ? "| ---: " : "| --- ";
        out += "|\n";
        for (const auto& row : block.rows)
            line(row);
        out += "\n";
    }
    void operator()(const Figure& block) {
        // Blanks and brackets would end the address.
        std::string address = figures + figure_name(++drawn);
        for (const auto& [from, to] : {std::pair(" ", "%20"), {"(", "%28"}, {")", "%29"}})
            for (std::size_t at = address.find(from); at != std::string::npos;
                 at = address.find(from))
                address.replace(at, 1, to);
        out += "![" + markdown(block.alt) + "](" + address + ")\n\n";
    }
    void operator()(const Quote& block) {
        out += "> " + markdown(block.text) + "\n>\n> — " + markdown(block.source) + "\n\n";
    }
};

}  // namespace

std::string blocks_to_html(const std::vector<Block>& blocks,
                           std::string_view title,
                           std::string_view language) {
    HtmlWriter writer;
    writer.out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; "
        "img-src data:; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n"
        "<link rel=\"icon\" href=\"data:,\">\n<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n"
        "<nav><ol>\n",
        language == "zh" ? "zh" : "en",
        csp_hash(style),
        html(title),
        style,
        html(title));
    writer.chinese = language == "zh";
    for (const Block& block : blocks)
        if (const auto* heading = std::get_if<Heading>(&block))
            writer.headings.emplace(heading->id, heading->text);
    for (const Block& block : blocks)
        if (const auto* heading = std::get_if<Heading>(&block);
            heading != nullptr && heading->level == 2)
            writer.out +=
                fmt::format("<li><a href=\"#{}\">{}</a></li>\n", heading->id, html(heading->text));
    writer.out += "</ol></nav>\n<main>\n";
    for (const Block& block : blocks)
        std::visit(writer, block);
    return writer.out + "</main>\n</body>\n</html>\n";
}

std::string figure_name(std::size_t number) {
    return fmt::format("figure-{}.svg", number);
}

std::string blocks_to_markdown(const std::vector<Block>& blocks,
                               std::string_view title,
                               const std::string& figures) {
    MarkdownWriter writer;
    writer.figures = figures;
    writer.out = "# " + markdown(title) + "\n\n";
    for (const Block& block : blocks)
        std::visit(writer, block);
    return writer.out;
}

std::string short_number(double value) {
    if (!std::isfinite(value))
        return "–";
    if (value == std::round(value) && std::abs(value) < 1e9)
        return fmt::format("{:.0f}", value == 0 ? 0.0 : value);
    return fmt::format("{:.4g}", value);
}

std::string csv_field(std::string_view text) {
    std::string out;
    // A spreadsheet takes these for the begin of a formula.
    if (!text.empty() &&
        std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos &&
        text.find_first_not_of("+-.0123456789e") != std::string_view::npos)
        out = "'";
    out += text;
    if (out.find_first_of(",\"\n\r") == std::string::npos)
        return out;
    std::string quoted = "\"";
    for (const char c : out) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

}  // namespace entente
