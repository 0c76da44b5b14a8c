// SPDX-License-Identifier: MIT
#include "extract/clauses.hpp"
#include "extract/parse.hpp"
#include "extract/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

using enum WordClass;

/// Fills the slots of each lexeme from the phrases and clauses around it.
class FrameReader {
public:
    FrameReader(const SentenceView& view,
                const std::vector<Phrase>& phrases,
                const ClauseReading& reading,
                const Discourse& discourse)
        : view_(view),
          phrases_(phrases),
          reading_(reading),
          nouns_(view, phrases, discourse, reading),
          topic_(discourse.topic()) {}

    std::vector<Frame> run() {
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

private:
    [[nodiscard]] const Token& token(std::uint32_t i) const { return view_.tokens[i]; }
    [[nodiscard]] std::string_view text(std::uint32_t i) const { return view_.text(token(i)); }
    [[nodiscard]] bool head_is(std::uint32_t phrase, WordClass c) const {
        return token(phrases_[phrase].head).is(c);
    }

    [[nodiscard]] const Predicate* predicate_at(std::uint32_t phrase) const {
        for (const Predicate& p : reading_.predicates)
            if (p.phrase == phrase)
                return &p;
        return nullptr;
    }
    /// The predicate that governs a phrase: the last one before it in its clause.
    [[nodiscard]] const Predicate* governor(std::uint32_t phrase) const {
        const std::int32_t p = reading_.predicate_of[phrase];
        return p < 0 ? nullptr : &reading_.predicates[static_cast<std::size_t>(p)];
    }
    [[nodiscard]] Arg subject_of_clause(std::uint32_t phrase) const {
        for (const Predicate& p : reading_.predicates)
            if (p.clause == reading_.clause_of[phrase])
                return p.subject;
        return {};
    }

    // --- verbs ---

    void verb(std::uint32_t i) {
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
        if (v.passive)
            base.set(Condition::passive);
        if (v.participle)
            base.set(Condition::participle);
        if (p->subject.ends.size() > 1)
            base.set(Condition::plural_subject);
        base[Slot::members] = p->subject;
        object(i, *p, base);
        base[Slot::agent] = after_preposition(i, {"by"}, p->subject);
        base[Slot::partner] = after_preposition(i, {"with"}, p->subject);
        if (reciprocal_near(i))
            base.set(Condition::reciprocal);
        if (base[Slot::partner].empty() && has_preposition(i, "with"))
            base.set(Condition::unresolved);
        for (const Sense& sense : t.entry->senses) {
            const Lexeme& lexeme = view_.lexeme(sense);
            if (lexeme.relation.empty() ||
                (lexeme.pos != Pos::verb && lexeme.pos != Pos::adjective))
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
            frames_.push_back(std::move(one));
        }
    }

    /// “turn … down”: the tail within a few words; what stands between is the object.
    [[nodiscard]] bool gap(const Sense& sense, std::uint32_t i, Frame& f) const {
        const std::uint32_t from = phrases_[i].head + 1;
        for (std::uint32_t k = from; k < view_.tokens.size() && k < from + 7; ++k) {
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

    void object(std::uint32_t i, const Predicate& p, Frame& f) const {
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

    [[nodiscard]] ClassSet classes(const Phrase& noun) const {
        ClassSet set;
        for (std::uint32_t t = noun.begin; t < noun.end; ++t)
            if (token(t).entry != nullptr)
                set |= token(t).entry->classes;
        return set;
    }

    [[nodiscard]] bool reciprocal_near(std::uint32_t i) const {
        for (std::uint32_t k = i > 0 ? i - 1 : 0; k < phrases_.size() && k < i + 4; ++k)
            for (std::uint32_t t = phrases_[k].begin; t < phrases_[k].end; ++t)
                if (token(t).is(WordClass::reciprocal) || token(t).is(WordClass::together))
                    return true;
        return false;
    }

    // --- complements ---

    /// How far the complements of phrase i reach: to the next verb of its own clause, a full stop
    /// or a new clause.
    [[nodiscard]] bool ends_domain(std::uint32_t i, std::uint32_t k) const {
        const Phrase& q = phrases_[k];
        if (q.kind == PhraseKind::stop || q.kind == PhraseKind::relative ||
            q.kind == PhraseKind::whose || q.kind == PhraseKind::complementiser ||
            q.kind == PhraseKind::subordinator || q.kind == PhraseKind::conditional)
            return true;
        return q.kind == PhraseKind::verb && (q.finite || q.infinitive) && k != i;
    }

    [[nodiscard]] bool has_preposition(std::uint32_t i, std::string_view word) const {
        for (std::uint32_t k = i + 1; k < phrases_.size() && !ends_domain(i, k); ++k)
            if (phrases_[k].kind == PhraseKind::preposition && text(phrases_[k].head) == word)
                return true;
        return false;
    }

    [[nodiscard]] Arg after_preposition(std::uint32_t i,
                                        std::initializer_list<std::string_view> words,
                                        const Arg& subject) const {
        for (std::uint32_t k = i + 1; k < phrases_.size() && !ends_domain(i, k); ++k) {
            if (phrases_[k].kind != PhraseKind::preposition ||
                std::ranges::find(words, text(phrases_[k].head)) == words.end())
                continue;
            if (const std::int64_t noun = nouns_.noun_after(k); noun >= 0) {
                std::uint32_t last = 0;
                return nouns_.coordinated(static_cast<std::uint32_t>(noun), subject, false, last);
            }
        }
        return {};
    }

    /// “fears that Chinese goods would …”: the subject of the clause.
    [[nodiscard]] Arg subject_of_that(std::uint32_t i, const Arg& subject) const {
        if (i + 2 >= phrases_.size() || phrases_[i + 1].kind != PhraseKind::complementiser ||
            phrases_[i + 2].kind != PhraseKind::noun)
            return {};
        std::uint32_t last = 0;
        return nouns_.coordinated(i + 2, subject, true, last);
    }

    /// “Relations between Algeria and Mali soured”: the complement stands on the subject.
    [[nodiscard]] Arg complement_of_subject(const Lexeme& lexeme, std::uint32_t i, Frame& f) const {
        std::uint32_t begin = i;
        while (begin > 0 && reading_.clause_of[begin - 1] == reading_.clause_of[i] &&
               phrases_[begin - 1].kind != PhraseKind::verb &&
               phrases_[begin - 1].kind != PhraseKind::comma)
            --begin;
        return begin < i ? complement(lexeme, begin, {}, f, i) : Arg{};
    }

    /// The first phrase after i that a governed preposition introduces and that names somebody.
    [[nodiscard]] Arg complement(const Lexeme& lexeme,
                                 std::uint32_t i,
                                 const Arg& subject,
                                 Frame& f,
                                 std::uint32_t until = 0xFFFFFFFFU) const {
        for (std::uint32_t k = i + 1; k < phrases_.size() && k < until && !ends_domain(i, k); ++k) {
            if (phrases_[k].kind != PhraseKind::preposition ||
                !governs(lexeme, text(phrases_[k].head)))
                continue;
            const std::int64_t noun = nouns_.noun_after(k);
            if (noun < 0)
                continue;
            std::uint32_t last = 0;
            const bool pair =
                text(phrases_[k].head) == "between" || text(phrases_[k].head) == "among";
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
        return {};
    }

    /// A finite verb of the same clause stands before phrase k: a noun after “and” may begin a new
    /// clause.
    [[nodiscard]] bool verb_before(std::uint32_t k) const {
        return std::ranges::any_of(reading_.predicates, [&](const Predicate& p) {
            return p.phrase < k && p.clause == reading_.clause_of[k] && phrases_[p.phrase].finite;
        });
    }

    /// “belongs to the EAEU and to the CSTO”: the preposition said again.
    [[nodiscard]] Arg with_repeated(Arg found,
                                    std::uint32_t preposition,
                                    std::uint32_t last,
                                    const Arg& subject) const {
        while (last + 2 < phrases_.size()) {
            std::uint32_t k = last + 1;
            while (k < phrases_.size() && (phrases_[k].kind == PhraseKind::conjunction ||
                                           phrases_[k].kind == PhraseKind::comma ||
                                           phrases_[k].kind == PhraseKind::adverb))
                ++k;
            if (k == last + 1 || k >= phrases_.size() ||
                phrases_[k].kind != PhraseKind::preposition ||
                text(phrases_[k].head) != text(phrases_[preposition].head))
                break;
            const std::int64_t noun = nouns_.noun_after(k);
            if (noun < 0)
                break;
            const Arg more =
                nouns_.coordinated(static_cast<std::uint32_t>(noun), subject, false, last);
            found.ends.insert(found.ends.end(), more.ends.begin(), more.ends.end());
        }
        return found;
    }

    [[nodiscard]] static bool governs(const Lexeme& lexeme, std::string_view preposition) {
        return std::ranges::find(lexeme.governs, preposition) != lexeme.governs.end() ||
               (preposition == "towards" &&
                std::ranges::find(lexeme.governs, "toward") != lexeme.governs.end()) ||
               (preposition == "among" &&
                std::ranges::find(lexeme.governs, "between") != lexeme.governs.end());
    }

    // --- nouns ---

    void noun(std::uint32_t i) {
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

    void sense_of_noun(std::uint32_t i, std::uint32_t t, const Sense& sense, bool attributive) {
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

    /// “the alliance” that was named before is an actor here, no relation.
    [[nodiscard]] bool refers(std::uint32_t i, std::uint32_t t) const {
        return phrases_[i].head == t && phrases_[i].named.empty() && phrases_[i].owners.empty() &&
               phrases_[i].possessive < 0 && token(t).is(body_anaphor) && phrases_[i].definite &&
               !nouns_.arg(i, {}).empty();
    }

    /// “trade talks”, “sanctions regime”: a compound is judged by its head, unless the head carries
    /// nothing.
    [[nodiscard]] bool modifies_other_noun(std::uint32_t i, std::uint32_t t) const {
        for (std::uint32_t k = t + 1; k < phrases_[i].end; ++k)
            if (token(k).entry != nullptr && !token(k).names())
                for (const Sense& s : token(k).entry->senses)
                    if (const Pos pos = view_.lexeme(s).pos;
                        (pos == Pos::noun || pos == Pos::role) && !view_.lexeme(s).relation.empty())
                        return true;
        return false;
    }

    [[nodiscard]] Frame noun_frame(std::uint32_t i, std::uint32_t t, const Sense& sense) const {
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
        f[Slot::topic] = topic_;
        if (f[Slot::members].empty() && f[Slot::owner].ends.size() > 1) {
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
        if (f[Slot::agent].empty())
            f[Slot::agent] = after_preposition(i, {"by", "from"}, clause_subject);
        if (p.negative)
            f.negated = !f.negated;
        return f;
    }

    /// The owner of the noun itself: names before it.
    [[nodiscard]] Arg own(std::uint32_t i, std::uint32_t t, const Arg& clause_subject) const {
        const Phrase& p = phrases_[i];
        Arg result;
        for (const std::uint32_t n : p.owners)
            if (n < t)
                result.ends.push_back(nouns_.end_of(n));
        if (result.empty())
            return nouns_.owner(i, clause_subject);
        return result;
    }

    /// A noun that is the subject: of a passive light verb (“talks were held by …”), of a copula
    /// (“its members are X”).
    void subject_noun(std::uint32_t i, Frame& f) const {
        for (const Predicate& p : reading_.predicates) {
            if (p.clause != reading_.clause_of[i] || p.phrase < i)
                continue;
            presupposed(p, f);
            if (phrases_[p.phrase].copula) {
                mood(p, f);
                f.set(Condition::copula);
                std::uint32_t last = 0;
                for (std::uint32_t k = p.phrase + 1;
                     k < phrases_.size() && !ends_domain(p.phrase, k);
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

    void governed_noun(std::uint32_t i, const Predicate& g, Frame& f) const {
        presupposed(g, f);
        if (i > 0 && phrases_[i - 1].kind == PhraseKind::preposition && !measured(i) &&
            adjunct_preposition(i - 1)) {
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
        else if (head_is(g.phrase, light_verb) || head_is(g.phrase, have))
            f.set(Condition::light_verb);
        if (head_is(g.phrase, end_verb) && !lexeme(f).negated && !token(f.token).is(event_noun))
            f.negated = !f.negated;
        dative(i, g, f);
    }
    [[nodiscard]] const Lexeme& lexeme(const Frame& f) const {
        return view_.dictionary.lexemes()[f.lexeme];
    }

    /// “two days of talks”: the measure is no noun of its own.
    [[nodiscard]] bool measured(std::uint32_t i) const {
        return i >= 2 && phrases_[i - 1].kind == PhraseKind::preposition &&
               text(phrases_[i - 1].head) == "of" && phrases_[i - 2].kind == PhraseKind::noun &&
               head_is(i - 2, measure_noun);
    }
    /// “for fear of”, “in support of”, “for talks with”: the subject of the clause is the source.
    [[nodiscard]] bool adjunct_preposition(std::uint32_t i) const {
        if (i > 0 && phrases_[i - 1].kind == PhraseKind::noun && head_is(i - 1, organ))
            return false;  // “the Minister for Defence”
        const std::string_view word = text(phrases_[i].head);
        return word == "for" || word == "in" || word == "out of" || word == "with" ||
               word == "as part of" || word == "under" || word == "amid";
    }

    static void mood(const Predicate& p, Frame& f) {
        f.negated = p.negated;
        f.modality = p.modality;
        f.speaker = p.speaker;
    }

    /// What the noun means is said by the clause itself, not taken for granted in it.
    [[nodiscard]] bool carries_noun(const Predicate& g) const {
        return phrases_[g.phrase].copula || head_is(g.phrase, become_verb) ||
               head_is(g.phrase, receive_verb) || head_is(g.phrase, light_verb) ||
               head_is(g.phrase, have) || head_is(g.phrase, end_verb);
    }
    /// “has not supported the Russian war”: the war is a fact, whatever the verb says; only a
    /// report stays a report.
    static void presupposed(const Predicate& p, Frame& f) {
        if (p.modality == Modality::reported)
            f.modality = p.modality;
        f.speaker = p.speaker;
    }

    /// Phrase i is an object (or predicate noun) of the verb: only other objects and adverbs stand
    /// between.
    [[nodiscard]] bool is_object(std::uint32_t i, const Predicate& g) const {
        for (std::uint32_t k = g.phrase + 1; k < i; ++k)
            if (phrases_[k].kind != PhraseKind::adverb && phrases_[k].kind != PhraseKind::noun &&
                phrases_[k].kind != PhraseKind::conjunction &&
                phrases_[k].kind != PhraseKind::adjective)
                return false;
        return true;
    }

    /// “offered Chad advisers”, “offered advisers to Chad”.
    void dative(std::uint32_t i, const Predicate& g, Frame& f) const {
        if (i > g.phrase + 1 && phrases_[i - 1].kind == PhraseKind::noun)
            f[Slot::dative] = nouns_.arg(i - 1, g.subject);
        else
            f[Slot::dative] = after_preposition(i, {"to", "with", "for"}, g.subject);
    }

    /// “describes Z as a counterweight”, “X, a member of Y”.
    void described(std::uint32_t i, Frame& f) const {
        if (i == 0)
            return;
        const Phrase& before = phrases_[i - 1];
        if (before.kind == PhraseKind::preposition && token(before.head).is(as_)) {
            const Predicate* g = governor(i);
            if (g == nullptr)
                return;
            f.set(Condition::predicative);
            const bool describes =
                head_is(g->phrase, describe_verb) || head_is(g->phrase, say_verb);
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
                   phrases_[i - 2].kind == PhraseKind::noun && phrases_[i].named.empty()) {
            f.set(Condition::apposition);
            f[Slot::described] = nouns_.arg(i - 2, {});
        }
    }

    /// China-led bloc, US-backed talks.
    void attributive_frame(std::uint32_t i, std::uint32_t t, const Sense& sense) {
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

    /// “the EU's Global Gateway”: whose it is, if the pack gives the genitive a relation.
    void genitive(std::uint32_t i) {
        const Phrase& p = phrases_[i];
        if (p.named.empty())
            return;
        for (std::uint32_t t = p.begin; t < p.end; ++t) {
            if ((!token(t).is(WordClass::genitive) &&
                 static_cast<std::int32_t>(t) != p.possessive) ||
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

    // --- adjectives and others ---

    void word(std::uint32_t i) {
        const std::uint32_t t = phrases_[i].head;
        if (token(t).entry == nullptr)
            return;
        for (const Sense& sense : token(t).entry->senses)
            if (const Lexeme& lexeme = view_.lexeme(sense);
                !lexeme.relation.empty() && lexeme.pos == Pos::adjective)
                word_frame(i, t, sense);
    }

    void word_frame(std::uint32_t i, std::uint32_t t, const Sense& sense) {
        const bool takes_noun =
            governs(view_.lexeme(sense), "head") || governs(view_.lexeme(sense), "obj");
        if (phrases_[i].kind == PhraseKind::preposition && !(takes_noun && after_copula(i)))
            return;
        Frame f = frame(t);
        f.lexeme = sense.lexeme;
        const Predicate* g = governor(i);
        Arg subject;
        if (g != nullptr) {
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

    [[nodiscard]] bool after_copula(std::uint32_t i) const {
        while (i > 0 && phrases_[i - 1].kind == PhraseKind::adverb)
            --i;
        return i > 0 && phrases_[i - 1].kind == PhraseKind::verb &&
               (phrases_[i - 1].copula || head_is(i - 1, become_verb));
    }
    /// “is against the West”, “an anti-Western bloc”: the names right after the word.
    [[nodiscard]] Arg noun_taken(std::uint32_t i, std::uint32_t t, const Arg& subject) const {
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

    [[nodiscard]] Frame frame(std::uint32_t t) const {
        Frame f;
        f.token = t;
        f.begin = token(t).begin;
        f.end = token(t).end;
        return f;
    }

    const SentenceView& view_;
    const std::vector<Phrase>& phrases_;
    const ClauseReading& reading_;
    NounReader nouns_;
    Arg topic_;
    std::vector<Frame> frames_;
};

}  // namespace

std::vector<Frame> parse_postnominal(const SentenceView& view,
                                     Discourse& discourse,
                                     ParseTrace* trace) {
    const std::vector<Phrase> phrases = chunk(view);
    if (trace != nullptr)
        trace->lines.push_back(to_string(view, phrases));
    const ClauseReading reading = read_clauses(view, phrases, discourse);
    return FrameReader(view, phrases, reading, discourse).run();
}

}  // namespace entente
