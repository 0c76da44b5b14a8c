// SPDX-License-Identifier: MIT
#pragma once

#include "extract/clauses.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace entente {

/// Why a clause was opened.
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

/// Goes through the phrases of a sentence and keeps the clauses that are open. What has no finite
/// verb and what is said by others have files of their own.
class ClauseReader {
public:
    ClauseReader(const SentenceView& view, const std::vector<Phrase>& phrases, Discourse& discourse)
        : view_(view),
          phrases_(phrases),
          discourse_(discourse),
          nouns_(view, phrases, discourse, reading_) {}
    ClauseReading run();

private:
    [[nodiscard]] Scope& top() { return scopes_.back(); }
    [[nodiscard]] const Phrase& phrase() const { return phrases_[at_]; }
    [[nodiscard]] bool head_is(std::uint32_t phrase, WordClass c) const {
        return view_.tokens[phrases_[phrase].head].is(c);
    }
    [[nodiscard]] static Modality stronger(Modality a, Modality b) {
        return static_cast<Modality>(std::max(static_cast<int>(a), static_cast<int>(b)));
    }
    void open(ScopeKind kind);
    void close();
    void assign();
    /// What stands before phrase i, adverbs left out; no value at the begin.
    [[nodiscard]] const Phrase* before(std::uint32_t i) const;
    [[nodiscard]] bool before_is(std::uint32_t i, PhraseKind kind) const;
    void step();
    void noun();
    /// From here on the names of the phrase may be antecedents.
    void name_tokens();
    void read_noun(bool governed);
    [[nodiscard]] const Arg& local_subject();
    /// “1.” of a list, a year: no subject.
    [[nodiscard]] bool bare_number() const;
    /// What a later “it” may stand for: the object of the verb before.
    void note_object(const Arg& arg);
    void skip_to(std::uint32_t last);
    void take_subject(const Arg& arg, std::uint32_t last);
    /// A noun followed by a finite verb, where a clause may begin.
    [[nodiscard]] bool new_clause(std::uint32_t last) const;
    /// A finite verb after the noun and the prepositional phrases on it: “the trade of Kenya with
    /// India grows”.
    [[nodiscard]] bool verb_after_phrases(std::uint32_t last) const;
    /// “, but China, for its part, *backs* …”
    [[nodiscard]] bool verb_after_aside(std::uint32_t last) const;
    void begin_clause(const Arg& arg, std::uint32_t last);
    void verb();
    [[nodiscard]] bool coordinated_here() const;
    /// “The rule, which every member defends, makes …”: the second verb belongs to the clause
    /// around.
    void leave_inner_scopes();
    [[nodiscard]] Predicate predicate(const Phrase& v);
    void add(Predicate p);
    /// “Neither X nor Y …”, “No minister …”.
    [[nodiscard]] bool subject_denied(const Predicate& p) const;
    [[nodiscard]] std::int32_t speaker_of(const Arg& subject) const;
    void relative();
    void whose();
    void complementiser();
    void subordinator();
    [[nodiscard]] bool verb_has_subject_ahead() const;
    void stop();
    void comma();
    [[nodiscard]] bool main_clause_ahead() const;
    [[nodiscard]] bool coordination_ahead() const;
    void contrast();

    // nonfinite_clauses.cpp
    void nonfinite(const Phrase& v);
    [[nodiscard]] bool last_noun_adjacent() const;
    [[nodiscard]] bool both_before() const;
    [[nodiscard]] Arg last_noun() const;
    /// “the decision of X to …”, “an attempt by X to …”
    [[nodiscard]] bool actor_of_noun(std::uint32_t i) const;
    /// “X is the only member never to have …”: X, not the owner of the noun.
    [[nodiscard]] bool after_copula(std::int32_t matrix) const;
    /// “an Indonesian bid to enter …”
    bool owner_of_last_noun(Predicate& p) const;
    [[nodiscard]] bool controls_object(std::int32_t matrix) const;
    /// “accused Y of V-ing”
    [[nodiscard]] bool accused(std::int32_t matrix) const;
    [[nodiscard]] Arg object_of(std::uint32_t predicate) const;
    /// The mood that a verb lays on the infinitive or gerund it governs.
    void inherit(const Predicate& matrix, Predicate& p, const Phrase& v);

    // reported_clauses.cpp
    /// “say that”, “deny that”, “fear that”: what the verb of saying does to the clause it governs.
    void mood_from_matrix();
    /// “…, the ministry said” and “according to Z”: all before it is reported.
    void mark_reported();
    static void report(Predicate& p, std::int32_t speaker);
    [[nodiscard]] bool closes_sentence(std::uint32_t phrase) const;

    const SentenceView& view_;
    const std::vector<Phrase>& phrases_;
    Discourse& discourse_;
    ClauseReading reading_;
    NounReader nouns_;
    std::vector<Scope> scopes_;
    std::uint32_t at_ = 0;
};

}  // namespace entente
