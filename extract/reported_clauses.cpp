// SPDX-License-Identifier: MIT
#include "extract/clause_reader.hpp"

#include <cstdint>

namespace entente {

using enum WordClass;

void ClauseReader::mood_from_matrix() {
    if (scopes_.size() < 2)
        return;
    const std::int32_t matrix = scopes_[scopes_.size() - 2].last_predicate;
    if (matrix < 0)
        return;
    const Predicate& p = reading_.predicates[static_cast<std::size_t>(matrix)];
    if (head_is(p.phrase, deny_verb)) {
        top().negated = !p.negated;
        top().modality = stronger(top().modality, Modality::reported);
        top().speaker = speaker_of(p.subject);
    } else if (head_is(p.phrase, say_verb)) {
        top().modality = stronger(top().modality, Modality::reported);
        top().speaker = speaker_of(p.subject);
    } else if (head_is(p.phrase, fear_verb) || head_is(p.phrase, wish_verb)) {
        top().modality = stronger(top().modality, Modality::hypothetical);
    } else if (head_is(p.phrase, plan_verb)) {
        top().modality = stronger(top().modality, Modality::planned);
    }
    top().modality = stronger(top().modality, p.modality);
}

void ClauseReader::mark_reported() {
    for (std::uint32_t i = 0; i < reading_.predicates.size(); ++i) {
        const Predicate& say = reading_.predicates[i];
        if (!head_is(say.phrase, say_verb) || !closes_sentence(say.phrase) || say.phrase < 3)
            continue;
        for (std::uint32_t k = 0; k < i; ++k)
            report(reading_.predicates[k], speaker_of(say.subject));
    }
    for (std::uint32_t i = 0; i < phrases_.size(); ++i)
        if (phrases_[i].kind == PhraseKind::preposition && head_is(i, according_to)) {
            const std::int64_t noun = nouns_.noun_after(i);
            const std::int32_t speaker =
                noun < 0 ? -1 : speaker_of(nouns_.arg(static_cast<std::uint32_t>(noun), {}));
            for (Predicate& p : reading_.predicates)
                report(p, speaker);
        }
}

void ClauseReader::report(Predicate& p, std::int32_t speaker) {
    p.modality = stronger(p.modality, Modality::reported);
    if (p.speaker < 0)
        p.speaker = speaker;
}

bool ClauseReader::closes_sentence(std::uint32_t phrase) const {
    for (std::uint32_t i = phrase + 1; i < phrases_.size(); ++i)
        if (phrases_[i].kind == PhraseKind::complementiser ||
            phrases_[i].kind == PhraseKind::verb || phrases_[i].kind == PhraseKind::noun) {
            if (phrases_[i].kind != PhraseKind::noun || !before_is(i, PhraseKind::preposition))
                return false;
        }
    // “X said” with X right after a comma
    for (std::uint32_t i = phrase; i > 0; --i) {
        if (phrases_[i - 1].kind == PhraseKind::comma)
            return true;
        if (phrases_[i - 1].kind == PhraseKind::verb || phrases_[i - 1].kind == PhraseKind::stop)
            return false;
    }
    return false;
}

}  // namespace entente
