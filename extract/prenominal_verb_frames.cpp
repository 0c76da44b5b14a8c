// SPDX-License-Identifier: MIT
#include "extract/prenominal_frames.hpp"

#include <algorithm>
#include <array>

namespace entente {

using enum WordClass;

Frame PrenominalFrames::verb_frame(const ZhPredicate& p, const Sense& sense) const {
    const Lexeme& lexeme = view_.lexeme(sense);
    Frame f = frame(p, sense);
    f[Slot::complement] = complement(p, lexeme, f);
    if (f[Slot::complement].empty() && !joins(lexeme) && governs(lexeme, "之间") &&
        p.subject.ends.size() > 1 && p.subject_chunk + 1 == static_cast<std::int32_t>(p.chunk) &&
        !p.outer.empty()) {
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
    if (f[Slot::object].empty() && f[Slot::complement].empty() && !p.relative &&
        p.chunk + 1 == p.end && lexeme.target_types.empty())
        (governs(lexeme, "obj") ? f[Slot::object] : f[Slot::complement]) = object_of_other(p);
    if (f[Slot::object].empty() && f[Slot::complement].empty() && !p.relative && !p.passive &&
        lexeme.target_types.empty() && governs(lexeme, "obj") && !joins(lexeme) &&
        (p.chunk + 1 == p.end || text(p.chunk).find("之") != std::string_view::npos))
        f[Slot::object] = subject_before(p);
    if (p.passive && is(p.chunk, together)) {
        f[Slot::members] = p.agent;  // 由中俄*共同*发起
        if (p.agent.ends.size() > 1)
            f.set(Condition::plural_subject);
    } else if (p.passive) {
        f[Slot::agent] = p.agent;
        f.set(Condition::passive);
    }
    if (!p.patient.empty()) {
        f.set(Condition::patient);
        f[Slot::patient] = p.patient;
    }
    if (p.relative && f[Slot::object].empty() && !kind(p.chunk, ChunkKind::adverb)) {
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
    imply(lexeme, f, Slot::object);
    if (each_other(p) && p.subject.ends.size() > 1) {
        f.set(Condition::reciprocal);
        f[Slot::members] = p.subject;
    }
    upheld(p, lexeme, f);
    if (lexeme.patient)
        patient(f);
    if (!p.cause.empty() && f[Slot::agent].empty() && governs(lexeme, "对")) {
        f.set(Condition::causative);
        f[Slot::agent] = p.cause;
    }
    return f;
}

void PrenominalFrames::imply(const Lexeme& lexeme, Frame& f, Slot slot) const {
    if (lexeme.target.empty())
        return;
    const Entity* entity = view_.pack.find(lexeme.target);
    if (entity == nullptr)
        return;
    f[slot] = {};
    f[slot].ends.push_back(
        {static_cast<std::int32_t>(entity - view_.pack.entities.data()), f.begin, f.end});
}

bool PrenominalFrames::each_other(const ZhPredicate& p) const {
    for (std::uint32_t k = p.chunk; k-- > p.domain && kind(k, ChunkKind::adverb);)
        if (is(k, reciprocal))
            return true;
    return false;
}

bool PrenominalFrames::means(std::size_t chunk, std::string_view relation) const {
    return std::ranges::any_of(head(chunk).entry->senses, [&](const Sense& s) {
        return view_.lexeme(s).relation == relation;
    });
}

void PrenominalFrames::upheld(const ZhPredicate& p, const Lexeme& lexeme, Frame& f) const {
    if (p.governor < 0 || p.outer.empty() || f[Slot::object].empty() ||
        !is(static_cast<std::size_t>(p.governor), accuse_verb) ||
        !means(static_cast<std::size_t>(p.governor), lexeme.relation) ||
        view_.type_of(f[Slot::object].ends.front().entity) != "concept")
        return;
    f[Slot::subject] = p.outer;
}

void PrenominalFrames::patient(Frame& f) const {
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

Arg PrenominalFrames::object_before(const ZhPredicate& p) const {
    for (std::uint32_t k = p.chunk; k-- > 0;)
        if (kind(k, ChunkKind::noun) && !arg(k).empty()) {
            Arg found = arg(k);
            found.carried = true;
            return found;
        }
    return {};
}

Arg PrenominalFrames::object_of_other(const ZhPredicate& p) const {
    bool too = false;
    std::uint32_t k = p.chunk;
    while (k > p.domain && kind(k - 1, ChunkKind::adverb))
        too = is(--k, also) || too;
    if (!too || p.subject_chunk <= 0 || !kind(k - 1, ChunkKind::noun))
        return {};
    for (auto n = static_cast<std::uint32_t>(p.subject_chunk); n-- > 1;)
        if (kind(n, ChunkKind::noun) && !arg(n).empty() && kind(n - 1, ChunkKind::verb)) {
            Arg found = arg(n);
            found.carried = true;
            return found;
        }
    return {};
}

Arg PrenominalFrames::subject_before(const ZhPredicate& p) const {
    if (p.subject_chunk <= 0 || p.subject.empty())
        return {};
    auto comma = static_cast<std::uint32_t>(p.subject_chunk);
    while (comma > 0 && !kind(comma, ChunkKind::comma) && !kind(comma, ChunkKind::stop))
        --comma;
    if (!kind(comma, ChunkKind::comma))
        return {};
    for (auto q = reading_.predicates.rbegin(); q != reading_.predicates.rend(); ++q) {
        if (q->chunk >= comma || q->relative || q->nominal)
            continue;
        Arg before = q->outer.empty() ? q->subject : q->outer;
        if (before.empty() || before.ends == p.subject.ends)
            continue;
        before.carried = true;
        before.owner = false;
        return before;
    }
    return {};
}

Arg PrenominalFrames::object_in_front(const ZhPredicate& p) const {
    const auto& phrases = reading_.phrases;
    for (std::size_t k = first_phrase(p.domain); k < phrases.size() && phrases[k].noun < p.chunk;
         ++k)
        if (phrases[k].coverb >= 0 && is(static_cast<std::size_t>(phrases[k].coverb), coverb_to) &&
            text(static_cast<std::size_t>(phrases[k].coverb)) != "向" &&
            !kind(phrases[k].noun + 1, ChunkKind::modifier))
            return arg(phrases[k].noun);
    return {};
}

Arg PrenominalFrames::object(const ZhPredicate& p, Frame& f) const {
    std::size_t verbs = 0;
    for (std::uint32_t k = p.chunk + 1; k < p.end; ++k) {
        if (const std::int32_t close = reading_.relative_end[k]; close >= 0) {
            if (Arg maker = verbs == 0 && lexeme(f).target_types.empty()
                                ? maker_of(k, static_cast<std::uint32_t>(close))
                                : Arg{};
                !maker.empty()) {
                collect_classes(
                    std::min<std::size_t>(static_cast<std::size_t>(close) + 1, chunks_.size() - 1),
                    f);
                return maker;
            }
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

Arg PrenominalFrames::maker_of(std::uint32_t begin, std::uint32_t mark) const {
    for (const ZhPredicate& v : reading_.predicates)
        if (v.relative && v.chunk > begin && v.chunk < mark && v.head < 0 && v.head_arg.empty() &&
            v.subject_chunk >= static_cast<std::int32_t>(begin)) {
            Arg maker = v.subject;
            maker.owner = true;
            return maker;
        }
    return {};
}

bool PrenominalFrames::founds(std::size_t k) const {
    return std::ranges::all_of(head(k).entry->senses, [&](const Sense& s) {
        const Lexeme& l = view_.lexeme(s);
        return l.relation.empty() || !s.gap_tail.empty() ||
               (!l.target_types.empty() &&
                std::ranges::find(l.target_types, "state") == l.target_types.end() && !l.negated &&
                !is(k, join_verb));
    });
}

Arg PrenominalFrames::scheme_at(std::uint32_t k, const ZhPredicate& p, Frame& f) const {
    const Arg found = object_at(k, p, f);
    const bool scheme = !found.owner && std::ranges::none_of(found.ends, [&](const End& e) {
        const std::string& type = view_.type_of(e.entity);
        return type == "state" || type == "group" || type == "person";
    });
    return scheme ? found : Arg{};
}

bool PrenominalFrames::backed(const ZhPredicate& p) const {
    if (p.governor < 0 || p.nominal || !is(static_cast<std::size_t>(p.governor), accuse_verb) ||
        !founds(p.chunk))
        return false;
    for (std::uint32_t k = static_cast<std::uint32_t>(p.governor) + 1; k < p.chunk; ++k)
        if (!kind(k, ChunkKind::adverb))
            return false;
    return true;
}

Arg PrenominalFrames::object_at(std::uint32_t k, const ZhPredicate& p, Frame& f) const {
    if (kind(k + 1, ChunkKind::modifier) && k + 2 < p.end) {
        if (kind(k + 2, ChunkKind::noun) && chunks_[k + 2].owner && !arg(k).empty() &&
            lexeme(f).target_types.empty() && place_name(k + 2)) {
            Arg owner = arg(k);  // 俄罗斯的[中亚利益]
            owner.owner = true;
            return owner;
        }
        if (kind(k + 2, ChunkKind::noun))
            return lexeme(f).target_types.empty() ? with_owner(arg(k + 2), arg(k)) : arg(k + 2);
        Arg owner = arg(k);
        owner.owner = true;
        for (std::uint32_t n = k + 2; n < p.end; ++n)
            collect_classes(n, f);
        return owner;
    }
    if (is(p.chunk, join_verb) && kind(k + 1, ChunkKind::coverb) && is(k + 1, coverb_to))
        return {};  // 跟随[欧盟对俄制裁]
    if (kind(k + 1, ChunkKind::coverb) && is(k + 1, place_preposition) &&
        (kind(k + 3, ChunkKind::modifier) || kind(k + 4, ChunkKind::modifier))) {
        Arg owner = arg(k);  // 北约在阿富汗的行动
        owner.owner = true;
        return owner;
    }
    for (std::uint32_t n = k + 1; n < p.end && kind(n, ChunkKind::other); ++n)
        collect_classes(n, f);
    std::size_t owned = k + 1;
    while (kind(owned, ChunkKind::other))
        ++owned;
    if (arg(k).ends.size() > 1 && shared_noun(owned))
        return {};
    return arg(k);
}

Arg PrenominalFrames::with_owner(Arg thing, const Arg& owner) const {
    const auto idea = [&](const End& e) { return view_.type_of(e.entity) == "concept"; };
    if (thing.ends.empty() || !std::ranges::all_of(thing.ends, idea) ||
        std::ranges::any_of(owner.ends, idea))
        return thing;
    thing.ends.insert(thing.ends.end(), owner.ends.begin(), owner.ends.end());
    return thing;
}

bool PrenominalFrames::place_name(std::size_t k) const {
    return !arg(k).empty() && std::ranges::all_of(arg(k).ends, [&](const End& e) {
        const std::string& type = view_.type_of(e.entity);
        return type == "state" || type == "group";
    });
}

bool PrenominalFrames::shared_noun(std::size_t k) const {
    if (k >= chunks_.size() || head(k).entry == nullptr)
        return false;
    return std::ranges::any_of(head(k).entry->senses, [&](const Sense& s) {
        const Lexeme& l = view_.lexeme(s);
        return governs(l, "之间");
    });
}

void PrenominalFrames::collect_classes(std::size_t k, Frame& f) const {
    for (std::uint32_t t = chunks_[k].begin; t < chunks_[k].end; ++t)
        if (view_.tokens[t].entry != nullptr)
            f.object_classes |= view_.tokens[t].entry->classes;
}

}  // namespace entente
