// SPDX-License-Identifier: MIT
#include "render/drawing.hpp"

#include "render/node_box.hpp"
#include "render/render.hpp"
#include "render/text.hpp"
#include "tests/support/sample_graphs.hpp"
#include "tests/support/xml_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace entente {
namespace {

using ::testing::HasSubstr;

[[nodiscard]] const DrawnEdge* find_edge(const Drawing& drawing,
                                         std::string_view source,
                                         std::string_view relation,
                                         std::string_view target) {
    for (const DrawnEdge& edge : drawing.edges)
        if (drawing.nodes[edge.source].id == source && drawing.nodes[edge.target].id == target &&
            edge.relation == relation)
            return &edge;
    return nullptr;
}

TEST(DrawingTest, SignIsLineAndArrowAndColour) {
    const Drawing drawing = make_drawing(testing::eurasia_graph(), {});
    const Theme& theme = paper_theme();
    const auto* supports = find_edge(drawing, "PAK", "supports", "BRI");
    const auto* opposes = find_edge(drawing, "IND", "opposes", "BRI");
    const auto* denied = find_edge(drawing, "IND", "supports", "BRI");
    const auto* member = find_edge(drawing, "IND", "member_of", "SCO");
    ASSERT_TRUE(supports && opposes && denied && member);
    EXPECT_EQ(supports->style, theme.positive);
    EXPECT_EQ(opposes->style, theme.negative);
    EXPECT_EQ(denied->style, theme.denied);
    EXPECT_EQ(denied->label, "不支持");
    EXPECT_EQ(member->style, theme.member);
    EXPECT_EQ(member->label, "");
    EXPECT_GT(supports->width, member->width);
}

TEST(DrawingTest, AreaGoesWithTheSizesAndNeverBelowTheLabel) {
    const Graph graph = testing::eurasia_graph();
    std::vector<double> sizes(graph.node_count(), 0.0);
    sizes[index(*graph.find("SCO"))] = 4;
    sizes[index(*graph.find("JPN"))] = 1;
    const Drawing drawing = make_drawing(graph, sizes);
    for (const DrawnNode& node : drawing.nodes) {
        const Extent needed = shape_extent(node.shape, node.lines);
        EXPECT_GE(node.width, needed.width - 1e-9) << node.id;
        EXPECT_GE(node.height, needed.height - 1e-9) << node.id;
    }
    EXPECT_GT(drawing.nodes[index(*graph.find("SCO"))].width,
              drawing.nodes[index(*graph.find("BRICS"))].width);
    EXPECT_THROW((void)make_drawing(graph, std::vector<double>{1}), Error);
}

TEST(DrawingTest, LabelsByLanguage) {
    const Graph graph = testing::eurasia_graph();
    const auto lines = [&](std::vector<std::string> languages) {
        const Drawing drawing = make_drawing(graph, {}, {.languages = std::move(languages)});
        std::string all;
        for (const TextLine& line : drawing.nodes[index(*graph.find("CSTO"))].lines)
            all += line.text + "|";
        return all;
    };
    EXPECT_EQ(lines({"zh"}), "集体安全条约组织|");
    EXPECT_EQ(lines({"en"}), "Collective Security|Treaty Organization|");
    EXPECT_EQ(lines({"zh", "en"}), "集体安全条约组织|Collective Security|Treaty Organization|");
    EXPECT_EQ(lines({"id"}), "CSTO|");
    EXPECT_EQ(lines({"ja"}), lines({"en"})) << "any label is better than an id";
}

TEST(DrawingTest, FiltersKeepWhatTheySay) {
    const Graph graph = testing::eurasia_graph();
    const Drawing top = make_drawing(graph, {}, {.top = 5});
    EXPECT_EQ(top.nodes.size(), 5U);
    EXPECT_THAT(top.caption.front(), HasSubstr("节点 5（共 35）"));
    const Drawing strong = make_drawing(graph, {}, {.min_evidence = 6, .isolates = false});
    for (const DrawnEdge& edge : strong.edges)
        EXPECT_GE(edge.evidence, 6U);
    std::vector<bool> touched(strong.nodes.size(), false);
    for (const DrawnEdge& edge : strong.edges)
        touched[edge.source] = touched[edge.target] = true;
    EXPECT_EQ(std::ranges::count(touched, false), 0);
    const Drawing ego = make_drawing(graph, {}, {.ego = "QUAD", .ego_radius = 1});
    std::vector<std::string> ids;
    for (const DrawnNode& node : ego.nodes)
        ids.push_back(node.id);
    EXPECT_EQ(ids, (std::vector<std::string>{"AUS", "JPN", "QUAD", "USA"}));
    try {
        (void)make_drawing(graph, {}, {.ego = "QUADD"});
        FAIL();
    } catch (const Error& e) {
        EXPECT_EQ(e.code(), ErrorCode::unknown_name);
        EXPECT_THAT(e.what(), HasSubstr("did you mean 'QUAD'"));
    }
}

TEST(DrawingTest, MergesParallelEdgesOfOneSignAndKeepsTheirCount) {
    std::vector<Edge> edges;
    for (const char* relation : {"supports", "leads", "aids", "opposes", "hedges"})
        edges.push_back(
            {.source = NodeId{0}, .target = NodeId{1}, .relation = relation, .weight = 2});
    const Graph graph(
        testing::sample_schema(), {{"A", "state", {}, {}, {}}, {"B", "state", {}, {}, {}}}, edges);
    const Drawing merged = make_drawing(graph, {});
    ASSERT_EQ(merged.edges.size(), 3U);
    EXPECT_EQ(merged.edges[0].merged, 3U);
    EXPECT_EQ(merged.edges[0].evidence, 6U);
    EXPECT_THAT(merged.edges[0].label, ::testing::EndsWith(" +2"));
    EXPECT_EQ(make_drawing(graph, {}, {.parallel = Parallel::apart}).edges.size(), 5U);
}

TEST(DrawingTest, DiffColoursByChangeAndKeepsSignAsLine) {
    const Graph before = testing::eurasia_graph();
    std::vector<Edge> edges(before.edges().begin(), before.edges().end() - 1);
    const EdgeKey gone = before.key(before.edges().back());
    edges.front().weight += 1;
    edges.front().evidence.push_back(testing::sample_evidence("甲", "乙", "支持", 999));
    edges.push_back({.source = *before.find("EU"),
                     .target = *before.find("CHN"),
                     .relation = "distrusts",
                     .weight = 3});
    const Graph after(
        before.schema(), std::vector<Node>(before.nodes().begin(), before.nodes().end()), edges);
    const Drawing drawing = make_drawing(before, after, diff(before, after));
    const auto* added = find_edge(drawing, "EU", "distrusts", "CHN");
    const auto* removed = find_edge(drawing, gone.source, gone.relation, gone.target);
    ASSERT_TRUE(added && removed);
    EXPECT_EQ(added->change, Change::added);
    EXPECT_EQ(added->style.colour, paper_theme().added);
    EXPECT_EQ(added->style.line, Line::dashed);
    EXPECT_EQ(added->style.arrow, Arrow::tee);
    EXPECT_TRUE(added->label.starts_with("＋"));
    EXPECT_EQ(removed->change, Change::removed);
    EXPECT_EQ(std::ranges::count(drawing.edges, Change::changed, &DrawnEdge::change), 1);
    EXPECT_THAT(drawing.caption.back(), HasSubstr("1 added, 1 removed, 1 changed"));
}

/// Compares with a file of tests/golden/render; ENTENTE_UPDATE_GOLDEN=1 writes it.
void expect_golden(const std::string& name, const std::string& bytes) {
    const std::string path = std::string(ENTENTE_SOURCE_DIR) + "/tests/golden/render/" + name;
    if (std::getenv("ENTENTE_UPDATE_GOLDEN") != nullptr && std::getenv("CI") == nullptr)
        std::ofstream(path) << bytes;
    std::ifstream file(path);
    std::stringstream held;
    held << file.rdbuf();
    EXPECT_EQ(bytes, held.str()) << path;
}

TEST(GoldenTest, DotOfEurasia) {
    expect_golden("eurasia.dot",
                  to_dot(make_drawing(testing::eurasia_graph(), {}, {.title = "上合组织"})));
}

TEST(GoldenTest, DotOfHundredAndSixtyNodes) {
    expect_golden("random-160.dot", to_dot(make_drawing(testing::random_graph(160, 7), {})));
}

/// An SVG without what differs between machines: its elements, groups and texts, no coordinate.
[[nodiscard]] std::string structure(const std::string& svg) {
    std::string out;
    std::istringstream lines(svg);
    for (std::string line; std::getline(lines, line);) {
        std::string tag = line.substr(0, line.find_first_of(" >"));
        if (tag == "<g" || tag == "<title" || tag == "<desc")
            tag = line;
        if (const std::size_t at = tag.find(" transform="); at != std::string::npos)
            tag = tag.substr(0, at) + ">";
        if (line.starts_with("<text"))
            tag += line.substr(line.find('>'));
        out += tag + "\n";
    }
    return out;
}

TEST(GoldenTest, StructureOfTheSvgOfEurasia) {
    const Graph graph = testing::eurasia_graph();
    DrawingOptions options;
    options.title = "上合组织 & friends";
    for (const Node& node : graph.nodes())
        options.groups.push_back(node.type == "state" ? "state" : "other");
    options.hulls = {{"五国", {index(*graph.find("KAZ")), index(*graph.find("UZB"))}}};
    expect_golden(
        "eurasia.svg.txt",
        structure(render(make_drawing(graph, {}, options), ImageFormat::svg, {.splines = "curved"})
                      .bytes));
}

// 125 nodes with two labels each, 40 times: 10,000 labels of every kind of trouble.
TEST(HostileLabelsTest, TenThousandRandomLabelsLeaveTheSvgWellFormed) {
    static constexpr std::array<std::string_view, 28> pieces{
        "\x01",   "\x08",   "\x1f",   "\x7f", "\u0085", "\uFFFE",     "\uFFFF",
        "\uFEFF", "\u202E", "\u2066", "\"",   "'",      "\\",         "\\N",
        "\\l",    "<",      ">",      "&",    "&#0;",   "&lt;",       "<script>",
        "-->",    "]]>",    "中国",   "a b",  "\n",     "\U0001F600", "\u2028"};
    std::mt19937 random(20261);
    const auto label = [&] {
        std::string out;
        for (std::size_t k = random() % 9; k > 0; --k)
            out += pieces.at(random() % pieces.size());
        return out;
    };
    for (int round = 0; round < 40; ++round) {
        std::vector<Node> nodes;
        for (int n = 0; n < 125; ++n)
            nodes.push_back({fmt::format("{:03}{}", n, label()),
                             "state",
                             {{"zh", label()}, {"en", label()}},
                             {},
                             {}});
        const Graph graph(testing::sample_schema(), nodes, {});
        const Drawing drawing = make_drawing(graph, {}, {.title = label(), .subtitle = label()});
        const std::string svg = render(drawing, ImageFormat::svg).bytes;
        ASSERT_EQ(testing::XmlCheck(svg).fault(), "") << "round " << round;
        ASSERT_EQ(svg.find("<script"), std::string::npos);
    }
}

}  // namespace
}  // namespace entente
