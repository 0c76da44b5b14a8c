// SPDX-License-Identifier: MIT
#include "graph/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace entente {
namespace {

template <class Row>
std::vector<std::uint32_t> by_name(const std::vector<Row>& rows) {
    std::vector<std::uint32_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::string_view(rows[i].name); });
    return order;
}

template <class Row>
const Row* find(const std::vector<Row>& rows,
                const std::vector<std::uint32_t>& order,
                std::string_view name) noexcept {
    const auto at = std::ranges::lower_bound(
        order, name, {}, [&](std::uint32_t i) { return std::string_view(rows[i].name); });
    return at != order.end() && rows[*at].name == name ? &rows[*at] : nullptr;
}

template <class Row>
void check_names(const std::vector<Row>& rows,
                 const std::vector<std::uint32_t>& order,
                 std::string_view what) {
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::string& name = rows[order[i]].name;
        if (name.empty())
            throw Error(ErrorCode::syntax, {}, fmt::format("{} without a name", what));
        if (i > 0 && name == rows[order[i - 1]].name)
            throw Error(ErrorCode::syntax, {}, fmt::format("{} '{}' stands twice", what, name));
    }
}

/// Follows the parents up; each relation is walked over once.
void check_parents(const Schema& schema) {
    const auto relations = schema.relations();
    std::vector<std::size_t> walk_of(relations.size(), relations.size());
    for (std::size_t walk = 0; walk < relations.size(); ++walk) {
        std::size_t i = walk;
        while (!relations[i].parent.empty() && walk_of[i] == relations.size()) {
            walk_of[i] = walk;
            const RelationType* parent = schema.find_relation(relations[i].parent);
            if (parent == nullptr)
                throw Error(ErrorCode::unknown_name,
                            {},
                            fmt::format("relation '{}' has the unknown parent '{}'",
                                        relations[i].name,
                                        relations[i].parent));
            i = static_cast<std::size_t>(parent - relations.data());
        }
        if (walk_of[i] == walk && !relations[i].parent.empty())
            throw Error(ErrorCode::syntax,
                        {},
                        fmt::format("relation '{}' is its own ancestor", relations[i].name));
    }
}

template <class Row>
std::vector<Row> lay_over(std::span<const Row> base, std::span<const Row> layer) {
    std::vector<Row> rows(base.begin(), base.end());
    const auto order = by_name(rows);
    const std::size_t shared = rows.size();
    for (const Row& row : layer) {
        const auto at = std::ranges::lower_bound(
            order, row.name, {}, [&](std::uint32_t i) { return std::string_view(rows[i].name); });
        if (shared > 0 && at != order.end() && rows[*at].name == row.name)
            rows[*at] = row;
        else
            rows.push_back(row);
    }
    return rows;
}

}  // namespace

Schema::Schema(std::vector<NodeType> node_types, std::vector<RelationType> relations)
    : node_types_(std::move(node_types)),
      relations_(std::move(relations)),
      node_types_by_name_(by_name(node_types_)),
      relations_by_name_(by_name(relations_)) {
    check_names(node_types_, node_types_by_name_, "node type");
    check_names(relations_, relations_by_name_, "relation");
    for (const RelationType& relation : relations_)
        if (!(relation.weight > 0) || !std::isfinite(relation.weight))
            throw Error(ErrorCode::syntax,
                        {},
                        fmt::format("relation '{}' needs a weight greater than 0", relation.name));
    check_parents(*this);
}

const NodeType* Schema::find_node_type(std::string_view name) const noexcept {
    return find(node_types_, node_types_by_name_, name);
}

const RelationType* Schema::find_relation(std::string_view name) const noexcept {
    return find(relations_, relations_by_name_, name);
}

Schema merge(const Schema& base, const Schema& layer) {
    return Schema(lay_over(base.node_types(), layer.node_types()),
                  lay_over(base.relations(), layer.relations()));
}

}  // namespace entente
