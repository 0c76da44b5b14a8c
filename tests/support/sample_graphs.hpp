// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::testing {

/// A schema with the relations of the default pack.
inline Schema sample_schema() {
    struct Row {
        const char* name;
        bool directed;
        Sign sign;
        const char *en, *zh;
    };
    constexpr Sign p = Sign::positive, z = Sign::neutral, n = Sign::negative;
    const std::array<Row, 18> rows{{{"cooperates", false, p, "cooperates with", "合作"},
                                    {"consults", false, p, "consults", "磋商"},
                                    {"supports", true, p, "supports", "支持"},
                                    {"aligns", false, p, "aligns with", "对接"},
                                    {"member_of", true, p, "member of", "成员"},
                                    {"leads", true, p, "leads", "主导"},
                                    {"aids", true, p, "aids", "援助"},
                                    {"trades", false, p, "trades with", "贸易"},
                                    {"hedges", true, z, "hedges toward", "对冲"},
                                    {"influences", true, z, "influences", "影响"},
                                    {"competes", false, n, "competes with", "竞争"},
                                    {"balances", true, n, "balances", "制衡"},
                                    {"contains", true, n, "contains", "遏制"},
                                    {"opposes", true, n, "opposes", "反对"},
                                    {"distrusts", true, n, "distrusts", "戒心"},
                                    {"disputes", false, n, "in dispute with", "争端"},
                                    {"coerces", true, n, "coerces", "胁迫"},
                                    {"fights", true, n, "fights", "交战"}}};
    std::vector<RelationType> relations;
    for (const Row& row : rows)
        relations.push_back(
            {row.name, row.directed, row.sign, 1.0, {{"en", row.en}, {"zh", row.zh}}, "", "", ""});
    std::vector<NodeType> types{{"state", {{"en", "state"}, {"zh", "国家"}}},
                                {"organisation", {{"en", "organisation"}, {"zh", "组织"}}},
                                {"initiative", {{"en", "initiative"}, {"zh", "倡议"}}},
                                {"group", {{"en", "group"}, {"zh", "国家群体"}}},
                                {"person", {{"en", "person"}, {"zh", "人物"}}},
                                {"concept", {{"en", "concept"}, {"zh", "概念"}}}};
    return Schema(std::move(types), std::move(relations));
}

/// A sentence about an edge, so that its evidence is real enough to show.
inline Evidence sample_evidence(std::string_view source,
                                std::string_view target,
                                std::string_view trigger,
                                std::size_t k) {
    Evidence evidence;
    evidence.statement = fmt::format(
        "s_{:016x}",
        std::hash<std::string>{}(fmt::format("{}|{}|{}|{}", source, target, trigger, k)));
    evidence.document = fmt::format("doc-{}.txt", k % 4 + 1);
    evidence.date = fmt::format("20{:02}-0{}-1{}", 15 + k % 8, k % 9 + 1, k % 10);
    evidence.language = "zh";
    const std::string text = fmt::format("{}{}{}。", source, trigger, target);
    const std::uint64_t begin = 400 * k;
    evidence.sentence = {static_cast<std::uint32_t>(k + 1), begin, begin + text.size(), text};
    evidence.rule = fmt::format("svo/{}", trigger);
    evidence.source_span = {begin, begin + source.size(), std::string(source)};
    evidence.trigger = {
        begin + source.size(), begin + source.size() + trigger.size(), std::string(trigger)};
    evidence.target_span = {begin + source.size() + trigger.size(),
                            begin + source.size() + trigger.size() + target.size(),
                            std::string(target)};
    return evidence;
}

/// 35 actors of Eurasia and 76 ties between them, invented in their weights, plain in their kinds:
/// the picture to look at.
inline Graph eurasia_graph() {
    struct Actor {
        const char *id, *type, *zh, *en;
    };
    const std::vector<Actor> actors{
        {"CHN", "state", "中国", "China"},
        {"RUS", "state", "俄罗斯", "Russia"},
        {"IND", "state", "印度", "India"},
        {"USA", "state", "美国", "United States"},
        {"KAZ", "state", "哈萨克斯坦", "Kazakhstan"},
        {"UZB", "state", "乌兹别克斯坦", "Uzbekistan"},
        {"KGZ", "state", "吉尔吉斯斯坦", "Kyrgyzstan"},
        {"TJK", "state", "塔吉克斯坦", "Tajikistan"},
        {"TKM", "state", "土库曼斯坦", "Turkmenistan"},
        {"PAK", "state", "巴基斯坦", "Pakistan"},
        {"IRN", "state", "伊朗", "Iran"},
        {"AFG", "state", "阿富汗", "Afghanistan"},
        {"JPN", "state", "日本", "Japan"},
        {"AUS", "state", "澳大利亚", "Australia"},
        {"TUR", "state", "土耳其", "Türkiye"},
        {"SCO", "organisation", "上海合作组织", "Shanghai Cooperation Organisation"},
        {"EAEU", "organisation", "欧亚经济联盟", "Eurasian Economic Union"},
        {"CSTO", "organisation", "集体安全条约组织", "Collective Security Treaty Organization"},
        {"NATO", "organisation", "北约", "NATO"},
        {"EU", "organisation", "欧盟", "European Union"},
        {"OTS", "organisation", "突厥国家组织", "Organization of Turkic States"},
        {"BRICS", "group", "金砖国家", "BRICS"},
        {"QUAD", "group", "四方安全对话", "Quad"},
        {"CENTRAL-ASIA", "group", "中亚国家", "Central Asia"},
        {"BRI", "initiative", "“一带一路”倡议", "Belt and Road Initiative"},
        {"INDO-PACIFIC-STRATEGY", "initiative", "印太战略", "Indo-Pacific Strategy"},
        {"GEP", "initiative", "大欧亚伙伴关系", "Greater Eurasian Partnership"},
        {"C5+1", "initiative", "“C5+1”机制", "C5+1"},
        {"INSTC", "initiative", "国际南北运输走廊", "North–South Transport Corridor"},
        {"global-gateway", "initiative", "全球门户", "Global Gateway"},
        {"CKU", "initiative", "中吉乌铁路", "China–Kyrgyzstan–Uzbekistan Railway"},
        {"multipolarity", "concept", "多极化", "multipolarity"},
        {"sovereignty", "concept", "主权", "sovereignty"},
        {"three-evils", "concept", "三股势力", "three evils"},
        {"xi-jinping", "person", "习近平", "Xi Jinping"}};
    struct Tie {
        const char *source, *relation, *target;
        int evidence;
        bool negated = false;
    };
    const std::vector<Tie> ties{{"CHN", "leads", "BRI", 14},
                                {"CHN", "leads", "SCO", 8},
                                {"RUS", "leads", "SCO", 6},
                                {"RUS", "leads", "EAEU", 9},
                                {"RUS", "leads", "CSTO", 5},
                                {"RUS", "leads", "GEP", 6},
                                {"USA", "leads", "C5+1", 5},
                                {"USA", "leads", "QUAD", 6},
                                {"USA", "leads", "NATO", 4},
                                {"USA", "leads", "INDO-PACIFIC-STRATEGY", 6},
                                {"EU", "leads", "global-gateway", 2},
                                {"TUR", "leads", "OTS", 3},
                                {"CHN", "cooperates", "RUS", 11},
                                {"CHN", "cooperates", "KAZ", 7},
                                {"CHN", "trades", "TKM", 4},
                                {"CHN", "aids", "TJK", 3},
                                {"CHN", "aids", "AFG", 2},
                                {"RUS", "aids", "TJK", 3},
                                {"BRI", "aligns", "EAEU", 9},
                                {"BRI", "aligns", "GEP", 4},
                                {"PAK", "supports", "BRI", 5},
                                {"CHN", "supports", "multipolarity", 4},
                                {"RUS", "supports", "multipolarity", 5},
                                {"IND", "supports", "multipolarity", 2},
                                {"CHN", "supports", "sovereignty", 2},
                                {"SCO", "supports", "sovereignty", 4},
                                {"IND", "supports", "INSTC", 4},
                                {"RUS", "supports", "INSTC", 3},
                                {"IRN", "supports", "INSTC", 3},
                                {"KGZ", "supports", "CKU", 3},
                                {"UZB", "supports", "CKU", 3},
                                {"CHN", "supports", "CKU", 4},
                                {"IND", "supports", "BRI", 4, true},
                                {"KAZ", "supports", "CSTO", 1, true},
                                {"EU", "supports", "C5+1", 1},
                                {"xi-jinping", "supports", "BRI", 5},
                                {"xi-jinping", "consults", "RUS", 2},
                                {"USA", "competes", "CHN", 12},
                                {"USA", "contains", "RUS", 6},
                                {"INDO-PACIFIC-STRATEGY", "contains", "CHN", 7},
                                {"RUS", "distrusts", "NATO", 6},
                                {"RUS", "distrusts", "CHN", 3},
                                {"CHN", "competes", "IND", 5},
                                {"CHN", "disputes", "IND", 6},
                                {"IND", "opposes", "BRI", 5},
                                {"GEP", "balances", "BRI", 2},
                                {"SCO", "opposes", "three-evils", 6},
                                {"global-gateway", "competes", "BRI", 4},
                                {"KAZ", "distrusts", "CHN", 2},
                                {"KAZ", "hedges", "RUS", 4},
                                {"UZB", "hedges", "CHN", 3},
                                {"IND", "hedges", "RUS", 3},
                                {"NATO", "influences", "AFG", 2},
                                {"CENTRAL-ASIA", "hedges", "CHN", 3},
                                {"PAK", "disputes", "IND", 4},
                                {"USA", "supports", "IND", 3},
                                {"CHN", "member_of", "SCO", 1},
                                {"RUS", "member_of", "SCO", 1},
                                {"IND", "member_of", "SCO", 1},
                                {"PAK", "member_of", "SCO", 1},
                                {"KAZ", "member_of", "SCO", 1},
                                {"UZB", "member_of", "SCO", 1},
                                {"KGZ", "member_of", "SCO", 1},
                                {"TJK", "member_of", "SCO", 1},
                                {"IRN", "member_of", "SCO", 1},
                                {"KAZ", "member_of", "EAEU", 1},
                                {"KGZ", "member_of", "EAEU", 1},
                                {"KAZ", "member_of", "CSTO", 1},
                                {"KGZ", "member_of", "CSTO", 1},
                                {"TJK", "member_of", "CSTO", 1},
                                {"CHN", "member_of", "BRICS", 1},
                                {"RUS", "member_of", "BRICS", 1},
                                {"IND", "member_of", "BRICS", 1},
                                {"JPN", "member_of", "QUAD", 1},
                                {"AUS", "member_of", "QUAD", 1},
                                {"KAZ", "member_of", "CENTRAL-ASIA", 1}};
    std::vector<Node> nodes;
    for (const Actor& actor : actors)
        nodes.push_back({actor.id, actor.type, {{"zh", actor.zh}, {"en", actor.en}}, {}, {}});
    const auto place = [&](std::string_view id) {
        for (std::size_t n = 0; n < actors.size(); ++n)
            if (actors[n].id == id)
                return n;
        return actors.size();
    };
    const Schema schema = sample_schema();
    std::vector<Edge> edges;
    for (const Tie& tie : ties) {
        const std::size_t s = place(tie.source), t = place(tie.target);
        Edge edge{.source = NodeId{static_cast<std::uint32_t>(s)},
                  .target = NodeId{static_cast<std::uint32_t>(t)},
                  .relation = tie.relation,
                  .negated = tie.negated};
        for (int k = 0; k < tie.evidence; ++k)
            edge.evidence.push_back(sample_evidence(
                actors[s].zh,
                actors[t].zh,
                (tie.negated ? "不" : "") + schema.find_relation(tie.relation)->labels.at("zh"),
                static_cast<std::size_t>(k) + 7 * s + 3 * t));
        edge.weight = tie.evidence;
        edges.push_back(std::move(edge));
    }
    return Graph(schema, std::move(nodes), std::move(edges));
}

/// A graph of any size by preferential attachment, some 2 n edges, with Chinese and English labels.
inline Graph random_graph(std::size_t size, std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::array<std::string_view, 20> zh{"东", "西", "南", "北", "安", "平", "山",
                                              "海", "河", "林", "金", "石", "白", "青",
                                              "明", "新", "高", "长", "和", "德"};
    const std::array<std::string_view, 12> en{
        "Ar", "Bel", "Cor", "Dan", "El", "Far", "Gor", "Hal", "Ir", "Jan", "Kel", "Lor"};
    const std::array<std::string_view, 6> ends{"ia", "land", "stan", "avia", "ona", "mark"};
    const std::array<std::string_view, 6> types{
        "state", "organisation", "initiative", "group", "person", "concept"};
    const std::array<std::string_view, 6> suffix{"国", "组织", "倡议", "集团", "先生", "主义"};
    std::vector<Node> nodes;
    for (std::size_t n = 0; n < size; ++n) {
        const std::size_t type =
            std::array<std::size_t, 10>{0, 0, 0, 0, 0, 1, 1, 2, 3, 5}.at(pick(10));
        std::string chinese, english(en.at(pick(12)));
        for (std::size_t k = pick(3) + 1; k > 0; --k)
            chinese += zh.at(pick(20));
        english += std::string(ends.at(pick(6)));
        nodes.push_back({fmt::format("n{:05}", n),
                         std::string(types.at(type)),
                         {{"zh", chinese + std::string(suffix.at(type))}, {"en", english}},
                         {},
                         {}});
    }
    const std::array<const char*, 9> relations{"cooperates",
                                               "supports",
                                               "supports",
                                               "leads",
                                               "aids",
                                               "competes",
                                               "opposes",
                                               "hedges",
                                               "member_of"};
    std::vector<std::size_t> ends_so_far{0};
    std::set<std::tuple<std::size_t, std::size_t, std::string>> seen;
    std::vector<Edge> edges;
    for (std::size_t n = 1; n < size; ++n)
        for (std::size_t k = 0; k < 2; ++k) {
            const std::size_t other = ends_so_far.at(pick(ends_so_far.size()));
            const std::string relation = relations.at(pick(9));
            if (other == n || !seen.emplace(n, other, relation).second)
                continue;
            ends_so_far.push_back(n);
            ends_so_far.push_back(other);
            edges.push_back({.source = NodeId{static_cast<std::uint32_t>(n)},
                             .target = NodeId{static_cast<std::uint32_t>(other)},
                             .relation = relation,
                             .negated = pick(25) == 0,
                             .weight = static_cast<double>(1 + pick(4) * pick(4))});
        }
    return Graph(sample_schema(), std::move(nodes), std::move(edges));
}

}  // namespace entente::testing
