// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <iterator>
#include <simdjson.h>

namespace entente {
namespace {

constexpr unsigned char byte_at(std::string_view text, std::size_t offset) noexcept {
    return static_cast<unsigned char>(text[offset]);
}

/// Length of the valid sequence at `offset`, or 0.
std::size_t valid_sequence(std::string_view text, std::size_t offset) noexcept {
    const unsigned char lead = byte_at(text, offset);
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() - offset < length)
        return 0;
    // the second byte rules out overlong forms, surrogates and what lies beyond U+10FFFF
    const unsigned char second = byte_at(text, offset + 1);
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i)
        if ((byte_at(text, offset + i) & 0xC0) != 0x80)
            return 0;
    return length;
}

/// Characters that would act on a terminal, or reorder or hide what it shows.
bool acts_on_terminal(char32_t c) noexcept {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

void append_escape(std::string& out, char32_t c) {
    if (c == '\n')
        out += "\\n";
    else if (c == '\t')
        out += "\\t";
    else if (c == '\r')
        out += "\\r";
    else if (c < 0x80)
        fmt::format_to(std::back_inserter(out), "\\x{:02X}", static_cast<unsigned>(c));
    else
        fmt::format_to(std::back_inserter(out), "\\u{{{:04X}}}", static_cast<unsigned>(c));
}

UChar32 icu(char32_t c) noexcept {
    return static_cast<UChar32>(c);
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) noexcept {
    if (simdjson::validate_utf8(text.data(), text.size()))
        return std::string_view::npos;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t length = valid_sequence(text, offset);
        if (length == 0)
            return offset;
        offset += length;
    }
    return std::string_view::npos;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) noexcept {
    const char32_t lead = byte_at(text, offset++);
    if (lead < 0x80)
        return lead;
    const int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    char32_t c = lead & (0x3FU >> more);
    for (int i = 0; i < more && offset < text.size(); ++i)
        c = (c << 6U) | (byte_at(text, offset++) & 0x3FU);
    return c;
}

char32_t previous_code_point(std::string_view text, std::size_t& offset) noexcept {
    do
        --offset;
    while (offset > 0 && (byte_at(text, offset) & 0xC0) == 0x80);
    std::size_t at = offset;
    return next_code_point(text, at);
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

std::size_t count_code_points(std::string_view text) noexcept {
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t c = next_code_point(text, offset);
        if (c < 0x7F) {
            width += c >= 0x20 ? 1 : 0;
            continue;
        }
        const auto category = u_charType(icu(c));
        if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
            category == U_FORMAT_CHAR || category == U_CONTROL_CHAR)
            continue;
        const int wide = u_getIntPropertyValue(icu(c), UCHAR_EAST_ASIAN_WIDTH);
        width += wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
    }
    return width;
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t length = valid_sequence(text, offset);
        if (length == 0) {
            fmt::format_to(std::back_inserter(out), "\\x{:02X}", byte_at(text, offset++));
            continue;
        }
        std::size_t end = offset;
        const char32_t c = next_code_point(text, end);
        if (acts_on_terminal(c))
            append_escape(out, c);
        else
            out.append(text, offset, length);
        offset += length;
    }
    return out;
}

char32_t fold_case(char32_t c) noexcept {
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    return static_cast<char32_t>(u_foldCase(icu(c), U_FOLD_CASE_DEFAULT));
}

std::string letters_and_digits(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString unified = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    if (U_SUCCESS(status) != 0)
        unified = nfkc->normalize(unified, status);
    std::string out;
    for (std::int32_t at = 0; at < unified.length(); at = unified.moveIndex32(at, 1)) {
        const UChar32 c = u_tolower(unified.char32At(at));
        constexpr UChar32 first_yi = 0xA3A1;
        constexpr UChar32 last_yi = 0xA3FE;
        if ((c < first_yi || c > last_yi) &&
            (u_isalpha(c) != 0 || (U_MASK(u_charType(c)) & U_GC_N_MASK) != 0))
            append_utf8(out, static_cast<char32_t>(c));
    }
    return out;
}

bool is_han(char32_t c) noexcept {
    if (c >= 0x4E00 && c <= 0x9FFF)
        return true;
    if (c < 0x2E80)
        return false;
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(icu(c), &status) == USCRIPT_HAN && U_SUCCESS(status) != 0;
}

bool is_word_char(char32_t c) noexcept {
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (u_isalnum(icu(c)) == 0 && u_charType(icu(c)) != U_NON_SPACING_MARK)
        return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(icu(c), &status)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_BOPOMOFO:
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
            return false;
        default:
            break;
    }
    return U_SUCCESS(status) != 0;
}

bool is_upper(char32_t c) noexcept {
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    return u_isUUppercase(icu(c)) != 0;
}

}  // namespace entente
