// SPDX-License-Identifier: MIT
#include "extract/introduced_names.hpp"

#include "extract/dictionary.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

using enum WordClass;

constexpr std::size_t rooms = 32;
constexpr std::string_view room_mark = "~";  // after every letter of an id, so the order stays
constexpr std::size_t longest_name = 14;     // tokens

/// What a token of an introduced name stands for: one claim, nothing to decide.
const DictionaryEntry introduced{.form = {},
                                 .claims = {{0, FormKind::name, CaseRule::any}},
                                 .senses = {},
                                 .classes = {},
                                 .inflections = {}};

bool is_open(const Token& t) {
    return t.mark == U'(' || t.mark == U'（';
}
bool is_close(const Token& t) {
    return t.mark == U')' || t.mark == U'）';
}
bool is_acronym(std::string_view text) {
    return text.size() >= 2 && text.size() <= 10 &&
           std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Whether the characters of `brief` stand in `name` in this order.
bool shortens(std::string_view brief, std::string_view name) {
    std::size_t at = 0;
    std::size_t begin = 0;
    while (begin < brief.size()) {
        const char32_t wanted = next_code_point(brief, begin);
        bool found = false;
        while (at < name.size() && !found)
            found = next_code_point(name, at) == wanted;
        if (!found)
            return false;
    }
    return true;
}

}  // namespace

void add_rooms(Pack& pack) {
    if (pack.schema.find_node_type("organisation") == nullptr)
        return;
    for (std::size_t i = 0; i < rooms; ++i)
        pack.entities.push_back({fmt::format("{}{:02}", room_mark, i), "organisation", {}, {}, {}});
}

bool is_room(const Entity& entity) noexcept {
    return entity.id.starts_with(room_mark);
}

IntroducedNames::IntroducedNames(const Pack& pack, const Document& document)
    : pack_(pack),
      document_(document) {}

const std::string& IntroducedNames::id(std::int32_t entity) const {
    const Entity& known = pack_.entities[static_cast<std::size_t>(entity)];
    if (!is_room(known))
        return known.id;
    const Entity* const first = pack_.find(fmt::format("{}00", room_mark));
    return ids_[static_cast<std::size_t>(&known - first)];
}

std::string_view IntroducedNames::text(const std::vector<Token>& tokens,
                                       std::size_t begin,
                                       std::size_t end) const {
    return std::string_view(document_.text)
        .substr(tokens[begin].begin, tokens[end - 1].end - tokens[begin].begin);
}

void IntroducedNames::join(std::vector<Token>& tokens,
                           std::size_t begin,
                           std::size_t end,
                           std::int32_t entity) {
    Token& t = tokens[begin];
    t.end = tokens[end - 1].end;
    t.entry = &introduced;
    t.entity = entity;
    t.form = FormKind::name;
    t.masked = false;
    if (t.kind == TokenKind::punctuation)
        t.kind = TokenKind::word;
    t.mark = 0;
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                 tokens.begin() + static_cast<std::ptrdiff_t>(end));
}

void IntroducedNames::read(std::vector<Token>& tokens) {
    if (!learnt_.empty())
        apply(tokens);
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i)
        if (i > 0 && is_open(tokens[i]))
            learn(tokens, i);
}

void IntroducedNames::apply(std::vector<Token>& tokens) const {
    const std::string_view all = document_.text;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        for (const Learnt& one : learnt_) {
            if (all.substr(tokens[i].begin, one.text.size()) != one.text)
                continue;
            std::size_t end = i;
            while (end < tokens.size() && tokens[end].end < tokens[i].begin + one.text.size())
                ++end;
            if (end >= tokens.size() || tokens[end].end != tokens[i].begin + one.text.size())
                continue;
            if (tokens[i].entity < 0 || end > i)
                join(tokens, i, end + 1, one.entity);
            break;
        }
}

/// A bracket that opens at `open`: does it hold the short form of what stands before it?
void IntroducedNames::learn(std::vector<Token>& tokens, std::size_t open) {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool said = false;  // that it shortens
    std::size_t k = open + 1;
    for (; k < tokens.size() && k < open + longest_name && !is_close(tokens[k]); ++k) {
        const Token& t = tokens[k];
        said = said || t.is(short_for);
        if (t.kind == TokenKind::punctuation || t.is(determiner) || t.is(short_for))
            continue;
        if (end != 0 && end != k)
            return;  // two pieces
        begin = end == 0 ? k : begin;
        end = k + 1;
    }
    if (end == 0 || k >= tokens.size() || !is_close(tokens[k]))
        return;
    const std::string brief(text(tokens, begin, end));
    const bool latin = end == begin + 1 && tokens[begin].entity < 0 && is_acronym(brief);
    const bool han = said && tokens[begin].kind == TokenKind::han;
    if (!latin && !han)
        return;
    std::int32_t entity = tokens[open - 1].entity;
    std::size_t name = latin ? latin_name(tokens, open, brief) : open - 1;
    if (name == open)
        return;  // the letters are no initials of what stands there
    if (han && entity < 0)
        name = han_name(tokens, open, brief);
    if (name + 1 < open || entity < 0)
        entity = name == open ? -1 : make_room(text(tokens, name, open), brief);
    if (entity < 0)
        return;
    learnt_.push_back({brief, entity});
    learnt_.push_back({std::string(text(tokens, name, open)), entity});
    std::ranges::stable_sort(
        learnt_, std::ranges::greater{}, [](const Learnt& one) { return one.text.size(); });
    join(tokens, begin, end, entity);
    if (pack_.entities[static_cast<std::size_t>(entity)].id.starts_with(room_mark))
        join(tokens, name, open, entity);
}

/// First token of the capitalised words before `open` whose initials are the letters; `open` =
/// none.
std::size_t IntroducedNames::latin_name(const std::vector<Token>& tokens,
                                        std::size_t open,
                                        std::string_view letters) const {
    std::size_t left = letters.size();
    std::size_t first = open;
    for (std::size_t i = open; i-- > 0 && open - i <= longest_name && left > 0;) {
        const Token& t = tokens[i];
        if (t.kind != TokenKind::word && t.kind != TokenKind::number && t.mark != U'-')
            return open;
        if (!t.capital) {
            if (t.kind == TokenKind::word && !t.is(preposition) && !t.is(determiner) &&
                !t.is(conjunction))
                return open;
            continue;
        }
        // of a known name within it every capital counts
        std::string capitals;
        for (const char c : text(t))
            if (c >= 'A' && c <= 'Z')
                capitals += c;
        while (!capitals.empty() && left > 0 && capitals.back() == letters[left - 1]) {
            capitals.pop_back();
            --left;
        }
        if (!capitals.empty())
            return open;
        first = i;
    }
    return left == 0 ? first : open;
}

/// The same for a name in Han characters.
std::size_t IntroducedNames::han_name(const std::vector<Token>& tokens,
                                      std::size_t open,
                                      std::string_view brief) const {
    std::size_t first = open;
    for (std::size_t i = open; i-- > 0 && open - i <= longest_name;) {
        const Token& t = tokens[i];
        const bool joined = i + 1 == open || tokens[i].end == tokens[i + 1].begin;
        if (t.kind != TokenKind::han || !joined)
            break;
        // a function word or verb ends the name, unless the short form needs what stands before it:
        // 大洋*合作*联盟
        // one character is no boundary in a name that is spelt by sound: 伦莫*拉*
        const bool one = text(t).size() <= 3;
        const bool word =
            t.entry != nullptr && ((!one && !t.entry->senses.empty()) || t.entry->classes.any());
        if (word && first < open && shortens(brief, text(tokens, first, open)))
            break;
        first = i;
    }
    return first < open && text(tokens, first, open).size() > brief.size() &&
                   shortens(brief, text(tokens, first, open))
               ? first
               : open;
}

/// A free place for a name; -1 = there is none left.
std::int32_t IntroducedNames::make_room(std::string_view name, std::string_view brief) {
    const Entity* const first = pack_.find(fmt::format("{}00", room_mark));
    if (first == nullptr || ids_.size() >= rooms)
        return -1;
    std::string id(is_acronym(brief) ? brief : name);
    if (pack_.find(id) != nullptr || std::ranges::find(ids_, id) != ids_.end()) {
        id = name;
        std::ranges::transform(id, id.begin(), [](char c) {
            return c == ' ' ? '-' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        });
    }
    ids_.push_back(std::move(id));
    return static_cast<std::int32_t>(first - pack_.entities.data() +
                                     static_cast<std::ptrdiff_t>(ids_.size()) - 1);
}

}  // namespace entente
