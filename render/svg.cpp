// SPDX-License-Identifier: MIT
#include "render/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

namespace entente {
namespace {

[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// The value of an attribute in a tag that Graphviz wrote.
[[nodiscard]] std::string_view attribute(std::string_view tag, std::string_view name) {
    const std::string start = fmt::format(" {}=\"", name);
    const std::size_t at = tag.find(start);
    if (at == std::string_view::npos)
        return {};
    tag.remove_prefix(at + start.size());
    return tag.substr(0, tag.find('"'));
}

/// Gives a text a list of fonts; Graphviz writes the weight as part of the name of the font.
[[nodiscard]] std::string with_fonts(std::string_view line, const std::string& font) {
    if (!line.starts_with("<text"))
        return std::string(line);
    for (const bool bold : {true, false}) {
        const std::string wanted =
            fmt::format("font-family=\"{}{}\"", xml_escape(font), bold ? " Bold" : "");
        const std::size_t at = line.find(wanted);
        if (at == std::string_view::npos)
            continue;
        return fmt::format(
            "{}font-family=\"{},Source Han Sans SC,PingFang SC,Microsoft YaHei,sans-serif\"{}{}",
            line.substr(0, at),
            xml_escape(font),
            bold ? " font-weight=\"bold\"" : "",
            line.substr(at + wanted.size()));
    }
    return std::string(line);
}

[[nodiscard]] std::string opening(std::string_view tag, const Drawing& drawing) {
    std::string out = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"{}\" "
        "role=\"img\">\n",
        attribute(tag, "width"),
        attribute(tag, "height"),
        attribute(tag, "viewBox"));
    out += fmt::format("<title>{}</title>\n",
                       xml_escape(drawing.title.empty() ? "entente" : drawing.title));
    std::string description = drawing.subtitle;
    for (const std::string& line : drawing.caption)
        description += (description.empty() ? "" : " — ") + line;
    return out + fmt::format("<desc>{}</desc>\n", xml_escape(description));
}

struct Group {
    std::string id, name;
    std::vector<std::string_view> body;  // without comments and title
};

void write_group(std::string& out,
                 const Group& group,
                 const std::map<std::string_view, std::string_view>& titles,
                 const std::string& font) {
    const bool known = group.id.size() > 1 && titles.contains(group.id);
    out += "<g";
    if (known || group.name.starts_with("plate"))
        out += fmt::format(" id=\"{}\"", group.id);
    out += fmt::format(" class=\"{}\">\n", group.name);
    if (known)
        out += fmt::format("<title>{}</title>\n", xml_escape(titles.at(group.id)));
    for (const std::string_view line : group.body)
        out += with_fonts(line, font) + "\n";
    out += "</g>\n";
}

/// Graphviz puts "node" or "edge" before the class that we gave.
[[nodiscard]] std::string own_class(std::string_view name) {
    for (const std::string_view prefix : {"node ", "edge "})
        if (name.starts_with(prefix))
            return std::string(name.substr(prefix.size()));
    return std::string(name);
}

}  // namespace

std::string xml_escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string polish_svg(std::string_view svg,
                       const Composition& composition,
                       const Drawing& drawing) {
    std::map<std::string_view, std::string_view> titles;
    for (const auto& [id, title] : composition.titles)
        titles.emplace(id, title);
    std::vector<Group> groups;
    std::map<std::string, std::size_t> node_of;  // "v12" -> its group
    std::string head;
    std::string frame;  // the group that turns the axes and its background
    const auto lines = lines_of(svg);
    bool in_group = false;
    for (std::size_t k = 0; k < lines.size(); ++k) {
        std::string_view line = lines[k];
        if (line.starts_with("<svg")) {
            std::string tag(line);
            while (tag.find('>') == std::string::npos && k + 1 < lines.size())
                tag += std::string(" ") + std::string(lines[++k]);
            head = opening(tag, drawing);
        } else if (line.starts_with("<g ") && attribute(line, "class") == "graph") {
            frame =
                fmt::format("<g class=\"graph\" transform=\"{}\">\n", attribute(line, "transform"));
        } else if (line.starts_with("<g ")) {
            groups.push_back(
                {std::string(attribute(line, "id")), own_class(attribute(line, "class")), {}});
            in_group = true;
        } else if (line == "</g>") {
            in_group = false;
        } else if (line.starts_with("<title>") || line.starts_with("<!--") ||
                   line.starts_with("<?") || line.starts_with("<!") || line == "</svg>") {
            continue;
        } else if (in_group) {
            groups.back().body.push_back(line);
        } else if (line.starts_with("<polygon")) {
            // The first is the paper, those after it are hulls.
            const bool hull = frame.find("<polygon") != std::string::npos;
            frame += (hull ? "<polygon class=\"hull\"" : "<polygon") +
                     std::string(line.substr(std::string_view("<polygon").size())) + "\n";
        }
    }
    for (std::size_t g = 0; g < groups.size(); ++g)
        if (groups[g].id.starts_with('v'))
            node_of.emplace(groups[g].id.substr(1), g);
    for (Group& group : groups) {
        if (group.name != "text" || !group.id.starts_with('t'))
            continue;
        const auto node = node_of.find(group.id.substr(1));
        if (node == node_of.end())
            continue;
        auto& body = groups[node->second].body;
        body.insert(body.end(), group.body.begin(), group.body.end());
        group.body.clear();
    }
    std::string out = head + frame;
    for (const Group& group : groups)
        if (!group.body.empty())
            write_group(out, group, titles, drawing.theme.font);
    return out + "</g>\n</svg>\n";
}

}  // namespace entente
