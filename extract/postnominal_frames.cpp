// SPDX-License-Identifier: MIT
#include "extract/postnominal_frames.hpp"

#include <algorithm>

namespace entente {

using enum WordClass;

std::vector<Frame> FrameReader::run() {
    for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
        if (phrases_[i].kind == PhraseKind::verb)
            verb(i);
        else if (phrases_[i].kind == PhraseKind::noun)
            noun(i);
        else
            word(i);
    }
    return std::move(frames_);
}

const Predicate* FrameReader::predicate_at(std::uint32_t phrase) const {
    for (const Predicate& p : reading_.predicates)
        if (p.phrase == phrase)
            return &p;
    return nullptr;
}

const Predicate* FrameReader::governor(std::uint32_t phrase) const {
    const std::int32_t p = reading_.predicate_of[phrase];
    return p < 0 ? nullptr : &reading_.predicates[static_cast<std::size_t>(p)];
}

Arg FrameReader::subject_of_clause(std::uint32_t phrase) const {
    for (const Predicate& p : reading_.predicates)
        if (p.clause == reading_.clause_of[phrase])
            return p.subject;
    return {};
}

Frame FrameReader::frame(std::uint32_t t) const {
    Frame f;
    f.token = t;
    f.begin = token(t).begin;
    f.end = token(t).end;
    return f;
}

void FrameReader::mood(const Predicate& p, Frame& f) {
    f.negated = p.negated;
    f.modality = p.modality;
    f.speaker = p.speaker;
}

void FrameReader::presupposed(const Predicate& p, Frame& f) {
    if (p.modality == Modality::reported)
        f.modality = p.modality;
    f.speaker = p.speaker;
}

ClassSet FrameReader::classes(const Phrase& noun) const {
    ClassSet set;
    for (std::uint32_t t = noun.begin; t < noun.end; ++t)
        if (token(t).entry != nullptr)
            set |= token(t).entry->classes;
    return set;
}

bool FrameReader::ends_domain(std::uint32_t i, std::uint32_t k) const {
    const Phrase& q = phrases_[k];
    if (q.kind == PhraseKind::stop || q.kind == PhraseKind::relative ||
        q.kind == PhraseKind::whose || q.kind == PhraseKind::complementiser ||
        q.kind == PhraseKind::subordinator || q.kind == PhraseKind::conditional)
        return true;
    return q.kind == PhraseKind::verb && (q.finite || q.infinitive || q.gerund) && k != i;
}

bool FrameReader::has_preposition(std::uint32_t i, std::string_view word) const {
    for (std::uint32_t k = i + 1; k < phrases_.size() && !ends_domain(i, k); ++k)
        if (phrases_[k].kind == PhraseKind::preposition && text(phrases_[k].head) == word)
            return true;
    return false;
}

Arg FrameReader::after_preposition(std::uint32_t i,
                                   std::initializer_list<std::string_view> words,
                                   const Arg& subject) const {
    for (std::uint32_t k = i + 1; k < phrases_.size() && !ends_domain(i, k); ++k) {
        const bool by = head_is(k, by_) && std::ranges::find(words, "by") != words.end();
        if (phrases_[k].kind != PhraseKind::preposition ||
            (!by && std::ranges::find(words, text(phrases_[k].head)) == words.end()))
            continue;
        if (const std::int64_t noun = nouns_.noun_after(k); noun >= 0) {
            std::uint32_t last = 0;
            Arg found = nouns_.coordinated(static_cast<std::uint32_t>(noun), subject, false, last);
            return with_repeated(std::move(found), k, last, subject);
        }
    }
    return {};
}

Arg FrameReader::subject_of_that(std::uint32_t i, const Arg& subject) const {
    if (i + 2 >= phrases_.size() || phrases_[i + 1].kind != PhraseKind::complementiser ||
        phrases_[i + 2].kind != PhraseKind::noun)
        return {};
    std::uint32_t last = 0;
    return nouns_.coordinated(i + 2, subject, true, last);
}

Arg FrameReader::complement_of_subject(const Lexeme& lexeme, std::uint32_t i, Frame& f) const {
    std::uint32_t begin = i;
    while (begin > 0 && reading_.clause_of[begin - 1] == reading_.clause_of[i] &&
           phrases_[begin - 1].kind != PhraseKind::verb &&
           phrases_[begin - 1].kind != PhraseKind::comma)
        --begin;
    return begin < i ? complement(lexeme, begin, {}, f, i) : Arg{};
}

Arg FrameReader::complement(const Lexeme& lexeme,
                            std::uint32_t i,
                            const Arg& subject,
                            Frame& f,
                            std::uint32_t until) const {
    for (std::uint32_t k = i + 1; k < phrases_.size() && k < until && !ends_domain(i, k); ++k) {
        if (phrases_[k].kind != PhraseKind::preposition || !governs(lexeme, text(phrases_[k].head)))
            continue;
        const std::int64_t noun = nouns_.noun_after(k);
        if (noun < 0)
            continue;
        std::uint32_t last = 0;
        const bool pair = head_is(k, between_);
        Arg found = nouns_.coordinated(
            static_cast<std::uint32_t>(noun), subject, pair || !verb_before(k), last);
        found = with_repeated(found, k, last, subject);
        if (found.empty())
            continue;
        f.object_classes |= classes(phrases_[static_cast<std::uint32_t>(noun)]);
        if (pair) {
            f.set(Condition::between);
            f[Slot::members] = found;
        }
        return found;
    }
    return fronted_complement(lexeme, i);
}

Arg FrameReader::fronted_complement(const Lexeme& lexeme, std::uint32_t i) const {
    for (const Fronted& f : reading_.fronted)
        if (f.clause == reading_.clause_of[i] && governs(lexeme, text(f.preposition)))
            return f.arg;
    return {};
}

bool FrameReader::verb_before(std::uint32_t k) const {
    return std::ranges::any_of(reading_.predicates, [&](const Predicate& p) {
        return p.phrase < k && p.clause == reading_.clause_of[k] && phrases_[p.phrase].finite;
    });
}

std::uint32_t FrameReader::after_other_prepositions(std::uint32_t k,
                                                    std::uint32_t preposition) const {
    while (k + 1 < phrases_.size() && phrases_[k].kind == PhraseKind::preposition &&
           phrases_[k + 1].kind == PhraseKind::noun &&
           text(phrases_[k].head) != text(phrases_[preposition].head))
        k += 2;
    return k;
}

Arg FrameReader::with_repeated(Arg found,
                               std::uint32_t preposition,
                               std::uint32_t last,
                               const Arg& subject) const {
    while (last + 2 < phrases_.size()) {
        std::uint32_t k = after_other_prepositions(last + 1, preposition);
        const std::uint32_t begin = k;
        while (k < phrases_.size() &&
               (phrases_[k].kind == PhraseKind::conjunction ||
                phrases_[k].kind == PhraseKind::comma || phrases_[k].kind == PhraseKind::adverb))
            ++k;
        if (k == begin || k >= phrases_.size() || phrases_[k].kind != PhraseKind::preposition ||
            text(phrases_[k].head) != text(phrases_[preposition].head))
            break;
        const std::int64_t noun = nouns_.noun_after(k);
        if (noun < 0)
            break;
        const Arg more = nouns_.coordinated(static_cast<std::uint32_t>(noun), subject, false, last);
        found.ends.insert(found.ends.end(), more.ends.begin(), more.ends.end());
    }
    return found;
}

bool FrameReader::bare(const Lexeme& lexeme, std::uint32_t i) const {
    std::uint32_t next = i + 1;
    while (next < phrases_.size() && phrases_[next].kind == PhraseKind::adverb)
        ++next;
    if (next < phrases_.size() &&
        (phrases_[next].kind == PhraseKind::noun || phrases_[next].kind == PhraseKind::verb))
        return false;
    if (next + 1 < phrases_.size() && phrases_[next].kind == PhraseKind::preposition &&
        token(phrases_[next + 1].begin).kind != TokenKind::number)
        return false;  // “joined in 2004” says nothing of what was joined; “belongs to neither”
                       // does
    return std::ranges::none_of(lexeme.governs,
                                [&](const std::string& word) { return has_preposition(i, word); });
}

bool FrameReader::governs(const Lexeme& lexeme, std::string_view preposition) {
    return std::ranges::find(lexeme.governs, preposition) != lexeme.governs.end() ||
           (preposition == "towards" &&
            std::ranges::find(lexeme.governs, "toward") != lexeme.governs.end()) ||
           (preposition == "among" &&
            std::ranges::find(lexeme.governs, "between") != lexeme.governs.end());
}

}  // namespace entente
