// SPDX-License-Identifier: MIT
#include "render/view_kit.hpp"

#include "render/svg.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace entente {

void count(SignCounts& counts, Sign sign, double sentences) noexcept {
    (sign == Sign::positive   ? counts.positive
     : sign == Sign::negative ? counts.negative
                              : counts.other) += sentences;
}

const std::string& view_label(const Graph& graph, const ViewOptions& options, std::size_t node) {
    return node < options.labels.size() ? options.labels[node] : graph.nodes()[node].id;
}

double view_title_height(const ViewOptions& options) noexcept {
    return options.title.empty() ? 0 : 30;
}

std::string view_title(const ViewOptions& options, const Theme& theme) {
    if (options.title.empty())
        return {};
    return fmt::format(
        "<title>{0}</title>\n<text x=\"8\" y=\"22\" font-size=\"16\" "
        "font-weight=\"bold\" fill=\"{1}\">{0}</text>\n",
        xml_escape(clean_label(options.title)),
        theme.ink);
}

std::string view_legend(const ViewOptions& options, double y, bool timeline, const Theme& theme) {
    struct Sample {
        SignCounts counts;
        bool hollow;
        std::string_view en, zh;
    };
    const std::array<Sample, 5> samples{
        {{{3, 0, 0}, false, "positive", "正向"},
         {{0, 3, 0}, false, "negative", "负向"},
         {{2, 2, 0}, false, "both signs", "正负兼有"},
         {{0, 0, 3}, false, "neutral or denied", "中性或否定"},
         {{3, 0, 0}, true, "reported, planned or hypothetical", "转述、计划或假设"}}};
    const bool chinese = options.language == "zh";
    std::string out;
    double x = 8;
    for (const Sample& sample : samples) {
        // A mark of a timeline is one sentence, which has one sign.
        if (timeline ? sample.counts.positive > 0 && sample.counts.negative > 0 : sample.hollow)
            continue;
        const std::string_view words = chinese ? sample.zh : sample.en;
        out += sign_mark(sample.counts, x, y, 16, theme, sample.hollow);
        out += plot_words(x + 20, y + 12, "start", theme.faint, words);
        x += 20 + text_width(words) * plot_text_size + 18;
    }
    if (!timeline)
        out += plot_words(x,
                          y + 12,
                          "start",
                          theme.faint,
                          chinese ? "颜色越深，句子越多" : "darker: more sentences");
    return out;
}

}  // namespace entente
