// SPDX-License-Identifier: MIT
#include "extract/document.hpp"

#include "extract/clean.hpp"
#include "extract/date.hpp"
#include "extract/decode.hpp"
#include "extract/readers.hpp"
#include "extract/segment.hpp"
#include "graph/base/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace entente {
namespace {

/// The language that most of the text is in.
std::string language_of_most(const std::vector<Sentence>& sentences) {
    std::size_t chinese = 0;
    std::size_t english = 0;
    for (const Sentence& sentence : sentences) {
        // a Chinese character takes three bytes and says as much as an English word's half
        (sentence.language == "zh" ? chinese : english) += sentence.end - sentence.begin;
    }
    if (sentences.empty())
        return {};
    return chinese >= english ? "zh" : "en";
}

}  // namespace

Document read_document(std::string_view bytes,
                       const std::string& name,
                       const ReadOptions& options) {
    Decoded decoded;
    Metadata metadata;
    const Reader* reader = find_binary_reader(bytes);
    if (reader != nullptr) {
        if (bytes.size() > options.limits.document_bytes)
            throw Error(ErrorCode::limit,
                        {name, 0, 0},
                        fmt::format("more than {} bytes (Limits::document_bytes)",
                                    options.limits.document_bytes));
        decoded.text = bytes;
    } else {
        decode(bytes, name, options.limits, decoded);
        reader = find_reader(name, decoded.text);
    }
    if (reader != nullptr)
        reader->convert(decoded, metadata, options.limits);
    Document document = make_document(std::move(decoded), std::move(metadata), name, options);
    document.sha256 = sha256_hex(bytes);
    return document;
}

Document make_document(Decoded&& decoded,
                       Metadata&& metadata,
                       const std::string& name,
                       const ReadOptions& options) {
    Cleaned cleaned = clean(decoded);
    Document document;
    document.name = name;
    const std::string& language = options.language.empty() ? metadata.language : options.language;
    document.sentences = segment(cleaned, language, options.limits);
    document.language = language.empty() ? language_of_most(document.sentences) : language;
    document.date = options.date;
    for (const std::string& date : {metadata.of_row ? metadata.date : date_of_name(name),
                                    metadata.date,
                                    date_of_head(cleaned),
                                    metadata.made})
        if (document.date.empty())
            document.date = date;
    document.title = std::move(metadata.title);
    document.source = std::move(metadata.source);
    document.url = std::move(metadata.url);
    document.pages = std::move(metadata.pages);
    document.text = std::move(cleaned.text);
    document.map = std::move(cleaned.map);
    return document;
}

std::string Document::name_at(std::size_t original) const {
    if (pages.empty())
        return name;
    return fmt::format(
        "{}#page={}", name, std::ranges::upper_bound(pages, original) - pages.begin());
}

}  // namespace entente
