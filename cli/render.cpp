// SPDX-License-Identifier: MIT
#include "render/render.hpp"

#include "cli/command.hpp"
#include "cli/grouping.hpp"
#include "cli/measuring.hpp"
#include "cli/outputs.hpp"
#include "cli/pictures.hpp"
#include "cli/selection.hpp"
#include "cli/views.hpp"
#include "render/drawing.hpp"
#include "render/facets.hpp"
#include "render/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace entente::cli {
namespace {

std::vector<std::string> formats() {
    std::vector<std::string> names = picture_formats();
    names.emplace_back("html");
    return names;
}

class Render final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional("G", graph_, "a graph; - is stdin");
        picture_.add_to(arguments, formats());
        arguments.choice("--view",
                         view_,
                         {"network", "matrix", "initiatives", "timeline"},
                         "what is drawn: the network; who is tied to whom; actors by initiatives; "
                         "when the sentences were said");
        arguments.option("--pair", pair_, "ID:ID", "timeline: of the edges between these two");
        arguments.choice(
            "--facet", facet_, {"year", "relation", "sign"}, "one picture each, in one layout");
        arguments.option("--size-by", size_by_, "MEASURE", "what the size of an actor shows");
        arguments.choice(
            "--size",
            size_,
            {"label", "exact"},
            "at least as large as its name, or exactly as its measure, the name below");
        grouping_.add_to(arguments);
        arguments.choice("--parallel",
                         parallel_,
                         {"auto", "apart", "merged"},
                         "edges of one pair and sign: each a line, or all in one with their count");
        how_.add_to(arguments);
        selection_.add_to(arguments);
    }

    Status run(Session& session) override {
        const bool page = wants_page();
        const ImageFormat format = page ? ImageFormat::svg : picture_.format();
        check_outputs({picture_.output});
        check_views(page, format);
        const MeasureInfo& measure = measure_named(size_by_);
        const Graph graph = session.inputs.graph(graph_);
        DrawingOptions options = selection_.options(graph);
        picture_.apply_to(options, graph_, session);
        options.size_name = measure.name == "degree" ? "" : std::string(measure.title);
        options.size_name_zh = measure.title_zh;
        options.exact = size_ == "exact";
        options.parallel = parallel_ == "apart"    ? Parallel::apart
                           : parallel_ == "merged" ? Parallel::merged
                                                   : Parallel::automatic;
        grouping_.apply_to(options, graph, how_.options());
        const Scores scores = measure.compute(graph, how_.options());
        refuse_negative(scores, measure);
        if (view_ != "network")
            write_output(picture_.output,
                         view_svg(view_, pair_, graph, scores.values, options, how_.options()));
        else if (!facet_.empty())
            write_facets(graph, scores, options, format, session);
        else if (page)
            write_page(graph, scores, options, session);
        else
            picture_.write(make_drawing(graph, scores.values, options), format, session);
        return fine;
    }

private:
    [[nodiscard]] bool wants_page() const {
        return picture_.format_name.empty() ? is_page(picture_.output)
                                            : picture_.format_name == "html";
    }

    /// What does not go together is refused before any work is done.
    void check_views(bool page, ImageFormat format) const {
        if (view_ != "network" && (page || format != ImageFormat::svg))
            throw Error(ErrorCode::usage, {}, fmt::format("--view {}: svg only", view_));
        if (view_ != "network" && !facet_.empty())
            throw Error(ErrorCode::usage, {}, "--facet is for the network, not for other views");
        if (!pair_.empty() && view_ != "timeline")
            throw Error(ErrorCode::usage, {}, "--pair goes with --view timeline");
        if (facet_.empty())
            return;
        if (page || format == ImageFormat::dot)
            throw Error(ErrorCode::usage, {}, "--facet: svg, png or pdf only");
        if (picture_.output == "-" && format != ImageFormat::svg)
            throw Error(ErrorCode::usage, {}, "--facet writes several files: give -o a name");
    }

    /// "world.svg" holds all facets as small multiples, "world.2016.svg" one of them.
    void write_facets(const Graph& graph,
                      const Scores& scores,
                      const DrawingOptions& options,
                      ImageFormat format,
                      const Session& session) const {
        const FacetBy by = parse_facet(facet_).value();
        std::vector<std::string> paths;
        std::vector<Rendered> pictures;
        if (format == ImageFormat::svg) {
            pictures.push_back(
                render_facet_sheet(graph, scores.values, by, options, picture_.layout()));
            paths.push_back(picture_.output);
        }
        if (picture_.output != "-") {
            const std::filesystem::path path(picture_.output);
            for (Facet& facet :
                 render_facets(graph, scores.values, by, format, options, picture_.layout())) {
                paths.push_back(std::filesystem::path(path)
                                    .replace_extension(facet.name + path.extension().string())
                                    .string());
                pictures.push_back(std::move(facet.picture));
            }
        }
        if (pictures.empty())
            throw Error(ErrorCode::usage, {}, fmt::format("--facet {}: no edge has one", facet_));
        picture_.tell(pictures.front(), session);
        write_outputs(paths, [&pictures](std::span<const FileSystem::Sink> sinks) {
            for (std::size_t k = 0; k < pictures.size(); ++k)
                sinks[k](pictures[k].bytes);
        });
    }

    void write_page(const Graph& graph,
                    const Scores& scores,
                    const DrawingOptions& drawing,
                    const Session& session) const {
        PageOptions page;
        page.drawing = drawing;
        page.layout = picture_.layout();
        // A page has search and zoom: more than on paper can still be read.
        page.layout.limits.layout_nodes =
            std::max<std::size_t>(page.layout.limits.layout_nodes, 3000);
        page.layout.limits.layout_edges =
            std::max<std::size_t>(page.layout.limits.layout_edges, 12000);
        page.language = drawing.languages.front() == "en" ? "en" : "zh";
        const MeasureOptions how = how_.options();
        page.communities = communities_of(graph, how, how.seed);
        for (const MeasureInfo& info : node_measures())
            if (info.core)
                page.measures.push_back(
                    {std::string(page.language == "zh" ? info.title_zh : info.title),
                     info.compute(graph, how).values});
        const Rendered rendered = render_page(graph, scores.values, page);
        picture_.tell(rendered, session);
        write_output(picture_.output, rendered.bytes);
    }

    static void refuse_negative(const Scores& scores, const MeasureInfo& measure) {
        if (std::ranges::any_of(scores.values, [](double value) { return value < 0; }))
            throw Error(ErrorCode::usage,
                        {},
                        fmt::format("--size-by {}: some values are below zero, which no size can "
                                    "show",
                                    measure.name));
    }

    std::string graph_;
    std::string size_by_ = "degree";
    std::string size_ = "label";
    std::string view_ = "network";
    std::string pair_;
    std::string facet_;
    std::string parallel_ = "auto";
    PictureArguments picture_;
    GroupingArguments grouping_;
    MeasureArguments how_;
    SelectionArguments selection_;
};

}  // namespace

std::unique_ptr<Command> make_render() {
    return std::make_unique<Render>();
}

}  // namespace entente::cli
