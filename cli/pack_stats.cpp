// SPDX-License-Identifier: MIT
#include "cli/pack_stats.hpp"

#include "cli/console.hpp"
#include "cli/documents.hpp"
#include "cli/table.hpp"
#include "cli/text.hpp"
#include "extract/extractor.hpp"
#include "graph/io/io.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <unistd.h>
#include <utility>

namespace entente::cli {
namespace {

/// What the rules did, and what there is to judge it by.
struct Trial {
    PackUse use;
    std::vector<Statement> statements;
    std::vector<GoldStatement> gold;
};

void run(const Extractor& extractor, const Document& document, Trial& trial) {
    const std::vector<SentenceExplanation> sentences = extractor.explain(document);
    count_uses(sentences, trial.use);
    for (const SentenceExplanation& sentence : sentences)
        std::ranges::copy(sentence.statements, std::back_inserter(trial.statements));
}

/// The cases of the pack as texts, and what they want as gold.
void run_own_cases(const Pack& pack, const Extractor& extractor, Trial& trial) {
    for (const auto& [language, cases] : pack.cases)
        for (std::size_t i = 0; i < cases.size(); ++i) {
            ReadOptions options;
            options.language = language;
            const std::string name = fmt::format("{}-{}", language, i + 1);
            run(extractor, read_document(cases[i].sentence, name, options), trial);
            for (const Case::Expected& e : cases[i].expected)
                trial.gold.push_back({.document = name,
                                      .quote = cases[i].sentence,
                                      .source = e.source,
                                      .relation = e.relation,
                                      .target = e.target,
                                      .negated = e.negated,
                                      .modality = e.modality});
        }
}

Cell ratio(std::size_t part, std::size_t whole) {
    return whole == 0 ? Cell() : Cell(static_cast<double>(part) / static_cast<double>(whole));
}

std::vector<Cell> row(const std::string& name, const RuleUse& one, const PackUse& all) {
    const auto number = [](std::size_t n) { return static_cast<std::int64_t>(n); };
    return {name,
            one.relation,
            number(one.tried),
            number(one.hits),
            ratio(one.hits, all.statements),
            all.gold == 0 ? Cell() : ratio(one.right, one.given),
            ratio(one.right, all.gold),
            static_cast<double>(one.nanoseconds) / 1e6};
}

}  // namespace

void PackStats::add_to(Arguments& arguments) {
    arguments.list("--on", texts_, "FILE|DIR", "stats: documents to try the rules on");
    arguments.list("-g,--gold", gold_, "FILE", "stats: statements found by a reader in them");
    arguments.choice("--each", by_, {"construction", "lexeme"}, "stats: what is counted");
    arguments.number("--top", top_, "N", "stats: only the N with most hits", 1);
    arguments.choice("--as", format_, table_formats(), "stats: how the table is written");
}

std::string PackStats::table(const std::shared_ptr<const Pack>& pack, Session& session) const {
    const Extractor extractor(pack);
    Trial trial;
    if (texts_.empty())
        run_own_cases(*pack, extractor, trial);
    for (const Source& source : find_documents(texts_, session).documents)
        run(extractor, open_document(source, {}, session), trial);
    const Limits limits;
    for (const std::string& path : gold_)
        std::ranges::move(
            parse_gold(session.inputs.read(path, limits.graph_bytes), shown_path(path)),
            std::back_inserter(trial.gold));
    if (!trial.gold.empty())
        add_judgement(evaluate(trial.gold,
                               trial.statements,
                               pack->schema,
                               {.same_as = office_holders(pack->catalogue())}),
                      trial.use);
    const bool lexemes = by_ == "lexeme";
    const auto& uses = lexemes ? trial.use.lexemes : trial.use.constructions;
    std::vector<std::pair<std::string, RuleUse>> sorted(uses.begin(), uses.end());
    std::ranges::stable_sort(sorted, std::ranges::greater{}, [](const auto& one) {
        return std::pair(one.second.hits, one.second.tried);
    });
    Table table;
    table.title = fmt::format("{}: {} from {}",
                              pack->name,
                              counted(trial.use.statements, "statement"),
                              counted(trial.use.sentences, "sentence"));
    table.columns = {{by_, lexemes ? "Lexeme" : "Construction", true},
                     {"relation", "Relation"},
                     {"tried", "Tried"},
                     {"hits", "Hits"},
                     {"share", "Share"},
                     {"precision", "P"},
                     {"recall", "R"},
                     {"milliseconds", "ms"}};
    for (const auto& [name, use] : sorted)
        if (top_ == 0 || table.rows.size() < top_)
            table.rows.push_back(row(name, use, trial.use));
    table.notes.push_back("R: the part of all gold statements that this rule finds.");
    const auto idle =
        std::ranges::count_if(sorted, [](const auto& one) { return one.second.hits == 0; });
    table.notes.push_back(fmt::format("{} were tried and gave nothing.", idle));
    return write_table(table, format_, terminal_width(STDOUT_FILENO));
}

}  // namespace entente::cli
