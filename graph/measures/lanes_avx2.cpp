// SPDX-License-Identifier: MIT
// Compiled for AVX2 (see graph/CMakeLists.txt); only called where the machine has it.
#include "graph/measures/lanes.hpp"

#if defined(__AVX2__)
#include "graph/measures/lanes_kernel.hpp"

#include <immintrin.h>

namespace entente::lanes {
namespace {

/// All ones in the lanes of each of the 16 masks of four.
alignas(32) constexpr std::int64_t masks[16][4] = {{0, 0, 0, 0},
                                                   {-1, 0, 0, 0},
                                                   {0, -1, 0, 0},
                                                   {-1, -1, 0, 0},
                                                   {0, 0, -1, 0},
                                                   {-1, 0, -1, 0},
                                                   {0, -1, -1, 0},
                                                   {-1, -1, -1, 0},
                                                   {0, 0, 0, -1},
                                                   {-1, 0, 0, -1},
                                                   {0, -1, 0, -1},
                                                   {-1, -1, 0, -1},
                                                   {0, 0, -1, -1},
                                                   {-1, 0, -1, -1},
                                                   {0, -1, -1, -1},
                                                   {-1, -1, -1, -1}};

struct Doubles {
    static constexpr std::size_t size = 4;
    __m256d value;
    static Doubles load(const double* from) { return {_mm256_load_pd(from)}; }
    static Doubles all(double value) { return {_mm256_set1_pd(value)}; }
    void store(double* to) const { _mm256_store_pd(to, value); }
    [[nodiscard]] Doubles only(std::uint32_t bits) const {
        const __m256i mask = _mm256_load_si256(reinterpret_cast<const __m256i*>(masks[bits & 15U]));
        return {_mm256_and_pd(value, _mm256_castsi256_pd(mask))};
    }
    [[nodiscard]] std::uint32_t positive() const {
        return static_cast<std::uint32_t>(
            _mm256_movemask_pd(_mm256_cmp_pd(value, _mm256_setzero_pd(), _CMP_GT_OQ)));
    }
    friend Doubles operator+(Doubles a, Doubles b) { return {_mm256_add_pd(a.value, b.value)}; }
    friend Doubles operator*(Doubles a, Doubles b) { return {_mm256_mul_pd(a.value, b.value)}; }
    friend Doubles operator/(Doubles a, Doubles b) { return {_mm256_div_pd(a.value, b.value)}; }
    static double sum_of_eight(const Doubles* eight) {
        const __m256d four = _mm256_add_pd(eight[0].value, eight[1].value);
        const __m128d two =
            _mm_add_pd(_mm256_castpd256_pd128(four), _mm256_extractf128_pd(four, 1));
        return _mm_cvtsd_f64(two) + _mm_cvtsd_f64(_mm_unpackhi_pd(two, two));
    }
};

struct Bits {
    static constexpr std::size_t words = 4;
    __m256i value;
    static Bits load(const std::uint64_t* from) {
        return {_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from))};
    }
    static Bits none() { return {_mm256_setzero_si256()}; }
    void store(std::uint64_t* to) const {
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), value);
    }
    [[nodiscard]] bool any() const { return _mm256_testz_si256(value, value) == 0; }
    [[nodiscard]] Bits without(Bits other) const {
        return {_mm256_andnot_si256(other.value, value)};
    }
    friend Bits operator|(Bits a, Bits b) { return {_mm256_or_si256(a.value, b.value)}; }
    friend Bits operator&(Bits a, Bits b) { return {_mm256_and_si256(a.value, b.value)}; }
    friend Bits operator^(Bits a, Bits b) { return {_mm256_xor_si256(a.value, b.value)}; }
};

}  // namespace

const Kernels* avx2_kernels() {
    static constexpr Kernels kernels{"AVX2",
                                     betweenness_batch<Doubles, 8>,
                                     betweenness_batch<Doubles, 32>,
                                     distances_batch<Bits>};
    return __builtin_cpu_supports("avx2") ? &kernels : nullptr;
}

}  // namespace entente::lanes
#else
namespace entente::lanes {
const Kernels* avx2_kernels() {
    return nullptr;
}
}  // namespace entente::lanes
#endif
