// SPDX-License-Identifier: MIT
#include "graph/io/evidence_json.hpp"

#include "graph/base/utf8.hpp"
#include "graph/io/text.hpp"

#include <fmt/format.h>

#include <array>

namespace entente {
namespace {

void append_range(std::string& out, std::uint64_t begin, std::uint64_t end, std::string_view text) {
    out += "\"begin\":";
    append_number(out, begin);
    out += ",\"end\":";
    append_number(out, end);
    out += ",\"text\":";
    append_json(out, text);
    out += '}';
}

bool is_date(std::string_view text) noexcept {
    constexpr std::string_view shape = "dddd-dd-dd";
    if (text.size() != 0 && text.size() != 4 && text.size() != 7 && text.size() != 10)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == 'd' ? !digit : text[i] != '-')
            return false;
    }
    const auto two = [text](std::size_t at) {
        return (text[at] - '0') * 10 + (text[at + 1] - '0');
    };
    if (text.size() >= 7 && (two(5) < 1 || two(5) > 12))
        return false;
    return text.size() < 10 || (two(8) >= 1 && two(8) <= 31);
}

}  // namespace

void append_json(std::string& out, const Span& span) {
    out += '{';
    append_range(out, span.begin, span.end, span.text);
}

void append_json(std::string& out, const SentenceRef& sentence) {
    out += "{\"index\":";
    append_number(out, std::uint64_t{sentence.index});
    out += ',';
    append_range(out, sentence.begin, sentence.end, sentence.text);
}

Span read_span(JsonView& json) {
    static constexpr std::array<std::string_view, 3> keys = {"begin", "end", "text"};
    Span span;
    const std::size_t at = json.offset();
    json.record(keys, std::bitset<3>(0b111), [&](std::size_t key) {
        switch (key) {
            case 0:
                span.begin = json.natural();
                break;
            case 1:
                span.end = json.natural();
                break;
            default:
                json.string(span.text);
                break;
        }
    });
    if (span.end < span.begin)
        json.fail(at, "a span that ends before it begins");
    return span;
}

SentenceRef read_sentence(JsonView& json) {
    static constexpr std::array<std::string_view, 4> keys = {"index", "begin", "end", "text"};
    SentenceRef sentence;
    const std::size_t at = json.offset();
    json.record(keys, std::bitset<4>(0b1111), [&](std::size_t key) {
        switch (key) {
            case 0:
                sentence.index = static_cast<std::uint32_t>(json.natural(UINT32_MAX));
                break;
            case 1:
                sentence.begin = json.natural();
                break;
            case 2:
                sentence.end = json.natural();
                break;
            default:
                json.string(sentence.text);
                break;
        }
    });
    if (sentence.end < sentence.begin)
        json.fail(at, "a sentence that ends before it begins");
    return sentence;
}

Modality read_modality(JsonView& json) {
    const std::size_t at = json.offset();
    const std::string name = json.string();
    if (const auto modality = parse_modality(name))
        return *modality;
    const std::string_view near =
        nearest_name(name, {"asserted", "reported", "planned", "hypothetical"});
    json.fail(at,
              fmt::format("unknown modality '{}'{}",
                          printable(name),
                          near.empty() ? "; one of asserted, reported, planned, hypothetical"
                                       : fmt::format("; did you mean '{}'?", near)),
              ErrorCode::unknown_name);
}

std::string read_date(JsonView& json) {
    const std::size_t at = json.offset();
    std::string date = json.string();
    if (!is_date(date))
        json.fail(
            at,
            fmt::format("'{}' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD", printable(date)));
    return date;
}

}  // namespace entente
