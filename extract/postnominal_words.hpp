// SPDX-License-Identifier: MIT
#pragma once

#include "extract/parse.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace entente {

/// How a word may be a verb here; no value = not at all.
struct VerbForms {
    bool base = false, third = false, past = false, participle = false, gerund = false;
    [[nodiscard]] bool any() const { return base || third || past || participle || gerund; }
    void add(Inflection inflection) {
        base |= inflection == Inflection::base;
        third |= inflection == Inflection::third;
        past |= inflection == Inflection::past;
        participle |= inflection == Inflection::participle;
        gerund |= inflection == Inflection::gerund;
    }
};

/// Questions on the tokens of a sentence: whether one may be a verb, a noun or an adjective here,
/// judged by itself and its neighbours. Neighbours behind the end count as nothing.
class PostnominalWords {
public:
    explicit PostnominalWords(const SentenceView& view) : view_(view), tokens_(view.tokens) {}

    [[nodiscard]] std::size_t size() const { return tokens_.size(); }
    [[nodiscard]] const Token& token(std::size_t i) const { return tokens_[i]; }
    /// The word is of the class; “May” after another word is the month, no “may”.
    [[nodiscard]] bool is(std::size_t i, WordClass c) const {
        return i < tokens_.size() && tokens_[i].is(c) && !(c == WordClass::possible && month(i));
    }
    /// “in May”
    [[nodiscard]] bool month(std::size_t i) const {
        return i > 0 && tokens_[i].capital && !tokens_[i].all_caps;
    }
    /// “2015”
    [[nodiscard]] bool year(std::size_t i) const;
    /// The token is this character.
    [[nodiscard]] bool mark(std::size_t i, char32_t c) const {
        return i < tokens_.size() && tokens_[i].mark == c;
    }
    /// A hyphen that is joined to the word before it.
    [[nodiscard]] bool hyphen(std::size_t i) const {
        return i < tokens_.size() && (tokens_[i].mark == U'-' || tokens_[i].mark == U'‑') &&
               !tokens_[i].after_blank;
    }
    /// A verb that colours another verb or noun: says, refuses, plans, holds (talks).
    [[nodiscard]] bool is_operator(std::size_t i) const;
    /// The forms of a verb that the word may be, by the dictionary or by its ending.
    [[nodiscard]] VerbForms verb_forms(std::size_t i) const;
    /// A noun of the pack, or a word of no list.
    [[nodiscard]] bool has_noun_sense(std::size_t i) const;
    /// An adverb of the pack, or a word of no list that ends in -ly.
    [[nodiscard]] bool is_adverb(std::size_t i) const;
    /// An adverb that is no operator verb as well.
    [[nodiscard]] bool is_adverb_only(std::size_t k) const;
    /// An adjective that carries a relation.
    [[nodiscard]] bool is_adjective_sense(std::size_t k) const;
    /// Such an adjective that stands by itself, not right before its noun.
    [[nodiscard]] bool adjective_here(std::size_t i) const;
    /// “united front”: a participle right before a word of no list.
    [[nodiscard]] bool adjective_like(std::size_t i) const;
    /// Prepositions, conjunctions, auxiliaries and the like: they end a noun phrase.
    [[nodiscard]] bool is_function(std::size_t i) const;
    /// being, having, been, be.
    [[nodiscard]] bool is_nonfinite_aux(std::size_t k) const;
    /// “President” before a name.
    [[nodiscard]] bool is_title(std::size_t i) const;
    /// May be the head of a noun phrase or stand before it, articles and their like excepted.
    [[nodiscard]] bool is_noun_like(std::size_t i) const;
    /// “Russians”: the adjective of a name in the plural names the people.
    [[nodiscard]] bool plural_people(std::uint32_t n) const;
    /// A name that a hyphen or dash joins to another: Sino-Russian, China–ASEAN.
    [[nodiscard]] bool compound_member(std::size_t i) const;
    /// “Chinese and Japanese tenders”: modifiers of one noun.
    [[nodiscard]] bool conjunction_of_modifiers(std::size_t i) const;
    /// A quotation mark inside a noun phrase: the “iron” friendship.
    [[nodiscard]] bool quote_inside(std::size_t i) const;
    /// The token after the bracket that opens at i, or after i if none closes it soon.
    [[nodiscard]] std::size_t bracket_end(std::size_t i) const;
    /// “nor”, “not” right before token i.
    [[nodiscard]] bool negative_before(std::size_t i) const;
    /// “is a united front”: after be, a participle before a noun that a determiner introduces is no
    /// verb; only bare ones get here.
    [[nodiscard]] bool noun_after_be(std::size_t k) const;
    /// The next word, adverbs left out, may be a bare stem.
    [[nodiscard]] bool next_is_base(std::size_t k) const;
    /// The next word, adverbs left out, may be a participle.
    [[nodiscard]] bool participle_follows(std::size_t k) const;
    /// An unmistakable finite verb anywhere from token k on.
    [[nodiscard]] bool finite_after(std::size_t k) const;
    /// A name, a determiner or a preposition follows: a gerund has its object.
    [[nodiscard]] bool governs_follow(std::size_t k) const;
    /// “hold exercises”: a plain noun.
    [[nodiscard]] bool bare_object_follows(std::size_t k) const;
    /// What follows may be the object or complement of a verb.
    [[nodiscard]] bool object_follows(std::size_t k) const;

private:
    /// A word of no list that ends like a verb may be one, but never a bare stem.
    [[nodiscard]] VerbForms unknown_verb_forms(const Token& t) const;

    const SentenceView& view_;
    std::span<const Token> tokens_;
};

}  // namespace entente
