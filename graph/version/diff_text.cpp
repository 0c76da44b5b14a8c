// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"
#include "graph/version/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

class DiffText {
public:
    DiffText(const GraphDiff& diff, const DiffTextOptions& options)
        : diff_(diff),
          options_(options),
          words_(diff, options) {}

    std::string write() {
        if (diff_.empty())
            return {};
        const bool named = !options_.before_name.empty() || !options_.after_name.empty();
        if (named)
            out_ += fmt::format("--- {}   +++ {}    ",
                                printable(options_.before_name),
                                printable(options_.after_name));
        out_ += words_.sizes() + '\n';
        if (!options_.stat_only) {
            write_flips();
            write_edges();
            write_nodes();
        }
        out_ += "summary: " + words_.summary() + '\n';
        for (const std::string& cause : words_.causes())
            out_ += "also: " + cause + '\n';
        return std::move(out_);
    }

private:
    /// A line that begins with a glyph, coloured as a whole. The glyph says what the colour says.
    void line(char kind, const std::string& what, const std::string& details) {
        constexpr std::size_t column = 40;
        std::string text = fmt::format("{} {}", kind, what);
        if (!details.empty()) {
            const std::size_t width = display_width(text);
            text.append(width < column ? column - width : 1, ' ').append("  ").append(details);
        }
        // blue and yellow are told apart with every kind of colour vision
        const std::string_view code = kind == '+'   ? "\x1b[34m"
                                      : kind == '-' ? "\x1b[33m"
                                      : kind == '!' ? "\x1b[1;35m"
                                                    : "\x1b[36m";
        if (options_.colour)
            out_.append(code).append(text).append("\x1b[0m\n");
        else
            out_.append(text).append("\n");
    }

    void quotes(char kind, const std::vector<Evidence>& evidence) {
        const std::size_t shown = std::min(options_.quotes, evidence.size());
        for (std::size_t i = 0; i < shown; ++i)
            out_ += fmt::format("    {} {}\n", kind, DiffWords::quote(evidence[i]));
    }

    void write_flips() {
        for (const SignFlip& flip : diff_.flips)
            line('!',
                 fmt::format("{} -> {}", words_.node(flip.source), words_.node(flip.target)),
                 fmt::format("{} became {}:  {}  ->  {}",
                             glyph(flip.sign_before),
                             glyph(flip.sign_after),
                             words_.relations(flip.before, diff_.schema_before),
                             words_.relations(flip.after, diff_.schema_after)));
    }

    void write_edges() {
        for (const EdgeRecord& record : diff_.edges_added) {
            line('+', words_.edge(record.key, diff_.schema_after), DiffWords::support(record.edge));
            quotes('+', record.edge.evidence);
        }
        for (const EdgeRecord& record : diff_.edges_removed) {
            line(
                '-', words_.edge(record.key, diff_.schema_before), DiffWords::support(record.edge));
            quotes('-', record.edge.evidence);
        }
        for (const EdgeChange& change : diff_.edges_changed) {
            line('~', words_.edge(change.after.key, diff_.schema_after), words_.change(change));
            quotes('+', change.gained);
            quotes('-', change.lost);
        }
    }

    void write_nodes() {
        for (const Node& node : diff_.nodes_added)
            line('+', "node " + words_.node(node), {});
        for (const Node& node : diff_.nodes_removed)
            line('-', "node " + words_.node(node), {});
        for (const NodeChange& change : diff_.nodes_changed) {
            std::string fields;
            for (const FieldChange& field : change.fields)
                fields.append(fields.empty() ? "" : "; ").append(DiffWords::field(field));
            line('~', "node " + printable(change.after.id), fields);
        }
    }

    const GraphDiff& diff_;
    const DiffTextOptions& options_;
    DiffWords words_;
    std::string out_;
};

}  // namespace

std::string to_text(const GraphDiff& diff, const DiffTextOptions& options) {
    return DiffText(diff, options).write();
}

}  // namespace entente
