// SPDX-License-Identifier: MIT
#include "graph/measures/lanczos.hpp"
#include "graph/measures/rows.hpp"
#include "graph/measures/spectral.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

void scale_to_one(std::vector<double>& values) {
    double most = 0.0;
    for (double& value : values) {
        value = std::abs(value);
        most = std::max(most, value);
    }
    for (double& value : values)
        value = most > 0.0 ? value / most : 0.0;
}

}  // namespace

Hits hits(const Network& network, const Network& reversed, const EigenOptions& options) {
    if (network.least_weight() < 0.0)
        throw Error(ErrorCode::usage, {}, "hubs and authorities need weights of 0 or more");
    const std::size_t nodes = network.node_count();
    // Nodes that nothing points to are no authorities: 0 from the start, and so for good.
    std::vector<double> start(nodes);
    bool any = false;
    for (std::size_t v = 0; v < nodes; ++v) {
        start[v] = reversed.degree(v) > 0 ? 1.0 : 0.0;
        any = any || start[v] > 0.0;
    }
    Hits result;
    if (!any) {
        result.authorities = {start, 0.0, 0, true, false};
        result.hubs = result.authorities;
        return result;
    }
    std::vector<double> between(nodes);
    const Product product = [&](std::span<const double> x, std::span<double> y) {
        multiply(network, x, between, options.threads);
        multiply(reversed, between, y, options.threads);
    };
    result.authorities = leading_vector(product, std::move(start), options);
    result.hubs = result.authorities;
    multiply(network, result.authorities.values, result.hubs.values, options.threads);
    scale_to_one(result.authorities.values);
    scale_to_one(result.hubs.values);
    return result;
}

namespace rows {

namespace {

Hits hits_of(Networks& networks, const MeasureOptions& options) {
    return hits(networks.directed(),
                networks.reversed(),
                {.threads = options.threads, .stop = options.stop});
}

}  // namespace

Scores hub(Networks& networks, const MeasureOptions& options) {
    return scores_of(networks, hits_of(networks, options).hubs);
}

Scores authority(Networks& networks, const MeasureOptions& options) {
    return scores_of(networks, hits_of(networks, options).authorities);
}

}  // namespace rows

}  // namespace entente
