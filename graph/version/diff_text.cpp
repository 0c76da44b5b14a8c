// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"
#include "graph/version/story.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

class DiffText {
public:
    explicit DiffText(const DiffTextOptions& options) : options_(options) {}

    std::string write(const DiffStory& story) {
        if (!options_.before_name.empty() || !options_.after_name.empty())
            out_ += fmt::format("--- {}   +++ {}    ",
                                printable(options_.before_name),
                                printable(options_.after_name));
        out_ += story.sizes + '\n';
        for (const StorySection& section : story.sections)
            write(section);
        for (const std::string& rename : story.renames)
            out_ += "renamed: " + rename + '\n';
        out_ += "summary: " + story.summary + '\n';
        if (!story.because.empty())
            out_ += "because: " + story.because + '\n';
        for (const std::string& also : story.also)
            out_ += "also: " + also + '\n';
        return std::move(out_);
    }

private:
    void write(const StorySection& section) {
        // in the order by kind the glyphs say what the titles would
        if (!section.counts.empty()) {
            const std::string title = fmt::format("== {}  {}", section.title, section.counts);
            out_ += options_.colour ? "\x1b[1m" + title + "\x1b[0m\n" : title + '\n';
        }
        for (const StoryLine& one : section.lines) {
            line(one.kind, one.what, one.details);
            for (const StoryQuote& quote : one.quotes)
                out_ += fmt::format("    {} {}{}\n",
                                    quote.kind,
                                    quote.text,
                                    quote.cause.empty() ? "" : " [" + quote.cause + "]");
        }
    }

    /// A line that begins with a glyph, coloured as a whole. The glyph says what the colour says.
    void line(char kind, const std::string& what, const std::string& details) {
        constexpr std::size_t column = 40;
        std::string text = fmt::format("{} {}", kind, what);
        if (!details.empty()) {
            const std::size_t width = display_width(text);
            text.append(width < column ? column - width : 1, ' ').append("  ").append(details);
        }
        // blue and yellow are told apart with every kind of colour vision
        const std::string_view code = kind == '+'   ? "\x1b[34m"
                                      : kind == '-' ? "\x1b[33m"
                                      : kind == '!' ? "\x1b[1;35m"
                                                    : "\x1b[36m";
        if (options_.colour)
            out_.append(code).append(text).append("\x1b[0m\n");
        else
            out_.append(text).append("\n");
    }

    const DiffTextOptions& options_;
    std::string out_;
};

}  // namespace

std::string to_text(const GraphDiff& diff, const DiffTextOptions& options) {
    if (diff.empty() && options.renames.empty())
        return {};
    return DiffText(options).write(tell(diff, options));
}

}  // namespace entente
