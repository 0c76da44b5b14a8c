// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/limits.hpp"
#include "graph/graph.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What an undirected relation becomes in a file that has directed ones too.
enum class Mixed : std::uint8_t {
    usual,      ///< what most readers of the format cope with
    native,     ///< an undirected edge, by the means of the format
    attribute,  ///< a directed edge that says `undirected`
    expand,     ///< two directed edges, one each way; the second says `reverse_copy`
};

/// Choices that some formats leave to whoever writes them.
struct GraphWriteOptions {
    Mixed mixed = Mixed::usual;
    bool flat = false;             ///< Pajek, DL: one tie a pair, its value the signed sum
    bool old_networkx = false;     ///< node-link: the list of edges is called `links`
    bool byte_order_mark = false;  ///< CSV: for Excel, which garbles Chinese without it
};

using GraphSink = std::function<void(std::string_view)>;

/// A row of the table of graph formats.
struct GraphFormat {
    std::string_view name;       ///< "entente"
    std::string_view extension;  ///< ".entente.json"
    std::string_view summary;
    Graph (*read)(std::string_view bytes,
                  const std::string& file,
                  const Limits& limits) = nullptr;  ///< null: write only
    /// Returns what could not be represented, one line, empty if nothing was lost.
    std::string (*write)(const Graph& graph,
                         const GraphSink& sink,
                         const GraphWriteOptions& options) = nullptr;  ///< null: read only
    bool (*recognise)(std::string_view bytes) = nullptr;               ///< null: only by name
    std::string_view companion = {};  ///< the format of the nodes, in a second file beside it
    bool mixes = false;               ///< holds directed and undirected edges side by side
};

[[nodiscard]] std::span<const GraphFormat> graph_formats();
/// By name, else by the longest extension that fits. Null if none.
[[nodiscard]] const GraphFormat* find_graph_format(std::string_view name_or_path);

/// Where the second file of a graph belongs: "g.nodes.csv" for "g.csv". Empty if the format has
/// none or the name of the file does not say the format.
[[nodiscard]] std::string companion_path(const GraphFormat& format, std::string_view path);
/// The graph of the first file with its nodes as the second describes them, and those that have no
/// edges.
[[nodiscard]] Graph with_nodes(const Graph& edges, const Graph& nodes);

/// The readable format that the text looks like. Null if none.
[[nodiscard]] const GraphFormat* recognise_graph_format(std::string_view bytes);

/// Reads a graph of any readable format: the one that the name of the file says or, where it says
/// none or just ".json", that the text looks like; else the native one. @throws Error with file,
/// line and column of the fault.
[[nodiscard]] Graph parse_graph(std::string_view bytes,
                                const std::string& file,
                                const Limits& limits = {});
/// The canonical *.entente.json: equal graphs give equal bytes.
[[nodiscard]] std::string to_entente_json(const Graph& graph);

/// One statement, mention: a line of JSON with its keys in the fixed order, without line end.
[[nodiscard]] std::string to_json_line(const Statement& statement);
[[nodiscard]] std::string to_json_line(const MentionRecord& mention);
/// Reads a statements file line by line, each given to `each`. @throws Error{syntax} with line and
/// column.
void parse_statements(std::string_view jsonl,
                      const std::string& file,
                      const std::function<void(Statement&&)>& each,
                      const Limits& limits = {});
/// The same of a mentions file.
void parse_mentions(std::string_view jsonl,
                    const std::string& file,
                    const std::function<void(MentionRecord&&)>& each,
                    const Limits& limits = {});

}  // namespace entente
