// SPDX-License-Identifier: MIT
#include "graph/io/vocabulary.hpp"

#include <utility>

namespace entente {
namespace {

std::string_view word(Sign sign) {
    return sign == Sign::positive ? "positive" : sign == Sign::negative ? "negative" : "neutral";
}

}  // namespace

void Vocabulary::see_node_type(std::string_view name) {
    if (!name.empty() && !node_types_.contains(name))
        node_types_.emplace(name);
}

std::size_t Vocabulary::see_relation(std::string_view name, bool directed, Sign sign) {
    if (name.empty())
        name = unnamed;
    if (last_ != nullptr && last_->name == name && last_->directed == directed &&
        last_->sign == sign)
        return last_number_;
    const auto at =
        numbers_.try_emplace({std::string(name), directed, sign}, numbers_.size()).first;
    last_ = &at->first;
    last_number_ = at->second;
    return last_number_;
}

std::vector<std::string> Vocabulary::relation_names() const {
    struct Uses {
        std::set<bool> directions;
        std::set<Sign> signs;
    };
    std::map<std::string_view, Uses> uses;
    for (const auto& [variant, number] : numbers_) {
        uses[variant.name].directions.insert(variant.directed);
        uses[variant.name].signs.insert(variant.sign);
    }
    std::vector<std::string> names(numbers_.size());
    std::set<std::string> taken;
    for (const auto& [variant, number] : numbers_) {
        const Uses& of_name = uses.at(variant.name);
        std::string suffix;
        if (of_name.signs.size() > 1)
            suffix += word(variant.sign);
        if (of_name.directions.size() > 1)
            suffix.append(suffix.empty() ? "" : ", ")
                .append(variant.directed ? "directed" : "undirected");
        std::string name = variant.name;
        if (!suffix.empty())
            name += " (" + suffix + ")";
        while (!taken.insert(name).second)  // a relation that was called so from the start
            name += "'";
        names[number] = std::move(name);
    }
    return names;
}

Schema Vocabulary::schema() const {
    std::vector<NodeType> types;
    for (const std::string& name : node_types_)
        types.push_back({name, {}});
    const std::vector<std::string> names = relation_names();
    std::vector<RelationType> relations;
    for (const auto& [variant, number] : numbers_)
        relations.push_back(
            {.name = names[number], .directed = variant.directed, .sign = variant.sign});
    return Schema(std::move(types), std::move(relations));
}

}  // namespace entente
