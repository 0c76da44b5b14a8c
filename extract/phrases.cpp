// SPDX-License-Identifier: MIT
#include "extract/phrases.hpp"

#include "extract/phrases_so_far.hpp"
#include "extract/postnominal_words.hpp"
#include "extract/verb_groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace entente {
namespace {

using enum WordClass;

class Chunker {
public:
    explicit Chunker(const SentenceView& view)
        : view_(view),
          words_(view),
          so_far_(words_),
          verbs_(words_, so_far_) {}

    std::vector<Phrase> run() {
        while (at_ < words_.size())
            next();
        return so_far_.take();
    }

private:
    [[nodiscard]] const Token& token(std::size_t i) const { return words_.token(i); }
    [[nodiscard]] bool is(std::size_t i, WordClass c) const { return words_.is(i, c); }

    void next() {
        const Token& t = token(at_);
        if (t.kind == TokenKind::punctuation && t.entry == nullptr)
            return punctuation(t);
        if (const std::size_t end = verbs_.verb_group(at_); end > at_) {
            at_ = end;
            return;
        }
        if (linking(t))
            return;
        if (is(at_, negation) || (words_.is_adverb(at_) && !stands_for_two(at_)))
            return single(PhraseKind::adverb);
        if (words_.adjective_here(at_))
            return single(PhraseKind::adjective);
        noun_phrase();
    }

    void single(PhraseKind kind) {
        Phrase p;
        p.kind = kind;
        p.begin = p.head = static_cast<std::uint32_t>(at_);
        p.end = static_cast<std::uint32_t>(++at_);
        so_far_.push(std::move(p));
    }

    void punctuation(const Token& t) {
        switch (t.mark) {
            case U',':
                return single(PhraseKind::comma);
            case U';':
            case U':':
            case U'—':
            case U'–':
            case U'•':
            case U'!':
            case U'?':
            case U'\t':
                return single(PhraseKind::stop);
            case U'(':
                return skip_brackets();
            default:
                ++at_;  // quotes, full stops inside, slashes: of no weight
        }
    }

    /// What stands in brackets is set aside: acronyms, dates, sources.
    void skip_brackets() { at_ = words_.bracket_end(at_); }

    bool linking(const Token& t) {
        struct Row {
            WordClass c;
            PhraseKind kind;
        };
        constexpr Row rows[] = {{relative_possessive, PhraseKind::whose},
                                {relative, PhraseKind::relative},
                                {conjunction, PhraseKind::conjunction},
                                {disjunction, PhraseKind::conjunction},
                                {negative_conjunction, PhraseKind::conjunction},
                                {contrast, PhraseKind::contrast},
                                {conditional, PhraseKind::conditional},
                                {subordinator, PhraseKind::subordinator},
                                {complementiser, PhraseKind::complementiser},
                                {despite, PhraseKind::preposition},
                                {according_to, PhraseKind::preposition},
                                {rather_than, PhraseKind::preposition},
                                {by_, PhraseKind::preposition},
                                {with_, PhraseKind::preposition},
                                {between_, PhraseKind::preposition},
                                {as_, PhraseKind::preposition},
                                {preposition, PhraseKind::preposition},
                                {infinitive, PhraseKind::preposition}};
        for (const Row& row : rows)
            if (t.is(row.c)) {
                if (row.kind == PhraseKind::relative && t.is(complementiser) &&
                    !so_far_.after_noun())
                    continue;  // “said that”: a complementiser unless a noun stands before it
                if (row.kind == PhraseKind::relative && t.is(complementiser) &&
                    so_far_.after_saying())
                    continue;
                if ((row.c == subordinator || row.c == conditional) && t.is(preposition) &&
                    !so_far_.clause_follows(at_ + 1))
                    continue;  // “after the summit”
                single(row.kind);
                return true;
            }
        return false;
    }

    void noun_phrase() {
        Phrase p;
        p.kind = PhraseKind::noun;
        p.begin = p.head = static_cast<std::uint32_t>(at_);
        std::vector<std::uint32_t> names;  // since the last genitive
        bool noun_after_names = false;
        std::size_t i = at_;
        for (; i < words_.size(); ++i) {
            const Token& t = token(i);
            if (i > at_ && !continues(i, p))
                break;
            if (is(i, genitive) && i > at_) {
                p.owners.insert(p.owners.end(), names.begin(), names.end());
                names.clear();
                noun_after_names = true;  // the head is yet to come
                continue;
            }
            if (words_.hyphen(i) || (is(i, reflexive) && i > at_))
                continue;  // “Serbia itself”
            note(i, t, p);
            if (t.names() && !is(i, organ)) {
                if (words_.compound_member(i))
                    p.compound = true;
                names.push_back(static_cast<std::uint32_t>(i));
                noun_after_names = false;
                p.head = static_cast<std::uint32_t>(i);
            } else if (words_.is_noun_like(i)) {
                p.head = static_cast<std::uint32_t>(i);
                if (!names.empty() && !words_.is_title(i))
                    noun_after_names = true;
                if (view_.text(t).ends_with('s') && t.kind == TokenKind::word)
                    p.plural = true;
            }
        }
        const bool adjectives = !names.empty() && std::ranges::all_of(names, [&](std::uint32_t n) {
            return token(n).form == FormKind::adjective && !words_.plural_people(n);
        });
        const bool person_head =
            !names.empty() && view_.type_of(token(names.back()).entity) == "person";
        if (names.empty() || noun_after_names)
            p.owners.insert(p.owners.end(), names.begin(), names.end());
        else if (person_head) {
            p.named.push_back(names.back());
            p.owners.insert(p.owners.end(), names.begin(), names.end() - 1);
        } else if (adjectives && p.head > names.back())
            p.owners.insert(p.owners.end(), names.begin(), names.end());
        else if (names.size() > 1 && !p.compound)
            split_names(p, names);
        else
            p.named = names;
        if (i == at_)
            ++i;
        p.end = static_cast<std::uint32_t>(i);
        at_ = i;
        so_far_.push(std::move(p));
    }

    /// “SCO member India”, “Chinese President Xi”: the last name is the head, those before it its
    /// owners.
    void split_names(Phrase& p, const std::vector<std::uint32_t>& names) const {
        p.named.push_back(names.back());
        p.owners.insert(p.owners.end(), names.begin(), names.end() - 1);
    }

    void note(std::size_t i, const Token& t, Phrase& p) const {
        if (is(i, determiner)) {
            const std::string_view word = view_.text(t);
            p.indefinite = p.indefinite || word == "a" || word == "an" || word == "any" ||
                           word == "A" || word == "An" || word == "Any";
            p.definite = p.definite || word == "the" || word == "The";
        }
        if (is(i, negative_determiner))
            p.negative = true;
        if (is(i, possessive))
            p.possessive = static_cast<std::int32_t>(i);
        if (i > 0 && words_.hyphen(i - 1) && words_.verb_forms(i).participle && i >= 2)
            p.attributive.push_back(static_cast<std::uint32_t>(i));
        if (is(i, plural_pronoun) || is(i, member_anaphor) || is(i, pair_anaphor) ||
            (t.names() && view_.type_of(t.entity) == "group") ||
            (t.names() && words_.plural_people(static_cast<std::uint32_t>(i))))
            p.plural = true;
    }

    /// “a scheme *Nepal* rejected”: a name after a plain noun, with a verb of its own.
    [[nodiscard]] bool contact_clause(std::size_t i, const Phrase& p) const {
        if (p.head + 1 != i || token(i - 1).names() || token(i - 1).kind != TokenKind::word ||
            token(i - 1).capital || words_.is_title(i - 1) || is(i - 1, organ) ||
            token(i).form == FormKind::adjective || p.head == p.begin ||
            (i >= 2 && words_.hyphen(i - 2)) || words_.verb_forms(i - 1).participle)
            return false;
        const VerbForms forms = words_.verb_forms(i + 1);
        return (forms.past || forms.third) && !words_.has_noun_sense(i + 1) && !is(i + 2, by_);
    }

    /// “talks with *both*, and …”
    [[nodiscard]] bool stands_for_two(std::size_t i) const {
        return is(i, both_) && is(i, each_) && so_far_.ends_with(PhraseKind::preposition, i) &&
               (i + 1 == words_.size() || token(i + 1).kind == TokenKind::punctuation);
    }

    /// “it”, “them”: no word goes with it.
    [[nodiscard]] bool stands_alone(std::size_t i) const {
        return is(i, pronoun) || (is(i, plural_pronoun) && !is(i, demonstrative) &&
                                  !is(i, negative_determiner) && !is(i, reflexive));
    }

    /// Whether token i goes on with the noun phrase.
    [[nodiscard]] bool continues(std::size_t i, const Phrase& p) const {
        const Token& t = token(i);
        if (is(i, genitive))
            return true;
        if (t.kind == TokenKind::punctuation && t.entry == nullptr)
            return (words_.hyphen(i) && i + 1 < words_.size() && !token(i + 1).after_blank) ||
                   (t.mark == U'–' && !t.after_blank && words_.compound_member(i - 1)) ||
                   words_.quote_inside(i);
        if (is(i, pronoun) || is(i, plural_pronoun) || stands_alone(i - 1))
            return false;
        if (t.kind == TokenKind::number && token(i - 1).names())
            return false;  // “pledged Mali 50 million”
        if (is(i, determiner) || is(i, possessive) || is(i, demonstrative) ||
            is(i, negative_determiner))
            return is(i - 1, each_) || is(i - 1, both_) || (is(i - 1, determiner) && false);
        if (words_.conjunction_of_modifiers(i))
            return true;
        if (words_.is_function(i) && !t.names())
            return false;
        if (words_.is_adverb(i) && !is(i - 1, determiner) && !is(i - 1, possessive))
            return false;
        if (t.names() && contact_clause(i, p))
            return false;
        if (t.names() && words_.year(i - 1))
            return false;  // “in May 2015 Mali …”
        if (t.names() || t.entry == nullptr)
            return !(t.entry == nullptr && verb_starts(i, p));
        if (words_.adjective_here(i) && i + 1 < words_.size() &&
            (is(i + 1, preposition) || is(i + 1, with_)) && p.end != i)
            return false;
        return !verb_starts(i, p);
    }

    /// The noun phrase so far ends because a verb begins at i. Asks bare_verb's questions of what
    /// has been read.
    [[nodiscard]] bool verb_starts(std::size_t i, const Phrase& p) const {
        const VerbForms forms = words_.verb_forms(i);
        if (!forms.any() || (words_.hyphen(i + 1) && !token(i + 1).after_blank) ||
            (i > 0 && words_.hyphen(i - 1)))
            return false;
        if (so_far_.noun_before(i))
            return false;
        const bool noun_too = words_.has_noun_sense(i);
        const bool verb_allowed = !so_far_.clause_has_verb();
        const bool after_head = token(i - 1).names() || is(i - 1, pronoun) ||
                                is(i - 1, plural_pronoun) || is(i - 1, reflexive) ||
                                p.head + 1 == i;
        if (forms.gerund && !forms.base)
            return !noun_too || words_.governs_follow(i);
        if (forms.participle && !forms.past)
            return after_head && !words_.adjective_like(i);
        if (verbs_.pending() && (forms.base || forms.participle) && after_head)
            return true;
        if (forms.past)
            return after_head &&
                   (verb_allowed || is(i + 1, by_) || is(i + 1, preposition) || is(i + 1, with_)) &&
                   !words_.adjective_like(i);
        if (forms.third)
            return verb_allowed &&
                   (!noun_too ||
                    (words_.object_follows(i) &&
                     (!so_far_.finite_ahead(i + 1) ||
                      (!is(i + 1, preposition) && !is(i + 1, with_) &&
                       (token(i - 1).names() || is(i - 1, pronoun) || is(i - 1, each_))))));
        return verb_allowed && (p.plural || so_far_.plural_by_coordination()) &&
               (!noun_too || words_.object_follows(i));
    }

    const SentenceView& view_;
    PostnominalWords words_;
    PhrasesSoFar so_far_;
    VerbGroups verbs_;
    std::size_t at_ = 0;
};

std::string_view kind_name(const Phrase& p) {
    switch (p.kind) {
        case PhraseKind::noun:
            return "NP";
        case PhraseKind::verb:
            return p.passive      ? "V-passive"
                   : p.infinitive ? "V-infinitive"
                   : p.gerund     ? "V-ing"
                   : p.copula     ? "V-be"
                                  : "V";
        case PhraseKind::adjective:
            return "ADJ";
        case PhraseKind::preposition:
            return "P";
        case PhraseKind::conjunction:
            return "AND";
        case PhraseKind::contrast:
            return "BUT";
        case PhraseKind::subordinator:
            return "SUB";
        case PhraseKind::conditional:
            return "IF";
        case PhraseKind::complementiser:
            return "THAT";
        case PhraseKind::relative:
            return "REL";
        case PhraseKind::whose:
            return "WHOSE";
        case PhraseKind::adverb:
            return "ADV";
        default:
            return "";
    }
}

}  // namespace

std::vector<Phrase> chunk(const SentenceView& view) {
    return Chunker(view).run();
}

std::string to_string(const SentenceView& view, const std::vector<Phrase>& phrases) {
    std::string out;
    for (const Phrase& p : phrases) {
        const std::uint32_t begin = view.tokens[p.begin].begin;
        const std::uint32_t end = view.tokens[p.end - 1].end;
        const std::string_view text =
            std::string_view(view.document.text).substr(begin, end - begin);
        if (!out.empty())
            out += ' ';
        out +=
            kind_name(p).empty() ? std::string(text) : fmt::format("[{} {}]", kind_name(p), text);
    }
    return out;
}

}  // namespace entente
