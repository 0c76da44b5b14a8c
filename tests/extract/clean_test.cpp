// SPDX-License-Identifier: MIT
#include "extract/clean.hpp"

#include "extract/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

using testing::ElementsAre;

/// The blocks of a text, each with a letter for its kind: p h i r n.
std::vector<std::string> blocks(std::string_view text) {
    Decoded decoded;
    decode(text, "c.txt", Limits{}, decoded);
    const Cleaned cleaned = clean(decoded);
    std::vector<std::string> out;
    for (const Block& block : cleaned.blocks) {
        constexpr std::string_view kinds = "phirn";
        out.push_back(std::string(1, kinds[static_cast<std::size_t>(block.kind)]) + ":" +
                      cleaned.text.substr(block.begin, block.end - block.begin));
    }
    return out;
}

struct Case {
    const char* name;
    std::string_view text;
    std::vector<std::string> expected;
};

class CleanTest : public testing::TestWithParam<Case> {};

TEST_P(CleanTest, GivesBlocks) {
    EXPECT_EQ(blocks(GetParam().text), GetParam().expected);
}

std::string name_of(const testing::TestParamInfo<Case>& p) {
    return p.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Characters,
    CleanTest,
    testing::Values(
        Case{"FullWidth", "Ｇ２０ 峰会（２０１６）　在杭州举行。", {"p:G20峰会(2016)在杭州举行。"}},
        Case{"ChinesePunctuationStays", "甲，乙；丙：丁？戊！", {"p:甲，乙；丙：丁？戊！"}},
        Case{"YiIsGbkPunctuation", "甲ꎬ 乙ꎻ 丙ꎺ 丁ꎮ", {"p:甲，乙；丙：丁。"}},
        Case{"YiInAYiTextStays", "ꆈꌠꁱꂷꎬꃅꄉ.", {"p:ꆈꌠꁱꂷꎬꃅꄉ."}},
        Case{"Ligatures", "The oﬃce ﬁrst aﬀected.", {"p:The office first affected."}},
        Case{"ComposedToNfc", "Co\xCC\x82te d’Ivoire acts.", {"p:Côte d’Ivoire acts."}},
        Case{"InvisibleGo", "Ca\xE2\x80\x8Biro\xEF\xBB\xBF acts.", {"p:Cairo acts."}},
        Case{"SoftHyphen", "Cai\xC2\xADro acts.", {"p:Cairo acts."}},
        Case{"PresentationForms", "甲﹐乙︒", {"p:甲，乙。"}},
        Case{"KangxiRadicals", "⼤国⼈民。", {"p:大国人民。"}},
        Case{"BlanksBetweenHanGo", "甲 国 与 乙 国 合 作。", {"p:甲国与乙国合作。"}},
        Case{"BlanksBetweenLatinWordsStay", "与 Addis Ababa 合作。", {"p:与Addis Ababa合作。"}},
        Case{"PlusInsideAName", "Ｃ５ ＋１ 机制运行。", {"p:C5+1机制运行。"}},
        Case{"NoBreakSpace", "Cape\xC2\xA0Town acts.", {"p:Cape Town acts."}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Lines,
    CleanTest,
    testing::Values(
        Case{"BrokenEnglishLine",
             "The ministers of the two coasts met\nagain in Lomé and agreed to go on\nwith it.\n",
             {"p:The ministers of the two coasts met again in Lomé and agreed to go on with it."}},
        Case{"HyphenOfTheTypesetter",
             "The ministers of the two coasts wel-\ncomed the offer of the other coast.\n",
             {"p:The ministers of the two coasts welcomed the offer of the other coast."}},
        Case{"HyphenOfTheWordBeforeACapital",
             "The ministers spoke about the Asia-\nAfrica corridor, and they agreed.\n",
             {"p:The ministers spoke about the Asia-Africa corridor, and they agreed."}},
        Case{"HyphenOfTheWordSeenElsewhere",
             "A land-locked state has no port; land-\nlocked states trade by rail, or not.\n",
             {"p:A land-locked state has no port; land-locked states trade by rail, or not."}},
        Case{"HyphenBetweenTwoWordsSeenElsewhere",
             "The coast guard has no ships. The coast-\nguard ministers met. They spoke of it.\n",
             {"p:The coast guard has no ships. The coast-guard ministers met. They spoke of it."}},
        Case{"ParagraphsStayApart",
             "The first paragraph ends here.\n\nThe second one begins after a blank line.\n",
             {"p:The first paragraph ends here.", "p:The second one begins after a blank line."}},
        Case{"HeadingIsNotGlued",
             "一、海上合作\n三年来，两国在海上救援方面的合作进展顺利，双方对此都表示满意，也愿意继"
             "续。\n",
             {"h:一、海上合作",
              "p:三年来，两国在海上救援方面的合作进展顺利，双方对此都表示满意，也愿意继续。"}},
        Case{"CrLf", "One line.\r\n\r\nAnother line.\r\n", {"p:One line.", "p:Another line."}},
        Case{"HeadlineOfTwoClausesKeepsItsBlank",
             "海上论坛在此闭幕 两国签署协议\n\n论坛昨天闭幕。",
             {"h:海上论坛在此闭幕 两国签署协议", "p:论坛昨天闭幕。"}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Pages,
    CleanTest,
    testing::Values(
        Case{
            "PageNumberAndFormFeed",
            "The ministers of the two coasts met in the\n\n- 17 -\n\fport of Lomé and agreed to go "
            "on with it.\n",
            {"p:The ministers of the two coasts met in the port of Lomé and agreed to go on with "
             "it."}},
        Case{
            "HeadWithNumber",
            "The railway that is to carry the ore of the\n\n18           Roads and Rivals\n\ncoast "
            "was paid for by the two neighbours.\n",
            {"p:The railway that is to carry the ore of the coast was paid for by the two "
             "neighbours."}},
        Case{"ColumnOfNumbersIsData", "Table\n\n17\n18\n19\n", {"h:Table", "p:17 18 19"}},
        Case{"PlainNotes",
             "The islands left the forum.1 They\ncame back in 2022.\n\n1 See the record of the "
             "forum.\n",
             {"p:The islands left the forum. They came back in 2022.",
              "n:See the record of the forum."}},
        Case{"DecimalsAreNoNotes",
             "Trade rose by 3.5 per cent. See No.5 of it.\n\n5 Further points\n",
             {"p:Trade rose by 3.5 per cent. See No.5 of it.", "h:5 Further points"}},
        Case{"SuperscriptNotesGoAndUnitsStay",
             "The islands² cover 40 km² of sea.",
             {"p:The islands cover 40 km² of sea."}},
        Case{"BracketNotes",
             "The islands [3] left[4] the forum.",
             {"p:The islands left the forum."}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Shapes,
    CleanTest,
    testing::Values(
        Case{"Bullets",
             "Points made:\n•  Oman mediates\n   o  Qatar pays\n•  Kuwait waits\n",
             {"p:Points made:", "i:Oman mediates", "i:Qatar pays", "i:Kuwait waits"}},
        Case{"BulletOverTwoLines",
             "• Oman has long kept a channel open between the\n  two shores of the gulf.\n• Kuwait "
             "waits.\n",
             {"i:Oman has long kept a channel open between the two shores of the gulf.",
              "i:Kuwait waits."}},
        Case{"Enumerated",
             "1. Oman mediates.\n2. Qatar pays.\n(a) Kuwait waits.\n",
             {"i:1. Oman mediates.", "i:2. Qatar pays.", "i:(a) Kuwait waits."}},
        Case{"ColumnsBecomeRows",
             "State      Role        Since\nOman       mediator    1979\nQatar      donor       "
             "2008\n",
             {"r:State\tRole\tSince", "r:Oman\tmediator\t1979", "r:Qatar\tdonor\t2008"}},
        Case{"MarkdownTable",
             "| State | Role |\n|---|---|\n| Oman | mediator |\n",
             {"r:State\tRole", "r:Oman\tmediator"}},
        Case{"Markdown",
             "# The gulf\n\n**Oman** backs the [plan](https://example.org/plan) of *Qatar*.\n\n"
             "```\ncode()\n```\n\n> Kuwait waits.\n",
             {"h:The gulf", "p:Oman backs the plan of Qatar.", "p:Kuwait waits."}},
        Case{"Underlined",
             "The gulf\n========\n\nOman mediates.\n",
             {"h:The gulf", "p:Oman mediates."}},
        Case{"FrontMatter",
             "---\ntitle: x\ndate: 2020-01-02\n---\nOman mediates.\n",
             {"p:Oman mediates."}},
        Case{"DatelinesBeginBlocks",
             "MUSCAT — Oman mediates.\nDOHA — Qatar pays.\n",
             {"p:MUSCAT — Oman mediates.", "p:DOHA — Qatar pays."}}),
    name_of);

TEST(CleanTest, DatelinesAndHeadingsBeginSections) {
    const Document d = read_document(
        "MUSCAT — Oman mediates.\n\nIt is paid.\n\nDOHA — Qatar pays.\n\nThe islands\n\nThey "
        "wait.\n",
        "d.txt");
    std::vector<std::uint32_t> sections;
    for (const Sentence& s : d.sentences)
        sections.push_back(s.section);
    EXPECT_THAT(sections, ElementsAre(0, 0, 1, 2, 2));
}

}  // namespace
}  // namespace entente
