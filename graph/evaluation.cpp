// SPDX-License-Identifier: MIT
#include "graph/evaluation.hpp"

#include "graph/base/error.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace entente {
namespace {

/// An id as ids are compared: without a prefix "type:", in lower case, with hyphens.
std::string plain_id(std::string_view id, const EvaluationOptions& options) {
    id.remove_prefix(std::min(id.find(':') + 1, id.size()));
    std::string plain;
    for (std::size_t at = 0; at < id.size();) {
        const char32_t c = fold_case(next_code_point(id, at));
        append_utf8(plain, c == '_' || c == ' ' ? U'-' : c);
    }
    const auto same = options.same_as.find(plain);
    return same == options.same_as.end() ? plain : same->second;
}

/// "reports/en-1.txt" and "en-1" are the same document.
std::string_view document_stem(std::string_view name) {
    name.remove_prefix(name.rfind('/') + 1);
    return name.substr(0, std::max<std::size_t>(name.find('.'), 1));
}

bool has_han(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (is_han(next_code_point(text, at)))
            return true;
    return false;
}

/// A statement of either side, reduced to what is compared.
struct Claim {
    std::string source, target, relation;
    bool negated = false;
    std::optional<Sign> sign;
    std::string text;  ///< letters and digits of the quote or the sentence
};

Claim make_claim(std::string_view source,
                 std::string relation,
                 std::string_view target,
                 bool negated,
                 std::string_view text,
                 const Schema& schema,
                 const EvaluationOptions& options) {
    std::ranges::replace(relation, '-', '_');
    Claim claim{.source = plain_id(source, options),
                .target = plain_id(target, options),
                .relation = std::move(relation),
                .negated = negated,
                .text = letters_and_digits(text)};
    if (const RelationType* type = schema.find_relation(claim.relation)) {
        claim.sign = type->sign;
        if (!type->directed && claim.target < claim.source)
            std::swap(claim.source, claim.target);
    }
    return claim;
}

bool same(Match match, const Claim& a, const Claim& b) {
    const bool same_ends = a.source == b.source && a.target == b.target;
    switch (match) {
        case Match::exact:
            return same_ends && a.relation == b.relation && a.negated == b.negated;
        case Match::sign:
            return same_ends && a.negated == b.negated && a.sign == b.sign;
        case Match::pair:
            return same_ends || (a.source == b.target && a.target == b.source);
    }
    return false;
}

/// For each gold statement the statement it is matched with.
using Matching = std::vector<std::optional<std::size_t>>;

struct Sides {
    std::vector<Claim> gold;
    std::vector<Claim> given;
    std::vector<std::vector<std::size_t>> candidates;  ///< of each gold statement
};

Matching match_greedily(Match match, const Sides& sides) {
    Matching matching(sides.gold.size());
    std::vector<bool> used(sides.given.size());
    for (std::size_t g = 0; g < sides.gold.size(); ++g)
        for (const std::size_t s : sides.candidates[g])
            if (!used[s] && same(match, sides.gold[g], sides.given[s])) {
                matching[g] = s;
                used[s] = true;
                break;
            }
    return matching;
}

Sides make_sides(std::span<const GoldStatement> gold,
                 std::span<const Statement> statements,
                 const std::vector<bool>& in_play,
                 bool by_document,
                 const Schema& schema,
                 const EvaluationOptions& options) {
    Sides sides;
    std::map<std::string_view, std::vector<std::size_t>> by_name;
    for (std::size_t s = 0; s < statements.size(); ++s) {
        const Statement& one = statements[s];
        sides.given.push_back(make_claim(
            one.source, one.relation, one.target, one.negated, one.sentence.text, schema, options));
        if (in_play[s])
            by_name[by_document ? document_stem(one.document) : ""].push_back(s);
    }
    for (const GoldStatement& one : gold) {
        if (schema.find_relation(one.relation) == nullptr)
            throw Error(ErrorCode::unknown_name,
                        {},
                        fmt::format("the gold has a relation '{}' that the schema has not",
                                    printable(one.relation)));
        sides.gold.push_back(make_claim(
            one.source, one.relation, one.target, one.negated, one.quote, schema, options));
        std::vector<std::size_t>& fitting = sides.candidates.emplace_back();
        for (const std::size_t s : by_name[by_document ? document_stem(one.document) : ""])
            if (sides.given[s].text.find(sides.gold.back().text) != std::string::npos)
                fitting.push_back(s);
    }
    return sides;
}

/// Adds the matching to the tallies of all and of every group.
class Counter {
public:
    Counter(std::span<const GoldStatement> gold,
            std::span<const Statement> statements,
            const std::vector<bool>& in_play,
            Evaluation& evaluation)
        : gold_(gold),
          statements_(statements),
          in_play_(in_play),
          evaluation_(evaluation) {}

    void count(Match match, const Matching& matching) {
        std::vector<bool> right(statements_.size());
        std::vector<bool> optional(statements_.size());
        for (std::size_t g = 0; g < gold_.size(); ++g) {
            if (matching[g])
                (gold_[g].optional ? optional : right)[*matching[g]] = true;
            if (!gold_[g].optional)
                for (Tally* tally : tallies(gold_[g], match)) {
                    ++tally->gold;
                    tally->found += matching[g] ? 1U : 0U;
                }
        }
        for (std::size_t s = 0; s < statements_.size(); ++s) {
            if (!in_play_[s] || optional[s])
                continue;
            for (Tally* tally : tallies(statements_[s], match)) {
                ++tally->given;
                tally->right += right[s] ? 1U : 0U;
            }
            if (match == Match::exact && !right[s])
                evaluation_.wrong.push_back(s);
        }
        if (match == Match::exact)
            for (std::size_t g = 0; g < gold_.size(); ++g)
                if (!matching[g] && !gold_[g].optional)
                    evaluation_.missed.push_back(g);
    }

private:
    using Pointers = std::vector<Tally*>;
    Pointers tallies(const GoldStatement& one, Match match) {
        const auto at = static_cast<std::size_t>(match);
        return {&evaluation_.all[at],
                &evaluation_.by_relation[one.relation][at],
                &evaluation_.by_language[has_han(one.quote) ? "zh" : "en"][at],
                &evaluation_.by_modality[std::string(to_string(one.modality))][at]};
    }
    Pointers tallies(const Statement& one, Match match) {
        const auto at = static_cast<std::size_t>(match);
        return {&evaluation_.all[at],
                &evaluation_.by_relation[one.relation][at],
                &evaluation_.by_rule[one.rule][at],
                &evaluation_.by_construction[one.rule.substr(0, one.rule.find('/'))][at],
                &evaluation_.by_language[one.language][at],
                &evaluation_.by_modality[std::string(to_string(one.modality))][at]};
    }

    std::span<const GoldStatement> gold_;
    std::span<const Statement> statements_;
    const std::vector<bool>& in_play_;
    Evaluation& evaluation_;
};

void add_value(AttributeScores& scores, const std::string& gold, const std::string& given) {
    ++scores.matched;
    scores.equal += gold == given ? 1U : 0U;
    Tally& wanted = scores.by_value[gold];
    ++wanted.gold;
    wanted.found += gold == given ? 1U : 0U;
    Tally& got = scores.by_value[given];
    ++got.given;
    got.right += gold == given ? 1U : 0U;
}

/// Compares negation, modality and speaker where both sides have the statement.
void score_attributes(std::span<const GoldStatement> gold,
                      std::span<const Statement> statements,
                      const Sides& sides,
                      const EvaluationOptions& options,
                      Evaluation& evaluation) {
    Sides regardless = sides;  // of negation
    for (std::vector<Claim>* claims : {&regardless.gold, &regardless.given})
        for (Claim& claim : *claims)
            claim.negated = false;
    const Matching of_relation = match_greedily(Match::exact, regardless);
    const Matching exact = match_greedily(Match::exact, sides);
    const auto word = [](bool negated) { return negated ? "negated" : "affirmed"; };
    const auto who = [&](const std::string& id) {
        return id.empty() ? std::string("(author)") : plain_id(id, options);
    };
    for (std::size_t g = 0; g < gold.size(); ++g) {
        if (of_relation[g])
            add_value(evaluation.negation,
                      word(gold[g].negated),
                      word(statements[*of_relation[g]].negated));
        if (!exact[g])
            continue;
        const Statement& given = statements[*exact[g]];
        add_value(evaluation.modality,
                  std::string(to_string(gold[g].modality)),
                  std::string(to_string(given.modality)));
        add_value(evaluation.speaker, who(gold[g].speaker), who(given.speaker));
    }
}

/// What stands for what: exact matches first, then those of the same two ends.
void count_confusion(std::span<const GoldStatement> gold,
                     const std::vector<bool>& in_play,
                     const Sides& sides,
                     Evaluation& evaluation) {
    Matching matching = match_greedily(Match::exact, sides);
    std::vector<bool> used(sides.given.size());
    for (const auto& match : matching)
        if (match)
            used[*match] = true;
    for (std::size_t g = 0; g < gold.size(); ++g)
        for (const std::size_t s : sides.candidates[g])
            if (!matching[g] && !used[s] && same(Match::pair, sides.gold[g], sides.given[s])) {
                matching[g] = s;
                used[s] = true;
            }
    const auto name = [](const Claim& claim) {
        return (claim.negated ? "!" : "") + claim.relation;
    };
    for (std::size_t g = 0; g < gold.size(); ++g)
        if (matching[g] || !gold[g].optional)
            ++evaluation.confusion[{name(sides.gold[g]),
                                    matching[g] ? name(sides.given[*matching[g]]) : "(none)"}];
    for (std::size_t s = 0; s < sides.given.size(); ++s)
        if (in_play[s] && !used[s])
            ++evaluation.confusion[{"(none)", name(sides.given[s])}];
}

double ratio(std::size_t part, std::size_t whole) noexcept {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

std::string_view to_string(Match match) noexcept {
    switch (match) {
        case Match::exact:
            return "exact";
        case Match::sign:
            return "sign";
        case Match::pair:
            return "pair";
    }
    return {};
}

double Tally::precision() const noexcept {
    return ratio(right, given);
}

double Tally::recall() const noexcept {
    return ratio(found, gold);
}

double Tally::f1() const noexcept {
    const double sum = precision() + recall();
    return sum == 0 ? 0.0 : 2 * precision() * recall() / sum;
}

Evaluation evaluate(std::span<const GoldStatement> gold,
                    std::span<const Statement> statements,
                    const Schema& schema,
                    const EvaluationOptions& options) {
    std::set<std::string_view> known;
    for (const GoldStatement& one : gold)
        known.insert(document_stem(one.document));
    std::vector<bool> in_play;
    for (const Statement& one : statements)
        in_play.push_back(known.contains(document_stem(one.document)));
    const bool by_document = std::ranges::find(in_play, true) != in_play.end();
    if (!by_document)
        in_play.assign(statements.size(), true);

    Evaluation evaluation;
    evaluation.passed_over = static_cast<std::size_t>(std::ranges::count(in_play, false));
    const Sides sides = make_sides(gold, statements, in_play, by_document, schema, options);
    Counter counter(gold, statements, in_play, evaluation);
    for (const Match match : matches)
        counter.count(match, match_greedily(match, sides));
    score_attributes(gold, statements, sides, options, evaluation);
    count_confusion(gold, in_play, sides, evaluation);
    return evaluation;
}

std::map<std::string, std::string> office_holders(std::span<const Node> catalogue) {
    std::map<std::string, std::string> same_as;
    for (const Node& node : catalogue)
        if (const auto state = node.attributes.find("state");
            state != node.attributes.end() && node.type == "person")
            same_as.emplace(plain_id(node.id, {}), plain_id(state->second, {}));
    return same_as;
}

}  // namespace entente
