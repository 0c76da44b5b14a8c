// SPDX-License-Identifier: MIT
#include "graph/measures/two_mode.hpp"

#include "graph/measures/paths.hpp"
#include "graph/measures/rows.hpp"
#include "graph/measures/spectral.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <string_view>

namespace entente {

namespace {

/// The group of a node: the attribute `name`, or its type where there is no name.
std::string_view group_of(const Node& node, std::string_view name) {
    if (name.empty())
        return node.type;
    const auto found = node.attributes.find(name);
    return found == node.attributes.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

TwoModes two_modes(Networks& networks, const MeasureOptions& options) {
    const auto nodes = networks.graph().nodes();
    const bool has_modes = std::ranges::any_of(
        nodes, [](const Node& node) { return node.attributes.contains("mode"); });
    const std::string_view by = !options.groups.empty() ? std::string_view(options.groups)
                                : has_modes             ? std::string_view("mode")
                                                        : std::string_view();
    TwoModes modes;
    std::map<std::string_view, std::uint8_t> groups;
    for (const Node& node : nodes)
        groups.emplace(group_of(node, by), std::uint8_t{0});
    if (groups.size() != 2) {
        modes.why =
            fmt::format("not a two-mode network: {} of nodes, not 2",
                        groups.size() == 1 ? "1 group" : fmt::format("{} groups", groups.size()));
        return modes;
    }
    groups.rbegin()->second = 1;
    for (const Node& node : nodes) {
        modes.of.push_back(groups.at(group_of(node, by)));
        ++modes.sizes.at(modes.of.back());
    }
    const Network& network = networks.undirected();
    for (std::size_t v = 0; v < network.node_count(); ++v)
        for (const std::uint32_t w : network.row(v))
            if (modes.of[v] == modes.of[w]) {
                modes.why =
                    fmt::format("not a two-mode network: {} and {} are tied and of one mode",
                                nodes[v].id,
                                nodes[w].id);
                return modes;
            }
    return modes;
}

double most_two_mode_betweenness(std::size_t own, std::size_t other) {
    if (own == 0 || other == 0)
        return 0.0;
    const auto m = static_cast<double>(other);
    const auto s = static_cast<double>((own - 1) / other);
    const auto t = static_cast<double>((own - 1) % other);
    return (m * m * (s + 1) * (s + 1) + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2;
}

namespace rows {

namespace {

/// Scores of every node by value(node, own size, other size); undefined where there are no modes.
template <class Value>
Scores in_two_modes(Networks& networks, const MeasureOptions& options, Value&& value) {
    const TwoModes modes = two_modes(networks, options);
    Scores result{std::vector<double>(networks.node_count(), 0.0), {}, {}};
    if (!modes.why.empty()) {
        result.undefined.assign(networks.node_count(), true);
        result.note = modes.why;
        return result;
    }
    result.note = networks.isolates_note();
    for (std::size_t v = 0; v < networks.node_count(); ++v)
        result.values[v] = value(v,
                                 static_cast<double>(modes.sizes.at(modes.of[v])),
                                 static_cast<double>(modes.sizes.at(1U - modes.of[v])));
    return result;
}

}  // namespace

Scores degree_two_mode(Networks& networks, const MeasureOptions& options) {
    const Network& network = networks.undirected();
    return in_two_modes(networks, options, [&](std::size_t v, double, double other) {
        return static_cast<double>(network.degree(v)) / other;
    });
}

Scores betweenness_two_mode(Networks& networks, const MeasureOptions& options) {
    if (!two_modes(networks, options).why.empty())  // not worth the paths
        return in_two_modes(networks, options, [](std::size_t, double, double) { return 0.0; });
    BetweennessOptions how;
    how.threads = options.threads;
    how.stop = options.stop;
    const std::vector<double> found = betweenness(networks.undirected(), how).nodes;
    return in_two_modes(networks, options, [&](std::size_t v, double own, double other) {
        const double most = most_two_mode_betweenness(static_cast<std::size_t>(own),
                                                      static_cast<std::size_t>(other));
        return most > 0 ? found[v] / most : 0.0;
    });
}

Scores closeness_two_mode(Networks& networks, const MeasureOptions& options) {
    const std::vector<Reach> reaches =
        reach(networks.undirected(), {.threads = options.threads, .stop = options.stop});
    const double others = static_cast<double>(reaches.size()) - 1.0;
    return in_two_modes(networks, options, [&](std::size_t v, double own, double other) {
        if (reaches[v].reached == 0)
            return 0.0;
        const double share = static_cast<double>(reaches[v].reached) / others;
        return (other + 2.0 * (own - 1.0)) / reaches[v].sum * share;
    });
}

Scores eigenvector_two_mode(Networks& networks, const MeasureOptions& options) {
    const Iterated found = entente::eigenvector(networks.undirected(),
                                                {.threads = options.threads, .stop = options.stop});
    const double length = std::sqrt(dot(found.values, found.values, options.threads));
    Scores result = in_two_modes(networks, options, [&](std::size_t v, double, double) {
        return length > 0 ? found.values[v] / length * std::numbers::sqrt2 : 0.0;
    });
    if (const std::string note = note_of(found); !note.empty() && result.undefined.empty())
        result.note = note;
    return result;
}

}  // namespace rows

}  // namespace entente
