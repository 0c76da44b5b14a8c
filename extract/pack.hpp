// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"
#include "graph/base/limits.hpp"
#include "graph/graph.hpp"
#include "graph/schema.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// How a form of an entity counts; see extract/packs/README.md.
enum class FormKind : std::uint8_t {
    name,
    adjective,
    capital,
    seat,
    bound,
    prefix,
    homonym,
    generic,
    mask
};

struct Form {
    std::string text;
    FormKind kind = FormKind::name;
    std::string language;
    Location where;
};

struct Entity {
    std::string id;
    std::string type;
    Labels labels;
    std::vector<Form> forms;
    Attributes attributes;
};

struct Membership {
    std::string member, organisation, role, from, to;
};

enum class Pos : std::uint8_t { verb, noun, verb_noun, role, adjective, plain };

/// One sense of a word that carries a relation.
struct Lexeme {
    std::vector<std::string> forms;      ///< dictionary forms; "…" = gap
    std::vector<std::string> irregular;  ///< other inflected forms, as given in braces
    Pos pos = Pos::verb;
    std::vector<std::string> governs;
    std::string relation;  ///< empty = carries none
    bool negated = false, inverse = false, mutual = false, patient = false, strict = false,
         elliptic = false;
    std::optional<Modality> modality;
    std::vector<std::string> source_types, target_types;  ///< empty = any
    std::string needs;   ///< word class of the object noun; empty = any
    std::string target;  ///< entity that the word itself means: 入世 = WTO; empty = none
    std::string example;
    Location where;
};

/// A sentence with the statements it must give.
struct Case {
    struct Expected {
        std::string source, relation, target;
        bool negated = false;
        Modality modality = Modality::asserted;
        auto operator<=>(const Expected&) const = default;
    };
    std::string sentence;
    std::vector<Expected> expected;  ///< empty = must give none
    std::string note;
    Location where;
};

/// How a language puts source, target and lexeme together: constructions.<language>.toml.
struct Construction {
    std::string name;
    std::vector<Pos> pos;              ///< of the lexeme
    std::vector<std::string> governs;  ///< the lexeme must govern one of these; empty = any
    std::vector<std::string>
        when;  ///< conditions on the frame, e.g. "passive", "light-verb"; "!x" = not x
    std::string source, target;  ///< names of slots
    std::string example;
    Location where;
};

struct Grammar {
    std::string language;
    std::string order;  ///< "postnominal" (relative clauses after the noun, words apart by blanks)
                        ///< or "prenominal"
    /// Function words by class: see extract/grammar_names.hpp
    std::map<std::string, std::vector<std::string>, std::less<>> words;
    /// Suffix rules by inflected form ("third", "past", "plural" ...): "ending>replacement", the
    /// first that fits.
    std::map<std::string, std::vector<std::string>, std::less<>> inflection;
    std::vector<Construction> constructions;  ///< in the order they are tried
};

/// A loaded rule pack: data only, checked.
struct Pack {
    std::string name, version, licence, summary, sha256;
    std::string lexicon_sha256;  ///< of the files of names and memberships alone
    std::string rules_sha256;    ///< of the files of words, constructions and schema alone
    /// The pack that this one is a layer over: "world", or empty where it stands alone. Its schema
    /// is then that of the pack below with its own laid over it; its entries are its own only.
    std::string over;
    std::vector<std::string> languages;
    Schema schema;
    std::vector<Entity> entities;  ///< by id
    std::vector<Membership> memberships;
    std::map<std::string, std::vector<Lexeme>, std::less<>> lexemes;  ///< by language
    std::map<std::string, Grammar, std::less<>> grammars;             ///< by language
    std::map<std::string, std::vector<Case>, std::less<>> cases;      ///< by language

    /// Entities as graph nodes, by id: the catalogue for `assemble`.
    [[nodiscard]] std::vector<Node> catalogue() const;
    [[nodiscard]] const Entity* find(std::string_view id) const noexcept;
};

/// Reads a pack. All its faults go to `diagnostics` with file, line and column; the sound rest is
/// returned.
/// @throws Error{io} if the folder or one of its obligatory files cannot be read.
[[nodiscard]] Pack load_pack(const std::string& folder,
                             Diagnostics& diagnostics,
                             const Limits& limits = {});
/// The pack in the binary.
[[nodiscard]] Pack default_pack(Diagnostics& diagnostics);
/// From files held in memory: (path relative to the pack, text).
[[nodiscard]] Pack parse_pack(std::span<const std::pair<std::string, std::string_view>> files,
                              Diagnostics& diagnostics,
                              const Limits& limits = {});
/// Lays `layer` over `base`: lexemes and constructions of the same key are replaced, forms of
/// entities, function words and all else is added.
[[nodiscard]] Pack merge(Pack base, const Pack& layer);

}  // namespace entente
