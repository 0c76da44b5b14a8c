// SPDX-License-Identifier: MIT
#include "graph/base/locate.hpp"
#include "render/style.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, Shape>, 7> shapes{
    {{"ellipse", Shape::ellipse},
     {"double-ellipse", Shape::double_ellipse},
     {"rounded", Shape::rounded},
     {"box", Shape::box},
     {"hexagon", Shape::hexagon},
     {"note", Shape::note},
     {"octagon", Shape::octagon}}};
constexpr std::array<std::pair<std::string_view, Line>, 3> lines{
    {{"solid", Line::solid}, {"dashed", Line::dashed}, {"dotted", Line::dotted}}};
constexpr std::array<std::pair<std::string_view, Arrow>, 5> arrows{{{"none", Arrow::none},
                                                                    {"normal", Arrow::normal},
                                                                    {"tee", Arrow::tee},
                                                                    {"odot", Arrow::odot},
                                                                    {"struck", Arrow::struck}}};
constexpr std::array<std::pair<std::string_view, std::string Theme::*>, 8> colours{
    {{"background", &Theme::background},
     {"ink", &Theme::ink},
     {"faint", &Theme::faint},
     {"outline", &Theme::outline},
     {"added", &Theme::added},
     {"removed", &Theme::removed},
     {"changed", &Theme::changed},
     {"unchanged", &Theme::unchanged}}};
constexpr std::array<std::pair<std::string_view, EdgeStyle Theme::*>, 5> edges{
    {{"positive", &Theme::positive},
     {"negative", &Theme::negative},
     {"neutral", &Theme::neutral},
     {"denied", &Theme::denied},
     {"member", &Theme::member}}};

[[nodiscard]] Theme screen() {
    Theme theme = paper_theme();
    theme.name = "screen";
    theme.background = "#FBFBFD";
    return theme;
}

[[nodiscard]] Theme dark() {
    Theme theme = paper_theme();
    theme.name = "dark";
    theme.background = "#15181D";
    theme.ink = "#F2F4F7";
    theme.faint = "#A9B0BA";
    theme.outline = "#8E97A3";
    theme.positive.colour = "#56B4E9";
    theme.positive.text = "#8FD0F5";
    theme.negative.colour = "#F0883E";
    theme.negative.text = "#FFB27A";
    theme.neutral.colour = "#9AA3AE";
    theme.neutral.text = "#C9CED6";
    theme.denied.colour = "#C793D8";
    theme.denied.text = "#DCB4EA";
    theme.member.colour = "#5F7F95";
    theme.member.text = "#C9CED6";
    constexpr std::array<std::string_view, 6> fills{
        "#3A667A", "#72691D", "#54398D", "#11303A", "#864843", "#412400"};
    theme.groups = {
        "#804BB8", "#B84108", "#4D6B86", "#905A51", "#4400B1", "#272729", "#4A0058", "#651E00"};
    for (std::size_t k = 0; k < theme.types.size(); ++k)
        theme.types[k].fill = fills.at(k);
    theme.other.fill = "#22262D";
    theme.added = "#56B4E9";
    theme.removed = "#F0883E";
    theme.changed = "#FFFFFF";
    theme.unchanged = "#4A515B";
    return theme;
}

/// For print without colour: shape, line and arrowhead carry everything.
[[nodiscard]] Theme mono() {
    Theme theme = paper_theme();
    theme.name = "mono";
    theme.positive.colour = theme.positive.text = "#000000";
    theme.negative.colour = theme.negative.text = "#000000";
    theme.neutral.colour = theme.neutral.text = "#595959";
    theme.denied.colour = theme.denied.text = "#595959";
    theme.member.colour = "#A6A6A6";
    for (NodeStyle& style : theme.types)
        style.fill = "#FFFFFF";
    theme.groups = {"#FFFFFF", "#E0E0E0", "#C2C2C2", "#A6A6A6", "#8C8C8C"};
    theme.added = "#000000";
    theme.removed = "#8C8C8C";
    theme.changed = "#404040";
    theme.unchanged = "#D0D0D0";
    return theme;
}

[[nodiscard]] const std::array<Theme, 4>& themes() {
    static const std::array<Theme, 4> all{paper_theme(), screen(), dark(), mono()};
    return all;
}

[[nodiscard]] bool is_colour(std::string_view text) noexcept {
    return text.size() == 7 && text.front() == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

/// Reads one file and gathers what is wrong with it.
class ThemeReader {
public:
    ThemeReader(const toml::table& root, const std::string& file, Diagnostics& diagnostics)
        : root_(root),
          file_(file),
          diagnostics_(diagnostics) {}

    [[nodiscard]] Theme read() {
        Theme theme = paper_theme();
        if (const auto name = text(root_, "base")) {
            if (const Theme* base = find_theme(*name))
                theme = *base;
            else
                unknown(place(*root_.get("base")), "theme", *name, theme_names());
        }
        theme.name = file_;
        for (const auto& [key, value] : root_)
            read_key(theme, std::string(key.str()), place(key.source()), value);
        return theme;
    }

private:
    [[nodiscard]] Location place(const toml::source_region& region) const {
        return {file_, region.begin.line, region.begin.column};
    }
    [[nodiscard]] Location place(const toml::node& node) const { return place(node.source()); }

    void unknown(const Location& where,
                 std::string_view what,
                 std::string_view name,
                 const std::vector<std::string_view>& names) {
        std::string message = fmt::format("unknown {} '{}'", what, name);
        if (const auto near = nearest_name(name, names); !near.empty())
            message += fmt::format("; did you mean '{}'?", near);
        diagnostics_.error(ErrorCode::unknown_name, where, message);
    }

    [[nodiscard]] std::optional<std::string> text(const toml::table& table, std::string_view key) {
        const toml::node* node = table.get(key);
        if (node == nullptr)
            return std::nullopt;
        if (const auto* value = node->as_string())
            return value->get();
        diagnostics_.error(
            ErrorCode::syntax, place(*node), fmt::format("'{}' must be a string", key));
        return std::nullopt;
    }

    void read_colour(std::string& colour, const toml::table& table, std::string_view key) {
        const auto value = text(table, key);
        if (!value)
            return;
        if (is_colour(*value))
            colour = *value;
        else
            diagnostics_.error(ErrorCode::syntax,
                               place(*table.get(key)),
                               fmt::format("'{}' must be a colour like \"#0072B2\"", key));
    }

    void read_groups(Theme& theme, const toml::node& value) {
        const toml::array* list = value.as_array();
        const auto refuse = [this](const toml::node& where) {
            diagnostics_.error(ErrorCode::syntax,
                               place(where),
                               "'groups' must be a list of colours like \"#0072B2\"");
        };
        if (list == nullptr || list->empty())
            return refuse(value);
        std::vector<std::string> groups;
        for (const toml::node& item : *list) {
            const auto* colour = item.as_string();
            if (colour == nullptr || !is_colour(colour->get()))
                return refuse(item);
            groups.push_back(colour->get());
        }
        theme.groups = std::move(groups);
    }

    template <class Value, std::size_t n>
    void read_choice(Value& value,
                     const toml::table& table,
                     std::string_view key,
                     const std::array<std::pair<std::string_view, Value>, n>& choices) {
        const auto name = text(table, key);
        if (!name)
            return;
        std::vector<std::string_view> names;
        for (const auto& [choice, meaning] : choices) {
            if (choice == *name) {
                value = meaning;
                return;
            }
            names.push_back(choice);
        }
        unknown(place(*table.get(key)), key, *name, names);
    }

    [[nodiscard]] const toml::table* table(const toml::node& node, std::string_view key) {
        if (node.as_table() == nullptr)
            diagnostics_.error(
                ErrorCode::syntax, place(node), fmt::format("'{}' must be a table", key));
        return node.as_table();
    }

    void check_keys(const toml::table& table, const std::vector<std::string_view>& known) {
        for (const auto& [key, value] : table)
            if (std::ranges::find(known, key.str()) == known.end())
                unknown(place(key.source()), "key", key.str(), known);
    }

    void read_type(Theme& theme, const std::string& name, const toml::node& value) {
        const toml::table* row = table(value, name);
        if (row == nullptr)
            return;
        check_keys(*row, {"shape", "fill"});
        auto found = std::ranges::find(theme.types, name, &NodeStyle::type);
        if (found == theme.types.end()) {
            theme.types.push_back({name, theme.other.shape, theme.other.fill});
            found = theme.types.end() - 1;
        }
        read_choice(found->shape, *row, "shape", shapes);
        read_colour(found->fill, *row, "fill");
    }

    void read_key(Theme& theme, const std::string& key, Location where, const toml::node& value) {
        std::vector<std::string_view> known{"base", "font", "groups", "type"};
        for (const auto& [name, member] : colours) {
            known.push_back(name);
            if (name == key)
                return read_colour(theme.*member, root_, key);
        }
        for (const auto& [name, member] : edges) {
            known.push_back(name);
            if (name != key)
                continue;
            const toml::table* row = table(value, key);
            if (row == nullptr)
                return;
            check_keys(*row, {"line", "arrow", "colour", "text"});
            EdgeStyle& style = theme.*member;
            read_choice(style.line, *row, "line", lines);
            read_choice(style.arrow, *row, "arrow", arrows);
            read_colour(style.colour, *row, "colour");
            read_colour(style.text, *row, "text");
            return;
        }
        if (key == "font") {
            if (const auto font = text(root_, key)) {
                // The name goes into attributes of SVG and PostScript names: plain words only.
                const bool good =
                    !font->empty() && font->size() <= 80 && std::ranges::all_of(*font, [](char c) {
                        return c == ' ' || c == '-' || (c >= '0' && c <= '9') ||
                               (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                    });
                if (good)
                    theme.font = *font;
                else
                    diagnostics_.error(
                        ErrorCode::syntax, place(value), "'font' must be a plain name");
            }
        } else if (key == "groups") {
            read_groups(theme, value);
        } else if (key == "type") {
            if (const toml::table* types = table(value, key))
                for (const auto& [name, row] : *types)
                    read_type(theme, std::string(name.str()), row);
        } else if (key != "base") {
            unknown(where, "key", key, known);
        }
    }

    const toml::table& root_;
    const std::string& file_;
    Diagnostics& diagnostics_;
};

}  // namespace

const Theme* find_theme(std::string_view name) noexcept {
    for (const Theme& theme : themes())
        if (theme.name == name)
            return &theme;
    return nullptr;
}

std::vector<std::string_view> theme_names() {
    std::vector<std::string_view> names;
    for (const Theme& theme : themes())
        names.emplace_back(theme.name);
    return names;
}

Theme parse_theme(std::string_view toml, const std::string& file, Diagnostics& diagnostics) {
    try {
        require_utf8(toml, file);
        const toml::table root = toml::parse(toml, file);
        return ThemeReader(root, file, diagnostics).read();
    } catch (const toml::parse_error& e) {
        diagnostics.error(ErrorCode::syntax,
                          {file, e.source().begin.line, e.source().begin.column},
                          e.description());
    } catch (const Error& e) {
        diagnostics.error(e.code(), e.where(), e.message());
    }
    return paper_theme();
}

}  // namespace entente
