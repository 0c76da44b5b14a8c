// SPDX-License-Identifier: MIT
#pragma once

#include "extract/dictionary.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

enum class TokenKind : std::uint8_t { word, han, number, punctuation };

/// A word, a mark, or a dictionary entry of several words.
struct Token {
    std::uint32_t begin = 0;  ///< bytes of Document::text
    std::uint32_t end = 0;
    TokenKind kind = TokenKind::word;
    bool capital = false;                    ///< begins with a capital
    bool all_caps = false;                   ///< two or more letters, all capitals
    bool after_blank = false;                ///< a blank stands before it
    const DictionaryEntry* entry = nullptr;  ///< null = not in the dictionary
    std::int32_t entity = -1;                ///< the actor or concept it names, once decided
    FormKind form = FormKind::name;
    bool masked = false;  ///< claimed by a mask: names nothing
    bool alias = false;   ///< a short name that the document introduced
    bool place = false;   ///< a capital that is a place here, not its state: no end, no mention
    char32_t mark = 0;    ///< the character of a punctuation token

    [[nodiscard]] bool is(WordClass c) const noexcept {
        return entry != nullptr && entry->classes.test(static_cast<std::size_t>(c));
    }
    [[nodiscard]] bool names() const noexcept { return entity >= 0 && !place; }
};

/// Cuts a stretch of text into tokens.
///
/// Scripts with blanks between words: longest match at word starts, word ends tested. Han: the
/// segmentation with the fewest pieces outside the dictionary, then the fewest pieces (shortest
/// path, linear). `folded` is fold_for_matching of the whole text. Time O(n × longest form).
[[nodiscard]] std::vector<Token> tokenize(std::string_view text,
                                          std::string_view folded,
                                          std::size_t begin,
                                          std::size_t end,
                                          const Dictionary& dictionary);

}  // namespace entente
