// SPDX-License-Identifier: MIT
#include "graph/base/system_calls.hpp"

#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace entente {

int SystemCalls::open(const char* path, int flags, mode_t mode) {
    return ::open(path, flags, mode);
}
ssize_t SystemCalls::read(int fd, void* buffer, std::size_t size) {
    return ::read(fd, buffer, size);
}
ssize_t SystemCalls::write(int fd, const void* buffer, std::size_t size) {
    return ::write(fd, buffer, size);
}
int SystemCalls::fsync(int fd) {
    return ::fsync(fd);
}
int SystemCalls::close(int fd) {
    return ::close(fd);
}
int SystemCalls::fstat(int fd, struct ::stat* info) {
    return ::fstat(fd, info);
}
int SystemCalls::ftruncate(int fd, off_t size) {
    return ::ftruncate(fd, size);
}
int SystemCalls::fchmod(int fd, mode_t mode) {
    return ::fchmod(fd, mode);
}
int SystemCalls::lock(int fd) {
    return ::flock(fd, LOCK_EX | LOCK_NB);
}
int SystemCalls::rename(const char* from, const char* to) {
    return ::rename(from, to);
}
int SystemCalls::unlink(const char* path) {
    return ::unlink(path);
}

}  // namespace entente
