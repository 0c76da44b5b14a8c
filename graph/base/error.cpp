// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace entente {
namespace {

std::string with_location(const Location& where, std::string_view message) {
    const std::string place = to_string(where);
    return place.empty() ? std::string(message) : fmt::format("{}: {}", place, message);
}

/// Changes of one character to another, left out, put in, and swaps of neighbours.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);  // two rows up
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before.swap(above);
        above.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

}  // namespace

Error::Error(ErrorCode code, Location where, std::string_view message)
    : std::runtime_error(with_location(where, message)),
      code_(code),
      where_(std::move(where)),
      message_(message) {}

void Diagnostics::add(Diagnostic diagnostic) {
    ++total_;
    if (diagnostic.severity == Severity::error)
        ++errors_;
    if (kept_.size() < most_kept)
        kept_.push_back(std::move(diagnostic));
}

void Diagnostics::error(ErrorCode code, Location where, std::string_view message) {
    add({Severity::error, code, std::move(where), std::string(message)});
}

void Diagnostics::warning(Location where, std::string_view message) {
    add({Severity::warning, ErrorCode::syntax, std::move(where), std::string(message)});
}

std::string to_string(const Location& where) {
    if (where.line == 0)
        return where.file;
    if (where.column == 0)
        return fmt::format("{}:{}", where.file, where.line);
    return fmt::format("{}:{}:{}", where.file, where.line, where.column);
}

std::string_view nearest_name(std::string_view wanted, const std::vector<std::string_view>& names) {
    constexpr std::size_t longest = 64;  // misspelt names are short; the distance is quadratic
    if (wanted.size() > longest)
        return {};
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    for (const std::string_view name : names) {
        if (name.size() > longest)
            continue;
        const std::size_t distance = edit_distance(wanted, name);
        if (distance < best_distance) {
            best = name;
            best_distance = distance;
        }
    }
    return best;
}

}  // namespace entente
