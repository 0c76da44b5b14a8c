// SPDX-License-Identifier: MIT
#pragma once

#include "extract/candidates.hpp"
#include "extract/document.hpp"
#include "extract/explain.hpp"
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

    /// Names and verbs that the pack does not know, where they stand; linear in the document.
    [[nodiscard]] std::vector<Sighting> candidates(const Document& document) const;

    /// How each sentence was read: names, phrases, words, the constructions that were tried on them
    /// and what stopped them.
    [[nodiscard]] std::vector<SentenceExplanation> explain(const Document& document) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente
