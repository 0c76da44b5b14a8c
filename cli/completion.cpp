// SPDX-License-Identifier: MIT
#include "cli/completion.hpp"

#include "cli/command.hpp"
#include "cli/declared.hpp"
#include "cli/outputs.hpp"
#include "cli/text.hpp"
#include "graph/base/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>
#include <string_view>
#include <vector>

namespace entente::cli {
namespace {

/// "-o,--output" -> {"-o", "--output"}
std::vector<std::string> names_of(const OptionInfo& option) {
    return split_list(option.names);
}

/// Replaces every character of `special` by what `replace` says.
std::string escaped(std::string_view text,
                    std::string_view special,
                    const std::function<std::string(char)>& replace) {
    std::string out;
    for (const char c : text)
        out += special.find(c) == std::string_view::npos ? std::string(1, c) : replace(c);
    return out;
}

/// The first clause of a description: what fits beside a word that is offered.
std::string brief(std::string_view description) {
    return std::string(description.substr(0, description.find_first_of(";:(")));
}

std::string command_names() {
    std::vector<std::string_view> names;
    for (const CommandInfo& info : commands())
        names.push_back(info.name);
    return fmt::format("{} help", fmt::join(names, " "));
}

/// The words that may follow the command, where it takes one of a few: check, test, ...
std::vector<std::string> first_words(const Declared& declared) {
    const std::vector<PositionalInfo>& infos = declared.arguments.positionals();
    return infos.empty() ? std::vector<std::string>() : infos.front().choices;
}

void for_each_command(const std::function<void(const Declared&)>& visit) {
    for (const CommandInfo& info : commands())
        visit(Declared(info));
}

// --- zsh ---

std::string zsh_quoted(std::string_view text) {
    return escaped(text, "'", [](char) { return "'\\''"; });
}

/// "-o+[where to]:FILE:_files", once for each name; brackets and colons are marks of its own.
void append_zsh_option(std::string& out, const OptionInfo& option) {
    const std::string what =
        escaped(brief(option.description), "[]:\\", [](char c) { return std::string("\\") + c; });
    for (const std::string& name : names_of(option)) {
        std::string taken;
        if (!option.choices.empty())
            taken = fmt::format(":{}:({})", option.value, fmt::join(option.choices, " "));
        else if (!option.value.empty())
            taken =
                fmt::format(":{}:_files", escaped(option.value, ":", [](char) { return "\\:"; }));
        const std::string_view repeat = option.repeatable ? "*" : "";
        out += fmt::format("      '{}' \\\n",
                           zsh_quoted(fmt::format("{}{}[{}]{}", repeat, name, what, taken)));
    }
}

// --- fish ---

std::string fish_quoted(std::string_view text) {
    return escaped(text, "'\\", [](char c) { return std::string("\\") + c; });
}

void append_fish_option(std::string& out, std::string_view command, const OptionInfo& option) {
    out += fmt::format("complete -c entente -n '__fish_seen_subcommand_from {}'", command);
    for (const std::string& name : names_of(option))
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (!option.choices.empty())
        out += fmt::format(" -x -a '{}'", fmt::join(option.choices, " "));
    else if (!option.value.empty())
        out += " -r";
    out += fmt::format(" -d '{}'\n", fish_quoted(brief(option.description)));
}

class Completion final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positional_choice("SHELL", shell_, {"bash", "zsh", "fish"}, "your shell");
    }

    Status run(Session&) override {
        if (shell_ == "bash")
            write_output("-", bash_completion());
        else if (shell_ == "zsh")
            write_output("-", zsh_completion());
        else
            write_output("-", fish_completion());
        return fine;
    }

private:
    std::string shell_;
};

}  // namespace

std::string bash_completion() {
    std::string options;
    std::string choices;
    for_each_command([&](const Declared& declared) {
        std::vector<std::string> names;
        for (const OptionInfo& option : declared.arguments.options())
            for (const std::string& name : names_of(option)) {
                names.push_back(name);
                if (!option.choices.empty())
                    choices += fmt::format("      {}:{}) words='{}' ;;\n",
                                           declared.info.name,
                                           name,
                                           fmt::join(option.choices, " "));
            }
        options +=
            fmt::format("      {}) words='{}' ;;\n", declared.info.name, fmt::join(names, " "));
        if (const std::vector<std::string> words = first_words(declared); !words.empty())
            choices += fmt::format(
                "      {0}:{0}) words='{1}' ;;\n", declared.info.name, fmt::join(words, " "));
    });
    return fmt::format(R"(# bash completion of entente, made by 'entente completion bash'
_entente() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command=${{COMP_WORDS[1]}} words=
  COMPREPLY=()
  if ((COMP_CWORD == 1)) || [[ $command == help ]]; then
    mapfile -t COMPREPLY < <(compgen -W '{} --help --version' -- "$current")
    return
  fi
  if [[ $current != -* || $before == -* ]]; then
    case $command:$before in
{}    esac
  fi
  if [[ -z $words && $current == -* ]]; then
    case $command in
{}    esac
  fi
  if [[ -n $words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}}
complete -F _entente entente
)",
                       command_names(),
                       choices,
                       options);
}

std::string zsh_completion() {
    std::string list;
    std::string cases;
    for_each_command([&](const Declared& declared) {
        list += fmt::format("    '{}:{}'\n", declared.info.name, zsh_quoted(declared.info.summary));
        cases += fmt::format("    {})\n      _arguments -s -S \\\n", declared.info.name);
        for (const OptionInfo& option : declared.arguments.options())
            append_zsh_option(cases, option);
        if (const std::vector<std::string> words = first_words(declared); !words.empty())
            cases += fmt::format("      '1:word:({})' \\\n", fmt::join(words, " "));
        cases += "      '*:file:_files' ;;\n";
    });
    return fmt::format(R"(#compdef entente
# zsh completion of entente, made by 'entente completion zsh'
_entente() {{
  local -a commands=(
{}    'help:explains a command'
  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
    help) ((CURRENT == 2)) && _describe command commands ;;
{}  esac
}}
_entente "$@"
)",
                       list,
                       cases);
}

std::string fish_completion() {
    std::string out = "# fish completion of entente, made by 'entente completion fish'\n";
    out += fmt::format("complete -c entente -f -n '__fish_seen_subcommand_from help' -a '{}'\n",
                       command_names());
    for_each_command([&](const Declared& declared) {
        out += fmt::format("complete -c entente -f -n __fish_use_subcommand -a {} -d '{}'\n",
                           declared.info.name,
                           fish_quoted(declared.info.summary));
        if (const std::vector<std::string> words = first_words(declared); !words.empty())
            out += fmt::format("complete -c entente -n '__fish_seen_subcommand_from {}' -a '{}'\n",
                               declared.info.name,
                               fmt::join(words, " "));
        for (const OptionInfo& option : declared.arguments.options())
            append_fish_option(out, declared.info.name, option);
    });
    return out;
}

std::unique_ptr<Command> make_completion() {
    return std::make_unique<Completion>();
}

}  // namespace entente::cli
