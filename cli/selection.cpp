// SPDX-License-Identifier: MIT
#include "cli/selection.hpp"

#include "cli/dates.hpp"
#include "cli/nodes.hpp"
#include "cli/suggest.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace entente::cli {
namespace {

Sign sign_named(const std::string& name) {
    if (name == "positive")
        return Sign::positive;
    if (name == "negative")
        return Sign::negative;
    if (name == "neutral")
        return Sign::neutral;
    throw Error(ErrorCode::unknown_name,
                {},
                unknown_name("sign", name, {"positive", "negative", "neutral"}));
}

/// @throws Error{unknown_name} unless every name is that of one of `known`.
template <class Known>
void insist_on(std::string_view kind, const std::vector<std::string>& names, const Known& known) {
    std::vector<std::string> all;
    for (const auto& one : known)
        all.push_back(one.name);
    for (const std::string& name : names)
        if (std::ranges::find(all, name) == all.end())
            throw Error(ErrorCode::unknown_name, {}, unknown_name(kind, name, all));
}

double level(const std::string& text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end || !(value > 0 && value <= 1))
        throw Error(ErrorCode::usage,
                    {},
                    fmt::format("--backbone: '{}' is not a level between 0 and 1, such as 0.05",
                                printable(text)));
    return value;
}

}  // namespace

void SelectionArguments::add_to(Arguments& arguments) {
    arguments.number("--top", top_, "N", "only the N actors that score highest", 1);
    arguments.option(
        "--ego", ego_, "ID[:K]", "only this actor and what is within K steps of it (K = 1)");
    arguments.option("--path", path_, "ID:ID", "only what lies on a shortest path between the two");
    arguments.number(
        "--min-evidence", min_evidence_, "N", "only edges with so many sentences or more", 1);
    arguments.list("-r,--relation", relations_, "R,R", "only edges of these relations", true);
    arguments.list("--type", types_, "T,T", "only actors of these types", true);
    arguments.list(
        "--sign", signs_, "S,S", "only edges that are positive, negative or neutral", true);
    arguments.option("--from", from_, "DATE", "only edges with a sentence of then or later");
    arguments.option("--to", to_, "DATE", "only edges with a sentence of then or before");
    arguments.option("--between", between_, "DATE:DATE", "--from the one --to the other");
    arguments.option("--backbone",
                     backbone_,
                     "LEVEL",
                     "only edges that stand out at one of their ends (disparity filter; 0.05)");
    arguments.flag("--no-isolates", no_isolates_, "leave out actors without an edge");
}

DrawingOptions SelectionArguments::options(const Graph& graph) const {
    insist_on("relation", relations_, graph.schema().relations());
    insist_on("type", types_, graph.schema().node_types());
    check_date("--from", from_);
    check_date("--to", to_);
    DrawingOptions options;
    options.top = top_;
    options.min_evidence = min_evidence_;
    options.relations = relations_;
    options.types = types_;
    for (const std::string& name : signs_)
        options.signs.push_back(sign_named(name));
    options.from = from_;
    options.to = to_;
    if (!between_.empty())
        read_between(options);
    options.backbone = backbone_.empty() ? 0 : level(backbone_);
    options.isolates = !no_isolates_;
    read_ego(graph, options);
    read_path(graph, options);
    return options;
}

void SelectionArguments::read_ego(const Graph& graph, DrawingOptions& options) const {
    if (ego_.empty())
        return;
    const std::size_t colon = std::min(ego_.rfind(':'), ego_.size());
    options.ego = ego_.substr(0, colon);
    (void)node_named(graph, options.ego);
    if (colon == ego_.size())
        return;
    const char* begin = ego_.data() + colon + 1;
    const char* end = ego_.data() + ego_.size();
    const auto [stop, error] = std::from_chars(begin, end, options.ego_radius);
    if (error != std::errc() || stop != end)
        throw Error(ErrorCode::usage,
                    {},
                    fmt::format("--ego: '{}' is not a number of steps",
                                printable(std::string_view(ego_).substr(colon + 1))));
}

void SelectionArguments::read_between(DrawingOptions& options) const {
    const std::size_t colon = between_.find(':');
    if (colon == std::string::npos)
        throw Error(ErrorCode::usage, {}, "--between: two dates are needed, as in 2016:2020-06");
    if (!from_.empty() || !to_.empty())
        throw Error(ErrorCode::usage, {}, "--between says what --from and --to say: give one");
    options.from = between_.substr(0, colon);
    options.to = between_.substr(colon + 1);
    check_date("--between", options.from);
    check_date("--between", options.to);
}

void SelectionArguments::read_path(const Graph& graph, DrawingOptions& options) const {
    if (path_.empty())
        return;
    const std::size_t colon = path_.find(':');
    if (colon == std::string::npos)
        throw Error(ErrorCode::usage, {}, "--path: two actors are needed, as in CHN:USA");
    options.path_from = path_.substr(0, colon);
    options.path_to = path_.substr(colon + 1);
    (void)node_named(graph, options.path_from);
    (void)node_named(graph, options.path_to);
}

}  // namespace entente::cli
