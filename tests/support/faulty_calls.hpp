// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/system_calls.hpp"

#include <algorithm>
#include <cerrno>
#include <string>
#include <string_view>

namespace entente::test {

/// The k-th call fails, with the cause given; or each is interrupted or done by halves. Calls that
/// only clean up (close and unlink after the fault) work.
class FaultyCalls : public SystemCalls {
public:
    explicit FaultyCalls(int fails_at = -1, int cause = EIO) : fails_at_(fails_at), cause_(cause) {}

    bool interrupted = false;  ///< every other call ends with EINTR
    bool one_byte = false;     ///< reads and writes do one byte at a time
    [[nodiscard]] int count() const noexcept { return count_; }
    [[nodiscard]] const std::string& failed() const noexcept { return failed_; }

    int open(const char* path, int flags, mode_t mode) override {
        return fails("open") ? -1 : SystemCalls::open(path, flags, mode);
    }
    ssize_t read(int fd, void* buffer, std::size_t size) override {
        return fails("read") ? -1 : SystemCalls::read(fd, buffer, least(size));
    }
    ssize_t write(int fd, const void* buffer, std::size_t size) override {
        return fails("write") ? -1 : SystemCalls::write(fd, buffer, least(size));
    }
    int fsync(int fd) override { return fails("fsync") ? -1 : SystemCalls::fsync(fd); }
    int close(int fd) override {
        const int result = SystemCalls::close(fd);
        return fails("close", false) ? -1 : result;
    }
    int fstat(int fd, struct ::stat* info) override {
        return fails("fstat", false) ? -1 : SystemCalls::fstat(fd, info);
    }
    int ftruncate(int fd, off_t size) override {
        return fails("ftruncate", false) ? -1 : SystemCalls::ftruncate(fd, size);
    }
    int fchmod(int fd, mode_t mode) override {
        return fails("fchmod", false) ? -1 : SystemCalls::fchmod(fd, mode);
    }
    int rename(const char* from, const char* to) override {
        return fails("rename", false) ? -1 : SystemCalls::rename(from, to);
    }

private:
    bool fails(std::string_view name, bool may_be_interrupted = true) {
        if (interrupted && may_be_interrupted && (interruptions_++ % 2) == 0) {
            errno = EINTR;
            return true;
        }
        if (count_++ != fails_at_)
            return false;
        failed_ = name;
        errno = cause_;
        return true;
    }
    [[nodiscard]] std::size_t least(std::size_t size) const noexcept {
        return one_byte ? std::min<std::size_t>(size, 1) : size;
    }

    int fails_at_;
    int cause_;
    int count_ = 0;
    int interruptions_ = 0;
    std::string failed_;
};

}  // namespace entente::test
