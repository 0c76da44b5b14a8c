// SPDX-License-Identifier: MIT
#include "graph/io/entente_json.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/io.hpp"
#include "graph/io/recognise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {
namespace {

/// An extension that says little: several formats are JSON.
constexpr std::string_view plain_json = ".json";

/// Every graph format, the native one first. A new one is its file and its row here.
constexpr std::array formats = {
    GraphFormat{.name = "entente",
                .extension = ".entente.json",
                .summary = "the native format: JSON Graph Format v2, canonical, loses nothing",
                .read = read_entente_json,
                .write = write_entente_json,
                .recognise = looks_like_entente,
                .mixes = true},
    GraphFormat{.name = "csv",
                .extension = ".csv",
                .summary = "edge list with the headers of Gephi, and FILE.nodes.csv beside it",
                .read = read_csv,
                .write = write_csv,
                .companion = "csv-nodes",
                .mixes = true},
    GraphFormat{.name = "csv-nodes",
                .extension = ".nodes.csv",
                .summary = "list of nodes with the headers of Gephi",
                .read = read_csv_nodes,
                .write = write_csv_nodes,
                .mixes = true},
    GraphFormat{.name = "graphml",
                .extension = ".graphml",
                .summary = "GraphML, for igraph, networkx, yEd, visone, Gephi",
                .read = read_graphml,
                .write = write_graphml,
                .recognise = looks_like_graphml,
                .mixes = true},
    GraphFormat{.name = "gexf",
                .extension = ".gexf",
                .summary = "GEXF 1.3, for Gephi and networkx",
                .read = read_gexf,
                .write = write_gexf,
                .recognise = looks_like_gexf,
                .mixes = true},
    GraphFormat{.name = "node-link",
                .extension = ".json",
                .summary = "node-link JSON, for networkx and D3",
                .read = read_node_link,
                .write = write_node_link,
                .recognise = looks_like_node_link},
    GraphFormat{.name = "cyjs",
                .extension = ".cyjs",
                .summary = "Cytoscape JSON, for Cytoscape and cytoscape.js",
                .read = read_cyjs,
                .write = write_cyjs,
                .recognise = looks_like_cyjs},
    GraphFormat{.name = "jsonl",
                .extension = ".jsonl",
                .summary = "JSON Lines, a node or edge a line, for jq, DuckDB, pandas",
                .read = read_graph_lines,
                .write = write_graph_lines,
                .recognise = looks_like_graph_lines},
    GraphFormat{.name = "pajek",
                .extension = ".net",
                .summary = "Pajek, a relation a network; with --flat also for igraph, networkx",
                .read = read_pajek,
                .write = write_pajek,
                .recognise = looks_like_pajek,
                .mixes = true},
    GraphFormat{.name = "dl",
                .extension = ".dl",
                .summary = "UCINET DL, a relation a matrix; with --flat also for igraph, Gephi",
                .read = read_dl,
                .write = write_dl,
                .recognise = looks_like_dl},
    GraphFormat{.name = "dot",
                .extension = ".dot",
                .summary = "DOT without a layout, for Graphviz and graph-tool",
                .read = nullptr,
                .write = write_dot,
                .mixes = true},
    GraphFormat{.name = "sqlite",
                .extension = ".sqlite",
                .summary = "SQLite, a table a kind of record, for questions in SQL",
                .read = nullptr,
                .write = write_sqlite,
                .mixes = true},
    GraphFormat{.name = "trig",
                .extension = ".trig",
                .summary = "RDF, evidence as Web Annotations, for SPARQL",
                .read = nullptr,
                .write = write_trig,
                .mixes = true},
    GraphFormat{.name = "dynetml",
                .extension = ".dynetml.xml",
                .summary = "DyNetML, for ORA",
                .read = nullptr,
                .write = write_dynetml,
                .mixes = true},
};

}  // namespace

std::span<const GraphFormat> graph_formats() {
    return formats;
}

const GraphFormat* find_graph_format(std::string_view name_or_path) {
    for (const GraphFormat& format : formats)
        if (format.name == name_or_path)
            return &format;
    const GraphFormat* best = nullptr;
    for (const GraphFormat& format : formats)
        if (name_or_path.ends_with(format.extension) &&
            (best == nullptr || best->extension.size() < format.extension.size()))
            best = &format;
    return best;
}

std::string companion_path(const GraphFormat& format, std::string_view path) {
    if (format.companion.empty() || !path.ends_with(format.extension))
        return {};
    path.remove_suffix(format.extension.size());
    return std::string(path).append(find_graph_format(format.companion)->extension);
}

const GraphFormat* recognise_graph_format(std::string_view bytes) {
    const auto found = std::ranges::find_if(formats, [bytes](const GraphFormat& format) {
        return format.recognise != nullptr && format.recognise(bytes);
    });
    return found == formats.end() ? nullptr : &*found;
}

Graph parse_graph(std::string_view bytes, const std::string& file, const Limits& limits) {
    if (bytes.size() > limits.graph_bytes)
        throw Error(ErrorCode::limit,
                    {.file = file},
                    fmt::format("longer than the limit of {} bytes", limits.graph_bytes));
    const GraphFormat* format = find_graph_format(file);
    if (format == nullptr || format->extension == plain_json)
        format = recognise_graph_format(bytes);
    if (format == nullptr)
        format = &formats.front();
    if (format->read == nullptr)
        throw Error(ErrorCode::usage,
                    {.file = file},
                    fmt::format("the format {} can be written but not read", format->name));
    return format->read(bytes, file, limits);
}

}  // namespace entente
