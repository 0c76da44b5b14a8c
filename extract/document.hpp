// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"
#include "graph/base/limits.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Maps offsets of cleaned text to bytes of the original. Piecewise linear, O(log pieces) a
/// look-up.
class OffsetMap {
public:
    /// Says that cleaned byte `clean` and those after it, until the next call, come from original
    /// byte `original` and those after it (one to one), or, where `width` is not 0, all from the
    /// `width` original bytes at `original` (a replaced character, a joined line). Calls in rising
    /// order of `clean`. `unit`, if not 0, is the number of cleaned bytes of this one character;
    /// runs of characters of one unit and width then take one piece together.
    void add(std::size_t clean, std::size_t original, std::size_t width = 0, std::size_t unit = 0);
    /// Says that what stands at `clean` is a copy of the bytes [begin, end) of the text whose map
    /// is `inner`. `hint` is what the last call gave back, so that copies in order take no search.
    std::size_t append(std::size_t clean,
                       const OffsetMap& inner,
                       std::size_t begin,
                       std::size_t end,
                       std::size_t hint = 0);
    /// The map from this text (of `size` bytes) to the bytes that `inner` points to, where this one
    /// points into the text whose map is `inner`.
    [[nodiscard]] OffsetMap through(const OffsetMap& inner, std::size_t size) const;
    /// First original byte of what stands at `clean`.
    [[nodiscard]] std::size_t begin(std::size_t clean) const;
    /// One past the last original byte of what ends before `clean`.
    [[nodiscard]] std::size_t end(std::size_t clean) const;
    bool operator==(const OffsetMap&) const = default;

private:
    struct Piece {
        std::size_t clean = 0;
        std::size_t original = 0;
        std::uint32_t width = 0;
        std::uint32_t unit = 0;
        bool operator==(const Piece&) const = default;
    };
    [[nodiscard]] std::size_t find(std::size_t clean, std::size_t hint = 0) const;
    std::vector<Piece> pieces_;
};

enum class BlockKind : std::uint8_t { paragraph, heading, item, row, footnote };

/// A sentence of the cleaned text. Headings, list items, table rows and footnotes are sentences of
/// their own kind.
struct Sentence {
    std::uint32_t index = 0;  ///< from 1
    std::size_t begin = 0;    ///< bytes of Document::text
    std::size_t end = 0;
    std::uint32_t block =
        0;  ///< paragraph it stands in, from 0; anaphora does not look beyond a dateline or heading
    /// Part of the document it stands in, from 0: each heading, dateline, footnote and page-wide
    /// break begins one.
    std::uint32_t section = 0;
    BlockKind kind = BlockKind::paragraph;
    std::string language;  ///< "en", "zh"
    bool operator==(const Sentence&) const = default;
};

/// A document, read, cleaned and cut into sentences.
struct Document {
    std::string
        name;  ///< as it stands in statements: relative, without the folders above the input
    std::string sha256;              ///< of the original bytes
    std::string date;                ///< ISO 8601; empty = unknown
    std::string language;            ///< of most of it
    std::string title, source, url;  ///< as far as the file says them
    std::vector<std::size_t> pages;  ///< where each page begins, original; empty = it has none
    std::string text;                ///< cleaned: valid UTF-8, NFC, lines joined, layout taken out
    OffsetMap map;                   ///< cleaned offset -> original byte
    std::vector<Sentence> sentences;

    /// The name, with the page that an original offset is on where there are pages:
    /// "report.pdf#page=3", which viewers open there.
    [[nodiscard]] std::string name_at(std::size_t original) const;
    [[nodiscard]] std::string_view sentence_text(const Sentence& s) const {
        return std::string_view(text).substr(s.begin, s.end - s.begin);
    }
};

struct ReadOptions {
    std::string date;      ///< overrides what the name or first dateline says
    std::string language;  ///< overrides detection
    Limits limits;
};

/// Decodes, cleans and segments: plain text, Markdown, and the formats of readers.hpp, told by name
/// or content. PDF is read by pdftotext in a child process with limits.
///
/// Decoding: UTF-8 (with or without BOM), UTF-16 by BOM, else GB18030 or Big5 by trial. @throws
/// Error{encoding} at line and column of the first byte that fits none, or of a NUL; Error{limit}
/// over Limits::document_bytes. Time O(n), memory O(n).
[[nodiscard]] Document read_document(std::string_view bytes,
                                     const std::string& name,
                                     const ReadOptions& options = {});

/// Traditional characters turned Simplified, one to one; for matching only, never for display.
[[nodiscard]] char32_t to_simplified(char32_t code_point) noexcept;

}  // namespace entente
