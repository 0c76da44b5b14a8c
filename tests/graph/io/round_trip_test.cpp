// SPDX-License-Identifier: MIT
// What we write we read back the same, in every format that can hold it.
#include "graph/io/io.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace entente {
namespace {

std::string written(const Graph& graph,
                    std::string_view format,
                    const GraphWriteOptions& options = {},
                    std::string* loss = nullptr) {
    std::string out;
    const std::string lost = find_graph_format(format)->write(
        graph, [&out](std::string_view text) { out += text; }, options);
    if (loss != nullptr)
        *loss = lost;
    return out;
}

Graph read_back(const std::string& bytes, std::string_view format) {
    return find_graph_format(format)->read(bytes, "g", {});
}

/// Formats that keep everything; `xml`: but for characters that XML has not.
struct Whole {
    const char* format;
    bool xml;
};

class WholeFormatTest : public ::testing::TestWithParam<Whole> {};

TEST_P(WholeFormatTest, EveryGraphReadsBackTheSame) {
    const auto [format, xml] = GetParam();
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        test::Random random(seed);
        const Graph graph = test::random_graph(random, {.hostile = seed % 2 == 0});
        std::string loss;
        const std::string bytes = written(graph, format, {}, &loss);
        if (!loss.empty()) {
            ASSERT_TRUE(xml) << loss;
            ASSERT_THAT(loss, ::testing::HasSubstr("control characters"));
            ASSERT_EQ(read_back(bytes, format).edge_count(), graph.edge_count());
            continue;
        }
        ASSERT_EQ(to_entente_json(read_back(bytes, format)), to_entente_json(graph))
            << "seed " << seed << '\n'
            << bytes;
    }
}

TEST_P(WholeFormatTest, HoweverUndirectedRelationsAreWritten) {
    const std::string_view format = GetParam().format;
    for (const Mixed mixed : {Mixed::attribute, Mixed::native, Mixed::expand}) {
        if (mixed == Mixed::native && !find_graph_format(format)->mixes)
            continue;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            test::Random random(seed);
            const Graph graph = test::random_graph(random, {.hostile = false});
            const std::string bytes = written(graph, format, {.mixed = mixed});
            ASSERT_EQ(to_entente_json(read_back(bytes, format)), to_entente_json(graph))
                << "seed " << seed << '\n'
                << bytes;
        }
    }
}

TEST_P(WholeFormatTest, EveryCutIsRefusedWithAPlace) {
    const std::string_view format = GetParam().format;
    test::Random random(11);
    const Graph graph = test::random_graph(random, {.nodes = 4, .edges = 4, .hostile = false});
    const std::string bytes = written(graph, format);
    const std::size_t end = bytes.find_last_not_of('\n') + 1;
    for (std::size_t cut = 0; cut < end; ++cut) {
        const auto error = test::error_of([&] { (void)read_back(bytes.substr(0, cut), format); });
        if (format == "jsonl" && !error)
            continue;  // a file of whole lines is a whole file
        ASSERT_TRUE(error) << "cut at " << cut;
        EXPECT_GT(error->where().line, 0U);
        EXPECT_GT(error->where().column, 0U);
    }
}

INSTANTIATE_TEST_SUITE_P(All,
                         WholeFormatTest,
                         ::testing::Values(Whole{"graphml", true},
                                           Whole{"gexf", true},
                                           Whole{"node-link", false},
                                           Whole{"cyjs", false},
                                           Whole{"jsonl", false}),
                         [](const auto& row) {
                             std::string name = row.param.format;
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace entente
