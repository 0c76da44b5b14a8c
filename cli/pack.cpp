// SPDX-License-Identifier: MIT
#include "extract/pack.hpp"

#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "cli/pack_diff.hpp"
#include "cli/packs.hpp"
#include "cli/suggest.hpp"
#include "cli/text.hpp"
#include "extract/pack_test.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
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
               pack.entities.size(),
               pack.schema.relations().size(),
               total(pack.lexemes),
               constructions,
               total(pack.cases)) +
           fmt::format("  {}; sha256 {}\n", pack.licence, pack.sha256);
}

class PackCommand final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional("ACTION", action_, "list, check, test or diff");
        arguments.positionals(
            "DIR",
            packs_,
            "packs, by name or folder; without any, the pack 'world'. diff takes the old pack, the "
            "new one, and the documents to compare them by; the options are for diff",
            0);
        output_.add_to(arguments);
    }

    Status run(Session& session) override {
        if (packs_.empty())
            packs_.emplace_back(default_pack_name);
        for (const Action& action : actions)
            if (action.name == action_)
                return (this->*action.run)(session);
        std::vector<std::string> names;
        for (const Action& action : actions)
            names.emplace_back(action.name);
        throw Error(ErrorCode::usage, {}, unknown_name("action", action_, names));
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
        for (const std::string& name : packs_) {
            Diagnostics diagnostics;
            const Pack pack = open_pack(name, diagnostics);
            session.console.report(diagnostics);
            write_output(
                "-",
                fmt::format("{}: {}, {}\n",
                            name,
                            counted(diagnostics.error_count(), "error"),
                            counted(diagnostics.total() - diagnostics.error_count(), "warning")));
            if (diagnostics.has_errors())
                status = negative;
        }
        return status;
    }

    Status test(Session& session) {
        const std::shared_ptr<const Pack> pack = PackOptions{packs_}.load(session);
        const Extractor extractor(pack);
        std::string out;
        std::size_t failed = 0;
        for (const std::string& language : pack->languages) {
            const PackTestReport examples = run_examples(*pack, extractor, language);
            const PackTestReport cases = run_cases(*pack, extractor, language);
            report_failures(examples, session);
            report_failures(cases, session);
            failed += examples.failures.size() + cases.failures.size();
            out += fmt::format("{} {}: {} of {} examples and {} of {} cases as they should be\n",
                               pack->name,
                               language,
                               examples.run - examples.failures.size(),
                               examples.run,
                               cases.run - cases.failures.size(),
                               cases.run);
        }
        write_output("-", out);
        return failed == 0 ? fine : negative;
    }

    Status diff(Session& session) { return pack_diff(packs_, output_, session); }

    static void report_failures(const PackTestReport& report, const Session& session) {
        for (const PackTestFailure& failure : report.failures)
            session.console.report({Severity::error,
                                    ErrorCode::syntax,
                                    failure.where,
                                    fmt::format("'{}' gives {}, not {}",
                                                failure.sentence,
                                                listed(failure.got),
                                                listed(failure.expected))});
    }

    static std::string listed(const std::vector<Case::Expected>& statements) {
        std::string out;
        for (const Case::Expected& one : statements)
            out += (out.empty() ? "" : " | ") + to_string(one);
        return out.empty() ? "nothing" : out;
    }

    static constexpr std::array<Action, 4> actions{{{"list", &PackCommand::list},
                                                    {"check", &PackCommand::check},
                                                    {"test", &PackCommand::test},
                                                    {"diff", &PackCommand::diff}}};
    std::string action_;
    std::vector<std::string> packs_;
    DiffOutput output_;
};

}  // namespace

std::unique_ptr<Command> make_pack() {
    return std::make_unique<PackCommand>();
}

}  // namespace entente::cli
