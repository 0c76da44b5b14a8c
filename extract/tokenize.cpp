// SPDX-License-Identifier: MIT
#include "extract/token.hpp"
#include "graph/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace entente {
namespace {

enum class CharKind : std::uint8_t { blank, word, digit, han, mark };

CharKind kind_of(char32_t c) {
    if (c < 0x80) {
        if (c == ' ' || c == '\t' || c == '\n')
            return CharKind::blank;
        if (c >= '0' && c <= '9')
            return CharKind::digit;
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? CharKind::word : CharKind::mark;
    }
    if (c == U'\u3000' || c == U'\u00A0')
        return CharKind::blank;
    if (is_han(c))
        return CharKind::han;
    return is_word_char(c) ? CharKind::word : CharKind::mark;
}

/// One character, or a run of letters or digits: what tokens are made of.
struct Piece {
    std::uint32_t begin, end;
    CharKind kind;
    bool after_blank;
    char32_t first;
};

class Cutter {
public:
    Cutter(std::string_view text,
           std::string_view folded,
           std::size_t begin,
           std::size_t end,
           const Dictionary& dictionary)
        : text_(text),
          folded_(folded),
          begin_(begin),
          end_(end),
          dictionary_(dictionary) {}

    std::vector<Token> run() {
        cut_pieces();
        choose_path();
        return tokens();
    }

private:
    static constexpr std::uint32_t unset = std::numeric_limits<std::uint32_t>::max();
    struct Step {
        std::uint32_t cost = unset;
        std::uint32_t from = 0;
        const DictionaryEntry* entry = nullptr;
    };

    void cut_pieces() {
        bool after_blank = false;
        for (std::size_t at = begin_; at < end_;) {
            const std::size_t start = at;
            const char32_t first = next_code_point(text_, at);
            const CharKind kind = kind_of(first);
            if (kind == CharKind::blank) {
                after_blank = true;
                continue;
            }
            if (kind == CharKind::word || kind == CharKind::digit)
                at = run_end(at, kind);
            pieces_.push_back({static_cast<std::uint32_t>(start),
                               static_cast<std::uint32_t>(at),
                               kind,
                               after_blank,
                               first});
            after_blank = false;
        }
    }

    /// End of a run of letters and digits; "3,000" and "1.5" are one number.
    [[nodiscard]] std::size_t run_end(std::size_t at, CharKind kind) const {
        while (at < end_) {
            std::size_t next = at;
            const char32_t c = next_code_point(text_, next);
            const CharKind k = kind_of(c);
            const bool inside_number = kind == CharKind::digit && (c == '.' || c == ',') &&
                                       next < end_ && text_[next] >= '0' && text_[next] <= '9';
            if (k != CharKind::word && k != CharKind::digit && !inside_number)
                break;
            at = next;
        }
        return at;
    }

    /// A dictionary entry that begins at a piece and ends at the end of one.
    struct Edge {
        std::uint32_t from, to;  ///< first piece and one past the last
        const DictionaryEntry* entry;
    };

    /// Shortest path over the pieces along the edges.
    void choose_path() {
        const std::vector<Edge> edges = find_edges();
        steps_.assign(pieces_.size() + 1, Step{});
        steps_[0].cost = 0;
        auto edge = edges.begin();
        for (std::uint32_t i = 0; i < pieces_.size(); ++i) {
            const bool reached = steps_[i].cost != unset;
            if (reached)
                relax(i, i + 1, pieces_[i].kind == CharKind::han ? 9U : 4U, nullptr);
            for (; edge != edges.end() && edge->from == i; ++edge)
                if (reached && usable(*edge->entry, i, edge->to - 1))
                    relax(i,
                          edge->to,
                          cost(*edge->entry, edge->to - i, pieces_[i].kind),
                          edge->entry);
        }
    }

    /// All edges, in the order of their ends.
    [[nodiscard]] std::vector<Edge> find_edges() const {
        std::vector<std::uint32_t> begins(pieces_.size());
        std::ranges::transform(pieces_, begins.begin(), &Piece::begin);
        std::vector<Edge> edges;
        edges.reserve(2 * pieces_.size());
        dictionary_.trie().walk(folded_.substr(0, end_),
                                begins,
                                [&](std::uint32_t from, std::uint32_t end, std::uint32_t value) {
                                    std::uint32_t to = from;
                                    while (to < pieces_.size() && pieces_[to].end < end)
                                        ++to;
                                    if (to < pieces_.size() && pieces_[to].end == end)
                                        edges.push_back({from, to + 1, &dictionary_.entry(value)});
                                });
        std::ranges::sort(
            edges, {}, [](const Edge& e) { return std::uint64_t{e.from} << 32U | e.to; });
        return edges;
    }

    /// Fewest pieces first: a longer entry is always better than its parts. An entry of one Han
    /// character is the last resort.
    [[nodiscard]] static std::uint32_t cost(const DictionaryEntry& entry,
                                            std::uint32_t length,
                                            CharKind kind) {
        if (kind == CharKind::han)
            return length == 1 ? 6 : entry.claims.empty() ? 4 : 3;
        return length == 1 ? 2 : 3;
    }

    [[nodiscard]] bool usable(const DictionaryEntry& entry,
                              std::uint32_t first,
                              std::uint32_t last) const {
        if (!entry.senses.empty() || entry.classes.any())
            return true;
        return std::ranges::any_of(entry.claims, [&](const Claim& claim) {
            return letters_fit(entry, claim, first, last);
        });
    }

    [[nodiscard]] bool letters_fit(const DictionaryEntry& entry,
                                   const Claim& claim,
                                   std::uint32_t first,
                                   std::uint32_t last) const {
        if (claim.letters == CaseRule::any)
            return true;
        if (claim.letters == CaseRule::capital)
            return is_upper(pieces_[first].first) || pieces_[first].kind != CharKind::word;
        const std::string_view found =
            text_.substr(pieces_[first].begin, pieces_[last].end - pieces_[first].begin);
        return found == entry.form || same_capitals(found, entry.form);
    }

    /// Acronyms may differ in the kind of dash or apostrophe, never in letters.
    [[nodiscard]] static bool same_capitals(std::string_view a, std::string_view b) {
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < a.size() && j < b.size()) {
            const char32_t x = next_code_point(a, i);
            const char32_t y = next_code_point(b, j);
            if (x != y && (is_word_char(x) || is_word_char(y)))
                return false;
        }
        return i == a.size() && j == b.size();
    }

    void relax(std::uint32_t from,
               std::uint32_t to,
               std::uint32_t cost,
               const DictionaryEntry* entry) {
        const std::uint32_t total = steps_[from].cost + cost;
        // Of equal paths the one whose last entry is longer: it was found from an earlier piece.
        // But 同意|在, 看作|对: a coverb stands alone.
        if (total < steps_[to].cost ||
            (total == steps_[to].cost && (from < steps_[to].from || coverb(entry, to - from))))
            steps_[to] = {total, from, entry};
    }

    [[nodiscard]] static bool coverb(const DictionaryEntry* entry, std::uint32_t length) {
        using enum WordClass;
        if (entry == nullptr || length != 1)
            return false;
        return std::ranges::any_of(
            std::array{coverb_with, coverb_to, coverb_for, coverb_from, place_preposition},
            [&](WordClass c) { return entry->classes.test(static_cast<std::size_t>(c)); });
    }

    [[nodiscard]] std::vector<Token> tokens() const {
        std::vector<Token> result;
        for (auto at = static_cast<std::uint32_t>(pieces_.size()); at > 0; at = steps_[at].from)
            result.push_back(token(steps_[at].from, at - 1, steps_[at].entry));
        std::ranges::reverse(result);
        return result;
    }

    [[nodiscard]] Token token(std::uint32_t first,
                              std::uint32_t last,
                              const DictionaryEntry* entry) const {
        Token t;
        t.begin = pieces_[first].begin;
        t.end = pieces_[last].end;
        t.after_blank = pieces_[first].after_blank;
        t.entry = entry;
        switch (pieces_[first].kind) {
            case CharKind::han:
                t.kind = TokenKind::han;
                break;
            case CharKind::digit:
                t.kind = TokenKind::number;
                break;
            case CharKind::mark:
                t.kind = entry == nullptr || entry->claims.empty() ? TokenKind::punctuation
                                                                   : TokenKind::word;
                break;
            default:
                t.kind = TokenKind::word;
        }
        if (first == last && t.kind == TokenKind::punctuation)
            t.mark = pieces_[first].first;
        t.capital = is_upper(pieces_[first].first);
        t.all_caps = t.capital && all_capitals(t.begin, t.end);
        if (entry != nullptr)
            claim(t, *entry, first, last);
        return t;
    }

    [[nodiscard]] bool all_capitals(std::size_t at, std::size_t end) const {
        std::size_t letters = 0;
        while (at < end) {
            const char32_t c = next_code_point(text_, at);
            if (is_word_char(c) && fold_case(c) == c && (c < '0' || c > '9'))
                return false;
            ++letters;
        }
        return letters > 1;
    }

    /// The first claim whose letters fit; which of several states a shared form means is decided
    /// later, from the document.
    void claim(Token& t,
               const DictionaryEntry& entry,
               std::uint32_t first,
               std::uint32_t last) const {
        for (const Claim& c : entry.claims) {
            if (!letters_fit(entry, c, first, last))
                continue;
            t.form = c.kind;
            if (c.kind == FormKind::mask)
                t.masked = true;
            else
                t.entity = static_cast<std::int32_t>(c.entity);
            return;
        }
    }

    std::string_view text_, folded_;
    std::size_t begin_, end_;
    const Dictionary& dictionary_;
    std::vector<Piece> pieces_;
    std::vector<Step> steps_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text,
                            std::string_view folded,
                            std::size_t begin,
                            std::size_t end,
                            const Dictionary& dictionary) {
    return Cutter(text, folded, begin, end, dictionary).run();
}

}  // namespace entente
