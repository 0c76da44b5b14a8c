// SPDX-License-Identifier: MIT
#pragma once

#include "extract/document.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// An element that begins or ends in an XML text.
struct XmlTag {
    std::string_view name;                     ///< with its prefix, as written: "w:p"
    std::vector<std::string_view> attributes;  ///< name and value in turn; empty at the end of one
    bool closes = false;
    [[nodiscard]] std::string_view attribute(std::string_view wanted) const noexcept;
};

/// Collects the text of an XML part of an office document, and where each piece of it stands there.
class XmlText {
public:
    /// Begins a block (paragraph, heading, item): what was before it is ended.
    void begin_block(std::string_view prefix, std::size_t at);
    void end_block();
    /// A tab, blank or line break that an element stands for. Nothing at the beginning of a block.
    void put(std::string_view utf8, std::size_t at);
    /// Characters of the text: `width` bytes at `at` of the part.
    void characters(std::string_view text, std::size_t at, std::size_t width);
    [[nodiscard]] bool block_is_empty() const noexcept { return text.size() == block_begin_; }

    std::string text;
    OffsetMap map;

private:
    void open();
    std::size_t block_begin_ = 0;
    std::string prefix_;
    std::size_t prefix_from_ = 0;
};

/// Reads an XML text: `tag(tag, offset)` at each beginning and end of an element, `characters(text,
/// offset, width)` at text. A document type is refused, and so are its entities.
/// @throws Error{syntax} at line and column of `file`; Error{limit} where it is nested deeper than
/// `nesting`. Linear.
void read_xml(std::string_view xml,
              const std::string& file,
              std::size_t nesting,
              const std::function<void(const XmlTag&, std::size_t)>& tag,
              const std::function<void(std::string_view, std::size_t, std::size_t)>& characters);

}  // namespace entente
