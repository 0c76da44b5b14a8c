// SPDX-License-Identifier: MIT
// The networks against a reference in Python, on random statements, with every aggregation,
// normalisation, qualifier, rule for duplicates, window and kernel.
#include "graph/network/slices.hpp"
#include "tests/graph/network/debates.hpp"
#include "tests/support/python.hpp"
#include "tests/support/random.hpp"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace entente::test {
namespace {

struct Case {
    std::vector<Statement> statements;
    std::string qualifier;
    std::string duplicates;
    std::string window;  ///< "" or as on the command line
    std::string kernel;
    bool compat = false;
};

const std::vector<std::pair<std::string, Qualifier>> qualifiers{{"agreement", Qualifier::agreement},
                                                                {"sign", Qualifier::sign},
                                                                {"relation", Qualifier::relation}};
const std::vector<std::pair<std::string, Duplicates>> duplicates{{"include", Duplicates::include},
                                                                 {"document", Duplicates::document},
                                                                 {"week", Duplicates::week},
                                                                 {"month", Duplicates::month},
                                                                 {"year", Duplicates::year},
                                                                 {"range", Duplicates::range}};
const std::vector<std::pair<std::string, Kernel>> kernels{{"none", Kernel::none},
                                                          {"uniform", Kernel::uniform},
                                                          {"triangular", Kernel::triangular},
                                                          {"epanechnikov", Kernel::epanechnikov},
                                                          {"gaussian", Kernel::gaussian}};
const std::vector<std::pair<std::string, Aggregation>> aggregations{
    {"ignore", Aggregation::ignore},
    {"congruence", Aggregation::congruence},
    {"conflict", Aggregation::conflict},
    {"subtract", Aggregation::subtract},
    {"combine", Aggregation::combine}};
const std::vector<std::pair<std::string, Normalisation>> normalisations{
    {"none", Normalisation::none},
    {"average", Normalisation::average},
    {"jaccard", Normalisation::jaccard},
    {"cosine", Normalisation::cosine},
    {"true-cosine", Normalisation::true_cosine},
    {"activity", Normalisation::activity},
    {"prominence", Normalisation::prominence}};

template <class Value>
Value named(const std::vector<std::pair<std::string, Value>>& names, const std::string& name) {
    return std::ranges::find(names, name, &std::pair<std::string, Value>::first)->second;
}

std::string random_date(Random& random) {
    const std::string year = fmt::format("{}", 2019 + random.below(2));
    const std::string month = fmt::format("{}-{:02}", year, 1 + random.below(12));
    const unsigned kind = random.below(20);
    if (kind == 0)
        return year;
    if (kind == 1)
        return month;
    return fmt::format("{}-{:02}", month, 1 + random.below(28));
}

Case random_case(std::uint64_t seed) {
    Random random(seed);
    Case result;
    const std::size_t count = 3 + random.below(40);
    const std::size_t rows = 2 + random.below(5);
    const std::size_t columns = 1 + random.below(4);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string relation =
            random.pick<std::string>({"supports", "leads", "opposes", "hedges"});
        result.statements.push_back(
            said(std::string("RR") + static_cast<char>(0x41 + random.below(rows)),
                 relation,
                 fmt::format("c{}", random.below(columns)),
                 random_date(random),
                 fmt::format("d{}.txt", random.below(4)),
                 static_cast<std::uint32_t>(i + 1),
                 random.chance(10)));
    }
    result.qualifier = qualifiers[seed % 3].first;
    result.duplicates = duplicates[seed / 3 % 6].first;
    result.compat = seed % 5 == 0;
    const std::vector<std::string> windows =
        result.compat
            ? std::vector<std::string>{"", "400d", "60w", "14m", "15m", "1y", "5e/9e", "4e/6e"}
            : std::vector<std::string>{"", "200d/100d", "300d/300d", "5e", "6e/3e"};
    result.window = random.pick(windows);
    result.kernel = result.window.empty() ? "none" : random.pick(kernels).first;
    return result;
}

std::string json(const Case& one, const Schema& schema) {
    std::string statements;
    for (const Statement& s : one.statements)
        statements += fmt::format(
            R"({}{{"row":"{}","column":"{}","sign":{},"negated":{},"relation":"{}","date":"{}",)"
            R"("document":"{}","sentence":{},"id":"{}"}})",
            statements.empty() ? "" : ",",
            s.source,
            s.target,
            static_cast<int>(schema.find_relation(s.relation)->sign),
            s.negated,
            s.relation,
            s.date,
            s.document,
            s.sentence.index,
            s.id);
    std::string window = "null";
    if (!one.window.empty()) {
        std::istringstream in(one.window);
        unsigned length = 0, step = 1;
        char unit = 0, slash = 0;
        in >> length >> unit >> slash >> step;
        window = fmt::format(R"(["{}",{},{}])", unit, length, slash == '/' ? step : 1U);
    }
    return fmt::format(
        R"({{"statements":[{}],"qualifier":"{}","duplicates":"{}","compat":{},"window":{},"kernel":"{}"}})"
        "\n",
        statements,
        one.qualifier,
        one.duplicates,
        one.compat,
        window,
        one.kernel);
}

/// "window name row column" and its value; a window without entries has its name alone.
using Entries = std::map<std::string, double>;

void add_networks(Entries& entries,
                  const std::string& window,
                  const Debate& debate,
                  std::span<const double> roots,
                  std::span<const double> weights) {
    entries["window " + window] = 0;
    for (const auto& [aggregation, how] : aggregations) {
        for (const auto& [normalisation, by] : normalisations) {
            const bool two_only = by == Normalisation::activity || by == Normalisation::prominence;
            if (how != Aggregation::combine && !two_only)
                for (const MatrixCell& cell : one_mode(debate, {how, by}, roots))
                    entries[fmt::format("{} one-{}-{} {} {}",
                                        window,
                                        aggregation,
                                        normalisation,
                                        debate.rows[cell.row],
                                        debate.rows[cell.column])] = cell.value;
            const bool combine = how == Aggregation::combine && by == Normalisation::none;
            const bool sum = how == Aggregation::ignore || how == Aggregation::subtract;
            if (combine || (sum && (two_only || by == Normalisation::none)))
                for (const MatrixCell& cell : two_mode(debate, {how, by}, weights))
                    entries[fmt::format("{} two-{}-{} {} {}",
                                        window,
                                        aggregation,
                                        normalisation,
                                        debate.rows[cell.row],
                                        debate.columns[cell.column])] = cell.value;
        }
    }
}

Entries ours(const Case& one) {
    const Debate debate = debate_of(one.statements,
                                    {.row_types = {},
                                     .column_types = {},
                                     .qualifier = named(qualifiers, one.qualifier),
                                     .duplicates = named(duplicates, one.duplicates),
                                     .dna_compat = one.compat});
    Entries entries;
    if (one.window.empty()) {
        add_networks(entries, "all", debate, {}, {});
        return entries;
    }
    auto rule = parse_slice_rule(one.window, one.compat);
    EXPECT_TRUE(rule.has_value()) << one.window;
    rule->kernel = named(kernels, one.kernel);
    for (const Slice& slice : slices_of(debate, *rule))
        add_networks(entries,
                     slice.name,
                     debate,
                     weights_in(slice, debate, *rule, true),
                     weights_in(slice, debate, *rule, false));
    return entries;
}

std::vector<Entries> parse(const std::string& text) {
    std::vector<Entries> result(1);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t blank = line.rfind(' ');
        if (line.empty())
            result.emplace_back();
        else if (line.starts_with("window "))
            result.back()[line] = 0;
        else
            result.back()[line.substr(0, blank)] = std::stod(line.substr(blank + 1));
    }
    result.pop_back();
    return result;
}

TEST(DebateReferenceTest, EveryNetworkIsAsItsDefinitionHasIt) {
    constexpr std::uint64_t cases = 90;
    if (!python_has("json"))
        GTEST_SKIP() << "no python3";
    const Schema schema = debate_schema();
    std::string input;
    for (std::uint64_t seed = 1; seed <= cases; ++seed)
        input += json(random_case(seed), schema);
    const std::vector<Entries> theirs =
        parse(python_output("tests/graph/network/debate_reference.py", input));
    ASSERT_EQ(theirs.size(), cases);
    std::size_t compared = 0;
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        const Entries mine = ours(random_case(seed));
        const auto near = [&](const Entries& a, const Entries& b, const char* where) {
            for (const auto& [name, value] : a) {
                const auto other = b.find(name);
                // a difference of equal numbers may be a rounding error to one of them
                ASSERT_NEAR(
                    other == b.end() ? 0.0 : other->second, value, 1e-12 * (1.0 + std::abs(value)))
                    << name << " " << where << ", seed " << seed;
                ASSERT_TRUE(other != b.end() || !name.starts_with("window ")) << name << where;
                ++compared;
            }
        };
        near(theirs[seed - 1], mine, "of the reference");
        near(mine, theirs[seed - 1], "of ours");
    }
    EXPECT_GT(compared, 20000U);
}

}  // namespace
}  // namespace entente::test
