// SPDX-License-Identifier: MIT
#include "extract/mentions.hpp"

#include "extract/topic.hpp"
#include "graph/base/utf8.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

namespace entente {
namespace {

using enum WordClass;

class Decider {
public:
    Decider(const Pack& pack, const Document& document, std::span<std::vector<Token>> sentences)
        : pack_(pack),
          document_(document),
          sentences_(sentences) {}

    void run() {
        for (const std::vector<Token>& tokens : sentences_)
            for (const Token& t : tokens)
                if (t.entity >= 0 && t.form != FormKind::bound && t.form != FormKind::generic &&
                    single_claim(t))
                    ++named_[t.entity];
        subject_ = title_state(pack_, sentences_);
        for (std::vector<Token>& tokens : sentences_) {
            tokens_ = tokens;
            for (std::size_t i = 0; i < tokens.size(); ++i) {
                if (tokens_[i].entity < 0)
                    use_alias(tokens_[i]);
                if (tokens_[i].entity >= 0 && !tokens_[i].alias)
                    decide(i);
                learn_alias(i);
            }
            bound_names();
        }
    }

private:
    [[nodiscard]] bool is(std::size_t i, WordClass c) const {
        return i < tokens_.size() && tokens_[i].is(c);
    }
    [[nodiscard]] bool adjacent(std::size_t i) const {
        return i > 0 && i < tokens_.size() && tokens_[i].begin == tokens_[i - 1].end;
    }
    [[nodiscard]] static bool single_claim(const Token& t) { return t.entry->claims.size() == 1; }
    [[nodiscard]] std::string_view text(const Token& t) const {
        return std::string_view(document_.text).substr(t.begin, t.end - t.begin);
    }

    static void drop(Token& t) { t.entity = -1; }

    // --- short names that the document itself introduces: “the Pacific Islands Forum (“the
    // Forum”)” ---

    /// After a name, a bracket that holds one capitalised word, perhaps with an article and
    /// quotation marks.
    void learn_alias(std::size_t i) {
        if (tokens_[i].entity < 0 || i + 2 >= tokens_.size() ||
            (tokens_[i + 1].mark != U'(' && tokens_[i + 1].mark != U'（'))
            return;
        const Token* word = nullptr;
        for (std::size_t k = i + 2; k < tokens_.size() && k < i + 9; ++k) {
            const Token& t = tokens_[k];
            if (t.mark == U')' || t.mark == U'）') {
                if (word != nullptr)
                    aliases_.insert_or_assign(std::string(text(*word)), tokens_[i].entity);
                return;
            }
            if (t.kind == TokenKind::punctuation || t.is(determiner) || t.is(short_for))
                continue;
            if (word != nullptr || t.entity >= 0 || !t.capital || t.kind != TokenKind::word)
                return;
            word = &t;
        }
    }
    void use_alias(Token& t) {
        if (aliases_.empty() || t.kind != TokenKind::word || !t.capital)
            return;
        const auto found = aliases_.find(std::string(text(t)));
        if (found == aliases_.end())
            return;
        t.entity = found->second;
        t.form = FormKind::name;
        t.alias = true;
        remember(t.entity);
    }

    void decide(std::size_t i) {
        Token& t = tokens_[i];
        if (t.form != FormKind::bound && t.entry->claims.size() > 1)
            choose_claim(t);
        switch (t.form) {
            case FormKind::prefix:
                if (!(i + 1 < tokens_.size() &&
                      (tokens_[i + 1].mark == U'-' || tokens_[i + 1].mark == U'–') &&
                      adjacent(i + 1)))
                    drop(t);
                break;
            case FormKind::homonym:
                if (personal_name(i))
                    drop(t);
                break;
            case FormKind::capital:
                t.place = is_place(i);
                break;
            case FormKind::generic:
                if (!named_before(t))
                    drop(t);
                break;
            default:
                break;
        }
        if (t.entity >= 0 && relation_word(t))
            drop(t);
        if (t.entity >= 0 && !t.place && t.form != FormKind::bound)
            remember(t.entity);
    }

    /// “arms race” is a concept of the field, but where it is also a word for a relation it is that
    /// first.
    [[nodiscard]] bool relation_word(const Token& t) const {
        return !t.entry->senses.empty() &&
               pack_.entities[static_cast<std::size_t>(t.entity)].type == "concept" &&
               pack_.entities[static_cast<std::size_t>(t.entity)].attributes.contains("use");
    }

    void remember(std::int32_t entity) {
        seen_[entity] = ++clock_;
        const std::string& id = pack_.entities[static_cast<std::size_t>(entity)].id;
        if (const Entity* members = pack_.find(id + "-MEMBERS"))
            seen_[static_cast<std::int32_t>(members - pack_.entities.data())] = clock_;
    }
    [[nodiscard]] bool named_before(const Token& t) const { return seen_.contains(t.entity); }

    /// Of several entities with one form: the one named last (general words) or most often (names),
    /// else the first claim.
    void choose_claim(Token& t) const {
        std::uint64_t best = 0;
        for (const Claim& claim : t.entry->claims) {
            if (claim.kind == FormKind::mask)
                continue;
            const auto entity = static_cast<std::int32_t>(claim.entity);
            const auto seen = seen_.find(entity);
            const auto named = named_.find(entity);
            const std::uint64_t weight = claim.kind == FormKind::generic
                                             ? (seen == seen_.end() ? 0 : seen->second)
                                             : (named == named_.end() ? 0 : named->second) +
                                                   (claim.kind == FormKind::name ? 1 : 0);
            if (weight > best) {
                best = weight;
                t.entity = entity;
                t.form = claim.kind;
            }
        }
    }

    /// “Jordan Whitfield”, “Analyst Chad Lindqvist”: beside an unknown capitalised word.
    [[nodiscard]] bool personal_name(std::size_t i) const {
        const auto unknown_name = [&](std::size_t k) {
            return k < tokens_.size() && tokens_[k].capital && tokens_[k].kind == TokenKind::word &&
                   tokens_[k].entry == nullptr && !tokens_[k].all_caps;
        };
        if (unknown_name(i + 1))
            return true;
        return i > 1 && unknown_name(i - 1) && tokens_[i - 1].end + 1 == tokens_[i].begin;
    }

    /// A city is a place after “in”, “at” or 在, in a dateline, and in the name of an event; else
    /// it speaks for its state.
    [[nodiscard]] bool is_place(std::size_t i) const {
        if (i > 0 && is(i - 1, place_preposition))
            return true;
        if (i + 1 < tokens_.size() &&
            (is(i + 1, event_noun) || tokens_[i + 1].mark == U'—' || tokens_[i + 1].mark == U'–') &&
            tokens_[i].form == FormKind::capital)
            return i < 3 || is(i + 1, event_noun);
        if (i > 1 &&
            (is(i - 1, conjunction) || tokens_[i - 1].mark == U',' ||
             tokens_[i - 1].mark == U'、') &&
            tokens_[i - 2].place)
            return true;  // “in Moscow and Beijing”
        return false;
    }

    // --- one-character names ---

    [[nodiscard]] bool bound(std::size_t i) const {
        return i < tokens_.size() && tokens_[i].entity >= 0 && tokens_[i].form == FormKind::bound;
    }
    [[nodiscard]] bool lexical(std::size_t i) const {
        return i < tokens_.size() && tokens_[i].entry != nullptr &&
               !tokens_[i].entry->senses.empty();
    }

    void bound_names() {
        for (std::size_t i = 0; i < tokens_.size();) {
            if (!bound(i)) {
                ++i;
                continue;
            }
            std::size_t end = i + 1;
            bool listed = false;
            while (bound(end) ||
                   (end + 1 < tokens_.size() && tokens_[end].mark == U'、' && bound(end + 1))) {
                listed = listed || tokens_[end].mark == U'、';
                ++end;
            }
            const bool ok = accepted(i, end, listed);
            for (std::size_t k = i; k < end; ++k) {
                if (!bound(k))
                    continue;
                if (ok)
                    choose_bound(tokens_[k], i, end);
                else
                    drop(tokens_[k]);
            }
            i = end;
        }
    }

    /// Runs of two or more, lists, or one that a neighbour binds: 对俄, 访华, 俄油.
    [[nodiscard]] bool accepted(std::size_t begin, std::size_t end, bool listed) const {
        const std::size_t names = static_cast<std::size_t>(std::ranges::count_if(
            tokens_.subspan(begin, end - begin), [](const Token& t) { return t.entity >= 0; }));
        const bool cut_before = begin == 0 || !unknown_han(begin - 1) || !adjacent(begin);
        const bool cut_after = !unknown_han(end) || !adjacent(end);
        if (begin > 0 && is(begin - 1, binder) && adjacent(begin))
            return cut_after || !is(begin - 1, place_preposition);  // 在华|…, not 在古寺
        if (is(end, bound_follower) && adjacent(end) && !frames_noun(begin, end))
            return cut_before || names > 1;
        if (listed)
            return names >= 2;
        if (names < 2)
            return end == begin + 1 && stands_for_subject(begin);
        return cut_before || (lexical(end) && !is(end, modifier_mark));
    }
    /// A character of no word that the pack knows.
    [[nodiscard]] bool unknown_han(std::size_t i) const {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::han &&
               tokens_[i].entry == nullptr;
    }

    /// In a profile of one state its short form stands by itself: 乌主要贸易伙伴. Not where the
    /// character is a word of the language too, nor inside a longer unknown word.
    [[nodiscard]] bool stands_for_subject(std::size_t i) const {
        const Token& t = tokens_[i];
        const bool inside =
            adjacent(i) && tokens_[i - 1].kind == TokenKind::han && tokens_[i - 1].entry == nullptr;
        return subject_ >= 0 && !inside && t.entry->senses.empty() && t.entry->classes.none() &&
               std::ranges::any_of(t.entry->claims, [&](const Claim& claim) {
                   return claim.kind == FormKind::bound &&
                          static_cast<std::int32_t>(claim.entity) == subject_;
               });
    }

    /// 以政府为主导: the name is a preposition here.
    [[nodiscard]] bool frames_noun(std::size_t begin, std::size_t end) const {
        if (end != begin + 1 || !is(begin, preposition))
            return false;
        for (std::size_t k = end; k < std::min(end + 8, tokens_.size()); ++k)
            if (is(k, be) || tokens_[k].mark == U'，')
                return is(k, be);
        return false;
    }

    /// The lexicon lists the state that is spoken of more often first.
    [[nodiscard]] bool earlier(std::int32_t a, std::int32_t b) const {
        const auto line = [&](std::int32_t entity) {
            const Entity& e = pack_.entities[static_cast<std::size_t>(entity)];
            std::uint32_t lowest = std::numeric_limits<std::uint32_t>::max();
            for (const Form& f : e.forms)
                if (f.where.line > 0 && f.kind == FormKind::bound)
                    lowest = std::min(lowest, f.where.line);
            return lowest;
        };
        return line(a) < line(b);
    }

    /// 乌 is Ukraine or Uzbekistan: what the document names in full, not already in the compound;
    /// else the first claim.
    void choose_bound(Token& t, std::size_t begin, std::size_t end) {
        std::uint64_t best = 0;
        for (const Claim& claim : t.entry->claims) {
            const auto entity = static_cast<std::int32_t>(claim.entity);
            if (claim.kind != FormKind::bound)
                continue;
            const auto named = named_.find(entity);
            bool taken = false;
            for (std::size_t k = begin; k < end; ++k)
                taken = taken || (&tokens_[k] != &t && tokens_[k].begin < t.begin &&
                                  tokens_[k].entity == entity);
            const std::uint64_t weight = taken || named == named_.end() ? 0 : named->second;
            const bool first = entity == t.entity;
            if (weight > best || (weight == best && !first && earlier(entity, t.entity))) {
                best = weight;
                t.entity = entity;
            }
        }
        remember(t.entity);
    }

    const Pack& pack_;
    const Document& document_;
    std::span<std::vector<Token>> sentences_;
    std::span<Token> tokens_;
    std::unordered_map<std::int32_t, std::uint64_t>
        named_;  ///< how often the document names an entity in full
    std::unordered_map<std::int32_t, std::uint64_t> seen_;  ///< when it was named last
    std::unordered_map<std::string, std::int32_t>
        aliases_;                ///< short names introduced so far, as written
    std::int32_t subject_ = -1;  ///< the state of the title
    std::uint64_t clock_ = 0;
};

}  // namespace

void decide_mentions(const Pack& pack,
                     const Document& document,
                     std::span<std::vector<Token>> sentences) {
    Decider(pack, document, sentences).run();
}

}  // namespace entente
