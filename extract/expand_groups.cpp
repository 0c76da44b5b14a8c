// SPDX-License-Identifier: MIT
#include "extract/expand_groups.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace entente {
namespace {

/// Whether date `a` is before `b` as far as both are exact.
bool before(std::string_view a, std::string_view b) {
    const std::size_t exact = std::min(a.size(), b.size());
    return a.substr(0, exact) < b.substr(0, exact);
}

bool lasts_on(const Membership& m, std::string_view date) {
    if (date.empty())
        return m.to.empty();
    return (m.from.empty() || !before(date, m.from)) && (m.to.empty() || before(date, m.to));
}

}  // namespace

GroupExpander::GroupExpander(const Pack& pack) : schema_(pack.schema) {
    std::map<std::string_view, std::vector<const Membership*>> by_organisation;
    for (const Membership& m : pack.memberships)
        if (m.role == "member")
            by_organisation[m.organisation].push_back(&m);
    for (const Entity& entity : pack.entities) {
        if (entity.type != "group")
            continue;
        const auto named = entity.attributes.find("members");
        const auto found = by_organisation.find(
            named == entity.attributes.end() ? std::string_view(entity.id) : named->second);
        if (found != by_organisation.end())
            for (const Membership* m : found->second)
                by_group_[entity.id].push_back(*m);
    }
}

std::vector<std::string> GroupExpander::members(std::string_view group,
                                                std::string_view date) const {
    std::set<std::string> ids;
    if (const auto found = by_group_.find(group); found != by_group_.end())
        for (const Membership& m : found->second)
            if (lasts_on(m, date))
                ids.insert(m.member);
    return {ids.begin(), ids.end()};
}

std::vector<Statement> GroupExpander::expand(const Statement& statement,
                                             const Limits& limits) const {
    const auto ends = [&](const std::string& id) {
        std::vector<std::string> all = members(id, statement.date);
        if (all.empty())
            all.push_back(id);
        return all;
    };
    const std::vector<std::string> sources = ends(statement.source);
    const std::vector<std::string> targets = ends(statement.target);
    if (sources.size() == 1 && targets.size() == 1 && sources.front() == statement.source &&
        targets.front() == statement.target)
        return {statement};
    const RelationType* relation = schema_.find_relation(statement.relation);
    const bool directed = relation == nullptr || relation->directed;
    std::vector<Statement> expanded;
    std::set<std::pair<std::string, std::string>> seen;
    for (const std::string& source : sources)
        for (const std::string& target : targets) {
            if (source == target || expanded.size() >= limits.statements_per_sentence)
                continue;
            Statement one = statement;
            one.source = source;
            one.target = target;
            if (!directed && one.target < one.source) {
                std::swap(one.source, one.target);
                std::swap(one.source_span, one.target_span);
            }
            if (!seen.emplace(one.source, one.target).second)
                continue;
            one.id = statement_id(one);
            expanded.push_back(std::move(one));
        }
    return expanded;
}

}  // namespace entente
