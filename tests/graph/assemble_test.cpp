// SPDX-License-Identifier: MIT
#include "graph/assemble.hpp"

#include "graph/io/io.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace entente {
namespace {

using ::testing::HasSubstr;

std::vector<Statement> random_statements(test::Random& random, std::size_t most) {
    const Schema schema = test::small_schema();
    static const std::vector<std::string> ids = {"CHN", "RUS", "IND", "SCO", "sovereignty", "C5+1"};
    static const std::vector<std::string> dates = {
        "", "2016", "2016-05", "2016-05-20", "2024-01-01"};
    std::vector<Statement> statements;
    for (std::size_t n = random.below(most + 1); n > 0; --n) {
        Statement s;
        s.document = random.chance(50) ? "a.txt" : "b.txt";
        s.date = random.pick(dates);
        s.language = "en";
        s.sentence.index = 1 + random.below(4);
        s.sentence.text = "Sentence " + std::to_string(s.sentence.index);
        s.source = random.pick(ids);
        s.relation = schema.relations()[random.below(schema.relations().size())].name;
        s.target = random.pick(ids);
        s.negated = random.chance(20);
        s.modality = static_cast<Modality>(random.below(4));
        s.trigger = {random.below(9), 20, "word"};
        s.id = statement_id(s);
        statements.push_back(s);
    }
    return statements;
}

TEST(AssembleTest, AgreesWithBruteForce) {
    const Schema schema = test::small_schema();
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        test::Random random(seed);
        const std::vector<Statement> statements = random_statements(random, 40);
        using Key = std::tuple<std::string, std::string, std::string, bool>;
        std::map<Key, std::set<std::string>> ids;
        std::map<Key, std::set<std::pair<std::string, std::uint32_t>>> sentences;
        std::set<std::string> ends;
        for (const Statement& s : statements) {
            const bool turn = !schema.find_relation(s.relation)->directed && s.target < s.source;
            const Key key{
                turn ? s.target : s.source, s.relation, turn ? s.source : s.target, s.negated};
            ids[key].insert(s.id);
            sentences[key].emplace(s.document, s.sentence.index);
            ends.insert({s.source, s.target});
        }
        const Graph graph = assemble(statements, schema, {});
        ASSERT_EQ(graph.edge_count(), ids.size());
        ASSERT_EQ(graph.node_count(), ends.size());
        for (const Edge& edge : graph.edges()) {
            const EdgeKey k = graph.key(edge);
            const Key key{k.source, k.relation, k.target, k.negated};
            ASSERT_EQ(edge.evidence.size(), ids.at(key).size()) << "seed " << seed;
            ASSERT_EQ(edge.weight, static_cast<double>(sentences.at(key).size()));
        }
    }
}

TEST(AssembleTest, OrderShardsAndRepetitionDoNotMatter) {
    const Schema schema = test::small_schema();
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        test::Random random(seed);
        std::vector<Statement> statements = random_statements(random, 30);
        const std::string expected = to_entente_json(assemble(statements, schema, {}));
        // through files, as shards of any engine come in: some lines twice, in any order
        std::vector<std::string> lines;
        for (const Statement& s : statements) {
            lines.push_back(to_json_line(s));
            if (random.chance(30))
                lines.push_back(lines.back());
        }
        random.shuffle(lines);
        std::vector<Statement> read;
        std::string shard;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            shard += lines[i] + '\n';
            if (random.chance(30) || i + 1 == lines.size()) {
                parse_statements(shard, "s.jsonl", [&](Statement&& s) { read.push_back(s); });
                shard.clear();
            }
        }
        ASSERT_EQ(to_entente_json(assemble(read, schema, {})), expected) << "seed " << seed;
    }
}

Statement dated(const std::string& date, std::uint32_t sentence = 1) {
    Statement s{.document = "d", .date = date};
    s.sentence.index = sentence;
    s.source = "CHN";
    s.relation = "supports";
    s.target = "SCO";
    s.id = statement_id(s) + date;
    return s;
}

TEST(AssembleTest, KeepsDatesWithinTheRange) {
    const Schema schema = test::small_schema();
    const std::vector<Statement> statements = {dated("2015-12-31"),
                                               dated("2016"),
                                               dated("2016-01-01"),
                                               dated("2016-03"),
                                               dated("2016-03-31"),
                                               dated("2016-04-01"),
                                               dated("2017"),
                                               dated("")};
    const auto kept = [&](const std::string& from, const std::string& to) {
        std::set<std::string> dates;
        const Graph graph = assemble(statements, schema, {}, {}, {.from = from, .to = to});
        for (const Edge& edge : graph.edges())
            for (const Evidence& e : edge.evidence)
                dates.insert(e.date);
        return dates;
    };
    using Dates = std::set<std::string>;
    EXPECT_EQ(kept("", "").size(), 8U);
    EXPECT_EQ(kept("2016-04", ""), (Dates{"", "2016", "2016-04-01", "2017"}));
    EXPECT_EQ(kept("", "2015"), (Dates{"", "2015-12-31"}));
    EXPECT_EQ(kept("2016-03-01", "2016-03-31"), (Dates{"", "2016", "2016-03", "2016-03-31"}));
    EXPECT_EQ(kept("2016", "2016"),
              (Dates{"", "2016", "2016-01-01", "2016-03", "2016-03-31", "2016-04-01"}));
}

TEST(AssembleTest, KeepsWhatIsAskedFor) {
    const Schema schema = test::small_schema();
    std::vector<Statement> statements = {dated("2016", 1), dated("2017", 1), dated("2018", 2)};
    statements.push_back(dated("2019", 3));
    statements.back().relation = "opposes";
    statements.back().modality = Modality::planned;
    const auto edges = [&](const AssembleOptions& options) {
        return assemble(statements, schema, {}, {}, options).edge_count();
    };
    EXPECT_EQ(edges({}), 2U);
    EXPECT_EQ(edges({.relations = {"supports"}}), 1U);
    EXPECT_EQ(edges({.modalities = {Modality::planned, Modality::reported}}), 1U);
    EXPECT_EQ(edges({.min_evidence = 2}), 1U);  // two distinct sentences out of three statements
    EXPECT_EQ(edges({.min_evidence = 3}), 0U);
    EXPECT_EQ(assemble(statements, schema, {}, {}, {.min_evidence = 3}).node_count(), 0U);
}

TEST(AssembleTest, NodesComeFromTheCatalogueOrTellTheirType) {
    const std::vector<Node> catalogue = {
        {.id = "SCO", .type = "organisation", .labels = {{"zh", "上合组织"}}},
        {.id = "NATO", .type = "organisation"}};
    Statement s = dated("2016");
    s.target = "sovereignty";
    const std::vector<Statement> statements = {dated("2016"), s};
    const Graph graph = assemble(statements, test::small_schema(), catalogue);
    ASSERT_EQ(graph.node_count(), 3U);  // NATO has no statement
    EXPECT_EQ(graph.node(*graph.find("CHN")).type, "state");
    EXPECT_EQ(graph.node(*graph.find("SCO")).labels.at("zh"), "上合组织");
    EXPECT_EQ(graph.node(*graph.find("sovereignty")).type, "concept");
}

TEST(AssembleTest, UnknownRelationIsNamedWithASuggestion) {
    std::vector<Statement> statements = {dated("2016")};
    statements[0].relation = "suports";
    const auto error =
        test::error_of([&] { (void)assemble(statements, test::small_schema(), {}); });
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code(), ErrorCode::unknown_name);
    EXPECT_THAT(error->what(), HasSubstr("'suports'; did you mean 'supports'?"));
}

}  // namespace
}  // namespace entente
