// SPDX-License-Identifier: MIT
#include "extract/construe.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace entente {
namespace {

/// One way to read a word: a frame, a construction, and the ends it gives.
struct Reading {
    const Frame* frame = nullptr;
    const ConstructionRule* construction = nullptr;
    Arg source, target;
    bool members = false;  ///< source and target are one list whose ends pair up
    std::size_t rank = 0;  ///< position of the construction
    int narrowness = 0;    ///< conditions that the lexeme has met
};

class Construer {
public:
    Construer(const SentenceView& view,
              std::span<const Frame> frames,
              const Discourse& discourse,
              const Limits& limits,
              ParseTrace* trace)
        : view_(view),
          frames_(frames),
          discourse_(discourse),
          limits_(limits),
          trace_(trace),
          rules_(view.dictionary.rules()) {}

    std::vector<Finding> run() {
        for (std::size_t begin = 0; begin < frames_.size();) {
            std::size_t end = begin;
            while (end < frames_.size() && frames_[end].token == frames_[begin].token)
                ++end;
            word(frames_.subspan(begin, end - begin));
            begin = end;
        }
        return std::move(findings_);
    }

private:
    [[nodiscard]] const Lexeme& lexeme(const Frame& f) const {
        return view_.dictionary.lexemes()[f.lexeme];
    }
    [[nodiscard]] const LexemeRule& rule(const Frame& f) const { return rules_.lexeme(f.lexeme); }

    void word(std::span<const Frame> frames) {
        std::vector<Reading> readings;
        for (const Frame& f : frames)
            collect(f, readings);
        if (readings.empty())
            return;
        const auto best = std::ranges::min_element(
            readings, {}, [](const Reading& r) { return std::tuple(-r.narrowness, r.rank); });
        expand(*best);
    }

    void collect(const Frame& f, std::vector<Reading>& readings) const {
        for (const std::uint32_t rank : rules_.open_to(rule(f))) {
            const ConstructionRule& c = rules_.constructions()[rank];
            const bool holds = c.holds(f.conditions);
            if (!holds && trace_ == nullptr)
                continue;
            Reading r{&f, &c, {}, {}, false, rank, 0};
            const Obstacle obstacle = trace_ == nullptr ? fill(r) : traced_fill(r, holds);
            if (!holds || obstacle != Obstacle::none)
                continue;
            readings.push_back(std::move(r));
            return;
        }
    }

    [[nodiscard]] Obstacle traced_fill(Reading& r, bool holds) const {
        using Clock = std::chrono::steady_clock;
        const auto begin = Clock::now();
        const Obstacle obstacle = fill(r);
        const auto taken = std::chrono::nanoseconds(Clock::now() - begin).count();
        note(r, holds ? obstacle : Obstacle::condition, static_cast<std::uint64_t>(taken));
        return obstacle;
    }

    void note(const Reading& r, Obstacle obstacle, std::uint64_t nanoseconds) const {
        const Frame& f = *r.frame;
        const ConstructionRule& c = *r.construction;
        trace_->attempts.push_back({f.lexeme,
                                    static_cast<std::uint32_t>(r.rank),
                                    f.begin,
                                    f.end,
                                    obstacle,
                                    (c.wanted & ~f.conditions) | (c.unwanted & f.conditions),
                                    r.source,
                                    r.target,
                                    nanoseconds});
    }

    /// Fills source and target; says what is in the way.
    [[nodiscard]] Obstacle fill(Reading& r) const {
        const Frame& f = *r.frame;
        const Lexeme& word = lexeme(f);
        const Slot source = r.construction->source;
        const Slot target = r.construction->target;
        r.members = source == target;
        const bool turned = word.inverse && !r.members;
        r.source = f[turned ? target : source];
        r.target = f[turned ? source : target];
        const bool complement = source == Slot::complement || target == Slot::complement;
        if (word.inverse && word.pos == Pos::noun && !complement)
            return Obstacle::noun_inverse;
        if (word.patient && word.pos != Pos::noun) {
            r.source = f[f.has(Condition::passive) ? Slot::subject : Slot::object];
            r.target =
                f[Slot::complement].empty() ? default_organisation(word) : f[Slot::complement];
        }
        if (word.elliptic && r.target.empty() && f.has(Condition::bare))
            r.target = discourse_.last_of("organisation", "initiative");
        if (const Obstacle obstacle = unfit(r, word); obstacle != Obstacle::none)
            return obstacle;
        if (word.target_types.empty() && !rule(f).takes_concepts)
            drop_concepts(r.target);
        keep_types(r.source, word.source_types);
        keep_types(r.target, word.target_types);
        if (r.source.empty() || r.target.empty())
            return Obstacle::end_type;
        if (!rule(f).possible || (rule(f).needs && !has_class(f.object_classes, *rule(f).needs)))
            return Obstacle::object_class;
        const auto understood = [](const Arg& arg) { return arg.carried && !arg.anaphor; };
        if (word.strict && (understood(r.source) || understood(r.target)))
            return Obstacle::other_clause;
        if (const Obstacle obstacle = object_kind(r, rule(f)); obstacle != Obstacle::none)
            return obstacle;
        r.narrowness = (word.target_types.empty() ? 0 : 2) + (word.source_types.empty() ? 0 : 2) +
                       (word.needs.empty() ? 0 : 4) + (word.target.empty() ? 0 : 8);
        return Obstacle::none;
    }

    /// Whether there are two ends, and whether they may go together.
    [[nodiscard]] Obstacle unfit(const Reading& r, const Lexeme& word) const {
        if (r.source.empty())
            return Obstacle::source_empty;
        if (r.target.empty())
            return Obstacle::target_empty;
        if (r.members && r.source.ends.size() < 2)
            return Obstacle::one_end;
        if (!r.members && r.source.ends.size() == 1 && r.target.ends.size() == 1 &&
            r.source.ends.front().entity == r.target.ends.front().entity)
            return Obstacle::same_ends;
        const RelationType* relation = rule(*r.frame).relation;
        if (r.members && relation != nullptr && relation->directed && !word.mutual &&
            !r.frame->has(Condition::reciprocal))
            return Obstacle::one_way;
        return Obstacle::none;
    }

    /// `head` wants the entity itself as object, `mod` only the owner of the object.
    [[nodiscard]] static Obstacle object_kind(const Reading& r, const LexemeRule& word) {
        const bool from_object =
            r.construction->target == Slot::object || r.construction->source == Slot::object;
        if (!from_object || word.governs_object)
            return Obstacle::none;
        const Arg& object = (*r.frame)[Slot::object];
        if (word.governs_head && !word.governs_owner && object.owner)
            return Obstacle::object_owned;
        if (word.governs_owner && !word.governs_head && !object.owner)
            return Obstacle::object_unowned;
        return Obstacle::none;
    }

    [[nodiscard]] static bool has_class(const ClassSet& classes, WordClass name) {
        return classes.test(static_cast<std::size_t>(name));
    }

    /// “Belarus was admitted”: to the organisation last spoken of.
    [[nodiscard]] Arg default_organisation(const Lexeme& word) const {
        return std::ranges::find(word.target_types, "organisation") == word.target_types.end()
                   ? Arg{}
                   : discourse_.last_of("organisation");
    }

    /// Only words of relations of which some word of the pack says that its target may be a concept
    /// take one: support, oppose, not sanction or trade.
    void drop_concepts(Arg& arg) const {
        std::erase_if(arg.ends,
                      [&](const End& end) { return view_.type_of(end.entity) == "concept"; });
    }

    void keep_types(Arg& arg, const std::vector<std::string>& types) const {
        if (types.empty())
            return;
        std::erase_if(arg.ends, [&](const End& end) {
            const std::string& type = view_.type_of(actor(end.entity));
            return std::ranges::find(types, type) == types.end();
        });
    }

    // --- from readings to findings ---

    void expand(const Reading& r) {
        const RelationType* relation = rule(*r.frame).relation;
        if (relation == nullptr)
            return;
        const std::size_t most = limits_.coordination;
        const std::size_t sources = std::min(r.source.ends.size(), most);
        const std::size_t targets = std::min(r.target.ends.size(), most);
        for (std::size_t s = 0; s < sources; ++s)
            for (std::size_t t = r.members && !relation->directed ? s + 1 : 0; t < targets; ++t) {
                emit(r, r.source.ends[s], r.target.ends[t], *relation);
                if (lexeme(*r.frame).mutual && !r.members)
                    emit(r, r.target.ends[t], r.source.ends[s], *relation);
            }
    }

    void emit(const Reading& r, End source, End target, const RelationType& relation) {
        source.entity = actor(source.entity);
        target.entity = actor(target.entity);
        if (source.entity == target.entity || findings_.size() >= limits_.statements_per_sentence)
            return;
        if (!actor_type(source.entity) || (!relation.directed && !actor_type(target.entity)))
            return;
        const auto id = [&](const End& e) -> const std::string& {
            return view_.pack.entities[static_cast<std::size_t>(e.entity)].id;
        };
        if (!relation.directed && id(target) < id(source))
            std::swap(source, target);
        const Lexeme& word = lexeme(*r.frame);
        Finding f{source,
                  target,
                  &word,
                  r.construction->written,
                  r.frame->begin,
                  r.frame->end,
                  r.frame->negated != word.negated,
                  r.frame->modality,
                  r.frame->speaker};
        if (word.modality && f.modality == Modality::asserted)
            f.modality = *word.modality;
        const auto same = [&](const Finding& other) {
            return other.source.entity == f.source.entity &&
                   other.target.entity == f.target.entity &&
                   other.lexeme->relation == word.relation && other.negated == f.negated;
        };
        const auto found = std::ranges::find_if(findings_, same);
        if (found == findings_.end())
            findings_.push_back(f);
        else if (f.begin > found->end && f.begin - found->end <= 4)
            found->modality = f.modality;  // “agreed to cooperate”: one act, planned
    }

    /// Concepts do nothing.
    [[nodiscard]] bool actor_type(std::int32_t entity) const {
        return view_.type_of(entity) != "concept";
    }

    /// The state that an office-holder speaks for.
    [[nodiscard]] std::int32_t actor(std::int32_t entity) const {
        const Entity& e = view_.pack.entities[static_cast<std::size_t>(entity)];
        if (e.type != "person")
            return entity;
        const auto state = e.attributes.find("state");
        if (state == e.attributes.end())
            return entity;
        const Entity* found = view_.pack.find(state->second);
        return found == nullptr ? entity
                                : static_cast<std::int32_t>(found - view_.pack.entities.data());
    }

    const SentenceView& view_;
    std::span<const Frame> frames_;
    const Discourse& discourse_;
    const Limits& limits_;
    ParseTrace* trace_;
    const Rules& rules_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> construe(const SentenceView& view,
                              std::span<const Frame> frames,
                              const Discourse& discourse,
                              const Limits& limits,
                              ParseTrace* trace) {
    return Construer(view, frames, discourse, limits, trace).run();
}

}  // namespace entente
