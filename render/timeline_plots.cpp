// SPDX-License-Identifier: MIT
#include "render/timeline_plots.hpp"

#include "render/plot_kit.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace entente {
namespace {

constexpr double row = 22, top = 54, margin = 14, cell = 18;

/// Okabe and Ito's colours, which stay apart for colour-blind readers; yellow is too pale a line.
constexpr std::array<std::string_view, 7> hues = {
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#444444"};
constexpr std::array<std::string_view, 3> dashes = {"", "6 3", "2 3"};

class TimelinePicture {
public:
    TimelinePicture(const TimelinePlot& plot, const Theme& theme) : plot_(plot), theme_(theme) {
        for (const BumpLine& line : plot.lines)
            names_.push_back(clean_label(line.label, 40));
        for (const SignStrip& strip : plot.strips)
            pairs_.push_back(clean_label(strip.label, 60));
        step_ = std::max(58.0, widest(plot.periods) + 14);
        // a bar is as wide as its period, half of it to the left of the first one
        left_ = margin + std::max(widest(names_) + 26, widest(pairs_) + step_ / 2 + 8);
    }

    std::string draw() {
        const double last =
            left_ + step_ * static_cast<double>(std::max<std::size_t>(1, columns()) - 1);
        const double width = last + widest(names_) + margin + 30;
        const double bump =
            plot_.lines.empty() ? 0 : top + row * static_cast<double>(plot_.most_ranks) + margin;
        const double strips = plot_.strips.empty()
                                  ? 0
                                  : top + row * static_cast<double>(plot_.strips.size()) + margin;
        out_ = plot_opening(width, std::max(bump + strips, 20.0), theme_);
        out_ += fmt::format("<title>{}</title>\n", "Timeline");
        if (bump > 0)
            draw_bump();
        if (strips > 0)
            draw_strips(bump);
        return out_ + "</svg>\n";
    }

private:
    [[nodiscard]] std::size_t columns() const { return plot_.periods.size(); }
    [[nodiscard]] double x(std::size_t period) const {
        return left_ + step_ * static_cast<double>(period);
    }
    [[nodiscard]] static double y(std::uint32_t rank) { return top + row * (rank - 0.5); }
    [[nodiscard]] bool shown(std::uint32_t rank) const {
        return rank != 0 && rank <= plot_.most_ranks;
    }

    void head(double at, const std::string& title) {
        out_ += fmt::format("<g font-weight=\"bold\" font-size=\"13\">{}</g>",
                            plot_words(margin, at + 20, "start", theme_.ink, title));
        for (std::size_t i = 0; i < columns(); ++i)
            out_ += plot_words(x(i), at + 42, "middle", theme_.faint, plot_.periods[i]);
    }

    void draw_bump() {
        head(0, plot_.title);
        for (std::uint32_t rank = 1; rank <= plot_.most_ranks; ++rank)
            out_ += fmt::format(
                "<path d=\"M{:.1f} {:.1f}H{:.1f}\" stroke=\"{}\" stroke-width=\"0.5\"/>\n",
                left_,
                y(rank),
                x(columns() - 1),
                theme_.unchanged);
        for (std::size_t i = 0; i < plot_.lines.size(); ++i)
            draw_line(i);
    }

    void draw_line(std::size_t i) {
        const BumpLine& line = plot_.lines[i];
        const std::string colour(hues[i % hues.size()]);
        const std::string_view dash = dashes[i / hues.size() % dashes.size()];
        std::string path;
        std::string dots;
        bool drawing = false;
        for (std::size_t k = 0; k < columns(); ++k) {
            if (!shown(line.ranks[k])) {
                drawing = false;
                continue;
            }
            // several of one rank stand beside each other, so that none is hidden
            const double at = x(k) + beside(i, k);
            path += fmt::format("{}{:.1f} {:.1f}", drawing ? "L" : "M", at, y(line.ranks[k]));
            dots += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4.5\" fill=\"{}\"/>\n",
                                at,
                                y(line.ranks[k]),
                                colour);
            drawing = true;
        }
        if (path.empty())
            return;
        out_ += fmt::format(
            "<g class=\"bump\"><path d=\"{}\" fill=\"none\" stroke=\"{}\" "
            "stroke-width=\"2.4\" stroke-linejoin=\"round\"{}/>\n{}",
            path,
            colour,
            dash.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", dash),
            dots);
        label(i, 0, "end", -12);
        label(i, columns() - 1, "start", 12);
        out_ += "</g>\n";
    }

    /// The name at one side, below those of the same rank that come before it.
    void label(std::size_t i, std::size_t period, std::string_view anchor, double off) {
        const std::uint32_t rank = plot_.lines[i].ranks[period];
        if (!shown(rank))
            return;
        std::size_t same = 0;
        for (std::size_t k = 0; k < i; ++k)
            same += plot_.lines[k].ranks[period] == rank ? 1U : 0U;
        const double side = off < 0 ? off : off + 9 * static_cast<double>(ties(rank, period) - 1);
        out_ +=
            plot_words(x(period) + side,
                       y(rank) + 4 + 11 * static_cast<double>(same),
                       anchor,
                       theme_.ink,
                       fmt::format("{}{}", same == 0 ? fmt::format("{} ", rank) : "", names_[i]));
    }

    [[nodiscard]] std::size_t ties(std::uint32_t rank, std::size_t period) const {
        return static_cast<std::size_t>(std::ranges::count_if(
            plot_.lines, [&](const BumpLine& line) { return line.ranks[period] == rank; }));
    }

    [[nodiscard]] double beside(std::size_t i, std::size_t period) const {
        std::size_t same = 0;
        for (std::size_t k = 0; k < i; ++k)
            same += plot_.lines[k].ranks[period] == plot_.lines[i].ranks[period] ? 1U : 0U;
        return 9 * static_cast<double>(same);
    }

    void draw_strips(double at) {
        head(at, plot_.strips_title);
        for (std::size_t i = 0; i < plot_.strips.size(); ++i) {
            const double middle = at + top + row * (static_cast<double>(i) + 0.5);
            out_ += plot_words(left_ - step_ / 2 - 6, middle + 4, "end", theme_.ink, pairs_[i]);
            for (std::size_t k = 0; k < columns(); ++k)
                if (const std::optional<int> sign = plot_.strips[i].signs[k])
                    draw_sign(*sign, x(k), middle);
        }
    }

    /// As wide as its period, so that a run reads as one bar.
    void draw_sign(int sign, double middle, double height) {
        const EdgeStyle& style = sign > 0   ? theme_.positive
                                 : sign < 0 ? theme_.negative
                                            : theme_.neutral;
        // a minus is lower than a plus: the strip reads in black and white too
        const double tall = sign > 0 ? cell : sign < 0 ? cell * 0.55 : 3;
        out_ += fmt::format(
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
            "fill=\"{}\"/>\n",
            middle - step_ / 2 + 1,
            height + cell / 2 - tall,
            step_ - 2,
            tall,
            style.colour);
        if (sign != 0)
            out_ += plot_words(
                middle, height + (sign > 0 ? 4 : 7.5), "middle", "#FFFFFF", sign > 0 ? "+" : "−");
    }

    const TimelinePlot& plot_;
    const Theme& theme_;
    std::vector<std::string> names_, pairs_;
    double left_ = 0, step_ = 0;
    std::string out_;
};

}  // namespace

std::string bump_chart_svg(const TimelinePlot& plot, const Theme& theme) {
    return TimelinePicture(plot, theme).draw();
}

}  // namespace entente
