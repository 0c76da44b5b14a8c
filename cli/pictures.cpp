// SPDX-License-Identifier: MIT
#include "cli/pictures.hpp"

#include "cli/outputs.hpp"
#include "cli/suggest.hpp"
#include "cli/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>

namespace entente::cli {
namespace {

/// The agreed way to put a date into files that are to be the same again and again.
std::optional<std::int64_t> source_date_epoch() {
    const char* text = std::getenv("SOURCE_DATE_EPOCH");
    if (text == nullptr)
        return std::nullopt;
    const std::string_view digits(text);
    std::int64_t seconds = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (error != std::errc() || end != digits.data() + digits.size())
        throw Error(ErrorCode::usage, {}, "SOURCE_DATE_EPOCH is not a number of seconds");
    return seconds;
}

/// A theme by its name, or from a file. @throws Error, the last fault of the file.
Theme theme_named(const std::string& name, Session& session) {
    if (const Theme* known = find_theme(name))
        return *known;
    if (!name.ends_with(".toml")) {
        const std::vector<std::string_view> names = theme_names();
        throw Error(ErrorCode::unknown_name,
                    {},
                    unknown_name("theme", name, {names.begin(), names.end()}) +
                        "; a theme of your own is a .toml file");
    }
    Diagnostics diagnostics;
    Theme theme = parse_theme(
        session.inputs.read(name, Limits().pack_file_bytes), shown_path(name), diagnostics);
    insist_on_no_errors(diagnostics, session);
    return theme;
}

}  // namespace

const std::vector<std::string>& picture_formats() {
    static const std::vector<std::string> names{"svg", "png", "pdf", "dot"};
    return names;
}

std::optional<ImageFormat> picture_format(std::string_view name) {
    return image_format(fmt::format(".{}", name));
}

void PictureArguments::add_style_to(Arguments& arguments) {
    arguments.option("--labels",
                     labels,
                     "LIST",
                     "languages of the names, in order: zh,en (as without it), en, zh or id");
    arguments.option("--title", title, "TEXT", "above the picture");
    arguments.option("--subtitle", subtitle, "TEXT", "below the title");
    arguments.choice("--engine",
                     engine,
                     {"auto", "dot", "neato", "sfdp", "fdp", "circo", "twopi"},
                     "the layout");
    arguments.choice("--splines",
                     splines,
                     {"auto", "true", "curved", "line"},
                     "the lines: true go round the actors");
    arguments.option("--theme",
                     theme,
                     "NAME|FILE",
                     fmt::format("colours and shapes: {}, or a file of your own (*.toml)",
                                 fmt::join(theme_names(), ", ")));
    arguments.number("--seed", seed, "N", "of layouts that begin at random");
    arguments.flag("--no-legend", no_legend, "leave out the legend");
    arguments.flag("--force", force, "draw a graph too large to be read, however long it takes");
}

void PictureArguments::add_to(Arguments& arguments, const std::vector<std::string>& formats) {
    arguments.option("-o,--output", output, "FILE", "the picture; its extension says the format");
    arguments.choice(
        "-f,--format", format_name, formats, "where the name of the file does not say");
    add_style_to(arguments);
}

ImageFormat PictureArguments::format() const {
    if (output.empty())
        throw Error(ErrorCode::usage, {}, "-o FILE is missing: where is the picture to go?");
    const std::optional<ImageFormat> format =
        format_name.empty() ? image_format(output) : picture_format(format_name);
    if (!format && output == "-")
        throw Error(ErrorCode::usage, {}, "-o -: say which with --format svg, png, pdf or dot");
    if (!format)
        throw Error(ErrorCode::usage,
                    {},
                    fmt::format("{}: {}",
                                output,
                                unknown_name("picture format",
                                             std::filesystem::path(output).extension().string(),
                                             {".svg", ".png", ".pdf", ".dot"})));
    check_outputs({output});
    if (*format == ImageFormat::png || *format == ImageFormat::pdf)
        refuse_binary_on_terminal(output);
    return *format;
}

void PictureArguments::apply_to(DrawingOptions& options,
                                const std::string& input,
                                Session& session) const {
    options.theme = theme_named(theme, session);
    if (!labels.empty())
        options.languages = split_list(labels);
    options.title = title;
    options.subtitle = subtitle;
    options.legend = !no_legend;
    if (title.empty() && input != "-") {
        const std::string name = std::filesystem::path(input).filename().string();
        options.title = name.substr(0, name.find(".entente.json"));
    }
}

LayoutOptions PictureArguments::layout() const {
    LayoutOptions options;
    options.engine = parse_engine(engine).value_or(Engine::automatic);
    if (splines != "auto")
        options.splines = splines;
    options.seed = static_cast<unsigned>(seed);
    options.pdf_epoch = source_date_epoch();
    if (force) {
        options.limits.layout_nodes = 20'000;
        options.limits.layout_edges = 100'000;
        options.limits.layout_seconds = 3'600;
    }
    return options;
}

void PictureArguments::tell(const Rendered& rendered, const Session& session) const {
    const std::string choice =
        fmt::format("laid out by {}, splines {}", to_string(rendered.engine), rendered.splines);
    if (engine == "auto" || splines == "auto")
        session.console.note(rendered.note.empty() ? choice : choice + "; " + rendered.note);
    else if (!rendered.note.empty())
        session.console.note(rendered.note);
}

void PictureArguments::write(const Drawing& drawing,
                             ImageFormat format,
                             const Session& session) const {
    const Rendered rendered = entente::render(drawing, format, layout());
    tell(rendered, session);
    write_output(output, rendered.bytes);
}

}  // namespace entente::cli
