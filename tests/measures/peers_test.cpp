// SPDX-License-Identifier: MIT
// The measures against networkx, igraph and graph-tool on 200 random graphs; these run as a program
// apart.
#include "graph/measures/network_measures.hpp"
#include "graph/measures/partition.hpp"
#include "graph/measures/paths.hpp"
#include "graph/measures/spectral.hpp"
#include "graph/measures/structure.hpp"
#include "tests/measures/graphs.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <unistd.h>

namespace entente {
namespace {

using namespace entente::test;

struct Sample {
    std::uint32_t nodes = 0;
    bool directed = false;
    std::vector<Link> links;
};

/// Sparse and dense, with parallel links, loops, isolates and several components.
Sample sample(unsigned seed) {
    std::mt19937 random(seed);
    Sample result;
    result.nodes = static_cast<std::uint32_t>(6 + random() % 35);
    result.directed = seed % 2 == 0;
    const std::size_t count = result.nodes * (1 + random() % 4) / 2;
    for (std::size_t i = 0; i < count; ++i) {
        const auto a = static_cast<std::uint32_t>(random() % result.nodes);
        const auto b = static_cast<std::uint32_t>(random() % (result.nodes - 2));
        const double weight = seed % 3 == 0 ? 1.0 : static_cast<double>(1 + random() % 64) / 8.0;
        result.links.push_back({a, b, weight});
        if (random() % 8 == 0)
            result.links.push_back({a, b, weight});
    }
    return result;
}

std::string json(const Sample& sample) {
    std::string links;
    for (const Link& link : sample.links)
        links += fmt::format(
            "{}[{},{},{}]", links.empty() ? "" : ",", link.source, link.target, link.weight);
    return fmt::format("{{\"nodes\":{},\"directed\":{},\"links\":[{}]}}\n",
                       sample.nodes,
                       sample.directed ? "true" : "false",
                       links);
}

using Figures = std::map<std::string, std::vector<double>>;

std::vector<Figures> parse(const std::string& text) {
    std::vector<Figures> result(1);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) {
            result.emplace_back();
            continue;
        }
        std::istringstream words(line);
        std::string name;
        words >> name;
        std::vector<double>& values = result.back()[name];
        for (std::string word; words >> word;)
            values.push_back(std::strtod(word.c_str(), nullptr));
    }
    result.pop_back();
    return result;
}

/// Output of a command, or nothing if it fails.
std::string output_of(const std::string& command) {
    std::string text;
    FILE* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr)
        return {};
    std::array<char, 65536> buffer{};
    for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        text.append(buffer.data(), got);
    return pclose(pipe) == 0 ? text : std::string();
}

/// Both arcs of a tie hold its betweenness, so rows are as the peers write them.
Figures ours_of_paths(const Network& network) {
    Figures figures;
    const Betweenness plain = betweenness(network, {.arcs = true, .sources = {}, .targets = {}});
    figures["betweenness"] = plain.nodes;
    figures["edge-betweenness"] = plain.arcs;
    figures["betweenness-ends"] =
        betweenness(network, {.endpoints = true, .sources = {}, .targets = {}}).nodes;
    figures["betweenness-weighted"] =
        betweenness(network, {.weighted = true, .sources = {}, .targets = {}}).nodes;
    const double others = static_cast<double>(network.node_count()) - 1.0;
    for (const Reach& one : reach(network)) {
        const auto reached = static_cast<double>(one.reached);
        figures["harmonic"].push_back(one.harmonic);
        figures["eccentricity"].push_back(one.farthest);
        figures["wasserman-faust"].push_back(
            one.reached == 0 ? 0.0 : reached / one.sum * reached / others);
    }
    for (const Reach& one : reach(network, {.weighted = true}))
        figures["harmonic-weighted"].push_back(one.harmonic);
    return figures;
}

Graph to_graph(const Sample& sample) {
    std::vector<Tie> ties;
    for (const Link& link : sample.links)
        ties.push_back(
            {link.source, sample.directed ? "aids" : "allies", link.target, link.weight});
    std::vector<std::string> types;
    for (std::uint32_t v = 0; v < sample.nodes; ++v)
        types.push_back(std::array{"state", "organisation", "person"}[v % 3]);
    return graph_of(sample.nodes, ties, types);
}

Figures ours(const Sample& sample) {
    const Network network(sample.nodes, sample.links, {.directed = sample.directed});
    Figures figures = ours_of_paths(network);
    const Graph graph = to_graph(sample);
    Networks networks(graph, {});
    for (const char* name : {"core",
                             "clustering",
                             "clustering-weighted",
                             "clustering-directed",
                             "constraint",
                             "effective-size",
                             "articulation",
                             "bridges",
                             "pagerank",
                             "authority",
                             "hub"})
        figures[name] = run(name, graph).values;
    for (const char* name : {"assortativity-degree",
                             "assortativity-group",
                             "transitivity",
                             "components",
                             "components-strong",
                             "density",
                             "reciprocity"})
        figures[name] = {find_network_measure(name)->compute(graph, {}).value};
    figures["blocks"] = {find_network_measure("components-bi")->compute(graph, {}).value};
    figures["modularity"] = {find_network_measure("modularity-groups")->compute(graph, {}).value};
    figures["rich-club"] = rich_club(networks.undirected());
    const DyadCensus dyads = dyad_census(networks.directed());
    figures["dyads"] = {static_cast<double>(dyads.mutual),
                        static_cast<double>(dyads.asymmetric),
                        static_cast<double>(dyads.null)};
    for (const std::uint64_t count : triad_census(networks.directed()))
        figures["triads"].push_back(static_cast<double>(count));
    return figures;
}

/// "betweenness-gt" is graph-tool's betweenness, "-ig" igraph's.
std::string measure_of(const std::string& name) {
    const bool peer = name.ends_with("-gt") || name.ends_with("-ig");
    return peer ? name.substr(0, name.size() - 3) : name;
}

double tolerance_of(const std::string& name) {
    if (name == "authority" || name == "hub")
        return 1e-5;  // igraph's ARPACK stops there; equal singular values are left out below
    return name == "pagerank" ? 1e-9 : 1e-10;
}

/// Hubs and authorities are only the same where the leading singular value is single.
bool comparable(const std::string& name, const Sample& sample) {
    if (name != "authority" && name != "hub")
        return true;
    const Network network(sample.nodes, sample.links);
    const Network back = network.reversed();
    // Perturb one arc: a multiple value gives a wholly different vector.
    std::vector<Link> moved = sample.links;
    for (std::size_t i = 0; i < moved.size(); ++i)
        moved[i].weight *= 1.0 + 1e-7 * static_cast<double>(i % 7);
    const Network other(sample.nodes, moved);
    const auto a = hits(network, back).authorities.values;
    const auto b = hits(other, other.reversed()).authorities.values;
    double apart = 0.0;
    for (std::size_t v = 0; v < a.size(); ++v)
        apart = std::max(apart, std::abs(a[v] - b[v]));
    return apart < 1e-4;
}

TEST(PeersTest, NetworkxIgraphAndGraphToolGiveTheSameOnRandomGraphs) {
    constexpr unsigned graphs = 200;
    const std::string probe = "/usr/bin/python3 -c 'import networkx, igraph' 2>/dev/null";
    if (std::system(probe.c_str()) != 0)
        GTEST_SKIP() << "python3-networkx and python3-igraph are not installed";
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / fmt::format("entente-peers-{}.jsonl", getpid());
    {
        std::ofstream out(file);
        for (unsigned seed = 1; seed <= graphs; ++seed)
            out << json(sample(seed));
    }
    const std::vector<Figures> theirs =
        parse(output_of(fmt::format("/usr/bin/python3 {}/tests/measures/peers.py < {} 2>/dev/null",
                                    ENTENTE_SOURCE_DIR,
                                    file.string())));
    std::filesystem::remove(file);
    ASSERT_EQ(theirs.size(), graphs);
    std::map<std::string, int> compared;
    for (unsigned seed = 1; seed <= graphs; ++seed) {
        const Sample one = sample(seed);
        const Figures mine = ours(one);
        for (const auto& [name, values] : theirs[seed - 1]) {
            ASSERT_TRUE(mine.contains(measure_of(name))) << name;
            const std::vector<double>& own = mine.at(measure_of(name));
            ASSERT_EQ(own.size(), values.size()) << name << ", seed " << seed;
            if (!comparable(name, one))
                continue;
            ++compared[name];
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (std::isnan(values[i]))
                    continue;  // not defined there; ours is 0 and flagged
                const double near = tolerance_of(measure_of(name)) * (1.0 + std::abs(values[i]));
                ASSERT_NEAR(own[i], values[i], near) << name << " " << i << ", seed " << seed;
            }
        }
    }
    for (const auto& [name, times] : compared)
        EXPECT_GT(times, 50) << name;
}

}  // namespace
}  // namespace entente
