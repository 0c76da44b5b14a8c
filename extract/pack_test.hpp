// SPDX-License-Identifier: MIT
#pragma once

#include "extract/extractor.hpp"
#include "extract/pack.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// A sentence of a pack that does not give what it says it gives.
struct PackTestFailure {
    Location where;
    std::string sentence;
    std::vector<Case::Expected> expected;
    std::vector<Case::Expected> got;
};

struct PackTestReport {
    std::size_t run = 0;
    std::vector<PackTestFailure> failures;  ///< by file and line
};

/// Runs the cases of a language: each sentence must give exactly its statements.
[[nodiscard]] PackTestReport run_cases(const Pack& pack,
                                       const Extractor& extractor,
                                       const std::string& language);

/// Runs the examples of the lexemes: each must give at least one statement of the relation of its
/// word.
[[nodiscard]] PackTestReport run_examples(const Pack& pack,
                                          const Extractor& extractor,
                                          const std::string& language);

/// "IND !supports?planned BRI", as in cases.<lang>.tsv.
[[nodiscard]] std::string to_string(const Case::Expected& expected);

}  // namespace entente
