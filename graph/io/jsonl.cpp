// SPDX-License-Identifier: MIT
#include "graph/io/io.hpp"
#include "graph/io/json_lines.hpp"
#include "graph/io/records_json.hpp"
#include "graph/io/text.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace entente {
namespace {

enum class Key : std::size_t {
    id,
    document,
    date,
    language,
    sentence,
    source,
    relation,
    target,
    negated,
    modality,
    speaker,
    rule,
    source_span,
    trigger_span,
    target_span,
    trigger,
    count
};
constexpr auto key_count = static_cast<std::size_t>(Key::count);
constexpr std::array<std::string_view, key_count> statement_keys = {"id",
                                                                    "document",
                                                                    "date",
                                                                    "language",
                                                                    "sentence",
                                                                    "source",
                                                                    "relation",
                                                                    "target",
                                                                    "negated",
                                                                    "modality",
                                                                    "speaker",
                                                                    "rule",
                                                                    "source_span",
                                                                    "trigger_span",
                                                                    "target_span",
                                                                    "trigger"};

/// A name that must not be empty.
std::string name(JsonView& json, std::string_view what) {
    const std::size_t at = json.offset();
    std::string text = json.string(json.limits().id_bytes, what);
    if (text.empty())
        json.fail(at, fmt::format("an empty {}", what));
    return text;
}

void read_field(JsonView& json, Key key, Statement& s) {
    switch (key) {
        case Key::id:
            s.id = json.string(json.limits().id_bytes, "id");
            break;
        case Key::document:
            json.string(s.document);
            break;
        case Key::date:
            s.date = read_date(json);
            break;
        case Key::language:
            s.language = json.string(json.limits().id_bytes, "language");
            break;
        case Key::sentence:
            s.sentence = read_sentence(json);
            break;
        case Key::source:
            s.source = name(json, "source");
            break;
        case Key::relation:
            s.relation = name(json, "relation");
            break;
        case Key::target:
            s.target = name(json, "target");
            break;
        case Key::negated:
            s.negated = json.boolean();
            break;
        case Key::modality:
            s.modality = read_modality(json);
            break;
        case Key::speaker:
            s.speaker = json.string(json.limits().id_bytes, "speaker");
            break;
        case Key::rule:
            json.string(s.rule);
            break;
        case Key::source_span:
            s.source_span = read_span(json);
            break;
        case Key::trigger:
        case Key::trigger_span:
            s.trigger = read_span(json);
            break;
        case Key::target_span:
            s.target_span = read_span(json);
            break;
        case Key::count:
            break;
    }
}

/// Statements coded elsewhere may have no more than their ends, a relation and a document; an id is
/// made where there is none.
constexpr auto required_keys = need<key_count>({static_cast<std::size_t>(Key::document),
                                                static_cast<std::size_t>(Key::source),
                                                static_cast<std::size_t>(Key::relation),
                                                static_cast<std::size_t>(Key::target)});

Statement read_statement(JsonView& json) {
    Statement statement;
    json.record(statement_keys, required_keys, [&](std::size_t key) {
        read_field(json, static_cast<Key>(key), statement);
    });
    json.finish();
    if (statement.id.empty())
        statement.id = statement_id(statement);
    return statement;
}

enum class MentionKey : std::size_t { document, sentence, entity, type, begin, end, text, count };
constexpr auto mention_key_count = static_cast<std::size_t>(MentionKey::count);
constexpr std::array<std::string_view, mention_key_count> mention_keys = {
    "document", "sentence", "entity", "type", "begin", "end", "text"};
constexpr auto required_mention_keys =
    need<mention_key_count>({static_cast<std::size_t>(MentionKey::document),
                             static_cast<std::size_t>(MentionKey::sentence),
                             static_cast<std::size_t>(MentionKey::entity)});

void read_field(JsonView& json, MentionKey key, MentionRecord& m) {
    switch (key) {
        case MentionKey::document:
            json.string(m.document);
            break;
        case MentionKey::sentence:
            m.sentence = static_cast<std::uint32_t>(json.natural(UINT32_MAX));
            break;
        case MentionKey::entity:
            m.entity = name(json, "entity");
            break;
        case MentionKey::type:
            m.type = json.string(json.limits().id_bytes, "type");
            break;
        case MentionKey::begin:
            m.begin = json.natural();
            break;
        case MentionKey::end:
            m.end = json.natural();
            break;
        case MentionKey::text:
            json.string(m.text);
            break;
        case MentionKey::count:
            break;
    }
}

MentionRecord read_mention(JsonView& json) {
    MentionRecord mention;
    json.record(mention_keys, required_mention_keys, [&](std::size_t key) {
        read_field(json, static_cast<MentionKey>(key), mention);
    });
    json.finish();
    return mention;
}

}  // namespace

std::string to_json_line(const Statement& s) {
    std::string out = "{";
    JsonWriter json(out);
    json.text("id", s.id);
    json.text("document", s.document);
    json.text("date", s.date);
    json.text("language", s.language);
    json.key("sentence");
    json.raw("{");
    write_sentence_ref(json, s.sentence);
    json.raw("}");
    json.text("source", s.source);
    json.text("relation", s.relation);
    json.text("target", s.target);
    json.flag("negated", s.negated);
    json.text("modality", to_string(s.modality));
    json.text("speaker", s.speaker);
    json.text("rule", s.rule);
    write_span_always(json, "source_span", s.source_span);
    write_span_always(json, "trigger_span", s.trigger);
    write_span_always(json, "target_span", s.target_span);
    json.raw("}");
    return out;
}

std::string to_json_line(const MentionRecord& m) {
    std::string out = "{";
    JsonWriter json(out);
    json.text("document", m.document);
    json.number("sentence", std::uint64_t{m.sentence});
    json.text("entity", m.entity);
    json.text("type", m.type);
    json.number("begin", m.begin);
    json.number("end", m.end);
    json.text("text", m.text);
    json.raw("}");
    return out;
}

void parse_statements(std::string_view jsonl,
                      const std::string& file,
                      const std::function<void(Statement&&)>& each,
                      const Limits& limits) {
    for_each_json_line(
        jsonl, file, limits, [&each](JsonView& line) { each(read_statement(line)); });
}

void parse_mentions(std::string_view jsonl,
                    const std::string& file,
                    const std::function<void(MentionRecord&&)>& each,
                    const Limits& limits) {
    for_each_json_line(jsonl, file, limits, [&each](JsonView& line) { each(read_mention(line)); });
}

}  // namespace entente
