// SPDX-License-Identifier: MIT
#include "cli/table_text.hpp"

#include "cli/text.hpp"
#include "graph/base/utf8.hpp"

#include <algorithm>
#include <functional>

namespace entente::cli {
namespace {

/// The table as people see it: texts and widths.
struct Layout {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> widths;
    std::vector<bool> numbers;
};

constexpr std::size_t gap = 2;  ///< between columns

/// Every text cut to `most` columns.
Layout lay_out_cut(const Table& table, std::size_t most) {
    Layout layout;
    layout.rows.resize(table.rows.size());
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        layout.numbers.push_back(is_number_column(table, c));
        std::size_t widest = display_width(table.columns[c].title);
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            layout.rows[r].push_back(fit(for_people(table.rows[r][c]), most));
            widest = std::max(widest, display_width(layout.rows[r].back()));
        }
        layout.widths.push_back(widest);
    }
    return layout;
}

/// Columns of a block of the keys and the widest of the others.
std::size_t widest_block(const Table& table, const Layout& layout) {
    std::size_t keys = 0;
    std::size_t widest = 0;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].key)
            keys += layout.widths[c] + gap;
        else
            widest = std::max(widest, layout.widths[c]);
    return keys + widest;
}

/// Texts are cut as little as makes every column fit.
Layout lay_out(const Table& table, std::size_t width) {
    constexpr std::size_t least = 8;
    std::size_t most = std::max(width / 3, least);
    Layout layout = lay_out_cut(table, most);
    while (most > least && widest_block(table, layout) > width)
        layout = lay_out_cut(table, --most);
    return layout;
}

/// The columns of each block: the keys and as many others as fit.
std::vector<std::vector<std::size_t>> fold(const Table& table,
                                           const Layout& layout,
                                           std::size_t width) {
    std::vector<std::size_t> keys;
    std::size_t key_width = 0;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].key) {
            keys.push_back(c);
            key_width += layout.widths[c] + gap;
        }
    std::vector<std::vector<std::size_t>> blocks{keys};
    std::size_t used = key_width;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key)
            continue;
        if (used + layout.widths[c] > width && blocks.back().size() > keys.size()) {
            blocks.push_back(keys);
            used = key_width;
        }
        blocks.back().push_back(c);
        used += layout.widths[c] + gap;
    }
    return blocks;
}

void append_line(std::string& out,
                 const Layout& layout,
                 const std::vector<std::size_t>& block,
                 const std::function<std::string_view(std::size_t)>& text) {
    std::string line;
    for (const std::size_t c : block) {
        if (c != block.front())
            line += "  ";
        line += layout.numbers[c] ? pad_left(text(c), layout.widths[c])
                                  : pad_right(text(c), layout.widths[c]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    (out += line) += '\n';
}

}  // namespace

std::string to_text(const Table& table, std::size_t width) {
    const Layout layout = lay_out(table, width);
    std::string out;
    if (!table.title.empty())
        out += printable(table.title) + "\n\n";
    bool first = true;
    for (const std::vector<std::size_t>& block : fold(table, layout, width)) {
        if (!first)
            out += '\n';
        first = false;
        append_line(out, layout, block, [&table](std::size_t c) -> std::string_view {
            return table.columns[c].title;
        });
        for (const std::vector<std::string>& row : layout.rows)
            append_line(
                out, layout, block, [&row](std::size_t c) -> std::string_view { return row[c]; });
    }
    for (std::size_t i = 0; i < table.notes.size(); ++i)
        out += (i == 0 ? "\n" : "") + wrapped(printable(table.notes[i]), width);
    return out;
}

}  // namespace entente::cli
