// SPDX-License-Identifier: MIT
#include "extract/topic.hpp"

#include <algorithm>
#include <cstddef>
#include <map>

namespace entente {
namespace {

bool names_state(const Pack& pack, const Token& t) {
    return t.names() && pack.entities[static_cast<std::size_t>(t.entity)].type == "state";
}

}  // namespace

std::int32_t title_state(const Pack& pack, std::span<const std::vector<Token>> sentences) {
    for (const std::vector<Token>& tokens :
         sentences.first(std::min<std::size_t>(3, sentences.size()))) {
        std::int32_t state = -1;
        for (const Token& t : tokens) {
            if (!names_state(pack, t) || t.form == FormKind::bound)
                continue;
            if (state >= 0 && state != t.entity)
                return -1;
            state = t.entity;
        }
        if (state >= 0)
            return state;
    }
    return -1;
}

Arg topic_state(const Pack& pack, std::span<const std::vector<Token>> sentences) {
    struct Count {
        std::size_t times = 0;
        End first;
    };
    std::map<std::int32_t, Count> counts;
    for (const std::vector<Token>& tokens : sentences)
        for (const Token& t : tokens)
            if (names_state(pack, t)) {
                Count& count = counts[t.entity];
                if (count.times++ == 0)
                    count.first = {t.entity, t.begin, t.end};
            }
    Arg arg;
    arg.carried = true;
    const auto most =
        std::ranges::max_element(counts, {}, [](const auto& one) { return one.second.times; });
    if (most == counts.end())
        return arg;
    const bool far_ahead = std::ranges::all_of(counts, [&](const auto& other) {
        return other.first == most->first || 2 * other.second.times <= most->second.times;
    });
    const std::int32_t title = title_state(pack, sentences);
    const auto titled = counts.find(title);
    if (most->second.times >= 4 && far_ahead)
        arg.ends.push_back(most->second.first);
    else if (titled != counts.end() && titled->second.times == most->second.times)
        arg.ends.push_back(titled->second.first);
    return arg;
}

}  // namespace entente
