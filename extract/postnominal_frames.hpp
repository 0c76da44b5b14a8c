// SPDX-License-Identifier: MIT
#pragma once

#include "extract/clauses.hpp"
#include "extract/parse.hpp"
#include "extract/phrases.hpp"

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace entente {

/// Fills the slots of each lexeme from the phrases and clauses around it. Verbs, nouns and
/// adjectives have files of their own.
class FrameReader {
public:
    FrameReader(const SentenceView& view,
                const std::vector<Phrase>& phrases,
                const ClauseReading& reading,
                const Discourse& discourse)
        : view_(view),
          phrases_(phrases),
          reading_(reading),
          nouns_(view, phrases, discourse, reading),
          topic_(discourse.topic()) {}
    std::vector<Frame> run();

private:
    [[nodiscard]] const Token& token(std::uint32_t i) const { return view_.tokens[i]; }
    [[nodiscard]] std::string_view text(std::uint32_t i) const { return view_.text(token(i)); }
    [[nodiscard]] bool head_is(std::uint32_t phrase, WordClass c) const {
        return token(phrases_[phrase].head).is(c);
    }
    [[nodiscard]] const Lexeme& lexeme(const Frame& f) const {
        return view_.dictionary.lexemes()[f.lexeme];
    }
    [[nodiscard]] const Predicate* predicate_at(std::uint32_t phrase) const;
    /// The predicate that governs a phrase: the last one before it in its clause.
    [[nodiscard]] const Predicate* governor(std::uint32_t phrase) const;
    [[nodiscard]] Arg subject_of_clause(std::uint32_t phrase) const;
    [[nodiscard]] Frame frame(std::uint32_t t) const;
    static void mood(const Predicate& p, Frame& f);
    /// “has not supported the Russian war”: the war is a fact, whatever the verb says; only a
    /// report stays a report.
    static void presupposed(const Predicate& p, Frame& f);
    [[nodiscard]] ClassSet classes(const Phrase& noun) const;
    /// How far the complements of phrase i reach: to the next verb of its own clause, a full stop
    /// or a new clause.
    [[nodiscard]] bool ends_domain(std::uint32_t i, std::uint32_t k) const;
    /// Nothing that the word governs stands after it: “Kazakhstan joined later”.
    [[nodiscard]] bool bare(const Lexeme& lexeme, std::uint32_t i) const;
    [[nodiscard]] bool has_preposition(std::uint32_t i, std::string_view word) const;
    [[nodiscard]] Arg after_preposition(std::uint32_t i,
                                        std::initializer_list<std::string_view> words,
                                        const Arg& subject) const;
    /// “fears that Chinese goods would …”: the subject of the clause.
    [[nodiscard]] Arg subject_of_that(std::uint32_t i, const Arg& subject) const;
    /// “Relations between Algeria and Mali soured”: the complement stands on the subject.
    [[nodiscard]] Arg complement_of_subject(const Lexeme& lexeme, std::uint32_t i, Frame& f) const;
    /// The first phrase after i that a governed preposition introduces and that names somebody.
    [[nodiscard]] Arg complement(const Lexeme& lexeme,
                                 std::uint32_t i,
                                 const Arg& subject,
                                 Frame& f,
                                 std::uint32_t until = 0xFFFFFFFFU) const;
    /// “the union, to which Mali *belongs*”
    [[nodiscard]] Arg fronted_complement(const Lexeme& lexeme, std::uint32_t i) const;
    /// A finite verb of the same clause stands before phrase k: a noun after “and” may begin a new
    /// clause.
    [[nodiscard]] bool verb_before(std::uint32_t k) const;
    /// “belongs to the EAEU and to the CSTO”: the preposition said again.
    [[nodiscard]] Arg with_repeated(Arg found,
                                    std::uint32_t preposition,
                                    std::uint32_t last,
                                    const Arg& subject) const;
    /// Phrase k, or what follows “in matters of trade” there.
    [[nodiscard]] std::uint32_t after_other_prepositions(std::uint32_t k,
                                                         std::uint32_t preposition) const;
    [[nodiscard]] static bool governs(const Lexeme& lexeme, std::string_view preposition);

    // postnominal_verb_frames.cpp
    void verb(std::uint32_t i);
    /// “turn … down”: the tail within a few words; what stands between is the object.
    [[nodiscard]] bool gap(const Sense& sense, std::uint32_t i, Frame& f) const;
    void add_companions(std::uint32_t i, const Predicate& p, Arg& subject) const;
    [[nodiscard]] Arg agent(std::uint32_t i, const Arg& subject) const;
    void object(std::uint32_t i, const Predicate& p, Frame& f) const;
    [[nodiscard]] bool reciprocal_near(std::uint32_t i) const;

    // postnominal_noun_frames.cpp
    void noun(std::uint32_t i);
    void sense_of_noun(std::uint32_t i, std::uint32_t t, const Sense& sense, bool attributive);
    /// “the alliance” that was named before is an actor here, no relation.
    [[nodiscard]] bool refers(std::uint32_t i, std::uint32_t t) const;
    /// “trade talks”, “sanctions regime”: a compound is judged by its head, unless the head carries
    /// nothing.
    [[nodiscard]] bool modifies_other_noun(std::uint32_t i, std::uint32_t t) const;
    [[nodiscard]] Frame noun_frame(std::uint32_t i, std::uint32_t t, const Sense& sense) const;
    /// The owner of the noun itself: names before it.
    [[nodiscard]] Arg own(std::uint32_t i, std::uint32_t t, const Arg& clause_subject) const;
    /// A noun that is the subject: of a passive light verb (“talks were held by …”), of a copula
    /// (“its members are X”).
    void subject_noun(std::uint32_t i, Frame& f) const;
    void governed_noun(std::uint32_t i, const Predicate& g, Frame& f) const;
    /// “two days of talks”: the measure is no noun of its own.
    [[nodiscard]] bool measured(std::uint32_t i) const;
    /// “for fear of”, “in support of”, “for talks with”: the subject of the clause is the source.
    [[nodiscard]] bool adjunct_preposition(std::uint32_t i) const;
    /// What the noun means is said by the clause itself, not taken for granted in it.
    [[nodiscard]] bool carries_noun(const Predicate& g) const;
    /// Phrase i is an object (or predicate noun) of the verb: only other objects and adverbs stand
    /// between.
    [[nodiscard]] bool is_object(std::uint32_t i, const Predicate& g) const;
    /// “offered Chad advisers”, “offered advisers to Chad”.
    void dative(std::uint32_t i, const Predicate& g, Frame& f) const;
    void spelt_out(std::uint32_t i, Frame& f) const;
    /// “counts Peru among *its members*”
    [[nodiscard]] bool counted_among(std::uint32_t i) const;
    /// “describes Z as a counterweight”, “X, a member of Y”.
    void described(std::uint32_t i, Frame& f) const;
    /// China-led bloc, US-backed talks.
    void attributive_frame(std::uint32_t i, std::uint32_t t, const Sense& sense);
    /// “the EU's Global Gateway”: whose it is, if the pack gives the genitive a relation.
    void genitive(std::uint32_t i);

    // postnominal_adjective_frames.cpp
    void word(std::uint32_t i);
    void word_frame(std::uint32_t i, std::uint32_t t, const Sense& sense);
    [[nodiscard]] bool waits_for_verb(std::uint32_t i) const;
    [[nodiscard]] bool after_copula(std::uint32_t i) const;
    /// “is against the West”, “an anti-Western bloc”: the names right after the word.
    [[nodiscard]] Arg noun_taken(std::uint32_t i, std::uint32_t t, const Arg& subject) const;

    const SentenceView& view_;
    const std::vector<Phrase>& phrases_;
    const ClauseReading& reading_;
    NounReader nouns_;
    Arg topic_;
    std::vector<Frame> frames_;
};

}  // namespace entente
