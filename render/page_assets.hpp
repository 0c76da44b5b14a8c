// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace entente {

/// Script and style of the HTML page: the files of render/page, joined by the build.
[[nodiscard]] std::string_view page_script() noexcept;
[[nodiscard]] std::string_view page_style() noexcept;

}  // namespace entente
