// SPDX-License-Identifier: MIT
#include "graph/statement.hpp"

#include "graph/base/hash.hpp"

#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> modality_names = {
    "asserted", "reported", "planned", "hypothetical"};

}  // namespace

std::string_view to_string(Modality modality) noexcept {
    const auto i = static_cast<std::size_t>(modality);
    return i < modality_names.size() ? modality_names[i] : modality_names[0];
}

std::optional<Modality> parse_modality(std::string_view name) noexcept {
    for (std::size_t i = 0; i < modality_names.size(); ++i)
        if (modality_names[i] == name)
            return static_cast<Modality>(i);
    return std::nullopt;
}

std::string statement_id(const Statement& s) {
    StableHash hash;
    hash.add(s.document);
    hash.add(s.sentence.index);
    hash.add(s.source);
    hash.add(s.relation);
    hash.add(s.target);
    hash.add(s.negated ? 1U : 0U);
    for (const Span* span : {&s.source_span, &s.trigger, &s.target_span}) {
        hash.add(span->begin);
        hash.add(span->end);
    }
    constexpr unsigned digits = 16;
    return "s_" + to_hex(hash.value(), digits);
}

}  // namespace entente
