// SPDX-License-Identifier: MIT
#include "extract/parse.hpp"
#include "extract/prenominal_chunks.hpp"
#include "extract/prenominal_clauses.hpp"
#include "extract/prenominal_frames.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

/// “  加入: subject JPN, object AIIB; light-verb”
std::string describe(const SentenceView& view, const Frame& f) {
    std::string slots;
    for (std::size_t i = 0; i < f.slots.size(); ++i) {
        if (f.slots[i].empty())
            continue;
        slots += fmt::format("{}{}", slots.empty() ? "" : ",", fmt::format(" {}", slot_names()[i]));
        for (const End& e : f.slots[i].ends)
            slots += fmt::format(" {}", view.pack.entities[static_cast<std::size_t>(e.entity)].id);
    }
    std::string conditions;
    for (std::size_t i = 0; i < f.conditions.size(); ++i)
        if (f.conditions.test(i))
            conditions +=
                fmt::format("{}{}", conditions.empty() ? "; " : ", ", condition_names()[i]);
    return fmt::format("  {}{} ({}):{}{}",
                       f.negated ? "not " : "",
                       view.text(view.tokens[f.token]),
                       view.dictionary.lexemes()[f.lexeme].relation,
                       slots,
                       conditions);
}

}  // namespace

std::vector<Frame> parse_prenominal(const SentenceView& view,
                                    Discourse& discourse,
                                    ParseTrace* trace) {
    const ChunkReading chunks = chunk_prenominal(view);
    if (trace != nullptr)
        trace->lines.push_back(to_string(view, chunks));
    const ZhReading reading = read_prenominal_clauses(view, chunks, discourse);
    std::vector<Frame> frames = PrenominalFrames(view, chunks, reading, discourse).run();
    if (trace != nullptr)
        for (const Frame& f : frames)
            trace->lines.push_back(describe(view, f));
    return frames;
}

}  // namespace entente
