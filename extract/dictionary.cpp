// SPDX-License-Identifier: MIT
#include "extract/dictionary.hpp"

#include "extract/document.hpp"
#include "extract/inflect.hpp"
#include "graph/base/utf8.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace entente {
namespace {

const std::vector<Lexeme> no_lexemes;
const Grammar no_grammar;

CaseRule case_rule(std::string_view form) {
    std::size_t letters = 0;
    std::size_t capitals = 0;
    std::size_t offset = 0;
    bool first_upper = false;
    while (offset < form.size()) {
        const char32_t c = next_code_point(form, offset);
        if (!is_word_char(c))
            continue;
        if (letters == 0)
            first_upper = is_upper(c);
        ++letters;
        if (is_upper(c))
            ++capitals;
    }
    if (!first_upper)
        return CaseRule::any;
    return capitals >= 2 && capitals * 2 >= letters ? CaseRule::exact : CaseRule::capital;
}

/// Collects the entries while the trie is not yet made.
class EntryTable {
public:
    DictionaryEntry& at(std::string_view form) {
        const std::string key = fold_for_matching(form);
        const auto [found, added] =
            index_.try_emplace(key, static_cast<std::uint32_t>(entries.size()));
        if (added) {
            entries.emplace_back();
            entries.back().form = std::string(form);
        }
        return entries[found->second];
    }
    void reserve(std::size_t forms) {
        index_.reserve(forms);
        entries.reserve(forms);
    }
    /// The folded forms and the entries they stand for; the table is empty after it.
    [[nodiscard]] std::vector<std::pair<std::string, std::uint32_t>> take_keys() {
        std::vector<std::pair<std::string, std::uint32_t>> keys;
        keys.reserve(index_.size());
        while (!index_.empty()) {
            auto node = index_.extract(index_.begin());
            keys.emplace_back(std::move(node.key()), node.mapped());
        }
        return keys;
    }

    std::vector<DictionaryEntry> entries;

private:
    std::unordered_map<std::string, std::uint32_t> index_;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

/// The spellings of one form: ’ and ', — and -, & and "and" are written either way.
std::vector<std::string> spellings(const std::string& form) {
    std::vector<std::string> all{form};
    const auto vary = [&](std::string_view from, std::string_view to) {
        if (form.find(from) == std::string::npos)
            return;
        std::string other = form;
        replace_all(other, from, to);
        all.push_back(std::move(other));
    };
    vary("’", "'");
    vary("'", "’");
    vary("—", "-");
    vary(" & ", " and ");
    return all;
}

/// In the order of the lexicon, where those that are meant more often stand first: 印巴 is India
/// and Pakistan, not Brazil.
std::vector<std::uint32_t> by_prominence(const Pack& pack) {
    std::vector<std::uint32_t> order(pack.entities.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto line = [&](std::uint32_t i) {
        return pack.entities[i].forms.empty() ? 0U : pack.entities[i].forms.front().where.line;
    };
    std::ranges::stable_sort(order, {}, line);
    return order;
}

void add_entities(const Pack& pack, EntryTable& table) {
    for (const std::uint32_t i : by_prominence(pack))
        for (const Form& form : pack.entities[i].forms)
            for (const std::string& spelling : spellings(form.text)) {
                std::vector<Claim>& claims = table.at(spelling).claims;
                const auto same = std::ranges::find(claims, i, &Claim::entity);
                if (same == claims.end())
                    claims.push_back({i, form.kind, case_rule(spelling)});
                else  // “MERCOSUR | Mercosur”: the freer spelling rules
                    same->letters = std::min(same->letters, case_rule(spelling));
            }
}

void add_sense(EntryTable& table,
               const std::string& form,
               std::uint32_t lexeme,
               Inflection inflection) {
    const std::size_t gap = form.find("…");
    const std::string head =
        gap == std::string::npos ? form : form.substr(0, form.find_last_not_of(' ', gap - 1) + 1);
    std::string tail;
    if (gap != std::string::npos) {
        const std::size_t begin = form.find_first_not_of(' ', gap + std::string_view("…").size());
        tail = begin == std::string::npos ? ""
                                          : fold_for_matching(std::string_view(form).substr(begin));
    }
    if (head.empty())
        return;
    for (const std::string& spelling : spellings(head))
        table.at(spelling).senses.push_back({lexeme, inflection, tail});
}

void add_lexemes(const std::vector<Lexeme>& lexemes, const Grammar& grammar, EntryTable& table) {
    for (std::uint32_t i = 0; i < lexemes.size(); ++i) {
        const Lexeme& lexeme = lexemes[i];
        const bool verb = lexeme.pos == Pos::verb || lexeme.pos == Pos::plain;
        const bool inflects = verb || lexeme.pos == Pos::noun || lexeme.pos == Pos::role;
        for (const std::string& form : lexeme.forms) {
            if (!inflects) {
                add_sense(table, form, i, Inflection::base);
                continue;
            }
            for (const auto& [inflected, inflection] : inflect(grammar, form, verb)) {
                const bool irregular_past =
                    !lexeme.irregular.empty() && verb && inflection != Inflection::base &&
                    inflection != Inflection::third && inflection != Inflection::gerund;
                if (!irregular_past)
                    add_sense(table, inflected, i, inflection);
            }
        }
        for (const auto& [form, inflection] : irregular_forms(lexeme, verb))
            add_sense(table, form, i, inflection);
    }
}

void add_words(const Grammar& grammar, EntryTable& table) {
    for (const auto& [name, words] : grammar.words) {
        const int word_class = find_name(word_class_names(), name);
        if (word_class < 0)
            continue;
        const bool verbs = name.ends_with("-verb");
        const auto add = [&](const std::string& form, Inflection inflection) {
            for (const std::string& spelling : spellings(form)) {
                DictionaryEntry& entry = table.at(spelling);
                entry.classes.set(static_cast<std::size_t>(word_class));
                if (verbs)
                    entry.inflections.set(static_cast<std::size_t>(inflection));
            }
        };
        for (const std::string& word : words) {
            if (!verbs) {
                add(word, Inflection::base);
                continue;
            }
            // "hold {held}": written as in the lexemes
            Lexeme one;
            const std::size_t open = word.find('{');
            const std::string form(word.substr(
                0, word.find_last_not_of(" {", open == std::string::npos ? open : open - 1) + 1));
            if (open != std::string::npos) {
                std::string inside = word.substr(open + 1, word.find('}', open) - open - 1);
                const std::string tail =
                    word.find('}') + 1 < word.size() ? word.substr(word.find('}') + 1) : "";
                for (std::size_t begin = 0; begin < inside.size();) {
                    const std::size_t end = std::min(inside.find(' ', begin), inside.size());
                    one.irregular.push_back(inside.substr(begin, end - begin) + tail);
                    begin = end + 1;
                }
                for (const auto& [inflected, inflection] : inflect(grammar, form + tail, true))
                    if (inflection == Inflection::base || inflection == Inflection::third ||
                        inflection == Inflection::gerund)
                        add(inflected, inflection);
                for (const auto& [irregular, inflection] : irregular_forms(one, true))
                    add(irregular, inflection);
                continue;
            }
            for (const auto& [inflected, inflection] : inflect(grammar, form, true))
                add(inflected, inflection);
        }
    }
}

}  // namespace

namespace {

/// About how many forms a dictionary will have.
std::size_t expected_forms(const Pack& pack, std::string_view language) {
    std::size_t forms = 0;
    for (const Entity& entity : pack.entities)
        forms += entity.forms.size();
    if (const auto lexemes = pack.lexemes.find(language); lexemes != pack.lexemes.end())
        forms += 4 * lexemes->second.size();
    return forms;
}

}  // namespace

Dictionary::Dictionary(const Pack& pack, std::string_view language)
    : lexemes_(&no_lexemes),
      grammar_(&no_grammar) {
    EntryTable table;
    table.reserve(expected_forms(pack, language));
    add_entities(pack, table);
    if (const auto grammar = pack.grammars.find(language); grammar != pack.grammars.end())
        grammar_ = &grammar->second;
    if (const auto lexemes = pack.lexemes.find(language); lexemes != pack.lexemes.end())
        lexemes_ = &lexemes->second;
    add_lexemes(*lexemes_, *grammar_, table);
    rules_ = Rules(pack, *grammar_, *lexemes_);
    add_words(*grammar_, table);
    trie_ = Trie(table.take_keys());
    entries_ = std::move(table.entries);
    const auto copula = std::ranges::find_if(entries_, [](const DictionaryEntry& e) {
        return e.classes.test(static_cast<std::size_t>(WordClass::be)) && e.claims.empty();
    });
    copula_ = copula == entries_.end() ? nullptr : &*copula;
}

std::string fold_for_matching(std::string_view text) {
    std::string folded(text);
    // Ascii is folded all over without a look at what it is, which the compiler does by vectors.
    for (char& c : folded)
        c = static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 32 : 0));
    std::string character;
    for (std::size_t offset = 0; offset < text.size();) {
        if (static_cast<unsigned char>(text[offset]) < 0x80) {
            ++offset;
            continue;
        }
        const std::size_t begin = offset;
        char32_t c = next_code_point(text, offset);
        if (c == U'–' || c == U'―' || c == U'－' || c == U'‒')
            c = U'—';
        else if (c == U'‘' || c == U'ʼ')
            c = U'’';
        else
            c = is_han(c) ? to_simplified(c) : fold_case(c);
        character.clear();
        append_utf8(character, c);
        if (character.size() == offset - begin)
            character.copy(folded.data() + begin, character.size());
    }
    return folded;
}

}  // namespace entente
