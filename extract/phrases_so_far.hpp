// SPDX-License-Identifier: MIT
#pragma once

#include "extract/phrases.hpp"
#include "extract/postnominal_words.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace entente {

/// The phrases of a sentence that have been read, and what they let expect of the token that comes
/// next.
class PhrasesSoFar {
public:
    explicit PhrasesSoFar(const PostnominalWords& words) : words_(words) {}

    /// Adds a phrase.
    void push(Phrase p);
    /// The phrases; none are left here.
    [[nodiscard]] std::vector<Phrase> take() { return std::move(phrases_); }
    [[nodiscard]] bool empty() const { return phrases_.empty(); }
    /// The clause that is being read has its finite verb.
    [[nodiscard]] bool clause_has_verb() const { return clause_has_verb_; }
    /// The last phrase is of this kind and ends right before token i.
    [[nodiscard]] bool ends_with(PhraseKind kind, std::size_t i) const {
        return !phrases_.empty() && phrases_.back().kind == kind && phrases_.back().end == i;
    }
    /// The last phrase that is no adverb, or null.
    [[nodiscard]] const Phrase* last_content() const;
    /// The word before calls for a noun: the verb-like word after it is none.
    [[nodiscard]] bool noun_before(std::size_t i) const;
    /// A finite verb before the next comma: what follows is a clause, not a noun phrase.
    [[nodiscard]] bool clause_follows(std::size_t i) const;
    /// A participle within a few words, no mark between.
    [[nodiscard]] bool participle_ahead(std::size_t k) const;
    /// Whether the clause has an unmistakable finite verb further on.
    [[nodiscard]] bool finite_ahead(std::size_t k) const;
    /// The last phrase is a noun phrase.
    [[nodiscard]] bool after_noun() const;
    /// The last phrase but one is a noun phrase.
    [[nodiscard]] bool after_noun_then_comma() const;
    /// “told his host that”: the clause has a verb of saying, so “that” opens what is said.
    [[nodiscard]] bool after_saying() const;
    /// A noun phrase that can be a subject by itself: a name, “the N”, a plural.
    [[nodiscard]] bool after_name() const;
    /// “it”, “he”, adverbs left out.
    [[nodiscard]] bool after_pronoun() const;
    /// “took funding from”: the object, not a verb.
    [[nodiscard]] bool after_light_verb() const;
    /// “while”, “after” right before.
    [[nodiscard]] bool after_subordinator() const;
    /// A noun phrase that may be the subject of a verb right here.
    [[nodiscard]] bool subject_before() const;
    /// “which”, adverbs left out.
    [[nodiscard]] bool relative_before() const;
    /// A coordinated predicate may begin: after and, but, a comma.
    [[nodiscard]] bool fresh() const;
    /// A plural or a list that may be the subject of a bare stem.
    [[nodiscard]] bool plural_before() const;
    /// “Zambia and Malawi, both poor, compete”: a list of names has no verb yet.
    [[nodiscard]] bool plural_subject_waits() const;
    /// “X and”: the noun phrase that is being read is one of a list.
    [[nodiscard]] bool plural_by_coordination() const;
    /// The verb before may be a bare stem: “trade and invest”.
    [[nodiscard]] bool last_verb_base() const;
    /// “let X”: a bare stem may follow.
    [[nodiscard]] bool let_object_before() const;
    /// “retired ambassador”: a participle right before a noun, after a determiner, preposition or
    /// at the begin.
    [[nodiscard]] bool adjective_use(std::size_t k) const;
    /// A participle that may be a past too is one of a reduced relative where “by” or the verb of
    /// the clause follows.
    [[nodiscard]] bool reduced_relative(std::size_t k) const;

private:
    [[nodiscard]] const Token& token(std::size_t i) const { return words_.token(i); }
    [[nodiscard]] bool is(std::size_t i, WordClass c) const { return words_.is(i, c); }

    const PostnominalWords& words_;
    bool clause_has_verb_ = false;
    std::vector<Phrase> phrases_;
};

}  // namespace entente
