// SPDX-License-Identifier: MIT
#include "extract/clauses.hpp"

#include <algorithm>

namespace entente {

using enum WordClass;

End NounReader::end_of(std::uint32_t token) const {
    const Token& t = view_.tokens[token];
    return {t.entity, t.begin, t.end};
}

bool NounReader::any(const Phrase& p, WordClass c) const {
    for (std::uint32_t t = p.begin; t < p.end; ++t)
        if (is(t, c))
            return true;
    return false;
}

Arg NounReader::owner(std::uint32_t phrase, const Arg& clause_subject) const {
    return phrase < known_.owner.size() && known_.owner[phrase]
               ? *known_.owner[phrase]
               : read_owner(phrase, clause_subject);
}

Arg NounReader::arg(std::uint32_t phrase, const Arg& clause_subject) const {
    return phrase < known_.arg.size() && known_.arg[phrase] ? *known_.arg[phrase]
                                                            : read_arg(phrase, clause_subject);
}

Arg NounReader::read_owner(std::uint32_t phrase, const Arg& clause_subject) const {
    const Phrase& p = phrases_[phrase];
    Arg result;
    result.owner = true;
    result.head = p.head;
    for (const std::uint32_t token : p.owners)
        result.ends.push_back(end_of(token));
    if (result.empty() && p.possessive >= 0) {
        Arg antecedent = object_before(phrase);
        if (antecedent.empty())
            antecedent = clause_subject.empty() ? discourse_.pronoun(false, {}) : clause_subject;
        result.ends = antecedent.ends;
        result.carried = antecedent.carried;
    }
    if (result.empty())
        result = of_phrase(phrase, clause_subject);
    return result;
}

/// “congratulated Mali on *its* accession”: the object of a verb that says what somebody else does.
Arg NounReader::object_before(std::uint32_t phrase) const {
    if (phrase < 3 || phrases_[phrase - 1].kind != PhraseKind::preposition ||
        phrases_[phrase - 2].kind != PhraseKind::noun ||
        phrases_[phrase - 3].kind != PhraseKind::verb || phrases_[phrase - 2].named.empty() ||
        phrases_[phrase - 3].passive || !is(phrases_[phrase - 3].head, accuse_verb))
        return {};
    return arg(phrase - 2, {});
}

/// A noun for a relation whose other end stands after the preposition.
bool NounReader::governs(std::uint32_t token, std::string_view preposition) const {
    const DictionaryEntry* entry = view_.tokens[token].entry;
    return entry != nullptr && std::ranges::any_of(entry->senses, [&](const Sense& sense) {
               const Lexeme& lexeme = view_.lexeme(sense);
               return lexeme.pos == Pos::noun && !lexeme.relation.empty() && !lexeme.inverse &&
                      std::ranges::find(lexeme.governs, preposition) != lexeme.governs.end();
           });
}

/// A finite verb stands before the phrase in its clause, as far as marks show.
bool NounReader::verb_before(std::uint32_t phrase) const {
    for (std::uint32_t i = phrase; i > 0; --i)
        switch (phrases_[i - 1].kind) {
            case PhraseKind::verb:
                if (phrases_[i - 1].finite)
                    return true;
                break;
            case PhraseKind::stop:
            case PhraseKind::subordinator:
            case PhraseKind::conditional:
            case PhraseKind::complementiser:
            case PhraseKind::relative:
            case PhraseKind::contrast:
                return false;
            default:
                break;
        }
    return false;
}

/// “finance ministers of ASEAN”, “the Ministers for Foreign Affairs of Fiji”, “the accession of
/// Belarus”, “an attempt by Kosovo”.
Arg NounReader::of_phrase(std::uint32_t phrase, const Arg& clause_subject) const {
    if (phrase + 3 < phrases_.size() && phrases_[phrase + 1].kind == PhraseKind::verb &&
        phrases_[phrase + 1].participle && is(phrases_[phrase + 2].head, by_) &&
        phrases_[phrase + 3].kind == PhraseKind::noun) {  // “the talks hosted by Oman”
        std::uint32_t last = phrase + 3;
        Arg result = coordinated(phrase + 3, clause_subject, false, last);
        result.owner = true;
        result.head = phrases_[phrase].head;
        return result;
    }
    for (std::uint32_t at = phrase + 1; at + 1 < phrases_.size() && at <= phrase + 3; at += 2) {
        if (phrases_[at].kind != PhraseKind::preposition ||
            phrases_[at + 1].kind != PhraseKind::noun)
            return {};
        const std::string_view word = view_.text(view_.tokens[phrases_[at].head]);
        const bool of = is(phrases_[at].head, of_);
        if (of && at == phrase + 1 && governs(phrases_[phrase].head, word))
            return {};  // “the invasion of Ukraine” is not Ukraine's
        if (of || (is(phrases_[at].head, by_) && at == phrase + 1)) {
            std::uint32_t last = at + 1;
            Arg result = coordinated(at + 1, clause_subject, !verb_before(phrase), last);
            result.owner = true;
            result.head = phrases_[phrase].head;
            return result;
        }
        if (word != "for" || !is(phrases_[phrase].head, organ))
            return {};
    }
    return {};
}

/// “the plan for a common market”, “its bid for a seat”: what is proposed.
Arg NounReader::proposal(std::uint32_t phrase, const Arg& clause_subject) const {
    if (phrase + 2 >= phrases_.size() || phrases_[phrase + 1].kind != PhraseKind::preposition ||
        phrases_[phrase + 2].kind != PhraseKind::noun)
        return {};
    const std::string_view word = view_.text(view_.tokens[phrases_[phrase + 1].head]);
    if (word != "for" && word != "on" && !is(phrases_[phrase + 1].head, of_))
        return {};
    Arg result = arg(phrase + 2, clause_subject);
    return result.owner ? Arg{} : result;
}

/// “the parties in New Caledonia”, “the ministers of Peru”: not those of before.
bool NounReader::described(const Phrase& p) const {
    const auto next = static_cast<std::size_t>(&p - phrases_.data()) + 1;
    if (next >= phrases_.size())
        return false;
    if (phrases_[next].kind == PhraseKind::verb)
        return phrases_[next].participle || phrases_[next].gerund;
    if (phrases_[next].kind != PhraseKind::preposition)
        return phrases_[next].kind == PhraseKind::relative;
    const std::string_view word = view_.text(view_.tokens[phrases_[next].head]);
    if (is(phrases_[next].head, of_))
        return true;
    return (word == "in" || word == "to" || word == "from" || word == "for") &&
           next + 1 < phrases_.size() && !phrases_[next + 1].named.empty();
}

/// The other ends of the verb that a pronoun after a preposition cannot mean: “linked the corridor
/// with *it*”.
Arg NounReader::fellows(const Phrase& p, const Arg& clause_subject) const {
    Arg all = clause_subject;
    auto i = static_cast<std::size_t>(&p - phrases_.data());
    if (i == 0 || phrases_[i - 1].kind != PhraseKind::preposition || clause_subject.empty())
        return all;
    for (--i; i > 0 && phrases_[i - 1].kind != PhraseKind::verb; --i)
        for (const std::uint32_t token : phrases_[i - 1].named)
            all.ends.push_back(end_of(token));
    return all;
}

Arg NounReader::anaphor(const Phrase& p, const Arg& clause_subject) const {
    if (is(p.head, reflexive))
        return clause_subject;
    if (any(p, pair_anaphor))
        return discourse_.last_states(2);
    if (is(p.head, both_) && is(p.head, each_) && p.end == p.begin + 1)
        return discourse_.last_states(2);
    if (any(p, latter))
        return discourse_.last_named(0);
    if (any(p, former))
        return discourse_.last_named(1);
    if (any(p, triple_anaphor))
        return discourse_.last_states(3);
    if (any(p, member_anaphor))
        return discourse_.members();
    if (is(p.head, party_anaphor) && p.definite && p.owners.empty() && !described(p))
        return discourse_.parties();
    if (is(p.head, pronoun) || is(p.head, plural_pronoun) || is(p.head, each_))
        return discourse_.pronoun(!is(p.head, pronoun), fellows(p, clause_subject));
    if (any(p, both_) && any(p, scheme_anaphor))
        return discourse_.last_of_type("initiative", 2);
    if (p.indefinite || (!p.definite && !any(p, demonstrative) && p.possessive < 0))
        return {};
    if (described(p) && !is(p.head, act_anaphor))
        return {};  // “the Republic of Fiji”, “the union of six states”
    if (is(p.head, body_anaphor))
        return discourse_.last_of("organisation");
    if (is(p.head, scheme_anaphor))
        return discourse_.last_of("initiative");
    if (is(p.head, state_anaphor))
        return discourse_.last_of("state");
    if (is(p.head, region_anaphor))
        return discourse_.last_of("group");
    if (is(p.head, act_anaphor) && p.possessive < 0 && !described(p))
        return discourse_.last_subject();
    return {};
}

/// “Kazakhstan's sovereignty”, “the sovereignty of Kazakhstan” is Kazakhstan's cause too.
void NounReader::add_holders(std::uint32_t phrase, Arg& concept_arg) const {
    for (const std::uint32_t token : phrases_[phrase].owners)
        concept_arg.ends.push_back(end_of(token));
    std::uint32_t last = phrase;
    while (last + 2 < phrases_.size() && phrases_[last + 1].kind == PhraseKind::conjunction &&
           phrases_[last + 2].kind == PhraseKind::noun)
        last += 2;  // “the sovereignty and integrity of Mali”
    for (const End& end : of_phrase(last, {}).ends)
        if (view_.type_of(end.entity) == "state" || view_.type_of(end.entity) == "group")
            concept_arg.ends.push_back(end);
}

Arg NounReader::read_arg(std::uint32_t phrase, const Arg& clause_subject) const {
    const Phrase& p = phrases_[phrase];
    Arg result;
    result.head = p.head;
    if (!p.named.empty()) {
        if (p.indefinite && view_.type_of(view_.tokens[p.named.front()].entity) == "organisation" &&
            p.owners.empty() && p.begin < p.named.front() && is(p.begin, determiner))
            return result;  // “an Asian NATO”
        for (const std::uint32_t token : p.named)
            result.ends.push_back(end_of(token));
        if (view_.type_of(view_.tokens[p.named.front()].entity) == "concept")
            add_holders(phrase, result);
        return result;
    }
    result = anaphor(p, clause_subject);
    result.anaphor = true;
    if (!result.empty())
        return result;
    result.anaphor = false;
    if (any(p, private_actor))
        return result;
    if (is(p.head, proposal_noun))
        if (const Arg proposed = proposal(phrase, clause_subject); !proposed.empty())
            return proposed;
    const bool generic_of =
        !p.owners.empty() || p.possessive >= 0 || is(p.head, organ) || is(p.head, person_title);
    result = owner(phrase, clause_subject);
    if (!generic_of && !result.empty() && result.owner)
        result.owner = true;
    if (is(p.head, organ) || is(p.head, person_title) || is(p.head, counterpart))
        result.owner = false;
    result.head = p.head;
    return result;
}

Arg NounReader::group_before(std::uint32_t at) const {
    for (std::uint32_t i = at; i > 0; --i) {
        if (phrases_[i - 1].kind != PhraseKind::noun)
            continue;
        Arg found = arg(i - 1, {});
        const bool whole = !phrases_[i - 1].named.empty() || found.carried;
        if (!whole && i >= 3 && phrases_[i - 2].kind == PhraseKind::comma &&
            phrases_[i - 3].kind == PhraseKind::noun)
            return arg(i - 3, {});
        if (!whole)  // “a railway that …”: nobody; “Russia's intelligence service, which …”:
                     // Russia
            return phrases_[i - 1].owners.empty() ? Arg{} : found;
        return coordinated_back(i - 1, found);
    }
    return {};
}

Arg NounReader::coordinated_back(std::uint32_t i, Arg list) const {
    while (i >= 2 && phrases_[i - 1].kind == PhraseKind::conjunction &&
           phrases_[i - 2].kind == PhraseKind::noun && !phrases_[i - 2].named.empty() &&
           !list.empty()) {
        Arg more = arg(i - 2, {});
        more.ends.insert(more.ends.end(), list.ends.begin(), list.ends.end());
        list.ends = std::move(more.ends);
        i -= 2;
    }
    return list;
}

std::int64_t NounReader::noun_after(std::uint32_t preposition) const {
    for (std::uint32_t i = preposition + 1; i < phrases_.size(); ++i) {
        if (phrases_[i].kind == PhraseKind::noun)
            return i;
        if (phrases_[i].kind != PhraseKind::adverb && phrases_[i].kind != PhraseKind::preposition &&
            phrases_[i].kind != PhraseKind::complementiser)
            break;
    }
    return -1;
}

bool NounReader::finite_verb_after(std::uint32_t phrase) const {
    for (std::uint32_t i = phrase + 1; i < phrases_.size(); ++i) {
        const Phrase& p = phrases_[i];
        if (p.kind == PhraseKind::verb)
            return p.finite;
        if (p.kind != PhraseKind::adverb)
            return false;
    }
    return false;
}

/// “the Republic *of Fiji*” is one item of a list.
std::uint32_t NounReader::after_of(std::uint32_t phrase) const {
    const bool of = phrase + 2 < phrases_.size() && phrases_[phrase].named.empty() &&
                    phrases_[phrase + 1].kind == PhraseKind::preposition &&
                    phrases_[phrase + 2].kind == PhraseKind::noun &&
                    !phrases_[phrase + 2].named.empty() && is(phrases_[phrase + 1].head, of_) &&
                    phrase + 3 < phrases_.size() &&
                    phrases_[phrase + 3].kind != PhraseKind::preposition;
    return of && lists_again(phrase + 2) ? phrase + 2 : phrase;
}

/// After the comma or conjunction stands “the N of X” again, not one more X.
bool NounReader::lists_again(std::uint32_t phrase) const {
    std::uint32_t i = phrase + 1;
    while (i < phrases_.size() &&
           (phrases_[i].kind == PhraseKind::comma || phrases_[i].kind == PhraseKind::conjunction ||
            phrases_[i].kind == PhraseKind::adverb))
        ++i;
    return i > phrase + 1 && i < phrases_.size() && phrases_[i].kind == PhraseKind::noun;
}

/// “A, B and C”: goes on over commas only if a conjunction closes the list; never takes a noun that
/// is the subject of a clause of its own.
Arg NounReader::coordinated(std::uint32_t phrase,
                            const Arg& clause_subject,
                            bool subject_position,
                            std::uint32_t& last) const {
    Arg result = arg(phrase, clause_subject);
    last = phrase;
    std::vector<std::uint32_t> items{phrase};
    bool closed = false;
    std::uint32_t at = after_of(phrase);
    while (at + 1 < phrases_.size() && !closed) {
        std::uint32_t next = at + 1;
        if (phrases_[next].kind == PhraseKind::comma && next + 1 < phrases_.size())
            ++next;
        if (phrases_[next].kind == PhraseKind::conjunction && next + 1 < phrases_.size()) {
            ++next;
            closed = true;
        }
        while (next < phrases_.size() && phrases_[next].kind == PhraseKind::adverb)
            ++next;
        if (next == at + 1 || next >= phrases_.size() || phrases_[next].kind != PhraseKind::noun)
            return result;  // `last` stays where the closed part ended
        if (!subject_position && finite_verb_after(next))
            return result;
        items.push_back(next);
        at = after_of(next);
    }
    if (!closed)
        return result;
    for (std::size_t i = 1; i < items.size(); ++i) {
        const Arg more = arg(items[i], clause_subject);
        result.ends.insert(result.ends.end(), more.ends.begin(), more.ends.end());
        result.owner = result.owner && more.owner;
    }
    last = at;
    return result;
}

}  // namespace entente
