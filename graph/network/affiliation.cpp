// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/network/debate.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace entente {
namespace {

/// X_ijk of one i, where it is not 0.
struct Entry {
    std::uint32_t column = 0;
    std::uint32_t level = 0;
    double amount = 0;
};

/// The array X, by row and by column.
class Incidence {
public:
    Incidence(const Debate& debate, std::span<const double> weights)
        : rows_(debate.rows.size()),
          totals_(debate.rows.size(), 0.0),
          by_column_(debate.columns.size()) {
        for (std::size_t i = 0; i < debate.stances.size(); ++i) {
            const Stance& stance = debate.stances[i];
            const double weight = weights.empty() ? 1.0 : weights[i];
            if (weight > 0)
                rows_[stance.row].push_back({stance.column, stance.level, weight});
        }
        for (std::uint32_t row = 0; row < rows_.size(); ++row)
            tidy(row);
    }

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] double total(std::size_t row) const { return totals_[row]; }
    [[nodiscard]] const std::vector<Entry>& row(std::size_t row) const { return rows_[row]; }
    /// The rows that have entries in a column, ascending, with the range of those entries.
    struct Part {
        std::uint32_t row;
        std::uint32_t begin;
        std::uint32_t end;
    };
    [[nodiscard]] const std::vector<Part>& column(std::size_t column) const {
        return by_column_[column];
    }

private:
    /// Sorts the entries of a row and adds up those of one place.
    void tidy(std::uint32_t row) {
        std::vector<Entry>& entries = rows_[row];
        std::ranges::stable_sort(entries, [](const Entry& a, const Entry& b) {
            return std::tie(a.column, a.level) < std::tie(b.column, b.level);
        });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            totals_[row] += entries[i].amount;
            if (kept > 0 && entries[kept - 1].column == entries[i].column &&
                entries[kept - 1].level == entries[i].level)
                entries[kept - 1].amount += entries[i].amount;
            else
                entries[kept++] = entries[i];
        }
        entries.resize(kept);
        for (std::uint32_t begin = 0; begin < kept;) {
            std::uint32_t end = begin;
            while (end < kept && entries[end].column == entries[begin].column)
                ++end;
            by_column_[entries[begin].column].push_back({row, begin, end});
            begin = end;
        }
    }

    std::vector<std::vector<Entry>> rows_;
    std::vector<double> totals_;
    std::vector<std::vector<Part>> by_column_;
};

/// Sums over the columns that two rows share, of which all ties are made.
struct PairSums {
    double ignore = 0;
    double congruence = 0;  ///< of levels that are numbers
    double conflict = 0;    ///< the rest of `ignore`
    double same = 0;        ///< sum of X_ijk X_i'jk

    void add(std::span<const Entry> a, std::span<const Entry> b, const Debate& debate) {
        for (const Entry& x : a) {
            for (const Entry& y : b) {
                const double product = x.amount * y.amount;
                ignore += product;
                const double apart =
                    std::abs(debate.levels[x.level].value - debate.levels[y.level].value);
                const double differing = debate.range > 0 ? apart / debate.range : 0.0;
                congruence += product * (1.0 - differing);
                conflict += product * differing;
                if (x.level == y.level)
                    same += product;
            }
        }
    }
};

class OneMode {
public:
    OneMode(const Debate& debate,
            const AffiliationOptions& options,
            std::span<const double> weights)
        : debate_(debate),
          options_(options),
          x_(debate, weights),
          own_(x_.size()),
          all_pairs_(debate.words && (options.aggregation == Aggregation::conflict ||
                                      options.aggregation == Aggregation::subtract)) {
        constexpr std::size_t most = 20'000;
        if (all_pairs_ && x_.size() > most)
            throw Error(
                ErrorCode::limit, {}, "conflict of relations ties every pair: at most 20000 rows");
        for (std::size_t row = 0; row < x_.size(); ++row)
            for_each_part(row,
                          [&](std::span<const Entry> part) { own_[row].add(part, part, debate_); });
    }

    [[nodiscard]] std::vector<MatrixCell> cells() const {
        std::vector<MatrixCell> cells;
        std::vector<PairSums> sums(x_.size());
        std::vector<std::uint32_t> met;
        for (std::uint32_t row = 0; row < x_.size(); ++row) {
            gather(row, sums, met);
            for (const std::uint32_t other : met) {
                const double value = normalised(row, other, sums[other]);
                if (value != 0)
                    cells.push_back({row, other, value});
                sums[other] = {};
            }
            met.clear();
        }
        return cells;
    }

private:
    template <class Each>
    void for_each_part(std::size_t row, Each&& each) const {
        const std::span<const Entry> entries = x_.row(row);
        for (std::size_t begin = 0; begin < entries.size();) {
            std::size_t end = begin;
            while (end < entries.size() && entries[end].column == entries[begin].column)
                ++end;
            each(entries.subspan(begin, end - begin));
            begin = end;
        }
    }

    /// The sums of `row` with every row after it; `met` are those that have some, ascending.
    void gather(std::uint32_t row,
                std::vector<PairSums>& sums,
                std::vector<std::uint32_t>& met) const {
        for_each_part(row, [&](std::span<const Entry> part) {
            const std::vector<Incidence::Part>& others = x_.column(part.front().column);
            const auto after = std::ranges::upper_bound(others, row, {}, &Incidence::Part::row);
            for (auto at = after; at != others.end(); ++at) {
                if (sums[at->row].ignore == 0)
                    met.push_back(at->row);
                sums[at->row].add(
                    part,
                    std::span<const Entry>(x_.row(at->row)).subspan(at->begin, at->end - at->begin),
                    debate_);
            }
        });
        if (all_pairs_) {
            met.clear();
            for (std::uint32_t other = row + 1; other < x_.size(); ++other)
                met.push_back(other);
        }
        std::ranges::sort(met);
    }

    /// Sum of X over the columns and levels where only one of two rows has any: m10 + m01. Added up
    /// by itself, for a difference of sums would lose small ones.
    [[nodiscard]] double apart(std::size_t a, std::size_t b) const {
        const std::vector<Entry>& left = x_.row(a);
        const std::vector<Entry>& right = x_.row(b);
        double sum = 0;
        auto at = right.begin();
        for (const Entry& entry : left) {
            for (; at != right.end() && place(*at) < place(entry); ++at)
                sum += at->amount;
            if (at != right.end() && place(*at) == place(entry))
                ++at;
            else
                sum += entry.amount;
        }
        for (; at != right.end(); ++at)
            sum += at->amount;
        return sum;
    }

    static std::pair<std::uint32_t, std::uint32_t> place(const Entry& entry) {
        return {entry.column, entry.level};
    }

    [[nodiscard]] double congruence(const PairSums& sums) const {
        return debate_.words ? sums.same : sums.congruence;
    }

    [[nodiscard]] double value(std::size_t a, std::size_t b, const PairSums& sums) const {
        const auto conflict = [&] { return debate_.words ? apart(a, b) : sums.conflict; };
        switch (options_.aggregation) {
            case Aggregation::congruence:
                return congruence(sums);
            case Aggregation::conflict:
                return conflict();
            case Aggregation::subtract:
                return congruence(sums) - conflict();
            case Aggregation::ignore:
            case Aggregation::combine:
                break;
        }
        return sums.ignore;
    }

    /// The squared length of the profile of a row, as the aggregation sees it.
    [[nodiscard]] double squared_length(std::size_t row) const {
        switch (options_.aggregation) {
            case Aggregation::congruence:
                return congruence(own_[row]);
            case Aggregation::subtract:
                return debate_.words ? own_[row].same : own_[row].congruence - own_[row].conflict;
            case Aggregation::conflict:
                return debate_.words ? own_[row].same : own_[row].ignore;
            case Aggregation::ignore:
            case Aggregation::combine:
                break;
        }
        return own_[row].ignore;
    }

    [[nodiscard]] double divisor(std::size_t a, std::size_t b, const PairSums& sums) const {
        switch (options_.normalisation) {
            case Normalisation::average:
                return (x_.total(a) + x_.total(b)) / 2.0;
            case Normalisation::jaccard:
                return apart(a, b) + sums.same;
            case Normalisation::cosine:
                return x_.total(a) * x_.total(b);
            case Normalisation::true_cosine:
                return std::sqrt(std::max(0.0, squared_length(a) * squared_length(b)));
            case Normalisation::none:
            case Normalisation::activity:
            case Normalisation::prominence:
                break;
        }
        return 1.0;
    }

    [[nodiscard]] double normalised(std::size_t a, std::size_t b, const PairSums& sums) const {
        const double by = divisor(a, b, sums);
        return by > 0 ? value(a, b, sums) / by : 0.0;
    }

    const Debate& debate_;
    AffiliationOptions options_;
    Incidence x_;
    std::vector<PairSums> own_;
    bool all_pairs_;
};

void refuse(bool condition, std::string_view message) {
    if (condition)
        throw Error(ErrorCode::usage, {}, message);
}

}  // namespace

std::vector<MatrixCell> one_mode(const Debate& debate,
                                 const AffiliationOptions& options,
                                 std::span<const double> weights) {
    refuse(options.aggregation == Aggregation::combine,
           "combine is for two-mode networks: a row says which levels of a column it holds");
    refuse(options.normalisation == Normalisation::activity ||
               options.normalisation == Normalisation::prominence,
           "activity and prominence are for two-mode networks");
    return OneMode(debate, options, weights).cells();
}

std::vector<MatrixCell> two_mode(const Debate& debate,
                                 const AffiliationOptions& options,
                                 std::span<const double> weights) {
    constexpr std::size_t most_levels = 52;  // that a double can count up to exactly
    const bool combine = options.aggregation == Aggregation::combine;
    refuse(options.aggregation == Aggregation::congruence ||
               options.aggregation == Aggregation::conflict,
           "congruence and conflict are for one-mode networks: they compare two rows");
    refuse(options.normalisation != Normalisation::none &&
               options.normalisation != Normalisation::activity &&
               options.normalisation != Normalisation::prominence,
           "a two-mode network is normalised by activity or prominence");
    refuse(combine && options.normalisation != Normalisation::none,
           "combine gives a code, not an amount: there is nothing to normalise");
    if (combine && debate.levels.size() > most_levels)
        throw Error(ErrorCode::limit, {}, "combine of more than 52 levels");
    const Incidence x(debate, weights);
    std::vector<double> column_totals(debate.columns.size(), 0.0);
    for (std::size_t row = 0; row < x.size(); ++row)
        for (const Entry& entry : x.row(row))
            column_totals[entry.column] += entry.amount;
    const bool signed_sum = options.aggregation == Aggregation::subtract && !debate.words;
    std::vector<MatrixCell> cells;
    for (std::uint32_t row = 0; row < x.size(); ++row) {
        const std::size_t first = cells.size();
        for (const Entry& entry : x.row(row)) {
            const Level& level = debate.levels[entry.level];
            if (cells.size() == first || cells.back().column != entry.column)
                cells.push_back({row, entry.column, 0.0});
            // "no" is 0 to the qualifier but -1 to the difference
            const double side = static_cast<double>(level.sign);
            cells.back().value +=
                combine ? std::exp2(static_cast<double>(debate.levels.size() - 1 - entry.level))
                : signed_sum ? side * entry.amount
                             : entry.amount;
        }
        for (std::size_t i = first; i < cells.size(); ++i) {
            if (options.normalisation == Normalisation::activity)
                cells[i].value /= x.total(row);
            else if (options.normalisation == Normalisation::prominence)
                cells[i].value /= column_totals[cells[i].column];
        }
    }
    std::erase_if(cells, [](const MatrixCell& cell) { return cell.value == 0; });
    return cells;
}

}  // namespace entente
