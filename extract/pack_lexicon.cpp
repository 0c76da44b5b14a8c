// SPDX-License-Identifier: MIT
#include "extract/pack_files.hpp"
#include "extract/state_names.hpp"
#include "extract/tsv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace entente::pack_files {
namespace {

constexpr std::array<std::pair<std::string_view, FormKind>, 7> kinds{
    {{"adj", FormKind::adjective},
     {"capital", FormKind::capital},
     {"seat", FormKind::seat},
     {"bound", FormKind::bound},
     {"prefix", FormKind::prefix},
     {"homonym", FormKind::homonym},
     {"generic", FormKind::generic}}};

/// "Beijing@capital" -> text and kind. An unknown kind is reported.
Form parse_form(std::string_view text,
                std::string_view language,
                const Location& where,
                Diagnostics& diagnostics) {
    Form form{std::string(text), FormKind::name, std::string(language), where};
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos)
        return form;
    const std::string_view name = text.substr(at + 1);
    const auto known =
        std::ranges::find(kinds, name, &std::pair<std::string_view, FormKind>::first);
    if (known == kinds.end()) {
        std::vector<std::string_view> names;
        for (const auto& [kind, value] : kinds)
            names.push_back(kind);
        const std::string_view near = nearest_name(name, names);
        diagnostics.error(
            ErrorCode::unknown_name,
            where,
            fmt::format("unknown kind of form '@{}'{}",
                        name,
                        near.empty() ? "" : fmt::format("; did you mean '@{}'?", near)));
        return form;
    }
    form.text = std::string(trim(text.substr(0, at)));
    form.kind = known->second;
    return form;
}

Attributes parse_attributes(std::string_view cell) {
    Attributes attributes;
    for (const std::string_view pair : split(cell, ';')) {
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos)
            attributes.emplace(trim(pair.substr(0, equals)), trim(pair.substr(equals + 1)));
    }
    return attributes;
}

bool is_language_column(std::string_view name) {
    return name != "id" && name != "type" && name != "attributes" && name != "note";
}

Entity& entity_for(Pack& pack,
                   std::unordered_map<std::string, std::size_t>& index,
                   std::string_view id,
                   std::string_view type) {
    const auto [found, added] = index.try_emplace(std::string(id), pack.entities.size());
    if (added)
        pack.entities.push_back({std::string(id), std::string(type), {}, {}, {}});
    return pack.entities[found->second];
}

std::unordered_map<std::string, std::size_t> index_of(const Pack& pack) {
    std::unordered_map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < pack.entities.size(); ++i)
        index.emplace(pack.entities[i].id, i);
    return index;
}

}  // namespace

void read_lexicon(std::string_view text,
                  const std::string& file,
                  Pack& pack,
                  Diagnostics& diagnostics) {
    const TsvView table = parse_tsv(text, file, {"id", "type"}, diagnostics);
    auto index = index_of(pack);
    const std::size_t id = table.column("id");
    const std::size_t type = table.column("type");
    for (const TsvRow& row : table.rows) {
        const bool mask = row.cell(type) == "mask";
        if (row.cell(id).empty()) {
            diagnostics.error(ErrorCode::syntax, row.where(file, id), "an entity without an id");
            continue;
        }
        if (!mask && pack.schema.find_node_type(row.cell(type)) == nullptr) {
            diagnostics.error(ErrorCode::unknown_name,
                              row.where(file, type),
                              fmt::format("unknown node type '{}'", row.cell(type)));
            continue;
        }
        Entity& entity = entity_for(pack, index, mask ? "-" : row.cell(id), row.cell(type));
        for (std::size_t column = 0; column < table.header.size(); ++column) {
            if (!is_language_column(table.header[column]))
                continue;
            for (const std::string_view alternative : split(row.cell(column), '|')) {
                Form form = parse_form(
                    alternative, table.header[column], row.where(file, column), diagnostics);
                if (mask)
                    form.kind = FormKind::mask;
                else if (form.kind == FormKind::name || form.kind == FormKind::homonym)
                    entity.labels.try_emplace(form.language, form.text);
                entity.forms.push_back(std::move(form));
            }
        }
        entity.attributes.merge(parse_attributes(row.cell(table.column("attributes"))));
    }
}

void add_state_names(Pack& pack) {
    auto index = index_of(pack);
    for (const std::string& language : pack.languages) {
        std::unordered_set<std::string>
            taken;  // what the lexicon says of a name goes before what CLDR says
        for (const Entity& entity : pack.entities)
            for (const Form& form : entity.forms)
                taken.insert(form.text);
        for (const StateName& state : state_names(language)) {
            Entity& entity = entity_for(pack, index, state.id, "state");
            entity.labels[language] = state.name;
            if (!taken.contains(state.name))
                entity.forms.push_back({state.name, FormKind::name, language, {}});
        }
    }
}

void read_memberships(std::string_view text,
                      const std::string& file,
                      const Pack* below,
                      Pack& pack,
                      Diagnostics& diagnostics) {
    const TsvView table =
        parse_tsv(text, file, {"member", "organisation", "role", "from", "to"}, diagnostics);
    const auto index = index_of(pack);
    for (const TsvRow& row : table.rows) {
        Membership m{std::string(row.cell(table.column("member"))),
                     std::string(row.cell(table.column("organisation"))),
                     std::string(row.cell(table.column("role"))),
                     std::string(row.cell(table.column("from"))),
                     std::string(row.cell(table.column("to")))};
        for (const std::string& end : {m.member, m.organisation})
            if (!index.contains(end) && (below == nullptr || below->find(end) == nullptr))
                diagnostics.error(
                    ErrorCode::unknown_name,
                    row.where(file, table.column(end == m.member ? "member" : "organisation")),
                    fmt::format("no entity '{}' in the lexicon", end));
        pack.memberships.push_back(std::move(m));
    }
}

}  // namespace entente::pack_files
