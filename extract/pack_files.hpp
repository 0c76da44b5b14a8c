// SPDX-License-Identifier: MIT
#pragma once

#include "extract/pack.hpp"

#include <string>
#include <string_view>

/// The readers of the kinds of files a pack has; used by pack.cpp alone.
namespace entente::pack_files {

void read_manifest(std::string_view text,
                   const std::string& file,
                   Pack& pack,
                   Diagnostics& diagnostics);
/// Adds entities; one that is there already gets the further forms.
void read_lexicon(std::string_view text,
                  const std::string& file,
                  Pack& pack,
                  Diagnostics& diagnostics);
/// @param below the pack that this one is laid over, whose entities count too; may be null.
void read_memberships(std::string_view text,
                      const std::string& file,
                      const Pack* below,
                      Pack& pack,
                      Diagnostics& diagnostics);
void read_lexemes(std::string_view text,
                  const std::string& file,
                  const std::string& language,
                  Pack& pack,
                  Diagnostics& diagnostics);
void read_grammar(std::string_view text,
                  const std::string& file,
                  const std::string& language,
                  Pack& pack,
                  Diagnostics& diagnostics);
void read_cases(std::string_view text,
                const std::string& file,
                const std::string& language,
                Pack& pack,
                Diagnostics& diagnostics);
/// State names of ICU in the languages of the pack, where its lexicon does not say otherwise.
void add_state_names(Pack& pack);

}  // namespace entente::pack_files
