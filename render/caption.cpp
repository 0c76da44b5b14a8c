// SPDX-License-Identifier: MIT
#include "render/caption.hpp"

#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace entente {
namespace {

/// The languages of the words around the picture: those of the labels that we speak, else English.
[[nodiscard]] std::vector<std::string_view> spoken(const DrawingOptions& options) {
    std::vector<std::string_view> out;
    for (const std::string& language : options.languages)
        if ((language == "zh" || language == "en") && std::ranges::find(out, language) == out.end())
            out.emplace_back(language);
    if (out.empty())
        out.emplace_back("en");
    return out;
}

[[nodiscard]] std::string say(const DrawingOptions& options,
                              std::string_view zh,
                              std::string_view en) {
    std::string out;
    for (const std::string_view language : spoken(options)) {
        if (!out.empty())
            out += ' ';
        out += language == "zh" ? zh : en;
    }
    return out;
}

[[nodiscard]] std::string type_name(const Schema& schema,
                                    const DrawingOptions& options,
                                    const std::string& type) {
    const NodeType* known = schema.find_node_type(type);
    std::string out;
    for (const std::string_view language : spoken(options)) {
        const auto label =
            known == nullptr ? Labels::const_iterator{} : known->labels.find(language);
        if (known == nullptr || label == known->labels.end())
            continue;
        out += (out.empty() ? "" : " ") + clean_label(label->second, 24);
    }
    return out.empty() ? clean_label(type, 24) : out;
}

void add_node_samples(Legend& legend,
                      const Drawing& drawing,
                      const Schema& schema,
                      const DrawingOptions& options) {
    std::set<std::string, std::less<>> used;
    for (const DrawnNode& node : drawing.nodes)
        used.insert(node.type);
    const auto add = [&](const std::string& type) {
        const NodeStyle& style = node_style(options.theme, type);
        legend.nodes.push_back(
            {style.shape, style.fill, options.theme.outline, type_name(schema, options, type)});
    };
    for (const NodeStyle& style : options.theme.types)
        if (used.erase(style.type) > 0)
            add(style.type);
    for (const std::string& type : used)
        add(type);
    for (LegendNode& sample : legend.nodes)
        if (!drawing.groups.empty())
            sample.fill = options.theme.background;  // the shape alone says the type
    for (const GroupStyle& group : drawing.groups)
        legend.nodes.push_back({Shape::rounded, group.fill, options.theme.faint, group.name});
}

struct Kind {
    bool (*is)(const DrawnEdge& edge);
    const EdgeStyle Theme::*style;
    std::string_view zh, en;
};

// Directed and undirected ties of one sign are drawn alike but for their ends, so each has its row.
constexpr auto plain = [](const DrawnEdge& edge) { return !edge.negated && !edge.member; };
const Kind kinds[] = {
    {[](const DrawnEdge& e) { return plain(e) && e.sign == Sign::positive; },
     &Theme::positive,
     "正向",
     "positive"},
    {[](const DrawnEdge& e) { return plain(e) && e.sign == Sign::negative; },
     &Theme::negative,
     "负向",
     "negative"},
    {[](const DrawnEdge& e) { return plain(e) && e.sign == Sign::neutral; },
     &Theme::neutral,
     "中性",
     "neutral"},
    {[](const DrawnEdge& e) { return e.negated; },
     &Theme::denied,
     "否定（不支持等）",
     "denied (“does not …”)"},
    {[](const DrawnEdge& e) { return e.member; }, &Theme::member, "成员", "member of"}};

void add_line_samples(Legend& legend,
                      const Drawing& drawing,
                      const DrawingOptions& options,
                      bool is_diff) {
    for (const Kind& kind : kinds) {
        bool directed = false;
        bool undirected = false;
        for (const DrawnEdge& edge : drawing.edges)
            if (kind.is(edge))
                (edge.directed ? directed : undirected) = true;
        EdgeStyle style = options.theme.*kind.style;
        if (is_diff)
            style.colour = style.text = options.theme.faint;
        const double width = &(options.theme.*kind.style) == &options.theme.member ? 0.9 : 1.7;
        if (directed)
            legend.lines.push_back({style, true, width, say(options, kind.zh, kind.en)});
        if (undirected)
            legend.lines.push_back(
                {style,
                 false,
                 width,
                 say(options, std::string(kind.zh) + "、相互", std::string(kind.en) + ", mutual")});
    }
}

void add_change_samples(Legend& legend, const DrawingOptions& options) {
    const Theme& theme = options.theme;
    const auto add = [&](const std::string& colour, double width, std::string text) {
        legend.lines.push_back(
            {{Line::solid, Arrow::none, colour, colour}, true, width, std::move(text)});
    };
    add(theme.added, 2.6, say(options, "＋ 新增", "added"));
    add(theme.removed, 2.6, say(options, "－ 消失", "removed"));
    add(theme.changed, 2.6, say(options, "Δ 改变", "changed"));
    add(theme.unchanged, 1.0, say(options, "未变", "unchanged"));
}

struct Counts {
    std::size_t positive = 0, negative = 0, neutral = 0, member = 0, denied = 0, edges = 0;
    std::size_t added = 0, removed = 0, changed = 0;
    std::set<std::string, std::less<>> documents;
    std::size_t unlabelled = 0;
    std::size_t named = 0;  // edges that have a label, or need none
};

[[nodiscard]] Counts count(const Drawing& drawing) {
    Counts counts;
    for (const DrawnEdge& edge : drawing.edges) {
        counts.edges += edge.merged;
        counts.named += !edge.label.empty() || edge.member ? 1U : 0U;
        std::size_t& kind = edge.negated                  ? counts.denied
                            : edge.member                 ? counts.member
                            : edge.sign == Sign::positive ? counts.positive
                            : edge.sign == Sign::negative ? counts.negative
                                                          : counts.neutral;
        kind += edge.merged;
        counts.added += edge.change == Change::added ? edge.merged : 0U;
        counts.removed += edge.change == Change::removed ? edge.merged : 0U;
        counts.changed += edge.change == Change::changed ? edge.merged : 0U;
    }
    for (const DrawnNode& node : drawing.nodes)
        counts.unlabelled += node.lines.empty() ? 1U : 0U;
    return counts;
}

struct Part {
    std::size_t count;
    std::string_view zh, en;
};

[[nodiscard]] std::string joined(std::span<const Part> parts, bool zh) {
    std::string out;
    for (const Part& part : parts) {
        if (part.count == 0)
            continue;
        if (!out.empty())
            out += zh ? "，" : ", ";
        out += zh ? fmt::format("{} {}", part.zh, part.count)
                  : fmt::format("{} {}", part.count, part.en);
    }
    return out;
}

[[nodiscard]] std::string listed(const std::vector<std::string>& names, bool zh) {
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : zh ? "、" : ", ") + clean_label(name, 40);
    return out;
}

/// The filters by kind and by date.
[[nodiscard]] std::string kinds_kept(const DrawingOptions& options, bool zh) {
    std::string out;
    const auto add = [&](std::string text) { out += (zh ? "；" : "; ") + std::move(text); };
    if (!options.relations.empty())
        add((zh ? "只取关系 " : "relations ") + listed(options.relations, zh));
    if (!options.types.empty())
        add((zh ? "只取类型 " : "types ") + listed(options.types, zh));
    if (!options.signs.empty()) {
        std::vector<std::string> names;
        for (const Sign sign : options.signs)
            names.emplace_back(sign == Sign::positive   ? zh ? "正向" : "positive"
                               : sign == Sign::negative ? zh ? "负向" : "negative"
                               : zh                     ? "中性"
                                                        : "neutral");
        add((zh ? "只取 " : "only ") + listed(names, zh));
    }
    if (!options.from.empty() || !options.to.empty())
        add(options.to.empty()     ? (zh ? options.from + " 起" : "from " + options.from)
            : options.from.empty() ? (zh ? "至 " + options.to : "to " + options.to)
                                   : options.from + " – " + options.to);
    if (options.backbone > 0)
        add(fmt::format(fmt::runtime(zh ? "骨架（α = {}）" : "backbone (α = {})"),
                        options.backbone));
    if (!options.path_from.empty())
        add(fmt::format(fmt::runtime(zh ? "{} 与 {} 之间的最短路径" : "shortest paths {} to {}"),
                        clean_label(options.path_from, 40),
                        clean_label(options.path_to, 40)));
    return out;
}

[[nodiscard]] std::string filters(const DrawingOptions& options, const Counts& counts, bool zh) {
    std::string out = kinds_kept(options, zh);
    const auto add = [&](std::string text) { out += (zh ? "；" : "; ") + std::move(text); };
    if (!options.ego.empty()) {
        const std::string ego = clean_label(options.ego, 40);
        add(zh ? fmt::format("{} 的 {} 步之内", ego, options.ego_radius)
               : fmt::format("within {} steps of {}", options.ego_radius, ego));
    }
    if (options.top > 0)
        add(zh ? fmt::format("取前 {} 个节点", options.top)
               : fmt::format("top {} nodes", options.top));
    if (options.min_evidence > 1)
        add(zh ? fmt::format("每边至少 {} 句", options.min_evidence)
               : fmt::format("edges with {} sentences or more", options.min_evidence));
    if (counts.unlabelled > 0)
        add(zh ? fmt::format("{} 个小节点未标名称", counts.unlabelled)
               : fmt::format("{} small nodes without label", counts.unlabelled));
    if (counts.named == 0 && counts.edges > 0)
        add(zh ? "未标关系名称" : "edges without label");
    return out;
}

[[nodiscard]] std::string caption_line(const Drawing& drawing,
                                       const Graph& graph,
                                       const DrawingOptions& options,
                                       bool is_diff,
                                       bool zh) {
    const Counts counts = count(drawing);
    const Part signs[] = {{counts.positive, "正向", "positive"},
                          {counts.negative, "负向", "negative"},
                          {counts.neutral, "中性", "neutral"},
                          {counts.denied, "否定", "denied"},
                          {counts.member, "成员", "membership"}};
    const Part changes[] = {{counts.added, "新增", "added"},
                            {counts.removed, "消失", "removed"},
                            {counts.changed, "改变", "changed"}};
    const std::string detail = is_diff ? joined(std::span<const Part>(changes), zh)
                                       : joined(std::span<const Part>(signs), zh);
    const auto of = [zh](std::size_t shown, std::size_t all) {
        if (shown == all)
            return fmt::format("{}", shown);
        return zh ? fmt::format("{}（共 {}）", shown, all) : fmt::format("{} of {}", shown, all);
    };
    std::string out = zh ? fmt::format("节点 {}，边 {}",
                                       of(drawing.nodes.size(), graph.node_count()),
                                       of(counts.edges, graph.edge_count()))
                         : fmt::format("{} nodes, {} edges",
                                       of(drawing.nodes.size(), graph.node_count()),
                                       of(counts.edges, graph.edge_count()));
    if (!detail.empty())
        out += zh ? "（" + detail + "）" : " (" + detail + ")";
    if (const std::size_t documents = graph.provenance().documents.size(); documents > 0)
        out += zh ? fmt::format("；文献 {} 篇", documents)
                  : fmt::format("; {} document{}", documents, documents == 1 ? "" : "s");
    return out + filters(options, counts, zh);
}

}  // namespace

Legend make_legend(const Drawing& drawing,
                   const Schema& schema,
                   const DrawingOptions& options,
                   bool is_diff) {
    Legend legend;
    add_node_samples(legend, drawing, schema, options);
    if (is_diff)
        add_change_samples(legend, options);
    add_line_samples(legend, drawing, options, is_diff);
    if (drawing.nodes.empty())
        return legend;
    const bool degree = options.size_name.empty() || options.size_name == "degree";
    const std::string name = clean_label(options.size_name, 40);
    const std::string zh = degree                         ? "度"
                           : options.size_name_zh.empty() ? name
                                                          : clean_label(options.size_name_zh, 40);
    legend.notes.push_back(options.exact
                               ? say(options,
                                     fmt::format("面积 ∝ {}，精确", zh),
                                     fmt::format("area ∝ {}, exactly", degree ? "degree" : name))
                               : say(options,
                                     fmt::format("面积 ∝ {}（名称所需为下限）", zh),
                                     fmt::format("area ∝ {} (never smaller than its label)",
                                                 degree ? "degree" : name)));
    if (!drawing.hulls.empty())
        legend.notes.push_back(say(options, "底色：同组者", "tinted areas: nodes of one group"));
    legend.notes.push_back(
        say(options, "线宽 ∝ 1 + log₂(证据句数)", "line width ∝ 1 + log₂(sentences of evidence)"));
    if (std::ranges::any_of(drawing.edges, [](const DrawnEdge& e) { return e.merged > 1; }))
        legend.notes.push_back(say(options,
                                   "“+n”：同向同号的另外 n 种关系并为一线",
                                   "“+n”: n further relations of the same sign in one line"));
    return legend;
}

std::vector<std::string> make_caption(const Drawing& drawing,
                                      const Graph& graph,
                                      const DrawingOptions& options,
                                      bool is_diff) {
    std::vector<std::string> lines;
    for (const std::string_view language : spoken(options))
        lines.push_back(caption_line(drawing, graph, options, is_diff, language == "zh"));
    return lines;
}

}  // namespace entente
