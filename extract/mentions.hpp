// SPDX-License-Identifier: MIT
#pragma once

#include "extract/document.hpp"
#include "extract/pack.hpp"
#include "extract/token.hpp"

#include <span>
#include <vector>

namespace entente {

/// Decides, over a whole document, which tokens name an actor and which: shared forms by what the
/// document names in full, one-character names by their neighbours, capitals by whether they are
/// places, personal names that look like states, and general words (“member states”) by what was
/// named before.
/// @param sentences the tokens of each sentence, in order; their entity, masked and place fields
/// are set. Linear.
void decide_mentions(const Pack& pack,
                     const Document& document,
                     std::span<std::vector<Token>> sentences);

}  // namespace entente
