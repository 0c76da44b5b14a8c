// SPDX-License-Identifier: MIT
#include "extract/dictionary.hpp"
#include "extract/pack_lint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace entente {
namespace {

std::string_view word_for(Sign sign) {
    return sign == Sign::positive ? "+" : sign == Sign::negative ? "-" : "0";
}

class Comparison {
public:
    Comparison(const Pack& base, const Pack& layer) : base_(base), layer_(layer) {}

    std::vector<Diagnostic> run() {
        relations();
        entities();
        aliases();
        lexemes();
        constructions();
        cases();
        std::ranges::stable_sort(found_, {}, [](const Diagnostic& d) {
            return std::tie(d.where.file, d.where.line, d.where.column);
        });
        return std::move(found_);
    }

private:
    void say(const Location& where, std::string message) {
        found_.push_back({Severity::warning, ErrorCode::syntax, where, std::move(message)});
    }

    void relations() {
        for (const RelationType& relation : layer_.schema.relations()) {
            const RelationType* old = base_.schema.find_relation(relation.name);
            if (old == nullptr || *old == relation)
                continue;
            std::string what = "differs";
            if (old->sign != relation.sign)
                what = fmt::format(
                    "sign {} instead of {}", word_for(relation.sign), word_for(old->sign));
            else if (old->directed != relation.directed)
                what = relation.directed ? "directed, not undirected" : "undirected, not directed";
            say({.file = "schema.toml"},
                fmt::format(
                    "relation '{}' replaces that of {}: {}", relation.name, base_.name, what));
        }
    }

    static Location place_of(const Entity& entity) {
        return entity.forms.empty() ? Location{} : entity.forms.front().where;
    }

    void entities() {
        for (const Entity& entity : layer_.entities) {
            const Entity* old = base_.find(entity.id);
            if (old != nullptr && old->type != entity.type)
                say(place_of(entity),
                    fmt::format("{} is of type {} here, but stays a {}, as in {}",
                                entity.id,
                                entity.type,
                                old->type,
                                base_.name));
        }
    }

    void aliases() {
        std::unordered_map<std::string, std::pair<const Entity*, const Form*>> owners;
        for (const Entity& entity : base_.entities)
            for (const Form& form : entity.forms)
                owners.try_emplace(fold_for_matching(form.text), &entity, &form);
        for (const Entity& entity : layer_.entities)
            for (const Form& form : entity.forms) {
                const auto old = owners.find(fold_for_matching(form.text));
                if (old == owners.end() || form.where.line == 0 ||
                    old->second.first->id == entity.id)
                    continue;
                const auto& [owner, there] = old->second;
                say(form.where,
                    there->kind == FormKind::mask ? fmt::format("'{}' of {} is a mask in {}, at {}",
                                                                form.text,
                                                                entity.id,
                                                                base_.name,
                                                                to_string(there->where))
                                                  : fmt::format("'{}' of {} is a name of {} in {}",
                                                                form.text,
                                                                entity.id,
                                                                owner->id,
                                                                base_.name));
            }
    }

    void lexemes() {
        for (const auto& [language, words] : layer_.lexemes) {
            const auto below = base_.lexemes.find(language);
            if (below == base_.lexemes.end())
                continue;
            std::unordered_map<std::string, std::vector<const Lexeme*>> by_form;
            for (const Lexeme& old : below->second)
                by_form[old.forms.front()].push_back(&old);
            for (const Lexeme& word : words)
                for (const Lexeme* old : by_form[word.forms.front()])
                    if (old->forms == word.forms && old->pos == word.pos &&
                        old->governs == word.governs &&
                        (old->relation != word.relation || old->negated != word.negated))
                        say(word.where,
                            fmt::format("'{}' says '{}{}' instead of '{}{}' at {}",
                                        word.forms.front(),
                                        word.negated ? "!" : "",
                                        word.relation.empty() ? "-" : word.relation,
                                        old->negated ? "!" : "",
                                        old->relation.empty() ? "-" : old->relation,
                                        to_string(old->where)));
        }
    }

    void constructions() {
        for (const auto& [language, grammar] : layer_.grammars) {
            const auto below = base_.grammars.find(language);
            if (below == base_.grammars.end())
                continue;
            for (const Construction& c : grammar.constructions) {
                const auto old =
                    std::ranges::find(below->second.constructions, c.name, &Construction::name);
                if (old == below->second.constructions.end() || same(*old, c))
                    continue;
                say(c.where,
                    fmt::format(
                        "construction '{}' replaces that at {}", c.name, to_string(old->where)));
            }
        }
    }

    static bool same(const Construction& a, const Construction& b) {
        return std::tie(a.pos, a.governs, a.when, a.source, a.target) ==
               std::tie(b.pos, b.governs, b.when, b.source, b.target);
    }

    void cases() {
        for (const auto& [language, all] : layer_.cases) {
            const auto below = base_.cases.find(language);
            if (below == base_.cases.end())
                continue;
            for (const Case& one : all) {
                const auto old = std::ranges::find(below->second, one.sentence, &Case::sentence);
                if (old != below->second.end() && old->expected != one.expected)
                    say(one.where,
                        fmt::format("wants something else than the case at {}",
                                    to_string(old->where)));
            }
        }
    }

    const Pack& base_;
    const Pack& layer_;
    std::vector<Diagnostic> found_;
};

}  // namespace

std::vector<Diagnostic> layer_conflicts(const Pack& base, const Pack& layer) {
    return Comparison(base, layer).run();
}

}  // namespace entente
