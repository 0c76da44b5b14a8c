// SPDX-License-Identifier: MIT
#include "extract/clauses.hpp"

#include <algorithm>

namespace entente {
namespace {

using enum WordClass;

enum class ScopeKind : std::uint8_t { main, relative, complement, subordinate };

/// A clause that is being read.
struct Scope {
    ScopeKind kind = ScopeKind::main;
    std::uint32_t clause = 0;
    Arg subject;
    bool subject_set = false;
    bool verb_seen = false;
    bool fronted = false;        ///< “If …,” before its main clause
    bool comma_bounded = false;  ///< “, which … ,”
    Arg antecedent;              ///< of a relative pronoun
    Arg whose;                   ///< owner of the next noun
    Modality modality = Modality::asserted;
    bool negated = false;
    std::int32_t speaker = -1;
    std::int32_t last_predicate = -1;
};

class ClauseReader {
public:
    ClauseReader(const SentenceView& view, const std::vector<Phrase>& phrases, Discourse& discourse)
        : view_(view),
          phrases_(phrases),
          discourse_(discourse),
          nouns_(view, phrases, discourse, reading_) {}

    ClauseReading run() {
        const auto n = phrases_.size();
        reading_.clause_of.assign(n, 0);
        reading_.predicate_of.assign(n, -1);
        reading_.whose.assign(n, Arg{});
        reading_.arg.assign(n, std::nullopt);
        reading_.owner.assign(n, std::nullopt);
        open(ScopeKind::main);
        while (at_ < n)
            step();
        mark_reported();
        return std::move(reading_);
    }

private:
    [[nodiscard]] Scope& top() { return scopes_.back(); }
    [[nodiscard]] const Phrase& phrase() const { return phrases_[at_]; }
    [[nodiscard]] bool head_is(std::uint32_t phrase, WordClass c) const {
        return view_.tokens[phrases_[phrase].head].is(c);
    }

    void open(ScopeKind kind) {
        Scope scope;
        scope.kind = kind;
        scope.clause = static_cast<std::uint32_t>(reading_.parent_of.size());
        if (!scopes_.empty()) {
            scope.modality = top().modality;
            scope.negated = false;
            scope.speaker = top().speaker;
        }
        reading_.parent_of.push_back(scopes_.empty() ? 0 : top().clause);
        scopes_.push_back(std::move(scope));
    }
    void close() {
        if (scopes_.size() > 1)
            scopes_.pop_back();
    }

    void assign() {
        reading_.clause_of[at_] = top().clause;
        reading_.predicate_of[at_] = top().last_predicate;
    }

    /// What stands before phrase i, adverbs left out; no value at the begin.
    [[nodiscard]] const Phrase* before(std::uint32_t i) const {
        while (i > 0) {
            --i;
            if (phrases_[i].kind != PhraseKind::adverb)
                return &phrases_[i];
        }
        return nullptr;
    }
    [[nodiscard]] bool before_is(std::uint32_t i, PhraseKind kind) const {
        const Phrase* p = before(i);
        return p != nullptr && p->kind == kind;
    }

    void step() {
        switch (phrase().kind) {
            case PhraseKind::noun:
                return noun();
            case PhraseKind::verb:
                return verb();
            case PhraseKind::relative:
                return relative();
            case PhraseKind::whose:
                return whose();
            case PhraseKind::complementiser:
                return complementiser();
            case PhraseKind::conditional:
            case PhraseKind::subordinator:
                return subordinator();
            case PhraseKind::stop:
                return stop();
            case PhraseKind::comma:
                return comma();
            case PhraseKind::contrast:
                return contrast();
            default:
                assign();
                ++at_;
        }
    }

    // --- nouns ---

    void noun() {
        reading_.arg[at_] = nouns_.arg(at_, top().subject);
        reading_.owner[at_] = nouns_.owner(at_, top().subject);
        name_tokens();
        const bool governed = before_is(at_, PhraseKind::preposition);
        if (!top().whose.empty()) {
            reading_.whose[at_] = top().whose;
            Arg owner = top().whose;
            owner.owner = !head_is(at_, organ);
            owner.head = phrase().head;
            top().whose = {};
            top().subject = owner;
            top().subject_set = true;
            assign();
            ++at_;
            return;
        }
        if (governed) {
            assign();
            ++at_;
            return;
        }
        const bool wants_subject = !top().verb_seen && !top().subject_set && !bare_number();
        std::uint32_t last = at_;
        const Arg arg = nouns_.coordinated(at_, top().subject, wants_subject, last);
        if (wants_subject)
            return take_subject(arg, last);
        if (top().verb_seen && new_clause(last))
            return begin_clause(arg, last);
        if (!top().verb_seen && top().subject.empty() && before_is(at_, PhraseKind::comma))
            return take_subject(arg, last);
        note_object(arg);
        skip_to(last);
    }

    /// From here on the names of the phrase may be antecedents.
    void name_tokens() {
        for (std::uint32_t t = phrase().begin; t < phrase().end; ++t)
            if (view_.tokens[t].names())
                discourse_.named(nouns_.end_of(t));
    }

    /// “1.” of a list, a year: no subject.
    [[nodiscard]] bool bare_number() const {
        for (std::uint32_t t = phrase().begin; t < phrase().end; ++t)
            if (view_.tokens[t].kind != TokenKind::number)
                return false;
        return true;
    }

    /// What a later “it” may stand for: the object of the verb before.
    void note_object(const Arg& arg) {
        if (top().verb_seen && !arg.owner && arg.ends.size() == 1)
            discourse_.object(arg);
    }

    void skip_to(std::uint32_t last) {
        for (; at_ <= last; ++at_) {
            assign();
            if (phrase().kind == PhraseKind::noun && !reading_.arg[at_]) {
                reading_.arg[at_] = nouns_.arg(at_, top().subject);
                reading_.owner[at_] = nouns_.owner(at_, top().subject);
                name_tokens();
            }
        }
    }

    void take_subject(const Arg& arg, std::uint32_t last) {
        top().subject = arg;
        top().subject_set = true;
        if (top().kind != ScopeKind::relative || !arg.empty())
            discourse_.subject(arg);
        skip_to(last);
    }

    /// A noun followed by a finite verb, where a clause may begin.
    [[nodiscard]] bool new_clause(std::uint32_t last) const {
        if (!nouns_.finite_verb_after(last) && !verb_after_phrases(last))
            return false;
        const Phrase* p = before(at_);
        if (p == nullptr)
            return true;
        return p->kind == PhraseKind::comma || p->kind == PhraseKind::conjunction ||
               p->kind == PhraseKind::contrast || p->kind == PhraseKind::verb;
    }
    /// A finite verb after the noun and the prepositional phrases on it: “the trade of Kenya with
    /// India grows”.
    [[nodiscard]] bool verb_after_phrases(std::uint32_t last) const {
        for (std::uint32_t i = last + 1; i < phrases_.size(); ++i) {
            const Phrase& p = phrases_[i];
            if (p.kind == PhraseKind::verb)
                return p.finite;
            const bool inside =
                p.kind == PhraseKind::preposition || p.kind == PhraseKind::adverb ||
                (p.kind == PhraseKind::noun && before_is(i, PhraseKind::preposition));
            if (!inside)
                return false;
        }
        return false;
    }

    void begin_clause(const Arg& arg, std::uint32_t last) {
        const bool embedded = before_is(at_, PhraseKind::verb);
        if (embedded) {  // “said it had …”
            open(ScopeKind::complement);
            mood_from_matrix();
        } else {
            while (scopes_.size() > 1 && (top().kind == ScopeKind::relative || top().fronted ||
                                          before_is(at_, PhraseKind::comma)))
                close();
            Scope& scope = top();
            const std::uint32_t parent = scope.clause;
            reading_.parent_of.push_back(parent);
            scope.clause = static_cast<std::uint32_t>(reading_.parent_of.size() - 1);
            scope.last_predicate = -1;
        }
        top().subject = arg;
        top().subject_set = true;
        top().verb_seen = false;
        discourse_.subject(arg);
        skip_to(last);
    }

    // --- verbs ---

    void verb() {
        const Phrase& v = phrase();
        if (v.infinitive || v.gerund || v.participle)
            return nonfinite(v);
        if (top().verb_seen && !coordinated_here())
            leave_inner_scopes();
        if (top().kind == ScopeKind::relative && !top().subject_set) {
            top().subject = top().antecedent;
            top().antecedent = {};
            top().subject_set = true;
        }
        Predicate p = predicate(v);
        p.subject = top().subject;
        if (top().kind == ScopeKind::relative && !top().verb_seen)
            p.gap = top().antecedent;
        top().verb_seen = true;
        add(std::move(p));
    }

    [[nodiscard]] bool coordinated_here() const {
        const Phrase* p = before(at_);
        return p != nullptr &&
               (p->kind == PhraseKind::conjunction || p->kind == PhraseKind::contrast ||
                (p->kind == PhraseKind::comma && scopes_.back().kind == ScopeKind::main));
    }
    /// “The rule, which every member defends, makes …”: the second verb belongs to the clause
    /// around.
    void leave_inner_scopes() {
        while (scopes_.size() > 1 && top().verb_seen)
            close();
    }

    [[nodiscard]] Predicate predicate(const Phrase& v) {
        Predicate p;
        p.phrase = at_;
        p.clause = top().clause;
        p.negated = v.negated != top().negated;
        p.modality = stronger(v.modality, top().modality);
        p.speaker = top().speaker;
        return p;
    }

    [[nodiscard]] static Modality stronger(Modality a, Modality b) {
        return static_cast<Modality>(std::max(static_cast<int>(a), static_cast<int>(b)));
    }

    void add(Predicate p) {
        if (subject_denied(p))
            p.negated = !p.negated;
        reading_.predicates.push_back(std::move(p));
        top().last_predicate = static_cast<std::int32_t>(reading_.predicates.size() - 1);
        assign();
        ++at_;
    }

    /// “Neither X nor Y …”, “No minister …”.
    [[nodiscard]] bool subject_denied(const Predicate& p) const {
        if (p.subject.empty() || p.subject.carried)
            return false;
        for (std::uint32_t i = p.phrase; i > 0; --i) {
            const Phrase& noun = phrases_[i - 1];
            if (reading_.clause_of[i - 1] != p.clause && noun.kind != PhraseKind::noun)
                break;
            if (noun.kind == PhraseKind::noun && noun.negative &&
                !before_is(i - 1, PhraseKind::preposition))
                return true;
            if (noun.kind == PhraseKind::verb)
                break;
        }
        return false;
    }

    void nonfinite(const Phrase& v) {
        Predicate p = predicate(v);
        const std::int32_t matrix = top().last_predicate;
        const Phrase* prior = before(at_);
        if (v.participle) {
            p.subject =
                prior != nullptr && prior->kind == PhraseKind::comma && !last_noun_adjacent()
                    ? top().subject
                    : last_noun();
        } else if (v.gerund && prior != nullptr && prior->kind == PhraseKind::noun &&
                   !controls_object(matrix)) {
            p.subject = last_noun();
        } else if (v.infinitive && prior != nullptr && prior->kind == PhraseKind::noun &&
                   matrix >= 0 && controls_object(matrix)) {
            p.subject = last_noun_group();
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

    [[nodiscard]] bool last_noun_adjacent() const {
        return at_ >= 2 && phrases_[at_ - 1].kind == PhraseKind::comma &&
               phrases_[at_ - 2].kind == PhraseKind::noun;
    }
    [[nodiscard]] Arg last_noun() const {
        for (std::uint32_t i = at_; i > 0; --i)
            if (phrases_[i - 1].kind == PhraseKind::noun) {
                const Arg arg = nouns_.arg(i - 1, {});
                return arg;
            }
        return {};
    }
    /// “the decision of X to …”, “an attempt by X to …”
    [[nodiscard]] bool actor_of_noun(std::uint32_t i) const {
        if (i < 2 || phrases_[i - 1].kind != PhraseKind::preposition ||
            phrases_[i - 2].kind != PhraseKind::noun || phrases_[i].named.empty())
            return false;
        return head_is(i - 1, by_) || (view_.text(view_.tokens[phrases_[i - 1].head]) == "of" &&
                                       phrases_[i - 2].named.empty());
    }
    /// “X is the only member never to have …”: X, not the owner of the noun.
    [[nodiscard]] bool after_copula(std::int32_t matrix) const {
        return matrix >= 0 &&
               phrases_[reading_.predicates[static_cast<std::size_t>(matrix)].phrase].copula;
    }
    /// “an Indonesian bid to enter …”
    bool owner_of_last_noun(Predicate& p) const {
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
    [[nodiscard]] bool controls_object(std::int32_t matrix) const {
        if (matrix < 0)
            return false;
        const std::uint32_t i = reading_.predicates[static_cast<std::size_t>(matrix)].phrase;
        return head_is(i, urge_verb) || head_is(i, let_verb) || head_is(i, urge_negative_verb);
    }
    /// “accused Y of V-ing”
    [[nodiscard]] bool accused(std::int32_t matrix) const {
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
    [[nodiscard]] Arg object_of(std::uint32_t predicate) const {
        const Predicate& p = reading_.predicates[predicate];
        if (phrases_[p.phrase].passive)
            return p.subject;
        for (std::uint32_t i = p.phrase + 1; i < at_; ++i) {
            if (phrases_[i].kind == PhraseKind::noun)
                return nouns_.arg(i, p.subject);
            if (phrases_[i].kind != PhraseKind::adverb)
                break;
        }
        return {};
    }
    [[nodiscard]] std::int32_t speaker_of(const Arg& subject) const {
        return subject.ends.size() == 1 ? subject.ends.front().entity : -1;
    }

    /// The mood that a verb lays on the infinitive or gerund it governs.
    void inherit(const Predicate& matrix, Predicate& p, const Phrase& v) {
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

    // --- what opens and closes clauses ---

    void relative() {
        Arg antecedent = last_noun_group();
        const bool comma_before = before_is(at_, PhraseKind::comma);
        open(ScopeKind::relative);
        top().antecedent = antecedent;
        top().comma_bounded = comma_before;
        assign();
        ++at_;
    }

    void whose() {
        Arg antecedent = last_noun_group();
        open(ScopeKind::relative);
        top().whose = antecedent;
        if (antecedent.empty())
            top().whose = {};
        assign();
        ++at_;
    }

    /// The noun before a relative pronoun; “China, a country whose …” goes back to China.
    [[nodiscard]] Arg last_noun_group() const {
        for (std::uint32_t i = at_; i > 0; --i) {
            if (phrases_[i - 1].kind != PhraseKind::noun)
                continue;
            Arg arg = nouns_.arg(i - 1, {});
            const bool whole = !phrases_[i - 1].named.empty() || arg.carried;
            if (!whole && i >= 3 && phrases_[i - 2].kind == PhraseKind::comma &&
                phrases_[i - 3].kind == PhraseKind::noun)
                return nouns_.arg(i - 3, {});
            if (!whole)  // “a railway that …”: nobody; “Russia's intelligence service, which …”:
                         // Russia
                return phrases_[i - 1].owners.empty() ? Arg{} : arg;
            return coordinated_back(i - 1, arg);
        }
        return {};
    }

    /// “Kyrgyzstan and Tajikistan, whose …”: both.
    [[nodiscard]] Arg coordinated_back(std::uint32_t i, Arg arg) const {
        while (i >= 2 && phrases_[i - 1].kind == PhraseKind::conjunction &&
               phrases_[i - 2].kind == PhraseKind::noun && !phrases_[i - 2].named.empty() &&
               !arg.empty()) {
            Arg more = nouns_.arg(i - 2, {});
            more.ends.insert(more.ends.end(), arg.ends.begin(), arg.ends.end());
            arg.ends = std::move(more.ends);
            i -= 2;
        }
        return arg;
    }

    void complementiser() {
        open(ScopeKind::complement);
        mood_from_matrix();
        assign();
        ++at_;
    }

    /// “say that”, “deny that”, “fear that”: what the verb of saying does to the clause it governs.
    void mood_from_matrix() {
        if (scopes_.size() < 2)
            return;
        const std::int32_t matrix = scopes_[scopes_.size() - 2].last_predicate;
        if (matrix < 0)
            return;
        const Predicate& p = reading_.predicates[static_cast<std::size_t>(matrix)];
        if (head_is(p.phrase, deny_verb)) {
            top().negated = !p.negated;
            top().modality = stronger(top().modality, Modality::reported);
            top().speaker = speaker_of(p.subject);
        } else if (head_is(p.phrase, say_verb)) {
            top().modality = stronger(top().modality, Modality::reported);
            top().speaker = speaker_of(p.subject);
        } else if (head_is(p.phrase, fear_verb) || head_is(p.phrase, wish_verb)) {
            top().modality = stronger(top().modality, Modality::hypothetical);
        } else if (head_is(p.phrase, plan_verb)) {
            top().modality = stronger(top().modality, Modality::planned);
        }
        top().modality = stronger(top().modality, p.modality);
    }

    void subordinator() {
        const bool fronted = !top().verb_seen && !top().subject_set;
        const bool conditional = phrase().kind == PhraseKind::conditional;
        const Arg outer = top().subject;
        open(ScopeKind::subordinate);
        top().fronted = fronted;
        if (conditional)
            top().modality = Modality::hypothetical;
        if (!verb_has_subject_ahead()) {  // “while buying arms”, “if asked”
            top().subject = outer;
            top().subject_set = !outer.empty();
        }
        assign();
        ++at_;
    }
    [[nodiscard]] bool verb_has_subject_ahead() const {
        for (std::uint32_t i = at_ + 1; i < phrases_.size(); ++i) {
            if (phrases_[i].kind == PhraseKind::noun)
                return true;
            if (phrases_[i].kind == PhraseKind::verb)
                return false;
        }
        return false;
    }

    void stop() {
        while (scopes_.size() > 1)
            close();
        Scope& scope = top();
        const std::uint32_t parent = scope.clause;
        scope = Scope{};
        reading_.parent_of.push_back(parent);
        scope.clause = static_cast<std::uint32_t>(reading_.parent_of.size() - 1);
        assign();
        ++at_;
    }

    void comma() {
        assign();
        if (top().fronted && top().verb_seen && main_clause_ahead())
            close();
        else if (top().kind == ScopeKind::relative && top().verb_seen && top().comma_bounded &&
                 !coordination_ahead())
            close();
        ++at_;
    }
    [[nodiscard]] bool main_clause_ahead() const {
        for (std::uint32_t i = at_ + 1;
             i < phrases_.size() && phrases_[i].kind != PhraseKind::comma;
             ++i)
            if (phrases_[i].kind == PhraseKind::verb)
                return phrases_[i].finite;
        return false;
    }
    [[nodiscard]] bool coordination_ahead() const {
        return at_ + 1 < phrases_.size() && phrases_[at_ + 1].kind == PhraseKind::conjunction;
    }

    void contrast() {
        while (scopes_.size() > 1 &&
               (top().kind == ScopeKind::complement || top().kind == ScopeKind::relative ||
                top().fronted) &&
               top().verb_seen)
            close();
        assign();
        ++at_;
    }

    /// “…, the ministry said” and “according to Z”: all before it is reported.
    void mark_reported() {
        for (std::uint32_t i = 0; i < reading_.predicates.size(); ++i) {
            const Predicate& say = reading_.predicates[i];
            if (!head_is(say.phrase, say_verb) || !closes_sentence(say.phrase) || say.phrase < 3)
                continue;
            for (std::uint32_t k = 0; k < i; ++k)
                report(reading_.predicates[k], speaker_of(say.subject));
        }
        for (std::uint32_t i = 0; i < phrases_.size(); ++i)
            if (phrases_[i].kind == PhraseKind::preposition && head_is(i, according_to)) {
                const std::int64_t noun = nouns_.noun_after(i);
                const std::int32_t speaker =
                    noun < 0 ? -1 : speaker_of(nouns_.arg(static_cast<std::uint32_t>(noun), {}));
                for (Predicate& p : reading_.predicates)
                    report(p, speaker);
            }
    }
    static void report(Predicate& p, std::int32_t speaker) {
        p.modality = stronger(p.modality, Modality::reported);
        if (p.speaker < 0)
            p.speaker = speaker;
    }
    [[nodiscard]] bool closes_sentence(std::uint32_t phrase) const {
        for (std::uint32_t i = phrase + 1; i < phrases_.size(); ++i)
            if (phrases_[i].kind == PhraseKind::complementiser ||
                phrases_[i].kind == PhraseKind::verb || phrases_[i].kind == PhraseKind::noun) {
                if (phrases_[i].kind != PhraseKind::noun || !before_is(i, PhraseKind::preposition))
                    return false;
            }
        // “X said” with X right after a comma
        for (std::uint32_t i = phrase; i > 0; --i) {
            if (phrases_[i - 1].kind == PhraseKind::comma)
                return true;
            if (phrases_[i - 1].kind == PhraseKind::verb ||
                phrases_[i - 1].kind == PhraseKind::stop)
                return false;
        }
        return false;
    }

    const SentenceView& view_;
    const std::vector<Phrase>& phrases_;
    Discourse& discourse_;
    ClauseReading reading_;
    NounReader nouns_;
    std::vector<Scope> scopes_;
    std::uint32_t at_ = 0;
};

}  // namespace

ClauseReading read_clauses(const SentenceView& view,
                           const std::vector<Phrase>& phrases,
                           Discourse& discourse) {
    return ClauseReader(view, phrases, discourse).run();
}

}  // namespace entente
