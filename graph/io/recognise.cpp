// SPDX-License-Identifier: MIT
#include "graph/io/recognise.hpp"

#include "graph/io/json_view.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace entente {
namespace {

/// Without byte order mark and blanks.
std::string_view beginning(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

bool starts_with_word(std::string_view text, std::string_view word) {
    constexpr auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    };
    return text.size() >= word.size() &&
           std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

bool has_root(std::string_view text, std::string_view element) {
    constexpr std::size_t head = 4096;
    text = beginning(text);
    const std::size_t at = text.substr(0, head).find(element);
    return text.starts_with('<') && at != std::string_view::npos &&
           text.substr(at + element.size()).find_first_of(" \t\r\n>/") == 0;
}

enum class Shape : std::uint8_t { none, graph_format, node_link, cyjs, line };

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> keys) {
    return std::ranges::find(keys, key) != keys.end();
}

/// Thrown at the key that decides, so that the rest of a long file is not looked at.
struct Decided {
    Shape shape;
};

/// The first keys of an object decide. "graph" is the whole of a JSON Graph Format file and holds
/// loose attributes in node-link JSON.
void look_at_keys(JsonView& json) {
    json.object([&](std::string_view key, std::size_t) {
        if (is_one_of(key, {"elements", "format_version"}))
            throw Decided{Shape::cyjs};
        if (is_one_of(key, {"nodes", "links", "edges", "directed", "multigraph"}))
            throw Decided{Shape::node_link};
        if (key == "record")
            throw Decided{Shape::line};
        if (key == "graph" && json.peek() == '{') {
            const std::size_t at = json.offset();
            json.object([&](std::string_view inner, std::size_t) {
                if (is_one_of(inner, {"type", "directed", "metadata", "nodes", "edges", "label"}))
                    throw Decided{Shape::graph_format};
                json.skip();
            });
            json.seek(at);
        }
        json.skip();
    });
}

Shape shape_of(std::string_view text) {
    const std::string_view begin = beginning(text);
    if (begin.starts_with('['))
        return Shape::cyjs;
    if (!begin.starts_with('{'))
        return Shape::none;
    const std::string no_file;
    const Limits limits;
    try {
        JsonView json(text, no_file, limits);
        look_at_keys(json);
    } catch (const Decided& decided) {
        return decided.shape;
    } catch (const Error&) {
        return Shape::none;
    }
    return Shape::none;
}

}  // namespace

bool looks_like_entente(std::string_view text) {
    return shape_of(text) == Shape::graph_format;
}
bool looks_like_node_link(std::string_view text) {
    return shape_of(text) == Shape::node_link;
}
bool looks_like_cyjs(std::string_view text) {
    return shape_of(text) == Shape::cyjs;
}
bool looks_like_graph_lines(std::string_view text) {
    return shape_of(text) == Shape::line;
}
bool looks_like_graphml(std::string_view text) {
    return has_root(text, "<graphml");
}
bool looks_like_gexf(std::string_view text) {
    return has_root(text, "<gexf");
}
bool looks_like_pajek(std::string_view text) {
    const std::string_view begin = beginning(text);
    return starts_with_word(begin, "*vertices") || starts_with_word(begin, "*network");
}
bool looks_like_dl(std::string_view text) {
    const std::string_view begin = beginning(text);
    return starts_with_word(begin, "dl ") || starts_with_word(begin, "dl\n") ||
           starts_with_word(begin, "dl\r") || starts_with_word(begin, "dl,");
}

}  // namespace entente
