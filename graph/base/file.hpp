// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Where all file work goes through, so that tests can make the k-th operation fail.
class FileSystem {
public:
    virtual ~FileSystem() = default;
    /// Whole file, or standard input for "-". @throws Error{io} if it cannot be read, Error{limit}
    /// if longer than `most`.
    [[nodiscard]] virtual std::string read(const std::string& path, std::uint64_t most) = 0;
    /// Replaces the file as a whole: temporary beside it, write, fsync, close, rename, fsync of the
    /// folder. "-" is standard output. On failure the old file is as it was and no temporary is
    /// left. @throws Error{io}.
    virtual void write(const std::string& path, std::string_view bytes) = 0;
    /// The same, for output too large to hold: `producer` is given a sink and the file appears only
    /// when it returns.
    using Sink = std::function<void(std::string_view)>;
    virtual void write(const std::string& path,
                       const std::function<void(const Sink&)>& producer) = 0;
};

/// The real one.
[[nodiscard]] FileSystem& real_file_system();

/// Thrown by write to "-" when the reader of standard output has gone away (`| head`): not worth a
/// message.
class ClosedPipe : public Error {
public:
    ClosedPipe();
};

/// All regular files below a folder (hidden ones and links to folders left out), sorted by path; a
/// file gives itself, "-" too.
/// @throws Error{io} if `path` does not exist or cannot be listed.
[[nodiscard]] std::vector<std::string> list_files(const std::string& path);

/// SHA-256 in lower-case hexadecimal.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace entente
