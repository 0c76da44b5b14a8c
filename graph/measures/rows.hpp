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
Scores articulation(Networks& networks, const MeasureOptions& options);
Scores bridges(Networks& networks, const MeasureOptions& options);
Scores core_number(Networks& networks, const MeasureOptions& options);
Scores clustering(Networks& networks, const MeasureOptions& options);
Scores clustering_weighted(Networks& networks, const MeasureOptions& options);
Scores clustering_directed(Networks& networks, const MeasureOptions& options);
Scores constraint(Networks& networks, const MeasureOptions& options);
Scores effective_size(Networks& networks, const MeasureOptions& options);
Scores brokerage(Networks& networks, const MeasureOptions& options);
Scores brokerage_coordinator(Networks& networks, const MeasureOptions& options);
Scores brokerage_consultant(Networks& networks, const MeasureOptions& options);
Scores brokerage_gatekeeper(Networks& networks, const MeasureOptions& options);
Scores brokerage_representative(Networks& networks, const MeasureOptions& options);
Scores brokerage_liaison(Networks& networks, const MeasureOptions& options);
Scores participation(Networks& networks, const MeasureOptions& options);
Scores katz(Networks& networks, const MeasureOptions& options);
Scores bonacich(Networks& networks, const MeasureOptions& options);
Scores hub(Networks& networks, const MeasureOptions& options);
Scores authority(Networks& networks, const MeasureOptions& options);
Scores pn_centrality(Networks& networks, const MeasureOptions& options);
Scores pn_in(Networks& networks, const MeasureOptions& options);
Scores pn_out(Networks& networks, const MeasureOptions& options);
Scores signed_eigenvector(Networks& networks, const MeasureOptions& options);
Scores eccentricity(Networks& networks, const MeasureOptions& options);
Scores degree_two_mode(Networks& networks, const MeasureOptions& options);
Scores betweenness_two_mode(Networks& networks, const MeasureOptions& options);
Scores closeness_two_mode(Networks& networks, const MeasureOptions& options);
Scores eigenvector_two_mode(Networks& networks, const MeasureOptions& options);

}  // namespace entente::rows
