// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

/// What a run of the program gave.
struct Outcome {
    int status = -1;  ///< as a shell shows it: 128 + signal where one ended it
    std::string out;
    std::string err;
};

/// An empty folder of its own, in which the real program is run. Gone at the end.
class Sandbox {
public:
    Sandbox();
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    void write(const std::string& path, std::string_view bytes) const;
    [[nodiscard]] std::string read(const std::string& path) const;
    [[nodiscard]] bool has(const std::string& path) const;
    /// Names of all that is in the folder, hidden files too, sorted.
    [[nodiscard]] std::vector<std::string> files() const;
    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }

    struct Setting {
        std::string input;                               ///< standard input
        std::map<std::string, std::string> environment;  ///< besides PATH
    };
    /// Runs `entente WORDS...` in the folder.
    [[nodiscard]] Outcome run(const std::vector<std::string>& words) const;
    [[nodiscard]] Outcome run(const std::vector<std::string>& words, const Setting& setting) const;
    /// Runs a line of shell in which $ENTENTE is the program.
    [[nodiscard]] Outcome shell(const std::string& line) const;

private:
    [[nodiscard]] Outcome spawn(const std::vector<std::string>& command,
                                const Setting& setting) const;
    std::filesystem::path folder_;
};

}  // namespace entente::test
