// SPDX-License-Identifier: MIT
#include "graph/version/causes.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace entente {
namespace {

/// Calls gained(key, evidence) and lost(key, evidence) for every statement of the difference.
template <class Gained, class Lost>
void for_statements(const GraphDiff& diff, Gained&& gained, Lost&& lost) {
    for (const EdgeRecord& record : diff.edges_added)
        for (const Evidence& evidence : record.edge.evidence)
            gained(record.key, evidence);
    for (const EdgeRecord& record : diff.edges_removed)
        for (const Evidence& evidence : record.edge.evidence)
            lost(record.key, evidence);
    for (const EdgeChange& change : diff.edges_changed) {
        for (const Evidence& evidence : change.gained)
            gained(change.after.key, evidence);
        for (const Evidence& evidence : change.lost)
            lost(change.before.key, evidence);
    }
}

const DocumentInfo* find(const Provenance& provenance, std::string_view name) {
    const auto at =
        std::ranges::lower_bound(provenance.documents, name, {}, [](const DocumentInfo& d) {
            return std::string_view(d.name);
        });
    return at == provenance.documents.end() || at->name != name ? nullptr : &*at;
}

bool differ(const std::string& a, const std::string& b) {
    return !a.empty() && !b.empty() && a != b;
}

/// Whether they are one statement but for where it stands.
bool same_reading(const Evidence& a, const Evidence& b) {
    const auto words = [](const Evidence& e) {
        return std::tie(e.sentence.text,
                        e.modality,
                        e.speaker,
                        e.rule,
                        e.source_span.text,
                        e.trigger.text,
                        e.target_span.text);
    };
    return words(a) == words(b);
}

}  // namespace

std::string_view to_string(Cause cause) noexcept {
    constexpr std::array<std::string_view, cause_count> names = {
        "text", "moved", "lexicon", "rules", "lexicon or rules", "program", "selection", "unknown"};
    return names[static_cast<std::size_t>(cause)];
}

CausesView::CausesView(const GraphDiff& diff)
    : diff_(diff),
      pack_changed_(diff.provenance_before.pack_sha256 != diff.provenance_after.pack_sha256 ||
                    diff.provenance_before.pack != diff.provenance_after.pack) {
    const auto into = [](Index& index) {
        return [&index](const EdgeKey& key, const Evidence& evidence) {
            index[evidence.document].emplace(evidence.sentence.text, Known{&key, &evidence});
        };
    };
    for_statements(diff, into(gained_), into(lost_));
}

Cause CausesView::gained(const EdgeKey& key, const Evidence& evidence) const {
    return of(key, evidence, lost_);
}

Cause CausesView::lost(const EdgeKey& key, const Evidence& evidence) const {
    return of(key, evidence, gained_);
}

Cause CausesView::of(const EdgeKey& key, const Evidence& evidence, const Index& others) const {
    const DocumentInfo* before = find(diff_.provenance_before, evidence.document);
    const DocumentInfo* after = find(diff_.provenance_after, evidence.document);
    if ((before == nullptr) != (after == nullptr))
        return Cause::text;
    if (before == nullptr || before->sha256.empty() || after->sha256.empty())
        return Cause::unknown;
    const bool edited = before->sha256 != after->sha256;
    if (!edited)
        return of_reading(key, evidence, others);
    const auto document = others.find(evidence.document);
    if (document == others.end())
        return Cause::text;
    const auto [first, last] = document->second.equal_range(evidence.sentence.text);
    for (auto known = first; known != last; ++known)
        if (*known->second.key == key && same_reading(*known->second.evidence, evidence))
            return Cause::moved;
    // the sentence is in both texts, so that it is read otherwise
    return first != last && pack_changed_ ? of_reading(key, evidence, others) : Cause::text;
}

Cause CausesView::of_reading(const EdgeKey& key,
                             const Evidence& evidence,
                             const Index& others) const {
    const Provenance& before = diff_.provenance_before;
    const Provenance& after = diff_.provenance_after;
    if (!pack_changed_)
        return before.tool != after.tool ? Cause::program : Cause::selection;
    const bool lexicon = differ(before.lexicon_sha256, after.lexicon_sha256);
    const bool rules = differ(before.rules_sha256, after.rules_sha256);
    if (lexicon != rules)
        return lexicon ? Cause::lexicon : Cause::rules;
    if (!lexicon)  // without hashes of its parts, or neither: cases alone have no effect
        return before.lexicon_sha256.empty() || after.lexicon_sha256.empty() ? Cause::pack
                                                                             : Cause::program;
    const auto document = others.find(evidence.document);
    if (document == others.end())
        return Cause::pack;
    const auto [first, last] = document->second.equal_range(evidence.sentence.text);
    for (auto known = first; known != last; ++known) {
        const EdgeKey& other = *known->second.key;
        if (known->second.evidence->trigger.text != evidence.trigger.text)
            continue;
        // the same word: with the same ends it is read by another rule, else it has other ends
        return std::tie(other.source, other.target) == std::tie(key.source, key.target)
                   ? Cause::rules
                   : Cause::lexicon;
    }
    return Cause::pack;
}

std::map<Cause, CauseCounts> count_causes(const GraphDiff& diff, const CausesView& causes) {
    std::map<Cause, CauseCounts> counts;
    for_statements(
        diff,
        [&](const EdgeKey& key, const Evidence& e) { ++counts[causes.gained(key, e)].gained; },
        [&](const EdgeKey& key, const Evidence& e) { ++counts[causes.lost(key, e)].lost; });
    return counts;
}

}  // namespace entente
