// SPDX-License-Identifier: MIT
#include "render/svg.hpp"
#include "render/text.hpp"
#include "render/view_kit.hpp"
#include "render/views.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

namespace entente {
namespace {

constexpr double row_height = 24;
constexpr double mark_side = 14;
constexpr double axis_width = 640;
constexpr double undated_width = 60;

[[nodiscard]] std::optional<double> number(std::string_view digits) {
    int value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc{} || end != digits.data() + digits.size() || digits.empty())
        return std::nullopt;
    return value;
}

/// A date as a year with a fraction: the middle of the day, month or year that it names.
[[nodiscard]] std::optional<double> moment(std::string_view date) {
    const auto year = number(date.substr(0, 4));
    if (!year || date.size() < 4)
        return std::nullopt;
    const auto month = date.size() >= 7 ? number(date.substr(5, 2)) : std::nullopt;
    if (!month)
        return *year + 0.5;
    const auto day = date.size() >= 10 ? number(date.substr(8, 2)) : std::nullopt;
    return *year + (*month - 1 + (day ? (*day - 0.5) / 31 : 0.5)) / 12;
}

/// Years, or months where there are less than two years.
struct Axis {
    double from = 0, to = 0;  ///< equal: nothing is dated

    [[nodiscard]] double place(double when) const noexcept {
        return axis_width * (when - from) / (to - from);
    }
    [[nodiscard]] std::string ticks(double left, double top, double bottom, const Theme& t) const {
        if (from == to)
            return {};
        const double years = to - from;
        const double step = years <= 2 ? 1.0 / 12 : std::max(1.0, std::ceil(years / 12));
        std::string out;
        for (long k = std::lround(from / step); static_cast<double>(k) * step <= to + 1e-9; ++k) {
            const double when = static_cast<double>(k) * step;
            const double year = std::floor(when + 1e-6);
            const long month = std::lround((when - year) * 12) + 1;
            const double x = left + place(when);
            out += fmt::format(
                "<path d=\"M{0:.1f} {1:.1f}V{2:.1f}\" stroke=\"{3}\" "
                "stroke-width=\"{4}\"/>\n",
                x,
                top,
                bottom,
                t.unchanged,
                month == 1 ? 1.0 : 0.5);
            if (month == 1 || years <= 1)
                out += plot_words(
                    x,
                    top - 5,
                    "middle",
                    t.faint,
                    month == 1 ? fmt::format("{:.0f}", year) : fmt::format("{:02}", month));
        }
        return out;
    }
};

[[nodiscard]] Axis axis_of(const Graph& graph, const std::vector<std::size_t>& edges) {
    double least = 1e9, most = -1e9;
    for (const std::size_t e : edges)
        for (const Evidence& evidence : graph.edges()[e].evidence)
            if (const auto when = moment(evidence.date)) {
                least = std::min(least, *when);
                most = std::max(most, *when);
            }
    if (least > most)
        return {};
    return {std::floor(least), std::max(std::floor(least) + 1, std::ceil(most))};
}

[[nodiscard]] std::string row_label(const Graph& graph, const ViewOptions& options, const Edge& e) {
    const RelationType& relation = graph.relation(e);
    const auto label = relation.labels.find(options.language);
    const std::string& word = label == relation.labels.end() ? e.relation : label->second;
    return clean_label(
        fmt::format("{} —{}{} {}",
                    view_label(graph, options, index(e.source)),
                    e.negated ? denied_label(options.language, e.relation, word) : word,
                    relation.directed ? "→" : "—",
                    view_label(graph, options, index(e.target))),
        60);
}

/// The marks of one edge; those that would fall on each other climb.
[[nodiscard]] std::string marks(const Graph& graph,
                                const Edge& edge,
                                const Axis& axis,
                                double left,
                                double middle,
                                const Theme& theme) {
    std::string out;
    std::map<long, int> taken;
    for (const Evidence& evidence : edge.evidence) {
        const auto when = moment(evidence.date);
        const double x = when ? left + axis.place(*when) : left - undated_width / 2;
        const int before = taken[std::lround(x / 5)]++;
        SignCounts one;
        count(one, graph.sign(edge), 3);
        out += fmt::format(
            "<g><title>{}</title>{}</g>\n",
            xml_escape(clean_label(
                fmt::format("{} {}: {}", evidence.date, evidence.document, evidence.sentence.text),
                400)),
            sign_mark(one,
                      x - mark_side / 2,
                      middle - mark_side / 2 - 3.0 * std::min(before, 3),
                      mark_side,
                      theme,
                      evidence.modality != Modality::asserted));
    }
    return out;
}

}  // namespace

std::string timeline_svg(const Graph& graph,
                         std::vector<std::size_t> edges,
                         const ViewOptions& options,
                         const Theme& theme) {
    if (edges.empty())
        for (std::size_t e = 0; e < graph.edge_count(); ++e)
            if (!graph.edges()[e].evidence.empty())
                edges.push_back(e);
    std::ranges::stable_sort(
        edges, std::greater{}, [&](std::size_t e) { return graph.edges()[e].evidence.size(); });
    if (edges.size() > options.most)
        edges.resize(options.most);
    const Axis axis = axis_of(graph, edges);
    std::vector<std::string> labels;
    bool undated = false;
    for (const std::size_t e : edges) {
        labels.push_back(row_label(graph, options, graph.edges()[e]));
        for (const Evidence& evidence : graph.edges()[e].evidence)
            undated = undated || !moment(evidence.date);
    }
    const double left = widest(labels) + 20 + (undated ? undated_width : 0);
    const double top = view_title_height(options) + 24;
    const double bottom = top + row_height * static_cast<double>(edges.size());
    std::string out = plot_opening(
        std::max(left + axis_width + 20, least_view_width), bottom + view_legend_height, theme);
    out += view_title(options, theme) + axis.ticks(left, top, bottom, theme);
    if (undated)
        out += plot_words(left - undated_width / 2,
                          top - 5,
                          "middle",
                          theme.faint,
                          options.language == "zh" ? "无日期" : "undated");
    for (std::size_t k = 0; k < edges.size(); ++k) {
        const double middle = top + row_height * (static_cast<double>(k) + 0.5);
        out += plot_words(widest(labels) + 10, middle + 4, "end", theme.ink, labels[k]);
        out += fmt::format(
            "<path d=\"M{0:.1f} {1:.1f}H{2:.1f}\" stroke=\"{3}\" "
            "stroke-width=\"0.5\"/>\n",
            left - (undated ? undated_width : 0),
            middle,
            left + axis_width,
            theme.unchanged);
        out += marks(graph, graph.edges()[edges[k]], axis, left, middle, theme);
    }
    return out + view_legend(options, bottom + 10, true, theme) + "</svg>\n";
}

}  // namespace entente
