// SPDX-License-Identifier: MIT
#include "graph/version/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace entente {
namespace {

/// Text that stands for itself in a cell of a Markdown table.
std::string cell(std::string_view text) {
    constexpr std::string_view special = "\\`*_{}[]<>#|~";
    std::string out;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

class DiffMarkdown {
public:
    DiffMarkdown(const GraphDiff& diff, const DiffTextOptions& options)
        : diff_(diff),
          options_(options),
          words_(diff, options) {}

    std::string write() {
        out_ = "# Graph difference\n\n";
        if (!options_.before_name.empty() || !options_.after_name.empty())
            out_ += fmt::format(
                "From {} to {}.\n\n", cell(options_.before_name), cell(options_.after_name));
        if (diff_.empty())
            return out_ + "No difference.\n";
        out_ += fmt::format("{}\n\n{}\n", words_.sizes(), words_.summary());
        for (const std::string& cause : words_.causes())
            out_ += fmt::format("\n- {}", cell(cause));
        if (!options_.stat_only) {
            write_flips();
            write_records("Edges added", diff_.edges_added, diff_.schema_after);
            write_records("Edges removed", diff_.edges_removed, diff_.schema_before);
            write_changes();
            write_nodes("Nodes added", diff_.nodes_added);
            write_nodes("Nodes removed", diff_.nodes_removed);
            write_node_changes();
        }
        if (out_.back() != '\n')
            out_ += '\n';
        return std::move(out_);
    }

private:
    void heading(std::string_view title, std::string_view columns) {
        out_ += fmt::format("\n## {}\n\n| {} |\n|", title, columns);
        const auto bars = std::ranges::count(columns, '|') + 1;
        for (auto i = bars; i > 0; --i)
            out_ += "---|";
        out_ += '\n';
    }

    template <class... Cells>
    void row(const Cells&... cells) {
        ((out_ += "| " + cell(cells) + ' '), ...);
        out_ += "|\n";
    }

    std::string first_quote(const std::vector<Evidence>& evidence) const {
        std::string text;
        for (std::size_t i = 0; i < std::min(options_.quotes, evidence.size()); ++i)
            text.append(text.empty() ? "" : " ").append(DiffWords::quote(evidence[i]));
        return text;
    }

    void write_flips() {
        if (diff_.flips.empty())
            return;
        heading("Sign flips", "Source | Target | Sign | Before | After");
        for (const SignFlip& flip : diff_.flips)
            row(words_.node(flip.source),
                words_.node(flip.target),
                fmt::format("{} to {}", glyph(flip.sign_before), glyph(flip.sign_after)),
                words_.relations(flip.before, diff_.schema_before),
                words_.relations(flip.after, diff_.schema_after));
    }

    void write_records(std::string_view title,
                       const std::vector<EdgeRecord>& records,
                       const Schema& schema) {
        if (records.empty())
            return;
        heading(title, "Source | Relation | Target | Support | Quote");
        for (const EdgeRecord& record : records)
            row(words_.node(record.key.source),
                words_.relation(record.key, schema),
                words_.node(record.key.target),
                DiffWords::support(record.edge),
                first_quote(record.edge.evidence));
    }

    void write_changes() {
        if (diff_.edges_changed.empty())
            return;
        heading("Edges changed", "Source | Relation | Target | Change | Gained | Lost");
        for (const EdgeChange& change : diff_.edges_changed)
            row(words_.node(change.after.key.source),
                words_.relation(change.after.key, diff_.schema_after),
                words_.node(change.after.key.target),
                words_.change(change),
                first_quote(change.gained),
                first_quote(change.lost));
    }

    void write_nodes(std::string_view title, const std::vector<Node>& nodes) {
        if (nodes.empty())
            return;
        heading(title, "Node");
        for (const Node& node : nodes)
            row(words_.node(node));
    }

    void write_node_changes() {
        if (diff_.nodes_changed.empty())
            return;
        heading("Nodes changed", "Node | Change");
        for (const NodeChange& change : diff_.nodes_changed)
            for (const FieldChange& field : change.fields)
                row(words_.node(change.after), DiffWords::field(field));
    }

    const GraphDiff& diff_;
    const DiffTextOptions& options_;
    DiffWords words_;
    std::string out_;
};

}  // namespace

std::string to_markdown(const GraphDiff& diff, const DiffTextOptions& options) {
    return DiffMarkdown(diff, options).write();
}

}  // namespace entente
