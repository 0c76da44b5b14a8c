// SPDX-License-Identifier: MIT
#include "cli/suggest.hpp"

#include "graph/base/error.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace entente::cli {

std::string unknown_name(std::string_view kind,
                         std::string_view wanted,
                         const std::vector<std::string>& names,
                         Choices choices) {
    std::string message = fmt::format("unknown {} '{}'", kind, printable(wanted));
    const std::string_view near =
        nearest_name(wanted, std::vector<std::string_view>(names.begin(), names.end()));
    if (!near.empty())
        message += fmt::format("; did you mean '{}'?", near);
    else if (choices == Choices::shown)
        message += fmt::format("; there are {}", fmt::join(names, ", "));
    return message;
}

}  // namespace entente::cli
