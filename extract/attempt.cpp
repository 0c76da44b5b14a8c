// SPDX-License-Identifier: MIT
#include "extract/attempt.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

namespace entente {
namespace {

std::string_view name_of(Slot slot) {
    return slot_names()[static_cast<std::size_t>(slot)];
}

/// “must be passive and must not be embedded”
std::string conditions(const Attempt& attempt, const ConstructionRule& construction) {
    std::string text;
    for (std::size_t i = 0; i < attempt.unmet.size(); ++i) {
        if (!attempt.unmet.test(i))
            continue;
        text += fmt::format("{}'{}' must {}hold",
                            text.empty() ? "" : ", ",
                            condition_names()[i],
                            construction.unwanted.test(i) ? "not " : "");
    }
    return text;
}

}  // namespace

std::string describe(const Attempt& attempt, const Rules& rules, const Lexeme& lexeme) {
    const ConstructionRule& c = rules.constructions()[attempt.construction];
    switch (attempt.obstacle) {
        case Obstacle::none:
            break;
        case Obstacle::condition:
            return conditions(attempt, c);
        case Obstacle::noun_inverse:
            return "the word turns its ends round only with what it governs";
        case Obstacle::source_empty:
            return fmt::format("nobody in the slot '{}'",
                               name_of(lexeme.inverse ? c.target : c.source));
        case Obstacle::target_empty:
            return fmt::format("nobody in the slot '{}'",
                               name_of(lexeme.inverse ? c.source : c.target));
        case Obstacle::one_end:
            return "only one end";
        case Obstacle::same_ends:
            return "both ends are the same";
        case Obstacle::one_way:
            return "the word does not go both ways";
        case Obstacle::end_type:
            return "an end of another type than the word wants";
        case Obstacle::object_class:
            return fmt::format("the object is not of the class '{}'", lexeme.needs);
        case Obstacle::other_clause:
            return "the word wants both ends in its own clause";
        case Obstacle::object_owned:
            return "the object only belongs to somebody";
        case Obstacle::object_unowned:
            return "the object is not a thing of somebody";
    }
    return {};
}

}  // namespace entente
