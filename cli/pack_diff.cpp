// SPDX-License-Identifier: MIT
#include "cli/pack_diff.hpp"

#include "cli/documents.hpp"
#include "cli/ordered.hpp"
#include "cli/packs.hpp"
#include "extract/document.hpp"
#include "extract/extractor.hpp"
#include "graph/assemble.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <thread>
#include <utility>

namespace entente::cli {
namespace {

/// What is in a pack, by key: two of them tell what was added, removed and changed.
using Entries = std::map<std::string, std::string>;

std::string count_changes(std::string_view what, const Entries& before, const Entries& after) {
    std::size_t added = 0, removed = 0, changed = 0;
    for (const auto& [key, text] : before) {
        const auto at = after.find(key);
        removed += at == after.end() ? 1U : 0U;
        changed += at != after.end() && at->second != text ? 1U : 0U;
    }
    for (const auto& [key, text] : after)
        added += before.contains(key) ? 0U : 1U;
    return added + removed + changed == 0
               ? std::string()
               : fmt::format("{} +{} -{} ~{}", what, added, removed, changed);
}

Entries entities(const Pack& pack) {
    Entries entries;
    for (const Entity& entity : pack.entities) {
        std::string& text = entries[entity.id];
        text += entity.type;
        for (const auto& [name, value] : entity.attributes)
            text += fmt::format("\n{}={}", name, value);
        for (const auto& [language, label] : entity.labels)
            text += fmt::format("\n{}:{}", language, label);
        for (const Form& form : entity.forms)
            text +=
                fmt::format("\n{} {} {}", form.text, static_cast<int>(form.kind), form.language);
    }
    return entries;
}

Entries lexemes(const Pack& pack) {
    Entries entries;
    for (const auto& [language, list] : pack.lexemes)
        for (const Lexeme& l : list)
            entries[fmt::format(
                "{} {} {}", language, fmt::join(l.forms, "|"), static_cast<int>(l.pos))] +=
                fmt::format("{} {} {} {}{}{}{}{} {} {} {} {}\n",
                            fmt::join(l.irregular, "|"),
                            fmt::join(l.governs, "|"),
                            l.relation,
                            l.negated,
                            l.inverse,
                            l.mutual,
                            l.patient,
                            l.strict,
                            l.modality ? to_string(*l.modality) : "",
                            fmt::join(l.source_types, "|"),
                            fmt::join(l.target_types, "|"),
                            l.needs);
    return entries;
}

Entries constructions(const Pack& pack) {
    Entries entries;
    for (const auto& [language, grammar] : pack.grammars) {
        for (const Construction& c : grammar.constructions) {
            std::string pos;
            for (const Pos one : c.pos)
                pos += fmt::format("{} ", static_cast<int>(one));
            entries[language + " " + c.name] += fmt::format("{} {} {} {} {}\n",
                                                            pos,
                                                            fmt::join(c.governs, "|"),
                                                            fmt::join(c.when, "|"),
                                                            c.source,
                                                            c.target);
        }
        for (const auto* table : {&grammar.words, &grammar.inflection})
            for (const auto& [name, words] : *table)
                entries[language + " [" + name + "]"] = fmt::format("{}", fmt::join(words, "|"));
    }
    return entries;
}

std::string describe_change(const Pack& before, const Pack& after) {
    std::string text;
    for (const std::string& part :
         {count_changes("entities", entities(before), entities(after)),
          count_changes("lexemes", lexemes(before), lexemes(after)),
          count_changes(
              "constructions and word classes", constructions(before), constructions(after))})
        if (!part.empty())
            text.append(text.empty() ? "" : "; ").append(part);
    return text.empty() ? "the packs have the same entities, lexemes and constructions" : text;
}

/// A document read by both packs.
struct Reading {
    std::optional<Error> failure;
    DocumentInfo document;
    std::array<std::vector<Statement>, 2> statements;
};

class Comparison {
public:
    Comparison(std::shared_ptr<const Pack> before, std::shared_ptr<const Pack> after)
        : packs_{std::move(before), std::move(after)},
          extractors_{Extractor(packs_[0]), Extractor(packs_[1])} {}

    /// Documents that cannot be read are reported. @returns how many they were.
    std::size_t read(const std::vector<Source>& sources, Session& session) {
        std::size_t failures = 0;
        const auto make = [&](std::size_t i) { return read_one(sources[i], session); };
        const auto take = [&](std::size_t, Reading&& reading) {
            if (reading.failure) {
                session.console.report(*reading.failure);
                ++failures;
                return;
            }
            documents_.push_back(std::move(reading.document));
            for (std::size_t p = 0; p < packs_.size(); ++p)
                std::ranges::move(reading.statements[p], std::back_inserter(statements_[p]));
        };
        in_order<Reading>(
            sources.size(), std::max(1U, std::thread::hardware_concurrency()), make, take);
        if (documents_.empty())
            throw Error(ErrorCode::io, {}, "no document could be read");
        return failures;
    }

    /// @param p 0 = by the old pack, 1 = by the new one.
    [[nodiscard]] Graph graph(std::size_t p) const {
        Provenance provenance = provenance_of(*packs_[p]);
        provenance.documents = documents_;
        return assemble(
            statements_[p], packs_[p]->schema, packs_[p]->catalogue(), std::move(provenance));
    }

private:
    [[nodiscard]] Reading read_one(const Source& source, Session& session) const {
        Reading reading;
        try {
            const Document document = open_document(source, {}, session);
            reading.document = {document.name, document.sha256, document.date, document.language};
            for (std::size_t p = 0; p < packs_.size(); ++p)
                reading.statements[p] = extractors_[p].extract(document).statements;
        } catch (const Error& error) {
            reading.failure =
                Error(error.code(),
                      {shown_path(source.path), error.where().line, error.where().column},
                      error.message());
        }
        return reading;
    }

    std::array<std::shared_ptr<const Pack>, 2> packs_;
    std::array<Extractor, 2> extractors_;
    std::vector<DocumentInfo> documents_;
    std::array<std::vector<Statement>, 2> statements_;
};

}  // namespace

Status pack_diff(const std::vector<std::string>& words, DiffOutput& output, Session& session) {
    constexpr std::size_t least = 3;
    if (words.size() < least)
        throw Error(ErrorCode::usage,
                    {},
                    "pack diff takes two packs and documents: pack diff OLD NEW INPUT...");
    output.check();
    const auto before = PackOptions{{words[0]}}.load(session);
    const auto after = PackOptions{{words[1]}}.load(session);
    const Sources sources = find_documents({words.begin() + 2, words.end()}, session);
    for (const Error& failure : sources.failures)
        session.console.report(failure);
    if (sources.documents.empty())
        throw Error(ErrorCode::io, {}, "there are no documents to compare by");
    Comparison comparison(before, after);
    const std::size_t failures = comparison.read(sources.documents, session);
    session.console.note(describe_change(*before, *after));
    const Status status =
        output.write(comparison.graph(0), comparison.graph(1), words[0], words[1], session);
    return failures + sources.failures.size() > 0 ? negative : status;
}

}  // namespace entente::cli
