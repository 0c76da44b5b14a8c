// SPDX-License-Identifier: MIT
#pragma once

// What the rows of the table call: one function a measure, in the file of its family.

#include "graph/measures/network.hpp"

namespace entente::rows {

Scores degree(Networks& networks, const MeasureOptions& options);
Scores in_degree(Networks& networks, const MeasureOptions& options);
Scores out_degree(Networks& networks, const MeasureOptions& options);
Scores degree_positive(Networks& networks, const MeasureOptions& options);
Scores degree_negative(Networks& networks, const MeasureOptions& options);
Scores degree_net(Networks& networks, const MeasureOptions& options);
Scores degree_ratio(Networks& networks, const MeasureOptions& options);
Scores strength(Networks& networks, const MeasureOptions& options);
Scores in_strength(Networks& networks, const MeasureOptions& options);
Scores out_strength(Networks& networks, const MeasureOptions& options);
Scores betweenness(Networks& networks, const MeasureOptions& options);
Scores closeness(Networks& networks, const MeasureOptions& options);
Scores closeness_freeman(Networks& networks, const MeasureOptions& options);
Scores closeness_wasserman_faust(Networks& networks, const MeasureOptions& options);
Scores pagerank(Networks& networks, const MeasureOptions& options);
Scores eigenvector(Networks& networks, const MeasureOptions& options);

}  // namespace entente::rows
