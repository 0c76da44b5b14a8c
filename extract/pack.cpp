// SPDX-License-Identifier: MIT
#include "extract/pack.hpp"

#include "extract/embedded.hpp"
#include "extract/introduced_names.hpp"
#include "extract/pack_files.hpp"
#include "graph/base/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <tuple>

namespace entente {
namespace {

using File = std::pair<std::string, std::string_view>;

const File* find_file(std::span<const File> files, std::string_view path) {
    const auto found = std::ranges::find(files, path, &File::first);
    return found == files.end() ? nullptr : &*found;
}

/// "lexemes/en/supports.tsv" -> "en", "constructions.en.toml" -> "en".
std::string language_of(std::string_view path) {
    if (path.starts_with("lexemes/")) {
        path.remove_prefix(std::string_view("lexemes/").size());
        return std::string(path.substr(0, path.find('/')));
    }
    const std::size_t first = path.find('.');
    const std::size_t second = path.find('.', first + 1);
    return second == std::string_view::npos
               ? ""
               : std::string(path.substr(first + 1, second - first - 1));
}

std::string hash_of(std::span<const File> files) {
    std::string all;
    for (const auto& [path, text] : files)
        all += fmt::format("{}\n{}\n{}\n", path, text.size(), text);
    return sha256_hex(all);
}

template <class Wanted>
std::vector<File> those(const std::vector<File>& files, Wanted&& wanted) {
    std::vector<File> some;
    for (const File& file : files)
        if (wanted(file.first))
            some.push_back(file);
    return some;
}

/// What can be checked only when all files are read.
void check_construction_kinds(const Pack& pack, Diagnostics& diagnostics) {
    for (const auto& [language, lexemes] : pack.lexemes)
        if (!pack.grammars.contains(language) && pack.over.empty())
            diagnostics.warning(
                lexemes.front().where,
                fmt::format("words of '{}' but no constructions.{}.toml", language, language));
}

/// Where the entries of a pack stand.
template <class Change>
void for_each_place(Pack& pack, const Change& change) {
    for (Entity& entity : pack.entities)
        for (Form& form : entity.forms)
            change(form.where);
    for (auto& [language, lexemes] : pack.lexemes)
        for (Lexeme& lexeme : lexemes)
            change(lexeme.where);
    for (auto& [language, grammar] : pack.grammars)
        for (Construction& construction : grammar.constructions)
            change(construction.where);
    for (auto& [language, cases] : pack.cases)
        for (Case& one : cases)
            change(one.where);
}

}  // namespace

const Entity* Pack::find(std::string_view id) const noexcept {
    const auto found = std::ranges::lower_bound(
        entities, id, {}, [](const Entity& e) { return std::string_view(e.id); });
    return found != entities.end() && found->id == id ? &*found : nullptr;
}

std::vector<Node> Pack::catalogue() const {
    std::vector<Node> nodes;
    for (const Entity& entity : entities) {
        if (entity.type == "mask" || is_room(entity))
            continue;
        Node node{entity.id, entity.type, entity.labels, {}, entity.attributes};
        for (const Form& form : entity.forms)
            if (form.kind == FormKind::name)
                node.aliases.push_back(form.text);
        std::ranges::sort(node.aliases);
        node.aliases.erase(std::unique(node.aliases.begin(), node.aliases.end()),
                           node.aliases.end());
        nodes.push_back(std::move(node));
    }
    return nodes;
}

Pack parse_pack(std::span<const File> files, Diagnostics& diagnostics, const Limits& limits) {
    std::vector<File> sorted(files.begin(), files.end());
    std::ranges::sort(sorted, {}, &File::first);
    Pack pack;
    pack.sha256 = hash_of(sorted);
    const auto in_lexicon = [](std::string_view path) {
        return path.starts_with("lexicon/") || path == "memberships.tsv";
    };
    const auto in_rules = [](std::string_view path) {
        return path.starts_with("lexemes/") || path.starts_with("constructions.") ||
               path == "schema.toml";
    };
    pack.lexicon_sha256 = hash_of(those(sorted, in_lexicon));
    pack.rules_sha256 = hash_of(those(sorted, in_rules));
    const auto needs = [&](std::string_view file) {
        if (find_file(sorted, file) == nullptr)
            diagnostics.error(ErrorCode::io, {std::string(file), 0, 0}, "a pack needs this file");
    };
    needs("pack.toml");
    if (const File* manifest = find_file(sorted, "pack.toml"))
        pack_files::read_manifest(manifest->second, manifest->first, pack, diagnostics);
    std::optional<Pack> below;
    if (pack.over.empty())
        needs("schema.toml");
    else
        below = default_pack(diagnostics);
    if (const File* schema = find_file(sorted, "schema.toml"))
        pack.schema = parse_schema(schema->second, schema->first, diagnostics);
    if (diagnostics.has_errors())
        return pack;  // what else there is to say would follow from it
    if (below)
        pack.schema = merge(below->schema, pack.schema);
    for (const auto& [path, text] : sorted) {
        if (path.starts_with("lexicon/") && path.ends_with(".tsv"))
            pack_files::read_lexicon(text, path, pack, diagnostics);
        else if (path.starts_with("lexemes/") && path.ends_with(".tsv"))
            pack_files::read_lexemes(text, path, language_of(path), pack, diagnostics);
        else if (path.starts_with("constructions.") && path.ends_with(".toml"))
            pack_files::read_grammar(text, path, language_of(path), pack, diagnostics);
        else if (path.starts_with("cases.") && path.ends_with(".tsv"))
            pack_files::read_cases(text, path, language_of(path), pack, diagnostics);
        if (pack.entities.size() > limits.lexicon_entries)
            throw Error(ErrorCode::limit,
                        {path, 0, 0},
                        fmt::format("more than {} entities (Limits::lexicon_entries)",
                                    limits.lexicon_entries));
    }
    pack_files::add_state_names(pack);
    add_rooms(pack);
    std::ranges::sort(pack.entities, {}, &Entity::id);
    if (const File* memberships = find_file(sorted, "memberships.tsv"))
        pack_files::read_memberships(
            memberships->second, memberships->first, below ? &*below : nullptr, pack, diagnostics);
    check_construction_kinds(pack, diagnostics);
    return pack;
}

Pack load_pack(const std::string& folder, Diagnostics& diagnostics, const Limits& limits) {
    std::vector<std::string> texts;
    std::vector<std::string> paths;
    for (const std::string& path : list_files(folder)) {
        if (!path.ends_with(".tsv") && !path.ends_with(".toml"))
            continue;
        texts.push_back(real_file_system().read(path, limits.pack_file_bytes));
        paths.push_back(std::filesystem::path(path).lexically_relative(folder).generic_string());
    }
    std::vector<File> files;
    for (std::size_t i = 0; i < paths.size(); ++i)
        files.emplace_back(paths[i], texts[i]);
    Diagnostics found;
    Pack pack = parse_pack(files, found, limits);
    const auto in_folder = [&folder](Location& where) {
        where.file = (std::filesystem::path(folder) / where.file).generic_string();
    };
    for (Diagnostic diagnostic : found.kept()) {
        in_folder(diagnostic.where);
        diagnostics.add(std::move(diagnostic));
    }
    for_each_place(pack, in_folder);
    return pack;
}

Pack default_pack(Diagnostics& diagnostics) {
    std::vector<File> files;
    for (const EmbeddedFile& file : embedded_pack())
        files.emplace_back(std::string(file.path), file.text());
    return parse_pack(files, diagnostics, {});
}

namespace {

/// Words are added to their classes; constructions of a name that the layer has are replaced by its
/// own at the place of the first of them, new ones come last. Inflection rules of a kind are
/// replaced.
void lay_over(Grammar& base, const Grammar& layer) {
    base.language = layer.language;
    if (!layer.order.empty())
        base.order = layer.order;
    for (const auto& [name, words] : layer.words) {
        std::vector<std::string>& into = base.words[name];
        into.insert(into.end(), words.begin(), words.end());
    }
    for (const auto& [name, rules] : layer.inflection)
        base.inflection[name] = rules;
    std::vector<Construction> merged;
    std::vector<std::string> replaced;
    const auto add_own = [&](std::string_view name) {
        for (const Construction& own : layer.constructions)
            if (own.name == name)
                merged.push_back(own);
        replaced.emplace_back(name);
    };
    for (const Construction& old : base.constructions) {
        const bool has_own =
            std::ranges::find(layer.constructions, old.name, &Construction::name) !=
            layer.constructions.end();
        if (!has_own)
            merged.push_back(old);
        else if (std::ranges::find(replaced, old.name) == replaced.end())
            add_own(old.name);
    }
    for (const Construction& own : layer.constructions)
        if (std::ranges::find(replaced, own.name) == replaced.end())
            add_own(own.name);
    base.constructions = std::move(merged);
}

}  // namespace

Pack merge(Pack base, const Pack& layer) {
    base.schema = merge(base.schema, layer.schema);
    for (const Entity& entity : layer.entities) {
        const auto found = std::ranges::lower_bound(base.entities, entity.id, {}, &Entity::id);
        if (found != base.entities.end() && found->id == entity.id) {
            for (const Form& form : entity.forms) {
                std::erase_if(found->forms, [&](const Form& old) {
                    return old.text == form.text && old.language == form.language;
                });
                found->forms.push_back(form);
            }
            for (const auto& [language, label] : entity.labels)
                if (entity.type != "state" || !found->labels.contains(language))
                    found->labels[language] = label;
            for (const auto& [key, value] : entity.attributes)
                found->attributes[key] = value;
        } else {
            base.entities.insert(found, entity);
        }
    }
    base.memberships.insert(
        base.memberships.end(), layer.memberships.begin(), layer.memberships.end());
    for (const auto& [language, lexemes] : layer.lexemes) {
        std::vector<Lexeme>& into = base.lexemes[language];
        std::set<std::tuple<std::vector<std::string>, Pos, std::vector<std::string>>> own;
        for (const Lexeme& lexeme : lexemes)
            own.emplace(lexeme.forms, lexeme.pos, lexeme.governs);
        std::erase_if(into, [&](const Lexeme& old) {
            return own.contains({old.forms, old.pos, old.governs});
        });
        into.insert(into.end(), lexemes.begin(), lexemes.end());
    }
    for (const auto& [language, grammar] : layer.grammars)
        lay_over(base.grammars[language], grammar);
    for (const auto& [language, cases] : layer.cases)
        base.cases[language].insert(base.cases[language].end(), cases.begin(), cases.end());
    for (const std::string& language : layer.languages)
        if (std::ranges::find(base.languages, language) == base.languages.end())
            base.languages.push_back(language);
    base.name += "+" + layer.name;
    base.version += "+" + layer.version;
    base.sha256 = sha256_hex(base.sha256 + layer.sha256);
    base.lexicon_sha256 = sha256_hex(base.lexicon_sha256 + layer.lexicon_sha256);
    base.rules_sha256 = sha256_hex(base.rules_sha256 + layer.rules_sha256);
    return base;
}

}  // namespace entente
