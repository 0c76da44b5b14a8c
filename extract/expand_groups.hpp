// SPDX-License-Identifier: MIT
#pragma once

#include "extract/pack.hpp"
#include "graph/base/limits.hpp"
#include "graph/statement.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Puts the members of a group in the place of the group: “the Central Asian states oppose …” is
/// then said of each of them that was a member on the date of the statement.
class GroupExpander {
public:
    /// Groups are the entities of type `group`; their members stand in memberships, under the group
    /// itself or under the organisation that its attribute `members` names.
    explicit GroupExpander(const Pack& pack);

    /// Who was a member of a group on a date (ISO 8601, to the day, month or year), by id; without
    /// a date: who is. A date that is no more exact than the beginning of a membership counts as
    /// after it, and no more exact than its end as after that. Empty = no group, or its members are
    /// unknown.
    [[nodiscard]] std::vector<std::string> members(std::string_view group,
                                                   std::string_view date) const;

    /// A statement once for each pair of members, the statement itself where no end is a group
    /// whose members are known. Nobody does anything to himself. At most
    /// Limits::statements_per_sentence.
    [[nodiscard]] std::vector<Statement> expand(const Statement& statement,
                                                const Limits& limits = {}) const;

private:
    std::map<std::string, std::vector<Membership>, std::less<>> by_group_;
    Schema schema_;
};

}  // namespace entente
