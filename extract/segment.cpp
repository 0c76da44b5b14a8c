// SPDX-License-Identifier: MIT
#include "extract/segment.hpp"

#include "extract/abbreviations.hpp"
#include "extract/chars.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace entente {
namespace {

using chars::at;
using chars::before;
using chars::Char;

/// Bytes that may end a sentence: . ! ? and the lead bytes of 。！？….
constexpr auto ender_bytes = [] {
    std::array<bool, 256> table{};
    for (const char c : {'.', '!', '?', '\xE2', '\xE3', '\xEF'})
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

bool is_full_stop(char32_t c) {
    return c == U'。' || c == U'！' || c == U'？';
}
bool is_ender(char32_t c) {
    return is_full_stop(c) || c == U'.' || c == U'!' || c == U'?' || c == U'…';
}

/// After the closing quote of «“…。”» the sentence goes on where the next word leans on the quote.
bool leans_on_quote(char32_t c) {
    return c == U'，' || c == U'、' || c == U'；' || c == U'。' || c == U'：' || c == U'的' ||
           c == U'等' || c == U'之' || c == U'）' || c == U')' || c == U'—' || c == U'与' ||
           c == U'和' || c == U'及' || c == U'》';
}

class BlockCutter {
public:
    BlockCutter(std::string_view text, std::size_t begin, std::size_t end)
        : text_(text.substr(0, end)),
          begin_(begin) {}

    /// End of the sentence that begins at `from`.
    [[nodiscard]] std::size_t sentence_end(std::size_t from) const {
        std::size_t i = from;
        while (i < text_.size()) {
            while (i < text_.size() && !ender_bytes[static_cast<unsigned char>(text_[i])])
                ++i;
            const Char c = at(text_, i);
            if (c.size == 0)
                break;
            if (!is_ender(c.code)) {
                i += c.size;
                continue;
            }
            const std::size_t run = after_enders(i);
            const std::size_t closed = after_closers(run);
            if (ends_here(c.code, from, i, run, closed))
                return closed;
            i = run;
        }
        return text_.size();
    }

private:
    [[nodiscard]] std::size_t after_enders(std::size_t i) const {
        for (Char c = at(text_, i); c.size != 0 && is_ender(c.code); c = at(text_, i))
            i += c.size;
        return i;
    }

    /// Closing quotes and brackets stay with their sentence. A straight quote closes only if no
    /// word begins right after it.
    [[nodiscard]] std::size_t after_closers(std::size_t i) const {
        for (Char c = at(text_, i); c.size != 0 && chars::is_closer(c.code); c = at(text_, i)) {
            const char32_t next = at(text_, i + c.size).code;
            if ((c.code == U'"' || c.code == U'\'') && chars::is_letter(next))
                break;
            i += c.size;
        }
        return i;
    }

    [[nodiscard]] bool ends_here(char32_t ender,
                                 std::size_t from,
                                 std::size_t i,
                                 std::size_t run,
                                 std::size_t closed) const {
        const Char next = at(text_, closed);
        if (next.size == 0)
            return true;
        const Char left = before(text_, i, from);
        if (is_full_stop(ender))
            return closed == run || !leans_on_quote(next.code);
        if (ender == U'…' || run - i > 1) {
            // omission, or emphasis: an end only where a new sentence clearly begins
            if (ender == U'…' && !is_full_stop(before(text_, run).code))
                return next.code == U' ' && begins_sentence(closed) && starter_follows(closed);
        }
        if (chars::is_ideograph(left.code) || chars::is_wide(next.code))
            return ender != U'.' ? closed == run || !leans_on_quote(next.code)
                                 : chars::is_ideograph(left.code);
        if (next.code != U' ' && next.code != U'\t')
            return false;
        if (!begins_sentence(closed))
            return false;
        if (ender == U'!' || ender == U'?')
            return true;
        if (run - i >= 3)  // «...»
            return starter_follows(closed);
        return closed > run || !is_abbreviation(from, i, closed);
    }

    [[nodiscard]] std::size_t next_word(std::size_t closed) const {
        while (closed < text_.size() && (text_[closed] == ' ' || text_[closed] == '\t'))
            ++closed;
        for (Char c = at(text_, closed);
             chars::is_opener(c.code) || c.code == U'"' || c.code == U'\'' || c.code == U'—';
             c = at(text_, closed))
            closed += c.size;
        return closed;
    }

    /// Capitals, digits and Chinese characters begin a sentence, perhaps after an opening quote.
    [[nodiscard]] bool begins_sentence(std::size_t closed) const {
        const char32_t c = at(text_, next_word(closed)).code;
        return chars::is_capital(c) || chars::is_digit(c) || chars::is_wide(c) || c == U'$' ||
               c == U'€' || c == U'£' || c == U'•';
    }

    [[nodiscard]] bool starter_follows(std::size_t closed) const {
        const std::size_t begin = next_word(closed);
        std::size_t end = begin;
        while (end < text_.size() && end - begin < 16 && chars::is_letter(at(text_, end).code))
            ++end;
        return is_sentence_starter(text_.substr(begin, end - begin)) || begin > closed + 1;
    }

    /// True if the full stop at `i` belongs to its word and does not end a sentence.
    [[nodiscard]] bool is_abbreviation(std::size_t from, std::size_t i, std::size_t closed) const {
        constexpr std::size_t longest = 24;
        std::size_t begin = i;
        while (begin > from && i - begin < longest) {
            const Char c = before(text_, begin, from);
            if (!chars::is_letter(c.code) && c.code != U'.' && !chars::is_digit(c.code))
                break;
            begin -= c.size;
        }
        const std::string_view word = text_.substr(begin, i - begin);
        if (word.empty())
            return false;
        if (chars::is_digit(at(word, 0).code))  // «1. European», at the begin only
            return begin == begin_ && word.size() <= 3;
        const char32_t next = at(text_, next_word(closed)).code;
        switch (abbreviation_kind(word)) {
            case Abbreviation::before_name:
                return true;
            case Abbreviation::before_number:
                return chars::is_digit(next);
            case Abbreviation::anywhere:
                return !starter_follows(closed);
            case Abbreviation::none:
                return false;
        }
        return false;
    }

    std::string_view text_;
    std::size_t begin_;
};

/// Weight of a character for the language of a text: an ideograph counts as a short word.
struct Shares {
    std::size_t han = 0;
    std::size_t letters = 0;
};

Shares shares_of(std::string_view text) noexcept {
    Shares shares;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            shares.letters += (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z' ? 1U : 0U;
            ++i;
            continue;
        }
        const Char c = at(text, i);
        shares.han += chars::is_ideograph(c.code) ? 1U : 0U;
        shares.letters += chars::is_letter(c.code) ? 1U : 0U;
        i += c.size;
    }
    return shares;
}

std::string_view name_of(const Shares& shares) noexcept {
    return shares.han * 3 > shares.letters ? "zh" : "en";
}

/// Where a sentence that is too long is cut: after the last comma, else blank, within the limit.
std::size_t cut_point(std::string_view sentence, std::size_t most) {
    std::size_t i = 0;
    std::size_t comma = 0;
    std::size_t blank = 0;
    for (std::size_t count = 0; count < most && i < sentence.size(); ++count) {
        const Char c = at(sentence, i);
        i += c.size;
        if (c.code == U'，' || c.code == U'；' || c.code == U',' || c.code == U';' ||
            c.code == U'、')
            comma = i;
        if (c.code == U' ' || c.code == U'\t')
            blank = i;
    }
    if (i == sentence.size())
        return i;
    const std::size_t half = i / 2;
    return comma > half ? comma : blank > half ? blank : i;
}

class Segmenter {
public:
    Segmenter(const Cleaned& cleaned, std::string_view language, const Limits& limits)
        : cleaned_(cleaned),
          text_(cleaned.text),
          language_(language),
          limits_(limits) {}

    std::vector<Sentence> run() {
        for (std::size_t b = 0; b < cleaned_.blocks.size(); ++b)
            block(cleaned_.blocks[b], static_cast<std::uint32_t>(b));
        return std::move(out_);
    }

private:
    void block(const Block& block, std::uint32_t number) {
        if (block.kind == BlockKind::heading || block.kind == BlockKind::row)
            return add(block.begin, block.end, block, number);
        const BlockCutter cutter(text_, block.begin, block.end);
        for (std::size_t i = block.begin; i < block.end;) {
            const std::size_t end = cutter.sentence_end(i);
            add(i, end, block, number);
            i = end;
        }
    }

    void add(std::size_t begin, std::size_t end, const Block& block, std::uint32_t number) {
        while (begin < end && (text_[begin] == ' ' || text_[begin] == '\t'))
            ++begin;
        while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t'))
            --end;
        const std::size_t most = std::max<std::size_t>(limits_.sentence_code_points, 1);
        while (begin < end) {
            std::size_t stop = end;
            if (end - begin > most)
                stop = begin + cut_point(text_.substr(begin, end - begin), most);
            Sentence sentence;
            sentence.index = static_cast<std::uint32_t>(out_.size() + 1);
            sentence.begin = begin;
            sentence.end = stop;
            sentence.block = number;
            sentence.section = block.section;
            sentence.kind = block.kind;
            sentence.language =
                language_.empty() ? language_of(text_.substr(begin, stop - begin)) : language_;
            out_.push_back(std::move(sentence));
            begin = stop;
        }
    }

    const Cleaned& cleaned_;
    std::string_view text_;
    std::string_view language_;
    const Limits& limits_;
    std::vector<Sentence> out_;
};

}  // namespace

std::string_view language_of(std::string_view text) noexcept {
    return name_of(shares_of(text));
}

std::vector<Sentence> segment(const Cleaned& cleaned,
                              std::string_view language,
                              const Limits& limits) {
    return Segmenter(cleaned, language, limits).run();
}

}  // namespace entente
