// SPDX-License-Identifier: MIT
#pragma once

#include "extract/document.hpp"
#include "extract/pack.hpp"
#include "graph/base/limits.hpp"
#include "graph/statement.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct ExtractOptions {
    Limits limits;
};

struct Extraction {
    std::vector<Statement> statements;    ///< by sentence, then source, relation, target
    std::vector<MentionRecord> mentions;  ///< by position
};

/// Turns documents into statements by the rules of a pack. Immutable; one may be used from many
/// threads at once.
class Extractor {
public:
    explicit Extractor(std::shared_ptr<const Pack> pack, ExtractOptions options = {});
    ~Extractor();
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;
    Extractor(const Extractor&) = delete;
    Extractor& operator=(const Extractor&) = delete;

    /// Linear in the document.
    [[nodiscard]] Extraction extract(const Document& document) const;

    /// How each sentence was read: mentions, clauses, lexemes, slots, the construction that fired
    /// or came closest and what stopped it; readable at 100 columns.
    [[nodiscard]] std::string explain(const Document& document) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente
