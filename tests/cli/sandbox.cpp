// SPDX-License-Identifier: MIT
#include "tests/cli/sandbox.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <poll.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace entente::test {
namespace {

namespace fs = std::filesystem;

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() {
        if (pipe2(ends.data(), O_CLOEXEC) != 0)
            throw std::runtime_error("no pipe");
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    void close_end(std::size_t i) {
        if (ends.at(i) >= 0)
            ::close(std::exchange(ends.at(i), -1));
    }
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (std::string& text : texts)
        list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

/// Feeds input and gathers output until all of it is done.
void exchange_bytes(Pipe& in, Pipe& out, Pipe& err, std::string_view input, Outcome& outcome) {
    if (input.empty())
        in.close_end(1);
    while (out.ends[0] >= 0 || err.ends[0] >= 0) {
        std::array<pollfd, 3> waits{
            {{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}, {in.ends[1], POLLOUT, 0}}};
        poll(waits.data(), waits.size(), -1);
        const auto drain = [](const pollfd& wait, Pipe& pipe, std::string& text) {
            if (wait.revents == 0)
                return;
            std::array<char, 65536> buffer{};
            const ssize_t n = ::read(pipe.ends[0], buffer.data(), buffer.size());
            if (n <= 0)
                pipe.close_end(0);
            else
                text.append(buffer.data(), static_cast<std::size_t>(n));
        };
        drain(waits[0], out, outcome.out);
        drain(waits[1], err, outcome.err);
        if (waits[2].revents != 0) {
            constexpr std::size_t atom = 4096;  // what a ready pipe takes without waiting
            const ssize_t n = ::write(in.ends[1], input.data(), std::min(input.size(), atom));
            input.remove_prefix(n > 0 ? static_cast<std::size_t>(n) : input.size());
            if (input.empty())
                in.close_end(1);
        }
    }
}

}  // namespace

Sandbox::Sandbox() {
    std::string name = (fs::temp_directory_path() / "entente-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("no folder to test in");
    folder_ = name;
    std::signal(SIGPIPE, SIG_IGN);
}

Sandbox::~Sandbox() {
    std::error_code error;
    fs::remove_all(folder_, error);
}

void Sandbox::write(const std::string& path, std::string_view bytes) const {
    const fs::path file = folder_ / path;
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush())
        throw std::runtime_error("cannot write " + path);
}

std::string Sandbox::read(const std::string& path) const {
    std::ifstream in(folder_ / path, std::ios::binary);
    if (!in)
        throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool Sandbox::has(const std::string& path) const {
    return fs::exists(folder_ / path);
}

std::vector<std::string> Sandbox::files() const {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

Outcome Sandbox::run(const std::vector<std::string>& words) const {
    return run(words, {});
}

Outcome Sandbox::run(const std::vector<std::string>& words, const Setting& setting) const {
    std::vector<std::string> command{ENTENTE_BINARY};
    command.insert(command.end(), words.begin(), words.end());
    return spawn(command, setting);
}

Outcome Sandbox::shell(const std::string& line) const {
    return spawn({"/bin/sh", "-c", line}, {});
}

Outcome Sandbox::spawn(const std::vector<std::string>& command, const Setting& setting) const {
    std::vector<std::string> words = command;
    std::vector<std::string> variables{"PATH=/usr/bin:/bin", "ENTENTE=" ENTENTE_BINARY};
    for (const auto& [name, value] : setting.environment)
        variables.push_back(name + "=" + value);
    const std::vector<char*> arguments = pointers(words);
    const std::vector<char*> environment = pointers(variables);
    Pipe in;
    Pipe out;
    Pipe err;
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGPIPE, SIG_DFL);
        dup2(in.ends[0], STDIN_FILENO);
        dup2(out.ends[1], STDOUT_FILENO);
        dup2(err.ends[1], STDERR_FILENO);
        if (chdir(folder_.c_str()) == 0)
            execve(arguments.front(), arguments.data(), environment.data());
        _exit(127);
    }
    if (child < 0)
        throw std::runtime_error("cannot fork");
    in.close_end(0);
    out.close_end(1);
    err.close_end(1);
    Outcome outcome;
    exchange_bytes(in, out, err, setting.input, outcome);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
}

}  // namespace entente::test
