// SPDX-License-Identifier: MIT
#include "cli/help.hpp"

#include "cli/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace entente::cli {
namespace {

/// "  -o, --output FILE" and its description in a second column.
void append_entry(std::string& out,
                  const std::string& left,
                  std::string_view right,
                  std::size_t column,
                  std::size_t width) {
    std::string text = wrapped(right, width, column);
    if (left.size() + 2 > column)
        out += left + '\n';
    else
        text.replace(0, column, pad_right(left, column));
    out += text;
}

std::string option_names(const OptionInfo& info) {
    std::string names = info.names;
    if (const std::size_t comma = names.find(','); comma != std::string::npos)
        names.insert(comma + 1, " ");
    if (!names.starts_with("--") && names.find(',') == std::string::npos)
        return fmt::format("  {} {}", names, info.value);
    return fmt::format("  {}{}{}{}",
                       names.starts_with("--") ? "    " : "",
                       names,
                       info.value.empty() ? "" : " ",
                       info.value);
}

std::string option_description(const OptionInfo& info) {
    std::string text = info.description;
    if (!info.choices.empty())
        text += fmt::format(" ({})", fmt::join(info.choices, ", "));
    if (info.repeatable && !info.value.empty())
        text += "; may be given several times";
    return text;
}

void append_paragraphs(std::string& out, std::string_view text, std::size_t width) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        out += '\n' + wrapped(text.substr(0, end), width);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace

std::string usage_line(const CommandInfo& command, const Arguments& arguments) {
    std::string line = fmt::format("usage: entente {} [options]", command.name);
    for (const PositionalInfo& info : arguments.positionals())
        line += fmt::format(" {}{}{}{}",
                            info.least == 0 ? "[" : "",
                            info.name,
                            info.most > 1 ? "..." : "",
                            info.least == 0 ? "]" : "");
    return line + '\n';
}

std::string command_help(const CommandInfo& command,
                         const Arguments& arguments,
                         std::size_t width) {
    constexpr std::size_t column = 26;
    std::string out = fmt::format("entente {}: {}\n\n", command.name, command.summary);
    out += usage_line(command, arguments);
    append_paragraphs(out, command.description, width);
    if (!arguments.positionals().empty())
        out += "\nArguments:\n";
    for (const PositionalInfo& info : arguments.positionals())
        append_entry(out, "  " + info.name, info.description, column, width);
    out += "\nOptions:\n";
    for (const OptionInfo& info : arguments.options())
        append_entry(out, option_names(info), option_description(info), column, width);
    out += "\nExamples:\n";
    for (const Example& example : command.examples)
        out += fmt::format("  {}\n{}", example.line, wrapped(example.what, width, 6));
    return out;
}

std::string program_help(std::size_t width) {
    constexpr std::size_t column = 14;
    std::string out =
        "entente: from documents on international relations to a typed, signed graph\n"
        "with the sentence and the rule behind every edge\n\n"
        "usage: entente COMMAND [options] ...\n\nCommands:\n";
    for (const CommandInfo& command : commands())
        append_entry(out, fmt::format("  {}", command.name), command.summary, column, width);
    out +=
        "\nFirst steps:\n"
        "  entente extract articles/ -o world.entente.json\n"
        "  entente centrality world.entente.json --top 10\n"
        "  entente render world.entente.json -o world.svg\n"
        "  entente diff 2016.entente.json 2024.entente.json\n\n";
    return out + wrapped(
                     "'entente help COMMAND' explains a command, 'entente --version' says "
                     "which version this is. '-' is standard input or output. Exit status: 0 "
                     "fine, 1 a negative answer (graphs differ, something was found, some "
                     "input was refused), 2 trouble, 130 interrupted.",
                     width);
}

}  // namespace entente::cli
