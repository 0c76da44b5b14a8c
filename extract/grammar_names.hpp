// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// The names by which a constructions file talks to the engine: classes of function words, slots,
/// conditions. A class that a language has no use for is left out of its file. Each list is written
/// once; in files `_` is `-` and a closing `_` is left out.
// clang-format off
#define ENTENTE_WORD_CLASSES(X) \
    /* Nouns and what stands in for them */ \
    X(determiner) \
    X(possessive) \
    X(pronoun) \
    X(plural_pronoun) \
    X(reflexive) \
    X(reciprocal) \
    X(demonstrative) \
    X(former) \
    X(latter) \
    X(pair_anaphor) /* the two sides, 双方: two actors named before */ \
    X(triple_anaphor) /* 三国, the three */ \
    X(body_anaphor) /* the bloc, 该组织: an organisation named before */ \
    X(scheme_anaphor) /* the scheme, 该计划: an initiative named before */ \
    X(pact_anaphor) /* 该协定: an agreement or scheme, never an organisation */ \
    X(idea_anaphor) /* 这一理念: a concept named before, else a scheme */ \
    X(state_anaphor) /* the country, 该国 */ \
    X(region_anaphor) /* the continent, 该地区: a group of states named before */ \
    X(party_anaphor) /* the ministers, the parties: those the document is about together */ \
    X(member_anaphor) /* member states, 成员国: the members of the organisation named before */ \
    X(organ) /* nouns that stand for their state: government, forces, 总统 */ \
    X(policy_noun) /* strategy, stance, 立场: speak for their state */ \
    X(person_title) /* President, Foreign Minister, 外长 */ \
    X(counterpart) /* his Chinese counterpart */ \
    X(private_actor) /* firms, students, 企业: not their state */ \
    X(goods) \
    X(arms) \
    X(money) \
    X(troops) \
    X(generic_noun) \
    X(status_noun) /* 地位 身份: to keep the status of an R is to be one */ \
    X(measure_noun) /* days, series, round: “two days of talks” */ \
    X(proposal_noun) /* proposal, plan: what is proposed counts, not who proposed it */ \
    X(act_anaphor) /* the charge, the exercise: those who did it */ \
    X(to_this) /* 对此: a coverb and what was said before, in one word */ \
    X(to_them) /* 与之: a coverb and who was spoken of before, in one word */ \
    X(like) /* 像 X 与 Y 那样: what follows 与 is in the comparison */ \
    X(capacity) /* 以 R 的身份: in which the subject acts */ \
    X(short_for) /* “hereinafter”, 以下简称: introduces a short name */ \
    X(event_noun) /* summit, declaration: a city before it is a place */ \
    X(binder) /* 对 驻 访: bind a one-character name after them */ \
    X(bound_follower) /* 方 军 两国: bind a one-character name before them */ \
    /* Around the verb */ \
    X(be) \
    X(have) \
    X(do_) \
    X(future) \
    X(possible) \
    X(obligation) \
    X(negation) \
    X(negative_determiner) \
    X(infinitive) \
    X(adverb) \
    X(together) \
    X(also) \
    X(aspect) \
    X(approximate) \
    /* Verbs that are operators, not relations */ \
    X(light_verb) \
    X(receive_verb) \
    X(attitude_verb) /* 表示 予以: close the clause that 对 opens */ \
    X(say_verb) \
    X(deny_verb) \
    X(refuse_verb) \
    X(plan_verb) \
    X(wish_verb) \
    X(urge_verb) \
    X(let_verb) \
    X(fear_verb) \
    X(try_verb) \
    X(join_verb) /* take part in somebody's act: the subject does it too */ \
    X(describe_verb) \
    X(become_verb) \
    X(react_verb) /* 表示 予以: shows an attitude to what was said before */ \
    X(resume_verb) /* 恢复 重启: what does not resume is over */ \
    X(end_verb) \
    X(urge_negative_verb) \
    X(accuse_verb) \
    /* Linking */ \
    X(preposition) \
    X(place_preposition) \
    X(of_) /* of, de: introduces whose a thing is */ \
    X(by_) \
    X(with_) \
    X(between_) \
    X(as_) \
    X(conjunction) \
    X(disjunction) \
    X(contrast) \
    X(complementiser) \
    X(relative) \
    X(relative_possessive) \
    X(subordinator) \
    X(conditional) \
    X(despite) \
    X(according_to) \
    X(rather_than) \
    X(negative_conjunction) \
    X(both_) \
    X(genitive) \
    /* Coverbs and marks of prenominal languages */ \
    X(coverb_with) \
    X(coverb_to) \
    X(coverb_for) \
    X(coverb_from) \
    X(locative) \
    X(disposal) \
    X(passive) \
    X(agent_by) \
    X(along) \
    X(around) \
    X(modifier_mark) \
    X(adverbial_mark) /* 地: makes an adverb of what stands before it */ \
    X(topic_mark) \
    X(enumerator) /* 二是, 其二: goes on with the subject of the sentence before */ \
    X(topic_end) \
    X(each_) \
    X(only_) \
    X(quote_verb)

/* Where an end may stand, seen from the lexeme. */
#define ENTENTE_SLOTS(X) \
    X(subject) /* grammatical subject; of a noun under a light verb: the subject of that verb */ \
    X(object) /* direct object, or its owner */ \
    X(complement) /* what a governed preposition or coverb introduces */ \
    X(agent) /* by-phrase of a passive, 被/由 phrase */ \
    X(patient) /* 把-object, passive subject */ \
    X(owner) /* X of “X's N”, “X 的 N”, “Chinese N” */ \
    X(members) /* the ends that stand side by side: X and Y; between X and Y; 中俄 */ \
    X(dative) /* offered *Chad* advisers; 向/为/给 phrase */ \
    X(head) /* the noun that a modifier clause describes: China-led *bloc*, 中国提出的*倡议* */ \
    X(described) /* describes *Z* as N */ \
    X(partner) /* with-phrase beside the subject */ \
    X(topic) /* the state that the text is about, where nobody else is named */ \
    X(none)

/* What is true of the clause or phrase in which the lexeme stands. */
#define ENTENTE_CONDITIONS(X) \
    X(passive) \
    X(light_verb) \
    X(receive_verb) \
    X(copula) \
    X(predicative) \
    X(attributive) \
    X(compound) \
    X(apposition) \
    X(nominal) \
    X(reciprocal) \
    X(between) \
    X(participle) \
    X(plural_subject) \
    X(embedded) \
    X(patient) /* 把 X V: the object stands before the verb */ \
    X(causative) /* 令 X V: somebody makes the subject do it */ \
    X(parts) /* the R of X is Y */ \
    X(genitive) \
    X(unresolved) /* a governed phrase stands there but names nobody known */ \
    X(adjunct) \
    X(bare) /* nothing that the word governs stands there */ \
    X(label) /* a word of a label over a line of names */

#define ENTENTE_INFLECTIONS(X) \
    X(base) \
    X(third) \
    X(past) \
    X(participle) \
    X(gerund) \
    X(plural)
// clang-format on

namespace entente {

#define ENTENTE_ENUMERATOR(name) name,
enum class WordClass : std::uint8_t { ENTENTE_WORD_CLASSES(ENTENTE_ENUMERATOR) count };
enum class Slot : std::uint8_t { ENTENTE_SLOTS(ENTENTE_ENUMERATOR) count };
enum class Condition : std::uint8_t { ENTENTE_CONDITIONS(ENTENTE_ENUMERATOR) count };
enum class Inflection : std::uint8_t { ENTENTE_INFLECTIONS(ENTENTE_ENUMERATOR) count };
#undef ENTENTE_ENUMERATOR

[[nodiscard]] const std::vector<std::string_view>& word_class_names();
[[nodiscard]] const std::vector<std::string_view>& slot_names();
[[nodiscard]] const std::vector<std::string_view>& condition_names();
[[nodiscard]] const std::vector<std::string_view>& inflection_names();

/// Position in the list of names, or -1.
[[nodiscard]] int find_name(const std::vector<std::string_view>& names,
                            std::string_view name) noexcept;
[[nodiscard]] inline bool is_word_class(std::string_view name) {
    return find_name(word_class_names(), name) >= 0;
}
[[nodiscard]] inline bool is_slot(std::string_view name) {
    return find_name(slot_names(), name) >= 0;
}
[[nodiscard]] inline bool is_condition(std::string_view name) {
    return find_name(condition_names(), name) >= 0;
}
[[nodiscard]] inline bool is_inflection(std::string_view name) {
    return find_name(inflection_names(), name) >= 0;
}

}  // namespace entente
