// SPDX-License-Identifier: MIT
#include "extract/phrases_so_far.hpp"

#include <utility>

namespace entente {

using enum WordClass;

void PhrasesSoFar::push(Phrase p) {
    if (p.kind == PhraseKind::verb)
        clause_has_verb_ = clause_has_verb_ || p.finite;
    else if (p.kind != PhraseKind::noun && p.kind != PhraseKind::adverb &&
             p.kind != PhraseKind::preposition && p.kind != PhraseKind::adjective)
        clause_has_verb_ = false;
    phrases_.push_back(std::move(p));
}

const Phrase* PhrasesSoFar::last_content() const {
    for (auto p = phrases_.rbegin(); p != phrases_.rend(); ++p)
        if (p->kind != PhraseKind::adverb)
            return &*p;
    return nullptr;
}

bool PhrasesSoFar::noun_before(std::size_t i) const {
    if (i == 0)
        return false;
    const std::size_t p = i - 1;
    if (!phrases_.empty() && phrases_.back().end == i && phrases_.back().kind != PhraseKind::noun &&
        phrases_.back().kind != PhraseKind::preposition)
        return false;  // “that” was read as a relative, “all” as an adverb
    if (is(p, each_) || is(p, plural_pronoun))
        return false;  // “each accepts”, “none accepts”
    return is(p, determiner) || is(p, possessive) || is(p, genitive) || is(p, demonstrative) ||
           is(p, negative_determiner) || is(p, preposition) || is(p, by_) || is(p, with_) ||
           (token(p).form == FormKind::adjective && token(p).entity >= 0 &&
            !words_.plural_people(static_cast<std::uint32_t>(p)));
}

bool PhrasesSoFar::clause_follows(std::size_t i) const {
    for (; i < words_.size(); ++i) {
        if (words_.mark(i, U'('))
            i = words_.bracket_end(i);
        if (i >= words_.size())
            return false;
        if (token(i).kind == TokenKind::punctuation && token(i).entry == nullptr &&
            !words_.hyphen(i) && token(i).mark != U'’' && token(i).mark != U'\'')
            return false;
        if (is(i, be) || is(i, have) || is(i, future) || is(i, possible) || is(i, do_))
            return true;
        const VerbForms forms = words_.verb_forms(i);
        if ((forms.past || forms.third) && !words_.has_noun_sense(i) && !noun_before(i))
            return true;
    }
    return false;
}

bool PhrasesSoFar::participle_ahead(std::size_t k) const {
    for (std::size_t end = k + 8;
         k < end && k < words_.size() && token(k).kind != TokenKind::punctuation;
         ++k)
        if (words_.verb_forms(k).participle && !noun_before(k))
            return true;
    return false;
}

bool PhrasesSoFar::finite_ahead(std::size_t k) const {
    for (; k < words_.size(); ++k) {
        const Token& t = token(k);
        if ((t.kind == TokenKind::punctuation && t.entry == nullptr && !words_.hyphen(k)) ||
            is(k, relative) || is(k, complementiser) || is(k, conjunction) ||
            (is(k, subordinator) && !is(k, preposition)))
            return false;
        if (is(k, be) || is(k, have) || is(k, future) || is(k, possible) || is(k, do_))
            return true;
        const VerbForms forms = words_.verb_forms(k);
        if ((forms.third || forms.past) && !words_.has_noun_sense(k) && !noun_before(k) &&
            !is(k + 1, by_))
            return true;
    }
    return false;
}

bool PhrasesSoFar::after_noun() const {
    return !phrases_.empty() && phrases_.back().kind == PhraseKind::noun;
}

bool PhrasesSoFar::after_noun_then_comma() const {
    return phrases_.size() >= 2 && phrases_[phrases_.size() - 2].kind == PhraseKind::noun;
}

bool PhrasesSoFar::after_saying() const {
    for (auto p = phrases_.rbegin(); p != phrases_.rend(); ++p) {
        if (p->kind == PhraseKind::comma || p->kind == PhraseKind::stop)
            return false;
        if (p->kind == PhraseKind::verb)
            return is(p->head, say_verb) || is(p->head, deny_verb) || is(p->head, fear_verb);
    }
    return false;
}

bool PhrasesSoFar::after_name() const {
    const Phrase* p = last_content();
    return p != nullptr && p->kind == PhraseKind::noun &&
           (!p->named.empty() || p->definite || p->plural);
}

bool PhrasesSoFar::after_pronoun() const {
    const Phrase* p = last_content();
    return p != nullptr && p->kind == PhraseKind::noun && is(p->head, pronoun);
}

bool PhrasesSoFar::after_light_verb() const {
    return !phrases_.empty() && phrases_.back().kind == PhraseKind::verb &&
           (is(phrases_.back().head, light_verb) || is(phrases_.back().head, receive_verb) ||
            is(phrases_.back().head, have));
}

bool PhrasesSoFar::after_subordinator() const {
    return !phrases_.empty() && phrases_.back().kind == PhraseKind::subordinator;
}

bool PhrasesSoFar::subject_before() const {
    const Phrase* p = last_content();
    if (p == nullptr || clause_has_verb_)
        return false;
    if (p->kind == PhraseKind::noun)
        return true;
    return p->kind == PhraseKind::comma &&
           phrases_.size() >= 2;  // “Moscow, long a friend, backs …”
}

bool PhrasesSoFar::relative_before() const {
    const Phrase* p = last_content();
    return p != nullptr && p->kind == PhraseKind::relative;
}

bool PhrasesSoFar::fresh() const {
    const Phrase* p = last_content();
    return p != nullptr && (p->kind == PhraseKind::conjunction || p->kind == PhraseKind::contrast ||
                            p->kind == PhraseKind::comma);
}

bool PhrasesSoFar::plural_before() const {
    const Phrase* p = last_content();
    if (p == nullptr || p->kind != PhraseKind::noun || clause_has_verb_)
        return false;
    if (is(p->head, plural_pronoun) || is(p->head, pair_anaphor) || p->plural)
        return true;
    if (phrases_.size() >= 3)  // “X and Y trade”
        for (std::size_t i = phrases_.size() - 1; i > 0; --i) {
            if (phrases_[i].kind == PhraseKind::conjunction)
                return true;
            if (phrases_[i].kind == PhraseKind::verb || phrases_[i].kind == PhraseKind::stop)
                break;
        }
    return false;
}

bool PhrasesSoFar::plural_subject_waits() const {
    bool list = false;
    for (std::size_t i = phrases_.size(); i > 0 && phrases_[i - 1].kind != PhraseKind::stop; --i) {
        if (phrases_[i - 1].kind == PhraseKind::verb && phrases_[i - 1].finite)
            return false;
        list = list || (phrases_[i - 1].kind == PhraseKind::conjunction && i >= 2 &&
                        phrases_[i - 2].kind == PhraseKind::noun);
    }
    const Phrase* p = last_content();
    return list && p != nullptr && p->kind == PhraseKind::comma;
}

bool PhrasesSoFar::plural_by_coordination() const {
    return phrases_.size() >= 2 && phrases_.back().kind == PhraseKind::conjunction &&
           phrases_[phrases_.size() - 2].kind == PhraseKind::noun;
}

bool PhrasesSoFar::last_verb_base() const {
    for (auto p = phrases_.rbegin(); p != phrases_.rend(); ++p)
        if (p->kind == PhraseKind::verb)
            return words_.verb_forms(p->head).base;
    return false;
}

bool PhrasesSoFar::let_object_before() const {
    return phrases_.size() >= 2 && phrases_.back().kind == PhraseKind::noun &&
           phrases_[phrases_.size() - 2].kind == PhraseKind::verb &&
           is(phrases_[phrases_.size() - 2].head, let_verb);
}

bool PhrasesSoFar::adjective_use(std::size_t k) const {
    const bool noun_next = k + 1 < words_.size() && token(k + 1).kind == TokenKind::word &&
                           !words_.is_function(k + 1) && !is(k + 1, determiner) &&
                           !is(k + 1, possessive) && !token(k + 1).names() &&
                           !words_.is_adverb(k + 1) && !is(k + 1, pronoun) &&
                           !is(k + 1, plural_pronoun);
    return noun_next && (phrases_.empty() || (k > 0 && noun_before(k)) ||
                         (!subject_before() && !fresh() && !relative_before()));
}

bool PhrasesSoFar::reduced_relative(std::size_t k) const {
    if (!subject_before())
        return clause_has_verb_ && after_noun();
    if (is(k + 1, by_) || (words_.is_adverb(k + 1) && is(k + 2, by_)))
        return true;
    if (phrases_.size() >= 2 && phrases_.back().kind == PhraseKind::comma &&
        after_noun_then_comma() && (is(k + 1, by_) || is(k + 1, preposition)))
        return !clause_has_verb_ && words_.finite_after(k + 1);
    return clause_has_verb_ && !fresh();
}

}  // namespace entente
