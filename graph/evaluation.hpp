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
};

/// Reads gold lines (`doc quote source relation target` and, where given, `negated modal optional`;
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

struct Evaluation {
    Tallies all;
    /// By group; a gold statement has no rule, and is zh if its quote holds a Chinese character.
    std::map<std::string, Tallies> by_relation, by_rule, by_language, by_modality;
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

/// Persons and offices of a catalogue whose attribute `state` names the state they speak for.
[[nodiscard]] std::map<std::string, std::string> office_holders(std::span<const Node> catalogue);

}  // namespace entente
