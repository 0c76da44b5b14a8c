// SPDX-License-Identifier: MIT
#pragma once

#include "extract/document.hpp"
#include "extract/pack.hpp"
#include "extract/token.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Names that a document introduces together with a short form, though no lexicon has them: «the
/// Lumora Straits Zone (LSZ)», «大洋海事联合会（以下简称“海联会”）». From there to the end
/// of the document both count as one organisation; and longer short forms in brackets after names
/// that are known.
///
/// An English name is a run of capitalised words, function words between them allowed, that holds
/// an unknown word or ends in no name that is known, and the letters of the short form are its
/// initials in order. A Chinese one stands between the last function word, mark or verb before the
/// bracket and the bracket; the bracket must say that it shortens, and hold characters of the name
/// in order.
class IntroducedNames {
public:
    IntroducedNames(const Pack& pack, const Document& document);

    /// Finds the names learnt so far in the next sentence of the document, each as one token, and
    /// learns those that it introduces. Linear in the sentence times the names learnt.
    void read(std::vector<Token>& tokens);

    /// The id of what a token names: of the pack's entity, or of the name that the document
    /// introduced.
    [[nodiscard]] const std::string& id(std::int32_t entity) const;

private:
    struct Learnt {
        std::string text;  ///< as written
        std::int32_t entity;
    };
    [[nodiscard]] std::string_view text(const Token& t) const {
        return std::string_view(document_.text).substr(t.begin, t.end - t.begin);
    }
    [[nodiscard]] std::string_view text(const std::vector<Token>& tokens,
                                        std::size_t begin,
                                        std::size_t end) const;
    void apply(std::vector<Token>& tokens) const;
    void learn(std::vector<Token>& tokens, std::size_t open);
    [[nodiscard]] std::size_t latin_name(const std::vector<Token>& tokens,
                                         std::size_t open,
                                         std::string_view letters) const;
    [[nodiscard]] std::size_t han_name(const std::vector<Token>& tokens,
                                       std::size_t open,
                                       std::string_view brief) const;
    [[nodiscard]] std::int32_t make_room(std::string_view name, std::string_view brief);
    static void join(std::vector<Token>& tokens,
                     std::size_t begin,
                     std::size_t end,
                     std::int32_t entity);

    const Pack& pack_;
    const Document& document_;
    std::vector<Learnt> learnt_;    ///< longest first
    std::vector<std::string> ids_;  ///< of the rooms taken
};

/// Adds places for such names to the entities of a pack, where its schema has organisations. They
/// have no names of their own and appear in no catalogue.
void add_rooms(Pack& pack);
[[nodiscard]] bool is_room(const Entity& entity) noexcept;

}  // namespace entente
