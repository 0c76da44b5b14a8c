// SPDX-License-Identifier: MIT
#pragma once

#include "graph/version/diff.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Why a statement came or went, as far as the hashes that both graphs carry tell.
enum class Cause : std::uint8_t {
    text,       ///< the document came, went, or says something else
    moved,      ///< the same sentence, read the same way, stands at another place
    lexicon,    ///< the document is the same; names or memberships are not
    rules,      ///< the document is the same; words or constructions are not
    pack,       ///< the document is the same; lexicon, rules or both are not
    program,    ///< document and pack are the same, the version of the program is not
    selection,  ///< all of them are the same: other statements were chosen, or it is handwork
    unknown     ///< a document without a hash
};
inline constexpr std::size_t cause_count = 8;

/// "text", "moved", "lexicon", "rules", "lexicon or rules", "program", "selection", "unknown".
[[nodiscard]] std::string_view to_string(Cause cause) noexcept;

/// Finds the cause of every statement gained or lost. Where text and pack have both changed, or
/// lexicon and rules, it is told by what the other graph made of the same sentence, if that is in
/// the difference. Linear in the difference; holds on to it.
class CausesView {
public:
    explicit CausesView(const GraphDiff& diff);
    [[nodiscard]] Cause gained(const EdgeKey& key, const Evidence& evidence) const;
    [[nodiscard]] Cause lost(const EdgeKey& key, const Evidence& evidence) const;

private:
    /// A statement of one side, found by document and sentence.
    struct Known {
        const EdgeKey* key;
        const Evidence* evidence;
    };
    using Index = std::map<std::string_view, std::multimap<std::string_view, Known>>;
    [[nodiscard]] Cause of(const EdgeKey& key, const Evidence& evidence, const Index& others) const;
    [[nodiscard]] Cause of_reading(const EdgeKey& key,
                                   const Evidence& evidence,
                                   const Index& others) const;

    const GraphDiff& diff_;
    bool pack_changed_;
    Index gained_;
    Index lost_;
};

/// How many statements came and went by each cause.
struct CauseCounts {
    std::size_t gained = 0;
    std::size_t lost = 0;
    bool operator==(const CauseCounts&) const = default;
};
[[nodiscard]] std::map<Cause, CauseCounts> count_causes(const GraphDiff& diff,
                                                        const CausesView& causes);

}  // namespace entente
