// SPDX-License-Identifier: MIT
#include "extract/html_entities.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

struct Name {
    std::string_view name;
    char32_t code;
};

constexpr auto names = std::to_array<Name>(
    {{"AElig", 0xC6},   {"Aacute", 0xC1},   {"Acirc", 0xC2},    {"Agrave", 0xC0},
     {"Aring", 0xC5},   {"Atilde", 0xC3},   {"Auml", 0xC4},     {"Ccedil", 0xC7},
     {"ETH", 0xD0},     {"Eacute", 0xC9},   {"Ecirc", 0xCA},    {"Egrave", 0xC8},
     {"Euml", 0xCB},    {"Iacute", 0xCD},   {"Icirc", 0xCE},    {"Igrave", 0xCC},
     {"Iuml", 0xCF},    {"Ntilde", 0xD1},   {"Oacute", 0xD3},   {"Ocirc", 0xD4},
     {"Ograve", 0xD2},  {"Oslash", 0xD8},   {"Otilde", 0xD5},   {"Ouml", 0xD6},
     {"Scaron", 0x160}, {"THORN", 0xDE},    {"Uacute", 0xDA},   {"Ucirc", 0xDB},
     {"Ugrave", 0xD9},  {"Uuml", 0xDC},     {"Yacute", 0xDD},   {"Yuml", 0x178},
     {"aacute", 0xE1},  {"acirc", 0xE2},    {"acute", 0xB4},    {"aelig", 0xE6},
     {"agrave", 0xE0},  {"amp", 0x26},      {"apos", 0x27},     {"aring", 0xE5},
     {"atilde", 0xE3},  {"auml", 0xE4},     {"bdquo", 0x201E},  {"bull", 0x2022},
     {"ccedil", 0xE7},  {"cent", 0xA2},     {"copy", 0xA9},     {"deg", 0xB0},
     {"divide", 0xF7},  {"eacute", 0xE9},   {"ecirc", 0xEA},    {"egrave", 0xE8},
     {"emsp", 0x2003},  {"ensp", 0x2002},   {"eth", 0xF0},      {"euml", 0xEB},
     {"euro", 0x20AC},  {"frac12", 0xBD},   {"frac14", 0xBC},   {"frac34", 0xBE},
     {"gt", 0x3E},      {"hellip", 0x2026}, {"iacute", 0xED},   {"icirc", 0xEE},
     {"iexcl", 0xA1},   {"igrave", 0xEC},   {"iquest", 0xBF},   {"iuml", 0xEF},
     {"laquo", 0xAB},   {"ldquo", 0x201C},  {"lsaquo", 0x2039}, {"lsquo", 0x2018},
     {"lt", 0x3C},      {"mdash", 0x2014},  {"middot", 0xB7},   {"minus", 0x2212},
     {"nbsp", 0xA0},    {"ndash", 0x2013},  {"ntilde", 0xF1},   {"oacute", 0xF3},
     {"ocirc", 0xF4},   {"oelig", 0x153},   {"ograve", 0xF2},   {"oslash", 0xF8},
     {"otilde", 0xF5},  {"ouml", 0xF6},     {"para", 0xB6},     {"permil", 0x2030},
     {"plusmn", 0xB1},  {"pound", 0xA3},    {"quot", 0x22},     {"raquo", 0xBB},
     {"rarr", 0x2192},  {"rdquo", 0x201D},  {"reg", 0xAE},      {"rsaquo", 0x203A},
     {"rsquo", 0x2019}, {"sbquo", 0x201A},  {"scaron", 0x161},  {"sect", 0xA7},
     {"shy", 0xAD},     {"sup1", 0xB9},     {"sup2", 0xB2},     {"sup3", 0xB3},
     {"szlig", 0xDF},   {"thinsp", 0x2009}, {"thorn", 0xFE},    {"times", 0xD7},
     {"trade", 0x2122}, {"uacute", 0xFA},   {"ucirc", 0xFB},    {"ugrave", 0xF9},
     {"uuml", 0xFC},    {"yacute", 0xFD},   {"yen", 0xA5},      {"yuml", 0xFF}});

static_assert(std::ranges::is_sorted(names, {}, &Name::name));

int digit_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

/// «&#233;» or «&#xE9;». What is no character at all becomes U+FFFD, as browsers do.
Entity numeric(std::string_view text) noexcept {
    const bool hex = text.size() > 2 && (text[2] | 0x20) == 'x';
    const int base = hex ? 16 : 10;
    const std::size_t begin = hex ? 3 : 2;
    std::size_t i = begin;
    char32_t code = 0;
    for (; i < text.size() && i < begin + 8 && digit_value(text[i]) < base; ++i)
        code = std::min<char32_t>(
            code * static_cast<char32_t>(base) + static_cast<char32_t>(digit_value(text[i])),
            0x110000);
    if (i == begin)
        return {};
    const bool wrong = code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF);
    const bool closed = i < text.size() && text[i] == ';';
    return {wrong ? 0xFFFD : code, i + (closed ? 1U : 0U)};
}

}  // namespace

Entity entity_at(std::string_view text) noexcept {
    constexpr std::size_t longest = 10;
    if (text.size() < 3 || text[0] != '&')
        return {};
    if (text[1] == '#')
        return numeric(text);
    const std::size_t end = text.substr(0, longest).find(';');
    if (end == std::string_view::npos)
        return {};
    const std::string_view name = text.substr(1, end - 1);
    const auto found = std::ranges::lower_bound(names, name, {}, &Name::name);
    if (found == names.end() || found->name != name)
        return {};
    return {found->code, end + 1};
}

}  // namespace entente
