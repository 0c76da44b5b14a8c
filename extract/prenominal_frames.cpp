// SPDX-License-Identifier: MIT
#include "extract/prenominal_frames.hpp"

#include <algorithm>
#include <array>

namespace entente {

using enum WordClass;

std::vector<Frame> PrenominalFrames::run() {
    for (const ZhPredicate& p : reading_.predicates) {
        const Token& t = head(p.chunk);
        if (t.entry == nullptr || backed(p) || opposed(p))
            continue;
        for (const Sense& sense : t.entry->senses) {
            const Lexeme& lexeme = view_.lexeme(sense);
            if (lexeme.relation.empty() || !gap_fits(p, sense) || drives(p, lexeme) ||
                (p.nominal && lexeme.pos == Pos::verb && governs(lexeme, "obj")))
                continue;
            const bool noun = lexeme.pos == Pos::noun || lexeme.pos == Pos::role ||
                              (lexeme.pos == Pos::verb_noun && p.nominal);
            frames_.push_back(noun ? noun_frame(p, sense) : verb_frame(p, sense));
            if (noun)
                participation(p);
        }
    }
    possessions();
    std::ranges::stable_sort(frames_, {}, &Frame::token);
    return std::move(frames_);
}

void PrenominalFrames::possessions() {
    for (std::uint32_t k = 1; k + 1 < chunks_.size(); ++k) {
        const Token& t = head(k);
        if (!kind(k, ChunkKind::modifier) || t.entry == nullptr || t.entry->senses.empty() ||
            !kind(k - 1, ChunkKind::noun) || !kind(k + 1, ChunkKind::noun) ||
            chunks_[k + 1].owner || kind(k + 2, ChunkKind::modifier) ||
            arg(k - 1).ends.size() != 1 || (k > 1 && kind(k - 2, ChunkKind::other)))
            continue;
        ZhPredicate p;
        p.chunk = k;
        for (const Sense& sense : t.entry->senses) {
            Frame f = frame(p, sense);
            f.set(Condition::genitive);
            f[Slot::owner] = arg(k - 1);
            f[Slot::head] = arg(k + 1);
            frames_.push_back(std::move(f));
        }
    }
}

bool PrenominalFrames::drives(const ZhPredicate& p, const Lexeme& lexeme) const {
    if (p.nominal || !is(p.chunk, urge_verb) || lexeme.target_types.empty() ||
        std::ranges::find(lexeme.target_types, "state") != lexeme.target_types.end())
        return false;
    return std::ranges::any_of(reading_.predicates, [&](const ZhPredicate& q) {
        const std::size_t phrase =
            first_phrase(static_cast<std::uint32_t>(std::max(q.subject_chunk, 0)));
        return q.governor == static_cast<std::int32_t>(p.chunk) && !q.nominal && !q.relative &&
               q.chunk < p.end && q.subject_chunk > static_cast<std::int32_t>(p.chunk) &&
               phrase < reading_.phrases.size() && reading_.phrases[phrase].noun < q.chunk;
    });
}

bool PrenominalFrames::opposed(const ZhPredicate& p) const {
    if (p.nominal || p.relative || p.subject_chunk <= 0 ||
        p.subject_chunk > static_cast<std::int32_t>(p.chunk))
        return false;
    auto g = static_cast<std::size_t>(p.subject_chunk);
    while (g > 0 && !kind(g, ChunkKind::verb) && !kind(g, ChunkKind::comma))
        --g;
    const auto some = [&](const End& e) { return view_.type_of(e.entity) == "group"; };
    return is(g, accuse_verb) && means(g, "opposes") && std::ranges::all_of(p.subject.ends, some);
}

const Token& PrenominalFrames::head(std::size_t chunk) const {
    return view_.tokens[chunks_[chunk].head];
}

const Lexeme& PrenominalFrames::lexeme(const Frame& f) const {
    return view_.dictionary.lexemes()[f.lexeme];
}

bool PrenominalFrames::is(std::size_t chunk, WordClass c) const {
    return chunk < chunks_.size() && head(chunk).is(c);
}

bool PrenominalFrames::kind(std::size_t chunk, ChunkKind k) const {
    return chunk < chunks_.size() && chunks_[chunk].kind == k;
}

const Arg& PrenominalFrames::arg(std::size_t chunk) const {
    return reading_.arg[chunk];
}

std::string_view PrenominalFrames::text(std::size_t chunk) const {
    return view_.text(head(chunk));
}

bool PrenominalFrames::gap_fits(const ZhPredicate& p, const Sense& sense) const {
    if (sense.gap_tail.empty())
        return true;
    const std::uint32_t begin = view_.tokens[chunks_[p.chunk].end - 1].end;
    const std::uint32_t end =
        view_.tokens[p.end < chunks_.size() ? chunks_[p.end].begin : view_.tokens.size() - 1].end;
    const std::string rest =
        fold_for_matching(std::string_view(view_.document.text).substr(begin, end - begin));
    return rest.find(sense.gap_tail) != std::string::npos;
}

bool PrenominalFrames::governs(const Lexeme& lexeme, std::string_view what) {
    return std::ranges::find(lexeme.governs, what) != lexeme.governs.end();
}

bool PrenominalFrames::governs(const Lexeme& lexeme, const CoverbPhrase& phrase) const {
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

Frame PrenominalFrames::frame(const ZhPredicate& p, const Sense& sense) const {
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

Arg PrenominalFrames::part(std::size_t chunk, std::size_t from, std::size_t to) const {
    Arg all = arg(chunk);
    if (to < all.ends.size())
        all.ends.erase(all.ends.begin() + static_cast<std::ptrdiff_t>(to), all.ends.end());
    all.ends.erase(all.ends.begin(), all.ends.begin() + static_cast<std::ptrdiff_t>(from));
    return all;
}

std::size_t PrenominalFrames::split(std::int32_t chunk) const {
    if (chunk < 0)
        return 0;
    const Chunk& c = chunks_[static_cast<std::size_t>(chunk)];
    return c.split == 0 ? 0 : c.split - c.names_begin;
}

void PrenominalFrames::subject(const ZhPredicate& p, const Lexeme& lexeme, Frame& f) const {
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

void PrenominalFrames::partner(const ZhPredicate& p, const Lexeme& lexeme, Frame& f) const {
    if (governs(lexeme, "与") || governs(lexeme, "之间") || f[Slot::subject].empty())
        return;
    for (std::size_t n = first_phrase(p.domain);
         n < reading_.phrases.size() && reading_.phrases[n].noun < p.chunk;
         ++n) {
        const CoverbPhrase& phrase = reading_.phrases[n];
        if (phrase.coverb < 0 || phrase.between ||
            !is(static_cast<std::size_t>(phrase.coverb), coverb_with))
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

bool PrenominalFrames::joins(const Lexeme& lexeme) const {
    if (lexeme.mutual || governs(lexeme, "none"))
        return true;
    const RelationType* relation = view_.pack.schema.find_relation(lexeme.relation);
    return relation != nullptr && !relation->directed;
}

std::size_t PrenominalFrames::first_phrase(std::uint32_t chunk) const {
    return static_cast<std::size_t>(
        std::ranges::lower_bound(reading_.phrases, chunk, {}, &CoverbPhrase::noun) -
        reading_.phrases.begin());
}

Arg PrenominalFrames::complement(const ZhPredicate& p, const Lexeme& lexeme, Frame& f) const {
    const auto& phrases = reading_.phrases;
    const std::size_t after = first_phrase(p.chunk + 1);
    for (std::size_t k = after; k-- > 0;) {
        const CoverbPhrase& phrase = phrases[k];
        if (phrase.noun < p.domain)
            break;
        if (!governs(lexeme, phrase) || modifies_noun(phrase, p, lexeme))
            continue;
        if (phrase.between)
            f.set(Condition::between);
        return arg(phrase.noun);
    }
    for (std::size_t k = after; k < phrases.size() && phrases[k].noun < p.end; ++k)
        if (follows(p.chunk, phrases[k].coverb) && governs(lexeme, phrases[k]))
            return arg(phrases[k].noun);
    return {};
}

bool PrenominalFrames::modifies_noun(const CoverbPhrase& phrase,
                                     const ZhPredicate& p,
                                     const Lexeme& lexeme) const {
    return !p.nominal && kind(phrase.noun + 1, ChunkKind::modifier) && governs(lexeme, "obj");
}

bool PrenominalFrames::follows(std::uint32_t verb, std::int32_t coverb) const {
    const auto c = static_cast<std::uint32_t>(std::max(coverb, 0));
    return c == verb + 1 || (c == verb + 2 && is(verb + 1, aspect));
}

bool PrenominalFrames::carries(std::size_t k) const {
    return has_sense(view_, head(k), std::array{Pos::verb, Pos::verb_noun, Pos::adjective});
}

const CoverbPhrase* PrenominalFrames::phrase_of(std::uint32_t noun) const {
    const std::size_t k = first_phrase(noun);
    return k < reading_.phrases.size() && reading_.phrases[k].noun == noun ? &reading_.phrases[k]
                                                                           : nullptr;
}

const ZhPredicate& PrenominalFrames::predicate(std::size_t chunk) const {
    return reading_.predicates[static_cast<std::size_t>(reading_.predicate_of[chunk])];
}

}  // namespace entente
