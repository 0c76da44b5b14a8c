// SPDX-License-Identifier: MIT
#include "graph/version/timeline.hpp"

#include "cli/command.hpp"
#include "cli/measuring.hpp"
#include "cli/outputs.hpp"
#include "cli/packs.hpp"
#include "cli/pictures.hpp"
#include "cli/table_text.hpp"
#include "cli/text.hpp"
#include "cli/timeline_tables.hpp"
#include "render/report_blocks.hpp"
#include "render/timeline_plots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <thread>
#include <unistd.h>
#include <utility>

namespace entente::cli {
namespace {

std::vector<std::string> table_names() {
    std::vector<std::string> names;
    for (const TimelineTable& table : timeline_tables())
        names.emplace_back(table.name);
    return names;
}

TableBlock block_of(const Table& table) {
    TableBlock block;
    for (const Column& column : table.columns)
        block.columns.push_back(column.title);
    for (const std::vector<Cell>& row : table.rows) {
        std::vector<std::string>& cells = block.rows.emplace_back();
        for (const Cell& cell : row)
            cells.push_back(for_people(cell));
    }
    return block;
}

class TimelineCommand final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positionals(
            "INPUT", inputs_, "graphs in order of time, or statements (*.jsonl) with dates");
        arguments.option("-o,--output", output_, "FILE", "instead of stdout");
        arguments.choice("-f,--format",
                         format_,
                         {"text", "md", "csv", "json", "html", "svg"},
                         "without it the extension of FILE says");
        arguments.option("--by",
                         by_,
                         "PERIOD",
                         "how statements are cut: year (as without it), quarter, month, or a "
                         "length and a step in y, q, m or d: 3y/1y slides by a year");
        arguments.option("--half-life",
                         half_life_,
                         "LENGTH",
                         "statements: keep the older ones, each weighing half as much after every "
                         "2y, 6m, 90d ...");
        arguments.option("-m,--measure",
                         options_.measure,
                         "NAME",
                         "what actors are ranked by: degree, or strength with --half-life");
        arguments.choice(
            "--table", table_, table_names(), "only this one; edges lists births and deaths");
        arguments.number("--top", top_, "N", "so many actors and pairs", 1);
        arguments.option("--labels", labels_, "LIST", "languages of the names: en, zh or zh,en");
        packs_.add_to(arguments);
    }

    Status run(Session& session) override {
        check_outputs({output_});
        choose_format();
        const bool statements = std::ranges::any_of(
            inputs_, [](const std::string& path) { return path.ends_with(".jsonl"); });
        if (!statements && (!by_.empty() || !half_life_.empty()))
            throw Error(ErrorCode::usage, {}, "--by and --half-life are for statements (*.jsonl)");
        if (options_.measure.empty())
            options_.measure = half_life_.empty() ? "degree" : "strength";
        options_.measure = std::string(measure_named(options_.measure).name);
        options_.threads = std::max(1U, std::thread::hardware_concurrency());
        languages_ = split_list(labels_);
        const std::vector<TimelineVersion> versions =
            statements ? from_statements(session) : from_graphs(session);
        const Timeline result = entente::timeline(versions, options_);
        write_output(output_, written({result, languages_, top_}));
        return fine;
    }

private:
    void choose_format() {
        if (!format_.empty())
            return;
        const std::string extension = std::filesystem::path(output_).extension().string();
        const std::vector<std::string> known{".md", ".csv", ".json", ".html", ".svg"};
        format_ = std::ranges::find(known, extension) == known.end() ? "text" : extension.substr(1);
    }

    [[nodiscard]] std::vector<TimelineVersion> from_graphs(Session& session) const {
        std::vector<TimelineVersion> versions;
        for (const std::string& path : inputs_) {
            const std::string name = std::filesystem::path(shown_path(path)).filename().string();
            versions.push_back(
                {name.substr(0, name.find(".entente.json")), session.inputs.graph(path)});
        }
        return versions;
    }

    /// "2y" in days. @throws Error{usage}
    [[nodiscard]] double half_life() const {
        if (half_life_.empty())
            return 0;
        const std::optional<WindowRule> length = parse_window_rule(half_life_);
        if (!length || half_life_.find('/') != std::string::npos)
            throw Error(
                ErrorCode::usage,
                {},
                fmt::format("--half-life: '{}' is not a length such as 2y, 6m or 90d", half_life_));
        constexpr double month_days = 365.2425 / 12;
        return length->unit == WindowRule::Unit::day ? length->length : length->length * month_days;
    }

    [[nodiscard]] std::vector<TimelineVersion> from_statements(Session& session) const {
        const std::optional<WindowRule> rule = parse_window_rule(by_.empty() ? "year" : by_);
        if (!rule)
            throw Error(ErrorCode::usage,
                        {},
                        fmt::format("--by: '{}' is not year, quarter, month, or a length and a "
                                    "step such as 3y/1y or 30d/7d",
                                    by_));
        const CutOptions options{.rule = *rule, .half_life_days = half_life()};
        const std::shared_ptr<const Pack> pack = packs_.load(session);
        const std::vector<Statement> statements = session.inputs.statements(inputs_);
        CutResult cut = cut_by_time(statements, pack->schema, pack->catalogue(), options);
        if (cut.left_out > 0)
            session.console.warn(
                fmt::format("{} left out: without a date, or with one that is "
                            "longer than a period",
                            counted(cut.left_out, "statement")));
        if (cut.versions.empty())
            throw Error(ErrorCode::usage, {}, "there are no dated statements");
        return std::move(cut.versions);
    }

    [[nodiscard]] std::vector<Table> tables(const TimelineView& view) const {
        std::vector<Table> chosen;
        for (const TimelineTable& table : timeline_tables())
            if (table_.empty() ? table.shown : table.name == table_)
                chosen.push_back(table.make(view));
        return chosen;
    }

    [[nodiscard]] std::string written(const TimelineView& view) const {
        if (format_ == "svg")
            return bump_chart_svg(plot(view), paper_theme());
        if (format_ == "html")
            return page(view);
        if (table_.empty() && format_ == "csv")
            return write_table(timeline_figures(view.timeline), "csv");
        if (table_.empty() && format_ == "json")
            return json(view);
        std::string out;
        const std::size_t width = output_ == "-" ? terminal_width(STDOUT_FILENO) : 80;
        for (const Table& table : tables(view))
            out += (out.empty() ? "" : "\n") + write_table(table, format_, width);
        return out;
    }

    [[nodiscard]] static std::string json(const TimelineView& view) {
        std::string out = "{";
        for (const TimelineTable& table : timeline_tables()) {
            // all actors and pairs: it is for programs
            const TimelineView all{view.timeline, view.languages, SIZE_MAX};
            out += fmt::format("{}\"{}\":{}",
                               out.size() == 1 ? "" : ",",
                               table.name,
                               write_table(table.make(all), "json"));
        }
        return out + "}\n";
    }

    /// A long silence in a picture: one column for all its periods.
    static constexpr std::size_t silence = SIZE_MAX;

    /// The periods that a picture shows, in order.
    [[nodiscard]] static std::vector<std::size_t> columns_of(const Timeline& timeline) {
        constexpr std::size_t short_silence = 2;
        std::vector<std::size_t> columns;
        for (std::size_t i = 0; i < timeline.periods.size();) {
            std::size_t end = i;
            while (end < timeline.periods.size() && timeline.periods[end].nodes == 0)
                ++end;
            if (end - i > short_silence) {
                columns.push_back(silence);
                i = end;
            } else {
                columns.push_back(i++);
            }
        }
        return columns;
    }

    [[nodiscard]] static TimelinePlot plot(const TimelineView& view) {
        const Timeline& timeline = view.timeline;
        const MeasureInfo* measure = find_node_measure(timeline.measure);
        TimelinePlot plot{.title = fmt::format("Rank by {}", measure->title),
                          .most_ranks = view.top,
                          .strips_title = "Net sign between two actors"};
        const std::vector<std::size_t> columns = columns_of(timeline);
        const auto in_columns = [&columns](const auto& series, const auto& value_of) {
            std::vector<decltype(value_of(series.front()))> values;
            for (const std::size_t period : columns)
                values.push_back(period == silence ? decltype(value_of(series.front())){}
                                                   : value_of(series[period]));
            return values;
        };
        plot.periods = in_columns(timeline.periods, [](const TimelinePeriod& p) { return p.name; });
        for (std::string& name : plot.periods)
            name = name.empty() ? "…" : name;
        for (std::size_t i = 0; i < std::min(view.top, timeline.nodes.size()); ++i)
            plot.lines.push_back(
                {name_in(view, timeline.nodes[i].id),
                 in_columns(timeline.nodes[i].ranks, [](std::uint32_t rank) { return rank; })});
        for (std::size_t i = 0; i < std::min(view.top, timeline.pairs.size()); ++i) {
            const PairTrack& pair = timeline.pairs[i];
            plot.strips.push_back(
                {fmt::format("{} – {}", name_in(view, pair.source), name_in(view, pair.target)),
                 in_columns(pair.net, [](const std::optional<double>& net) {
                     return net ? std::optional(*net > 0 ? 1 : *net < 0 ? -1 : 0) : std::nullopt;
                 })});
        }
        return plot;
    }

    [[nodiscard]] std::string page(const TimelineView& view) const {
        std::vector<Block> blocks;
        if (table_.empty()) {
            blocks.emplace_back(Heading{2, "picture", "Ranks and signs"});
            blocks.emplace_back(
                Figure{bump_chart_svg(plot(view), paper_theme()),
                       "Ranks of the leading actors and net signs of pairs, by period"});
        }
        std::size_t number = 0;
        for (const Table& table : tables(view)) {
            blocks.emplace_back(Heading{2, fmt::format("table-{}", ++number), table.title});
            for (const std::string& note : table.notes)
                blocks.emplace_back(Paragraph{note, {}});
            if (!table.rows.empty())
                blocks.emplace_back(block_of(table));
        }
        return blocks_to_html(blocks, "Timeline", "en");
    }

    std::vector<std::string> inputs_;
    std::string output_ = "-";
    std::string format_;
    std::string by_;
    std::string half_life_;
    std::string table_;
    std::size_t top_ = 10;
    std::string labels_;
    std::vector<std::string> languages_;
    PackOptions packs_;
    TimelineOptions options_{.measure = {}};
};

}  // namespace

std::unique_ptr<Command> make_timeline() {
    return std::make_unique<TimelineCommand>();
}

}  // namespace entente::cli
