// SPDX-License-Identifier: MIT
#include "extract/zip_archive.hpp"

#include "extract/readers.hpp"
#include "graph/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <zip.h>

namespace entente {
namespace {

struct Discard {
    void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};
struct Close {
    void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

[[noreturn]] void damaged(std::string_view what) {
    throw Error(ErrorCode::syntax, {}, fmt::format("the archive is damaged: {}", what));
}

}  // namespace

struct ZipArchive::Impl {
    std::unique_ptr<zip_t, Discard> archive;
    Limits limits;
};

ZipArchive::ZipArchive(std::string_view bytes, const Limits& limits)
    : impl_(std::make_unique<Impl>()) {
    impl_->limits = limits;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr)
        damaged(zip_error_strerror(&error));
    impl_->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (impl_->archive == nullptr) {
        const std::string what = zip_error_strerror(&error);
        zip_source_free(source);
        zip_error_fini(&error);
        damaged(what);
    }
    zip_error_fini(&error);
}

ZipArchive::~ZipArchive() = default;

std::optional<std::string> ZipArchive::read(const std::string& name) const {
    zip_t* const archive = impl_->archive.get();
    const zip_int64_t index = zip_name_locate(archive, name.c_str(), 0);
    if (index < 0)
        return std::nullopt;
    const auto member = static_cast<zip_uint64_t>(index);
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(archive, member, 0, &about) != 0)
        damaged(zip_strerror(archive));
    const std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(archive, member, 0));
    if (file == nullptr)
        damaged(zip_strerror(archive));
    // small members of one repeated word pack better than any honest long one
    constexpr std::uint64_t always_allowed = 1 << 20;
    const std::uint64_t packed = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? about.comp_size : 0;
    const std::uint64_t most = std::min(
        impl_->limits.document_bytes,
        std::max(always_allowed,
                 packed > impl_->limits.document_bytes ? impl_->limits.document_bytes
                                                       : packed * ReaderLimits().archive_ratio));
    std::string out;
    std::array<char, 65536> block{};
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), block.data(), block.size());
        if (got < 0)
            damaged(zip_file_strerror(file.get()));
        if (got == 0)
            return out;
        if (out.size() + static_cast<std::size_t>(got) > most)
            throw Error(ErrorCode::limit,
                        {},
                        fmt::format("{} unpacks to more than {} bytes (Limits::document_bytes, "
                                    "ReaderLimits::archive_ratio)",
                                    name,
                                    most));
        out.append(block.data(), static_cast<std::size_t>(got));
    }
}

bool is_zip(std::string_view bytes) noexcept {
    return bytes.starts_with("PK\x03\x04");
}

}  // namespace entente
