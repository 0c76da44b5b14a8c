// SPDX-License-Identifier: MIT
#pragma once

#include "extract/prenominal_chunks.hpp"
#include "extract/prenominal_clauses.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

/// Fills the slots of every sense of every relational word of a sentence. Verbs and nouns have
/// files of their own.
class PrenominalFrames {
public:
    PrenominalFrames(const SentenceView& view,
                     const ChunkReading& chunks,
                     const ZhReading& reading,
                     const Discourse& discourse)
        : view_(view),
          chunks_(chunks.chunks),
          reading_(reading),
          discourse_(discourse) {}

    [[nodiscard]] std::vector<Frame> run();

private:
    /// What stands before a noun and belongs to it.
    struct Modifiers {
        Arg owner;
        std::int32_t owner_chunk = -1;
        std::vector<std::uint32_t> coverbs;  ///< indices of phrases
        std::uint32_t begin = 0;             ///< first chunk of the noun phrase
        std::int32_t relative = -1;          ///< verb of the clause that describes it
    };

    [[nodiscard]] const Token& head(std::size_t chunk) const;
    [[nodiscard]] const Lexeme& lexeme(const Frame& f) const;
    [[nodiscard]] bool is(std::size_t chunk, WordClass c) const;
    [[nodiscard]] bool kind(std::size_t chunk, ChunkKind k) const;
    [[nodiscard]] const Arg& arg(std::size_t chunk) const;
    [[nodiscard]] std::string_view text(std::size_t chunk) const;
    /// “持…态度”: the rest of the word follows in the clause.
    [[nodiscard]] bool gap_fits(const ZhPredicate& p, const Sense& sense) const;
    [[nodiscard]] static bool governs(const Lexeme& lexeme, std::string_view what);
    [[nodiscard]] bool governs(const Lexeme& lexeme, const CoverbPhrase& phrase) const;
    [[nodiscard]] Frame frame(const ZhPredicate& p, const Sense& sense) const;
    /// “X 的 T”: the mark itself may carry a relation between a maker and a scheme.
    void possessions();
    /// 推动 X 与 Y 对接: the verb only makes the object do something.
    [[nodiscard]] bool drives(const ZhPredicate& p, const Lexeme& lexeme) const;
    /// 反对任何势力干涉 X: what is only feared to happen.
    [[nodiscard]] bool opposed(const ZhPredicate& p) const;
    /// Ends [from, to) of a noun chunk.
    [[nodiscard]] Arg part(std::size_t chunk, std::size_t from, std::size_t to) const;
    /// How many ends stand before 与; 0 = no 与.
    [[nodiscard]] std::size_t split(std::int32_t chunk) const;
    void subject(const ZhPredicate& p, const Lexeme& lexeme, Frame& f) const;
    /// “X 与 Y 同为…”, “X 同 Y 推出…”: Y does it too.
    void partner(const ZhPredicate& p, const Lexeme& lexeme, Frame& f) const;
    /// The word may hold between the ends of one list.
    [[nodiscard]] bool joins(const Lexeme& lexeme) const;
    [[nodiscard]] Frame verb_frame(const ZhPredicate& p, const Sense& sense) const;
    /// 入世, 脱欧: the word means its own object.
    void imply(const Lexeme& lexeme, Frame& f, Slot slot) const;
    /// 双方相互支持
    [[nodiscard]] bool each_other(const ZhPredicate& p) const;
    [[nodiscard]] bool means(std::size_t chunk, std::string_view relation) const;
    /// “支持 X 维护主权”: who backs X in it stands for it too.
    void upheld(const ZhPredicate& p, const Lexeme& lexeme, Frame& f) const;
    /// 上合组织接纳白俄罗斯为成员国, 把印度拉入四边机制: who joins what.
    void patient(Frame& f) const;
    /// The first coverb phrase whose noun is not before the chunk.
    [[nodiscard]] std::size_t first_phrase(std::uint32_t chunk) const;
    /// The nearest coverb phrase before the verb that it governs, else one right after it.
    [[nodiscard]] Arg complement(const ZhPredicate& p, const Lexeme& lexeme, Frame& f) const;
    /// “X 袭击了 …，Y 随即谴责”: of what X did; the subject of the clause before that of the word.
    [[nodiscard]] Arg subject_before(const ZhPredicate& p) const;
    /// “joined X, and later left”: the last name of the clause before.
    [[nodiscard]] Arg object_before(const ZhPredicate& p) const;
    /// 对 X 的 N …: for a verb that takes an object the phrase belongs to the noun.
    [[nodiscard]] bool modifies_noun(const CoverbPhrase& phrase,
                                     const ZhPredicate& p,
                                     const Lexeme& lexeme) const;
    /// “对 T，S V”: the object stands first.
    [[nodiscard]] Arg object_in_front(const ZhPredicate& p) const;
    /// 建立(了)与: the coverb stands right after the verb.
    [[nodiscard]] bool follows(std::uint32_t verb, std::int32_t coverb) const;
    [[nodiscard]] Arg object(const ZhPredicate& p, Frame& f) const;
    /// 批评 [美国发起的] 行动: who made the thing without a name.
    [[nodiscard]] Arg maker_of(std::uint32_t begin, std::uint32_t mark) const;
    /// 支持 X 的主权: the idea, and whose it is.
    [[nodiscard]] Arg with_owner(Arg thing, const Arg& owner) const;
    /// 支持 *设立* X: what is done to a body or scheme, not between two actors.
    [[nodiscard]] bool founds(std::size_t k) const;
    /// The object of a verb inside the object: only a body, scheme or idea is backed that way.
    [[nodiscard]] Arg scheme_at(std::uint32_t k, const ZhPredicate& p, Frame& f) const;
    /// 支持设立 X: the second verb says nothing of its own.
    [[nodiscard]] bool backed(const ZhPredicate& p) const;
    [[nodiscard]] bool carries(std::size_t k) const;
    /// “X 的 Y”: Y, if it is named.
    [[nodiscard]] Arg object_at(std::uint32_t k, const ZhPredicate& p, Frame& f) const;
    /// 调解吉塔*争端*: the noun joins its owners, it is not a thing of theirs.
    [[nodiscard]] bool shared_noun(std::size_t k) const;
    [[nodiscard]] bool place_name(std::size_t k) const;
    /// “X 反对 T，Y 也忧心忡忡”: of the same T.
    [[nodiscard]] Arg object_of_other(const ZhPredicate& p) const;
    void collect_classes(std::size_t k, Frame& f) const;
    /// 对[美日印澳的联合军演], 把[中俄合作]: the coverb brings the whole noun, not its owner.
    [[nodiscard]] bool owns(const CoverbPhrase& phrase, const Lexeme& lexeme, bool adjacent) const;
    [[nodiscard]] const CoverbPhrase* phrase_of(std::uint32_t noun) const;
    /// Walks left from the noun: adjectives, “X 的”, “对 X (的)”, “X” itself.
    [[nodiscard]] Modifiers modifiers(const ZhPredicate& p, const Lexeme& lexeme) const;
    /// The relative clause of verb chunk k stands before the noun: its subject may own the noun.
    void relative_modifier(std::uint32_t k, Modifiers& m) const;
    [[nodiscard]] const ZhPredicate& predicate(std::size_t chunk) const;
    [[nodiscard]] Frame noun_frame(const ZhPredicate& p, const Sense& sense) const;
    /// “A 与 B 的 N”, 中俄 N
    void owners(const Modifiers& m, const Lexeme& lexeme, Frame& f) const;
    /// “did not take part in X's sanctions on Y”: X acts, and so would the subject.
    void participation(const ZhPredicate& p);
    /// The verb whose object the noun is, or -1.
    [[nodiscard]] std::int32_t governor(const ZhPredicate& p, const Modifiers& m) const;
    void governed(const ZhPredicate& p,
                  const Lexeme& lexeme,
                  std::size_t g,
                  const Modifiers& m,
                  Frame& f) const;
    /// “became its tenth member”: of the organisation spoken of.
    [[nodiscard]] Arg organisation_before(const ZhPredicate& p, const Lexeme& lexeme) const;
    /// The verb above the noun says that what the noun means is over.
    [[nodiscard]] bool ends_relation(std::size_t g, const Lexeme& lexeme) const;
    /// The relation of the word is one of friends.
    [[nodiscard]] bool friendly(const Lexeme& lexeme) const;
    /// “… 的合作 冻结”, “… 的援助 仍未恢复”: the verb after the noun says that it is over.
    [[nodiscard]] bool over(const ZhPredicate& p) const;
    /// 以 [R] 的身份
    [[nodiscard]] bool in_capacity(const Modifiers& m) const;
    /// A verb that says nothing of its own about two actors.
    [[nodiscard]] bool plain(std::size_t g) const;
    /// A noun that is a subject, a heading, or stands alone after its modifiers.
    void free_noun(const ZhPredicate& p, const Modifiers& m, Frame& f) const;

    const SentenceView& view_;
    const std::vector<Chunk>& chunks_;
    const ZhReading& reading_;
    const Discourse& discourse_;
    std::vector<Frame> frames_;
};

}  // namespace entente
