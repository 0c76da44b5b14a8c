// SPDX-License-Identifier: MIT
#include "extract/parse.hpp"
#include "extract/prenominal_chunks.hpp"
#include "extract/prenominal_clauses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {
namespace {

using enum WordClass;

/// Fills the slots of every sense of every relational word.
class FrameReader {
public:
    FrameReader(const SentenceView& view,
                const ChunkReading& chunks,
                const ZhReading& reading,
                const Discourse& discourse)
        : view_(view),
          chunks_(chunks.chunks),
          reading_(reading),
          discourse_(discourse) {}

    std::vector<Frame> run() {
        for (const ZhPredicate& p : reading_.predicates) {
            const Token& t = head(p.chunk);
            if (t.entry == nullptr || backed(p))
                continue;
            for (const Sense& sense : t.entry->senses) {
                const Lexeme& lexeme = view_.lexeme(sense);
                if (lexeme.relation.empty() || !gap_fits(p, sense))
                    continue;
                const bool noun = lexeme.pos == Pos::noun || lexeme.pos == Pos::role ||
                                  (lexeme.pos == Pos::verb_noun && p.nominal);
                frames_.push_back(noun ? noun_frame(p, sense) : verb_frame(p, sense));
                if (noun)
                    participation(p);
            }
        }
        std::ranges::stable_sort(frames_, {}, &Frame::token);
        return std::move(frames_);
    }

private:
    [[nodiscard]] const Token& head(std::size_t chunk) const {
        return view_.tokens[chunks_[chunk].head];
    }
    [[nodiscard]] bool is(std::size_t chunk, WordClass c) const {
        return chunk < chunks_.size() && head(chunk).is(c);
    }
    [[nodiscard]] bool kind(std::size_t chunk, ChunkKind k) const {
        return chunk < chunks_.size() && chunks_[chunk].kind == k;
    }
    [[nodiscard]] const Arg& arg(std::size_t chunk) const { return reading_.arg[chunk]; }
    [[nodiscard]] std::string_view text(std::size_t chunk) const { return view_.text(head(chunk)); }

    /// “持…态度”: the rest of the word follows in the clause.
    [[nodiscard]] bool gap_fits(const ZhPredicate& p, const Sense& sense) const {
        if (sense.gap_tail.empty())
            return true;
        const std::uint32_t limit = p.end < chunks_.size()
                                        ? chunks_[p.end].begin
                                        : static_cast<std::uint32_t>(view_.tokens.size());
        for (std::uint32_t t = chunks_[p.chunk].end; t < limit; ++t)
            if (view_.text(view_.tokens[t]) == sense.gap_tail)
                return true;
        return false;
    }

    [[nodiscard]] static bool governs(const Lexeme& lexeme, std::string_view what) {
        return std::ranges::find(lexeme.governs, what) != lexeme.governs.end();
    }
    [[nodiscard]] bool governs(const Lexeme& lexeme, const CoverbPhrase& phrase) const {
        if (phrase.between)
            return governs(lexeme, "之间");
        if (phrase.coverb < 0)
            return false;
        const auto c = static_cast<std::size_t>(phrase.coverb);
        if (governs(lexeme, text(c)))
            return true;
        return (is(c, coverb_with) && governs(lexeme, "与")) ||
               (is(c, coverb_to) && governs(lexeme, "对") && !governs(lexeme, "向") &&
                text(c) != "就") ||
               (is(c, coverb_for) && (governs(lexeme, "为") || governs(lexeme, "向"))) ||
               (is(c, coverb_from) && governs(lexeme, "从")) ||
               (text(c) == "于" && governs(lexeme, "在"));
    }

    [[nodiscard]] Frame frame(const ZhPredicate& p, const Sense& sense) const {
        const Token& t = head(p.chunk);
        Frame f;
        f.lexeme = sense.lexeme;
        f.token = chunks_[p.chunk].head;
        f.begin = t.begin;
        f.end = t.end;
        f.negated = p.negated;
        f.modality = p.modality;
        f.speaker = p.speaker;
        return f;
    }

    /// Ends [from, to) of a noun chunk.
    [[nodiscard]] Arg part(std::size_t chunk, std::size_t from, std::size_t to) const {
        Arg all = arg(chunk);
        if (to < all.ends.size())
            all.ends.erase(all.ends.begin() + static_cast<std::ptrdiff_t>(to), all.ends.end());
        all.ends.erase(all.ends.begin(), all.ends.begin() + static_cast<std::ptrdiff_t>(from));
        return all;
    }
    /// How many ends stand before 与; 0 = no 与.
    [[nodiscard]] std::size_t split(std::int32_t chunk) const {
        if (chunk < 0)
            return 0;
        const Chunk& c = chunks_[static_cast<std::size_t>(chunk)];
        return c.split == 0 ? 0 : c.split - c.names_begin;
    }

    void subject(const ZhPredicate& p, const Lexeme& lexeme, Frame& f) const {
        f[Slot::subject] = p.subject;
        const std::size_t cut = split(p.subject_chunk);
        if (cut > 0 && governs(lexeme, "与") && f[Slot::complement].empty()) {
            const auto chunk = static_cast<std::size_t>(p.subject_chunk);
            f[Slot::subject] = part(chunk, 0, cut);
            f[Slot::subject].carried = p.subject.carried;
            f[Slot::complement] = part(chunk, cut, arg(chunk).ends.size());
            return;
        }
        if (p.subject.ends.size() > 1) {
            f[Slot::members] = p.subject;
            f.set(Condition::plural_subject);
        }
        if (!joins(lexeme))
            f[Slot::members] = {};
    }

    /// “X 与 Y 同为…”, “X 同 Y 推出…”: Y does it too.
    void partner(const ZhPredicate& p, const Lexeme& lexeme, Frame& f) const {
        if (governs(lexeme, "与") || governs(lexeme, "之间") || f[Slot::subject].empty())
            return;
        for (const CoverbPhrase& phrase : reading_.phrases) {
            if (phrase.noun < p.domain || phrase.noun > p.chunk || phrase.coverb < 0 ||
                phrase.between || !is(static_cast<std::size_t>(phrase.coverb), coverb_with))
                continue;
            for (std::uint32_t k = phrase.noun + 1; k < p.chunk; ++k)
                if (kind(k, ChunkKind::verb) && carries(k))
                    return;
            const Arg& more = arg(phrase.noun);
            f[Slot::partner] = more;
            f[Slot::subject].ends.insert(
                f[Slot::subject].ends.end(), more.ends.begin(), more.ends.end());
            return;
        }
    }

    /// The word may hold between the ends of one list.
    [[nodiscard]] bool joins(const Lexeme& lexeme) const {
        if (lexeme.mutual)
            return true;
        const RelationType* relation = view_.pack.schema.find_relation(lexeme.relation);
        return relation != nullptr && !relation->directed;
    }

    // --- verbs ---

    [[nodiscard]] Frame verb_frame(const ZhPredicate& p, const Sense& sense) const {
        const Lexeme& lexeme = view_.lexeme(sense);
        Frame f = frame(p, sense);
        f[Slot::complement] = complement(p, lexeme, f);
        if (f[Slot::complement].empty() && !joins(lexeme) && governs(lexeme, "之间") &&
            p.subject.ends.size() > 1 &&
            p.subject_chunk + 1 == static_cast<std::int32_t>(p.chunk) && !p.outer.empty()) {
            f[Slot::complement] = p.subject;  // 巴基斯坦乐得中美两头都不得罪
            f.set(Condition::between);
            f[Slot::subject] = p.outer;
        } else {
            subject(p, lexeme, f);
        }
        partner(p, lexeme, f);
        f[Slot::object] = object(p, f);
        if (f[Slot::object].empty() && f[Slot::complement].empty() && governs(lexeme, "obj"))
            f[Slot::object] = object_in_front(p);
        if (f[Slot::object].empty() && !p.relative && p.chunk + 1 == p.end &&
            !lexeme.target_types.empty())
            f[Slot::object] = object_before(p);
        if (p.passive) {
            f[Slot::agent] = p.agent;
            f.set(Condition::passive);
        }
        if (!p.patient.empty()) {
            f.set(Condition::patient);
            f[Slot::patient] = p.patient;
        }
        if (p.relative && f[Slot::object].empty()) {
            f.set(Condition::attributive);
            f[Slot::agent] = p.agent;
            f[Slot::head] = p.head >= 0 ? arg(static_cast<std::size_t>(p.head)) : p.head_arg;
        }
        if (p.relative && f[Slot::subject].empty() && p.head >= 0) {
            f[Slot::subject] = arg(static_cast<std::size_t>(p.head));  // 恪守中立的土库曼斯坦
            if (f[Slot::subject].ends.size() > 1 && joins(lexeme)) {
                f[Slot::members] = f[Slot::subject];
                f.set(Condition::plural_subject);
            }
        }
        upheld(p, lexeme, f);
        if (lexeme.patient)
            patient(f);
        if (!p.cause.empty() && f[Slot::agent].empty()) {
            f.set(Condition::causative);
            f[Slot::agent] = p.cause;
        }
        return f;
    }

    [[nodiscard]] bool means(std::size_t chunk, std::string_view relation) const {
        return std::ranges::any_of(head(chunk).entry->senses, [&](const Sense& s) {
            return view_.lexeme(s).relation == relation;
        });
    }

    /// “支持 X 维护主权”: who backs X in it stands for it too.
    void upheld(const ZhPredicate& p, const Lexeme& lexeme, Frame& f) const {
        if (p.governor < 0 || p.outer.empty() || f[Slot::object].empty() ||
            !is(static_cast<std::size_t>(p.governor), accuse_verb) ||
            !means(static_cast<std::size_t>(p.governor), lexeme.relation) ||
            view_.type_of(f[Slot::object].ends.front().entity) != "concept")
            return;
        f[Slot::subject] = p.outer;
    }

    /// 上合组织接纳白俄罗斯为成员国, 把印度拉入四边机制: who joins what.
    void patient(Frame& f) const {
        const auto body = [&](const Arg& arg) {
            return !arg.empty() && (view_.type_of(arg.ends.front().entity) == "organisation" ||
                                    view_.type_of(arg.ends.front().entity) == "initiative");
        };
        if (!f[Slot::patient].empty()) {
            if (f[Slot::complement].empty() && body(f[Slot::object]))
                f[Slot::complement] = f[Slot::object];
            f[Slot::object] = f[Slot::patient];
        }
        if (f[Slot::complement].empty() && body(f[Slot::subject]))
            f[Slot::complement] = f[Slot::subject];
    }

    /// The nearest coverb phrase before the verb that it governs, else one right after it.
    [[nodiscard]] Arg complement(const ZhPredicate& p, const Lexeme& lexeme, Frame& f) const {
        const auto& phrases = reading_.phrases;
        for (std::size_t k = phrases.size(); k-- > 0;) {
            const CoverbPhrase& phrase = phrases[k];
            if (phrase.noun > p.chunk)
                continue;
            if (phrase.noun < p.domain)
                break;
            if (!governs(lexeme, phrase) || modifies_noun(phrase, p, lexeme))
                continue;
            if (phrase.between)
                f.set(Condition::between);
            return arg(phrase.noun);
        }
        for (const CoverbPhrase& phrase : phrases)
            if (phrase.noun > p.chunk && follows(p.chunk, phrase.coverb) && governs(lexeme, phrase))
                return arg(phrase.noun);
        return {};
    }

    /// “joined X, and later left”: the last name of the clause before.
    [[nodiscard]] Arg object_before(const ZhPredicate& p) const {
        for (std::uint32_t k = p.chunk; k-- > 0;)
            if (kind(k, ChunkKind::noun) && !arg(k).empty()) {
                Arg found = arg(k);
                found.carried = true;
                return found;
            }
        return {};
    }

    /// 对 X 的 N …: for a verb that takes an object the phrase belongs to the noun.
    [[nodiscard]] bool modifies_noun(const CoverbPhrase& phrase,
                                     const ZhPredicate& p,
                                     const Lexeme& lexeme) const {
        return !p.nominal && kind(phrase.noun + 1, ChunkKind::modifier) && governs(lexeme, "obj");
    }
    /// “对 T，S V”: the object stands first.
    [[nodiscard]] Arg object_in_front(const ZhPredicate& p) const {
        for (const CoverbPhrase& phrase : reading_.phrases)
            if (phrase.noun >= p.domain && phrase.noun < p.chunk && phrase.coverb >= 0 &&
                is(static_cast<std::size_t>(phrase.coverb), coverb_to) &&
                text(static_cast<std::size_t>(phrase.coverb)) != "向")
                return arg(phrase.noun);
        return {};
    }

    /// 建立(了)与: the coverb stands right after the verb.
    [[nodiscard]] bool follows(std::uint32_t verb, std::int32_t coverb) const {
        const auto c = static_cast<std::uint32_t>(std::max(coverb, 0));
        return c == verb + 1 || (c == verb + 2 && is(verb + 1, aspect));
    }

    [[nodiscard]] Arg object(const ZhPredicate& p, Frame& f) const {
        std::size_t verbs = 0;
        for (std::uint32_t k = p.chunk + 1; k < p.end; ++k) {
            if (const std::int32_t close = reading_.relative_end[k]; close >= 0) {
                k = static_cast<std::uint32_t>(close);
                continue;
            }
            collect_classes(k, f);
            switch (chunks_[k].kind) {
                case ChunkKind::noun:
                    if (verbs == 0)
                        return object_at(k, p, f);
                    return is(p.chunk, accuse_verb) ? scheme_at(k, p, f) : Arg{};
                case ChunkKind::coverb:
                    ++k;
                    break;
                case ChunkKind::verb:
                    if ((carries(k) && !(is(p.chunk, accuse_verb) && founds(k))) || ++verbs > 2)
                        return {};
                    f.set(Condition::embedded);
                    break;
                case ChunkKind::nominal:
                case ChunkKind::modifier:
                case ChunkKind::adverb:
                case ChunkKind::locative:
                case ChunkKind::other:
                    break;
                default:
                    return {};
            }
        }
        return {};
    }

    /// 加入, 退出: said of the one who does it, never of the body alone.
    [[nodiscard]] static bool actors_join(const Lexeme& l) { return l.relation == "member_of"; }
    /// 支持 *设立* X: what is done to a body or scheme, not between two actors.
    [[nodiscard]] bool founds(std::size_t k) const {
        return std::ranges::all_of(head(k).entry->senses, [&](const Sense& s) {
            const Lexeme& l = view_.lexeme(s);
            return l.relation.empty() ||
                   (!l.target_types.empty() &&
                    std::ranges::find(l.target_types, "state") == l.target_types.end() &&
                    !actors_join(l));
        });
    }
    /// The object of a verb inside the object: only a body, scheme or idea is backed that way.
    [[nodiscard]] Arg scheme_at(std::uint32_t k, const ZhPredicate& p, Frame& f) const {
        const Arg found = object_at(k, p, f);
        const bool scheme = !found.owner && std::ranges::none_of(found.ends, [&](const End& e) {
            const std::string& type = view_.type_of(e.entity);
            return type == "state" || type == "group" || type == "person";
        });
        return scheme ? found : Arg{};
    }
    /// 支持设立 X: the second verb says nothing of its own.
    [[nodiscard]] bool backed(const ZhPredicate& p) const {
        if (p.governor < 0 || p.nominal || !is(static_cast<std::size_t>(p.governor), accuse_verb) ||
            !founds(p.chunk))
            return false;
        for (std::uint32_t k = static_cast<std::uint32_t>(p.governor) + 1; k < p.chunk; ++k)
            if (!kind(k, ChunkKind::adverb))
                return false;
        return true;
    }

    [[nodiscard]] bool carries(std::size_t k) const {
        return has_sense(view_, head(k), std::array{Pos::verb, Pos::verb_noun, Pos::adjective});
    }

    /// “X 的 Y”: Y, if it is named.
    [[nodiscard]] Arg object_at(std::uint32_t k, const ZhPredicate& p, Frame& f) const {
        if (kind(k + 1, ChunkKind::modifier) && k + 2 < p.end) {
            if (kind(k + 2, ChunkKind::noun))
                return arg(k + 2);
            Arg owner = arg(k);
            owner.owner = true;
            for (std::uint32_t n = k + 2; n < p.end; ++n)
                collect_classes(n, f);
            return owner;
        }
        for (std::uint32_t n = k + 1; n < p.end && kind(n, ChunkKind::other); ++n)
            collect_classes(n, f);
        if (arg(k).ends.size() > 1 && shared_noun(k + 1))
            return {};
        return arg(k);
    }

    /// 调解吉塔*争端*: the noun joins its owners, it is not a thing of theirs.
    [[nodiscard]] bool shared_noun(std::size_t k) const {
        if (k >= chunks_.size() || head(k).entry == nullptr)
            return false;
        return std::ranges::any_of(head(k).entry->senses, [&](const Sense& s) {
            const Lexeme& l = view_.lexeme(s);
            return governs(l, "之间");
        });
    }

    void collect_classes(std::size_t k, Frame& f) const {
        for (std::uint32_t t = chunks_[k].begin; t < chunks_[k].end; ++t)
            if (view_.tokens[t].entry != nullptr)
                f.object_classes |= view_.tokens[t].entry->classes;
    }

    // --- nouns ---

    /// What stands before a noun and belongs to it.
    struct Modifiers {
        Arg owner;
        std::int32_t owner_chunk = -1;
        std::vector<std::uint32_t> coverbs;  ///< indices of phrases
        std::uint32_t begin = 0;             ///< first chunk of the noun phrase
        std::int32_t relative = -1;          ///< verb of the clause that describes it
    };

    /// 对[美日印澳的联合军演], 把[中俄合作]: the coverb brings the whole noun, not its owner.
    [[nodiscard]] bool owns(const CoverbPhrase& phrase, const Lexeme& lexeme, bool adjacent) const {
        const auto coverb = static_cast<std::size_t>(phrase.coverb);
        if (is(coverb, disposal) || is(coverb, agent_by) || is(coverb, passive))
            return true;
        return !phrase.between && (!governs(lexeme, phrase) || adjacent) &&
               arg(phrase.noun).ends.size() > 1 &&
               (governs(lexeme, "与") || governs(lexeme, "之间"));
    }

    [[nodiscard]] const CoverbPhrase* phrase_of(std::uint32_t noun) const {
        for (const CoverbPhrase& phrase : reading_.phrases)
            if (phrase.noun == noun)
                return &phrase;
        return nullptr;
    }

    /// Walks left from the noun: adjectives, “X 的”, “对 X (的)”, “X” itself.
    [[nodiscard]] Modifiers modifiers(const ZhPredicate& p, const Lexeme& lexeme) const {
        Modifiers m;
        m.begin = p.chunk;
        bool after_mark = false;
        const std::uint32_t lowest = p.domain;
        const Lexeme& word = lexeme;
        for (std::uint32_t k = p.chunk; k-- > lowest;) {
            const ChunkKind what = chunks_[k].kind;
            if (what == ChunkKind::other || what == ChunkKind::nominal ||
                what == ChunkKind::adverb ||
                (what == ChunkKind::verb && reading_.predicate_of[k] >= 0 &&
                 predicate(k).nominal)) {
                if (what != ChunkKind::adverb)
                    m.begin = k;
                continue;
            }
            if (what == ChunkKind::modifier) {
                after_mark = true;
                m.begin = k;
                continue;
            }
            if (what == ChunkKind::locative) {
                m.begin = k;
                continue;
            }
            if (what == ChunkKind::verb && after_mark && kind(k + 1, ChunkKind::modifier)) {
                m.relative = static_cast<std::int32_t>(k);
                m.begin = k;
                if (const ZhPredicate& v = predicate(k); m.owner.empty() && !v.subject.empty()) {
                    m.owner = v.subject;
                    m.owner_chunk = v.subject_chunk;
                    if (v.subject_chunk >= 0)
                        m.begin = static_cast<std::uint32_t>(v.subject_chunk);
                }
                break;
            }
            if (what != ChunkKind::noun)
                break;
            const CoverbPhrase* phrase = phrase_of(k);
            if (phrase != nullptr && phrase->coverb >= 0 && owns(*phrase, word, k + 1 == p.chunk)) {
                m.owner = arg(k);
                m.owner_chunk = static_cast<std::int32_t>(k);
                m.begin = k;
                break;
            }
            if (phrase != nullptr && phrase->coverb >= 0) {
                if (!after_mark && k + 1 != m.begin && k + 1 != p.chunk)
                    break;
                m.coverbs.push_back(static_cast<std::uint32_t>(phrase - reading_.phrases.data()));
                k = static_cast<std::uint32_t>(phrase->coverb);
                m.begin = k;
                after_mark = false;
                if (k == 0)
                    break;
                continue;
            }
            if (!m.owner.empty())
                break;
            m.owner = arg(k);
            m.owner_chunk = static_cast<std::int32_t>(k);
            m.begin = k;
            if (phrase != nullptr)
                m.coverbs.push_back(static_cast<std::uint32_t>(phrase - reading_.phrases.data()));
            break;
        }
        return m;
    }

    [[nodiscard]] const ZhPredicate& predicate(std::size_t chunk) const {
        return reading_.predicates[static_cast<std::size_t>(reading_.predicate_of[chunk])];
    }

    [[nodiscard]] Frame noun_frame(const ZhPredicate& p, const Sense& sense) const {
        const Lexeme& lexeme = view_.lexeme(sense);
        Frame f = frame(p, sense);
        f.set(Condition::nominal);
        const Modifiers m = modifiers(p, lexeme);
        f[Slot::owner] = m.owner;
        for (const std::uint32_t k : m.coverbs) {
            const CoverbPhrase& phrase = reading_.phrases[k];
            if (phrase.between) {
                f.set(Condition::between);
                f[Slot::members] = arg(phrase.noun);
            }
            if (governs(lexeme, phrase) && f[Slot::complement].empty())
                f[Slot::complement] = arg(phrase.noun);
        }
        owners(m, lexeme, f);
        if (!joins(lexeme))
            f[Slot::members] = {};
        const std::int32_t g = governor(p, m);
        if (g >= 0)
            governed(p, lexeme, static_cast<std::size_t>(g), m, f);
        else
            free_noun(p, m, f);
        return f;
    }

    /// “A 与 B 的 N”, 中俄 N
    void owners(const Modifiers& m, const Lexeme& lexeme, Frame& f) const {
        if (m.owner.ends.size() < 2 || !f[Slot::members].empty())
            return;
        const std::size_t cut = split(m.owner_chunk);
        if (cut > 1 && m.owner.ends.size() > cut && governs(lexeme, "与") &&
            m.owner_chunk == static_cast<std::int32_t>(m.begin)) {
            const auto chunk = static_cast<std::size_t>(m.owner_chunk);
            f[Slot::owner] = part(chunk, 0, cut);
            f[Slot::complement] = part(chunk, cut, arg(chunk).ends.size());
            return;
        }
        f[Slot::members] = m.owner;
        f.set(Condition::compound);
    }

    /// “did not take part in X's sanctions on Y”: X acts, and so would the subject.
    void participation(const ZhPredicate& p) {
        const Frame& own = frames_.back();
        if (p.governor < 0 || !is(static_cast<std::size_t>(p.governor), join_verb) ||
            own[Slot::owner].empty() || own[Slot::complement].empty() ||
            !own.has(Condition::light_verb))
            return;
        Frame joined = own;
        joined[Slot::owner] = {};
        joined[Slot::members] = {};
        joined.token = chunks_[static_cast<std::size_t>(p.governor)].head;
        joined.negated = predicate(static_cast<std::size_t>(p.governor)).negated;
        frames_.push_back(std::move(joined));
    }

    /// The verb whose object the noun is, or -1.
    [[nodiscard]] std::int32_t governor(const ZhPredicate& p, const Modifiers& m) const {
        for (std::uint32_t k = m.begin; k-- > p.domain;) {
            const ChunkKind what = chunks_[k].kind;
            if (what == ChunkKind::verb)
                return reading_.predicate_of[k] >= 0 && !predicate(k).nominal &&
                               predicate(k).relative == p.relative
                           ? static_cast<std::int32_t>(k)
                           : -1;
            if (what == ChunkKind::negation && (is(k, have) || is(k, light_verb)))
                return static_cast<std::int32_t>(k);
            if (what != ChunkKind::adverb && what != ChunkKind::other &&
                what != ChunkKind::modifier && what != ChunkKind::negation &&
                what != ChunkKind::nominal && what != ChunkKind::modal)
                return -1;
        }
        return -1;
    }

    void governed(const ZhPredicate& p,
                  const Lexeme& lexeme,
                  std::size_t g,
                  const Modifiers& m,
                  Frame& f) const {
        const bool copular = is(g, be) || is(g, become_verb);
        if (is(g, describe_verb) && (!p.patient.empty() || !copular)) {
            f.set(Condition::predicative);
            f[Slot::described] = p.patient;
        } else if (copular || (lexeme.pos == Pos::role && is(p.chunk + 1, status_noun))) {
            f.set(Condition::copula);
        } else if (is(g, receive_verb)) {
            f.set(Condition::receive_verb);
        } else if (is(g, light_verb) || is(g, have) || plain(g)) {
            f.set(Condition::light_verb);
        }
        if (f[Slot::complement].empty())
            f[Slot::complement] = complement(p, lexeme, f);
        if (f.has(Condition::between) && f[Slot::members].empty() && joins(lexeme))
            f[Slot::members] = f[Slot::complement];  // 中印之间存在着矛盾
        subject(p, lexeme, f);
        if (f.has(Condition::copula))
            partner(p, lexeme, f);
        if (lexeme.pos == Pos::role && f[Slot::owner].empty() && f[Slot::complement].empty())
            f[Slot::owner] = organisation_before(p, lexeme);
        if (is(g, end_verb) || (!m.owner.empty() && !is(g, receive_verb) && !copular))
            f.negated = false;
    }

    /// “became its tenth member”: of the organisation spoken of.
    [[nodiscard]] Arg organisation_before(const ZhPredicate& p, const Lexeme& lexeme) const {
        if (std::ranges::find(lexeme.target_types, "organisation") == lexeme.target_types.end())
            return {};
        for (std::size_t k = p.chunk; k-- > 0;)
            if (kind(k, ChunkKind::noun))
                for (const End& e : arg(k).ends)
                    if (view_.type_of(e.entity) == "organisation") {
                        Arg found;
                        found.ends = {e};
                        found.carried = true;
                        return found;
                    }
        return discourse_.last_of("organisation");
    }

    /// A verb that says nothing of its own about two actors.
    [[nodiscard]] bool plain(std::size_t g) const {
        return kind(g, ChunkKind::verb) && !carries(g);
    }

    /// A noun that is a subject, a heading, or stands alone after its modifiers.
    void free_noun(const ZhPredicate& p, const Modifiers& m, Frame& f) const {
        if (!m.owner.empty())
            f.negated = false;
        if (kind(p.chunk + 1, ChunkKind::noun)) {
            f.set(Condition::apposition);
            f[Slot::described] = arg(p.chunk + 1);
        }
        if (kind(p.chunk + 1, ChunkKind::verb) && is(p.chunk + 1, be) &&
            kind(p.chunk + 2, ChunkKind::noun) && !kind(p.chunk + 3, ChunkKind::modifier)) {
            f.set(Condition::parts);
            f[Slot::object] = arg(p.chunk + 2);
        }
        // “印度与中国 关系密切”: the topic is the owner
        if (m.owner.empty() && m.coverbs.empty() && p.governor < 0)
            f[Slot::subject] = p.subject;
    }

    const SentenceView& view_;
    const std::vector<Chunk>& chunks_;
    const ZhReading& reading_;
    const Discourse& discourse_;
    std::vector<Frame> frames_;
};

/// “  加入: subject JPN, object AIIB; light-verb”
std::string describe(const SentenceView& view, const Frame& f) {
    std::string slots;
    for (std::size_t i = 0; i < f.slots.size(); ++i) {
        if (f.slots[i].empty())
            continue;
        slots += fmt::format("{}{}", slots.empty() ? "" : ",", fmt::format(" {}", slot_names()[i]));
        for (const End& e : f.slots[i].ends)
            slots += fmt::format(" {}", view.pack.entities[static_cast<std::size_t>(e.entity)].id);
    }
    std::string conditions;
    for (std::size_t i = 0; i < f.conditions.size(); ++i)
        if (f.conditions.test(i))
            conditions +=
                fmt::format("{}{}", conditions.empty() ? "; " : ", ", condition_names()[i]);
    return fmt::format("  {}{} ({}):{}{}",
                       f.negated ? "not " : "",
                       view.text(view.tokens[f.token]),
                       view.dictionary.lexemes()[f.lexeme].relation,
                       slots,
                       conditions);
}

}  // namespace

std::vector<Frame> parse_prenominal(const SentenceView& view,
                                    Discourse& discourse,
                                    ParseTrace* trace) {
    const ChunkReading chunks = chunk_prenominal(view);
    if (trace != nullptr)
        trace->lines.push_back(to_string(view, chunks));
    const ZhReading reading = read_prenominal_clauses(view, chunks, discourse);
    std::vector<Frame> frames = FrameReader(view, chunks, reading, discourse).run();
    if (trace != nullptr)
        for (const Frame& f : frames)
            trace->lines.push_back(describe(view, f));
    return frames;
}

}  // namespace entente
