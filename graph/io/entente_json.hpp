// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/limits.hpp"
#include "graph/graph.hpp"
#include "graph/io/io.hpp"

#include <string>
#include <string_view>

namespace entente {

/// Reads *.entente.json and, more widely, any JSON Graph Format v2 document: where it has no schema
/// one is made of the relations and node types that occur.
/// @throws Error with the place of the first fault.
[[nodiscard]] Graph read_entente_json(std::string_view bytes,
                                      const std::string& file,
                                      const Limits& limits);

/// The canonical form in pieces; loses nothing.
std::string write_entente_json(const Graph& graph,
                               const GraphSink& sink,
                               const GraphWriteOptions& options);

}  // namespace entente
