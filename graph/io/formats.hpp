// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/limits.hpp"
#include "graph/graph.hpp"
#include "graph/io/io.hpp"

#include <string>
#include <string_view>

// The functions that stand in the table of formats. Writers return what they could not keep.

namespace entente {

std::string write_graphml(const Graph& graph,
                          const GraphSink& sink,
                          const GraphWriteOptions& options);
std::string write_gexf(const Graph& graph, const GraphSink& sink, const GraphWriteOptions& options);

[[nodiscard]] Graph read_graphml(std::string_view bytes,
                                 const std::string& file,
                                 const Limits& limits);
[[nodiscard]] Graph read_gexf(std::string_view bytes,
                              const std::string& file,
                              const Limits& limits);

std::string write_node_link(const Graph& graph,
                            const GraphSink& sink,
                            const GraphWriteOptions& options);
[[nodiscard]] Graph read_node_link(std::string_view bytes,
                                   const std::string& file,
                                   const Limits& limits);
std::string write_cyjs(const Graph& graph, const GraphSink& sink, const GraphWriteOptions& options);
[[nodiscard]] Graph read_cyjs(std::string_view bytes,
                              const std::string& file,
                              const Limits& limits);
std::string write_graph_lines(const Graph& graph,
                              const GraphSink& sink,
                              const GraphWriteOptions& options);
[[nodiscard]] Graph read_graph_lines(std::string_view bytes,
                                     const std::string& file,
                                     const Limits& limits);

std::string write_pajek(const Graph& graph,
                        const GraphSink& sink,
                        const GraphWriteOptions& options);
[[nodiscard]] Graph read_pajek(std::string_view bytes,
                               const std::string& file,
                               const Limits& limits);
std::string write_dl(const Graph& graph, const GraphSink& sink, const GraphWriteOptions& options);
[[nodiscard]] Graph read_dl(std::string_view bytes, const std::string& file, const Limits& limits);
std::string write_dot(const Graph& graph, const GraphSink& sink, const GraphWriteOptions& options);
std::string write_trig(const Graph& graph, const GraphSink& sink, const GraphWriteOptions& options);
std::string write_dynetml(const Graph& graph,
                          const GraphSink& sink,
                          const GraphWriteOptions& options);
/// An SQLite database of the graph with its evidence and vocabulary; its schema explains itself.
std::string write_sqlite(const Graph& graph,
                         const GraphSink& sink,
                         const GraphWriteOptions& options);

/// An edge list with the headers of Gephi: Source,Target,Type,Kind,Id,Label,Weight and columns of
/// our own; and the list of nodes that belongs to it: Id,Label and columns of our own.
std::string write_csv(const Graph& graph, const GraphSink& sink, const GraphWriteOptions& options);
std::string write_csv_nodes(const Graph& graph,
                            const GraphSink& sink,
                            const GraphWriteOptions& options);
/// Reads an edge list with at least the columns Source and Target, fields apart by comma, semicolon
/// or tab (whichever the header has most of); and a list of nodes with at least the column Id.
[[nodiscard]] Graph read_csv(std::string_view bytes, const std::string& file, const Limits& limits);
[[nodiscard]] Graph read_csv_nodes(std::string_view bytes,
                                   const std::string& file,
                                   const Limits& limits);

}  // namespace entente
