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

namespace entente {
namespace {

/// Reads .net: vertices with labels, arcs, edges, their lists and matrices, several relations
/// (`*Arcs :2 "opposes"`), two modes, intervals. Coordinates and colours are left aside.
class PajekReader {
public:
    PajekReader(std::string_view text, const std::string& file, const Limits& limits)
        : words_(text, file, " \t"),
          graph_(text, file, limits),
          limits_(limits) {}

    Graph read() {
        std::vector<Word> line;
        while (words_.next_line(line)) {
            if (is_comment(line))
                continue;
            if (!line[0].text.starts_with('*') || line[0].quoted)
                words_.fail(line[0].at, "a section such as *Vertices expected");
            read_section(line);
        }
        if (!has_vertices_)
            words_.fail(0, "no *Vertices in the file");
        add_labelled_nodes();
        for (const Line& each : lines_)
            add_edge(each);
        return graph_.finish();
    }

private:
    struct Line {
        std::size_t source;
        std::size_t target;
        double value;
        bool directed;
        std::size_t relation;  ///< number in names_; 0: none
        std::size_t at;
        std::string interval;
        std::string label;
    };

    static bool is_comment(const std::vector<Word>& line) {
        return line[0].text.starts_with('%') || line[0].text.starts_with("/*");
    }

    void read_section(const std::vector<Word>& head) {
        const std::string name = lower_ascii(head[0].text);
        if (name == "*network")
            return;
        if (name == "*vertices")
            return read_vertices(head);
        if (!has_vertices_)
            words_.fail(head[0].at, "*Vertices must come first");
        const std::size_t relation = relation_of(head);
        if (name == "*arcs" || name == "*edges")
            return read_ties(name == "*arcs", relation);
        if (name == "*arcslist" || name == "*edgeslist")
            return read_lists(name == "*arcslist", relation);
        if (name == "*matrix")
            return read_matrix(relation);
        words_.fail(head[0].at,
                    fmt::format("the section '{}' is not known", printable(head[0].text)));
    }

    /// Calls each(words) for the lines of the section.
    template <class Each>
    void for_each_line(Each&& each) {
        std::vector<Word> line;
        while (words_.next_line(line)) {
            if (is_comment(line))
                continue;
            if (line[0].text.starts_with('*') && !line[0].quoted)
                return words_.push_back();
            each(line);
        }
    }

    void read_vertices(const std::vector<Word>& head) {
        if (has_vertices_)
            words_.fail(head[0].at, "a second *Vertices");
        has_vertices_ = true;
        if (head.size() < 2)
            words_.fail(head[0].at, "*Vertices needs their number");
        count_ = words_.natural(head[1], 0, limits_.nodes);
        if (head.size() > 2)
            first_mode_ = words_.natural(head[2], 0, count_);
        for_each_line([this](const std::vector<Word>& line) {
            const std::size_t number = words_.natural(line[0], 1, count_);
            const std::string_view label = line.size() > 1 ? line[1].text : line[0].text;
            if (!labels_.try_emplace(number, Label{std::string(label), line[0].at}).second)
                words_.fail(line[0].at, fmt::format("the vertex {} stands twice", number));
        });
    }

    /// `:2 "opposes"`, where it stands.
    std::size_t relation_of(const std::vector<Word>& head) {
        if (head.size() < 2 || !head[1].text.starts_with(':'))
            return 0;
        const Word number{head[1].text.substr(1), head[1].at + 1, false};
        const std::size_t relation = words_.natural(number, 1, UINT32_MAX) + 1;
        std::string& name = names_[relation];
        if (head.size() > 2)
            name = head[2].text;
        else if (name.empty())
            name = fmt::format("relation {}", relation - 1);
        return relation;
    }

    void read_ties(bool directed, std::size_t of_section) {
        for_each_line([&](std::vector<Word>& line) {
            std::size_t relation = of_section;
            std::vector<Word> words = line;
            // "2: 1 3 1": the relation of this line
            if (words[0].text.ends_with(':')) {
                Word number = words[0];
                number.text.remove_suffix(1);
                relation = words_.natural(number, 1, UINT32_MAX) + 1;
                names_.try_emplace(relation, fmt::format("relation {}", relation - 1));
                words.erase(words.begin());
            }
            if (words.size() < 2)
                words_.fail(line[0].at, "two vertices expected");
            Line tie{.source = words_.natural(words[0], 1, count_),
                     .target = words_.natural(words[1], 1, count_),
                     .value = 1.0,
                     .directed = directed,
                     .relation = relation,
                     .at = line[0].at,
                     .interval = {},
                     .label = {}};
            std::size_t next = 2;
            if (words.size() > 2 && parse_number(words[2].text)) {
                tie.value = words_.number(words[2]);
                ++next;
            }
            for (; next < words.size(); ++next) {
                if (words[next].text.starts_with('['))
                    tie.interval = words[next].text;
                else if (words[next].text == "l" && next + 1 < words.size())
                    tie.label = words[++next].text;
            }
            add(std::move(tie));
        });
    }

    void read_lists(bool directed, std::size_t relation) {
        for_each_line([&](const std::vector<Word>& line) {
            const std::size_t source = words_.natural(line[0], 1, count_);
            for (std::size_t i = 1; i < line.size(); ++i)
                add({source,
                     words_.natural(line[i], 1, count_),
                     1.0,
                     directed,
                     relation,
                     line[i].at,
                     {},
                     {}});
        });
    }

    void read_matrix(std::size_t relation) {
        const std::size_t columns = first_mode_ ? count_ - *first_mode_ : count_;
        const std::size_t rows = first_mode_.value_or(count_);
        std::size_t row = 0;
        for_each_line([&](const std::vector<Word>& line) {
            if (row == rows || line.size() != columns)
                words_.fail(line[0].at,
                            fmt::format("{} rows of {} values expected", rows, columns));
            ++row;
            for (std::size_t i = 0; i < columns; ++i)
                if (const double value = words_.number(line[i]); value != 0)
                    add({row,
                         first_mode_.value_or(0) + i + 1,
                         value,
                         true,
                         relation,
                         line[i].at,
                         {},
                         {}});
        });
        if (row < rows)
            words_.fail(words_.line_at(), fmt::format("{} of {} rows of the matrix", row, rows));
    }

    void add(Line line) {
        if (lines_.size() >= limits_.edges)
            words_.fail(line.at,
                        fmt::format("more than the limit of {} edges", limits_.edges),
                        ErrorCode::limit);
        lines_.push_back(std::move(line));
    }

    /// Labels are the ids if no two are the same, else the numbers are.
    void add_labelled_nodes() {
        std::set<std::string_view> seen;
        bool distinct = true;
        for (const auto& [number, label] : labels_)
            distinct = distinct && !label.text.empty() && seen.insert(label.text).second;
        // vertices may have no line of their own; a count that the file does not bear out is
        // refused
        constexpr std::size_t few = 1'000'000;
        if (count_ > std::max(few, 10 * (labels_.size() + lines_.size())))
            words_.fail(0,
                        fmt::format("{} vertices are announced and hardly any are there", count_),
                        ErrorCode::limit);
        for (std::size_t number = 1; number <= count_; ++number)
            if (labels_.try_emplace(number, Label{std::to_string(number), 0}).second)
                distinct = distinct && !seen.contains(std::to_string(number));
        for (const auto& [number, label] : labels_) {
            const std::string id = distinct ? label.text : std::to_string(number);
            const std::size_t node = graph_.node(id, label.at);
            if (!distinct)
                graph_.node_value(node, node_field("label"), label.text, label.at);
            if (first_mode_)
                graph_.node_value(node,
                                  node_field("type"),
                                  number <= *first_mode_ ? "mode 1" : "mode 2",
                                  label.at);
            ids_.emplace(number, id);
        }
    }

    void add_edge(const Line& line) {
        graph_.edge(ids_.at(line.source), ids_.at(line.target), line.directed, line.at);
        if (line.relation != 0) {
            const auto [relation, negated] = parse_network_name(names_.at(line.relation));
            graph_.edge_value(edge_field("relation"), relation, line.at);
            graph_.edge_value(edge_field("negated"), negated ? "true" : "false", line.at);
        }
        if (!line.label.empty())
            graph_.edge_value(edge_field("label"), line.label, line.at);
        graph_.set_weight(line.value);
        if (!line.interval.empty())
            graph_.edge_attribute("interval", line.interval);
    }

    struct Label {
        std::string text;
        std::size_t at;
    };

    WordView words_;
    FlatReader graph_;
    const Limits& limits_;
    std::map<std::size_t, Label> labels_;
    std::map<std::size_t, std::string> ids_;
    std::map<std::size_t, std::string> names_;  ///< of relations, by number + 1
    std::vector<Line> lines_;
    std::size_t count_ = 0;
    std::optional<std::size_t> first_mode_;  ///< in two-mode networks: how many are of the first
    bool has_vertices_ = false;
};

/// "[2016,2020-2021]": the years of the evidence; empty where there is no date.
std::string years_of(const Edge& edge) {
    std::set<int> years;
    for (const Evidence& e : edge.evidence)
        if (constexpr std::size_t digits = 4; e.date.size() >= digits)
            years.insert(std::stoi(e.date.substr(0, digits)));
    std::string out;
    for (auto first = years.begin(); first != years.end();) {
        auto last = first;
        for (auto next = std::next(last); next != years.end() && *next == *last + 1; ++next)
            last = next;
        out += fmt::format("{}{}", out.empty() ? "[" : ",", *first);
        if (first != last)
            out += fmt::format("-{}", *last);
        first = std::next(last);
    }
    return out.empty() ? out : out + "]";
}

}  // namespace

std::string write_pajek(const Graph& graph,
                        const GraphSink& sink,
                        const GraphWriteOptions& options) {
    OutputBuffer buffer(sink);
    std::string& out = buffer.text();
    const std::vector<std::string> names = plain_names(graph);
    if (options.byte_order_mark)
        out += "\xEF\xBB\xBF";
    out += fmt::format("*Vertices {}\n", names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        out += fmt::format("{} \"{}\"\n", i + 1, names[i]);
    const std::vector<TieTable> networks = networks_for(graph, options);
    for (std::size_t k = 0; k < networks.size(); ++k) {
        out += networks[k].directed ? "*Arcs" : "*Edges";
        if (!options.flat)
            out += fmt::format(" :{} \"{}\"", k + 1, printable(networks[k].name));
        out += '\n';
        for (const Tie& tie : networks[k].ties) {
            out += fmt::format("{} {} {}", tie.source + 1, tie.target + 1, tie.value);
            if (const std::string years = tie.edge == nullptr ? "" : years_of(*tie.edge);
                !years.empty())
                out += ' ' + years;
            out += '\n';
            buffer.flush_when_full();
        }
    }
    buffer.flush();
    return describe_loss("pajek",
                         graph,
                         {.evidence = true,
                          .nodes = true,
                          .schema = true,
                          .edges = true,
                          .relations = options.flat,
                          .neutral = true,
                          .names = changed_names(graph, names)});
}

Graph read_pajek(std::string_view bytes, const std::string& file, const Limits& limits) {
    require_utf8(bytes, file);
    return PajekReader(bytes, file, limits).read();
}

}  // namespace entente
