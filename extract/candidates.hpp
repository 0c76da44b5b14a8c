// SPDX-License-Identifier: MIT
#pragma once

#include "extract/pack.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

struct SentenceView;

/// Something that a pack does not know and perhaps should: once in one sentence.
struct Sighting {
    enum class Kind : std::uint8_t {
        name,  ///< capitalised words, or characters, that name nobody known
        verb   ///< a word between two known actors where no word that carries a relation stands
    };
    Kind kind = Kind::name;
    std::string form;      ///< as in the text
    std::string language;  ///< of the sentence
    std::uint32_t sentence = 0;
    std::string quote;  ///< the sentence, shortened around it
};

/// Looks at one sentence, its tokens cut and its names decided. Linear.
void find_candidates(const SentenceView& view, std::vector<Sighting>& found);

/// Counts sightings over many documents, in any order of documents that is the same each time.
class CandidateTable {
public:
    void add(std::string_view document, std::span<const Sighting> sightings);
    /// Lines ready to be pasted into a lexicon and a list of lexemes, each with its counts and a
    /// quotation as a comment before it: what was seen `least` times or more, the most frequent
    /// first, at most `most` of each kind. Inflected verbs are brought to a dictionary form by the
    /// suffix rules of their language.
    [[nodiscard]] std::string to_text(const Pack& pack, std::size_t least, std::size_t most) const;

private:
    struct Count {
        std::size_t times = 0;
        std::set<std::string> documents;
        std::string place, quote;  ///< of the first
    };
    using Counts = std::map<std::pair<std::string, std::string>, Count>;  ///< by language and form
    static void add_verb(const Grammar* grammar,
                         const Counts& seen,
                         const std::string& form,
                         const Count& count,
                         std::map<std::string, Count>& by_base);
    [[nodiscard]] std::string names_text(const Pack& pack,
                                         std::size_t least,
                                         std::size_t most) const;
    [[nodiscard]] std::string verbs_text(const Pack& pack,
                                         std::size_t least,
                                         std::size_t most) const;

    Counts names_, verbs_;
};

}  // namespace entente
