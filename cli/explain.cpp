// SPDX-License-Identifier: MIT
#include "extract/explain.hpp"

#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "cli/packs.hpp"
#include "cli/suggest.hpp"
#include "extract/document.hpp"
#include "extract/extractor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string>

namespace entente::cli {
namespace {

/// "articles/a.txt:12" -> path and sentence.
struct Place {
    std::string path;
    std::uint32_t sentence = 0;
};

Place parse_place(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    Place place{text.substr(0, colon), 0};
    if (colon != std::string::npos) {
        const char* const end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, place.sentence);
        if (error == std::errc() && stop == end && place.sentence > 0 && !place.path.empty())
            return place;
    }
    throw Error(ErrorCode::usage,
                {},
                fmt::format("--sentence: '{}' is not FILE:NUMBER, as in articles/a.txt:12", text));
}

class Explain final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positionals("TEXT", words_, "a sentence or more; - is stdin", 0);
        arguments.option("--sentence",
                         place_,
                         "FILE:N",
                         "sentence N of a document, read with all that stands before it");
        arguments.words("--why-not",
                        expected_,
                        3,
                        "SRC REL TGT",
                        "why a statement is not found: the construction that came closest and what "
                        "stopped it; !REL is the negated relation");
        packs_.add_to(arguments);
        arguments.option("--language", read_.language, "CODE", "en or zh, instead of detection");
        arguments.choice("-f,--format", format_, {"text", "json"}, "how it is written");
    }

    Status run(Session& session) override {
        if (words_.empty() == place_.empty())
            throw Error(ErrorCode::usage, {}, "give either TEXT or --sentence FILE:N");
        const std::shared_ptr<const Pack> pack = packs_.load(session);
        const Expectation expected = expectation(*pack);
        const Place place = place_.empty() ? Place{} : parse_place(place_);
        const Document document = read(place, session);
        std::vector<SentenceExplanation> sentences = Extractor(pack).explain(document);
        if (place.sentence > sentences.size())
            throw Error(
                ErrorCode::usage,
                {.file = place.path},
                fmt::format("there are {} sentences, not {}", sentences.size(), place.sentence));
        if (place.sentence > 0)
            sentences = {sentences[place.sentence - 1]};
        write_output("-",
                     format_ == "json" ? json(sentences, expected) : text(sentences, expected));
        return fine;
    }

private:
    [[nodiscard]] Document read(const Place& place, Session& session) const {
        std::string text;
        std::string name = "text";
        if (!place.path.empty()) {
            text = session.inputs.read(place.path, read_.limits.document_bytes);
            name = std::filesystem::path(place.path).filename().string();
        } else if (words_.size() == 1 && words_.front() == "-") {
            text = session.inputs.read("-", read_.limits.document_bytes);
        } else {
            for (const std::string& word : words_)
                text += (text.empty() ? "" : " ") + word;
        }
        Document document = read_document(text, name, read_);
        if (document.sentences.empty())
            throw Error(ErrorCode::usage, {}, "there is no text to explain");
        return document;
    }

    /// What --why-not asks for: ids, or names as the pack has them.
    [[nodiscard]] Expectation expectation(const Pack& pack) const {
        Expectation expected;
        if (expected_.empty())
            return expected;
        expected.negated = expected_[1].starts_with('!');
        expected.source = entity(pack, expected_[0]);
        expected.relation = expected_[1].substr(expected.negated ? 1 : 0);
        expected.target = entity(pack, expected_[2]);
        if (pack.schema.find_relation(expected.relation) == nullptr) {
            std::vector<std::string> known;
            for (const RelationType& relation : pack.schema.relations())
                known.push_back(relation.name);
            throw Error(
                ErrorCode::unknown_name, {}, unknown_name("relation", expected.relation, known));
        }
        return expected;
    }

    [[nodiscard]] static std::string entity(const Pack& pack, const std::string& name) {
        if (pack.find(name) != nullptr)
            return name;
        for (const Entity& one : pack.entities)
            if (std::ranges::find(one.forms, name, &Form::text) != one.forms.end())
                return one.id;
        throw Error(ErrorCode::unknown_name,
                    {},
                    fmt::format("--why-not: the pack {} knows no actor '{}'", pack.name, name));
    }

    [[nodiscard]] std::string text(const std::vector<SentenceExplanation>& sentences,
                                   const Expectation& expected) const {
        std::string out;
        for (const SentenceExplanation& sentence : sentences)
            out += to_text(sentence);
        if (!expected_.empty())
            out += to_text(why_not(sentences, expected), expected);
        return out;
    }

    [[nodiscard]] std::string json(const std::vector<SentenceExplanation>& sentences,
                                   const Expectation& expected) const {
        std::string out = "{\"sentences\":[";
        for (std::size_t i = 0; i < sentences.size(); ++i)
            out += (i == 0 ? "\n" : ",\n") + to_json(sentences[i]);
        out += "]";
        if (!expected_.empty())
            out += ",\n\"why_not\":" + to_json(why_not(sentences, expected), expected);
        return out + "}\n";
    }

    std::vector<std::string> words_, expected_;
    std::string place_;
    std::string format_ = "text";
    PackOptions packs_;
    ReadOptions read_;
};

}  // namespace

std::unique_ptr<Command> make_explain() {
    return std::make_unique<Explain>();
}

}  // namespace entente::cli
