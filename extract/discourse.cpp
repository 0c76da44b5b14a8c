// SPDX-License-Identifier: MIT
#include "extract/discourse.hpp"

#include <algorithm>

namespace entente {

void Discourse::begin_sentence(bool fresh) {
    if (fresh)
        memory_.clear();
    memory_.emplace_back();
    if (memory_.size() > 3)
        memory_.pop_front();
}

void Discourse::named(const End& end) {
    memory_.back().named.push_back(end);
}

void Discourse::subject(const Arg& subject) {
    if (!subject.empty())
        memory_.back().subjects.push_back(subject);
}

template <typename Visit>
void Discourse::each_named_backwards(const Visit& visit) const {
    for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory)
        for (auto end = memory->named.rbegin(); end != memory->named.rend(); ++end)
            if (!visit(*end))
                return;
}

Arg Discourse::pronoun(bool plural) const {
    const Arg* fallback = nullptr;
    for (auto memory = memory_.rbegin(); memory != memory_.rend(); ++memory) {
        for (auto arg = memory->subjects.rbegin(); arg != memory->subjects.rend(); ++arg) {
            const bool many = arg->ends.size() > 1 || type(arg->ends.front()) == "group";
            if (many == plural) {
                Arg found = *arg;
                found.carried = true;
                found.owner = false;
                return found;
            }
            if (fallback == nullptr && plural)
                fallback = &*arg;
        }
    }
    if (fallback != nullptr) {
        Arg found = *fallback;
        found.carried = true;
        found.owner = false;
        return found;
    }
    return {};
}

Arg Discourse::last_states(std::size_t how_many) const {
    Arg arg;
    arg.carried = true;
    each_named_backwards([&](const End& end) {
        const std::string& t = type(end);
        if (t != "state" && t != "person")
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

Arg Discourse::members() const {
    Arg arg;
    arg.carried = true;
    each_named_backwards([&](const End& end) {
        if (type(end) != "organisation")
            return true;
        const std::string group =
            pack_.entities[static_cast<std::size_t>(end.entity)].id + "-MEMBERS";
        const Entity* found = pack_.find(group);
        if (found == nullptr)
            return true;
        arg.ends.push_back(
            {static_cast<std::int32_t>(found - pack_.entities.data()), end.begin, end.end});
        return false;
    });
    return arg;
}

}  // namespace entente
