// SPDX-License-Identifier: MIT
#include "graph/schema.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/graphs.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace entente {
namespace {

using ::testing::HasSubstr;

struct BadSchema {
    const char* name;
    std::string toml;
    ErrorCode code;
    std::uint32_t line;
    std::uint32_t column;
    const char* message;  ///< part of it
};
class SchemaErrorTest : public ::testing::TestWithParam<BadSchema> {};

TEST_P(SchemaErrorTest, PointsAtTheFault) {
    Diagnostics diagnostics;
    static_cast<void>(parse_schema(GetParam().toml, "schema.toml", diagnostics));
    ASSERT_EQ(diagnostics.kept().size(), 1U);
    const Diagnostic& fault = diagnostics.kept().front();
    EXPECT_EQ(fault.code, GetParam().code) << fault.message;
    EXPECT_EQ(fault.where.file, "schema.toml");
    EXPECT_EQ(fault.where.line, GetParam().line) << fault.message;
    EXPECT_EQ(fault.where.column, GetParam().column) << fault.message;
    EXPECT_THAT(fault.message, HasSubstr(GetParam().message));
}

using enum ErrorCode;
const std::string good = "[[relation]]\nname = 'supports'\n";

INSTANTIATE_TEST_SUITE_P(
    All,
    SchemaErrorTest,
    ::testing::Values(
        BadSchema{"NotToml", "[[relation]\n", syntax, 1, 12, ""},
        BadSchema{"UnknownSection", "[[relations]]\nname='a'\n", unknown_name, 1, 3, "'relation'"},
        BadSchema{"UnknownKey", good + "singn = 1\n", unknown_name, 3, 1, "did you mean 'sign'?"},
        BadSchema{"UnknownKeyFarFromAny", good + "qqqqqqqq = 1\n", unknown_name, 3, 1, "unknown"},
        BadSchema{"SectionNotAList", "relation = 3\n", syntax, 1, 12, "[[relation]]"},
        BadSchema{"ListOfNumbers", "relation = [1]\n", syntax, 1, 13, "[[relation]]"},
        BadSchema{"NoName", "[[relation]]\nsign = 1\n", syntax, 1, 1, "without a name"},
        BadSchema{"NameNotText", "[[relation]]\nname = 3\n", syntax, 2, 8, "a string"},
        BadSchema{"EmptyName", "[[relation]]\nname = ''\n", syntax, 2, 8, "a name has"},
        BadSchema{"NameWithBlank", "[[relation]]\nname = 'a b'\n", syntax, 2, 8, "a name has"},
        BadSchema{"NameWithControl", "[[relation]]\nname = \"a\\u0007\"\n", syntax, 2, 8, "name"},
        BadSchema{"DoubledName", good + good, syntax, 4, 8, "stands twice"},
        BadSchema{"DoubledType",
                  "[[node_type]]\nname='a'\n[[node_type]]\nname='a'\n",
                  syntax,
                  4,
                  6,
                  "node type 'a' stands twice"},
        BadSchema{"SignTooLarge", good + "sign = 2\n", syntax, 3, 8, "1, 0 or -1"},
        BadSchema{"SignAsText", good + "sign = '+'\n", syntax, 3, 8, "1, 0 or -1"},
        BadSchema{"DirectedAsNumber", good + "directed = 1\n", syntax, 3, 12, "true or false"},
        BadSchema{"WeightZero", good + "weight = 0\n", syntax, 3, 10, "greater than 0"},
        BadSchema{"WeightNegative", good + "weight = -1.5\n", syntax, 3, 10, "greater than 0"},
        BadSchema{"WeightInfinite", good + "weight = inf\n", syntax, 3, 10, "greater than 0"},
        BadSchema{"WeightNan", good + "weight = nan\n", syntax, 3, 10, "greater than 0"},
        BadSchema{"WeightAsText", good + "weight = '1'\n", syntax, 3, 10, "greater than 0"},
        BadSchema{"LabelsAsText", good + "labels = 'x'\n", syntax, 3, 10, "a table"},
        BadSchema{"LabelAsNumber", good + "labels = { en = 1 }\n", syntax, 3, 17, "label 'en'"},
        BadSchema{"UnknownParent",
                  good + "[[relation]]\nname = 'aids'\nparent = 'suports'\n",
                  unknown_name,
                  5,
                  10,
                  "did you mean 'supports'?"},
        BadSchema{"OwnParent", good + "parent = 'supports'\n", syntax, 3, 10, "own ancestor"},
        BadSchema{"CircleOfParents",
                  good + "parent = 'b'\n[[relation]]\nname = 'b'\nparent = 'supports'\n",
                  syntax,
                  3,
                  10,
                  "own ancestor"},
        BadSchema{"ColumnInCodePoints",
                  "[[relation]]\nname = 'x'\nlabels = { zh = '支持', en = 1 }\n",
                  syntax,
                  3,
                  28,
                  "label 'en'"},
        BadSchema{"InvalidUtf8", "[[relation]]\nname = '\xff'\n", encoding, 2, 9, ""},
        BadSchema{"NulByte", std::string("[[relation]]\nname = '\0'\n", 23), syntax, 2, 9, ""},
        BadSchema{"CutInAString", "[[relation]]\nname = 'supp", syntax, 2, 13, ""}),
    [](const auto& instance) { return std::string(instance.param.name); });

TEST(SchemaTest, AllFaultsAreReportedAndTheSoundRestKept) {
    Diagnostics diagnostics;
    const Schema schema = parse_schema(
        "[[relation]]\nname = 'a'\nsign = 9\n[[relation]]\nname = 'b'\nparent = 'zzzzzz'\n"
        "[[relation]]\nname = 'b'\n[[node_type]]\n[[node_type]]\nname = 'state'\n",
        "s.toml",
        diagnostics);
    EXPECT_EQ(diagnostics.error_count(), 4U);
    ASSERT_EQ(schema.relations().size(), 2U);
    EXPECT_EQ(schema.find_relation("b")->parent, "");
    EXPECT_NE(schema.find_node_type("state"), nullptr);
}

TEST(SchemaTest, TheWorldPackIsSound) {
    Diagnostics diagnostics;
    const Schema schema =
        parse_schema(test::slurp(ENTENTE_SOURCE_DIR "/extract/packs/world/schema.toml"),
                     "schema.toml",
                     diagnostics);
    EXPECT_EQ(diagnostics.total(), 0U);
    ASSERT_NE(schema.find_relation("cooperates"), nullptr);
    EXPECT_FALSE(schema.find_relation("cooperates")->directed);
    EXPECT_EQ(schema.find_relation("fights")->sign, Sign::negative);
    EXPECT_EQ(schema.find_relation("aligns")->parent, "cooperates");
    EXPECT_EQ(schema.find_relation("supports")->labels.at("zh"), "支持");
    EXPECT_EQ(schema.find_relation("no such"), nullptr);
}

TEST(SchemaTest, ManyRelationsInAChainAreReadInGoodTime) {
    std::string toml = "[[relation]]\nname = 'r0'\n";
    for (int i = 1; i < 5000; ++i)
        toml += "[[relation]]\nname = 'r" + std::to_string(i) + "'\nparent = 'r" +
                std::to_string(i - 1) + "'\n";
    Diagnostics diagnostics;
    EXPECT_EQ(parse_schema(toml, "s.toml", diagnostics).relations().size(), 5000U);
    EXPECT_FALSE(diagnostics.has_errors());
}

TEST(SchemaTest, LayerReplacesAndAdds) {
    const Schema base = test::small_schema();
    const Schema layer({{"state", {{"en", "country"}}}, {"river", {}}},
                       {{.name = "supports", .sign = Sign::neutral}, {.name = "sails"}});
    const Schema both = merge(base, layer);
    EXPECT_EQ(both.relations().size(), base.relations().size() + 1);
    EXPECT_EQ(both.relations()[0].sign, Sign::neutral);
    EXPECT_EQ(both.relations().back().name, "sails");
    EXPECT_EQ(both.find_node_type("state")->labels.at("en"), "country");
    EXPECT_EQ(merge(base, base), base);
    EXPECT_EQ(merge(base, {}), base);
    EXPECT_EQ(merge({}, base), base);
}

TEST(SchemaTest, ConstructorRefusesWhatTheReaderReports) {
    const auto code = [](std::vector<RelationType> relations) {
        const auto error = test::error_of([&] { Schema({}, std::move(relations)); });
        return error ? std::optional(error->code()) : std::nullopt;
    };
    EXPECT_EQ(code({{.name = "a"}, {.name = "a"}}), syntax);
    EXPECT_EQ(code({{.name = ""}}), syntax);
    EXPECT_EQ(code({{.name = "a", .weight = 0}}), syntax);
    EXPECT_EQ(code({{.name = "a", .parent = "b"}}), unknown_name);
    EXPECT_EQ(code({{.name = "a", .parent = "b"}, {.name = "b", .parent = "a"}}), syntax);
    EXPECT_EQ(code({{.name = "a", .parent = "b"}, {.name = "b"}}), std::nullopt);
}

}  // namespace
}  // namespace entente
