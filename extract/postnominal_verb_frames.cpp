// SPDX-License-Identifier: MIT
#include "extract/postnominal_frames.hpp"

#include <algorithm>

namespace entente {

using enum WordClass;

void FrameReader::verb(std::uint32_t i) {
    const Phrase& v = phrases_[i];
    const Predicate* p = predicate_at(i);
    const Token& t = token(v.head);
    if (p == nullptr || t.entry == nullptr)
        return;
    Frame base = frame(v.head);
    base.negated = p->negated;
    base.modality = p->modality;
    base.speaker = p->speaker;
    base[Slot::subject] = p->subject;
    if (!v.passive)
        add_companions(i, *p, base[Slot::subject]);
    if (v.passive)
        base.set(Condition::passive);
    if (v.participle)
        base.set(Condition::participle);
    if (p->subject.ends.size() > 1)
        base.set(Condition::plural_subject);
    base[Slot::members] = p->subject;
    object(i, *p, base);
    base[Slot::agent] = agent(i, p->subject);
    base[Slot::partner] = after_preposition(i, {"with"}, p->subject);
    if (reciprocal_near(i))
        base.set(Condition::reciprocal);
    if (base[Slot::partner].empty() && has_preposition(i, "with"))
        base.set(Condition::unresolved);
    for (const Sense& sense : t.entry->senses) {
        const Lexeme& lexeme = view_.lexeme(sense);
        if (lexeme.relation.empty() || (lexeme.pos != Pos::verb && lexeme.pos != Pos::adjective))
            continue;
        if (lexeme.pos == Pos::adjective && !v.passive)
            continue;  // “is opposed to” may be either
        Frame one = base;
        one.lexeme = sense.lexeme;
        if (!sense.gap_tail.empty() && !gap(sense, i, one))
            continue;
        one[Slot::complement] = complement(lexeme, i, p->subject, one);
        if (one[Slot::complement].empty())
            one[Slot::complement] = complement_of_subject(lexeme, i, one);
        if (one[Slot::complement].empty() && governs(lexeme, "that"))
            one[Slot::complement] = subject_of_that(i, p->subject);
        if (bare(lexeme, i))
            one.set(Condition::bare);
        frames_.push_back(std::move(one));
    }
}

/// “*With Peru* it founded …”, “Russia, *together with* China, …”: they do it too.
void FrameReader::add_companions(std::uint32_t i, const Predicate& p, Arg& subject) const {
    if (subject.empty() || subject.owner)
        return;
    for (std::uint32_t k = 0; k + 1 < phrases_.size(); ++k) {
        if (phrases_[k].kind != PhraseKind::preposition || !head_is(k, with_) ||
            phrases_[k + 1].kind != PhraseKind::noun || reading_.clause_of[k] != p.clause)
            continue;
        if (governor(k) != nullptr ? governor(k) != &p : k > i)
            continue;
        const bool fronted = k == 0 && i > 2;
        if (!fronted && text(phrases_[k].head) == "with")
            continue;
        std::uint32_t last = k + 1;
        const Arg more = nouns_.coordinated(k + 1, subject, false, last);
        if (!more.owner)
            subject.ends.insert(subject.ends.end(), more.ends.begin(), more.ends.end());
    }
}

/// “was rammed by China”, also of the first verb in “was rammed and hosed by China”.
Arg FrameReader::agent(std::uint32_t i, const Arg& subject) const {
    Arg found = after_preposition(i, {"by"}, subject);
    if (!found.empty() || !phrases_[i].passive || i + 2 >= phrases_.size() ||
        phrases_[i + 1].kind != PhraseKind::conjunction || phrases_[i + 2].kind != PhraseKind::verb)
        return found;
    return after_preposition(i + 2, {"by"}, subject);
}

bool FrameReader::gap(const Sense& sense, std::uint32_t i, Frame& f) const {
    const std::uint32_t from = phrases_[i].head + 1;
    for (std::uint32_t k = from; k < view_.tokens.size() && k < from + 7; ++k) {
        if (token(k).mark == U',' || token(k).mark == U';')
            return false;
        const std::uint32_t begin = token(k).begin;
        const std::string_view rest =
            std::string_view(view_.document.text).substr(begin, sense.gap_tail.size());
        if (fold_for_matching(rest) == sense.gap_tail) {
            f.end = begin + static_cast<std::uint32_t>(sense.gap_tail.size());
            return true;
        }
    }
    return false;
}

void FrameReader::object(std::uint32_t i, const Predicate& p, Frame& f) const {
    if (!p.gap.empty()) {
        f[Slot::object] = p.gap;
        return;
    }
    bool shared = false;  // “hosts and backs X”
    for (std::uint32_t k = i + 1; k < phrases_.size(); ++k) {
        const Phrase& q = phrases_[k];
        if (q.kind == PhraseKind::adverb || (q.kind == PhraseKind::conjunction && shared))
            continue;
        if (q.kind == PhraseKind::noun) {
            std::uint32_t last = k;
            f[Slot::object] = nouns_.coordinated(k, p.subject, false, last);
            f.object_classes = classes(q);
            if (last + 1 < phrases_.size() &&
                phrases_[last + 1].kind == PhraseKind::noun) {  // offered Chad advisers
                f[Slot::dative] = f[Slot::object];
                f.object_classes = classes(phrases_[last + 1]);
            }
            return;
        }
        if (q.kind == PhraseKind::conjunction && k + 1 < phrases_.size() &&
            phrases_[k + 1].kind == PhraseKind::verb) {
            shared = true;
            continue;
        }
        if (q.kind == PhraseKind::verb && shared && !q.passive) {
            shared = false;
            continue;
        }
        return;
    }
}

bool FrameReader::reciprocal_near(std::uint32_t i) const {
    for (std::uint32_t k = i > 0 ? i - 1 : 0; k < phrases_.size() && k < i + 4; ++k)
        for (std::uint32_t t = phrases_[k].begin; t < phrases_[k].end; ++t)
            if (token(t).is(WordClass::reciprocal) || token(t).is(WordClass::together))
                return true;
    return false;
}

}  // namespace entente
