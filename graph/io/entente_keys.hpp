// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

// The *.entente.json format: a profile of JSON Graph Format v2 (jsongraphformat.info).
//
//   {"graph":{"type":"entente/1","directed":true,"metadata":{
//   "tool":"…","pack":"…","pack_sha256":"…","lexicon_sha256":"…","rules_sha256":"…",
//   "node_types":[
//   {"name":"state","labels":{"en":"state","zh":"国家"}}],
//   "relations":[
//   {"name":"supports","directed":true,"sign":1,"weight":1,"labels":{…},"parent":"","plover":"","cameo":""}],
//   "documents":[
//   {"name":"a.txt","sha256":"…","date":"2024-05-01","language":"en"}],
//   "sentences":[
//   {"document":"a.txt","index":4,"begin":310,"end":371,"text":"…"}]},
//   "nodes":{
//   "CHN":{"label":"China","metadata":{"type":"state","labels":{…},"aliases":[…],"attributes":{…}}}},
//   "edges":[
//   {"id":"e_…","source":"CHN","relation":"supports","target":"SCO","directed":true,"metadata":{
//   "sign":1,"negated":false,"weight":1,"attributes":{…},"evidence":[
//   {"statement":"s_…","document":"a.txt","sentence":4,"modality":"planned","speaker":"…","rule":"…",
//    "source_span":{…},"trigger_span":{…},"target_span":{…}}]}}]}}
//
// One record a line. What is empty is left out. A sentence is written once; evidence refers to it
// by document and index. Its date and language are those of its document unless given. Evidence
// whose sentence differs from the one of that index carries its own, with its date and language.
// `id`, `label`, `directed` and `sign` of nodes and edges are for other programs and follow from
// the rest; the reader leaves them aside where there is a schema, and makes a schema of them where
// not.

namespace entente::json_keys {

inline constexpr std::string_view type = "entente/1";
inline constexpr std::string_view type_family = "entente/";

inline constexpr std::array<std::string_view, 5> graph = {
    "type", "directed", "metadata", "nodes", "edges"};
inline constexpr std::array<std::string_view, 9> metadata = {"tool",
                                                             "pack",
                                                             "pack_sha256",
                                                             "node_types",
                                                             "relations",
                                                             "documents",
                                                             "sentences",
                                                             "lexicon_sha256",
                                                             "rules_sha256"};
inline constexpr std::array<std::string_view, 2> node_type = {"name", "labels"};
inline constexpr std::array<std::string_view, 8> relation = {
    "name", "directed", "sign", "weight", "labels", "parent", "plover", "cameo"};
inline constexpr std::array<std::string_view, 4> document = {"name", "sha256", "date", "language"};
inline constexpr std::array<std::string_view, 7> sentence = {
    "document", "index", "begin", "end", "text", "date", "language"};
inline constexpr std::array<std::string_view, 2> node = {"label", "metadata"};
inline constexpr std::array<std::string_view, 4> node_metadata = {
    "type", "labels", "aliases", "attributes"};
inline constexpr std::array<std::string_view, 5> edge = {
    "source", "relation", "target", "directed", "metadata"};
inline constexpr std::array<std::string_view, 5> edge_metadata = {
    "sign", "negated", "weight", "attributes", "evidence"};
inline constexpr std::array<std::string_view, 9> evidence = {"statement",
                                                             "document",
                                                             "sentence",
                                                             "modality",
                                                             "speaker",
                                                             "rule",
                                                             "source_span",
                                                             "trigger_span",
                                                             "target_span"};

}  // namespace entente::json_keys
