// SPDX-License-Identifier: MIT
#pragma once

#include "extract/grammar_names.hpp"
#include "extract/token.hpp"
#include "graph/statement.hpp"

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// One actor or concept that fills a slot, and the bytes of the document that stand for it.
struct End {
    std::int32_t entity = -1;  ///< index into Pack::entities
    std::uint32_t begin = 0;   ///< bytes of Document::text
    std::uint32_t end = 0;
    bool operator==(const End&) const = default;
};

/// What fills a slot: one end, or several that stand side by side. Empty = the slot is not filled.
struct Arg {
    std::vector<End> ends;
    bool owner = false;    ///< the ends only own the noun that stands there: “Chinese *goods*”
    bool carried = false;  ///< taken from another clause or sentence
    bool anaphor = false;  ///< a pronoun or “the bloc” stands in the clause for it
    std::uint32_t head = 0;  ///< token of the noun itself
    [[nodiscard]] bool empty() const noexcept { return ends.empty(); }
    bool operator==(const Arg&) const = default;
};

/// One reading of one lexeme in a sentence: what stands in which slot, and how the clause is
/// coloured.
struct Frame {
    std::uint32_t lexeme = 0;
    std::uint32_t begin = 0;  ///< bytes of the trigger
    std::uint32_t end = 0;
    std::uint32_t token = 0;
    std::array<Arg, static_cast<std::size_t>(Slot::count)> slots;
    std::bitset<static_cast<std::size_t>(Condition::count)> conditions;
    bool negated = false;
    Modality modality = Modality::asserted;
    std::int32_t speaker = -1;  ///< entity
    ClassSet object_classes;    ///< of the noun that is the object: goods, arms, money ...

    [[nodiscard]] Arg& operator[](Slot slot) { return slots[static_cast<std::size_t>(slot)]; }
    [[nodiscard]] const Arg& operator[](Slot slot) const {
        return slots[static_cast<std::size_t>(slot)];
    }
    void set(Condition c) { conditions.set(static_cast<std::size_t>(c)); }
    [[nodiscard]] bool has(Condition c) const {
        return conditions.test(static_cast<std::size_t>(c));
    }
};

}  // namespace entente
