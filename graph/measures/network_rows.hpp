// SPDX-License-Identifier: MIT
#pragma once

// What the rows of the table of network measures call: one function a figure.

#include "graph/measures/network.hpp"
#include "graph/measures/network_measures.hpp"

namespace entente::rows {

/// The second half of the table: mixing, groups, cohesion and signs.
[[nodiscard]] std::span<const NetworkMeasureInfo> group_figures();

NetworkValue nodes(Networks& networks, const MeasureOptions& options);
NetworkValue edges(Networks& networks, const MeasureOptions& options);
NetworkValue isolates(Networks& networks, const MeasureOptions& options);
NetworkValue density(Networks& networks, const MeasureOptions& options);
NetworkValue mean_degree(Networks& networks, const MeasureOptions& options);
NetworkValue reciprocity(Networks& networks, const MeasureOptions& options);
NetworkValue components_weak(Networks& networks, const MeasureOptions& options);
NetworkValue components_strong(Networks& networks, const MeasureOptions& options);
NetworkValue components_bi(Networks& networks, const MeasureOptions& options);
NetworkValue largest_component(Networks& networks, const MeasureOptions& options);
NetworkValue diameter(Networks& networks, const MeasureOptions& options);
NetworkValue mean_path(Networks& networks, const MeasureOptions& options);
NetworkValue transitivity(Networks& networks, const MeasureOptions& options);
NetworkValue mean_clustering(Networks& networks, const MeasureOptions& options);
NetworkValue dyads_mutual(Networks& networks, const MeasureOptions& options);
NetworkValue dyads_asymmetric(Networks& networks, const MeasureOptions& options);
NetworkValue dyads_null(Networks& networks, const MeasureOptions& options);
/// Number `kind` of the triad census.
NetworkValue triads(Networks& networks, std::size_t kind);
NetworkValue centralisation_degree(Networks& networks, const MeasureOptions& options);
NetworkValue centralisation_betweenness(Networks& networks, const MeasureOptions& options);
NetworkValue centralisation_closeness(Networks& networks, const MeasureOptions& options);
NetworkValue centralisation_eigenvector(Networks& networks, const MeasureOptions& options);
NetworkValue centralisation_in_degree(Networks& networks, const MeasureOptions& options);
NetworkValue centralisation_out_degree(Networks& networks, const MeasureOptions& options);
NetworkValue centralisation_strength(Networks& networks, const MeasureOptions& options);
NetworkValue centralisation_katz(Networks& networks, const MeasureOptions& options);
NetworkValue centralisation_bonacich(Networks& networks, const MeasureOptions& options);
NetworkValue centralisation_harmonic(Networks& networks, const MeasureOptions& options);
NetworkValue centralisation_pagerank(Networks& networks, const MeasureOptions& options);
NetworkValue centralisation_authority(Networks& networks, const MeasureOptions& options);
NetworkValue centralisation_hub(Networks& networks, const MeasureOptions& options);
NetworkValue assortativity_degree(Networks& networks, const MeasureOptions& options);
NetworkValue assortativity_group(Networks& networks, const MeasureOptions& options);
NetworkValue assortativity_sign(Networks& networks, const MeasureOptions& options);
NetworkValue rich_club_top(Networks& networks, const MeasureOptions& options);
NetworkValue small_world(Networks& networks, const MeasureOptions& options);
NetworkValue core_periphery_fit(Networks& networks, const MeasureOptions& options);
NetworkValue fragmentation(Networks& networks, const MeasureOptions& options);
NetworkValue connectedness(Networks& networks, const MeasureOptions& options);
NetworkValue hierarchy(Networks& networks, const MeasureOptions& options);
NetworkValue efficiency(Networks& networks, const MeasureOptions& options);
NetworkValue upper_boundedness(Networks& networks, const MeasureOptions& options);
NetworkValue modularity(Networks& networks, const MeasureOptions& options);
NetworkValue communities(Networks& networks, const MeasureOptions& options);
NetworkValue stability_nmi(Networks& networks, const MeasureOptions& options);
NetworkValue stability_vi(Networks& networks, const MeasureOptions& options);
NetworkValue modularity_groups(Networks& networks, const MeasureOptions& options);
NetworkValue modularity_signed(Networks& networks, const MeasureOptions& options);
NetworkValue modularity_signed_best(Networks& networks, const MeasureOptions& options);
NetworkValue ambivalent_pairs(Networks& networks, const MeasureOptions& options);
NetworkValue balance_triangles(Networks& networks, const MeasureOptions& options);
NetworkValue balance_expected(Networks& networks, const MeasureOptions& options);
NetworkValue balance_walks(Networks& networks, const MeasureOptions& options);
NetworkValue frustration_index(Networks& networks, const MeasureOptions& options);

}  // namespace entente::rows
