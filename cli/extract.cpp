// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/dates.hpp"
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
#include <filesystem>
#include <iterator>
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

/// What all of them gave, as far as the graph needs it.
struct Gathered {
    std::vector<DocumentInfo> documents;
    std::vector<Statement> statements;
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
        arguments.positionals(
            "INPUT", inputs_, "text, Markdown or HTML files, folders, or - for stdin");
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
        check_date("--date", read_.date);
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
        Progress progress("documents", documents.size(), session.console.quiet());
        Gathered gathered;
        const auto make = [&](std::size_t i) { return read_one(documents[i], extractor, session); };
        const auto take = [&](std::size_t, Harvest&& harvest) {
            if (interrupted())
                throw Error(ErrorCode::interrupted, {}, "interrupted");
            progress.step();
            if (harvest.failure)
                progress.clear();
            if (harvest.failure)
                refuse(*harvest.failure, session);
            else
                gather(std::move(harvest), sinks, gathered);
        };
        in_order<Harvest>(documents.size(), threads(), make, take);
        if (gathered.documents.empty())
            throw Error(ErrorCode::io, {}, "no document could be read");
        if (graph_.empty())
            return;
        Provenance provenance = provenance_of(*pack_);
        provenance.documents = std::move(gathered.documents);
        sinks.back()(to_entente_json(assemble(
            gathered.statements, pack_->schema, pack_->catalogue(), std::move(provenance))));
    }

    /// One document among several is reported; the only one ends the command.
    void refuse(const Error& failure, const Session& session) {
        if (only_one_)
            throw Error(failure);
        session.console.report(failure);
        ++failures_;
    }

    /// @param sinks in the order of the outputs: statements, mentions, graph.
    void gather(Harvest&& harvest,
                std::span<const FileSystem::Sink> sinks,
                Gathered& gathered) const {
        spdlog::info("{}: {}, {}",
                     harvest.document.name,
                     counted(harvest.extraction.statements.size(), "statement"),
                     counted(harvest.extraction.mentions.size(), "mention"));
        if (!statements_.empty())
            sinks.front()(harvest.statement_lines);
        if (!mentions_.empty())
            sinks[statements_.empty() ? 0 : 1](harvest.mention_lines);
        if (!graph_.empty())
            std::ranges::move(harvest.extraction.statements,
                              std::back_inserter(gathered.statements));
        gathered.documents.push_back(std::move(harvest.document));
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
