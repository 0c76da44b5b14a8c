// SPDX-License-Identifier: MIT
#include "graph/version/story.hpp"

#include "graph/base/utf8.hpp"
#include "graph/version/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace entente {
namespace {

const std::vector<std::string> mixed_columns{
    "", "Source", "Relation", "Target", "Change", "Sentences"};

/// What a line is told under in the orders other than that by kind.
struct Place {
    std::vector<std::string> relations, nodes, documents;
};

struct Told {
    StoryLine line;
    Place place;
    std::map<std::string, StoryLine> by_document;  ///< the line with the sentences of each alone
};

class Teller {
public:
    Teller(const GraphDiff& diff, const DiffTextOptions& options)
        : diff_(diff),
          options_(options),
          words_(diff, options),
          causes_(diff) {}

    DiffStory tell() {
        DiffStory story{.sizes = words_.sizes(), .summary = words_.summary()};
        if (options_.provenance)
            story.also = words_.causes();
        const std::map<Cause, CauseCounts> all = count_causes(diff_, causes_);
        for (const auto& [cause, counts] : all) {
            if (all.size() == 1 && cause == Cause::unknown)
                break;  // no hashes, nothing to say
            story.because +=
                fmt::format("{}{}", story.because.empty() ? "" : "; ", to_string(cause));
            if (counts.gained > 0)
                story.because += fmt::format(" +{}", counts.gained);
            if (counts.lost > 0)
                story.because += fmt::format(" -{}", counts.lost);
        }
        for (const Rename& rename : options_.renames)
            story.renames.push_back(fmt::format("{} -> {} ({})",
                                                printable(rename.from),
                                                printable(rename.to),
                                                printable(rename.why)));
        if (options_.stat_only)
            return story;
        add(story, {"Sign flips", "", {"Source", "Target", "Sign", "Before", "After"}, flips()});
        if (options_.order == DiffOrder::kind)
            by_kind(story);
        else
            by_group(story);
        add_standing(story);
        return story;
    }

private:
    static void add(DiffStory& story, StorySection section) {
        if (!section.lines.empty())
            story.sections.push_back(std::move(section));
    }

    [[nodiscard]] std::vector<StoryLine> flips() const {
        std::vector<StoryLine> lines;
        for (const SignFlip& flip : diff_.flips) {
            const std::string before = words_.relations(flip.before, diff_.schema_before);
            const std::string after = words_.relations(flip.after, diff_.schema_after);
            const std::string_view was = glyph(flip.sign_before), is = glyph(flip.sign_after);
            lines.push_back(
                {'!',
                 fmt::format("{} -> {}", words_.node(flip.source), words_.node(flip.target)),
                 fmt::format("{} became {}:  {}  ->  {}", was, is, before, after),
                 {words_.node(flip.source),
                  words_.node(flip.target),
                  fmt::format("{} to {}", was, is),
                  before,
                  after},
                 {}});
        }
        return lines;
    }

    [[nodiscard]] StoryQuote quote(char kind, const EdgeKey& key, const Evidence& evidence) const {
        const Cause cause =
            kind == '+' ? causes_.gained(key, evidence) : causes_.lost(key, evidence);
        const bool plain = cause == Cause::text || cause == Cause::unknown;
        return {kind, DiffWords::quote(evidence), plain ? "" : std::string(to_string(cause))};
    }

    void add_quotes(Told& told,
                    char kind,
                    const EdgeKey& key,
                    const std::vector<Evidence>& list) const {
        for (std::size_t i = 0; i < std::min(options_.quotes, list.size()); ++i)
            told.line.quotes.push_back(quote(kind, key, list[i]));
        if (options_.order != DiffOrder::document)
            return;
        for (const Evidence& evidence : list) {
            const auto [at, fresh] = told.by_document.try_emplace(evidence.document, told.line);
            if (fresh)
                at->second.quotes.clear();
            const auto shown = std::ranges::count(at->second.quotes, kind, &StoryQuote::kind);
            if (static_cast<std::size_t>(shown) < options_.quotes)
                at->second.quotes.push_back(quote(kind, key, evidence));
        }
    }

    [[nodiscard]] Told told_edge(char kind,
                                 const EdgeKey& key,
                                 const Schema& schema,
                                 std::string details) const {
        Told told;
        told.line = {kind,
                     words_.edge(key, schema),
                     details,
                     {words_.node(key.source),
                      words_.relation(key, schema),
                      words_.node(key.target),
                      std::move(details)},
                     {}};
        told.place = {{key.relation}, {key.source}, {}};
        if (key.target != key.source)
            told.place.nodes.push_back(key.target);
        return told;
    }

    [[nodiscard]] std::vector<Told> edges(char kind) const {
        std::vector<Told> list;
        const bool added = kind == '+';
        if (kind == '~') {
            for (const EdgeChange& change : diff_.edges_changed) {
                const EdgeKey& key = change.after.key;
                Told told = told_edge(kind, key, diff_.schema_after, words_.change(change));
                add_quotes(told, '+', key, change.gained);
                add_quotes(told, '-', key, change.lost);
                list.push_back(std::move(told));
            }
            return list;
        }
        for (const EdgeRecord& record : added ? diff_.edges_added : diff_.edges_removed) {
            Told told = told_edge(kind,
                                  record.key,
                                  added ? diff_.schema_after : diff_.schema_before,
                                  DiffWords::support(record.edge));
            add_quotes(told, kind, record.key, record.edge.evidence);
            list.push_back(std::move(told));
        }
        return list;
    }

    [[nodiscard]] std::vector<Told> nodes(char kind) const {
        std::vector<Told> list;
        const auto tell_node = [&](const Node& node, std::string name, std::string details) {
            list.push_back(
                {{kind, "node " + name, details, {name, details}, {}}, {{}, {node.id}, {}}, {}});
        };
        if (kind == '~') {
            for (const NodeChange& change : diff_.nodes_changed) {
                std::string fields;
                for (const FieldChange& field : change.fields)
                    fields.append(fields.empty() ? "" : "; ").append(DiffWords::field(field));
                tell_node(change.after, words_.node(change.after.id), fields);
            }
            return list;
        }
        for (const Node& node : kind == '+' ? diff_.nodes_added : diff_.nodes_removed)
            tell_node(node, words_.node(node), {});
        return list;
    }

    static std::vector<StoryLine> lines_of(std::vector<Told>&& told) {
        std::vector<StoryLine> lines;
        for (Told& one : told)
            lines.push_back(std::move(one.line));
        return lines;
    }

    void by_kind(DiffStory& story) const {
        const std::vector<std::string> columns{
            "Source", "Relation", "Target", "Change", "Sentences"};
        add(story, {"Edges added", "", columns, lines_of(edges('+'))});
        add(story, {"Edges removed", "", columns, lines_of(edges('-'))});
        add(story, {"Edges changed", "", columns, lines_of(edges('~'))});
        add(story, {"Nodes added", "", {"Node"}, lines_of(nodes('+'))});
        add(story, {"Nodes removed", "", {"Node"}, lines_of(nodes('-'))});
        add(story, {"Nodes changed", "", {"Node", "Change"}, lines_of(nodes('~'))});
    }

    void by_group(DiffStory& story) const {
        std::map<std::string, std::vector<StoryLine>> groups;
        const std::string rest = options_.order == DiffOrder::document ? "no document" : "nodes";
        const auto sort_in = [&](std::vector<Told>&& list, bool is_node) {
            for (Told& told : list) {
                if (is_node && told.line.cells.size() == 2)
                    told.line.cells = {told.line.cells[0], "", "", told.line.cells[1]};
                for (auto& [document, line] : told.by_document)
                    groups["=" + document].push_back(line);
                const auto& names = options_.order == DiffOrder::relation ? told.place.relations
                                    : options_.order == DiffOrder::node   ? told.place.nodes
                                                                          : told.place.documents;
                for (const std::string& name : names)
                    groups["=" + name].push_back(told.line);
                if (names.empty() && told.by_document.empty())
                    groups[rest].push_back(told.line);  // no "=": sorts after all names
            }
        };
        for (const char kind : {'+', '-', '~'})
            sort_in(edges(kind), false);
        for (const char kind : {'+', '-', '~'})
            sort_in(nodes(kind), true);
        for (auto& [name, lines] : groups) {
            std::string title = name == rest ? rest : printable(name.substr(1));
            if (name != rest && options_.order == DiffOrder::node)
                title = words_.node(name.substr(1));
            std::string counts;
            for (const char kind : {'+', '-', '~'})
                counts += fmt::format("{}{}{}",
                                      counts.empty() ? "" : " ",
                                      kind,
                                      std::ranges::count(lines, kind, &StoryLine::kind));
            for (StoryLine& line : lines)
                line.cells.insert(line.cells.begin(), std::string(1, line.kind));
            add(story, {std::move(title), std::move(counts), mixed_columns, std::move(lines)});
        }
    }

    void add_standing(DiffStory& story) const {
        const Standing& standing = options_.standing;
        if (!standing.compared)
            return;
        StorySection ranks{"Ranks", "", {"Node", "Measure", "Before", "After"}, {}};
        for (const MeasureMoves& measure : standing.measures)
            for (const RankMove& move : measure.moves)
                ranks.lines.push_back(
                    {move.rank_after < move.rank_before ? '^' : 'v',
                     words_.node(move.node),
                     fmt::format(
                         "{}: rank {} -> {}", measure.title, move.rank_before, move.rank_after),
                     {words_.node(move.node),
                      measure.title,
                      fmt::format("{}", move.rank_before),
                      fmt::format("{}", move.rank_after)},
                     {}});
        add(story, std::move(ranks));
        StorySection moves{"Communities",
                           fmt::format("{} -> {}, agreement {:.2f}",
                                       standing.communities_before,
                                       standing.communities_after,
                                       standing.agreement),
                           {"Node", "Was with", "Is with"},
                           {}};
        for (const CommunityMove& move : standing.moved)
            moves.lines.push_back(
                {'*',
                 words_.node(move.node),
                 fmt::format("community: of {} -> of {}",
                             words_.node(move.before),
                             words_.node(move.after)),
                 {words_.node(move.node), words_.node(move.before), words_.node(move.after)},
                 {}});
        add(story, std::move(moves));
    }

    const GraphDiff& diff_;
    const DiffTextOptions& options_;
    DiffWords words_;
    CausesView causes_;
};

}  // namespace

DiffStory tell(const GraphDiff& diff, const DiffTextOptions& options) {
    return Teller(diff, options).tell();
}

}  // namespace entente
