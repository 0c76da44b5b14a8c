// SPDX-License-Identifier: MIT
#include "graph/io/xml_text.hpp"

#include "graph/base/utf8.hpp"

namespace entente {

std::size_t append_xml(std::string& out, std::string_view text) {
    constexpr std::string_view replacement = "\uFFFD";
    std::size_t replaced = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t begin = offset;
        const char32_t c = next_code_point(text, offset);
        switch (c) {
            case '&':
                out += "&amp;";
                continue;
            case '<':
                out += "&lt;";
                continue;
            case '>':
                out += "&gt;";
                continue;
            case '"':
                out += "&quot;";
                continue;
            case '\t':
                out += "&#9;";
                continue;
            case '\n':
                out += "&#10;";
                continue;
            case '\r':
                out += "&#13;";
                continue;
            default:
                break;
        }
        if (c < 0x20 || c == 0xFFFE || c == 0xFFFF) {
            out += replacement;
            ++replaced;
        } else {
            out.append(text, begin, offset - begin);
        }
    }
    return replaced;
}

}  // namespace entente
