// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/limits.hpp"
#include "graph/graph.hpp"
#include "graph/schema.hpp"
#include "graph/statement.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// A statement that a reader found in a text: what extraction is measured against.
struct GoldStatement {
    std::string document;  ///< name, with or without its extensions
    std::string quote;     ///< words of the text that carry it
    std::string source;
    std::string relation;
    std::string target;
    bool negated = false;
    Modality modality = Modality::asserted;
    bool optional = false;  ///< neither missed nor wrong
    std::string speaker;    ///< who says it; empty = the author, or not said
};

/// Reads gold lines (`doc quote source relation target` and, where given, `negated modal optional
/// speaker`;
/// other keys are passed over). @throws Error with line and column.
[[nodiscard]] std::vector<GoldStatement> parse_gold(std::string_view jsonl,
                                                    const std::string& file,
                                                    const Limits& limits = {});

/// When a statement counts as the gold one.
enum class Match : std::uint8_t {
    exact,  ///< ends, relation and negation are equal
    sign,   ///< ends, negation and the sign of the relation are equal
    pair,   ///< the ends are the same two, either way round
};
inline constexpr std::array matches{Match::exact, Match::sign, Match::pair};
[[nodiscard]] std::string_view to_string(Match match) noexcept;

/// How many gold statements were found, and how many of those given were right. Over everything
/// `found == right`; within a group they may differ, since the two of a match need not be of one
/// group.
struct Tally {
    std::size_t gold = 0;
    std::size_t found = 0;
    std::size_t given = 0;
    std::size_t right = 0;
    [[nodiscard]] double precision() const noexcept;
    [[nodiscard]] double recall() const noexcept;
    [[nodiscard]] double f1() const noexcept;
    bool operator==(const Tally&) const = default;
};

/// Tallies in the order of `matches`.
using Tallies = std::array<Tally, matches.size()>;

/// How an attribute is coded in the statements that both sides have. A tally counts those with the
/// value (negated, planned, said by somebody): `found` and `right` where both sides have it.
struct AttributeScores {
    std::size_t matched = 0;  ///< statements compared
    std::size_t equal = 0;    ///< of them with the same value
    std::map<std::string, Tally> by_value;
};

struct Evaluation {
    Tallies all;
    /// By group; a gold statement has no rule, and is zh if its quote holds a Chinese character. A
    /// construction is the part of a rule before its lexeme.
    std::map<std::string, Tallies> by_relation, by_rule, by_construction, by_language, by_modality;
    /// Among statements of the same ends and relation; modality and speaker among exact matches.
    AttributeScores negation, modality, speaker;
    /// Gold relation and given relation of statements with the same two ends, "!" before a negated
    /// one; "(none)" where the other side has nothing.
    std::map<std::pair<std::string, std::string>, std::size_t> confusion;
    std::vector<std::size_t> missed;  ///< gold statements without an exact match
    std::vector<std::size_t> wrong;   ///< statements without one
    std::size_t passed_over = 0;      ///< statements of documents that the gold does not know
};

struct EvaluationOptions {
    /// Id -> id of what counts as the same end: an office-holder and the state spoken for.
    std::map<std::string, std::string> same_as;
};

/// Compares statements with gold ones.
///
/// Two are candidates for each other if their documents have the same name (up to the first dot of
/// the file name; no matter where not one name fits) and the gold quote, stripped to letters and
/// digits, stands in the sentence, stripped likewise. Ids are compared in lower case, ends of
/// undirected relations in either order. Matching is one to one, in the order given.
/// @throws Error{unknown_name} on a gold relation that the schema has not.
/// Time O(gold x statements of its document).
[[nodiscard]] Evaluation evaluate(std::span<const GoldStatement> gold,
                                  std::span<const Statement> statements,
                                  const Schema& schema,
                                  const EvaluationOptions& options = {});

/// How far two coders agree.
struct Agreement {
    std::size_t first = 0, second = 0;  ///< statements of each
    Tallies tallies;  ///< the second measured against the first; precision and recall change places
                      ///< the other way round, F1 does not change
    std::size_t units = 0;       ///< pairs of ends in a document that either coder has
    std::size_t both_units = 0;  ///< that both have
    /// Krippendorff's alpha, nominal: over all units, where a unit that a coder has not is coded
    /// "nothing"; and over the units of both, where only relation and negation can differ. 1 where
    /// no disagreement is possible.
    double alpha = 1, alpha_both = 1;
};

/// Compares two codings of the same documents. Statements are told apart by document, ends,
/// relation and negation, wherever in the document they were found; a unit with several statements
/// of one coder has them all as its value. Optional statements count like others. Krippendorff,
/// Content Analysis, 2nd ed. 2004, ch. 11. Time O(n log n).
/// @throws Error{unknown_name} on a relation that the schema has not.
[[nodiscard]] Agreement agreement(std::span<const GoldStatement> first,
                                  std::span<const GoldStatement> second,
                                  const Schema& schema,
                                  const EvaluationOptions& options = {});

/// Krippendorff's alpha for nominal values of two coders, a value of each per unit; 1 where there
/// is nothing to disagree on.
[[nodiscard]] double krippendorff_alpha(std::span<const std::pair<std::string, std::string>> units);

/// Persons and offices of a catalogue whose attribute `state` names the state they speak for.
[[nodiscard]] std::map<std::string, std::string> office_holders(std::span<const Node> catalogue);

}  // namespace entente
