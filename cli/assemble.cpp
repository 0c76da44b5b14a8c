// SPDX-License-Identifier: MIT
#include "graph/assemble.hpp"

#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "cli/packs.hpp"
#include "cli/statement_filter.hpp"
#include "cli/text.hpp"
#include "graph/io/io.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <map>
#include <utility>

namespace entente::cli {
namespace {

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
        filter_.add_to(arguments);
        arguments.number(
            "--min-evidence", min_evidence_, "N", "only edges with so many sentences or more", 1);
        arguments.choice("--by",
                         by_,
                         {"year"},
                         "one graph a year: -o G.entente.json writes G.2016.entente.json, ...");
    }

    Status run(Session& session) override {
        if (!by_.empty() && output_ == "-")
            throw Error(ErrorCode::usage, {}, "--by year writes several files: give -o FILE");
        check_outputs({output_});
        pack_ = packs_.load(session);
        options_ = filter_.options(pack_->schema);
        options_.min_evidence = min_evidence_;
        const std::vector<Statement> statements = session.inputs.statements(inputs_);
        if (by_.empty())
            write_output(output_, to_entente_json(assembled(statements)));
        else
            write_years(statements, session);
        return fine;
    }

private:
    [[nodiscard]] Graph assembled(std::span<const Statement> statements) const {
        return assemble(statements,
                        pack_->schema,
                        pack_->catalogue(),
                        provenance_of(*pack_, statements),
                        options_);
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
    StatementFilter filter_;
    std::size_t min_evidence_ = 1;
    AssembleOptions options_;
    std::string by_;
    std::shared_ptr<const Pack> pack_;
};

}  // namespace

std::unique_ptr<Command> make_assemble() {
    return std::make_unique<Assemble>();
}

}  // namespace entente::cli
