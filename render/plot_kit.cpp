// SPDX-License-Identifier: MIT
#include "render/plot_kit.hpp"

#include "render/svg.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {

std::string plot_opening(double width, double height, const Theme& theme) {
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
        "viewBox=\"0 0 {0:.0f} {1:.0f}\" role=\"img\" font-family=\"{2},Source Han Sans SC,"
        "PingFang SC,Microsoft YaHei,sans-serif\" font-size=\"{3}\">\n"
        "<rect width=\"100%\" height=\"100%\" fill=\"{4}\"/>\n",
        width,
        height,
        xml_escape(theme.font),
        plot_text_size,
        theme.background);
}

std::string plot_words(
    double x, double y, std::string_view anchor, const std::string& colour, std::string_view text) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" fill=\"{}\">{}</text>\n",
                       x,
                       y,
                       anchor,
                       colour,
                       xml_escape(clean_label(text)));
}

double widest(const std::vector<std::string>& labels) {
    double width = 0;
    for (const std::string& label : labels)
        width = std::max(width, text_width(label) * plot_text_size);
    return width;
}

std::string sign_mark(
    const SignCounts& counts, double x, double y, double side, const Theme& theme, bool hollow) {
    const double strength = std::min(1.0, 0.35 + 0.2 * std::log2(1 + counts.all()));
    const double m = x + side / 2, n = y + side / 2, r = side * 0.32;
    const auto ink = [&](const std::string& colour) {
        return hollow ? fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"1.4\"", colour)
                      : fmt::format("fill=\"{}\" fill-opacity=\"{:.2f}\"", colour, strength);
    };
    if (counts.positive > 0 && counts.negative > 0)
        return fmt::format(
            "<path d=\"M{0:.1f} {1:.1f}l{2:.1f} {2:.1f}l-{2:.1f} {2:.1f}l-{2:.1f} "
            "-{2:.1f}z\" {3}/>\n",
            m,
            n - r,
            r,
            ink(theme.denied.colour));
    if (counts.positive > 0)
        return fmt::format(
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" {}/>\n",
            x + 2,
            y + 2,
            side - 4,
            side - 4,
            ink(theme.positive.colour));
    if (counts.negative > 0)
        return fmt::format(
            "<path d=\"M{0:.1f} {1:.1f}l{2:.1f} {2:.1f}m0 -{2:.1f}l-{2:.1f} {2:.1f}\" "
            "stroke=\"{3}\" stroke-width=\"{4}\" stroke-opacity=\"{5:.2f}\" fill=\"none\"/>\n",
            m - r,
            n - r,
            2 * r,
            theme.negative.colour,
            hollow ? 1.2 : 2.4,
            std::max(0.6, strength));
    return fmt::format(
        "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"none\" "
        "stroke=\"{}\" stroke-width=\"{}\"/>\n",
        m,
        n,
        r,
        theme.neutral.colour,
        hollow ? 0.8 : 1.4);
}

}  // namespace entente
