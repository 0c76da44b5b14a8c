// SPDX-License-Identifier: MIT
#include "extract/prenominal_frames.hpp"

#include <algorithm>
#include <array>

namespace entente {

using enum WordClass;

bool PrenominalFrames::owns(const CoverbPhrase& phrase, const Lexeme& lexeme, bool adjacent) const {
    const auto coverb = static_cast<std::size_t>(phrase.coverb);
    if (is(coverb, disposal) || is(coverb, agent_by) || is(coverb, passive))
        return true;
    if (is(coverb, coverb_with) && governs(lexeme, phrase))
        return false;  // 与中俄竞争
    return !phrase.between && (!governs(lexeme, phrase) || adjacent) &&
           arg(phrase.noun).ends.size() > 1 && (governs(lexeme, "与") || governs(lexeme, "之间"));
}

PrenominalFrames::Modifiers PrenominalFrames::modifiers(const ZhPredicate& p,
                                                        const Lexeme& lexeme) const {
    Modifiers m;
    m.begin = p.chunk;
    bool after_mark = false;
    bool placed = false;
    const std::uint32_t lowest = p.domain;
    for (std::uint32_t k = p.chunk; k-- > lowest;) {
        const ChunkKind what = chunks_[k].kind;
        if (what == ChunkKind::other || what == ChunkKind::nominal || what == ChunkKind::adverb ||
            (what == ChunkKind::verb && reading_.predicate_of[k] >= 0 && predicate(k).nominal)) {
            if (what != ChunkKind::adverb)
                m.begin = k;
            continue;
        }
        if (what == ChunkKind::modifier || what == ChunkKind::locative) {
            after_mark = after_mark || what == ChunkKind::modifier;
            m.begin = k;
            continue;
        }
        if (what == ChunkKind::coverb && after_mark && kind(k + 1, ChunkKind::other)) {
            m.begin = k;  // 两国[在这个地区]的…
            placed = true;
            continue;
        }
        if (what == ChunkKind::verb && after_mark && kind(k + 1, ChunkKind::modifier)) {
            relative_modifier(k, m);
            break;
        }
        if (what != ChunkKind::noun)
            break;
        const CoverbPhrase* phrase = phrase_of(k);
        // “从美国对俄的遏制来看”: the frame of a topic, not a source
        const bool topical = phrase != nullptr && phrase->coverb >= 0 && !m.coverbs.empty() &&
                             !governs(lexeme, *phrase) &&
                             is(static_cast<std::size_t>(phrase->coverb), coverb_from);
        if (topical ||
            (placed && phrase != nullptr && phrase->coverb >= 0 &&
             is(static_cast<std::size_t>(phrase->coverb), coverb_to)) ||
            (phrase != nullptr && phrase->coverb >= 0 && owns(*phrase, lexeme, k + 1 == p.chunk))) {
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

void PrenominalFrames::relative_modifier(std::uint32_t k, Modifiers& m) const {
    m.relative = static_cast<std::int32_t>(k);
    m.begin = k;
    if (const ZhPredicate& v = predicate(k); m.owner.empty() && !v.subject.empty()) {
        m.owner = v.subject;
        m.owner_chunk = v.subject_chunk;
        if (v.subject_chunk >= 0)
            m.begin = static_cast<std::uint32_t>(v.subject_chunk);
    }
}

Frame PrenominalFrames::noun_frame(const ZhPredicate& p, const Sense& sense) const {
    const Lexeme& lexeme = view_.lexeme(sense);
    Frame f = frame(p, sense);
    f.set(Condition::nominal);
    const Modifiers m = modifiers(p, lexeme);
    f[Slot::owner] = m.owner;
    imply(lexeme, f, Slot::owner);
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

void PrenominalFrames::owners(const Modifiers& m, const Lexeme& lexeme, Frame& f) const {
    if (m.owner.ends.size() < 2 || !f[Slot::members].empty())
        return;
    const std::size_t cut = split(m.owner_chunk);
    if (cut > (joins(lexeme) ? 1U : 0U) && m.owner.ends.size() > cut && governs(lexeme, "与") &&
        m.owner_chunk == static_cast<std::int32_t>(m.begin)) {
        const auto chunk = static_cast<std::size_t>(m.owner_chunk);
        f[Slot::owner] = part(chunk, 0, cut);
        f[Slot::complement] = part(chunk, cut, arg(chunk).ends.size());
        return;
    }
    f[Slot::members] = m.owner;
    f.set(Condition::compound);
}

void PrenominalFrames::participation(const ZhPredicate& p) {
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

std::int32_t PrenominalFrames::governor(const ZhPredicate& p, const Modifiers& m) const {
    for (std::uint32_t k = m.begin; k-- > p.domain;) {
        const ChunkKind what = chunks_[k].kind;
        if (what == ChunkKind::verb)
            return reading_.predicate_of[k] >= 0 && !predicate(k).nominal &&
                           predicate(k).relative == p.relative
                       ? static_cast<std::int32_t>(k)
                       : -1;
        if (what == ChunkKind::negation && (is(k, have) || is(k, light_verb)))
            return static_cast<std::int32_t>(k);
        if (what != ChunkKind::adverb && what != ChunkKind::other && what != ChunkKind::modifier &&
            what != ChunkKind::negation && what != ChunkKind::nominal && what != ChunkKind::modal)
            return -1;
    }
    return -1;
}

void PrenominalFrames::governed(
    const ZhPredicate& p, const Lexeme& lexeme, std::size_t g, const Modifiers& m, Frame& f) const {
    const bool copular = is(g, be) || is(g, become_verb);
    if (is(g, describe_verb) && (!p.patient.empty() || !copular)) {
        f.set(Condition::predicative);
        f[Slot::described] = p.patient;
        if (p.patient.empty() && g > 0 && kind(g - 1, ChunkKind::coverb) && is(g - 1, passive))
            f[Slot::described] = p.subject;  // X 被视为 Y 的 R
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
    const bool ends = ends_relation(g, lexeme);
    if (ends)
        f.negated = !f.negated;  // 断绝 [与 X 的外交关系]
    if (is(g, as_) && !(g > 0 && kind(g - 1, ChunkKind::negation)))
        f.negated = false;  // 难以撼动其[作为盟友]的地位
    if (is(g, end_verb) && !ends)
        f.negated =
            friendly(lexeme) && lexeme.pos != Pos::role && !f.negated;  // 中断 [与 X 的合作]
    else if (!ends && !m.owner.empty() && !is(g, receive_verb) && !copular)
        f.negated = false;
    if (is(g, react_verb) && f[Slot::complement].empty() && m.owner.empty())
        f[Slot::complement] = subject_before(p);
}

bool PrenominalFrames::friendly(const Lexeme& lexeme) const {
    const RelationType* relation = view_.pack.schema.find_relation(lexeme.relation);
    return relation != nullptr && relation->sign == Sign::positive;
}

bool PrenominalFrames::over(const ZhPredicate& p) const {
    bool denied = false;
    for (std::uint32_t k = p.chunk + 1; k < p.end; ++k) {
        denied = denied || kind(k, ChunkKind::negation);
        if (kind(k, ChunkKind::verb) && (is(k, end_verb) || is(k, resume_verb)))
            return k + 1 == p.end && denied == is(k, resume_verb);
        if (kind(k, ChunkKind::verb) || kind(k, ChunkKind::noun) || kind(k, ChunkKind::coverb))
            return false;
    }
    return false;
}

bool PrenominalFrames::in_capacity(const Modifiers& m) const {
    return m.begin > 0 && kind(m.begin - 1, ChunkKind::coverb) && is(m.begin - 1, capacity);
}

Arg PrenominalFrames::organisation_before(const ZhPredicate& p, const Lexeme& lexeme) const {
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

bool PrenominalFrames::ends_relation(std::size_t g, const Lexeme& lexeme) const {
    return head(g).entry != nullptr &&
           std::ranges::any_of(head(g).entry->senses, [&](const Sense& s) {
               const Lexeme& verb = view_.lexeme(s);
               return verb.negated && verb.relation == lexeme.relation;
           });
}

bool PrenominalFrames::plain(std::size_t g) const {
    return kind(g, ChunkKind::verb) && !carries(g);
}

void PrenominalFrames::free_noun(const ZhPredicate& p, const Modifiers& m, Frame& f) const {
    const Lexeme& word = lexeme(f);
    if (word.pos == Pos::role && in_capacity(m)) {
        f.set(Condition::copula);  // 以 [X 成员的]身份
        subject(p, word, f);
        if (f[Slot::owner].empty() && f[Slot::complement].empty())
            f[Slot::owner] = organisation_before(p, word);
        return;
    }
    if (!m.owner.empty())
        f.negated = false;
    if (friendly(word) && over(p))
        f.negated = true;  // 两国的合作至今冻结
    if (kind(p.chunk + 1, ChunkKind::noun)) {
        f.set(Condition::apposition);
        f[Slot::described] = arg(p.chunk + 1);
    }
    if (kind(p.chunk + 1, ChunkKind::verb) && is(p.chunk + 1, be) &&
        kind(p.chunk + 2, ChunkKind::noun) && !kind(p.chunk + 3, ChunkKind::modifier)) {
        f.set(Condition::parts);
        f[Slot::object] = arg(p.chunk + 2);
        f[Slot::object].owner = true;  // they are what is meant, not a thing of theirs
    }
    if (m.owner.empty() &&
        (f.has(Condition::parts) || (!f[Slot::complement].empty() && !f.has(Condition::between))))
        f[Slot::owner] = p.subject;  // “…，主要进口来源国为 X”, “…，与 X 的贸易额上升”
    // “印度与中国 关系密切”: the topic is the owner
    if (m.owner.empty() && m.coverbs.empty() && p.governor < 0)
        f[Slot::subject] = p.subject;
}

}  // namespace entente
