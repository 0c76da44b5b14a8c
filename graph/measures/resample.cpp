// SPDX-License-Identifier: MIT
#include "graph/measures/resample.hpp"

#include "graph/base/error.hpp"
#include "graph/measures/parallel.hpp"
#include "graph/measures/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

namespace entente {

namespace {

bool defined(const Scores& scores, std::size_t i) {
    return scores.undefined.empty() || !scores.undefined[i];
}

/// Ranks within each run of `ranked` values; nothing where it is 0.
std::vector<std::uint32_t> block_ranks(const Scores& scores, std::size_t ranked) {
    std::vector<std::uint32_t> result;
    if (ranked == 0)
        return result;
    for (std::size_t begin = 0; begin < scores.values.size(); begin += ranked) {
        const std::vector<std::uint32_t> block =
            ranks(std::span<const double>(scores.values)
                      .subspan(begin, std::min(ranked, scores.values.size() - begin)));
        result.insert(result.end(), block.begin(), block.end());
    }
    return result;
}

std::vector<Uncertainty> of_the_whole(const Scores& scores, const SampleOptions& options) {
    const std::vector<std::uint32_t> places = block_ranks(scores, options.ranked);
    std::vector<Uncertainty> result(scores.values.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i].value = scores.values[i];
        result[i].undefined = !defined(scores, i);
        if (!places.empty())
            result[i].rank = result[i].rank_low = result[i].rank_high = places[i];
    }
    return result;
}

/// Linear interpolation between order statistics (type 7 of Hyndman and Fan).
double quantile(const std::vector<double>& sorted, double share) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// Standard deviation and interval of one figure over the samples in which it is defined.
void summarise(Uncertainty& figure,
               std::vector<double> values,
               std::vector<double> places,
               double level) {
    figure.replicates = values.size();
    figure.undefined = figure.undefined || values.size() < 2;
    if (values.size() < 2)
        return;
    double mean = 0;
    for (const double value : values)
        mean += value;
    mean /= static_cast<double>(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    figure.error = std::sqrt(squares / static_cast<double>(values.size() - 1));
    figure.bias = mean - figure.value;
    std::ranges::sort(values);
    const double tail = (1.0 - level) / 2.0;
    figure.low = quantile(values, tail);
    figure.high = quantile(values, 1.0 - tail);
    if (places.empty())
        return;
    std::ranges::sort(places);
    // of whole numbers, the wider one: ranks between two ranks are none
    figure.rank_low = static_cast<std::uint32_t>(std::floor(quantile(places, tail)));
    figure.rank_high = static_cast<std::uint32_t>(std::ceil(quantile(places, 1.0 - tail)));
}

/// Sums over jackknife samples, as differences from the value of the whole.
struct Sums {
    double first = 0;
    double second = 0;
};

}  // namespace

EvidenceSample::EvidenceSample(const Graph& graph, SampleUnit unit) : graph_(&graph) {
    std::map<std::pair<std::string_view, std::uint32_t>, std::uint32_t> numbers;
    const auto key = [unit](const Evidence& e) {
        return std::pair(std::string_view(e.document),
                         unit == SampleUnit::documents ? 0U : e.sentence.index);
    };
    for (const Edge& edge : graph.edges())
        for (const Evidence& e : edge.evidence)
            numbers.emplace(key(e), 0U);
    for (auto& [name, number] : numbers)
        number = static_cast<std::uint32_t>(size_++);
    if (size_ < 2)
        throw Error(ErrorCode::usage,
                    {},
                    unit == SampleUnit::documents
                        ? "nothing to leave out: the graph has evidence of fewer than two documents"
                        : "nothing to leave out: the graph has evidence of fewer than two "
                          "sentences");
    units_.resize(graph.edge_count());
    for (std::size_t i = 0; i < units_.size(); ++i) {
        const std::vector<Evidence>& evidence = graph.edges()[i].evidence;
        for (std::size_t k = 0; k < evidence.size(); ++k)  // by document and sentence
            if (k == 0 || evidence[k].document != evidence[k - 1].document ||
                evidence[k].sentence.index != evidence[k - 1].sentence.index)
                units_[i].push_back(numbers.at(key(evidence[k])));
    }
    for (const Node& node : graph.nodes())
        nodes_.push_back({.id = node.id,
                          .type = node.type,
                          .labels = {},
                          .aliases = {},
                          .attributes = node.attributes});
}

Graph EvidenceSample::made_of(std::span<const std::uint32_t> counts) const {
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < units_.size(); ++i) {
        const Edge& edge = graph_->edges()[i];
        double weight = edge.weight;
        if (!edge.evidence.empty()) {
            std::uint64_t sum = 0;
            for (const std::uint32_t unit : units_[i])
                sum += counts[unit];
            if (sum == 0)
                continue;
            weight = static_cast<double>(sum);
        }
        edges.push_back({.source = edge.source,
                         .target = edge.target,
                         .relation = edge.relation,
                         .negated = edge.negated,
                         .weight = weight,
                         .evidence = {},
                         .attributes = {}});
    }
    return Graph(graph_->schema(), nodes_, std::move(edges));
}

void check_replicates(std::size_t values, std::size_t count) {
    constexpr std::size_t most_values = std::size_t{1} << 27U;  // a gigabyte
    if (count > most_values / std::max<std::size_t>(values, 1))
        throw Error(
            ErrorCode::limit,
            {},
            fmt::format(
                "{} samples of {} values are more than {} to keep", count, values, most_values));
}

std::vector<Scores> replicate(std::size_t first,
                              std::size_t count,
                              const std::function<Graph(std::size_t)>& graph_of,
                              const FigureOf& figure,
                              const SampleOptions& options) {
    std::vector<Scores> found(count);
    parallel_for(options.threads, count, [&](std::size_t r) {
        check_stop(options.stop);
        found[r] = figure(graph_of(first + r));
    });
    return found;
}

std::vector<Uncertainty> jackknife(const Graph& graph,
                                   SampleUnit unit,
                                   const FigureOf& figure,
                                   const SampleOptions& options) {
    constexpr std::size_t batch = 256;  // samples kept at once
    const EvidenceSample sample(graph, unit);
    const std::size_t units = sample.size();
    std::vector<Uncertainty> result = of_the_whole(figure(graph), options);
    std::vector<Sums> sums(result.size());
    const auto without = [&](std::size_t left_out) {
        std::vector<std::uint32_t> counts(units, 1);
        counts[left_out] = 0;
        return sample.made_of(counts);
    };
    for (std::size_t first = 0; first < units; first += batch) {
        const std::size_t count = std::min(batch, units - first);
        for (const Scores& scores : replicate(first, count, without, figure, options)) {
            const std::vector<std::uint32_t> places = block_ranks(scores, options.ranked);
            for (std::size_t i = 0; i < result.size(); ++i) {
                if (!defined(scores, i))
                    continue;
                const double apart = scores.values[i] - result[i].value;
                sums[i].first += apart;
                sums[i].second += apart * apart;
                ++result[i].replicates;
                if (places.empty())
                    continue;
                result[i].rank_low = std::min(result[i].rank_low, places[i]);
                result[i].rank_high = std::max(result[i].rank_high, places[i]);
            }
        }
    }
    for (std::size_t i = 0; i < result.size(); ++i) {
        const auto n = static_cast<double>(result[i].replicates);
        result[i].undefined = result[i].undefined || result[i].replicates < 2;
        if (result[i].undefined)
            continue;
        const double squares = sums[i].second - sums[i].first * sums[i].first / n;
        result[i].error = std::sqrt(std::max(0.0, (n - 1) / n * squares));
        result[i].bias = (n - 1) * (sums[i].first / n);
    }
    return result;
}

std::vector<Uncertainty> bootstrap(const Graph& graph,
                                   SampleUnit unit,
                                   const FigureOf& figure,
                                   const SampleOptions& options) {
    if (options.replicates < 2)
        throw Error(ErrorCode::usage, {}, "a bootstrap needs two samples or more");
    if (!(options.level > 0 && options.level < 1))
        throw Error(ErrorCode::usage, {}, "the level of an interval is between 0 and 1");
    const EvidenceSample sample(graph, unit);
    std::vector<Uncertainty> result = of_the_whole(figure(graph), options);
    check_replicates(result.size(), options.replicates);
    const auto drawn = [&](std::size_t r) {
        Random random(options.seed, r);
        std::vector<std::uint32_t> counts(sample.size(), 0);
        for (std::size_t k = 0; k < counts.size(); ++k)
            ++counts[random.below(static_cast<std::uint32_t>(counts.size()))];
        return sample.made_of(counts);
    };
    const std::vector<Scores> samples = replicate(0, options.replicates, drawn, figure, options);
    std::vector<std::vector<std::uint32_t>> places;
    for (const Scores& scores : samples)
        places.push_back(block_ranks(scores, options.ranked));
    parallel_for(options.threads, result.size(), [&](std::size_t i) {
        std::vector<double> values;
        std::vector<double> own_places;
        for (std::size_t r = 0; r < samples.size(); ++r) {
            if (!defined(samples[r], i))
                continue;
            values.push_back(samples[r].values[i]);
            if (options.ranked > 0)
                own_places.push_back(places[r][i]);
        }
        summarise(result[i], std::move(values), std::move(own_places), options.level);
    });
    return result;
}

}  // namespace entente
