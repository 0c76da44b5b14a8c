// SPDX-License-Identifier: MIT
#pragma once

#include "extract/frame.hpp"
#include "extract/phrases.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace entente {

/// A verb with its subject and the mood it stands in.
struct Predicate {
    std::uint32_t phrase = 0;  ///< of the verb
    std::uint32_t clause = 0;
    Arg subject;  ///< of a reduced passive: the noun it follows
    Arg gap;  ///< object taken by a relative pronoun: “the rule which every member *defends*”
    bool negated = false;
    Modality modality = Modality::asserted;
    std::int32_t speaker = -1;
};

/// “the union, *to which* Mali belongs”: what the words of the clause govern stands before it.
struct Fronted {
    std::uint32_t clause = 0;
    std::uint32_t preposition = 0;  ///< token
    Arg arg;
};

/// The clauses of a sentence, flat: which clause each phrase belongs to, and its predicates in
/// order.
struct ClauseReading {
    std::vector<std::uint32_t> clause_of;  ///< by phrase
    std::vector<std::uint32_t> parent_of;  ///< by clause; clause 0 is its own
    std::vector<Predicate> predicates;
    std::vector<std::int32_t> predicate_of;  ///< by phrase: the predicate that it is, or the last
                                             ///< one before it in its clause
    std::vector<Arg> whose;                  ///< by phrase: owner given by “whose”
    std::vector<Fronted> fronted;            ///< “to which”, “of which”
    std::vector<std::optional<Arg>> arg;  ///< by phrase: what a noun phrase named when it was read
    std::vector<std::optional<Arg>> owner;  ///< by phrase: its owner likewise
};

/// Reads what a noun phrase names: itself, its owner, or what its pronoun stands for.
class NounReader {
public:
    /// @param known what `reading` has found so far is not looked for again: a pronoun means what
    /// it meant when it was read
    NounReader(const SentenceView& view,
               const std::vector<Phrase>& phrases,
               const Discourse& discourse,
               const ClauseReading& known)
        : view_(view),
          phrases_(phrases),
          discourse_(discourse),
          known_(known) {}

    /// @param clause_subject what “its” and “itself” go back to first
    [[nodiscard]] Arg arg(std::uint32_t phrase, const Arg& clause_subject) const;
    /// The owner alone: “X's N”, “its N”, “Chinese N”, “the N of X”.
    [[nodiscard]] Arg owner(std::uint32_t phrase, const Arg& clause_subject) const;
    /// arg() of the phrase and of those that are coordinated with it; `last` becomes the last
    /// phrase read.
    [[nodiscard]] Arg coordinated(std::uint32_t phrase,
                                  const Arg& clause_subject,
                                  bool subject_position,
                                  std::uint32_t& last) const;
    /// The noun before phrase `at` with those that are coordinated with it: what a relative pronoun
    /// or an apposition goes back to; “China, a country whose …” goes back to China.
    [[nodiscard]] Arg group_before(std::uint32_t at) const;
    [[nodiscard]] End end_of(std::uint32_t token) const;
    /// The noun phrase that a preposition introduces, or no value.
    [[nodiscard]] std::int64_t noun_after(std::uint32_t preposition) const;
    [[nodiscard]] bool finite_verb_after(std::uint32_t phrase) const;

private:
    [[nodiscard]] Arg read_arg(std::uint32_t phrase, const Arg& clause_subject) const;
    [[nodiscard]] Arg read_owner(std::uint32_t phrase, const Arg& clause_subject) const;
    [[nodiscard]] bool is(std::uint32_t token, WordClass c) const {
        return view_.tokens[token].is(c);
    }
    [[nodiscard]] bool any(const Phrase& p, WordClass c) const;
    /// “Kyrgyzstan and Tajikistan, whose …”: both.
    [[nodiscard]] Arg coordinated_back(std::uint32_t i, Arg list) const;
    [[nodiscard]] std::uint32_t after_of(std::uint32_t phrase) const;
    [[nodiscard]] bool lists_again(std::uint32_t phrase) const;
    [[nodiscard]] Arg fellows(const Phrase& p, const Arg& clause_subject) const;
    [[nodiscard]] Arg anaphor(const Phrase& p, const Arg& clause_subject) const;
    [[nodiscard]] Arg object_before(std::uint32_t phrase) const;
    [[nodiscard]] bool governs(std::uint32_t token, std::string_view preposition) const;
    [[nodiscard]] bool verb_before(std::uint32_t phrase) const;
    [[nodiscard]] bool described(const Phrase& p) const;
    [[nodiscard]] Arg proposal(std::uint32_t phrase, const Arg& clause_subject) const;
    void add_holders(std::uint32_t phrase, Arg& concept_arg) const;
    [[nodiscard]] Arg of_phrase(std::uint32_t phrase, const Arg& clause_subject) const;

    const SentenceView& view_;
    const std::vector<Phrase>& phrases_;
    const Discourse& discourse_;
    const ClauseReading& known_;
};

[[nodiscard]] ClauseReading read_clauses(const SentenceView& view,
                                         const std::vector<Phrase>& phrases,
                                         Discourse& discourse);

}  // namespace entente
