// SPDX-License-Identifier: MIT
#pragma once

#include "extract/parse.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

enum class ChunkKind : std::uint8_t {
    noun,       ///< names or a word that stands for a name
    verb,       ///< any predicate word, operators and copulas among them
    nominal,    ///< a noun that carries a relation
    coverb,     ///< 对 与 在 由 被 把: brings a noun to the verb
    locative,   ///< 之间 中 上: after the noun of a coverb
    topic_end,  ///< 而言 来说
    modifier,   ///< 的
    adverb,     ///< also times and aspect marks
    negation,
    modal,
    conditional,
    comma,
    colon,
    stop,  ///< ； and the end of a sentence
    other  ///< common nouns and words that the pack does not know
};

/// A piece of a sentence of a language like Chinese that the clause reader handles as one.
struct Chunk {
    ChunkKind kind = ChunkKind::other;
    std::uint32_t begin = 0;  ///< tokens [begin, end)
    std::uint32_t end = 0;
    std::uint32_t head = 0;  ///< the word itself; of a noun: the last name
    // noun
    std::uint32_t names_begin = 0;  ///< into ChunkReading::names
    std::uint32_t names_end = 0;
    std::uint32_t split = 0;  ///< names from here on stand after 与: a partner or a list; 0 = none
    std::optional<std::uint32_t> possessor;  ///< name right before: *中国*主权
    std::optional<WordClass> anaphor;
    bool compound = false;   ///< 中俄, 中国—东盟
    bool owner = false;      ///< a common noun follows that is not the actor: 中国*商品*
    bool privately = false;  ///< 中国*学者*: not their state
    bool body = false;       ///< 中国*外交部*: still the actor
};

struct ChunkReading {
    std::vector<Chunk> chunks;
    std::vector<std::uint32_t> names;  ///< tokens
};

/// Cuts a sentence into chunks, quotation marks and brackets left out. One pass.
[[nodiscard]] ChunkReading chunk_prenominal(const SentenceView& view);

/// For `explain`.
[[nodiscard]] std::string to_string(const SentenceView& view, const ChunkReading& reading);

/// The word carries a relation as one of the parts of speech.
[[nodiscard]] bool has_sense(const SentenceView& view, const Token& t, std::span<const Pos> pos);

}  // namespace entente
