// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "graph/statement.hpp"
#include "graph/windows.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// A graph and the time it stands for.
struct TimelineVersion {
    std::string name;  ///< "2016", "2016-Q3", the stem of a file
    Graph graph;
};

/// One period: its graph in figures, and what moved since the period before.
struct TimelinePeriod {
    std::string name;
    std::size_t nodes = 0, edges = 0;
    std::size_t statements = 0;  ///< evidence of all edges
    std::size_t positive = 0, negative = 0, neutral = 0;
    std::size_t born = 0, died = 0;  ///< edges; 0 in the first period
    std::size_t flips = 0;           ///< pairs whose sign turned since it was last seen
    std::size_t communities = 0;
    std::optional<double> agreement;  ///< of communities with the last ones before (NMI)
    bool operator==(const TimelinePeriod&) const = default;
};

/// A node through time; an entry a period.
struct NodeTrack {
    std::string id;
    Labels labels;
    std::vector<double> values;                             ///< of the measure; 0 where it is not
    std::vector<std::uint32_t> ranks;                       ///< from 1; 0 where it is not
    std::vector<std::optional<std::uint32_t>> communities;  ///< numbered alike through time
    bool operator==(const NodeTrack&) const = default;
};

struct EdgeTrack {
    EdgeKey key;
    std::vector<double> weights;  ///< 0 where it is not
    bool operator==(const EdgeTrack&) const = default;
};

/// Two nodes and the net sign of all that is between them: of the sum of sign × weight of relation
/// × weight of edge; nothing where no edge with a sign is.
struct PairTrack {
    std::string source, target;  ///< in byte order
    std::vector<std::optional<double>> net;
    std::size_t flips = 0;  ///< from + to - or back, whatever lay between
    bool operator==(const PairTrack&) const = default;
};

/// A series whose level moves at a period.
struct LevelChange {
    std::string series;  ///< "edges", "positive edges", "degree of KAZ", "sign CHN RUS" ...
    std::size_t period = 0;
    double before = 0;  ///< mean of the piece that ends
    double after = 0;   ///< mean of the piece that begins
    bool operator==(const LevelChange&) const = default;
};

struct Timeline {
    std::string measure;
    std::vector<TimelinePeriod> periods;
    std::vector<NodeTrack> nodes;  ///< by their best rank, then its first period, then id
    std::vector<EdgeTrack> edges;  ///< by key
    std::vector<PairTrack> pairs;  ///< those that flipped first, then by weight, then by id
    std::vector<LevelChange> changes;
    bool operator==(const Timeline&) const = default;
};

struct TimelineOptions {
    std::string measure = "degree";
    std::size_t leading = 20;  ///< nodes and flipped pairs whose series are searched for changes
    unsigned threads = 1;
};

/// How edges, signs, ranks and communities move through graphs in the order given. Negated edges
/// have no sign. @throws Error{unknown_name} on an unknown measure.
/// Time: that of the measure and of the communities (Leiden) for each graph.
[[nodiscard]] Timeline timeline(std::span<const TimelineVersion> versions,
                                const TimelineOptions& options = {});

struct CutOptions {
    WindowRule rule;
    /// 0 = each window holds its own statements alone. Else each holds all up to its last day, an
    /// edge weighs the sum over its sentences of 2^(-age / half life), its evidence is left out,
    /// and it is gone where that falls below 1/16: one sentence, four half lives old.
    double half_life_days = 0;
};

struct CutResult {
    std::vector<TimelineVersion> versions;
    std::size_t left_out = 0;  ///< statements without a date, or with one coarser than a window
};

/// Cuts dated statements into graphs. @throws what assemble and windows_over throw.
[[nodiscard]] CutResult cut_by_time(std::span<const Statement> statements,
                                    const Schema& schema,
                                    std::span<const Node> catalogue,
                                    const CutOptions& options);

}  // namespace entente
