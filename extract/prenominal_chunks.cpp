// SPDX-License-Identifier: MIT
#include "extract/prenominal_chunks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

using enum WordClass;

constexpr std::array anaphors{pronoun,
                              possessive,
                              plural_pronoun,
                              reflexive,
                              former,
                              latter,
                              pair_anaphor,
                              triple_anaphor,
                              body_anaphor,
                              scheme_anaphor,
                              pact_anaphor,
                              idea_anaphor,
                              state_anaphor,
                              demonstrative,
                              member_anaphor,
                              party_anaphor,
                              act_anaphor};

constexpr std::array operators{light_verb,
                               receive_verb,
                               say_verb,
                               deny_verb,
                               refuse_verb,
                               plan_verb,
                               wish_verb,
                               urge_verb,
                               let_verb,
                               fear_verb,
                               describe_verb,
                               become_verb,
                               end_verb,
                               urge_negative_verb,
                               try_verb,
                               be,
                               have};

constexpr std::array adverbs{adverb, also, together, each_, reciprocal, approximate, only_, aspect};

class Chunker {
public:
    explicit Chunker(const SentenceView& view) : view_(view) {}

    ChunkReading run() {
        keep_tokens();
        while (at_ < kept_.size())
            next();
        for (std::size_t i = 0; i + 1 < out_.chunks.size(); ++i)
            if (Chunk& c = out_.chunks[i]; c.kind == ChunkKind::noun)
                c.owner = owned(out_.chunks[i + 1]);
        return std::move(out_);
    }

private:
    [[nodiscard]] const Token& token(std::size_t k) const { return view_.tokens[kept_[k]]; }
    [[nodiscard]] bool have(std::size_t k) const { return k < kept_.size(); }
    [[nodiscard]] bool is(std::size_t k, WordClass c) const { return have(k) && token(k).is(c); }
    template <std::size_t n>
    [[nodiscard]] bool any(std::size_t k, const std::array<WordClass, n>& classes) const {
        return have(k) && token(k).entry != nullptr &&
               std::ranges::any_of(classes, [&](WordClass c) { return token(k).is(c); });
    }
    [[nodiscard]] bool named(std::size_t k) const { return have(k) && token(k).names(); }
    [[nodiscard]] bool nounlike(std::size_t k) const {
        if (!have(k) || role_here(k))
            return false;
        return named(k) || (any(k, anaphors) && !token(k).is(conjunction));
    }
    /// 成员国 is a role in “第十个成员国”, “上合组织成员国”, and stands for the members elsewhere.
    [[nodiscard]] bool role_here(std::size_t k) const {
        const Token& t = token(k);
        if (names_membership(k))
            return true;
        if (!has_sense(view_, t, std::array{Pos::role}) ||
            !(t.is(member_anaphor) || t.form == FormKind::generic) || out_.chunks.empty())
            return false;
        std::size_t last = out_.chunks.size() - 1;
        while (last > 0 && out_.chunks[last].kind == ChunkKind::adverb)
            --last;
        const ChunkKind before = out_.chunks[last].kind;
        const bool first = last == 0 || out_.chunks[last - 1].kind == ChunkKind::comma ||
                           out_.chunks[last - 1].kind == ChunkKind::stop;
        if (before == ChunkKind::other && (first || view_.tokens[out_.chunks[last].head].mark != 0))
            return false;  // “三、成员国 …”, “绝大多数成员国 …”
        return before == ChunkKind::noun || before == ChunkKind::modifier ||
               before == ChunkKind::other || before == ChunkKind::verb;
    }
    /// 是*上合组织成员国*: the members as a group elsewhere, after a copula what the subject is.
    [[nodiscard]] bool names_membership(std::size_t k) const {
        if (!named(k) || type(k) != "group" || !has_sense(view_, token(k), std::array{Pos::role}))
            return false;
        std::size_t last = out_.chunks.size();
        while (last > 0 && out_.chunks[last - 1].kind == ChunkKind::adverb)
            --last;
        if (last == 0)
            return false;
        const Token& before = view_.tokens[out_.chunks[last - 1].head];
        return before.is(be) ||
               (before.is(capacity) &&
                (is(k + 1, status_noun) || (is(k + 1, modifier_mark) && is(k + 2, status_noun))));
    }
    [[nodiscard]] bool enumerates(std::size_t k) const { return have(k) && token(k).mark == U'、'; }
    [[nodiscard]] const std::string& type(std::size_t k) const {
        return view_.type_of(token(k).entity);
    }

    static bool quotes(char32_t c) {
        return c == U'“' || c == U'”' || c == U'‘' || c == U'’' || c == U'《' || c == U'》' ||
               c == U'「' || c == U'」' || c == U'『' || c == U'』' || c == U'"' || c == U'〈' ||
               c == U'〉' || c == U'«' || c == U'»' || c == U'\'';
    }

    /// Tokens without quotation marks and without what stands in brackets.
    void keep_tokens() {
        kept_.reserve(view_.tokens.size());
        std::size_t depth = 0;
        for (std::uint32_t i = 0; i < view_.tokens.size(); ++i) {
            const char32_t c = view_.tokens[i].mark;
            if (c == U'（' || c == U'(' || c == U'[' || c == U'〔')
                ++depth;
            else if ((c == U'）' || c == U')' || c == U']' || c == U'〕') && depth > 0)
                --depth;
            else if (depth == 0 && !quotes(c))
                kept_.push_back(i);
        }
    }

    Chunk& push(ChunkKind kind, std::size_t begin, std::size_t end) {
        Chunk c;
        c.kind = kind;
        c.begin = kept_[begin];
        c.end = kept_[end - 1] + 1;
        c.head = kept_[end - 1];
        out_.chunks.push_back(c);
        at_ = end;
        return out_.chunks.back();
    }

    void next() {
        if (is(at_, to_this) || is(at_, to_them))
            return to_this_phrase();
        if (nounlike(at_))
            return noun();
        if (is(at_, adverbial_mark) && !out_.chunks.empty() && closes_manner())
            return manner();
        const ChunkKind kind = kind_of(at_);
        if (!out_.chunks.empty() && kind == ChunkKind::other &&
            out_.chunks.back().kind == ChunkKind::other && token(at_).mark == 0) {
            out_.chunks.back().end = kept_[at_] + 1;
            out_.chunks.back().head = kept_[at_];
            ++at_;
            return;
        }
        push(kind, at_, at_ + 1);
    }

    /// 慎重*地*; 毫无保留*地* denies nothing but the noun in it.
    void manner() {
        const std::size_t last = out_.chunks.size() - 1;
        if (last > 0 && is_denial_of_one(out_.chunks[last - 1]))
            out_.chunks.pop_back();
        out_.chunks.back().kind = ChunkKind::adverb;
        out_.chunks.back().end = kept_[at_] + 1;
        out_.chunks.back().head = kept_[at_];
        ++at_;
    }
    /// 犹豫*地*, not 当*地*
    [[nodiscard]] bool closes_manner() const {
        const Chunk& c = out_.chunks.back();
        if (c.kind == ChunkKind::verb)
            return true;
        return c.kind == ChunkKind::other && view_.tokens[c.begin].mark == 0 &&
               view_.tokens[c.end - 1].end - view_.tokens[c.begin].begin >= 6 && have(at_ + 1) &&
               token(at_ + 1).entry != nullptr;
    }
    [[nodiscard]] bool is_denial_of_one(const Chunk& c) const {
        return c.kind == ChunkKind::negation && view_.text(view_.tokens[c.head]).starts_with("毫");
    }

    /// 对此, 与之: a coverb and its noun, which stands for what or who was spoken of before.
    void to_this_phrase() {
        const std::size_t k = at_;
        const WordClass anaphor = is(k, to_this) ? act_anaphor : pronoun;
        push(ChunkKind::coverb, k, k + 1);
        push(ChunkKind::noun, k, k + 1).anaphor = anaphor;
        out_.chunks.back().names_begin = out_.chunks.back().names_end =
            static_cast<std::uint32_t>(out_.names.size());
    }

    [[nodiscard]] ChunkKind mark_kind(std::size_t k) const {
        switch (token(k).mark) {
            case U'—':  // ——
                return have(k + 1) && token(k + 1).mark == U'—' ? ChunkKind::comma
                                                                : ChunkKind::other;
            case U'，':
            case U',':
                return ChunkKind::comma;
            case U'：':
            case U':':
                return ChunkKind::colon;
            case U'。':
            case U'；':
            case U';':
            case U'！':
            case U'？':
            case U'!':
            case U'?':
                return ChunkKind::stop;
            default:
                return ChunkKind::other;
        }
    }

    [[nodiscard]] ChunkKind kind_of(std::size_t k) const {
        const Token& t = token(k);
        if (t.mark != 0)
            return mark_kind(k);
        if (t.kind == TokenKind::number)
            return ChunkKind::adverb;
        if (t.entry == nullptr || inside_unknown_word(k))
            return ChunkKind::other;
        if (t.is(topic_end))
            return ChunkKind::topic_end;
        if (t.is(modifier_mark))
            return ChunkKind::modifier;
        if (t.is(conditional))
            return ChunkKind::conditional;
        if (t.is(negation))
            return ChunkKind::negation;
        if (const auto linking = linking_kind(k))
            return *linking;
        return content_kind(k);
    }

    [[nodiscard]] bool one_character(std::size_t k) const {
        return have(k) && token(k).kind == TokenKind::han && token(k).end - token(k).begin <= 4;
    }
    [[nodiscard]] bool unknown_beside(std::size_t k, std::size_t other) const {
        return one_character(other) && token(other).entry == nullptr &&
               (token(other).end == token(k).begin || token(k).end == token(other).begin);
    }
    /// 安*全*, *经*济: a function word of one character beside characters that are no words is more
    /// likely a part of a word that the pack does not know. Those that bear structure stay.
    [[nodiscard]] bool inside_unknown_word(std::size_t k) const {
        static constexpr std::array structure{coverb_with,
                                              coverb_to,
                                              coverb_for,
                                              coverb_from,
                                              disposal,
                                              passive,
                                              agent_by,
                                              modifier_mark,
                                              negation,
                                              place_preposition,
                                              future,
                                              adverbial_mark,
                                              aspect};
        if (any(k, adverbs) && !is(k, locative) && begins_predicate(k))
            return false;
        if (!one_character(k) || any(k, structure) || is(k, let_verb) || token(k).is(be))
            return one_character(k) && is(k, be) && !is(k, coverb_for) &&
                   view_.text(token(k)) != "是" &&
                   (unknown_beside(k, k - 1) || unknown_beside(k, k + 1));
        return unknown_beside(k, k - 1) || unknown_beside(k, k + 1);
    }

    /// 美国*却*…, ，*也*…: right after a name or a comma.
    [[nodiscard]] bool begins_predicate(std::size_t k) const {
        if (k == 0)
            return true;
        const Token& before = token(k - 1);
        return before.names() || before.mark == U'，' || before.mark == U'；';
    }

    [[nodiscard]] std::optional<ChunkKind> linking_kind(std::size_t k) const {
        const Token& t = token(k);
        if (t.is(future) && t.is(disposal))
            return nounlike(k + 1) ? ChunkKind::coverb : ChunkKind::modal;
        if (t.is(be) && t.is(coverb_for))
            return nounlike(k + 1) && verb_follows(k + 1) ? ChunkKind::coverb : ChunkKind::verb;
        if (t.is(agent_by) && nounlike(k + 1))
            return ChunkKind::coverb;
        if (has_sense(view_, t, std::array{Pos::verb, Pos::verb_noun, Pos::noun, Pos::role}))
            return std::nullopt;
        const bool after_noun =
            !out_.chunks.empty() && (out_.chunks.back().kind == ChunkKind::noun ||
                                     out_.chunks.back().kind == ChunkKind::other);
        const bool after_mark =
            !out_.chunks.empty() && out_.chunks.back().kind == ChunkKind::modifier;
        if (t.is(locative) && (after_noun || t.is(between_) || (after_mark && !one_character(k))))
            return ChunkKind::locative;
        if (t.is(future) || t.is(possible))
            return ChunkKind::modal;
        if (t.is(disposal) || t.is(passive) || t.is(agent_by) || t.is(coverb_with) ||
            t.is(coverb_to) || t.is(coverb_for) || t.is(coverb_from) || t.is(preposition) ||
            t.is(topic_mark))
            return ChunkKind::coverb;
        return std::nullopt;
    }

    /// 为 brings a noun to a verb of its clause; without one it is the verb itself: 日本为主要伙伴.
    [[nodiscard]] bool verb_follows(std::size_t k) const {
        for (; have(k) && (token(k).mark == 0 || mark_kind(k) == ChunkKind::other); ++k) {
            const Token& t = token(k);
            if (t.entry == nullptr || t.names())
                continue;
            const bool relational = has_sense(view_, t, std::array{Pos::verb, Pos::verb_noun});
            if (relational || t.is(light_verb) || t.is(receive_verb) || t.is(plan_verb) ||
                t.is(say_verb) || t.is(urge_verb))
                return true;
            for (const Sense& s : t.entry->senses)
                if (view_.lexeme(s).pos == Pos::verb && !has_noun_sense(t))
                    return true;
        }
        return false;
    }
    [[nodiscard]] bool has_noun_sense(const Token& t) const {
        return has_sense(view_, t, std::array{Pos::noun, Pos::role});
    }

    [[nodiscard]] ChunkKind content_kind(std::size_t k) const {
        const Token& t = token(k);
        if (t.is(together))
            return ChunkKind::adverb;
        if (has_sense(view_, t, std::array{Pos::verb, Pos::verb_noun, Pos::adjective}))
            return ChunkKind::verb;
        if (has_sense(view_, t, std::array{Pos::noun, Pos::role}))
            return ChunkKind::nominal;
        if (any(k, adverbs))
            return ChunkKind::adverb;
        if (any(k, operators))
            return ChunkKind::verb;
        for (const Sense& s : t.entry->senses)
            if (view_.lexeme(s).pos == Pos::verb || view_.lexeme(s).pos == Pos::verb_noun)
                return ChunkKind::verb;
        return ChunkKind::other;
    }

    // --- nouns ---

    /// Names side by side, each with what is said of it: 俄罗斯、巴基斯坦等国; 中国外长王毅.
    void noun() {
        Chunk c;
        c.kind = ChunkKind::noun;
        c.begin = kept_[at_];
        c.names_begin = static_cast<std::uint32_t>(out_.names.size());
        std::size_t k = at_;
        for (;;) {
            k = with_friends(unit(c, k));
            const std::size_t link = k;
            if (!enumerates(link) && !is(link, conjunction) && !is(link, coverb_with))
                break;
            std::size_t after = link + 1;
            if (is(after, possessive) && named(after + 1))
                ++after;  // 美国及[其]欧洲盟友
            if (!named(after))
                after = after_unknown_items(link);
            if (!named(after) || c.anaphor || brings_partner(link, after))
                break;
            if (is(link, coverb_with) && c.split == 0)
                c.split = static_cast<std::uint32_t>(out_.names.size());
            k = after;
        }
        c.names_end = static_cast<std::uint32_t>(out_.names.size());
        c.end = kept_[k - 1] + 1;
        if (c.names_end > c.names_begin)
            c.head = out_.names.back();
        else
            c.head = c.begin;
        out_.chunks.push_back(c);
        at_ = k;
    }

    /// 美国*及其盟友*: one who leads and whoever follows.
    [[nodiscard]] std::size_t with_friends(std::size_t k) const {
        if (!is(k, conjunction) || !is(k + 1, possessive) || !have(k + 2))
            return k;
        const std::size_t friends = k + 2;
        return has_sense(view_, token(friends), std::array{Pos::role}) ? friends + 1 : k;
    }

    /// 在 [也门] *同* [沙特] 角力, 因 [大坝] *与* [埃及] 交恶: a place or cause, then whom with.
    [[nodiscard]] bool brings_partner(std::size_t link, std::size_t after) const {
        if (!is(link, coverb_with) || out_.chunks.empty() ||
            !view_.tokens[out_.chunks.back().head].is(preposition) ||
            view_.tokens[out_.chunks.back().head].is(like))
            return false;
        std::size_t k = after + 1;
        while (named(k) || (have(k) && (any(k, adverbs) || is(k, generic_noun) || is(k, organ))))
            ++k;
        return have(k) && token(k).entry != nullptr &&
               std::ranges::any_of(token(k).entry->senses, [&](const Sense& s) {
                   const Lexeme& l = view_.lexeme(s);
                   return l.pos != Pos::noun && l.pos != Pos::role &&
                          std::ranges::find(l.governs, "与") != l.governs.end();
               });
    }

    /// “A、an unknown club和B”: the position of B, or past the end.
    [[nodiscard]] std::size_t after_unknown_items(std::size_t link) const {
        if (!enumerates(link))
            return kept_.size();
        for (std::size_t k = link + 1; k < std::min(link + 6, kept_.size()); ++k) {
            if ((enumerates(k) || is(k, conjunction)) && named(k + 1))
                return k + 1;
            if (kind_of(k) != ChunkKind::other || token(k).mark != 0)
                break;
        }
        return kept_.size();
    }

    /// One name with its appositions; returns the position after it.
    std::size_t unit(Chunk& c, std::size_t k) {
        const std::size_t first = out_.names.size();
        if (named(k)) {
            out_.names.push_back(kept_[k]);
        } else {
            for (const WordClass a : anaphors)
                if (token(k).is(a)) {
                    c.anaphor = a;
                    break;
                }
        }
        std::size_t last = k++;
        for (;; ++k) {
            const bool dashed = dash(k) && named(k + 1) && named(last) && last + 1 == k;
            if (dashed)
                ++k;
            if (named(k) && !(token(k).form == FormKind::generic &&
                              has_sense(view_, token(k), std::array{Pos::role}))) {
                if (named(last) && k > last + 1 && is(k - 1, generic_noun))
                    continue;  // 美国等西方国家
                if (named(last) && (dashed || side_by_side(c, last, k))) {
                    c.compound = true;
                } else {
                    if (named(last))
                        c.possessor = kept_[last];
                    out_.names.resize(first);
                    c.anaphor.reset();
                }
                out_.names.push_back(kept_[k]);
                last = k;
                continue;
            }
            if (!absorbed(c, k) || role_here_after_name(k))
                return k;
        }
    }
    [[nodiscard]] bool role_here_after_name(std::size_t k) const {
        return token(k).is(member_anaphor) && has_sense(view_, token(k), std::array{Pos::role});
    }
    [[nodiscard]] bool dash(std::size_t k) const {
        return have(k) && (token(k).mark == U'—' || token(k).mark == U'-' ||
                           token(k).mark == U'–' || token(k).mark == U'·');
    }

    /// 中俄, 中国东盟: two names that stand for two.
    [[nodiscard]] bool side_by_side(const Chunk&, std::size_t a, std::size_t b) const {
        const auto actor = [&](std::size_t k) {
            return type(k) == "state" || type(k) == "organisation" || type(k) == "group";
        };
        if (token(a).form == FormKind::bound && token(b).form == FormKind::bound)
            return true;
        return a + 1 <= b && actor(a) && actor(b) && token(a).entity != token(b).entity &&
               type(a) == "state" && type(b) != "organisation";
    }

    /// Words after a name that leave it the actor.
    [[nodiscard]] bool absorbed(Chunk& c, std::size_t k) const {
        if (!have(k) || token(k).entry == nullptr)
            return false;
        const Token& t = token(k);
        if (t.is(bound_follower) && token(k - 1).form == FormKind::bound && one_character(k))
            return true;  // 马方
        if (t.is(private_actor)) {
            c.privately = true;
            return true;
        }
        if (t.is(organ) || t.is(person_title)) {
            c.body = true;
            return true;
        }
        if (predicates(k))
            return false;
        return t.is(generic_noun) || t.is(act_anaphor) || t.is(pair_anaphor) ||
               t.is(triple_anaphor) || t.is(reflexive);
    }

    /// 双方*主张*平等: after somebody who acts, and before what they want.
    [[nodiscard]] bool predicates(std::size_t k) const {
        if (!is(k, say_verb) && !is(k, plan_verb) &&
            !has_sense(view_, token(k), std::array{Pos::verb, Pos::verb_noun}))
            return false;
        if (named(k - 1) ? type(k - 1) == "initiative" || type(k - 1) == "concept"
                         : !any(k - 1, anaphors) && !is(k - 1, organ))
            return false;
        if (!have(k + 1) || token(k + 1).mark != 0)
            return false;
        if (is(k, say_verb))
            return !is(k + 1, modifier_mark) && !is(k + 1, be) && !is(k + 1, receive_verb) &&
                   !is(k + 1, conjunction) && !is(k + 1, light_verb) && !is(k + 1, WordClass::have);
        return named(k + 1) || has_plain_adjective(k + 1);
    }
    [[nodiscard]] bool has_plain_adjective(std::size_t k) const {
        return token(k).entry != nullptr &&
               std::ranges::any_of(token(k).entry->senses, [&](const Sense& s) {
                   return view_.lexeme(s).relation.empty() && view_.lexeme(s).pos == Pos::adjective;
               });
    }

    [[nodiscard]] static bool owned(const Chunk& next) {
        return next.kind == ChunkKind::other || next.kind == ChunkKind::nominal;
    }

    const SentenceView& view_;
    std::vector<std::uint32_t> kept_;
    std::size_t at_ = 0;
    ChunkReading out_;
};

}  // namespace

bool has_sense(const SentenceView& view, const Token& t, std::span<const Pos> pos) {
    if (t.entry == nullptr)
        return false;
    return std::ranges::any_of(t.entry->senses, [&](const Sense& s) {
        const Lexeme& lexeme = view.lexeme(s);
        return !lexeme.relation.empty() && s.gap_tail.empty() &&
               std::ranges::find(pos, lexeme.pos) != pos.end();
    });
}

ChunkReading chunk_prenominal(const SentenceView& view) {
    return Chunker(view).run();
}

std::string to_string(const SentenceView& view, const ChunkReading& reading) {
    static constexpr std::array names{
        "N", "V", "R", "P", "L", "T", "的", "a", "not", "mod", "if", ",", ":", ";", "-"};
    std::string out;
    for (const Chunk& c : reading.chunks)
        out += fmt::format("{}[{} {}]",
                           out.empty() ? "" : " ",
                           names[static_cast<std::size_t>(c.kind)],
                           std::string_view(view.document.text)
                               .substr(view.tokens[c.begin].begin,
                                       view.tokens[c.end - 1].end - view.tokens[c.begin].begin));
    return out;
}

}  // namespace entente
