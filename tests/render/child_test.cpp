// SPDX-License-Identifier: MIT
#include "render/child.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>
#include <vector>

namespace entente {
namespace {

TEST(ChildTest, HandsBackLargeResults) {
    const std::string large(3'000'000, 'x');
    const ChildResult result = run_in_child([&] { return large; }, {});
    EXPECT_TRUE(result.ok);
    EXPECT_EQ(result.bytes, large);
    EXPECT_TRUE(run_in_child([] { return std::string(); }, {}).ok);
}

TEST(ChildTest, TellsAnExceptionsWords) {
    const ChildResult result =
        run_in_child([]() -> std::string { throw std::runtime_error("no such engine"); }, {});
    EXPECT_FALSE(result.ok);
    EXPECT_EQ(result.bytes, "no such engine");
}

TEST(ChildTest, SurvivesCrashExitAndAbort) {
    EXPECT_EQ(run_in_child(
                  []() -> std::string {
                      (void)std::signal(SIGSEGV, SIG_DFL);
                      (void)std::raise(SIGSEGV);
                      return {};
                  },
                  {})
                  .bytes,
              "ended by signal 11");
    EXPECT_EQ(run_in_child([]() -> std::string { std::_Exit(3); }, {}).bytes,
              "gave up with status 3");
    EXPECT_FALSE(run_in_child([]() -> std::string { std::_Exit(0); }, {}).ok);
}

TEST(ChildTest, EndsWorkThatNeverEnds) {
    const auto begin = std::chrono::steady_clock::now();
    const ChildResult result = run_in_child(
        []() -> std::string {
            std::this_thread::sleep_for(std::chrono::hours(1));
            return {};
        },
        {.layout_seconds = 1});
    EXPECT_FALSE(result.ok);
    EXPECT_EQ(result.bytes, "took longer than 1 s");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(ChildTest, MemoryHasALimit) {
    const ChildResult result = run_in_child(
        [] {
            std::vector<char> much(1ULL << 30, 'x');
            return std::string(1, much.back());
        },
        {.layout_bytes = 256ULL << 20});
    EXPECT_FALSE(result.ok);
}
#endif

TEST(ChildTest, CannotWriteFiles) {
    const std::string path = ::testing::TempDir() + "/entente-child-test";
    const ChildResult result = run_in_child(
        [&] {
            (void)std::signal(SIGXFSZ, SIG_IGN);
            FILE* const file = std::fopen(path.c_str(), "w");
            const bool wrote =
                file != nullptr && std::fputs("x", file) >= 0 && std::fclose(file) == 0;
            return std::string(wrote ? "wrote" : "refused");
        },
        {});
    (void)std::remove(path.c_str());
    EXPECT_TRUE(result.ok);
    EXPECT_EQ(result.bytes, "refused");
}

}  // namespace
}  // namespace entente
