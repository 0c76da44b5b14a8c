// SPDX-License-Identifier: MIT
#include "extract/prenominal_clauses.hpp"

#include "extract/prenominal_nouns.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

using enum WordClass;

/// What is known while a clause is read.
struct State {
    Arg subject;
    std::int32_t subject_chunk = -1;
    Arg matrix;  ///< subject of the first verb of the clause
    std::int32_t matrix_chunk = -1;
    bool has_matrix = false;
    bool has_base = false;
    bool inside_coverb = false;
    bool has_verb = false;
    bool has_noun = false;
    Arg base_subject;  ///< of the clause itself, whatever its verbs take along
    std::int32_t base_chunk = -1;
    std::uint32_t base_domain = 0;
    std::uint32_t domain = 0;
    std::int32_t last_verb = -1;
    std::int32_t last_object = -1;
    std::int32_t open_coverb = -1;
    bool negated = false;
    bool strong = false;  ///< the negation reaches into an embedded clause
    Modality modality = Modality::asserted;
    std::int32_t speaker = -1;
    Arg owner;  ///< X of a subject “X 的 N” that is nobody itself
    Arg cause, agent, patient;
    std::int32_t patient_chunk = -1;
    bool passive = false;
    std::int32_t head = -1;
    Arg head_arg;  ///< what the head stands for, if it has no name of its own
    bool relative = false;
    std::uint32_t relative_mark = 0;
};

class Reader {
public:
    Reader(const SentenceView& view, const ChunkReading& chunks, Discourse& discourse)
        : view_(view),
          chunks_(chunks.chunks),
          all_(chunks),
          discourse_(discourse) {}

    ZhReading run() {
        const std::size_t n = chunks_.size();
        out_.arg.resize(n);
        out_.predicate_of.assign(n, -1);
        clause_end_.assign(n, static_cast<std::uint32_t>(n));
        std::uint32_t end = static_cast<std::uint32_t>(n);
        for (std::size_t i = n; i-- > 0;) {
            if (ends_clause(chunks_[i].kind))
                end = static_cast<std::uint32_t>(i);
            clause_end_[i] = end;
        }
        out_.relative_end = find_relative_clauses(view_, all_);
        sentence();
        std::ranges::sort(out_.phrases, {}, &CoverbPhrase::noun);
        return std::move(out_);
    }

private:
    [[nodiscard]] static bool ends_clause(ChunkKind k) {
        return k == ChunkKind::comma || k == ChunkKind::colon || k == ChunkKind::stop;
    }
    [[nodiscard]] bool is(std::size_t i, WordClass c) const {
        return i < chunks_.size() && view_.tokens[chunks_[i].head].is(c);
    }
    [[nodiscard]] bool kind(std::size_t i, ChunkKind k) const {
        return i < chunks_.size() && chunks_[i].kind == k;
    }
    [[nodiscard]] bool relational(std::size_t i) const {
        return has_sense(view_,
                         view_.tokens[chunks_[i].head],
                         std::array{Pos::verb, Pos::verb_noun, Pos::adjective});
    }
    [[nodiscard]] bool verbal(std::size_t i) const {
        return kind(i, ChunkKind::verb) && !reads_as_noun(view_, all_, i);
    }

    // --- the sentence ---

    void sentence() {
        State s;
        const auto n = static_cast<std::uint32_t>(chunks_.size());
        if (n > 0 && (is(0, also) || is(0, enumerator) || begins_with_verb()))
            s.subject = is(0, enumerator) ? enumerated() : discourse_.last_subject();
        std::uint32_t begin = 0;
        bool hypothetical = false;
        while (begin < n) {
            const std::uint32_t end = clause_end_[begin];
            if (begin < end) {
                const bool conditional_here =
                    std::any_of(chunks_.begin() + begin, chunks_.begin() + end, [](const Chunk& c) {
                        return c.kind == ChunkKind::conditional;
                    });
                if (conditional_here || hypothetical)
                    s.modality = Modality::hypothetical;
                read(begin, end, s);
                hypothetical = conditional_here;
            }
            next_clause(s, begin, end);
            begin = end + 1;
        }
    }

    /// 一是…, 二是…: all go on with the subject before the first. “其三，” is a mere connective.
    [[nodiscard]] Arg enumerated() {
        if (kind(1, ChunkKind::comma))
            return {};
        const bool first = view_.text(view_.tokens[chunks_[0].head]).starts_with("一");
        if (first || discourse_.enumeration().empty())
            discourse_.enumerate(discourse_.first_subject());
        return discourse_.enumeration();
    }

    /// After its adverbs the sentence has a verb and no subject.
    [[nodiscard]] bool begins_with_verb() const {
        std::size_t i = 0;
        while (kind(i, ChunkKind::adverb) || kind(i, ChunkKind::comma))
            ++i;
        return i > 0 && i < 4 && verbal(i) && view_.sentence.kind == BlockKind::paragraph;
    }

    void next_clause(State& s, std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t i = begin; i < end; ++i)
            if (kind(i, ChunkKind::noun) && !chunks_[i].anaphor) {
                for (const End& e : out_.arg[i].ends)
                    discourse_.named(e);
                discourse_.group(out_.arg[i]);
            }
        const bool stop = kind(end, ChunkKind::stop) && !goes_on(end + 1);
        State next;
        const bool only_phrase = !s.has_verb && !s.has_matrix && !has_own_subject(s, end);
        if (!stop) {
            next.subject = s.has_matrix ? s.matrix : s.subject;
            next.subject_chunk = s.has_matrix ? s.matrix_chunk : s.subject_chunk;
            next.subject.carried = true;
            if (s.modality == Modality::reported && (s.has_verb || last_is_say(begin, end))) {
                next.modality = s.modality;
                next.speaker = s.speaker;
            }
        }
        discourse_.subject(s.has_matrix && !s.matrix.empty() ? s.matrix
                           : s.subject.empty()               ? s.owner
                                                             : s.subject);
        if (s.base_subject.empty() && s.subject.empty() && s.has_verb && !out_.phrases.empty() &&
            out_.phrases.back().between && out_.phrases.back().noun >= begin)
            discourse_.subject(out_.arg[out_.phrases.back().noun]);  // 中印之间存在分歧
        next.domain = only_phrase && !stop ? s.domain : end + 1;
        next.base_domain = next.domain;
        s = std::move(next);
    }

    /// The clause has a subject, and ends with something else than a phrase of its verb to come.
    [[nodiscard]] bool has_own_subject(const State& s, std::uint32_t end) const {
        return s.has_noun && (out_.phrases.empty() || out_.phrases.back().noun + 1 != end);
    }

    /// “…；又借 …”, “…；另一方面，…”: the subject goes on after a semicolon.
    [[nodiscard]] bool goes_on(std::uint32_t i) const {
        return is(i, also) || is(i, enumerator) || kind(i, ChunkKind::coverb) || verbal(i);
    }

    [[nodiscard]] bool last_is_say(std::uint32_t begin, std::uint32_t end) const {
        return end > begin && kind(end - 1, ChunkKind::verb) && is(end - 1, say_verb);
    }

    void read(std::uint32_t begin, std::uint32_t end, State& s) {
        for (std::uint32_t i = begin; i < end; ++i) {
            if (const std::int32_t close = out_.relative_end[i];
                close >= 0 && !(s.relative && i == begin)) {
                const std::int32_t owner = relative(i, static_cast<std::uint32_t>(close), s);
                if (owner >= 0 && s.open_coverb >= 0)
                    bring_owner(static_cast<std::uint32_t>(owner), s);
                i = static_cast<std::uint32_t>(close);
                continue;
            }
            step(i, s);
        }
    }

    /// 对 [中国主导的] 议程: the noun names nobody, so its maker stands there.
    void bring_owner(std::uint32_t owner, State& s) {
        out_.arg[owner].owner = true;
        out_.phrases.push_back({s.open_coverb, owner, false});
        s.open_coverb = -1;
    }

    /// Returns the chunk of its subject if what it describes has no name, else -1.
    std::int32_t relative(std::uint32_t begin, std::uint32_t mark, const State& outer) {
        State s;
        s.relative = true;
        s.relative_mark = mark;
        s.domain = begin;
        s.matrix = outer.has_matrix ? outer.matrix : outer.subject;
        s.speaker = outer.speaker;
        s.strong = outer.strong;
        s.negated = outer.strong && outer.negated;
        s.head = head_after_mark(all_, mark);
        if (s.head < 0)
            s.head = cleft_head(view_, all_, mark);
        if (s.head < 0 && !outer.patient.empty() && outer.last_verb >= 0 &&
            is(static_cast<std::size_t>(outer.last_verb), describe_verb)) {
            s.head_arg = outer.patient;  // “将 S 变为 V T 的 N”
            s.subject = outer.patient;
            s.subject_chunk = outer.patient_chunk;
        } else if (s.head < 0 && outer.last_verb >= 0 &&
                   is(static_cast<std::size_t>(outer.last_verb), be)) {
            s.subject = outer.subject;  // “S 是 V 的 N”, “T 变成 S V 的 N”
            s.subject_chunk = outer.subject_chunk;
            s.head_arg = outer.subject;
            s.negated = outer.negated;
        }
        read(begin, mark, s);
        const bool named = s.head >= 0 || !s.head_arg.empty();
        const std::int32_t own = s.has_matrix ? s.base_chunk : -1;
        return !named && own >= static_cast<std::int32_t>(begin) ? own : -1;
    }

    void step(std::uint32_t i, State& s) {
        switch (chunks_[i].kind) {
            case ChunkKind::noun:
                return noun(i, s);
            case ChunkKind::verb:
                return verbal(i) ? verb(i, s) : nominal(i, s);
            case ChunkKind::nominal:
                return nominal(i, s);
            case ChunkKind::coverb:
                s.open_coverb = static_cast<std::int32_t>(i);
                break;
            case ChunkKind::locative:
                if (is(i, between_))
                    between(i, s);
                if (is(i, topic_end))
                    topic(i, s);
                break;
            case ChunkKind::topic_end:
                topic(i, s);
                break;
            case ChunkKind::negation:
                s.negated = !s.negated;
                if (is(i, be))
                    return verb(i, s);
                break;
            case ChunkKind::adverb:
                if (is(i, together) && relational(i))
                    predicate(i, s);
                break;
            case ChunkKind::modal:
                if (s.modality == Modality::asserted || s.modality == Modality::reported)
                    s.modality = is(i, future) ? Modality::planned : Modality::hypothetical;
                break;
            default:
                break;
        }
    }

    // --- nouns ---

    void noun(std::uint32_t i, State& s) {
        const Arg& arg = out_.arg[i] = resolve(i, s);
        const Chunk& c = chunks_[i];
        if (s.open_coverb >= 0) {
            const auto coverb = static_cast<std::uint32_t>(s.open_coverb);
            s.open_coverb = -1;
            if (is(coverb, topic_mark)) {  // 至于俄罗斯，…
                s.subject = arg;
                s.subject_chunk = static_cast<std::int32_t>(i);
                s.has_noun = true;
                return;
            }
            if (is(coverb, disposal)) {
                s.patient = arg;
                s.patient_chunk = static_cast<std::int32_t>(i);
            } else if (is(coverb, passive) || is(coverb, agent_by)) {
                s.agent = arg;
                s.passive = true;
            }
            join_list(coverb, i);
            out_.phrases.push_back({static_cast<std::int32_t>(coverb), i, false});
            return;
        }
        if (explains_phrase(i) || (c.anaphor == party_anaphor && s.has_noun))
            return;
        if (kind(i + 1, ChunkKind::modifier) && after_modifier_is_noun(i) &&
            !(chunks_[static_cast<std::size_t>(head_after_mark(all_, i + 1))].owner && !s.has_verb))
            return;  // 中国的“一带一路”: the second is the head
        if (!s.has_verb) {
            if (s.has_noun && i > 0 && kind(i - 1, ChunkKind::modifier) && c.owner)
                return;  // 印度的[上合组织视角]: the first is the subject
            const bool only_owner =
                (kind(i + 1, ChunkKind::modifier) && head_after_mark(all_, i + 1) < 0 &&
                 !stands_for_its_parts(arg) && !nouns().policy_of(i)) ||
                c.privately;
            s.subject =
                only_owner ? Arg{} : nouns().policy_maker(i, clause_end_[i], actor_of(c, arg));
            s.owner = only_owner && !c.privately ? arg : Arg{};
            s.subject_chunk = only_owner ? -1 : static_cast<std::int32_t>(i);
            s.has_noun = true;
            return;
        }
        s.last_object = static_cast<std::int32_t>(i);
        discourse_.object(arg);
    }

    /// “中国主权”, “上合组织地区主义”: what belongs to somebody acts through its owner.
    [[nodiscard]] Arg actor_of(const Chunk& c, const Arg& arg) const {
        if (!c.possessor || arg.empty() || view_.type_of(arg.ends.front().entity) != "concept")
            return arg;
        Arg owner;
        owner.ends = {end_of(*c.possessor)};
        owner.owner = true;
        owner.head = c.head;
        return owner;
    }

    /// 自由贸易区的设想: the idea of a scheme is the scheme.
    [[nodiscard]] bool stands_for_its_parts(const Arg& arg) const {
        return !arg.empty() && std::ranges::all_of(arg.ends, [&](const End& e) {
            const std::string& type = view_.type_of(e.entity);
            return type == "concept" || type == "initiative";
        });
    }

    [[nodiscard]] bool after_modifier_is_noun(std::uint32_t i) const {
        return head_after_mark(all_, i + 1) >= 0;
    }

    /// 对华、对俄: the second phrase stands for both.
    void join_list(std::uint32_t coverb, std::uint32_t i) {
        if (out_.phrases.empty() || coverb < 2 || out_.phrases.back().noun + 2 != coverb ||
            out_.phrases.back().coverb < 0 ||
            view_.text(view_.tokens[chunks_[coverb].head]) !=
                view_.text(
                    view_.tokens[chunks_[static_cast<std::size_t>(out_.phrases.back().coverb)]
                                     .head]))
            return;
        const Arg& before = out_.arg[out_.phrases.back().noun];
        out_.arg[i].ends.insert(out_.arg[i].ends.begin(), before.ends.begin(), before.ends.end());
    }

    /// 在中俄两大[邻国]之间: says what the noun of the coverb is.
    [[nodiscard]] bool explains_phrase(std::uint32_t i) const {
        if (!kind(i + 1, ChunkKind::locative) || out_.phrases.empty() ||
            out_.phrases.back().coverb < 0)
            return false;
        std::uint32_t k = out_.phrases.back().noun + 1;
        while (k < i && kind(k, ChunkKind::other))
            ++k;
        return k == i;
    }

    /// 在中美之间; 中美两头 (no coverb)
    void between(std::uint32_t i, State& s) {
        if (!out_.phrases.empty() &&
            (out_.phrases.back().noun + 1 == i || (i > 0 && explains_phrase(i - 1)))) {
            out_.phrases.back().between = true;
        } else if (i > 0 && kind(i - 1, ChunkKind::noun)) {
            out_.phrases.push_back({-1, i - 1, true});
            if (s.subject_chunk == static_cast<std::int32_t>(i - 1)) {
                s.subject = s.matrix;
                s.subject_chunk = s.matrix_chunk;
            }
        }
    }

    /// 对中方而言: whom the sentence is about.
    void topic(std::uint32_t i, State& s) {
        if (out_.phrases.empty() || out_.phrases.back().noun + 1 != i)
            return;
        s.subject = out_.arg[out_.phrases.back().noun];
        s.subject_chunk = static_cast<std::int32_t>(out_.phrases.back().noun);
        out_.phrases.pop_back();
    }

    [[nodiscard]] Arg resolve(std::uint32_t i, const State& s) const {
        const bool object = s.open_coverb >= 0 && verbal(i + 1);
        return nouns().resolve(
            i, {s.subject, s.matrix, s.has_matrix, s.has_noun && !s.subject.carried, object});
    }
    [[nodiscard]] PrenominalNouns nouns() const {
        return PrenominalNouns(view_, all_, out_.arg, discourse_);
    }

    [[nodiscard]] End end_of(std::uint32_t token) const {
        const Token& t = view_.tokens[token];
        return {t.entity, t.begin, t.end};
    }

    // --- predicates ---

    ZhPredicate& predicate(std::uint32_t i, const State& s) {
        ZhPredicate p;
        p.chunk = i;
        p.subject = s.subject;
        p.subject_chunk = s.subject_chunk;
        p.agent = s.agent;
        p.patient = s.patient;
        p.patient_chunk = s.patient_chunk;
        p.cause = s.cause;
        p.domain = s.domain;
        p.end = s.relative ? s.relative_mark : clause_end_[i];
        p.outer = s.matrix;
        p.governor = s.last_verb;
        p.head = s.head;
        p.head_arg = s.head_arg;
        p.relative = s.relative;
        p.passive = s.passive;
        p.negated = s.negated;
        p.modality = s.modality;
        p.speaker = s.speaker;
        out_.predicate_of[i] = static_cast<std::int32_t>(out_.predicates.size());
        out_.predicates.push_back(std::move(p));
        return out_.predicates.back();
    }

    void nominal(std::uint32_t i, State& s) {
        predicate(i, s).nominal = true;
        s.open_coverb = -1;
    }

    void verb(std::uint32_t i, State& s) {
        s.open_coverb = -1;
        if (!s.has_verb && !s.has_base)
            set_base(s);
        if (s.inside_coverb && closes_coverb_clause(i)) {
            s.subject = s.base_subject;
            s.subject_chunk = s.base_chunk;
            s.domain = s.base_domain;
            s.inside_coverb = false;
        } else if (s.last_verb >= 0 && s.last_object > s.last_verb) {
            pivot(s);
        } else {
            enter_coverb(i, s);
        }
        if (!s.has_matrix) {
            s.matrix = s.subject;
            s.matrix_chunk = s.subject_chunk;
            s.has_matrix = true;
        }
        predicate(i, s);
        if (is(i, describe_verb))
            s.passive = false;  // 被 X 斥为 [侵犯主权]: what follows is not done to the subject
        if (is(i, refuse_verb) || is(i, deny_verb) || is(i, urge_negative_verb) || stops_act(i)) {
            s.negated = !s.negated;
            s.strong = true;
        } else if (relational(i) && !is(i, urge_verb) && !is(i, light_verb)) {
            s.negated = false;
        }
        if (is(i, say_verb))
            say(i, s);
        else if (is(i, wish_verb) || is(i, plan_verb))
            s.modality = s.modality == Modality::hypothetical ? s.modality : Modality::planned;
        else if (is(i, fear_verb))
            s.modality = Modality::hypothetical;
        s.has_verb = true;
        s.last_verb = static_cast<std::int32_t>(i);
        s.last_object = -1;
        if (is(i, say_verb)) {
            s.has_verb = false;
            s.has_base = false;
            s.domain = relational(i) || is(i, light_verb) ? s.domain : i + 1;
        }
    }

    /// 冻结*参与* X, 暂停*支持* X: the act that is stopped is a verb with an object.
    [[nodiscard]] bool stops_act(std::uint32_t i) const {
        return is(i, end_verb) && kind(i + 1, ChunkKind::verb) && kind(i + 2, ChunkKind::noun) &&
               verbal(i + 1) && relational(i + 1);
    }

    static void set_base(State& s) {
        s.base_subject = s.subject;
        s.base_chunk = s.subject_chunk;
        s.base_domain = s.domain;
        s.has_base = true;
    }

    /// “对 [X V O] 表示 N”, “为 [X V] 提供 N”: the coverb takes a clause, X is its subject.
    void enter_coverb(std::uint32_t i, State& s) const {
        if (out_.phrases.empty() || is(i, attitude_verb) || is(i, say_verb) || s.inside_coverb)
            return;
        const CoverbPhrase& phrase = out_.phrases.back();
        if (phrase.coverb < 0 || phrase.noun < s.domain || phrase.between)
            return;
        const auto coverb = static_cast<std::size_t>(phrase.coverb);
        if (!is(coverb, coverb_to) && !is(coverb, coverb_for))
            return;
        for (std::uint32_t k = phrase.noun + 1; k < i; ++k)
            if (!kind(k, ChunkKind::adverb) && !kind(k, ChunkKind::other) &&
                !kind(k, ChunkKind::modal) && !kind(k, ChunkKind::nominal) &&
                !kind(k, ChunkKind::negation))
                return;
        if (governs_dative(view_, chunks_[i]))
            return;
        for (std::uint32_t k = i + 1; k < clause_end_[i]; ++k)
            if (kind(k, ChunkKind::verb) && verbal(k) && closes_coverb_clause(k)) {
                s.subject = out_.arg[phrase.noun];
                s.subject_chunk = static_cast<std::int32_t>(phrase.noun);
                s.domain = phrase.noun + 1;
                s.inside_coverb = true;
                return;
            }
    }

    /// 对 [X V O] *表示 N*, 对 [X V O] *持保留态度*
    [[nodiscard]] bool closes_coverb_clause(std::uint32_t k) const {
        return (is(k, attitude_verb) && k + 1 < clause_end_[k]) ||
               (k + 1 == clause_end_[k] && governs_dative(view_, chunks_[k]));
    }

    void say(std::uint32_t i, State& s) const {
        const bool cut =
            i + 1 >= chunks_.size() || ends_clause(chunks_[i + 1].kind) || !is(i, light_verb);
        if (!cut)
            return;
        if (!is(i, plan_verb) && s.modality == Modality::asserted)
            s.modality = Modality::reported;
        if (!s.subject.empty())
            s.speaker = s.subject.ends.front().entity;
    }

    /// “X urges Y to …”: the object of the verb before is the subject of this one.
    void pivot(State& s) const {
        const auto v = static_cast<std::uint32_t>(s.last_verb);
        const auto o = static_cast<std::uint32_t>(s.last_object);
        static constexpr std::array matrices{say_verb,
                                             urge_verb,
                                             let_verb,
                                             fear_verb,
                                             wish_verb,
                                             deny_verb,
                                             plan_verb,
                                             urge_negative_verb,
                                             refuse_verb,
                                             accuse_verb};
        const bool received = is(v, receive_verb);
        const bool takes_clause =
            std::ranges::any_of(matrices, [&](WordClass c) { return is(v, c); });
        const bool cleft = is(v, be) && !is(v, become_verb) && !is(v, as_) && o == v + 1 &&
                           (kind(o + 1, ChunkKind::verb) || kind(o + 1, ChunkKind::adverb) ||
                            is(o + 1, coverb_to));
        if (!takes_clause && !received && !cleft)
            return;
        if (kind(o + 1, ChunkKind::modifier))
            return;
        if (received) {
            s.agent = out_.arg[o];
            s.passive = true;
            return;
        }
        if (is(v, let_verb))
            s.cause = s.subject.empty() ? s.owner : s.subject;
        s.subject = out_.arg[o];
        s.subject_chunk = static_cast<std::int32_t>(o);
        s.domain = o;
        if (!s.strong)
            s.negated = false;
    }

    const SentenceView& view_;
    const std::vector<Chunk>& chunks_;
    const ChunkReading& all_;
    Discourse& discourse_;
    std::vector<std::uint32_t> clause_end_;
    ZhReading out_;
};

}  // namespace

ZhReading read_prenominal_clauses(const SentenceView& view,
                                  const ChunkReading& chunks,
                                  Discourse& discourse) {
    return Reader(view, chunks, discourse).run();
}

}  // namespace entente
