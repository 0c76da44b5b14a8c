// SPDX-License-Identifier: MIT
#include "cli/journal.hpp"

#include "graph/base/error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace entente::cli {
namespace {

constexpr std::string_view magic = "entente journal 1\t";

/// The fields of a line, apart by tabs.
std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    while (true) {
        const std::size_t tab = line.find('\t');
        fields.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos)
            return fields;
        line.remove_prefix(tab + 1);
    }
}

std::optional<std::uint64_t> number_of(std::string_view text) {
    std::uint64_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && stop == text.data() + text.size() ? std::optional(number)
                                                                     : std::nullopt;
}

/// Names with tabs or line breaks are written so that they have none.
std::string field(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += c == '\t' ? "\\t" : c == '\n' ? "\\n" : c == '\\' ? "\\\\" : std::string(1, c);
    return out;
}

}  // namespace

void Journal::fail(std::string_view what) const {
    throw Error(ErrorCode::io, {.file = path_}, fmt::format("{}: {}", what, std::strerror(errno)));
}

Journal::Journal(std::string path, const std::string& key) : path_(std::move(path)) {
    file_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file_ < 0)
        fail("cannot open");
    try {
        if (flock(file_, LOCK_EX | LOCK_NB) != 0)
            throw Error(ErrorCode::usage, {.file = path_}, "another run is writing this journal");
        load(key);
    } catch (...) {
        close(std::exchange(file_, -1));
        throw;
    }
}

Journal::~Journal() {
    if (file_ >= 0)
        close(file_);
}

std::string Journal::read(std::uint64_t begin, std::uint64_t size) const {
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got =
            pread(file_, bytes.data() + done, size - done, static_cast<off_t>(begin + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            fail("cannot read");
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

/// Reads the heads of the records; what stands behind the last whole one is cut off.
void Journal::load(const std::string& key) {
    struct stat about {};
    if (fstat(file_, &about) != 0)
        fail("cannot read");
    const auto size = static_cast<std::uint64_t>(about.st_size);
    const std::string first = std::string(magic) + field(key) + "\n";
    const std::string head_line = read(0, first.size());
    if (head_line != first) {
        if (size < first.size() && first.starts_with(head_line)) {
            if (ftruncate(file_, 0) != 0)  // cut off in its first line
                fail("cannot write");
            append(first);
            return;
        }
        throw Error(ErrorCode::usage,
                    {.file = path_},
                    head_line.starts_with(magic)
                        ? "the journal is of other rules or options; remove it to begin "
                          "anew"
                        : "this is no journal");
    }
    constexpr std::uint64_t longest_head = 1 << 16;
    std::uint64_t at = first.size();
    while (at < size) {
        const std::string head = read(at, std::min(longest_head, size - at));
        const std::size_t line = head.find('\n');
        if (line == std::string::npos)
            break;
        const std::vector<std::string_view> fields =
            fields_of(std::string_view(head).substr(0, line));
        Record record{fields.size() > 1 ? std::string(fields[1]) : "", at + line + 1, {}};
        std::uint64_t end = record.begin;
        for (std::size_t i = 2; i < fields.size(); ++i) {
            const std::optional<std::uint64_t> part = number_of(fields[i]);
            if (!part)
                throw Error(ErrorCode::syntax, {.file = path_}, "the journal is damaged");
            record.sizes.push_back(*part);
            end += *part;
        }
        if (end > size)
            break;
        records_.insert_or_assign(std::string(fields[0]), std::move(record));
        at = end;
    }
    if (at < size && ftruncate(file_, static_cast<off_t>(at)) != 0)
        fail("cannot write");
    if (lseek(file_, 0, SEEK_END) < 0)
        fail("cannot write");
    found_ = records_.size();
}

std::optional<std::vector<std::string>> Journal::find(std::string_view name,
                                                      std::string_view stamp) const {
    const auto found = records_.find(field(name));
    if (found == records_.end() || found->second.stamp != stamp)
        return std::nullopt;
    std::vector<std::string> parts;
    std::uint64_t at = found->second.begin;
    for (const std::uint64_t size : found->second.sizes) {
        parts.push_back(read(at, size));
        at += size;
    }
    return parts;
}

void Journal::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail("cannot write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void Journal::add(std::string_view name,
                  std::string_view stamp,
                  const std::vector<std::string>& parts) {
    std::string record = fmt::format("{}\t{}", field(name), stamp);
    for (const std::string& part : parts)
        record += fmt::format("\t{}", part.size());
    record += '\n';
    for (const std::string& part : parts)
        record += part;
    append(record);
}

void Journal::finish() {
    if (unlink(path_.c_str()) != 0 && errno != ENOENT)
        fail("cannot remove");
}

}  // namespace entente::cli
