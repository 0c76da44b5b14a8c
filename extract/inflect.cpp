// SPDX-License-Identifier: MIT
#include "extract/inflect.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

bool is_consonant(char c) {
    return c >= 'a' && c <= 'z' && std::string_view("aeiou").find(c) == std::string_view::npos;
}
bool is_vowel(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool ends_like(std::string_view word, std::string_view pattern) {
    if (word.size() < pattern.size())
        return false;
    const std::string_view tail = word.substr(word.size() - pattern.size());
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool fits = pattern[i] == 'C'   ? is_consonant(tail[i])
                          : pattern[i] == 'V' ? is_vowel(tail[i])
                                              : pattern[i] == tail[i];
        if (!fits)
            return false;
    }
    return true;
}

/// Applies "CVC>>Ded": letters that the ending only matches by class are kept, D doubles the last
/// letter.
std::string apply(std::string_view word, std::string_view ending, std::string_view replacement) {
    std::size_t literal = 0;  // trailing letters of the ending that are literal are replaced
    while (literal < ending.size() && ending[ending.size() - 1 - literal] != 'C' &&
           ending[ending.size() - 1 - literal] != 'V')
        ++literal;
    std::string result(word.substr(0, word.size() - literal));
    if (replacement.starts_with('D')) {
        result += word.back();
        replacement.remove_prefix(1);
    }
    result += replacement;
    return result;
}

void add_by_rules(const Grammar& grammar,
                  std::string_view name,
                  Inflection inflection,
                  std::string_view head,
                  std::string_view tail,
                  std::vector<std::pair<std::string, Inflection>>& out) {
    const auto rules = grammar.inflection.find(name);
    if (rules == grammar.inflection.end())
        return;
    for (const std::string_view rule : rules->second) {
        const std::size_t arrow = rule.find('>');
        if (arrow == std::string_view::npos || !ends_like(head, rule.substr(0, arrow)))
            continue;
        std::string_view replacement = rule.substr(arrow + 1);
        const bool go_on = replacement.starts_with('>');
        if (go_on)
            replacement.remove_prefix(1);
        out.emplace_back(apply(head, rule.substr(0, arrow), replacement) + std::string(tail),
                         inflection);
        if (!go_on)
            return;
    }
}

}  // namespace

std::vector<std::pair<std::string, Inflection>> inflect(const Grammar& grammar,
                                                        std::string_view form,
                                                        bool verb) {
    std::vector<std::pair<std::string, Inflection>> forms{{std::string(form), Inflection::base}};
    const std::size_t blank = std::min(form.find(' '), form.size());
    if (verb) {
        const std::string_view head = form.substr(0, blank);
        const std::string_view tail = form.substr(blank);
        constexpr std::array<std::pair<std::string_view, Inflection>, 4> kinds{
            {{"third", Inflection::third},
             {"past", Inflection::past},
             {"participle", Inflection::participle},
             {"gerund", Inflection::gerund}}};
        for (const auto& [name, inflection] : kinds)
            add_by_rules(grammar, name, inflection, head, tail, forms);
    } else {  // of a noun of many words the last one changes: "trade deal" -> "trade deals"
        add_by_rules(grammar, "plural", Inflection::plural, form, "", forms);
    }
    return forms;
}

std::vector<std::string> base_forms(const Grammar& grammar, std::string_view form) {
    std::vector<std::string> bases;
    for (const std::string_view kind : {"third", "past", "participle", "gerund"}) {
        const auto rules = grammar.inflection.find(kind);
        if (rules == grammar.inflection.end())
            continue;
        for (const std::string_view rule : rules->second) {
            const std::size_t arrow = std::min(rule.find('>'), rule.size());
            std::string_view ending = rule.substr(0, arrow);
            ending.remove_prefix(std::min(ending.find_last_of("CV") + 1, ending.size()));
            std::string_view added = rule.substr(rule.find_last_of('>') + 1);
            const bool doubles = added.starts_with('D');
            added.remove_prefix(doubles ? 1 : 0);
            if (added.empty() || !form.ends_with(added))
                continue;
            std::string_view stem = form.substr(0, form.size() - added.size());
            if (doubles && stem.size() > 1)
                stem.remove_suffix(1);
            std::string base = std::string(stem) + std::string(ending);
            const auto forms = inflect(grammar, base, true);
            const bool fits = std::ranges::any_of(forms, [&](const auto& one) {
                return one.second != Inflection::base && one.first == form;
            });
            if (!stem.empty() && fits && std::ranges::find(bases, base) == bases.end())
                bases.push_back(std::move(base));
        }
    }
    return bases;
}

std::vector<std::pair<std::string, Inflection>> irregular_forms(const Lexeme& lexeme, bool verb) {
    const auto head = [](std::string_view form) {
        return form.substr(0, std::min(form.find(' '), form.size()));
    };
    const auto gerunds = std::ranges::count_if(
        lexeme.irregular, [&](const std::string& form) { return head(form).ends_with("ing"); });
    const auto pasts = static_cast<std::ptrdiff_t>(lexeme.irregular.size()) - gerunds;
    std::vector<std::pair<std::string, Inflection>> forms;
    std::ptrdiff_t seen = 0;
    for (const std::string& form : lexeme.irregular) {
        if (!verb) {
            forms.emplace_back(form, Inflection::plural);
        } else if (head(form).ends_with("ing")) {
            forms.emplace_back(form, Inflection::gerund);
        } else {
            if (seen == 0)
                forms.emplace_back(form, Inflection::past);
            if (seen > 0 || pasts == 1)
                forms.emplace_back(form, Inflection::participle);
            ++seen;
        }
    }
    return forms;
}

}  // namespace entente
