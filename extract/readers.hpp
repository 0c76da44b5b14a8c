// SPDX-License-Identifier: MIT
#pragma once

#include "extract/decode.hpp"

#include <span>
#include <string>
#include <string_view>

namespace entente {

/// What a file says of the document in it.
struct Metadata {
    std::string title;
    std::string date;  ///< ISO 8601; empty = unknown
    bool operator==(const Metadata&) const = default;
};

/// A format of one document: how it is told, and how its text is taken out. Adding a format is a
/// file and a row of the table.
struct Reader {
    std::string_view name;
    std::string_view extensions;  ///< each with a blank before and after it: " html htm "
    /// True if text of unknown extension is in this format.
    bool (*recognises)(std::string_view text);
    /// Replaces the decoded text by the plain text in it, with a map to the original bytes.
    void (*convert)(Decoded& decoded, Metadata& metadata);
};

/// All formats but plain text.
[[nodiscard]] std::span<const Reader> readers() noexcept;

/// The reader for a file of this name and text; nullptr = plain text or Markdown.
[[nodiscard]] const Reader* find_reader(std::string_view name, std::string_view text) noexcept;

// The rows of the table.
[[nodiscard]] bool is_html(std::string_view text);
void convert_html(Decoded& decoded, Metadata& metadata);

}  // namespace entente
