// SPDX-License-Identifier: MIT
#include "extract/discourse.hpp"

#include <algorithm>

namespace entente {

namespace {

/// All ends of the one are ends of the other.
bool within(const Arg& arg, const Arg& other) {
    return std::ranges::all_of(arg.ends, [&](const End& end) {
        return std::ranges::find(other.ends, end.entity, &End::entity) != other.ends.end();
    });
}

}  // namespace

void Discourse::begin_sentence(bool fresh) {
    if (fresh)
        memory_.clear();
    memory_.emplace_back();
    if (memory_.size() > 3)
        memory_.pop_front();
}

void Discourse::named(const End& end) {
    memory_.back().named.push_back(end);
    if (type(end) != "organisation")
        return;
    const Entity* group =
        pack_.find(pack_.entities[static_cast<std::size_t>(end.entity)].id + "-MEMBERS");
    if (group == nullptr)
        return;
    members_ = static_cast<std::int32_t>(group - pack_.entities.data());
    last_organisation_ = end;
    if (main_members_.empty())
        main_members_ = members();
}

void Discourse::subject(const Arg& subject, bool main_clause) {
    if (subject.empty())
        return;
    memory_.back().subjects.push_back(subject);
    thing(subject);
    const bool states = std::ranges::all_of(subject.ends, [&](const End& end) {
        return type(end) == "state" || type(end) == "person";
    });
    if (main_clause && subject.ends.size() > 1 && states && !subject.carried) {
        parties_ = subject;
        parties_.owner = false;
        parties_.carried = true;
    }
}

void Discourse::group(const Arg& group) {
    if (group.ends.size() > 1)
        memory_.back().groups.push_back(group);
}

/// The states of a sentence, if it names just so many.
Arg Discourse::just_so_many(const Memory& memory, std::size_t how_many) const {
    Arg arg;
    arg.carried = true;
    for (const End& end : memory.named)
        if ((type(end) == "state" || type(end) == "person") &&
            std::ranges::find(arg.ends, end.entity, &End::entity) == arg.ends.end())
            arg.ends.push_back(end);
    if (arg.ends.size() != how_many)
        arg.ends.clear();
    return arg;
}

Arg Discourse::together(std::size_t how_many, const Arg& not_this, bool states_only) const {
    const auto fits = [&](const Arg& arg) {
        return arg.ends.size() == how_many && arg.ends != not_this.ends &&
               std::ranges::none_of(arg.ends, [&](const End& end) {
                   const std::string& t = type(end);
                   return t == "concept" || t == "initiative" ||
                          (states_only && t != "state" && t != "person");
               });
    };
    const auto last = [&](const std::vector<Arg>& args) {
        const auto found = std::find_if(args.rbegin(), args.rend(), fits);
        Arg arg = found == args.rend() ? Arg{} : *found;
        arg.carried = true;
        arg.owner = false;
        return arg;
    };
    for (const bool nearest : {true, false}) {
        for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory) {
            const bool here = memory == memory_.rbegin();
            Arg arg = nearest || here ? last(memory->subjects) : Arg{};
            if (arg.empty() && nearest && here && how_many == 2)
                arg = opposite_subjects(true, not_this);
            if (arg.empty() && here == nearest)
                arg = last(memory->groups);
            if (!arg.empty())
                return arg;
        }
        if (!nearest)
            break;
        if (Arg arg = just_so_many(memory_.back(), how_many);
            !arg.empty() && arg.ends != not_this.ends)
            return arg;  // 约旦谴责以色列，两国 …
        if (Arg arg = how_many == 2 ? opposite_subjects(false, not_this) : Arg{}; !arg.empty())
            return arg;
    }
    return last_states(how_many);
}

Arg Discourse::opposite_subjects(bool here, const Arg& not_this) const {
    Arg pair;
    pair.carried = true;
    const auto first = here ? memory_.rbegin() : std::next(memory_.rbegin());
    const auto last = here ? std::next(first) : memory_.rend();
    for (auto memory = last; memory-- != first;) {
        const std::size_t before = pair.ends.size();
        for (const Arg& subject : memory->subjects)
            for (const End& end : subject.ends)
                if (std::ranges::find(pair.ends, end.entity, &End::entity) == pair.ends.end())
                    pair.ends.push_back(end);
        if (!here && pair.ends.size() != before + 1)
            return {};
    }
    const bool states = std::ranges::all_of(
        pair.ends, [&](const End& end) { return type(end) == "state" || type(end) == "person"; });
    return states && pair.ends.size() == 2 && pair.ends != not_this.ends ? pair : Arg{};
}

template <typename Visit>
void Discourse::each_named_backwards(const Visit& visit) const {
    for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory)
        for (auto end = memory->named.rbegin(); end != memory->named.rend(); ++end)
            if (!visit(*end))
                return;
}

void Discourse::object(const Arg& object) {
    if (object.ends.size() != 1)
        return;
    memory_.back().objects.push_back(object);
    thing(object);
}

void Discourse::thing(const Arg& arg) {
    if (arg.ends.size() != 1)
        return;
    const std::string& t = type(arg.ends.front());
    if (t == "organisation" || t == "initiative" || t == "concept")
        memory_.back().things.push_back(arg);
}

/// The object of a verb earlier in the sentence: “thanked Mali and helped *it*”.
Arg Discourse::last_object(const Arg& not_this) const {
    const std::vector<Arg>& objects = memory_.back().objects;
    for (auto arg = objects.rbegin(); arg != objects.rend(); ++arg)
        if (!within(*arg, not_this)) {
            Arg found = *arg;
            found.owner = false;
            return found;
        }
    return {};
}

/// The last thing (organisation, initiative, concept) that was subject or object, for “it” as an
/// object.
Arg Discourse::last_thing(const Arg& not_this) const {
    for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory)
        for (auto arg = memory->things.rbegin(); arg != memory->things.rend(); ++arg)
            if (!within(*arg, not_this)) {
                Arg found = *arg;
                found.carried = memory != memory_.rbegin();
                found.owner = false;
                return found;
            }
    return {};
}

Arg Discourse::pronoun(bool plural, const Arg& not_this) const {
    if (!plural && !not_this.empty()) {
        const Arg thing = last_thing(not_this);
        const Arg object = last_object(not_this);
        if (!thing.empty() && (!thing.carried || object.empty()))
            return thing;
        if (!object.empty())
            return object;
    }
    const Arg* fallback = nullptr;
    bool earlier = false;
    const auto taken = [](const Arg& arg, bool carried) {
        Arg found = arg;
        found.carried = carried;
        found.owner = false;
        return found;
    };
    for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory) {
        for (auto arg = memory->subjects.rbegin(); arg != memory->subjects.rend(); ++arg) {
            if (within(*arg, not_this))
                continue;
            const bool many = arg->ends.size() > 1 || type(arg->ends.front()) == "group";
            if (many == plural)
                return taken(*arg, earlier);
            if (fallback == nullptr && plural)
                fallback = &*arg;
        }
        for (auto arg = memory->groups.rbegin(); plural && arg != memory->groups.rend(); ++arg)
            if (!within(*arg, not_this))
                return taken(*arg, earlier);
        earlier = true;
    }
    if (fallback != nullptr)
        return taken(*fallback, true);
    return plural ? Arg{} : last_actor(not_this);
}

/// An object of before, where no subject will do: “invited Kyrgyzstan and sided with it”.
Arg Discourse::last_actor(const Arg& not_this) const {
    Arg arg;
    arg.carried = true;
    each_named_backwards([&](const End& end) {
        const bool excluded =
            std::ranges::find(not_this.ends, end.entity, &End::entity) != not_this.ends.end();
        if (excluded || type(end) == "concept" || type(end) == "person")
            return true;
        arg.ends.push_back(end);
        return false;
    });
    return arg;
}

Arg Discourse::last_subject() const {
    for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory) {
        if (memory == memory_.rbegin() || memory->subjects.empty())
            continue;
        Arg found = memory->subjects.back();
        found.carried = true;
        found.owner = false;
        return found;
    }
    return {};
}

Arg Discourse::first_subject() const {
    for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory) {
        if (memory == memory_.rbegin() || memory->subjects.empty())
            continue;
        Arg found = memory->subjects.front();
        found.carried = true;
        found.owner = false;
        return found;
    }
    return {};
}

Arg Discourse::act(const Arg& not_this) const {
    const auto other = [&](const Arg& arg) {
        return std::ranges::none_of(arg.ends, [&](const End& end) {
            return std::ranges::find(not_this.ends, end.entity, &End::entity) !=
                   not_this.ends.end();
        });
    };
    const std::vector<Arg>& here = memory_.back().subjects;
    if (const auto found = std::find_if(here.rbegin(), here.rend(), other); found != here.rend()) {
        Arg arg = *found;
        arg.carried = true;
        arg.owner = false;
        return arg;
    }
    const Arg thing = last_thing(not_this);
    return thing.empty() ? pronoun(false, not_this) : thing;
}

template <typename Wanted>
Arg Discourse::last_different(std::size_t how_many, const Wanted& wanted) const {
    Arg arg;
    arg.carried = true;
    each_named_backwards([&](const End& end) {
        if (!wanted(type(end)))
            return true;
        if (std::ranges::find(arg.ends, end.entity, &End::entity) == arg.ends.end())
            arg.ends.push_back(end);
        return arg.ends.size() < how_many;
    });
    if (arg.ends.size() < how_many)
        arg.ends.clear();
    std::ranges::reverse(arg.ends);
    return arg;
}

Arg Discourse::last_states(std::size_t how_many) const {
    for (auto memory = memory_.rbegin(); memory != memory_.rend();
         ++memory)  // a list of just so many subjects goes first
        for (auto arg = memory->subjects.rbegin(); arg != memory->subjects.rend(); ++arg)
            if (arg->ends.size() == how_many && std::ranges::all_of(arg->ends, [&](const End& end) {
                    return type(end) == "state" || type(end) == "person";
                })) {
                Arg found = *arg;
                found.carried = true;
                found.owner = false;
                return found;
            }
    return last_different(how_many,
                          [](const std::string& t) { return t == "state" || t == "person"; });
}

Arg Discourse::last_of_type(std::string_view wanted, std::size_t how_many) const {
    return last_different(how_many, [&](const std::string& t) { return t == wanted; });
}

Arg Discourse::last_of(std::string_view wanted, std::string_view other) const {
    Arg arg;
    arg.carried = true;
    each_named_backwards([&](const End& end) {
        const std::string& t = type(end);
        if (t != wanted && (other.empty() || t != other))
            return true;
        arg.ends.push_back(end);
        return false;
    });
    return arg;
}

Arg Discourse::last_named(std::size_t before) const {
    Arg arg;
    arg.carried = true;
    std::vector<std::int32_t> seen;
    each_named_backwards([&](const End& end) {
        if (std::ranges::find(seen, end.entity) != seen.end())
            return true;
        seen.push_back(end.entity);
        if (seen.size() <= before)
            return true;
        arg.ends.push_back(end);
        return false;
    });
    return arg;
}

Arg Discourse::latter() const {
    const Memory& here = memory_.back();
    const auto pair =
        std::ranges::find(here.groups.rbegin(), here.groups.rend(), 2U, [](const Arg& group) {
            return group.ends.size();
        });
    if (pair == here.groups.rend())
        return last_named(0);
    Arg found;
    found.carried = true;
    found.ends.push_back(!here.objects.empty() &&
                                 here.objects.back().ends.front().begin > pair->ends.back().begin
                             ? here.objects.back().ends.front()
                             : pair->ends.back());
    return found;
}

Arg Discourse::subject_of(std::string_view wanted) const {
    for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory)
        for (auto arg = memory->subjects.rbegin(); arg != memory->subjects.rend(); ++arg)
            if (arg->ends.size() == 1 && type(arg->ends.front()) == wanted) {
                Arg found = *arg;
                found.carried = true;
                found.owner = false;
                return found;
            }
    return {};
}

Arg Discourse::members() const {
    Arg arg;
    arg.carried = true;
    if (members_ >= 0)
        arg.ends.push_back({members_, last_organisation_.begin, last_organisation_.end});
    return arg;
}

}  // namespace entente
