// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

enum class Modality : std::uint8_t { asserted, reported, planned, hypothetical };

[[nodiscard]] std::string_view to_string(Modality modality) noexcept;
[[nodiscard]] std::optional<Modality> parse_modality(std::string_view name) noexcept;

/// A stretch of an original file: bytes [begin, end) and the cleaned text they stand for.
struct Span {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::string text;
    bool operator==(const Span&) const = default;
};

struct SentenceRef {
    std::uint32_t index = 0;  ///< from 1 within the document
    std::uint64_t begin = 0;  ///< bytes of the original file
    std::uint64_t end = 0;
    std::string text;  ///< cleaned
    bool operator==(const SentenceRef&) const = default;
};

/// What one sentence says: what extract emits and assemble accepts.
struct Statement {
    std::string id;        ///< "s_" and 16 hex digits of the hash of what it says and where
    std::string document;  ///< name as given, without absolute folders
    std::string date;      ///< ISO 8601 to the day, month or year; empty = unknown
    std::string language;  ///< "en", "zh", ...
    SentenceRef sentence;
    std::string source;
    std::string relation;
    std::string target;
    bool negated = false;
    Modality modality = Modality::asserted;
    std::string speaker;  ///< entity id; empty = the author
    std::string rule;     ///< "<construction>/<lexeme>"
    Span source_span;
    Span trigger;
    Span target_span;
    bool operator==(const Statement&) const = default;
};

/// One naming of an entity in a document.
struct MentionRecord {
    std::string document;
    std::uint32_t sentence = 0;  ///< index of its sentence, from 1
    std::string entity;
    std::string type;
    std::uint64_t begin = 0;  ///< bytes of the original file
    std::uint64_t end = 0;
    std::string text;  ///< cleaned
    bool operator==(const MentionRecord&) const = default;
};

/// The id of a statement, from its document, sentence index, key and spans; independent of
/// everything else.
[[nodiscard]] std::string statement_id(const Statement& statement);

}  // namespace entente
