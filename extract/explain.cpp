// SPDX-License-Identifier: MIT
#include "extract/explain.hpp"

#include "graph/io/io.hpp"
#include "graph/io/json_writer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>

namespace entente {
namespace {

std::string names_line(const SentenceExplanation& sentence) {
    std::string line;
    for (const ExplainedName& name : sentence.names)
        line += fmt::format("{}{} = {}{}",
                            line.empty() ? "" : "; ",
                            name.text,
                            name.entity,
                            name.place ? " (a place here)" : "");
    return line;
}

/// For each word that gave nothing the construction that came closest; words of one form and
/// relation once.
std::string failed_words(const std::vector<ExplainedAttempt>& all) {
    std::string out;
    const auto same_word = [](const ExplainedAttempt& a, const ExplainedAttempt& b) {
        return a.word == b.word && a.relation == b.relation;
    };
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t closest = begin;
        std::size_t end = begin;
        bool used = false;
        for (; end < all.size() && same_word(all[begin], all[end]); ++end) {
            used = used || all[end].used;
            if (all[end].unmet < all[closest].unmet)
                closest = end;
        }
        begin = end;
        const ExplainedAttempt& attempt = all[closest];
        if (!used && !attempt.relation.empty())
            out += fmt::format("     no statement from “{}” ({}): {}: {}\n",
                               attempt.word,
                               attempt.relation,
                               attempt.construction,
                               attempt.obstacle);
    }
    return out;
}

/// The attempt that gave a statement.
const ExplainedAttempt* origin(const SentenceExplanation& sentence, const Statement& s) {
    for (const ExplainedAttempt& attempt : sentence.attempts)
        if (attempt.used && attempt.word == s.trigger.text && attempt.relation == s.relation &&
            s.rule == fmt::format("{}/{}", attempt.construction, attempt.lexeme))
            return &attempt;
    return nullptr;
}

std::string statement_lines(const SentenceExplanation& sentence, const Statement& s) {
    std::string out = fmt::format(
        "   => {} {}{} {}{}  [{}] “{}”\n",
        s.source,
        s.negated ? "not " : "",
        s.relation,
        s.target,
        s.modality == Modality::asserted ? "" : fmt::format(" ({})", to_string(s.modality)),
        s.rule,
        s.trigger.text);
    if (const ExplainedAttempt* from = origin(sentence, s))
        out += fmt::format(
            "      source “{}” in the slot '{}', target “{}” in the slot '{}'\n"
            "      word: {}; construction: {}\n",
            s.source_span.text,
            from->source_slot,
            s.target_span.text,
            from->target_slot,
            to_string(from->lexeme_place),
            to_string(from->construction_place));
    if (!s.speaker.empty())
        out += fmt::format("      said by {}\n", s.speaker);
    return out;
}

void list(JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
    json.key(key);
    json.raw("[");
    for (const std::string& value : values)
        json.element(value);
    json.raw("]");
}

void write(JsonWriter& json, const ExplainedAttempt& attempt) {
    json.comma();
    json.raw("{");
    json.text("word", attempt.word);
    json.text("lexeme", attempt.lexeme);
    json.text("lexeme_place", to_string(attempt.lexeme_place));
    json.text_unless_empty("relation", attempt.relation);
    json.text("construction", attempt.construction);
    json.text("construction_place", to_string(attempt.construction_place));
    json.text("source_slot", attempt.source_slot);
    json.text("target_slot", attempt.target_slot);
    list(json, "sources", attempt.sources);
    list(json, "targets", attempt.targets);
    json.text_unless_empty("obstacle", attempt.obstacle);
    json.flag("used", attempt.used);
    json.raw("}");
}

}  // namespace

std::string to_text(const SentenceExplanation& sentence) {
    std::string out = fmt::format("{}. {}\n", sentence.index, sentence.text);
    if (!sentence.names.empty())
        out += fmt::format("   names: {}\n", names_line(sentence));
    for (const std::string& line : sentence.reading)
        out += fmt::format("   {}\n", line);
    if (!sentence.unknown.empty())
        out += fmt::format("   not in the pack: {}\n", fmt::join(sentence.unknown, ", "));
    out += failed_words(sentence.attempts);
    for (const Statement& s : sentence.statements)
        out += statement_lines(sentence, s);
    return out;
}

std::string to_json(const SentenceExplanation& sentence) {
    std::string out = "{";
    JsonWriter json(out);
    json.number("sentence", std::uint64_t{sentence.index});
    json.text("text", sentence.text);
    json.key("names");
    json.raw("[");
    for (const ExplainedName& name : sentence.names) {
        json.comma();
        json.raw("{");
        json.text("text", name.text);
        json.text("entity", name.entity);
        if (name.place)
            json.flag("place", true);
        json.raw("}");
    }
    json.raw("]");
    list(json, "reading", sentence.reading);
    list(json, "unknown", sentence.unknown);
    json.key("attempts");
    json.raw("[");
    for (const ExplainedAttempt& attempt : sentence.attempts)
        write(json, attempt);
    json.raw("]");
    json.key("statements");
    json.raw("[");
    for (const Statement& s : sentence.statements) {
        json.comma();
        json.raw(to_json_line(s));
    }
    json.raw("]}");
    return out;
}

std::string to_json(const WhyNot& answer, const Expectation& expected) {
    std::string out = "{";
    JsonWriter json(out);
    json.text("source", expected.source);
    json.text("relation", expected.relation);
    json.text("target", expected.target);
    json.flag("negated", expected.negated);
    json.flag("given", answer.given);
    json.number("sentence", std::uint64_t{answer.sentence});
    list(json, "missing", answer.missing);
    json.key("closest");
    if (answer.closest.construction.empty()) {
        json.raw("null");
    } else {
        json.raw("[");
        write(json, answer.closest);
        json.raw("]");
    }
    list(json, "reasons", answer.reasons);
    json.raw("}");
    return out;
}

std::string to_text(const WhyNot& answer, const Expectation& expected) {
    std::string out = fmt::format("{} {}{} {}: {}\n",
                                  expected.source,
                                  expected.negated ? "not " : "",
                                  expected.relation,
                                  expected.target,
                                  answer.given ? "given" : "not given");
    for (const std::string& reason : answer.reasons)
        out += fmt::format("   {}\n", reason);
    return out;
}

}  // namespace entente
