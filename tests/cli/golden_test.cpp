// SPDX-License-Identifier: MIT
#include "tests/support/golden.hpp"

#include "tests/cli/sandbox.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace entente::test {
namespace {

const std::string corpus = ENTENTE_SOURCE_DIR "/examples/corpus/";
const std::string kept = ENTENTE_SOURCE_DIR "/tests/golden/cli/";

/// What the shipped corpus gives, one line a statement: changes with every better rule.
TEST(CorpusGoldenTest, StatementsOfTheShippedCorpus) {
    const Sandbox box;
    for (const std::string year : {"2016", "2024"}) {
        const Outcome graph = box.run({"extract", corpus + year});
        ASSERT_EQ(graph.status, 0) << graph.err;
        const Outcome flat =
            box.run({"show", "-", "--flat"}, {.input = graph.out, .environment = {}});
        expect_golden("cli/corpus-" + year + ".tsv", flat.out);
    }
}

/// A command on two graphs of fixed statements, so that only the command itself can change it.
struct GoldenCase {
    const char* name;
    std::vector<std::string> words;
    int status = 0;
};

void PrintTo(const GoldenCase& one, std::ostream* out) {
    *out << one.name;
}

class CommandGoldenTest : public testing::TestWithParam<GoldenCase> {};

TEST_P(CommandGoldenTest, OutputIsAsReviewed) {
    const Sandbox box;
    for (const std::string year : {"a", "b"}) {
        const Outcome got =
            box.run({"assemble", kept + year + ".jsonl", "-o", year + ".entente.json"});
        ASSERT_EQ(got.status, 0) << got.err;
    }
    const Outcome got = box.run(GetParam().words);
    EXPECT_EQ(got.status, GetParam().status);
    EXPECT_EQ(got.err, "");
    expect_golden(std::string("cli/") + GetParam().name, got.out);
}

INSTANTIATE_TEST_SUITE_P(
    All,
    CommandGoldenTest,
    testing::Values(
        GoldenCase{"centrality.txt",
                   {"centrality", "b.entente.json", "--labels", "zh,en", "--top", "12"}},
        GoldenCase{"centrality.md",
                   {"centrality", "b.entente.json", "-f", "md", "--layer", "negative"}},
        GoldenCase{"centrality.csv", {"centrality", "b.entente.json", "-f", "csv"}},
        GoldenCase{"centrality.json",
                   {"centrality", "b.entente.json", "-f", "json", "--measures", "degree,pagerank"}},
        GoldenCase{"centrality.html",
                   {"centrality", "b.entente.json", "-f", "html", "--measures", "degree"}},
        GoldenCase{"diff.txt", {"diff", "a.entente.json", "b.entente.json"}, 1},
        GoldenCase{"diff.md", {"diff", "a.entente.json", "b.entente.json", "-f", "md"}, 1},
        GoldenCase{"node.txt", {"show", "b.entente.json", "--node", "KAZ"}},
        GoldenCase{"flat.tsv", {"show", "b.entente.json", "--flat"}}),
    [](const auto& test) {
        std::string name = test.param.name;
        name[name.find('.')] = '_';
        return name;
    });

}  // namespace
}  // namespace entente::test
