// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

namespace entente {

/// A word of the page in both languages; `key` is its name in the scripts.
struct PageWord {
    std::string_view key, en, zh;
};

inline constexpr std::array page_words{
    PageWord{"actor", "actor", "行为体"},
    PageWord{"actors", "actors", "个行为体"},
    PageWord{"aliases", "Also:", "别名："},
    PageWord{"bytes", "bytes", "字节"},
    PageWord{"community", "community", "社群"},
    PageWord{"copied", "Copied", "已复制"},
    PageWord{"copy", "Copy with source", "复制引文与出处"},
    PageWord{"denied", "denied", "否定"},
    PageWord{"edges", "edges", "条边"},
    PageWord{"hint",
             "Choose a line to read the sentences behind it, or an actor for its ranks and ties.",
             "点一条边，读它背后的句子；点一个行为体，看它的名次与关系。"},
    PageWord{"member", "membership", "成员"},
    PageWord{"more", "Further sentences not held in this page:", "本页未收录的其余句数："},
    PageWord{"negative", "negative", "负向"},
    PageWord{"neutral", "neutral", "中性"},
    PageWord{"no_sentence",
             "No sentence: this tie comes from the rule pack or from the imported graph.",
             "没有句子：此关系来自规则包或导入的图。"},
    PageWord{"positive", "positive", "正向"},
    PageWord{"rank", "rank", "第"},
    PageWord{"ranks", "Ranks", "名次"},
    PageWord{"relation", "relation", "关系"},
    PageWord{"rule", "rule", "规则"},
    PageWord{"same_line", "On the same line", "同一条线上的还有"},
    PageWord{"sentence", "sentence", "句"},
    PageWord{"sentences", "sentences", "句"},
    PageWord{"sign", "sign", "符号"},
    PageWord{"source", "source", "源"},
    PageWord{"speaker", "said by", "发言者"},
    PageWord{"target", "target", "目标"},
    PageWord{"type", "type", "类型"}};

/// Words of the controls that are written into the page itself.
inline constexpr std::array page_controls{
    PageWord{"all_communities", "all communities", "全部社群"},
    PageWord{"all_documents", "all documents", "全部文献"},
    PageWord{"communities", "Community", "社群"},
    PageWord{"documents", "Document", "文献"},
    PageWord{"evidence", "Sentences at least", "至少句数"},
    PageWord{"filters", "Filters", "筛选"},
    PageWord{"foot",
             "Made by entente. Every edge stands on the sentences shown with it; the same input "
             "gives the same page.",
             "由 entente 生成。每条边都以所示句子为据；同样的输入得到同样的页面。"},
    PageWord{"keys",
             "Keys: / search, + − 0 zoom, arrows move the picture, Esc lets go.",
             "键盘：/ 搜索，+ − 0 缩放，方向键移动，Esc 取消。"},
    PageWord{"modalities", "Modality", "语气"},
    PageWord{"relations", "Relation", "关系"},
    PageWord{"reset", "Reset", "还原"},
    PageWord{"search", "Search actors", "搜索行为体"},
    PageWord{"signs", "Sign", "符号"},
    PageWord{"skip", "Skip to the tables", "跳到表格"},
    PageWord{"table_actors", "Actors", "行为体"},
    PageWord{"table_relations", "Relations", "关系"},
    PageWord{"types", "Type", "类型"},
    PageWord{"years", "Years", "年份"},
    PageWord{"zoom_in", "Zoom in", "放大"},
    PageWord{"zoom_out", "Zoom out", "缩小"},
    PageWord{"zoom_reset", "Whole picture", "全图"}};

}  // namespace entente
