// SPDX-License-Identifier: MIT
#pragma once

#include "extract/parse.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace entente {

enum class PhraseKind : std::uint8_t {
    noun,
    verb,
    adjective,
    preposition,
    conjunction,
    contrast,
    comma,
    stop,
    subordinator,
    conditional,
    complementiser,
    relative,
    whose,
    adverb
};

/// A chunk of a sentence that the clause reader handles as one: flat, never nested.
struct Phrase {
    PhraseKind kind = PhraseKind::noun;
    std::uint32_t begin = 0;  ///< tokens [begin, end)
    std::uint32_t end = 0;
    std::uint32_t head = 0;  ///< token: the noun, the main verb, the preposition
    // noun
    std::vector<std::uint32_t> named;        ///< tokens that name the head itself; several in
                                             ///< “Sino-Russian”, “Chinese and Japanese”
    std::vector<std::uint32_t> owners;       ///< tokens that name its owner: X's N, Chinese N
    std::vector<std::uint32_t> attributive;  ///< participles joined by a hyphen: China-*led*
    std::int32_t possessive = -1;            ///< token of its/their/his
    bool definite = false, indefinite = false, plural = false, negative = false, compound = false;
    // verb
    bool finite = false, passive = false, infinitive = false, gerund = false, participle = false,
         copula = false;
    bool negated = false, progressive = false;
    Modality modality = Modality::asserted;
};

/// Cuts a sentence of a postnominal language into phrases, deciding on the way which words are
/// verbs here.
[[nodiscard]] std::vector<Phrase> chunk(const SentenceView& view);

/// For `explain`: "[NP Kazakhstan] [V hedges] [P between] …".
[[nodiscard]] std::string to_string(const SentenceView& view, const std::vector<Phrase>& phrases);

}  // namespace entente
