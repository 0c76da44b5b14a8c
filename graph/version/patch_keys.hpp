// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

// The patch document: what `diff --format json` writes and `apply` reads. Edges are written with
// all that was known of them before, so that a patch fits one graph only and can be reversed.

namespace entente::patch_keys {

inline constexpr std::string_view version = "1";

inline constexpr std::array<std::string_view, 12> patch = {"entente_patch",
                                                           "schema",
                                                           "provenance",
                                                           "size",
                                                           "flips",
                                                           "nodes_added",
                                                           "nodes_removed",
                                                           "nodes_changed",
                                                           "edges_added",
                                                           "edges_removed",
                                                           "edges_changed",
                                                           "labels"};
inline constexpr std::array<std::string_view, 2> pair = {"before", "after"};
inline constexpr std::array<std::string_view, 2> schema = {"node_types", "relations"};
inline constexpr std::array<std::string_view, 6> provenance = {
    "tool", "pack", "pack_sha256", "documents", "lexicon_sha256", "rules_sha256"};
inline constexpr std::array<std::string_view, 3> size = {"nodes", "edges", "evidence"};
inline constexpr std::array<std::string_view, 6> flip = {
    "source", "target", "sign_before", "sign_after", "before", "after"};
inline constexpr std::array<std::string_view, 4> key = {"source", "relation", "target", "negated"};
inline constexpr std::array<std::string_view, 3> node = {"id", "label", "metadata"};
inline constexpr std::array<std::string_view, 11> edge = {"source",
                                                          "relation",
                                                          "target",
                                                          "negated",
                                                          "weight",
                                                          "attributes",
                                                          "evidence",
                                                          "weight_after",
                                                          "attributes_after",
                                                          "gained",
                                                          "lost"};
inline constexpr std::array<std::string_view, 1> labels = {"labels"};

}  // namespace entente::patch_keys
