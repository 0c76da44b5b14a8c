// SPDX-License-Identifier: MIT
#include "extract/postnominal_frames.hpp"

#include <algorithm>

namespace entente {

using enum WordClass;

void FrameReader::word(std::uint32_t i) {
    const std::uint32_t t = phrases_[i].head;
    if (token(t).entry == nullptr)
        return;
    for (const Sense& sense : token(t).entry->senses)
        if (const Lexeme& lexeme = view_.lexeme(sense);
            !lexeme.relation.empty() && lexeme.pos == Pos::adjective)
            word_frame(i, t, sense);
}

void FrameReader::word_frame(std::uint32_t i, std::uint32_t t, const Sense& sense) {
    const bool takes_noun =
        governs(view_.lexeme(sense), "head") || governs(view_.lexeme(sense), "obj");
    if (phrases_[i].kind == PhraseKind::preposition && !(takes_noun && after_copula(i)))
        return;
    Frame f = frame(t);
    f.lexeme = sense.lexeme;
    const Predicate* g = governor(i);
    Arg subject;
    if (phrases_[i].kind == PhraseKind::noun && !takes_noun && g != nullptr &&
        !phrases_[g->phrase].copula && !head_is(g->phrase, become_verb) &&
        !head_is(g->phrase, describe_verb) && phrases_[i].head == t)
        return;  // “compete for ports and friends”: a noun like others
    if (waits_for_verb(i)) {
        subject = subject_of_clause(i);
        f.set(Condition::apposition);
    } else if (g != nullptr) {
        mood(*g, f);
        subject = g->subject;
        f.set(Condition::copula);
    } else if (i > 0 && phrases_[i - 1].kind == PhraseKind::noun) {
        subject = nouns_.arg(i - 1, {});
        f.set(Condition::apposition);
    } else if (i > 1 && phrases_[i - 1].kind == PhraseKind::comma &&
               phrases_[i - 2].kind == PhraseKind::noun) {
        subject = nouns_.arg(i - 2, {});
        f.set(Condition::apposition);
    } else {
        subject = subject_of_clause(i);  // “Wary of China, India …”
    }
    f[Slot::subject] = subject;
    f[Slot::members] = subject;
    if (subject.ends.size() > 1)
        f.set(Condition::plural_subject);
    f[Slot::complement] =
        takes_noun ? noun_taken(i, t, subject) : complement(view_.lexeme(sense), i, subject, f);
    if (phrases_[i].kind == PhraseKind::noun)
        described(i, f);
    if (f.has(Condition::predicative) || f.has(Condition::apposition))
        f[Slot::subject] = f[Slot::described].empty() ? f[Slot::subject] : f[Slot::described];
    frames_.push_back(std::move(f));
}

/// “India and Pakistan, *at odds* since 1947, have …”
bool FrameReader::waits_for_verb(std::uint32_t i) const {
    return i > 1 && phrases_[i - 1].kind == PhraseKind::comma &&
           phrases_[i - 2].kind == PhraseKind::noun &&
           std::ranges::any_of(reading_.predicates,
                               [&](const Predicate& p) {
                                   return p.clause == reading_.clause_of[i] && p.phrase > i;
                               }) &&
           std::ranges::none_of(reading_.predicates, [&](const Predicate& p) {
               return p.clause == reading_.clause_of[i] && p.phrase < i;
           });
}

bool FrameReader::after_copula(std::uint32_t i) const {
    while (i > 0 && phrases_[i - 1].kind == PhraseKind::adverb)
        --i;
    return i > 0 && phrases_[i - 1].kind == PhraseKind::verb &&
           (phrases_[i - 1].copula || head_is(i - 1, become_verb));
}

Arg FrameReader::noun_taken(std::uint32_t i, std::uint32_t t, const Arg& subject) const {
    if (phrases_[i].kind != PhraseKind::noun) {
        const std::int64_t noun = nouns_.noun_after(i);
        std::uint32_t last = 0;
        return noun < 0
                   ? Arg{}
                   : nouns_.coordinated(static_cast<std::uint32_t>(noun), subject, false, last);
    }
    Arg found;
    for (const std::vector<std::uint32_t>* names : {&phrases_[i].named, &phrases_[i].owners})
        for (const std::uint32_t n : *names)
            if (n > t && n <= t + 2)
                found.ends.push_back(nouns_.end_of(n));
    return found;
}

}  // namespace entente
