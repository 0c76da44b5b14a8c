// SPDX-License-Identifier: MIT
#include "render/render.hpp"

#include "render/child.hpp"
#include "render/compose.hpp"
#include "render/gv.hpp"
#include "render/layout.hpp"
#include "render/pdf.hpp"
#include "render/svg.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

constexpr double usual_dpi = 110;
constexpr double longest_side = 9000;  // pixels; cairo ends at 32,767

void add_note(std::string& notes, const std::string& note) {
    if (note.empty())
        return;
    notes += (notes.empty() ? "" : "; ") + note;
}

[[nodiscard]] std::string_view graphviz_name(ImageFormat format) noexcept {
    switch (format) {
        case ImageFormat::svg:
            return "svg";
        case ImageFormat::png:
            return "png:cairo";
        case ImageFormat::pdf:
            return "pdf:cairo";
        case ImageFormat::dot:
            break;
    }
    return "dot";
}

[[nodiscard]] std::string paint(const Composition& composition,
                                const Drawing& drawing,
                                ImageFormat format,
                                const Limits& limits,
                                std::string& notes) {
    DotGraph graph = composition.graph;
    if (format == ImageFormat::png) {
        const double inches = std::max(composition.box.width(), composition.box.height()) / 72 + 1;
        graph.attributes.emplace_back("dpi",
                                      dot_number(std::min(usual_dpi, longest_side / inches)));
    }
    const std::string name(graphviz_name(format));
    const std::string font = drawing.theme.font;
    const ChildResult result = run_in_child(
        [&] { return (gv::has_chinese(font) ? "1" : "0") + gv::paint(graph, name); }, limits);
    if (!result.ok || result.bytes.empty())
        throw Error(ErrorCode::layout, {}, "the picture could not be drawn: " + result.bytes);
    if (result.bytes.front() == '0')
        add_note(notes,
                 fmt::format("no font with Chinese characters for \"{}\" (on Debian: apt install "
                             "fonts-noto-cjk)",
                             font));
    return result.bytes.substr(1);
}

}  // namespace

Rendered render(const Drawing& drawing, ImageFormat format, const LayoutOptions& options) {
    if (format == ImageFormat::dot) {
        const LayoutPlan plan = plan_layout(drawing, options);
        return {write_dot(layout_graph(drawing, plan)), plan.engine, {}, plan.splines};
    }
    return render(drawing, lay_out(drawing, options), format, options);
}

Rendered render(const Drawing& drawing,
                const Layout& layout,
                ImageFormat format,
                const LayoutOptions& options,
                const Box* frame) {
    const Composition composition =
        compose(drawing, layout, frame == nullptr ? std::nullopt : std::optional(*frame));
    Rendered out{{}, layout.engine, layout.note, layout.splines};
    if (composition.labels_dropped > 0)
        add_note(out.note,
                 fmt::format("no room for {} edge label{}",
                             composition.labels_dropped,
                             composition.labels_dropped == 1 ? "" : "s"));
    const auto nameless = std::ranges::count_if(
        drawing.nodes, [](const DrawnNode& node) { return node.lines.empty(); });
    if (nameless > 0)
        add_note(out.note, fmt::format("{} small nodes without name", nameless));
    out.bytes = paint(composition, drawing, format, options.limits, out.note);
    if (format == ImageFormat::svg)
        out.bytes = polish_svg(out.bytes, composition, drawing);
    if (format == ImageFormat::pdf)
        set_pdf_date(out.bytes, options.pdf_epoch);
    return out;
}

}  // namespace entente
