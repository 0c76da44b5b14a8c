// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/resample.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente {

/// What the ties of every node have in common with those of the observed network.
enum class NullKeeps : std::uint8_t {
    degree,  ///< partners by direction: how many it points to only, is pointed at by only, both
    sign,    ///< the same by sign: + or - or 0 or several at once, in each direction
};

/// Random networks with the degrees of an observed one, the base line for any figure of it.
///
/// The unit is a pair of nodes with all the edges between them, parallel edges of one sign and
/// direction as one, loops left out: the network as measures see it. Two pairs {a, b} and {c, d}
/// whose edges are of one kind at b and at d change partners, {a, d} and {c, b}, unless that gives
/// a loop or a second tie of a pair; three arrows round a triangle may turn round. The kind is the
/// direction, and the sign too where signs are kept. Then what the pairs carry (weights, and signs
/// where only degrees are kept) is dealt out anew among those of one kind. All networks that these
/// moves reach are equally likely after many of them; 20 are tried for each tie.
///
/// Maslov, Sneppen, Science 296:910-913, 2002; Rao, Jana, Bandyopadhyay, "A Markov Chain Monte
/// Carlo Method for Generating Random (0,1)-Matrices with Given Marginals", Sankhya A 58:225-242,
/// 1996.
class NullModel {
public:
    /// Sees the edges that the layer and the relations of `options` let through.
    /// @throws Error{unknown_name} as Networks.
    NullModel(const Graph& graph, const MeasureOptions& options, NullKeeps keeps);

    /// The observed network with parallel edges as one.
    [[nodiscard]] Graph observed() const;
    /// One random network; the same for the same seed and stream. Time O(E log E).
    [[nodiscard]] Graph sample(std::uint64_t seed, std::uint64_t stream = 0) const;

private:
    /// Edges of one direction and sign between two nodes.
    struct Part {
        std::uint8_t direction;  ///< forth, back or undirected, as the pair is written
        Sign sign;
        double weight;
        auto operator<=>(const Part&) const = default;
    };
    using Load = std::vector<Part>;
    struct Tie {
        std::uint32_t first;
        std::uint32_t second;
        std::uint32_t load;  ///< index
    };
    /// The ties of one kind, written so that it is the same at their first ends.
    struct Kind {
        std::vector<Tie> ties;
        bool symmetric = false;  ///< the kind is the same at both ends
        bool arrows = false;     ///< forth only: triangles may turn round
    };

    [[nodiscard]] static Load turned(Load load);
    [[nodiscard]] std::vector<int> kind_of(const Load& load) const;
    void add_tie(std::uint32_t first, std::uint32_t second, Load load);
    [[nodiscard]] Graph graph_of(const std::vector<Kind>& kinds,
                                 const std::vector<Load>& loads) const;

    NullKeeps keeps_;
    std::vector<Node> nodes_;
    std::vector<NodeType> types_;
    std::vector<Load> loads_;
    std::vector<Kind> kinds_;
    std::vector<std::vector<int>> names_;  ///< of the kinds
};

/// A figure against those of random networks.
struct AgainstNull {
    double value = 0;      ///< of the observed network
    double mean = 0;       ///< of the random ones
    double deviation = 0;  ///< their standard deviation
    double z = 0;          ///< (value - mean) / deviation; 0 where that is 0, see `constant`
    double p = 1;  ///< two-sided: 2 (1 + the fewer of those not below and not above) / (N + 1)
    std::size_t networks = 0;  ///< random ones in which the figure is defined
    bool constant = false;     ///< the same in all of them: nothing that chance could change
    bool undefined = false;    ///< of the observed network, or of fewer than two random ones
};

/// `count` random networks. @throws Error{usage} on fewer than two, Error{limit},
/// Error{interrupted}.
[[nodiscard]] std::vector<AgainstNull> against_null(const NullModel& model,
                                                    const FigureOf& figure,
                                                    std::size_t count,
                                                    const SampleOptions& options = {});

}  // namespace entente
