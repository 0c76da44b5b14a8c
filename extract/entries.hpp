// SPDX-License-Identifier: MIT
#pragma once

#include "extract/frame.hpp"
#include "extract/parse.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// Profiles, tables and lists say in a line of names what a sentence would say in full. This reads
/// such a line together with the label or the lead-in that it completes:
///
///   * “Member of: the WTO, ASEAN” and “Main trading partners: China, Japan”, of the state that the
///     document is about; likewise 参加组织：…
///   * “Vietnam is a member of:” over a list, each item of which completes the sentence;
///   * rows of a table whose caption is such a label;
///   * “Japan: biggest donor of aid to Vietnam”: a label that names somebody is the subject.
///
/// Keeps what it needs of the sentences before; call it once for each sentence in order. Time
/// linear in the tokens.
class Entries {
public:
    explicit Entries(const Discourse& discourse) : discourse_(discourse) {}

    /// The tokens to parse: those of the sentence, with its lead-in before them or with a verb in
    /// the place of its colon where one is understood. Valid until the next call.
    [[nodiscard]] std::span<const Token> complete(const SentenceView& view);

    /// Frames of the words of the label, if the sentence is a line of names under one.
    [[nodiscard]] std::vector<Frame> labelled() const;

    /// Findings with no end in the sentence itself stand in the lead-in and were found there.
    [[nodiscard]] bool repeats_lead_in(const End& source, const End& target) const noexcept {
        return borrowed_ && source.end <= begin_ && target.end <= begin_;
    }

private:
    /// Frames that wait for their line of names: the words of a label or caption.
    struct Label {
        std::vector<Frame> frames;  ///< one for each sense with a relation; no slots yet
        std::vector<bool>
            of_list;  ///< by frame: the names have the role, the topic is its other end
        Arg topic;
        [[nodiscard]] bool empty() const noexcept { return frames.empty(); }
    };

    void read_own_label(const SentenceView& view);
    void remember(const SentenceView& view);
    [[nodiscard]] Label label(const SentenceView& view, std::size_t end) const;
    [[nodiscard]] std::span<const Token> with_lead_in(const SentenceView& view);
    [[nodiscard]] std::span<const Token> with_verb(const SentenceView& view);

    const Discourse& discourse_;
    Label label_;                 ///< of the sentence itself
    Label caption_;               ///< of a heading or lead-in above
    Arg names_;                   ///< the line of names under the label
    std::vector<Token> lead_in_;  ///< tokens of an unfinished sentence over a list
    std::vector<Token> joined_;
    std::uint32_t begin_ = 0;  ///< of the sentence
    bool borrowed_ = false;    ///< the lead-in stands before its tokens
};

}  // namespace entente
