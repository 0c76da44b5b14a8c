// SPDX-License-Identifier: MIT
#include "render/report.hpp"

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

[[nodiscard]] std::string nodes_csv(const ReportContext& c) {
    std::string out = "id,label,type,measure,raw,z,rank\n";
    for (const Ranked& measure : c.measures)
        for (std::size_t n = 0; n < c.graph.node_count(); ++n)
            out += fmt::format("{},{},{},{},{},{},{}\n",
                               csv_field(c.graph.nodes()[n].id),
                               csv_field(c.name(n)),
                               csv_field(c.graph.nodes()[n].type),
                               measure.info->name,
                               measure.scores.values[n],
                               measure.z(n),
                               measure.ranks[n]);
    return out;
}

[[nodiscard]] std::string network_csv(const ReportContext& c) {
    std::string out = "measure,layer,value\n";
    for (const NetworkMeasureInfo& info : network_measures())
        for (const auto& [layer, name] : {std::pair(Layer::all, "all"),
                                          std::pair(Layer::positive, "positive"),
                                          std::pair(Layer::negative, "negative")}) {
            if (!info.core)
                continue;
            MeasureOptions how = c.measuring();
            how.layer = layer;
            const NetworkValue value = info.compute(c.graph, how);
            out += fmt::format("{},{},{}\n",
                               info.name,
                               name,
                               value.undefined ? "" : fmt::format("{}", value.value));
        }
    return out;
}

[[nodiscard]] std::string edges_csv(const Graph& graph) {
    std::string out = "id,source,relation,target,negated,sign,weight\n";
    for (const Edge& edge : graph.edges()) {
        const EdgeKey key = graph.key(edge);
        out += fmt::format("{},{},{},{},{},{},{}\n",
                           edge_id(key),
                           csv_field(key.source),
                           csv_field(key.relation),
                           csv_field(key.target),
                           key.negated,
                           static_cast<int>(graph.sign(edge)),
                           edge.weight);
    }
    return out;
}

[[nodiscard]] std::string evidence_csv(const Graph& graph) {
    std::string out =
        "edge,statement,document,sentence,begin,end,date,modality,speaker,rule,text\n";
    for (const Edge& edge : graph.edges())
        for (const Evidence& e : edge.evidence)
            out += fmt::format("{},{},{},{},{},{},{},{},{},{},{}\n",
                               edge_id(graph.key(edge)),
                               csv_field(e.statement),
                               csv_field(e.document),
                               e.sentence.index,
                               e.sentence.begin,
                               e.sentence.end,
                               csv_field(e.date),
                               to_string(e.modality),
                               csv_field(e.speaker),
                               csv_field(e.rule),
                               csv_field(e.sentence.text));
    return out;
}

}  // namespace

Report make_report(const Graph& graph, const ReportOptions& options) {
    const ReportContext context(graph, options);
    std::vector<Block> blocks;
    for (const Section section : before_picture)
        section(context, blocks);
    DrawingOptions plain = options.drawing;
    plain.title.clear();
    plain.subtitle.clear();
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
    return {blocks_to_html(blocks, title, options.language),
            blocks_to_markdown(blocks, title),
            {{"nodes.csv", nodes_csv(context)},
             {"network.csv", network_csv(context)},
             {"edges.csv", edges_csv(graph)},
             {"evidence.csv", evidence_csv(graph)}},
            picture.note};
}

}  // namespace entente
