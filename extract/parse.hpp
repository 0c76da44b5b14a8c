// SPDX-License-Identifier: MIT
#pragma once

#include "extract/attempt.hpp"
#include "extract/discourse.hpp"
#include "extract/document.hpp"
#include "extract/frame.hpp"
#include "extract/pack.hpp"
#include "extract/token.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class IntroducedNames;

/// What a parser is given: one sentence, its tokens with their entities decided, and what came
/// before.
struct SentenceView {
    const Pack& pack;
    const Dictionary& dictionary;
    const Document& document;
    const Sentence& sentence;
    std::span<const Token> tokens;
    const IntroducedNames* introduced = nullptr;  ///< by the document; null = none

    [[nodiscard]] const std::string& type_of(std::int32_t entity) const {
        return pack.entities[static_cast<std::size_t>(entity)].type;
    }
    [[nodiscard]] std::string_view text(const Token& t) const {
        return std::string_view(document.text).substr(t.begin, t.end - t.begin);
    }
    [[nodiscard]] const Lexeme& lexeme(const Sense& sense) const {
        return dictionary.lexemes()[sense.lexeme];
    }
};

/// A shallow reading of a sentence, for `explain`.
struct ParseTrace {
    std::vector<std::string> lines;
    std::vector<Attempt> attempts;  ///< by word, then reading, then construction
};

/// Reads a sentence of a language whose relative clauses follow their noun and whose words stand
/// apart (English, French, Russian): phrases, then clauses with their subjects, then a frame for
/// each sense of each lexeme. One pass, no backtracking.
[[nodiscard]] std::vector<Frame> parse_postnominal(const SentenceView& view,
                                                   Discourse& discourse,
                                                   ParseTrace* trace);

/// The same for a language whose modifiers stand before the noun and whose clauses hang together by
/// commas (Chinese).
[[nodiscard]] std::vector<Frame> parse_prenominal(const SentenceView& view,
                                                  Discourse& discourse,
                                                  ParseTrace* trace);

}  // namespace entente
