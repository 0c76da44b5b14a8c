// SPDX-License-Identifier: MIT
#include "cli/node_types.hpp"

#include "cli/suggest.hpp"

#include <algorithm>

namespace entente::cli {

std::vector<std::string> node_types_named(const std::vector<std::string>& names,
                                          const std::string& otherwise,
                                          const Schema& schema) {
    std::vector<std::string> known{"actor", "any"};
    for (const NodeType& type : schema.node_types())
        known.push_back(type.name);
    std::vector<std::string> types;
    for (const std::string& name : names.empty() ? std::vector<std::string>{otherwise} : names) {
        if (std::ranges::find(known, name) == known.end())
            throw Error(ErrorCode::unknown_name, {}, unknown_name("type", name, known));
        for (const NodeType& type : schema.node_types()) {
            const bool acts = type.name != "concept" && type.name != "initiative";
            if (type.name == name || name == "any" || (name == "actor" && acts))
                types.push_back(type.name);
        }
    }
    std::ranges::sort(types);
    types.erase(std::unique(types.begin(), types.end()), types.end());
    return types;
}

}  // namespace entente::cli
