// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace entente {

/// What a report says of a measure beyond its row in the tables of measures.
struct MeasureWords {
    std::string_view name;           ///< as in the table of node or network measures
    std::string_view definition_zh;  ///< one sentence, as MeasureInfo::definition
    std::string_view sees_zh;        ///< as MeasureInfo::sees
    std::string_view meaning;        ///< in the words of international relations; empty for figures
    std::string_view meaning_zh;
};

[[nodiscard]] std::span<const MeasureWords> measure_words();
/// Null if a report has nothing to say of it.
[[nodiscard]] const MeasureWords* find_measure_words(std::string_view name) noexcept;

}  // namespace entente
