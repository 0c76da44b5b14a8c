// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/file.hpp"

#include <cstddef>
#include <memory>
#include <sys/stat.h>
#include <sys/types.h>

namespace entente {

/// The calls of the operating system that file work is made of; each is the one of POSIX, with its
/// return value and errno. Tests override them to make the k-th one fail.
class SystemCalls {
public:
    SystemCalls() = default;
    SystemCalls(const SystemCalls&) = delete;
    SystemCalls& operator=(const SystemCalls&) = delete;
    virtual ~SystemCalls() = default;
    virtual int open(const char* path, int flags, mode_t mode);
    virtual ssize_t read(int fd, void* buffer, std::size_t size);
    virtual ssize_t write(int fd, const void* buffer, std::size_t size);
    virtual int fsync(int fd);
    virtual int close(int fd);
    virtual int fstat(int fd, struct ::stat* info);
    virtual int ftruncate(int fd, off_t size);
    virtual int fchmod(int fd, mode_t mode);
    virtual int lock(int fd);  ///< flock, exclusive, without waiting
    virtual int rename(const char* from, const char* to);
    virtual int unlink(const char* path);
};

/// A file system over the calls given, which must outlive it.
[[nodiscard]] std::unique_ptr<FileSystem> make_file_system(SystemCalls& calls);

}  // namespace entente
