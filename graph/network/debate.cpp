// SPDX-License-Identifier: MIT
#include "graph/network/debate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <tuple>
#include <utility>

namespace entente {
namespace {

/// A stance before its ends and its level have numbers.
struct RawStance {
    std::string_view row;
    std::string_view column;
    Level level;
    const Statement* statement;
};

bool among(const std::vector<std::string>& types, const std::string& type) {
    return std::ranges::find(types, type) != types.end();
}

auto rank(const Statement& s) {
    return std::tie(s.date, s.document, s.sentence.index, s.id, s.source, s.relation, s.target);
}

/// The statements in their order, each id once.
std::vector<const Statement*> in_order(std::span<const Statement> statements) {
    std::vector<const Statement*> order;
    std::set<std::string_view> met;
    for (const Statement& s : statements)
        if (s.id.empty() || met.insert(s.id).second)
            order.push_back(&s);
    std::ranges::stable_sort(
        order, [](const Statement* a, const Statement* b) { return rank(*a) < rank(*b); });
    return order;
}

std::optional<Level> level_of(const Statement& s, const Schema& schema, Qualifier qualifier) {
    const RelationType* relation = schema.find_relation(s.relation);
    const Sign sign = relation == nullptr || s.negated ? Sign::neutral : relation->sign;
    switch (qualifier) {
        case Qualifier::agreement:
            if (sign == Sign::neutral)
                return std::nullopt;
            return sign == Sign::positive ? Level{"yes", 1.0, sign} : Level{"no", 0.0, sign};
        case Qualifier::sign:
            return sign == Sign::positive   ? Level{"positive", 1.0, sign}
                   : sign == Sign::negative ? Level{"negative", -1.0, sign}
                                            : Level{"neutral", 0.0, sign};
        case Qualifier::relation:
            break;
    }
    return Level{(s.negated ? "!" : "") + s.relation, 0.0, sign};
}

/// ISO 8601: the week belongs to the year of its Thursday.
std::string week_of(std::int32_t day, bool with_year) {
    using namespace std::chrono;
    constexpr int days_a_week = 7;
    const sys_days date{days(day)};
    const sys_days thursday = date + days(4) - days(static_cast<int>(weekday(date).iso_encoding()));
    const auto of_year = year_month_day(thursday).year();
    const auto since = (thursday - sys_days(of_year / January / 1)).count();
    const auto number = since / days_a_week + 1;
    return with_year ? fmt::format("{:04}-W{:02}", static_cast<int>(of_year), number)
                     : fmt::format("W{:02}", number);
}

/// Statements of one bucket, row, column and level are duplicates. Dates that are too coarse for it
/// are buckets of their own.
std::string bucket(const Statement& s, const DebateOptions& options) {
    constexpr std::size_t to_year = 4, to_month = 7, to_day = 10;
    switch (options.duplicates) {
        case Duplicates::include:
        case Duplicates::range:
            break;
        case Duplicates::document:
            return s.document;
        case Duplicates::week: {
            const auto days = s.date.size() == to_day ? days_of(s.date) : std::nullopt;
            return days ? week_of(days->first, !options.dna_compat) : s.date;
        }
        case Duplicates::month:
            if (s.date.size() < to_month)
                return s.date;
            return options.dna_compat ? s.date.substr(to_year + 1, 2) : s.date.substr(0, to_month);
        case Duplicates::year:
            return s.date.substr(0, std::min(s.date.size(), to_year));
    }
    return {};
}

std::vector<RawStance> raw_stances(std::span<const Statement> statements,
                                   const Graph& entities,
                                   const DebateOptions& options,
                                   Debate& debate) {
    std::vector<RawStance> raw;
    for (const Statement* s : in_order(statements)) {
        const auto source = entities.find(s->source);
        const auto target = entities.find(s->target);
        if (!source || !target || source == target)
            continue;
        const RelationType* relation = entities.schema().find_relation(s->relation);
        const auto fits = [&](NodeId row, NodeId column) {
            return among(options.row_types, entities.node(row).type) &&
                   among(options.column_types, entities.node(column).type);
        };
        const bool forwards = fits(*source, *target);
        const bool backwards = relation != nullptr && !relation->directed && fits(*target, *source);
        if (!forwards && !backwards)
            continue;
        const std::optional<Level> level = level_of(*s, entities.schema(), options.qualifier);
        if (!level) {
            ++debate.unsigned_left_out;
            continue;
        }
        if (forwards)
            raw.push_back({s->source, s->target, *level, s});
        if (backwards)
            raw.push_back({s->target, s->source, *level, s});
    }
    return raw;
}

std::size_t drop_duplicates(std::vector<RawStance>& raw, const DebateOptions& options) {
    if (options.duplicates == Duplicates::include)
        return 0;
    std::set<std::tuple<std::string_view, std::string_view, std::string, std::string>> met;
    return std::erase_if(raw, [&](const RawStance& stance) {
        return !met.emplace(stance.row,
                            stance.column,
                            stance.level.name,
                            bucket(*stance.statement, options))
                    .second;
    });
}

std::vector<std::string> sorted_ids(const std::set<std::string_view>& ids) {
    return {ids.begin(), ids.end()};
}

std::uint32_t place_of(const std::vector<std::string>& ids, std::string_view id) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(ids, id) - ids.begin());
}

/// By value, then by name. Agreement has both its levels whatever was said.
std::vector<Level> levels_of(const std::vector<RawStance>& raw, Qualifier qualifier) {
    std::vector<Level> levels;
    if (qualifier == Qualifier::agreement)
        levels = {{"no", 0.0, Sign::negative}, {"yes", 1.0, Sign::positive}};
    for (const RawStance& stance : raw)
        if (std::ranges::find(levels, stance.level.name, &Level::name) == levels.end())
            levels.push_back(stance.level);
    std::ranges::sort(levels, [](const Level& a, const Level& b) {
        return std::tie(a.value, a.name) < std::tie(b.value, b.name);
    });
    return levels;
}

}  // namespace

Debate read_debate(std::span<const Statement> statements,
                   const Graph& entities,
                   const DebateOptions& options) {
    Debate debate;
    std::vector<RawStance> raw = raw_stances(statements, entities, options, debate);
    debate.duplicates_left_out = drop_duplicates(raw, options);
    std::set<std::string_view> rows;
    std::set<std::string_view> columns;
    for (const RawStance& stance : raw) {
        rows.insert(stance.row);
        columns.insert(stance.column);
    }
    debate.rows = sorted_ids(rows);
    debate.columns = sorted_ids(columns);
    debate.levels = levels_of(raw, options.qualifier);
    debate.words = options.qualifier == Qualifier::relation;
    if (!debate.levels.empty())
        debate.range = debate.levels.back().value - debate.levels.front().value;
    debate.stances.reserve(raw.size());
    for (const RawStance& stance : raw) {
        const auto level = std::ranges::find(debate.levels, stance.level.name, &Level::name);
        debate.stances.push_back(
            {.row = place_of(debate.rows, stance.row),
             .column = place_of(debate.columns, stance.column),
             .level = static_cast<std::uint32_t>(level - debate.levels.begin()),
             .days = days_of(stance.statement->date)});
    }
    return debate;
}

}  // namespace entente
