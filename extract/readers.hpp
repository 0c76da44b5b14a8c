// SPDX-License-Identifier: MIT
#pragma once

#include "extract/decode.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What reading a file may use up, apart from Limits::document_bytes.
struct ReaderLimits {
    std::uint64_t archive_ratio =
        200;  ///< unpacked to packed bytes of a part of an office document
    std::uint32_t program_seconds = 60;         ///< pdftotext, a document
    std::uint64_t program_memory = 2ULL << 30;  ///< its address space
};

/// What a file says of the document in it.
struct Metadata {
    std::string title;
    std::string date;      ///< ISO 8601; empty = unknown
    std::string made;      ///< when the file was made, which is a date of its text at worst
    std::string source;    ///< newspaper, agency
    std::string language;  ///< code; empty = to be detected
    std::string url;
    bool of_row = false;             ///< a row of a table: its name has no date of its own
    std::vector<std::size_t> pages;  ///< where each page begins in the decoded text
    bool operator==(const Metadata&) const = default;
};

/// A format of one document: how it is told, and how its text is taken out. Adding a format is a
/// file and a row of the table.
struct Reader {
    std::string_view name;
    std::string_view extensions;  ///< each with a blank before and after it: " html htm "
    /// The file is no text: it is told by its bytes alone, whatever its name, and not decoded.
    bool binary;
    /// True if text of unknown extension (or bytes) is in this format.
    bool (*recognises)(std::string_view text);
    /// Replaces the decoded text (or bytes) by the plain text in it, with a map to the original: to
    /// bytes of the file; of an office document, of the XML part that holds its text; of a PDF, of
    /// what pdftotext gives.
    void (*convert)(Decoded& decoded, Metadata& metadata, const Limits& limits);
};

/// All formats but plain text.
[[nodiscard]] std::span<const Reader> readers() noexcept;

/// The reader for a file that is no text; nullptr = it is text.
[[nodiscard]] const Reader* find_binary_reader(std::string_view bytes) noexcept;

/// The reader for a file of this name and text; nullptr = plain text or Markdown.
[[nodiscard]] const Reader* find_reader(std::string_view name, std::string_view text) noexcept;

// The rows of the table.
[[nodiscard]] bool is_html(std::string_view text);
void convert_html(Decoded& decoded, Metadata& metadata, const Limits& limits);
[[nodiscard]] bool is_pdf(std::string_view bytes);
void convert_pdf(Decoded& decoded, Metadata& metadata, const Limits& limits);
[[nodiscard]] bool is_docx(std::string_view bytes);
void convert_docx(Decoded& decoded, Metadata& metadata, const Limits& limits);
[[nodiscard]] bool is_odt(std::string_view bytes);
void convert_odt(Decoded& decoded, Metadata& metadata, const Limits& limits);

/// The document that a decoded text is: cleaned, cut into sentences, dated. @param name as it
/// stands in statements.
[[nodiscard]] Document make_document(Decoded&& decoded,
                                     Metadata&& metadata,
                                     const std::string& name,
                                     const ReadOptions& options);

}  // namespace entente
