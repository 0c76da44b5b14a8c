// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// The names by which a constructions file talks to the engine: classes of function words, slots,
/// conditions. A class that a language has no use for is left out of its file.
namespace entente {

enum class WordClass : std::uint8_t {
    // Nouns and what stands in for them
    determiner,
    possessive,
    pronoun,
    plural_pronoun,
    reflexive,
    reciprocal,
    demonstrative,
    former,
    latter,
    pair_anaphor,    ///< the two sides, 双方: two actors named before
    triple_anaphor,  ///< 三国, the three
    body_anaphor,    ///< the bloc, 该组织: an organisation named before
    scheme_anaphor,  ///< the scheme, 该计划: an initiative named before
    state_anaphor,   ///< the country, 该国
    member_anaphor,  ///< member states, 成员国: the members of the organisation named before
    organ,           ///< nouns that stand for their state: government, forces, 总统
    person_title,    ///< President, Foreign Minister, 外长
    counterpart,     ///< his Chinese counterpart
    private_actor,   ///< firms, students, 企业: not their state
    goods,
    arms,
    money,
    troops,
    generic_noun,
    measure_noun,    ///< days, series, round: “two days of talks”
    proposal_noun,   ///< proposal, plan: what is proposed counts, not who proposed it
    act_anaphor,     ///< the charge, the exercise: those who did it
    event_noun,      ///< summit, declaration: a city before it is a place
    binder,          ///< 对 驻 访: bind a one-character name after them
    bound_follower,  ///< 方 军 两国: bind a one-character name before them
    // Around the verb
    be,
    have,
    do_,
    future,
    possible,
    obligation,
    negation,
    negative_determiner,
    infinitive,
    adverb,
    together,
    also,
    aspect,
    approximate,
    // Verbs that are operators, not relations
    light_verb,
    receive_verb,
    say_verb,
    deny_verb,
    refuse_verb,
    plan_verb,
    wish_verb,
    urge_verb,
    let_verb,
    fear_verb,
    try_verb,
    describe_verb,
    become_verb,
    end_verb,
    urge_negative_verb,
    accuse_verb,
    // Linking
    preposition,
    place_preposition,
    by_,
    with_,
    between_,
    as_,
    source_marker,
    conjunction,
    disjunction,
    contrast,
    complementiser,
    relative,
    relative_possessive,
    subordinator,
    conditional,
    despite,
    according_to,
    rather_than,
    negative_conjunction,
    both_,
    genitive,
    list_end,
    // Coverbs and marks of prenominal languages
    coverb_with,
    coverb_to,
    coverb_for,
    coverb_from,
    locative,
    disposal,
    passive,
    agent_by,
    along,
    around,
    modifier_mark,
    topic_mark,
    topic_end,
    classifier,
    each_,
    only_,
    quote_verb,
    count  // not a class
};

/// Where an end may stand, seen from the lexeme.
enum class Slot : std::uint8_t {
    subject,     ///< grammatical subject; of a noun under a light verb: the subject of that verb
    object,      ///< direct object, or its owner
    complement,  ///< what a governed preposition or coverb introduces
    agent,       ///< by-phrase of a passive, 被/由 phrase
    patient,     ///< 把-object, passive subject
    owner,       ///< X of “X's N”, “X 的 N”, “Chinese N”
    members,     ///< the ends that stand side by side: X and Y; between X and Y; 中俄
    dative,      ///< offered *Chad* advisers; 向/为/给 phrase
    head,  ///< the noun that a modifier clause describes: China-led *bloc*, 中国提出的*倡议*
    described,  ///< describes *Z* as N
    partner,    ///< with-phrase beside the subject
    none,
    count  // not a slot
};

enum class Condition : std::uint8_t {
    passive,
    light_verb,
    receive_verb,
    copula,
    predicative,
    attributive,
    compound,
    apposition,
    nominal,
    reciprocal,
    between,
    participle,
    plural_subject,
    embedded,
    genitive,
    adjunct,
    count  // not a condition
};

enum class Inflection : std::uint8_t { base, third, past, participle, gerund, plural, count };

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
