// SPDX-License-Identifier: MIT
#include "extract/document.hpp"

#include "extract/clean.hpp"
#include "extract/date.hpp"
#include "extract/decode.hpp"
#include "extract/readers.hpp"
#include "extract/segment.hpp"
#include "graph/base/file.hpp"

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
    decode(bytes, name, options.limits, decoded);
    Metadata metadata;
    if (const Reader* const reader = find_reader(name, decoded.text); reader != nullptr)
        reader->convert(decoded, metadata);
    Cleaned cleaned = clean(decoded);
    Document document;
    document.name = name;
    document.sha256 = sha256_hex(bytes);
    document.sentences = segment(cleaned, options.language, options.limits);
    document.language =
        options.language.empty() ? language_of_most(document.sentences) : options.language;
    document.date = options.date.empty() ? date_of_name(name) : options.date;
    if (document.date.empty())
        document.date = metadata.date;
    if (document.date.empty())
        document.date = date_of_head(cleaned);
    document.text = std::move(cleaned.text);
    document.map = std::move(cleaned.map);
    return document;
}

}  // namespace entente
