// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/measures/balance.hpp"
#include "graph/measures/group_measures.hpp"
#include "graph/measures/network_measures.hpp"
#include "graph/measures/structure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {

namespace {

CommunityOptions community_options(const MeasureOptions& options) {
    return {.seed = options.seed, .stop = options.stop};
}

Grouping by_leiden(Networks& networks, const MeasureOptions& options) {
    return {leiden(networks.undirected(), community_options(options)), true, {}};
}

Grouping by_louvain(Networks& networks, const MeasureOptions& options) {
    return {louvain(networks.undirected(), community_options(options)), true, {}};
}

Grouping by_labels(Networks& networks, const MeasureOptions& options) {
    return {label_propagation(networks.undirected(), community_options(options)), true, {}};
}

Grouping by_signs(Networks& networks, const MeasureOptions& options) {
    return {signed_communities(signed_network(networks), community_options(options)), true, {}};
}

Grouping by_equivalence(Networks& networks, const MeasureOptions& options) {
    try {
        return {concor(networks.directed(), 2, options.stop), true, {}};
    } catch (const Error& error) {
        if (error.code() != ErrorCode::limit)
            throw;
        return {{}, false, error.message()};
    }
}

/// From a flag a node.
Partition two_groups(const std::vector<bool>& flags, double quality) {
    Partition result{{flags.begin(), flags.end()}, 0, quality};
    result.count = number_by_lowest_node(result.of);
    return result;
}

Grouping by_camps(Networks& networks, const MeasureOptions& options) {
    const Frustration found =
        frustration(signed_network(networks), {.seconds = options.seconds, .stop = options.stop});
    return {two_groups(found.camp, static_cast<double>(found.index)),
            true,
            found.exact ? ""
                        : fmt::format("at least {} ties must flip; not proven", found.lower_bound)};
}

Grouping by_core(Networks& networks, const MeasureOptions&) {
    const CorePeriphery found = core_periphery(networks.undirected());
    if (!found.defined)
        return {{}, false, "no core: all ties or none"};
    return {two_groups(found.core, found.correlation), true, {}};
}

Grouping by_component(Networks& networks, const MeasureOptions&) {
    Components found = components(networks.undirected());
    return {{std::move(found.of), found.count, 0.0}, true, {}};
}

Grouping by_strong_component(Networks& networks, const MeasureOptions&) {
    Components found = strong_components(networks.directed());
    return {{std::move(found.of), found.count, 0.0}, true, {}};
}

constexpr std::string_view weighed = "undirected, weighted by summed weights, loops left out";
constexpr std::string_view merged = "undirected, unweighted, parallel edges as one, loops left out";
constexpr std::string_view by_modularity =
    "groups numbered by their first actors; modularity lies in [-1/2, 1)";

constexpr std::array table{
    GroupMeasureInfo{"leiden",
                     "Leiden",
                     "莱顿社群",
                     "communities of high modularity, each of them connected",
                     weighed,
                     by_modularity,
                     "Traag, Waltman, van Eck, Scientific Reports 9:5233, 2019",
                     "O(E log V)",
                     "modularity",
                     true,
                     true,
                     by_leiden},
    GroupMeasureInfo{"louvain",
                     "Louvain",
                     "鲁汶社群",
                     "communities of high modularity",
                     weighed,
                     by_modularity,
                     "Blondel, Guillaume, Lambiotte, Lefebvre, J. Statistical Mechanics P10008, "
                     "2008",
                     "O(E log V)",
                     "modularity",
                     false,
                     true,
                     by_louvain},
    GroupMeasureInfo{"label-propagation",
                     "Label propagation",
                     "标签传播社群",
                     "communities in which every actor is in the group of most of its weight",
                     weighed,
                     by_modularity,
                     "Raghavan, Albert, Kumara, Physical Review E 76:036106, 2007",
                     "O(E) a sweep",
                     "modularity",
                     false,
                     true,
                     by_labels},
    GroupMeasureInfo{"signed",
                     "Signed communities",
                     "符号社群",
                     "communities of friends, with enemies apart: of high signed modularity",
                     "undirected pairs with positive, and pairs with negative edges, unweighted",
                     "groups numbered by their first actors; signed modularity lies in "
                     "[-1, 1]",
                     "Gomez, Jensen, Arenas, Physical Review E 80:016114, 2009",
                     "O(E) a sweep, up to 30 climbs",
                     "signed modularity",
                     true,
                     true,
                     by_signs},
    GroupMeasureInfo{"camps",
                     "Camps",
                     "阵营",
                     "the two camps for which fewest ties must change sign",
                     "undirected pairs with edges of one sign only",
                     "groups numbered by their first actors; frustration is a count",
                     "Harary, Behavioral Science 4:316-323, 1959; Aref, Mason, Wilson, J. "
                     "Combinatorial Optimization 37, 2019",
                     "exponential, bounded by steps",
                     "frustration",
                     true,
                     false,
                     by_camps},
    GroupMeasureInfo{"concor",
                     "CONCOR blocks",
                     "结构等价块",
                     "up to four blocks of structurally equivalent actors, by iterated correlation "
                     "of what they send and get",
                     "directed, weighted by summed weights, loops left out",
                     "groups numbered by their first actors",
                     "Breiger, Boorman, Arabie, J. Mathematical Psychology 12:328-383, 1975",
                     "O(V^3), to 2,000 nodes",
                     "",
                     false,
                     false,
                     by_equivalence},
    GroupMeasureInfo{"core-periphery",
                     "Core and periphery",
                     "核心与边缘",
                     "the core of highest degrees that explains the ties best, and the others",
                     merged,
                     "groups numbered by their first actors; correlation with the "
                     "ideal lies in [-1, 1]",
                     "Borgatti, Everett, Social Networks 21:375-395, 1999",
                     "O(E + V log V)",
                     "correlation",
                     false,
                     false,
                     by_core},
    GroupMeasureInfo{"components",
                     "Components",
                     "连通分量",
                     "parts that no edge joins",
                     merged,
                     "groups numbered by their first actors",
                     "Sutton, Ben-Nun, Barak, IPDPS 2018",
                     "O(E)",
                     "",
                     false,
                     false,
                     by_component},
    GroupMeasureInfo{"components-strong",
                     "Strong components",
                     "强连通分量",
                     "largest sets of actors that reach each other along the arrows",
                     "directed, unweighted, parallel edges as one, loops left out",
                     "groups numbered by their first actors",
                     "Tarjan, SIAM J. Computing 1(2):146-160, 1972",
                     "O(E)",
                     "",
                     false,
                     false,
                     by_strong_component},
};

}  // namespace

std::span<const GroupMeasureInfo> group_measures() {
    return table;
}

const GroupMeasureInfo* find_group_measure(std::string_view name) {
    const auto found = std::ranges::find(table, name, &GroupMeasureInfo::name);
    return found == table.end() ? nullptr : &*found;
}

std::vector<Partition> over_seeds(const GroupMeasureInfo& measure,
                                  Networks& networks,
                                  MeasureOptions options,
                                  unsigned count) {
    std::vector<Partition> result;
    for (unsigned i = 0; i < count; ++i, ++options.seed)
        result.push_back(measure.compute_on(networks, options).partition);
    return result;
}

}  // namespace entente
