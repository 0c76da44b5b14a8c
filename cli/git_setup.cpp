// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/git.hpp"
#include "cli/outputs.hpp"
#include "graph/base/limits.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <unistd.h>

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view attributes_line = "*.entente.json diff=entente merge=entente";

/// As a word of the shell, in which git runs its drivers.
std::string shell_word(const std::string& text) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+-";
    if (!text.empty() && text.find_first_not_of(plain) == std::string::npos)
        return text;
    std::string word = "'";
    for (const char c : text)
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

/// "entente" where the path leads to this very program, else where it is.
std::string this_program() {
    std::error_code error;
    const fs::path here = fs::read_symlink("/proc/self/exe", error);
    const char* path = std::getenv("PATH");
    std::string_view rest = path == nullptr ? "" : path;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        const fs::path candidate = fs::path(rest.substr(0, end)) / "entente";
        rest.remove_prefix(std::min(end + 1, rest.size()));
        std::error_code missing;
        if (!fs::exists(candidate, missing))
            continue;
        // the first one is what the shell would run
        return fs::equivalent(candidate, here, missing) ? "entente" : shell_word(here.string());
    }
    return here.empty() ? "entente" : shell_word(here.string());
}

struct Setting {
    std::string_view name;
    std::string value;
};

std::array<Setting, 5> settings(const std::string& program) {
    return {
        {{"diff.entente.command", program + " git-diff"},
         // a version that is no graph, as one with conflict markers, is shown as it is
         {"diff.entente.textconv",
          fmt::format("f() {{ {} show --flat \"$1\" 2>/dev/null || cat \"$1\"; }}; f", program)},
         {"merge.entente.name", "three-way merge of graphs by key"},
         {"merge.entente.driver", program + " merge --markers -o %A %O %A %B"},
         // what is made of several bases must be a graph, even where they conflict
         {"merge.entente.recursive", "binary"}}};
}

class GitSetup final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.flag("--global", global_, "for all repositories of this user, not this one");
        arguments.flag("--remove", remove_, "take it all back");
    }

    Status run(Session& session) override {
        const std::string attributes = attributes_file();
        const std::string program = this_program();
        if (remove_) {
            // a section that is not there is as good as removed
            static_cast<void>(
                run_git({"config", scope(), "--remove-section", "diff.entente"}, true));
            static_cast<void>(
                run_git({"config", scope(), "--remove-section", "merge.entente"}, true));
            write_attributes(attributes, false, session);
            return fine;
        }
        std::string done;
        for (const Setting& setting : settings(program)) {
            if (run_git({"config", scope(), std::string(setting.name), setting.value}).status != 0)
                throw Error(ErrorCode::io, {}, "git refused to be configured");
            done += fmt::format("{} = {}\n", setting.name, setting.value);
        }
        write_attributes(attributes, true, session);
        write_output("-", done + fmt::format("{}: {}\n", attributes, attributes_line));
        return fine;
    }

private:
    [[nodiscard]] std::string scope() const { return global_ ? "--global" : "--local"; }

    [[nodiscard]] std::string attributes_file() const {
        if (!global_) {
            const GitAnswer root = run_git({"rev-parse", "--show-toplevel"}, true);
            if (root.status != 0 || root.out.empty())
                throw Error(ErrorCode::usage,
                            {},
                            "this folder is in no git repository; 'entente git-setup --global' "
                            "serves all of them");
            return root.out + "/.gitattributes";
        }
        const GitAnswer chosen =
            run_git({"config", "--global", "--type=path", "core.attributesFile"}, true);
        if (chosen.status == 0 && !chosen.out.empty())
            return chosen.out;
        const char* config = std::getenv("XDG_CONFIG_HOME");
        const char* home = std::getenv("HOME");
        if (config != nullptr && *config != '\0')
            return std::string(config) + "/git/attributes";
        if (home == nullptr || *home == '\0')
            throw Error(ErrorCode::usage, {}, "--global needs a home: HOME is not set");
        return std::string(home) + "/.config/git/attributes";
    }

    /// The file without the line, and with it at the end where `wanted`.
    static void write_attributes(const std::string& path, bool wanted, Session& session) {
        std::error_code error;
        const std::string before =
            fs::exists(path, error) ? session.inputs.read(path, Limits().pack_file_bytes) : "";
        std::string after;
        for (std::size_t at = 0; at < before.size();) {
            const std::size_t end = std::min(before.find('\n', at), before.size());
            const std::string_view line = std::string_view(before).substr(at, end - at);
            if (line == attributes_line && wanted)
                return;
            if (line != attributes_line)
                after.append(line).append("\n");
            at = end + 1;
        }
        if (wanted)
            after.append(attributes_line).append("\n");
        if (after == before)
            return;
        fs::create_directories(fs::path(path).parent_path(), error);
        write_output(path, after);
    }

    bool global_ = false;
    bool remove_ = false;
};

}  // namespace

std::unique_ptr<Command> make_git_setup() {
    return std::make_unique<GitSetup>();
}

}  // namespace entente::cli
