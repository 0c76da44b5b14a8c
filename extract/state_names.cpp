// SPDX-License-Identifier: MIT
#include "extract/state_names.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace entente {
namespace {

/// "Myanmar (Burma)" -> "Myanmar"; names that CLDR tells apart by a dash ("Congo - Kinshasa") are
/// nobody's usage.
std::string usual(std::string name) {
    for (const std::string_view bracket : {" (", "（", " - "})
        if (const std::size_t at = name.find(bracket); at != std::string::npos && at > 0)
            name.resize(at);
    return name;
}

/// Both Congos are "Congo" without their brackets: such a name is no name of either.
std::vector<StateName> without_shared(std::vector<StateName> names) {
    std::ranges::sort(names, {}, &StateName::name);
    std::vector<StateName> kept;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool like_last = i > 0 && names[i].name == names[i - 1].name;
        const bool like_next = i + 1 < names.size() && names[i].name == names[i + 1].name;
        if (!like_last && !like_next)
            kept.push_back(names[i]);
    }
    std::ranges::sort(kept, {}, &StateName::id);
    return kept;
}

}  // namespace

std::vector<StateName> state_names(std::string_view language) {
    const icu::Locale display(std::string(language).c_str());
    std::vector<StateName> names;
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
        const icu::Locale country("", *code);
        icu::UnicodeString text;
        country.getDisplayCountry(display, text);
        std::string name;
        text.toUTF8String(name);
        const std::string id = country.getISO3Country();
        const bool assigned = !id.empty() && !id.starts_with('X') && id != "DGA";  // X..: not ISO's
        if (assigned)
            names.push_back({id, usual(std::move(name))});
    }
    return without_shared(std::move(names));
}

}  // namespace entente
