// SPDX-License-Identifier: MIT
#include "extract/prenominal_clauses.hpp"

#include <algorithm>

namespace entente {
namespace {

using enum WordClass;

/// Decides whether a word that may be verb or noun is a noun here, from its neighbours.
class NounTest {
public:
    NounTest(const SentenceView& view, const std::vector<Chunk>& chunks, std::size_t i)
        : view_(view),
          chunks_(chunks),
          i_(i) {}

    [[nodiscard]] bool holds() const {
        const Token& t = view_.tokens[chunks_[i_].head];
        if (t.entry == nullptr)
            return false;
        bool verb = false;
        bool noun = false;
        for (const Sense& s : t.entry->senses) {
            const Lexeme& l = view_.lexeme(s);
            if (l.relation.empty())
                continue;
            verb = verb || l.pos == Pos::verb || l.pos == Pos::verb_noun || l.pos == Pos::adjective;
            noun = noun || l.pos == Pos::noun || l.pos == Pos::role || l.pos == Pos::verb_noun;
        }
        if (!noun)
            return false;
        return !verb || noun_here(takes_object(t));
    }

private:
    [[nodiscard]] bool kind(std::size_t k, ChunkKind what) const {
        return k < chunks_.size() && chunks_[k].kind == what;
    }
    [[nodiscard]] bool is(std::size_t k, WordClass c) const {
        return k < chunks_.size() && view_.tokens[chunks_[k].head].is(c);
    }
    [[nodiscard]] bool takes_object(const Token& t) const {
        return std::ranges::any_of(t.entry->senses, [&](const Sense& s) {
            const Lexeme& l = view_.lexeme(s);
            return !l.relation.empty() && std::ranges::find(l.governs, "obj") != l.governs.end();
        });
    }
    /// 支持 呼吁 让: a clause may follow
    [[nodiscard]] bool takes_clause(std::size_t k) const {
        return is(k, urge_verb) || is(k, let_verb) || is(k, wish_verb) || is(k, fear_verb) ||
               is(k, say_verb) || is(k, deny_verb) || is(k, accuse_verb) ||
               is(k, urge_negative_verb) || is(k, plan_verb);
    }

    [[nodiscard]] bool noun_here(bool transitive) const {
        const bool object_follows = kind(i_ + 1, ChunkKind::noun);
        if (i_ == 0)
            return !object_follows && !kind(i_ + 1, ChunkKind::coverb);
        if (object_follows && !kind(i_ - 1, ChunkKind::modifier))
            return false;
        if (kind(i_ - 1, ChunkKind::coverb))
            return true;  // 就边界问题…
        if (kind(i_ - 1, ChunkKind::locative) && is(i_ - 1, between_))
            return i_ < 3 || !kind(i_ - 3, ChunkKind::coverb);  // 中印之间争端, not 在中美之间周旋
        if (i_ > 1 && kind(i_ - 1, ChunkKind::verb) && kind(i_ - 2, ChunkKind::coverb))
            return false;
        std::size_t k = i_ - 1;
        bool described = false;
        while (k > 0 && (kind(k, ChunkKind::other) || kind(k, ChunkKind::nominal) ||
                         (kind(k, ChunkKind::adverb) && !is(k, aspect)))) {
            described = described || !kind(k, ChunkKind::adverb);
            --k;
        }
        if (kind(k, ChunkKind::adverb) && is(k, aspect) && k > 0)
            --k;
        if (transitive && !described && kind(k, ChunkKind::noun) && is(i_ - 1, together) &&
            kind(i_ + 1, ChunkKind::modifier))
            return false;  // 中俄共同推动的 N
        if (kind(k, ChunkKind::modifier))
            return !object_follows;
        const bool operates = is(i_, light_verb) || is(i_, receive_verb);
        if (kind(k, ChunkKind::negation))
            return !transitive && is(k, have) && !kind(i_ + 1, ChunkKind::noun);
        if (kind(k, ChunkKind::verb))
            return !operates && !object_follows &&
                   (is(k, light_verb) || is(k, receive_verb) || described || !takes_clause(k));
        if (!kind(k, ChunkKind::noun))
            return false;
        if (operates && kind(i_ + 1, ChunkKind::verb))
            return false;
        return after_noun(k, transitive, described);
    }

    [[nodiscard]] bool after_noun(std::size_t k, bool transitive, bool described) const {
        const bool several = chunks_[k].names_end - chunks_[k].names_begin > 1;
        const bool modifies = kind(i_ + 1, ChunkKind::modifier);
        if (described)
            return true;
        if (modifies && transitive && !several)
            return false;  // 中国提出的
        const bool coverb = k > 0 && kind(k - 1, ChunkKind::coverb);
        if (coverb && is(k - 1, coverb_with))
            return modifies || kind(i_ + 1, ChunkKind::nominal);
        if (coverb) {
            if (k < 2 || is(k - 1, coverb_from) || is(k - 1, disposal) || is(k - 1, passive) ||
                is(k - 1, agent_by))
                return false;
            if (k > 2 && kind(k - 2, ChunkKind::noun) && is(k - 3, join_verb))
                return true;  // 跟随欧盟对俄制裁
            return kind(k - 2, ChunkKind::verb) || kind(k - 2, ChunkKind::modifier) || modifies ||
                   kind(i_ + 1, ChunkKind::nominal) || kind(i_ + 1, ChunkKind::verb);
        }
        if (k > 0 && kind(k - 1, ChunkKind::verb))
            return !takes_clause(k - 1);
        const bool compound = chunks_[k].compound || !transitive;
        return modifies || kind(i_ + 1, ChunkKind::nominal) ||
               (compound && kind(i_ + 1, ChunkKind::other)) || (several && !transitive) ||
               (kind(i_ + 1, ChunkKind::verb) && (several || is(i_ + 1, be)));
    }

    const SentenceView& view_;
    const std::vector<Chunk>& chunks_;
    std::size_t i_;
};

}  // namespace

bool reads_as_noun(const SentenceView& view, const ChunkReading& reading, std::size_t i) {
    return NounTest(view, reading.chunks, i).holds();
}

}  // namespace entente
