// SPDX-License-Identifier: MIT
#include "extract/candidates.hpp"

#include "extract/inflect.hpp"
#include "extract/parse.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace entente {
namespace {

using enum WordClass;

constexpr std::size_t longest_name = 8;  // words, or characters
constexpr std::size_t widest_gap = 10;   // tokens between two actors that one word may link

/// The sentence, or the part of it around [begin, end), without tabs.
std::string quote_around(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::size_t around = 90;
    std::size_t from = begin > around ? begin - around : 0;
    std::size_t to = std::min(text.size(), end + around);
    const auto inside = [&](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    while (from > 0 && inside(from))
        --from;
    while (to < text.size() && inside(to))
        ++to;
    std::string quote(text.substr(from, to - from));
    std::ranges::replace(quote, '\t', ' ');
    std::ranges::replace(quote, '\n', ' ');
    return (from > 0 ? "…" : "") + quote + (to < text.size() ? "…" : "");
}

class Seeker {
public:
    Seeker(const SentenceView& view, std::vector<Sighting>& found)
        : view_(view),
          tokens_(view.tokens),
          found_(found) {}

    void run() {
        for (std::size_t i = 0; i < tokens_.size();)
            i = std::max(i + 1, name_at(i));
        std::optional<std::size_t> last;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (!tokens_[i].names())
                continue;
            if (last && i - *last <= widest_gap)
                verb_between(*last + 1, i);
            last = i;
        }
    }

private:
    [[nodiscard]] bool unknown(std::size_t i) const {
        const Token& t = tokens_[i];
        return t.entry == nullptr && t.entity < 0 && !t.masked;
    }
    [[nodiscard]] bool unknown_han(std::size_t i) const {
        return tokens_[i].kind == TokenKind::han && unknown(i);
    }
    [[nodiscard]] bool adjacent(std::size_t i) const {
        return tokens_[i].begin == tokens_[i - 1].end;
    }
    [[nodiscard]] bool capital_word(std::size_t i) const {
        const Token& t = tokens_[i];
        return t.kind == TokenKind::word && t.capital && t.entity < 0 && !t.masked;
    }

    void note(Sighting::Kind kind, std::size_t begin, std::size_t end) {
        const std::uint32_t from = tokens_[begin].begin;
        const std::uint32_t to = tokens_[end - 1].end;
        const std::string_view sentence = view_.document.sentence_text(view_.sentence);
        found_.push_back(
            {kind,
             view_.document.text.substr(from, to - from),
             view_.sentence.language,
             view_.sentence.index,
             quote_around(sentence, from - view_.sentence.begin, to - view_.sentence.begin)});
    }

    /// @returns one past the name that begins here, or `i`.
    std::size_t name_at(std::size_t i) {
        if (unknown_han(i)) {
            std::size_t end = i + 1;
            while (end < tokens_.size() && unknown_han(end) && adjacent(end))
                ++end;
            if (end - i >= 2 && end - i <= longest_name)
                note(Sighting::Kind::name, i, end);
            return end;
        }
        if (!capital_word(i) || tokens_[i].is(person_title) || tokens_[i].is(determiner))
            return i;
        std::size_t end = i + 1;
        std::size_t unknowns = unknown(i) ? 1U : 0U;
        for (std::size_t k = end; k < tokens_.size() && k < i + longest_name; ++k) {
            if (capital_word(k)) {
                unknowns += unknown(k) ? 1U : 0U;
                end = k + 1;
            } else if (!tokens_[k].is(of_) && !tokens_[k].is(determiner)) {
                break;  // only “of” and “of the” stand within a name
            }
        }
        // the first word of a sentence has a capital anyway
        const bool only_first = i == 0 && end == 1 && !tokens_[i].all_caps;
        if (unknowns > 0 && !only_first)
            note(Sighting::Kind::name, i, end);
        return end;
    }

    /// The first unknown word between two actors, if no word there carries a relation.
    void verb_between(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            if (carries_relation(i))
                return;
        for (std::size_t i = begin; i < end; ++i) {
            if (unknown_han(i)) {
                std::size_t last = i + 1;
                while (last < end && unknown_han(last) && adjacent(last))
                    ++last;
                if (last - i >= 2 && last - i <= 4)
                    note(Sighting::Kind::verb, i, last);
                return;
            }
            const bool word = tokens_[i].kind == TokenKind::word && !tokens_[i].capital;
            if (word && unknown(i) && looks_inflected(i)) {
                note(Sighting::Kind::verb, i, i + 1);
                return;
            }
        }
    }

    [[nodiscard]] bool carries_relation(std::size_t i) const {
        const DictionaryEntry* entry = tokens_[i].entry;
        return entry != nullptr && std::ranges::any_of(entry->senses, [&](const Sense& sense) {
                   return !view_.lexeme(sense).relation.empty();
               });
    }

    /// In a language with inflection, whether a verb may look so.
    [[nodiscard]] bool looks_inflected(std::size_t i) const {
        const Grammar& grammar = view_.dictionary.grammar();
        return grammar.inflection.empty() ||
               !base_forms(grammar, fold_for_matching(view_.text(tokens_[i]))).empty();
    }

    const SentenceView& view_;
    std::span<const Token> tokens_;
    std::vector<Sighting>& found_;
};

/// "Pan-Lumoran Council" -> "pan-lumoran-council"; an acronym stays as it is.
std::string id_of(std::string_view name) {
    std::string id;
    bool acronym = true;
    for (const char c : name)
        acronym = acronym && ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    for (const char c : name)
        id += acronym ? c : c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return id;
}

template <class Row>
void most_frequent_first(std::vector<Row>& rows, std::size_t most) {
    std::ranges::stable_sort(
        rows, std::ranges::greater{}, [](const Row& row) { return row.second->times; });
    if (rows.size() > most)
        rows.resize(most);
}

}  // namespace

void find_candidates(const SentenceView& view, std::vector<Sighting>& found) {
    Seeker(view, found).run();
}

void CandidateTable::add(std::string_view document, std::span<const Sighting> sightings) {
    for (const Sighting& one : sightings) {
        Counts& counts = one.kind == Sighting::Kind::name ? names_ : verbs_;
        Count& count = counts[{one.language, one.form}];
        if (count.times++ == 0) {
            count.place = fmt::format("{}:{}", document, one.sentence);
            count.quote = one.quote;
        }
        count.documents.emplace(document);
    }
}

std::string CandidateTable::names_text(const Pack& pack,
                                       std::size_t least,
                                       std::size_t most) const {
    std::vector<std::pair<const std::pair<std::string, std::string>*, const Count*>> rows;
    for (const auto& [key, count] : names_)
        if (count.times >= least)
            rows.emplace_back(&key, &count);
    most_frequent_first(rows, most);
    std::string out =
        "# Unknown names. What is an actor goes into lexicon/*.tsv; its type is a guess.\n";
    out += "id\ttype";
    for (const std::string& language : pack.languages)
        out += "\t" + language;
    out += "\tattributes\n";
    for (const auto& [key, count] : rows) {
        out += fmt::format("# {} times in {} documents; {}: {}\n",
                           count->times,
                           count->documents.size(),
                           count->place,
                           printable(count->quote));
        out += fmt::format("{}\torganisation", id_of(key->second));
        for (const std::string& language : pack.languages)
            out += "\t" + (language == key->first ? key->second : "");
        out += "\t\n";
    }
    return out;
}

/// Adds an inflected form to its dictionary form: one that was seen as well, else the shortest.
void CandidateTable::add_verb(const Grammar* grammar,
                              const Counts& seen,
                              const std::string& language_and_form,
                              const Count& count,
                              std::map<std::string, Count>& by_base) {
    const std::size_t cut = language_and_form.find('\t');
    const std::string language = language_and_form.substr(0, cut);
    std::string base = language_and_form.substr(cut + 1);
    if (grammar != nullptr && !seen.empty()) {
        const std::vector<std::string> bases = base_forms(*grammar, base);
        const auto known = std::ranges::find_if(bases, [&](const std::string& one) {
            return seen.contains({language, one});
        });
        if (known != bases.end())
            base = *known;
        else if (!bases.empty())
            base = *std::ranges::min_element(bases, {}, &std::string::size);
    }
    Count& into = by_base[language + "\t" + base];
    if (into.times == 0) {
        into.place = count.place;
        into.quote = count.quote;
    }
    into.times += count.times;
    into.documents.insert(count.documents.begin(), count.documents.end());
}

std::string CandidateTable::verbs_text(const Pack& pack,
                                       std::size_t least,
                                       std::size_t most) const {
    std::map<std::string, Count> by_base;
    for (const auto& [key, count] : verbs_) {
        const auto grammar = pack.grammars.find(key.first);
        add_verb(grammar == pack.grammars.end() ? nullptr : &grammar->second,
                 verbs_,
                 key.first + "\t" + key.second,
                 count,
                 by_base);
    }
    std::vector<std::pair<const std::string*, const Count*>> rows;
    for (const auto& [key, count] : by_base)
        if (count.times >= least)
            rows.emplace_back(&key, &count);
    most_frequent_first(rows, most);
    std::string out =
        "# Unknown words between two known actors. They go into lexemes/<language>/*.tsv; put a\n"
        "# relation in the place of '-', and see to the dictionary form.\n"
        "form\tpos\tgoverns\trelation\tflags\texample\n";
    for (const auto& [key, count] : rows) {
        const std::size_t cut = key->find('\t');
        out += fmt::format("# {} times in {} documents, language {}; {}\n",
                           count->times,
                           count->documents.size(),
                           key->substr(0, cut),
                           count->place);
        out +=
            fmt::format("{}\tverb\tobj\t-\t\t{}\n", key->substr(cut + 1), printable(count->quote));
    }
    return out;
}

std::string CandidateTable::to_text(const Pack& pack, std::size_t least, std::size_t most) const {
    return names_text(pack, least, most) + "\n" + verbs_text(pack, least, most);
}

}  // namespace entente
