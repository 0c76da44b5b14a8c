// SPDX-License-Identifier: MIT
#include "extract/clean.hpp"

#include "extract/block_writer.hpp"
#include "extract/chars.hpp"
#include "extract/hyphen.hpp"
#include "extract/layout.hpp"

#include <algorithm>
#include <span>
#include <string_view>

namespace entente {
namespace {

using chars::at;
using chars::before;

/// Decides which lines make one block.
class Joiner {
public:
    Joiner(const Normal& normal, const Layout& layout) : normal_(normal), layout_(layout) {}

    [[nodiscard]] bool joins(const Line& line, const Line& next) const {
        if (next.starts || next.hard || next.kind != LineKind::text ||
            line.kind == LineKind::heading || line.kind == LineKind::row)
            return false;
        const std::string_view left = normal_.line_text(line);
        const std::string_view right = normal_.line_text(next);
        const bool full = layout_.is_full(normal_, line, next);
        const bool close = next.blanks == 0 || next.after_break;
        const bool deeper = next.indent > line.indent + 1;
        if (line.kind == LineKind::item && next.blanks == 0 && deeper)
            return true;
        if (ends_complete(left))
            return full && next.blanks == 0 && !next.after_break && !deeper;
        const bool small = chars::is_small(at(right, 0).code);
        if (goes_on(left, right))
            return close || layout_.double_spaced || line.han;
        if (close)
            return full || small || (line.han && next.han && is_long(line));
        return full && (layout_.double_spaced || small);
    }

private:
    /// True where the characters on both sides of the break show that the sentence goes on.
    static bool goes_on(std::string_view left, std::string_view right) {
        const char32_t last = before(left, left.size()).code;
        const char32_t first = at(right, 0).code;
        const bool stop = last == U'，' || last == U'、' || last == U'；' || last == U'《' ||
                          last == U'“' || last == U'(';
        const bool point = first == U'，' || first == U'、' || first == U'。' || first == U'；' ||
                           first == U'》' || first == U'”' || first == U')';
        return stop || point || (line_end_hyphen(left) != 0 && chars::is_letter(first));
    }

    /// A Chinese line that is nearly as long as a full one is no heading.
    [[nodiscard]] bool is_long(const Line& line) const {
        return (line.indent + line.width) * 100U >= layout_.width * 70 && layout_.width >= 40;
    }

    const Normal& normal_;
    const Layout& layout_;
};

/// Gathers lines into blocks and writes them.
class Assembler {
public:
    explicit Assembler(Normal& normal)
        : normal_(normal),
          layout_(read_layout(normal)),
          hyphens_(normal),
          writer_(normal, layout_, hyphens_) {}

    Cleaned run() {
        const Joiner joiner(normal_, layout_);
        for (const Line& line : normal_.lines) {
            if (is_cut_out(line.kind))
                continue;
            if (!lines_.empty() && !joiner.joins(*lines_.back(), line))
                flush();
            lines_.push_back(&line);
        }
        flush();
        for (const Line& line : normal_.lines) {
            if (!is_cut_out(line.kind) || line.kind == LineKind::furniture)
                continue;
            if (line.label || line.kind == LineKind::aside ||
                (!lines_.empty() && lines_.back()->kind != line.kind))
                flush();
            lines_.push_back(&line);
        }
        flush();
        return writer_.take();
    }

private:
    /// Headings are told by their shape: short, and without the end of a sentence.
    [[nodiscard]] BlockKind kind() const {
        constexpr std::size_t widest_heading = 120;
        switch (lines_.front()->kind) {
            case LineKind::heading:
                return BlockKind::heading;
            case LineKind::row:
                return BlockKind::row;
            case LineKind::footnote:
                return BlockKind::footnote;
            default:
                break;
        }
        std::size_t width = 0;
        for (const Line* line : lines_)
            width += line->width;
        const std::string_view last = normal_.line_text(*lines_.back());
        const std::string_view first = normal_.line_text(*lines_.front());
        const char32_t end = before(last, last.size()).code;
        const bool open =
            end == U',' || end == U';' || end == U'，' || end == U'；' || end == U'、';
        const bool is_short = width <= widest_heading && lines_.size() <= 2;
        const bool shaped = is_short && !open && !ends_complete(last) && dateline_size(first) == 0;
        constexpr std::size_t widest_item = 300;  // longer ones are paragraphs with a number
        if (lines_.front()->kind == LineKind::item && width <= widest_item)
            return shaped && is_title_item(first) ? BlockKind::heading : BlockKind::item;
        return shaped ? BlockKind::heading : BlockKind::paragraph;
    }

    /// «1. Russia and the West»: a numbered line without an end, and no item of the same list
    /// directly below.
    [[nodiscard]] bool is_title_item(std::string_view first) const {
        const Enumerator mark = enumerator(first);
        if (mark.size == 0 || mark.style == 'a')
            return false;
        const Line* const next = lines_.back() + 1;
        if (next >= normal_.lines.data() + normal_.lines.size())
            return false;
        const Enumerator below = enumerator(normal_.line_text(*next));
        return below.style != mark.style || below.number != mark.number + 1;
    }

    void flush() {
        if (lines_.empty())
            return;
        const BlockKind block = kind();
        const bool dateline =
            block == BlockKind::paragraph && dateline_size(normal_.line_text(*lines_.front())) != 0;
        writer_.write(lines_, block, dateline);
        lines_.clear();
    }

    Normal& normal_;
    Layout layout_;
    Hyphens hyphens_;
    BlockWriter writer_;
    std::vector<const Line*> lines_;
};

}  // namespace

Cleaned clean(const Decoded& decoded) {
    Normal normal = normalize(decoded);
    Cleaned cleaned = Assembler(normal).run();
    if (decoded.map != OffsetMap{})
        cleaned.map = cleaned.map.through(decoded.map, cleaned.text.size());
    return cleaned;
}

}  // namespace entente
