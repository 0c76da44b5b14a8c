// SPDX-License-Identifier: MIT
#include "cli/diff_output.hpp"

#include "cli/measuring.hpp"
#include "cli/outputs.hpp"
#include "cli/suggest.hpp"
#include "render/diff_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <thread>
#include <unistd.h>
#include <utility>

namespace entente::cli {
namespace {

std::vector<std::string> formats() {
    std::vector<std::string> names{"text", "md", "json", "html"};
    names.insert(names.end(), picture_formats().begin(), picture_formats().end());
    return names;
}

/// Whether they say the same, wherever it was read: other documents alone make no difference.
bool says_the_same(const GraphDiff& diff) {
    return diff.flips.empty() && diff.nodes_added.empty() && diff.nodes_removed.empty() &&
           diff.nodes_changed.empty() && diff.edges_added.empty() && diff.edges_removed.empty() &&
           diff.edges_changed.empty() && diff.schema_before == diff.schema_after;
}

std::string stem(const std::string& path) {
    const std::string name = std::filesystem::path(shown_path(path)).filename().string();
    return name.substr(0, name.find(".entente.json"));
}

}  // namespace

void DiffOutput::add_to(Arguments& arguments) {
    arguments.option("-o,--output", picture_.output, "FILE", "instead of stdout");
    arguments.choice("-f,--format",
                     picture_.format_name,
                     formats(),
                     "json is what apply takes; without it the extension of FILE says");
    arguments.flag("--stat", text_.stat_only, "only how much has changed");
    arguments.choice("--by",
                     order_,
                     {"relation", "node", "document"},
                     "all that concerns one relation, node or document together");
    arguments.list("--ignore",
                   ignored_names_,
                   "PART,PART",
                   fmt::format("leave out: {}", fmt::join(diff_part_names(), ", ")),
                   true);
    arguments.option("--renames",
                     renames_,
                     "auto|FILE",
                     "nodes that only have another id: found by their names and ties, or listed "
                     "(old id, tab, new id)");
    arguments.list("--measures",
                   measures_,
                   "LIST",
                   "ranks that are compared: degree and betweenness without it; none",
                   true);
    arguments.flag("--names", text_.names, "names of actors beside their ids; so does --labels");
    arguments.number("--quotes", text_.quotes, "N", "sentences shown with an edge");
    picture_.add_style_to(arguments);
}

void DiffOutput::check() {
    if (picture_.output.empty())
        picture_.output = "-";
    check_outputs({picture_.output});
    if (picture_.format_name.empty()) {
        const std::string extension = std::filesystem::path(picture_.output).extension().string();
        const std::vector<std::string> names = formats();
        const bool known =
            !extension.empty() && std::ranges::find(names, extension.substr(1)) != names.end();
        picture_.format_name = known ? extension.substr(1) : "text";
    }
    text_.order = order_ == "relation"   ? DiffOrder::relation
                  : order_ == "node"     ? DiffOrder::node
                  : order_ == "document" ? DiffOrder::document
                                         : DiffOrder::kind;
    for (const std::string& name : ignored_names_) {
        const std::optional<DiffPart> part = parse_diff_part(name);
        if (!part)
            throw Error(
                ErrorCode::unknown_name,
                {},
                unknown_name("part", name, {diff_part_names().begin(), diff_part_names().end()}));
        ignored_.push_back(*part);
        text_.provenance = text_.provenance && *part != DiffPart::provenance;
    }
    if (is_patch() && (!ignored_.empty() || !renames_.empty()))
        throw Error(
            ErrorCode::usage,
            {},
            "a patch (json) holds everything by its own id: without --ignore and --renames");
    if (measures_ != std::vector<std::string>{"none"})
        for (const std::string& name : measures_)
            static_cast<void>(measure_named(name));
}

void DiffOutput::read_renames(const Graph& before, const Graph& after, Session& session) {
    if (renames_.empty())
        return;
    if (renames_ == "auto") {
        text_.renames = detect_renames(before, after);
        return;
    }
    text_.renames = parse_renames(session.inputs.read(renames_, Limits().pack_file_bytes),
                                  shown_path(renames_));
    std::erase_if(text_.renames, [&](const Rename& rename) { return !before.find(rename.from); });
}

void DiffOutput::compare(const Graph& before, const Graph& after, const Session& session) {
    constexpr std::size_t most_edges = 20'000;
    StandingOptions options;
    options.threads = std::max(1U, std::thread::hardware_concurrency());
    if (measures_ == std::vector<std::string>{"none"} || text_.stat_only)
        return;
    if (!measures_.empty())
        options.measures = measures_;
    else if (std::max(before.edge_count(), after.edge_count()) > most_edges) {
        session.console.note(fmt::format(
            "ranks and communities of more than {} edges are not compared unless --measures asks",
            most_edges));
        return;
    }
    text_.standing = compare_standing(before, after, options);
}

Status DiffOutput::write(const Graph& before,
                         const Graph& after,
                         const std::string& before_name,
                         const std::string& after_name,
                         Session& session) {
    read_renames(before, after, session);
    const Graph renamed = text_.renames.empty() ? Graph() : rename(before, text_.renames);
    const Graph& old = text_.renames.empty() ? before : renamed;
    const GraphDiff changes = without(entente::diff(old, after), ignored_);
    const Status status = says_the_same(changes) && text_.renames.empty() ? fine : negative;
    if (session.console.quiet() && picture_.output == "-")
        return status;  // only whether
    if (picture_.title.empty())
        picture_.title = stem(before_name) + " → " + stem(after_name);
    if (picture_format(picture_.format_name)) {
        draw(old, after, changes, session);
        return status;
    }
    if (!changes.empty())
        compare(old, after, session);
    if (!picture_.labels.empty()) {
        text_.language = picture_.labels.substr(0, picture_.labels.find(','));
        text_.names = text_.names || text_.language != "id";
    }
    text_.before_name = before_name;
    text_.after_name = after_name;
    text_.colour = picture_.output == "-" && session.console.coloured(STDOUT_FILENO);
    if (picture_.format_name == "html") {
        DiffPageOptions page{.text = text_, .layout = picture_.layout()};
        picture_.apply_to(page.drawing, "-", session);
        const Rendered rendered = render_diff_page(old, after, changes, page);
        if (!rendered.note.empty())
            session.console.note(rendered.note);
        write_output(picture_.output, rendered.bytes);
    } else {
        write_output(picture_.output,
                     is_patch()                     ? to_json(changes, text_.standing)
                     : picture_.format_name == "md" ? to_markdown(changes, text_)
                                                    : to_text(changes, text_));
    }
    return status;
}

void DiffOutput::draw(const Graph& before,
                      const Graph& after,
                      const GraphDiff& changes,
                      Session& session) {
    const ImageFormat format = picture_.format();
    DrawingOptions options;
    picture_.apply_to(options, "-", session);
    picture_.write(make_drawing(before, after, changes, options), format, session);
}

}  // namespace entente::cli
