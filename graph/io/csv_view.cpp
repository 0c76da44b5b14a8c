// SPDX-License-Identifier: MIT
#include "graph/io/csv_view.hpp"

#include "graph/base/locate.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace entente {
namespace {

constexpr std::size_t stretch_bytes = 64;

}  // namespace

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

std::uint64_t CsvView::ends_from(std::size_t stretch) const noexcept {
    std::uint64_t ends = 0;
    const std::string_view text = text_.substr(stretch, stretch_bytes);
#ifdef __SSE2__
    if (text.size() == stretch_bytes) {
        constexpr std::size_t step = sizeof(__m128i);
        for (std::size_t i = 0; i < stretch_bytes; i += step) {
            __m128i bytes{};
            std::memcpy(&bytes, text.data() + i, step);
            const auto are = [bytes](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
            const __m128i found = _mm_or_si128(are(separator_), _mm_or_si128(are('\n'), are('\r')));
            ends |= static_cast<std::uint64_t>(_mm_movemask_epi8(found)) << i;
        }
        return ends;
    }
#endif
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == separator_ || text[i] == '\n' || text[i] == '\r')
            ends |= std::uint64_t{1} << i;
    return ends;
}

std::size_t CsvView::find_end(std::size_t from) noexcept {
    for (std::size_t stretch = from / stretch_bytes * stretch_bytes; stretch < text_.size();
         stretch += stretch_bytes) {
        if (stretch != stretch_) {
            stretch_ = stretch;
            ends_ = ends_from(stretch);
        }
        const std::size_t skipped = from > stretch ? from - stretch : 0;
        if (const std::uint64_t left = ends_ >> skipped << skipped; left != 0)
            return stretch + static_cast<std::size_t>(std::countr_zero(left));
    }
    return text_.size();
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
