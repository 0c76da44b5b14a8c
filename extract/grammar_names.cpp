// SPDX-License-Identifier: MIT
#include "extract/grammar_names.hpp"

#include <algorithm>

namespace entente {

const std::vector<std::string_view>& word_class_names() {
    static const std::vector<std::string_view> names{"determiner",
                                                     "possessive",
                                                     "pronoun",
                                                     "plural-pronoun",
                                                     "reflexive",
                                                     "reciprocal",
                                                     "demonstrative",
                                                     "former",
                                                     "latter",
                                                     "pair-anaphor",
                                                     "triple-anaphor",
                                                     "body-anaphor",
                                                     "scheme-anaphor",
                                                     "state-anaphor",
                                                     "member-anaphor",
                                                     "organ",
                                                     "person-title",
                                                     "counterpart",
                                                     "private-actor",
                                                     "goods",
                                                     "arms",
                                                     "money",
                                                     "troops",
                                                     "generic-noun",
                                                     "measure-noun",
                                                     "proposal-noun",
                                                     "act-anaphor",
                                                     "event-noun",
                                                     "binder",
                                                     "bound-follower",
                                                     "be",
                                                     "have",
                                                     "do",
                                                     "future",
                                                     "possible",
                                                     "obligation",
                                                     "negation",
                                                     "negative-determiner",
                                                     "infinitive",
                                                     "adverb",
                                                     "together",
                                                     "also",
                                                     "aspect",
                                                     "approximate",
                                                     "light-verb",
                                                     "receive-verb",
                                                     "say-verb",
                                                     "deny-verb",
                                                     "refuse-verb",
                                                     "plan-verb",
                                                     "wish-verb",
                                                     "urge-verb",
                                                     "let-verb",
                                                     "fear-verb",
                                                     "try-verb",
                                                     "describe-verb",
                                                     "become-verb",
                                                     "end-verb",
                                                     "urge-negative-verb",
                                                     "accuse-verb",
                                                     "preposition",
                                                     "place-preposition",
                                                     "by",
                                                     "with",
                                                     "between",
                                                     "as",
                                                     "source-marker",
                                                     "conjunction",
                                                     "disjunction",
                                                     "contrast",
                                                     "complementiser",
                                                     "relative",
                                                     "relative-possessive",
                                                     "subordinator",
                                                     "conditional",
                                                     "despite",
                                                     "according-to",
                                                     "rather-than",
                                                     "negative-conjunction",
                                                     "both",
                                                     "genitive",
                                                     "list-end",
                                                     "coverb-with",
                                                     "coverb-to",
                                                     "coverb-for",
                                                     "coverb-from",
                                                     "locative",
                                                     "disposal",
                                                     "passive",
                                                     "agent-by",
                                                     "along",
                                                     "around",
                                                     "modifier-mark",
                                                     "topic-mark",
                                                     "topic-end",
                                                     "classifier",
                                                     "each",
                                                     "only",
                                                     "quote-verb"};
    return names;
}

const std::vector<std::string_view>& slot_names() {
    static const std::vector<std::string_view> names{"subject",
                                                     "object",
                                                     "complement",
                                                     "agent",
                                                     "patient",
                                                     "owner",
                                                     "members",
                                                     "dative",
                                                     "head",
                                                     "described",
                                                     "partner",
                                                     "none"};
    return names;
}

const std::vector<std::string_view>& condition_names() {
    static const std::vector<std::string_view> names{"passive",
                                                     "light-verb",
                                                     "receive-verb",
                                                     "copula",
                                                     "predicative",
                                                     "attributive",
                                                     "compound",
                                                     "apposition",
                                                     "nominal",
                                                     "reciprocal",
                                                     "between",
                                                     "participle",
                                                     "plural-subject",
                                                     "embedded",
                                                     "genitive",
                                                     "adjunct"};
    return names;
}

const std::vector<std::string_view>& inflection_names() {
    static const std::vector<std::string_view> names{
        "base", "third", "past", "participle", "gerund", "plural"};
    return names;
}

int find_name(const std::vector<std::string_view>& names, std::string_view name) noexcept {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

}  // namespace entente
