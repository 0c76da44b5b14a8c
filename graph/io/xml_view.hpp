// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"
#include "graph/base/limits.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace entente {

struct XmlAttribute {
    std::string_view name;  ///< without the prefix of its namespace, but "yfiles.type" whole
    std::string_view value;
};

/// What is told of an XML file, from front to back. Names come without prefixes; `at` is the offset
/// in the file.
class XmlHandler {
public:
    XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;
    virtual ~XmlHandler() = default;
    virtual void open(std::string_view name,
                      std::span<const XmlAttribute> attributes,
                      std::size_t at) = 0;
    /// A piece of text; a text may come in several.
    virtual void text(std::string_view piece) = 0;
    virtual void close(std::string_view name) = 0;
};

/// The value of an attribute; empty if there is none.
[[nodiscard]] std::string_view find(std::span<const XmlAttribute> attributes,
                                    std::string_view name) noexcept;

/// Reads XML 1.0 in UTF-8. Entities of a DTD are refused and nothing outside the file is ever
/// looked at; elements nest up to Limits::nesting.
/// @throws Error with line and column of the fault; what the handler throws goes through.
void read_xml(std::string_view text,
              const std::string& file,
              const Limits& limits,
              XmlHandler& handler);

}  // namespace entente
