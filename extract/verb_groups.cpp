// SPDX-License-Identifier: MIT
#include "extract/verb_groups.hpp"

#include <algorithm>

namespace entente {

using enum WordClass;

std::size_t VerbGroups::verb_group(std::size_t i) {
    Phrase v;
    v.kind = PhraseKind::verb;
    v.begin = static_cast<std::uint32_t>(i);
    Auxiliaries aux{.begin = i, .last = i};
    std::size_t k = i;
    while (k < words_.size() && auxiliary(k, aux, v))
        ++k;
    if (!aux.any)
        return bare_verb(i, k, v);
    if (k < words_.size() && main_verb(k, aux, v))
        return finish(v, k, v.passive);
    if (aux.be || is(aux.last, be)) {  // copula
        v.copula = true;
        v.head = static_cast<std::uint32_t>(aux.last);
        v.end = static_cast<std::uint32_t>(k);
        so_far_.push(v);
        return k;
    }
    v.head = static_cast<std::uint32_t>(aux.last);
    const std::size_t end = std::max(k, i + 1);
    if (inverted(i, k)) {
        pending_ = v;
        pending_->passive = aux.be;
        return end;
    }
    // “has not”, “will”: the verb was not seen; count the group as a verb of its own
    v.end = static_cast<std::uint32_t>(end);
    so_far_.push(v);
    return end;
}

/// “has *neither* condemned nor endorsed”, “they *neither* trade nor talk”
bool VerbGroups::denies_verb(std::size_t k, const Auxiliaries& aux) const {
    return is(k, negative_determiner) && is(k, both_) && (aux.any || so_far_.after_noun()) &&
           words_.verb_forms(k + 1).any();
}

bool VerbGroups::auxiliary(std::size_t k, Auxiliaries& aux, Phrase& v) const {
    if (denies_verb(k, aux)) {
        v.negated = true;
        return true;
    }
    if (is(k, negation)) {
        v.negated = !v.negated;
        if (!is(k, be) && !is(k, have) && !is(k, do_) && !is(k, future) && !is(k, possible) &&
            !is(k, obligation))
            return true;
    }
    if (is(k, infinitive) && (k == aux.begin || aux.any || is(k - 1, negation)) &&
        words_.next_is_base(k + 1)) {
        v.infinitive = k == aux.begin || v.infinitive || is(k - 1, negation);
        aux.any = aux.wants_base = true;
        aux.last = k;
        return true;
    }
    if (is(k, future) || is(k, possible) || is(k, obligation) || is(k, do_)) {
        if (is(k, do_) && !words_.next_is_base(k + 1) && !is(k + 1, negation) && !is(k, negation))
            return false;
        if (is(k, possible))
            v.modality = Modality::hypothetical;
        else if (is(k, future) && v.modality == Modality::asserted)
            v.modality = Modality::planned;
        aux.any = aux.wants_base = true;
        v.finite = true;
        aux.last = k;
        return true;
    }
    if (is(k, have) || is(k, be))
        return have_or_be(k, aux, v);
    return aux.any && words_.is_adverb(k);
}

bool VerbGroups::have_or_be(std::size_t k, Auxiliaries& aux, Phrase& v) const {
    if (is(k, have)) {
        if (!words_.participle_follows(k + 1) &&
            !(inverted(k, k + 1) && so_far_.participle_ahead(k + 1)))
            return false;  // main verb “have”
        aux.have = true;
    } else {
        aux.be = true;
    }
    if (!aux.wants_base && !v.infinitive && !words_.is_nonfinite_aux(k))
        v.finite = true;
    if (k == aux.begin && words_.is_nonfinite_aux(k))
        v.gerund = true;
    aux.any = true;
    aux.wants_base = false;
    aux.last = k;
    return true;
}

bool VerbGroups::main_verb(std::size_t k, const Auxiliaries& aux, Phrase& v) const {
    const VerbForms forms = words_.verb_forms(k);
    if (aux.be && forms.participle && !words_.noun_after_be(k)) {
        v.passive = true;
        return true;
    }
    if (aux.be && forms.gerund && !words_.is_adjective_sense(k)) {
        v.progressive = true;
        return true;
    }
    return (aux.have && !aux.be && forms.participle) ||
           (aux.wants_base && (forms.base || is(k, have) || unknown_verb(k, v)));
}

/// “would *hurt* Peru”: a word of no list after an auxiliary that wants a verb.
bool VerbGroups::unknown_verb(std::size_t k, const Phrase& v) const {
    return !v.infinitive && token(k).entry == nullptr && token(k).kind == TokenKind::word &&
           !token(k).capital;
}

std::size_t VerbGroups::bare_verb(std::size_t i, std::size_t k, Phrase& v) {
    if (k >= words_.size() || token(k).names() || (words_.is_function(k) && !is(k, have)) ||
        is(k, determiner))
        return i;
    VerbForms forms = words_.verb_forms(k);
    if (is(k, have))
        forms.third = forms.past = true;
    if (!forms.any() || words_.is_adverb_only(k))
        return i;
    if (words_.hyphen(k + 1) && k + 2 < words_.size() && !token(k + 2).after_blank)
        return i;  // “trade-related”
    if (k > i && !is(i, negation) && !v.negated)
        return i;
    const bool calls_for_noun =
        k == i && so_far_.noun_before(i) && !is(i - 1, preposition) && !is(i - 1, by_);
    if (calls_for_noun)
        return i;
    if (so_far_.subject_before() && take_pending(v, forms))
        return finish(v, k, v.passive);
    if (forms.gerund && !(forms.base || forms.third || forms.past)) {
        if (words_.has_noun_sense(k) &&
            ((!words_.governs_follow(k) && !so_far_.after_subordinator()) ||
             so_far_.after_light_verb()))
            return i;
        v.gerund = true;
        return finish(v, k, false);
    }
    if (so_far_.ends_with(PhraseKind::preposition, i))
        return i;
    if (forms.past || forms.participle)
        return past_verb(i, k, forms, v);
    if (forms.third || forms.base)
        return present_verb(i, k, forms, v);
    return i;
}

std::size_t VerbGroups::past_verb(std::size_t i, std::size_t k, const VerbForms& forms, Phrase& v) {
    if (forms.participle && (!forms.past || so_far_.reduced_relative(k)))
        return reduced(v, k, i);
    if (!so_far_.subject_before() && !so_far_.fresh() && !so_far_.relative_before())
        return i;
    if (words_.has_noun_sense(k) && so_far_.clause_has_verb())
        return i;
    if (so_far_.adjective_use(k))
        return i;
    v.finite = true;
    return finish(v, k, false);
}

std::size_t VerbGroups::present_verb(std::size_t i,
                                     std::size_t k,
                                     const VerbForms& forms,
                                     Phrase& v) {
    const bool fresh = so_far_.fresh();
    const bool relative = so_far_.relative_before();
    if (forms.base && so_far_.let_object_before()) {
        v.infinitive = true;
        return finish(v, k, false);
    }
    if (so_far_.clause_has_verb() && !fresh && !relative)
        return i;
    const bool noun_too = words_.has_noun_sense(k);
    if (forms.third && (so_far_.subject_before() || relative || fresh)) {
        const bool clear = so_far_.after_name() || relative || so_far_.after_pronoun() || fresh;
        const bool light = fresh && words_.is_operator(k) && words_.bare_object_follows(k);
        const bool preposition_next = is(k + 1, preposition) || is(k + 1, by_) || is(k + 1, with_);
        const bool surely_verb =
            words_.object_follows(k) && (preposition_next ? clear && !so_far_.finite_ahead(k + 1)
                                                          : clear || !so_far_.finite_ahead(k + 1));
        if (noun_too && !light && !surely_verb)
            return i;
        v.finite = true;
        return finish(v, k, false);
    }
    if (forms.base && (so_far_.plural_before() || relative || (fresh && so_far_.last_verb_base()) ||
                       so_far_.plural_subject_waits())) {
        if (noun_too && !words_.object_follows(k) && !(fresh && words_.bare_object_follows(k)))
            return i;
        v.finite = true;
        return finish(v, k, false);
    }
    const bool imperative = so_far_.empty() && !noun_too;
    if (forms.base && imperative) {
        v.infinitive = true;
        return finish(v, k, false);
    }
    return i;
}

std::size_t VerbGroups::reduced(Phrase& v, std::size_t k, std::size_t i) {
    if (so_far_.adjective_use(k))
        return i;
    v.participle = true;
    v.passive = true;
    return finish(v, k, true);
}

std::size_t VerbGroups::finish(Phrase& v, std::size_t main, bool passive) {
    v.head = static_cast<std::uint32_t>(main);
    v.end = static_cast<std::uint32_t>(main + 1);
    v.passive = passive;
    if (v.begin > 0 && is(v.begin - 1, negative_conjunction))
        v.negated = true;
    so_far_.push(v);
    return main + 1;
}

bool VerbGroups::inverted(std::size_t i, std::size_t k) const {
    if (k >= words_.size() || !(token(k).names() || is(k, determiner) || is(k, pronoun) ||
                                is(k, plural_pronoun) || is(k, possessive)))
        return false;
    const Phrase* p = so_far_.last_content();
    return i == 0 || p == nullptr || p->kind == PhraseKind::stop ||
           p->kind == PhraseKind::conjunction || p->kind == PhraseKind::comma;
}

bool VerbGroups::take_pending(Phrase& v, const VerbForms& forms) {
    if (!pending_ || !(forms.participle || forms.base))
        return false;
    v.finite = true;
    v.passive = pending_->passive && forms.participle;
    v.negated = pending_->negated != words_.negative_before(pending_->begin);
    v.modality = is(pending_->head, possible) && pending_->begin == 0 ? Modality::hypothetical
                                                                      : pending_->modality;
    pending_.reset();
    return true;
}

}  // namespace entente
