// SPDX-License-Identifier: MIT
#pragma once

#include "extract/phrases_so_far.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace entente {

/// Reads verbs with their auxiliaries.
class VerbGroups {
public:
    VerbGroups(const PostnominalWords& words, PhrasesSoFar& so_far)
        : words_(words),
          so_far_(so_far) {}

    /// Reads [not|aux|adverb]* main at token i; adds it and returns its end, or returns i if no
    /// verb stands here.
    std::size_t verb_group(std::size_t i);
    /// An auxiliary waits for its subject and verb.
    [[nodiscard]] bool pending() const { return pending_.has_value(); }

private:
    /// What the words before a main verb have said so far.
    struct Auxiliaries {
        std::size_t begin = 0;  ///< token where the group begins
        std::size_t last = 0;   ///< token of the last auxiliary
        bool any = false, be = false, have = false;
        bool wants_base = false;  ///< after “to”, “will”, “did”
    };

    [[nodiscard]] const Token& token(std::size_t i) const { return words_.token(i); }
    [[nodiscard]] bool is(std::size_t i, WordClass c) const { return words_.is(i, c); }
    /// Token k goes on with the auxiliaries; notes in `aux` and `v` what it says.
    bool auxiliary(std::size_t k, Auxiliaries& aux, Phrase& v) const;
    [[nodiscard]] bool denies_verb(std::size_t k, const Auxiliaries& aux) const;
    bool have_or_be(std::size_t k, Auxiliaries& aux, Phrase& v) const;
    /// Token k is the verb that the auxiliaries want.
    bool main_verb(std::size_t k, const Auxiliaries& aux, Phrase& v) const;
    [[nodiscard]] bool unknown_verb(std::size_t k, const Phrase& v) const;
    /// A verb without auxiliary, at token k of the group that begins at i.
    std::size_t bare_verb(std::size_t i, std::size_t k, Phrase& v);
    std::size_t past_verb(std::size_t i, std::size_t k, const VerbForms& forms, Phrase& v);
    std::size_t present_verb(std::size_t i, std::size_t k, const VerbForms& forms, Phrase& v);
    std::size_t reduced(Phrase& v, std::size_t k, std::size_t i);
    std::size_t finish(Phrase& v, std::size_t main, bool passive);
    /// “Nor has the Kremlin agreed”, “Should the G7 cut”: the auxiliary before its subject.
    [[nodiscard]] bool inverted(std::size_t i, std::size_t k) const;
    /// The main verb of an inverted clause takes over what its auxiliary said.
    bool take_pending(Phrase& v, const VerbForms& forms);

    const PostnominalWords& words_;
    PhrasesSoFar& so_far_;
    std::optional<Phrase> pending_;  ///< an auxiliary that stands before its subject
};

}  // namespace entente
