// SPDX-License-Identifier: MIT
#pragma once

#include "extract/frame.hpp"
#include "extract/pack.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

namespace entente {

/// What a document has spoken of so far: antecedents for pronouns, 两国, “the bloc”. Looks back at
/// most two sentences, and never over a heading or dateline.
class Discourse {
public:
    explicit Discourse(const Pack& pack) : pack_(pack) {}

    /// A new sentence begins; `fresh` = after a heading or dateline, nothing before it is an
    /// antecedent.
    void begin_sentence(bool fresh);
    /// An actor is named (in the order of the text).
    void named(const End& end);
    /// The subject of a clause of the sentence.
    void subject(const Arg& subject, bool main_clause = true);

    /// A list or compound of actors: 中俄, “China and Russia”.
    void group(const Arg& group);

    /// 双方, 三国: the last subject or else list of so many actors in each sentence, going back;
    /// else the last different states. `not_this`: the subject where the word is the object.
    /// `states_only`: 两国, not 双方.
    [[nodiscard]] Arg together(std::size_t how_many, const Arg& not_this, bool states_only) const;
    /// The object of a verb, for “it” in the place of an object.
    void object(const Arg& object);
    /// “it”, 它: the subject before, in this sentence or the last two, other than `not_this` (the
    /// subject of the clause where the pronoun is the object). With `plural`: “they”, 它们: several
    /// ends or a group first.
    [[nodiscard]] Arg pronoun(bool plural, const Arg& not_this) const;
    /// “the ministers”, “the parties”, 各方: the first list of actors that was the subject of a
    /// clause, or the last that was named since: a joint statement names its parties once.
    [[nodiscard]] Arg parties() const { return parties_; }
    /// The state the whole document is about, if it is about one; set once.
    void topic(const Arg& topic) { topic_ = topic; }
    [[nodiscard]] const Arg& topic() const { return topic_; }
    /// The subject of the sentence before: those who did “the exercise”, made “the charge”.
    [[nodiscard]] Arg last_subject() const;
    /// The subject of the first clause of the sentence before: what “secondly” goes on with, and
    /// what “thirdly” went on with, whatever stood between.
    [[nodiscard]] Arg first_subject() const;
    void enumerate(const Arg& subject) { enumeration_ = subject; }
    [[nodiscard]] const Arg& enumeration() const { return enumeration_; }
    /// 各方: the members of the organisation that the document named first.
    [[nodiscard]] const Arg& main_members() const { return main_members_; }
    /// 对此: who did what was just said, else the thing it was about; nobody of `not_this`.
    [[nodiscard]] Arg act(const Arg& not_this) const;
    /// “the two sides”, 两国: the last two different states.
    [[nodiscard]] Arg last_states(std::size_t how_many) const;
    /// “both programmes”: the last different entities of one type.
    [[nodiscard]] Arg last_of_type(std::string_view type, std::size_t how_many) const;
    /// “the bloc”, 该组织; “the scheme”; “the country”: the last named entity of one of the types.
    [[nodiscard]] Arg last_of(std::string_view type, std::string_view other_type = {}) const;
    /// “the latter” (0), “the former” (1): what was named last, and before that.
    [[nodiscard]] Arg last_named(std::size_t before) const;
    /// 后者: the second of a list of two, or what was named last; not who spoke of it.
    [[nodiscard]] Arg latter() const;
    /// 该国: the last subject of the type.
    [[nodiscard]] Arg subject_of(std::string_view type) const;
    /// “member states”, 成员国: the group <ORG>-MEMBERS of the last organisation that has one,
    /// however long ago: a text on an organisation does not name it each time it speaks of its
    /// members.
    [[nodiscard]] Arg members() const;

private:
    struct Memory {
        std::vector<End> named;
        std::vector<Arg> subjects;
        std::vector<Arg> things;   ///< subjects and objects that are no states, in order: what an
                                   ///< object “it” stands for
        std::vector<Arg> objects;  ///< single objects of any kind
        std::vector<Arg> groups;
    };
    [[nodiscard]] const std::string& type(const End& end) const {
        return pack_.entities[static_cast<std::size_t>(end.entity)].type;
    }
    [[nodiscard]] Arg just_so_many(const Memory& memory, std::size_t how_many) const;
    void thing(const Arg& arg);
    /// “X 方 …。Y 方也 …。*双方* …”: two states that were the subjects of two clauses of this
    /// sentence, or one each of the two sentences before.
    [[nodiscard]] Arg opposite_subjects(bool here, const Arg& not_this) const;
    [[nodiscard]] Arg last_actor(const Arg& not_this) const;
    [[nodiscard]] Arg last_thing(const Arg& not_this) const;
    [[nodiscard]] Arg last_object(const Arg& not_this) const;
    template <typename Wanted>
    [[nodiscard]] Arg last_different(std::size_t how_many, const Wanted& wanted) const;
    template <typename Visit>
    void each_named_backwards(const Visit& visit) const;

    const Pack& pack_;
    Arg parties_;
    Arg enumeration_;
    Arg main_members_;
    Arg topic_;
    End last_organisation_;
    std::int32_t members_ = -1;  ///< the <ORG>-MEMBERS of it
    std::deque<Memory> memory_;  ///< this sentence last; at most three
};

}  // namespace entente
