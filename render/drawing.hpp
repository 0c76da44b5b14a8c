// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "graph/version/diff.hpp"
#include "render/style.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// What to do with several edges between two nodes.
enum class Parallel : std::uint8_t { automatic, apart, merged };

/// Nodes that are drawn with a line around them.
struct HullOptions {
    std::string name;
    std::vector<std::size_t> members;  ///< indices into the nodes of the graph
};

struct DrawingOptions {
    std::vector<std::string> languages = {"zh", "en"};  ///< of labels, in order; {"id"} shows ids
    std::string title;
    std::string subtitle;
    std::size_t top = 0;           ///< keep the highest-scoring nodes; 0 = all
    std::size_t min_evidence = 1;  ///< keep edges with at least so many sentences
    std::string ego;  ///< keep this node and what is within `ego_radius` steps; empty = all
    std::size_t ego_radius = 1;
    std::string path_from;  ///< with `path_to`: keep what lies on a shortest path between the two
    std::string path_to;
    std::vector<std::string> relations = {};  ///< keep edges of these; empty = all
    std::vector<std::string> types = {};      ///< keep nodes of these; empty = all
    std::vector<Sign> signs = {};  ///< keep edges of these signs (negated ones are neutral)
    std::string from;  ///< keep edges with a sentence of this date or later; undated ones stay
    std::string to;    ///< keep edges with a sentence of this date or earlier
    /// Keep edges that stand out at one of their ends at this level (0.05): the disparity filter.
    /// 0 = all. Serrano, Boguñá, Vespignani, PNAS 106(16):6483-6488, 2009.
    double backbone = 0;
    /// A name a node of the graph by which it is coloured (a community, an attribute); empty =
    /// coloured by type.
    std::vector<std::string> groups = {};
    std::vector<HullOptions> hulls = {};  ///< those with fewer than two drawn members stay away
    /// The area of a node is its size and nothing else; names stand below their nodes.
    bool exact = false;
    bool legend = true;
    bool isolates = true;  ///< keep nodes without edges
    /// `merged`: one line for all edges of two nodes with the same sign and direction, with their
    /// count. `automatic`: so where more than three run side by side, or the picture has over 150
    /// edges.
    Parallel parallel = Parallel::automatic;
    std::string size_name;     ///< of what the sizes are, for the legend; empty = "degree"
    std::string size_name_zh;  ///< the same in Chinese; empty = as in English
    Theme theme = paper_theme();
};

/// `none` is "unchanged" in the picture of a diff, and everything in any other picture.
enum class Change : std::uint8_t { none, added, removed, changed };

struct TextLine {
    std::string text;
    double size = 10;  ///< points
    bool bold = false;
    bool operator==(const TextLine&) const = default;
};

struct DrawnNode {
    std::string id;
    std::string type;
    std::string group = {};       ///< by which it is coloured; empty = by type
    std::string title;            ///< one line that names it: what a screen reader says
    std::vector<TextLine> lines;  ///< empty = too small a node in too large a picture
    Shape shape = Shape::ellipse;
    std::string fill;
    std::string stroke;
    double stroke_width = 1;
    double width = 0;          ///< points
    double height = 0;         ///< points
    double value = 0;          ///< what its area says
    bool label_below = false;  ///< instead of inside
    Change change = Change::none;
    bool operator==(const DrawnNode&) const = default;
};

struct DrawnEdge {
    std::string id;  ///< edge_id of the edge, of the first one where several are merged
    std::size_t source = 0;
    std::size_t target = 0;
    std::string relation;  ///< of the first
    std::string title;     ///< "中国 —支持→ 上海合作组织 (3)"
    std::string label;     ///< empty = not written beside the line
    bool directed = true;
    bool negated = false;
    bool member = false;
    Sign sign = Sign::neutral;
    EdgeStyle style;
    double width = 1;                    ///< points
    double arrow_scale = 1;              ///< of arrowheads; smaller in large pictures
    std::size_t evidence = 0;            ///< sentences
    std::size_t merged = 1;              ///< edges that this line stands for
    std::vector<std::string> also = {};  ///< ids of the others, if several
    Change change = Change::none;
    bool operator==(const DrawnEdge&) const = default;
};

/// A colour of nodes other than that of their type.
struct GroupStyle {
    std::string name;
    std::string fill;
    bool operator==(const GroupStyle&) const = default;
};

/// A line around nodes, and a tint.
struct Hull {
    std::string name;
    std::string colour;
    std::vector<std::size_t> members;  ///< indices into the drawn nodes
    bool operator==(const Hull&) const = default;
};

/// A true sample of a node or of a line, and what it means.
struct LegendNode {
    Shape shape = Shape::ellipse;
    std::string fill;
    std::string stroke;
    std::string text;
    bool operator==(const LegendNode&) const = default;
};

struct LegendLine {
    EdgeStyle style;
    bool directed = true;
    double width = 1.6;
    std::string text;
    bool operator==(const LegendLine&) const = default;
};

struct Legend {
    std::vector<LegendNode> nodes;
    std::vector<LegendLine> lines;
    std::vector<std::string> notes;
    bool operator==(const Legend&) const = default;
};

/// What is to be drawn, without coordinates: pure data, so that all but the last step can be tested
/// as DOT. Shapes say type, dash + arrowhead + colour say sign, width says evidence, area says
/// `sizes`.
struct Drawing {
    std::string title;
    std::string subtitle;
    std::vector<std::string> caption;  ///< lines: counts, and what was left out
    std::vector<DrawnNode> nodes;      ///< by id
    std::vector<DrawnEdge> edges;      ///< in the order of the graph
    std::vector<GroupStyle> groups;    ///< in the order of the legend; empty = coloured by type
    std::vector<Hull> hulls;
    Legend legend;  ///< empty = none wanted
    Theme theme = paper_theme();
    bool operator==(const Drawing&) const = default;
};

/// @param sizes one non-negative value a node (a centrality); empty = degree.
/// @throws Error{unknown_name} if `ego` is not in the graph, Error{usage} if `sizes` has another
/// length than the graph has nodes.
[[nodiscard]] Drawing make_drawing(const Graph& graph,
                                   std::span<const double> sizes,
                                   const DrawingOptions& options = {});
/// The union of both graphs in one layout, coloured by what was added, removed, changed; sign stays
/// dash and arrowhead.
[[nodiscard]] Drawing make_drawing(const Graph& before,
                                   const Graph& after,
                                   const GraphDiff& diff,
                                   const DrawingOptions& options = {});
/// Canonical DOT of the drawing: the nodes and edges that are handed to Graphviz for layout, byte
/// for byte, with the settings chosen for their number.
[[nodiscard]] std::string to_dot(const Drawing& drawing);

}  // namespace entente
