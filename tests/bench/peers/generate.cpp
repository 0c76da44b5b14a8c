// SPDX-License-Identifier: MIT
// generate KIND NODES DEGREE SEED FILE: a random graph for the comparison with peers.
//   rmat   recursive matrix .57 .19 .19 .05, nodes shuffled    er  uniform    ws  small world, p =
//   .1 actor  recursive matrix with 40 % of the nodes hung on it singly or in small trees rmatw
//   rmat with weights 1 to 999, the larger the rarer; rmatx with real weights in (0, 1]
#include "tests/bench/peers/peer.hpp"

#include <numeric>
#include <random>

namespace {

using Key = std::uint64_t;  // lower end in the upper half: sorts and compares in one go

class Generator {
public:
    Generator(std::uint64_t nodes, double degree, std::uint64_t seed)
        : nodes_(nodes),
          ties_(static_cast<std::size_t>(static_cast<double>(nodes) * degree / 2.0)),
          random_(seed) {}

    void recursive(std::uint64_t core, std::size_t ties) {
        int levels = 0;
        while ((std::uint64_t{1} << levels) < core)
            ++levels;
        fill(ties, [&] {
            std::uint64_t a = core;
            std::uint64_t b = core;
            while (a >= core || b >= core) {
                a = b = 0;
                for (int level = 0; level < levels; ++level) {
                    const double draw = real();
                    a = 2 * a + (draw >= 0.76 ? 1 : 0);
                    b = 2 * b + ((draw >= 0.57 && draw < 0.76) || draw >= 0.95 ? 1 : 0);
                }
            }
            put(a, b);
        });
    }

    void uniform() {
        fill(ties_, [&] { put(random_() % nodes_, random_() % nodes_); });
    }

    void small_world() {
        const std::uint64_t side = ties_ / nodes_;
        for (std::uint64_t a = 0; a < nodes_; ++a) {
            for (std::uint64_t step = 1; step <= side; ++step)
                put(a, real() < 0.1 ? random_() % nodes_ : (a + step) % nodes_);
        }
        tidy();
    }

    void actors() {
        const std::uint64_t core = nodes_ - nodes_ * 2 / 5;
        recursive(core, ties_ - (nodes_ - core));
        const std::vector<Key> base = keys_;
        for (std::uint64_t leaf = core; leaf < nodes_; ++leaf) {
            const Key tie = base[random_() % base.size()];
            const std::uint64_t end = real() < 0.5 ? tie >> 32 : tie & 0xffffffffU;
            const bool tree = leaf > core && real() >= 0.85;
            put(leaf, tree ? core + random_() % (leaf - core) : end);
        }
        tidy();
    }

    peers::Ties ties(bool whole_weights, bool real_weights) {
        std::vector<std::uint32_t> name(nodes_);
        std::iota(name.begin(), name.end(), 0U);
        for (std::size_t i = name.size(); i > 1; --i)
            std::swap(name[i - 1], name[random_() % i]);
        for (std::size_t i = keys_.size(); i > 1; --i)
            std::swap(keys_[i - 1], keys_[random_() % i]);
        peers::Ties result;
        result.nodes = static_cast<std::uint32_t>(nodes_);
        for (const Key key : keys_) {
            result.ends.push_back(name[key >> 32]);
            result.ends.push_back(name[key & 0xffffffffU]);
            if (whole_weights)
                result.weights.push_back(
                    static_cast<double>(static_cast<int>(std::min(999.0, 1.0 / (real() + 1e-3)))));
            if (real_weights)
                result.weights.push_back(1.0 - real());
        }
        return result;
    }

    [[nodiscard]] std::size_t wanted() const noexcept { return ties_; }

private:
    double real() { return static_cast<double>(random_() >> 11) * 0x1.0p-53; }
    void put(std::uint64_t a, std::uint64_t b) {
        if (a != b)
            keys_.push_back(std::min(a, b) << 32 | std::max(a, b));
    }
    void tidy() {
        std::sort(keys_.begin(), keys_.end());
        keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    }
    template <class Draw>
    void fill(std::size_t ties, Draw&& draw) {
        while (keys_.size() < ties) {
            for (std::size_t missing = ties - keys_.size(), i = 0; i < missing; ++i)
                draw();
            tidy();
        }
    }

    std::uint64_t nodes_;
    std::size_t ties_;
    std::mt19937_64 random_;
    std::vector<Key> keys_;
};

}  // namespace

int main(int count, char** words) {
    if (count != 6) {
        std::fprintf(stderr, "usage: %s KIND NODES DEGREE SEED FILE\n", words[0]);
        return 2;
    }
    const std::string kind = words[1];
    const auto nodes = std::strtoull(words[2], nullptr, 10);
    Generator generator(nodes, std::atof(words[3]), std::strtoull(words[4], nullptr, 10));
    if (kind == "er")
        generator.uniform();
    else if (kind == "ws")
        generator.small_world();
    else if (kind == "actor")
        generator.actors();
    else
        generator.recursive(nodes, generator.wanted());
    save(generator.ties(kind == "rmatw", kind == "rmatx"), words[5]);
}
