// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/limits.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// The members of a ZIP archive held in memory.
class ZipArchive {
public:
    /// `bytes` must outlive the archive. @throws Error{syntax}
    ZipArchive(std::string_view bytes, const Limits& limits);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    /// A member, unpacked; nothing where there is none of the name. What it says of its size is not
    /// believed: it is counted while unpacking. @throws Error{limit} where it is larger than
    /// Limits::document_bytes or more than ReaderLimits::archive_ratio times what is packed;
    /// Error{syntax} where it is damaged or enciphered.
    [[nodiscard]] std::optional<std::string> read(const std::string& name) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Whether a file begins like a ZIP archive.
[[nodiscard]] bool is_zip(std::string_view bytes) noexcept;

}  // namespace entente
