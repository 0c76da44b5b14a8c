// SPDX-License-Identifier: MIT
#include "render/render.hpp"

#include "cli/command.hpp"
#include "cli/measuring.hpp"
#include "cli/nodes.hpp"
#include "cli/outputs.hpp"
#include "cli/pictures.hpp"
#include "cli/text.hpp"
#include "render/drawing.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace entente::cli {
namespace {

class Render final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional("G", graph_, "a graph; - is stdin");
        picture_.add_to(arguments);
        arguments.option("--size-by", size_by_, "MEASURE", "what the size of an actor shows");
        how_.add_to(arguments);
        arguments.number("--top", drawing_.top, "N", "only the N actors that score highest", 1);
        arguments.option(
            "--ego", ego_, "ID[:K]", "only this actor and what is within K steps of it (K = 1)");
        arguments.number("--min-evidence",
                         drawing_.min_evidence,
                         "N",
                         "only edges with so many sentences or more",
                         1);
        arguments.flag("--no-isolates", no_isolates_, "leave out actors without an edge");
    }

    Status run(Session& session) override {
        const ImageFormat format = picture_.format();
        const MeasureInfo& measure = measure_named(size_by_);
        const Graph graph = session.inputs.graph(graph_);
        picture_.apply_to(drawing_, graph_);
        drawing_.isolates = !no_isolates_;
        read_ego(graph);
        const Scores scores = measure.compute(graph, how_.options());
        refuse_negative(scores, measure);
        const Drawing drawing = make_drawing(graph, scores.values, drawing_);
        picture_.write(drawing, format, session);
        return fine;
    }

private:
    void read_ego(const Graph& graph) {
        if (ego_.empty())
            return;
        const std::size_t colon = ego_.rfind(':');
        drawing_.ego = ego_.substr(0, colon);
        if (colon != std::string::npos) {
            const std::string steps = ego_.substr(colon + 1);
            if (steps.empty() || steps.size() > 3 ||
                steps.find_first_not_of("0123456789") != std::string::npos)
                throw Error(ErrorCode::usage,
                            {},
                            fmt::format("--ego: '{}' is not a number of steps", steps));
            drawing_.ego_radius = std::stoul(steps);
        }
        (void)node_named(graph, drawing_.ego);
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
    std::string ego_;
    bool no_isolates_ = false;
    PictureArguments picture_;
    MeasureArguments how_;
    DrawingOptions drawing_;
};

}  // namespace

std::unique_ptr<Command> make_render() {
    return std::make_unique<Render>();
}

}  // namespace entente::cli
