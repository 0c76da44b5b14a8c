// SPDX-License-Identifier: MIT
#include "extract/hyphen.hpp"

#include "extract/chars.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>

namespace entente {
namespace {

using chars::at;
using chars::before;
using chars::Char;

constexpr std::uint64_t hash_begin = 14695981039346656037ULL;

std::uint64_t hash_on(std::uint64_t hash, std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const auto folded = byte >= 'A' && byte <= 'Z' ? byte | 0x20U : byte;
        hash = (hash ^ folded) * 1099511628211ULL;
    }
    return hash;
}

constexpr auto word_bytes = [] {
    std::array<bool, 256> table{};
    for (std::size_t i = 0; i < 256; ++i)
        table[i] = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') || (i >= 0xC3 && i <= 0xCB) ||
                   (i >= 0x80 && i < 0xC0) || i == '-';
    return table;
}();

bool is_word_byte(char c) {
    return word_bytes[static_cast<unsigned char>(c)];
}

constexpr std::size_t longest_word = 64;

std::string_view last_word(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0) {
        const Char c = before(text, begin);
        if ((!chars::is_letter(c.code) && c.code != U'-') || text.size() - begin > longest_word)
            break;
        begin -= c.size;
    }
    return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
    std::size_t end = 0;
    while (end < longest_word) {
        const Char c = at(text, end);
        if (c.size == 0 || (!chars::is_letter(c.code) && c.code != U'-'))
            break;
        end += c.size;
    }
    return text.substr(0, end);
}

struct Forms {
    std::uint64_t with_hyphen, joined, left, right;
};

Forms forms(std::string_view left, std::string_view right) {
    const std::uint64_t begun = hash_on(hash_begin, left);
    // the first part of «free-trade-area» is what the hyphen joins to
    const std::string_view head = right.substr(0, right.find('-'));
    return {hash_on(hash_on(begun, "-"), right),
            hash_on(begun, right),
            begun,
            hash_on(hash_begin, head)};
}

bool is_one_of(std::string_view list, std::string_view word) {
    if (word.empty() || word.find(' ') != std::string_view::npos)
        return false;
    const std::size_t found = list.find(word);
    return found != std::string_view::npos && list[found - 1] == ' ' &&
           list[found + word.size()] == ' ';
}

/// First parts after which English writes a hyphen.
bool takes_hyphen(std::string_view left) {
    return is_one_of(
        " self ex long short high low well ill half full large small free fast far hard "
        "two three four five six seven eight nine ten twenty thirty forty fifty sixty "
        "first second third single double cross vice all war oil gas debt rules policy "
        "decision peace trade state world day year month week old new then then- ",
        left);
}

/// Last parts before which English writes one.
bool follows_hyphen(std::string_view right) {
    return is_one_of(
        " led based backed term scale wide range level style owned run held funded "
        "sponsored dominated trained born mediated brokered friendly oriented related "
        "member speaking looking making building sharing driven facing imposed "
        "approved appointed aged old range to-day ",
        right);
}

/// Words so common that beside a hyphen they are more often a syllable: «in-crease».
bool is_syllable(std::string_view left) {
    return is_one_of(
        " a an as at be by can do for go he her him his if in is it man me my no nor not "
        "of on or our out over per so some the then to under up us we who with any are "
        "but her here men new now one pro put set sub ten too was way yes ",
        left);
}

}  // namespace

std::size_t line_end_hyphen(std::string_view line) {
    const Char hyphen = before(line, line.size());
    if (hyphen.code != U'-' && hyphen.code != U'‐')
        return 0;
    const Char letter = before(line, line.size() - hyphen.size);
    return chars::is_letter(letter.code) ? hyphen.size : 0;
}

Hyphens::Hyphens(const Normal& normal) {
    std::unordered_set<std::uint64_t> wanted;
    std::bitset<65536> sieve;
    const Line* above = nullptr;
    for (const Line& line : normal.lines) {
        if (line.kind == LineKind::furniture || line.kind == LineKind::aside)
            continue;
        if (above != nullptr) {
            const std::string_view left = normal.line_text(*above);
            const std::size_t hyphen = line_end_hyphen(left);
            const std::string_view right = first_word(normal.line_text(line));
            if (hyphen != 0 && !right.empty()) {
                const Forms f = forms(last_word(left.substr(0, left.size() - hyphen)), right);
                for (const std::uint64_t hash : {f.with_hyphen, f.joined, f.left, f.right}) {
                    wanted.insert(hash);
                    sieve.set(hash & 0xFFFF);
                }
            }
        }
        if (line.kind != LineKind::footnote)
            above = &line;
    }
    if (wanted.empty())
        return;
    const std::string_view text = normal.text;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_word_byte(text[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && is_word_byte(text[i]))
            ++i;
        // a word cut by the end of its line is what is asked, not an answer
        const bool cut =
            text[i - 1] == '-' || (begin > 1 && text[begin - 1] == '\n' && text[begin - 2] == '-');
        if (cut || i - begin > 2 * longest_word)
            continue;
        const std::uint64_t hash = hash_on(hash_begin, text.substr(begin, i - begin));
        if (sieve.test(hash & 0xFFFF) && wanted.contains(hash))
            seen_.insert(hash);
    }
}

bool Hyphens::is_true(std::string_view left, std::string_view right) const {
    const std::string_view left_word = last_word(left);
    const std::string_view right_word = first_word(right);
    const Forms f = forms(left_word, right_word);
    if (seen_.contains(f.with_hyphen))
        return true;
    if (seen_.contains(f.joined))
        return false;
    if (left_word.find('-') != std::string_view::npos || takes_hyphen(left_word) ||
        follows_hyphen(right_word))
        return true;
    return !is_syllable(left_word) && left_word.size() > 2 && right_word.size() > 2 &&
           seen_.contains(f.left) && seen_.contains(f.right);
}

}  // namespace entente
