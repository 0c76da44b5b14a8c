// SPDX-License-Identifier: MIT
#include "extract/candidates.hpp"

#include "extract/expand_groups.hpp"
#include "extract/extractor.hpp"
#include "extract/inflect.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::shared_ptr<const Pack> world() {
    static const auto pack = [] {
        Diagnostics diagnostics;
        return std::make_shared<const Pack>(default_pack(diagnostics));
    }();
    return pack;
}

std::string candidates(const std::vector<std::string>& documents, std::size_t least = 1) {
    static const Extractor extractor(world());
    CandidateTable table;
    for (std::size_t i = 0; i < documents.size(); ++i)
        table.add("d" + std::to_string(i), extractor.candidates(read_document(documents[i], "d")));
    return table.to_text(*world(), least, 100);
}

TEST(CandidatesTest, UnknownVerbsBetweenKnownActors) {
    const std::string text =
        candidates({"Tonga was ghosted by Fiji. Ghana ghosts Togo.", "Peru ghosted Chile."}, 3);
    EXPECT_THAT(text,
                HasSubstr("# 3 times in 2 documents, language en; d0:1\n"
                          "ghost\tverb\tobj\t-\t\tTonga was ghosted by Fiji."));
}

TEST(CandidatesTest, KnownVerbsAreNoCandidates) {
    EXPECT_THAT(candidates({"Ghana supports Togo. Ghana repeatedly backs Togo."}),
                Not(HasSubstr("\tverb\t")));
}

TEST(CandidatesTest, UnknownNames) {
    const std::string text = candidates(
        {"The Lumora Straits Council met. Ghana praised the Lumora Straits Council in May."}, 2);
    EXPECT_THAT(text, HasSubstr("lumora-straits-council\torganisation\tLumora Straits Council\t"));
    EXPECT_THAT(candidates({"Ghana backs Togo. China and Russia agree."}),
                Not(HasSubstr("ghana\t")));
}

TEST(CandidatesTest, ChineseRunsOfUnknownCharacters) {
    EXPECT_THAT(candidates({"加纳抨瞿多哥。", "秘鲁抨瞿智利。"}, 2),
                HasSubstr("抨瞿\tverb\tobj\t-"));
}

TEST(BaseFormsTest, InverseOfTheRules) {
    const Grammar& english = world()->grammars.at("en");
    EXPECT_THAT(base_forms(english, "ghosted"), Contains("ghost"));
    EXPECT_THAT(base_forms(english, "planned"), Contains("plan"));
    EXPECT_THAT(base_forms(english, "allies"), Contains("ally"));
    EXPECT_THAT(base_forms(english, "hedging"), Contains("hedge"));
    EXPECT_THAT(base_forms(english, "repeatedly"), testing::IsEmpty());
    for (const std::string verb : {"hedge", "plan", "ally", "push", "tie", "ghost"})
        for (const auto& [form, inflection] : inflect(english, verb, true)) {
            if (inflection == Inflection::base)
                continue;
            EXPECT_THAT(base_forms(english, form), Contains(verb)) << form;
        }
}

Statement said(const std::string& source, const std::string& target, const std::string& date) {
    Statement s;
    s.document = "a";
    s.date = date;
    s.source = source;
    s.relation = "supports";
    s.target = target;
    s.source_span = {1, 2, "x"};
    s.target_span = {3, 4, "y"};
    return s;
}

TEST(ExpandGroupsTest, MembersOnTheDate) {
    const GroupExpander expander(*world());
    const auto before = expander.members("SCO-MEMBERS", "2016-05-01");
    const auto after = expander.members("SCO-MEMBERS", "2018");
    EXPECT_THAT(before, Contains("CHN"));
    EXPECT_THAT(before, Not(Contains("IND")));
    EXPECT_THAT(after, Contains("IND"));
    EXPECT_THAT(expander.members("SCO-MEMBERS", ""), Contains("BLR"));
    EXPECT_THAT(expander.members("CHN", "2018"), testing::IsEmpty());
}

TEST(ExpandGroupsTest, OneStatementAMember) {
    const GroupExpander expander(*world());
    const auto all = expander.expand(said("SCO-MEMBERS", "CHN", "2016"));
    EXPECT_EQ(all.size(), expander.members("SCO-MEMBERS", "2016").size() - 1);  // not China itself
    std::vector<std::string> ids;
    for (const Statement& s : all) {
        EXPECT_EQ(s.target, "CHN");
        EXPECT_EQ(s.source_span.text, "x");
        EXPECT_EQ(s.id, statement_id(s));
        ids.push_back(s.id);
    }
    std::ranges::sort(ids);
    EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
    EXPECT_THAT(expander.expand(said("IND", "CHN", "2016")),
                ElementsAre(said("IND", "CHN", "2016")));
}

TEST(ExpandGroupsTest, UndirectedOnceAPair) {
    Pack pack;
    pack.schema = Schema({{.name = "group"}}, {{.name = "trades", .directed = false}});
    pack.entities = {{.id = "G", .type = "group", .labels = {}, .forms = {}, .attributes = {}}};
    pack.memberships = {{"A", "G", "member", "", ""},
                        {"B", "G", "member", "", ""},
                        {"C", "G", "member", "2000", "2010"}};
    Statement s = said("G", "G", "2005");
    s.relation = "trades";
    const GroupExpander expander(pack);
    EXPECT_EQ(expander.expand(s).size(), 3U);
    s.date = "2010";
    EXPECT_EQ(expander.expand(s).size(), 1U);
}

}  // namespace
}  // namespace entente
