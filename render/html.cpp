// SPDX-License-Identifier: MIT
#include "render/html.hpp"

#include "graph/base/file.hpp"
#include "render/page_assets.hpp"
#include "render/page_words.hpp"
#include "render/svg.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace entente {
namespace {

[[nodiscard]] unsigned hex_digit(char c) noexcept {
    return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
}

[[nodiscard]] std::string base64_of_hex(std::string_view hex) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char c : hex) {
        held = (held << 4U) | hex_digit(c);
        bits += 4;
        if (bits >= 6) {
            bits -= 6;
            out += digits[(held >> bits) & 63U];
        }
    }
    if (bits > 0)
        out += digits[(held << (6 - bits)) & 63U];
    while (out.size() % 4 != 0)
        out += '=';
    return out;
}

/// The words of the controls by their key.
class Words {
public:
    explicit Words(std::string_view language) : zh_(language == "zh") {}
    [[nodiscard]] std::string_view operator()(std::string_view key) const {
        for (const PageWord& word : page_controls)
            if (word.key == key)
                return zh_ ? word.zh : word.en;
        return key;
    }

private:
    bool zh_;
};

[[nodiscard]] std::string fieldset(std::string_view id, std::string_view legend) {
    return fmt::format("<fieldset id=\"{}\"><legend>{}</legend></fieldset>\n", id, legend);
}

[[nodiscard]] std::string number(std::string_view id, std::string_view label) {
    return fmt::format(
        "<label for=\"{0}\">{1}</label> <input type=\"number\" id=\"{0}\">\n", id, label);
}

[[nodiscard]] std::string choice(std::string_view id,
                                 std::string_view label,
                                 std::string_view all) {
    return fmt::format(
        "<label for=\"{0}\">{1}</label> <select id=\"{0}\"><option value=\"-1\">{2}"
        "</option></select>\n",
        id,
        label,
        all);
}

[[nodiscard]] std::string toolbar(const Words& words) {
    std::string out = fmt::format(
        "<div class=\"tools\">\n<div class=\"search\"><label for=\"q\">{}</label> <input id=\"q\" "
        "type=\"search\" role=\"combobox\" aria-expanded=\"false\" aria-controls=\"found\" "
        "aria-autocomplete=\"list\" autocomplete=\"off\"><ul id=\"found\" class=\"found\" "
        "role=\"listbox\" aria-label=\"{}\"></ul></div>\n",
        words("search"),
        words("search"));
    out += fieldset("signs", words("signs")) + fieldset("types", words("types"));
    out += "<div>" + number("from", words("years")) + number("to", "–") + "</div>\n";
    out += "<div>" + number("least", words("evidence")) + "</div>\n";
    out += fmt::format("<details><summary>{}</summary>\n", words("filters"));
    out += fieldset("rels", words("relations")) + fieldset("mods", words("modalities"));
    out += choice("doc", words("documents"), words("all_documents"));
    out += choice("com", words("communities"), words("all_communities"));
    out += "</details>\n";
    return out + fmt::format(
                     "<button id=\"reset\" type=\"button\">{}</button> <output id=\"count\" "
                     "class=\"count\" aria-live=\"polite\"></output>\n</div>\n",
                     words("reset"));
}

[[nodiscard]] std::string zoom_button(std::string_view factor,
                                      std::string_view face,
                                      std::string_view label) {
    return fmt::format(
        "<button type=\"button\" data-zoom=\"{}\" aria-label=\"{}\" title=\"{}\">{}</button>",
        factor,
        label,
        label,
        face);
}

[[nodiscard]] std::string table(std::string_view id, std::string_view title) {
    return fmt::format(
        "<details id=\"{}\"><summary>{}</summary><div class=\"scroll\"></div></details>\n",
        id,
        title);
}

/// The picture without the head of its own file, and an empty one for what is chosen over it.
[[nodiscard]] std::string stage(const std::string& picture, const std::string& title) {
    std::string svg = slim_svg(picture);
    const std::string old = "<title>entente</title>";
    if (const std::size_t at = svg.find(old); at != std::string::npos)
        svg.replace(at, old.size(), "<title>" + xml_escape(title) + "</title>");
    const std::string name = "viewBox=\"";
    const std::size_t begin = svg.find(name);
    const std::string box = svg.substr(begin, svg.find('"', begin + name.size()) + 1 - begin);
    return "<div class=\"stage\">" + svg + "<svg class=\"over\" " + box +
           " aria-hidden=\"true\"></svg></div>";
}

void check(const Graph& graph, const PageOptions& options) {
    const std::size_t nodes = graph.node_count();
    for (const PageMeasure& measure : options.measures)
        if (measure.values.size() != nodes)
            throw Error(
                ErrorCode::usage,
                {},
                fmt::format(
                    "{} values of '{}' for {} nodes", measure.values.size(), measure.title, nodes));
    if (!options.communities.empty() && options.communities.size() != nodes)
        throw Error(ErrorCode::usage,
                    {},
                    fmt::format("{} communities for {} nodes", options.communities.size(), nodes));
}

}  // namespace

std::string csp_hash(std::string_view bytes) {
    return "'sha256-" + base64_of_hex(sha256_hex(bytes)) + "'";
}

std::string json_for_script(std::string_view json) {
    std::string out;
    out.reserve(json.size() + json.size() / 32);
    for (std::size_t at = 0; at < json.size(); ++at) {
        if (json[at] == '<')
            out += "\\u003c";
        else if (json.substr(at, 3) == "\u2028")
            out += "\\u2028", at += 2;
        else if (json.substr(at, 3) == "\u2029")
            out += "\\u2029", at += 2;
        else
            out += json[at];
    }
    return out;
}

bool is_page(std::string_view path) noexcept {
    return path.ends_with(".html") || path.ends_with(".htm");
}

Rendered render_page(const Graph& graph,
                     std::span<const double> sizes,
                     const PageOptions& options) {
    check(graph, options);
    const Words words(options.language);
    // The heading of the page says the title; the picture need not say it again.
    DrawingOptions plain = options.drawing;
    plain.title.clear();
    plain.subtitle.clear();
    const Drawing drawing = make_drawing(graph, sizes, plain);
    Rendered out = render(drawing, ImageFormat::svg, options.layout);
    const std::string title =
        options.drawing.title.empty() ? "entente" : clean_label(options.drawing.title);
    const std::string script(page_script());
    const std::string style(page_style());
    std::string page = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {}; "
        "style-src {}; img-src data:; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n"
        "<link rel=\"icon\" href=\"data:,\">\n<style>{}</style>\n</head>\n<body>\n",
        options.language == "zh" ? "zh" : "en",
        csp_hash(script),
        csp_hash(style),
        xml_escape(title),
        style);
    page += fmt::format("<a class=\"skip\" href=\"#tables\">{}</a>\n<header><h1>{}</h1>",
                        words("skip"),
                        xml_escape(title));
    if (!options.drawing.subtitle.empty())
        page += "<p>" + xml_escape(clean_label(options.drawing.subtitle, 200)) + "</p>";
    page += "</header>\n" + toolbar(words) + "<main>\n<figure>\n" + stage(out.bytes, title) +
            "<div class=\"zoom\">" + zoom_button("0.8", "+", words("zoom_in")) +
            zoom_button("1.25", "−", words("zoom_out")) +
            zoom_button("0", "⤢", words("zoom_reset")) +
            "</div>\n</figure>\n<aside aria-live=\"polite\"></aside>\n</main>\n"
            "<section class=\"tables\" id=\"tables\" tabindex=\"-1\">\n" +
            table("actors", words("table_actors")) + table("relations", words("table_relations"));
    page += fmt::format(
        "</section>\n<footer><p>{}</p><p>{}</p></footer>\n", words("keys"), words("foot"));
    page += "<script type=\"application/json\" id=\"data\">" +
            json_for_script(page_data(graph, drawing, options)) + "</script>\n<script>" + script +
            "</script>\n</body>\n</html>\n";
    out.bytes = std::move(page);
    return out;
}

}  // namespace entente
