// SPDX-License-Identifier: MIT
#include "graph/io/ties.hpp"

#include "graph/base/utf8.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view denied = "not ";

double signed_weight(const Graph& graph, const Edge& edge) {
    return graph.sign(edge) == Sign::negative ? -edge.weight : edge.weight;
}

std::uint32_t number(NodeId id) {
    return static_cast<std::uint32_t>(index(id));
}

TieTable network_of(const Graph& graph, const RelationType& relation, bool negated, Mixed mixed) {
    TieTable network{
        .name = (negated ? std::string(denied) : "") + relation.name,
        .directed = relation.directed || mixed == Mixed::attribute || mixed == Mixed::expand};
    for (const Edge& edge : graph.edges()) {
        if (edge.negated != negated || edge.relation != relation.name)
            continue;
        const Tie tie{number(edge.source), number(edge.target), signed_weight(graph, edge), &edge};
        network.ties.push_back(tie);
        if (!relation.directed && mixed == Mixed::expand && tie.source != tie.target)
            network.ties.push_back({tie.target, tie.source, tie.value, &edge});
    }
    return network;
}

std::string plain(std::string_view id, std::size_t most) {
    std::string out;
    std::size_t length = 0;
    for (std::size_t at = 0; at < id.size() && length < most; ++length) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(id, at);
        if (c == '"')
            out += '\'';
        else if (c < ' ' || c == 0x7F)
            out += ' ';
        else
            out.append(id, begin, at - begin);
    }
    return out;
}

}  // namespace

std::vector<TieTable> networks_of(const Graph& graph, Mixed mixed) {
    std::vector<TieTable> networks;
    for (const bool negated : {false, true})
        for (const RelationType& relation : graph.schema().relations())
            if (TieTable network = network_of(graph, relation, negated, mixed);
                !network.ties.empty())
                networks.push_back(std::move(network));
    return networks;
}

TieTable flat_network(const Graph& graph) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> sums;
    for (const Edge& edge : graph.edges()) {
        const double value = edge.weight * static_cast<double>(graph.sign(edge));
        const auto pair = std::pair(number(edge.source), number(edge.target));
        sums[pair] += value;
        if (!graph.relation(edge).directed && pair.first != pair.second)
            sums[{pair.second, pair.first}] += value;
    }
    TieTable network{.name = "signed"};
    for (const auto& [pair, value] : sums)
        if (value != 0)
            network.ties.push_back({pair.first, pair.second, value, nullptr});
    return network;
}

std::vector<TieTable> networks_for(const Graph& graph, const GraphWriteOptions& options) {
    if (!options.flat)
        return networks_of(graph, options.mixed);
    std::vector<TieTable> only;
    only.push_back(flat_network(graph));
    return only;
}

NetworkName parse_network_name(std::string_view name) {
    const bool negated = name.size() > denied.size() && name.starts_with(denied);
    return {negated ? name.substr(denied.size()) : name, negated};
}

std::vector<std::string> plain_names(const Graph& graph, std::size_t most) {
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (const Node& node : graph.nodes()) {
        std::string name = plain(node.id, most);
        for (std::size_t i = 2; !taken.insert(name).second; ++i) {
            const std::string suffix = "~" + std::to_string(i);
            name = plain(node.id, most > suffix.size() ? most - suffix.size() : most) + suffix;
        }
        names.push_back(std::move(name));
    }
    return names;
}

std::size_t changed_names(const Graph& graph, const std::vector<std::string>& names) {
    std::size_t changed = 0;
    for (std::size_t i = 0; i < names.size(); ++i)
        changed += names[i] == graph.nodes()[i].id ? 0U : 1U;
    return changed;
}

}  // namespace entente
