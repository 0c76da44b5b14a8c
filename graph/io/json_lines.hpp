// SPDX-License-Identifier: MIT
#pragma once

#include "graph/io/json_view.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace entente {

/// Calls `each` with a view of every line that is not blank; it must read one value and finish.
/// @throws Error{limit} over Limits::graph_bytes, Error{encoding} with the place of what is not
/// UTF-8.
void for_each_json_line(std::string_view jsonl,
                        const std::string& file,
                        const Limits& limits,
                        const std::function<void(JsonView&)>& each);

}  // namespace entente
