// SPDX-License-Identifier: MIT
#include "cli/manual.hpp"

#include "cli/declared.hpp"
#include "cli/outputs.hpp"
#include "cli/text.hpp"
#include "graph/base/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

namespace entente::cli {
namespace {

/// Text as groff takes it: a backslash is \e, a hyphen that is to be typed \-, and no line begins
/// with a mark of its own.
std::string roff(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n'))
            out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    return out;
}

std::string heading(std::string_view name, std::string_view summary) {
    std::string upper(name);
    std::ranges::transform(
        upper, upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return fmt::format(".TH \"{}\" 1 \"\" \"entente {}\" \"User commands\"\n.SH NAME\n{} \\- {}\n",
                       roff(upper),
                       ENTENTE_VERSION,
                       roff(name),
                       roff(summary));
}

std::string paragraphs(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        out += fmt::format(".PP\n{}\n", roff(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string option_entry(const OptionInfo& option) {
    std::vector<std::string> names;
    for (const std::string& name : split_list(option.names))
        names.push_back(fmt::format("\\fB{}\\fR", roff(name)));
    std::string out =
        fmt::format(".TP\n{}{}\n{}",
                    fmt::join(names, ", "),
                    option.value.empty() ? "" : fmt::format(" \\fI{}\\fR", roff(option.value)),
                    roff(option.description));
    if (!option.choices.empty())
        out += roff(fmt::format(" ({})", fmt::join(option.choices, ", ")));
    if (option.repeatable && !option.value.empty())
        out += "; may be given several times";
    return out + '\n';
}

std::string synopsis(const Declared& declared) {
    std::string out =
        fmt::format(".SH SYNOPSIS\n\\fBentente {}\\fR [\\fIoptions\\fR]", roff(declared.info.name));
    for (const PositionalInfo& info : declared.arguments.positionals())
        out += fmt::format(" {}\\fI{}\\fR{}{}",
                           info.least == 0 ? "[" : "",
                           roff(info.name),
                           info.most > 1 ? "..." : "",
                           info.least == 0 ? "]" : "");
    return out + '\n';
}

constexpr std::string_view exit_status =
    ".SH \"EXIT STATUS\"\n.TP\n0\nfine\n.TP\n1\na negative answer: graphs differ, something was "
    "found, some input was "
    "refused and the rest done\n.TP\n2\ntrouble; nothing was written\n.TP\n130\ninterrupted\n";

class Manual final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positionals("COMMAND", names_, "the command; without one, the program", 0);
        arguments.option("--into",
                         folder_,
                         "DIR",
                         "write the pages of the program and of all commands into this folder");
    }

    Status run(Session&) override {
        if (names_.size() > 1 || (!names_.empty() && !folder_.empty()))
            throw Error(ErrorCode::usage, {}, "one page at a time, or --into a folder all of them");
        if (!folder_.empty())
            write_all();
        else
            write_output("-",
                         names_.empty() ? program_manual() : command_manual(named(names_.front())));
        return fine;
    }

private:
    static const CommandInfo& named(const std::string& name) {
        if (const CommandInfo* info = find_command(name))
            return *info;
        std::vector<std::string> names;
        for (const CommandInfo& info : commands())
            names.emplace_back(info.name);
        throw Error(ErrorCode::usage, {}, unknown_name("command", name, names));
    }

    void write_all() const {
        std::error_code error;
        std::filesystem::create_directories(folder_, error);
        if (error)
            throw Error(ErrorCode::io, {.file = folder_}, error.message());
        write_output(folder_ + "/entente.1", program_manual());
        for (const CommandInfo& info : commands())
            write_output(fmt::format("{}/entente-{}.1", folder_, info.name), command_manual(info));
    }

    std::vector<std::string> names_;
    std::string folder_;
};

}  // namespace

std::string program_manual() {
    std::string out =
        heading("entente", "typed, signed graphs of international relations from documents");
    out +=
        ".SH SYNOPSIS\n\\fBentente\\fR \\fICOMMAND\\fR [\\fIoptions\\fR] ...\n.SH DESCRIPTION\n"
        "Turns documents on international relations, Chinese and English, into a graph of states, "
        "organisations, "
        "initiatives and concepts, by rules, with the sentence and the rule behind every edge; "
        "measures it, draws "
        "it, and says what has changed from one version to the next.\n.SH COMMANDS\n";
    for (const CommandInfo& info : commands())
        out +=
            fmt::format(".TP\n\\fBentente\\-{}\\fR(1)\n{}\n", roff(info.name), roff(info.summary));
    out +=
        ".TP\n\\fBentente help\\fR [\\fICOMMAND\\fR|\\fBmeasures\\fR]\nexplains a command, or the "
        "measures\n";
    return out + std::string(exit_status);
}

std::string command_manual(const CommandInfo& info) {
    const Declared declared(info);
    std::string out = heading(fmt::format("entente-{}", info.name), info.summary);
    out += synopsis(declared) + ".SH DESCRIPTION\n" + paragraphs(info.description);
    if (!declared.arguments.positionals().empty())
        out += ".SH ARGUMENTS\n";
    for (const PositionalInfo& positional : declared.arguments.positionals())
        out += fmt::format(
            ".TP\n\\fI{}\\fR\n{}\n", roff(positional.name), roff(positional.description));
    out += ".SH OPTIONS\n";
    for (const OptionInfo& option : declared.arguments.options())
        out += option_entry(option);
    out += ".SH EXAMPLES\n";
    for (const Example& example : info.examples)
        out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(example.line), roff(example.what));
    return out + std::string(exit_status) + ".SH \"SEE ALSO\"\n\\fBentente\\fR(1)\n";
}

std::unique_ptr<Command> make_manual() {
    return std::make_unique<Manual>();
}

}  // namespace entente::cli
