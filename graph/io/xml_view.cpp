// SPDX-License-Identifier: MIT
#include "graph/io/xml_view.hpp"

#include "graph/base/locate.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <expat.h>
#include <memory>
#include <type_traits>
#include <vector>

namespace entente {
namespace {

struct Free {
    void operator()(XML_Parser parser) const noexcept { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free>;

std::string_view local_name(const char* name) noexcept {
    const std::string_view whole = name;
    return whole.substr(whole.find(':') + 1);  // npos + 1 is 0
}

/// Carries what expat calls back to the handler. No exception may pass through expat, which is C:
/// the first one is kept, the parser stopped, and it is thrown again outside.
class Reading {
public:
    Reading(std::string_view text,
            const std::string& file,
            const Limits& limits,
            XmlHandler& handler)
        : text_(text),
          file_(file),
          limits_(limits),
          handler_(handler),
          parser_(XML_ParserCreate("UTF-8")) {
        if (!parser_)
            throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_open, on_close);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
        XML_SetSkippedEntityHandler(parser_.get(), on_entity);
    }

    void read() {
        constexpr std::size_t piece = std::size_t{1} << 20;
        for (std::size_t at = 0;; at += piece) {
            const std::string_view part = text_.substr(at, piece);
            const bool last = at + part.size() == text_.size();
            const XML_Status status =
                XML_Parse(parser_.get(), part.data(), static_cast<int>(part.size()), last ? 1 : 0);
            if (failure_)
                std::rethrow_exception(failure_);
            if (status != XML_STATUS_OK)
                fail_as_expat_does();
            if (last)
                return;
        }
    }

private:
    [[nodiscard]] std::size_t here() const noexcept {
        const auto at = XML_GetCurrentByteIndex(parser_.get());
        return at < 0 ? 0 : static_cast<std::size_t>(at);
    }

    [[noreturn]] void fail(std::string_view message, ErrorCode code = ErrorCode::syntax) const {
        throw Error(code, locate(text_, here(), file_), message);
    }

    [[noreturn]] void fail_as_expat_does() const {
        switch (const XML_Error error = XML_GetErrorCode(parser_.get()); error) {
            case XML_ERROR_NO_MEMORY:
                throw std::bad_alloc();
            case XML_ERROR_NO_ELEMENTS:
            case XML_ERROR_UNCLOSED_TOKEN:
                fail("the text ends before the document does");
            default:
                fail(fmt::format("not well-formed XML: {}", XML_ErrorString(error)));
        }
    }

    template <class Work>
    void guarded(Work&& work) noexcept {
        if (failure_)
            return;
        try {
            work();
        } catch (...) {
            failure_ = std::current_exception();
            XML_StopParser(parser_.get(), XML_FALSE);
        }
    }

    static Reading& of(void* data) noexcept { return *static_cast<Reading*>(data); }

    static void XMLCALL on_open(void* data, const XML_Char* name, const XML_Char** attributes) {
        Reading& self = of(data);
        self.guarded([&] {
            if (++self.depth_ > self.limits_.nesting)
                self.fail(
                    fmt::format("nested deeper than the limit of {} levels", self.limits_.nesting),
                    ErrorCode::limit);
            self.attributes_.clear();
            for (const XML_Char** at = attributes; *at != nullptr; at += 2)
                self.attributes_.push_back({local_name(at[0]), at[1]});
            self.handler_.open(local_name(name), self.attributes_, self.here());
        });
    }
    static void XMLCALL on_close(void* data, const XML_Char* name) {
        Reading& self = of(data);
        --self.depth_;
        self.guarded([&] { self.handler_.close(local_name(name)); });
    }
    static void XMLCALL on_text(void* data, const XML_Char* text, int length) {
        Reading& self = of(data);
        self.guarded([&] { self.handler_.text({text, static_cast<std::size_t>(length)}); });
    }
    static void XMLCALL on_doctype(void* data,
                                   const XML_Char* /*name*/,
                                   const XML_Char* /*system*/,
                                   const XML_Char* /*public*/,
                                   int has_subset) {
        Reading& self = of(data);
        self.guarded([&] {
            if (has_subset != 0)
                self.fail(
                    "a document type definition inside the file is refused: entities "
                    "may be made to grow without bounds");
        });
    }
    static void XMLCALL on_entity(void* data, const XML_Char* name, int /*is_parameter*/) {
        Reading& self = of(data);
        self.guarded([&] {
            self.fail(fmt::format("entity '{}' is refused: nothing outside the file is read",
                                  printable(name)));
        });
    }

    std::string_view text_;
    const std::string& file_;
    const Limits& limits_;
    XmlHandler& handler_;
    Parser parser_;
    std::vector<XmlAttribute> attributes_;
    std::exception_ptr failure_;
    std::size_t depth_ = 0;
};

}  // namespace

std::string_view find(std::span<const XmlAttribute> attributes, std::string_view name) noexcept {
    const auto at = std::ranges::find(attributes, name, &XmlAttribute::name);
    return at == attributes.end() ? std::string_view() : at->value;
}

void read_xml(std::string_view text,
              const std::string& file,
              const Limits& limits,
              XmlHandler& handler) {
    require_utf8(text, file);
    Reading(text, file, limits, handler).read();
}

}  // namespace entente
