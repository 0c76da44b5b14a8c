// SPDX-License-Identifier: MIT
#pragma once

#include "extract/grammar_names.hpp"
#include "extract/pack.hpp"
#include "extract/rules.hpp"
#include "extract/trie.hpp"

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

using ClassSet = std::bitset<static_cast<std::size_t>(WordClass::count)>;

/// What a form may be, letter case aside.
enum class CaseRule : std::uint8_t { any, capital, exact };

/// An entity that claims a form.
struct Claim {
    std::uint32_t entity = 0;  ///< index into Pack::entities; the mask entity for masks
    FormKind kind = FormKind::name;
    CaseRule letters = CaseRule::any;
};

/// A lexeme that has the form, and in which inflection.
struct Sense {
    std::uint32_t lexeme = 0;  ///< index into the lexemes of the language
    Inflection inflection = Inflection::base;
    std::string gap_tail;  ///< what must follow within a few words: "down" of "turn … down"; empty
                           ///< = nothing
};

/// Everything that a form stands for in one language.
struct DictionaryEntry {
    std::string form;  ///< as written in the pack (first claim), for the test of exact letters
    std::vector<Claim> claims;
    std::vector<Sense> senses;
    ClassSet classes;
    std::bitset<static_cast<std::size_t>(Inflection::count)>
        inflections;  ///< of a function word that is a verb; empty for all others
};

/// All forms of a pack in one language, folded to one letter case and to Simplified characters, in
/// one trie.
class Dictionary {
public:
    Dictionary(const Pack& pack, std::string_view language);

    [[nodiscard]] const Trie& trie() const noexcept { return trie_; }
    [[nodiscard]] const DictionaryEntry& entry(std::uint32_t value) const {
        return entries_[value];
    }
    [[nodiscard]] const std::vector<Lexeme>& lexemes() const noexcept { return *lexemes_; }
    [[nodiscard]] const Grammar& grammar() const noexcept { return *grammar_; }
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    /// Its lexemes and constructions, made ready.
    [[nodiscard]] const Rules& rules() const noexcept { return rules_; }
    /// A word of the class `be`, for a verb that is understood; null = the
    /// language has none.
    [[nodiscard]] const DictionaryEntry* copula() const noexcept { return copula_; }

private:
    Trie trie_;
    std::vector<DictionaryEntry> entries_;
    const DictionaryEntry* copula_ = nullptr;
    const std::vector<Lexeme>* lexemes_;
    const Grammar* grammar_;
    Rules rules_;
};

/// Letter case folded and Traditional turned Simplified, byte for byte of the same length: a
/// character whose folded form is longer or shorter stays as it is. Dashes and apostrophes of all
/// kinds become — and ’.
[[nodiscard]] std::string fold_for_matching(std::string_view text);

}  // namespace entente
