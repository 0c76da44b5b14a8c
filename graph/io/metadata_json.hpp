// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "graph/io/json_view.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a graph file says of the graph as a whole: where it comes from and its vocabulary.

namespace entente {

/// What that object is called in other formats.
inline constexpr std::string_view metadata_key = "entente";

struct GraphMetadata {
    Provenance provenance;
    std::optional<Schema> schema;
};

/// The value of "metadata". `read_sentence` is called at every record of "sentences" and must read
/// it. @throws Error with its place
[[nodiscard]] GraphMetadata read_metadata(JsonView& json,
                                          const std::function<void()>& read_sentence);

/// The same as an object on one line, without sentences: for formats that keep texts of their own.
/// Empty for a graph that has nothing of the kind.
[[nodiscard]] std::string metadata_json(const Graph& graph);

}  // namespace entente
