// SPDX-License-Identifier: MIT
#include "graph/io/words.hpp"

#include "graph/base/locate.hpp"
#include "graph/base/utf8.hpp"
#include "graph/io/flat_read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace entente {

WordView::WordView(std::string_view text, const std::string& file, std::string_view blanks)
    : text_(text),
      file_(file),
      blanks_(blanks) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark))
        at_ = byte_order_mark.size();
}

void WordView::fail(std::size_t at, std::string_view message, ErrorCode code) const {
    throw Error(code, locate(text_, at, file_), message);
}

bool WordView::next_line(std::vector<Word>& words) {
    words.clear();
    while (words.empty() && at_ < text_.size()) {
        line_at_ = at_;
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        while (at_ < end) {
            const char c = text_[at_];
            if (is_blank(c) || c == '\r') {
                ++at_;
                continue;
            }
            const std::size_t begin = at_;
            if (c == '"' || c == '\'') {
                const std::size_t close = text_.find(c, at_ + 1);
                if (close >= end)
                    fail(begin, "a quote that does not end on its line");
                words.push_back({text_.substr(begin + 1, close - begin - 1), begin, true});
                at_ = close + 1;
                continue;
            }
            while (at_ < end && !is_blank(text_[at_]) && text_[at_] != '\r')
                ++at_;
            words.push_back({text_.substr(begin, at_ - begin), begin, false});
        }
        at_ = std::min(end + 1, text_.size());
    }
    return !words.empty();
}

std::string_view WordView::rest_of_line(std::size_t from) const {
    const std::size_t end = std::min(text_.find_first_of("\r\n", from), text_.size());
    return text_.substr(from, end - from);
}

std::size_t WordView::natural(const Word& word, std::size_t least, std::size_t most) const {
    std::size_t value = 0;
    const char* end = word.text.data() + word.text.size();
    const auto [stop, failed] = std::from_chars(word.text.data(), end, value);
    if (failed != std::errc() || stop != end || value < least || value > most)
        fail(word.at,
             fmt::format("a whole number from {} to {} expected, not '{}'",
                         least,
                         most,
                         printable(word.text.substr(0, 40))));
    return value;
}

double WordView::number(const Word& word) const {
    if (const auto value = parse_number(word.text))
        return *value;
    fail(word.at, fmt::format("'{}' is not a number", printable(word.text.substr(0, 40))));
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + ('a' - 'A'));
    return lower;
}

}  // namespace entente
