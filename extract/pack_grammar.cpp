// SPDX-License-Identifier: MIT
#include "extract/grammar_names.hpp"
#include "extract/pack_files.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>

namespace entente::pack_files {
namespace {

/// Reads one TOML file, every fault with its place.
class TomlReader {
public:
    TomlReader(const std::string& file, Diagnostics& diagnostics)
        : file_(file),
          diagnostics_(diagnostics) {}

    [[nodiscard]] std::optional<toml::table> parse(std::string_view text) const {
        try {
            return toml::parse(text, file_);
        } catch (const toml::parse_error& e) {
            diagnostics_.error(ErrorCode::syntax, at(e.source()), e.description());
            return std::nullopt;
        }
    }
    [[nodiscard]] Location at(const toml::source_region& source) const {
        return {file_,
                static_cast<std::uint32_t>(source.begin.line),
                static_cast<std::uint32_t>(source.begin.column)};
    }
    [[nodiscard]] Location at(const toml::node& node) const { return at(node.source()); }

    [[nodiscard]] std::string string(const toml::table& table, std::string_view key) const {
        const toml::node* node = table.get(key);
        if (node == nullptr)
            return {};
        if (const auto* text = node->as_string())
            return text->get();
        diagnostics_.error(ErrorCode::syntax, at(*node), fmt::format("'{}' must be a text", key));
        return {};
    }

    /// A text or a list of texts.
    [[nodiscard]] std::vector<std::string> strings(const toml::node& node,
                                                   std::string_view key) const {
        std::vector<std::string> values;
        if (const auto* one = node.as_string())
            values.push_back(one->get());
        else if (const auto* many = node.as_array())
            for (const toml::node& item : *many) {
                if (const auto* text = item.as_string())
                    values.push_back(text->get());
                else
                    diagnostics_.error(
                        ErrorCode::syntax, at(item), fmt::format("'{}' must hold texts", key));
            }
        else
            diagnostics_.error(
                ErrorCode::syntax, at(node), fmt::format("'{}' must be a list of texts", key));
        return values;
    }

    void unknown(const toml::node& node,
                 std::string_view what,
                 std::string_view name,
                 const std::vector<std::string_view>& known) const {
        const std::string_view near = nearest_name(name, known);
        diagnostics_.error(
            ErrorCode::unknown_name,
            at(node),
            fmt::format("unknown {} '{}'{}",
                        what,
                        name,
                        near.empty() ? "" : fmt::format("; did you mean '{}'?", near)));
    }

private:
    const std::string& file_;
    Diagnostics& diagnostics_;
};

std::optional<Pos> parse_pos(std::string_view name) {
    if (name == "verb")
        return Pos::verb;
    if (name == "noun")
        return Pos::noun;
    if (name == "role")
        return Pos::role;
    if (name == "adj")
        return Pos::adjective;
    return std::nullopt;
}

void check_slot(const TomlReader& reader,
                const toml::table& table,
                std::string_view key,
                std::string_view slot) {
    if (!is_slot(slot))
        reader.unknown(
            table.get(key) != nullptr ? *table.get(key) : table, "slot", slot, slot_names());
}

void read_construction(const TomlReader& reader,
                       const toml::table& table,
                       Grammar& grammar,
                       Diagnostics& diagnostics) {
    Construction c;
    c.where = reader.at(table);
    c.name = reader.string(table, "name");
    c.source = reader.string(table, "source");
    c.target = reader.string(table, "target");
    c.example = reader.string(table, "example");
    for (const auto& [key, value] : table) {
        if (key == "pos") {
            for (const std::string& name : reader.strings(value, key)) {
                if (const auto pos = parse_pos(name))
                    c.pos.push_back(*pos);
                else
                    reader.unknown(value, "part of speech", name, {"verb", "noun", "role", "adj"});
            }
        } else if (key == "governs") {
            c.governs = reader.strings(value, key);
        } else if (key == "when") {
            c.when = reader.strings(value, key);
            for (const std::string_view condition : c.when) {
                const std::string_view bare =
                    condition.starts_with('!') ? condition.substr(1) : condition;
                if (!is_condition(bare))
                    reader.unknown(value, "condition", bare, condition_names());
            }
        } else if (key != "name" && key != "source" && key != "target" && key != "example") {
            reader.unknown(value,
                           "key",
                           key,
                           {"name", "pos", "governs", "when", "source", "target", "example"});
        }
    }
    if (c.name.empty())
        diagnostics.error(ErrorCode::syntax, c.where, "a construction without a name");
    check_slot(reader, table, "source", c.source);
    check_slot(reader, table, "target", c.target);
    grammar.constructions.push_back(std::move(c));
}

void read_words(const TomlReader& reader, const toml::table& words, Grammar& grammar) {
    for (const auto& [key, value] : words) {
        if (!is_word_class(key))
            reader.unknown(value, "class of words", key, word_class_names());
        std::vector<std::string>& list = grammar.words[std::string(key)];
        for (std::string& word : reader.strings(value, key))
            list.push_back(std::move(word));
    }
}

void read_inflection(const TomlReader& reader, const toml::table& inflection, Grammar& grammar) {
    for (const auto& [key, value] : inflection) {
        if (!is_inflection(key))
            reader.unknown(value, "inflection", key, inflection_names());
        grammar.inflection[std::string(key)] = reader.strings(value, key);
    }
}

}  // namespace

void read_manifest(std::string_view text,
                   const std::string& file,
                   Pack& pack,
                   Diagnostics& diagnostics) {
    const TomlReader reader(file, diagnostics);
    const auto table = reader.parse(text);
    if (!table)
        return;
    pack.name = reader.string(*table, "name");
    pack.version = reader.string(*table, "version");
    pack.licence = reader.string(*table, "licence");
    pack.summary = reader.string(*table, "summary");
    pack.over = reader.string(*table, "over");
    if (!pack.over.empty() && pack.over != "world")
        reader.unknown(*table->get("over"), "pack", pack.over, {"world"});
    if (const toml::node* languages = table->get("languages"))
        pack.languages = reader.strings(*languages, "languages");
    if (pack.name.empty())
        diagnostics.error(ErrorCode::syntax, {file, 1, 0}, "a pack needs a name");
}

void read_grammar(std::string_view text,
                  const std::string& file,
                  const std::string& language,
                  Pack& pack,
                  Diagnostics& diagnostics) {
    const TomlReader reader(file, diagnostics);
    const auto table = reader.parse(text);
    if (!table)
        return;
    Grammar grammar;
    grammar.language = language;
    for (const auto& [key, value] : *table) {
        if (key == "order") {
            grammar.order = reader.string(*table, key);
            if (grammar.order != "postnominal" && grammar.order != "prenominal")
                reader.unknown(value, "order", grammar.order, {"postnominal", "prenominal"});
        } else if (key == "words" && value.is_table()) {
            read_words(reader, *value.as_table(), grammar);
        } else if (key == "inflection" && value.is_table()) {
            read_inflection(reader, *value.as_table(), grammar);
        } else if (key == "construction" && value.is_array_of_tables()) {
            for (const toml::node& one : *value.as_array())
                read_construction(reader, *one.as_table(), grammar, diagnostics);
        } else {
            reader.unknown(value, "key", key, {"order", "words", "inflection", "construction"});
        }
    }
    pack.grammars[language] = std::move(grammar);
}

}  // namespace entente::pack_files
