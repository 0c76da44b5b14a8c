// SPDX-License-Identifier: MIT
#include "render/plots.hpp"

#include "render/select.hpp"
#include "render/svg.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace entente {
namespace {

constexpr double text_size = 11;

[[nodiscard]] std::string opening(double width, double height, const Theme& theme) {
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
        "viewBox=\"0 0 {0:.0f} {1:.0f}\" role=\"img\" font-family=\"{2},Source Han Sans SC,"
        "PingFang SC,Microsoft YaHei,sans-serif\" font-size=\"{3}\">\n"
        "<rect width=\"100%\" height=\"100%\" fill=\"{4}\"/>\n",
        width,
        height,
        xml_escape(theme.font),
        text_size,
        theme.background);
}

[[nodiscard]] std::string words(
    double x, double y, std::string_view anchor, const std::string& colour, std::string_view text) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" fill=\"{}\">{}</text>\n",
                       x,
                       y,
                       anchor,
                       colour,
                       xml_escape(clean_label(text, 60)));
}

[[nodiscard]] double widest(const std::vector<std::string>& labels) {
    double width = 0;
    for (const std::string& label : labels)
        width = std::max(width, text_width(label) * text_size);
    return width;
}

/// What one cell of the matrix holds.
struct Cell {
    double positive = 0, negative = 0, other = 0;
    [[nodiscard]] double all() const noexcept { return positive + negative + other; }
};

[[nodiscard]] std::string cell_mark(
    const Cell& cell, double x, double y, double side, const Theme& theme) {
    const double strength = std::min(1.0, 0.35 + 0.2 * std::log2(1 + cell.all()));
    const double m = x + side / 2, n = y + side / 2, r = side * 0.32;
    if (cell.positive > 0 && cell.negative > 0)
        return fmt::format(
            "<path d=\"M{0:.1f} {1:.1f}l{2:.1f} {2:.1f}l-{2:.1f} {2:.1f}l-{2:.1f} "
            "-{2:.1f}z\" fill=\"{3}\" fill-opacity=\"{4:.2f}\"/>\n",
            m,
            n - r,
            r,
            theme.denied.colour,
            strength);
    if (cell.positive > 0)
        return fmt::format(
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
            "fill=\"{}\" fill-opacity=\"{:.2f}\"/>\n",
            x + 1,
            y + 1,
            side - 2,
            side - 2,
            theme.positive.colour,
            strength);
    if (cell.negative > 0)
        return fmt::format(
            "<path d=\"M{0:.1f} {1:.1f}l{2:.1f} {2:.1f}m0 -{2:.1f}l-{2:.1f} {2:.1f}\" "
            "stroke=\"{3}\" stroke-width=\"2.4\" stroke-opacity=\"{4:.2f}\" "
            "fill=\"none\"/>\n",
            m - r,
            n - r,
            2 * r,
            theme.negative.colour,
            std::max(0.6, strength));
    return fmt::format(
        "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"none\" stroke=\"{}\"/>\n",
        m,
        n,
        r,
        theme.neutral.colour);
}

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
    std::string out = opening(middle + half + 40, height, theme);
    for (std::size_t k = 0; k < bars.size(); ++k) {
        const double y = 6 + row * static_cast<double>(k);
        const double left = half * bars[k].left / most, right = half * bars[k].right / most;
        out += words(begin - 8, y + 14, "end", theme.ink, labels[k]);
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
        out += words(middle - left - 4,
                     y + 14,
                     "end",
                     theme.negative.text,
                     fmt::format("−{:.0f}", bars[k].left));
        out += words(middle + right + 4,
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
    std::string out = opening(width + 120, height, theme);
    out += fmt::format("<path d=\"M{0} {1}V{2}H{3}\" fill=\"none\" stroke=\"{4}\"/>\n",
                       margin,
                       14,
                       height - margin,
                       width,
                       theme.faint);
    out += words(width, height - 16, "end", theme.faint, x_title + " →");
    out += words(margin + 6, 20, "start", theme.faint, "↑ " + y_title);
    std::vector<std::pair<double, double>> taken;
    for (const ScatterPoint& p : points) {
        const double x = margin + (width - margin - 20) * p.x / most_x;
        const double y = height - margin - (height - margin - 40) * p.y / most_y;
        out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"{}\"/>\n",
                           x,
                           y,
                           theme.positive.colour);
        double place = y + 4;
        const auto close = [&](const auto& other) {
            return std::abs(other.first - x) < 90 && std::abs(other.second - place) < 12;
        };
        while (std::ranges::any_of(taken, close))
            place -= 12;
        taken.emplace_back(x, place);
        out += words(x + 7, place, "start", theme.ink, p.label);
    }
    return out + "</svg>\n";
}

std::string matrix_svg(const Graph& graph, const MatrixOptions& options, const Theme& theme) {
    const std::vector<double> degree = degrees(graph);
    std::vector<std::size_t> order(graph.node_count());
    for (std::size_t n = 0; n < order.size(); ++n)
        order[n] = n;
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t n) { return degree[n]; });
    if (order.size() > options.most)
        order.resize(options.most);
    if (options.groups.size() == graph.node_count())
        std::ranges::stable_sort(order, {}, [&](std::size_t n) { return options.groups[n]; });
    std::map<std::size_t, std::size_t> place;
    std::vector<std::string> labels;
    for (const std::size_t n : order) {
        place.emplace(n, place.size());
        labels.push_back(n < options.labels.size() ? clean_label(options.labels[n], 24)
                                                   : clean_label(graph.nodes()[n].id, 24));
    }
    std::map<std::pair<std::size_t, std::size_t>, Cell> cells;
    for (const Edge& edge : graph.edges()) {
        const auto s = place.find(index(edge.source)), t = place.find(index(edge.target));
        if (s == place.end() || t == place.end())
            continue;
        const auto add = [&](std::size_t row, std::size_t column) {
            Cell& cell = cells[{row, column}];
            const Sign sign = graph.sign(edge);
            (sign == Sign::positive   ? cell.positive
             : sign == Sign::negative ? cell.negative
                                      : cell.other) += edge.weight;
        };
        add(s->second, t->second);
        if (!graph.relation(edge).directed)
            add(t->second, s->second);
    }
    constexpr double side = 15;
    const double room = widest(labels) + 12;
    const double size = side * static_cast<double>(order.size());
    std::string out = opening(room + size + 8, room + size + 8, theme);
    for (std::size_t k = 0; k < order.size(); ++k) {
        const double at = room + side * static_cast<double>(k);
        out += words(room - 5, at + 11.5, "end", theme.ink, labels[k]);
        out += fmt::format(
            "<text transform=\"translate({:.1f},{:.1f}) rotate(-90)\" fill=\"{}\">{}</text>\n",
            at + 11.5,
            room - 5,
            theme.ink,
            xml_escape(labels[k]));
        out += fmt::format(
            "<path d=\"M{0:.1f} {1:.1f}H{2:.1f}M{1:.1f} {0:.1f}V{2:.1f}\" stroke=\"{3}\" "
            "stroke-width=\"0.5\"/>\n",
            room,
            at,
            room + size,
            theme.unchanged);
    }
    for (const auto& [where, cell] : cells)
        out += cell_mark(cell,
                         room + side * static_cast<double>(where.second),
                         room + side * static_cast<double>(where.first),
                         side,
                         theme);
    return out + "</svg>\n";
}

}  // namespace entente
