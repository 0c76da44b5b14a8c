// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/dates.hpp"
#include "cli/documents.hpp"
#include "cli/interrupt.hpp"
#include "cli/journal.hpp"
#include "cli/ordered.hpp"
#include "cli/outputs.hpp"
#include "cli/packs.hpp"
#include "cli/progress.hpp"
#include "cli/text.hpp"
#include "extract/candidates.hpp"
#include "extract/document.hpp"
#include "extract/expand_groups.hpp"
#include "extract/extractor.hpp"
#include "graph/assemble.hpp"
#include "graph/base/file.hpp"
#include "graph/io/io.hpp"
#include "graph/io/json_writer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <optional>
#include <set>
#include <thread>
#include <utility>

namespace entente::cli {
namespace {

/// What one document gave.
struct Harvest {
    std::optional<Error> failure;
    std::string name, stamp;
    bool kept = false;                    ///< taken from the journal
    std::vector<DocumentInfo> documents;  ///< one; of a PDF, one a page that says something
    std::vector<Statement> statements;
    std::vector<Sighting> sightings;
    std::string statement_lines;
    std::string mention_lines;
    std::string about;  ///< a line of JSON
};

/// What all of them gave, as far as the graph needs it.
struct Gathered {
    std::size_t read = 0;
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

std::vector<DocumentInfo> infos_of(const Document& document, const Extraction& extraction) {
    const DocumentInfo whole{document.name, document.sha256, document.date, document.language};
    std::set<std::string> names;
    if (!document.pages.empty())
        for (const Statement& statement : extraction.statements)
            names.insert(statement.document);
    if (names.empty())
        return {whole};
    std::vector<DocumentInfo> infos(names.size(), whole);
    auto info = infos.begin();
    for (const std::string& name : names)
        (info++)->name = name;
    return infos;
}

std::string line_about(const Document& document) {
    std::string line = "{";
    JsonWriter json(line);
    json.text("document", document.name);
    json.text("sha256", document.sha256);
    json.text_unless_empty("date", document.date);
    json.text_unless_empty("language", document.language);
    json.text_unless_empty("title", document.title);
    json.text_unless_empty("source", document.source);
    json.text_unless_empty("url", document.url);
    json.number("sentences", std::uint64_t{document.sentences.size()});
    return line + "}\n";
}

class Extract final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positionals(
            "INPUT",
            inputs_,
            "documents (text, Markdown, HTML, PDF, Word, OpenDocument), tables of documents (CSV, "
            "JSON Lines), folders, or - for stdin");
        arguments.option("-o,--output", graph_, "FILE", "the graph (*.entente.json); - is stdout");
        arguments.option("-s,--statements", statements_, "FILE", "statements as JSON Lines");
        arguments.option("-m,--mentions", mentions_, "FILE", "mentions as JSON Lines");
        arguments.option("--documents",
                         about_,
                         "FILE",
                         "what is known of the documents as JSON Lines: date, language, title, "
                         "source, url");
        arguments.option(
            "--candidates",
            candidates_,
            "FILE",
            "names and verbs that the pack does not know, with counts and a quotation, "
            "as lines for a lexicon");
        arguments.number(
            "--at-least", at_least_, "N", "candidates seen N times or more (3 if not given)", 1);
        packs_.add_to(arguments);
        arguments.flag("--expand-groups",
                       expand_,
                       "what is said of a group is said of each of its members on the date of the "
                       "document");
        arguments.option("--resume",
                         journal_path_,
                         "FILE",
                         "keep what is done in FILE meanwhile; after an interruption the same "
                         "command goes on from there");
        add_column_options(arguments, columns_);
        arguments.option("--date",
                         read_.date,
                         "DATE",
                         "date of the documents (2024, 2024-03 or 2024-03-18), instead of what "
                         "their names or first lines say");
        arguments.option("--language", read_.language, "CODE", "en or zh, instead of detection");
        arguments.number("-j,--jobs", jobs_, "N", "threads; the result does not depend on them", 1);
    }

    Status run(Session& session) override {
        if (graph_.empty() && statements_.empty() && mentions_.empty() && about_.empty() &&
            candidates_.empty())
            graph_ = "-";
        outputs_ = {statements_, mentions_, about_, candidates_, graph_};
        std::erase(outputs_, std::string());
        check_outputs(outputs_);
        check_date("--date", read_.date);
        pack_ = packs_.load(session);
        check_language();
        const Extractor extractor(pack_);
        if (expand_)
            expander_.emplace(*pack_);
        Sources sources = find_documents(inputs_, session, columns_);
        refuse_to_replace_inputs(sources.documents);
        report_failures(sources, session);
        open_journal(session);
        write_outputs(outputs_, [&](std::span<const FileSystem::Sink> sinks) {
            produce(sources.documents, extractor, sinks, session);
        });
        if (journal_)
            journal_->finish();
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

    /// Everything that the records of a journal depend on besides the documents.
    void open_journal(const Session& session) {
        if (journal_path_.empty())
            return;
        const std::string key = fmt::format("{} {} {} {} {} {} {} {}",
                                            ENTENTE_VERSION,
                                            pack_->sha256,
                                            read_.date,
                                            read_.language,
                                            expand_,
                                            !mentions_.empty(),
                                            !candidates_.empty(),
                                            fmt::join(std::array{columns_.text,
                                                                 columns_.date,
                                                                 columns_.title,
                                                                 columns_.source,
                                                                 columns_.language,
                                                                 columns_.url},
                                                      " "));
        journal_.emplace(journal_path_, key);
        if (journal_->found() > 0)
            session.console.note(fmt::format(
                "{}: {} done before", journal_path_, counted(journal_->found(), "document")));
    }

    /// Changes when the file does.
    [[nodiscard]] static std::string stamp_of(const Source& source) {
        std::error_code error;
        if (source.is_read)
            return sha256_hex(source.text);
        const auto size = std::filesystem::file_size(source.path, error);
        const auto time = std::filesystem::last_write_time(source.path, error);
        return fmt::format("{}-{}", size, time.time_since_epoch().count());
    }

    [[nodiscard]] Harvest read_one(const Source& source,
                                   const Extractor& extractor,
                                   Session& session) const {
        Harvest harvest;
        harvest.name = source.name;
        try {
            if (journal_) {
                harvest.stamp = stamp_of(source);
                if (const auto parts = journal_->find(source.name, harvest.stamp)) {
                    recall(*parts, harvest);
                    return harvest;
                }
            }
            read_anew(open_document(source, read_, session), extractor, harvest);
        } catch (const Error& error) {
            harvest.failure = error;
        }
        return harvest;
    }

    void read_anew(const Document& document, const Extractor& extractor, Harvest& harvest) const {
        Extraction extraction = extractor.extract(document);
        if (expander_) {
            std::vector<Statement> expanded;
            for (const Statement& statement : extraction.statements)
                std::ranges::move(expander_->expand(statement), std::back_inserter(expanded));
            extraction.statements = std::move(expanded);
        }
        harvest.documents = infos_of(document, extraction);
        if (!candidates_.empty())
            harvest.sightings = extractor.candidates(document);
        if (!statements_.empty() || journal_)
            harvest.statement_lines = lines_of(extraction.statements);
        if (!mentions_.empty())
            harvest.mention_lines = lines_of(extraction.mentions);
        harvest.about = line_about(document);
        harvest.statements = std::move(extraction.statements);
    }

    // --- a document in the journal ---

    static std::vector<std::string> parts_of(const Harvest& harvest) {
        std::string documents;
        for (const DocumentInfo& d : harvest.documents)
            documents += fmt::format("{}\t{}\t{}\t{}\n", d.name, d.sha256, d.date, d.language);
        std::string sightings;
        for (const Sighting& s : harvest.sightings)
            sightings += fmt::format("{}\t{}\t{}\t{}\t{}\n",
                                     s.kind == Sighting::Kind::name ? "name" : "verb",
                                     s.form,
                                     s.language,
                                     s.sentence,
                                     s.quote);
        return {
            documents, harvest.about, harvest.statement_lines, harvest.mention_lines, sightings};
    }

    /// The inverse of parts_of.
    void recall(const std::vector<std::string>& parts, Harvest& harvest) const {
        if (parts.size() != 5)
            throw Error(ErrorCode::syntax, {.file = journal_path_}, "the journal is damaged");
        harvest.kept = true;
        for (const std::vector<std::string>& row : rows_of(parts[0], 4))
            harvest.documents.push_back({row[0], row[1], row[2], row[3]});
        harvest.about = parts[1];
        harvest.statement_lines = parts[2];
        harvest.mention_lines = parts[3];
        for (const std::vector<std::string>& row : rows_of(parts[4], 5))
            harvest.sightings.push_back(
                {row[0] == "name" ? Sighting::Kind::name : Sighting::Kind::verb,
                 row[1],
                 row[2],
                 static_cast<std::uint32_t>(std::strtoul(row[3].c_str(), nullptr, 10)),
                 row[4]});
        if (!graph_.empty())
            parse_statements(parts[2], journal_path_, [&](Statement&& statement) {
                harvest.statements.push_back(std::move(statement));
            });
    }

    static std::vector<std::vector<std::string>> rows_of(std::string_view text,
                                                         std::size_t columns) {
        std::vector<std::vector<std::string>> rows;
        while (!text.empty()) {
            std::string_view line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(line.size() + 1, text.size()));
            std::vector<std::string>& row = rows.emplace_back();
            for (std::size_t i = 1; i < columns; ++i) {
                const std::size_t tab = std::min(line.find('\t'), line.size());
                row.emplace_back(line.substr(0, tab));
                line.remove_prefix(std::min(tab + 1, line.size()));
            }
            row.emplace_back(line);
        }
        return rows;
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
        if (gathered.read == 0)
            throw Error(ErrorCode::io, {}, "no document could be read");
        if (!candidates_.empty())
            sink_of(candidates_, sinks)(table_.to_text(*pack_, at_least_, most_candidates));
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

    /// @param sinks in the order of the outputs.
    void gather(Harvest&& harvest, std::span<const FileSystem::Sink> sinks, Gathered& gathered) {
        spdlog::info("{}: {}{}",
                     harvest.name,
                     counted(harvest.statements.size(), "statement"),
                     harvest.kept ? ", done before" : "");
        if (journal_ && !harvest.kept)
            journal_->add(harvest.name, harvest.stamp, parts_of(harvest));
        if (!statements_.empty())
            sink_of(statements_, sinks)(harvest.statement_lines);
        if (!mentions_.empty())
            sink_of(mentions_, sinks)(harvest.mention_lines);
        if (!about_.empty())
            sink_of(about_, sinks)(harvest.about);
        table_.add(harvest.name, harvest.sightings);
        if (!graph_.empty())
            std::ranges::move(harvest.statements, std::back_inserter(gathered.statements));
        ++gathered.read;
        if (!graph_.empty())
            std::ranges::move(harvest.documents, std::back_inserter(gathered.documents));
    }

    [[nodiscard]] const FileSystem::Sink& sink_of(const std::string& output,
                                                  std::span<const FileSystem::Sink> sinks) const {
        const auto at = std::ranges::find(outputs_, output);
        return sinks[static_cast<std::size_t>(at - outputs_.begin())];
    }

    [[nodiscard]] std::size_t threads() const {
        constexpr std::size_t most = 256;
        const std::size_t wanted =
            jobs_ != 0 ? jobs_ : std::max(1U, std::thread::hardware_concurrency());
        return std::min(wanted, most);
    }

    std::vector<std::string> inputs_;
    static constexpr std::size_t most_candidates = 500;

    std::string graph_, statements_, mentions_, about_, candidates_, journal_path_;
    std::size_t at_least_ = 3;
    bool expand_ = false;
    TableColumns columns_;
    PackOptions packs_;
    ReadOptions read_;
    std::size_t jobs_ = 0;

    std::shared_ptr<const Pack> pack_;
    std::optional<GroupExpander> expander_;
    std::optional<Journal> journal_;
    CandidateTable table_;
    std::vector<std::string> outputs_;
    std::size_t failures_ = 0;
    bool only_one_ = false;
};

}  // namespace

std::unique_ptr<Command> make_extract() {
    return std::make_unique<Extract>();
}

}  // namespace entente::cli
