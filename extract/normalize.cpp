// SPDX-License-Identifier: MIT
#include "extract/normalize.hpp"

#include "extract/chars.hpp"
#include "graph/base/error.hpp"
#include "graph/base/utf8.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <limits>

namespace entente {
namespace {

using chars::at;
using chars::in;

enum class ByteClass : std::uint8_t { plain, blank, line_end, control, lead };

constexpr auto byte_classes = [] {
    std::array<ByteClass, 256> table{};
    for (std::size_t i = 0; i < 256; ++i)
        table[i] = i >= 0x80                ? ByteClass::lead
                   : i == ' ' || i == '\t'  ? ByteClass::blank
                   : i >= '\n' && i <= '\r' ? ByteClass::line_end
                   : i < 0x20 || i == 0x7F  ? ByteClass::control
                                            : ByteClass::plain;
    return table;
}();

ByteClass class_of(char byte) {
    return byte_classes[static_cast<unsigned char>(byte)];
}

/// Not seen in print: zero-width, soft hyphen inside a line, direction marks, variation selectors.
bool is_invisible(char32_t c) {
    return c == 0x200B || c == 0x2060 || c == 0xFEFF || in(c, 0x200E, 0x200F) ||
           in(c, 0x202A, 0x202E) || in(c, 0x2066, 0x2069) || in(c, 0xFE00, 0xFE0F) ||
           in(c, 0x80, 0x9F) || in(c, 0xFFF9, 0xFFFB) || in(c, 0xE0000, 0xE0FFF);
}

bool is_blank_char(char32_t c) {
    return c == 0xA0 || c == 0x1680 || in(c, 0x2000, 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

/// Chinese punctuation in presentation forms, back to its ordinary one.
char32_t ordinary_punctuation(char32_t c) {
    switch (c) {
        case 0xFE10:
        case 0xFE50:
            return U'，';
        case 0xFE11:
        case 0xFE51:
        case 0xFF64:
            return U'、';
        case 0xFE12:
        case 0xFF61:
            return U'。';
        case 0xFE13:
        case 0xFE55:
            return U'：';
        case 0xFE14:
        case 0xFE54:
            return U'；';
        case 0xFE15:
        case 0xFE57:
            return U'！';
        case 0xFE16:
        case 0xFE56:
            return U'？';
        case 0xFE41:
        case 0xFF62:
            return U'「';
        case 0xFE42:
        case 0xFF63:
            return U'」';
        case 0x2E3A:
            return U'—';
        case 0xFF9E:
            return 0x309B;
        case 0xFF9F:
            return 0x309C;
        default:
            return 0;
    }
}

/// Blocks whose compatibility forms are typography, not meaning. Superscripts, fractions, circled
/// digits and letter-like signs stay: they carry meaning.
bool has_compatibility_form(char32_t c) {
    return in(c, 0xFF00, 0xFF9D) || in(c, 0xFFE0, 0xFFE6) || in(c, 0xFB00, 0xFB06) ||
           in(c, 0x2160, 0x217F) || in(c, 0x2E80, 0x2FDF) || in(c, 0xFE30, 0xFE6F) ||
           in(c, 0x1D400, 0x1D7FF) || in(c, 0x1C4, 0x1CC) || in(c, 0x132, 0x133);
}

/// Characters that no normalisation changes and nothing composes with, by ranges that texts are
/// made of; the rest is asked of ICU.
bool is_inert_block(char32_t c) {
    return in(c, 0xA1, 0x2FF) || in(c, 0x400, 0x482) || in(c, 0x48A, 0x58F) ||
           in(c, 0x1E00, 0x1E99) || in(c, 0x1EA0, 0x1EF9) || in(c, 0x2010, 0x2125) ||
           in(c, 0x2190, 0x2328) || in(c, 0x2460, 0x2ADB) || in(c, 0x3001, 0x3029) ||
           in(c, 0x3030, 0x3098) || in(c, 0x309B, 0xA66E) || in(c, 0xAC00, 0xD7A3) ||
           in(c, 0xE000, 0xF8FF) || in(c, 0xFF01, 0xFFFD) || in(c, 0x20000, 0x2F7FF);
}

const icu::Normalizer2& normalizer(bool compatible) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = compatible ? icu::Normalizer2::getNFKCInstance(status)
                                               : icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status))
        throw Error(ErrorCode::io, {}, "the normalisation data of ICU cannot be loaded");
    return *found;
}

class Normalizer {
public:
    explicit Normalizer(const Decoded& decoded)
        : source_(decoded.text),
          shift_(decoded.map == OffsetMap{} ? decoded.skipped : 0) {
        out_.text.reserve(source_.size() + 1);
    }

    Normal run() {
        begin_line();
        std::size_t i = 0;
        while (i < source_.size()) {
            switch (class_of(source_[i])) {
                case ByteClass::plain:
                    i = copy_run(i);
                    break;
                case ByteClass::blank:
                    blank(i, 1, source_[i] == '\t' ? 4U : 1U);
                    ++i;
                    break;
                case ByteClass::line_end:
                    i = line_end(i);
                    break;
                case ByteClass::control:
                    ++i;
                    break;
                case ByteClass::lead:
                    i = is_common(i) ? copy_run(i) : character(i);
                    break;
            }
        }
        close_line(source_.size());
        return std::move(out_);
    }

private:
    // --- lines ---

    void begin_line() {
        line_.begin = static_cast<std::uint32_t>(out_.text.size());
        columns_ = 0;
        indent_ = 0;
        gap_begin_ = none;
    }

    void close_line(std::size_t end) {
        gap_begin_ = none;
        if (out_.text.size() == line_.begin) {
            line_.blanks = static_cast<std::uint8_t>(std::min(255, int{line_.blanks} + 1));
            return;
        }
        line_.end = static_cast<std::uint32_t>(out_.text.size());
        line_.width = static_cast<std::uint16_t>(std::min<std::size_t>(columns_, 0xFFFF));
        line_.indent = static_cast<std::uint16_t>(std::min<std::size_t>(indent_, 0xFFFF));
        out_.lines.push_back(line_);
        out_.map.add(out_.text.size(), shift_ + end);
        out_.text += '\n';
        line_ = {};
        starter_out_ = out_.text.size();
    }

    void finish_line(std::size_t end, bool page, bool hard) {
        const std::size_t before = out_.lines.size();
        close_line(end);
        if (out_.lines.size() != before)
            line_.blanks = 0;
        line_.page |= page;
        line_.hard |= hard;
        begin_line();
    }

    std::size_t line_end(std::size_t i) {
        const char c = source_[i];
        const bool pair = c == '\r' && i + 1 < source_.size() && source_[i + 1] == '\n';
        finish_line(i, c == '\f', false);
        return i + (pair ? 2 : 1);
    }

    // --- characters ---

    /// Everything that is copied as it stands: ASCII, ideographs, the common punctuation.
    [[nodiscard]] std::size_t common_size(std::size_t i) const {
        const auto lead = static_cast<unsigned char>(source_[i]);
        const auto next = [&](std::size_t k) { return static_cast<unsigned char>(source_[i + k]); };
        if (lead >= 0xE4 && lead <= 0xE9)
            return 3;
        if (lead >= 0xC3 && lead <= 0xCB && lead != 0xC4 && lead != 0xC7)
            return 2;
        if (lead == 0xE2 && next(1) == 0x80)
            return (next(2) >= 0x90 && next(2) <= 0xA7) ? 3 : 0;
        if (lead == 0xE3 && next(1) == 0x80)
            return next(2) >= 0x81 && next(2) <= 0xA9 ? 3 : 0;
        if (lead == 0xEF && next(1) == 0xBC)
            return next(2) == 0x8C || next(2) == 0x9A || next(2) == 0x9B || next(2) == 0x9F ||
                           next(2) == 0x81
                       ? 3
                       : 0;
        return 0;
    }
    [[nodiscard]] bool is_common(std::size_t i) const { return common_size(i) != 0; }

    std::size_t copy_run(std::size_t i) {
        flush_gap();
        const std::size_t begin = i;
        std::size_t last = i;  // begin of the last character
        const std::size_t size = source_.size();
        while (i < size) {
            const ByteClass byte = class_of(source_[i]);
            if (byte == ByteClass::plain) {
                last = i++;
                ++columns_;
            } else if (byte == ByteClass::lead) {
                const std::size_t bytes = common_size(i);
                if (bytes == 0)
                    break;
                const auto lead = static_cast<unsigned char>(source_[i]);
                if (lead >= 0xE3) {
                    line_.han = true;
                    ++columns_;
                }
                ++columns_;
                last = i;
                i += bytes;
            } else if (source_[i] == ' ' && i + 1 < size &&
                       class_of(source_[i + 1]) == ByteClass::plain) {
                last = i++;  // the ordinary blank between words
                ++columns_;
            } else {
                break;
            }
        }
        emit_linear(begin, i - begin, last - begin);
        return i;
    }

    void emit_linear(std::size_t from, std::size_t size, std::size_t last) {
        const std::size_t clean = out_.text.size();
        out_.map.add(clean, shift_ + from);
        out_.text.append(source_, from, size);
        starter_out_ = clean + last;
        starter_source_ = from + last;
    }

    void emit(std::string_view utf8, std::size_t from, std::size_t size, bool single = true) {
        flush_gap();
        const std::size_t clean = out_.text.size();
        if (utf8.size() == size && source_.substr(from, size) == utf8)
            out_.map.add(clean, shift_ + from);
        else
            out_.map.add(clean, shift_ + from, size, single ? utf8.size() : 0);
        out_.text += utf8;
        starter_out_ = clean;
        starter_source_ = from;
        const char32_t c = at(utf8, 0).code;
        line_.han |= chars::is_wide(c);
        columns_ += chars::is_wide(c) ? 2U : 1U;
    }

    void emit(char32_t c, std::size_t from, std::size_t size) {
        scratch_.clear();
        append_utf8(scratch_, c);
        emit(std::string_view(scratch_), from, size);
    }

    /// One character that is not plain; returns where the next begins.
    std::size_t character(std::size_t i) {
        const chars::Char c = at(source_, i);
        const std::size_t next = i + c.size;
        if (is_blank_char(c.code)) {
            blank(i, c.size, c.code == 0x3000 ? 2U : 1U);
        } else if (c.code == 0x85 || c.code == 0x2028) {
            finish_line(i, false, false);
        } else if (c.code == 0x2029) {
            finish_line(i, false, true);
        } else if (c.code == 0xAD) {
            if (next >= source_.size() || class_of(source_[next]) == ByteClass::line_end)
                emit(U'-', i, c.size);  // a soft hyphen is seen at the end of a line only
        } else if (is_invisible(c.code)) {
            // nothing stands in its place
        } else if (in(c.code, 0xA3A1, 0xA3FE) && !is_yi()) {
            const char32_t meant = c.code == 0xA3AE ? U'。' : 0xFF01 + (c.code - 0xA3A1);
            typographic(meant, i, c.size);
        } else if (ordinary_punctuation(c.code) != 0) {
            emit(ordinary_punctuation(c.code), i, c.size);
        } else if (has_compatibility_form(c.code)) {
            typographic(c.code, i, c.size);
        } else if (is_inert_block(c.code) || is_inert(c.code)) {
            emit(source_.substr(i, c.size), i, c.size);
        } else {
            return compose(i);
        }
        return next;
    }

    /// Full-width forms, ligatures and the like, by NFKC; Chinese punctuation stays.
    void typographic(char32_t c, std::size_t from, std::size_t size) {
        const bool kept =
            c == U'，' || c == U'；' || c == U'：' || c == U'？' || c == U'！' || c == U'。';
        if (kept)
            return emit(c, from, size);
        if (in(c, 0xFF01, 0xFF5E))
            return emit(c - 0xFF01 + U'!', from, size);
        icu::UnicodeString decomposed;
        std::string utf8;
        UErrorCode status = U_ZERO_ERROR;
        normalizer(true)
            .normalize(icu::UnicodeString(static_cast<UChar32>(c)), status)
            .toUTF8String(utf8);
        if (U_SUCCESS(status) && !utf8.empty() && utf8.front() != ' ')
            emit(std::string_view(utf8), from, size);
    }

    static bool is_inert(char32_t c) {
        const icu::Normalizer2& nfc = normalizer(false);
        const auto code = static_cast<UChar32>(c);
        return nfc.hasBoundaryBefore(code) &&
               u_getIntPropertyValue(code, UCHAR_NFC_QUICK_CHECK) == UNORM_YES;
    }

    /// A character with the combining marks after it, put together with what stands before it.
    std::size_t compose(std::size_t i) {
        // Unicode's stream-safe format allows 30; more is no writing, and reordering is quadratic
        constexpr int most_marks = 30;
        const icu::Normalizer2& nfc = normalizer(false);
        const bool joins = !nfc.hasBoundaryBefore(static_cast<UChar32>(at(source_, i).code));
        const bool has_base = joins && gap_begin_ == none && out_.text.size() > line_.begin;
        const std::size_t base = has_base ? starter_out_ : out_.text.size();
        const std::size_t from = has_base ? starter_source_ : i;
        std::string segment = out_.text.substr(base);
        int marks = 0;
        bool first = true;
        for (chars::Char c = at(source_, i); c.size != 0; c = at(source_, i)) {
            if (!first && nfc.hasBoundaryBefore(static_cast<UChar32>(c.code)))
                break;
            first = false;
            if (marks++ < most_marks)
                segment.append(source_, i, c.size);
            i += c.size;
        }
        std::string composed;
        UErrorCode status = U_ZERO_ERROR;
        nfc.normalize(icu::UnicodeString::fromUTF8(segment), status).toUTF8String(composed);
        if (U_SUCCESS(status)) {
            if (!has_base)
                flush_gap();
            out_.text.resize(has_base ? base : out_.text.size());
            emit(std::string_view(composed), from, i - from, false);
        }
        return i;
    }

    /// True in a document in the Yi script, where U+A3A1…U+A3FE are what they say.
    bool is_yi() {
        if (yi_ == 0) {
            std::size_t inside = 0;
            std::size_t outside = 0;
            for (std::size_t p = source_.find('\xEA'); p != std::string_view::npos;
                 p = source_.find('\xEA', p + 1)) {
                const char32_t c = at(source_, p).code;
                (in(c, 0xA3A1, 0xA3FE) ? inside : outside) += in(c, 0xA000, 0xA48C) ? 1U : 0U;
            }
            yi_ = outside > inside ? 1 : -1;
        }
        return yi_ > 0;
    }

    // --- blanks ---

    void blank(std::size_t from, std::size_t size, std::size_t columns) {
        if (out_.text.size() == line_.begin) {
            indent_ += columns;
            return;
        }
        if (gap_begin_ == none) {
            gap_begin_ = from;
            gap_columns_ = 0;
        }
        gap_columns_ += columns;
        gap_end_ = from + size;
        gap_tab_ = source_[from] == '\t' || (gap_tab_ && gap_columns_ > columns);
    }

    void flush_gap() {
        if (gap_begin_ == none)
            return;
        const char last = out_.text.back();
        // typists put two blanks after a sentence
        const bool typed = gap_columns_ == 2 && (last == '.' || last == '?' || last == '!' ||
                                                 last == ':' || last == '"');
        const bool wide = gap_tab_ || (gap_columns_ > 1 && !typed);
        const std::size_t bytes = gap_end_ - gap_begin_;
        out_.map.add(out_.text.size(), shift_ + gap_begin_, bytes == 1 ? 0 : bytes);
        out_.text += wide ? '\t' : ' ';
        line_.gap |= gap_tab_ || gap_columns_ > 2;
        columns_ += gap_columns_;
        gap_begin_ = none;
        gap_tab_ = false;
        starter_out_ = out_.text.size();
    }

    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    std::string_view source_;
    std::size_t shift_;
    Normal out_;
    Line line_;
    std::size_t columns_ = 0;
    std::size_t indent_ = 0;
    std::size_t gap_begin_ = none;
    std::size_t gap_end_ = 0;
    std::size_t gap_columns_ = 0;
    bool gap_tab_ = false;
    std::size_t starter_out_ = 0;  ///< begin of the last character that others may join
    std::size_t starter_source_ = 0;
    int yi_ = 0;  ///< 0 = not looked yet
    std::string scratch_;
};

}  // namespace

Normal normalize(const Decoded& decoded) {
    return Normalizer(decoded).run();
}

}  // namespace entente
