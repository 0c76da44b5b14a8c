// SPDX-License-Identifier: MIT
#include "graph/measures/lanes.hpp"
#include "graph/measures/lanes_kernel.hpp"

namespace entente::lanes {
namespace {

struct Doubles {
    static constexpr std::size_t size = 1;
    double value;
    static Doubles load(const double* from) { return {*from}; }
    static Doubles all(double value) { return {value}; }
    void store(double* to) const { *to = value; }
    [[nodiscard]] Doubles only(std::uint32_t bits) const {
        return {(bits & 1U) != 0 ? value : 0.0};
    }
    [[nodiscard]] std::uint32_t positive() const { return value > 0.0 ? 1 : 0; }
    friend Doubles operator+(Doubles a, Doubles b) { return {a.value + b.value}; }
    friend Doubles operator*(Doubles a, Doubles b) { return {a.value * b.value}; }
    friend Doubles operator/(Doubles a, Doubles b) { return {a.value / b.value}; }
    /// The order of the wider registers: halves, quarters, eighths.
    static double sum_of_eight(const Doubles* e) {
        const double a = (e[0].value + e[4].value) + (e[2].value + e[6].value);
        const double b = (e[1].value + e[5].value) + (e[3].value + e[7].value);
        return a + b;
    }
};

struct Bits {
    static constexpr std::size_t words = 1;
    std::uint64_t value;
    static Bits load(const std::uint64_t* from) { return {*from}; }
    static Bits none() { return {0}; }
    void store(std::uint64_t* to) const { *to = value; }
    [[nodiscard]] bool any() const { return value != 0; }
    [[nodiscard]] Bits without(Bits other) const { return {value & ~other.value}; }
    friend Bits operator|(Bits a, Bits b) { return {a.value | b.value}; }
    friend Bits operator&(Bits a, Bits b) { return {a.value & b.value}; }
    friend Bits operator^(Bits a, Bits b) { return {a.value ^ b.value}; }
};

}  // namespace

const Kernels& portable_kernels() {
    static constexpr Kernels kernels{"portable",
                                     betweenness_batch<Doubles, 8>,
                                     betweenness_batch<Doubles, 32>,
                                     distances_batch<Bits>};
    return kernels;
}

const Kernels& best_kernels() {
    if (const Kernels* const kernels = avx512_kernels())
        return *kernels;
    if (const Kernels* const kernels = avx2_kernels())
        return *kernels;
    return portable_kernels();
}

}  // namespace entente::lanes
