// SPDX-License-Identifier: MIT
#pragma once

#include "cli/documents.hpp"
#include "graph/graph.hpp"
#include "graph/io/io.hpp"
#include "graph/measures/measures.hpp"

#include <atomic>
#include <string>
#include <tuple>
#include <vector>

namespace entente::python {

// Words are those of the command line: {"--layer", "positive"}. All @throws Error{usage} on others.

struct ExtractionOptions {
    ReadOptions read;
    TableColumns columns;
    bool expand_groups = false;
    std::size_t jobs = 0;  ///< 0 = as many as there are processors
};
[[nodiscard]] ExtractionOptions extraction_options(const std::vector<std::string>& words);

[[nodiscard]] MeasureOptions measure_options(const std::vector<std::string>& words,
                                             const std::atomic<bool>& stop);

/// A format that can be read, or written, by its name or the name of a file.
/// @throws Error{unknown_name}
[[nodiscard]] const GraphFormat& readable_format(const std::string& name);
[[nodiscard]] const GraphFormat& writable_format(const std::string& name_or_path);

/// What `entente render` draws with these options. @param format svg, png, pdf or dot
[[nodiscard]] std::string picture(const Graph& graph,
                                  const std::string& format,
                                  const std::vector<std::string>& words,
                                  const std::atomic<bool>& stop);

/// of what, name, title, definition.
[[nodiscard]] std::vector<std::tuple<std::string, std::string, std::string, std::string>>
measure_rows();

}  // namespace entente::python
