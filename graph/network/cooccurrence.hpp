// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// One naming of an entity: where it stands.
struct Naming {
    std::string document;
    std::uint32_t sentence = 0;  ///< index within the document, from 1
    std::string entity;
    auto operator<=>(const Naming&) const = default;
};

/// What statements name: the ends of each. What only a list of mentions knows is not among them.
[[nodiscard]] std::vector<Naming> namings_of(std::span<const Statement> statements);
[[nodiscard]] std::vector<Naming> namings_of(std::span<const MentionRecord> mentions);

/// What two entities must stand in to be together.
enum class Within : std::uint8_t { sentence, paragraph, document };

/// The paragraph of each sentence of a document, by index - 1.
using Paragraphs = std::map<std::string, std::vector<std::uint32_t>, std::less<>>;

struct CooccurrenceOptions {
    Within within = Within::sentence;
    std::vector<std::string> types;  ///< only nodes of these types; empty = all
    std::uint64_t min_together = 1;  ///< only pairs that are together so often
    /// Number of units (sentences, paragraphs, documents) there are; 0 = those that name anything
    /// at all.
    std::uint64_t units = 0;
};

/// Two entities, by their numbers, and how much more often they are together than chance has it.
struct CooccurrencePair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint64_t together = 0;  ///< units that name both: n_ab
    double expected = 0;         ///< n_a n_b / N
    double pmi = 0;              ///< log2(n_ab N / (n_a n_b))
    double npmi = 0;             ///< pmi / -log2(n_ab / N), in [-1, 1]; 0 where n_ab = N
    double log_likelihood = 0;   ///< Dunning's G^2 of the table of four
    bool operator==(const CooccurrencePair&) const = default;
};

struct Cooccurrence {
    std::vector<std::string> entities;    ///< ids, in byte order
    std::vector<std::uint64_t> counts;    ///< units that name each: n_a
    std::uint64_t units = 0;              ///< N
    std::vector<CooccurrencePair> pairs;  ///< by first, then second
};

/// Which entities are named together, an entity counting once a unit.
///
/// Church, Hanks, "Word Association Norms, Mutual Information, and Lexicography", Computational
/// Linguistics 16(1):22-29, 1990; Bouma, "Normalized (Pointwise) Mutual Information in Collocation
/// Extraction", GSCL 2009; Dunning, "Accurate Methods for the Statistics of Surprise and
/// Coincidence", Computational Linguistics 19(1):61-74, 1993.
/// @param entities has the types; names that it has not are of no type.
/// @throws Error{usage} on a sentence whose paragraph is not given where paragraphs are asked for,
/// or fewer units than those that name something. Time O(n log n + sum of squared names a unit).
[[nodiscard]] Cooccurrence cooccurrence(std::span<const Naming> namings,
                                        const Graph& entities,
                                        const CooccurrenceOptions& options = {},
                                        const Paragraphs& paragraphs = {});

/// What an edge of the graph weighs.
enum class Association : std::uint8_t { together, pmi, npmi, log_likelihood };
[[nodiscard]] double value_of(const CooccurrencePair& pair, Association association) noexcept;

/// The network as a graph of one undirected relation, `co-occurs`; edges have all the figures as
/// attributes, nodes how many units name them. Pairs whose value is not above 0 have no edge.
[[nodiscard]] Graph cooccurrence_graph(const Cooccurrence& found,
                                       const Graph& entities,
                                       Association association = Association::together);

}  // namespace entente
