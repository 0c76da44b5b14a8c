// SPDX-License-Identifier: MIT
#pragma once

#include "extract/pack.hpp"
#include "graph/base/error.hpp"

#include <vector>

namespace entente {

/// What is wrong with a pack though each of its lines can be read, by file, line and column.
///
/// Errors: a case that contradicts another or names unknown entities, a flag that names
/// an unknown type or class of words, a construction given twice. Warnings: an alias that a mask
/// or the entity itself takes away, an alias of two entities, a lexeme that no construction can use
/// or that governs what no construction and no function word knows, a lexeme or case given twice,
/// two lexemes of one form and government that say different things, a case that wants a statement
/// and its negation, a construction behind another that always goes before it. Time O(n log n) in
/// the entries.
/// @param layer where given, only what stands in files of this pack is reported: `pack` is then the
/// pack with the layer laid over it.
[[nodiscard]] std::vector<Diagnostic> lint(const Pack& pack, const Pack* layer = nullptr);

/// What a layer changes of the pack below it, as warnings: relations of another sign or direction,
/// entities of another type, aliases that an entity below has, lexemes that say something else,
/// constructions and cases that are replaced. By file, line and column of the layer.
[[nodiscard]] std::vector<Diagnostic> layer_conflicts(const Pack& base, const Pack& layer);

}  // namespace entente
