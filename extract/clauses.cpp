// SPDX-License-Identifier: MIT
#include "extract/clauses.hpp"

#include "extract/clause_reader.hpp"

#include <optional>
#include <utility>

namespace entente {

using enum WordClass;

ClauseReading ClauseReader::run() {
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

void ClauseReader::open(ScopeKind kind) {
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

void ClauseReader::close() {
    if (scopes_.size() > 1)
        scopes_.pop_back();
}

void ClauseReader::assign() {
    reading_.clause_of[at_] = top().clause;
    reading_.predicate_of[at_] = top().last_predicate;
}

const Phrase* ClauseReader::before(std::uint32_t i) const {
    while (i > 0) {
        --i;
        if (phrases_[i].kind != PhraseKind::adverb)
            return &phrases_[i];
    }
    return nullptr;
}

bool ClauseReader::before_is(std::uint32_t i, PhraseKind kind) const {
    const Phrase* p = before(i);
    return p != nullptr && p->kind == kind;
}

void ClauseReader::step() {
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

void ClauseReader::noun() {
    if (at_ > 0 && phrases_[at_ - 1].kind == PhraseKind::noun && !phrase().named.empty() &&
        nouns_.finite_verb_after(at_) &&
        (top().verb_seen || before_is(at_ - 1, PhraseKind::comma)) &&
        phrases_[at_ - 1].named.empty()) {
        Arg antecedent = nouns_.arg(at_ - 1, {});
        open(ScopeKind::relative);  // “a scheme *Nepal* rejected”
        top().antecedent = std::move(antecedent);
        top().comma_bounded = true;
    }
    const bool governed = before_is(at_, PhraseKind::preposition);
    read_noun(governed);
    name_tokens();
    if (!top().whose.empty()) {
        reading_.whose[at_] = top().whose;
        Arg owner = top().whose;
        owner.owner = !head_is(at_, organ);
        owner.head = phrase().head;
        top().whose = {};
        if (at_ + 1 < phrases_.size() && phrases_[at_ + 1].kind == PhraseKind::noun) {
            top().antecedent = owner;  // “Somalia, whose army *it trains*”
        } else {
            top().subject = owner;
            top().subject_set = true;
        }
        assign();
        ++at_;
        return;
    }
    if (governed) {
        if (at_ >= 2 && phrases_[at_ - 2].kind == PhraseKind::verb && reading_.arg[at_])
            note_object(*reading_.arg[at_]);  // “objected to *it*”
        assign();
        ++at_;
        return;
    }
    const bool wants_subject = !top().verb_seen && !top().subject_set && !bare_number();
    std::uint32_t last = at_;
    const Arg arg = nouns_.coordinated(at_, top().subject, wants_subject, last);
    discourse_.group(arg);
    if (wants_subject)
        return take_subject(arg, last);
    if (top().verb_seen && new_clause(last))
        return begin_clause(arg, last);
    if (!top().verb_seen && top().subject.empty() && before_is(at_, PhraseKind::comma))
        return take_subject(arg, last);
    note_object(arg);
    skip_to(last);
}

void ClauseReader::read_noun(bool governed) {
    if (governed && !top().subject_set && phrase().possessive >= 0)
        return;  // “Under *its* new plan the EU …”: known once the subject is
    const bool opens_clause = !governed && nouns_.finite_verb_after(at_);
    const Arg& fellow = opens_clause ? Arg{} : local_subject();
    reading_.arg[at_] = nouns_.arg(at_, fellow);
    reading_.owner[at_] = nouns_.owner(at_, local_subject());
}

/// Who does what the last infinitive or gerund says: “urged Mali to reopen *its* border”.
const Arg& ClauseReader::local_subject() {
    if (top().last_predicate >= 0) {
        const Predicate& p = reading_.predicates[static_cast<std::size_t>(top().last_predicate)];
        const Phrase& v = phrases_[p.phrase];
        if ((v.infinitive || v.gerund) && !p.subject.empty() && !p.subject.owner)
            return p.subject;
    }
    return top().subject;
}

void ClauseReader::name_tokens() {
    for (std::uint32_t t = phrase().begin; t < phrase().end; ++t)
        if (view_.tokens[t].names())
            discourse_.named(nouns_.end_of(t));
}

bool ClauseReader::bare_number() const {
    for (std::uint32_t t = phrase().begin; t < phrase().end; ++t)
        if (view_.tokens[t].kind != TokenKind::number)
            return false;
    return true;
}

void ClauseReader::note_object(const Arg& arg) {
    if (top().verb_seen && !arg.owner && arg.ends.size() == 1)
        discourse_.object(arg);
}

void ClauseReader::skip_to(std::uint32_t last) {
    for (; at_ <= last; ++at_) {
        assign();
        if (phrase().kind == PhraseKind::noun && !reading_.arg[at_]) {
            reading_.arg[at_] = nouns_.arg(at_, local_subject());
            reading_.owner[at_] = nouns_.owner(at_, local_subject());
            name_tokens();
        }
    }
}

void ClauseReader::take_subject(const Arg& arg, std::uint32_t last) {
    top().subject = arg;
    top().subject_set = true;
    if (top().kind != ScopeKind::relative || !arg.empty())
        discourse_.subject(arg, top().kind == ScopeKind::main);
    skip_to(last);
}

bool ClauseReader::new_clause(std::uint32_t last) const {
    if (!nouns_.finite_verb_after(last) && !verb_after_phrases(last) && !verb_after_aside(last))
        return false;
    const Phrase* p = before(at_);
    if (p == nullptr)
        return true;
    return p->kind == PhraseKind::comma || p->kind == PhraseKind::conjunction ||
           p->kind == PhraseKind::contrast || p->kind == PhraseKind::verb;
}

bool ClauseReader::verb_after_aside(std::uint32_t last) const {
    const bool clause_begins = before_is(at_, PhraseKind::contrast) ||
                               (before_is(at_, PhraseKind::conjunction) && at_ >= 2 &&
                                phrases_[at_ - 2].kind == PhraseKind::comma);
    if (!clause_begins || last + 1 >= phrases_.size() ||
        phrases_[last + 1].kind != PhraseKind::comma)
        return false;
    for (std::uint32_t i = last + 2; i + 1 < phrases_.size(); ++i) {
        if (phrases_[i].kind == PhraseKind::comma)
            return nouns_.finite_verb_after(i);
        if (phrases_[i].kind == PhraseKind::stop ||
            (phrases_[i].kind == PhraseKind::verb && phrases_[i].finite))
            return false;
    }
    return false;
}

bool ClauseReader::verb_after_phrases(std::uint32_t last) const {
    for (std::uint32_t i = last + 1; i < phrases_.size(); ++i) {
        const Phrase& p = phrases_[i];
        if (p.kind == PhraseKind::verb)
            return p.finite;
        const bool inside = p.kind == PhraseKind::preposition || p.kind == PhraseKind::adverb ||
                            (p.kind == PhraseKind::noun && before_is(i, PhraseKind::preposition));
        if (!inside)
            return false;
    }
    return false;
}

void ClauseReader::begin_clause(const Arg& arg, std::uint32_t last) {
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

void ClauseReader::verb() {
    const Phrase& v = phrase();
    if (v.infinitive || v.gerund || v.participle)
        return nonfinite(v);
    if (top().verb_seen && !coordinated_here())
        leave_inner_scopes();
    if (top().kind == ScopeKind::relative && !top().subject_set) {
        top().subject = top().antecedent;
        top().antecedent = {};
        top().subject_set = true;
        if (!top().subject.owner)
            discourse_.subject(top().subject, false);
    }
    Predicate p = predicate(v);
    p.subject = top().subject;
    if (top().kind == ScopeKind::relative && !top().verb_seen)
        p.gap = top().antecedent;
    top().verb_seen = true;
    add(std::move(p));
}

bool ClauseReader::coordinated_here() const {
    const Phrase* p = before(at_);
    return p != nullptr &&
           (p->kind == PhraseKind::conjunction || p->kind == PhraseKind::contrast ||
            (p->kind == PhraseKind::comma && scopes_.back().kind == ScopeKind::main));
}

void ClauseReader::leave_inner_scopes() {
    while (scopes_.size() > 1 && top().verb_seen)
        close();
}

Predicate ClauseReader::predicate(const Phrase& v) {
    Predicate p;
    p.phrase = at_;
    p.clause = top().clause;
    p.negated = v.negated != top().negated;
    p.modality = stronger(v.modality, top().modality);
    p.speaker = top().speaker;
    return p;
}

void ClauseReader::add(Predicate p) {
    if (subject_denied(p))
        p.negated = !p.negated;
    reading_.predicates.push_back(std::move(p));
    top().last_predicate = static_cast<std::int32_t>(reading_.predicates.size() - 1);
    assign();
    ++at_;
}

bool ClauseReader::subject_denied(const Predicate& p) const {
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

std::int32_t ClauseReader::speaker_of(const Arg& subject) const {
    return subject.ends.size() == 1 ? subject.ends.front().entity : -1;
}

void ClauseReader::relative() {
    Arg antecedent = nouns_.group_before(at_);
    const bool comma_before = before_is(at_, PhraseKind::comma);
    const bool fronted = at_ > 0 && phrases_[at_ - 1].kind == PhraseKind::preposition;
    const bool after_mark = fronted && at_ > 1 && phrases_[at_ - 2].kind == PhraseKind::comma;
    open(ScopeKind::relative);
    top().comma_bounded = comma_before || after_mark;
    if (fronted)
        reading_.fronted.push_back({top().clause, phrases_[at_ - 1].head, std::move(antecedent)});
    else
        top().antecedent = std::move(antecedent);
    assign();
    ++at_;
}

void ClauseReader::whose() {
    Arg antecedent = nouns_.group_before(at_);
    open(ScopeKind::relative);
    top().whose = antecedent;
    if (antecedent.empty())
        top().whose = {};
    assign();
    ++at_;
}

void ClauseReader::complementiser() {
    open(ScopeKind::complement);
    mood_from_matrix();
    assign();
    ++at_;
}

void ClauseReader::subordinator() {
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

bool ClauseReader::verb_has_subject_ahead() const {
    for (std::uint32_t i = at_ + 1; i < phrases_.size(); ++i) {
        if (phrases_[i].kind == PhraseKind::noun)
            return true;
        if (phrases_[i].kind == PhraseKind::verb)
            return false;
    }
    return false;
}

void ClauseReader::stop() {
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

void ClauseReader::comma() {
    assign();
    if (top().fronted && top().verb_seen && main_clause_ahead())
        close();
    else if (top().kind == ScopeKind::relative && top().verb_seen && top().comma_bounded &&
             !coordination_ahead())
        close();
    ++at_;
}

bool ClauseReader::main_clause_ahead() const {
    for (std::uint32_t i = at_ + 1; i < phrases_.size() && phrases_[i].kind != PhraseKind::comma;
         ++i)
        if (phrases_[i].kind == PhraseKind::verb)
            return phrases_[i].finite;
    return false;
}

bool ClauseReader::coordination_ahead() const {
    return at_ + 1 < phrases_.size() && phrases_[at_ + 1].kind == PhraseKind::conjunction;
}

void ClauseReader::contrast() {
    while (scopes_.size() > 1 &&
           (top().kind == ScopeKind::complement || top().kind == ScopeKind::relative ||
            top().fronted) &&
           top().verb_seen)
        close();
    assign();
    ++at_;
}

ClauseReading read_clauses(const SentenceView& view,
                           const std::vector<Phrase>& phrases,
                           Discourse& discourse) {
    return ClauseReader(view, phrases, discourse).run();
}

}  // namespace entente
