// SPDX-License-Identifier: MIT
#include "extract/introduced_names.hpp"

#include "extract/extractor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> statements(const std::string& text) {
    static const Extractor extractor = [] {
        Diagnostics diagnostics;
        return Extractor(std::make_shared<const Pack>(default_pack(diagnostics)));
    }();
    std::vector<std::string> all;
    for (const Statement& s : extractor.extract(read_document(text, "text")).statements)
        all.push_back(s.source + " " + s.relation + " " + s.target);
    return all;
}

TEST(IntroducedNamesTest, AcronymOfAnUnknownOrganisation) {
    EXPECT_THAT(statements("The Lumora Straits Zone (LSZ) met in May. Ghana backs the LSZ. "
                           "Togo opposes the Lumora Straits Zone."),
                testing::IsSupersetOf({"GHA supports LSZ", "TGO opposes LSZ"}));
    EXPECT_THAT(statements("Fiji joined the Council of Lumora and the Straits (“the CLS”). "
                           "The CLS condemned Tonga."),
                Contains("CLS opposes TON"));
}

TEST(IntroducedNamesTest, LettersThatAreNoInitialsTeachNothing) {
    EXPECT_THAT(statements("The Lumora Straits Zone (ABC) met. Ghana backs the ABC."),
                Not(Contains("GHA supports ABC")));
}

TEST(IntroducedNamesTest, NotBeforeItIsIntroducedNorInAnotherDocument) {
    EXPECT_THAT(statements("Ghana backs the LSZ."), IsEmpty());
}

TEST(IntroducedNamesTest, ChineseNames) {
    EXPECT_THAT(statements("伦莫拉海事联合会（以下简称“海联会”）成立于五月。加纳支持海联会。"),
                Contains("GHA supports 伦莫拉海事联合会"));
    EXPECT_THAT(statements("上海合作组织(以下简称上合)举行会议。加纳支持上合。"),
                Contains("GHA supports SCO"));
}

TEST(IntroducedNamesTest, SpansReadAsTheyStand) {
    Diagnostics diagnostics;
    const Extractor extractor(std::make_shared<const Pack>(default_pack(diagnostics)));
    const std::string text =
        "The Lumora Straits Zone (LSZ) met. Ghana backs the Lumora Straits Zone.";
    for (const Statement& s : extractor.extract(read_document(text, "a")).statements)
        for (const Span& span : {s.source_span, s.target_span})
            EXPECT_EQ(text.substr(span.begin, span.end - span.begin), span.text);
}

/// More names than there is room for: the first count, none is mistaken for another.
TEST(IntroducedNamesTest, ManyNames) {
    std::string text;
    for (char a = 'A'; a <= 'C'; ++a)
        for (char b = 'A'; b <= 'Z'; ++b) {
            const std::string letters{'Q', 'X', a, b};
            text += std::string("The Quor Xylo ") + a + "rum " + b + "lim (" + letters +
                    ") met. Ghana backs the " + letters + ". ";
        }
    const std::vector<std::string> found = statements(text);
    EXPECT_GE(found.size(), 20U);
    std::vector<std::string> once = found;
    std::ranges::sort(once);
    EXPECT_EQ(std::ranges::adjacent_find(once), once.end());
}

TEST(IntroducedNamesTest, RoomsAppearInNoCatalogue) {
    Diagnostics diagnostics;
    const Pack pack = default_pack(diagnostics);
    for (const Node& node : pack.catalogue())
        EXPECT_NE(node.id.front(), '~');
}

}  // namespace
}  // namespace entente
