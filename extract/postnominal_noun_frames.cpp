// SPDX-License-Identifier: MIT
#include "extract/postnominal_frames.hpp"

#include <algorithm>

namespace entente {

using enum WordClass;

void FrameReader::noun(std::uint32_t i) {
    const Phrase& p = phrases_[i];
    for (std::uint32_t t = p.begin; t < p.end; ++t) {
        if (token(t).entry == nullptr || token(t).names())
            continue;
        const bool attributive = std::ranges::find(p.attributive, t) != p.attributive.end();
        for (const Sense& sense : token(t).entry->senses)
            sense_of_noun(i, t, sense, attributive);
    }
    genitive(i);
}

void FrameReader::sense_of_noun(std::uint32_t i,
                                std::uint32_t t,
                                const Sense& sense,
                                bool attributive) {
    const Lexeme& lexeme = view_.lexeme(sense);
    if (lexeme.relation.empty())
        return;
    if (attributive && lexeme.pos == Pos::verb && sense.inflection == Inflection::participle)
        return attributive_frame(i, t, sense);
    if (lexeme.pos == Pos::adjective)
        return word_frame(i, t, sense);
    if (lexeme.pos != Pos::noun && lexeme.pos != Pos::role)
        return;
    if (lexeme.pos == Pos::noun && (modifies_other_noun(i, t) || refers(i, t)))
        return;
    frames_.push_back(noun_frame(i, t, sense));
}

bool FrameReader::refers(std::uint32_t i, std::uint32_t t) const {
    return phrases_[i].head == t && phrases_[i].named.empty() && phrases_[i].owners.empty() &&
           phrases_[i].possessive < 0 && token(t).is(body_anaphor) && phrases_[i].definite &&
           !nouns_.arg(i, {}).empty();
}

bool FrameReader::modifies_other_noun(std::uint32_t i, std::uint32_t t) const {
    for (std::uint32_t k = t + 1; k < phrases_[i].end; ++k)
        if (token(k).entry != nullptr && !token(k).names())
            for (const Sense& s : token(k).entry->senses)
                if (const Pos pos = view_.lexeme(s).pos;
                    (pos == Pos::noun || pos == Pos::role) && !view_.lexeme(s).relation.empty())
                    return true;
    return false;
}

Frame FrameReader::noun_frame(std::uint32_t i, std::uint32_t t, const Sense& sense) const {
    const Phrase& p = phrases_[i];
    const Lexeme& lexeme = view_.lexeme(sense);
    Frame f = frame(t);
    f.lexeme = sense.lexeme;
    const Predicate* g = governor(i);
    const Arg clause_subject = subject_of_clause(i);
    if (!reading_.whose[i].empty())
        f[Slot::owner] = reading_.whose[i];
    else
        f[Slot::owner] = own(i, t, clause_subject);
    f[Slot::complement] = complement(lexeme, i, clause_subject, f);
    if (g == nullptr)
        f[Slot::topic] = topic_;
    if (f[Slot::owner].empty() && bare(lexeme, i))
        f.set(Condition::bare);
    const bool made_by = i + 1 < phrases_.size() && phrases_[i + 1].participle;
    if (f[Slot::members].empty() && f[Slot::owner].ends.size() > 1 && !made_by) {
        f[Slot::members] = f[Slot::owner];
        f.set(Condition::compound);
    }
    if (!p.named.empty()) {  // “SCO member India”
        Arg head;
        for (const std::uint32_t n : p.named)
            head.ends.push_back(nouns_.end_of(n));
        f[Slot::head] = head;
        f.set(Condition::apposition);
        f[Slot::described] = head;
    }
    if (g == nullptr)
        subject_noun(i, f);
    else
        governed_noun(i, *g, f);
    described(i, f);
    spelt_out(i, f);
    if (f[Slot::agent].empty())
        f[Slot::agent] = after_preposition(i, {"by", "from"}, clause_subject);
    if (p.negative)
        f.negated = !f.negated;
    return f;
}

Arg FrameReader::own(std::uint32_t i, std::uint32_t t, const Arg& clause_subject) const {
    const Phrase& p = phrases_[i];
    Arg result;
    for (const std::uint32_t n : p.owners)
        if (n < t)
            result.ends.push_back(nouns_.end_of(n));
    if (result.empty())
        return nouns_.owner(i, clause_subject);
    return result;
}

void FrameReader::subject_noun(std::uint32_t i, Frame& f) const {
    for (const Predicate& p : reading_.predicates) {
        if (p.clause != reading_.clause_of[i] || p.phrase < i)
            continue;
        presupposed(p, f);
        if (i > 0 && phrases_[i - 1].kind == PhraseKind::preposition &&
            governs(lexeme(f), "with") &&
            !f[Slot::complement].empty()) {  // “After talks with Oman, Iran …”
            f.set(Condition::adjunct);
            f[Slot::subject] = p.subject;
            return;
        }
        if (phrases_[p.phrase].copula) {
            mood(p, f);
            f.set(Condition::copula);
            std::uint32_t last = 0;
            for (std::uint32_t k = p.phrase + 1; k < phrases_.size() && !ends_domain(p.phrase, k);
                 ++k)
                if (phrases_[k].kind == PhraseKind::noun) {
                    f[Slot::object] = nouns_.coordinated(k, {}, false, last);
                    break;
                }
            if (f[Slot::complement].empty())
                f[Slot::complement] = complement(lexeme(f), p.phrase, {}, f);
        } else if (phrases_[p.phrase].passive && head_is(p.phrase, light_verb)) {
            mood(p, f);
            f.set(Condition::light_verb);
            f[Slot::subject] = after_preposition(p.phrase, {"by"}, {});
            f[Slot::members] = f[Slot::members].empty() ? f[Slot::subject] : f[Slot::members];
            if (f[Slot::complement].empty())
                f[Slot::complement] =
                    complement(view_.dictionary.lexemes()[f.lexeme], p.phrase, {}, f);
        }
        return;
    }
}

void FrameReader::governed_noun(std::uint32_t i, const Predicate& g, Frame& f) const {
    presupposed(g, f);
    if (i > 0 && phrases_[i - 1].kind == PhraseKind::preposition && !measured(i) &&
        !(lexeme(f).mutual && text(phrases_[i - 1].head) == "with") &&
        (adjunct_preposition(i - 1) ||
         (governs(lexeme(f), "with") && !f[Slot::complement].empty() &&
          text(phrases_[i - 1].head) != "of"))) {
        f.set(Condition::adjunct);
        f[Slot::subject] = g.subject;
        if (f[Slot::members].empty())
            f[Slot::members] = g.subject;
        if (g.subject.ends.size() > 1)
            f.set(Condition::plural_subject);
    }
    if (!is_object(measured(i) ? i - 2 : i, g))
        return;
    const Phrase& v = phrases_[g.phrase];
    if (carries_noun(g))
        mood(g, f);
    f[Slot::subject] = g.subject;
    if (f[Slot::members].empty() && g.subject.ends.size() > 1) {
        f[Slot::members] = g.subject;
        f.set(Condition::plural_subject);
    }
    if (v.copula || head_is(g.phrase, become_verb))
        f.set(Condition::copula);
    else if (v.passive)
        f.set(Condition::passive);
    else if (head_is(g.phrase, receive_verb))
        f.set(Condition::receive_verb);
    else if (head_is(g.phrase, light_verb) || head_is(g.phrase, have) ||
             head_is(g.phrase, end_verb))
        f.set(Condition::light_verb);
    // Talks that ended were held; talks that were suspended were not.
    const bool held = token(f.token).is(event_noun) && !head_is(g.phrase, refuse_verb);
    if (head_is(g.phrase, end_verb) && !lexeme(f).negated && !held)
        f.negated = !f.negated;
    dative(i, g, f);
}

bool FrameReader::measured(std::uint32_t i) const {
    return i >= 2 && phrases_[i - 1].kind == PhraseKind::preposition && head_is(i - 1, of_) &&
           (phrases_[i - 2].kind == PhraseKind::adverb || head_is(i - 2, measure_noun));
}

bool FrameReader::adjunct_preposition(std::uint32_t i) const {
    if (i > 0 && phrases_[i - 1].kind == PhraseKind::noun && head_is(i - 1, organ))
        return false;  // “the Minister for Defence”
    const std::string_view word = text(phrases_[i].head);
    if (word == "to")  // “returned to talks”, not “parties to the agreement”
        return i > 0 && phrases_[i - 1].kind == PhraseKind::verb;
    return word == "for" || word == "in" || word == "out of" || word == "with" ||
           word == "as part of" || word == "under" || word == "amid";
}

bool FrameReader::carries_noun(const Predicate& g) const {
    return phrases_[g.phrase].copula || head_is(g.phrase, become_verb) ||
           head_is(g.phrase, receive_verb) || head_is(g.phrase, light_verb) ||
           head_is(g.phrase, have) || head_is(g.phrase, end_verb);
}

bool FrameReader::is_object(std::uint32_t i, const Predicate& g) const {
    for (std::uint32_t k = g.phrase + 1; k < i; ++k)
        if (phrases_[k].kind != PhraseKind::adverb && phrases_[k].kind != PhraseKind::noun &&
            phrases_[k].kind != PhraseKind::conjunction &&
            phrases_[k].kind != PhraseKind::adjective)
            return false;
    return true;
}

void FrameReader::dative(std::uint32_t i, const Predicate& g, Frame& f) const {
    if (i > g.phrase + 1 && phrases_[i - 1].kind == PhraseKind::noun)
        f[Slot::dative] = nouns_.arg(i - 1, g.subject);
    else
        f[Slot::dative] = after_preposition(i, {"to", "with", "for"}, g.subject);
}

/// “Its members – Chad, Mali and Niger –”, “allies such as Fiji”: who they are.
void FrameReader::spelt_out(std::uint32_t i, Frame& f) const {
    if (lexeme(f).pos != Pos::role || f.token != phrases_[i].head || !phrases_[i].plural ||
        i + 2 >= phrases_.size() || phrases_[i + 2].kind != PhraseKind::noun)
        return;
    const Phrase& mark = phrases_[i + 1];
    const char32_t c = token(mark.head).mark;
    const bool names = c == U'–' || c == U'—' || c == U':' ||
                       (mark.kind == PhraseKind::preposition &&
                        (text(mark.head) == "such as" || text(mark.head) == "including"));
    std::uint32_t last = 0;
    if (!names || phrases_[i + 2].named.empty())
        return;
    f.set(Condition::parts);
    f[Slot::object] = nouns_.coordinated(i + 2, {}, true, last);
}

bool FrameReader::counted_among(std::uint32_t i) const {
    const Predicate* g = governor(i);
    return text(phrases_[i - 1].head) == "among" && phrases_[i].possessive >= 0 && g != nullptr &&
           head_is(g->phrase, describe_verb);
}

void FrameReader::described(std::uint32_t i, Frame& f) const {
    const std::uint32_t at = i;
    while (i > 0 && phrases_[i - 1].kind == PhraseKind::adverb)
        --i;
    if (i == 0)
        return;
    const Phrase& before = phrases_[i - 1];
    if (before.kind == PhraseKind::preposition &&
        (token(before.head).is(as_) || counted_among(i))) {
        const Predicate* g = governor(i);
        if (g == nullptr)
            return;
        f.set(Condition::predicative);
        const bool describes = head_is(g->phrase, describe_verb) || head_is(g->phrase, say_verb);
        if (phrases_[g->phrase].passive || !describes) {
            f[Slot::described] = g->subject;
            return;
        }
        for (std::uint32_t k = g->phrase + 1; k < i; ++k)
            if (phrases_[k].kind == PhraseKind::noun) {
                std::uint32_t last = 0;
                f[Slot::described] = nouns_.coordinated(k, g->subject, false, last);
                return;
            }
        f[Slot::described] = g->subject;
    } else if (before.kind == PhraseKind::comma && i >= 2 &&
               phrases_[i - 2].kind == PhraseKind::noun && phrases_[at].named.empty()) {
        f.set(Condition::apposition);
        f[Slot::described] =
            phrases_[at].plural || i != at ? nouns_.group_before(i - 1) : nouns_.arg(i - 2, {});
    }
}

void FrameReader::attributive_frame(std::uint32_t i, std::uint32_t t, const Sense& sense) {
    const Phrase& p = phrases_[i];
    Frame f = frame(t);
    f.lexeme = sense.lexeme;
    f.set(Condition::attributive);
    if (t < 2 || !token(t - 2).names())
        return;
    f[Slot::agent].ends = {nouns_.end_of(t - 2)};
    for (const std::uint32_t n : p.named)
        if (n > t)
            f[Slot::head].ends.push_back(nouns_.end_of(n));
    frames_.push_back(std::move(f));
}

void FrameReader::genitive(std::uint32_t i) {
    const Phrase& p = phrases_[i];
    if (p.named.empty())
        return;
    for (std::uint32_t t = p.begin; t < p.end; ++t) {
        if ((!token(t).is(WordClass::genitive) && static_cast<std::int32_t>(t) != p.possessive) ||
            token(t).entry == nullptr)
            continue;
        for (const Sense& sense : token(t).entry->senses) {
            Frame f = frame(t);
            f.lexeme = sense.lexeme;
            f.set(Condition::genitive);
            f[Slot::owner] = own(i, p.end, subject_of_clause(i));
            for (const std::uint32_t n : p.named)
                f[Slot::head].ends.push_back(nouns_.end_of(n));
            frames_.push_back(std::move(f));
        }
    }
}

}  // namespace entente
