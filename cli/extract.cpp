// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/documents.hpp"
#include "cli/interrupt.hpp"
#include "cli/ordered.hpp"
#include "cli/outputs.hpp"
#include "cli/packs.hpp"
#include "cli/progress.hpp"
#include "cli/text.hpp"
#include "extract/document.hpp"
#include "extract/extractor.hpp"
#include "graph/assemble.hpp"
#include "graph/io/io.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

namespace entente::cli {
namespace {

/// What one document gave.
struct Harvest {
    std::optional<Error> failure;
    DocumentInfo document;
    Extraction extraction;
    std::string statement_lines;
    std::string mention_lines;
};

template <class Record>
std::string lines_of(const std::vector<Record>& records) {
    std::string lines;
    for (const Record& record : records)
        (lines += to_json_line(record)) += '\n';
    return lines;
}

class Extract final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positionals("INPUT", inputs_, "text or Markdown files, folders, or - for stdin");
        arguments.option("-o,--output", graph_, "FILE", "the graph (*.entente.json); - is stdout");
        arguments.option("-s,--statements", statements_, "FILE", "statements as JSON Lines");
        arguments.option("-m,--mentions", mentions_, "FILE", "mentions as JSON Lines");
        packs_.add_to(arguments);
        arguments.option("--date",
                         read_.date,
                         "DATE",
                         "date of the documents (2024, 2024-03 or 2024-03-18), instead of what "
                         "their names or first lines say");
        arguments.option("--language", read_.language, "CODE", "en or zh, instead of detection");
        arguments.number("-j,--jobs", jobs_, "N", "threads; the result does not depend on them", 1);
    }

    Status run(Session& session) override {
        if (graph_.empty() && statements_.empty() && mentions_.empty())
            graph_ = "-";
        outputs_ = {statements_, mentions_, graph_};
        std::erase(outputs_, std::string());
        check_outputs(outputs_);
        pack_ = packs_.load(session);
        check_language();
        const Extractor extractor(pack_);
        Sources sources = find_documents(inputs_, session);
        refuse_to_replace_inputs(sources.documents);
        report_failures(sources, session);
        write_outputs(outputs_, [&](std::span<const FileSystem::Sink> sinks) {
            produce(sources.documents, extractor, sinks, session);
        });
        return failures_ == 0 ? fine : negative;
    }

private:
    void check_language() const {
        const std::vector<std::string>& known = pack_->languages;
        if (!read_.language.empty() && std::ranges::find(known, read_.language) == known.end())
            throw Error(ErrorCode::unknown_name,
                        {},
                        fmt::format("the pack {} has no language '{}'; it has {}",
                                    pack_->name,
                                    read_.language,
                                    fmt::join(known, ", ")));
    }

    void refuse_to_replace_inputs(const std::vector<Source>& documents) const {
        for (const std::string& output : outputs_)
            for (const Source& document : documents)
                if (output != "-" && same_file(output, document.path))
                    throw Error(
                        ErrorCode::usage, {.file = output}, "the output would replace an input");
    }

    static bool same_file(const std::string& a, const std::string& b) {
        std::error_code error;
        return std::filesystem::equivalent(a, b, error) && !error;
    }

    void report_failures(const Sources& sources, const Session& session) {
        if (sources.documents.empty() && sources.failures.size() == 1)
            throw sources.failures.front();
        for (const Error& failure : sources.failures)
            session.console.report(failure);
        failures_ = sources.failures.size();
        only_one_ = sources.documents.size() + failures_ == 1;
    }

    [[nodiscard]] Harvest read_one(const Source& source,
                                   const Extractor& extractor,
                                   Session& session) const {
        Harvest harvest;
        try {
            const Limits limits;
            const std::string bytes = source.is_read
                                          ? source.text
                                          : session.inputs.read(source.path, limits.document_bytes);
            if (bytes.empty())
                throw Error(ErrorCode::syntax, {}, "the file is empty");
            const Document document = read_document(bytes, source.name, read_);
            if (document.sentences.empty())
                throw Error(ErrorCode::syntax, {}, "there is no text in it");
            harvest.document = {document.name, document.sha256, document.date, document.language};
            harvest.extraction = extractor.extract(document);
        } catch (const Error& error) {
            // the library knows a document by its name, the user by its path
            harvest.failure =
                Error(error.code(),
                      {shown_path(source.path), error.where().line, error.where().column},
                      error.message());
        }
        if (!statements_.empty())
            harvest.statement_lines = lines_of(harvest.extraction.statements);
        if (!mentions_.empty())
            harvest.mention_lines = lines_of(harvest.extraction.mentions);
        return harvest;
    }

    void produce(const std::vector<Source>& documents,
                 const Extractor& extractor,
                 std::span<const FileSystem::Sink> sinks,
                 Session& session) {
        const FileSystem::Sink* next = sinks.data();
        const FileSystem::Sink* statement_sink = statements_.empty() ? nullptr : next++;
        const FileSystem::Sink* mention_sink = mentions_.empty() ? nullptr : next++;
        const FileSystem::Sink* graph_sink = graph_.empty() ? nullptr : next;
        Provenance provenance = provenance_of(*pack_);
        std::vector<Statement> statements;
        Progress progress("documents", documents.size(), session.console.quiet());
        const auto take = [&](std::size_t, Harvest&& harvest) {
            if (interrupted())
                throw Error(ErrorCode::interrupted, {}, "interrupted");
            progress.step();
            if (harvest.failure) {
                if (only_one_)
                    throw Error(*harvest.failure);
                progress.clear();
                session.console.report(*harvest.failure);
                ++failures_;
                return;
            }
            spdlog::info("{}: {} statements, {} mentions",
                         harvest.document.name,
                         harvest.extraction.statements.size(),
                         harvest.extraction.mentions.size());
            if (statement_sink != nullptr)
                (*statement_sink)(harvest.statement_lines);
            if (mention_sink != nullptr)
                (*mention_sink)(harvest.mention_lines);
            provenance.documents.push_back(std::move(harvest.document));
            if (graph_sink != nullptr)
                std::ranges::move(harvest.extraction.statements, std::back_inserter(statements));
        };
        in_order<Harvest>(
            documents.size(),
            threads(),
            [&](std::size_t i) { return read_one(documents[i], extractor, session); },
            take);
        if (provenance.documents.empty())
            throw Error(ErrorCode::io, {}, "no document could be read");
        if (graph_sink == nullptr)
            return;
        progress.clear();
        const std::vector<Node> catalogue = pack_->catalogue();
        (*graph_sink)(
            to_entente_json(assemble(statements, pack_->schema, catalogue, std::move(provenance))));
    }

    [[nodiscard]] std::size_t threads() const {
        constexpr std::size_t most = 256;
        const std::size_t wanted =
            jobs_ != 0 ? jobs_ : std::max(1U, std::thread::hardware_concurrency());
        return std::min(wanted, most);
    }

    std::vector<std::string> inputs_;
    std::string graph_, statements_, mentions_;
    PackOptions packs_;
    ReadOptions read_;
    std::size_t jobs_ = 0;

    std::shared_ptr<const Pack> pack_;
    std::vector<std::string> outputs_;
    std::size_t failures_ = 0;
    bool only_one_ = false;
};

}  // namespace

std::unique_ptr<Command> make_extract() {
    return std::make_unique<Extract>();
}

}  // namespace entente::cli
