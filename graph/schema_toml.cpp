// SPDX-License-Identifier: MIT
#include "graph/base/locate.hpp"
#include "graph/base/utf8.hpp"
#include "graph/schema.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace entente {
namespace {

/// Reads the tables of one file and gathers what is wrong with them.
class SchemaReader {
public:
    SchemaReader(const std::string& file, Diagnostics& diagnostics)
        : file_(file),
          diagnostics_(diagnostics) {}

    Schema read(const toml::table& root) {
        constexpr std::array<std::string_view, 2> known = {"node_type", "relation"};
        check_keys(root, known);
        for_each(root, "node_type", [this](const toml::table& t) { read_node_type(t); });
        for_each(root, "relation", [this](const toml::table& t) { read_relation(t); });
        check_parents();
        std::vector<RelationType> relations;
        for (auto& row : relations_)
            relations.push_back(std::move(row.type));
        return Schema(std::move(node_types_), std::move(relations));
    }

private:
    struct Row {
        RelationType type;
        Location parent_at;
    };

    Location place(const toml::source_region& region) const {
        return {file_, region.begin.line, region.begin.column};
    }
    void error(const toml::source_region& region, std::string_view message) {
        diagnostics_.error(ErrorCode::syntax, place(region), message);
    }
    void unknown(const Location& where,
                 std::string_view what,
                 std::string_view name,
                 const std::vector<std::string_view>& names) {
        std::string message = fmt::format("unknown {} '{}'", what, name);
        if (const std::string_view near = nearest_name(name, names); !near.empty())
            message += fmt::format("; did you mean '{}'?", near);
        diagnostics_.error(ErrorCode::unknown_name, where, message);
    }

    void check_keys(const toml::table& table, std::span<const std::string_view> known) {
        for (const auto& [key, value] : table)
            if (std::ranges::find(known, key.str()) == known.end())
                unknown(place(key.source()), "key", key.str(), {known.begin(), known.end()});
    }

    template <class Each>
    void for_each(const toml::table& root, std::string_view key, Each&& each) {
        const toml::node* node = root.get(key);
        if (node == nullptr)
            return;
        const toml::array* array = node->as_array();
        if (array == nullptr)
            return error(node->source(), fmt::format("'{0}' is to be written [[{0}]]", key));
        for (const toml::node& element : *array) {
            if (const toml::table* table = element.as_table())
                each(*table);
            else
                error(element.source(), fmt::format("'{0}' is to be written [[{0}]]", key));
        }
    }

    /// The value of a key if it is there and of type T; a wrong type is an error.
    template <class T>
    std::optional<T> get(const toml::table& table, std::string_view key, std::string_view type) {
        const toml::node* node = table.get(key);
        if (node == nullptr)
            return std::nullopt;
        if (const auto* value = node->as<T>())
            return value->get();
        error(node->source(), fmt::format("'{}' must be {}", key, type));
        return std::nullopt;
    }

    std::string text(const toml::table& table, std::string_view key) {
        return get<std::string>(table, key, "a string").value_or("");
    }

    Labels labels(const toml::table& table) {
        Labels labels;
        const toml::node* node = table.get("labels");
        if (node == nullptr)
            return labels;
        const toml::table* languages = node->as_table();
        if (languages == nullptr) {
            error(node->source(), "'labels' must be a table like { en = \"...\", zh = \"...\" }");
            return labels;
        }
        for (const auto& [key, value] : *languages) {
            if (const auto* label = value.as_string())
                labels.emplace(key.str(), label->get());
            else
                error(value.source(), fmt::format("label '{}' must be a string", key.str()));
        }
        return labels;
    }

    /// The name of a row; empty (and reported) if there is none or it has been given before.
    std::string name(const toml::table& table, std::string_view what, std::set<std::string>& seen) {
        const toml::node* node = table.get("name");
        if (node == nullptr) {
            error(table.source(), fmt::format("{} without a name", what));
            return {};
        }
        std::string name = text(table, "name");
        constexpr std::size_t longest = 64;
        const bool bad = name.empty() || name.size() > longest ||
                         printable(name).size() != name.size() ||
                         name.find_first_of(" \t\"'<>&|") != std::string::npos;
        if (bad && node->is_string()) {
            error(
                node->source(),
                fmt::format("a name has 1 to {} bytes, no blanks, quotes or any of <>&|", longest));
            return {};
        }
        if (!name.empty() && !seen.insert(name).second) {
            error(node->source(), fmt::format("{} '{}' stands twice", what, name));
            return {};
        }
        return name;
    }

    void read_node_type(const toml::table& table) {
        constexpr std::array<std::string_view, 2> known = {"name", "labels"};
        check_keys(table, known);
        NodeType type{.name = name(table, "node type", node_type_names_), .labels = labels(table)};
        if (!type.name.empty())
            node_types_.push_back(std::move(type));
    }

    Sign sign(const toml::table& table) {
        const auto value = get<std::int64_t>(table, "sign", "1, 0 or -1").value_or(0);
        if (value < -1 || value > 1)
            error(table.get("sign")->source(), "'sign' must be 1, 0 or -1");
        return value > 0 ? Sign::positive : value < 0 ? Sign::negative : Sign::neutral;
    }

    double weight(const toml::table& table) {
        const toml::node* node = table.get("weight");
        if (node == nullptr)
            return 1.0;
        const auto value = node->is_number() ? node->value<double>() : std::nullopt;
        if (value && *value > 0 && std::isfinite(*value))
            return *value;
        error(node->source(), "'weight' must be a number greater than 0");
        return 1.0;
    }

    void read_relation(const toml::table& table) {
        constexpr std::array<std::string_view, 8> known = {
            "name", "directed", "sign", "weight", "labels", "parent", "plover", "cameo"};
        check_keys(table, known);
        Row row;
        row.type.name = name(table, "relation", relation_names_);
        row.type.directed = get<bool>(table, "directed", "true or false").value_or(true);
        row.type.sign = sign(table);
        row.type.weight = weight(table);
        row.type.labels = labels(table);
        row.type.parent = text(table, "parent");
        row.type.plover = text(table, "plover");
        row.type.cameo = text(table, "cameo");
        if (!row.type.parent.empty())
            row.parent_at = place(table.get("parent")->source());
        if (!row.type.name.empty())
            relations_.push_back(std::move(row));
    }

    /// Cuts what is wrong, so that the rest makes a sound schema.
    void check_parents() {
        std::vector<std::string_view> names;
        std::map<std::string_view, Row*> rows;
        for (Row& row : relations_) {
            names.push_back(row.type.name);
            rows.emplace(row.type.name, &row);
        }
        for (Row& row : relations_) {
            if (row.type.parent.empty() || rows.contains(row.type.parent))
                continue;
            unknown(row.parent_at, "relation", row.type.parent, names);
            row.type.parent.clear();
        }
        // each row is walked over once: a walk that meets itself is a circle
        std::map<const Row*, std::size_t> walk_of;
        for (std::size_t walk = 0; walk < relations_.size(); ++walk) {
            Row* row = &relations_[walk];
            while (!row->type.parent.empty() && walk_of.emplace(row, walk).second)
                row = rows.at(row->type.parent);
            if (row->type.parent.empty() || walk_of.at(row) != walk)
                continue;
            diagnostics_.error(ErrorCode::syntax,
                               row->parent_at,
                               fmt::format("relation '{}' is its own ancestor", row->type.name));
            row->type.parent.clear();
        }
    }

    const std::string& file_;
    Diagnostics& diagnostics_;
    std::vector<NodeType> node_types_;
    std::set<std::string> node_type_names_;
    std::vector<Row> relations_;
    std::set<std::string> relation_names_;
};

}  // namespace

Schema parse_schema(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
    if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
        diagnostics.error(ErrorCode::encoding, locate(text, bad, file), "not UTF-8 text");
        return {};
    }
    try {
        const toml::table root = toml::parse(text, file);
        return SchemaReader(file, diagnostics).read(root);
    } catch (const toml::parse_error& e) {
        const auto& at = e.source().begin;
        diagnostics.error(ErrorCode::syntax, {file, at.line, at.column}, e.description());
        return {};
    }
}

}  // namespace entente
