// SPDX-License-Identifier: MIT
#pragma once

#include "extract/frame.hpp"
#include "extract/prenominal_chunks.hpp"

#include <cstdint>
#include <vector>

namespace entente {

/// A noun that a coverb brings, or that 之间 closes.
struct CoverbPhrase {
    std::int32_t coverb = -1;  ///< chunk; -1 = none (中美两头)
    std::uint32_t noun = 0;    ///< chunk
    bool between = false;
};

/// A verb or relational noun with what its clause gives it.
struct ZhPredicate {
    std::uint32_t chunk = 0;
    Arg subject;
    std::int32_t subject_chunk = -1;  ///< where the subject stands, if in this sentence
    Arg outer;                        ///< subject of the first verb of the clause
    Arg agent;                        ///< of 被 and 由
    Arg patient;                      ///< of 把
    std::int32_t patient_chunk = -1;
    Arg cause;                   ///< who 令 or 使 the subject
    std::uint32_t domain = 0;    ///< coverb phrases before this chunk belong to others
    std::uint32_t end = 0;       ///< chunk where its clause ends
    std::int32_t governor = -1;  ///< verb before it in its domain
    std::int32_t head = -1;      ///< noun chunk that its relative clause describes
    Arg head_arg;  ///< the same where the head has no name: 变成中国主导的集团
    bool relative = false;
    bool passive = false;
    bool nominal = false;  ///< read as a noun
    bool negated = false;
    Modality modality = Modality::asserted;
    std::int32_t speaker = -1;
};

struct ZhReading {
    std::vector<Arg> arg;  ///< by chunk: what a noun chunk names
    std::vector<std::int32_t> predicate_of;
    std::vector<ZhPredicate> predicates;
    std::vector<CoverbPhrase> phrases;       ///< by position
    std::vector<std::int32_t> relative_end;  ///< by chunk: 的 that closes the relative clause that
                                             ///< begins here; -1 = none begins
};

/// Finds, from left to right, the subject, mood and coverb phrases of every predicate: relative
/// clauses are closed at 的, the object of a matrix verb is the subject of the verb that follows,
/// subjects are carried over commas.
[[nodiscard]] ZhReading read_prenominal_clauses(const SentenceView& view,
                                                const ChunkReading& chunks,
                                                Discourse& discourse);

/// By chunk: the 的 that closes the relative clause that begins there, or -1.
[[nodiscard]] std::vector<std::int32_t> find_relative_clauses(const SentenceView& view,
                                                              const ChunkReading& chunks);

/// The noun chunk that follows 的, past adjectives, or -1.
[[nodiscard]] std::int32_t head_after_mark(const ChunkReading& chunks, std::uint32_t mark);

/// “V O 的*是* S”, “S V 的*是* T”: the noun chunk after 是 that the clause before 的 describes, or
/// -1.
[[nodiscard]] std::int32_t cleft_head(const SentenceView& view,
                                      const ChunkReading& chunks,
                                      std::uint32_t mark);

/// The verb takes its second actor by 对, 向 or 为, not as an object.
[[nodiscard]] bool governs_dative(const SentenceView& view, const Chunk& chunk);

/// Chunk `i` may be a verb or a noun: which it is here.
[[nodiscard]] bool reads_as_noun(const SentenceView& view,
                                 const ChunkReading& chunks,
                                 std::size_t i);

}  // namespace entente
