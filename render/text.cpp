// SPDX-License-Identifier: MIT
#include "render/text.hpp"

#include "graph/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace entente {
namespace {

// Advance widths of U+0020 to U+007E in thousandths of an em, measured through Graphviz at 100 pt.
constexpr std::array<std::uint16_t, 95> regular{
    253, 323, 473, 556, 556, 923, 683, 278, 338, 338, 466, 556, 278, 345, 278, 390, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 556, 556, 556, 473, 946, 601, 660, 610, 691, 593,
    556, 691, 728, 293, 490, 646, 541, 811, 721, 743, 631, 743, 638, 578, 601, 721, 585, 878, 570,
    533, 586, 338, 390, 338, 556, 563, 608, 563, 615, 489, 623, 556, 323, 563, 608, 278, 278, 556,
    286, 923, 608, 608, 623, 623, 390, 466, 354, 608, 518, 803, 496, 518, 473, 338, 271, 338, 556};
constexpr std::array<std::uint16_t, 95> bold_face{
    254, 368, 578, 593, 593, 961, 743, 323, 376, 376, 511, 593, 323, 368,  323, 390, 593, 593, 593,
    593, 593, 593, 593, 593, 593, 593, 323, 323, 593, 593, 593, 518, 1006, 638, 683, 617, 713, 615,
    586, 721, 758, 331, 528, 683, 578, 856, 750, 773, 668, 773, 683, 609,  623, 750, 630, 916, 631,
    578, 601, 376, 390, 376, 593, 570, 623, 593, 646, 497, 646, 578, 361,  601, 638, 308, 308, 608,
    316, 968, 638, 623, 646, 646, 435, 496, 399, 638, 578, 863, 563, 578,  511, 376, 293, 376, 593};

[[nodiscard]] bool is_wide(char32_t c) {
    if (c == U'“' || c == U'”' || c == U'‘' || c == U'’' || c == U'…')
        return true;  // ambiguous by Unicode, wide in a Chinese font
    std::string one;
    append_utf8(one, c);
    return display_width(one) == 2;
}

[[nodiscard]] double advance(char32_t c, bool bold) {
    if (c >= 0x20 && c < 0x7F)
        return (bold ? bold_face : regular).at(c - 0x20U) / 1000.0;
    if (is_wide(c))
        return 1.0;
    if (c == U'—')
        return 0.83;
    return bold ? 0.65 : 0.6;
}

[[nodiscard]] bool is_unprintable(char32_t c) noexcept {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || (c >= 0xE000 && c <= 0xF8FF) || c == 0xFEFF ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFE || c >= 0xE0000;
}

[[nodiscard]] bool is_blank(char32_t c) noexcept {
    return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0 || c == 0x3000 ||
           c == 0x2028 || c == 0x2029 || (c >= 0x2000 && c <= 0x200A);
}

[[nodiscard]] bool may_not_begin_line(char32_t c) noexcept {
    return std::u32string_view(U"，。、；：？！）》」』】〉”’%)].,;:?!—·-").find(c) !=
           std::u32string_view::npos;
}

[[nodiscard]] bool may_not_end_line(char32_t c) noexcept {
    return std::u32string_view(U"（《「『【〈“‘([").find(c) != std::u32string_view::npos;
}

/// A stretch that is never broken, and whether a blank stood before it.
struct Piece {
    std::string text;
    bool blank_before = false;
};

[[nodiscard]] std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    char32_t before = U' ';
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        const bool after_blank = before == U' ';
        const bool breakable = pieces.empty() || after_blank ||
                               ((is_wide(c) || is_wide(before)) && !may_not_begin_line(c) &&
                                !may_not_end_line(before));
        before = c;
        if (c == U' ')
            continue;
        if (breakable)
            pieces.push_back({{}, after_blank && !pieces.empty()});
        pieces.back().text += text.substr(begin, at - begin);
    }
    return pieces;
}

}  // namespace

double text_width(std::string_view text, bool bold) {
    double width = 0;
    for (std::size_t at = 0; at < text.size();)
        width += advance(next_code_point(text, at), bold);
    return width;
}

std::string clean_label(std::string_view text, std::size_t most) {
    std::string out;
    std::size_t count = 0;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_blank(c)) {
            blank = !out.empty();
            continue;
        }
        if (is_unprintable(c))
            continue;
        if (count + (blank ? 1 : 0) >= most)
            return out + "…";
        if (blank)
            out += ' ';
        count += blank ? 2 : 1;
        blank = false;
        append_utf8(out, c);
    }
    return out;
}

std::vector<std::string> wrap_label(std::string_view text, double ems, std::size_t lines) {
    // Lines of equal length look better than one full and one short: aim at the mean.
    const double whole = text_width(text);
    const double count =
        std::max(1.0, std::min(static_cast<double>(lines), std::ceil(whole / ems)));
    const double aim = std::min(ems, whole / count + 0.75);
    std::vector<std::string> out{{}};
    for (const Piece& piece : pieces_of(text)) {
        const std::string joined =
            (piece.blank_before && !out.back().empty() ? " " : "") + piece.text;
        if (!out.back().empty() && text_width(out.back() + joined) > aim && out.size() < lines)
            out.push_back(piece.text);
        else
            out.back() += joined;
    }
    if (std::string& last = out.back(); text_width(last) > 1.6 * ems) {
        std::string kept;
        for (std::size_t at = 0; at < last.size();) {
            const std::size_t begin = at;
            (void)next_code_point(last, at);
            if (text_width(kept) + 1.0 > 1.6 * ems)
                break;
            kept += last.substr(begin, at - begin);
        }
        last = kept + "…";
    }
    return out;
}

}  // namespace entente
