// SPDX-License-Identifier: MIT
#include "render/diff_page.hpp"

#include "graph/version/story.hpp"
#include "render/html.hpp"
#include "render/svg.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <utility>

namespace entente {
namespace {

constexpr std::string_view style = R"css(
:root { color-scheme: light dark; --ink: #111; --faint: #555; --paper: #fff; --line: #d5d8dd; --accent: #0072b2;
  --added: #00527f; --removed: #9c4500; --flip: #8a2b7a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --faint: #a4aab3; --paper: #15181d; --line: #343a44;
  --accent: #56b4e9; --added: #7cc4ee; --removed: #f0a860; --flip: #e29ad4; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 78rem; padding: 1rem; color: var(--ink); background: var(--paper);
  font: 16px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .4rem; border-bottom: 1px solid var(--line); }
h2 small { color: var(--faint); font-weight: normal; }
p { margin: .3rem 0; } ul { margin: .3rem 0; padding-inline-start: 1.2rem; }
a { color: var(--accent); } nav a { margin-inline-end: 1rem; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .2rem .6rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: break-word; }
th { color: var(--faint); font-weight: 600; white-space: nowrap; } .scroll { overflow-x: auto; }
.glyph { font-family: ui-monospace, monospace; font-weight: 700; white-space: pre; width: 2ch; }
.k-add .glyph, .q-add { color: var(--added); } .k-del .glyph, .q-del { color: var(--removed); } .k-flip .glyph { color: var(--flip); }
.q { margin: 0; unicode-bidi: isolate; min-width: 22em; } .cause { color: var(--faint); }
figure { margin: .5rem 0; background: #fff; overflow: auto; border: 1px solid var(--line); } figure svg { max-width: 100%; height: auto; display: block; }
.views { margin-top: 1rem; } .views label { margin-inline-end: 1rem; }
.views:has(#see-before:checked) + figure .added, .views:has(#see-after:checked) + figure .removed { display: none; }
@media print { .views, nav { display: none; } h2 { break-after: avoid; } tr, figure { break-inside: avoid; } }
)css";

[[nodiscard]] std::string html(std::string_view text) {
    return xml_escape(clean_label(text, 20'000));
}

[[nodiscard]] std::string_view class_of(char kind) {
    switch (kind) {
        case '+':
            return "add";
        case '-':
            return "del";
        case '!':
            return "flip";
        default:
            return "change";
    }
}

[[nodiscard]] std::string quotes(const StoryLine& line) {
    std::string out;
    for (const StoryQuote& quote : line.quotes)
        out += fmt::format("<p class=\"q\"><span class=\"q-{}\">{}</span> {}{}</p>",
                           class_of(quote.kind),
                           quote.kind,
                           html(quote.text),
                           quote.cause.empty()
                               ? ""
                               : fmt::format(" <span class=\"cause\">[{}]</span>", quote.cause));
    return out;
}

void append_section(std::string& out, const StorySection& section, std::size_t number) {
    // a section of several kinds has a column of its own for the glyph, and no name for it
    const bool mixed = section.columns.front().empty();
    out += fmt::format(
        "<h2 id=\"s{}\">{} <small>{}</small></h2>\n<div class=\"scroll\"><table>\n"
        "<thead><tr><td></td>",
        number,
        html(section.title),
        html(section.counts));
    for (const std::string& column : section.columns)
        if (!column.empty())
            out += fmt::format("<th scope=\"col\">{}</th>", html(column));
    out += "</tr></thead>\n<tbody>\n";
    for (const StoryLine& line : section.lines) {
        out += fmt::format(
            "<tr class=\"k-{}\"><td class=\"glyph\">{}</td>", class_of(line.kind), line.kind);
        for (std::size_t c = mixed ? 1 : 0; c < section.columns.size(); ++c) {
            const bool sentences = section.columns[c] == "Sentences";
            out += "<td>" +
                   (sentences               ? quotes(line)
                    : c < line.cells.size() ? html(line.cells[c])
                                            : std::string()) +
                   "</td>";
        }
        out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
}

/// The picture with its switch, or nothing and a note.
[[nodiscard]] std::string picture(const Graph& before,
                                  const Graph& after,
                                  const GraphDiff& diff,
                                  const DiffPageOptions& options,
                                  Rendered& out) {
    DrawingOptions plain = options.drawing;  // the heading of the page says the title
    plain.title.clear();
    plain.subtitle.clear();
    try {
        out = render(make_drawing(before, after, diff, plain), ImageFormat::svg, options.layout);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::limit && error.code() != ErrorCode::layout)
            throw;
        out.note = fmt::format("no picture in the page: {}", error.message());
        return {};
    }
    std::string svg = std::exchange(out.bytes, {});
    svg.erase(0, svg.find("<svg"));
    const auto choice = [](std::string_view id, std::string_view label, bool checked) {
        return fmt::format(
            "<input type=\"radio\" name=\"see\" id=\"see-{0}\"{2}> "
            "<label for=\"see-{0}\">{1}</label>",
            id,
            label,
            checked ? " checked" : "");
    };
    return "<div class=\"views\" role=\"radiogroup\" aria-label=\"What the picture shows\">" +
           choice("both", "the difference", true) + choice("before", "before", false) +
           choice("after", "after", false) + "</div><figure>\n" + svg + "</figure>\n";
}

[[nodiscard]] std::string list_of(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines)
        out += "<li>" + html(line) + "</li>\n";
    return out;
}

}  // namespace

Rendered render_diff_page(const Graph& before,
                          const Graph& after,
                          const GraphDiff& diff,
                          const DiffPageOptions& options) {
    const DiffStory story = tell(diff, options.text);
    Rendered out;
    const std::string drawn = picture(before, after, diff, options, out);
    const std::string title =
        html(options.drawing.title.empty() ? "entente" : options.drawing.title);
    std::string page = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; "
        "img-src data:; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" "
        "content=\"no-referrer\">\n<title>{}</title>\n<link rel=\"icon\" href=\"data:,\">\n"
        "<style>{}</style>\n</head>\n<body>\n<header><h1>{}</h1>\n<p>{}</p>\n<p>{}</p>\n",
        csp_hash(style),
        title,
        style,
        title,
        html(story.sizes),
        html(diff.empty() ? "No difference." : story.summary));
    if (!story.because.empty())
        page += "<p>Statements by cause: " + html(story.because) + "</p>\n";
    if (!story.also.empty() || !story.renames.empty())
        page += "<ul>\n" + list_of(story.renames) + list_of(story.also) + "</ul>\n";
    page += "<nav>";
    for (std::size_t i = 0; i < story.sections.size(); ++i)
        page += fmt::format("<a href=\"#s{}\">{}</a> ", i, html(story.sections[i].title));
    page += "</nav></header>\n<main>\n" + drawn;
    for (std::size_t i = 0; i < story.sections.size(); ++i)
        append_section(page, story.sections[i], i);
    out.bytes = page + "</main>\n</body>\n</html>\n";
    return out;
}

}  // namespace entente
