// SPDX-License-Identifier: MIT
#include "extract/pack_files.hpp"
#include "extract/tsv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::pack_files {
namespace {

constexpr std::array<std::pair<std::string_view, Pos>, 7> parts_of_speech{{{"verb", Pos::verb},
                                                                           {"noun", Pos::noun},
                                                                           {"vn", Pos::verb_noun},
                                                                           {"role", Pos::role},
                                                                           {"adj", Pos::adjective},
                                                                           {"adv", Pos::adjective},
                                                                           {"-", Pos::plain}}};

std::vector<std::string> strings(const std::vector<std::string_view>& views) {
    return {views.begin(), views.end()};
}

/// "break {broke broken} with | part ways with" -> forms and irregular forms.
void parse_forms(std::string_view cell, Lexeme& lexeme) {
    for (const std::string_view alternative : split(cell, '|')) {
        const std::size_t open = alternative.find('{');
        if (open == std::string_view::npos) {
            lexeme.forms.emplace_back(alternative);
            continue;
        }
        const std::size_t close = std::min(alternative.find('}', open), alternative.size());
        const std::string_view inside = alternative.substr(open + 1, close - open - 1);
        const std::string_view rest =
            close < alternative.size() ? trim(alternative.substr(close + 1)) : std::string_view{};
        std::string form(trim(alternative.substr(0, open)));
        const std::string tail = rest.empty() ? "" : fmt::format(" {}", rest);
        lexeme.forms.push_back(form + tail);
        for (const std::string_view other : split(inside, ' '))
            lexeme.irregular.push_back(std::string(other) + tail);
    }
}

bool parse_flag(std::string_view flag, Lexeme& lexeme) {
    const auto after = [&](std::string_view prefix) { return flag.substr(prefix.size()); };
    if (flag == "neg")
        lexeme.negated = true;
    else if (flag == "inverse")
        lexeme.inverse = true;
    else if (flag == "mutual")
        lexeme.mutual = true;
    else if (flag == "patient")
        lexeme.patient = true;
    else if (flag == "elliptic")
        lexeme.elliptic = true;
    else if (flag == "strict")
        lexeme.strict = true;
    else if (flag.starts_with("to="))
        lexeme.target_types = strings(split(after("to="), ','));
    else if (flag.starts_with("from="))
        lexeme.source_types = strings(split(after("from="), ','));
    else if (flag.starts_with("target="))
        lexeme.target = std::string(after("target="));
    else if (flag.starts_with("needs="))
        lexeme.needs = std::string(after("needs="));
    else if (const auto modality = parse_modality(flag); modality.has_value())
        lexeme.modality = modality;
    else
        return false;
    return true;
}

}  // namespace

void read_lexemes(std::string_view text,
                  const std::string& file,
                  const std::string& language,
                  Pack& pack,
                  Diagnostics& diagnostics) {
    const TsvView table = parse_tsv(
        text, file, {"form", "pos", "governs", "relation", "flags", "example"}, diagnostics);
    const std::size_t pos_column = table.column("pos");
    const std::size_t relation_column = table.column("relation");
    for (const TsvRow& row : table.rows) {
        Lexeme lexeme;
        lexeme.where = row.where(file, 0);
        parse_forms(row.cell(table.column("form")), lexeme);
        if (lexeme.forms.empty()) {
            diagnostics.error(ErrorCode::syntax, lexeme.where, "a lexeme without a form");
            continue;
        }
        const auto pos = std::ranges::find(
            parts_of_speech, row.cell(pos_column), &std::pair<std::string_view, Pos>::first);
        if (pos == parts_of_speech.end()) {
            diagnostics.error(
                ErrorCode::unknown_name,
                row.where(file, pos_column),
                fmt::format("unknown part of speech '{}' (verb, noun, vn, role, adj, -)",
                            row.cell(pos_column)));
            continue;
        }
        lexeme.pos = pos->second;
        lexeme.governs = strings(split(row.cell(table.column("governs")), ' '));
        lexeme.example = std::string(row.cell(table.column("example")));
        if (const std::string_view relation = row.cell(relation_column); relation != "-") {
            lexeme.relation = std::string(relation);
            if (pack.schema.find_relation(relation) == nullptr) {
                std::vector<std::string_view> names;
                for (const RelationType& known : pack.schema.relations())
                    names.push_back(known.name);
                const std::string_view near = nearest_name(relation, names);
                diagnostics.error(
                    ErrorCode::unknown_name,
                    row.where(file, relation_column),
                    fmt::format("unknown relation '{}'{}",
                                relation,
                                near.empty() ? "" : fmt::format("; did you mean '{}'?", near)));
                continue;
            }
        }
        for (const std::string_view flag : split(row.cell(table.column("flags")), ' '))
            if (!parse_flag(flag, lexeme))
                diagnostics.error(ErrorCode::unknown_name,
                                  row.where(file, table.column("flags")),
                                  fmt::format("unknown flag '{}'", flag));
        pack.lexemes[language].push_back(std::move(lexeme));
    }
}

void read_cases(std::string_view text,
                const std::string& file,
                const std::string& language,
                Pack& pack,
                Diagnostics& diagnostics) {
    const TsvView table = parse_tsv(text, file, {"sentence", "statements"}, diagnostics);
    const std::size_t column = table.column("statements");
    for (const TsvRow& row : table.rows) {
        Case one;
        one.sentence = std::string(row.cell(table.column("sentence")));
        one.note = std::string(row.cell(table.column("note")));
        one.where = row.where(file, 0);
        for (const std::string_view part : split(row.cell(column), '|')) {
            const std::vector<std::string_view> words = split(part, ' ');
            if (words.size() != 3) {
                diagnostics.error(ErrorCode::syntax,
                                  row.where(file, column),
                                  fmt::format("'{}' is not SOURCE relation TARGET", part));
                continue;
            }
            Case::Expected expected{
                std::string(words[0]), {}, std::string(words[2]), false, Modality::asserted};
            std::string_view relation = words[1];
            if (relation.starts_with('!')) {
                expected.negated = true;
                relation.remove_prefix(1);
            }
            if (const std::size_t mark = relation.find('?'); mark != std::string_view::npos) {
                expected.modality =
                    parse_modality(relation.substr(mark + 1)).value_or(Modality::asserted);
                relation = relation.substr(0, mark);
            }
            expected.relation = std::string(relation);
            if (pack.schema.find_relation(relation) == nullptr)
                diagnostics.error(ErrorCode::unknown_name,
                                  row.where(file, column),
                                  fmt::format("unknown relation '{}'", relation));
            one.expected.push_back(std::move(expected));
        }
        pack.cases[language].push_back(std::move(one));
    }
}

}  // namespace entente::pack_files
