// SPDX-License-Identifier: MIT
#include "render/render.hpp"

#include "render/layout.hpp"
#include "render/pdf.hpp"
#include "tests/support/sample_graphs.hpp"
#include "tests/support/xml_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

[[nodiscard]] Drawing small_drawing() {
    return make_drawing(testing::random_graph(12, 1), {}, {.title = "十二 twelve"});
}

[[nodiscard]] std::size_t count(std::string_view text, std::string_view part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++n;
    return n;
}

TEST(RenderTest, SvgHasEveryNodeAndEdgeOnceAndIsWellFormed) {
    const Drawing drawing = make_drawing(testing::eurasia_graph(), {}, {.title = "A & B <c>"});
    const Rendered picture = render(drawing, ImageFormat::svg);
    EXPECT_EQ(testing::XmlCheck(picture.bytes).fault(), "");
    EXPECT_EQ(picture.engine, Engine::neato);
    EXPECT_EQ(count(picture.bytes, " class=\"node "), drawing.nodes.size());
    EXPECT_EQ(count(picture.bytes, " class=\"edge "), drawing.edges.size());
    for (const DrawnEdge& edge : drawing.edges)
        EXPECT_EQ(count(picture.bytes, "<g id=\"" + edge.id + "\""), 1U);
    EXPECT_THAT(picture.bytes, HasSubstr("<title>A &amp; B &lt;c&gt;</title>"));
    EXPECT_THAT(picture.bytes, HasSubstr(">上海合作组织</text>"));
    EXPECT_THAT(picture.bytes, Not(HasSubstr("style=")));
    EXPECT_THAT(picture.bytes, Not(HasSubstr("href")));
}

TEST(RenderTest, SameBytesFromRunToRun) {
    const Drawing drawing = small_drawing();
    for (const ImageFormat format :
         {ImageFormat::svg, ImageFormat::png, ImageFormat::pdf, ImageFormat::dot})
        EXPECT_EQ(render(drawing, format).bytes, render(drawing, format).bytes);
    for (const Engine engine : {Engine::sfdp, Engine::dot, Engine::circo, Engine::twopi})
        EXPECT_EQ(render(drawing, ImageFormat::svg, {.engine = engine}).bytes,
                  render(drawing, ImageFormat::svg, {.engine = engine}).bytes)
            << to_string(engine);
}

TEST(RenderTest, WritesTheFormatsByTheirSignatures) {
    const Drawing drawing = small_drawing();
    EXPECT_TRUE(render(drawing, ImageFormat::png).bytes.starts_with("\x89PNG"));
    EXPECT_TRUE(render(drawing, ImageFormat::pdf).bytes.starts_with("%PDF-"));
    EXPECT_TRUE(render(drawing, ImageFormat::dot).bytes.starts_with("digraph \"entente\" {"));
    EXPECT_EQ(render(drawing, ImageFormat::dot).bytes, to_dot(drawing));
}

TEST(RenderTest, PdfDateIsTheOneGiven) {
    const Drawing drawing = small_drawing();
    const std::string dated = render(drawing, ImageFormat::pdf, {.pdf_epoch = 1700000000}).bytes;
    EXPECT_THAT(dated, HasSubstr("/CreationDate (D:20231114221320Z)"));
    EXPECT_THAT(render(drawing, ImageFormat::pdf).bytes, Not(HasSubstr("CreationDate")));
}

TEST(RenderTest, EmptyGraphAndLoneNodeAreDrawn) {
    EXPECT_EQ(testing::XmlCheck(render(make_drawing(Graph{}, {}), ImageFormat::svg).bytes).fault(),
              "");
    const Graph lone(testing::sample_schema(), {{"CHN", "state", {{"zh", "中国"}}, {}, {}}}, {});
    EXPECT_THAT(render(make_drawing(lone, {}), ImageFormat::svg).bytes, HasSubstr("中国"));
}

TEST(RenderTest, RefusesMoreThanTheLimits) {
    const Drawing drawing = small_drawing();
    try {
        (void)render(drawing, ImageFormat::svg, {.limits = {.layout_nodes = 11}});
        FAIL() << "drew more nodes than allowed";
    } catch (const Error& e) {
        EXPECT_EQ(e.code(), ErrorCode::limit);
        EXPECT_THAT(e.what(), HasSubstr("--top"));
    }
    EXPECT_NO_THROW((void)render(drawing, ImageFormat::svg, {.limits = {.layout_nodes = 12}}));
}

TEST(RenderTest, FallsBackToSfdpAndSaysSo) {
    const Drawing drawing = make_drawing(testing::random_graph(400, 2), {});
    const Rendered picture =
        render(drawing,
               ImageFormat::svg,
               {.engine = Engine::neato, .splines = "true", .limits = {.layout_seconds = 3}});
    EXPECT_EQ(picture.engine, Engine::sfdp);
    EXPECT_THAT(picture.note, HasSubstr("neato took longer than 3 s"));
    EXPECT_THAT(picture.note, HasSubstr("sfdp"));
}

TEST(LayoutTest, TextFormRoundTrips) {
    const Layout layout{.nodes = {{1.25, -3}, {1e5, 0.1}},
                        .edges = {{{{0, 1}, {2, 3}, {4, 5}, {6, 7}}, {}, Point{8, 9}}, {}}};
    EXPECT_EQ(read_layout(write_layout(layout)), layout);
    for (const char* bad : {"n 1\n", "n nan 1\n", "n 1e99 1\n", "x\n", "e 5 0 0 1 2\n", "\n"})
        EXPECT_THROW((void)read_layout(bad), Error) << bad;
}

TEST(LayoutTest, NodesDoNotOverlap) {
    for (const std::size_t size : {35U, 120U}) {
        const Drawing drawing = make_drawing(testing::random_graph(size, 4), {});
        const Layout layout = lay_out(drawing);
        for (std::size_t a = 0; a < size; ++a)
            for (std::size_t b = a + 1; b < size; ++b) {
                const double dx = std::abs(layout.nodes[a].x - layout.nodes[b].x);
                const double dy = std::abs(layout.nodes[a].y - layout.nodes[b].y);
                EXPECT_TRUE(dx * 2 > drawing.nodes[a].width + drawing.nodes[b].width - 1 ||
                            dy * 2 > drawing.nodes[a].height + drawing.nodes[b].height - 1)
                    << drawing.nodes[a].id << " " << drawing.nodes[b].id;
            }
    }
}

TEST(PdfDateTest, KeepsEveryOffset) {
    std::string pdf = "a /CreationDate (D:20261123055001+00'00)\n b";
    const std::size_t size = pdf.size();
    set_pdf_date(pdf, 0);
    EXPECT_EQ(pdf.size(), size);
    EXPECT_THAT(pdf, HasSubstr("(D:19700101000000Z)"));
    std::string none = "no date";
    set_pdf_date(none, 5);
    EXPECT_EQ(none, "no date");
}

class HostileLabelTest : public ::testing::TestWithParam<const char*> {};

TEST_P(HostileLabelTest, StaysTextInEveryFormat) {
    const std::string hostile = GetParam();
    std::vector<Node> nodes{
        {"a" + hostile, hostile, {{"zh", hostile}, {"en", hostile + "2"}}, {}, {}},
        {"b" + hostile, "state", {{"zh", hostile}}, {}, {}}};
    const Schema schema({{"state", {}}, {hostile, {{"zh", hostile}}}},
                        {{.name = "supports" + hostile, .labels = {{"zh", hostile}}}});
    const Graph graph(
        schema,
        nodes,
        {{.source = NodeId{0}, .target = NodeId{1}, .relation = "supports" + hostile}});
    const Drawing drawing = make_drawing(graph, {}, {.title = hostile, .subtitle = hostile});
    const std::string svg = render(drawing, ImageFormat::svg).bytes;
    EXPECT_EQ(testing::XmlCheck(svg).fault(), "");
    for (const char* forbidden : {"<script", "<img", "<a ", "<image", "javascript:alert\"", " on"})
        EXPECT_THAT(svg, Not(HasSubstr(std::string(forbidden) + "=")));
    EXPECT_THAT(svg, Not(HasSubstr("<script")));
    EXPECT_THAT(svg, Not(HasSubstr("<img")));
    EXPECT_EQ(count(svg, " class=\"node "), 2U);
    EXPECT_EQ(count(svg, " class=\"edge "), 1U);
    EXPECT_TRUE(render(drawing, ImageFormat::png).bytes.starts_with("\x89PNG"));
}

INSTANTIATE_TEST_SUITE_P(All,
                         HostileLabelTest,
                         ::testing::Values("<script>alert(1)</script>",
                                           "\"><img src=x onerror=alert(1)>",
                                           "\\N \\G \\E \\T \\H \\L \\l \\n c:\\new\\",
                                           "&lt;&amp;&#0;&nbsp;&",
                                           "\x01\x02\x1b[31m\x7f",
                                           "\uFFFE\uFFFF\uFDD0",
                                           "\u202Eevil\u2066\u2069",
                                           "<<table><tr><td>x</td></tr></table>>",
                                           "{a|b}|<p>c",
                                           "-->]]><!--",
                                           "\\",
                                           "\"",
                                           "'; color=red; '",
                                           " ",
                                           "%s%n%d",
                                           "\U0001F600\U00020000é\u0301"));

}  // namespace
}  // namespace entente
