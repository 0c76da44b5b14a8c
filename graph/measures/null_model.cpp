// SPDX-License-Identifier: MIT
#include "graph/measures/null_model.hpp"

#include "graph/base/error.hpp"
#include "graph/measures/network.hpp"
#include "graph/measures/parallel.hpp"
#include "graph/measures/random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_set>

namespace entente {

namespace {

constexpr std::uint8_t forth = 0;
constexpr std::uint8_t back = 1;
constexpr std::uint8_t undirected = 2;

/// The pairs that have a tie.
class Pairs {
public:
    [[nodiscard]] bool has(std::uint32_t a, std::uint32_t b) const {
        return set_.contains(key(a, b));
    }
    void add(std::uint32_t a, std::uint32_t b) { set_.insert(key(a, b)); }
    void remove(std::uint32_t a, std::uint32_t b) { set_.erase(key(a, b)); }

private:
    static std::uint64_t key(std::uint32_t a, std::uint32_t b) {
        constexpr unsigned half = 32;
        return std::uint64_t{std::min(a, b)} << half | std::max(a, b);
    }
    std::unordered_set<std::uint64_t> set_;  // asked, never walked over
};

/// Relations of the networks made: one a direction and sign.
constexpr std::array<const char*, 6> relation_names{
    "arrow-", "arrow0", "arrow+", "tie-", "tie0", "tie+"};

std::size_t relation_of(std::uint8_t direction, Sign sign) {
    return (direction == undirected ? 3U : 0U) +
           static_cast<std::size_t>(static_cast<int>(sign) + 1);
}

}  // namespace

NullModel::Load NullModel::turned(Load load) {
    for (Part& part : load)
        if (part.direction != undirected)
            part.direction = part.direction == forth ? back : forth;
    std::ranges::sort(load);
    return load;
}

std::vector<int> NullModel::kind_of(const Load& load) const {
    if (keeps_ == NullKeeps::sign) {
        std::vector<int> kind;
        for (const Part& part : load)
            kind.push_back(part.direction * 3 + static_cast<int>(part.sign));
        return kind;
    }
    const auto has = [&load](std::uint8_t direction) {
        return std::ranges::any_of(load, [direction](const Part& part) {
            return part.direction == direction || part.direction == undirected;
        });
    };
    return {has(forth) ? 1 : 0, has(back) ? 1 : 0};
}

void NullModel::add_tie(std::uint32_t first, std::uint32_t second, Load load) {
    std::ranges::sort(load);
    Load other = turned(load);
    std::vector<int> name = kind_of(load);
    const std::vector<int> other_name = kind_of(other);
    const bool symmetric = name == other_name;
    if (other_name < name) {
        std::swap(first, second);
        load = std::move(other);
        name = other_name;
    }
    const auto at = std::ranges::find(names_, name) - names_.begin();
    if (static_cast<std::size_t>(at) == names_.size()) {
        names_.push_back(name);
        const bool arrows = std::ranges::all_of(
            load, [&](const Part& part) { return part.direction == load.front().direction; });
        kinds_.push_back({.ties = {}, .symmetric = symmetric, .arrows = arrows && !symmetric});
    }
    kinds_[static_cast<std::size_t>(at)].ties.push_back(
        {first, second, static_cast<std::uint32_t>(loads_.size())});
    loads_.push_back(std::move(load));
}

NullModel::NullModel(const Graph& graph, const MeasureOptions& options, NullKeeps keeps)
    : keeps_(keeps) {
    for (const Node& node : graph.nodes())
        nodes_.push_back({.id = node.id,
                          .type = node.type,
                          .labels = {},
                          .aliases = {},
                          .attributes = node.attributes});
    const auto types = graph.schema().node_types();
    types_.assign(types.begin(), types.end());
    const Networks networks(graph, options);
    // weights by pair (lower node first), direction and sign
    std::map<std::pair<std::uint32_t, std::uint32_t>,
             std::map<std::pair<std::uint8_t, Sign>, double>>
        pairs;
    for (std::size_t i = 0; i < graph.edge_count(); ++i) {
        const Edge& edge = graph.edges()[i];
        const auto source = static_cast<std::uint32_t>(index(edge.source));
        const auto target = static_cast<std::uint32_t>(index(edge.target));
        if (!networks.seen()[i] || source == target)
            continue;
        const RelationType& relation = graph.relation(edge);
        const std::uint8_t direction = !relation.directed ? undirected
                                       : source < target  ? forth
                                                          : back;
        pairs[{std::min(source, target), std::max(source, target)}]
             [{direction, graph.sign(edge)}] += edge.weight * relation.weight;
    }
    for (const auto& [ends, parts] : pairs) {
        Load load;
        for (const auto& [key, weight] : parts)
            load.push_back({key.first, key.second, weight});
        add_tie(ends.first, ends.second, std::move(load));
    }
}

Graph NullModel::graph_of(const std::vector<Kind>& kinds, const std::vector<Load>& loads) const {
    std::vector<RelationType> relations;
    for (std::size_t i = 0; i < relation_names.size(); ++i)
        relations.push_back({.name = relation_names.at(i),
                             .directed = i < 3,
                             .sign = static_cast<Sign>(static_cast<int>(i % 3) - 1),
                             .weight = 1.0,
                             .labels = {},
                             .parent = "",
                             .plover = "",
                             .cameo = ""});
    std::vector<Edge> edges;
    for (const Kind& kind : kinds) {
        for (const Tie& tie : kind.ties) {
            for (const Part& part : loads[tie.load]) {
                const bool turn = part.direction == back;
                edges.push_back(
                    {.source = NodeId{turn ? tie.second : tie.first},
                     .target = NodeId{turn ? tie.first : tie.second},
                     .relation = relation_names.at(relation_of(part.direction, part.sign)),
                     .negated = false,
                     .weight = part.weight,
                     .evidence = {},
                     .attributes = {}});
            }
        }
    }
    return Graph(Schema(types_, std::move(relations)), nodes_, std::move(edges));
}

Graph NullModel::observed() const {
    return graph_of(kinds_, loads_);
}

Graph NullModel::sample(std::uint64_t seed, std::uint64_t stream) const {
    constexpr std::size_t moves_a_tie = 20;
    constexpr std::uint32_t turn_every = 8;  // one move in so many tries a triangle
    Random random(seed, stream);
    std::vector<Kind> kinds = kinds_;
    std::vector<Load> loads = loads_;
    Pairs pairs;
    for (const Kind& kind : kinds)
        for (const Tie& tie : kind.ties)
            pairs.add(tie.first, tie.second);
    for (Kind& kind : kinds) {
        for (Tie& tie : kind.ties) {
            // an end is as good as the other: write the tie either way
            if (kind.symmetric && random.coin()) {
                std::swap(tie.first, tie.second);
                loads[tie.load] = turned(std::move(loads[tie.load]));
            }
        }
    }
    const auto swap_ends = [&](Kind& kind, Tie& one, Tie& other) {
        if (kind.symmetric && random.coin()) {
            std::swap(other.first, other.second);
            loads[other.load] = turned(std::move(loads[other.load]));
        }
        if (one.first == other.second || other.first == one.second ||
            pairs.has(one.first, other.second) || pairs.has(other.first, one.second))
            return;
        pairs.remove(one.first, one.second);
        pairs.remove(other.first, other.second);
        std::swap(one.second, other.second);
        pairs.add(one.first, one.second);
        pairs.add(other.first, other.second);
    };
    const auto turn_triangle = [](Tie& a, Tie& b, Tie& c) {
        if (a.second != b.first || b.second != c.first || c.second != a.first)
            return;
        for (Tie* tie : {&a, &b, &c})
            std::swap(tie->first, tie->second);
    };
    // kinds one after the other, in turn: what one does makes room for another
    for (std::size_t round = 0; round < moves_a_tie; ++round) {
        for (Kind& kind : kinds) {
            const auto count = static_cast<std::uint32_t>(kind.ties.size());
            const std::uint32_t moves = count < 2 ? 0 : count + turn_every;
            for (std::uint32_t move = 0; move < moves; ++move) {
                Tie& one = kind.ties[random.below(count)];
                Tie& other = kind.ties[random.below(count)];
                if (kind.arrows && random.below(turn_every) == 0)
                    turn_triangle(one, other, kind.ties[random.below(count)]);
                else
                    swap_ends(kind, one, other);
            }
        }
    }
    for (Kind& kind : kinds) {
        std::vector<std::uint32_t> dealt;
        for (const Tie& tie : kind.ties)
            dealt.push_back(tie.load);
        random.shuffle(dealt);
        for (std::size_t i = 0; i < dealt.size(); ++i)
            kind.ties[i].load = dealt[i];
    }
    return graph_of(kinds, loads);
}

std::vector<AgainstNull> against_null(const NullModel& model,
                                      const FigureOf& figure,
                                      std::size_t count,
                                      const SampleOptions& options) {
    if (count < 2)
        throw Error(ErrorCode::usage, {}, "a base line needs two random networks or more");
    const Scores observed = figure(model.observed());
    check_replicates(observed.values.size(), count);
    const std::vector<Scores> samples = replicate(
        0, count, [&](std::size_t r) { return model.sample(options.seed, r); }, figure, options);
    std::vector<AgainstNull> result(observed.values.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        AgainstNull& own = result[i];
        own.value = observed.values[i];
        const double near = 1e-12 * (1.0 + std::abs(own.value));  // as good as equal
        std::size_t not_below = 0;
        std::size_t not_above = 0;
        std::vector<double> values;
        for (const Scores& scores : samples) {
            if (!scores.undefined.empty() && scores.undefined[i])
                continue;
            values.push_back(scores.values[i]);
            not_below += values.back() >= own.value - near ? 1U : 0U;
            not_above += values.back() <= own.value + near ? 1U : 0U;
        }
        own.networks = values.size();
        own.undefined = values.size() < 2 || (!observed.undefined.empty() && observed.undefined[i]);
        if (own.undefined)
            continue;
        const auto n = static_cast<double>(values.size());
        double apart = 0;  // from the first: its own rounding, not that of large sums
        for (const double value : values)
            apart += value - values.front();
        own.mean = values.front() + apart / n;
        double squares = 0;
        for (const double value : values)
            squares += (value - own.mean) * (value - own.mean);
        own.deviation = std::sqrt(squares / (n - 1));
        own.constant = own.deviation <= near;
        if (own.constant)
            own.deviation = 0;
        else
            own.z = (own.value - own.mean) / own.deviation;
        own.p = std::min(
            1.0, 2.0 * (1.0 + static_cast<double>(std::min(not_below, not_above))) / (n + 1.0));
    }
    return result;
}

}  // namespace entente
