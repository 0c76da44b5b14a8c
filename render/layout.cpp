// SPDX-License-Identifier: MIT
#include "render/layout.hpp"

#include "render/arrange.hpp"
#include "render/child.hpp"
#include "render/compose.hpp"
#include "render/gv.hpp"
#include "render/node_box.hpp"
#include "render/route.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

namespace entente {
namespace {

constexpr std::size_t neato_nodes = 150;  // above, sfdp is as good and ten times as fast
constexpr std::size_t routed_nodes = 80;  // splines around nodes cost the cube of their number
constexpr std::size_t routed_edges = 260;
constexpr std::size_t curved_nodes = 2000;

void append(DotAttributes& to, const DotAttributes& more) {
    to.insert(to.end(), more.begin(), more.end());
}

[[nodiscard]] DotAttributes engine_attributes(const LayoutPlan& plan,
                                              std::size_t nodes,
                                              const std::string& background) {
    DotAttributes out{{"layout", std::string(to_string(plan.engine))},
                      {"start", fmt::format("{}", plan.seed)},
                      {"splines", plan.splines},
                      {"outputorder", "edgesfirst"},
                      {"bgcolor", background},
                      {"pad", "0.3"}};
    switch (plan.engine) {
        case Engine::neato:
            append(out, {{"mode", "major"}, {"model", "subset"}});
            break;
        case Engine::sfdp:
            append(out, {{"K", "0.6"}, {"repulsiveforce", "0.7"}, {"smoothing", "spring"}});
            break;
        case Engine::dot:
            // Network simplex may take for ever on dense graphs.
            append(out,
                   {{"rankdir", "LR"}, {"nslimit", "2"}, {"nslimit1", "2"}, {"mclimit", "0.5"}});
            break;
        case Engine::automatic:
        case Engine::fdp:
        case Engine::circo:
        case Engine::twopi:
            break;
    }
    if (plan.engine != Engine::dot)
        append(out,
               {{"overlap", "prism"},
                {"overlap_scaling", nodes <= routed_nodes ? "-5" : "-4"},
                {"sep", "+18,16"},
                {"esep", "+6"}});
    return out;
}

/// One plain label can have one size only: the largest at which all lines fit.
[[nodiscard]] double plain_size(const std::vector<TextLine>& lines) {
    double size = lines.front().size;
    const Extent room = text_extent(lines);
    for (const TextLine& line : lines)
        size = std::min(size, room.width / std::max(1.0, text_width(line.text)));
    return std::max(6.0, size);
}

[[nodiscard]] DotAttributes node_attributes(const DrawnNode& node) {
    DotAttributes out;
    std::string label;
    for (const TextLine& line : node.lines)
        label += (label.empty() ? "" : "\\n") + dot_label(line.text);
    out.emplace_back("label", label);
    if (!node.lines.empty())
        out.emplace_back("fontsize", dot_number(plain_size(node.lines)));
    append(out, shape_attributes(node.shape, node.fill, node.stroke, node.stroke_width));
    append(out,
           {{"width", dot_number(node.width / 72)},
            {"height", dot_number(node.height / 72)},
            {"class", "node " + dot_label(node.type)}});
    return out;
}

/// Ties pull near, rivals push off, members stand around what they are members of.
[[nodiscard]] double wanted_length(const DrawnEdge& edge) {
    if (edge.member)
        return 1.3;
    return edge.sign == Sign::negative ? 2.4 : 1.6;
}

/// Ids that differ only in what is cleaned away must stay two nodes.
[[nodiscard]] std::string node_name(const std::string& id, std::set<std::string>& taken) {
    std::string name = dot_label(clean_label(id, 300));
    while (!taken.insert(name).second)
        name += '~';
    return name;
}

/// Attributes later in the list win, as in agattr.
[[nodiscard]] DotGraph with(DotGraph graph, const DotAttributes& more) {
    append(graph.attributes, more);
    return graph;
}

/// The graph of some of its nodes (ascending) and the edges between them, without labels: the
/// places do not depend on them.
[[nodiscard]] DotGraph part_of(const DotGraph& graph, const std::vector<std::size_t>& members) {
    DotGraph part{graph.name, graph.attributes, graph.node_defaults, graph.edge_defaults, {}, {}};
    std::map<std::size_t, std::size_t> place;
    for (const std::size_t n : members) {
        place.emplace(n, part.nodes.size());
        part.nodes.push_back(graph.nodes[n]);
        part.nodes.back().attributes.emplace_back("label", "");
    }
    for (const DotEdge& edge : graph.edges)
        if (const auto tail = place.find(edge.tail); tail != place.end())
            part.edges.push_back({tail->second, place.at(edge.head), edge.key, edge.attributes});
    for (DotEdge& edge : part.edges)
        edge.attributes.emplace_back("label", "");
    return part;
}

[[nodiscard]] DotGraph with_places(DotGraph graph, const std::vector<Point>& places) {
    for (std::size_t n = 0; n < places.size(); ++n)
        graph.nodes[n].attributes.emplace_back(
            "pos", dot_number(places[n].x) + "," + dot_number(places[n].y));
    return graph;
}

/// One component: forces, then outliers drawn in and turned to landscape, then overlaps removed.
[[nodiscard]] std::vector<Point> place_component(const DotGraph& graph,
                                                 const std::vector<Extent>& boxes,
                                                 const LayoutPlan& plan) {
    if (graph.nodes.size() == 1)
        return {Point{}};
    constexpr double room = 56;  // for an arrow and its label between a lone pair
    if (graph.nodes.size() == 2)
        return {Point{}, Point{(boxes[0].width + boxes[1].width) / 2 + room, 0}};
    Links links;
    for (const DotEdge& edge : graph.edges)
        links.emplace_back(edge.tail, edge.head);
    const DotAttributes only_forces{{"splines", "none"}, {"overlap", "true"}};
    auto places =
        gv::lay_out(with(graph, only_forces), std::string(to_string(plan.engine)), plan.seed).nodes;
    pull_in(places, links);
    turn_to_landscape(places);
    const DotAttributes no_lines{{"splines", "none"}};
    places = gv::lay_out(with_places(with(graph, no_lines), places), "nop", plan.seed).nodes;
    // Taking overlaps apart may fling a leaf out again, now in true size.
    pull_in(places, links, boxes);
    separate(places, boxes, 12);
    return places;
}

/// All components, each placed by itself; the small ones in the free corners of the largest.
[[nodiscard]] std::vector<Point> place_all(const Drawing& drawing,
                                           const DotGraph& graph,
                                           const LayoutPlan& plan) {
    Links links;
    for (const DotEdge& edge : graph.edges)
        links.emplace_back(edge.tail, edge.head);
    std::vector<Extent> sizes;
    for (const DrawnNode& node : drawing.nodes)
        sizes.push_back(roomy_extent(node));
    const auto groups = components(graph.nodes.size(), links);
    std::vector<Point> out(graph.nodes.size());
    for (const auto& members : groups) {
        std::vector<Extent> boxes;
        for (const std::size_t n : members)
            boxes.push_back(sizes[n]);
        const auto places = place_component(part_of(graph, members), boxes, plan);
        for (std::size_t k = 0; k < members.size(); ++k)
            out[members[k]] = places[k];
    }
    nest(out, groups, links, sizes);
    return out;
}

/// The graph with room for the names that stand below their nodes.
[[nodiscard]] DotGraph roomy(const Drawing& drawing, DotGraph graph) {
    for (std::size_t n = 0; n < drawing.nodes.size(); ++n) {
        if (!drawing.nodes[n].label_below)
            continue;
        const Extent room = roomy_extent(drawing.nodes[n]);
        append(graph.nodes[n].attributes,
               {{"width", dot_number(room.width / 72)}, {"height", dot_number(room.height / 72)}});
    }
    return graph;
}

/// What the child does.
[[nodiscard]] Layout lay_out_here(const Drawing& drawing,
                                  const DotGraph& graph,
                                  const LayoutPlan& plan) {
    const std::string engine(to_string(plan.engine));
    const bool below = std::ranges::any_of(drawing.nodes, &DrawnNode::label_below);
    if (plan.engine == Engine::dot && !below)
        return gv::lay_out(graph, engine, plan.seed);
    Layout layout;
    const DotGraph wide = below ? roomy(drawing, graph) : graph;
    layout.nodes = plan.engine == Engine::neato || plan.engine == Engine::sfdp
                       ? place_all(drawing, wide, plan)
                       : gv::lay_out(with(wide, {{"splines", "none"}}), engine, plan.seed).nodes;
    for (std::size_t n = 0; n < layout.nodes.size(); ++n)
        layout.nodes[n].y += (roomy_extent(drawing.nodes[n]).height - drawing.nodes[n].height) / 2;
    if (plan.splines == "curved" || plan.splines == "line") {
        layout.edges = route_edges(
            drawing, layout.nodes, plan.splines == "line" ? Bend::straight : Bend::curved);
        return layout;
    }
    // Graphviz moves the whole picture to its origin, so both come from this pass.
    return gv::lay_out(with_places(graph, layout.nodes), "nop2", plan.seed);
}

[[nodiscard]] Layout attempt(const Drawing& drawing, const LayoutPlan& plan, const Limits& limits) {
    const DotGraph graph = layout_graph(drawing, plan);
    const std::string engine(to_string(plan.engine));
    const ChildResult result =
        run_in_child([&] { return write_layout(lay_out_here(drawing, graph, plan)); }, limits);
    if (!result.ok)
        throw Error(ErrorCode::layout, {}, engine + " " + result.bytes);
    Layout layout = read_layout(result.bytes);
    layout.engine = plan.engine;
    layout.splines = plan.splines;
    if (layout.nodes.size() != drawing.nodes.size() || layout.edges.size() != drawing.edges.size())
        throw Error(ErrorCode::layout, {}, engine + " left something out");
    return layout;
}

[[nodiscard]] double number(std::string_view& text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || !std::isfinite(value) || std::abs(value) > 1e7)
        throw Error(ErrorCode::layout, {}, "the layout has a coordinate that is no number");
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

[[nodiscard]] Point read_point(std::string_view& text) {
    const double x = number(text);
    const double y = number(text);
    return {x, y};
}

void write_point(std::string& out, const Point& p) {
    out += fmt::format(" {} {}", p.x, p.y);
}

}  // namespace

DotAttributes shape_attributes(Shape shape,
                               const std::string& fill,
                               const std::string& stroke,
                               double stroke_width) {
    DotAttributes out;
    std::string style = "filled";
    switch (shape) {
        case Shape::ellipse:
        case Shape::double_ellipse:
            out.emplace_back("shape", "ellipse");
            break;
        case Shape::rounded:
            style = "filled,rounded";
            [[fallthrough]];
        case Shape::box:
            out.emplace_back("shape", "box");
            break;
        case Shape::hexagon:
            out.emplace_back("shape", "hexagon");
            break;
        case Shape::note:
            out.emplace_back("shape", "note");
            break;
        case Shape::octagon:
            out.emplace_back("shape", "octagon");
            break;
    }
    if (shape == Shape::double_ellipse)
        out.emplace_back("peripheries", "2");
    append(out,
           {{"style", style},
            {"fillcolor", fill},
            {"color", stroke},
            {"penwidth", dot_number(stroke_width)}});
    return out;
}

DotAttributes line_attributes(const EdgeStyle& style,
                              bool directed,
                              double width,
                              double arrow_scale) {
    std::string_view arrow;
    double size = 0.7;
    switch (style.arrow) {
        case Arrow::none:
            arrow = "none";
            break;
        case Arrow::normal:
            arrow = "normal";
            break;
        case Arrow::tee:
            arrow = "tee";
            size = 1.0;
            break;
        case Arrow::odot:
            arrow = "odot";
            break;
        case Arrow::struck:
            arrow = "onormaltee";
            break;
    }
    // A mutual tie has its mark at both ends; the plain arrow says direction, so it has none.
    std::string_view dir = "forward";
    if (!directed)
        dir = style.arrow == Arrow::normal || style.arrow == Arrow::none ? "none" : "both";
    std::string_view line = "solid";
    if (style.line == Line::dashed)
        line = "dashed";
    if (style.line == Line::dotted)
        line = "dotted";
    return {{"style", std::string(line)},
            {"color", style.colour},
            {"penwidth", dot_number(width)},
            {"dir", std::string(dir)},
            {"arrowhead", std::string(arrow)},
            {"arrowtail", std::string(arrow)},
            {"arrowsize", dot_number(size * arrow_scale)}};
}

LayoutPlan plan_layout(const Drawing& drawing, const LayoutOptions& options) {
    LayoutPlan plan{options.engine, options.splines, options.seed};
    const std::size_t nodes = drawing.nodes.size();
    if (plan.engine == Engine::automatic)
        plan.engine = nodes <= neato_nodes ? Engine::neato : Engine::sfdp;
    if (plan.splines.empty()) {
        // Graphviz crashes on routes around dots.
        const bool dots = std::ranges::any_of(drawing.nodes, &DrawnNode::label_below);
        const bool routed = nodes <= routed_nodes && drawing.edges.size() <= routed_edges && !dots;
        plan.splines = routed || (plan.engine == Engine::dot && !dots) ? "true"
                       : nodes <= curved_nodes                         ? "curved"
                                                                       : "line";
    }
    return plan;
}

DotGraph layout_graph(const Drawing& drawing, const LayoutPlan& plan) {
    DotGraph graph{
        .name = "entente",
        .attributes = engine_attributes(plan, drawing.nodes.size(), drawing.theme.background)};
    graph.node_defaults = {
        {"fontname", drawing.theme.font}, {"fontcolor", drawing.theme.ink}, {"fixedsize", "true"}};
    graph.edge_defaults = {{"fontname", drawing.theme.font}, {"fontsize", "9.00"}};
    std::set<std::string> taken;
    for (const DrawnNode& node : drawing.nodes)
        graph.nodes.push_back({node_name(node.id, taken), node_attributes(node)});
    for (const DrawnEdge& edge : drawing.edges) {
        DotAttributes attributes;
        if (!edge.label.empty())
            append(attributes, {{"label", dot_label(edge.label)}, {"fontcolor", edge.style.text}});
        append(attributes,
               line_attributes(edge.style, edge.directed, edge.width, edge.arrow_scale));
        append(attributes,
               {{"len", dot_number(wanted_length(edge))},
                {"class", "edge " + dot_label(clean_label(edge.relation, 40))}});
        graph.edges.push_back({edge.source, edge.target, edge.id, std::move(attributes)});
    }
    return graph;
}

Layout lay_out(const Drawing& drawing, const LayoutOptions& options) {
    const Limits& limits = options.limits;
    if (drawing.nodes.size() > limits.layout_nodes || drawing.edges.size() > limits.layout_edges)
        throw Error(
            ErrorCode::limit,
            {},
            fmt::format("{} nodes and {} edges are more than a picture can hold ({} and {}); "
                        "draw fewer with --top, --min-evidence, --backbone or --ego",
                        drawing.nodes.size(),
                        drawing.edges.size(),
                        limits.layout_nodes,
                        limits.layout_edges));
    const LayoutPlan plan = plan_layout(drawing, options);
    try {
        return attempt(drawing, plan, limits);
    } catch (const Error& first) {
        const LayoutPlan last{Engine::sfdp, "line", plan.seed};
        if (first.code() != ErrorCode::layout || plan == last)
            throw;
        Layout layout = attempt(drawing, last, limits);
        layout.note = first.message() + "; laid out with sfdp and straight lines instead";
        return layout;
    }
}

std::string write_layout(const Layout& layout) {
    std::string out;
    for (const Point& p : layout.nodes) {
        out += 'n';
        write_point(out, p);
        out += '\n';
    }
    for (const Curve& curve : layout.edges) {
        out +=
            fmt::format("e {} {} {}", curve.points.size(), curve.start ? 1 : 0, curve.end ? 1 : 0);
        for (const Point& p : curve.points)
            write_point(out, p);
        if (curve.start)
            write_point(out, *curve.start);
        if (curve.end)
            write_point(out, *curve.end);
        out += '\n';
    }
    return out;
}

Layout read_layout(std::string_view text) {
    Layout layout;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const char kind = line.empty() ? ' ' : line.front();
        line.remove_prefix(line.empty() ? 0 : 1);
        if (kind == 'n') {
            layout.nodes.push_back(read_point(line));
        } else if (kind == 'e') {
            Curve& curve = layout.edges.emplace_back();
            const double count = number(line);
            const bool has_start = number(line) > 0;
            const bool has_end = number(line) > 0;
            for (double k = 0; k < count; ++k)
                curve.points.push_back(read_point(line));
            if (has_start)
                curve.start = read_point(line);
            if (has_end)
                curve.end = read_point(line);
        } else {
            throw Error(
                ErrorCode::layout, {}, "the layout has a line that is neither node nor edge");
        }
    }
    return layout;
}

std::string to_dot(const Drawing& drawing) {
    return write_dot(layout_graph(drawing, plan_layout(drawing, {})));
}

}  // namespace entente
