// SPDX-License-Identifier: MIT
#include "cli/console.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace entente::cli {
namespace {

/// A character as it is shown, and its place on the screen.
struct Cell {
    std::string text;
    std::size_t width = 0;
    bool word = false;  ///< part of a name
};

/// One character of a line that may hold bytes that are no UTF-8.
std::string_view first_character(std::string_view rest) {
    constexpr std::size_t longest = 4;
    for (std::size_t n = 1; n <= std::min(longest, rest.size()); ++n)
        if (find_invalid_utf8(rest.substr(0, n)) == std::string_view::npos)
            return rest.substr(0, n);
    return rest.substr(0, 1);
}

std::vector<Cell> cells_of(std::string_view line) {
    std::vector<Cell> cells;
    while (!line.empty()) {
        const std::string_view one = first_character(line);
        line.remove_prefix(one.size());
        const auto byte = static_cast<unsigned char>(one.front());
        const bool letter = (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
        const bool word = one.size() == 1 &&
                          (letter || (byte >= '0' && byte <= '9') || byte == '_' || byte == '-');
        std::string text = one == "\t" ? "    " : printable(one);
        const std::size_t width = display_width(text);
        cells.push_back({std::move(text), width, word});
    }
    return cells;
}

std::size_t width_of(const std::vector<Cell>& cells, std::size_t first, std::size_t last) {
    std::size_t width = 0;
    for (std::size_t i = first; i < last; ++i)
        width += cells[i].width;
    return width;
}

}  // namespace

std::string excerpt(std::string_view line, const Location& where, std::size_t width) {
    const std::vector<Cell> cells = cells_of(line);
    const std::size_t at = where.column == 0 ? cells.size() + 1 : where.column - 1;
    if (at > cells.size())
        return {};
    const std::string gutter = fmt::format("{:5} | ", where.line);
    const std::size_t room = width - std::min(width, gutter.size() + 1);
    // as much before the place as leaves a third of the room behind it
    std::size_t first = 0;
    while (first < at && width_of(cells, first, at) > room * 2 / 3)
        ++first;
    std::size_t last = at;
    while (last < cells.size() && width_of(cells, first, last + 1) + 1 < room)
        ++last;
    std::string shown = first > 0 ? "…" : "";
    std::string caret(gutter.size() - 2, ' ');
    caret += "| " + std::string(width_of(cells, first, at) + (first > 0 ? 1 : 0), ' ') + '^';
    for (std::size_t i = first; i < last; ++i)
        shown += cells[i].text;
    if (last < cells.size())
        shown += "…";
    if (at < cells.size() && cells[at].word)
        for (std::size_t i = at + 1; i < last && cells[i].word; ++i)
            caret += '~';
    return fmt::format("{}{}\n{}\n", gutter, shown, caret);
}

}  // namespace entente::cli
