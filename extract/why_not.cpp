// SPDX-License-Identifier: MIT
#include "extract/explain.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <string_view>

namespace entente {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view id) {
    return std::ranges::find(list, id) != list.end();
}

bool names(const SentenceExplanation& sentence, std::string_view id) {
    return std::ranges::any_of(sentence.names, [&](const ExplainedName& name) {
        return name.entity == id && !name.place;
    });
}

/// How near an attempt comes to what is expected: more is nearer.
int nearness(const ExplainedAttempt& attempt, const Expectation& expected) {
    int points = attempt.relation == expected.relation ? 100 : 0;
    points += contains(attempt.sources, expected.source) ? 20 : 0;
    points += contains(attempt.targets, expected.target) ? 20 : 0;
    points += contains(attempt.sources, expected.target) ? 5 : 0;
    points += contains(attempt.targets, expected.source) ? 5 : 0;
    points += attempt.used ? 3 : 0;
    return points - static_cast<int>(2 * attempt.unmet);
}

std::string said(const Statement& s) {
    return fmt::format("{} {}{} {}", s.source, s.negated ? "not " : "", s.relation, s.target);
}

bool same_ends(const Statement& s, const Expectation& expected) {
    return (s.source == expected.source && s.target == expected.target) ||
           (s.source == expected.target && s.target == expected.source);
}

/// What a sentence says of the two ends instead.
void add_other_statements(const SentenceExplanation& sentence,
                          const Expectation& expected,
                          WhyNot& answer) {
    for (const Statement& s : sentence.statements)
        if (same_ends(s, expected))
            answer.reasons.push_back(fmt::format("sentence {} gives: {}, by {} (“{}”)",
                                                 sentence.index,
                                                 said(s),
                                                 s.rule,
                                                 s.trigger.text));
}

std::string listed(const std::vector<std::string>& ids) {
    return ids.empty() ? "nobody" : fmt::format("{}", fmt::join(ids, ", "));
}

void explain_closest(const SentenceExplanation& sentence, WhyNot& answer) {
    const ExplainedAttempt& a = answer.closest;
    if (answer.other_relation) {
        answer.reasons.push_back(
            fmt::format("no word of that relation stands in sentence {}; the nearest is “{}” ({})",
                        answer.sentence,
                        a.word,
                        a.relation.empty() ? "no relation" : a.relation));
        if (!sentence.unknown.empty())
            answer.reasons.push_back(fmt::format("words that the pack does not know: {}",
                                                 fmt::join(sentence.unknown, ", ")));
        return;
    }
    answer.reasons.push_back(fmt::format("closest in sentence {}: “{}” by the construction '{}'",
                                         answer.sentence,
                                         a.word,
                                         a.construction));
    answer.reasons.push_back(a.obstacle.empty() ? "it fits, but its ends are others"
                                                : "stopped by: " + a.obstacle);
    answer.reasons.push_back(
        fmt::format("source, in the slot '{}': {}; target, in the slot '{}': {}",
                    a.source_slot,
                    listed(a.sources),
                    a.target_slot,
                    listed(a.targets)));
    answer.reasons.push_back(fmt::format(
        "word: {}; construction: {}", to_string(a.lexeme_place), to_string(a.construction_place)));
}

/// The statement itself, if it is there.
bool find_given(std::span<const SentenceExplanation> sentences,
                const Expectation& expected,
                WhyNot& answer) {
    for (const SentenceExplanation& sentence : sentences)
        for (const Statement& s : sentence.statements)
            if (same_ends(s, expected) && s.relation == expected.relation &&
                s.negated == expected.negated && s.source == expected.source) {
                answer.given = true;
                answer.sentence = sentence.index;
                answer.reasons.push_back(
                    fmt::format("sentence {}: {} (“{}”)", sentence.index, s.rule, s.trigger.text));
                return true;
            }
    return false;
}

}  // namespace

WhyNot why_not(std::span<const SentenceExplanation> sentences, const Expectation& expected) {
    WhyNot answer;
    if (find_given(sentences, expected, answer))
        return answer;
    for (const std::string& end : {expected.source, expected.target})
        if (std::ranges::none_of(sentences, [&](const auto& s) { return names(s, end); })) {
            answer.missing.push_back(end);
            answer.reasons.push_back(fmt::format("no sentence names {}", end));
        }
    const SentenceExplanation* best = nullptr;
    constexpr int wordless = 200;  // a sentence without words to try comes after any other
    int most = std::numeric_limits<int>::min();
    for (const SentenceExplanation& sentence : sentences) {
        const int here = (names(sentence, expected.source) ? 10 : 0) +
                         (names(sentence, expected.target) ? 10 : 0);
        if (sentence.attempts.empty() && here > 0 && here - wordless > most) {
            most = here - wordless;
            best = &sentence;
            answer.closest = {};
        }
        for (const ExplainedAttempt& attempt : sentence.attempts)
            if (const int near = here + nearness(attempt, expected); near > most) {
                most = near;
                best = &sentence;
                answer.closest = attempt;
            }
    }
    if (best == nullptr)
        return answer;
    answer.sentence = best->index;
    answer.other_relation = answer.closest.relation != expected.relation;
    add_other_statements(*best, expected, answer);
    if (!answer.closest.construction.empty())
        explain_closest(*best, answer);
    else
        answer.reasons.push_back(fmt::format(
            "no word that carries a relation stands in sentence {}{}",
            best->index,
            best->unknown.empty()
                ? ""
                : fmt::format("; the pack does not know: {}", fmt::join(best->unknown, ", "))));
    return answer;
}

}  // namespace entente
