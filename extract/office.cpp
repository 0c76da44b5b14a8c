// SPDX-License-Identifier: MIT
#include "extract/date.hpp"
#include "extract/readers.hpp"
#include "extract/xml_text.hpp"
#include "extract/zip_archive.hpp"
#include "graph/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view word_part = "word/document.xml";
constexpr std::string_view text_part = "content.xml";

/// Word: paragraphs w:p, runs of text w:t; what is deleted, or stands there twice for old programs,
/// is left out.
class WordReader {
public:
    void tag(const XmlTag& tag, std::size_t at) {
        if (tag.name == "mc:Fallback" || tag.name == "w:del" || tag.name == "w:moveFrom") {
            hidden_ += tag.closes ? -1 : 1;
            return;
        }
        if (tag.closes)
            return closing(tag.name);
        in_text_ = tag.name == "w:t";
        if (tag.name == "w:tr")
            row(at);
        else if (tag.name == "w:tc" && rows_ > 0)
            cell(at);
        else if (tag.name == "w:p" && rows_ == 0)
            out.begin_block("", at);
        else if (tag.name == "w:p" && cell_begun_)
            out.put(" ", at);
        else if (tag.name == "w:pStyle" && heading(tag.attribute("w:val")) && rows_ == 0)
            out.begin_block("# ", at);
        else if (tag.name == "w:numPr" && rows_ == 0 && out.block_is_empty())
            out.begin_block("• ", at);
        else if (tag.name == "w:tab" && !in_properties_)
            out.put("\t", at);
        else if (tag.name == "w:br" || tag.name == "w:cr")
            out.put("\n", at);
        else if (tag.name == "w:pPr")
            in_properties_ = true;
    }
    void characters(std::string_view text, std::size_t at, std::size_t width) {
        if (!in_text_ || hidden_ > 0)
            return;
        out.characters(text, at, width);
        cell_begun_ = true;
    }

    XmlText out;

private:
    void closing(std::string_view name) {
        in_text_ = false;
        if (name == "w:pPr")
            in_properties_ = false;
        else if (name == "w:tr")
            --rows_;
        else if (name == "w:p" && rows_ == 0)
            out.end_block();
    }
    /// A row of a table is one block, its cells apart by tabs; of a table in a table the outer rows
    /// count.
    void row(std::size_t at) {
        if (rows_++ == 0) {
            out.begin_block("", at);
            cell_begun_ = false;
        }
    }
    void cell(std::size_t at) {
        if (rows_ == 1)
            out.put("\t", at);
        cell_begun_ = false;
    }
    static bool heading(std::string_view style) {
        return style.starts_with("Heading") || style == "Title" || style.starts_with("heading");
    }

    int hidden_ = 0;
    int rows_ = 0;
    bool in_text_ = false;
    bool in_properties_ = false;
    bool cell_begun_ = false;
};

/// OpenDocument: text:p and text:h anywhere in office:text; notes, comments and what is marked as
/// deleted are left out.
class TextReader {
public:
    void tag(const XmlTag& tag, std::size_t at) {
        if (tag.name == "text:note" || tag.name == "office:annotation" ||
            tag.name == "text:tracked-changes" || tag.name == "text:sequence-decls") {
            hidden_ += tag.closes ? -1 : 1;
            return;
        }
        if (tag.name == "office:text")
            inside_ = !tag.closes;
        if (hidden_ > 0 || !inside_)
            return;
        if (tag.closes)
            return closing(tag.name);
        if (tag.name == "table:table-row") {
            if (rows_++ == 0)
                out.begin_block("", at);
        } else if (tag.name == "table:table-cell" && rows_ == 1) {
            out.put("\t", at);
        } else if (tag.name == "text:list-item") {
            item_ = true;
        } else if (tag.name == "text:p" || tag.name == "text:h") {
            paragraph(tag.name == "text:h", at);
        } else if (tag.name == "text:s") {
            out.put(" ", at);
        } else if (tag.name == "text:tab") {
            out.put("\t", at);
        } else if (tag.name == "text:line-break") {
            out.put("\n", at);
        }
    }
    void characters(std::string_view text, std::size_t at, std::size_t width) {
        if (paragraphs_ > 0 && hidden_ == 0)
            out.characters(text, at, width);
    }

    XmlText out;

private:
    void paragraph(bool heading, std::size_t at) {
        ++paragraphs_;
        if (rows_ > 0)
            return;
        out.begin_block(heading ? "# " : std::exchange(item_, false) ? "• " : "", at);
    }
    void closing(std::string_view name) {
        if (name == "table:table-row")
            --rows_;
        if (name != "text:p" && name != "text:h")
            return;
        --paragraphs_;
        if (rows_ == 0)
            out.end_block();
    }

    int hidden_ = 0;
    int rows_ = 0;
    int paragraphs_ = 0;
    bool inside_ = false;
    bool item_ = false;
};

template <class Reader>
void take_text(const std::string& part,
               const std::string& name,
               const Limits& limits,
               Decoded& out) {
    Reader reader;
    read_xml(
        part,
        name,
        limits.nesting * 4,  // office programs nest tables, frames and runs
        [&](const XmlTag& tag, std::size_t at) { reader.tag(tag, at); },
        [&](std::string_view text, std::size_t at, std::size_t width) {
            reader.characters(text, at, width);
        });
    reader.out.end_block();
    out.storage = std::move(reader.out.text);
    out.text = out.storage;
    out.map = std::move(reader.out.map);
    out.skipped = 0;
    out.encoding = "UTF-8";
}

/// Title and dates in the part of an archive that says them.
void take_metadata(const ZipArchive& archive,
                   const std::string& name,
                   const Limits& limits,
                   Metadata& metadata) {
    const std::optional<std::string> part = archive.read(name);
    if (!part)
        return;
    std::string* into = nullptr;
    std::string date;
    read_xml(
        *part,
        name,
        limits.nesting,
        [&](const XmlTag& tag, std::size_t) {
            into = nullptr;
            if (tag.closes)
                return;
            if (tag.name == "dc:title")
                into = &metadata.title;
            else if ((tag.name == "dcterms:created" || tag.name == "meta:creation-date") &&
                     date.empty())
                into = &date;
        },
        [&](std::string_view text, std::size_t, std::size_t) {
            if (into != nullptr)
                *into += text;
        });
    metadata.made = date_of_text(date);
}

std::string part_of(const ZipArchive& archive, std::string_view name) {
    std::optional<std::string> part = archive.read(std::string(name));
    if (!part)
        throw Error(ErrorCode::syntax, {}, fmt::format("the archive holds no {}", name));
    return std::move(*part);
}

/// The names of members stand in clear at the end of an archive.
bool holds(std::string_view bytes, std::string_view name) {
    return is_zip(bytes) && bytes.find(name) != std::string_view::npos;
}

}  // namespace

bool is_docx(std::string_view bytes) {
    return holds(bytes, word_part);
}

void convert_docx(Decoded& decoded, Metadata& metadata, const Limits& limits) {
    const ZipArchive archive(decoded.text, limits);
    take_metadata(archive, "docProps/core.xml", limits, metadata);
    take_text<WordReader>(part_of(archive, word_part), std::string(word_part), limits, decoded);
}

bool is_odt(std::string_view bytes) {
    return holds(bytes, "application/vnd.oasis.opendocument.text");
}

void convert_odt(Decoded& decoded, Metadata& metadata, const Limits& limits) {
    const ZipArchive archive(decoded.text, limits);
    take_metadata(archive, "meta.xml", limits, metadata);
    take_text<TextReader>(part_of(archive, text_part), std::string(text_part), limits, decoded);
}

}  // namespace entente
