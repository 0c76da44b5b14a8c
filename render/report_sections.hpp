// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/measures.hpp"
#include "graph/measures/network_measures.hpp"
#include "graph/measures/partition.hpp"
#include "render/report.hpp"
#include "render/report_blocks.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// One measure of all nodes, with what a table says of it.
struct Ranked {
    const MeasureInfo* info = nullptr;
    Scores scores;
    std::vector<std::uint32_t> ranks;
    double mean = 0;
    double deviation = 0;
    [[nodiscard]] double z(std::size_t node) const noexcept {
        return deviation > 0 ? (scores.values[node] - mean) / deviation : 0;
    }
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

    ReportContext(const Graph& graph, const ReportOptions& options);
    [[nodiscard]] std::string_view say(std::string_view en, std::string_view zh) const noexcept {
        return options.language == "zh" ? zh : en;
    }
    [[nodiscard]] std::string name(std::size_t node) const;
    [[nodiscard]] std::string name(const Edge& edge) const;  ///< "China —supports→ SCO (3)"
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

/// The sentence behind an edge that is quoted first, with its source; nothing if it has none.
void quote_edge(const Edge& edge, std::size_t most, std::vector<Block>& out);

/// The same nodes and degrees, ends of edges of one relation swapped at random.
[[nodiscard]] Graph rewired(const Graph& graph, std::uint64_t seed);

}  // namespace entente
