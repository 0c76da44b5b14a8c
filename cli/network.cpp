// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/documents.hpp"
#include "cli/network_tables.hpp"
#include "cli/node_types.hpp"
#include "cli/outputs.hpp"
#include "cli/packs.hpp"
#include "cli/statement_filter.hpp"
#include "cli/suggest.hpp"
#include "cli/text.hpp"
#include "extract/document.hpp"
#include "graph/base/file.hpp"
#include "graph/base/utf8.hpp"
#include "graph/io/io.hpp"
#include "graph/network/slices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unistd.h>
#include <utility>

namespace entente::cli {
namespace {

/// Words of the command line and what they stand for; the first is taken without asking.
template <class Value>
using Names = std::vector<std::pair<const char*, Value>>;

const Names<Aggregation>& aggregations() {
    static const Names<Aggregation> names{{"subtract", Aggregation::subtract},
                                          {"ignore", Aggregation::ignore},
                                          {"congruence", Aggregation::congruence},
                                          {"conflict", Aggregation::conflict},
                                          {"combine", Aggregation::combine}};
    return names;
}

const Names<Normalisation>& normalisations() {
    static const Names<Normalisation> names{{"none", Normalisation::none},
                                            {"average", Normalisation::average},
                                            {"jaccard", Normalisation::jaccard},
                                            {"cosine", Normalisation::cosine},
                                            {"true-cosine", Normalisation::true_cosine},
                                            {"activity", Normalisation::activity},
                                            {"prominence", Normalisation::prominence}};
    return names;
}

const Names<Duplicates>& duplicate_rules() {
    static const Names<Duplicates> names{{"include", Duplicates::include},
                                         {"document", Duplicates::document},
                                         {"week", Duplicates::week},
                                         {"month", Duplicates::month},
                                         {"year", Duplicates::year},
                                         {"range", Duplicates::range}};
    return names;
}

const Names<Qualifier>& qualifiers() {
    static const Names<Qualifier> names{{"agreement", Qualifier::agreement},
                                        {"sign", Qualifier::sign},
                                        {"relation", Qualifier::relation}};
    return names;
}

const Names<Kernel>& kernels() {
    static const Names<Kernel> names{{"none", Kernel::none},
                                     {"uniform", Kernel::uniform},
                                     {"triangular", Kernel::triangular},
                                     {"epanechnikov", Kernel::epanechnikov},
                                     {"gaussian", Kernel::gaussian}};
    return names;
}

const Names<Within>& withins() {
    static const Names<Within> names{{"sentence", Within::sentence},
                                     {"paragraph", Within::paragraph},
                                     {"document", Within::document}};
    return names;
}

const Names<Association>& associations() {
    static const Names<Association> names{{"together", Association::together},
                                          {"pmi", Association::pmi},
                                          {"npmi", Association::npmi},
                                          {"log-likelihood", Association::log_likelihood}};
    return names;
}

template <class Value>
std::vector<std::string> words(const Names<Value>& names) {
    std::vector<std::string> list;
    for (const auto& [name, value] : names)
        list.emplace_back(name);
    return list;
}

template <class Value>
Value value_of(const Names<Value>& names, const std::string& word) {
    for (const auto& [name, value] : names)
        if (name == word)
            return value;
    return names.front().second;
}

class NetworkCommand final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positionals("S.jsonl", inputs_, "statements, as extract writes them; - is stdin");
        arguments.choice("--mode",
                         mode_,
                         {"two", "one", "cooccurrence"},
                         "rows tied to columns; rows tied by what they say of the columns; or "
                         "columns tied by standing together");
        arguments.list("--rows", rows_, "T,T", "who speaks: actor, or types of node", true);
        arguments.list("--columns",
                       columns_,
                       "T,T",
                       "what is spoken of: concept, initiative, actor, any",
                       true);
        setup_debate(arguments);
        setup_cooccurrence(arguments);
        filter_.add_to(arguments);
        packs_.add_to(arguments);
        arguments.option(
            "-o,--output",
            output_,
            "FILE",
            "the network as a graph: .entente.json, .graphml, .gexf, .csv (edge list); "
            "one a window where there are windows");
        arguments.option("--table", table_, "FILE", "the table; without -o it goes to stdout");
        arguments.choice("-f,--format", format_, table_formats(), "how the table is written");
        arguments.flag("--list", list_, "one entry a row instead of the matrix");
        arguments.option("--labels", labels_, "LIST", "languages of the names: en, zh or zh,en");
    }

    Status run(Session& session) override {
        std::vector<std::string> outputs;
        for (const std::string& path : {output_, table_})
            if (!path.empty())
                outputs.push_back(path);
        check_outputs(outputs);
        const GraphFormat* format = graph_format();
        if (!output_.empty() && (format == nullptr || format->write == nullptr))
            throw Error(
                ErrorCode::usage,
                {},
                fmt::format("-o {}: the extension says no format that graphs are written in",
                            printable(output_)));
        pack_ = packs_.load(session);
        options_ = filter_.options(pack_->schema);
        std::vector<Statement> statements = session.inputs.statements(inputs_);
        std::erase_if(statements, [this](const Statement& s) { return !selected(s, options_); });
        const Graph entities = assemble(
            statements, pack_->schema, pack_->catalogue(), provenance_of(*pack_, statements));
        if (mode_ == "cooccurrence")
            write_cooccurrence(session, statements, entities);
        else
            write_debate(session, statements, entities);
        return fine;
    }

private:
    void setup_debate(Arguments& arguments) {
        arguments.choice("--qualifier",
                         qualifier_,
                         words(qualifiers()),
                         "what is said: yes or no by sign; the sign, 0 too; the relation");
        arguments.choice("--aggregate", aggregate_, words(aggregations()), "what makes a tie");
        arguments.choice(
            "--normalise", normalise_, words(normalisations()), "what it is divided by");
        arguments.choice("--duplicates",
                         duplicates_,
                         words(duplicate_rules()),
                         "count what is said twice once a document, week, ...");
        arguments.option("--window",
                         window_,
                         "RULE",
                         "a network a window: year, quarter, month, 3y/1y, 30d/7d, or 50e/10e: "
                         "every 10 statements the next 50");
        arguments.choice("--kernel",
                         kernel_,
                         words(kernels()),
                         "windows: count less what is far from the middle");
        arguments.flag("--dna-compat",
                       dna_compat_,
                       "as Discourse Network Analyzer does it where that differs from its "
                       "definitions; --window 30d, 4w, 3m, 2y, 50e");
    }

    void setup_cooccurrence(Arguments& arguments) {
        arguments.choice(
            "--within", within_, words(withins()), "cooccurrence: what to stand together in");
        arguments.option("--mentions",
                         mentions_,
                         "M.jsonl",
                         "cooccurrence: every naming, not only those in statements");
        arguments.list(
            "--documents", documents_, "PATH", "cooccurrence: the texts, for --within paragraph");
        arguments.choice(
            "--weight", weight_, words(associations()), "cooccurrence: what an edge weighs");
        arguments.number(
            "--min-together", min_together_, "N", "cooccurrence: only pairs so often together", 1);
        arguments.number("--units",
                         units_,
                         "N",
                         "cooccurrence: how many sentences (paragraphs, documents) there are, "
                         "where more than name something",
                         1);
    }

    void check_options() const {
        if (mode_ == "two" && !mentions_.empty())
            throw Error(ErrorCode::usage, {}, "--mentions is for --mode cooccurrence");
        if (!window_.empty() && !parse_slice_rule(window_, dna_compat_))
            throw Error(ErrorCode::usage,
                        {},
                        fmt::format("--window: '{}' is no window such as year, 3y/1y, 30d/7d or "
                                    "50e{}",
                                    printable(window_),
                                    dna_compat_ ? "; with --dna-compat 30d, 4w, 3m, 2y, 50e" : ""));
        if (kernel_ != "none" && window_.empty())
            throw Error(ErrorCode::usage, {}, "--kernel weighs by the place in a --window");
    }

    [[nodiscard]] Debate read(const std::vector<Statement>& statements,
                              const Graph& entities) const {
        DebateOptions how;
        how.row_types = node_types_named(rows_, "actor", pack_->schema);
        how.column_types = node_types_named(columns_, "concept", pack_->schema);
        how.qualifier = value_of(qualifiers(), qualifier_);
        how.duplicates = value_of(duplicate_rules(), duplicates_);
        how.dna_compat = dna_compat_;
        return read_debate(statements, entities, how);
    }

    [[nodiscard]] std::vector<Affiliation> networks_of(const Debate& debate) const {
        const AffiliationOptions how{.aggregation = value_of(aggregations(), aggregate_),
                                     .normalisation = value_of(normalisations(), normalise_)};
        const bool one = mode_ == "one";
        const auto make = [&](std::span<const double> weights) {
            return one ? one_mode(debate, how, weights) : two_mode(debate, how, weights);
        };
        if (window_.empty())
            return {
                {.window = "", .stances = debate.stances.size(), .cells = make({}), .weights = {}}};
        SliceRule rule = *parse_slice_rule(window_, dna_compat_);
        rule.kernel = value_of(kernels(), kernel_);
        std::vector<Affiliation> networks;
        for (const Slice& slice : slices_of(debate, rule)) {
            std::vector<double> weights = weights_in(slice, debate, rule, one);
            const auto count = static_cast<std::size_t>(
                std::ranges::count_if(weights, [](double w) { return w > 0; }));
            std::vector<MatrixCell> cells = make(weights);
            networks.push_back({slice.name, count, std::move(cells), std::move(weights)});
        }
        return networks;
    }

    void write_debate(Session& session,
                      const std::vector<Statement>& statements,
                      const Graph& entities) const {
        check_options();
        const Debate debate = read(statements, entities);
        const std::vector<Affiliation> networks = networks_of(debate);
        const Aggregation aggregation = value_of(aggregations(), aggregate_);
        if (!output_.empty()) {
            std::vector<std::string> windows;
            std::vector<Graph> graphs;
            for (const Affiliation& network : networks) {
                windows.push_back(network.window);
                graphs.push_back(
                    mode_ == "one"
                        ? one_mode_graph(
                              debate, network.cells, aggregation, entities, network.weights)
                        : two_mode_graph(
                              debate, network.cells, aggregation, entities, network.weights));
            }
            write_graphs(windows, graphs, session);
        }
        if (!table_wanted())
            return;
        const bool matrix = !list_ && window_.empty();
        Table table =
            matrix ? matrix_table(debate, networks.front().cells, mode_ == "one")
                   : list_table(debate, networks, mode_ == "one", entities, split_list(labels_));
        add_notes(table, debate);
        write_table_file(table);
    }

    void add_notes(Table& table, const Debate& debate) const {
        table.title = fmt::format("{}-mode network, {}{}: {} by {}, {}",
                                  mode_ == "one" ? "One" : "Two",
                                  aggregate_,
                                  normalise_ == "none" ? "" : ", by " + normalise_,
                                  counted(debate.rows.size(), "row"),
                                  counted(debate.columns.size(), "column"),
                                  counted(debate.stances.size(), "statement"));
        if (debate.duplicates_left_out > 0)
            table.notes.push_back(fmt::format("{} said before in the same {} left out.",
                                              counted(debate.duplicates_left_out, "statement"),
                                              duplicates_));
        if (debate.unsigned_left_out > 0)
            table.notes.push_back(
                fmt::format("{} neither positive nor negative left out; --qualifier sign keeps "
                            "them as 0.",
                            counted(debate.unsigned_left_out, "statement")));
        const auto undated = static_cast<std::size_t>(std::ranges::count_if(
            debate.stances, [](const Stance& stance) { return !stance.days.has_value(); }));
        if (!window_.empty() && undated > 0)
            table.notes.push_back(
                fmt::format("{} without a date in no window.", counted(undated, "statement")));
    }

    void write_cooccurrence(Session& session,
                            const std::vector<Statement>& statements,
                            const Graph& entities) const {
        const Within within = value_of(withins(), within_);
        if (within == Within::paragraph && documents_.empty())
            throw Error(ErrorCode::usage,
                        {},
                        "--within paragraph: give the texts with --documents, statements do not "
                        "say where paragraphs end");
        CooccurrenceOptions how{.within = within,
                                .types = node_types_named(columns_, "concept", pack_->schema),
                                .min_together = min_together_,
                                .units = units_};
        std::vector<Naming> namings = namings_of(statements);
        Graph known = entities;
        if (!mentions_.empty()) {
            const std::vector<MentionRecord> mentions = session.inputs.mentions(mentions_);
            const std::vector<Naming> more = namings_of(mentions);
            namings.insert(namings.end(), more.begin(), more.end());
            known = with_mentioned(entities, mentions);
        }
        const Cooccurrence found = cooccurrence(
            namings, known, how, within == Within::paragraph ? paragraphs(session) : Paragraphs());
        const Association association = value_of(associations(), weight_);
        if (!output_.empty())
            write_graphs({""}, {cooccurrence_graph(found, known, association)}, session);
        if (!table_wanted())
            return;
        Table table = pair_table(found, association, known, split_list(labels_));
        table.title = fmt::format("Named together in a {}: {}, {} in {}",
                                  within_,
                                  counted(found.pairs.size(), "pair"),
                                  counted(found.entities.size(), "name"),
                                  counted(static_cast<std::size_t>(found.units), within_));
        table.notes.emplace_back(
            "PMI in bits; NPMI between -1 and 1; G2: log-likelihood ratio, 3.84 is 5 per cent.");
        write_table_file(table);
    }

    /// The entities with those that are mentioned but in no statement.
    [[nodiscard]] Graph with_mentioned(const Graph& entities,
                                       const std::vector<MentionRecord>& mentions) const {
        std::map<std::string_view, std::string_view> types;
        for (const MentionRecord& mention : mentions)
            if (!entities.find(mention.entity))
                types.emplace(mention.entity, mention.type);
        const auto all = entities.nodes();
        std::vector<Node> nodes(all.begin(), all.end());
        const std::vector<Node> catalogue = pack_->catalogue();
        for (const auto& [id, type] : types) {
            const auto known = std::ranges::find(catalogue, id, &Node::id);
            Node node{
                .id = std::string(id), .type = "", .labels = {}, .aliases = {}, .attributes = {}};
            if (known != catalogue.end())
                node = *known;
            else if (entities.schema().find_node_type(type) != nullptr)
                node.type = type;
            nodes.push_back(std::move(node));
        }
        return Graph(entities.schema(), std::move(nodes), {}, entities.provenance());
    }

    /// The paragraphs of the texts, as extract reads them.
    [[nodiscard]] Paragraphs paragraphs(Session& session) const {
        const Sources sources = find_documents(documents_, session);
        if (!sources.failures.empty())
            throw Error(sources.failures.front());
        Paragraphs result;
        for (const Source& source : sources.documents) {
            const Document document = open_document(source, {}, session);
            std::vector<std::uint32_t>& blocks = result[source.name];
            for (const Sentence& sentence : document.sentences)
                blocks.push_back(sentence.block);
        }
        return result;
    }

    [[nodiscard]] bool table_wanted() const { return output_.empty() || !table_.empty(); }

    void write_table_file(const Table& table) const {
        const std::string path = table_.empty() ? "-" : table_;
        write_output(path,
                     write_table(table, format_, path == "-" ? terminal_width(STDOUT_FILENO) : 80));
    }

    [[nodiscard]] const GraphFormat* graph_format() const {
        return output_ == "-" ? &graph_formats().front() : find_graph_format(output_);
    }

    void write_graphs(const std::vector<std::string>& windows,
                      const std::vector<Graph>& graphs,
                      const Session& session) const {
        const GraphFormat* format = graph_format();
        if (output_ == "-" && graphs.size() != 1)
            throw Error(ErrorCode::usage, {}, "--window writes several graphs: give -o FILE");
        std::vector<std::string> paths;
        for (const std::string& window : windows)
            paths.push_back(window.empty() ? output_
                                           : with_part(output_, window, format->extension));
        std::string lost;
        write_outputs(paths, [&](std::span<const FileSystem::Sink> sinks) {
            for (std::size_t i = 0; i < graphs.size(); ++i)
                lost = format->write(graphs[i], sinks[i], {});
        });
        if (!lost.empty())
            session.console.warn(lost);
    }

    /// "net.graphml" and "2016" give "net.2016.graphml".
    static std::string with_part(const std::string& path,
                                 const std::string& part,
                                 std::string_view extension) {
        const std::string stem =
            path.ends_with(extension) ? path.substr(0, path.size() - extension.size()) : path;
        return fmt::format("{}.{}{}", stem, part, extension);
    }

    std::vector<std::string> inputs_;
    std::string mode_ = "two";
    std::vector<std::string> rows_;
    std::vector<std::string> columns_;
    std::string qualifier_ = "agreement";
    std::string aggregate_ = "subtract";
    std::string normalise_ = "none";
    std::string duplicates_ = "include";
    std::string window_;
    std::string kernel_ = "none";
    bool dna_compat_ = false;
    std::string within_ = "sentence";
    std::string mentions_;
    std::vector<std::string> documents_;
    std::string weight_ = "together";
    std::size_t min_together_ = 1;
    std::size_t units_ = 0;
    StatementFilter filter_;
    PackOptions packs_;
    std::string output_;
    std::string table_;
    std::string format_ = "text";
    bool list_ = false;
    std::string labels_ = "en";
    std::shared_ptr<const Pack> pack_;
    AssembleOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_network() {
    return std::make_unique<NetworkCommand>();
}

}  // namespace entente::cli
