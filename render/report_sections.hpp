// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/balance.hpp"
#include "graph/measures/measures.hpp"
#include "graph/measures/network_measures.hpp"
#include "graph/measures/partition.hpp"
#include "graph/measures/signed.hpp"
#include "render/report.hpp"
#include "render/report_blocks.hpp"
#include "render/report_figures.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// One measure of all nodes, with what a table says of it.
struct Ranked {
    const MeasureInfo* info = nullptr;
    Scores scores;
    std::vector<double> normalised;
    std::vector<std::uint32_t> ranks;
    std::vector<double> percentiles;  ///< share of the nodes that score less, in hundredths
    double mean = 0;
    double deviation = 0;
    [[nodiscard]] double z(std::size_t node) const noexcept {
        return deviation > 0 ? (scores.values[node] - mean) / deviation : 0;
    }
};

/// The core measures of one layer.
[[nodiscard]] std::vector<Ranked> core_measures(const Graph& graph, const MeasureOptions& how);

/// Three actors whose ties do not go together, and the sentences that speak of them.
struct UnbalancedTriangle {
    std::array<std::size_t, 3> nodes{};
    std::array<const Edge*, 3> edges{};  ///< the strongest signed one of each pair
    double weight = 0;
    bool operator==(const UnbalancedTriangle&) const = default;
};

/// The rank of one actor by one measure when some of the evidence is left out.
struct RankRange {
    std::size_t node = 0;
    std::uint32_t rank = 0;
    std::uint32_t without_single = 0;      ///< without edges of one sentence
    std::uint32_t without_unasserted = 0;  ///< without reported and hypothetical statements
    std::uint32_t best = 0, worst = 0;     ///< leaving out any one document; 0 = not known
};
struct Robustness {
    const MeasureInfo* info = nullptr;
    std::vector<RankRange> rows;  ///< by node
};

/// Everything that several sections need, computed once.
struct ReportContext {
    const Graph& graph;
    const ReportOptions& options;
    std::vector<Ranked> measures;  ///< the core ones
    std::vector<double> positive;  ///< ties of each node by sign
    std::vector<double> negative;
    std::vector<std::size_t> by_recurrence;  ///< nodes, most often in the top first
    std::vector<unsigned> times_in_top;
    Partition communities;
    std::vector<double> stability;  ///< of each community: pairs that other seeds keep together
    std::vector<NetworkFigure> figures;
    SignedNetwork ties;
    TriangleSigns triangles;
    std::vector<UnbalancedTriangle> unbalanced;  ///< those most spoken of first
    std::vector<Robustness> robustness;
    std::vector<std::size_t> quoted;  ///< edges in the appendix, those of most sentences first

    ReportContext(const Graph& graph, const ReportOptions& options);
    [[nodiscard]] std::string_view say(std::string_view en, std::string_view zh) const noexcept {
        return options.language == "zh" ? zh : en;
    }
    [[nodiscard]] std::string name(std::size_t node) const;
    /// Of an actor of this graph or of the older one.
    [[nodiscard]] std::string name_of(const std::string& id) const;
    [[nodiscard]] std::string name(const Edge& edge) const;  ///< "China —supports→ SCO (3)"
    /// "supports", "not supports", "支持", "不支持"
    [[nodiscard]] std::string relation_name(const std::string& relation, bool negated) const;
    [[nodiscard]] std::string title(const MeasureInfo& info) const;
    [[nodiscard]] std::string type_name(const std::string& type) const;
    [[nodiscard]] MeasureOptions measuring() const;
};

/// Each adds its section to the report.
using Section = void (*)(const ReportContext& context, std::vector<Block>& out);
void header_section(const ReportContext& context, std::vector<Block>& out);
void findings_section(const ReportContext& context, std::vector<Block>& out);
void actors_section(const ReportContext& context, std::vector<Block>& out);
void measures_section(const ReportContext& context, std::vector<Block>& out);
void network_section(const ReportContext& context, std::vector<Block>& out);
void signs_section(const ReportContext& context, std::vector<Block>& out);
void relations_section(const ReportContext& context, std::vector<Block>& out);
void communities_section(const ReportContext& context, std::vector<Block>& out);
void robustness_section(const ReportContext& context, std::vector<Block>& out);
void evidence_section(const ReportContext& context, std::vector<Block>& out);
void method_section(const ReportContext& context, std::vector<Block>& out);
void changes_section(const ReportContext& context, std::vector<Block>& out);

[[nodiscard]] std::vector<UnbalancedTriangle> unbalanced_triangles(const Graph& graph,
                                                                   const SignedNetwork& ties);
[[nodiscard]] std::vector<Robustness> rank_ranges(const Graph& graph, const MeasureOptions& how);

/// The sentence behind an edge that is quoted first, with its source; nothing if it has none.
void quote_edge(const Edge& edge, std::size_t most, std::vector<Block>& out);

}  // namespace entente
