// SPDX-License-Identifier: MIT
#include "extract/decode.hpp"

#include "extract/document.hpp"
#include "graph/base/error.hpp"
#include "tests/support/errors.hpp"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

using test::error_of;

constexpr std::string_view simplified =
    "港务局星期一表示，不再续签码头的租约。邻国的官员说，这个决定对双方都没有好处，而其他国家则表示"
    "欢迎。";
constexpr std::string_view traditional =
    "港務局星期一表示，不再續簽碼頭的租約。鄰國的官員說，這個決定對雙方都沒有好處，而其他國家則表示"
    "歡迎。";

/// Text in another encoding, by ICU.
std::string encoded(std::string_view utf8, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out(4 * utf8.size() + 16, '\0');
    const std::int32_t size = ucnv_convert(encoding,
                                           "UTF-8",
                                           out.data(),
                                           static_cast<std::int32_t>(out.size()),
                                           utf8.data(),
                                           static_cast<std::int32_t>(utf8.size()),
                                           &status);
    EXPECT_TRUE(U_SUCCESS(status));
    out.resize(static_cast<std::size_t>(size));
    return out;
}

struct Sample {
    const char* name;
    const char* encoding;
    std::string_view text;
    std::string_view mark;  ///< byte order mark
};

class DecodeTest : public testing::TestWithParam<Sample> {};

TEST_P(DecodeTest, GivesTheTextAndMapsItBack) {
    const Sample& sample = GetParam();
    // long enough that a character lies across the border of two chunks
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += std::string(sample.text) + (i % 7 == 0 ? "x" : "") + "\n";
    const std::string bytes = std::string(sample.mark) + encoded(text, sample.encoding);
    Decoded decoded;
    decode(bytes, "d.txt", Limits{}, decoded);
    ASSERT_EQ(decoded.text, text);
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80)
            ++next;
        const std::size_t begin = decoded.map.begin(at);
        const std::size_t end = decoded.map.end(next);
        ASSERT_EQ(encoded(text.substr(at, next - at), sample.encoding),
                  bytes.substr(begin, end - begin))
            << at;
        at = next;
    }
}

INSTANTIATE_TEST_SUITE_P(
    All,
    DecodeTest,
    testing::Values(Sample{"GB18030", "gb18030", simplified, ""},
                    Sample{"GB18030Traditional", "gb18030", traditional, ""},
                    Sample{"Big5", "Big5", traditional, ""},
                    Sample{"UTF16LE", "UTF-16LE", simplified, "\xFF\xFE"},
                    Sample{"UTF16BE", "UTF-16BE", "Nairobi 与 Cairo 𠀋", "\xFE\xFF"}),
    [](const auto& p) { return p.param.name; });

TEST(DecodeTest, Utf8MarkIsSkipped) {
    Decoded decoded;
    decode("\xEF\xBB\xBFLima", "d.txt", Limits{}, decoded);
    EXPECT_EQ(decoded.text, "Lima");
    EXPECT_EQ(decoded.skipped, 3U);
    const Document document = read_document("\xEF\xBB\xBFLima speaks.", "d.txt");
    EXPECT_EQ(document.map.begin(0), 3U);
}

struct Bad {
    const char* name;
    std::string bytes;
    std::uint32_t line, column;
};

class BadEncodingTest : public testing::TestWithParam<Bad> {};

TEST_P(BadEncodingTest, IsRefusedAtItsPlace) {
    const Bad& bad = GetParam();
    const std::optional<Error> error = error_of([&] { (void)read_document(bad.bytes, "b.txt"); });
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->code(), ErrorCode::encoding);
    EXPECT_EQ(error->where(), (Location{"b.txt", bad.line, bad.column}));
}

INSTANTIATE_TEST_SUITE_P(
    All,
    BadEncodingTest,
    testing::Values(Bad{"Nul", std::string("ab\nc\0d", 6), 2, 2},
                    Bad{"NulAfterHan", std::string("中\0", 4), 1, 2},
                    Bad{"Latin1", "Caf\xE9 de Lima, \xE0 bient\xF4t.\n", 1, 4},
                    Bad{"CutSequence", "ok\n中\xE4\xB8", 2, 2},
                    Bad{"Overlong", "\xC0\xAF", 1, 1},
                    Bad{"Surrogate", "a\xED\xA0\x80", 1, 2},
                    Bad{"OddUtf16",
                        std::string("\xFF\xFE"
                                    "a\0b",
                                    5),
                        1,
                        2},
                    Bad{"LoneSurrogate",
                        std::string("\xFF\xFE"
                                    "a\0\0\xD8"
                                    "b\0",
                                    8),
                        1,
                        2},
                    Bad{"NulInUtf16", std::string("\xFE\xFF\0a\0\0", 6), 1, 2},
                    Bad{"Utf8MarkThenRubbish", "\xEF\xBB\xBF\xFF\xFF", 1, 1},
                    Bad{"Binary", "\x89PNG\r\n\x1A\n\xFF\xD8\xFF\xE0\x10JFIF", 1, 1}),
    [](const auto& p) { return p.param.name; });

TEST(DecodeTest, LongDocumentIsRefusedBeforeMemoryIsTaken) {
    ReadOptions options;
    options.limits.document_bytes = 8;
    const std::optional<Error> error =
        error_of([&] { (void)read_document("123456789", "long.txt", options); });
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->code(), ErrorCode::limit);
}

}  // namespace
}  // namespace entente
