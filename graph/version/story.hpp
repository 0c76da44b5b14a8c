// SPDX-License-Identifier: MIT
#pragma once

#include "graph/version/causes.hpp"
#include "graph/version/diff.hpp"

#include <string>
#include <vector>

namespace entente {

/// A sentence that came (+) or went (-).
struct StoryQuote {
    char kind = '+';
    std::string text;   ///< "a24.txt:5 “...”"
    std::string cause;  ///< "rules"; empty = a new or changed text, or unknown
};

/// One thing that has changed, in words; foreign text is made printable.
struct StoryLine {
    char kind = '+';  ///< + - ~ changed, ! flipped, ^ v rank, * community
    std::string what;
    std::string details;
    std::vector<std::string> cells;  ///< the same for the columns of its section
    std::vector<StoryQuote> quotes;
};

struct StorySection {
    std::string title;
    std::string counts;  ///< "+3 -1 ~2"; empty where all lines are of one kind
    std::vector<std::string> columns;
    std::vector<StoryLine> lines;
};

/// A difference as it is told, before it is laid out as text, Markdown or a page.
struct DiffStory {
    std::string sizes;                   ///< "35 nodes, 76 edges -> 37 nodes, 81 edges"
    std::string summary;                 ///< "1 sign flip; edges +9 -4 ~7; ..."
    std::string because;                 ///< "text +10 -3; rules +2"; empty = no statement changed
    std::vector<std::string> also;       ///< program, pack, documents, schema
    std::vector<std::string> renames;    ///< "GBR-old -> GBR (alias map)"
    std::vector<StorySection> sections;  ///< flips first, standing last; none for stat_only
};

[[nodiscard]] DiffStory tell(const GraphDiff& diff, const DiffTextOptions& options);

}  // namespace entente
