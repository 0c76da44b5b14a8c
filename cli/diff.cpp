// SPDX-License-Identifier: MIT
#include "graph/version/diff.hpp"

#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "cli/pictures.hpp"
#include "render/drawing.hpp"

#include <algorithm>
#include <filesystem>
#include <unistd.h>
#include <utility>

namespace entente::cli {
namespace {

std::vector<std::string> formats() {
    std::vector<std::string> names{"text", "md", "json"};
    names.insert(names.end(), picture_formats().begin(), picture_formats().end());
    return names;
}

/// Whether they say the same, wherever it was read: other documents alone make no difference.
bool says_the_same(const GraphDiff& diff) {
    return diff.flips.empty() && diff.nodes_added.empty() && diff.nodes_removed.empty() &&
           diff.nodes_changed.empty() && diff.edges_added.empty() && diff.edges_removed.empty() &&
           diff.edges_changed.empty() && diff.schema_before == diff.schema_after;
}

class Diff final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional("A", before_, "the graph before; - is stdin");
        arguments.positional("B", after_, "the graph after");
        arguments.option("-o,--output", picture_.output, "FILE", "instead of stdout");
        arguments.choice("-f,--format",
                         picture_.format_name,
                         formats(),
                         "json is what apply takes; without it the extension of FILE says");
        arguments.flag("--stat", text_.stat_only, "only how much has changed");
        arguments.flag("--names", text_.names, "names of actors beside their ids");
        arguments.number("--quotes", text_.quotes, "N", "sentences shown with an edge");
        picture_.add_style_to(arguments);
    }

    Status run(Session& session) override {
        if (picture_.output.empty())
            picture_.output = "-";
        check_outputs({picture_.output});
        choose_format();
        const Graph before = session.inputs.graph(before_);
        const Graph after = session.inputs.graph(after_);
        const GraphDiff changes = entente::diff(before, after);
        if (picture_format(picture_.format_name))
            draw(before, after, changes, session);
        else
            write_output(picture_.output, as_text(changes, session));
        return says_the_same(changes) ? fine : negative;
    }

private:
    void choose_format() {
        if (!picture_.format_name.empty())
            return;
        const std::string extension = std::filesystem::path(picture_.output).extension().string();
        const std::vector<std::string> names = formats();
        const bool known =
            !extension.empty() && std::ranges::find(names, extension.substr(1)) != names.end();
        picture_.format_name = known ? extension.substr(1) : "text";
    }

    void draw(const Graph& before, const Graph& after, const GraphDiff& changes, Session& session) {
        const ImageFormat format = picture_.format();
        DrawingOptions options;
        picture_.apply_to(options, "-", session);
        if (options.title.empty())
            options.title = stem(before_) + " → " + stem(after_);
        picture_.write(make_drawing(before, after, changes, options), format, session);
    }

    static std::string stem(const std::string& path) {
        const std::string name = std::filesystem::path(shown_path(path)).filename().string();
        return name.substr(0, name.find('.'));
    }

    [[nodiscard]] std::string as_text(const GraphDiff& changes, const Session& session) {
        if (picture_.format_name == "json")
            return to_json(changes);
        if (!picture_.labels.empty())
            text_.language = picture_.labels.substr(0, picture_.labels.find(','));
        text_.before_name = before_;
        text_.after_name = after_;
        if (picture_.format_name == "md")
            return to_markdown(changes, text_);
        text_.colour = picture_.output == "-" && session.console.coloured(STDOUT_FILENO);
        return to_text(changes, text_);
    }

    std::string before_;
    std::string after_;
    PictureArguments picture_;
    DiffTextOptions text_;
};

}  // namespace

std::unique_ptr<Command> make_diff() {
    return std::make_unique<Diff>();
}

}  // namespace entente::cli
