// SPDX-License-Identifier: MIT
#include "extract/clause_reader.hpp"

#include <utility>

namespace entente {

using enum WordClass;

void ClauseReader::nonfinite(const Phrase& v) {
    Predicate p = predicate(v);
    const std::int32_t matrix = top().last_predicate;
    const Phrase* prior = before(at_);
    if (v.participle) {
        p.subject = both_before() ? nouns_.group_before(at_)
                    : prior != nullptr && prior->kind == PhraseKind::comma && !last_noun_adjacent()
                        ? top().subject
                        : last_noun();
    } else if (v.gerund && prior != nullptr && prior->kind == PhraseKind::noun &&
               !controls_object(matrix)) {
        p.subject = last_noun();
    } else if (v.infinitive && prior != nullptr && prior->kind == PhraseKind::noun && matrix >= 0 &&
               controls_object(matrix)) {
        p.subject = nouns_.group_before(at_);
        p.modality = stronger(p.modality, Modality::planned);
    } else if (v.infinitive && prior != nullptr && prior->kind == PhraseKind::noun &&
               !after_copula(matrix) && owner_of_last_noun(p)) {
        p.modality = stronger(p.modality, Modality::planned);
    } else if (v.gerund && matrix >= 0 && accused(matrix)) {
        p.subject = object_of(static_cast<std::uint32_t>(matrix));
        p.modality = stronger(p.modality, Modality::reported);
        p.speaker = speaker_of(reading_.predicates[static_cast<std::size_t>(matrix)].subject);
    } else if (v.gerund && prior != nullptr && prior->kind == PhraseKind::preposition &&
               matrix >= 0) {
        p.subject = reading_.predicates[static_cast<std::size_t>(matrix)].subject;
        if (view_.text(view_.tokens[prior->head]) == "without")
            p.negated = !p.negated;
    } else {
        p.subject = top().subject;
    }
    if (matrix >= 0 && (v.infinitive || v.gerund))
        inherit(reading_.predicates[static_cast<std::size_t>(matrix)], p, v);
    if (!top().verb_seen && !top().subject_set && v.gerund)
        p.subject = {};
    add(std::move(p));
}

/// “A and B, *both* proposed by …”
bool ClauseReader::both_before() const {
    return at_ > 0 && phrases_[at_ - 1].kind == PhraseKind::adverb && head_is(at_ - 1, both_);
}

bool ClauseReader::last_noun_adjacent() const {
    return at_ >= 2 && phrases_[at_ - 1].kind == PhraseKind::comma &&
           phrases_[at_ - 2].kind == PhraseKind::noun;
}

Arg ClauseReader::last_noun() const {
    for (std::uint32_t i = at_; i > 0; --i)
        if (phrases_[i - 1].kind == PhraseKind::noun) {
            const Arg arg = nouns_.arg(i - 1, {});
            return arg;
        }
    return {};
}

bool ClauseReader::actor_of_noun(std::uint32_t i) const {
    if (i < 2 || phrases_[i - 1].kind != PhraseKind::preposition ||
        phrases_[i - 2].kind != PhraseKind::noun || phrases_[i].named.empty())
        return false;
    return head_is(i - 1, by_) || (head_is(i - 1, of_) && phrases_[i - 2].named.empty());
}

bool ClauseReader::after_copula(std::int32_t matrix) const {
    return matrix >= 0 &&
           phrases_[reading_.predicates[static_cast<std::size_t>(matrix)].phrase].copula;
}

bool ClauseReader::owner_of_last_noun(Predicate& p) const {
    for (std::uint32_t i = at_; i > 0; --i)
        if (phrases_[i - 1].kind == PhraseKind::noun) {
            if (actor_of_noun(i - 1)) {
                p.subject = nouns_.arg(i - 1, {});  // “an attempt by Kosovo to enter …”
                return true;
            }
            if (phrases_[i - 1].owners.empty() || !phrases_[i - 1].named.empty())
                return false;
            p.subject = nouns_.owner(i - 1, scopes_.back().subject);
            p.subject.owner = false;
            return true;
        }
    return false;
}

bool ClauseReader::controls_object(std::int32_t matrix) const {
    if (matrix < 0)
        return false;
    const std::uint32_t i = reading_.predicates[static_cast<std::size_t>(matrix)].phrase;
    return head_is(i, urge_verb) || head_is(i, let_verb) || head_is(i, urge_negative_verb);
}

bool ClauseReader::accused(std::int32_t matrix) const {
    const Phrase* prior = before(at_);
    if (prior == nullptr || prior->kind != PhraseKind::preposition || matrix < 0 ||
        object_of(static_cast<std::uint32_t>(matrix)).empty())
        return false;
    const std::uint32_t verb = reading_.predicates[static_cast<std::size_t>(matrix)].phrase;
    if (head_is(verb, accuse_verb))
        return true;
    // “describes Z as a device for V-ing”: Z does it
    return head_is(verb, describe_verb) && view_.text(view_.tokens[prior->head]) == "for";
}

Arg ClauseReader::object_of(std::uint32_t predicate) const {
    const Predicate& p = reading_.predicates[predicate];
    if (phrases_[p.phrase].passive)
        return p.subject;
    for (std::uint32_t i = p.phrase + 1; i < at_; ++i) {
        if (phrases_[i].kind == PhraseKind::noun) {
            std::uint32_t last = i;
            return nouns_.coordinated(i, p.subject, false, last);
        }
        if (phrases_[i].kind != PhraseKind::adverb)
            break;
    }
    return {};
}

void ClauseReader::inherit(const Predicate& matrix, Predicate& p, const Phrase& v) {
    const bool adjacent =
        matrix.phrase + 1 == at_ || v.infinitive || before_is(at_, PhraseKind::verb);
    p.modality = stronger(p.modality, matrix.modality);
    if (!adjacent)
        return;
    const bool chain = before_is(at_, PhraseKind::verb) || v.infinitive;
    if (chain && matrix.negated && !phrases_[at_].negated &&
        !before_is(at_, PhraseKind::preposition))
        p.negated = !p.negated;
    if (!chain)
        return;
    if (head_is(matrix.phrase, refuse_verb))
        p.negated = !p.negated;
    if (head_is(matrix.phrase, urge_negative_verb))
        p.negated = !p.negated;
    if (head_is(matrix.phrase, plan_verb))
        p.modality = stronger(p.modality, Modality::planned);
    if (head_is(matrix.phrase, wish_verb) || head_is(matrix.phrase, urge_verb))
        p.modality = stronger(p.modality, Modality::planned);
    if (head_is(matrix.phrase, say_verb))
        p.modality = stronger(p.modality, Modality::reported);
}

}  // namespace entente
