// SPDX-License-Identifier: MIT
#include "extract/child_process.hpp"

#include "graph/base/error.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace entente {
namespace {

constexpr int not_there = 127;

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close_now(); }
    void close_now() noexcept {
        if (fd_ >= 0)
            close(std::exchange(fd_, -1));
    }
    [[nodiscard]] int get() const noexcept { return fd_; }

private:
    int fd_ = -1;
};

[[noreturn]] void fail(std::string_view what) {
    throw Error(ErrorCode::io, {}, fmt::format("{}: {}", what, std::strerror(errno)));
}

/// A file in memory that holds `bytes`, at its beginning.
Descriptor file_of(std::string_view bytes) {
    Descriptor file(memfd_create("document", MFD_CLOEXEC));
    if (file.get() < 0)
        fail("cannot make a file in memory");
    while (!bytes.empty()) {
        const ssize_t written = write(file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            fail("cannot write a file in memory");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (lseek(file.get(), 0, SEEK_SET) != 0)
        fail("cannot rewind a file in memory");
    return file;
}

void limit(int what, rlim_t most) {
    const rlimit both{most, most};
    static_cast<void>(setrlimit(static_cast<__rlimit_resource_t>(what), &both));
}

/// Everything between fork and exec: calls that are safe while other threads hold locks.
[[noreturn]] void become(const std::vector<std::string>& paths,
                         const std::vector<char*>& arguments,
                         int input,
                         int output,
                         const ChildLimits& limits) {
    limit(RLIMIT_AS, limits.memory_bytes);
    limit(RLIMIT_CPU, limits.seconds);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    const int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 || nothing < 0 ||
        dup2(nothing, STDERR_FILENO) < 0)
        _exit(not_there - 1);
    for (const std::string& path : paths)
        execv(path.c_str(), arguments.data());
    _exit(not_there);
}

/// The running program; killed and waited for at the end at the latest.
class Child {
public:
    explicit Child(pid_t id) : id_(id) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (id_ > 0) {
            kill(id_, SIGKILL);
            static_cast<void>(wait_for_end());
        }
    }
    /// Its status, as waitpid gives it.
    int wait_for_end() noexcept {
        int status = 0;
        while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {
        }
        id_ = -1;
        return status;
    }

private:
    pid_t id_;
};

/// Reads until the program closes its end.
std::string read_all(int fd, const std::string& program, const ChildLimits& limits) {
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + std::chrono::seconds(limits.seconds);
    std::string out;
    std::array<char, 65536> block{};
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd wait{fd, POLLIN, 0};
        const int ready = left <= 0 ? 0 : poll(&wait, 1, static_cast<int>(left));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready == 0)
            throw Error(ErrorCode::limit,
                        {},
                        fmt::format("{} took more than {} seconds", program, limits.seconds));
        const ssize_t got = read(fd, block.data(), block.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            fail("cannot read what " + program + " writes");
        if (got == 0)
            return out;
        if (out.size() + static_cast<std::size_t>(got) > limits.output_bytes)
            throw Error(ErrorCode::limit,
                        {},
                        fmt::format("{} gives more than {} bytes", program, limits.output_bytes));
        out.append(block.data(), static_cast<std::size_t>(got));
    }
}

void check_status(int status, const std::string& program) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return;
    if (WIFEXITED(status) && WEXITSTATUS(status) == not_there)
        throw Error(ErrorCode::io, {}, fmt::format("the program {} is not installed", program));
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
        throw Error(ErrorCode::limit, {}, fmt::format("{} was stopped at its limits", program));
    throw Error(ErrorCode::io,
                {},
                WIFSIGNALED(status)
                    ? fmt::format("{} crashed (signal {})", program, WTERMSIG(status))
                    : fmt::format("{} refuses it (status {})", program, WEXITSTATUS(status)));
}

}  // namespace

std::string run_program(const std::vector<std::string>& arguments,
                        std::string_view input,
                        const ChildLimits& limits) {
    const std::string& program = arguments.front();
    std::vector<std::string> words = arguments;
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const std::vector<std::string> paths{
        "/usr/bin/" + program, "/usr/local/bin/" + program, "/bin/" + program};
    const Descriptor file = file_of(input);
    std::array<int, 2> ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        fail("cannot make a pipe");
    const Descriptor mine(ends[0]);
    Descriptor theirs(ends[1]);
    const pid_t id = fork();
    if (id < 0)
        fail("cannot start " + program);
    if (id == 0)
        become(paths, pointers, file.get(), theirs.get(), limits);
    Child child(id);
    theirs.close_now();
    std::string out = read_all(mine.get(), program, limits);
    check_status(child.wait_for_end(), program);
    return out;
}

}  // namespace entente
