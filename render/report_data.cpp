// SPDX-License-Identifier: MIT
#include "render/report_data.hpp"

#include "graph/io/json_writer.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace entente {
namespace {

using Layers = std::array<std::vector<Ranked>, layers.size()>;

[[nodiscard]] Layers measure_layers(const ReportContext& c) {
    Layers out;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        MeasureOptions how = c.measuring();
        how.layer = layers.at(l).first;
        out.at(l) = layers.at(l).first == Layer::all ? c.measures : core_measures(c.graph, how);
    }
    return out;
}

[[nodiscard]] bool defined(const Ranked& measure, std::size_t node) {
    return measure.scores.undefined.empty() || !measure.scores.undefined[node];
}

[[nodiscard]] std::string nodes_csv(const ReportContext& c, const Layers& measured) {
    std::string out = "id,label,type,community,measure,layer,rank,raw,normalised,z,percentile\n";
    for (std::size_t l = 0; l < layers.size(); ++l)
        for (const Ranked& measure : measured.at(l))
            for (std::size_t n = 0; n < c.graph.node_count(); ++n) {
                out += fmt::format("{},{},{},{},{},{},",
                                   csv_field(c.graph.nodes()[n].id),
                                   csv_field(c.name(n)),
                                   csv_field(c.graph.nodes()[n].type),
                                   c.communities.of[n] + 1,
                                   measure.info->name,
                                   layers.at(l).second);
                out += defined(measure, n) ? fmt::format("{},{},{},{},{}\n",
                                                         measure.ranks[n],
                                                         measure.scores.values[n],
                                                         measure.normalised[n],
                                                         measure.z(n),
                                                         measure.percentiles[n])
                                           : ",,,,\n";
            }
    return out;
}

[[nodiscard]] std::string network_csv(const ReportContext& c) {
    std::string out = "measure,layer,value,random_mean,random_sd,random_graphs,z\n";
    for (const NetworkFigure& figure : c.figures)
        for (std::size_t l = 0; l < layers.size(); ++l) {
            const NetworkValue& value = figure.values.at(l);
            const Chance& chance = figure.chance.at(l);
            const auto z = value.undefined ? std::nullopt : chance.z(value.value);
            out += fmt::format("{},{},{},{},{},{},{}\n",
                               figure.info->name,
                               layers.at(l).second,
                               value.undefined ? "" : fmt::format("{}", value.value),
                               chance.graphs > 0 ? fmt::format("{}", chance.mean) : "",
                               chance.graphs > 0 ? fmt::format("{}", chance.deviation) : "",
                               chance.graphs,
                               z ? fmt::format("{}", *z) : "");
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

/// Writes the same as JSON: an object with one list a table.
class JsonReport {
public:
    JsonReport(const ReportContext& context, const Layers& measured)
        : c_(context),
          measured_(measured) {}

    [[nodiscard]] std::string write() {
        out_ += '{';
        json_.text("format", "entente report 1");
        json_.text("tool", c_.graph.provenance().tool);
        json_.text("pack", c_.graph.provenance().pack);
        json_.text("pack_sha256", c_.graph.provenance().pack_sha256);
        json_.text("graph_sha256", c_.options.graph_sha256);
        json_.number("seed", c_.options.seed);
        units();
        list("nodes", c_.graph.node_count(), [this](std::size_t n) { node(n); });
        list("network", c_.figures.size(), [this](std::size_t f) { figure(c_.figures[f]); });
        list("communities", c_.communities.count, [this](std::size_t part) { community(part); });
        list("unbalanced_triangles", c_.unbalanced.size(), [this](std::size_t k) {
            json_.key("nodes");
            ids(c_.unbalanced[k].nodes);
            json_.key("edges");
            out_ += '[';
            for (const Edge* edge : c_.unbalanced[k].edges)
                json_.element(edge_id(c_.graph.key(*edge)));
            out_ += ']';
        });
        robustness();
        list("edges", c_.graph.edge_count(), [this](std::size_t e) { edge(c_.graph.edges()[e]); });
        return std::move(out_ += "\n}\n");
    }

private:
    template <class Row>
    void list(std::string_view name, std::size_t count, Row row) {
        json_.key(name);
        out_ += '[';
        for (std::size_t k = 0; k < count; ++k) {
            out_ += k == 0 ? "\n{" : ",\n{";
            row(k);
            out_ += '}';
        }
        out_ += ']';
    }

    void number(std::string_view name, std::optional<double> value) {
        if (value && std::isfinite(*value))
            json_.number(name, *value);
        else {
            json_.key(name);
            out_ += "null";
        }
    }

    template <class Nodes>
    void ids(const Nodes& nodes) {
        out_ += '[';
        for (const std::size_t n : nodes)
            json_.element(c_.graph.nodes()[n].id);
        out_ += ']';
    }

    void units() {
        json_.key("units");
        out_ += '{';
        json_.text("rank", "from 1, largest first, ties share the lowest");
        json_.text("raw", "as the measure defines it");
        json_.text("normalised", "as the measure normalises it");
        json_.text("z", "standard deviations from the mean of all nodes");
        json_.text("percentile", "share of the nodes that score less, in hundredths");
        json_.text("null", "not defined here; 'reason' says why where that is known");
        out_ += '}';
    }

    void node(std::size_t n) {
        json_.text("id", c_.graph.nodes()[n].id);
        json_.text("label", c_.name(n));
        json_.text("type", c_.graph.nodes()[n].type);
        json_.number("community", static_cast<std::uint64_t>(c_.communities.of[n]) + 1);
        json_.number("times_in_top", static_cast<std::uint64_t>(c_.times_in_top[n]));
        json_.key("measures");
        out_ += '{';
        for (std::size_t m = 0; m < c_.measures.size(); ++m) {
            json_.key(c_.measures[m].info->name);
            out_ += '{';
            for (std::size_t l = 0; l < layers.size(); ++l) {
                const Ranked& measure = measured_.at(l)[m];
                json_.key(layers.at(l).second);
                if (!defined(measure, n)) {
                    out_ += "null";
                    continue;
                }
                out_ += '{';
                json_.number("rank", static_cast<std::uint64_t>(measure.ranks[n]));
                number("raw", measure.scores.values[n]);
                number("normalised", measure.normalised[n]);
                number("z", measure.z(n));
                number("percentile", measure.percentiles[n]);
                out_ += '}';
            }
            out_ += '}';
        }
        out_ += '}';
    }

    void figure(const NetworkFigure& figure) {
        json_.text("measure", figure.info->name);
        json_.key("layers");
        out_ += '{';
        for (std::size_t l = 0; l < layers.size(); ++l) {
            const NetworkValue& value = figure.values.at(l);
            const Chance& chance = figure.chance.at(l);
            json_.key(layers.at(l).second);
            out_ += '{';
            number("value", value.undefined ? std::nullopt : std::optional(value.value));
            json_.text_unless_empty("reason", value.undefined ? value.note : "");
            const bool compared = chance.graphs > 0;
            number("random_mean", compared ? std::optional(chance.mean) : std::nullopt);
            number("random_sd", compared ? std::optional(chance.deviation) : std::nullopt);
            json_.number("random_graphs", static_cast<std::uint64_t>(chance.graphs));
            number("z", value.undefined ? std::nullopt : chance.z(value.value));
            out_ += '}';
        }
        out_ += '}';
    }

    void community(std::size_t part) {
        json_.number("community", static_cast<std::uint64_t>(part) + 1);
        number("stability", c_.stability[part]);
        std::vector<std::size_t> members;
        for (std::size_t n = 0; n < c_.communities.of.size(); ++n)
            if (c_.communities.of[n] == part)
                members.push_back(n);
        json_.key("members");
        ids(members);
    }

    void robustness() {
        std::vector<std::pair<const MeasureInfo*, const RankRange*>> rows;
        for (const Robustness& measure : c_.robustness)
            for (const RankRange& row : measure.rows)
                rows.emplace_back(measure.info, &row);
        list("robustness", rows.size(), [&](std::size_t k) {
            const RankRange& row = *rows[k].second;
            json_.text("id", c_.graph.nodes()[row.node].id);
            json_.text("measure", rows[k].first->name);
            json_.number("rank", static_cast<std::uint64_t>(row.rank));
            json_.number("without_single_sentence_edges",
                         static_cast<std::uint64_t>(row.without_single));
            json_.number("without_reported_or_hypothetical",
                         static_cast<std::uint64_t>(row.without_unasserted));
            number("best_without_a_document",
                   row.best > 0 ? std::optional<double>(row.best) : std::nullopt);
            number("worst_without_a_document",
                   row.worst > 0 ? std::optional<double>(row.worst) : std::nullopt);
        });
    }

    void edge(const Edge& edge) {
        const EdgeKey key = c_.graph.key(edge);
        json_.text("id", edge_id(key));
        json_.text("source", key.source);
        json_.text("relation", key.relation);
        json_.text("target", key.target);
        json_.flag("negated", key.negated);
        number("sign", static_cast<double>(c_.graph.sign(edge)));
        number("weight", edge.weight);
    }

    const ReportContext& c_;
    const Layers& measured_;
    std::string out_;
    JsonWriter json_{out_};
};

}  // namespace

std::vector<std::pair<std::string, std::string>> report_files(const ReportContext& context) {
    const Layers measured = measure_layers(context);
    return {{"nodes.csv", nodes_csv(context, measured)},
            {"network.csv", network_csv(context)},
            {"edges.csv", edges_csv(context.graph)},
            {"evidence.csv", evidence_csv(context.graph)},
            {"report.json", JsonReport(context, measured).write()}};
}

}  // namespace entente
