// SPDX-License-Identifier: MIT
#include "extract/construe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace entente {
namespace {

/// One way to read a word: a frame, a construction, and the ends it gives.
struct Reading {
    const Frame* frame = nullptr;
    const Construction* construction = nullptr;
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
          trace_(trace) {}

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
        const std::vector<Construction>& constructions = view_.dictionary.grammar().constructions;
        std::string stopped;
        for (std::size_t rank = 0; rank < constructions.size(); ++rank) {
            const Construction& c = constructions[rank];
            if (!applies(c, f))
                continue;
            Reading r{&f, &c, {}, {}, false, rank, 0};
            if (const std::string why = fill(r); !why.empty()) {
                if (stopped.empty())
                    stopped = fmt::format("{}: {}", c.name, why);
                continue;
            }
            readings.push_back(std::move(r));
            return;
        }
        if (trace_ != nullptr)
            trace_->lines.push_back(fmt::format(
                "  no statement from “{}” ({}): {}",
                trigger_text(f),
                lexeme(f).relation,
                stopped.empty() ? "no construction for its part of speech here" : stopped));
    }

    [[nodiscard]] std::string trigger_text(const Frame& f) const {
        return view_.document.text.substr(f.begin, f.end - f.begin);
    }

    [[nodiscard]] bool applies(const Construction& c, const Frame& f) const {
        const Lexeme& word = lexeme(f);
        const auto same_pos = [&](Pos pos) {
            return pos == word.pos ||
                   (word.pos == Pos::verb_noun && (pos == Pos::verb || pos == Pos::noun));
        };
        if (!c.pos.empty() && std::ranges::none_of(c.pos, same_pos))
            return false;
        if (!c.governs.empty() && std::ranges::none_of(c.governs, [&](const std::string& g) {
                return std::ranges::find(word.governs, g) != word.governs.end();
            }))
            return false;
        return std::ranges::all_of(c.when, [&](std::string_view condition) {
            const bool wanted = !condition.starts_with('!');
            const int index =
                find_name(condition_names(), wanted ? condition : condition.substr(1));
            return index >= 0 && f.conditions.test(static_cast<std::size_t>(index)) == wanted;
        });
    }

    /// Fills source and target; says what is missing, or nothing if all is well.
    [[nodiscard]] std::string fill(Reading& r) const {
        const Frame& f = *r.frame;
        const Lexeme& word = lexeme(f);
        r.source = slot(f, r.construction->source);
        r.target = slot(f, r.construction->target);
        r.members = r.construction->source == r.construction->target;
        if (word.inverse && !r.members)
            std::swap(r.source, r.target);
        const bool complement =
            r.construction->source == "complement" || r.construction->target == "complement";
        if (word.inverse && word.pos == Pos::noun && !complement)
            return "the word turns its ends round only with what it governs";
        if (word.patient && word.pos != Pos::noun) {
            r.source = f[f.has(Condition::passive) ? Slot::subject : Slot::object];
            r.target =
                f[Slot::complement].empty() ? default_organisation(word) : f[Slot::complement];
        }
        const std::string_view source_name =
            word.inverse ? r.construction->target : r.construction->source;
        const std::string_view target_name =
            word.inverse ? r.construction->source : r.construction->target;
        if (r.source.empty())
            return fmt::format("nobody in the slot '{}'", source_name);
        if (r.target.empty())
            return fmt::format("nobody in the slot '{}'", target_name);
        if (r.members && r.source.ends.size() < 2)
            return "only one end";
        if (!r.members && r.source.ends.size() == 1 && r.target.ends.size() == 1 &&
            r.source.ends.front().entity == r.target.ends.front().entity)
            return "both ends are the same";
        if (r.members && directed(word) && !word.mutual && !f.has(Condition::reciprocal))
            return "the word does not go both ways";
        if (word.target_types.empty() && !takes_concepts(word.relation))
            drop_concepts(r.target);
        keep_types(r.source, word.source_types);
        keep_types(r.target, word.target_types);
        if (r.source.empty() || r.target.empty())
            return "an end of another type than the word wants";
        if (!word.needs.empty() && !has_class(f.object_classes, word.needs))
            return fmt::format("the object is not of the class '{}'", word.needs);
        if (word.strict && (r.source.carried || r.target.carried))
            return "the word wants both ends in its own clause";
        if (const std::string why = object_kind(r, word); !why.empty())
            return why;
        r.narrowness = (word.target_types.empty() ? 0 : 2) + (word.source_types.empty() ? 0 : 2) +
                       (word.needs.empty() ? 0 : 4);
        return {};
    }

    /// `head` wants the entity itself as object, `mod` only the owner of the object.
    [[nodiscard]] static std::string object_kind(const Reading& r, const Lexeme& word) {
        const bool from_object =
            r.construction->target == "object" || r.construction->source == "object";
        if (!from_object)
            return {};
        const Arg& object = r.frame->operator[](Slot::object);
        const auto governs = [&](std::string_view what) {
            return std::ranges::find(word.governs, what) != word.governs.end();
        };
        if (governs("head") && !governs("mod") && !governs("obj") && object.owner)
            return "the object only belongs to somebody";
        if (governs("mod") && !governs("head") && !governs("obj") && !object.owner)
            return "the object is not a thing of somebody";
        return {};
    }

    [[nodiscard]] bool directed(const Lexeme& word) const {
        const RelationType* relation = view_.pack.schema.find_relation(word.relation);
        return relation != nullptr && relation->directed;
    }

    [[nodiscard]] static Arg slot(const Frame& f, std::string_view name) {
        const int index = find_name(slot_names(), name);
        return index < 0 ? Arg{} : f.slots[static_cast<std::size_t>(index)];
    }

    [[nodiscard]] static bool has_class(const ClassSet& classes, std::string_view name) {
        const int index = find_name(word_class_names(), name);
        return index >= 0 && classes.test(static_cast<std::size_t>(index));
    }

    /// “Belarus was admitted”: to the organisation last spoken of.
    [[nodiscard]] Arg default_organisation(const Lexeme& word) const {
        return std::ranges::find(word.target_types, "organisation") == word.target_types.end()
                   ? Arg{}
                   : discourse_.last_of("organisation");
    }

    /// Relations of which some word of the pack says that its target may be a concept: support,
    /// oppose, not sanction or trade.
    [[nodiscard]] bool takes_concepts(const std::string& relation) const {
        return view_.dictionary.takes_concepts(relation);
    }
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
        const RelationType* relation = view_.pack.schema.find_relation(lexeme(*r.frame).relation);
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
                  r.construction,
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
        if (std::ranges::none_of(findings_, same))
            findings_.push_back(f);
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
