// SPDX-License-Identifier: MIT
#pragma once

#include "extract/frame.hpp"
#include "extract/rules.hpp"

#include <cstdint>
#include <string>

namespace entente {

/// What kept a construction from giving a statement, in the order in which it is tested.
enum class Obstacle : std::uint8_t {
    none,
    condition,      ///< something must or must not be true of the clause
    noun_inverse,   ///< the noun turns its ends round, but governs nothing here
    source_empty,   ///< nobody stands in the slot of the source
    target_empty,   ///< nobody stands in the slot of the target
    one_end,        ///< a list was wanted
    same_ends,      ///< source and target are the same actor
    one_way,        ///< the word does not go both ways
    end_type,       ///< an end is of another type than the word wants
    object_class,   ///< the object noun is of another class
    other_clause,   ///< the word wants both ends in its own clause
    object_owned,   ///< the object only belongs to somebody
    object_unowned  ///< the object is not a thing of somebody
};

/// One construction tried on one reading of one word.
struct Attempt {
    std::uint32_t lexeme = 0;          ///< index into the lexemes of the language
    std::uint32_t construction = 0;    ///< index into its constructions
    std::uint32_t begin = 0, end = 0;  ///< bytes of the trigger in Document::text
    Obstacle obstacle = Obstacle::none;
    ConditionSet unmet;             ///< conditions of the construction that do not hold
    Arg source, target;             ///< as far as they were found
    std::uint64_t nanoseconds = 0;  ///< that the test took
};

/// What the obstacle of an attempt is, for a reader: “nobody in the slot 'agent'”, “the clause must
/// be passive”.
[[nodiscard]] std::string describe(const Attempt& attempt,
                                   const Rules& rules,
                                   const Lexeme& lexeme);

}  // namespace entente
