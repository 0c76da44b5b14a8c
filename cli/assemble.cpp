// SPDX-License-Identifier: MIT
#include "graph/assemble.hpp"

#include "cli/command.hpp"
#include "cli/dates.hpp"
#include "cli/outputs.hpp"
#include "cli/packs.hpp"
#include "cli/suggest.hpp"
#include "cli/text.hpp"
#include "graph/io/io.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace entente::cli {
namespace {

/// The documents that statements name; their hashes are not known here.
std::vector<DocumentInfo> documents_of(std::span<const Statement> statements) {
    std::map<std::string, DocumentInfo> documents;
    for (const Statement& s : statements)
        documents.try_emplace(
            s.document, DocumentInfo{.name = s.document, .date = s.date, .language = s.language});
    std::vector<DocumentInfo> list;
    for (auto& [name, document] : documents)
        list.push_back(std::move(document));
    return list;
}

/// "world.entente.json" and "2016" give "world.2016.entente.json".
std::string with_year(const std::string& path, const std::string& year) {
    constexpr std::string_view extension = ".entente.json";
    const bool usual = path.ends_with(extension);
    const std::string stem = usual ? path.substr(0, path.size() - extension.size()) : path;
    return fmt::format("{}.{}{}", stem, year, usual ? extension : "");
}

class Assemble final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positionals("S.jsonl", inputs_, "statements, as extract writes them; - is stdin");
        arguments.option("-o,--output", output_, "FILE", "the graph; - is stdout, as without it");
        packs_.add_to(arguments);
        arguments.option("--from", options_.from, "DATE", "leave out what is dated before");
        arguments.option("--to", options_.to, "DATE", "leave out what is dated after");
        arguments.list("-r,--relation", options_.relations, "R,R", "only these relations", true);
        arguments.list("--modality",
                       modalities_,
                       "M,M",
                       "only these of asserted, reported, planned, hypothetical",
                       true);
        arguments.number("--min-evidence",
                         options_.min_evidence,
                         "N",
                         "only edges with so many sentences or more",
                         1);
        arguments.choice("--by",
                         by_,
                         {"year"},
                         "one graph a year: -o G.entente.json writes G.2016.entente.json, ...");
    }

    Status run(Session& session) override {
        check_date("--from", options_.from);
        check_date("--to", options_.to);
        if (!by_.empty() && output_ == "-")
            throw Error(ErrorCode::usage, {}, "--by year writes several files: give -o FILE");
        check_outputs({output_});
        pack_ = packs_.load(session);
        check_relations();
        read_modalities();
        const std::vector<Statement> statements = session.inputs.statements(inputs_);
        if (by_.empty())
            write_output(output_, to_entente_json(assembled(statements)));
        else
            write_years(statements, session);
        return fine;
    }

private:
    void check_relations() const {
        std::vector<std::string> names;
        for (const RelationType& relation : pack_->schema.relations())
            names.push_back(relation.name);
        for (const std::string& name : options_.relations)
            if (pack_->schema.find_relation(name) == nullptr)
                throw Error(ErrorCode::unknown_name, {}, unknown_name("relation", name, names));
    }

    void read_modalities() {
        for (const std::string& name : modalities_) {
            const std::optional<Modality> modality = parse_modality(name);
            if (!modality)
                throw Error(
                    ErrorCode::unknown_name,
                    {},
                    unknown_name(
                        "modality", name, {"asserted", "reported", "planned", "hypothetical"}));
            options_.modalities.push_back(*modality);
        }
    }

    [[nodiscard]] Graph assembled(std::span<const Statement> statements) const {
        Provenance provenance = provenance_of(*pack_);
        provenance.documents = documents_of(statements);
        return assemble(
            statements, pack_->schema, pack_->catalogue(), std::move(provenance), options_);
    }

    void write_years(const std::vector<Statement>& statements, const Session& session) const {
        constexpr std::size_t year_digits = 4;
        std::map<std::string, std::vector<Statement>> years;
        std::size_t undated = 0;
        for (const Statement& s : statements)
            if (s.date.size() >= year_digits)
                years[s.date.substr(0, year_digits)].push_back(s);
            else
                ++undated;
        if (undated > 0)
            session.console.warn(
                fmt::format("{} without a date left out", counted(undated, "statement")));
        std::vector<std::string> paths;
        for (const auto& [year, list] : years)
            paths.push_back(with_year(output_, year));
        write_outputs(paths, [&](std::span<const FileSystem::Sink> sinks) {
            std::size_t i = 0;
            for (const auto& [year, list] : years)
                sinks[i++](to_entente_json(assembled(list)));
        });
        for (const std::string& path : paths)
            spdlog::info("wrote {}", path);
    }

    std::vector<std::string> inputs_;
    std::string output_ = "-";
    PackOptions packs_;
    AssembleOptions options_;
    std::vector<std::string> modalities_;
    std::string by_;
    std::shared_ptr<const Pack> pack_;
};

}  // namespace

std::unique_ptr<Command> make_assemble() {
    return std::make_unique<Assemble>();
}

}  // namespace entente::cli
