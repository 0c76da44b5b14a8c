// SPDX-License-Identifier: MIT
#include "extract/tsv.hpp"

#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

TsvRow cut_row(std::string_view line, std::uint32_t number, std::size_t columns) {
    std::vector<std::string_view> cells;
    cells.reserve(columns);
    std::size_t begin = 0;
    while (true) {
        const std::size_t tab = std::min(line.find('\t', begin), line.size());
        cells.push_back(trim(line.substr(begin, tab - begin)));
        if (tab == line.size())
            break;
        begin = tab + 1;
    }
    return {line, std::move(cells), number};
}

}  // namespace

Location TsvRow::where(const std::string& file, std::size_t column) const {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < column && begin != std::string_view::npos; ++i) {
        const std::size_t tab = text_.find('\t', begin);
        begin = tab == std::string_view::npos ? tab : tab + 1;
    }
    if (begin == std::string_view::npos)
        return {file, line_, 1};
    const std::size_t before = count_code_points(text_.substr(0, begin));
    return {file, line_, static_cast<std::uint32_t>(before) + 1};
}

std::size_t TsvView::column(std::string_view name) const noexcept {
    const auto found = std::ranges::find(header, name);
    return found == header.end() ? std::string_view::npos
                                 : static_cast<std::size_t>(found - header.begin());
}

std::string_view trim(std::string_view text) noexcept {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view cell, char separator) {
    std::vector<std::string_view> parts;
    while (!cell.empty()) {
        const std::size_t at = std::min(cell.find(separator), cell.size());
        if (const std::string_view part = trim(cell.substr(0, at)); !part.empty())
            parts.push_back(part);
        cell.remove_prefix(std::min(at + 1, cell.size()));
    }
    return parts;
}

TsvView parse_tsv(std::string_view text,
                  const std::string& file,
                  const std::vector<std::string_view>& required,
                  Diagnostics& diagnostics) {
    TsvView table;
    std::uint32_t number = 0;
    if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
        const auto line = 1 + std::ranges::count(text.substr(0, bad), '\n');
        diagnostics.error(
            ErrorCode::encoding, {file, static_cast<std::uint32_t>(line), 0}, "invalid UTF-8");
        return table;
    }
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.starts_with('#') || trim(line).empty())
            continue;
        TsvRow row = cut_row(line, number, table.header.size());
        if (table.header.empty()) {
            for (std::size_t i = 0; !row.cell(i).empty(); ++i)
                table.header.push_back(row.cell(i));
            for (const std::string_view name : required)
                if (table.column(name) == std::string_view::npos)
                    diagnostics.error(ErrorCode::syntax,
                                      {file, number, 1},
                                      fmt::format("the header has no column '{}'", name));
            continue;
        }
        if (!row.cell(table.header.size()).empty())
            diagnostics.error(
                ErrorCode::syntax,
                row.where(file, table.header.size()),
                fmt::format("more cells than the {} columns of the header", table.header.size()));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace entente
