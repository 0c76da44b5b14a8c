// SPDX-License-Identifier: MIT
#include "render/child.hpp"

#include "graph/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <poll.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ENTENTE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ENTENTE_SANITIZED 1
#endif
#endif

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;
constexpr char good = '+';
constexpr char bad = '-';

void cap(decltype(RLIMIT_CPU) what, rlim_t most) noexcept {
    const rlimit limit{most, most};
    (void)setrlimit(what, &limit);  // a limit that the system refuses leaves the deadline
}

void write_all(int fd, std::string_view bytes) noexcept {
    while (!bytes.empty()) {
        const ssize_t done = write(fd, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return;
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
}

/// All that happens in the child. It leaves through _exit, so that no buffer of the parent is
/// written twice and no destructor of the parent's objects runs.
[[noreturn]] void be_child(const std::function<std::string()>& work,
                           int out,
                           const Limits& limits) noexcept {
    const int null = open("/dev/null", O_RDWR);
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        (void)dup2(null, fd);
    const int kept = 3;
    (void)dup2(out, kept);
    (void)close_range(kept + 1, ~0U, 0);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE})
        (void)std::signal(signal, SIG_DFL);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    cap(RLIMIT_CORE, 0);
    cap(RLIMIT_CPU, limits.layout_seconds + 1);
    cap(RLIMIT_NOFILE, 64);
    cap(RLIMIT_FSIZE, 0);  // it has nothing to write but the pipe
#ifndef ENTENTE_SANITIZED
    cap(RLIMIT_AS, limits.layout_bytes);
#endif
    try {
        const std::string bytes = work();
        write_all(kept, {&good, 1});
        write_all(kept, bytes);
    } catch (const std::exception& e) {
        write_all(kept, {&bad, 1});
        write_all(kept, e.what());
    } catch (...) {
        write_all(kept, {&bad, 1});
    }
    _exit(0);
}

/// Reads to the end or the deadline; true if the end was reached.
[[nodiscard]] bool read_until(int fd, Clock::time_point deadline, std::string& bytes) {
    std::array<char, 65536> buffer{};
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0)
            return false;
        pollfd waiting{fd, POLLIN, 0};
        const int ready = poll(&waiting, 1, static_cast<int>(std::min<long long>(left, 1000)));
        if (ready < 0 && errno != EINTR)
            return false;
        if (ready <= 0)
            continue;
        const ssize_t got = read(fd, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

[[nodiscard]] std::string reason(int status, bool in_time, const Limits& limits) {
    if (!in_time || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        return fmt::format("took longer than {} s", limits.layout_seconds);
    if (WIFSIGNALED(status))
        return fmt::format("ended by signal {}", WTERMSIG(status));
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
        return fmt::format("gave up with status {}", WEXITSTATUS(status));
    return "ended without a result";
}

}  // namespace

ChildResult run_in_child(const std::function<std::string()>& work, const Limits& limits) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw Error(ErrorCode::layout, {}, fmt::format("no pipe: {}", std::strerror(errno)));
    const auto deadline = Clock::now() + std::chrono::seconds(limits.layout_seconds);
    const pid_t child = fork();
    if (child < 0) {
        const int cause = errno;
        close(ends[0]);
        close(ends[1]);
        throw Error(ErrorCode::layout, {}, fmt::format("no process: {}", std::strerror(cause)));
    }
    if (child == 0)
        be_child(work, ends[1], limits);
    close(ends[1]);
    ChildResult result;
    const bool in_time = read_until(ends[0], deadline, result.bytes);
    close(ends[0]);
    if (!in_time)
        (void)kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    const bool clean = in_time && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (clean && !result.bytes.empty()) {
        result.ok = result.bytes.front() == good;
        result.bytes.erase(0, 1);
    } else {
        result.bytes = reason(status, in_time, limits);
    }
    return result;
}

}  // namespace entente
