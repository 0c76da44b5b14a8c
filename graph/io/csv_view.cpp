// SPDX-License-Identifier: MIT
#include "graph/io/csv_view.hpp"

#include "graph/base/locate.hpp"

#include <algorithm>

namespace entente {

CsvView::CsvView(std::string_view text, const std::string& file) : text_(text), file_(file) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text_.starts_with(byte_order_mark))
        at_ = byte_order_mark.size();
    const std::string_view first = text_.substr(at_, text_.find('\n', at_) - at_);
    for (const char candidate : {',', ';', '\t'})
        if (std::ranges::count(first, candidate) > std::ranges::count(first, separator_))
            separator_ = candidate;
}

void CsvView::fail(std::size_t at, std::string_view message, ErrorCode code) const {
    throw Error(code, locate(text_, at, file_), message);
}

bool CsvView::next(std::vector<Field>& row) {
    unquoted_.clear();
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r'))
        ++at_;
    row_at_ = at_;
    if (at_ >= text_.size())
        return false;
    std::size_t count = 0;
    for (bool more = true; more; ++count) {
        if (count == row.size())
            row.emplace_back();
        more = read_field(row[count]);
    }
    row.resize(count);
    return true;
}

bool CsvView::read_field(Field& field) {
    field.at = at_;
    if (at_ < text_.size() && text_[at_] == '"') {
        read_quoted(field);
    } else {
        const std::size_t end = find_end(at_);
        field.text = text_.substr(at_, end - at_);
        at_ = end;
    }
    if (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        return true;
    }
    return false;
}

std::size_t CsvView::find_end(std::size_t from) const noexcept {
    const char* at = text_.data() + from;
    const char* const end = text_.data() + text_.size();
    while (at != end && *at != separator_ && *at != '\n' && *at != '\r')
        ++at;
    return static_cast<std::size_t>(at - text_.data());
}

void CsvView::read_quoted(Field& field) {
    std::string* unquoted = nullptr;
    std::size_t begin = ++at_;
    for (;;) {
        const std::size_t quote = text_.find('"', at_);
        if (quote == std::string_view::npos)
            fail(field.at, "a quoted field that does not end");
        at_ = quote + 1;
        const bool doubled = at_ < text_.size() && text_[at_] == '"';
        if (!doubled && unquoted == nullptr) {
            field.text = text_.substr(begin, quote - begin);
            break;
        }
        if (unquoted == nullptr)
            unquoted = &unquoted_.emplace_back();
        unquoted->append(text_, begin, quote - begin + (doubled ? 1 : 0));
        if (!doubled) {
            field.text = *unquoted;
            break;
        }
        begin = ++at_;
    }
    if (at_ != find_end(at_))
        fail(at_, "a separator or the end of the line expected after the quoted field");
}

void append_csv(std::string& out, std::string_view text) {
    if (text.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace entente
