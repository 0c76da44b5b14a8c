// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "graph/windows.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Networks of who says what: Leifeld, "Discourse Network Analysis: Policy Debates as Dynamic
// Networks", Oxford Handbook of Political Networks, 2017. The definitions are those that Discourse
// Network Analyzer (DNA) publishes; where its program does otherwise, `dna_compat` does as it does.

/// What a statement says of its column: the qualifier of DNA, as numbers or as a word.
enum class Qualifier : std::uint8_t {
    agreement,  ///< 1 for a positive relation, 0 for a negative one; the rest is left out
    sign,       ///< 1, 0 or -1; what is neutral or denied counts as 0
    relation,   ///< the relation itself, with "!" before it where denied: a word, not a number
};

/// Which of several statements of one row, column and level count: the first one of each document,
/// week (ISO), month or year, or of all the time. A date that is not as fine stands for itself.
/// `dna_compat`: weeks and months of different years are the same, as in DNA.
enum class Duplicates : std::uint8_t { include, document, week, month, year, range };

struct DebateOptions {
    std::vector<std::string> row_types;     ///< types of node that speak
    std::vector<std::string> column_types;  ///< types of node that are spoken of
    Qualifier qualifier = Qualifier::agreement;
    Duplicates duplicates = Duplicates::include;
    bool dna_compat = false;
};

/// A value that the qualifier takes.
struct Level {
    std::string name;  ///< "yes", "negative", "!supports"
    double value = 0;  ///< 0 for a word
    Sign sign = Sign::neutral;
    bool operator==(const Level&) const = default;
};

/// A statement as the networks see it: a row says, of a column, a level.
struct Stance {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t level = 0;
    std::optional<DayRange> days;  ///< of its date
    bool operator==(const Stance&) const = default;
};

/// What the statements say, the input of every network.
struct Debate {
    std::vector<std::string> rows;        ///< ids, in byte order
    std::vector<std::string> columns;     ///< ids, in byte order
    std::vector<Level> levels;            ///< by value, or by name where they are words
    bool words = false;                   ///< the levels are words: equal or not, nothing between
    double range = 1.0;                   ///< largest less smallest value of a level
    std::vector<Stance> stances;          ///< by date, document, sentence, statement id
    std::size_t unsigned_left_out = 0;    ///< fit the types but have no sign to agree by
    std::size_t duplicates_left_out = 0;  ///< as Duplicates says
};

/// Reads statements as stances: the source says it of the target. Those whose ends are not of the
/// types asked for are passed over; an undirected relation can be read from either end. A statement
/// given twice (same id) counts once; the order of the statements does not matter.
///
/// @param entities a graph that has the ends as nodes, for their types, and the schema for signs.
/// Time O(n log n).
[[nodiscard]] Debate read_debate(std::span<const Statement> statements,
                                 const Graph& entities,
                                 const DebateOptions& options);

/// How the levels of two rows on one column make a tie of a one-mode network, or those of a row
/// and a column one of a two-mode network.
enum class Aggregation : std::uint8_t {
    ignore,      ///< both: whatever the levels are
    congruence,  ///< one-mode: as far as they are the same
    conflict,    ///< one-mode: as far as they differ
    subtract,    ///< one-mode: congruence less conflict; two-mode: sum of the levels
    combine,     ///< two-mode: which levels there are, as a binary number
};

enum class Normalisation : std::uint8_t {
    none,
    average,      ///< one-mode: by the mean number of stances of the two rows
    jaccard,      ///< one-mode: by what either says
    cosine,       ///< one-mode: DNA's, by the product of the numbers of stances
    true_cosine,  ///< one-mode: by the lengths of the two profiles
    activity,     ///< two-mode: by the number of stances of the row
    prominence,   ///< two-mode: by the number of stances of the column
};

struct AffiliationOptions {
    Aggregation aggregation = Aggregation::subtract;
    Normalisation normalisation = Normalisation::none;
};

/// One entry of a matrix.
struct MatrixCell {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    double value = 0;
    bool operator==(const MatrixCell&) const = default;
};

/// The one-mode network of the rows: the entries above the diagonal that are not 0, by row and
/// column. With X_ijk the (weighted) number of stances of row i on column j at level k, n_i their
/// sum over j and k, and r the range of the levels:
///
///     ignore      sum_j (sum_k X_ijk) (sum_k X_i'jk)
///     congruence  sum_j sum_k sum_l X_ijk X_i'jl (1 - |k - l| / r); words: sum_jk X_ijk X_i'jk
///     conflict    the same with |k - l| / r; words: sum_jk of X where only one of the two has any
///     subtract    congruence - conflict
///     average     / ((n_i + n_i') / 2)
///     jaccard     / (m10 + m01 + m11), m10 = sum_jk X_ijk [X_i'jk = 0], m01 the other way round,
///                 m11 = sum_jk X_ijk X_i'jk
///     cosine      / (n_i n_i'), as DNA defines it; not the cosine of the profiles
///     true_cosine / sqrt(w_ii w_i'i') with w the same sum of a row with itself, which is the
///                 cosine of the profiles; for conflict and words, w of `ignore` and of congruence
///
/// 0 where a divisor is 0. @param weights one a stance; empty = 1.
/// @throws Error{usage} on combine, activity or prominence, Error{limit} on more than 20 000 rows
/// where every pair has a tie (conflict of words).
/// Time O(sum over columns of squared entries), for conflict of words also O(rows^2).
[[nodiscard]] std::vector<MatrixCell> one_mode(const Debate& debate,
                                               const AffiliationOptions& options = {},
                                               std::span<const double> weights = {});

/// The two-mode network of rows and columns: the entries that are not 0, by row and column.
///
///     ignore     sum_k X_ijk
///     subtract   agreement: X_ij1 - X_ij0; sign: sum_k k X_ijk; words: as ignore
///     combine    sum_k [X_ijk > 0] 2^(K - 1 - k), k the place of the level of K
///     activity   / n_i      prominence   / n_j
///
/// @throws Error{usage} on congruence, conflict, a one-mode normalisation, or combine with any;
/// Error{limit} on combine of more than 52 levels. Time O(n log n).
[[nodiscard]] std::vector<MatrixCell> two_mode(const Debate& debate,
                                               const AffiliationOptions& options = {},
                                               std::span<const double> weights = {});

/// A network as a graph: the entities as nodes with what `entities` knows of them, each entry as an
/// edge with its value as weight, on the side of its sign. Nodes have the attributes `mode` ("rows"
/// or "columns") and `statements`; rows and columns without one (by `weights`) are left out.
///
/// one-mode: relations `shared` (0), `congruence` (+), `conflict` (-), undirected;
/// two-mode: `mentions` (0), `agrees` (+), `disagrees` (-), directed, and for combine the levels
/// joined by "+".
/// @throws Error{usage} where a node would be row and column of a two-mode network.
[[nodiscard]] Graph one_mode_graph(const Debate& debate,
                                   std::span<const MatrixCell> cells,
                                   Aggregation aggregation,
                                   const Graph& entities,
                                   std::span<const double> weights = {});
[[nodiscard]] Graph two_mode_graph(const Debate& debate,
                                   std::span<const MatrixCell> cells,
                                   Aggregation aggregation,
                                   const Graph& entities,
                                   std::span<const double> weights = {});

}  // namespace entente
