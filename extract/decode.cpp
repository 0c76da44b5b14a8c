// SPDX-License-Identifier: MIT
#include "extract/decode.hpp"

#include "extract/chars.hpp"
#include "graph/base/error.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace entente {
namespace {

/// Offsets inside a document are kept in 32 bits, and decoding may make two bytes of one.
constexpr std::uint64_t most_bytes = 1ULL << 30;

Location locate(std::string_view valid_prefix, const std::string& name) {
    const std::size_t newline = valid_prefix.rfind('\n');
    const std::size_t line_begin = newline == std::string_view::npos ? 0 : newline + 1;
    const auto lines = std::count(valid_prefix.begin(), valid_prefix.end(), '\n');
    const std::size_t column = count_code_points(valid_prefix.substr(line_begin)) + 1;
    return {name, static_cast<std::uint32_t>(lines + 1), static_cast<std::uint32_t>(column)};
}

void refuse_nul(const Decoded& decoded, const std::string& name) {
    const std::size_t nul = decoded.text.find('\0');
    if (nul != std::string_view::npos)
        throw Error(ErrorCode::encoding,
                    locate(decoded.text.substr(0, nul), name),
                    "NUL byte: this is no text, or UTF-16 without a byte order mark");
}

// --- UTF-16 -------------------------------------------------------------------------------------

void decode_utf16(std::string_view bytes, bool big, const std::string& name, Decoded& out) {
    const auto unit = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(bytes[at]);
        const auto b = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(big ? a << 8 | b : b << 8 | a);
    };
    const auto fail = [&](std::string_view what) {
        throw Error(ErrorCode::encoding, locate(out.storage, name), what);
    };
    out.storage.reserve(bytes.size() + bytes.size() / 2);
    for (std::size_t at = 2; at < bytes.size();) {
        if (bytes.size() - at < 2)
            fail("UTF-16 ends in the middle of a character");
        char32_t code = unit(at);
        std::size_t size = 2;
        if (chars::in(code, 0xD800, 0xDBFF) && bytes.size() - at >= 4 &&
            chars::in(unit(at + 2), 0xDC00, 0xDFFF)) {
            code = 0x10000 + ((code - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
            size = 4;
        } else if (chars::in(code, 0xD800, 0xDFFF)) {
            fail("lone surrogate in UTF-16");
        }
        const std::size_t clean = out.storage.size();
        append_utf8(out.storage, code);
        out.map.add(clean, at, size, out.storage.size() - clean);
        at += size;
    }
    out.encoding = big ? "UTF-16BE" : "UTF-16LE";
}

// --- GB18030 and Big5 ---------------------------------------------------------------------------

struct CloseConverter {
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
using ConverterHandle = std::unique_ptr<UConverter, CloseConverter>;

/// The commonest characters of Chinese prose, Simplified and Traditional, and its punctuation. Text
/// read by the wrong table is made of rare ones.
constexpr std::u32string_view common_characters =
    U"，。、：；“”「」《》的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于"
    U"於出就分"
    U"对對成会會可主发發年动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进"
    U"進等部度家"
    U"电電力里如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開"
    U"它合还還"
    U"因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又"
    U"么麼利比或"
    U"但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系军軍很情者最立代想已通并並提直题題"
    U"程展五果位"
    U"入常文总總次品式活设設及管特件长長求老基资資边邊流路级級少图圖山统統接知较較将將组組见見计計"
    U"别別根论論"
    U"运運指几幾九区區强強放决決西被必战戰先回则則任取据據处處南北东東美俄印日欧歐亚亞盟议議协協";

bool is_common(char32_t c) {
    static const auto sorted = [] {
        std::u32string table(common_characters);
        std::ranges::sort(table);
        return table;
    }();
    return std::ranges::binary_search(sorted, c);
}

struct Trial {
    std::string text;
    OffsetMap map;
    std::size_t wide = 0;    ///< characters beyond ASCII
    std::size_t common = 0;  ///< of these, common ones
};

/// One call of a converter: what came out, and where in the original it came from.
struct Run {
    const UChar* units;
    const std::int32_t* offsets;  ///< from `base`; below 0 = a character begun in an earlier call
    std::size_t count;
    std::size_t base;
    std::size_t begun;  ///< begin of the character that an earlier call left open
    std::size_t end;    ///< of the last whole character
};

void take(Trial& trial, const Run& run) {
    const auto origin = [&](std::size_t i) {
        return run.offsets[i] < 0 ? run.begun : run.base + static_cast<std::size_t>(run.offsets[i]);
    };
    for (std::size_t i = 0; i < run.count;) {
        char32_t code = run.units[i];
        std::size_t next = i + 1;
        if (chars::in(code, 0xD800, 0xDBFF) && next < run.count) {
            code = 0x10000 + ((code - 0xD800) << 10) + (char32_t{run.units[next]} - 0xDC00);
            ++next;
        }
        const std::size_t from = origin(i);
        const std::size_t to = next < run.count ? origin(next) : run.end;
        const std::size_t at = trial.text.size();
        append_utf8(trial.text, code);
        trial.map.add(at, from, to - from, trial.text.size() - at);
        if (code >= 0x80) {
            ++trial.wide;
            trial.common += is_common(code) ? 1U : 0U;
        }
        i = next;
    }
}

/// Reads all bytes by a converter of ICU; false where one does not fit.
bool try_converter(const char* converter_name, std::string_view bytes, Trial& trial) {
    UErrorCode status = U_ZERO_ERROR;
    const ConverterHandle converter(ucnv_open(converter_name, &status));
    if (U_FAILURE(status))
        return false;
    ucnv_setToUCallBack(
        converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    constexpr std::size_t chunk = 4096;
    std::array<UChar, 2 * chunk> units{};
    std::array<std::int32_t, 2 * chunk> offsets{};
    trial.text.reserve(bytes.size() + bytes.size() / 2);
    std::size_t open = 0;  // begin of a character that the last chunk cut in two
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t stop = std::min(bytes.size(), at + chunk);
        const char* source = bytes.data() + at;
        UChar* target = units.data();
        ucnv_toUnicode(converter.get(),
                       &target,
                       units.data() + units.size(),
                       &source,
                       bytes.data() + stop,
                       offsets.data(),
                       stop == bytes.size() ? 1 : 0,
                       &status);
        const std::int32_t pending = ucnv_toUCountPending(converter.get(), &status);
        if (U_FAILURE(status) || source != bytes.data() + stop || pending < 0)
            return false;
        const std::size_t whole = stop - static_cast<std::size_t>(pending);
        const auto count = static_cast<std::size_t>(target - units.data());
        take(trial, {units.data(), offsets.data(), count, at, open, whole});
        open = whole;
        at = stop;
    }
    return true;
}

/// How much a trial reads like Chinese prose: the share of common characters, or 0 below what any
/// prose has.
double plausibility(const Trial& trial) {
    if (trial.wide == 0)
        return 0;
    const double share = static_cast<double>(trial.common) / static_cast<double>(trial.wide);
    return share < 0.15 ? 0 : share;
}

}  // namespace

void decode(std::string_view bytes, const std::string& name, const Limits& limits, Decoded& out) {
    out = {};
    if (bytes.size() > std::min(limits.document_bytes, most_bytes))
        throw Error(ErrorCode::limit,
                    {name, 0, 0},
                    fmt::format("{} bytes, more than the limit of {} for one document",
                                bytes.size(),
                                std::min(limits.document_bytes, most_bytes)));
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        decode_utf16(bytes, bytes.starts_with("\xFE\xFF"), name, out);
        out.text = out.storage;
        refuse_nul(out, name);
        return;
    }
    out.skipped = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    out.text = bytes.substr(out.skipped);
    out.encoding = "UTF-8";
    const std::size_t bad = find_invalid_utf8(out.text);
    if (bad == std::string_view::npos) {
        refuse_nul(out, name);
        return;
    }
    const Location where = locate(out.text.substr(0, bad), name);
    if (out.skipped == 0 && bytes.find('\0') == std::string_view::npos) {
        Trial gb;
        Trial big5;
        const double as_gb = try_converter("gb18030", bytes, gb) ? plausibility(gb) : 0;
        const double as_big5 = try_converter("Big5-HKSCS", bytes, big5) ? plausibility(big5) : 0;
        if (as_gb > 0 || as_big5 > 0) {
            Trial& best = as_gb >= as_big5 ? gb : big5;
            out.storage = std::move(best.text);
            out.map = std::move(best.map);
            out.text = out.storage;
            out.encoding = as_gb >= as_big5 ? "GB18030" : "Big5";
            return;
        }
    }
    throw Error(ErrorCode::encoding, where, "not valid UTF-8, nor GB18030 or Big5");
}

}  // namespace entente
