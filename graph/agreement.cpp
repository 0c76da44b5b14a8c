// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/base/utf8.hpp"
#include "graph/evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace entente {
namespace {

/// A statement as coders are compared: where, between whom, and what.
struct Coded {
    std::string document, source, target, relation;
    bool negated = false;
    Sign sign = Sign::neutral;

    [[nodiscard]] std::tuple<std::string, std::string, std::string> unit() const {
        return {document, source, target};
    }
};

std::string plain(std::string_view id, const EvaluationOptions& options) {
    std::string folded;
    for (std::size_t at = 0; at < id.size();)
        append_utf8(folded, fold_case(next_code_point(id, at)));
    const auto same = options.same_as.find(folded);
    return same == options.same_as.end() ? folded : same->second;
}

std::vector<Coded> coded(std::span<const GoldStatement> statements,
                         const Schema& schema,
                         const EvaluationOptions& options) {
    std::vector<Coded> all;
    for (const GoldStatement& one : statements) {
        const RelationType* type = schema.find_relation(one.relation);
        if (type == nullptr)
            throw Error(ErrorCode::unknown_name,
                        {},
                        fmt::format("a coder has a relation '{}' that the schema has not",
                                    printable(one.relation)));
        Coded c{one.document,
                plain(one.source, options),
                plain(one.target, options),
                one.relation,
                one.negated,
                type->sign};
        if (!type->directed && c.target < c.source)
            std::swap(c.source, c.target);
        all.push_back(std::move(c));
    }
    return all;
}

bool same(Match match, const Coded& a, const Coded& b) {
    if (a.document != b.document)
        return false;
    const bool ends = a.source == b.source && a.target == b.target;
    switch (match) {
        case Match::exact:
            return ends && a.relation == b.relation && a.negated == b.negated;
        case Match::sign:
            return ends && a.sign == b.sign && a.negated == b.negated;
        case Match::pair:
            return ends || (a.source == b.target && a.target == b.source);
    }
    return false;
}

Tally compare(Match match, const std::vector<Coded>& first, const std::vector<Coded>& second) {
    std::map<std::string_view, std::vector<std::size_t>> by_document;
    for (std::size_t s = 0; s < second.size(); ++s)
        by_document[second[s].document].push_back(s);
    std::vector<bool> used(second.size());
    Tally tally{.gold = first.size(), .given = second.size()};
    for (const Coded& one : first)
        for (const std::size_t s : by_document[one.document])
            if (!used[s] && same(match, one, second[s])) {
                used[s] = true;
                ++tally.found;
                ++tally.right;
                break;
            }
    return tally;
}

using Units = std::map<std::tuple<std::string, std::string, std::string>, std::set<std::string>>;

Units units_of(const std::vector<Coded>& all) {
    Units units;
    for (const Coded& one : all)
        units[one.unit()].insert((one.negated ? "!" : "") + one.relation);
    return units;
}

std::string value_of(const Units& units, const Units::key_type& unit) {
    const auto found = units.find(unit);
    if (found == units.end())
        return "";
    std::string value;
    for (const std::string& relation : found->second)
        value += relation + " ";
    return value;
}

}  // namespace

double krippendorff_alpha(std::span<const std::pair<std::string, std::string>> units) {
    // each unit puts one pair into the coincidences either way round: n values are twice the units
    std::map<std::string, double> totals;
    double disagreements = 0;
    for (const auto& [a, b] : units) {
        totals[a] += 1;
        totals[b] += 1;
        disagreements += a == b ? 0 : 2;
    }
    const double n = 2 * static_cast<double>(units.size());
    double same_by_chance = 0;
    for (const auto& [value, total] : totals)
        same_by_chance += total * (total - 1);
    const double possible = n * (n - 1) - same_by_chance;
    return possible <= 0 ? 1.0 : 1.0 - (n - 1) * disagreements / possible;
}

Agreement agreement(std::span<const GoldStatement> first,
                    std::span<const GoldStatement> second,
                    const Schema& schema,
                    const EvaluationOptions& options) {
    const std::vector<Coded> a = coded(first, schema, options);
    const std::vector<Coded> b = coded(second, schema, options);
    Agreement result{.first = a.size(), .second = b.size()};
    for (const Match match : matches)
        result.tallies[static_cast<std::size_t>(match)] = compare(match, a, b);
    const Units of_a = units_of(a);
    const Units of_b = units_of(b);
    std::set<Units::key_type> keys;
    for (const Units* units : {&of_a, &of_b})
        for (const auto& [key, values] : *units)
            keys.insert(key);
    std::vector<std::pair<std::string, std::string>> all;
    std::vector<std::pair<std::string, std::string>> both;
    for (const Units::key_type& key : keys) {
        all.emplace_back(value_of(of_a, key), value_of(of_b, key));
        if (!all.back().first.empty() && !all.back().second.empty())
            both.push_back(all.back());
    }
    result.units = all.size();
    result.both_units = both.size();
    result.alpha = krippendorff_alpha(all);
    result.alpha_both = krippendorff_alpha(both);
    return result;
}

}  // namespace entente
