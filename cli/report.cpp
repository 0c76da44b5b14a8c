// SPDX-License-Identifier: MIT
#include "render/report.hpp"

#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "graph/base/file.hpp"
#include "graph/io/io.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <thread>
#include <utility>

namespace entente::cli {
namespace {

class ReportCommand final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional("G", graph_, "a graph; - is stdin");
        arguments.option("-o,--output", output_, "FILE", "the report: *.html or *.md");
        arguments.option("--against", against_, "OLD", "an older graph: say what changed since");
        arguments.flag("--no-data", no_data_, "without the CSV and JSON files beside it");
        arguments.choice(
            "--lang", report_.language, {"en", "zh"}, "of the headings and of the names");
        arguments.number("--top", report_.top, "N", "rows of the ranked tables", 1);
        arguments.number(
            "--random", report_.random_graphs, "N", "random graphs to compare with; 0 = none");
        arguments.number("--seed", seed_, "N", "of what is drawn at random");
        arguments.option("--title", report_.drawing.title, "TEXT", "of the picture");
    }

    Status run(Session& session) override {
        if (!output_.ends_with(".html") && !output_.ends_with(".md"))
            throw Error(ErrorCode::usage, {}, "-o FILE.html or -o FILE.md says what to write");
        check_outputs({output_});
        const std::string bytes = session.inputs.read(graph_, Limits().graph_bytes);
        const Graph graph = parse_graph(bytes, shown_path(graph_));
        std::optional<Graph> before;
        if (!against_.empty())
            before = session.inputs.graph(against_);
        report_.against = before ? &*before : nullptr;
        report_.graph_sha256 = sha256_hex(bytes);
        // File names only: the report is the same bytes whatever folder it is made in.
        const auto name = [](const std::string& path) {
            return std::filesystem::path(path).filename().string();
        };
        report_.command = fmt::format("entente report {}", name(graph_)) +
                          (against_.empty() ? "" : " --against " + name(against_));
        report_.seed = seed_;
        report_.figures = name(std::filesystem::path(output_).replace_extension("").string()) + ".";
        report_.threads = std::max(1U, std::thread::hardware_concurrency());
        if (report_.language == "en")
            report_.drawing.languages = {"en"};
        const Report report = make_report(graph, report_);
        if (!report.note.empty())
            session.console.note(report.note);
        write(report);
        return fine;
    }

private:
    void write(const Report& report) const {
        std::vector<std::string> paths{output_};
        std::vector<const std::string*> texts{output_.ends_with(".md") ? &report.markdown
                                                                       : &report.html};
        const auto add = [&](const std::vector<std::pair<std::string, std::string>>& files) {
            for (const auto& [name, bytes] : files) {
                paths.push_back(std::filesystem::path(output_).replace_extension(name).string());
                texts.push_back(&bytes);
            }
        };
        if (!no_data_)
            add(report.files);
        if (output_.ends_with(".md"))
            add(report.figures);
        write_outputs(paths, [&texts](std::span<const FileSystem::Sink> sinks) {
            for (std::size_t i = 0; i < texts.size(); ++i)
                sinks[i](*texts[i]);
        });
    }

    std::string graph_;
    std::string output_;
    std::string against_;
    bool no_data_ = false;
    std::size_t seed_ = 1;
    ReportOptions report_;
};

}  // namespace

std::unique_ptr<Command> make_report() {
    return std::make_unique<ReportCommand>();
}

}  // namespace entente::cli
