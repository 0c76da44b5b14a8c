// SPDX-License-Identifier: MIT
#include "extract/xml_text.hpp"

#include "graph/base/error.hpp"

#include <expat.h>
#include <memory>
#include <optional>
#include <type_traits>

namespace entente {
namespace {

constexpr std::string_view paragraph_separator = "\xE2\x80\xA9";

struct Free {
    void operator()(XML_Parser parser) const noexcept { XML_ParserFree(parser); }
};

/// What the callbacks of expat know. Nothing may be thrown through C, so a fault is kept.
struct Reading {
    XML_Parser parser;
    const std::string& file;
    std::size_t nesting;
    const std::function<void(const XmlTag&, std::size_t)>& tag;
    const std::function<void(std::string_view, std::size_t, std::size_t)>& characters;
    std::size_t depth = 0;
    std::exception_ptr fault;

    [[nodiscard]] Location place() const {
        return {file,
                static_cast<std::uint32_t>(XML_GetCurrentLineNumber(parser)),
                static_cast<std::uint32_t>(XML_GetCurrentColumnNumber(parser)) + 1};
    }
    [[nodiscard]] std::size_t offset() const {
        return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser));
    }
    template <class Work>
    void guarded(const Work& work) noexcept {
        if (fault)
            return;
        try {
            work();
        } catch (...) {
            fault = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }
};

void XMLCALL on_begin(void* data, const XML_Char* name, const XML_Char** attributes) {
    auto& reading = *static_cast<Reading*>(data);
    reading.guarded([&] {
        if (++reading.depth > reading.nesting)
            throw Error(ErrorCode::limit, reading.place(), "nested too deeply (Limits::nesting)");
        XmlTag tag{name, {}, false};
        for (const XML_Char** at = attributes; *at != nullptr; ++at)
            tag.attributes.emplace_back(*at);
        reading.tag(tag, reading.offset());
    });
}

void XMLCALL on_end(void* data, const XML_Char* name) {
    auto& reading = *static_cast<Reading*>(data);
    reading.guarded([&] {
        --reading.depth;
        reading.tag({name, {}, true}, reading.offset());
    });
}

void XMLCALL on_characters(void* data, const XML_Char* text, int size) {
    auto& reading = *static_cast<Reading*>(data);
    reading.guarded([&] {
        reading.characters({text, static_cast<std::size_t>(size)},
                           reading.offset(),
                           static_cast<std::size_t>(XML_GetCurrentByteCount(reading.parser)));
    });
}

void XMLCALL on_document_type(void* data,
                              const XML_Char* /*name*/,
                              const XML_Char* /*system*/,
                              const XML_Char* /*public_id*/,
                              int /*has_internal*/) {
    auto& reading = *static_cast<Reading*>(data);
    reading.guarded([&] {
        throw Error(ErrorCode::syntax, reading.place(), "a document type is not allowed here");
    });
}

}  // namespace

std::string_view XmlTag::attribute(std::string_view wanted) const noexcept {
    for (std::size_t i = 0; i + 1 < attributes.size(); i += 2)
        if (attributes[i] == wanted)
            return attributes[i + 1];
    return {};
}

void XmlText::begin_block(std::string_view prefix, std::size_t at) {
    end_block();
    prefix_ = prefix;
    prefix_from_ = at;
}

void XmlText::end_block() {
    while (text.size() > block_begin_ && (text.back() == ' ' || text.back() == '\t'))
        text.pop_back();
    block_begin_ = text.size();
    prefix_.clear();
}

void XmlText::open() {
    if (!block_is_empty())
        return;
    if (!text.empty()) {
        map.add(text.size(), prefix_from_, 1);
        text += paragraph_separator;
    }
    if (!prefix_.empty()) {
        map.add(text.size(), prefix_from_, 1);
        text += prefix_;
    }
}

void XmlText::put(std::string_view utf8, std::size_t at) {
    if (block_is_empty())
        return;
    map.add(text.size(), at, 1);
    text += utf8;
}

void XmlText::characters(std::string_view piece, std::size_t at, std::size_t width) {
    if (piece.empty() ||
        (block_is_empty() && piece.find_first_not_of(" \t\r\n") == std::string_view::npos))
        return;
    open();
    map.add(text.size(), at, piece.size() == width ? 0 : std::max<std::size_t>(width, 1));
    text += piece;
}

void read_xml(std::string_view xml,
              const std::string& file,
              std::size_t nesting,
              const std::function<void(const XmlTag&, std::size_t)>& tag,
              const std::function<void(std::string_view, std::size_t, std::size_t)>& characters) {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser(
        XML_ParserCreate(nullptr));
    if (parser == nullptr)
        throw std::bad_alloc();
    Reading reading{parser.get(), file, nesting, tag, characters, 0, nullptr};
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), on_begin, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_characters);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
    constexpr std::size_t step = 1 << 20;
    for (std::size_t at = 0;; at += step) {
        const std::string_view part = xml.substr(std::min(at, xml.size()), step);
        const bool last = at + step >= xml.size();
        const XML_Status status =
            XML_Parse(parser.get(), part.data(), static_cast<int>(part.size()), last ? 1 : 0);
        if (reading.fault)
            std::rethrow_exception(reading.fault);
        if (status != XML_STATUS_OK)
            throw Error(ErrorCode::syntax,
                        reading.place(),
                        XML_ErrorString(XML_GetErrorCode(parser.get())));
        if (last)
            return;
    }
}

}  // namespace entente
