// SPDX-License-Identifier: MIT
#include "extract/pack_lint.hpp"

#include "extract/dictionary.hpp"
#include "extract/grammar_names.hpp"
#include "extract/pack_test.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace entente {
namespace {

std::string suggestion(std::string_view name, const std::vector<std::string_view>& known) {
    const std::string_view near = nearest_name(name, known);
    return near.empty() ? "" : fmt::format("; did you mean '{}'?", near);
}

class Linter {
public:
    explicit Linter(const Pack& pack) : pack_(pack) {}

    std::vector<Diagnostic> run() {
        aliases();
        attributes();
        for (const auto& [language, lexemes] : pack_.lexemes) {
            doubled_lexemes(lexemes);
            if (const auto grammar = pack_.grammars.find(language); grammar != pack_.grammars.end())
                unusable_lexemes(lexemes, grammar->second);
        }
        for (const auto& [language, grammar] : pack_.grammars)
            constructions(grammar);
        for (const auto& [language, cases] : pack_.cases)
            check_cases(cases);
        std::ranges::stable_sort(found_, {}, [](const Diagnostic& d) {
            return std::tie(d.where.file, d.where.line, d.where.column);
        });
        return std::move(found_);
    }

private:
    void error(ErrorCode code, const Location& where, std::string message) {
        found_.push_back({Severity::error, code, where, std::move(message)});
    }
    void warn(const Location& where, std::string message) {
        found_.push_back({Severity::warning, ErrorCode::syntax, where, std::move(message)});
    }

    // --- lexicon ---

    struct Owner {
        const Entity* entity = nullptr;
        const Form* form = nullptr;
    };

    /// Forms count for all languages alike: 中国 is in the column zh, but read in any text.
    void aliases() {
        std::unordered_map<std::string, std::vector<Owner>> owners;
        std::vector<const std::string*> order;
        for (const Entity& entity : pack_.entities)
            for (const Form& form : entity.forms) {
                auto [found, added] = owners.try_emplace(fold_for_matching(form.text));
                if (added)
                    order.push_back(&found->first);
                found->second.push_back({&entity, &form});
            }
        for (const std::string* key : order)
            if (const std::vector<Owner>& all = owners.at(*key); all.size() > 1)
                shared_form(all);
    }

    void shared_form(const std::vector<Owner>& owners) {
        for (std::size_t i = 1; i < owners.size(); ++i) {
            const Owner& later = owners[i];
            if (later.form->where.line == 0)
                continue;  // a name of ICU's
            for (std::size_t k = 0; k < i; ++k)
                if (shared_by(owners[k], later))
                    break;
        }
    }

    bool shared_by(const Owner& first, const Owner& later) {
        const bool mask =
            (first.form->kind == FormKind::mask) != (later.form->kind == FormKind::mask);
        if (mask) {
            const Owner& name = first.form->kind == FormKind::mask ? later : first;
            const Owner& over = first.form->kind == FormKind::mask ? first : later;
            warn(name.form->where,
                 fmt::format("alias '{}' of {} is shadowed by the mask at {}",
                             name.form->text,
                             name.entity->id,
                             to_string(over.form->where)));
            return true;
        }
        if (first.entity == later.entity) {
            if (first.form->text != later.form->text ||
                first.form->language != later.form->language)
                return false;
            warn(later.form->where,
                 fmt::format("'{}' is given twice; first at {}",
                             later.form->text,
                             to_string(first.form->where)));
            return true;
        }
        // only names of equal right are a riddle: bound and general words are decided by context
        const bool riddle =
            first.form->kind == FormKind::name && later.form->kind == FormKind::name;
        if (!riddle || first.form->where.line == 0)
            return false;
        warn(later.form->where,
             fmt::format("alias '{}' of {} is claimed by {} as well, at {}",
                         later.form->text,
                         later.entity->id,
                         first.entity->id,
                         to_string(first.form->where)));
        return true;
    }

    /// Attributes that point at another entity.
    void attributes() {
        for (const Entity& entity : pack_.entities)
            for (const std::string_view key : {"state", "parent"}) {
                const auto value = entity.attributes.find(std::string(key));
                if (value == entity.attributes.end() || entity.forms.empty() ||
                    pack_.find(value->second) != nullptr)
                    continue;
                warn(
                    entity.forms.front().where,
                    fmt::format(
                        "{}={}: no entity '{}' in the lexicon", key, value->second, value->second));
            }
    }

    // --- lexemes ---

    void doubled_lexemes(const std::vector<Lexeme>& lexemes) {
        std::map<std::tuple<std::string, Pos, std::vector<std::string>>, std::vector<const Lexeme*>>
            seen;
        for (const Lexeme& lexeme : lexemes)
            for (const std::string& form : lexeme.forms) {
                std::vector<std::string> governs = lexeme.governs;
                std::ranges::sort(governs);
                std::vector<const Lexeme*>& others = seen[{form, lexeme.pos, std::move(governs)}];
                const auto same = std::ranges::find_if(
                    others, [&](const Lexeme* other) { return same_conditions(*other, lexeme); });
                if (same != others.end())
                    doubled(**same, lexeme, form);
                others.push_back(&lexeme);
            }
    }

    /// Whether nothing tells in a text which of the two is meant.
    static bool same_conditions(const Lexeme& a, const Lexeme& b) {
        return a.source_types == b.source_types && a.target_types == b.target_types &&
               a.needs == b.needs && a.inverse == b.inverse && a.patient == b.patient;
    }

    void doubled(const Lexeme& first, const Lexeme& later, const std::string& form) {
        if (first.relation == later.relation && first.negated == later.negated)
            warn(later.where,
                 fmt::format("'{}' is given twice; first at {}", form, to_string(first.where)));
        else
            warn(later.where,
                 fmt::format("'{}' says '{}' here and '{}' at {}, with the same government; only "
                             "one of them can win",
                             form,
                             later.relation.empty() ? "-" : later.relation,
                             first.relation.empty() ? "-" : first.relation,
                             to_string(first.where)));
    }

    void unusable_lexemes(const std::vector<Lexeme>& lexemes, const Grammar& grammar) {
        const Rules rules(pack_, grammar, lexemes);
        const std::set<std::string, std::less<>> known = governable(grammar);
        for (std::uint32_t i = 0; i < lexemes.size(); ++i) {
            const Lexeme& lexeme = lexemes[i];
            check_flags(lexeme);
            if (lexeme.relation.empty())
                continue;
            for (const std::string& governed : lexeme.governs)
                if (!known.contains(governed))
                    warn(lexeme.where,
                         fmt::format("'{}' governs '{}', which is neither a function word nor a "
                                     "government that a construction asks for{}",
                                     lexeme.forms.front(),
                                     governed,
                                     suggestion(governed, {known.begin(), known.end()})));
            if (rules.open_to(rules.lexeme(i)).empty())
                warn(lexeme.where,
                     fmt::format("no construction can use '{}': none is open to its part of speech "
                                 "and government",
                                 lexeme.forms.front()));
        }
    }

    static std::set<std::string, std::less<>> governable(const Grammar& grammar) {
        std::set<std::string, std::less<>> known{"obj", "head", "mod", "none", "that"};
        for (const auto& [name, words] : grammar.words)
            known.insert(words.begin(), words.end());
        for (const Construction& c : grammar.constructions)
            known.insert(c.governs.begin(), c.governs.end());
        return known;
    }

    void check_flags(const Lexeme& lexeme) {
        for (const auto* types : {&lexeme.source_types, &lexeme.target_types})
            for (const std::string& type : *types)
                if (pack_.schema.find_node_type(type) == nullptr) {
                    std::vector<std::string_view> names;
                    for (const NodeType& known : pack_.schema.node_types())
                        names.push_back(known.name);
                    error(ErrorCode::unknown_name,
                          lexeme.where,
                          fmt::format("unknown node type '{}'{}", type, suggestion(type, names)));
                }
        if (!lexeme.needs.empty() && !is_word_class(lexeme.needs))
            error(ErrorCode::unknown_name,
                  lexeme.where,
                  fmt::format("needs={}: unknown class of words{}",
                              lexeme.needs,
                              suggestion(lexeme.needs, word_class_names())));
    }

    // --- constructions ---

    void constructions(const Grammar& grammar) {
        const std::vector<Construction>& all = grammar.constructions;
        for (std::size_t later = 1; later < all.size(); ++later)
            for (std::size_t first = 0; first < later; ++first) {
                if (all[first].name == all[later].name) {
                    // one name for several shapes is fine; the very same shape is a slip
                    if (!covers(all[first], all[later]) || !covers(all[later], all[first]))
                        continue;
                    error(ErrorCode::syntax,
                          all[later].where,
                          fmt::format("construction '{}' is given twice; first at {}",
                                      all[later].name,
                                      to_string(all[first].where)));
                    break;
                }
                if (covers(all[first], all[later])) {
                    warn(all[later].where,
                         fmt::format("construction '{}' is never reached: '{}' at {} always goes "
                                     "before it",
                                     all[later].name,
                                     all[first].name,
                                     to_string(all[first].where)));
                    break;
                }
            }
    }

    /// Whether whatever `later` takes, `first` takes before it, from the same slots.
    static bool covers(const Construction& first, const Construction& later) {
        const auto within = [](const auto& part, const auto& whole) {
            return std::ranges::all_of(part, [&](const auto& one) {
                return std::ranges::find(whole, one) != whole.end();
            });
        };
        return first.source == later.source && first.target == later.target &&
               (first.pos.empty() || (!later.pos.empty() && within(later.pos, first.pos))) &&
               (first.governs.empty() ||
                (!later.governs.empty() && within(later.governs, first.governs))) &&
               within(first.when, later.when);
    }

    // --- cases ---

    void check_cases(const std::vector<Case>& cases) {
        std::map<std::string_view, const Case*> seen;
        for (const Case& one : cases) {
            check_entities(one);
            check_itself(one);
            const auto [first, added] = seen.try_emplace(one.sentence, &one);
            if (added)
                continue;
            if (sorted(first->second->expected) == sorted(one.expected))
                warn(one.where,
                     fmt::format("the sentence is a case already, at {}",
                                 to_string(first->second->where)));
            else
                error(ErrorCode::syntax,
                      one.where,
                      fmt::format("contradicts the case at {}, which wants {}",
                                  to_string(first->second->where),
                                  listed(first->second->expected)));
        }
    }

    void check_entities(const Case& one) {
        for (const Case::Expected& e : one.expected)
            for (const std::string& id : {e.source, e.target})
                if (pack_.find(id) == nullptr)
                    error(ErrorCode::unknown_name,
                          one.where,
                          fmt::format("no entity '{}' in the lexicon", id));
    }

    void check_itself(const Case& one) {
        for (const Case::Expected& e : one.expected) {
            Case::Expected other = e;
            other.negated = !e.negated;
            if (!e.negated && std::ranges::find(one.expected, other) != one.expected.end())
                warn(one.where,
                     fmt::format("wants both {} and {}", to_string(e), to_string(other)));
        }
    }

    static std::vector<Case::Expected> sorted(std::vector<Case::Expected> expected) {
        std::ranges::sort(expected);
        return expected;
    }
    static std::string listed(const std::vector<Case::Expected>& expected) {
        std::string out;
        for (const Case::Expected& e : expected)
            out += (out.empty() ? "" : " | ") + to_string(e);
        return out.empty() ? "nothing" : out;
    }

    const Pack& pack_;
    std::vector<Diagnostic> found_;
};

/// The files that a pack was read from.
std::set<std::string> files_of(const Pack& pack) {
    std::set<std::string> files;
    for (const Entity& entity : pack.entities)
        for (const Form& form : entity.forms)
            files.insert(form.where.file);
    for (const auto& [language, lexemes] : pack.lexemes)
        for (const Lexeme& lexeme : lexemes)
            files.insert(lexeme.where.file);
    for (const auto& [language, grammar] : pack.grammars)
        for (const Construction& construction : grammar.constructions)
            files.insert(construction.where.file);
    for (const auto& [language, cases] : pack.cases)
        for (const Case& one : cases)
            files.insert(one.where.file);
    return files;
}

}  // namespace

std::vector<Diagnostic> lint(const Pack& pack, const Pack* layer) {
    std::vector<Diagnostic> found = Linter(pack).run();
    if (layer != nullptr) {
        const std::set<std::string> files = files_of(*layer);
        std::erase_if(found, [&](const Diagnostic& d) { return !files.contains(d.where.file); });
    }
    return found;
}

}  // namespace entente
