// SPDX-License-Identifier: MIT
#include "extract/postnominal_words.hpp"

#include <algorithm>

namespace entente {
using enum WordClass;

bool PostnominalWords::year(std::size_t i) const {
    const std::string_view word = view_.text(token(i));
    return token(i).kind == TokenKind::number && word.size() == 4 &&
           (word.starts_with("19") || word.starts_with("20"));
}

bool PostnominalWords::is_operator(std::size_t i) const {
    return i < tokens_.size() && token(i).entry != nullptr && token(i).entry->inflections.any();
}

VerbForms PostnominalWords::verb_forms(std::size_t i) const {
    VerbForms forms;
    if (i >= tokens_.size())
        return forms;
    const Token& t = token(i);
    if (t.entry == nullptr)
        return unknown_verb_forms(t);
    for (const Sense& sense : t.entry->senses)
        if (const Pos pos = view_.lexeme(sense).pos; pos == Pos::verb || pos == Pos::plain)
            forms.add(sense.inflection);
    if (is_operator(i)) {
        for (std::size_t k = 0; k < t.entry->inflections.size(); ++k)
            if (t.entry->inflections.test(k))
                forms.add(static_cast<Inflection>(k));
    }
    return forms;
}

VerbForms PostnominalWords::unknown_verb_forms(const Token& t) const {
    VerbForms forms;
    if (t.kind != TokenKind::word || t.capital)
        return forms;
    const std::string_view word = view_.text(t);
    if (word.size() > 4 && word.ends_with("ed"))
        forms.past = forms.participle = true;
    return forms;
}

bool PostnominalWords::has_noun_sense(std::size_t i) const {
    if (i >= tokens_.size())
        return false;
    const Token& t = token(i);
    if (t.entry == nullptr)
        return t.kind == TokenKind::word || t.kind == TokenKind::number;
    if (is(i, generic_noun) || is(i, arms) || is(i, goods) || is(i, money) || is(i, organ) ||
        is(i, private_actor))
        return true;
    return std::ranges::any_of(t.entry->senses, [&](const Sense& s) {
        const Pos pos = view_.lexeme(s).pos;
        return pos == Pos::noun || pos == Pos::role;
    });
}

bool PostnominalWords::is_adverb(std::size_t i) const {
    if (i >= tokens_.size())
        return false;
    const Token& t = token(i);
    if (is(i, adverb) || is(i, also) || is(i, together))
        return true;
    return t.entry == nullptr && t.kind == TokenKind::word && !t.capital &&
           view_.text(t).size() > 4 && view_.text(t).ends_with("ly");
}

bool PostnominalWords::is_adverb_only(std::size_t k) const {
    return is_adverb(k) && !is_operator(k);
}

bool PostnominalWords::is_adjective_sense(std::size_t k) const {
    return token(k).entry != nullptr &&
           std::ranges::any_of(token(k).entry->senses, [&](const Sense& s) {
               return view_.lexeme(s).pos == Pos::adjective;
           });
}

bool PostnominalWords::adjective_here(std::size_t i) const {
    if (!is_adjective_sense(i) || token(i).entity >= 0)
        return false;
    return !(i > 0 && (is(i - 1, determiner) || is(i - 1, genitive))) ||
           (i + 1 < tokens_.size() && is(i + 1, preposition));
}

bool PostnominalWords::adjective_like(std::size_t i) const {
    return i + 1 < tokens_.size() && token(i + 1).kind == TokenKind::word &&
           token(i + 1).entry == nullptr && !is_adverb(i + 1) && !verb_forms(i).past;
}

bool PostnominalWords::is_function(std::size_t i) const {
    for (const WordClass c : {preposition,
                              by_,
                              with_,
                              between_,
                              conjunction,
                              disjunction,
                              contrast,
                              complementiser,
                              relative,
                              relative_possessive,
                              subordinator,
                              conditional,
                              infinitive,
                              be,
                              have,
                              do_,
                              future,
                              possible,
                              obligation,
                              negation,
                              negative_conjunction,
                              according_to,
                              despite,
                              rather_than,
                              as_})
        if (is(i, c))
            return true;
    return false;
}

bool PostnominalWords::is_nonfinite_aux(std::size_t k) const {
    const std::string_view word = view_.text(token(k));
    return word == "being" || word == "having" || word == "been" || word == "be" ||
           word == "Having" || word == "Being";
}

bool PostnominalWords::is_title(std::size_t i) const {
    return is(i, person_title);
}

bool PostnominalWords::is_noun_like(std::size_t i) const {
    const Token& t = token(i);
    return t.kind != TokenKind::punctuation && !is(i, determiner) && !is(i, possessive) &&
           !is(i, demonstrative) && !is(i, negative_determiner);
}

bool PostnominalWords::plural_people(std::uint32_t n) const {
    return token(n).form == FormKind::adjective && view_.text(token(n)).ends_with('s') &&
           !view_.text(token(n)).ends_with("ss");
}

bool PostnominalWords::compound_member(std::size_t i) const {
    return (token(i).form == FormKind::prefix && hyphen(i + 1)) ||
           (i >= 2 && hyphen(i - 1) && token(i - 2).names()) ||
           (hyphen(i + 1) && i + 2 < tokens_.size() && token(i + 2).names()) ||
           (i >= 2 && token(i - 1).mark == U'–' && token(i - 2).names()) ||
           (i + 2 < tokens_.size() && token(i + 1).mark == U'–' && token(i + 2).names());
}

bool PostnominalWords::conjunction_of_modifiers(std::size_t i) const {
    if (!is(i, conjunction) || i + 2 >= tokens_.size() || !token(i - 1).names() ||
        token(i - 1).form != FormKind::adjective || !token(i + 1).names() ||
        plural_people(static_cast<std::uint32_t>(i - 1)))
        return false;
    return token(i + 1).form == FormKind::adjective ||  // “Chinese and U.S. negotiators”
           (token(i + 2).kind == TokenKind::word && !is_function(i + 2) &&
            !verb_forms(i + 2).third);
}

bool PostnominalWords::quote_inside(std::size_t i) const {
    const char32_t m = token(i).mark;
    const bool quote = m == U'“' || m == U'”' || m == U'"' || m == U'‘' || m == U'’';
    if (!quote || i + 1 >= tokens_.size() || token(i + 1).kind == TokenKind::punctuation)
        return false;
    if (token(i).after_blank)  // opens: “its “iron” friendship”
        return is(i - 1, determiner) || is(i - 1, possessive) || is(i - 1, genitive);
    for (std::size_t k = i; k > 0 && k + 4 > i; --k)  // closes one that stands inside the phrase
        if (k < i && token(k).kind == TokenKind::punctuation && token(k).after_blank)
            return (is(k - 1, determiner) || is(k - 1, possessive)) && token(i + 1).after_blank &&
                   !is_function(i + 1);
    return is(i - 1, determiner);
}

std::size_t PostnominalWords::bracket_end(std::size_t i) const {
    for (std::size_t k = i + 1; k < tokens_.size() && k < i + 40; ++k)
        if (mark(k, U')'))
            return k + 1;
    return i + 1;
}

bool PostnominalWords::negative_before(std::size_t i) const {
    return i > 0 && (is(i - 1, negative_conjunction) || is(i - 1, negation));
}

bool PostnominalWords::noun_after_be(std::size_t k) const {
    return k > 0 && is(k - 1, determiner);
}

bool PostnominalWords::next_is_base(std::size_t k) const {
    while (k < tokens_.size() && (is_adverb(k) || is(k, negation)))
        ++k;
    return k < tokens_.size() && (verb_forms(k).base || is(k, be) || is(k, have) || is(k, do_));
}

bool PostnominalWords::participle_follows(std::size_t k) const {
    while (k < tokens_.size() && (is_adverb(k) || is(k, negation) || is(k, both_)))
        ++k;
    return k < tokens_.size() && (verb_forms(k).participle || is(k, be)) && !is(k, determiner);
}

bool PostnominalWords::finite_after(std::size_t k) const {
    for (; k < tokens_.size(); ++k)
        if (is(k, be) || is(k, have) || is(k, future) || is(k, possible) ||
            (verb_forms(k).third && !has_noun_sense(k)))
            return true;
    return false;
}

bool PostnominalWords::governs_follow(std::size_t k) const {
    return k + 1 < tokens_.size() &&
           (token(k + 1).names() || is(k + 1, determiner) || is(k + 1, possessive) ||
            is(k + 1, preposition) || is(k + 1, with_) || is(k + 1, between_));
}

bool PostnominalWords::bare_object_follows(std::size_t k) const {
    return k + 1 < tokens_.size() && token(k + 1).kind == TokenKind::word && !is_function(k + 1);
}

bool PostnominalWords::object_follows(std::size_t k) const {
    return k + 1 < tokens_.size() &&
           (token(k + 1).names() || is(k + 1, determiner) || is(k + 1, possessive) ||
            is(k + 1, negative_determiner) || is(k + 1, preposition) || is(k + 1, with_) ||
            is(k + 1, between_) || is(k + 1, complementiser) || is(k + 1, infinitive) ||
            is(k + 1, reflexive) || is_adverb(k + 1) || is(k + 1, as_) || is(k + 1, by_) ||
            is(k + 1, pronoun) || is(k + 1, plural_pronoun) ||
            token(k + 1).form == FormKind::adjective);
}

}  // namespace entente
