// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct StateName {
    std::string id;    ///< ISO 3166-1 alpha-3
    std::string name;  ///< usual name in the language asked for
};

/// All states and territories of ISO 3166-1 with the name that ICU (CLDR) gives in a language,
/// explanations in brackets left out. Sorted by id.
[[nodiscard]] std::vector<StateName> state_names(std::string_view language);

}  // namespace entente
