// SPDX-License-Identifier: MIT
#include "extract/extractor.hpp"
#include "extract/pack.hpp"
#include "extract/pack_test.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

namespace entente {
namespace {

/// The cases of every language that the default pack has.
class PackCasesTest : public testing::TestWithParam<const char*> {
protected:
    static std::shared_ptr<const Pack> pack() {
        static const std::shared_ptr<const Pack> shared = [] {
            Diagnostics diagnostics;
            auto loaded = std::make_shared<const Pack>(default_pack(diagnostics));
            EXPECT_FALSE(diagnostics.has_errors());
            return loaded;
        }();
        return shared;
    }
};

std::string listed(const std::vector<Case::Expected>& statements) {
    std::string out;
    for (const Case::Expected& one : statements)
        out += (out.empty() ? "" : " | ") + to_string(one);
    return out.empty() ? "nothing" : out;
}

TEST_P(PackCasesTest, GiveExactlyTheirStatements) {
    const Extractor extractor(pack());
    const PackTestReport report = run_cases(*pack(), extractor, GetParam());
    EXPECT_GE(report.run, 80U);
    for (const PackTestFailure& f : report.failures)
        ADD_FAILURE() << to_string(f.where) << ": " << f.sentence << "\n  wants "
                      << listed(f.expected) << "\n  gives " << listed(f.got);
}

TEST_P(PackCasesTest, HoldEnoughSentencesThatGiveNothing) {
    const auto found = pack()->cases.find(GetParam());
    ASSERT_NE(found, pack()->cases.end());
    const auto none =
        std::ranges::count_if(found->second, [](const Case& one) { return one.expected.empty(); });
    EXPECT_GE(none, 25);
}

/// A word whose own example does not give its relation is a fault of the word or of the grammar.
TEST_P(PackCasesTest, ExamplesOfWordsMostlyCarryTheirRelation) {
    const Extractor extractor(pack());
    const PackTestReport report = run_examples(*pack(), extractor, GetParam());
    ASSERT_GT(report.run, 1000U);
    EXPECT_LT(report.failures.size() * 20, report.run);
}

INSTANTIATE_TEST_SUITE_P(Languages, PackCasesTest, testing::Values("en", "zh"), [](const auto& p) {
    return std::string(p.param);
});

}  // namespace
}  // namespace entente
