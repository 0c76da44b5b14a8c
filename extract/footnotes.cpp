// SPDX-License-Identifier: MIT
#include "extract/chars.hpp"
#include "extract/layout.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <string_view>

namespace entente {
namespace {

using chars::at;
using chars::before;
using chars::Char;

constexpr std::size_t most_notes = 1000;

/// What a footnote cites by; running text has it seldom.
bool is_citation(std::string_view text) {
    for (const std::string_view sign : {"参见",
                                        "參見",
                                        "http",
                                        "载«",
                                        "载 «",
                                        "载《",
                                        "ibid",
                                        "Ibid",
                                        "op. cit",
                                        "pp. ",
                                        "转引自",
                                        "轉引自"})
        if (text.find(sign) != std::string_view::npos)
            return true;
    return false;
}

bool is_web_address(std::string_view text) {
    return text.starts_with("http") || text.starts_with("www");
}

/// Bytes that a mark may begin with: ①, [1], ¹ or a plain number.
constexpr auto mark_bytes = [] {
    std::array<bool, 256> table{};
    for (const char c : {'\xE2', '\xE3', '\xC2', '['})
        table[static_cast<unsigned char>(c)] = true;
    for (char c = '0'; c <= '9'; ++c)
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

/// Reads the footnotes of a document from its first line to its last.
class FootnoteReader {
public:
    FootnoteReader(Normal& normal, Layout& layout)
        : normal_(normal),
          lines_(normal.lines),
          layout_(layout) {}

    void run() {
        for (std::size_t i = 0; i < lines_.size();) {
            if (lines_[i].kind == LineKind::furniture) {
                ++i;
            } else if (is_bare_marks(i)) {
                i = take_bodies_after_bare_marks(i);
            } else if (is_body(i)) {
                i = take_body(i);
            } else if (is_unmarked(i)) {
                i = take_chunk(i);
            } else {
                note_marks_in(i);
                last_text_ = i;
                ++i;
            }
        }
    }

private:
    [[nodiscard]] std::string_view text(std::size_t i) const {
        return normal_.line_text(lines_[i]);
    }
    [[nodiscard]] bool is_text(std::size_t i) const {
        return i < lines_.size() && lines_[i].kind == LineKind::text && !lines_[i].hard;
    }
    [[nodiscard]] bool in_sentence() const {
        return last_text_ < lines_.size() && lines_[last_text_].kind == LineKind::text &&
               !ends_complete(text(last_text_));
    }

    /// Remembers the marks that running text carries, so that their bodies are known.
    void note_marks_in(std::size_t i) {
        const std::string_view line = text(i);
        for (std::size_t k = 0; k < line.size();) {
            const char byte = line[k];
            if (!mark_bytes[static_cast<unsigned char>(byte)]) {
                ++k;
            } else if (byte >= '0' && byte <= '9') {
                k = note_plain_mark(line, k);
            } else {
                const NoteMark mark = note_mark(line.substr(k));
                if (mark.number != 0 && mark.number < most_notes)
                    open_[mark.number] = true;
                k += std::max<std::size_t>(mark.size, 1);
            }
        }
    }

    /// Plain numbers glued to the end of a word or clause: «contracts.12 The».
    std::size_t note_plain_mark(std::string_view line, std::size_t begin) {
        std::size_t end = begin;
        std::uint32_t number = 0;
        for (; end < line.size() && line[end] >= '0' && line[end] <= '9'; ++end)
            number = std::min<std::uint32_t>(
                number * 10 + static_cast<std::uint32_t>(line[end] - '0'), most_notes);
        if (number < most_notes && is_plain_note(line, begin, end))
            plain_[number] = true;
        return end;
    }

    /// «①» alone on a line: the marks of the footnotes below lost their lines.
    [[nodiscard]] bool is_bare_marks(std::size_t i) const {
        const NoteMark mark = note_mark(text(i));
        return is_text(i) && mark.number != 0 && mark.size == text(i).size();
    }

    [[nodiscard]] bool is_body(std::size_t i) {
        if (!is_text(i))
            return false;
        const std::string_view line = text(i);
        const NoteMark mark = note_mark(line);
        if (mark.number == 0)
            return is_plain_body(i);
        if (line.starts_with("[^"))
            return line.substr(mark.size).starts_with(":");
        if (mark.number < most_notes && open_[mark.number])
            return true;
        const bool set_off = line.substr(mark.size).starts_with(" ");
        return set_off && in_sentence() && (lines_[i].blanks > 0 || layout_.begins_page(lines_[i]));
    }

    /// «12 See …» below a text that had «…contracts.12».
    [[nodiscard]] bool is_plain_body(std::size_t i) {
        const std::string_view line = text(i);
        const Enumerator mark = enumerator(line);
        std::size_t size = std::min(line.find_first_not_of("0123456789"), line.size());
        if (size == 0 || size > 3 || size == line.size())
            return false;
        std::uint32_t number = 0;
        for (std::size_t k = 0; k < size; ++k)
            number = number * 10 + (at(line, k).code - U'0');
        const bool parted = line[size] == ' ' || line[size] == '\t' || mark.style == '.';
        const bool below = lines_[i].blanks > 0 || note_above_ ||
                           (i > 0 && lines_[i - 1].kind == LineKind::furniture);
        if (!parted || !below || !plain_[number])
            return false;
        layout_.plain_notes[number] = true;
        return true;
    }

    /// True if line `i` goes on with the footnote that line `i - 1` is part of.
    [[nodiscard]] bool continues(std::size_t i) const {
        if (!is_text(i) || layout_.begins_page(lines_[i]) || note_mark(text(i)).number != 0 ||
            lines_[i].blanks > 1)
            return false;
        const bool open = !ends_complete(text(i - 1));
        if (lines_[i].blanks == 0)
            return open || !layout_.double_spaced;
        return open && layout_.double_spaced && layout_.is_full(normal_, lines_[i - 1], lines_[i]);
    }

    void take(std::size_t i) { lines_[i].kind = LineKind::footnote; }

    std::size_t take_body(std::size_t i) {
        const NoteMark mark = note_mark(text(i));
        std::size_t size = mark.size;
        if (mark.number == 0)
            size = std::min(text(i).find_first_not_of("0123456789."), text(i).size());
        while (size < text(i).size() &&
               (text(i)[size] == ' ' || text(i)[size] == '\t' || text(i)[size] == ':'))
            ++size;
        if (mark.number < most_notes)
            open_[mark.number] = false;
        take(i);
        lines_[i].marker = static_cast<std::uint8_t>(lines_[i].marker + size);
        lines_[i].label = true;
        note_above_ = true;
        for (++i; i < lines_.size() && continues(i) && !is_plain_body(i); ++i)
            take(i);
        note_above_ = i < lines_.size() && is_text(i) && lines_[i].blanks == 0;
        return i;
    }

    std::size_t take_bodies_after_bare_marks(std::size_t i) {
        std::size_t marks = 0;
        for (; i < lines_.size() && is_bare_marks(i); ++i, ++marks) {
            const NoteMark mark = note_mark(text(i));
            if (mark.number < most_notes)
                open_[mark.number] = false;
            lines_[i].kind = LineKind::furniture;
        }
        std::size_t bodies = 0;
        for (; i < lines_.size(); ++i) {
            const bool page = layout_.begins_page(lines_[i]) && !is_web_address(text(i));
            if (!is_text(i) || page || lines_[i].blanks > 1)
                break;
            const bool fresh = bodies == 0 || lines_[i].blanks > 0;
            if (fresh && bodies == marks)
                break;
            bodies += fresh ? 1U : 0U;
            take(i);
            lines_[i].label = fresh;
        }
        return i;
    }

    /// A short piece of citations between two pages, in the middle of a sentence: footnotes whose
    /// marks the conversion lost.
    [[nodiscard]] bool is_unmarked(std::size_t i) const {
        return is_text(i) && layout_.begins_page(lines_[i]) && in_sentence() && chunk_end(i) > i;
    }

    /// End of the piece, or `i` if it is no footnote.
    [[nodiscard]] std::size_t chunk_end(std::size_t i) const {
        constexpr std::size_t longest = 6;
        bool cites = is_citation(text(i));
        for (std::size_t k = i + 1; k < lines_.size() && k <= i + longest; ++k) {
            if (layout_.begins_page(lines_[k]))
                return cites ? k : i;
            if (!is_text(k))
                return i;
            cites = cites || is_citation(text(k));
        }
        return i;
    }

    std::size_t take_chunk(std::size_t i) {
        const std::size_t end = chunk_end(i);
        lines_[i].label = true;
        for (; i < end; ++i)
            take(i);
        return end;
    }

    Normal& normal_;
    std::vector<Line>& lines_;
    Layout& layout_;
    std::bitset<most_notes> open_;  ///< marks seen in the text, their bodies not yet
    std::bitset<10000> plain_;      ///< the same of plain numbers
    std::size_t last_text_ = static_cast<std::size_t>(-1);
    bool note_above_ = false;
};

}  // namespace

bool is_plain_note(std::string_view text, std::size_t begin, std::size_t end) {
    if (begin < 2 || end - begin > 3 || text[begin] == '0')
        return false;
    const Char after = at(text, end);
    if (after.size != 0 && after.code != U' ' && after.code != U'\t')
        return false;
    Char mark = before(text, begin);
    const bool stop = mark.code == U'.' || mark.code == U',' || mark.code == U';' ||
                      mark.code == U'”' || mark.code == U'"' || mark.code == U')' ||
                      mark.code == U'?' || mark.code == U'!';
    if (!stop)
        return false;
    // a word of letters before it: no decimal, no «No.5», «p.12», «Art.3»
    std::size_t k = begin - mark.size;
    for (int marks = 0; marks < 2; ++marks) {
        mark = before(text, k);
        if (!chars::is_closer(mark.code) && mark.code != U'.')
            break;
        k -= mark.size;
    }
    std::size_t letters = 0;
    for (; letters < 5; ++letters) {
        mark = before(text, k);
        if (!chars::is_letter(mark.code))
            break;
        k -= mark.size;
    }
    return letters >= 4 ||
           (letters == 3 && text.substr(k, 3) != "Art" && text.substr(k, 3) != "Vol" &&
            text.substr(k, 3) != "vol" && text.substr(k, 3) != "art" && text.substr(k, 3) != "Fig");
}

void mark_footnotes(Normal& normal, Layout& layout) {
    FootnoteReader(normal, layout).run();
}

}  // namespace entente
