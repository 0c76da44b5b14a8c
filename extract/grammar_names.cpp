// SPDX-License-Identifier: MIT
#include "extract/grammar_names.hpp"

#include <algorithm>
#include <string>

namespace entente {
namespace {

/// "coverb_with" -> "coverb-with", "be_" -> "be".
std::vector<std::string> spelt(std::vector<std::string> names) {
    for (std::string& name : names) {
        if (name.ends_with('_'))
            name.pop_back();
        std::ranges::replace(name, '_', '-');
    }
    return names;
}

std::vector<std::string_view> views(const std::vector<std::string>& names) {
    return {names.begin(), names.end()};
}

}  // namespace

#define ENTENTE_NAME(name) #name,
const std::vector<std::string_view>& word_class_names() {
    static const std::vector<std::string> names = spelt({ENTENTE_WORD_CLASSES(ENTENTE_NAME)});
    static const std::vector<std::string_view> list = views(names);
    return list;
}

const std::vector<std::string_view>& slot_names() {
    static const std::vector<std::string> names = spelt({ENTENTE_SLOTS(ENTENTE_NAME)});
    static const std::vector<std::string_view> list = views(names);
    return list;
}

const std::vector<std::string_view>& condition_names() {
    static const std::vector<std::string> names = spelt({ENTENTE_CONDITIONS(ENTENTE_NAME)});
    static const std::vector<std::string_view> list = views(names);
    return list;
}

const std::vector<std::string_view>& inflection_names() {
    static const std::vector<std::string> names = spelt({ENTENTE_INFLECTIONS(ENTENTE_NAME)});
    static const std::vector<std::string_view> list = views(names);
    return list;
}

#undef ENTENTE_NAME

int find_name(const std::vector<std::string_view>& names, std::string_view name) noexcept {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

}  // namespace entente
