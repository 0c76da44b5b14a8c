// SPDX-License-Identifier: MIT
#include "render/measure_words.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::string_view every_edge = "该层的每条边，平行边各计，无向边计一次，自环计两次";
constexpr std::string_view by_end = "该层的每条边，平行边各计，无向边在两端各计一次";
constexpr std::string_view walked = "有向，平行边并为一条，不计自环，不加权";
constexpr std::string_view merged = "无向，平行边并为一条，不计自环，不加权";
constexpr std::string_view clear_pairs = "只有一种符号的无向对";

constexpr std::array words{
    MeasureWords{"degree",
                 "节点上边的数目",
                 every_edge,
                 "how much is said of its ties, whatever their kind",
                 "文献中提到它的关系有多少，不论性质"},
    MeasureWords{"in-degree",
                 "以该节点为终点的边的数目",
                 by_end,
                 "who is acted upon: courted, supported, opposed",
                 "谁是行动的对象：被争取、被支持、被反对"},
    MeasureWords{"out-degree",
                 "以该节点为起点的边的数目",
                 by_end,
                 "who acts: takes sides, leads, aids, opposes",
                 "谁在行动：表态、主导、援助、反对"},
    MeasureWords{"degree-positive",
                 "节点上正向边的数目",
                 every_edge,
                 "how many friendly ties: partners, supporters, members",
                 "友好关系的多少：伙伴、支持者、成员"},
    MeasureWords{"degree-negative",
                 "节点上负向边的数目",
                 every_edge,
                 "how many hostile ties: rivals, opponents, disputes",
                 "敌对关系的多少：对手、反对者、争端"},
    MeasureWords{"degree-net",
                 "正向度数减去负向度数",
                 every_edge,
                 "more friends than rivals (above zero) or the reverse",
                 "友多于敌（大于零）或敌多于友"},
    MeasureWords{"strength",
                 "节点上各边权重之和",
                 "该层的每条边，以句数乘以关系的权重计",
                 "as degree, but ties that are spoken of often count more",
                 "同度数，但被多次提到的关系分量更重"},
    MeasureWords{"betweenness",
                 "其他每两节点的最短路径中经过该节点者所占份额之和",
                 walked,
                 "stands between blocs: a broker, or a bottleneck",
                 "处在集团之间：中介者或瓶颈"},
    MeasureWords{"closeness",
                 "到其他各节点距离的倒数之和，不可达者计零",
                 walked,
                 "reaches all others in few steps",
                 "只需几步便可到达所有他者"},
    MeasureWords{"pagerank",
                 "沿边游走、每步以 0.15 的概率重新开始时，停留在该节点的时间份额",
                 "有向，按权重之和加权，不计自环",
                 "is pointed to by those who are pointed to themselves: prestige",
                 "被本身受重视者所指向：声望"},
    MeasureWords{"eigenvector",
                 "权重矩阵主特征向量中的分量：与中心者相连者居中心",
                 "无向，按权重之和加权，不计自环",
                 "belongs to the core: tied to those who are tied to many",
                 "属于核心：与关系众多者相连"},
    MeasureWords{"nodes", "节点的数目", "每个节点", "", ""},
    MeasureWords{"edges", "边的数目", "该层的每条边，平行边各计", "", ""},
    MeasureWords{"isolates", "与其他节点无边的节点数", merged, "", ""},
    MeasureWords{"density", "已有的箭头占可能的箭头之份额", walked, "", ""},
    MeasureWords{"mean-degree", "邻居数的平均值", merged, "", ""},
    MeasureWords{"reciprocity", "得到回应的箭头所占份额", walked, "", ""},
    MeasureWords{"components", "彼此之间无边相连的部分之数", merged, "", ""},
    MeasureWords{"largest-component", "最大分量中节点所占份额", merged, "", ""},
    MeasureWords{"diameter", "可达的两节点间的最大距离", walked, "", ""},
    MeasureWords{"mean-path", "可达的有序节点对的平均距离", walked, "", ""},
    MeasureWords{"transitivity", "两条关系组成的路径中由第三条闭合者的份额", merged, "", ""},
    MeasureWords{
        "centralisation-degree", "最高度数超出其他节点的程度，以星形图为 1", merged, "", ""},
    MeasureWords{"centralisation-betweenness",
                 "最高中介中心性超出其他节点的程度，以星形图为 1",
                 walked,
                 "",
                 ""},
    MeasureWords{"fragmentation", "处在不同分量中的节点对所占份额", merged, "", ""},
    MeasureWords{"hierarchy", "有路相通的节点对中只能单向到达者的份额", walked, "", ""},
    MeasureWords{"modularity",
                 "社群内部的权重减去随机期望，社群由 Leiden 法按种子求得",
                 "无向，按权重之和加权，不计自环",
                 "",
                 ""},
    MeasureWords{"communities",
                 "Leiden 法按种子求得的社群数，孤立节点各为一个",
                 "无向，按权重之和加权，不计自环",
                 "",
                 ""},
    MeasureWords{
        "ambivalent-pairs", "既有正向边又有负向边的节点对数", "有正向边与有负向边的无向对", "", ""},
    MeasureWords{"balance", "没有或有两条负向关系的三角所占份额", clear_pairs, "", ""},
    MeasureWords{"balance-expected", "若符号随机落在各关系上，平衡三角的份额", clear_pairs, "", ""},
    MeasureWords{"frustration",
                 "至少须变号的关系数，使网络成为两个内部友好、彼此敌对的阵营",
                 clear_pairs,
                 "",
                 ""}};

}  // namespace

std::span<const MeasureWords> measure_words() {
    return words;
}

const MeasureWords* find_measure_words(std::string_view name) noexcept {
    const auto found = std::ranges::find(words, name, &MeasureWords::name);
    return found == words.end() ? nullptr : &*found;
}

}  // namespace entente
