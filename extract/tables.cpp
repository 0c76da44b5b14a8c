// SPDX-License-Identifier: MIT
#include "extract/tables.hpp"

#include "extract/date.hpp"
#include "graph/base/error.hpp"
#include "graph/base/file.hpp"
#include "graph/base/utf8.hpp"
#include "graph/io/json_view.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool has_ending(std::string_view name, std::initializer_list<std::string_view> endings) noexcept {
    return std::ranges::any_of(endings, [&](std::string_view ending) {
        if (name.size() <= ending.size())
            return false;
        const std::string_view tail = name.substr(name.size() - ending.size());
        return std::ranges::equal(tail, ending, [](char a, char b) {
            return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
        });
    });
}

/// A value of a row, freed of its quotes and escapes.
struct Cell {
    std::string text;
    OffsetMap map;  ///< to bytes of the table
};

/// “zh-CN”, “ZH” -> "zh"; anything longer than a code says nothing.
std::string language_code(std::string_view text) {
    const std::string_view code = text.substr(0, text.find_first_of("-_"));
    std::string out;
    for (const char c : code)
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const bool letters = std::ranges::all_of(out, [](char c) { return c >= 'a' && c <= 'z'; });
    return letters && (out.size() == 2 || out.size() == 3) ? out : "";
}

/// Takes quotation marks and doubled marks out of a cell of CSV that stands at `begin`.
Cell csv_cell(std::string_view raw, std::size_t begin) {
    Cell cell;
    if (!raw.starts_with('"')) {
        cell.map.add(0, begin);
        cell.text = raw;
        return cell;
    }
    const std::size_t close = raw.size() > 1 && raw.back() == '"' ? raw.size() - 1 : raw.size();
    for (std::size_t at = 1; at < close;) {
        const std::size_t mark = std::min(raw.find('"', at), close);
        if (mark > at) {
            cell.map.add(cell.text.size(), begin + at);
            cell.text += raw.substr(at, mark - at);
        }
        if (mark < close) {
            cell.map.add(cell.text.size(), begin + mark, 2);
            cell.text += '"';
        }
        at = mark + 2;
    }
    return cell;
}

unsigned hex4(std::string_view digits) {
    unsigned value = 0;
    for (const char c : digits.substr(0, 4))
        value = value * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    return value;
}

/// A string of JSON, already found to be sound, with its quotation marks.
Cell json_cell(std::string_view raw, std::size_t begin) {
    Cell cell;
    if (!raw.starts_with('"')) {  // a number or so: as it stands; null is nothing
        cell.map.add(0, begin);
        if (raw != "null")
            cell.text = raw;
        return cell;
    }
    const std::size_t close = raw.size() - 1;
    for (std::size_t at = 1; at < close;) {
        const std::size_t slash = std::min(raw.find('\\', at), close);
        if (slash > at) {
            cell.map.add(cell.text.size(), begin + at);
            cell.text += raw.substr(at, slash - at);
        }
        at = slash;
        if (at >= close)
            break;
        std::size_t width = 2;
        char32_t c = 0;
        switch (raw[at + 1]) {
            case 'n':
                c = '\n';
                break;
            case 't':
                c = '\t';
                break;
            case 'r':
                c = '\r';
                break;
            case 'b':
            case 'f':
                c = ' ';
                break;
            case 'u':
                c = hex4(raw.substr(at + 2));
                width = 6;
                if (c >= 0xD800 && c < 0xDC00 && raw.substr(at + 6).starts_with("\\u")) {
                    const unsigned low = hex4(raw.substr(at + 8));
                    if (low >= 0xDC00 && low < 0xE000) {
                        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                        width = 12;
                    }
                }
                if (c >= 0xD800 && c < 0xE000)
                    c = 0xFFFD;  // half of a pair
                break;
            default:
                c = static_cast<unsigned char>(raw[at + 1]);
        }
        cell.map.add(cell.text.size(), begin + at, width);
        append_utf8(cell.text, c == 0 ? U' ' : c);
        at += width;
    }
    return cell;
}

}  // namespace

/// The parts of a row, in the order of `TableColumns`.
struct DocumentTable::Cells {
    std::array<Cell, 6> at;
};

bool DocumentTable::is_table(std::string_view name) noexcept {
    return has_ending(name, {".csv", ".tsv", ".jsonl", ".ndjson"});
}

DocumentTable::DocumentTable(std::string bytes,
                             std::string name,
                             TableColumns columns,
                             const Limits& limits)
    : bytes_(std::move(bytes)),
      name_(std::move(name)),
      columns_(std::move(columns)),
      limits_(limits),
      json_(has_ending(name_, {".jsonl", ".ndjson"})) {
    if (bytes_.size() > limits_.graph_bytes)
        throw Error(ErrorCode::limit,
                    {name_, 0, 0},
                    fmt::format("more than {} bytes (Limits::graph_bytes)", limits_.graph_bytes));
    if (find_invalid_utf8(bytes_) == std::string_view::npos) {
        text_ = bytes_;
    } else {
        Limits whole = limits_;
        whole.document_bytes = limits_.graph_bytes;
        decode(bytes_, name_, whole, decoded_);
        text_ = decoded_.text;
    }
    find_rows();
}

std::string DocumentTable::name(std::size_t row) const {
    return fmt::format("{}#{}", name_, row + 1);
}

/// One past the last byte of the row; a line break within quotation marks does not end a row of
/// CSV.
std::size_t DocumentTable::row_end(std::size_t begin) const noexcept {
    if (json_)
        return std::min(text_.find('\n', begin), text_.size());
    bool quoted = false;
    bool at_cell = true;  // a mark opens only at the beginning of a cell
    for (std::size_t i = begin; i < text_.size(); ++i) {
        const char c = text_[i];
        if (quoted) {
            quoted = c != '"';
        } else if (c == '"' && (at_cell || (i > begin && text_[i - 1] == '"'))) {
            quoted = true;
        } else if (c == '\n') {
            return i;
        }
        at_cell = !quoted && c == separator_;
    }
    return text_.size();
}

void DocumentTable::find_rows() {
    const std::size_t skipped = text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    std::uint32_t line = 1;
    if (!json_) {
        const std::string_view head =
            text_.substr(skipped, std::min(text_.find('\n'), text_.size()) - skipped);
        for (const char c : {',', ';', '\t'})
            if (std::ranges::count(head, c) > std::ranges::count(head, separator_))
                separator_ = c;
    }
    for (std::size_t begin = skipped; begin < text_.size();) {
        const std::size_t end = row_end(begin);
        const std::string_view row = text_.substr(begin, end - begin);
        if (row.find_first_not_of(" \t\r\n") != std::string_view::npos)
            rows_.push_back({begin, row.ends_with('\r') ? end - 1 : end, line});
        line += static_cast<std::uint32_t>(std::ranges::count(row, '\n')) + 1;
        begin = end + 1;
    }
    if (!json_)
        read_header();
}

void DocumentTable::read_header() {
    if (rows_.empty())
        throw Error(ErrorCode::syntax, {name_, 1, 1}, "the table has no header");
    const Row row = rows_.front();
    rows_.erase(rows_.begin());
    for (std::size_t at = row.begin; at <= row.end;) {
        std::size_t end = at;
        bool quoted = false;
        for (; end < row.end && (quoted || text_[end] != separator_); ++end)
            quoted = quoted != (text_[end] == '"');
        header_.push_back(csv_cell(text_.substr(at, end - at), at).text);
        at = end + 1;
    }
    if (std::ranges::find(header_, columns_.text) == header_.end())
        throw Error(ErrorCode::unknown_name,
                    {name_, row.line, 1},
                    fmt::format("no column '{}' for the text; the columns are {}",
                                columns_.text,
                                fmt::join(header_, ", ")));
}

DocumentTable::Cells DocumentTable::csv_cells(const Row& row) const {
    const std::array<const std::string*, 6> wanted{&columns_.text,
                                                   &columns_.date,
                                                   &columns_.title,
                                                   &columns_.source,
                                                   &columns_.language,
                                                   &columns_.url};
    Cells cells;
    std::size_t column = 0;
    for (std::size_t at = row.begin; at <= row.end; ++column) {
        std::size_t end = at;
        bool quoted = false;
        for (; end < row.end; ++end) {
            if (text_[end] == '"' && (end == at || quoted || text_[end - 1] == '"'))
                quoted = !quoted;
            else if (!quoted && text_[end] == separator_)
                break;
        }
        if (column >= header_.size())
            throw Error(
                ErrorCode::syntax,
                {name_, row.line, 0},
                fmt::format("more cells than the {} columns of the header", header_.size()));
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (header_[column] == *wanted[i])
                cells.at[i] = csv_cell(text_.substr(at, end - at), at);
        at = end + 1;
    }
    return cells;
}

DocumentTable::Cells DocumentTable::json_cells(const Row& row) const {
    const std::array<std::string_view, 6> wanted{columns_.text,
                                                 columns_.date,
                                                 columns_.title,
                                                 columns_.source,
                                                 columns_.language,
                                                 columns_.url};
    Cells cells;
    JsonView json(text_, name_, limits_, row.begin, row.end);
    json.object([&](std::string_view key, std::size_t) {
        const auto found = std::ranges::find(wanted, key);
        const std::size_t begin = json.offset();
        const std::string_view raw = json.raw();
        if (found != wanted.end())
            cells.at[static_cast<std::size_t>(found - wanted.begin())] = json_cell(raw, begin);
    });
    json.finish();
    return cells;
}

Document DocumentTable::read(std::size_t index, const ReadOptions& options) const {
    const Row& row = rows_[index];
    Cells cells = json_ ? json_cells(row) : csv_cells(row);
    auto& [text, date, title, source, language, url] = cells.at;
    if (text.text.find_first_not_of(" \t\r\n") == std::string::npos)
        throw Error(
            ErrorCode::syntax, {name_, row.line, 0}, fmt::format("nothing in '{}'", columns_.text));
    Decoded decoded;
    decoded.storage = std::move(text.text);
    decoded.text = decoded.storage;
    decoded.map = decoded_.map == OffsetMap{} ? std::move(text.map)
                                              : text.map.through(decoded_.map, decoded.text.size());
    decoded.encoding = "UTF-8";
    Metadata metadata;
    metadata.date = date_of_text(date.text);
    if (metadata.date.empty())
        metadata.date = date_of_name(date.text);  // a year or month alone
    metadata.title = std::move(title.text);
    metadata.source = std::move(source.text);
    metadata.language = language_code(language.text);
    metadata.url = std::move(url.text);
    metadata.of_row = true;
    Document document =
        make_document(std::move(decoded), std::move(metadata), name(index), options);
    document.sha256 = sha256_hex(text_.substr(row.begin, row.end - row.begin));
    return document;
}

}  // namespace entente
