// SPDX-License-Identifier: MIT
#pragma once

// For the .cpp files of graph/measures only: the Boost.Graph side of a Network.

#include "graph/measures/network.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/property_map/property_map.hpp>

namespace entente {

using CsrGraph = boost::compressed_sparse_row_graph<boost::directedS,
                                                    boost::no_property,
                                                    boost::no_property,
                                                    boost::no_property,
                                                    std::uint32_t,
                                                    std::uint32_t>;

struct Network::Rows {
    CsrGraph graph;
    std::vector<double> weights;  ///< by edge index; empty where all are 1
};

}  // namespace entente
