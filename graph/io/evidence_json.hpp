// SPDX-License-Identifier: MIT
#pragma once

#include "graph/io/json_view.hpp"
#include "graph/statement.hpp"

#include <string>
#include <string_view>

namespace entente {

// What statements and graphs write alike.

/// {"begin":3,"end":9,"text":"..."}
void append_json(std::string& out, const Span& span);
/// {"index":1,"begin":3,"end":9,"text":"..."}
void append_json(std::string& out, const SentenceRef& sentence);

[[nodiscard]] Span read_span(JsonView& json);
[[nodiscard]] SentenceRef read_sentence(JsonView& json);
[[nodiscard]] Modality read_modality(JsonView& json);
/// A date: empty, or YYYY, YYYY-MM, YYYY-MM-DD.
[[nodiscard]] std::string read_date(JsonView& json);

}  // namespace entente
