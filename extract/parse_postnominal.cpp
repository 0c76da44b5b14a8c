// SPDX-License-Identifier: MIT
#include "extract/parse.hpp"
#include "extract/postnominal_frames.hpp"

namespace entente {

std::vector<Frame> parse_postnominal(const SentenceView& view,
                                     Discourse& discourse,
                                     ParseTrace* trace) {
    const std::vector<Phrase> phrases = chunk(view);
    if (trace != nullptr)
        trace->lines.push_back(to_string(view, phrases));
    const ClauseReading reading = read_clauses(view, phrases, discourse);
    return FrameReader(view, phrases, reading, discourse).run();
}

}  // namespace entente
