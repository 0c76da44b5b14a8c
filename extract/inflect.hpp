// SPDX-License-Identifier: MIT
#pragma once

#include "extract/grammar_names.hpp"
#include "extract/pack.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// The inflected forms of a dictionary form by the suffix rules of a language; the first word of
/// many is the one that changes.
///
/// A rule "ending>replacement" replaces the ending of the word; `C` in an ending is any consonant
/// and is kept. The first rule that fits is taken; "ending>>replacement" is taken too and the
/// search goes on (doubled consonants: both "plans, planned" and "opened" come out, a form that
/// nobody writes does no harm).
[[nodiscard]] std::vector<std::pair<std::string, Inflection>> inflect(const Grammar& grammar,
                                                                      std::string_view form,
                                                                      bool verb);

/// The dictionary forms of which a form may be an inflected one by the rules for verbs, other than
/// itself; by rule. Nothing says which of them exists.
[[nodiscard]] std::vector<std::string> base_forms(const Grammar& grammar, std::string_view form);

/// What irregular forms given in braces stand for: one = past and participle; two = past,
/// participle; "-ing" = gerund; nouns: plural.
[[nodiscard]] std::vector<std::pair<std::string, Inflection>> irregular_forms(const Lexeme& lexeme,
                                                                              bool verb);

}  // namespace entente
