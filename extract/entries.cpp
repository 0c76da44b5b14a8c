// SPDX-License-Identifier: MIT
#include "extract/entries.hpp"

#include "extract/phrases.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace entente {
namespace {

using enum WordClass;

bool is_colon(const Token& t) {
    return t.mark == U':' || t.mark == U'：' || t.mark == U'】';
}
bool opens_bracket(const Token& t) {
    return t.mark == U'(' || t.mark == U'（';
}
bool closes_bracket(const Token& t) {
    return t.mark == U')' || t.mark == U'）';
}
bool is_quote(const Token& t) {
    return t.mark == U'“' || t.mark == U'”' || t.mark == U'"' || t.mark == U'「' ||
           t.mark == U'」' || t.mark == U'《' || t.mark == U'》';
}
bool separates(const Token& t) {
    return t.mark == U',' || t.mark == U'，' || t.mark == U'、' || t.mark == U'/' ||
           t.is(conjunction);
}
bool ends_line(const Token& t) {
    return t.mark == U'.' || t.mark == U'。' || t.mark == U';' || t.mark == U'；' ||
           t.mark == U'\t' || t.kind == TokenKind::number;
}

/// Token after the bracket that opens at `i`.
std::size_t after_bracket(std::span<const Token> tokens, std::size_t i) {
    while (i < tokens.size() && !closes_bracket(tokens[i]))
        ++i;
    return std::min(i + 1, tokens.size());
}

/// A line of names: names, articles, commas, what stands in brackets; at the first other word it
/// ends, and counts only if a comma, a tab or nothing stands there. `end` becomes the token where
/// it ends.
Arg line_of_names(std::span<const Token> tokens, std::size_t from, std::size_t& end) {
    Arg names;
    bool after_comma = false;
    std::size_t i = from;
    for (; i < tokens.size() && !ends_line(tokens[i]); ++i) {
        const Token& t = tokens[i];
        if (opens_bracket(t)) {
            i = after_bracket(tokens, i) - 1;
            continue;
        }
        if (t.names()) {
            names.ends.push_back({t.entity, t.begin, t.end});
            after_comma = false;
        } else if (separates(t)) {
            after_comma = true;
        } else if (!t.is(determiner) && !t.is(short_for) && !is_quote(t) &&
                   !(t.is(generic_noun) && !names.empty())) {
            break;
        }
    }
    end = i;
    const bool whole = i == tokens.size() || ends_line(tokens[i]) || after_comma;
    return whole ? names : Arg{};
}

std::optional<std::size_t> colon(std::span<const Token> tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (is_colon(tokens[i]))
            return i;
    return std::nullopt;
}

bool names_somebody(std::span<const Token> tokens) {
    return std::ranges::any_of(tokens, &Token::names);
}

bool has_verb(const SentenceView& view, std::span<const Token> tokens) {
    return std::ranges::any_of(tokens, [&](const Token& t) {
        return t.is(be) ||
               (t.entry != nullptr && std::ranges::any_of(t.entry->senses, [&](const Sense& s) {
                    return view.lexeme(s).pos == Pos::verb && s.inflection != Inflection::base;
                }));
    });
}

/// “agreement signed”: past tense or participle.
bool may_be_participle(const SentenceView& view, const Token& t) {
    return t.entry != nullptr && std::ranges::any_of(t.entry->senses, [&](const Sense& s) {
               return view.lexeme(s).pos == Pos::verb && s.inflection == Inflection::participle;
           });
}

bool governs(const Lexeme& lexeme, std::string_view word) {
    return std::ranges::find(lexeme.governs, word) != lexeme.governs.end();
}

}  // namespace

/// The relations that the words of a label carry: “Main trading partners”, “Member of”.
Entries::Label Entries::label(const SentenceView& view, std::size_t end) const {
    Label label;
    label.topic = discourse_.topic();
    const std::span<const Token> tokens = view.tokens.first(end);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& t = tokens[i];
        if (t.names())
            label.topic.ends = {{t.entity, t.begin, t.end}};
        if (t.entry == nullptr || t.names())
            continue;
        bool first = true;
        for (const Sense& sense : t.entry->senses) {
            const Lexeme& lexeme = view.lexeme(sense);
            if (lexeme.relation.empty() || lexeme.pos == Pos::adjective)
                continue;
            if (std::exchange(first, false)) {  // the last word of the label is its head
                label.frames.clear();
                label.of_list.clear();
            }
            Frame frame;
            frame.lexeme = sense.lexeme;
            frame.begin = t.begin;
            frame.end = t.end;
            frame.set(Condition::label);
            label.frames.push_back(frame);
            const bool governed = governs(lexeme, view.text(tokens.back()));
            label.of_list.push_back(lexeme.pos == Pos::role && !governed);
        }
    }
    return label;
}

std::span<const Token> Entries::complete(const SentenceView& view) {
    label_ = {};
    names_ = {};
    borrowed_ = false;
    begin_ = static_cast<std::uint32_t>(view.sentence.begin);
    const BlockKind kind = view.sentence.kind;
    std::span<const Token> tokens = view.tokens;
    std::size_t end = 0;
    if (const Arg names = line_of_names(tokens, 0, end);
        !names.empty() && (kind == BlockKind::item || kind == BlockKind::row)) {
        if (!lead_in_.empty())
            return with_lead_in(view);
        label_ = caption_;
        names_ = names;
        return tokens;
    }
    read_own_label(view);
    if (names_.empty() && kind != BlockKind::heading)
        tokens = with_verb(view);
    remember(view);
    return tokens;
}

/// “Member of: the WTO, ASEAN”
void Entries::read_own_label(const SentenceView& view) {
    const std::optional<std::size_t> at = colon(view.tokens);
    if (!at || *at == 0 || has_verb(view, view.tokens.first(*at)))
        return;
    std::size_t end = 0;
    const Arg names = line_of_names(view.tokens, *at + 1, end);
    if (names.empty())
        return;
    label_ = label(view, *at);
    if (!label_.empty())
        names_ = names;
}

/// Captions and lead-ins wait for the items and rows below them.
void Entries::remember(const SentenceView& view) {
    const BlockKind kind = view.sentence.kind;
    if (kind == BlockKind::row)
        return;
    lead_in_.clear();
    caption_ = {};
    const std::span<const Token> tokens = view.tokens;
    const bool open = !tokens.empty() && is_colon(tokens.back());
    if (!open && kind != BlockKind::heading)
        return;
    const std::size_t end = tokens.size() - (open ? 1 : 0);
    if (open && has_verb(view, tokens.first(end)) && names_somebody(tokens.first(end)))
        lead_in_.assign(tokens.begin(), tokens.end() - 1);
    else if (!has_verb(view, tokens.first(end)))
        caption_ = label(view, end);
}

std::span<const Token> Entries::with_lead_in(const SentenceView& view) {
    std::size_t end = 0;
    (void)line_of_names(view.tokens, 0, end);
    joined_ = lead_in_;
    joined_.insert(
        joined_.end(), view.tokens.begin(), view.tokens.begin() + static_cast<std::ptrdiff_t>(end));
    borrowed_ = true;
    return joined_;
}

/// “Japan: biggest donor of aid to Vietnam” as “Japan *is* biggest donor …”. Left alone where the
/// rest has a verb of its own: there the label says who speaks, or what about.
std::span<const Token> Entries::with_verb(const SentenceView& view) {
    const std::optional<std::size_t> at = colon(view.tokens);
    if (!at || *at == 0 || *at + 1 >= view.tokens.size() ||
        view.dictionary.grammar().order != "postnominal")
        return view.tokens;
    std::size_t end = 0;
    if (line_of_names(view.tokens.first(*at), 0, end).empty() || end != *at)
        return view.tokens;
    const SentenceView rest{
        view.pack, view.dictionary, view.document, view.sentence, view.tokens.subspan(*at + 1)};
    bool named_subject = false;
    for (const Phrase& p : chunk(rest)) {
        if (p.kind == PhraseKind::verb && p.finite &&
            (named_subject || !may_be_participle(view, rest.tokens[p.head])))
            return view.tokens;
        if (p.kind == PhraseKind::stop)
            break;
        named_subject = p.kind == PhraseKind::noun && !p.named.empty();
    }
    const DictionaryEntry* copula = view.dictionary.copula();
    if (copula == nullptr)
        return view.tokens;
    joined_.assign(view.tokens.begin(), view.tokens.end());
    Token& verb = joined_[*at];
    verb.entry = copula;
    verb.kind = TokenKind::word;
    verb.mark = 0;
    return joined_;
}

std::vector<Frame> Entries::labelled() const {
    std::vector<Frame> frames;
    if (names_.empty() || label_.topic.empty())
        return frames;
    for (std::size_t i = 0; i < label_.frames.size(); ++i) {
        Frame frame = label_.frames[i];
        frame[Slot::subject] = label_.of_list[i] ? names_ : label_.topic;
        frame[Slot::complement] = label_.of_list[i] ? label_.topic : names_;
        frames.push_back(std::move(frame));
    }
    return frames;
}

}  // namespace entente
