// SPDX-License-Identifier: MIT
// Compiled for AVX-512 (see graph/CMakeLists.txt); only called where the machine has it.
#include "graph/measures/lanes.hpp"

#if defined(__AVX512F__)
#include "graph/measures/lanes_kernel.hpp"

#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes the "undefined" registers in its own intrinsics for mistakes (bug 105593).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif
#include <immintrin.h>

namespace entente::lanes {
namespace {

struct Doubles {
    static constexpr std::size_t size = 8;
    __m512d value;
    static Doubles load(const double* from) { return {_mm512_load_pd(from)}; }
    static Doubles all(double value) { return {_mm512_set1_pd(value)}; }
    void store(double* to) const { _mm512_store_pd(to, value); }
    [[nodiscard]] Doubles only(std::uint32_t bits) const {
        return {_mm512_maskz_mov_pd(static_cast<__mmask8>(bits), value)};
    }
    [[nodiscard]] std::uint32_t positive() const {
        return _mm512_cmp_pd_mask(value, _mm512_setzero_pd(), _CMP_GT_OQ);
    }
    friend Doubles operator+(Doubles a, Doubles b) { return {_mm512_add_pd(a.value, b.value)}; }
    friend Doubles operator*(Doubles a, Doubles b) { return {_mm512_mul_pd(a.value, b.value)}; }
    friend Doubles operator/(Doubles a, Doubles b) { return {_mm512_div_pd(a.value, b.value)}; }
    static double sum_of_eight(const Doubles* eight) {
        const __m256d four = _mm256_add_pd(_mm512_castpd512_pd256(eight[0].value),
                                           _mm512_extractf64x4_pd(eight[0].value, 1));
        const __m128d two =
            _mm_add_pd(_mm256_castpd256_pd128(four), _mm256_extractf128_pd(four, 1));
        return _mm_cvtsd_f64(two) + _mm_cvtsd_f64(_mm_unpackhi_pd(two, two));
    }
};

struct Bits {
    static constexpr std::size_t words = 8;
    __m512i value;
    static Bits load(const std::uint64_t* from) { return {_mm512_loadu_si512(from)}; }
    static Bits none() { return {_mm512_setzero_si512()}; }
    void store(std::uint64_t* to) const { _mm512_storeu_si512(to, value); }
    [[nodiscard]] bool any() const { return _mm512_test_epi64_mask(value, value) != 0; }
    [[nodiscard]] Bits without(Bits other) const {
        return {_mm512_andnot_si512(other.value, value)};
    }
    friend Bits operator|(Bits a, Bits b) { return {_mm512_or_si512(a.value, b.value)}; }
    friend Bits operator&(Bits a, Bits b) { return {_mm512_and_si512(a.value, b.value)}; }
    friend Bits operator^(Bits a, Bits b) { return {_mm512_xor_si512(a.value, b.value)}; }
};

}  // namespace

const Kernels* avx512_kernels() {
    static constexpr Kernels kernels{"AVX-512",
                                     betweenness_batch<Doubles, 8>,
                                     betweenness_batch<Doubles, 32>,
                                     distances_batch<Bits>};
    return __builtin_cpu_supports("avx512f") ? &kernels : nullptr;
}

}  // namespace entente::lanes
#else
namespace entente::lanes {
const Kernels* avx512_kernels() {
    return nullptr;
}
}  // namespace entente::lanes
#endif
