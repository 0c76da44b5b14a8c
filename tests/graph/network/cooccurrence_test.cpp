// SPDX-License-Identifier: MIT
#include "graph/network/cooccurrence.hpp"

#include "graph/base/error.hpp"
#include "tests/graph/network/debates.hpp"
#include "tests/support/python.hpp"
#include "tests/support/random.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

namespace entente::test {
namespace {

Graph no_entities() {
    return Graph(debate_schema(), {}, {});
}

TEST(CooccurrenceTest, LogLikelihoodAsDunningPublishedIt) {
    // "Accurate Methods for the Statistics of Surprise and Coincidence", table 2: "the swiss", 110
    // together, 2442 of the first alone, 111 of the second alone, 29114 neither: 270.72
    std::vector<Naming> namings;
    std::uint32_t sentence = 0;
    for (int i = 0; i < 110; ++i) {
        namings.push_back({"a", ++sentence, "swiss"});
        namings.push_back({"a", sentence, "the"});
    }
    for (int i = 0; i < 2442; ++i)
        namings.push_back({"a", ++sentence, "the"});
    for (int i = 0; i < 111; ++i)
        namings.push_back({"a", ++sentence, "swiss"});
    const Cooccurrence found = cooccurrence(namings, no_entities(), {.units = 31777});
    ASSERT_EQ(found.pairs.size(), 1U);
    EXPECT_NEAR(found.pairs[0].log_likelihood, 270.72, 0.005);
    EXPECT_EQ(found.pairs[0].together, 110U);
    EXPECT_NEAR(found.pairs[0].pmi, std::log2(110.0 * 31777 / (2552.0 * 221)), 1e-12);
    EXPECT_THROW((void)cooccurrence(namings, no_entities(), {.units = 100}), Error);
}

TEST(CooccurrenceTest, UnitsAreSentencesParagraphsOrDocuments) {
    // a.txt: sentences 1 and 2 are one paragraph, 3 the next
    const std::vector<Naming> namings{{"a.txt", 1, "x"},
                                      {"a.txt", 2, "y"},
                                      {"a.txt", 3, "z"},
                                      {"b.txt", 1, "x"},
                                      {"b.txt", 1, "z"}};
    const Paragraphs paragraphs{{"a.txt", {0, 0, 1}}, {"b.txt", {0}}};
    const auto pairs = [&](Within within) {
        const Cooccurrence found =
            cooccurrence(namings, no_entities(), {.within = within}, paragraphs);
        std::string text = fmt::format("{}:", found.units);
        for (const CooccurrencePair& pair : found.pairs)
            text += fmt::format(
                " {}{}{}", found.entities[pair.first], found.entities[pair.second], pair.together);
        return text;
    };
    EXPECT_EQ(pairs(Within::sentence), "4: xz1");
    EXPECT_EQ(pairs(Within::paragraph), "3: xy1 xz1");
    EXPECT_EQ(pairs(Within::document), "2: xy1 xz2 yz1");
    EXPECT_THROW((void)cooccurrence(namings, no_entities(), {.within = Within::paragraph}), Error);
}

TEST(CooccurrenceTest, FiguresAreThoseOfTheReference) {
    if (!python_has("json"))
        GTEST_SKIP() << "no python3";
    constexpr std::uint64_t cases = 60;
    std::vector<std::vector<Naming>> all;
    std::string input;
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        Random random(seed);
        std::vector<Naming>& namings = all.emplace_back();
        std::string list;
        const std::size_t count = 2 + random.below(60);
        for (std::size_t i = 0; i < count; ++i) {
            const Naming naming{fmt::format("d{}", random.below(3)),
                                1 + random.below(8),
                                fmt::format("e{}", random.below(6))};
            namings.push_back(naming);
            list += fmt::format(R"({}["{}",{},"{}"])",
                                list.empty() ? "" : ",",
                                naming.document,
                                naming.sentence,
                                naming.entity);
        }
        input += "{\"namings\":[" + list + "]}\n";
    }
    std::istringstream lines(python_output("tests/graph/network/cooccurrence_reference.py", input));
    std::size_t compared = 0;
    for (const std::vector<Naming>& namings : all) {
        const Cooccurrence found = cooccurrence(namings, no_entities());
        std::string line;
        for (const CooccurrencePair& pair : found.pairs) {
            ASSERT_TRUE(std::getline(lines, line) && !line.empty());
            std::istringstream words(line);
            std::string first, second;
            std::uint64_t together = 0;
            double expected = 0, pmi = 0, npmi = 0, likelihood = 0;
            words >> first >> second >> together >> expected >> pmi >> npmi >> likelihood;
            EXPECT_EQ(found.entities[pair.first], first);
            EXPECT_EQ(found.entities[pair.second], second);
            EXPECT_EQ(pair.together, together);
            EXPECT_NEAR(pair.expected, expected, 1e-12);
            EXPECT_NEAR(pair.pmi, pmi, 1e-12);
            EXPECT_NEAR(pair.npmi, npmi, 1e-12);
            EXPECT_NEAR(pair.log_likelihood, likelihood, 1e-10);
            ++compared;
        }
        ASSERT_TRUE(std::getline(lines, line) && line.empty());
    }
    EXPECT_GT(compared, 300U);
}

TEST(CooccurrenceTest, GraphHoldsWhatIsMoreThanChance) {
    const std::vector<Statement> statements{said("AAA", "supports", "peace", "", "a.txt", 1),
                                            said("AAA", "opposes", "trade", "", "a.txt", 1),
                                            said("BBB", "supports", "trade", "", "a.txt", 2)};
    const Graph entities = entities_of(statements);
    const Cooccurrence found =
        cooccurrence(namings_of(statements), entities, {.types = {"concept"}});
    ASSERT_EQ(found.pairs.size(), 1U);  // peace and trade, together once, as chance has it
    EXPECT_EQ(found.pairs[0].pmi, 0.0);
    EXPECT_EQ(cooccurrence_graph(found, entities, Association::pmi).edge_count(), 0U);
    const Graph graph = cooccurrence_graph(found, entities);
    ASSERT_EQ(graph.edge_count(), 1U);
    EXPECT_EQ(graph.edges()[0].attributes.at("together"), "1");
    EXPECT_EQ(graph.node(*graph.find("trade")).attributes.at("units"), "2");
    EXPECT_EQ(graph.node(*graph.find("trade")).type, "concept");
}

}  // namespace
}  // namespace entente::test
