// SPDX-License-Identifier: MIT
#include "graph/version/timeline.hpp"

#include "graph/base/error.hpp"
#include "graph/measures/measures.hpp"
#include "graph/measures/network.hpp"
#include "graph/measures/partition.hpp"
#include "graph/version/change_points.hpp"
#include "graph/version/standing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace entente {
namespace {

class Tracker {
public:
    Tracker(std::span<const TimelineVersion> versions, const TimelineOptions& options)
        : versions_(versions),
          options_(options),
          measure_(find_node_measure(options.measure)) {
        if (measure_ == nullptr)
            throw Error(
                ErrorCode::unknown_name, {}, fmt::format("no measure '{}'", options.measure));
    }

    Timeline track() {
        result_.measure = measure_->name;
        for (at_ = 0; at_ < versions_.size(); ++at_) {
            const Graph& graph = versions_[at_].graph;
            TimelinePeriod& period = result_.periods.emplace_back();
            period.name = versions_[at_].name;
            period.nodes = graph.node_count();
            period.edges = graph.edge_count();
            track_edges(graph, period);
            track_nodes(graph, period);
        }
        gather();
        find_changes();
        return std::move(result_);
    }

private:
    using Pair = std::pair<std::string, std::string>;

    void track_edges(const Graph& graph, TimelinePeriod& period) {
        std::map<Pair, double> net;
        for (const Edge& edge : graph.edges()) {
            period.statements += edge.evidence.size();
            const Sign sign = graph.sign(edge);
            ++(sign == Sign::positive   ? period.positive
               : sign == Sign::negative ? period.negative
                                        : period.neutral);
            EdgeKey key = graph.key(edge);
            if (sign != Sign::neutral && key.source != key.target)
                net[std::minmax(key.source, key.target)] +=
                    static_cast<double>(sign) * graph.relation(edge).weight * edge.weight;
            auto& weights = edges_[std::move(key)];
            weights.resize(versions_.size());
            weights[at_] = edge.weight;
        }
        for (const auto& [pair, value] : net) {
            PairTrack& track = pairs_[pair];
            track.net.resize(versions_.size());
            track.net[at_] = value;
            const int sign = value > 0 ? 1 : value < 0 ? -1 : 0;
            int& last = last_signs_[pair];
            if (sign != 0 && last == -sign) {
                ++track.flips;
                ++period.flips;
            }
            last = sign == 0 ? last : sign;
        }
        if (at_ == 0)
            return;
        for (const auto& [key, weights] : edges_) {
            const bool was = weights[at_ - 1] != 0, is = weights[at_] != 0;
            period.born += is && !was ? 1U : 0U;
            period.died += was && !is ? 1U : 0U;
        }
    }

    void track_nodes(const Graph& graph, TimelinePeriod& period) {
        std::vector<std::string_view> names;
        for (const Node& node : graph.nodes())
            names.emplace_back(node.id);
        const Scores scores = measure_->compute(graph, {.threads = options_.threads});
        const std::vector<std::uint32_t> rank = ranks(scores.values);
        std::vector<std::uint32_t> groups;
        if (graph.node_count() > 0) {
            Networks networks(graph, {});
            groups = leiden(networks.undirected()).of;
        }
        groups = follow_communities(last_names_, last_groups_, names, groups, next_group_);
        std::vector<std::uint32_t> seen = groups;
        std::ranges::sort(seen);
        period.communities =
            static_cast<std::size_t>(std::unique(seen.begin(), seen.end()) - seen.begin());
        if (at_ > 0)
            period.agreement = agreement(names, groups);
        for (std::size_t i = 0; i < graph.node_count(); ++i) {
            NodeTrack& track = nodes_[graph.nodes()[i].id];
            track.labels = graph.nodes()[i].labels;
            track.values.resize(versions_.size());
            track.ranks.resize(versions_.size());
            track.communities.resize(versions_.size());
            track.values[at_] = scores.values[i];
            track.ranks[at_] = rank[i];
            track.communities[at_] = groups[i];
        }
        if (names.empty())
            return;  // after a period of silence communities are followed from before it
        last_names_ = std::move(names);
        last_groups_ = std::move(groups);
    }

    /// With the period before, over the nodes of both; nothing if there are none.
    [[nodiscard]] std::optional<double> agreement(const std::vector<std::string_view>& names,
                                                  const std::vector<std::uint32_t>& groups) const {
        std::vector<std::uint32_t> a;
        std::vector<std::uint32_t> b;
        for (std::size_t i = 0, k = 0; i < last_names_.size() && k < names.size();) {
            if (last_names_[i] < names[k]) {
                ++i;
            } else if (names[k] < last_names_[i]) {
                ++k;
            } else {
                a.push_back(last_groups_[i++]);
                b.push_back(groups[k++]);
            }
        }
        return a.empty() ? std::nullopt : std::optional(compare(a, b).nmi);
    }

    void gather() {
        for (auto& [id, track] : nodes_) {
            track.id = id;
            result_.nodes.push_back(std::move(track));
        }
        const auto best = [](const NodeTrack& track) {
            std::uint32_t rank = UINT32_MAX;
            std::size_t period = 0;
            for (std::size_t i = 0; i < track.ranks.size(); ++i)
                if (track.ranks[i] != 0 && track.ranks[i] < rank) {
                    rank = track.ranks[i];
                    period = i;
                }
            return std::tuple(rank, period, std::string_view(track.id));
        };
        std::ranges::sort(result_.nodes, {}, best);
        for (auto& [key, weights] : edges_)
            result_.edges.push_back({key, std::move(weights)});
        for (auto& [pair, track] : pairs_) {
            track.source = pair.first;
            track.target = pair.second;
            result_.pairs.push_back(std::move(track));
        }
        const auto order = [](const PairTrack& track) {
            double weight = 0;
            for (const auto& net : track.net)
                weight += std::abs(net.value_or(0));
            return std::pair(track.flips, weight);
        };
        std::ranges::stable_sort(result_.pairs, std::greater{}, order);
    }

    void search(std::string name, std::span<const double> series) {
        const std::vector<std::size_t> points = change_points(series);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto mean = [&](std::size_t first, std::size_t last) {
                double sum = 0;
                for (std::size_t k = first; k < last; ++k)
                    sum += series[k];
                return sum / static_cast<double>(last - first);
            };
            const std::size_t before = i == 0 ? 0 : points[i - 1];
            const std::size_t after = i + 1 == points.size() ? series.size() : points[i + 1];
            result_.changes.push_back(
                {name, points[i], mean(before, points[i]), mean(points[i], after)});
        }
    }

    void find_changes() {
        const auto figure = [this](const char* name, std::size_t TimelinePeriod::*field) {
            std::vector<double> series;
            for (const TimelinePeriod& period : result_.periods)
                series.push_back(static_cast<double>(period.*field));
            search(name, series);
        };
        figure("edges", &TimelinePeriod::edges);
        figure("positive edges", &TimelinePeriod::positive);
        figure("negative edges", &TimelinePeriod::negative);
        for (std::size_t i = 0; i < std::min(options_.leading, result_.nodes.size()); ++i)
            search(fmt::format("{} of {}", measure_->name, result_.nodes[i].id),
                   result_.nodes[i].values);
        for (std::size_t i = 0; i < std::min(options_.leading, result_.pairs.size()); ++i) {
            const PairTrack& pair = result_.pairs[i];
            std::vector<double> series;
            for (const auto& net : pair.net)
                series.push_back(net.value_or(0));
            search(fmt::format("sign {} {}", pair.source, pair.target), series);
        }
    }

    std::span<const TimelineVersion> versions_;
    const TimelineOptions& options_;
    const MeasureInfo* measure_;
    Timeline result_;
    std::size_t at_ = 0;
    std::map<EdgeKey, std::vector<double>> edges_;
    std::map<Pair, PairTrack> pairs_;
    std::map<Pair, int> last_signs_;
    std::map<std::string, NodeTrack> nodes_;
    std::vector<std::string_view> last_names_;
    std::vector<std::uint32_t> last_groups_;
    std::uint32_t next_group_ = 0;
};

}  // namespace

Timeline timeline(std::span<const TimelineVersion> versions, const TimelineOptions& options) {
    return Tracker(versions, options).track();
}

}  // namespace entente
