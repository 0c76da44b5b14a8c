// SPDX-License-Identifier: MIT
#pragma once

// Statements of actors on concepts for the tests of networks.

#include "graph/assemble.hpp"
#include "graph/network/debate.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace entente::test {

inline Schema debate_schema() {
    return Schema({{"state", {}}, {"concept", {}}, {"initiative", {}}},
                  {{.name = "supports", .sign = Sign::positive},
                   {.name = "leads", .sign = Sign::positive},
                   {.name = "opposes", .sign = Sign::negative},
                   {.name = "hedges", .sign = Sign::neutral},
                   {.name = "aligns", .directed = false, .sign = Sign::positive}});
}

/// "AAA supports peace" of a day; the id tells the place.
inline Statement said(const std::string& source,
                      const std::string& relation,
                      const std::string& target,
                      const std::string& date = "2020-01-01",
                      const std::string& document = "a.txt",
                      std::uint32_t sentence = 1,
                      bool negated = false) {
    Statement s;
    s.document = document;
    s.date = date;
    s.sentence.index = sentence;
    s.source = source;
    s.relation = relation;
    s.target = target;
    s.negated = negated;
    s.id = fmt::format("s_{}_{}_{}_{}_{}_{}_{}",
                       document,
                       sentence,
                       source,
                       relation,
                       target,
                       negated ? 1 : 0,
                       date);
    return s;
}

inline Graph entities_of(const std::vector<Statement>& statements) {
    return assemble(statements, debate_schema(), {});
}

inline Debate debate_of(const std::vector<Statement>& statements, DebateOptions options = {}) {
    if (options.row_types.empty())
        options.row_types = {"state"};
    if (options.column_types.empty())
        options.column_types = {"concept"};
    return read_debate(statements, entities_of(statements), options);
}

}  // namespace entente::test
