// SPDX-License-Identifier: MIT
#include "extract/chars.hpp"
#include "extract/layout.hpp"

#include <algorithm>
#include <cstddef>

namespace entente {
namespace {

using chars::at;
using chars::Char;

/// «ASTANA — », «NEW DELHI, July 5 (PTI) - », «WASHINGTON (AP) — ».
std::size_t english_dateline(std::string_view text) {
    constexpr std::size_t longest = 90;
    std::size_t i = 0;
    std::size_t capitals = 0;
    for (Char c = at(text, i);
         chars::is_capital(c.code) || c.code == U' ' || c.code == U'.' || c.code == U'-' ||
         c.code == U'\'' || c.code == U'’' || c.code == U'/';
         c = at(text, i)) {
        capitals += chars::is_capital(c.code) ? 1U : 0U;
        i += c.size;
        if (i > longest)
            return 0;
    }
    if (capitals < 3)
        return 0;
    const std::string_view head = text.substr(0, std::min(text.size(), longest));
    const bool closed = i > 0 && text[i - 1] == ' ';
    for (const std::string_view dash : {" — ", "— ", " – ", " -- ", "-- ", " - "}) {
        const std::size_t found = head.find(dash);
        // between the place and the dash stand a date and a source at most
        if (found == std::string_view::npos || found + 3 < i)
            continue;
        const std::string_view between =
            head.substr(std::min(i, found), found - std::min(i, found));
        const bool plain = between.empty() || between.front() == ',' || between.front() == '(' ||
                           (closed && between.find('(') != std::string_view::npos);
        if (plain && between.find(". ") == std::string_view::npos)
            return found + dash.size();
    }
    return 0;
}

/// «…7月5日电（记者 …）», «（…5日电）», «【…7月4日电】».
std::size_t chinese_dateline(std::string_view text) {
    constexpr std::size_t longest = 120;
    const std::string_view head = text.substr(0, std::min(text.size(), longest));
    if (head.find("日") == std::string_view::npos)
        return 0;
    for (const std::string_view sign : {"日电", "日電", "日讯", "日訊", "日综合消息", "日消息"}) {
        const std::size_t found = head.find(sign);
        if (found == std::string_view::npos || found == 0 ||
            !chars::is_digit(static_cast<unsigned char>(head[found - 1])) ||
            head.substr(0, found).find("。") != std::string_view::npos ||
            head.substr(0, found).find("，") != std::string_view::npos)
            continue;
        std::size_t end = found + sign.size();
        while (end < text.size() && text[end] == ' ')
            ++end;
        if (text.substr(end).starts_with("】"))
            return end + 3;
        if (!text.substr(end).starts_with("("))
            return end;
        const std::size_t close =
            text.substr(0, std::min(text.size(), end + longest)).find(')', end);
        return close == std::string_view::npos ? end : close + 1;
    }
    return 0;
}

}  // namespace

std::size_t dateline_size(std::string_view text) {
    const Char first = at(text, 0);
    if (chars::is_capital(first.code))
        return english_dateline(text);
    return chars::is_wide(first.code) || first.code == U'(' ? chinese_dateline(text) : 0;
}

}  // namespace entente
