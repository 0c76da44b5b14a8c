// SPDX-License-Identifier: MIT
#include "extract/pack_test.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

std::vector<Case::Expected> statements_of(const Extractor& extractor,
                                          const std::string& sentence,
                                          const std::string& language) {
    ReadOptions options;
    options.language = language;
    std::vector<Case::Expected> got;
    for (const Statement& s :
         extractor.extract(read_document(sentence, "case", options)).statements)
        got.push_back({s.source, s.relation, s.target, s.negated, s.modality});
    std::ranges::sort(got);
    return got;
}

}  // namespace

std::string to_string(const Case::Expected& e) {
    return fmt::format(
        "{} {}{}{} {}",
        e.source,
        e.negated ? "!" : "",
        e.relation,
        e.modality == Modality::asserted ? "" : fmt::format("?{}", to_string(e.modality)),
        e.target);
}

PackTestReport run_cases(const Pack& pack,
                         const Extractor& extractor,
                         const std::string& language) {
    PackTestReport report;
    const auto cases = pack.cases.find(language);
    if (cases == pack.cases.end())
        return report;
    for (const Case& one : cases->second) {
        ++report.run;
        std::vector<Case::Expected> expected = one.expected;
        std::ranges::sort(expected);
        std::vector<Case::Expected> got = statements_of(extractor, one.sentence, language);
        if (got != expected)
            report.failures.push_back(
                {one.where, one.sentence, std::move(expected), std::move(got)});
    }
    return report;
}

PackTestReport run_examples(const Pack& pack,
                            const Extractor& extractor,
                            const std::string& language) {
    PackTestReport report;
    const auto lexemes = pack.lexemes.find(language);
    if (lexemes == pack.lexemes.end())
        return report;
    for (const Lexeme& lexeme : lexemes->second) {
        if (lexeme.example.empty() || lexeme.relation.empty())
            continue;
        ++report.run;
        std::vector<Case::Expected> got = statements_of(extractor, lexeme.example, language);
        if (std::ranges::none_of(
                got, [&](const Case::Expected& e) { return e.relation == lexeme.relation; }))
            report.failures.push_back(
                {lexeme.where,
                 lexeme.example,
                 {{"*", lexeme.relation, "*", lexeme.negated, Modality::asserted}},
                 std::move(got)});
    }
    return report;
}

}  // namespace entente
