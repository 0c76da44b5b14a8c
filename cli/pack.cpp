// SPDX-License-Identifier: MIT
#include "extract/pack.hpp"

#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "cli/pack_diff.hpp"
#include "cli/pack_stats.hpp"
#include "cli/packs.hpp"
#include "cli/suggest.hpp"
#include "cli/text.hpp"
#include "extract/pack_lint.hpp"
#include "extract/pack_test.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unistd.h>

namespace entente::cli {
namespace {

template <class Map>
std::size_t total(const Map& by_language) {
    std::size_t count = 0;
    for (const auto& [language, entries] : by_language)
        count += entries.size();
    return count;
}

std::string describe(const Pack& pack) {
    std::size_t constructions = 0;
    for (const auto& [language, grammar] : pack.grammars)
        constructions += grammar.constructions.size();
    return fmt::format("{} {}  {}\n", pack.name, pack.version, pack.summary) +
           fmt::format(
               "  languages {}; {} entities, {} relations, {} lexemes, {} constructions, "
               "{} cases\n",
               fmt::join(pack.languages, ", "),
               pack.catalogue().size(),
               pack.schema.relations().size(),
               total(pack.lexemes),
               constructions,
               total(pack.cases)) +
           fmt::format("  {}; sha256 {}\n", pack.licence, pack.sha256);
}

class PackCommand final : public Command {
public:
    void setup(Arguments& arguments) override {
        std::vector<std::string> names;
        for (const Action& action : actions)
            names.emplace_back(action.name);
        arguments.positional_choice("ACTION", action_, names, "what to do");
        arguments.positionals(
            "DIR",
            packs_,
            "packs, by name or folder, laid one over the other; without any, the pack 'world'. "
            "diff "
            "takes the old pack, the new one, and the documents to compare them by",
            0);
        stats_.add_to(arguments);
        output_.add_to(arguments);
    }

    Status run(Session& session) override {
        if (packs_.empty())
            packs_.emplace_back(default_pack_name);
        const auto* action = std::ranges::find(actions, action_, &Action::name);
        return (this->*action->run)(session);
    }

private:
    struct Action {
        std::string_view name;
        Status (PackCommand::*run)(Session&);
    };

    Status list(Session& session) {
        std::string out;
        for (const std::string& name : packs_)
            out += describe(*PackOptions{{name}}.load(session));
        write_output("-", out);
        return fine;
    }

    Status check(Session& session) {
        Status status = fine;
        std::optional<Pack> below;
        for (const std::string& name : packs_) {
            Diagnostics diagnostics;
            Pack pack = open_pack(name, diagnostics);
            if (!below)
                below = pack_below(pack);
            std::size_t conflicts = 0;
            if (!diagnostics.has_errors()) {
                conflicts = check_entries(pack, below, diagnostics);
                below = below ? merge(std::move(*below), pack) : std::move(pack);
            }
            session.console.report(diagnostics);
            write_output("-", verdict(name, diagnostics, conflicts));
            if (diagnostics.has_errors())
                status = negative;
        }
        return status;
    }

    /// @returns how many entries change what is below.
    static std::size_t check_entries(const Pack& pack,
                                     const std::optional<Pack>& below,
                                     Diagnostics& diagnostics) {
        std::vector<Diagnostic> conflicts;
        if (below)
            conflicts = layer_conflicts(*below, pack);
        for (Diagnostic& one : below ? lint(merge(*below, pack), &pack) : lint(pack))
            diagnostics.add(std::move(one));
        for (const Diagnostic& one : conflicts)
            diagnostics.add(one);
        return conflicts.size();
    }

    static std::string verdict(const std::string& name,
                               const Diagnostics& diagnostics,
                               std::size_t conflicts) {
        const std::size_t warnings = diagnostics.total() - diagnostics.error_count() - conflicts;
        std::string line = fmt::format("{}: {}, {}",
                                       name,
                                       counted(diagnostics.error_count(), "error"),
                                       counted(warnings, "warning"));
        if (conflicts > 0)
            line += fmt::format(", {} with the pack below", counted(conflicts, "conflict"));
        return line + "\n";
    }

    Status test(Session& session) {
        const std::shared_ptr<const Pack> pack = PackOptions{packs_}.load(session);
        const Extractor extractor(pack);
        std::string out;
        bool passed = true;
        for (const std::string& name : packs_) {  // the sentences of each, read by all together
            Diagnostics diagnostics;
            const Pack layer = open_pack(name, diagnostics);
            for (const std::string& language : layer.languages)
                passed = test_language(layer, extractor, language, out) && passed;
        }
        write_output("-", out);
        return passed ? fine : negative;
    }

    Status diff(Session& session) { return pack_diff(packs_, output_, session); }

    static bool test_language(const Pack& pack,
                              const Extractor& extractor,
                              const std::string& language,
                              std::string& out) {
        const PackTestReport examples = run_examples(pack, extractor, language);
        const PackTestReport cases = run_cases(pack, extractor, language);
        for (const PackTestReport* report : {&examples, &cases})
            for (const PackTestFailure& failure : report->failures)
                out += difference(failure);
        out += fmt::format("{} {}: {} of {} examples and {} of {} cases as they should be\n",
                           pack.name,
                           language,
                           examples.run - examples.failures.size(),
                           examples.run,
                           cases.run - cases.failures.size(),
                           cases.run);
        return examples.failures.empty() && cases.failures.empty();
    }

    /// The sentence with what is wanted and missing (-), what is given and unwanted (+), and what
    /// is as it should be.
    static std::string difference(const PackTestFailure& failure) {
        std::string out =
            fmt::format("{}: {}\n", to_string(failure.where), printable(failure.sentence));
        const auto lines = [&](const auto& these, const auto& others, char mark) {
            for (const Case::Expected& one : these)
                if ((std::ranges::find(others, one) == others.end()) == (mark != ' '))
                    out += fmt::format("  {} {}\n", mark, to_string(one));
        };
        lines(failure.expected, failure.got, '-');
        lines(failure.got, failure.expected, '+');
        lines(failure.got, failure.expected, ' ');
        return out;
    }

    Status stats(Session& session) {
        write_output("-", stats_.table(PackOptions{packs_}.load(session), session));
        return fine;
    }

    static constexpr std::array<Action, 5> actions{{{"list", &PackCommand::list},
                                                    {"check", &PackCommand::check},
                                                    {"test", &PackCommand::test},
                                                    {"stats", &PackCommand::stats},
                                                    {"diff", &PackCommand::diff}}};
    std::string action_;
    std::vector<std::string> packs_;
    PackStats stats_;
    DiffOutput output_;
};

}  // namespace

std::unique_ptr<Command> make_pack() {
    return std::make_unique<PackCommand>();
}

}  // namespace entente::cli
