// SPDX-License-Identifier: MIT
#include "extract/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace entente {
namespace {

using enum WordClass;

constexpr WordClass operator_verbs[] = {light_verb,
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
                                        accuse_verb};

/// How a word may be a verb here; no value = not at all.
struct VerbForms {
    bool base = false, third = false, past = false, participle = false, gerund = false;
    [[nodiscard]] bool any() const { return base || third || past || participle || gerund; }
    void add(Inflection inflection) {
        base |= inflection == Inflection::base;
        third |= inflection == Inflection::third;
        past |= inflection == Inflection::past;
        participle |= inflection == Inflection::participle;
        gerund |= inflection == Inflection::gerund;
    }
};

class Chunker {
public:
    explicit Chunker(const SentenceView& view) : view_(view), tokens_(view.tokens) {}

    std::vector<Phrase> run() {
        while (at_ < tokens_.size())
            next();
        return std::move(phrases_);
    }

private:
    [[nodiscard]] const Token& token(std::size_t i) const { return tokens_[i]; }
    [[nodiscard]] bool is(std::size_t i, WordClass c) const {
        return i < tokens_.size() && tokens_[i].is(c) && !(c == possible && month(i));
    }
    /// “in May”
    [[nodiscard]] bool month(std::size_t i) const {
        return i > 0 && tokens_[i].capital && !tokens_[i].all_caps;
    }
    [[nodiscard]] bool mark(std::size_t i, char32_t c) const {
        return i < tokens_.size() && tokens_[i].mark == c;
    }
    [[nodiscard]] bool hyphen(std::size_t i) const {
        return i < tokens_.size() && (tokens_[i].mark == U'-' || tokens_[i].mark == U'‑') &&
               !tokens_[i].after_blank;
    }

    [[nodiscard]] bool is_operator(std::size_t i) const {
        return std::ranges::any_of(operator_verbs, [&](WordClass c) { return is(i, c); });
    }

    [[nodiscard]] VerbForms verb_forms(std::size_t i) const {
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

    /// A word of no list that ends like a verb may be one, but never a bare stem.
    [[nodiscard]] VerbForms unknown_verb_forms(const Token& t) const {
        VerbForms forms;
        if (t.kind != TokenKind::word || t.capital)
            return forms;
        const std::string_view word = view_.text(t);
        if (word.size() > 4 && word.ends_with("ed"))
            forms.past = forms.participle = true;
        return forms;
    }

    [[nodiscard]] bool has_noun_sense(std::size_t i) const {
        if (i >= tokens_.size())
            return false;
        const Token& t = token(i);
        if (t.entry == nullptr)
            return t.kind == TokenKind::word || t.kind == TokenKind::number;
        return std::ranges::any_of(t.entry->senses, [&](const Sense& s) {
            const Pos pos = view_.lexeme(s).pos;
            return pos == Pos::noun || pos == Pos::role;
        });
    }

    [[nodiscard]] bool is_adverb(std::size_t i) const {
        if (i >= tokens_.size())
            return false;
        const Token& t = token(i);
        if (is(i, adverb) || is(i, also) || is(i, together))
            return true;
        return t.entry == nullptr && t.kind == TokenKind::word && !t.capital &&
               view_.text(t).size() > 4 && view_.text(t).ends_with("ly");
    }

    [[nodiscard]] bool is_function(std::size_t i) const {
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

    // --- one phrase after another ---

    void next() {
        const Token& t = token(at_);
        if (t.kind == TokenKind::punctuation && t.entry == nullptr)
            return punctuation(t);
        if (const std::size_t start = at_; verb_group(start) > start)
            return;
        if (linking(t))
            return;
        if (is(at_, negation) || is_adverb(at_))
            return single(PhraseKind::adverb);
        if (adjective_here(at_))
            return single(PhraseKind::adjective);
        noun_phrase();
    }

    void single(PhraseKind kind) {
        Phrase p;
        p.kind = kind;
        p.begin = p.head = static_cast<std::uint32_t>(at_);
        p.end = static_cast<std::uint32_t>(++at_);
        push(std::move(p));
    }

    void push(Phrase p) {
        if (p.kind == PhraseKind::verb)
            clause_has_verb_ = clause_has_verb_ || p.finite;
        else if (p.kind != PhraseKind::noun && p.kind != PhraseKind::adverb &&
                 p.kind != PhraseKind::preposition && p.kind != PhraseKind::adjective)
            clause_has_verb_ = false;
        phrases_.push_back(std::move(p));
    }

    void punctuation(const Token& t) {
        switch (t.mark) {
            case U',':
                return single(PhraseKind::comma);
            case U';':
            case U':':
            case U'—':
            case U'–':
            case U'•':
            case U'!':
            case U'?':
            case U'\t':
                return single(PhraseKind::stop);
            case U'(':
                return skip_brackets();
            default:
                ++at_;  // quotes, full stops inside, slashes: of no weight
        }
    }

    /// What stands in brackets is set aside: acronyms, dates, sources.
    void skip_brackets() { at_ = bracket_end(at_); }
    /// The token after the bracket that opens at i, or after i if none closes it soon.
    [[nodiscard]] std::size_t bracket_end(std::size_t i) const {
        for (std::size_t k = i + 1; k < tokens_.size() && k < i + 40; ++k)
            if (mark(k, U')'))
                return k + 1;
        return i + 1;
    }

    bool linking(const Token& t) {
        struct Row {
            WordClass c;
            PhraseKind kind;
        };
        constexpr Row rows[] = {{relative_possessive, PhraseKind::whose},
                                {relative, PhraseKind::relative},
                                {conjunction, PhraseKind::conjunction},
                                {disjunction, PhraseKind::conjunction},
                                {negative_conjunction, PhraseKind::conjunction},
                                {contrast, PhraseKind::contrast},
                                {conditional, PhraseKind::conditional},
                                {subordinator, PhraseKind::subordinator},
                                {complementiser, PhraseKind::complementiser},
                                {despite, PhraseKind::preposition},
                                {according_to, PhraseKind::preposition},
                                {rather_than, PhraseKind::preposition},
                                {by_, PhraseKind::preposition},
                                {with_, PhraseKind::preposition},
                                {between_, PhraseKind::preposition},
                                {as_, PhraseKind::preposition},
                                {preposition, PhraseKind::preposition},
                                {infinitive, PhraseKind::preposition}};
        for (const Row& row : rows)
            if (t.is(row.c)) {
                if (row.kind == PhraseKind::relative && t.is(complementiser) && !after_noun())
                    continue;  // “said that”: a complementiser unless a noun stands before it
                if (row.kind == PhraseKind::relative && t.is(complementiser) && after_saying())
                    continue;
                if ((row.c == subordinator || row.c == conditional) && t.is(preposition) &&
                    !clause_follows(at_ + 1))
                    continue;  // “after the summit”
                single(row.kind);
                return true;
            }
        return false;
    }

    [[nodiscard]] bool after_noun() const {
        return !phrases_.empty() && phrases_.back().kind == PhraseKind::noun;
    }
    /// “told his host that”: the clause has a verb of saying, so “that” opens what is said.
    [[nodiscard]] bool after_saying() const {
        for (auto p = phrases_.rbegin(); p != phrases_.rend(); ++p) {
            if (p->kind == PhraseKind::comma || p->kind == PhraseKind::stop)
                return false;
            if (p->kind == PhraseKind::verb)
                return is(p->head, say_verb) || is(p->head, deny_verb) || is(p->head, fear_verb);
        }
        return false;
    }

    /// A finite verb before the next comma: what follows is a clause, not a noun phrase.
    [[nodiscard]] bool clause_follows(std::size_t i) const {
        for (; i < tokens_.size(); ++i) {
            if (mark(i, U'('))
                i = bracket_end(i);
            if (i >= tokens_.size())
                return false;
            if (token(i).kind == TokenKind::punctuation && token(i).entry == nullptr &&
                !hyphen(i) && token(i).mark != U'’' && token(i).mark != U'\'')
                return false;
            if (is(i, be) || is(i, have) || is(i, future) || is(i, possible) || is(i, do_))
                return true;
            const VerbForms forms = verb_forms(i);
            if ((forms.past || forms.third) && !has_noun_sense(i) && !noun_before(i))
                return true;
        }
        return false;
    }

    /// The word before calls for a noun: the verb-like word after it is none.
    [[nodiscard]] bool noun_before(std::size_t i) const {
        if (i == 0)
            return false;
        const std::size_t p = i - 1;
        if (!phrases_.empty() && phrases_.back().end == i &&
            phrases_.back().kind != PhraseKind::noun &&
            phrases_.back().kind != PhraseKind::preposition)
            return false;  // “that” was read as a relative, “all” as an adverb
        if (is(p, each_) || is(p, plural_pronoun))
            return false;  // “each accepts”, “none accepts”
        return is(p, determiner) || is(p, possessive) || is(p, genitive) || is(p, demonstrative) ||
               is(p, negative_determiner) || is(p, preposition) || is(p, by_) || is(p, with_) ||
               (token(p).form == FormKind::adjective && token(p).entity >= 0 &&
                !plural_people(static_cast<std::uint32_t>(p)));
    }

    // --- verbs ---

    /// Reads [not|aux|adverb]* main; pushes it and returns its end, or returns `i` if no verb
    /// stands here.
    std::size_t verb_group(std::size_t i) {
        Phrase v;
        v.kind = PhraseKind::verb;
        v.begin = static_cast<std::uint32_t>(i);
        bool aux = false, be_seen = false, have_seen = false, wants_base = false;
        std::size_t k = i;
        std::size_t last_aux = i;
        for (; k < tokens_.size(); ++k) {
            if (is(k, negation)) {
                v.negated = !v.negated;
                if (!is(k, be) && !is(k, have) && !is(k, do_) && !is(k, future) &&
                    !is(k, possible) && !is(k, obligation))
                    continue;
            }
            if (is(k, infinitive) && (k == i || aux || is(k - 1, negation)) &&
                next_is_base(k + 1)) {
                v.infinitive = k == i || v.infinitive || is(k - 1, negation);
                aux = wants_base = true;
                last_aux = k;
                continue;
            }
            if (is(k, future) || is(k, possible) || is(k, obligation) || is(k, do_)) {
                if (is(k, do_) && !next_is_base(k + 1) && !is(k + 1, negation) && !is(k, negation))
                    break;
                if (is(k, possible))
                    v.modality = Modality::hypothetical;
                else if (is(k, future) && v.modality == Modality::asserted)
                    v.modality = Modality::planned;
                aux = wants_base = true;
                v.finite = true;
                last_aux = k;
                continue;
            }
            if (is(k, have) || is(k, be)) {
                const bool base_form = wants_base;
                if (is(k, have)) {
                    if (!participle_follows(k + 1) &&
                        !(inverted(k, k + 1) && participle_ahead(k + 1)))
                        break;  // main verb “have”
                    have_seen = true;
                } else {
                    be_seen = true;
                }
                if (!base_form && !v.infinitive && !is_nonfinite_aux(k))
                    v.finite = true;
                if (k == i && is_nonfinite_aux(k))
                    v.gerund = true;
                aux = true;
                wants_base = false;
                last_aux = k;
                continue;
            }
            if (aux && is_adverb(k))
                continue;
            break;
        }
        if (aux && k < tokens_.size()) {
            const VerbForms forms = verb_forms(k);
            if (be_seen && forms.participle && !noun_after_be(k))
                return finish(v, k, have_seen, true);
            if (be_seen && forms.gerund && !is_adjective_sense(k)) {
                v.progressive = true;
                return finish(v, k, have_seen, false);
            }
            if (have_seen && !be_seen && forms.participle)
                return finish(v, k, have_seen, false);
            if (wants_base && forms.base)
                return finish(v, k, have_seen, false);
            if (wants_base && is(k, have))
                return finish(v, k, false, false);
        }
        if (aux && (be_seen || is(last_aux, be))) {  // copula
            v.copula = true;
            v.head = static_cast<std::uint32_t>(last_aux);
            v.end = static_cast<std::uint32_t>(k);
            at_ = k;
            push(v);
            return at_;
        }
        if (aux && inverted(i, k)) {
            v.head = static_cast<std::uint32_t>(last_aux);
            pending_ = v;
            pending_->passive = be_seen;
            at_ = std::max(k, i + 1);
            return at_;
        }
        if (aux) {  // “has not”, “will”: the verb was not seen; count the group as a verb of its
                    // own
            v.head = static_cast<std::uint32_t>(last_aux);
            v.end = static_cast<std::uint32_t>(std::max(k, i + 1));
            at_ = v.end;
            push(v);
            return at_;
        }
        return bare_verb(i, k, v);
    }

    [[nodiscard]] bool participle_ahead(std::size_t k) const {
        for (std::size_t end = k + 8;
             k < end && k < tokens_.size() && token(k).kind != TokenKind::punctuation;
             ++k)
            if (verb_forms(k).participle && !noun_before(k))
                return true;
        return false;
    }
    /// “Nor has the Kremlin agreed”, “Should the G7 cut”: the auxiliary before its subject.
    [[nodiscard]] bool inverted(std::size_t i, std::size_t k) const {
        if (k >= tokens_.size() || !(token(k).names() || is(k, determiner) || is(k, pronoun) ||
                                     is(k, plural_pronoun) || is(k, possessive)))
            return false;
        const Phrase* p = last_content();
        return i == 0 || p == nullptr || p->kind == PhraseKind::stop ||
               p->kind == PhraseKind::conjunction || p->kind == PhraseKind::comma;
    }
    /// The main verb of an inverted clause takes over what its auxiliary said.
    bool take_pending(Phrase& v, const VerbForms& forms) {
        if (!pending_ || !(forms.participle || forms.base))
            return false;
        v.finite = true;
        v.passive = pending_->passive && forms.participle;
        v.negated = pending_->negated != negative_before(pending_->begin);
        v.modality = is(pending_->head, possible) && pending_->begin == 0 ? Modality::hypothetical
                                                                          : pending_->modality;
        pending_.reset();
        return true;
    }
    [[nodiscard]] bool negative_before(std::size_t i) const {
        return i > 0 && (is(i - 1, negative_conjunction) || is(i - 1, negation));
    }

    [[nodiscard]] bool is_nonfinite_aux(std::size_t k) const {
        const std::string_view word = view_.text(token(k));
        return word == "being" || word == "having" || word == "been" || word == "be" ||
               word == "Having" || word == "Being";
    }
    [[nodiscard]] bool next_is_base(std::size_t k) const {
        while (k < tokens_.size() && (is_adverb(k) || is(k, negation)))
            ++k;
        return k < tokens_.size() && (verb_forms(k).base || is(k, be) || is(k, have) || is(k, do_));
    }
    [[nodiscard]] bool participle_follows(std::size_t k) const {
        while (k < tokens_.size() && (is_adverb(k) || is(k, negation)))
            ++k;
        return k < tokens_.size() && (verb_forms(k).participle || is(k, be)) && !is(k, determiner);
    }
    /// “is a united front”: after be, a participle before a noun that a determiner introduces is no
    /// verb; only bare ones get here.
    [[nodiscard]] bool noun_after_be(std::size_t k) const { return k > 0 && is(k - 1, determiner); }
    [[nodiscard]] bool is_adjective_sense(std::size_t k) const {
        return token(k).entry != nullptr &&
               std::ranges::any_of(token(k).entry->senses, [&](const Sense& s) {
                   return view_.lexeme(s).pos == Pos::adjective;
               });
    }

    std::size_t finish(Phrase& v, std::size_t main, bool, bool passive) {
        v.head = static_cast<std::uint32_t>(main);
        v.end = static_cast<std::uint32_t>(main + 1);
        v.passive = passive;
        at_ = main + 1;
        push(v);
        return at_;
    }

    /// A verb without auxiliary.
    std::size_t bare_verb(std::size_t i, std::size_t k, Phrase& v) {
        if (k >= tokens_.size() || token(k).names() || (is_function(k) && !is(k, have)) ||
            is(k, determiner))
            return i;
        VerbForms forms = verb_forms(k);
        if (is(k, have))
            forms.third = forms.past = true;
        if (!forms.any() || is_adverb_only(k))
            return i;
        if (hyphen(k + 1) && k + 2 < tokens_.size() && !token(k + 2).after_blank)
            return i;  // “trade-related”
        if (k > i && !is(i, negation))
            return i;
        const bool after_subject = subject_before();
        const bool calls_for_noun =
            k == i && noun_before(i) && !is(i - 1, preposition) && !is(i - 1, by_);
        if (calls_for_noun)
            return i;
        if (after_noun() && take_pending(v, forms))
            return finish(v, k, false, v.passive);
        if (forms.gerund && !(forms.base || forms.third || forms.past)) {
            if (has_noun_sense(k) &&
                ((!governs_follow(k) && !after_subordinator()) || after_light_verb()))
                return i;
            v.gerund = true;
            return finish(v, k, false, false);
        }
        const bool after_preposition = !phrases_.empty() &&
                                       phrases_.back().kind == PhraseKind::preposition &&
                                       phrases_.back().end == i;
        if (after_preposition)
            return i;
        if (forms.past || forms.participle) {
            if (forms.participle && !forms.past)
                return reduced(v, k, i);
            if (forms.participle && reduced_relative(k))
                return reduced(v, k, i);
            if (!after_subject && !fresh() && !relative_before())
                return i;
            if (has_noun_sense(k) && clause_has_verb_)
                return i;
            if (adjective_use(k))
                return i;
            v.finite = true;
            return finish(v, k, false, false);
        }
        if (forms.third || forms.base) {
            if (clause_has_verb_ && !fresh() && !relative_before())
                return i;
            const bool noun_too = has_noun_sense(k);
            if (forms.third && (after_subject || relative_before() || fresh())) {
                const bool clear = after_name() || relative_before() || after_pronoun() || fresh();
                if (noun_too && !(object_follows(k) && (clear || !finite_ahead(k + 1))))
                    return i;
                v.finite = true;
                return finish(v, k, false, false);
            }
            if (forms.base && (plural_before() || relative_before() ||
                               (fresh() && last_verb_base()) || plural_subject_waits())) {
                if (noun_too && !object_follows(k) && !(fresh() && bare_object_follows(k)))
                    return i;
                v.finite = true;
                return finish(v, k, false, false);
            }
            if (forms.base && phrases_.empty() && !noun_too) {  // imperative
                v.infinitive = true;
                return finish(v, k, false, false);
            }
            if (forms.base && let_object_before()) {
                v.infinitive = true;
                return finish(v, k, false, false);
            }
        }
        return i;
    }

    std::size_t reduced(Phrase& v, std::size_t k, std::size_t i) {
        if (adjective_use(k))
            return i;
        v.participle = true;
        v.passive = true;
        return finish(v, k, false, true);
    }

    [[nodiscard]] bool is_adverb_only(std::size_t k) const {
        return is_adverb(k) && !is_operator(k);
    }

    /// “retired ambassador”: a participle right before a noun, after a determiner, preposition or
    /// at the begin.
    [[nodiscard]] bool adjective_use(std::size_t k) const {
        const bool noun_next =
            k + 1 < tokens_.size() && token(k + 1).kind == TokenKind::word && !is_function(k + 1) &&
            !is(k + 1, determiner) && !is(k + 1, possessive) && !token(k + 1).names() &&
            !is_adverb(k + 1) && !is(k + 1, pronoun) && !is(k + 1, plural_pronoun);
        return noun_next && (phrases_.empty() || (k > 0 && noun_before(k)) ||
                             (!subject_before() && !fresh() && !relative_before()));
    }

    /// A participle that may be a past too is one of a reduced relative where “by” or the verb of
    /// the clause follows.
    [[nodiscard]] bool reduced_relative(std::size_t k) const {
        if (!subject_before())
            return clause_has_verb_ && after_noun();
        if (is(k + 1, by_) || (is_adverb(k + 1) && is(k + 2, by_)))
            return true;
        if (phrases_.size() >= 2 && phrases_.back().kind == PhraseKind::comma &&
            after_noun_then_comma() && (is(k + 1, by_) || is(k + 1, preposition)))
            return !clause_has_verb_ && finite_after(k + 1);
        return clause_has_verb_ && !fresh();
    }
    [[nodiscard]] bool after_noun_then_comma() const {
        return phrases_.size() >= 2 && phrases_[phrases_.size() - 2].kind == PhraseKind::noun;
    }
    [[nodiscard]] bool finite_after(std::size_t k) const {
        for (; k < tokens_.size(); ++k)
            if (is(k, be) || is(k, have) || is(k, future) || is(k, possible) ||
                (verb_forms(k).third && !has_noun_sense(k)))
                return true;
        return false;
    }

    /// “took funding from”: the object, not a verb.
    [[nodiscard]] bool after_light_verb() const {
        return !phrases_.empty() && phrases_.back().kind == PhraseKind::verb &&
               (is(phrases_.back().head, light_verb) || is(phrases_.back().head, receive_verb) ||
                is(phrases_.back().head, have));
    }
    [[nodiscard]] bool after_subordinator() const {
        return !phrases_.empty() && phrases_.back().kind == PhraseKind::subordinator;
    }
    [[nodiscard]] bool governs_follow(std::size_t k) const {
        return k + 1 < tokens_.size() &&
               (token(k + 1).names() || is(k + 1, determiner) || is(k + 1, possessive) ||
                is(k + 1, preposition) || is(k + 1, with_));
    }
    /// “hold exercises”: a plain noun.
    [[nodiscard]] bool bare_object_follows(std::size_t k) const {
        return k + 1 < tokens_.size() && token(k + 1).kind == TokenKind::word &&
               !is_function(k + 1);
    }
    /// Whether the clause has an unmistakable finite verb further on.
    [[nodiscard]] bool finite_ahead(std::size_t k) const {
        for (; k < tokens_.size(); ++k) {
            const Token& t = token(k);
            if ((t.kind == TokenKind::punctuation && t.entry == nullptr && !hyphen(k)) ||
                is(k, relative) || is(k, complementiser) || is(k, conjunction))
                return false;
            if (is(k, be) || is(k, have) || is(k, future) || is(k, possible) || is(k, do_))
                return true;
            const VerbForms forms = verb_forms(k);
            if ((forms.third || forms.past) && !has_noun_sense(k) && !noun_before(k) &&
                !is(k + 1, by_))
                return true;
        }
        return false;
    }
    [[nodiscard]] bool object_follows(std::size_t k) const {
        return k + 1 < tokens_.size() &&
               (token(k + 1).names() || is(k + 1, determiner) || is(k + 1, possessive) ||
                is(k + 1, preposition) || is(k + 1, with_) || is(k + 1, between_) ||
                is(k + 1, complementiser) || is(k + 1, infinitive) || is(k + 1, reflexive) ||
                is_adverb(k + 1) || is(k + 1, as_) || is(k + 1, by_) || is(k + 1, pronoun) ||
                is(k + 1, plural_pronoun) || token(k + 1).form == FormKind::adjective);
    }
    [[nodiscard]] const Phrase* last_content() const {
        for (auto p = phrases_.rbegin(); p != phrases_.rend(); ++p)
            if (p->kind != PhraseKind::adverb)
                return &*p;
        return nullptr;
    }
    /// A noun phrase that may be the subject of a verb right here.
    [[nodiscard]] bool subject_before() const {
        const Phrase* p = last_content();
        if (p == nullptr || clause_has_verb_)
            return false;
        if (p->kind == PhraseKind::noun)
            return true;
        return p->kind == PhraseKind::comma &&
               phrases_.size() >= 2;  // “Moscow, long a friend, backs …”
    }
    [[nodiscard]] bool relative_before() const {
        const Phrase* p = last_content();
        return p != nullptr && p->kind == PhraseKind::relative;
    }
    /// A coordinated predicate may begin: after and, but, a comma.
    [[nodiscard]] bool fresh() const {
        const Phrase* p = last_content();
        return p != nullptr && (p->kind == PhraseKind::conjunction ||
                                p->kind == PhraseKind::contrast || p->kind == PhraseKind::comma);
    }
    [[nodiscard]] bool after_name() const {
        const Phrase* p = last_content();
        return p != nullptr && p->kind == PhraseKind::noun &&
               (!p->named.empty() || p->definite || p->plural);
    }
    [[nodiscard]] bool after_pronoun() const {
        const Phrase* p = last_content();
        return p != nullptr && p->kind == PhraseKind::noun && is(p->head, pronoun);
    }
    [[nodiscard]] bool plural_before() const {
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
    /// “Zambia and Malawi, both poor, compete”: a list of names has no verb yet.
    [[nodiscard]] bool plural_subject_waits() const {
        bool list = false;
        for (std::size_t i = phrases_.size(); i > 0 && phrases_[i - 1].kind != PhraseKind::stop;
             --i) {
            if (phrases_[i - 1].kind == PhraseKind::verb && phrases_[i - 1].finite)
                return false;
            list = list || (phrases_[i - 1].kind == PhraseKind::conjunction && i >= 2 &&
                            phrases_[i - 2].kind == PhraseKind::noun);
        }
        const Phrase* p = last_content();
        return list && p != nullptr && p->kind == PhraseKind::comma;
    }
    [[nodiscard]] bool last_verb_base() const {
        for (auto p = phrases_.rbegin(); p != phrases_.rend(); ++p)
            if (p->kind == PhraseKind::verb)
                return verb_forms(p->head).base;
        return false;
    }
    [[nodiscard]] bool let_object_before() const {
        return phrases_.size() >= 2 && phrases_.back().kind == PhraseKind::noun &&
               phrases_[phrases_.size() - 2].kind == PhraseKind::verb &&
               is(phrases_[phrases_.size() - 2].head, let_verb);
    }

    // --- nouns and adjectives ---

    [[nodiscard]] bool adjective_here(std::size_t i) const {
        if (!is_adjective_sense(i) || token(i).entity >= 0)
            return false;
        return !(i > 0 && (is(i - 1, determiner) || is(i - 1, genitive))) ||
               (i + 1 < tokens_.size() && is(i + 1, preposition));
    }

    void noun_phrase() {
        Phrase p;
        p.kind = PhraseKind::noun;
        p.begin = p.head = static_cast<std::uint32_t>(at_);
        std::vector<std::uint32_t> names;  // since the last genitive
        bool noun_after_names = false;
        std::size_t i = at_;
        for (; i < tokens_.size(); ++i) {
            const Token& t = token(i);
            if (i > at_ && !continues(i, p))
                break;
            if (is(i, genitive) && i > at_) {
                p.owners.insert(p.owners.end(), names.begin(), names.end());
                names.clear();
                noun_after_names = true;  // the head is yet to come
                continue;
            }
            if (hyphen(i) || (is(i, reflexive) && i > at_))
                continue;  // “Serbia itself”
            note(i, t, p);
            if (t.names() && !is(i, organ)) {
                if (compound_member(i))
                    p.compound = true;
                names.push_back(static_cast<std::uint32_t>(i));
                noun_after_names = false;
                p.head = static_cast<std::uint32_t>(i);
            } else if (is_noun_like(i)) {
                p.head = static_cast<std::uint32_t>(i);
                if (!names.empty() && !is_title(i))
                    noun_after_names = true;
                if (view_.text(t).ends_with('s') && t.kind == TokenKind::word)
                    p.plural = true;
            }
        }
        const bool adjectives = !names.empty() && std::ranges::all_of(names, [&](std::uint32_t n) {
            return token(n).form == FormKind::adjective && !plural_people(n);
        });
        const bool person_head =
            !names.empty() && view_.type_of(token(names.back()).entity) == "person";
        if (names.empty() || noun_after_names)
            p.owners.insert(p.owners.end(), names.begin(), names.end());
        else if (person_head) {
            p.named.push_back(names.back());
            p.owners.insert(p.owners.end(), names.begin(), names.end() - 1);
        } else if (adjectives && p.head > names.back())
            p.owners.insert(p.owners.end(), names.begin(), names.end());
        else if (names.size() > 1 && !p.compound)
            split_names(p, names);
        else
            p.named = names;
        if (i == at_)
            ++i;
        p.end = static_cast<std::uint32_t>(i);
        at_ = i;
        push(std::move(p));
    }

    /// “SCO member India”, “Chinese President Xi”: the last name is the head, those before it its
    /// owners.
    void split_names(Phrase& p, const std::vector<std::uint32_t>& names) const {
        p.named.push_back(names.back());
        p.owners.insert(p.owners.end(), names.begin(), names.end() - 1);
    }

    void note(std::size_t i, const Token& t, Phrase& p) const {
        if (is(i, determiner)) {
            const std::string_view word = view_.text(t);
            p.indefinite = p.indefinite || word == "a" || word == "an" || word == "any" ||
                           word == "A" || word == "An" || word == "Any";
            p.definite = p.definite || word == "the" || word == "The";
        }
        if (is(i, negative_determiner))
            p.negative = true;
        if (is(i, possessive))
            p.possessive = static_cast<std::int32_t>(i);
        if (i > 0 && hyphen(i - 1) && verb_forms(i).participle && i >= 2)
            p.attributive.push_back(static_cast<std::uint32_t>(i));
        if (is(i, plural_pronoun) || is(i, member_anaphor) || is(i, pair_anaphor) ||
            (t.names() && view_.type_of(t.entity) == "group") ||
            (t.names() && plural_people(static_cast<std::uint32_t>(i))))
            p.plural = true;
    }

    [[nodiscard]] bool plural_people(std::uint32_t n) const {
        return token(n).form == FormKind::adjective && view_.text(token(n)).ends_with('s') &&
               !view_.text(token(n)).ends_with("ss");
    }
    [[nodiscard]] bool compound_member(std::size_t i) const {
        return (token(i).form == FormKind::prefix && hyphen(i + 1)) ||
               (i >= 2 && hyphen(i - 1) && token(i - 2).names()) ||
               (hyphen(i + 1) && i + 2 < tokens_.size() && token(i + 2).names()) ||
               (i >= 2 && token(i - 1).mark == U'–' && token(i - 2).names()) ||
               (i + 2 < tokens_.size() && token(i + 1).mark == U'–' && token(i + 2).names());
    }
    [[nodiscard]] bool is_title(std::size_t i) const { return is(i, person_title); }
    [[nodiscard]] bool is_noun_like(std::size_t i) const {
        const Token& t = token(i);
        return t.kind != TokenKind::punctuation && !is(i, determiner) && !is(i, possessive) &&
               !is(i, demonstrative) && !is(i, negative_determiner);
    }

    /// Whether token i goes on with the noun phrase.
    [[nodiscard]] bool continues(std::size_t i, const Phrase& p) const {
        const Token& t = token(i);
        if (is(i, genitive))
            return true;
        if (t.kind == TokenKind::punctuation && t.entry == nullptr)
            return (hyphen(i) && i + 1 < tokens_.size() && !token(i + 1).after_blank) ||
                   (t.mark == U'–' && compound_member(i - 1)) || quote_inside(i);
        if (is(i, pronoun) || is(i, plural_pronoun))
            return false;
        if (is(i, determiner) || is(i, possessive) || is(i, demonstrative) ||
            is(i, negative_determiner))
            return is(i - 1, each_) || is(i - 1, both_) || (is(i - 1, determiner) && false);
        if (conjunction_of_modifiers(i))
            return true;
        if (is_function(i) && !t.names())
            return false;
        if (is_adverb(i) && !is(i - 1, determiner) && !is(i - 1, possessive))
            return false;
        if (t.names() || t.entry == nullptr)
            return !(t.entry == nullptr && verb_starts(i, p));
        if (adjective_here(i) && i + 1 < tokens_.size() &&
            (is(i + 1, preposition) || is(i + 1, with_)) && p.end != i)
            return false;
        return !verb_starts(i, p);
    }
    [[nodiscard]] bool quote_inside(std::size_t i) const {
        const char32_t m = token(i).mark;
        return (m == U'“' || m == U'”' || m == U'"') && i + 1 < tokens_.size() &&
               !token(i).after_blank && is(i - 1, determiner);
    }
    /// “Chinese and Japanese tenders”: modifiers of one noun.
    [[nodiscard]] bool conjunction_of_modifiers(std::size_t i) const {
        if (!is(i, conjunction) || i + 2 >= tokens_.size() || !token(i - 1).names() ||
            token(i - 1).form != FormKind::adjective || !token(i + 1).names() ||
            plural_people(static_cast<std::uint32_t>(i - 1)))
            return false;
        return token(i + 1).form == FormKind::adjective ||  // “Chinese and U.S. negotiators”
               (token(i + 2).kind == TokenKind::word && !is_function(i + 2) &&
                !verb_forms(i + 2).third);
    }

    /// The noun phrase so far ends because a verb begins at i. Asks bare_verb's questions of what
    /// has been read.
    [[nodiscard]] bool verb_starts(std::size_t i, const Phrase& p) const {
        const VerbForms forms = verb_forms(i);
        if (!forms.any() || (hyphen(i + 1) && !token(i + 1).after_blank) ||
            (i > 0 && hyphen(i - 1)))
            return false;
        if (noun_before(i))
            return false;
        const bool noun_too = has_noun_sense(i);
        const bool verb_allowed = !clause_has_verb_;
        const bool after_head = token(i - 1).names() || is(i - 1, pronoun) ||
                                is(i - 1, plural_pronoun) || p.head + 1 == i;
        if (forms.gerund && !forms.base)
            return !noun_too || governs_follow(i);
        if (forms.participle && !forms.past)
            return after_head && !adjective_like(i);
        if (pending_ && (forms.base || forms.participle) && after_head)
            return true;
        if (forms.past)
            return after_head &&
                   (verb_allowed || is(i + 1, by_) || is(i + 1, preposition) || is(i + 1, with_)) &&
                   !adjective_like(i);
        if (forms.third)
            return verb_allowed && (!noun_too || (object_follows(i) &&
                                                  (token(i - 1).names() || is(i - 1, pronoun) ||
                                                   is(i - 1, each_) || !finite_ahead(i + 1))));
        return verb_allowed && (p.plural || plural_by_coordination()) &&
               (!noun_too || object_follows(i));
    }
    [[nodiscard]] bool adjective_like(std::size_t i) const {
        return i + 1 < tokens_.size() && token(i + 1).kind == TokenKind::word &&
               token(i + 1).entry == nullptr && !is_adverb(i + 1) && !verb_forms(i).past;
    }
    [[nodiscard]] bool plural_by_coordination() const {
        return phrases_.size() >= 2 && phrases_.back().kind == PhraseKind::conjunction &&
               phrases_[phrases_.size() - 2].kind == PhraseKind::noun;
    }

    const SentenceView& view_;
    std::span<const Token> tokens_;
    std::size_t at_ = 0;
    bool clause_has_verb_ = false;
    std::optional<Phrase> pending_;  ///< an auxiliary that stands before its subject
    std::vector<Phrase> phrases_;
};

std::string_view kind_name(const Phrase& p) {
    switch (p.kind) {
        case PhraseKind::noun:
            return "NP";
        case PhraseKind::verb:
            return p.passive      ? "V-passive"
                   : p.infinitive ? "V-infinitive"
                   : p.gerund     ? "V-ing"
                   : p.copula     ? "V-be"
                                  : "V";
        case PhraseKind::adjective:
            return "ADJ";
        case PhraseKind::preposition:
            return "P";
        case PhraseKind::conjunction:
            return "AND";
        case PhraseKind::contrast:
            return "BUT";
        case PhraseKind::subordinator:
            return "SUB";
        case PhraseKind::conditional:
            return "IF";
        case PhraseKind::complementiser:
            return "THAT";
        case PhraseKind::relative:
            return "REL";
        case PhraseKind::whose:
            return "WHOSE";
        case PhraseKind::adverb:
            return "ADV";
        default:
            return "";
    }
}

}  // namespace

std::vector<Phrase> chunk(const SentenceView& view) {
    return Chunker(view).run();
}

std::string to_string(const SentenceView& view, const std::vector<Phrase>& phrases) {
    std::string out;
    for (const Phrase& p : phrases) {
        const std::uint32_t begin = view.tokens[p.begin].begin;
        const std::uint32_t end = view.tokens[p.end - 1].end;
        const std::string_view text =
            std::string_view(view.document.text).substr(begin, end - begin);
        if (!out.empty())
            out += ' ';
        out +=
            kind_name(p).empty() ? std::string(text) : fmt::format("[{} {}]", kind_name(p), text);
    }
    return out;
}

}  // namespace entente
