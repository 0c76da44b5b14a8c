// SPDX-License-Identifier: MIT
#include "extract/extractor.hpp"

#include "extract/construe.hpp"
#include "extract/dictionary.hpp"
#include "extract/discourse.hpp"
#include "extract/entries.hpp"
#include "extract/introduced_names.hpp"
#include "extract/mentions.hpp"
#include "extract/parse.hpp"
#include "extract/token.hpp"
#include "extract/topic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

namespace entente {

struct Extractor::Impl {
    std::shared_ptr<const Pack> pack;
    ExtractOptions options;

    /// Made when the first sentence of its language comes: most documents are in one language.
    struct LazyDictionary {
        std::once_flag once;
        std::optional<Dictionary> made;
    };
    mutable std::map<std::string, LazyDictionary, std::less<>> dictionaries;

    /// The dictionary of a language; of a language the pack has not, the first one (names only are
    /// found then).
    [[nodiscard]] const Dictionary& dictionary(std::string_view language) const {
        auto found = dictionaries.find(language);
        if (found == dictionaries.end())
            found = dictionaries.begin();
        LazyDictionary& one = found->second;
        std::call_once(one.once, [&] { one.made.emplace(*pack, found->first); });
        return *one.made;
    }

    [[nodiscard]] std::vector<std::vector<Token>> tokens(const Document& document,
                                                         IntroducedNames& introduced) const {
        const std::string folded = fold_for_matching(document.text);
        std::vector<std::vector<Token>> all;
        all.reserve(document.sentences.size());
        for (const Sentence& s : document.sentences)
            introduced.read(all.emplace_back(
                tokenize(document.text, folded, s.begin, s.end, dictionary(s.language))));
        decide_mentions(*pack, document, all);
        return all;
    }

    [[nodiscard]] static std::vector<Frame> parse(const SentenceView& view,
                                                  Discourse& discourse,
                                                  ParseTrace* trace) {
        const std::string& order = view.dictionary.grammar().order;
        if (order == "postnominal")
            return parse_postnominal(view, discourse, trace);
        if (order == "prenominal")
            return parse_prenominal(view, discourse, trace);
        return {};
    }

    /// Reads the document sentence by sentence and hands each one's findings to `visit(view,
    /// findings)`.
    template <typename Visit>
    void read(const Document& document, bool traced, const Visit& visit) const {
        IntroducedNames introduced(*pack, document);
        const std::vector<std::vector<Token>> all = tokens(document, introduced);
        Discourse discourse(*pack);
        discourse.topic(topic_state(*pack, all));
        Entries entries(discourse);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Sentence& sentence = document.sentences[i];
            SentenceView view{
                *pack, dictionary(sentence.language), document, sentence, all[i], &introduced};
            view.tokens = entries.complete(view);
            discourse.begin_sentence(sentence.kind == BlockKind::footnote);
            ParseTrace trace;
            std::vector<Frame> frames = parse(view, discourse, traced ? &trace : nullptr);
            std::ranges::move(entries.labelled(), std::back_inserter(frames));
            std::vector<Finding> findings =
                construe(view, frames, discourse, options.limits, traced ? &trace : nullptr);
            std::erase_if(findings, [&](const Finding& f) {
                return entries.repeats_lead_in(f.source, f.target);
            });
            view.tokens = all[i];
            visit(view, findings, trace);
        }
    }

    [[nodiscard]] static Span span(const Document& d, std::uint32_t begin, std::uint32_t end) {
        return {d.map.begin(begin), d.map.end(end), d.text.substr(begin, end - begin)};
    }
    [[nodiscard]] static const std::string& id(const SentenceView& view, std::int32_t entity) {
        return view.introduced->id(entity);
    }

    [[nodiscard]] Statement statement(const SentenceView& view, const Finding& f) const {
        const Document& d = view.document;
        Statement s;
        s.document = d.name_at(d.map.begin(view.sentence.begin));
        s.date = d.date;
        s.language = view.sentence.language;
        s.sentence = {view.sentence.index,
                      d.map.begin(view.sentence.begin),
                      d.map.end(view.sentence.end),
                      std::string(d.sentence_text(view.sentence))};
        s.source = id(view, f.source.entity);
        s.relation = f.lexeme->relation;
        s.target = id(view, f.target.entity);
        s.negated = f.negated;
        s.modality = f.modality;
        s.speaker = f.speaker < 0 ? "" : id(view, f.speaker);
        s.rule = fmt::format("{}/{}", f.construction->name, f.lexeme->forms.front());
        s.source_span = span(d, f.source.begin, f.source.end);
        s.trigger = span(d, f.begin, f.end);
        s.target_span = span(d, f.target.begin, f.target.end);
        s.id = statement_id(s);
        return s;
    }

    [[nodiscard]] std::vector<std::string> ids(const SentenceView& view, const Arg& arg) const {
        std::vector<std::string> all;
        for (const End& end : arg.ends)
            all.push_back(id(view, end.entity));
        return all;
    }

    [[nodiscard]] ExplainedAttempt explained(const SentenceView& view,
                                             const Attempt& a,
                                             const std::vector<Finding>& findings) const {
        const Lexeme& lexeme = view.dictionary.lexemes()[a.lexeme];
        const Rules& rules = view.dictionary.rules();
        const Construction& written = *rules.constructions()[a.construction].written;
        ExplainedAttempt out;
        out.word = view.document.text.substr(a.begin, a.end - a.begin);
        out.lexeme = lexeme.forms.front();
        out.relation = lexeme.relation;
        out.lexeme_place = lexeme.where;
        out.construction = written.name;
        out.construction_place = written.where;
        out.source_slot = lexeme.inverse ? written.target : written.source;
        out.target_slot = lexeme.inverse ? written.source : written.target;
        out.sources = ids(view, a.source);
        out.targets = ids(view, a.target);
        out.obstacle = describe(a, rules, lexeme);
        out.nanoseconds = a.nanoseconds;
        out.unmet = a.obstacle == Obstacle::condition ? a.unmet.count() : 0;
        out.used =
            a.obstacle == Obstacle::none && std::ranges::any_of(findings, [&](const Finding& f) {
                return f.begin == a.begin && f.lexeme == &lexeme && f.construction == &written;
            });
        if (a.obstacle == Obstacle::none && !out.used)
            out.obstacle = "another reading or word of the sentence goes before it";
        return out;
    }

    /// Words that are not in the dictionary, once each, in the order of the text; neighbouring
    /// characters of Chinese as one.
    [[nodiscard]] static std::vector<std::string> unknown_words(const SentenceView& view) {
        std::vector<std::string> words;
        std::uint32_t last_end = 0;
        bool last_han = false;
        for (const Token& t : view.tokens) {
            const bool han = t.kind == TokenKind::han;
            if (t.entry != nullptr || t.entity >= 0 || (t.kind != TokenKind::word && !han))
                continue;
            if (han && last_han && t.begin == last_end)
                words.back() += view.text(t);
            else
                words.emplace_back(view.text(t));
            last_end = t.end;
            last_han = han;
        }
        std::vector<std::string> once;
        for (std::string& word : words)
            if (std::ranges::find(once, word) == once.end())
                once.push_back(std::move(word));
        return once;
    }

    [[nodiscard]] SentenceExplanation explanation(const SentenceView& view,
                                                  const std::vector<Finding>& findings,
                                                  const ParseTrace& trace) const {
        SentenceExplanation out;
        out.index = view.sentence.index;
        out.text = view.document.sentence_text(view.sentence);
        for (const Token& t : view.tokens)
            if (t.entity >= 0)
                out.names.push_back({std::string(view.text(t)), id(view, t.entity), t.place});
        out.reading = trace.lines;
        for (const Attempt& attempt : trace.attempts)
            out.attempts.push_back(explained(view, attempt, findings));
        for (const Finding& f : findings)
            out.statements.push_back(statement(view, f));
        out.unknown = unknown_words(view);
        return out;
    }

    /// An entity with use=end is counted only where it is an end of a statement: its names are too
    /// common to mean it always.
    [[nodiscard]] bool counted(const Token& t, const std::vector<Finding>& findings) const {
        const Attributes& attributes =
            pack->entities[static_cast<std::size_t>(t.entity)].attributes;
        const auto use = attributes.find("use");
        return use == attributes.end() || use->second != "end" ||
               std::ranges::any_of(findings, [&](const Finding& f) {
                   return f.source.begin == t.begin || f.target.begin == t.begin;
               });
    }

    void mentions(const SentenceView& view,
                  const std::vector<Finding>& findings,
                  std::vector<MentionRecord>& out) const {
        for (const Token& t : view.tokens)
            if (t.names() && counted(t, findings)) {
                const Span s = span(view.document, t.begin, t.end);
                out.push_back({view.document.name_at(s.begin),
                               view.sentence.index,
                               id(view, t.entity),
                               view.type_of(t.entity),
                               s.begin,
                               s.end,
                               s.text});
            }
    }
};

Extractor::Extractor(std::shared_ptr<const Pack> pack, ExtractOptions options)
    : impl_(std::make_unique<Impl>()) {
    impl_->pack = std::move(pack);
    impl_->options = options;
    for (const std::string& language : impl_->pack->languages)
        impl_->dictionaries.try_emplace(language);
    if (impl_->dictionaries.empty())
        impl_->dictionaries.try_emplace("");
}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Extraction Extractor::extract(const Document& document) const {
    Extraction result;
    impl_->read(
        document,
        false,
        [&](const SentenceView& view, const std::vector<Finding>& findings, const ParseTrace&) {
            std::vector<Statement> statements;
            for (const Finding& f : findings)
                statements.push_back(impl_->statement(view, f));
            std::ranges::sort(statements, {}, [](const Statement& s) {
                return std::tie(s.source, s.relation, s.target, s.negated);
            });
            std::ranges::move(statements, std::back_inserter(result.statements));
            impl_->mentions(view, findings, result.mentions);
        });
    return result;
}

std::vector<Sighting> Extractor::candidates(const Document& document) const {
    std::vector<Sighting> found;
    IntroducedNames introduced(*impl_->pack, document);
    const std::vector<std::vector<Token>> all = impl_->tokens(document, introduced);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Sentence& sentence = document.sentences[i];
        find_candidates({*impl_->pack,
                         impl_->dictionary(sentence.language),
                         document,
                         sentence,
                         all[i],
                         &introduced},
                        found);
    }
    return found;
}

std::vector<SentenceExplanation> Extractor::explain(const Document& document) const {
    std::vector<SentenceExplanation> all;
    impl_->read(
        document,
        true,
        [&](const SentenceView& view,
            const std::vector<Finding>& findings,
            const ParseTrace& trace) { all.push_back(impl_->explanation(view, findings, trace)); });
    return all;
}

}  // namespace entente
