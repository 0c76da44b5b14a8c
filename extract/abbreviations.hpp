// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

/// What a full stop after an English word says about the sentence.
enum class Abbreviation : std::uint8_t {
    none,           ///< no abbreviation: the sentence ends
    before_name,    ///< «Mr.», «e.g.»: it goes on
    before_number,  ///< «No.», «pp.»: it goes on if a number follows
    anywhere  ///< «U.S.», «Inc.», initials: it ends if a word follows that begins sentences
};

/// Of a word without its last full stop: «Mr», «U.S», «J».
[[nodiscard]] Abbreviation abbreviation_kind(std::string_view word) noexcept;

/// Capitalised words that names do not begin with: «The», «However», «In».
[[nodiscard]] bool is_sentence_starter(std::string_view word) noexcept;

}  // namespace entente
