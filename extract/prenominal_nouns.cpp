// SPDX-License-Identifier: MIT
#include "extract/prenominal_nouns.hpp"

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

Arg PrenominalNouns::anaphor(std::uint32_t i, WordClass which, const Clause& clause) const {
    const Arg subject = clause.has_matrix ? clause.matrix : Arg{};
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
            return discourse_.together(2, subject, states_only(i));
        case triple_anaphor:
            return discourse_.together(3, subject, states_only(i));
        case body_anaphor:
            return discourse_.last_of("organisation");
        case scheme_anaphor:
            return discourse_.last_of("initiative", "organisation");
        case demonstrative:
            return discourse_.last_of("group");
        case state_anaphor: {
            const Arg last = discourse_.last_of("state");
            return last.empty() ? clause.matrix : last;
        }
        case member_anaphor:
            return discourse_.members();
        case party_anaphor:
            return discourse_.main_members().empty() ? discourse_.parties()
                                                     : discourse_.main_members();
        case latter:
            return discourse_.last_named(0);
        case former:
            return discourse_.last_named(1);
        default:
            return {};
    }
}

}  // namespace entente
