// SPDX-License-Identifier: MIT
#include "cli/git.hpp"

#include "graph/base/error.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace entente::cli {
namespace {

[[noreturn]] void fail(int error) {
    throw Error(ErrorCode::io, {}, fmt::format("cannot run git: {}", std::strerror(error)));
}

/// Closes what is still open.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close_now(); }
    void close_now() noexcept {
        if (fd_ >= 0)
            ::close(fd_);
        fd_ = -1;
    }
    [[nodiscard]] int get() const noexcept { return fd_; }

private:
    int fd_;
};

class Actions {
public:
    Actions() { posix_spawn_file_actions_init(&actions_); }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;
    ~Actions() { posix_spawn_file_actions_destroy(&actions_); }
    [[nodiscard]] posix_spawn_file_actions_t* get() noexcept { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

std::string read_all(int fd) {
    std::string text;
    std::array<char, 4096> buffer{};
    for (;;) {
        const ssize_t n = ::read(fd, buffer.data(), buffer.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return text;
        text.append(buffer.data(), static_cast<std::size_t>(n));
    }
}

}  // namespace

GitAnswer run_git(const std::vector<std::string>& words, bool silent) {
    std::vector<std::string> command{"git"};
    command.insert(command.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (std::string& word : command)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        fail(errno);
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    Actions actions;
    posix_spawn_file_actions_adddup2(actions.get(), to.get(), STDOUT_FILENO);
    if (silent)
        posix_spawn_file_actions_addopen(actions.get(), STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int error =
        ::posix_spawnp(&child, "git", actions.get(), nullptr, arguments.data(), environ);
    if (error != 0)
        fail(error);
    to.close_now();
    GitAnswer answer;
    answer.out = read_all(from.get());
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            fail(errno);
    constexpr int by_signal = 128;
    answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : by_signal + WTERMSIG(status);
    if (answer.out.ends_with('\n'))
        answer.out.pop_back();
    return answer;
}

}  // namespace entente::cli
