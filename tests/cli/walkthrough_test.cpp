// SPDX-License-Identifier: MIT
#include "tests/cli/sandbox.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace entente::test {
namespace {

/// A block of commands of the page, and what the page says they print; nothing where it says
/// nothing.
struct Step {
    std::string commands;
    std::string output;
};

std::vector<Step> steps_of(const std::string& path) {
    std::vector<Step> steps;
    std::ifstream file(path);
    std::string* into = nullptr;
    for (std::string line; std::getline(file, line);) {
        if (line == "```sh") {
            into = &steps.emplace_back().commands;
        } else if (line == "```text") {
            into = &steps.back().output;
        } else if (line == "```") {
            into = nullptr;
        } else if (into != nullptr) {
            *into += line + "\n";
        }
    }
    return steps;
}

/// What a reader copies from the page does what the page says.
TEST(WalkthroughTest, EveryCommandDoesWhatThePageSays) {
    const Sandbox box;
    std::filesystem::create_directory_symlink(ENTENTE_SOURCE_DIR "/examples",
                                              box.folder() / "examples");
    const std::vector<Step> steps = steps_of(ENTENTE_SOURCE_DIR "/examples/walkthrough.md");
    ASSERT_GE(steps.size(), 10U);
    for (const Step& step : steps) {
        const Outcome got = box.shell("entente() { $ENTENTE \"$@\"; }\n" + step.commands);
        EXPECT_EQ(got.err, "") << step.commands;
        EXPECT_EQ(got.out, step.output) << step.commands;
    }
}

}  // namespace
}  // namespace entente::test
