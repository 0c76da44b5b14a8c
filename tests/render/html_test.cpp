// SPDX-License-Identifier: MIT
#include "render/html.hpp"

#include "graph/base/file.hpp"
#include "graph/measures/measures.hpp"
#include "tests/support/sample_graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

[[nodiscard]] std::string sample_page() {
    const Graph graph = testing::eurasia_graph();
    PageOptions options;
    options.drawing.title = "上合组织 <script>window.pwned = 1</script>";
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

TEST(PageBrowserTest, WorksInARealBrowser) {
    if (std::system("command -v node >/dev/null && command -v chromium >/dev/null") != 0)
        GTEST_SKIP() << "needs node and chromium";
    const std::string path = ::testing::TempDir() + "/entente-page.html";
    std::ofstream(path) << sample_page();
    const std::string command = std::string("node '") + ENTENTE_SOURCE_DIR +
                                "/tests/render/browser/page_check.mjs' '" + path + "'";
    EXPECT_EQ(std::system(command.c_str()), 0);
}

}  // namespace
}  // namespace entente
