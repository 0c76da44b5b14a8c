// SPDX-License-Identifier: MIT
#pragma once

#include "extract/discourse.hpp"
#include "extract/frame.hpp"
#include "extract/parse.hpp"

#include <span>
#include <string>
#include <vector>

namespace entente {

/// A statement before it is written out: entities and offsets of the cleaned text.
struct Finding {
    End source, target;
    const Lexeme* lexeme = nullptr;
    const Construction* construction = nullptr;
    std::uint32_t begin = 0, end = 0;  ///< trigger
    bool negated = false;
    Modality modality = Modality::asserted;
    std::int32_t speaker = -1;
};

/// Turns the frames of a sentence into findings by the constructions of its language.
///
/// The readings of one word compete: the construction that stands first in the file wins, among
/// lexemes of one form the one with the narrower conditions. Lists of ends expand, at most
/// Limits::coordination a side. Office-holders become the state they speak for. One finding a key
/// and sentence.
[[nodiscard]] std::vector<Finding> construe(const SentenceView& view,
                                            std::span<const Frame> frames,
                                            const Discourse& discourse,
                                            const Limits& limits,
                                            ParseTrace* trace);

}  // namespace entente
