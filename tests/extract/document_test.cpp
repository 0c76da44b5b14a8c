// SPDX-License-Identifier: MIT
#include "extract/document.hpp"

#include "graph/base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

using testing::ElementsAre;

std::vector<std::string> sentences(std::string_view text) {
    const Document document = read_document(text, "t.txt");
    std::vector<std::string> out;
    for (const Sentence& s : document.sentences)
        out.emplace_back(document.sentence_text(s));
    return out;
}

TEST(DocumentTest, EmptyTextHasNoSentences) {
    const Document document = read_document("", "empty.txt");
    EXPECT_TRUE(document.sentences.empty());
    EXPECT_TRUE(document.text.empty());
    EXPECT_EQ(document.sha256.size(), 64U);
}

TEST(DocumentTest, SentenceBrokenByFooterFootnoteAndHeaderComesOutWhole) {
    const std::string_view page =
        "欧亚评论  ２０２３ 年第 １ 期\n\n"
        "河内表示支持东盟的立场ꎬ 同时希望与各方保持对话ꎬ 并推动区域合作走向深入ꎮ ①马尼拉与雅\n\n"
        "① 参见某某: «海上的邻居»ꎬ ２０２２ 年版ꎬ 第 ３ 页ꎮ\n\n· ７ ·\n\n"
        "欧亚评论  ２０２３ 年第 １ 期\n\n"
        "加达则同意共同开展巡逻ꎬ 两国也欢迎吉隆坡参加ꎮ\n\n· ８ ·\n";
    EXPECT_THAT(
        sentences(page),
        ElementsAre("河内表示支持东盟的立场，同时希望与各方保持对话，并推动区域合作走向深入。",
                    "马尼拉与雅加达则同意共同开展巡逻，两国也欢迎吉隆坡参加。",
                    "参见某某:«海上的邻居»，2022年版，第3页。"));
}

TEST(DocumentTest, MapPointsToTheOriginalBytes) {
    const std::string text = "２０２４ 年ꎬ ﬁnance with Ｎａｉｒｏｂｉ.\n";
    const Document document = read_document(text, "t.txt");
    const auto original = [&](std::string_view piece) {
        const std::size_t at = document.text.find(piece);
        const std::size_t begin = document.map.begin(at);
        return text.substr(begin, document.map.end(at + piece.size()) - begin);
    };
    EXPECT_EQ(original("2024"), "２０２４");
    EXPECT_EQ(original("fi"), "ﬁ");
    EXPECT_EQ(original("Nairobi"), "Ｎａｉｒｏｂｉ");
}

}  // namespace
}  // namespace entente
