// SPDX-License-Identifier: MIT
#include "graph/network/cooccurrence.hpp"

#include "graph/base/error.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

namespace entente {
namespace {

/// A sentence, paragraph or document: the number stands for one of the document.
using Unit = std::pair<std::string_view, std::uint32_t>;

std::uint32_t paragraph_of(const Naming& naming, const Paragraphs& paragraphs) {
    const auto document = paragraphs.find(naming.document);
    if (document == paragraphs.end() || naming.sentence == 0 ||
        naming.sentence > document->second.size())
        throw Error(ErrorCode::usage,
                    {},
                    fmt::format("the paragraph of sentence {} of {} is not known",
                                naming.sentence,
                                printable(naming.document)));
    return document->second[naming.sentence - 1];
}

Unit unit_of(const Naming& naming, Within within, const Paragraphs& paragraphs) {
    switch (within) {
        case Within::paragraph:
            return {naming.document, paragraph_of(naming, paragraphs)};
        case Within::document:
            return {naming.document, 0};
        case Within::sentence:
            break;
    }
    return {naming.document, naming.sentence};
}

bool wanted(const std::string& entity, const Graph& entities, const CooccurrenceOptions& options) {
    if (options.types.empty())
        return true;
    const auto node = entities.find(entity);
    return node &&
           std::ranges::find(options.types, entities.node(*node).type) != options.types.end();
}

/// O ln(O / E), 0 where nothing was seen.
double surprise(double observed, double expected) {
    return observed > 0 ? observed * std::log(observed / expected) : 0.0;
}

CooccurrencePair figures(std::uint64_t together,
                         std::uint64_t first,
                         std::uint64_t second,
                         std::uint64_t units) {
    const auto n_ab = static_cast<double>(together);
    const auto n_a = static_cast<double>(first);
    const auto n_b = static_cast<double>(second);
    const auto n = static_cast<double>(units);
    CooccurrencePair pair;
    pair.together = together;
    pair.expected = n_a * n_b / n;
    pair.pmi = std::log2(n_ab / pair.expected);
    pair.npmi = together < units ? pair.pmi / -std::log2(n_ab / n) : 0.0;
    const double sum = surprise(n_ab, pair.expected) + surprise(n_a - n_ab, n_a * (n - n_b) / n) +
                       surprise(n_b - n_ab, (n - n_a) * n_b / n) +
                       surprise(n - n_a - n_b + n_ab, (n - n_a) * (n - n_b) / n);
    pair.log_likelihood = std::max(0.0, 2.0 * sum);  // not below 0 but by rounding
    return pair;
}

/// The units with what is named in each: entities by number, ascending.
struct Bags {
    std::vector<std::string> entities;
    std::vector<std::vector<std::uint32_t>> bags;
    std::uint64_t units = 0;
};

Bags bags_of(std::span<const Naming> namings,
             const Graph& entities,
             const CooccurrenceOptions& options,
             const Paragraphs& paragraphs) {
    std::map<std::string_view, std::uint32_t> numbers;
    for (const Naming& naming : namings)
        if (wanted(naming.entity, entities, options))
            numbers.emplace(naming.entity, 0);
    Bags result;
    for (auto& [entity, number] : numbers) {
        number = static_cast<std::uint32_t>(result.entities.size());
        result.entities.emplace_back(entity);
    }
    std::map<Unit, std::set<std::uint32_t>> units;
    for (const Naming& naming : namings) {
        std::set<std::uint32_t>& bag = units[unit_of(naming, options.within, paragraphs)];
        if (const auto number = numbers.find(naming.entity); number != numbers.end())
            bag.insert(number->second);
    }
    result.units = units.size();
    for (const auto& [unit, bag] : units)
        result.bags.emplace_back(bag.begin(), bag.end());
    return result;
}

}  // namespace

std::vector<Naming> namings_of(std::span<const Statement> statements) {
    std::vector<Naming> namings;
    for (const Statement& s : statements) {
        namings.push_back({s.document, s.sentence.index, s.source});
        namings.push_back({s.document, s.sentence.index, s.target});
    }
    return namings;
}

std::vector<Naming> namings_of(std::span<const MentionRecord> mentions) {
    std::vector<Naming> namings;
    for (const MentionRecord& m : mentions)
        namings.push_back({m.document, m.sentence, m.entity});
    return namings;
}

Cooccurrence cooccurrence(std::span<const Naming> namings,
                          const Graph& entities,
                          const CooccurrenceOptions& options,
                          const Paragraphs& paragraphs) {
    const Bags bags = bags_of(namings, entities, options, paragraphs);
    if (options.units > 0 && options.units < bags.units)
        throw Error(
            ErrorCode::usage,
            {},
            fmt::format(
                "{} units are fewer than the {} that name something", options.units, bags.units));
    Cooccurrence result;
    result.entities = bags.entities;
    result.counts.assign(bags.entities.size(), 0);
    result.units = options.units > 0 ? options.units : bags.units;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> together;
    for (const std::vector<std::uint32_t>& bag : bags.bags) {
        for (std::size_t i = 0; i < bag.size(); ++i) {
            ++result.counts[bag[i]];
            for (std::size_t k = i + 1; k < bag.size(); ++k)
                ++together[{bag[i], bag[k]}];
        }
    }
    for (const auto& [ends, count] : together) {
        if (count < options.min_together)
            continue;
        CooccurrencePair pair =
            figures(count, result.counts[ends.first], result.counts[ends.second], result.units);
        pair.first = ends.first;
        pair.second = ends.second;
        result.pairs.push_back(pair);
    }
    return result;
}

double value_of(const CooccurrencePair& pair, Association association) noexcept {
    switch (association) {
        case Association::pmi:
            return pair.pmi;
        case Association::npmi:
            return pair.npmi;
        case Association::log_likelihood:
            return pair.log_likelihood;
        case Association::together:
            break;
    }
    return static_cast<double>(pair.together);
}

Graph cooccurrence_graph(const Cooccurrence& found,
                         const Graph& entities,
                         Association association) {
    const auto types = entities.schema().node_types();
    Schema schema({types.begin(), types.end()},
                  {{.name = "co-occurs",
                    .directed = false,
                    .sign = Sign::neutral,
                    .weight = 1.0,
                    .labels = {{"en", "is named with"}, {"zh", "共现"}},
                    .parent = "",
                    .plover = "",
                    .cameo = ""}});
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < found.entities.size(); ++i) {
        Node node{
            .id = found.entities[i], .type = "", .labels = {}, .aliases = {}, .attributes = {}};
        if (const auto known = entities.find(node.id))
            node = entities.node(*known);
        node.attributes["units"] = fmt::format("{}", found.counts[i]);
        nodes.push_back(std::move(node));
    }
    std::vector<Edge> edges;
    for (const CooccurrencePair& pair : found.pairs) {
        const double weight = value_of(pair, association);
        if (!(weight > 0))
            continue;
        edges.push_back(
            {.source = NodeId{pair.first},
             .target = NodeId{pair.second},
             .relation = "co-occurs",
             .negated = false,
             .weight = weight,
             .evidence = {},
             .attributes = {{"together", fmt::format("{}", pair.together)},
                            {"expected", fmt::format("{}", pair.expected)},
                            {"pmi", fmt::format("{}", pair.pmi)},
                            {"npmi", fmt::format("{}", pair.npmi)},
                            {"log-likelihood", fmt::format("{}", pair.log_likelihood)}}});
    }
    return Graph(std::move(schema), std::move(nodes), std::move(edges), entities.provenance());
}

}  // namespace entente
