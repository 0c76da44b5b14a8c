// SPDX-License-Identifier: MIT
#include "cli/nodes.hpp"

#include "cli/suggest.hpp"

#include <fmt/format.h>

namespace entente::cli {

std::string label_of(const Node& node, const std::vector<std::string>& languages) {
    std::string label;
    for (const std::string& language : languages)
        if (const auto at = node.labels.find(language); at != node.labels.end())
            (label += label.empty() ? "" : " ") += at->second;
    return label.empty() ? node.id : label;
}

NodeId node_named(const Graph& graph, const std::string& id) {
    if (const std::optional<NodeId> node = graph.find(id))
        return *node;
    std::vector<std::string> names;
    for (const Node& node : graph.nodes())
        names.push_back(node.id);
    throw Error(ErrorCode::unknown_name, {}, unknown_name("actor", id, names, Choices::hidden));
}

std::string spelt(const EdgeKey& key) {
    return fmt::format("{} {}{} {}", key.source, key.negated ? "!" : "", key.relation, key.target);
}

}  // namespace entente::cli
