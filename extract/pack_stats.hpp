// SPDX-License-Identifier: MIT
#pragma once

#include "extract/explain.hpp"
#include "graph/evaluation.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace entente {

/// What one lexeme or construction did in a text.
struct RuleUse {
    std::string relation;           ///< of a lexeme; several apart by blanks
    std::size_t tried = 0;          ///< how often it was tested
    std::size_t hits = 0;           ///< statements it gave
    std::uint64_t nanoseconds = 0;  ///< spent on testing it
    std::size_t given = 0;          ///< statements that gold says something of
    std::size_t right = 0;          ///< and how many of them are gold ones
};

/// What the rules of a pack did in a text.
struct PackUse {
    std::size_t sentences = 0, statements = 0, gold = 0;
    std::map<std::string, RuleUse> lexemes, constructions;  ///< by dictionary form; by name
};

/// Adds the sentences of one document.
void count_uses(std::span<const SentenceExplanation> sentences, PackUse& use);
/// Adds what the comparison with gold says of each rule. Statements are told by Statement::rule.
void add_judgement(const Evaluation& evaluation, PackUse& use);

}  // namespace entente
