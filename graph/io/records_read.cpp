// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"
#include "graph/io/entente_keys.hpp"
#include "graph/io/records_json.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace entente {
namespace {

/// An object of texts.
template <class Map>
Map read_texts(JsonView& json, std::size_t most, std::string_view what) {
    Map map;
    json.object([&](std::string_view key, std::size_t at) {
        const auto [entry, fresh] = map.try_emplace(std::string(key));
        if (!fresh)
            json.fail(at, fmt::format("key '{}' stands twice", printable(key)));
        entry->second = json.string(most, what);
    });
    return map;
}

}  // namespace

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

std::string not_a_date(std::string_view text) {
    return fmt::format("'{}' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD", printable(text));
}

std::string unknown_modality(std::string_view name) {
    const std::string_view near =
        nearest_name(name, {"asserted", "reported", "planned", "hypothetical"});
    return fmt::format("unknown modality '{}'{}",
                       printable(name),
                       near.empty() ? "; one of asserted, reported, planned, hypothetical"
                                    : fmt::format("; did you mean '{}'?", near));
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
    json.fail(at, unknown_modality(name), ErrorCode::unknown_name);
}

std::string read_date(JsonView& json) {
    const std::size_t at = json.offset();
    std::string date = json.string();
    if (!is_date(date))
        json.fail(at, not_a_date(date));
    return date;
}

Sign read_sign(JsonView& json) {
    const std::size_t at = json.offset();
    const double value = json.number();
    if (value != 0 && value != 1 && value != -1)
        json.fail(at, "1, 0 or -1 expected");
    return value > 0 ? Sign::positive : value < 0 ? Sign::negative : Sign::neutral;
}

Labels read_labels(JsonView& json) {
    return read_texts<Labels>(json, json.limits().label_bytes, "a label");
}

Attributes read_attributes(JsonView& json) {
    return read_texts<Attributes>(json, SIZE_MAX, "an attribute");
}

NodeType read_node_type(JsonView& json) {
    NodeType type;
    json.record(json_keys::node_type, need<2>({0}), [&](std::size_t key) {
        if (key == 0)
            type.name = json.string(json.limits().id_bytes, "a name");
        else
            type.labels = read_labels(json);
    });
    return type;
}

RelationType read_relation(JsonView& json) {
    RelationType type;
    json.record(json_keys::relation, need<8>({0, 1, 2}), [&](std::size_t key) {
        switch (key) {
            case 0:
                type.name = json.string(json.limits().id_bytes, "a name");
                break;
            case 1:
                type.directed = json.boolean();
                break;
            case 2:
                type.sign = read_sign(json);
                break;
            case 3:
                type.weight = json.number();
                break;
            case 4:
                type.labels = read_labels(json);
                break;
            case 5:
                json.string(type.parent);
                break;
            case 6:
                json.string(type.plover);
                break;
            default:
                json.string(type.cameo);
                break;
        }
    });
    return type;
}

DocumentInfo read_document(JsonView& json) {
    DocumentInfo document;
    json.record(json_keys::document, need<4>({0}), [&](std::size_t key) {
        switch (key) {
            case 0:
                json.string(document.name);
                break;
            case 1:
                json.string(document.sha256);
                break;
            case 2:
                document.date = read_date(json);
                break;
            default:
                json.string(document.language);
                break;
        }
    });
    return document;
}

void read_node_metadata(JsonView& json, Node& node) {
    json.record(json_keys::node_metadata, need<4>({}), [&](std::size_t key) {
        switch (key) {
            case 0:
                node.type = json.string(json.limits().id_bytes, "a type");
                break;
            case 1:
                node.labels = read_labels(json);
                break;
            case 2:
                json.array([&] {
                    node.aliases.push_back(json.string(json.limits().label_bytes, "an alias"));
                });
                break;
            default:
                node.attributes = read_attributes(json);
                break;
        }
    });
}

void read_node(JsonView& json, Node& node) {
    std::string label;
    json.record(json_keys::node, need<2>({}), [&](std::size_t key) {
        if (key == 0)
            label = json.string(json.limits().label_bytes, "a label");
        else
            read_node_metadata(json, node);
    });
    if (node.labels.empty() && !label.empty())
        node.labels.emplace("en", std::move(label));
}

StoredSentence read_stored_sentence(JsonView& json, std::string* document) {
    StoredSentence s;
    const std::size_t at = json.offset();
    const auto required = document == nullptr ? need<7>({1, 4}) : need<7>({0, 1, 4});
    json.record(json_keys::sentence, required, [&](std::size_t key) {
        switch (key) {
            case 0:
                if (document == nullptr)
                    json.skip();
                else
                    json.string(*document);
                break;
            case 1:
                s.ref.index = static_cast<std::uint32_t>(json.natural(UINT32_MAX));
                break;
            case 2:
                s.ref.begin = json.natural();
                break;
            case 3:
                s.ref.end = json.natural();
                break;
            case 4:
                json.string(s.ref.text);
                break;
            case 5:
                s.date = read_date(json);
                break;
            default:
                s.language = json.string();
                break;
        }
    });
    if (s.ref.end < s.ref.begin)
        json.fail(at, "a sentence that ends before it begins");
    return s;
}

void read_evidence(JsonView& json, StoredEvidence& stored) {
    Evidence& e = stored.evidence;
    json.record(json_keys::evidence, need<9>({0, 1}), [&](std::size_t key) {
        switch (key) {
            case 0:
                json.string(e.statement);
                break;
            case 1:
                json.string(e.document);
                break;
            case 2:
                stored.index_at = json.offset();
                if (json.peek() == '{')
                    stored.own = read_stored_sentence(json, nullptr);
                else
                    stored.index = static_cast<std::uint32_t>(json.natural(UINT32_MAX));
                break;
            case 3:
                e.modality = read_modality(json);
                break;
            case 4:
                json.string(e.speaker);
                break;
            case 5:
                json.string(e.rule);
                break;
            case 6:
                e.source_span = read_span(json);
                break;
            case 7:
                e.trigger = read_span(json);
                break;
            default:
                e.target_span = read_span(json);
                break;
        }
    });
}

}  // namespace entente
