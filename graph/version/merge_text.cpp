// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"
#include "graph/io/json_writer.hpp"
#include "graph/version/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace entente {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        lines.push_back(text.substr(at, end - at));
        at = end;
    }
    return lines;
}

/// Appends the lines [first, last), the last one ended.
void append(std::string& out,
            const std::vector<std::string_view>& lines,
            std::size_t first,
            std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
        out += lines[i];
    if (first < last && !out.ends_with('\n'))
        out += '\n';
}

}  // namespace

std::string to_text(const MergeConflict& conflict) {
    const auto value = [](const std::string& text) {
        return text.empty() ? std::string("nothing") : "“" + printable(text) + "”";
    };
    return fmt::format("{}{}{}: was {}; ours {}; theirs {}",
                       printable(conflict.subject),
                       conflict.field.empty() ? "" : ", ",
                       printable(conflict.field),
                       value(conflict.base),
                       value(conflict.ours),
                       value(conflict.theirs));
}

std::string to_json(const std::vector<MergeConflict>& conflicts) {
    std::string out = "{\"conflicts\":[";
    JsonWriter json(out);
    for (const MergeConflict& conflict : conflicts) {
        json.comma();
        out += "\n{";
        json.text("subject", conflict.subject);
        json.text("field", conflict.field);
        json.text("base", conflict.base);
        json.text("ours", conflict.ours);
        json.text("theirs", conflict.theirs);
        out += '}';
    }
    return out + "\n]}\n";
}

std::string mark_conflicts(std::string_view ours,
                           std::string_view theirs,
                           std::string_view ours_name,
                           std::string_view theirs_name) {
    const std::vector<std::string_view> a = lines_of(ours);
    const std::vector<std::string_view> b = lines_of(theirs);
    std::unordered_map<std::string_view, std::size_t> last_in_b;
    for (std::size_t k = 0; k < b.size(); ++k)
        last_in_b[b[k]] = k;
    std::string out;
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < a.size() || k < b.size()) {
        if (i < a.size() && k < b.size() && a[i] == b[k]) {
            out += a[i++];
            ++k;
            continue;
        }
        // records are sorted and mostly stand once: the next line of ours that theirs has too
        std::size_t to_i = i;
        std::size_t to_k = b.size();
        for (; to_i < a.size(); ++to_i) {
            const auto found = last_in_b.find(a[to_i]);
            if (found == last_in_b.end() || found->second < k)
                continue;
            to_k = static_cast<std::size_t>(
                std::find(b.begin() + static_cast<std::ptrdiff_t>(k), b.end(), a[to_i]) -
                b.begin());
            break;
        }
        out += fmt::format("<<<<<<< {}\n", printable(ours_name));
        append(out, a, i, to_i);
        out += "=======\n";
        append(out, b, k, to_k);
        out += fmt::format(">>>>>>> {}\n", printable(theirs_name));
        i = to_i;
        k = to_k;
    }
    return out;
}

}  // namespace entente
