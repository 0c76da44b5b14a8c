// SPDX-License-Identifier: MIT
#include "extract/block_writer.hpp"

#include "extract/chars.hpp"

#include <algorithm>

namespace entente {
namespace {

using chars::at;
using chars::before;
using chars::Char;

bool is_quote_open(char32_t c) {
    return c == U'“' || c == U'‘' || c == U'(' || c == U'«' || c == U'[';
}
bool is_quote_close(char32_t c) {
    return c == U'”' || c == U'’' || c == U')' || c == U'»' || c == U']';
}

bool is_word(char32_t c) {
    return chars::is_letter(c) || chars::is_digit(c) || chars::is_ideograph(c);
}

/// Marks that would sit on another letter if what parts them from it went.
bool is_combining(char32_t c) {
    return chars::in(c, 0x300, 0x36F) || chars::in(c, 0x3099, 0x309A) ||
           chars::in(c, 0x483, 0x489) || chars::in(c, 0x591, 0x5C7) || chars::in(c, 0x610, 0x61A) ||
           chars::in(c, 0x64B, 0x65F) || chars::in(c, 0x900, 0xFFF) ||
           chars::in(c, 0x1100, 0x11FF) || chars::in(c, 0x1AB0, 0x1AFF) ||
           chars::in(c, 0x20D0, 0x20FF);
}

/// True if no blank stands between two characters of a Chinese line.
bool is_tight(char32_t left, char32_t right) {
    const bool open = is_quote_open(right) && !is_word(left) && left != U',';
    return chars::is_wide(left) || chars::is_wide(right) || is_quote_open(left) ||
           is_quote_close(right) || open || (left == U'+' && is_word(right)) ||
           (right == U'+' && is_word(left));
}

}  // namespace

BlockWriter::BlockWriter(const Normal& normal, const Layout& layout, const Hyphens& hyphens)
    : normal_(normal),
      layout_(layout),
      hyphens_(hyphens) {
    out_.text.reserve(normal.text.size());
    for (const char c : {'\t', '[', '!', '*', '`', '_', '|', '\xC2', '\xE2', '\xE3'})
        special_latin_[static_cast<unsigned char>(c)] = true;
    if (layout.plain_notes.any())
        for (char c = '0'; c <= '9'; ++c)
            special_latin_[static_cast<unsigned char>(c)] = true;
    special_han_ = special_latin_;
    special_han_[static_cast<unsigned char>(' ')] = true;
}

Cleaned BlockWriter::take() {
    flush_map();
    return std::move(out_);
}

void BlockWriter::write(std::span<const Line* const> lines, BlockKind kind, bool dateline) {
    const std::size_t before_all = out_.text.size();
    if (!out_.blocks.empty()) {
        flush_map();
        const std::size_t from = normal_.map.begin(lines.front()->begin);
        out_.map.add(before_all, from, 1);
        out_.text += "\xE2\x80\xA9";  // U+2029
    }
    block_begin_ = out_.text.size();
    kind_ = kind;
    han_ = std::ranges::any_of(lines, [](const Line* line) { return line->han; });
    const Line* previous = nullptr;
    for (const Line* line : lines) {
        if (previous != nullptr && out_.text.size() > block_begin_)
            join(*previous, *line);
        write_line(*line);
        previous = line;
    }
    while (out_.text.size() > block_begin_ && (out_.text.back() == ' ' || out_.text.back() == '\t'))
        out_.text.pop_back();
    if (out_.text.size() == block_begin_) {
        out_.text.resize(before_all);
        return;
    }
    const bool begins = kind == BlockKind::heading || kind == BlockKind::footnote || dateline;
    section_ += begins && !out_.blocks.empty() ? 1U : 0U;
    out_.blocks.push_back({block_begin_, out_.text.size(), kind, section_});
}

char32_t BlockWriter::last() const {
    return before(out_.text, out_.text.size(), block_begin_).code;
}

void BlockWriter::copy(std::size_t begin, std::size_t end) {
    if (begin != run_end_ || run_begin_ == run_end_) {
        flush_map();
        run_begin_ = begin;
        run_clean_ = out_.text.size();
    }
    run_end_ = end;
    out_.text.append(normal_.text, begin, end - begin);
}

void BlockWriter::flush_map() {
    if (run_begin_ != run_end_)
        hint_ = out_.map.append(run_clean_, normal_.map, run_begin_, run_end_, hint_);
    run_begin_ = run_end_ = 0;
}

void BlockWriter::truncate(std::size_t size) {
    flush_map();
    out_.text.resize(size);
}

/// A blank or tab that stands for [begin, begin + size) of the normal text.
void BlockWriter::put(char c, std::size_t begin, std::size_t size) {
    flush_map();
    const std::size_t from = normal_.map.begin(begin);
    const std::size_t to = std::max(normal_.map.end(begin + size), from + 1);
    out_.map.add(out_.text.size(), from, to - from);
    out_.text += c;
}

void BlockWriter::join(const Line& line, const Line& next) {
    const std::string_view right = normal_.line_text(next);
    const char32_t first = at(right, 0).code;
    const std::string_view written = std::string_view(out_.text).substr(block_begin_);
    if (const std::size_t hyphen = line_end_hyphen(written); hyphen != 0) {
        const bool parts = chars::is_small(first) &&
                           !hyphens_.is_true(written.substr(0, written.size() - hyphen), right);
        if (parts)
            truncate(out_.text.size() - hyphen);
        if (parts || chars::is_letter(first) || chars::is_digit(first))
            return;
    }
    const char32_t left = last();
    const bool tight = chars::is_wide(left) || chars::is_wide(first) || left == U'/' ||
                       (han_ && is_tight(left, first));
    const std::size_t dash = left == U'—' ? 3 : 0;
    const bool tight_dash =
        dash != 0 && before(written, written.size() - dash).code != U' ' && is_word(first);
    if ((tight || tight_dash) && !is_combining(first))
        return;
    if (left != U' ')
        put(' ', line.end, next.begin > line.end ? 1 : 0);
}

void BlockWriter::write_line(const Line& line) {
    std::size_t i = line.begin + line.marker;
    line_begin_ = i;
    link_close_ = link_end_ = 0;
    const std::size_t end = line.end;
    const std::string_view text = normal_.text;
    const std::array<bool, 256>& is_special = han_ ? special_han_ : special_latin_;
    while (i < end) {
        std::size_t stop = i;
        while (stop < end && !is_special[static_cast<unsigned char>(text[stop])])
            ++stop;
        if (link_close_ != 0 && i <= link_close_ && stop >= link_close_) {
            copy(i, link_close_);
            i = link_end_;
            link_close_ = 0;
            continue;
        }
        if (stop > i)
            copy(i, stop);
        i = stop < end ? special(stop, end) : stop;
    }
}

/// Handles the character at `i` and returns where the next begins.
std::size_t BlockWriter::special(std::size_t i, std::size_t end) {
    const char byte = normal_.text[i];
    if (byte == ' ' || byte == '\t')
        return blank(i, end);
    if (byte == '|' && kind_ == BlockKind::row)
        return pipe(i, end);
    if (byte == '[' || (byte == '!' && i + 1 < end && normal_.text[i + 1] == '['))
        return bracket(i, end);
    if (byte == '*' || byte == '_' || byte == '`')
        return emphasis(i, end);
    if (byte >= '0' && byte <= '9')
        return digits(i, line_begin_, end);
    const Char c = at(normal_.text, i);
    if (chars::circled_number(c.code) != 0)
        return drop(i, c.size, end);
    if (chars::superscript_digit(c.code) >= 0)
        return superscript(i, end);
    copy(i, i + c.size);
    return i + c.size;
}

/// The bar between two cells of a Markdown table; the outer bars part nothing.
std::size_t BlockWriter::pipe(std::size_t i, std::size_t end) {
    while (out_.text.size() > block_begin_ && out_.text.back() == ' ')
        truncate(out_.text.size() - 1);
    if (i > line_begin_ && i + 1 < end && out_.text.size() > block_begin_)
        put('\t', i, 1);
    ++i;
    while (i < end && (normal_.text[i] == ' ' || normal_.text[i] == '\t'))
        ++i;
    return i;
}

std::size_t BlockWriter::drop(std::size_t i, std::size_t size, std::size_t end) {
    if (i + size < end && is_combining(at(normal_.text, i + size).code)) {
        copy(i, i + size);
        return i + size;
    }
    const std::size_t mark = i;
    i += size;
    const bool at_blank = out_.text.size() == block_begin_ || out_.text.back() == ' ';
    while (at_blank && i < end && normal_.text[i] == ' ')
        ++i;
    // a blank that stood before the mark now stands before what follows it
    if (out_.text.size() > block_begin_ && out_.text.back() == ' ') {
        truncate(out_.text.size() - 1);
        if (i < end && (!han_ || keeps_blank(i, end)))
            put(' ', mark, 1);
    }
    return i;
}

std::size_t BlockWriter::blank(std::size_t i, std::size_t end) {
    const bool first = out_.text.size() == block_begin_;
    if (first || out_.text.back() == ' ' || out_.text.back() == '\t')
        return i + 1;
    if (kind_ == BlockKind::row && normal_.text[i] == '\t') {
        put('\t', i, 1);
        return i + 1;
    }
    if (han_ && !keeps_blank(i + 1, end))
        return i + 1;
    if (normal_.text[i] == ' ')
        copy(i, i + 1);
    else
        put(' ', i, 1);
    return i + 1;
}

/// In a Chinese line, blanks stand between Latin words only.
bool BlockWriter::keeps_blank(std::size_t next, std::size_t end) const {
    const char32_t left = last();
    const char32_t right = next < end ? at(normal_.text, next).code : 0;
    if (is_combining(right))
        return true;
    if (chars::is_ideograph(left) && chars::is_ideograph(right))
        return kind_ == BlockKind::heading && parts_headline(next, end);
    return !is_tight(left, right);
}

/// A headline of two clauses has a blank between them: four characters or more on both sides.
bool BlockWriter::parts_headline(std::size_t next, std::size_t end) const {
    constexpr int least = 4;
    int after = 0;
    for (Char c = at(normal_.text, next);
         after < least && next < end && chars::is_ideograph(c.code);
         c = at(normal_.text, next)) {
        next += c.size;
        ++after;
    }
    int before_it = 0;
    std::size_t at_end = out_.text.size();
    for (Char c = before(out_.text, at_end, block_begin_);
         before_it < least && chars::is_ideograph(c.code);
         c = before(out_.text, at_end, block_begin_)) {
        at_end -= c.size;
        ++before_it;
    }
    return after == least && before_it == least;
}

/// Footnote marks «[3]» and the brackets of links and pictures go.
std::size_t BlockWriter::bracket(std::size_t i, std::size_t end) {
    constexpr std::size_t longest_text = 300;
    constexpr std::size_t longest_target = 1000;
    const std::string_view text = std::string_view(normal_.text).substr(0, end);
    const bool picture = text[i] == '!';
    const std::size_t open = picture ? i + 1 : i;
    if (const NoteMark mark = note_mark(text.substr(open));
        mark.number != 0 && !picture && i > line_begin_ &&
        !text.substr(open + mark.size).starts_with("("))
        return drop(i, mark.size, end);
    const std::size_t close = text.substr(0, std::min(end, open + longest_text)).find("](", open);
    const std::size_t last =
        close == std::string_view::npos
            ? close
            : text.substr(0, std::min(end, close + longest_target)).find(')', close);
    if (last == std::string_view::npos || link_close_ != 0) {
        copy(i, i + 1);
        return i + 1;
    }
    if (picture)
        return drop(i, last + 1 - i, end);
    link_close_ = close;
    link_end_ = last + 1;
    return i + 1;
}

/// «**strong**», «_stress_», «`code`»: the marks go, the words stay.
std::size_t BlockWriter::emphasis(std::size_t i, std::size_t end) {
    const std::string_view text = normal_.text;
    const char mark = text[i];
    std::size_t after = i;
    while (after < end && text[after] == mark)
        ++after;
    const char32_t left = last();
    const char32_t right = after < end ? at(text, after).code : 0;
    const bool left_edge = left == 0 || left == U' ' || left == U'\t';
    const bool right_edge = right == 0 || right == U' ' || right == U'\t';
    bool goes = !(left_edge && right_edge) && after - i <= 3;
    if (mark == '*')
        goes = goes && !(chars::is_digit(left) && chars::is_digit(right));
    if (mark == '_')
        goes = goes && is_word(left) != is_word(right);
    if (goes)
        return drop(i, after - i, end);
    copy(i, after);
    return after;
}

std::size_t BlockWriter::digits(std::size_t i, std::size_t begin, std::size_t end) {
    const std::string_view text = normal_.text;
    std::size_t after = i;
    std::uint32_t number = 0;
    for (; after < end && text[after] >= '0' && text[after] <= '9'; ++after)
        number = std::min<std::uint32_t>(
            number * 10 + static_cast<std::uint32_t>(text[after] - '0'), 9999);
    const std::string_view line = text.substr(begin, end - begin);
    if (number < layout_.plain_notes.size() && layout_.plain_notes[number] && i > begin &&
        is_plain_note(line, i - begin, after - begin))
        return drop(i, after - i, end);
    copy(i, after);
    return after;
}

/// «Union.²» is a mark, «km²» is not.
std::size_t BlockWriter::superscript(std::size_t i, std::size_t end) {
    const NoteMark mark = note_mark(std::string_view(normal_.text).substr(i, end - i));
    const std::size_t size = std::max<std::size_t>(mark.size, at(normal_.text, i).size);
    const std::string_view written = std::string_view(out_.text).substr(block_begin_);
    const Char unit = before(written, written.size());
    const Char prefix = before(written, written.size() - unit.size);
    const Char edge = before(written, written.size() - unit.size - prefix.size);
    const bool metre =
        unit.code == U'm' && (!chars::is_letter(prefix.code) || !chars::is_letter(edge.code));
    if (mark.number == 0 || metre || chars::is_digit(unit.code) || written.empty()) {
        copy(i, i + size);
        return i + size;
    }
    return drop(i, size, end);
}

}  // namespace entente
