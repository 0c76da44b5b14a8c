// SPDX-License-Identifier: MIT
#include "python/options.hpp"

#include "cli/arguments.hpp"
#include "cli/grouping.hpp"
#include "cli/measuring.hpp"
#include "cli/pictures.hpp"
#include "cli/selection.hpp"
#include "cli/suggest.hpp"
#include "graph/measures/group_measures.hpp"
#include "graph/measures/network_measures.hpp"
#include "render/render.hpp"

namespace entente::python {
namespace {

const GraphFormat& format_where(bool (*usable)(const GraphFormat&), const std::string& name) {
    const GraphFormat* const found = find_graph_format(name);
    if (found != nullptr && usable(*found))
        return *found;
    std::vector<std::string> names;
    for (const GraphFormat& format : graph_formats())
        if (usable(format))
            names.emplace_back(format.name);
    throw Error(ErrorCode::unknown_name, {}, cli::unknown_name("format", name, names));
}

}  // namespace

ExtractionOptions extraction_options(const std::vector<std::string>& words) {
    ExtractionOptions options;
    cli::Arguments arguments;
    arguments.option("--date", options.read.date, "DATE", "");
    arguments.option("--language", options.read.language, "CODE", "");
    arguments.flag("--expand-groups", options.expand_groups, "");
    arguments.number("--jobs", options.jobs, "N", "", 1);
    cli::add_column_options(arguments, options.columns);
    arguments.parse(words);
    return options;
}

MeasureOptions measure_options(const std::vector<std::string>& words,
                               const std::atomic<bool>& stop) {
    cli::MeasureArguments how;
    cli::MeasureDetails details;
    cli::Arguments arguments;
    how.add_to(arguments);
    details.add_to(arguments);
    arguments.parse(words);
    MeasureOptions options = how.options();
    details.apply_to(options);
    options.stop = &stop;
    return options;
}

const GraphFormat& readable_format(const std::string& name) {
    return format_where([](const GraphFormat& f) { return f.read != nullptr; }, name);
}

const GraphFormat& writable_format(const std::string& name_or_path) {
    return format_where([](const GraphFormat& f) { return f.write != nullptr; }, name_or_path);
}

std::string picture(const Graph& graph,
                    const std::string& format,
                    const std::vector<std::string>& words,
                    const std::atomic<bool>& stop) {
    const std::optional<ImageFormat> wanted = cli::picture_format(format);
    if (!wanted)
        throw Error(ErrorCode::unknown_name,
                    {},
                    cli::unknown_name("picture format", format, cli::picture_formats()));
    std::string size_by = "degree";
    cli::MeasureArguments how;
    cli::PictureArguments style;
    cli::GroupingArguments grouping;
    cli::SelectionArguments selection;
    cli::Arguments arguments;
    arguments.option("--size-by", size_by, "MEASURE", "");
    how.add_to(arguments);
    style.add_style_to(arguments);
    grouping.add_to(arguments);
    selection.add_to(arguments);
    arguments.parse(words);

    MeasureOptions measuring = how.options();
    measuring.stop = &stop;
    const MeasureInfo& measure = cli::measure_named(size_by);
    DrawingOptions options = selection.options(graph);
    cli::Session session;
    style.apply_to(options, "-", session);
    options.size_name = measure.name == "degree" ? "" : std::string(measure.title);
    options.size_name_zh = measure.title_zh;
    grouping.apply_to(options, graph, measuring);
    const Drawing drawing = make_drawing(graph, measure.compute(graph, measuring).values, options);
    return *wanted == ImageFormat::dot ? to_dot(drawing)
                                       : render(drawing, *wanted, style.layout()).bytes;
}

std::vector<std::tuple<std::string, std::string, std::string, std::string>> measure_rows() {
    std::vector<std::tuple<std::string, std::string, std::string, std::string>> rows;
    const auto add = [&rows](const char* of, const auto& table) {
        for (const auto& info : table)
            rows.emplace_back(of, info.name, info.title, info.definition);
    };
    add("actors", node_measures());
    add("edges", edge_measures());
    add("network", network_measures());
    add("groups", group_measures());
    return rows;
}

}  // namespace entente::python
