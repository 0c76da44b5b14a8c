// SPDX-License-Identifier: MIT
#include "extract/rules.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace entente {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

Slot slot_of(std::string_view name) {
    const int index = find_name(slot_names(), name);
    return index < 0 ? Slot::none : static_cast<Slot>(index);
}

ConstructionRule made_ready(const Construction& written) {
    ConstructionRule rule;
    rule.written = &written;
    rule.source = slot_of(written.source);
    rule.target = slot_of(written.target);
    for (const std::string_view condition : written.when) {
        const bool negative = condition.starts_with('!');
        const int index = find_name(condition_names(), condition.substr(negative ? 1 : 0));
        if (index < 0)
            rule.possible = false;
        else
            (negative ? rule.unwanted : rule.wanted).set(static_cast<std::size_t>(index));
    }
    return rule;
}

bool is_open_to(const Construction& c, const Lexeme& word) {
    const auto same_pos = [&](Pos pos) {
        return pos == word.pos ||
               (word.pos == Pos::verb_noun && (pos == Pos::verb || pos == Pos::noun));
    };
    const auto governed = [&](const std::string& g) { return contains(word.governs, g); };
    return (c.pos.empty() || std::ranges::any_of(c.pos, same_pos)) &&
           (c.governs.empty() || std::ranges::any_of(c.governs, governed));
}

std::set<std::string, std::less<>> relations_to_concepts(const std::vector<Lexeme>& lexemes) {
    std::set<std::string, std::less<>> relations;
    for (const Lexeme& lexeme : lexemes)
        if (contains(lexeme.target_types, "concept"))
            relations.insert(lexeme.relation);
    return relations;
}

}  // namespace

Rules::Rules(const Pack& pack, const Grammar& grammar, const std::vector<Lexeme>& lexemes) {
    for (const Construction& written : grammar.constructions)
        constructions_.push_back(made_ready(written));
    const auto to_concepts = relations_to_concepts(lexemes);
    std::map<std::pair<Pos, std::vector<std::string>>, std::uint32_t> kinds;
    lexemes_.reserve(lexemes.size());
    for (const Lexeme& word : lexemes) {
        LexemeRule rule;
        rule.relation = word.relation.empty() ? nullptr : pack.schema.find_relation(word.relation);
        rule.takes_concepts = to_concepts.contains(word.relation);
        rule.governs_object = contains(word.governs, "obj");
        rule.governs_head = contains(word.governs, "head");
        rule.governs_owner = contains(word.governs, "mod");
        if (!word.needs.empty()) {
            const int index = find_name(word_class_names(), word.needs);
            rule.possible = index >= 0;
            rule.needs = static_cast<WordClass>(std::max(index, 0));
        }
        const auto [kind, added] = kinds.try_emplace({word.pos, word.governs},
                                                     static_cast<std::uint32_t>(fitting_.size()));
        if (added) {
            fitting_.emplace_back();
            for (std::uint32_t i = 0; i < constructions_.size(); ++i)
                if (is_open_to(*constructions_[i].written, word))
                    fitting_.back().push_back(i);
        }
        rule.fitting = kind->second;
        lexemes_.push_back(rule);
    }
}

}  // namespace entente
