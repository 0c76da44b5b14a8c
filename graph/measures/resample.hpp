// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/measures.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// Figures of a graph: values of nodes, of several measures one after the other, or of the network.
using FigureOf = std::function<Scores(const Graph&)>;

/// What evidence is taken in or left out together.
enum class SampleUnit : std::uint8_t { documents, sentences };

/// The evidence of a graph, so that the graph can be made anew from some of it.
class EvidenceSample {
public:
    /// Keeps a reference to `graph`. Edges without evidence are in every sample as they are.
    /// @throws Error{usage} where there are fewer than two documents (or sentences).
    EvidenceSample(const Graph& graph, SampleUnit unit);

    /// Number of documents or sentences.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// The graph in which unit u counts counts[u] times: an edge weighs the sum over its distinct
    /// sentences, and is gone where that is 0. All nodes stay. It has no evidence.
    [[nodiscard]] Graph made_of(std::span<const std::uint32_t> counts) const;

private:
    const Graph* graph_;
    std::size_t size_ = 0;
    std::vector<Node> nodes_;                        ///< without labels
    std::vector<std::vector<std::uint32_t>> units_;  ///< by edge: the unit of each sentence
};

struct SampleOptions {
    std::size_t ranked = 0;         ///< values that are ranked among each other; 0 = none
    std::size_t replicates = 1000;  ///< bootstrap
    double level = 0.95;            ///< of intervals
    std::uint64_t seed = 1;
    unsigned threads = 1;  ///< never changes a result
    const std::atomic<bool>* stop = nullptr;
};

/// How far a figure can be trusted.
struct Uncertainty {
    double value = 0;  ///< of the whole graph
    double error = 0;  ///< standard error
    double bias = 0;   ///< jackknife: how much too high the value is to be expected
    double low = 0;    ///< bootstrap: percentile interval
    double high = 0;
    std::uint32_t rank = 0;       ///< of the whole graph
    std::uint32_t rank_low = 0;   ///< best rank: of the interval, or over all jackknife samples
    std::uint32_t rank_high = 0;  ///< worst rank
    std::size_t replicates = 0;   ///< samples in which the figure is defined
    bool undefined = false;       ///< of the whole graph, or of fewer than two samples
};

/// Leaves out every document (sentence) once. error = sqrt((n - 1) / n sum (x_i - mean)^2), bias =
/// (n - 1) (mean - value).
/// Quenouille, Biometrika 43:353-360, 1956; Tukey, Annals of Mathematical Statistics 29:614, 1958;
/// for networks Snijders, Borgatti, "Non-Parametric Standard Errors and Tests for Network
/// Statistics", Connections 22(2):61-70, 1999.
/// Time: as many times the figure as there are units.
/// @throws Error{interrupted}, and what `figure` throws.
[[nodiscard]] std::vector<Uncertainty> jackknife(const Graph& graph,
                                                 SampleUnit unit,
                                                 const FigureOf& figure,
                                                 const SampleOptions& options = {});

/// Draws as many documents (sentences) as there are, with replacement, `replicates` times; low and
/// high are the percentiles of the values, of ranks those of ranks. The same seed gives the same
/// samples.
/// Efron, Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13.
/// @throws Error{usage} on fewer than two replicates or a level that is not between 0 and 1,
/// Error{limit} where replicates times values exceed 2^27.
[[nodiscard]] std::vector<Uncertainty> bootstrap(const Graph& graph,
                                                 SampleUnit unit,
                                                 const FigureOf& figure,
                                                 const SampleOptions& options = {});

/// @throws Error{limit} where count times values exceed 2^27.
void check_replicates(std::size_t values, std::size_t count);
/// Calls figure(graph_of(first + r)) for r < count on the threads given, results by r.
[[nodiscard]] std::vector<Scores> replicate(std::size_t first,
                                            std::size_t count,
                                            const std::function<Graph(std::size_t)>& graph_of,
                                            const FigureOf& figure,
                                            const SampleOptions& options);

}  // namespace entente
