// SPDX-License-Identifier: MIT
#pragma once

#include "extract/frame.hpp"
#include "extract/pack.hpp"
#include "extract/token.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// The state that the title names, if it names just one: among the first three sentences, the first
/// that names a state in full decides. -1 = none.
[[nodiscard]] std::int32_t title_state(const Pack& pack,
                                       std::span<const std::vector<Token>> sentences);

/// The state that a document is about: the one named at least four times and twice as often as the
/// next; else that of the title, if no state is named more often. Empty = it is about several.
/// Time linear in the tokens.
[[nodiscard]] Arg topic_state(const Pack& pack, std::span<const std::vector<Token>> sentences);

}  // namespace entente
