// SPDX-License-Identifier: MIT
#pragma once

#include "extract/grammar_names.hpp"
#include "extract/pack.hpp"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

using ConditionSet = std::bitset<static_cast<std::size_t>(Condition::count)>;

/// A construction with its names looked up.
struct ConstructionRule {
    const Construction* written = nullptr;
    ConditionSet wanted, unwanted;
    Slot source = Slot::none, target = Slot::none;
    bool possible = true;  ///< false: it names a condition that there is not

    [[nodiscard]] bool holds(const ConditionSet& conditions) const noexcept {
        return possible && (conditions & wanted) == wanted && (conditions & unwanted).none();
    }
};

/// A lexeme with its names looked up.
struct LexemeRule {
    const RelationType* relation = nullptr;  ///< null = it carries none
    std::optional<WordClass> needs;          ///< class of the object noun
    bool possible = true;                    ///< false: it needs a class of words that there is not
    bool takes_concepts = false;  ///< some word of its relation names concepts among its targets
    bool governs_object = false, governs_head = false, governs_owner = false;
    std::uint32_t fitting = 0;  ///< which list of constructions
};

/// The lexemes and constructions of one language, made ready: what depends on the pack alone is
/// decided once, so that reading a sentence compares no names. Points into the pack.
class Rules {
public:
    Rules() = default;
    /// Time O(lexemes + kinds of government × constructions).
    Rules(const Pack& pack, const Grammar& grammar, const std::vector<Lexeme>& lexemes);

    [[nodiscard]] const std::vector<ConstructionRule>& constructions() const noexcept {
        return constructions_;
    }
    [[nodiscard]] const LexemeRule& lexeme(std::uint32_t index) const { return lexemes_[index]; }
    /// Positions of the constructions that are open to the part of speech and government of a
    /// lexeme, in the order of the file.
    [[nodiscard]] std::span<const std::uint32_t> open_to(const LexemeRule& lexeme) const {
        return fitting_[lexeme.fitting];
    }

private:
    std::vector<ConstructionRule> constructions_;
    std::vector<LexemeRule> lexemes_;
    std::vector<std::vector<std::uint32_t>> fitting_;
};

}  // namespace entente
