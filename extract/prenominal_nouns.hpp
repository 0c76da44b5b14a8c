// SPDX-License-Identifier: MIT
#pragma once

#include "extract/prenominal_chunks.hpp"

#include <cstdint>
#include <vector>

namespace entente {

/// What a noun chunk stands for: its names, or what its pronoun (它 双方 该组织 对此) points to.
class PrenominalNouns {
public:
    /// What the clause around the noun knows so far.
    struct Clause {
        const Arg& subject;
        const Arg& matrix;  ///< subject of its first verb
        bool has_matrix;    ///< there was a verb
        bool has_subject;   ///< the subject stands in this clause, before the noun
        bool under_coverb;  ///< a coverb brings the noun to the verb that follows: 同其保持接触
    };

    /// @param args what the chunks before stand for, by chunk
    PrenominalNouns(const SentenceView& view,
                    const ChunkReading& chunks,
                    const std::vector<Arg>& args,
                    const Discourse& discourse)
        : view_(view),
          chunks_(chunks.chunks),
          names_(chunks.names),
          args_(args),
          discourse_(discourse) {}

    [[nodiscard]] Arg resolve(std::uint32_t i, const Clause& clause) const;
    /// “美国的战略旨在 …”, “印度的立场是 …”: a policy speaks for its state.
    [[nodiscard]] bool policy_of(std::uint32_t i) const;
    /// “X 与 Y 竞争的思路是 …”: a policy has one maker, Y is whom it is about.
    [[nodiscard]] Arg policy_maker(std::uint32_t i, std::uint32_t clause_end, Arg arg) const;

private:
    /// “… 的思路是”: a noun of policy closes the phrase that began before chunk k.
    [[nodiscard]] bool names_policy(std::uint32_t k, std::uint32_t clause_end) const;
    /// Unknown words in one chunk with the noun: 政策也.
    [[nodiscard]] bool owns_policy(std::uint32_t k) const;
    [[nodiscard]] bool is(std::size_t i, WordClass c) const;
    [[nodiscard]] bool kind(std::size_t i, ChunkKind k) const;
    [[nodiscard]] End end_of(std::uint32_t token) const;
    /// 该组织及*其*主张: the pronoun stands in one list with what it stands for.
    [[nodiscard]] const Arg* listed_before(std::uint32_t i) const;
    /// 两国 are states; 双方 may be any two.
    [[nodiscard]] bool states_only(std::uint32_t i) const;
    /// 双方, 三国
    [[nodiscard]] Arg together(std::size_t how_many, std::uint32_t i, const Clause& clause) const;
    [[nodiscard]] Arg own(std::uint32_t i, const Clause& clause) const;
    [[nodiscard]] Arg anaphor(std::uint32_t i, WordClass which, const Clause& clause) const;

    const SentenceView& view_;
    const std::vector<Chunk>& chunks_;
    const std::vector<std::uint32_t>& names_;
    const std::vector<Arg>& args_;
    const Discourse& discourse_;
};

}  // namespace entente
