// SPDX-License-Identifier: MIT
#include "graph/measures/spectral.hpp"

#include "graph/measures/csr.hpp"
#include "graph/measures/lanczos.hpp"
#include "graph/measures/parallel.hpp"
#include "graph/measures/rows.hpp"
#include "graph/measures/structure.hpp"

#include <boost/graph/strong_components.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {

namespace {

constexpr std::size_t row_chunk = 1024;

void require_not_negative(const Network& network, std::string_view measure) {
    if (network.least_weight() < 0.0)
        throw Error(ErrorCode::usage, {}, fmt::format("{} needs weights of 0 or more", measure));
}

}  // namespace

double dot(std::span<const double> a, std::span<const double> b, unsigned threads) {
    return parallel_sum(threads, a.size(), [&](std::size_t begin, std::size_t end) {
        double sum = 0.0;
        for (std::size_t i = begin; i < end; ++i)
            sum += a[i] * b[i];
        return sum;
    });
}

void multiply(const Network& network,
              std::span<const double> x,
              std::span<double> result,
              unsigned threads) {
    const std::size_t nodes = network.node_count();
    const auto offsets = network.offsets();
    const auto targets = network.targets();
    const auto weights = network.weights();
    parallel_for(threads, (nodes + row_chunk - 1) / row_chunk, [&](std::size_t task) {
        for (std::size_t v = task * row_chunk; v < std::min(nodes, (task + 1) * row_chunk); ++v) {
            double sum = 0.0;
            for (std::uint32_t arc = offsets[v]; arc < offsets[v + 1]; ++arc)
                sum += weights.empty() ? x[targets[arc]] : weights[arc] * x[targets[arc]];
            result[v] = sum;
        }
    });
}

std::vector<double> outflow(const Network& network, bool weighted) {
    std::vector<double> result(network.node_count(), 0.0);
    for (std::size_t v = 0; v < result.size(); ++v) {
        if (!weighted || !network.weighted()) {
            result[v] = static_cast<double>(network.degree(v));
            continue;
        }
        for (std::uint32_t arc = network.offsets()[v]; arc < network.offsets()[v + 1]; ++arc)
            result[v] += network.weights()[arc];
    }
    return result;
}

std::string note_of(const Iterated& result) {
    if (!result.defined && !result.converged)
        return "the sum has no end: not defined, given as 0";
    if (!result.defined)
        return "no cycle of arcs: not defined, given as 0";
    return result.converged ? "" : fmt::format("did not converge in {} steps", result.iterations);
}

namespace {

/// One connected part of an undirected network, with nodes of its own numbers.
struct Part {
    std::vector<std::uint32_t> nodes;
    double bound = 0.0;  ///< largest strength, which no eigenvalue exceeds
};

std::vector<Part> parts_of(const Network& network, unsigned threads) {
    const Components found = components(network, threads);
    const std::vector<double> strengths = outflow(network, true);
    // Isolates, of which there may be very many, make no part.
    constexpr std::uint32_t none = 0xffffffffU;
    std::vector<std::uint32_t> part_of(found.count, none);
    std::vector<Part> parts;
    for (std::uint32_t v = 0; v < found.of.size(); ++v) {
        if (network.degree(v) == 0)
            continue;
        std::uint32_t& own = part_of[found.of[v]];
        if (own == none) {
            own = static_cast<std::uint32_t>(parts.size());
            parts.emplace_back();
        }
        parts[own].nodes.push_back(v);
        parts[own].bound = std::max(parts[own].bound, strengths[v]);
    }
    std::erase_if(parts, [](const Part& part) { return part.bound <= 0.0; });
    std::ranges::stable_sort(parts, std::ranges::greater{}, &Part::bound);
    return parts;
}

Network cut_out(const Network& network, const Part& part, std::vector<std::uint32_t>& local) {
    std::vector<Link> links;
    for (std::uint32_t i = 0; i < part.nodes.size(); ++i)
        local[part.nodes[i]] = i;
    for (const std::uint32_t v : part.nodes) {
        for (std::uint32_t arc = network.offsets()[v]; arc < network.offsets()[v + 1]; ++arc)
            links.push_back({local[v], local[network.targets()[arc]], network.weight(arc)});
    }
    return Network(part.nodes.size(), links, {.loops = true, .merge = false});
}

void scale_to_one(std::vector<double>& values) {
    double most = 0.0;
    for (const double value : values)
        most = std::max(most, std::abs(value));
    for (double& value : values)
        value = most > 0.0 ? std::abs(value) / most : 0.0;
}

/// The leading vector of one part, by place in the list of its nodes.
Iterated leading_of_part(const Network& network,
                         const Part& part,
                         std::vector<std::uint32_t>& local,
                         const EigenOptions& options) {
    const std::size_t nodes = network.node_count();
    const auto product_of = [&options](const Network& own) -> Product {
        return [&own, &options](std::span<const double> x, std::span<double> y) {
            multiply(own, x, y, options.threads);
        };
    };
    // A large part is not worth a copy: a vector that is 0 outside it stays so.
    if (part.nodes.size() > nodes / 4) {
        std::vector<double> start(nodes, 0.0);
        for (const std::uint32_t v : part.nodes)
            start[v] = 1.0;
        Iterated found = leading_vector(product_of(network), std::move(start), options);
        std::vector<double> values;
        for (const std::uint32_t v : part.nodes)
            values.push_back(found.values[v]);
        found.values = std::move(values);
        return found;
    }
    const Network own = cut_out(network, part, local);
    return leading_vector(product_of(own), std::vector<double>(part.nodes.size(), 1.0), options);
}

/// Parts are taken one by one, so that what lies outside the leading ones is 0 and not noise.
Iterated symmetric(const Network& network, const EigenOptions& options) {
    Iterated result{std::vector<double>(network.node_count(), 0.0), 0.0, 0, true, false};
    std::vector<std::uint32_t> local(network.node_count());
    for (const Part& part : parts_of(network, options.threads)) {
        constexpr double same = 1e-10;
        if (part.bound < result.eigenvalue * (1.0 - same))
            break;
        const Iterated found = leading_of_part(network, part, local, options);
        result.iterations += found.iterations;
        if (found.eigenvalue < result.eigenvalue * (1.0 - same))
            continue;
        if (found.eigenvalue > result.eigenvalue * (1.0 + same)) {
            std::ranges::fill(result.values, 0.0);
            result.eigenvalue = found.eigenvalue;
            result.converged = true;
        }
        result.defined = true;
        result.converged = result.converged && found.converged;
        const double onto = std::accumulate(found.values.begin(), found.values.end(), 0.0);
        for (std::size_t i = 0; i < part.nodes.size(); ++i)
            result.values[part.nodes[i]] = found.values[i] * onto;
    }
    scale_to_one(result.values);
    return result;
}

/// 1 for the nodes that arcs lead to from some cycle, 0 for the others; `incoming` is turned round.
std::vector<double> fed_by_cycles(const Network& incoming, bool& any) {
    const std::size_t nodes = incoming.node_count();
    const CsrGraph& graph = incoming.rows().graph;
    std::vector<std::uint32_t> component(nodes);
    const auto count = boost::strong_components(
        graph,
        boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
    std::vector<std::uint32_t> members(count, 0);
    for (const std::uint32_t c : component)
        ++members[c];
    // Boost numbers the components so that arcs lead to lower numbers: one pass upwards is enough.
    std::vector<bool> fed(count, false);
    std::vector<std::uint32_t> order(nodes);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t v) { return component[v]; });
    for (const std::uint32_t v : order) {
        bool own = members[component[v]] > 1;
        for (const std::uint32_t from : incoming.row(v))
            own = own || from == v || fed[component[from]];
        fed[component[v]] = fed[component[v]] || own;
    }
    std::vector<double> result(nodes);
    for (std::size_t v = 0; v < nodes; ++v)
        result[v] = fed[component[v]] ? 1.0 : 0.0;
    any = std::ranges::find(fed, true) != fed.end();
    return result;
}

Iterated shifted_powers(const Network& incoming, const EigenOptions& options) {
    Iterated result;
    result.values = fed_by_cycles(incoming, result.defined);
    result.converged = !result.defined;
    std::vector<double> next(result.values.size());
    const double shift =
        0.1 * std::max(1e-300, incoming.weighted() ? incoming.least_weight() : 1.0);
    while (!result.converged && result.iterations < options.most_iterations) {
        check_stop(options.stop);
        ++result.iterations;
        multiply(incoming, result.values, next, options.threads);
        double most = 0.0;
        for (std::size_t v = 0; v < next.size(); ++v) {
            next[v] += shift * result.values[v];
            most = std::max(most, next[v]);
        }
        result.eigenvalue = most - shift;
        double change = 0.0;
        for (std::size_t v = 0; v < next.size(); ++v) {
            next[v] /= most;
            change = std::max(change, std::abs(next[v] - result.values[v]));
        }
        result.values.swap(next);
        result.converged = change <= options.tolerance;
    }
    return result;
}

}  // namespace

Iterated eigenvector(const Network& incoming, const EigenOptions& options) {
    require_not_negative(incoming, "eigenvector centrality");
    return incoming.directed() ? shifted_powers(incoming, options) : symmetric(incoming, options);
}

double largest_eigenvalue(const Network& network, const EigenOptions& options) {
    return eigenvector(network, options).eigenvalue;
}

Scores scores_of(Networks& networks, Iterated found) {
    std::string note = note_of(found);
    const std::string isolates = networks.isolates_note();
    if (!note.empty() && !isolates.empty())
        note += "; ";
    Scores result{std::move(found.values), {}, note + isolates};
    if (!found.defined)
        result.undefined.assign(result.values.size(), true);
    return result;
}

namespace rows {

Scores eigenvector(Networks& networks, const MeasureOptions& options) {
    return scores_of(networks,
                     entente::eigenvector(networks.undirected(),
                                          {.threads = options.threads, .stop = options.stop}));
}

}  // namespace rows

}  // namespace entente
