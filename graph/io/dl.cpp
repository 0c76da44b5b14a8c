// SPDX-License-Identifier: MIT
#include "graph/base/locate.hpp"
#include "graph/base/utf8.hpp"
#include "graph/io/flat_read.hpp"
#include "graph/io/flat_view.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/text.hpp"
#include "graph/io/ties.hpp"
#include "graph/io/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

// UCINET's DL language: https://www.analytictech.com/ucinet/help/hs5000.htm

namespace entente {
namespace {

constexpr std::string_view next_matrix = "!";

/// Reads full and half matrices, edge lists and node lists, one or several matrices, labels in the
/// head or among the data.
class DlReader {
public:
    DlReader(std::string_view text, const std::string& file, const Limits& limits)
        : words_(text, file, " \t,="),
          graph_(text, file, limits),
          limits_(limits) {}

    Graph read() {
        read_words();
        if (all_.empty() || lower_ascii(all_[0].text) != "dl")
            words_.fail(0, "DL expected");
        next_ = 1;
        read_head();
        if (!labels_.empty() && labels_.size() != rows_ + (columns_ ? *columns_ : 0))
            words_.fail(all_[0].at, fmt::format("{} labels of {} nodes", labels_.size(), rows_));
        if (!embedded_)
            add_nodes();
        for (std::size_t k = 0; k < matrices_; ++k)
            read_matrix(k);
        if (next_ < all_.size())
            words_.fail(all_[next_].at, "more data than the head announces");
        return graph_.finish();
    }

private:
    enum class Format : std::uint8_t { full, lower, upper, edges, nodes };

    /// Head and data may break their lines anywhere, but lists are a line each.
    void read_words() {
        std::vector<Word> line;
        while (words_.next_line(line)) {
            line_ends_.push_back(all_.size() + line.size());
            all_.insert(all_.end(), line.begin(), line.end());
        }
    }

    [[nodiscard]] const Word& take(std::string_view what) {
        if (next_ >= all_.size())
            words_.fail(all_.back().at + all_.back().text.size(),
                        fmt::format("{} expected, but the text ends here", what));
        return all_[next_++];
    }

    /// The next word in lower case, without the colon that may end it.
    std::string keyword() {
        std::string word = lower_ascii(take("a keyword or DATA:").text);
        if (word.ends_with(':'))
            word.pop_back();
        return word;
    }

    void read_head() {
        for (;;) {
            const std::size_t at = next_ < all_.size() ? all_[next_].at : 0;
            const std::string word = keyword();
            if (word == "data")
                break;
            if (word == "n" || word == "nr")
                rows_ = words_.natural(take("a number"), 1, limits_.nodes);
            else if (word == "nc")
                columns_ = words_.natural(take("a number"), 1, limits_.nodes);
            else if (word == "nm")
                matrices_ = words_.natural(take("a number"), 1, most_matrices);
            else if (word == "format")
                read_format();
            else if (word == "diagonal")
                read_diagonal();
            else if (word == "labels" || word == "row" || word == "column" || word == "col" ||
                     word == "matrix")
                read_labels(word);
            else
                words_.fail(at, fmt::format("the keyword '{}' is not known", printable(word)));
        }
        if (rows_ == 0)
            words_.fail(0, "the head does not say N");
        if (columns_ && *columns_ == rows_ && labels_.size() <= rows_)
            columns_.reset();
    }

    void read_format() {
        static const std::map<std::string, Format, std::less<>> formats = {
            {"fullmatrix", Format::full},
            {"fm", Format::full},
            {"lowerhalf", Format::lower},
            {"lh", Format::lower},
            {"upperhalf", Format::upper},
            {"uh", Format::upper},
            {"edgelist1", Format::edges},
            {"el1", Format::edges},
            {"edgelist", Format::edges},
            {"nodelist1", Format::nodes},
            {"nl1", Format::nodes},
            {"nodelist", Format::nodes}};
        const Word& word = take("a format");
        const auto known = formats.find(lower_ascii(word.text));
        if (known == formats.end())
            words_.fail(word.at,
                        fmt::format("the format '{}' is not one of fullmatrix, lowerhalf, "
                                    "upperhalf, edgelist1, nodelist1",
                                    printable(word.text)));
        format_ = known->second;
    }

    void read_diagonal() {
        const Word& word = take("present or absent");
        const std::string text = lower_ascii(word.text);
        if (text != "present" && text != "absent")
            words_.fail(word.at, "present or absent expected");
        diagonal_ = text == "present";
    }

    void read_labels(const std::string& first) {
        const bool of_matrices = first == "matrix";
        if (first != "labels" && keyword() != "labels")
            words_.fail(all_[next_ - 1].at, "LABELS expected");
        if (next_ < all_.size() && lower_ascii(all_[next_].text).starts_with("embedded")) {
            ++next_;
            embedded_ = true;
            return;
        }
        std::vector<Word>& labels = of_matrices ? matrix_labels_ : labels_;
        const bool of_columns = first == "column" || first == "col";
        const std::size_t count = of_matrices  ? matrices_
                                  : of_columns ? columns_.value_or(rows_)
                                               : rows_;
        if (count == 0)
            words_.fail(all_[next_ - 1].at, "labels before their number is known");
        std::vector<Word> read;
        for (std::size_t i = 0; i < count; ++i)
            read.push_back(take("a label"));
        // rows and columns of a square matrix are the same nodes
        if (!of_columns || columns_.value_or(rows_) != rows_)
            labels.insert(labels.end(), read.begin(), read.end());
    }

    void add_nodes() {
        // a number from the head alone takes no memory before the data bear it out
        constexpr std::size_t few = 1'000'000;
        if (rows_ + columns_.value_or(0) > std::max(few, 10 * all_.size()))
            words_.fail(0, "more nodes are announced than there are data for", ErrorCode::limit);
        for (std::size_t i = 0; i < rows_ + columns_.value_or(0); ++i) {
            const bool labelled = i < labels_.size();
            ids_.push_back(labelled ? std::string(labels_[i].text) : std::to_string(i + 1));
            const std::size_t at = labelled ? labels_[i].at : all_[0].at;
            const std::size_t node = graph_.node(ids_.back(), at);
            if (columns_)
                graph_.node_value(node, node_field("type"), i < rows_ ? "mode 1" : "mode 2", at);
        }
    }

    void read_matrix(std::size_t k) {
        relation_ = k < matrix_labels_.size() ? std::string(matrix_labels_[k].text)
                    : matrices_ > 1           ? fmt::format("relation {}", k + 1)
                                              : std::string();
        if (format_ == Format::edges || format_ == Format::nodes)
            return read_list();
        if (embedded_)
            read_embedded_columns(k);
        const std::size_t columns = columns_.value_or(rows_);
        for (std::size_t row = 0; row < rows_; ++row) {
            if (embedded_)
                expect_label(row);
            const std::size_t begin = format_ == Format::upper ? row : 0;
            const std::size_t end = format_ == Format::lower ? row + 1 : columns;
            for (std::size_t column = begin; column < end; ++column) {
                if (!diagonal_ && row == column && !columns_)
                    continue;
                const Word& word = take("a value");
                if (const double value = words_.number(word); value != 0)
                    add(ids_[row],
                        ids_[columns_ ? rows_ + column : column],
                        value,
                        format_ == Format::full,
                        word.at);
            }
        }
    }

    /// A line of labels above the matrix; they are the same for every matrix.
    void read_embedded_columns(std::size_t k) {
        const std::size_t columns = columns_.value_or(rows_);
        for (std::size_t i = 0; i < columns; ++i) {
            const Word& label = take("a label");
            if (k == 0)
                labels_.push_back(label);
        }
        if (k > 0)
            return;
        if (columns_)
            words_.fail(all_[0].at, "labels embedded in a matrix of two modes are not supported");
        add_nodes();
    }

    void expect_label(std::size_t row) {
        const Word& label = take("the label of a row");
        if (label.text != ids_[row])
            words_.fail(label.at,
                        fmt::format("the row of '{}' expected, not of '{}'",
                                    printable(ids_[row]),
                                    printable(label.text)));
    }

    /// The node a list names: by number, or by a label that is found among the data.
    const std::string& node_of(const Word& word) {
        if (!embedded_)
            return ids_[words_.natural(word, 1, rows_) - 1];
        const auto [at, fresh] = embedded_ids_.insert(std::string(word.text));
        if (fresh) {
            if (embedded_ids_.size() > rows_)
                words_.fail(word.at, fmt::format("more than the {} nodes announced", rows_));
            graph_.node(word.text, word.at);
        }
        return *at;
    }

    void read_list() {
        while (next_ < all_.size()) {
            const std::size_t end = *std::ranges::upper_bound(line_ends_, next_);
            const Word& first = all_[next_++];
            if (first.text == next_matrix)
                return;
            const std::string source = node_of(first);
            if (format_ == Format::nodes) {
                for (; next_ < end; ++next_)
                    add(source, node_of(all_[next_]), 1.0, true, all_[next_].at);
                continue;
            }
            if (next_ >= end)
                words_.fail(first.at, "two nodes and perhaps a value expected");
            const std::string target = node_of(all_[next_++]);
            const double value = next_ < end ? words_.number(all_[next_++]) : 1.0;
            if (next_ != end)
                words_.fail(all_[next_].at, "the end of the line expected");
            add(source, target, value, true, first.at);
        }
    }

    void add(const std::string& source,
             const std::string& target,
             double value,
             bool directed,
             std::size_t at) {
        graph_.edge(source, target, directed, at);
        graph_.set_weight(value);
        if (relation_.empty())
            return;
        const auto [relation, negated] = parse_network_name(relation_);
        graph_.edge_value(edge_field("relation"), relation, at);
        graph_.edge_value(edge_field("negated"), negated ? "true" : "false", at);
    }

    static constexpr std::size_t most_matrices = 10'000;

    WordView words_;
    FlatReader graph_;
    const Limits& limits_;
    std::vector<Word> all_;
    std::vector<std::size_t> line_ends_;  ///< in all_
    std::size_t next_ = 0;
    std::size_t rows_ = 0;
    std::optional<std::size_t> columns_;  ///< of a matrix of two modes
    std::size_t matrices_ = 1;
    Format format_ = Format::full;
    bool diagonal_ = true;
    bool embedded_ = false;
    std::vector<Word> labels_;
    std::vector<Word> matrix_labels_;
    std::vector<std::string> ids_;
    std::set<std::string, std::less<>> embedded_ids_;
    std::string relation_;
};

/// In quotes where it must be: only UCINET takes them off again.
std::string label(const std::string& name) {
    const bool plain = !name.empty() && name.find_first_of(" ,='\":!") == std::string::npos;
    return plain ? name : fmt::format("\"{}\"", name);
}

void write_list(const TieTable& network, OutputBuffer& buffer) {
    for (const Tie& tie : network.ties) {
        buffer.text() += fmt::format("{} {} {}\n", tie.source + 1, tie.target + 1, tie.value);
        buffer.flush_when_full();
    }
}

/// A row a line; parallel ties of a pair add up, a matrix has one value for them.
void write_full(const TieTable& network, std::size_t nodes, OutputBuffer& buffer) {
    auto tie = network.ties.begin();
    std::vector<double> row(nodes);
    for (std::size_t source = 0; source < nodes; ++source) {
        std::ranges::fill(row, 0.0);
        for (; tie != network.ties.end() && tie->source == source; ++tie)
            row[tie->target] += tie->value;
        for (std::size_t target = 0; target < nodes; ++target) {
            if (target > 0)
                buffer.text() += ' ';
            append_number(buffer.text(), row[target]);
        }
        buffer.text() += '\n';
        buffer.flush_when_full();
    }
}

}  // namespace

std::string write_dl(const Graph& graph, const GraphSink& sink, const GraphWriteOptions& options) {
    constexpr std::size_t longest_label = 18;  // UCINET cuts what is longer
    constexpr std::size_t most_cells = 4'000'000;
    OutputBuffer buffer(sink);
    std::string& out = buffer.text();
    std::vector<std::string> names = plain_names(graph, longest_label);
    // a matrix goes both ways
    std::vector<TieTable> networks =
        networks_for(graph, {.mixed = Mixed::expand, .flat = options.flat});
    for (TieTable& network : networks)
        std::ranges::stable_sort(network.ties, {}, &Tie::source);
    const std::size_t cells = names.size() * names.size() * networks.size();
    const bool as_lists = options.flat || cells > most_cells;
    out += fmt::format("DL N={}", names.size());
    if (networks.size() > 1)
        out += fmt::format(" NM={}", networks.size());
    out += as_lists ? "\nFORMAT=EDGELIST1\nLABELS:\n" : "\nFORMAT=FULLMATRIX\nLABELS:\n";
    for (const std::string& name : names)
        out += label(name) + '\n';
    if (networks.size() > 1) {
        out += "MATRIX LABELS:\n";
        for (const TieTable& network : networks)
            out += label(printable(network.name)) + '\n';
    }
    out += "DATA:\n";
    for (std::size_t k = 0; k < networks.size(); ++k) {
        if (as_lists && k > 0)
            out.append(next_matrix).append("\n");
        if (as_lists)
            write_list(networks[k], buffer);
        else
            write_full(networks[k], names.size(), buffer);
    }
    buffer.flush();
    return describe_loss("dl",
                         graph,
                         {.evidence = true,
                          .nodes = true,
                          .schema = true,
                          .edges = true,
                          .direction = true,
                          .relations = networks.size() < 2,
                          .neutral = true,
                          .names = changed_names(graph, names)});
}

Graph read_dl(std::string_view bytes, const std::string& file, const Limits& limits) {
    require_utf8(bytes, file);
    return DlReader(bytes, file, limits).read();
}

}  // namespace entente
