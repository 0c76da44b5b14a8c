// SPDX-License-Identifier: MIT
#include "graph/version/story.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace entente {
namespace {

/// Text that stands for itself in a cell of a Markdown table.
std::string cell(std::string_view text) {
    constexpr std::string_view special = "\\`*_{}[]<>#|~";
    std::string out;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

void append_row(std::string& out, const std::vector<std::string>& cells) {
    for (const std::string& text : cells)
        out += "| " + cell(text) + ' ';
    out += "|\n";
}

std::string sentences(const StoryLine& line) {
    std::string text;
    for (const StoryQuote& quote : line.quotes)
        text += fmt::format("{}{} {}{}",
                            text.empty() ? "" : " ",
                            quote.kind,
                            quote.text,
                            quote.cause.empty() ? "" : " [" + quote.cause + "]");
    return text;
}

void append_section(std::string& out, const StorySection& section) {
    out += fmt::format("\n## {}{}{}\n\n",
                       cell(section.title),
                       section.counts.empty() ? "" : ": ",
                       cell(section.counts));
    append_row(out, section.columns);
    for (std::size_t i = 0; i < section.columns.size(); ++i)
        out += "|---";
    out += "|\n";
    for (const StoryLine& line : section.lines) {
        std::vector<std::string> cells = line.cells;
        cells.resize(section.columns.size());
        if (section.columns.back() == "Sentences")
            cells.back() = sentences(line);
        append_row(out, cells);
    }
}

}  // namespace

std::string to_markdown(const GraphDiff& diff, const DiffTextOptions& options) {
    std::string out = "# Graph difference\n\n";
    if (!options.before_name.empty() || !options.after_name.empty())
        out +=
            fmt::format("From {} to {}.\n\n", cell(options.before_name), cell(options.after_name));
    if (diff.empty() && options.renames.empty())
        return out + "No difference.\n";
    const DiffStory story = tell(diff, options);
    out += fmt::format("{}\n\n{}\n", story.sizes, story.summary);
    if (!story.because.empty())
        out += fmt::format("\nStatements by cause: {}\n", cell(story.because));
    for (const auto* list : {&story.renames, &story.also})
        for (const std::string& line : *list)
            out += fmt::format("{}- {}\n", &line == &list->front() ? "\n" : "", cell(line));
    for (const StorySection& section : story.sections)
        append_section(out, section);
    return out;
}

}  // namespace entente
