// SPDX-License-Identifier: MIT
#include "render/html.hpp"

#include "graph/base/file.hpp"
#include "graph/measures/measures.hpp"
#include "render/report.hpp"
#include "tests/support/sample_graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <unistd.h>
#include <vector>

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The sample graph with some sentences that are not assertions.
[[nodiscard]] Graph sample_graph() {
    const Graph graph = testing::eurasia_graph();
    std::vector<Edge> edges(graph.edges().begin(), graph.edges().end());
    for (std::size_t e = 0; e < edges.size(); ++e)
        for (Evidence& evidence : edges[e].evidence)
            if (e % 5 == 0)
                evidence.modality = Modality::planned;
    return Graph(graph.schema(), {graph.nodes().begin(), graph.nodes().end()}, std::move(edges));
}

[[nodiscard]] std::string sample_page() {
    const Graph graph = sample_graph();
    PageOptions options;
    options.drawing.title = "上合组织 <script>window.pwned = 1</script>";
    for (std::size_t n = 0; n < graph.node_count(); ++n)
        options.communities.push_back(static_cast<std::uint32_t>(n % 3));
    for (const char* name : {"degree", "betweenness"})
        options.measures.push_back({std::string(find_node_measure(name)->title),
                                    find_node_measure(name)->compute(graph, {}).values});
    return render_page(graph, {}, options).bytes;
}

[[nodiscard]] std::string between(const std::string& text,
                                  const std::string& begin,
                                  const std::string& end) {
    const std::size_t from = text.find(begin);
    if (from == std::string::npos)
        return {};
    const std::size_t to = text.find(end, from + begin.size());
    return text.substr(from + begin.size(), to - from - begin.size());
}

TEST(CspHashTest, KnownValue) {
    EXPECT_EQ(csp_hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    EXPECT_EQ(csp_hash("alert('Hello, world.');"),
              "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
}

TEST(JsonForScriptTest, CannotEndTheElement) {
    EXPECT_EQ(json_for_script("\"</script><!--\""), "\"\\u003c/script>\\u003c!--\"");
    EXPECT_EQ(json_for_script("\"a\u2028b\u2029\""), "\"a\\u2028b\\u2029\"");
}

TEST(PageTest, PolicyNamesItsOwnScriptAndStyleAndNothingElse) {
    const std::string page = sample_page();
    EXPECT_THAT(page,
                HasSubstr("default-src 'none'; script-src " +
                          csp_hash(between(page, "</script>\n<script>", "</script>"))));
    EXPECT_THAT(page, HasSubstr("style-src " + csp_hash(between(page, "<style>", "</style>"))));
    EXPECT_THAT(page, Not(HasSubstr("unsafe")));
    EXPECT_THAT(page, Not(HasSubstr(" style=")));
    EXPECT_THAT(page, Not(HasSubstr("<script>window.pwned")));
    EXPECT_THAT(page, Not(HasSubstr("https://")));
}

TEST(PageTest, SameBytesEachTimeAndInBothLanguages) {
    EXPECT_EQ(sample_page(), sample_page());
    PageOptions options;
    options.language = "zh";
    EXPECT_THAT(render_page(testing::eurasia_graph(), {}, options).bytes,
                HasSubstr("<html lang=\"zh\">"));
}

TEST(PageTest, MarksTheTriggerNearestToItsPlaceInUtf16Units) {
    // The second "支持" is meant; an astral character before it counts two units.
    const std::string text = "甲支持乙，\U00020000支持丙。";
    Evidence evidence{.statement = "s_1", .document = "d.txt"};
    evidence.sentence = {1, 100, 100 + text.size(), text};
    const std::size_t at = text.rfind("支持");
    evidence.trigger = {100 + at, 100 + at + 6, "支持"};
    Edge edge{.source = NodeId{0}, .target = NodeId{1}, .relation = "supports"};
    edge.evidence = {evidence};
    const Graph graph(
        testing::sample_schema(), {{"A", "state", {}, {}, {}}, {"B", "state", {}, {}, {}}}, {edge});
    EXPECT_THAT(page_data(graph, make_drawing(graph, {}), {}), HasSubstr("[7,9],null,null]"));
}

TEST(PageTest, MergedEdgesAllLeadToTheirLine) {
    std::vector<Edge> edges;
    for (const char* relation : {"supports", "leads", "aids", "opposes"})
        edges.push_back({.source = NodeId{0}, .target = NodeId{1}, .relation = relation});
    const Graph graph(
        testing::sample_schema(), {{"A", "state", {}, {}, {}}, {"B", "state", {}, {}, {}}}, edges);
    const std::string data = page_data(graph, make_drawing(graph, {}), {});
    std::size_t count = 0;
    for (std::size_t at = data.find("\"k\":\"e_"); at != std::string::npos;
         at = data.find("\"k\":\"e_", at + 1))
        ++count;
    EXPECT_EQ(count, 4U);
}

TEST(PageTest, RefusesValuesForAnotherGraph) {
    PageOptions options;
    options.measures = {{"degree", {1.0}}};
    EXPECT_THROW((void)render_page(testing::eurasia_graph(), {}, options), Error);
    options.measures.clear();
    options.communities = {1, 2};
    EXPECT_THROW((void)render_page(testing::eurasia_graph(), {}, options), Error);
}

/// Hostile text in every field that comes from outside.
[[nodiscard]] Graph hostile_graph() {
    const std::string evil =
        "\"'><script>window.pwned = 1</script><img src=x onerror=\"window.pwned = 2\">";
    const Graph graph = sample_graph();
    std::vector<Node> nodes(graph.nodes().begin(), graph.nodes().end());
    for (Node& node : nodes) {
        for (auto& [language, label] : node.labels)
            label += evil;
        node.aliases = {evil, "javascript:window.pwned=3"};
        node.attributes["note"] = evil;
    }
    std::vector<Edge> edges(graph.edges().begin(), graph.edges().end());
    for (Edge& edge : edges)
        for (Evidence& evidence : edge.evidence) {
            evidence.document += evil;
            evidence.speaker = evil;
            evidence.rule += evil;
            evidence.sentence.text += "</script><script>window.pwned = 4</script><!--" + evil;
        }
    return Graph(graph.schema(), std::move(nodes), std::move(edges));
}

/// A script of the browser with files as its arguments. A missing browser is a failure, so that
/// nobody takes a skipped test for a passed one; ENTENTE_NO_BROWSER says that it is meant.
void run_in_browser(const std::string& script, const std::vector<std::string>& files) {
    if (std::getenv("ENTENTE_NO_BROWSER") != nullptr)
        GTEST_SKIP() << "ENTENTE_NO_BROWSER is set";
    ASSERT_EQ(std::system("command -v node >/dev/null && command -v chromium >/dev/null"), 0)
        << "node and chromium are needed: tests/run.sh installs them";
    std::string command =
        std::string("node '") + ENTENTE_SOURCE_DIR + "/tests/render/browser/" + script + "'";
    for (const std::string& file : files)
        command += " '" + file + "'";
    EXPECT_EQ(std::system(command.c_str()), 0);
}

[[nodiscard]] std::string written(const std::string& name, const std::string& bytes) {
    const std::string path =
        ::testing::TempDir() + "entente-" + std::to_string(getpid()) + "-" + name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

TEST(PageBrowserTest, WorksInARealBrowser) {
    run_in_browser("page_check.mjs", {written("page.html", sample_page())});
}

TEST(PageBrowserTest, LooksRightOnScreenPaperPhoneAndInTheDark) {
    const Rendered picture = render(make_drawing(sample_graph(), {}), ImageFormat::png);
    run_in_browser("page_media_check.mjs",
                   {written("page.html", sample_page()), written("picture.png", picture.bytes)});
}

TEST(PageBrowserTest, NoTextComesToLifeWhereverItStands) {
    PageOptions options;
    options.drawing.title = "<script>window.pwned = 5</script>";
    options.drawing.subtitle = "<img src=x onerror='window.pwned = 6'>";
    run_in_browser(
        "page_hostile_check.mjs",
        {written("hostile.html", render_page(hostile_graph(), {}, options).bytes),
         written("report.html", make_report(hostile_graph(), {.random_graphs = 1}).html)});
}

}  // namespace
}  // namespace entente
