// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente::cli {

/// What is done of a long piece of work, kept in a file while it goes on, so that it need not be
/// done again after an interruption. A record is added in one piece; one that was cut off by a
/// crash is noticed and dropped.
class Journal {
public:
    /// Opens or makes the file. @param key what the records depend on (rules, options): a journal
    /// of another key is refused. @throws Error{io}, Error{usage}
    Journal(std::string path, const std::string& key);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// How many records there were when it was opened.
    [[nodiscard]] std::size_t found() const noexcept { return found_; }
    /// The parts of a record, if there is one of this name and stamp. Safe from many threads while
    /// nothing is added that is asked for.
    [[nodiscard]] std::optional<std::vector<std::string>> find(std::string_view name,
                                                               std::string_view stamp) const;
    /// @throws Error{io}
    void add(std::string_view name, std::string_view stamp, const std::vector<std::string>& parts);
    /// The work is done: removes the file.
    void finish();

private:
    struct Record {
        std::string stamp;
        std::uint64_t begin = 0;  ///< of its body
        std::vector<std::uint64_t> sizes;
    };
    void load(const std::string& key);
    [[nodiscard]] std::string read(std::uint64_t begin, std::uint64_t size) const;
    void append(std::string_view bytes);
    [[noreturn]] void fail(std::string_view what) const;

    std::string path_;
    int file_ = -1;
    std::size_t found_ = 0;
    std::unordered_map<std::string, Record> records_;  ///< as they were when it was opened
};

}  // namespace entente::cli
