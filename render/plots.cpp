// SPDX-License-Identifier: MIT
#include "render/plots.hpp"

#include "render/plot_kit.hpp"
#include "render/svg.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

/// Names beside their points, each where there is room for it, or nowhere: a name that floats far
/// from its point says nothing.
class NamePlaces {
public:
    void avoid(double x, double y) { taken_.push_back({x - 4, y - 4, x + 4, y + 4}); }

    [[nodiscard]] std::string put(double x, double y, std::string_view name, const Theme& theme) {
        const std::string label = clean_label(name, 40);
        const double width = text_width(label) * plot_text_size;
        struct Choice {
            double dx, dy;
            const char* anchor;
        };
        for (const Choice& choice : {Choice{7, 4, "start"},
                                     Choice{-7, 4, "end"},
                                     Choice{0, -8, "middle"},
                                     Choice{0, 16, "middle"}}) {
            const std::string_view anchor(choice.anchor);
            const double left = x + choice.dx -
                                (anchor == "end"      ? width
                                 : anchor == "middle" ? width / 2
                                                      : 0);
            const Area area{left, y + choice.dy - 9, left + width, y + choice.dy + 2};
            const auto hit = [&](const Area& other) {
                return area.left < other.right && other.left < area.right &&
                       area.top < other.bottom && other.top < area.bottom;
            };
            if (std::ranges::any_of(taken_, hit))
                continue;
            taken_.push_back(area);
            return plot_words(x + choice.dx, y + choice.dy, choice.anchor, theme.ink, label);
        }
        return {};
    }

private:
    struct Area {
        double left, top, right, bottom;
    };
    std::vector<Area> taken_;
};

}  // namespace

std::string butterfly_svg(std::span<const ButterflyBar> bars, const Theme& theme) {
    constexpr double half = 220, row = 20;
    std::vector<std::string> labels;
    double most = 1;
    for (const ButterflyBar& bar : bars) {
        labels.push_back(clean_label(bar.label, 60));
        most = std::max({most, bar.left, bar.right});
    }
    const double begin = widest(labels) + 16, middle = begin + half + 24;
    const double height = row * static_cast<double>(bars.size()) + 12;
    std::string out = plot_opening(middle + half + 40, height, theme);
    for (std::size_t k = 0; k < bars.size(); ++k) {
        const double y = 6 + row * static_cast<double>(k);
        const double left = half * bars[k].left / most, right = half * bars[k].right / most;
        out += plot_words(begin - 8, y + 14, "end", theme.ink, labels[k]);
        out += fmt::format(
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\"/>\n"
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\"/>\n",
            middle - left,
            y + 3,
            left,
            row - 6,
            theme.negative.colour,
            middle,
            y + 3,
            right,
            row - 6,
            theme.positive.colour);
        if (bars[k].left > 0)
            out += plot_words(middle - left - 4,
                              y + 14,
                              "end",
                              theme.negative.text,
                              fmt::format("−{:.0f}", bars[k].left));
        if (bars[k].right > 0)
            out += plot_words(middle + right + 4,
                              y + 14,
                              "start",
                              theme.positive.text,
                              fmt::format("+{:.0f}", bars[k].right));
    }
    return out + "</svg>\n";
}

std::string scatter_svg(std::span<const ScatterPoint> points,
                        const std::string& x_title,
                        const std::string& y_title,
                        const Theme& theme) {
    constexpr double width = 620, height = 420, margin = 50;
    double most_x = 1e-12, most_y = 1e-12;
    for (const ScatterPoint& p : points) {
        most_x = std::max(most_x, p.x);
        most_y = std::max(most_y, p.y);
    }
    std::string out = plot_opening(width + 120, height, theme);
    out += fmt::format("<path d=\"M{0} {1}V{2}H{3}\" fill=\"none\" stroke=\"{4}\"/>\n",
                       margin,
                       14,
                       height - margin,
                       width,
                       theme.faint);
    out += plot_words(width, height - 16, "end", theme.faint, x_title + " →");
    out += plot_words(margin + 6, 20, "start", theme.faint, "↑ " + y_title);
    NamePlaces names;
    std::vector<std::pair<double, double>> places;
    for (const ScatterPoint& p : points) {
        places.emplace_back(margin + (width - margin - 20) * p.x / most_x,
                            height - margin - (height - margin - 40) * p.y / most_y);
        names.avoid(places.back().first, places.back().second);
    }
    for (std::size_t k = 0; k < points.size(); ++k) {
        const auto [x, y] = places[k];
        out += fmt::format(
            "<g><title>{}</title><circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" "
            "fill=\"{}\" fill-opacity=\"0.8\"/></g>\n",
            xml_escape(clean_label(points[k].label)),
            x,
            y,
            theme.positive.colour);
        out += names.put(x, y, points[k].label, theme);
    }
    return out + "</svg>\n";
}

std::string rank_size_svg(std::span<const RankSizePoint> points,
                          const std::string& x_title,
                          const std::string& y_title,
                          const Theme& theme) {
    constexpr double width = 520, height = 300, margin = 46;
    constexpr std::size_t named = 8, logarithmic = 50;
    std::vector<RankSizePoint> order;
    for (const RankSizePoint& point : points)
        if (point.value > 0)
            order.push_back(point);
    std::ranges::stable_sort(order, std::greater{}, &RankSizePoint::value);
    const bool log = order.size() >= logarithmic;
    std::string out = plot_opening(width + 110, height, theme);
    out += fmt::format("<path d=\"M{0} {1}V{2}H{3}\" fill=\"none\" stroke=\"{4}\"/>\n",
                       margin,
                       14,
                       height - margin,
                       width,
                       theme.faint);
    const std::string scale = log ? " (log)" : "";
    out += plot_words(width, height - 14, "end", theme.faint, x_title + scale + " →");
    out += plot_words(margin + 6, 20, "start", theme.faint, "↑ " + y_title + scale);
    if (order.empty())
        return out + "</svg>\n";
    const double last = static_cast<double>(order.size());
    const double most = order.front().value, least = order.back().value;
    double free = 1e9;  // names go down the picture, none on another
    for (std::size_t k = 0; k < order.size(); ++k) {
        const double rank = static_cast<double>(k) + 1;
        const double across =
            log ? std::log(rank) / std::log(last) : (rank - 1) / std::max(1.0, last - 1);
        const double up =
            log ? (most > least ? std::log(order[k].value / least) / std::log(most / least) : 1)
                : order[k].value / most;
        const double x = margin + 8 + (width - margin - 30) * across;
        const double y = height - margin - 6 - (height - margin - 40) * up;
        out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\" fill=\"{}\"/>\n",
                           x,
                           y,
                           theme.positive.colour);
        if (k >= named)
            continue;
        double place = y + 4;
        if (free < 1e9)
            place = std::max(place, free + 12);
        free = place;
        out += plot_words(x + 7, place, "start", theme.ink, order[k].label);
    }
    for (const auto& [value, y] : {std::pair(most, 34.0), std::pair(least, height - margin - 2)})
        out += plot_words(margin - 6, y, "end", theme.faint, fmt::format("{:.3g}", value));
    return out + "</svg>\n";
}

}  // namespace entente
