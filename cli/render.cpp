// SPDX-License-Identifier: MIT
#include "render/render.hpp"

#include "cli/command.hpp"
#include "cli/measuring.hpp"
#include "cli/outputs.hpp"
#include "cli/pictures.hpp"
#include "cli/selection.hpp"
#include "render/drawing.hpp"
#include "render/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

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
        arguments.option("--size-by", size_by_, "MEASURE", "what the size of an actor shows");
        how_.add_to(arguments);
        selection_.add_to(arguments);
    }

    Status run(Session& session) override {
        const bool page = wants_page();
        const ImageFormat format = page ? ImageFormat::svg : picture_.format();
        check_outputs({picture_.output});
        const MeasureInfo& measure = measure_named(size_by_);
        const Graph graph = session.inputs.graph(graph_);
        DrawingOptions options = selection_.options(graph);
        picture_.apply_to(options, graph_, session);
        options.size_name = measure.name == "degree" ? "" : std::string(measure.title);
        const Scores scores = measure.compute(graph, how_.options());
        refuse_negative(scores, measure);
        if (page)
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

    void write_page(const Graph& graph,
                    const Scores& scores,
                    const DrawingOptions& drawing,
                    const Session& session) const {
        PageOptions page;
        page.drawing = drawing;
        page.layout = picture_.layout();
        page.language = drawing.languages.front() == "en" ? "en" : "zh";
        const MeasureOptions how = how_.options();
        for (const MeasureInfo& info : node_measures())
            if (info.core)
                page.measures.push_back(
                    {std::string(page.language == "zh" ? info.title_zh : info.title),
                     info.compute(graph, how).values});
        const Rendered rendered = render_page(graph, scores.values, page);
        if (!rendered.note.empty())
            session.console.note(rendered.note);
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
    PictureArguments picture_;
    MeasureArguments how_;
    SelectionArguments selection_;
};

}  // namespace

std::unique_ptr<Command> make_render() {
    return std::make_unique<Render>();
}

}  // namespace entente::cli
