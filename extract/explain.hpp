// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"
#include "graph/statement.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// A name in a sentence, and what it was taken for.
struct ExplainedName {
    std::string text, entity;
    bool place = false;  ///< a capital that is a place here, not its state
    bool operator==(const ExplainedName&) const = default;
};

/// One construction tried on one word of a sentence.
struct ExplainedAttempt {
    std::string word;      ///< as it stands in the text
    std::string lexeme;    ///< its dictionary form
    std::string relation;  ///< empty = it carries none
    Location lexeme_place;
    std::string construction;
    Location construction_place;
    std::string source_slot, target_slot;
    std::vector<std::string> sources, targets;  ///< ids, as far as they were found
    std::string obstacle;                       ///< what stopped it; empty = it fits
    std::size_t unmet = 0;          ///< how many conditions of the construction do not hold
    bool used = false;              ///< it gave the statements
    std::uint64_t nanoseconds = 0;  ///< it took; not written out
    bool operator==(const ExplainedAttempt&) const = default;
};

/// How one sentence was read.
struct SentenceExplanation {
    std::uint32_t index = 0;  ///< from 1
    std::string text;
    std::vector<ExplainedName> names;        ///< in the order of the text
    std::vector<std::string> reading;        ///< its phrases and clauses, a line each
    std::vector<ExplainedAttempt> attempts;  ///< by word, then reading, then construction
    std::vector<Statement> statements;       ///< in the order in which they were found
    std::vector<std::string> unknown;        ///< words that the pack does not know
    bool operator==(const SentenceExplanation&) const = default;
};

/// For a reader: names, phrases, words that gave nothing and why, statements with what stands in
/// which slot. Lines are not broken.
[[nodiscard]] std::string to_text(const SentenceExplanation& sentence);
/// One JSON object, without a line break.
[[nodiscard]] std::string to_json(const SentenceExplanation& sentence);

/// A statement that somebody expected.
struct Expectation {
    std::string source, relation, target;  ///< ids and the name of a relation
    bool negated = false;
};

/// Why the sentences do not give a statement: that they do give it; else the attempt that came
/// closest and what stopped it; else that no word of the relation stands there.
struct WhyNot {
    std::uint32_t sentence = 0;  ///< index of the one that comes closest; 0 = none names both ends
    bool given = false;          ///< it is there after all
    std::vector<std::string> missing;  ///< ends that no sentence names
    ExplainedAttempt closest;          ///< empty construction = no word was tried
    bool other_relation = false;       ///< the closest word says something else
    std::vector<std::string> reasons;  ///< for a reader, one sentence each, the main one first
};

/// @param sentences one document, as explained.
[[nodiscard]] WhyNot why_not(std::span<const SentenceExplanation> sentences,
                             const Expectation& expected);
[[nodiscard]] std::string to_text(const WhyNot& answer, const Expectation& expected);
[[nodiscard]] std::string to_json(const WhyNot& answer, const Expectation& expected);

}  // namespace entente
