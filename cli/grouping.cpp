// SPDX-License-Identifier: MIT
#include "cli/grouping.hpp"

#include "cli/nodes.hpp"
#include "cli/suggest.hpp"
#include "graph/measures/network.hpp"
#include "graph/measures/partition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace entente::cli {
namespace {

/// "type", "community" or an attribute of the nodes, as a name a node.
std::vector<std::string> names_by(const std::string& what,
                                  const Graph& graph,
                                  const DrawingOptions& options,
                                  const MeasureOptions& how) {
    std::vector<std::string> names;
    if (what == "community") {
        const bool chinese = !options.languages.empty() && options.languages.front() == "zh";
        for (const std::uint32_t group : communities_of(graph, how, how.seed))
            names.push_back(fmt::format("{} {}", chinese ? "社群" : "community", group + 1));
        return names;
    }
    std::set<std::string> known;
    for (const Node& node : graph.nodes()) {
        const auto found = node.attributes.find(what);
        names.push_back(found == node.attributes.end() ? "" : found->second);
        for (const auto& [key, value] : node.attributes)
            known.insert(key);
    }
    if (!known.contains(what)) {
        std::vector<std::string> all{"type", "community"};
        all.insert(all.end(), known.begin(), known.end());
        throw Error(ErrorCode::unknown_name, {}, unknown_name("attribute", what, all));
    }
    return names;
}

/// The members of an actor, and itself.
HullOptions members_of(const Graph& graph, std::size_t whole, const std::string& name) {
    HullOptions hull{name, {whole}};
    for (const Edge& edge : graph.edges())
        if (edge.relation == "member_of" && !edge.negated && index(edge.target) == whole)
            hull.members.push_back(index(edge.source));
    return hull;
}

std::string first_label(const Node& node, const DrawingOptions& options) {
    for (const std::string& language : options.languages)
        if (const auto found = node.labels.find(language); found != node.labels.end())
            return found->second;
    return node.id;
}

}  // namespace

std::vector<std::uint32_t> communities_of(const Graph& graph,
                                          const MeasureOptions& how,
                                          std::uint64_t seed) {
    Networks networks(graph, how);
    return leiden(networks.undirected(), {.seed = seed}).of;
}

void GroupingArguments::add_to(Arguments& arguments) {
    arguments.option("--color-by",
                     colour_by_,
                     "WHAT",
                     "type (as without it), community, or an attribute of the actors");
    arguments.list("--hull",
                   hulls_,
                   "WHAT,..",
                   "a line around each community, around the members of each group, those of an "
                   "actor (its id), or actors of one attribute",
                   true);
}

void GroupingArguments::apply_to(DrawingOptions& options,
                                 const Graph& graph,
                                 const MeasureOptions& how) const {
    if (colour_by_ != "type")
        options.groups = names_by(colour_by_, graph, options, how);
    for (const std::string& what : hulls_) {
        if (const auto found = graph.find(what)) {
            const std::size_t n = index(*found);
            options.hulls.push_back(members_of(graph, n, first_label(graph.nodes()[n], options)));
        } else if (what == "group") {
            for (std::size_t n = 0; n < graph.node_count(); ++n) {
                if (graph.nodes()[n].type != "group")
                    continue;
                HullOptions hull = members_of(graph, n, first_label(graph.nodes()[n], options));
                if (hull.members.size() > 1)
                    options.hulls.push_back(std::move(hull));
            }
            if (options.hulls.empty())
                throw Error(ErrorCode::usage,
                            {},
                            "--hull group: no group has a member here; an id, such as SCO, puts a "
                            "line around the members of an organisation");
        } else {
            const std::vector<std::string> names = names_by(what, graph, options, how);
            std::map<std::string, HullOptions> by_name;
            for (std::size_t n = 0; n < names.size(); ++n)
                if (!names[n].empty()) {
                    by_name[names[n]].name = names[n];
                    by_name[names[n]].members.push_back(n);
                }
            for (auto& [name, hull] : by_name)
                options.hulls.push_back(std::move(hull));
        }
    }
}

}  // namespace entente::cli
