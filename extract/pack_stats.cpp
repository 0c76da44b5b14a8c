// SPDX-License-Identifier: MIT
#include "extract/pack_stats.hpp"

#include <algorithm>
#include <string_view>

namespace entente {
namespace {

/// "passive-agent/back" -> construction and lexeme; lexemes may hold a slash, constructions do not.
struct RuleName {
    explicit RuleName(std::string_view rule)
        : construction(rule.substr(0, rule.find('/'))),
          lexeme(rule.substr(std::min(construction.size() + 1, rule.size()))) {}
    std::string construction, lexeme;
};

void add_relation(RuleUse& use, const std::string& relation) {
    if (relation.empty() ||
        (' ' + use.relation + ' ').find(' ' + relation + ' ') != std::string::npos)
        return;
    use.relation += (use.relation.empty() ? "" : " ") + relation;
}

}  // namespace

void count_uses(std::span<const SentenceExplanation> sentences, PackUse& use) {
    for (const SentenceExplanation& sentence : sentences) {
        ++use.sentences;
        for (const ExplainedAttempt& attempt : sentence.attempts) {
            RuleUse& lexeme = use.lexemes[attempt.lexeme];
            add_relation(lexeme, attempt.relation);
            for (RuleUse* one : {&lexeme, &use.constructions[attempt.construction]}) {
                ++one->tried;
                one->nanoseconds += attempt.nanoseconds;
            }
        }
        for (const Statement& s : sentence.statements) {
            const RuleName rule(s.rule);
            ++use.statements;
            ++use.lexemes[rule.lexeme].hits;
            ++use.constructions[rule.construction].hits;
        }
    }
}

void add_judgement(const Evaluation& evaluation, PackUse& use) {
    use.gold = evaluation.all[static_cast<std::size_t>(Match::exact)].gold;
    for (const auto& [name, tallies] : evaluation.by_rule) {
        if (name.empty())
            continue;
        const RuleName rule(name);
        const Tally& exact = tallies[static_cast<std::size_t>(Match::exact)];
        for (RuleUse* one : {&use.lexemes[rule.lexeme], &use.constructions[rule.construction]}) {
            one->given += exact.given;
            one->right += exact.right;
        }
    }
}

}  // namespace entente
