// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>

namespace entente {

/// A non-negative number with a 64-bit exponent, for counts of shortest paths beyond 1e308: a chain
/// of k diamonds has 2^k of them. As precise as double.
class WideReal {
public:
    WideReal() = default;
    explicit WideReal(double value) { set(value, 0); }

    [[nodiscard]] double value() const noexcept {
        if (exponent_ > 2000)
            return HUGE_VAL;
        return exponent_ < -2000 ? 0.0 : std::ldexp(mantissa_, static_cast<int>(exponent_));
    }

    WideReal& operator+=(const WideReal& other) {
        if (other.mantissa_ == 0.0)
            return *this;
        if (mantissa_ == 0.0)
            return *this = other;
        const bool mine = exponent_ >= other.exponent_;
        const WideReal& large = mine ? *this : other;
        const WideReal& small = mine ? other : *this;
        const std::int64_t gap = large.exponent_ - small.exponent_;
        const double rest = gap > 200 ? 0.0 : std::ldexp(small.mantissa_, -static_cast<int>(gap));
        set(large.mantissa_ + rest, large.exponent_);
        return *this;
    }
    friend WideReal operator*(const WideReal& a, const WideReal& b) {
        WideReal result;
        result.set(a.mantissa_ * b.mantissa_, a.exponent_ + b.exponent_);
        return result;
    }
    friend WideReal operator/(const WideReal& a, const WideReal& b) {
        WideReal result;
        result.set(a.mantissa_ / b.mantissa_, a.exponent_ - b.exponent_);
        return result;
    }

private:
    void set(double mantissa, std::int64_t exponent) {
        int shift = 0;
        mantissa_ = std::frexp(mantissa, &shift);
        exponent_ = mantissa_ == 0.0 ? 0 : exponent + shift;
    }

    double mantissa_ = 0.0;
    std::int64_t exponent_ = 0;
};

[[nodiscard]] inline double to_double(double value) noexcept {
    return value;
}
[[nodiscard]] inline double to_double(const WideReal& value) noexcept {
    return value.value();
}

}  // namespace entente
