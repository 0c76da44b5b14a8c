// SPDX-License-Identifier: MIT
#include "cli/text.hpp"

#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cli {

std::string short_number(double value) {
    return fmt::format("{:.4g}", value == 0 ? 0.0 : value);  // no "-0"
}

std::string fit(std::string_view text, std::size_t width) {
    if (display_width(text) <= width)
        return std::string(text);
    std::string out;
    std::size_t used = 1;  // the ellipsis
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        (void)next_code_point(text, at);
        const std::string_view one = text.substr(begin, at - begin);
        used += display_width(one);
        if (used > width)
            break;
        out += one;
    }
    return out + "…";
}

std::string pad_right(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return std::string(used < width ? width - used : 0, ' ') + std::string(text);
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string out;
    std::size_t used = 0;  // columns of the line so far, 0 = no line begun
    const auto break_line = [&] {
        out += '\n';
        used = 0;
    };
    const auto put = [&](std::string_view piece, std::size_t columns, bool blank) {
        if (used == 0)
            out += std::string(indent, ' ');
        else if (blank)
            out += ' ';
        used = (used == 0 ? indent : used + (blank ? 1 : 0)) + columns;
        out += piece;
    };
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        std::string_view word = text.substr(0, blank);
        text.remove_prefix(std::min(blank + 1, text.size()));
        if (word.empty())
            continue;
        const std::size_t columns = display_width(word);
        const bool splits = indent + columns > width;  // Chinese has no blanks to break at
        if (used > 0 && used + 1 + columns > width && !splits)
            break_line();
        if (!splits) {
            put(word, columns, true);
            continue;
        }
        for (bool first = true; !word.empty(); first = false) {
            std::size_t end = 0;
            (void)next_code_point(word, end);
            const std::size_t one = display_width(word.substr(0, end));
            if (used + one + (first ? 1 : 0) > width)
                break_line();
            put(word.substr(0, end), one, first);
            word.remove_prefix(end);
        }
    }
    return out + '\n';
}

std::string printable_line(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\t\n\r"), text.size());
        out += printable(text.substr(0, end));
        if (end < text.size())
            out += text[end] == '\t' ? '\t' : ' ';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out + '\n';
}

std::string counted(std::size_t number, std::string_view noun) {
    return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        std::string_view part = text.substr(0, comma);
        text.remove_prefix(std::min(comma + 1, text.size()));
        while (part.starts_with(' '))
            part.remove_prefix(1);
        while (part.ends_with(' '))
            part.remove_suffix(1);
        if (!part.empty())
            parts.emplace_back(part);
    }
    return parts;
}

}  // namespace entente::cli
