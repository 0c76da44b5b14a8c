// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

// Whether a text looks like a graph of some format, for files whose names do not say. Cheap, and
// never an error: a text that is taken for a format may still be refused by its reader.

namespace entente {

[[nodiscard]] bool looks_like_entente(std::string_view text);  ///< JSON Graph Format
[[nodiscard]] bool looks_like_node_link(std::string_view text);
[[nodiscard]] bool looks_like_cyjs(std::string_view text);
[[nodiscard]] bool looks_like_graph_lines(std::string_view text);
[[nodiscard]] bool looks_like_graphml(std::string_view text);
[[nodiscard]] bool looks_like_gexf(std::string_view text);
[[nodiscard]] bool looks_like_pajek(std::string_view text);
[[nodiscard]] bool looks_like_dl(std::string_view text);

}  // namespace entente
