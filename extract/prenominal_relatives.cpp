// SPDX-License-Identifier: MIT
#include "extract/prenominal_clauses.hpp"

#include <algorithm>

namespace entente {
namespace {

using enum WordClass;

class RelativeFinder {
public:
    RelativeFinder(const SentenceView& view, const ChunkReading& all)
        : view_(view),
          all_(all),
          chunks_(all.chunks),
          ends_(all.chunks.size(), -1) {}

    std::vector<std::int32_t> run() {
        for (std::uint32_t i = 1; i < chunks_.size(); ++i)
            if (chunks_[i].kind == ChunkKind::modifier)
                find_relative(i);
        return std::move(ends_);
    }

private:
    [[nodiscard]] bool is(std::size_t i, WordClass c) const {
        return i < chunks_.size() && view_.tokens[chunks_[i].head].is(c);
    }
    [[nodiscard]] bool kind(std::size_t i, ChunkKind k) const {
        return i < chunks_.size() && chunks_[i].kind == k;
    }
    [[nodiscard]] bool verbal(std::size_t i) const {
        return kind(i, ChunkKind::verb) && !reads_as_noun(view_, all_, i);
    }

    /// “S V 的 T”, “由 S V 的 T”, “V 的 T”: where the clause that 的 closes begins.
    void find_relative(std::uint32_t mark) {
        if (find_initial_relative(mark) || find_cleft(mark))
            return;
        std::uint32_t verb = mark - 1;
        while (verb > 0 && kind(verb, ChunkKind::adverb) && is(verb, aspect))
            --verb;
        if (kind(verb, ChunkKind::noun))
            return find_object_relative(verb, mark);
        if (!verbal(verb) || is(verb, be))
            return;
        std::uint32_t begin = verb;
        for (std::uint32_t k = verb; k-- > 0;) {
            const ChunkKind what = chunks_[k].kind;
            if (is(k, contrast))
                break;
            if (what == ChunkKind::adverb || what == ChunkKind::negation ||
                what == ChunkKind::modal || what == ChunkKind::other ||
                what == ChunkKind::locative) {
                begin = k;
            } else if (what == ChunkKind::verb && k + 1 == verb && k > 0 &&
                       kind(k - 1, ChunkKind::noun)) {
                begin = k;  // 倡议 成立 的
            } else if (what == ChunkKind::noun) {
                if (k > 0 && kind(k - 1, ChunkKind::coverb)) {
                    if ((is(k - 1, coverb_to) || is(k - 1, disposal)) &&
                        !governs_dative(view_, chunks_[verb])) {
                        begin = k;  // 对 [莫斯科提议的] T
                        break;
                    }
                    begin = --k;
                    if (is(k, agent_by) || is(k, passive))
                        break;
                } else {
                    begin = k;
                    break;
                }
            } else {
                break;
            }
        }
        // What stands before the subject belongs to the clause outside.
        while (begin < verb &&
               (chunks_[begin].kind == ChunkKind::adverb ||
                chunks_[begin].kind == ChunkKind::negation ||
                chunks_[begin].kind == ChunkKind::modal || chunks_[begin].kind == ChunkKind::other))
            ++begin;
        if (ends_[begin] < 0)
            ends_[begin] = static_cast<std::int32_t>(mark);
    }

    /// “[没有参加谈判的]乌兹别克斯坦以观察员身份 V …”: a clause that begins with a verb, closes at
    /// 的 before a name, and goes on with a verb of that name.
    bool find_initial_relative(std::uint32_t mark) {
        if (!kind(mark + 1, ChunkKind::noun) || kind(mark - 1, ChunkKind::noun))
            return false;
        std::uint32_t begin = mark;
        while (begin > 0 && !closes_clause(begin - 1))
            --begin;
        std::uint32_t first = begin;
        while (first < mark && (kind(first, ChunkKind::negation) ||
                                kind(first, ChunkKind::adverb) || kind(first, ChunkKind::modal)))
            ++first;
        if (first >= mark || !verbal(first) || is(first, be))
            return false;
        for (std::uint32_t k = first; k < mark; ++k)
            if (kind(k, ChunkKind::noun) || kind(k, ChunkKind::modifier) ||
                kind(k, ChunkKind::coverb))
                return false;
        for (std::uint32_t k = mark + 2; k < chunks_.size() && !closes_clause(k); ++k)
            if (kind(k, ChunkKind::modifier))
                return false;
            else if (verbal(k)) {
                if (ends_[begin] < 0)
                    ends_[begin] = static_cast<std::int32_t>(mark);
                return true;
            }
        return false;
    }
    /// “[站在 X 一边的]则是 S”, “[S 反对的]是 T”
    bool find_cleft(std::uint32_t mark) {
        if (cleft_head(view_, all_, mark) < 0)
            return false;
        std::uint32_t begin = mark;
        bool verb = false;
        while (begin > 0 && !closes_clause(begin - 1) && !kind(begin - 1, ChunkKind::modifier)) {
            --begin;
            verb = verb || (verbal(begin) && !is(begin, be));
        }
        if (!verb || ends_[begin] >= 0)
            return false;
        ends_[begin] = static_cast<std::int32_t>(mark);
        return true;
    }
    [[nodiscard]] bool closes_clause(std::size_t i) const {
        return kind(i, ChunkKind::comma) || kind(i, ChunkKind::stop) || kind(i, ChunkKind::colon);
    }

    /// “反对 [V O 的] N”, “是 [V O 的] N”: after a verb that wants a noun.
    void find_object_relative(std::uint32_t object, std::uint32_t mark) {
        if (object < 2 || !verbal(object - 1) || is(object - 1, be) ||
            head_after_mark(all_, mark) >= 0)
            return;
        std::uint32_t k = object - 1;
        while (k > 0 && (kind(k - 1, ChunkKind::adverb) || kind(k - 1, ChunkKind::other)))
            --k;
        if (k == 0 || kind(k - 1, ChunkKind::noun))
            return;
        const std::uint32_t before = k - 1;
        const bool wants_noun =
            (kind(before, ChunkKind::coverb) && !is(before, passive) && !is(before, disposal)) ||
            (verbal(before) && (is(before, be) || is(before, accuse_verb) ||
                                is(before, describe_verb) || is(before, receive_verb)));
        if (wants_noun && ends_[object - 1] < 0)
            ends_[object - 1] = static_cast<std::int32_t>(mark);
    }

    const SentenceView& view_;
    const ChunkReading& all_;
    const std::vector<Chunk>& chunks_;
    std::vector<std::int32_t> ends_;
};

}  // namespace

std::vector<std::int32_t> find_relative_clauses(const SentenceView& view,
                                                const ChunkReading& chunks) {
    return RelativeFinder(view, chunks).run();
}

std::int32_t head_after_mark(const ChunkReading& reading, std::uint32_t mark) {
    const std::vector<Chunk>& chunks = reading.chunks;
    const auto kind = [&](std::size_t k, ChunkKind what) {
        return k < chunks.size() && chunks[k].kind == what;
    };
    for (std::uint32_t k = mark + 1; k < std::min<std::size_t>(mark + 5, chunks.size()); ++k) {
        if (kind(k, ChunkKind::noun))
            return kind(k + 1, ChunkKind::modifier) ? -1 : static_cast<std::int32_t>(k);
        if (!kind(k, ChunkKind::other) && !kind(k, ChunkKind::adverb))
            break;
    }
    return -1;
}

std::int32_t cleft_head(const SentenceView& view, const ChunkReading& reading, std::uint32_t mark) {
    const std::vector<Chunk>& chunks = reading.chunks;
    std::uint32_t k = mark + 1;
    while (k < chunks.size() && chunks[k].kind == ChunkKind::adverb)
        ++k;
    if (k + 1 >= chunks.size() || chunks[k].kind != ChunkKind::verb ||
        !view.tokens[chunks[k].head].is(be) || view.tokens[chunks[k].head].is(become_verb) ||
        chunks[k + 1].kind != ChunkKind::noun)
        return -1;
    const ChunkKind after = k + 2 < chunks.size() ? chunks[k + 2].kind : ChunkKind::stop;
    return after == ChunkKind::comma || after == ChunkKind::stop || after == ChunkKind::colon
               ? static_cast<std::int32_t>(k + 1)
               : -1;
}

bool governs_dative(const SentenceView& view, const Chunk& chunk) {
    const Token& t = view.tokens[chunk.head];
    return t.entry != nullptr && std::ranges::any_of(t.entry->senses, [&](const Sense& sense) {
               const std::vector<std::string>& g = view.lexeme(sense).governs;
               return !view.lexeme(sense).relation.empty() &&
                      std::ranges::find(g, "obj") == g.end() &&
                      (std::ranges::find(g, "对") != g.end() ||
                       std::ranges::find(g, "向") != g.end() ||
                       std::ranges::find(g, "为") != g.end());
           });
}

}  // namespace entente
