// SPDX-License-Identifier: MIT
#include "extract/readers.hpp"

#include <array>

namespace entente {
namespace {

constexpr auto table = std::to_array<Reader>({
    {"html", " html htm xhtml shtml ", false, is_html, convert_html},
    {"pdf", " pdf ", true, is_pdf, convert_pdf},
    {"docx", " docx docm ", true, is_docx, convert_docx},
    {"odt", " odt ott ", true, is_odt, convert_odt},
});

std::string extension_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || name.find('/', dot) != std::string_view::npos)
        return {};
    std::string out = " ";
    for (const char c : name.substr(dot + 1))
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out + " ";
}

}  // namespace

std::span<const Reader> readers() noexcept {
    return table;
}

const Reader* find_binary_reader(std::string_view bytes) noexcept {
    for (const Reader& reader : table)
        if (reader.binary && reader.recognises(bytes))
            return &reader;
    return nullptr;
}

const Reader* find_reader(std::string_view name, std::string_view text) noexcept {
    const std::string extension = extension_of(name);
    for (const Reader& reader : table)
        if (!reader.binary && !extension.empty() &&
            reader.extensions.find(extension) != std::string_view::npos)
            return &reader;
    // a name that says text is believed
    if (extension == " txt " || extension == " md " || extension == " markdown ")
        return nullptr;
    for (const Reader& reader : table)
        if (!reader.binary && reader.recognises(text))
            return &reader;
    return nullptr;
}

}  // namespace entente
