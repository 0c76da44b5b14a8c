// SPDX-License-Identifier: MIT
#include "extract/prenominal_nouns.hpp"

#include <algorithm>

namespace entente {

using enum WordClass;

bool PrenominalNouns::is(std::size_t i, WordClass c) const {
    return i < chunks_.size() && view_.tokens[chunks_[i].head].is(c);
}

bool PrenominalNouns::kind(std::size_t i, ChunkKind k) const {
    return i < chunks_.size() && chunks_[i].kind == k;
}

End PrenominalNouns::end_of(std::uint32_t token) const {
    const Token& t = view_.tokens[token];
    return {t.entity, t.begin, t.end};
}

Arg PrenominalNouns::resolve(std::uint32_t i, const Clause& clause) const {
    const Chunk& c = chunks_[i];
    Arg arg;
    if (c.anaphor)
        arg = anaphor(i, *c.anaphor, clause);
    else
        for (std::uint32_t n = c.names_begin; n < c.names_end; ++n)
            arg.ends.push_back(end_of(names_[n]));
    if (c.anaphor)  // the pronoun stands for them here
        for (End& e : arg.ends) {
            e.begin = view_.tokens[c.begin].begin;
            e.end = view_.tokens[c.begin].end;
        }
    arg.owner = c.owner;
    arg.head = c.head;
    return arg;
}

const Arg* PrenominalNouns::listed_before(std::uint32_t i) const {
    if (i < 1 || !is(i, possessive))
        return nullptr;
    const std::uint32_t link = i - 1;
    if (kind(link, ChunkKind::noun) && chunks_[i].begin == chunks_[link].end)
        return args_[link].empty() ? nullptr : &args_[link];
    const bool joins = is(link, conjunction) && chunks_[link].begin + 1 == chunks_[link].end;
    return joins && i > 1 && kind(i - 2, ChunkKind::noun) && !args_[i - 2].empty() ? &args_[i - 2]
                                                                                   : nullptr;
}

bool PrenominalNouns::states_only(std::uint32_t i) const {
    return view_.text(view_.tokens[chunks_[i].begin]).find("国") != std::string_view::npos;
}

Arg PrenominalNouns::own(std::uint32_t i, const Clause& clause) const {
    if (const Arg* listed = listed_before(i); listed != nullptr)
        return *listed;
    if (clause.under_coverb && is(i, possessive))
        return discourse_.pronoun(false, clause.subject);  // 中国同其保持接触
    Arg found = clause.has_matrix ? clause.matrix : clause.subject;
    if (found.empty())
        found = clause.matrix;
    return found.empty() ? discourse_.pronoun(false, {}) : found;
}

bool PrenominalNouns::policy_of(std::uint32_t i) const {
    for (std::uint32_t k = i + 2; k < chunks_.size() && k < i + 6; ++k) {
        if (is(k, policy_noun) || is(k, organ) || owns_policy(k))
            return true;
        if (kind(k, ChunkKind::coverb) && kind(k + 1, ChunkKind::noun)) {
            ++k;  // 印度的[对华]政策
            continue;
        }
        if (!kind(k, ChunkKind::other) && !kind(k, ChunkKind::adverb))
            return false;
    }
    return false;
}

Arg PrenominalNouns::policy_maker(std::uint32_t i, std::uint32_t clause_end, Arg arg) const {
    const Chunk& c = chunks_[i];
    if (c.split == 0 || !names_policy(i + 1, clause_end))
        return arg;
    arg.ends.resize(std::min<std::size_t>(arg.ends.size(), c.split - c.names_begin));
    return arg;
}

bool PrenominalNouns::names_policy(std::uint32_t k, std::uint32_t clause_end) const {
    for (bool after_mark = false; k < clause_end; ++k) {
        if (after_mark && (is(k, policy_noun) || owns_policy(k)))
            return true;
        after_mark = after_mark || kind(k, ChunkKind::modifier);
        if (kind(k, ChunkKind::noun) || kind(k, ChunkKind::coverb) || is(k, be))
            return false;
    }
    return false;
}

bool PrenominalNouns::owns_policy(std::uint32_t k) const {
    for (std::uint32_t t = chunks_[k].begin; t < chunks_[k].end; ++t)
        if (view_.tokens[t].is(policy_noun))
            return kind(k, ChunkKind::other);
    return false;
}

Arg PrenominalNouns::together(std::size_t how_many, std::uint32_t i, const Clause& clause) const {
    const bool owns = kind(i + 1, ChunkKind::modifier) || kind(i + 1, ChunkKind::nominal) ||
                      kind(i + 1, ChunkKind::verb) || is(i, reciprocal);
    if (owns && clause.has_subject && clause.subject.ends.size() == how_many)
        return clause.subject;  // 中俄能够把*彼此*的竞争 …
    return discourse_.together(how_many, clause.has_matrix ? clause.matrix : Arg{}, states_only(i));
}

Arg PrenominalNouns::anaphor(std::uint32_t i, WordClass which, const Clause& clause) const {
    switch (which) {
        case reflexive:
        case possessive:
            return own(i, clause);
        case act_anaphor:
            if (is(i, to_this))
                return discourse_.act(clause.subject);
            [[fallthrough]];
        case pronoun:
            return discourse_.pronoun(false, {});
        case plural_pronoun:
            return discourse_.pronoun(true, {});
        case pair_anaphor:
            return together(2, i, clause);
        case triple_anaphor:
            return together(3, i, clause);
        case body_anaphor:
            return discourse_.last_of("organisation");
        case scheme_anaphor:
            return discourse_.last_of("initiative", "organisation");
        case pact_anaphor:
            return discourse_.last_of("initiative");
        case idea_anaphor:
            return discourse_.last_of("concept", "initiative");
        case demonstrative:
            return discourse_.last_of("group");
        case state_anaphor: {
            Arg last = discourse_.subject_of("state");
            if (last.empty())
                last = discourse_.last_of("state");
            return last.empty() ? clause.matrix : last;
        }
        case member_anaphor:
            return discourse_.members();
        case party_anaphor:
            return discourse_.main_members().empty() ? discourse_.parties()
                                                     : discourse_.main_members();
        case latter:
            return discourse_.latter();
        case former:
            return discourse_.last_named(1);
        default:
            return {};
    }
}

}  // namespace entente
