// SPDX-License-Identifier: MIT
#pragma once

#include "cli/arguments.hpp"
#include "cli/centrality_tables.hpp"
#include "graph/measures/null_model.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente::cli {

/// The options that ask how far figures can be trusted, for actors and for the whole network.
class TrustArguments {
public:
    void add_to(Arguments& arguments);
    [[nodiscard]] bool asked() const {
        return !jackknife_.empty() || !bootstrap_.empty() || null_ > 0;
    }
    /// @throws Error{usage} where two of them are asked for at once.
    void check() const;

    /// A row an actor (the first by the first measure first) and a measure.
    [[nodiscard]] Table actor_table(const Graph& graph,
                                    const std::vector<const MeasureInfo*>& measures,
                                    const MeasureOptions& options,
                                    const TableStyle& style) const;
    /// A row a figure of the network.
    [[nodiscard]] Table network_table(const Graph& graph,
                                      const std::vector<const NetworkMeasureInfo*>& measures,
                                      const MeasureOptions& options,
                                      const TableStyle& style) const;

private:
    /// Cells of each value and the columns and notes of the table.
    [[nodiscard]] std::vector<std::vector<Cell>> cells(const Graph& graph,
                                                       const FigureOf& figure,
                                                       std::size_t ranked,
                                                       const MeasureOptions& options,
                                                       Table& table) const;
    [[nodiscard]] std::vector<std::vector<Cell>> sampled(const Graph& graph,
                                                         const FigureOf& figure,
                                                         const SampleOptions& how,
                                                         Table& table) const;
    [[nodiscard]] std::vector<std::vector<Cell>> against(const Graph& graph,
                                                         const FigureOf& figure,
                                                         const MeasureOptions& options,
                                                         const SampleOptions& how,
                                                         Table& table) const;
    [[nodiscard]] MeasureOptions options_within(const MeasureOptions& options) const;

    std::string jackknife_;
    std::string bootstrap_;
    std::size_t replicates_ = 1000;
    double level_ = 0.95;
    std::size_t null_ = 0;
    std::string null_keeps_ = "sign";
};

}  // namespace entente::cli
