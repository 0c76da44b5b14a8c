// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/name_table.hpp"
#include "graph/graph.hpp"
#include "graph/io/records_json.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// The sentences of a graph file, found by document and index.
class SentenceStore {
public:
    /// False if that index is there already.
    bool add(std::string_view document, StoredSentence sentence);
    [[nodiscard]] const StoredSentence* find(std::string_view document, std::uint32_t index);

    /// Learns the dates and languages of the documents, which are sorted.
    void fill_in(std::span<const DocumentInfo> documents);
    /// Date and language of a document.
    [[nodiscard]] std::pair<std::string_view, std::string_view> defaults(std::string_view document);

private:
    struct Document {
        std::string name;
        std::string date;
        std::string language;
        std::vector<StoredSentence> sentences;           ///< by index
        std::map<std::uint32_t, StoredSentence> strays;  ///< that came out of order
    };
    std::size_t number_of(std::string_view document);

    std::vector<Document> documents_;
    NameTable numbers_;
    std::size_t last_ = 0;
};

}  // namespace entente
