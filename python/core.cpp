// SPDX-License-Identifier: MIT
// What Python sees of entente: packs, extraction, graphs. Tables cross as CSV and JSON, which the
// package entente turns into data frames, so that there is one description of each. Options cross
// as the words of the command line, so that both have the same ones with the same messages.
#include "cli/documents.hpp"
#include "cli/measuring.hpp"
#include "cli/ordered.hpp"
#include "cli/packs.hpp"
#include "extract/expand_groups.hpp"
#include "extract/extractor.hpp"
#include "graph/assemble.hpp"
#include "graph/base/file.hpp"
#include "graph/io/io.hpp"
#include "graph/io/statement_formats.hpp"
#include "graph/measures/group_measures.hpp"
#include "graph/measures/network.hpp"
#include "graph/measures/network_measures.hpp"
#include "graph/version/diff.hpp"
#include "python/interruptible.hpp"
#include "python/options.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace entente::python {
namespace {

using Words = std::vector<std::string>;
using SharedGraph = std::shared_ptr<const Graph>;

SharedGraph share(Graph&& graph) {
    return std::make_shared<const Graph>(std::move(graph));
}

/// Raises entente.Error with the parts of an Error as attributes.
void raise(const py::object& type, const Error& error) {
    constexpr std::array<const char*, 8> codes{
        "usage", "syntax", "unknown_name", "limit", "encoding", "io", "layout", "interrupted"};
    py::object raised = type(error.what());
    raised.attr("code") = codes.at(static_cast<std::size_t>(error.code()));
    raised.attr("message") = error.message();
    raised.attr("file") = error.where().file;
    raised.attr("line") = error.where().line;
    raised.attr("column") = error.where().column;
    PyErr_SetObject(type.ptr(), raised.ptr());
}

// --- extraction ---

/// What a run of extraction gives.
struct Extracted {
    std::vector<Statement> statements;
    std::vector<MentionRecord> mentions;
    std::vector<DocumentInfo> documents;
    std::vector<Error> failures;  ///< documents that could not be read, and why
};

class Coder {
public:
    explicit Coder(Words packs) {
        cli::PackOptions options;
        options.names = std::move(packs);
        cli::Session session;
        pack_ = options.load(session);
        extractor_.emplace(pack_);
    }

    [[nodiscard]] const Pack& pack() const { return *pack_; }

    [[nodiscard]] Extracted files(const Words& paths, const Words& words) const {
        return interruptible([&](const std::atomic<bool>& stop) {
            const ExtractionOptions options = extraction_options(words);
            cli::Session session;
            const cli::Sources sources = cli::find_documents(paths, session, options.columns);
            Extracted all;
            all.failures = sources.failures;
            const auto make = [&](std::size_t i) {
                return one(
                    [&] { return cli::open_document(sources.documents[i], options.read, session); },
                    options);
            };
            const auto take = [&](std::size_t, Extracted&& part) {
                if (stop.load())
                    throw Error(ErrorCode::interrupted, {}, "interrupted");
                append(std::move(part), all);
            };
            cli::in_order<Extracted>(sources.documents.size(), threads(options), make, take);
            refuse_nothing(all);
            return all;
        });
    }

    [[nodiscard]] Extracted text(const std::string& text,
                                 const std::string& name,
                                 const Words& words) const {
        return interruptible([&](const std::atomic<bool>&) {
            const ExtractionOptions options = extraction_options(words);
            Extracted all = one([&] { return read_document(text, name, options.read); }, options);
            refuse_nothing(all);
            return all;
        });
    }

private:
    template <class Read>
    [[nodiscard]] Extracted one(const Read& read, const ExtractionOptions& options) const {
        Extracted part;
        try {
            const Document document = read();
            Extraction extraction = extractor_->extract(document);
            if (options.expand_groups) {
                const GroupExpander expander(*pack_);
                for (const Statement& statement : extraction.statements)
                    std::ranges::move(expander.expand(statement),
                                      std::back_inserter(part.statements));
            } else {
                part.statements = std::move(extraction.statements);
            }
            part.mentions = std::move(extraction.mentions);
            part.documents = {{document.name, document.sha256, document.date, document.language}};
        } catch (const Error& error) {
            part.failures.push_back(error);
        }
        return part;
    }

    static void refuse_nothing(const Extracted& all) {
        if (all.documents.empty() && !all.failures.empty())
            throw Error(all.failures.front());
    }

    static void append(Extracted&& part, Extracted& all) {
        std::ranges::move(part.statements, std::back_inserter(all.statements));
        std::ranges::move(part.mentions, std::back_inserter(all.mentions));
        std::ranges::move(part.documents, std::back_inserter(all.documents));
        std::ranges::move(part.failures, std::back_inserter(all.failures));
    }

    static std::size_t threads(const ExtractionOptions& options) {
        return options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    }

    std::shared_ptr<const Pack> pack_;
    std::optional<Extractor> extractor_;
};

template <class Write>
py::bytes gathered(const Write& write) {
    std::string bytes;
    write([&bytes](std::string_view more) { bytes += more; });
    return {bytes};
}

py::bytes statements_csv(const std::vector<Statement>& statements) {
    return gathered([&](const GraphSink& sink) { write_statements_csv(statements, sink, {}); });
}

py::bytes mention_lines(const std::vector<MentionRecord>& mentions) {
    std::string lines;
    for (const MentionRecord& mention : mentions)
        (lines += to_json_line(mention)) += '\n';
    return {lines};
}

SharedGraph assembled(const Coder& coder,
                      const std::string& csv,
                      std::vector<DocumentInfo> documents) {
    return interruptible([&](const std::atomic<bool>&) {
        std::vector<Statement> statements;
        read_statements_csv(
            csv,
            "statements",
            [&](Statement&& statement) { statements.push_back(std::move(statement)); },
            Limits());
        Provenance provenance = cli::provenance_of(coder.pack(), statements);
        if (!documents.empty())
            provenance.documents = std::move(documents);
        return share(assemble(
            statements, coder.pack().schema, coder.pack().catalogue(), std::move(provenance)));
    });
}

// --- graphs ---

SharedGraph read_graph(const std::string& path) {
    return interruptible(
        [&](const std::atomic<bool>&) { return share(cli::Inputs().graph(path)); });
}

SharedGraph parsed_graph(const std::string& text, const std::string& format) {
    return interruptible([&](const std::atomic<bool>&) {
        return share(readable_format(format).read(text, "graph", Limits()));
    });
}

py::bytes graph_text(const Graph& graph, const std::string& format, bool old_networkx) {
    std::string bytes;
    interruptible([&](const std::atomic<bool>&) {
        return writable_format(format).write(
            graph,
            [&bytes](std::string_view more) { bytes += more; },
            GraphWriteOptions{.old_networkx = old_networkx});
    });
    return {bytes};
}

/// Writes the file, and its companion where the format has one. @returns what was lost
std::string write_graph(const Graph& graph, const std::string& path, const std::string& format) {
    return interruptible([&](const std::atomic<bool>&) {
        const GraphFormat& to = writable_format(format.empty() ? path : format);
        const GraphWriteOptions options;
        std::string lost;
        real_file_system().write(
            path, [&](const FileSystem::Sink& sink) { lost = to.write(graph, sink, options); });
        if (const std::string second = companion_path(to, path); !second.empty())
            real_file_system().write(second, [&](const FileSystem::Sink& sink) {
                find_graph_format(to.companion)->write(graph, sink, options);
            });
        return lost;
    });
}

/// name, title, values, undefined, note.
using Measured =
    std::tuple<std::string, std::string, std::vector<double>, std::vector<bool>, std::string>;

template <class Info>
std::vector<Measured> scores(const Graph& graph,
                             std::span<const Info> table,
                             const Words& names,
                             const Words& words) {
    return interruptible([&](const std::atomic<bool>& stop) {
        const MeasureOptions options = measure_options(words, stop);
        Networks networks(graph, options);
        std::vector<Measured> all;
        for (const Info* info : cli::chosen_rows(table, names)) {
            Scores found = info->compute_on(networks, options);
            found.undefined.resize(found.values.size());
            all.emplace_back(info->name,
                             info->title,
                             std::move(found.values),
                             std::move(found.undefined),
                             std::move(found.note));
        }
        return all;
    });
}

/// name, title, value, undefined, note.
using NetworkFigure = std::tuple<std::string, std::string, double, bool, std::string>;

std::vector<NetworkFigure> network_figures(const Graph& graph,
                                           const Words& names,
                                           const Words& words) {
    return interruptible([&](const std::atomic<bool>& stop) {
        const MeasureOptions options = measure_options(words, stop);
        Networks networks(graph, options);
        std::vector<NetworkFigure> all;
        for (const NetworkMeasureInfo* info : cli::chosen_rows(network_measures(), names)) {
            const NetworkValue found = info->compute_on(networks, options);
            all.emplace_back(info->name, info->title, found.value, found.undefined, found.note);
        }
        return all;
    });
}

/// name, title, group of each node from 1 (0 = it has none), quality, note.
using Groups =
    std::tuple<std::string, std::string, std::vector<std::uint32_t>, double, std::string>;

std::vector<Groups> groups(const Graph& graph, const Words& names, const Words& words) {
    return interruptible([&](const std::atomic<bool>& stop) {
        const MeasureOptions options = measure_options(words, stop);
        Networks networks(graph, options);
        std::vector<Groups> all;
        for (const GroupMeasureInfo* info : cli::chosen_rows(group_measures(), names)) {
            const Grouping found = info->compute_on(networks, options);
            std::vector<std::uint32_t> numbers = found.partition.of;
            for (std::uint32_t& number : numbers)
                ++number;
            if (!found.defined)
                numbers.assign(graph.node_count(), 0);
            all.emplace_back(
                info->name, info->title, std::move(numbers), found.partition.quality, found.note);
        }
        return all;
    });
}

std::vector<std::vector<std::string>> flips_of(const GraphDiff& diff) {
    std::vector<std::vector<std::string>> rows;
    for (const SignFlip& flip : diff.flips)
        rows.push_back({flip.source,
                        flip.target,
                        flip.sign_before > 0 ? "+" : "-",
                        flip.sign_after > 0 ? "+" : "-"});
    return rows;
}

/// change ("+", "-", "~"), source, relation, target, negated, evidence before and after.
using ChangedEdge =
    std::tuple<std::string, std::string, std::string, std::string, bool, std::size_t, std::size_t>;

std::vector<ChangedEdge> changed_edges(const GraphDiff& diff) {
    std::vector<ChangedEdge> rows;
    const auto add =
        [&](const char* what, const EdgeKey& key, const Edge* before, const Edge* after) {
            rows.emplace_back(what,
                              key.source,
                              key.relation,
                              key.target,
                              key.negated,
                              before == nullptr ? 0 : before->evidence.size(),
                              after == nullptr ? 0 : after->evidence.size());
        };
    for (const EdgeRecord& edge : diff.edges_added)
        add("+", edge.key, nullptr, &edge.edge);
    for (const EdgeRecord& edge : diff.edges_removed)
        add("-", edge.key, &edge.edge, nullptr);
    for (const EdgeChange& edge : diff.edges_changed)
        add("~", edge.after.key, &edge.before.edge, &edge.after.edge);
    return rows;
}

void bind_extraction(py::module_& m) {
    py::class_<Extracted>(m, "Extracted")
        .def_property_readonly(
            "statements_csv", [](const Extracted& self) { return statements_csv(self.statements); })
        .def_property_readonly("mention_lines",
                               [](const Extracted& self) { return mention_lines(self.mentions); })
        .def_property_readonly(
            "documents",
            [](const Extracted& self) {
                std::vector<std::tuple<std::string, std::string, std::string, std::string>> rows;
                for (const DocumentInfo& d : self.documents)
                    rows.emplace_back(d.name, d.sha256, d.date, d.language);
                return rows;
            })
        .def_property_readonly("failures", [](const Extracted& self) {
            std::vector<std::string> texts;
            for (const Error& failure : self.failures)
                texts.emplace_back(failure.what());
            return texts;
        });
    py::class_<Coder, std::shared_ptr<Coder>>(m, "Coder")
        .def(py::init([](Words packs) {
                 return interruptible([&](const std::atomic<bool>&) {
                     return std::make_shared<Coder>(std::move(packs));
                 });
             }),
             py::arg("packs"))
        .def("files", &Coder::files, py::arg("paths"), py::arg("options"))
        .def("text", &Coder::text, py::arg("text"), py::arg("name"), py::arg("options"))
        .def(
            "assemble",
            [](const Coder& self,
               const std::string& csv,
               const std::vector<std::tuple<std::string, std::string, std::string, std::string>>&
                   rows) {
                std::vector<DocumentInfo> documents;
                for (const auto& [name, sha256, date, language] : rows)
                    documents.push_back({name, sha256, date, language});
                return std::const_pointer_cast<Graph>(assembled(self, csv, std::move(documents)));
            },
            py::arg("statements_csv"),
            py::arg("documents"))
        .def_property_readonly("name", [](const Coder& self) { return self.pack().name; })
        .def_property_readonly("version", [](const Coder& self) { return self.pack().version; })
        .def_property_readonly("sha256", [](const Coder& self) { return self.pack().sha256; })
        .def_property_readonly("languages",
                               [](const Coder& self) { return self.pack().languages; });
}

void bind_graph(py::module_& m) {
    const auto open = [](SharedGraph graph) { return std::const_pointer_cast<Graph>(graph); };
    py::class_<Graph, std::shared_ptr<Graph>>(m, "Graph")
        .def_static(
            "read",
            [open](const std::string& path) { return open(read_graph(path)); },
            py::arg("path"))
        .def_static(
            "parse",
            [open](const std::string& text, const std::string& format) {
                return open(parsed_graph(text, format));
            },
            py::arg("text"),
            py::arg("format"))
        .def("text", &graph_text, py::arg("format"), py::arg("old_networkx") = false)
        .def("write", &write_graph, py::arg("path"), py::arg("format"))
        .def(
            "actor_scores",
            [](const Graph& self, const Words& names, const Words& words) {
                return scores(self, node_measures(), names, words);
            },
            py::arg("measures"),
            py::arg("options"))
        .def(
            "edge_scores",
            [](const Graph& self, const Words& names, const Words& words) {
                return scores(self, edge_measures(), names, words);
            },
            py::arg("measures"),
            py::arg("options"))
        .def("network_figures", &network_figures, py::arg("measures"), py::arg("options"))
        .def("groups", &groups, py::arg("measures"), py::arg("options"))
        .def(
            "picture",
            [](const Graph& self, const std::string& format, const Words& words) {
                const std::string bytes = interruptible([&](const std::atomic<bool>& stop) {
                    return picture(self, format, words, stop);
                });
                return py::bytes(bytes);
            },
            py::arg("format"),
            py::arg("options"))
        .def(
            "diff",
            [](const Graph& self, const Graph& after) {
                return interruptible(
                    [&](const std::atomic<bool>&) { return entente::diff(self, after); });
            },
            py::arg("after"))
        .def(
            "apply",
            [](const Graph& self, const GraphDiff& change) {
                return interruptible([&](const std::atomic<bool>&) {
                    return std::make_shared<Graph>(entente::apply(self, change));
                });
            },
            py::arg("diff"))
        .def(
            "__eq__",
            [](const Graph& self, const Graph& other) { return self == other; },
            py::is_operator())
        .def_property_readonly("node_count", &Graph::node_count)
        .def_property_readonly("edge_count", &Graph::edge_count);
}

void bind_diff(py::module_& m) {
    py::class_<GraphDiff>(m, "Diff")
        .def_static(
            "parse",
            [](const std::string& json) { return parse_patch(json, "patch"); },
            py::arg("json"))
        .def_property_readonly("empty", &GraphDiff::empty)
        .def_property_readonly("flips", &flips_of)
        .def_property_readonly("edges", &changed_edges)
        .def_property_readonly("nodes",
                               [](const GraphDiff& self) {
                                   std::vector<std::pair<std::string, std::string>> rows;
                                   for (const Node& node : self.nodes_added)
                                       rows.emplace_back("+", node.id);
                                   for (const Node& node : self.nodes_removed)
                                       rows.emplace_back("-", node.id);
                                   for (const NodeChange& node : self.nodes_changed)
                                       rows.emplace_back("~", node.after.id);
                                   return rows;
                               })
        .def("reversed", [](const GraphDiff& self) { return reverse(self); })
        .def("text", [](const GraphDiff& self) { return to_text(self); })
        .def("markdown", [](const GraphDiff& self) { return to_markdown(self); })
        .def("json", [](const GraphDiff& self) { return py::bytes(to_json(self)); });
}

}  // namespace
}  // namespace entente::python

PYBIND11_MODULE(_core, m) {
    using namespace entente::python;
    m.doc() = "The engine of the package entente; use that.";
    m.attr("version") = ENTENTE_VERSION;
    spdlog::set_level(spdlog::level::warn);
    // Python's own class, so that it can be caught, told and documented there.
    py::object error = py::module_::import("entente._error").attr("Error");
    m.attr("Error") = error;
    py::register_local_exception_translator([](std::exception_ptr thrown) {
        try {
            std::rethrow_exception(thrown);
        } catch (const entente::Error& caught) {
            raise(py::module_::import("entente._error").attr("Error"), caught);
        }
    });
    bind_extraction(m);
    bind_diff(m);
    bind_graph(m);
    m.def("measures", &measure_rows, "The tables of measures: of, name, title, definition.");
}
