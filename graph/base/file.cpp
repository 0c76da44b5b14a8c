// SPDX-License-Identifier: MIT
#include "graph/base/file.hpp"

#include "graph/base/system_calls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <openssl/evp.h>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t chunk_bytes = std::size_t{1} << 20;

std::string cause(int error) {
    return std::generic_category().message(error);
}

[[noreturn]] void fail(const std::string& path, std::string_view what, int error) {
    throw Error(ErrorCode::io,
                {.file = path == "-" ? "standard input or output" : path},
                fmt::format("{}: {}", what, cause(error)));
}

/// Opens, closes and unlinks whatever happens; `close` is for the path where the result counts.
class OpenFile {
public:
    OpenFile(SystemCalls& calls, int fd) : calls_(calls), fd_(fd) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (fd_ >= 0)
            calls_.close(fd_);
    }
    [[nodiscard]] int fd() const noexcept { return fd_; }
    /// 0, or the cause. Linux closes the descriptor even when close is interrupted.
    [[nodiscard]] int close() noexcept {
        const int result = calls_.close(std::exchange(fd_, -1));
        return result == 0 || errno == EINTR ? 0 : errno;
    }

private:
    SystemCalls& calls_;
    int fd_;
};

int open_retrying(SystemCalls& calls, const std::string& path, int flags, mode_t mode = 0) {
    for (;;) {
        const int fd = calls.open(path.c_str(), flags | O_CLOEXEC, mode);
        if (fd >= 0 || errno != EINTR)
            return fd;
    }
}

void write_all(SystemCalls& calls, int fd, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t n = calls.write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EPIPE && path == "-")
            throw ClosedPipe();
        if (n <= 0)
            fail(path, "cannot write", n < 0 ? errno : EIO);
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
}

void sync(SystemCalls& calls, int fd, const std::string& path) {
    while (calls.fsync(fd) != 0) {
        if (errno == EINTR)
            continue;
        if (errno == EINVAL || errno == EROFS || errno == ENOTSUP)
            return;  // a file system that cannot sync has nothing to lose by it
        fail(path, "cannot bring to disk", errno);
    }
}

/// The file a write to `path` is to replace: where a link leads, so that the link stays.
std::string target_of(const std::string& path) {
    std::error_code error;
    if (!fs::is_symlink(path, error))
        return path;
    const fs::path target = fs::weakly_canonical(path, error);
    return error ? path : target.string();
}

/// A file beside the target that takes its place at the end; removed if it does not come to that.
///
/// Its name is fixed (".NAME.entente-tmp") and it is locked while it is written: a temporary that a
/// killed process left behind is unlocked, so the next write takes it over and nothing piles up.
class Temporary {
public:
    Temporary(SystemCalls& calls, std::string target) : calls_(calls), target_(std::move(target)) {
        const fs::path path(target_);
        folder_ = path.has_parent_path() ? path.parent_path().string() : ".";
        const std::string stem =
            (fs::path(folder_) / ("." + path.filename().string() + ".entente-tmp")).string();
        constexpr int most_writers = 100;
        for (int i = 0; i < most_writers && !file_; ++i)
            try_open(i == 0 ? stem : fmt::format("{}-{}", stem, i));
        if (!file_)
            fail(target_, "cannot create a temporary file beside it", EBUSY);
        if (calls_.ftruncate(file_->fd(), 0) != 0)
            give_up("cannot write", errno);
        keep_mode();
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    ~Temporary() {
        if (!done_ && file_)
            calls_.unlink(name_.c_str());  // before the lock goes with the descriptor
    }

    void write(std::string_view bytes) { write_all(calls_, file_->fd(), bytes, target_); }

    void commit() {
        sync(calls_, file_->fd(), target_);
        // the copy keeps the lock over close and rename: no other writer can take the name
        const OpenFile lock(calls_, ::dup(file_->fd()));
        if (const int error = file_->close(); error != 0)
            fail(target_, "cannot close", error);
        if (calls_.rename(name_.c_str(), target_.c_str()) != 0)
            fail(target_, "cannot replace", errno);
        done_ = true;
        const OpenFile folder(calls_, open_retrying(calls_, folder_, O_RDONLY | O_DIRECTORY));
        if (folder.fd() >= 0)  // a folder that may be written but not read cannot be synced
            sync(calls_, folder.fd(), target_);
        else if (errno != EACCES)
            fail(target_, "cannot open its folder", errno);
    }

private:
    [[noreturn]] void give_up(std::string_view what, int error) {
        calls_.unlink(name_.c_str());
        done_ = true;
        fail(target_, what, error);
    }

    void try_open(const std::string& name) {
        constexpr mode_t before_umask = 0666;
        const int fd = open_retrying(calls_, name, O_RDWR | O_CREAT | O_NOFOLLOW, before_umask);
        if (fd < 0) {
            const int error = errno;
            const bool taken = error == ELOOP || error == EISDIR || error == EACCES;
            std::error_code unknown;
            if (taken && fs::exists(fs::symlink_status(name, unknown)))
                return;  // by a link, a folder or another user; the next name may be free
            fail(target_, "cannot write", error);
        }
        file_.emplace(calls_, fd);
        name_ = name;
        struct stat info {};
        struct stat named {};
        if (calls_.lock(fd) != 0)
            return file_.reset();  // somebody is writing it
        if (calls_.fstat(fd, &info) != 0)
            give_up("cannot write", errno);
        // a file of that name that is somebody else's, is linked elsewhere, or was renamed away
        // before we had the lock is not ours to write
        const bool ours = S_ISREG(info.st_mode) && info.st_uid == ::geteuid() &&
                          info.st_nlink == 1 && ::lstat(name.c_str(), &named) == 0 &&
                          named.st_ino == info.st_ino && named.st_dev == info.st_dev;
        if (!ours)
            file_.reset();
    }

    void keep_mode() {
        struct stat info {};
        if (::stat(target_.c_str(), &info) != 0)
            return;
        constexpr mode_t permissions = 07777;
        if (calls_.fchmod(file_->fd(), info.st_mode & permissions) != 0)
            give_up("cannot keep its permissions", errno);
    }

    SystemCalls& calls_;
    std::string target_;
    std::string folder_;
    std::string name_;
    std::optional<OpenFile> file_;
    bool done_ = false;
};

class PosixFileSystem final : public FileSystem {
public:
    explicit PosixFileSystem(SystemCalls& calls) : calls_(calls) {}

    std::string read(const std::string& path, std::uint64_t most) override {
        if (path == "-")
            return read_all(STDIN_FILENO, path, most, 0);
        OpenFile file(calls_, open_retrying(calls_, path, O_RDONLY));
        if (file.fd() < 0)
            fail(path, "cannot open", errno);
        struct stat info {};
        if (calls_.fstat(file.fd(), &info) != 0)
            fail(path, "cannot read", errno);
        if (S_ISDIR(info.st_mode))
            fail(path, "cannot read", EISDIR);
        const auto size = info.st_size > 0 ? static_cast<std::uint64_t>(info.st_size) : 0;
        return read_all(file.fd(), path, most, size);
    }

    void write(const std::string& path, std::string_view bytes) override {
        write(path, [bytes](const Sink& sink) { sink(bytes); });
    }

    void write(const std::string& path, const std::function<void(const Sink&)>& producer) override {
        if (path == "-") {
            producer(
                [&](std::string_view bytes) { write_all(calls_, STDOUT_FILENO, bytes, path); });
            return;
        }
        const std::string target = target_of(path);
        std::error_code error;
        const fs::file_status status = fs::status(target, error);
        if (fs::exists(status) && !fs::is_regular_file(status))
            return write_in_place(target, producer);
        Temporary temporary(calls_, target);
        producer([&](std::string_view bytes) { temporary.write(bytes); });
        temporary.commit();
    }

private:
    /// Devices and pipes cannot be replaced.
    void write_in_place(const std::string& path, const std::function<void(const Sink&)>& producer) {
        OpenFile file(calls_, open_retrying(calls_, path, O_WRONLY));
        if (file.fd() < 0)
            fail(path, "cannot write", errno);
        producer([&](std::string_view bytes) { write_all(calls_, file.fd(), bytes, path); });
        if (const int failed = file.close(); failed != 0)
            fail(path, "cannot close", failed);
    }

    std::string read_all(int fd, const std::string& path, std::uint64_t most, std::uint64_t size) {
        if (size > most)
            too_long(path, most);
        std::string bytes;
        std::size_t used = 0;
        // one byte more than the file should have, so that its end shows without another read
        bytes.resize(static_cast<std::size_t>(std::max<std::uint64_t>(size + 1, 1)));
        for (;;) {
            if (used == bytes.size())
                bytes.resize(bytes.size() + std::max(chunk_bytes, bytes.size() / 2));
            const ssize_t n = calls_.read(fd, bytes.data() + used, bytes.size() - used);
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                fail(path, "cannot read", errno);
            if (n == 0)
                break;
            used += static_cast<std::size_t>(n);
            if (used > most)
                too_long(path, most);
        }
        bytes.resize(used);
        return bytes;
    }

    [[noreturn]] static void too_long(const std::string& path, std::uint64_t most) {
        throw Error(ErrorCode::limit,
                    {.file = path},
                    fmt::format("longer than the limit of {} bytes", most));
    }

    SystemCalls& calls_;
};

}  // namespace

ClosedPipe::ClosedPipe()
    : Error(ErrorCode::io, {.file = "standard output"}, "closed by its reader") {}

std::unique_ptr<FileSystem> make_file_system(SystemCalls& calls) {
    return std::make_unique<PosixFileSystem>(calls);
}

FileSystem& real_file_system() {
    static SystemCalls calls;
    static PosixFileSystem system(calls);
    return system;
}

std::vector<std::string> list_files(const std::string& path) {
    if (path == "-")
        return {path};
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        fail(path, "cannot open", error ? error.value() : ENOENT);
    if (!fs::is_directory(status))
        return {path};
    std::vector<std::string> files;
    fs::recursive_directory_iterator at(path, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        if (at->path().filename().string().starts_with('.')) {
            at.disable_recursion_pending();
            continue;
        }
        std::error_code unknown;  // a link that leads nowhere is no file
        if (at->is_regular_file(unknown))
            files.push_back(at->path().string());
    }
    if (error)
        fail(path, "cannot list", error.value());
    std::ranges::sort(files);
    return files;
}

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw Error(ErrorCode::io, {}, "the cryptographic library cannot compute SHA-256");
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(std::size_t{2} * size);
    for (unsigned int i = 0; i < size; ++i) {
        hex += digits[digest.at(i) >> 4U];
        hex += digits[digest.at(i) & 0xFU];
    }
    return hex;
}

}  // namespace entente
