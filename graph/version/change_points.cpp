// SPDX-License-Identifier: MIT
#include "graph/version/change_points.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr std::size_t least_piece = 2;

/// Squared error of any piece about its mean, by sums from the beginning.
class Errors {
public:
    explicit Errors(std::span<const double> series) : sums_{0}, squares_{0} {
        // about the first value, so that large levels with small moves keep their digits
        for (const double value : series) {
            const double x = value - series.front();
            sums_.push_back(sums_.back() + x);
            squares_.push_back(squares_.back() + x * x);
        }
    }
    [[nodiscard]] double operator()(std::size_t first, std::size_t last) const {
        const double sum = sums_[last] - sums_[first];
        const double error =
            squares_[last] - squares_[first] - sum * sum / static_cast<double>(last - first);
        return std::max(0.0, error);
    }

private:
    std::vector<double> sums_, squares_;
};

}  // namespace

double change_penalty(std::span<const double> series) {
    if (series.size() < 2)
        return 0;
    constexpr double normal_step = 0.954;  // median |step| of white noise of deviation 1
    std::vector<double> steps;
    for (std::size_t i = 1; i < series.size(); ++i)
        steps.push_back(std::abs(series[i] - series[i - 1]));
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    const auto [low, high] = std::ranges::minmax(series);
    // a series that mostly stands still has no noise to speak of
    constexpr double still = 0.02;
    const double noise = std::max(*middle / normal_step, still * (high - low));
    return 3 * noise * noise * std::log(static_cast<double>(series.size()));
}

std::vector<std::size_t> change_points(std::span<const double> series) {
    const std::size_t n = series.size();
    const auto [low, high] =
        n == 0 ? std::ranges::min_max_result<double>{0, 0} : std::ranges::minmax(series);
    if (n < 2 * least_piece || low == high)
        return {};
    const Errors error(series);
    const double penalty = change_penalty(series);
    std::vector<double> best(n + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> cut(n + 1, 0);
    best[0] = -penalty;
    for (std::size_t end = least_piece; end <= n; ++end)
        for (std::size_t begin = 0; begin + least_piece <= end; ++begin) {
            const double cost = best[begin] + error(begin, end) + penalty;
            if (cost < best[end]) {
                best[end] = cost;
                cut[end] = begin;
            }
        }
    std::vector<std::size_t> points;
    for (std::size_t at = cut[n]; at > 0; at = cut[at])
        points.push_back(at);
    std::ranges::reverse(points);
    return points;
}

}  // namespace entente
