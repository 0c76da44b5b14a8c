// SPDX-License-Identifier: MIT
#include "render/report.hpp"

#include "render/report_data.hpp"
#include "render/report_sections.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

constexpr Section before_picture[] = {header_section, findings_section, changes_section};
constexpr Section after_picture[] = {actors_section,
                                     measures_section,
                                     network_section,
                                     signs_section,
                                     relations_section,
                                     communities_section,
                                     robustness_section,
                                     evidence_section,
                                     method_section};

}  // namespace

Report make_report(const Graph& graph, const ReportOptions& options) {
    const ReportContext context(graph, options);
    std::vector<Block> blocks;
    for (const Section section : before_picture)
        section(context, blocks);
    DrawingOptions plain = options.drawing;
    plain.title.clear();
    plain.subtitle.clear();
    // A page of a report shows so many; the caption says that there are more.
    constexpr std::size_t most_drawn = 60;
    if (plain.top == 0 && graph.node_count() > 2 * most_drawn)
        plain.top = most_drawn;
    const Rendered picture =
        render(make_drawing(graph, {}, plain), ImageFormat::svg, options.layout);
    blocks.emplace_back(Heading{2, "picture", std::string(context.say("Picture", "图"))});
    blocks.emplace_back(Figure{picture.bytes,
                               fmt::format(fmt::runtime(context.say("{} actors and {} ties of them",
                                                                    "{} 个行为体与 {} 条关系")),
                                           graph.node_count(),
                                           graph.edge_count())});
    for (const Section section : after_picture)
        section(context, blocks);
    const std::string title = options.drawing.title.empty()
                                  ? std::string(context.say("Network report", "网络报告"))
                                  : clean_label(options.drawing.title);
    Report out{blocks_to_html(blocks, title, options.language),
               blocks_to_markdown(blocks, title, options.figures),
               report_files(context),
               {},
               picture.note};
    for (const Block& block : blocks)
        if (const auto* figure = std::get_if<Figure>(&block))
            out.figures.emplace_back(figure_name(out.figures.size() + 1), figure->svg);
    return out;
}

}  // namespace entente
