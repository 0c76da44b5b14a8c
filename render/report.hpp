// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "render/drawing.hpp"
#include "render/render.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace entente {

struct ReportOptions {
    DrawingOptions drawing;
    LayoutOptions layout;
    std::string language = "en";     ///< "en" or "zh"
    std::string graph_sha256;        ///< of the graph file, for the header; empty = not said
    std::string command;             ///< as typed, for the header; empty = not said
    const Graph* against = nullptr;  ///< an older version: the report says what changed since
    std::string figures;             ///< prefix of the figures' files in Markdown: "report."
    std::size_t top = 10;            ///< rows of the ranked tables
    std::size_t random_graphs = 20;  ///< drawn for comparison; 0 = none
    std::uint64_t seed = 1;
    unsigned threads = 1;
};

struct Report {
    std::string html;
    std::string markdown;
    /// Name and bytes of the tables beside it: nodes.csv, network.csv, edges.csv, evidence.csv,
    /// report.json.
    std::vector<std::pair<std::string, std::string>> files;
    /// The same of the figures, which HTML holds and Markdown points to: figure-1.svg ...
    std::vector<std::pair<std::string, std::string>> figures;
    std::string note;  ///< of the picture, as in Rendered
};

/// Who matters and why, with the sentences behind it, in twelve sections: header, findings,
/// picture, key actors, one table a measure, network figures against random graphs of the same
/// degrees, signs and balance, relations and roles, communities, robustness, evidence, method.
/// Same bytes for the same input.
/// @throws what render and the measures throw.
[[nodiscard]] Report make_report(const Graph& graph, const ReportOptions& options = {});

}  // namespace entente
