// SPDX-License-Identifier: MIT
#include "render/compose.hpp"

#include "render/hulls.hpp"
#include "render/node_box.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

constexpr double least_width = 460;  // room for the legend under a very small picture
constexpr double edge_label_size = 9;
constexpr double legend_size = 9;

[[nodiscard]] std::string at(Point p) {
    return dot_number(p.x) + "," + dot_number(p.y);
}

/// Builds the description; knows nothing of what it draws.
class Canvas {
public:
    explicit Canvas(const Theme& theme) : theme_(theme) {
        graph_.name = "entente";
        graph_.attributes = {{"layout", "nop2"},
                             {"splines", "line"},
                             {"outputorder", "edgesfirst"},
                             {"bgcolor", theme.background},
                             {"pad", "0.3"}};
        graph_.node_defaults = {
            {"fontname", theme.font}, {"fixedsize", "true"}, {"label", ""}, {"margin", "0"}};
        graph_.edge_defaults = {{"fontname", theme.font}};
    }

    std::size_t shape(const std::string& id,
                      const std::string& name,
                      Point middle,
                      Extent size,
                      const DotAttributes& look) {
        DotAttributes attributes = box(id, name, middle, size);
        attributes.insert(attributes.end(), look.begin(), look.end());
        graph_.nodes.push_back({fmt::format("n{}", graph_.nodes.size()), std::move(attributes)});
        return graph_.nodes.size() - 1;
    }

    /// `justify`: 'l' puts the text at the left end of its room, 'n' in the middle.
    void text(const std::string& id,
              const std::string& name,
              Point middle,
              Extent room,
              const TextLine& line,
              const std::string& colour,
              char justify) {
        DotAttributes attributes = box(id, name, middle, room);
        attributes.emplace_back("shape", "plaintext");
        attributes.emplace_back("label", dot_label(line.text) + "\\" + justify);
        attributes.emplace_back("fontsize", dot_number(line.size));
        attributes.emplace_back("fontcolor", colour);
        if (line.bold)
            attributes.emplace_back("fontname", theme_.font + " Bold");
        graph_.nodes.push_back({fmt::format("n{}", graph_.nodes.size()), std::move(attributes)});
    }

    void text_left(const std::string& name,
                   Point left,
                   const TextLine& line,
                   const std::string& colour) {
        const double width = text_width(line.text, line.bold) * line.size * 1.12 + 8;
        text("", name, {left.x + width / 2, left.y}, {width, line_height(line)}, line, colour, 'l');
    }

    void line(const std::string& id,
              const std::string& name,
              std::size_t tail,
              std::size_t head,
              const Curve& curve,
              const DotAttributes& look) {
        std::string pos;
        if (curve.start)
            pos += "s," + at(*curve.start) + " ";
        if (curve.end)
            pos += "e," + at(*curve.end) + " ";
        for (const Point& p : curve.points)
            pos += at(p) + " ";
        pos.pop_back();
        DotAttributes attributes{{"pos", pos}, {"class", name}};
        if (!id.empty())
            attributes.emplace_back("id", id);
        attributes.insert(attributes.end(), look.begin(), look.end());
        graph_.edges.push_back(
            {tail, head, fmt::format("e{}", graph_.edges.size()), std::move(attributes)});
    }

    /// Filled polygons under everything; Graphviz takes them in the words of its xdot format.
    void area(const std::vector<std::vector<Point>>& outlines, const std::string& colour) {
        const std::string line = colour, fill = colour + "66";
        for (const auto& outline : outlines) {
            background_ += fmt::format("S 15 -setlinewidth(1) c {} -{} C {} -{} P {}",
                                       line.size(),
                                       line,
                                       fill.size(),
                                       fill,
                                       outline.size());
            for (const Point& p : outline)
                background_ += " " + dot_number(p.x) + " " + dot_number(p.y);
            background_ += ' ';
        }
    }

    [[nodiscard]] DotGraph take() {
        if (!background_.empty())
            graph_.attributes.emplace_back("_background", background_);
        return std::move(graph_);
    }

private:
    [[nodiscard]] static DotAttributes box(const std::string& id,
                                           const std::string& name,
                                           Point middle,
                                           Extent size) {
        DotAttributes attributes{{"pos", at(middle)},
                                 {"width", dot_number(size.width / 72)},
                                 {"height", dot_number(size.height / 72)},
                                 {"class", name}};
        if (!id.empty())
            attributes.emplace_back("id", id);
        return attributes;
    }

    const Theme& theme_;
    DotGraph graph_;
    std::string background_;
};

const DotAttributes invisible{{"shape", "point"}, {"style", "invis"}};

[[nodiscard]] std::string_view sign_name(const DrawnEdge& edge) noexcept {
    if (edge.negated)
        return "denied";
    if (edge.member)
        return "member";
    return edge.sign == Sign::positive   ? "positive"
           : edge.sign == Sign::negative ? "negative"
                                         : "neutral";
}

[[nodiscard]] std::string_view change_name(Change change) noexcept {
    switch (change) {
        case Change::added:
            return " added";
        case Change::removed:
            return " removed";
        case Change::changed:
            return " changed";
        case Change::none:
            break;
    }
    return "";
}

/// A class of the SVG: a type or relation name cut down to what may stand in a selector.
[[nodiscard]] std::string class_word(std::string_view name) {
    std::string out;
    for (const char c : name.substr(0, 40)) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        out += plain || c == '-' || c == '_' ? c : '_';
    }
    return out;
}

void draw_plates(Canvas& canvas,
                 const Drawing& drawing,
                 std::span<const std::optional<Point>> places) {
    for (std::size_t e = 0; e < places.size(); ++e) {
        if (!places[e])
            continue;
        const DrawnEdge& edge = drawing.edges[e];
        const Extent plate{text_width(edge.label) * edge_label_size + 3, edge_label_size + 3};
        canvas.shape(fmt::format("l{}", e),
                     fmt::format("plate {}", sign_name(edge)),
                     *places[e],
                     plate,
                     {{"shape", "box"},
                      {"style", "filled"},
                      {"penwidth", "0"},
                      {"color", "transparent"},
                      {"fillcolor", drawing.theme.background + "D9"},
                      {"label", dot_label(edge.label)},
                      {"fontsize", dot_number(edge_label_size)},
                      {"fontcolor", edge.style.text}});
    }
}

void draw_lines(Canvas& canvas, const Drawing& drawing, const Layout& layout, std::size_t first) {
    // What matters most is drawn last: background first, changes over what stayed.
    std::vector<std::size_t> order(drawing.edges.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t e) {
        const DrawnEdge& edge = drawing.edges[e];
        return std::pair(edge.change != Change::none, !edge.member);
    });
    for (const std::size_t e : order) {
        const DrawnEdge& edge = drawing.edges[e];
        if (layout.edges[e].points.size() < 4)
            continue;
        canvas.line(edge.id,
                    fmt::format("edge {} {}{}",
                                sign_name(edge),
                                class_word(edge.relation),
                                change_name(edge.change)),
                    first + edge.source,
                    first + edge.target,
                    layout.edges[e],
                    line_attributes(edge.style, edge.directed, edge.width, edge.arrow_scale));
    }
}

void draw_texts(Canvas& canvas, const Drawing& drawing, const Layout& layout) {
    for (std::size_t n = 0; n < drawing.nodes.size(); ++n) {
        const DrawnNode& node = drawing.nodes[n];
        const Extent all = text_extent(node.lines);
        double y = layout.nodes[n].y + (node.label_below ? -node.height / 2 : all.height / 2);
        if (node.label_below && !node.lines.empty())
            canvas.shape(fmt::format("t{}", n),
                         "text",
                         {layout.nodes[n].x, y - all.height / 2},
                         {all.width + 2, all.height},
                         {{"shape", "box"},
                          {"style", "filled"},
                          {"penwidth", "0"},
                          {"color", "transparent"},
                          {"fillcolor", drawing.theme.background + "B3"}});
        if (!node.lines.empty())
            y -= 0.07 * node.lines.front().size;  // glyphs stand high in their lines
        for (const TextLine& line : node.lines) {
            const double height = line_height(line);
            canvas.text(fmt::format("t{}", n),
                        "text",
                        {layout.nodes[n].x, y - height / 2},
                        {node.label_below ? all.width : node.width, height},
                        line,
                        drawing.theme.ink,
                        'n');
            y -= height;
        }
    }
}

/// Tinted areas under all else, their names on top of them.
void draw_hulls(Canvas& canvas, const Drawing& drawing, const Layout& layout, Box& box) {
    for (const Hull& hull : drawing.hulls) {
        const auto outlines = hull_outlines(drawing, layout, hull);
        Point top{0, -1e9};
        for (const auto& outline : outlines)
            for (const Point& p : outline) {
                top = p.y > top.y ? p : top;
                box = {std::min(box.left, p.x),
                       std::min(box.bottom, p.y),
                       std::max(box.right, p.x),
                       std::max(box.top, p.y)};
            }
        canvas.area(outlines, hull.colour);
        const TextLine name{hull.name, 10, true};
        const double width = text_width(name.text, true) * name.size * 1.12 + 8;
        canvas.text("",
                    "hull-name",
                    {top.x, top.y + line_height(name) / 2},
                    {width, line_height(name)},
                    name,
                    drawing.theme.faint,
                    'n');
        box.top = std::max(box.top, top.y + line_height(name));
    }
}

/// A row of the legend is filled from the left and broken when full.
class Rows {
public:
    Rows(double left, double right, double top, double gap)
        : left_(left),
          right_(right),
          gap_(gap),
          x_(left),
          y_(top) {}
    /// Left end and middle height of an item so wide, in rows so high.
    [[nodiscard]] Point place(double width, double height) {
        if (x_ > left_ && x_ + width > right_)
            end_row();
        height_ = std::max(height_, height);
        const Point p{x_, y_ - height / 2};
        x_ += width + gap_;
        return p;
    }
    void end_row() {
        x_ = left_;
        y_ -= height_;
        height_ = 0;
    }
    void skip(double height) { y_ -= height; }
    [[nodiscard]] double bottom() const noexcept { return y_ - height_; }

private:
    double left_, right_, gap_, x_, y_, height_ = 0;
};

void draw_legend_nodes(Canvas& canvas, const Drawing& drawing, Rows& rows, double scale) {
    for (const LegendNode& sample : drawing.legend.nodes) {
        const TextLine line{sample.text, legend_size * scale, false};
        const Extent size = shape_extent(sample.shape, {&line, 1});
        const Extent box{size.width, std::max(20.0 * scale, size.height)};
        const Point left = rows.place(box.width, 28 * scale);
        DotAttributes look = shape_attributes(sample.shape, sample.fill, sample.stroke, scale);
        look.emplace_back("label", dot_label(sample.text));
        look.emplace_back("fontsize", dot_number(line.size));
        look.emplace_back("fontcolor", drawing.theme.ink);
        canvas.shape("", "legend sample", {left.x + box.width / 2, left.y}, box, look);
    }
    rows.end_row();
}

void draw_legend_lines(Canvas& canvas, const Drawing& drawing, Rows& rows, double scale) {
    const double length = 48 * scale;
    for (const LegendLine& sample : drawing.legend.lines) {
        const TextLine text{sample.text, legend_size * scale, false};
        const double width = length + 6 * scale + text_width(text.text) * text.size * 1.05;
        const Point left = rows.place(width, 18 * scale);
        const std::size_t tail = canvas.shape("", "legend", left, {1, 1}, invisible);
        const std::size_t head =
            canvas.shape("", "legend", {left.x + length, left.y}, {1, 1}, invisible);
        // Room for the arrowheads, which Graphviz draws from the end of the curve to the tip.
        const double tip = sample.style.arrow == Arrow::none ? 0 : 7 * scale;
        const bool both = !sample.directed && sample.style.arrow != Arrow::normal;
        const bool one = sample.directed || both;
        Curve curve;
        const double begin = left.x + (both ? tip : 0);
        const double end = left.x + length - (one ? tip : 0);
        for (int k = 0; k < 4; ++k)
            curve.points.push_back({begin + (end - begin) * k / 3, left.y});
        if (both)
            curve.start = left;
        if (one && tip > 0)
            curve.end = Point{left.x + length, left.y};
        canvas.line("",
                    "legend",
                    tail,
                    head,
                    curve,
                    line_attributes(sample.style, sample.directed, sample.width * scale, scale));
        canvas.text_left("legend", {left.x + length + 6 * scale, left.y}, text, drawing.theme.ink);
    }
    rows.end_row();
}

/// Title and legend of a picture larger than a page are larger, so that they can be read when it is
/// made to fit the page.
[[nodiscard]] double scale_of(const Box& box) noexcept {
    constexpr double page = 1100, most = 4;
    return std::clamp(box.width() / page, 1.0, most);
}

/// Title over the picture; returns the new top.
[[nodiscard]] double draw_title(Canvas& canvas, const Drawing& drawing, Box box) {
    const double scale = scale_of(box);
    double y = box.top;
    if (drawing.title.empty() && drawing.subtitle.empty())
        return y;
    y += 14 * scale;
    const auto put = [&](const std::string& words, double size, bool bold, const std::string& ink) {
        if (words.empty())
            return;
        const TextLine line{words, size * scale, bold};
        y += line_height(line) / 2;
        canvas.text_left("title", {box.left, y}, line, ink);
        y += line_height(line) / 2 + 2 * scale;
    };
    put(drawing.subtitle, 12, false, drawing.theme.faint);
    put(drawing.title, 20, true, drawing.theme.ink);
    return y;
}

/// Legend and caption under the picture; returns the new bottom.
[[nodiscard]] double draw_foot(Canvas& canvas, const Drawing& drawing, Box box) {
    const double scale = scale_of(box);
    Rows rows(
        box.left, std::max(box.right, box.left + least_width), box.bottom - 22 * scale, 16 * scale);
    if (!drawing.legend.nodes.empty())
        draw_legend_nodes(canvas, drawing, rows, scale);
    if (!drawing.legend.lines.empty())
        draw_legend_lines(canvas, drawing, rows, scale);
    const auto small_print = [&](const std::string& words) {
        const TextLine line{words, 8.5 * scale, false};
        const Point left = rows.place(text_width(words) * line.size, 13 * scale);
        canvas.text_left("caption", left, line, drawing.theme.faint);
    };
    for (const std::string& note : drawing.legend.notes)
        small_print(note);
    rows.end_row();
    rows.skip(3 * scale);
    for (const std::string& line : drawing.caption) {
        small_print(line);
        rows.end_row();
    }
    return rows.bottom();
}

void add_titles(Composition& out, const Drawing& drawing) {
    for (std::size_t n = 0; n < drawing.nodes.size(); ++n)
        out.titles.emplace_back(fmt::format("v{}", n), drawing.nodes[n].title);
    for (const DrawnEdge& edge : drawing.edges)
        out.titles.emplace_back(edge.id, edge.title);
}

}  // namespace

Box bounding_box(const Drawing& drawing, const Layout& layout) {
    Box box{1e9, 1e9, -1e9, -1e9};
    const auto take = [&box](double x, double y, double dx, double dy) {
        box.left = std::min(box.left, x - dx);
        box.right = std::max(box.right, x + dx);
        box.bottom = std::min(box.bottom, y - dy);
        box.top = std::max(box.top, y + dy);
    };
    for (std::size_t n = 0; n < drawing.nodes.size(); ++n) {
        const DrawnNode& node = drawing.nodes[n];
        const Extent room = roomy_extent(node);
        const double below = (room.height - node.height) / 2;
        take(layout.nodes[n].x, layout.nodes[n].y - below, room.width / 2, room.height / 2);
    }
    for (const Curve& curve : layout.edges)
        for (const Point& p : curve.points)
            take(p.x, p.y, 0, 0);
    return box.left > box.right ? Box{} : box;
}

Composition compose(const Drawing& drawing, const Layout& layout, const std::optional<Box>& frame) {
    Composition out;
    Canvas canvas(drawing.theme);
    Box box = bounding_box(drawing, layout);
    if (frame) {
        box = *frame;
        canvas.shape("", "frame", {box.left, box.bottom}, {1, 1}, invisible);
        canvas.shape("", "frame", {box.right, box.top}, {1, 1}, invisible);
    }
    draw_hulls(canvas, drawing, layout, box);
    const auto places = place_labels(drawing, layout);
    for (std::size_t e = 0; e < places.size(); ++e)
        out.labels_dropped += !drawing.edges[e].label.empty() && !places[e] ? 1U : 0U;
    draw_plates(canvas, drawing, places);
    std::optional<std::size_t> first;
    for (std::size_t n = 0; n < drawing.nodes.size(); ++n) {
        const DrawnNode& node = drawing.nodes[n];
        const std::size_t at_index =
            canvas.shape(fmt::format("v{}", n),
                         fmt::format("node {}{}", class_word(node.type), change_name(node.change)),
                         layout.nodes[n],
                         {node.width, node.height},
                         shape_attributes(node.shape, node.fill, node.stroke, node.stroke_width));
        first = first.value_or(at_index);
    }
    if (first)
        draw_lines(canvas, drawing, layout, *first);
    draw_texts(canvas, drawing, layout);
    box.top = draw_title(canvas, drawing, box);
    box.bottom = draw_foot(canvas, drawing, box);
    box.right = std::max(box.right, box.left + least_width);
    add_titles(out, drawing);
    out.graph = canvas.take();
    out.box = box;
    return out;
}

}  // namespace entente
