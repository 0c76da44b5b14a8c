// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace entente {

/// Every cap on what comes from outside, in one place. Each is checked before memory is taken, and
/// the error names it.
struct Limits {
    std::uint64_t document_bytes = 64ULL << 20;   ///< one document
    std::uint64_t graph_bytes = 4ULL << 30;       ///< one graph or statements file
    std::uint64_t pack_file_bytes = 64ULL << 20;  ///< one file of a rule pack
    std::size_t sentence_code_points = 4096;  ///< longer ones are cut at the nearest blank or comma
    std::size_t mentions_per_sentence = 256;  ///< further ones are left out, with a warning
    std::size_t coordination = 40;            ///< ends a list may expand to
    std::size_t statements_per_sentence = 400;
    std::size_t lexicon_entries = 1'000'000;
    std::size_t nesting = 64;  ///< JSON, TOML
    std::size_t nodes = 50'000'000;
    std::size_t edges = 200'000'000;
    std::size_t id_bytes = 256;
    std::size_t label_bytes = 4096;
    std::size_t layout_nodes = 2000;
    std::size_t layout_edges = 6000;
    std::uint32_t layout_seconds = 60;
    std::uint64_t layout_bytes = 2ULL << 30;  ///< address space of the layout child
};

}  // namespace entente
