// SPDX-License-Identifier: MIT
#include "graph/io/json_lines.hpp"

#include "graph/io/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

void for_each_json_line(std::string_view jsonl,
                        const std::string& file,
                        const Limits& limits,
                        const std::function<void(JsonView&)>& each) {
    if (jsonl.size() > limits.graph_bytes)
        throw Error(ErrorCode::limit,
                    {.file = file},
                    fmt::format("longer than the limit of {} bytes", limits.graph_bytes));
    require_utf8(jsonl, file);
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::size_t begin = jsonl.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    while (begin < jsonl.size()) {
        const std::size_t end = std::min(jsonl.find('\n', begin), jsonl.size());
        JsonView line(jsonl, file, limits, begin, end);
        if (line.offset() < end)
            each(line);
        begin = end + 1;
    }
}

}  // namespace entente
