// SPDX-License-Identifier: MIT
#include "graph/base/file.hpp"

#include "graph/base/system_calls.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/faulty_calls.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <filesystem>
#include <random>
#include <signal.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>

namespace entente {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::uint64_t plenty = 1 << 20;

TEST(FileTest, WritesAndReadsBack) {
    const test::TemporaryFolder folder;
    FileSystem& files = real_file_system();
    const std::string bytes = std::string("a\0b\n", 4) + std::string(100'000, 'x');
    files.write(folder / "x", bytes);
    EXPECT_EQ(files.read(folder / "x", plenty), bytes);
    files.write(folder / "x", "");
    EXPECT_EQ(files.read(folder / "x", 0), "");
    EXPECT_EQ(folder.size(), 1U);
}

TEST(FileTest, LimitIsExact) {
    const test::TemporaryFolder folder;
    test::spill(folder / "x", "12345");
    EXPECT_EQ(real_file_system().read(folder / "x", 5), "12345");
    const auto error = test::error_of([&] { (void)real_file_system().read(folder / "x", 4); });
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code(), ErrorCode::limit);
}

TEST(FileTest, EndlessInputIsStoppedAtTheLimit) {
    const auto error = test::error_of([&] { (void)real_file_system().read("/dev/zero", plenty); });
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code(), ErrorCode::limit);
}

TEST(FileTest, NamesFileAndCause) {
    const test::TemporaryFolder folder;
    const std::string missing = folder / "missing";
    const auto error = test::error_of([&] { (void)real_file_system().read(missing, plenty); });
    ASSERT_TRUE(error);
    EXPECT_EQ(std::string(error->what()), missing + ": cannot open: No such file or directory");
    const auto is_folder =
        test::error_of([&] { (void)real_file_system().read(folder.path(), plenty); });
    ASSERT_TRUE(is_folder);
    EXPECT_THAT(is_folder->what(), HasSubstr("Is a directory"));
}

TEST(FileTest, FullDeviceIsAnError) {
    const auto error = test::error_of([] { real_file_system().write("/dev/full", "bytes"); });
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code(), ErrorCode::io);
    EXPECT_THAT(error->what(), HasSubstr("No space left"));
}

TEST(FileTest, KeepsModeAndLink) {
    const test::TemporaryFolder folder;
    test::spill(folder / "real", "old");
    fs::permissions(folder / "real", fs::perms(0640));
    fs::create_symlink("real", folder / "link");
    real_file_system().write(folder / "link", "new");
    EXPECT_TRUE(fs::is_symlink(folder / "link"));
    EXPECT_EQ(test::slurp(folder / "real"), "new");
    EXPECT_EQ(fs::status(folder / "real").permissions(), fs::perms(0640));
}

TEST(FileTest, ProducerThatThrowsLeavesEverythingAsItWas) {
    const test::TemporaryFolder folder;
    test::spill(folder / "x", "old");
    EXPECT_THROW(real_file_system().write(folder / "x",
                                          [](const FileSystem::Sink& sink) {
                                              sink("half");
                                              throw Error(ErrorCode::usage, {}, "enough");
                                          }),
                 Error);
    EXPECT_EQ(test::slurp(folder / "x"), "old");
    EXPECT_EQ(folder.size(), 1U);
}

TEST(FileTest, TakesOverWhatAKilledWriterLeft) {
    const test::TemporaryFolder folder;
    test::spill(folder / ".x.entente-tmp", "half a file, longer than what comes");
    real_file_system().write(folder / "x", "whole");
    EXPECT_EQ(test::slurp(folder / "x"), "whole");
    EXPECT_EQ(folder.size(), 1U);
}

TEST(FileTest, LeavesTheTemporaryOfALivingWriterAlone) {
    const test::TemporaryFolder folder;
    const std::string name = folder / ".x.entente-tmp";
    const int other = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    ASSERT_GE(other, 0);
    ASSERT_EQ(::flock(other, LOCK_EX), 0);
    real_file_system().write(folder / "x", "mine");
    EXPECT_EQ(test::slurp(folder / "x"), "mine");
    EXPECT_TRUE(fs::exists(name));
    EXPECT_EQ(folder.size(), 2U);
    ::close(other);
}

TEST(FileTest, DoesNotFollowALinkPlantedForItsTemporary) {
    const test::TemporaryFolder folder;
    test::spill(folder / "victim", "precious");
    fs::create_symlink("victim", folder / ".x.entente-tmp");
    real_file_system().write(folder / "x", "mine");
    EXPECT_EQ(test::slurp(folder / "victim"), "precious");
    EXPECT_EQ(test::slurp(folder / "x"), "mine");
}

TEST(FileFaultTest, AnyCallOfAWriteMayFail) {
    for (const int cause : {EIO, ENOSPC, EACCES}) {
        for (const bool existed : {false, true}) {
            int k = 0;
            for (;; ++k) {
                const test::TemporaryFolder folder;
                if (existed)
                    test::spill(folder / "x", "old");
                test::FaultyCalls calls(k, cause);
                const auto files = make_file_system(calls);
                const auto error = test::error_of([&] { files->write(folder / "x", "new text"); });
                if (calls.failed().empty()) {
                    EXPECT_FALSE(error);
                    break;
                }
                const std::string found = test::slurp(folder / "x");
                // whole and new, or as it was: the folder is synced after the file is in place
                EXPECT_TRUE(found == (existed ? "old" : "") || found == "new text") << found;
                EXPECT_EQ(folder.size(), fs::exists(folder / "x") ? 1U : 0U)
                    << "a temporary is left by " << calls.failed();
                if (error) {
                    EXPECT_EQ(error->code(), ErrorCode::io);
                    EXPECT_THAT(error->what(), HasSubstr(folder / "x"));
                } else {
                    EXPECT_EQ(found, "new text") << calls.failed();
                }
            }
            EXPECT_GT(k, 8);
        }
    }
}

TEST(FileFaultTest, AnyCallOfAReadMayFail) {
    const test::TemporaryFolder folder;
    test::spill(folder / "x", "text");
    for (int k = 0;; ++k) {
        test::FaultyCalls calls(k);
        const auto error =
            test::error_of([&] { (void)make_file_system(calls)->read(folder / "x", plenty); });
        if (calls.failed().empty())
            break;
        // nothing is lost when a file that has been read cannot be closed
        EXPECT_EQ(error.has_value(), calls.failed() != "close") << calls.failed();
    }
}

TEST(FileFaultTest, InterruptedAndPartialCallsAreGoneOnWith) {
    const test::TemporaryFolder folder;
    const std::string bytes = "interrupted again and again";
    test::FaultyCalls calls;
    calls.interrupted = true;
    calls.one_byte = true;
    const auto files = make_file_system(calls);
    files->write(folder / "x", bytes);
    EXPECT_EQ(files->read(folder / "x", bytes.size()), bytes);
    EXPECT_GT(calls.count(), 2 * static_cast<int>(bytes.size()));
}

TEST(FileFaultTest, KilledAtAnyInstantLeavesAWholeFile) {
    const test::TemporaryFolder folder;
    const std::string old_text(300'000, 'o');
    const std::string new_text(300'000, 'n');
    real_file_system().write(folder / "x", old_text);
    std::mt19937 random(1);
    for (int round = 0; round < 60; ++round) {
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            for (;;) {
                real_file_system().write(folder / "x", new_text);
                real_file_system().write(folder / "x", old_text);
            }
        }
        ::usleep(static_cast<useconds_t>(random() % 8000));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const std::string found = test::slurp(folder / "x");
        ASSERT_TRUE(found == old_text || found == new_text) << found.size();
    }
    real_file_system().write(folder / "x", new_text);
    EXPECT_EQ(folder.size(), 1U) << "temporaries pile up";
}

TEST(FileTest, ClosedPipeIsToldApart) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::signal(SIGPIPE, SIG_IGN);
        int ends[2];
        if (::pipe(ends) != 0 || ::dup2(ends[1], 1) < 0)
            ::_exit(9);
        ::close(ends[0]);
        ::close(ends[1]);
        try {
            real_file_system().write("-", "text");
        } catch (const ClosedPipe&) {
            ::_exit(7);
        } catch (...) {
            ::_exit(8);
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 7);
}

TEST(ListFilesTest, SortedWithoutHiddenFilesAndLinksToFolders) {
    const test::TemporaryFolder folder;
    fs::create_directories(folder / "b/.git");
    fs::create_directories(folder / "a");
    test::spill(folder / "b/2.txt", "");
    test::spill(folder / "b/.git/config", "");
    test::spill(folder / "b/.hidden", "");
    test::spill(folder / "a/1.txt", "");
    test::spill(folder / "z.txt", "");
    fs::create_directory_symlink("a", folder / "link");
    fs::create_symlink("nowhere", folder / "broken");
    EXPECT_THAT(list_files(folder.path()),
                ElementsAre(folder / "a/1.txt", folder / "b/2.txt", folder / "z.txt"));
    EXPECT_THAT(list_files(folder / "z.txt"), ElementsAre(folder / "z.txt"));
    EXPECT_THAT(list_files("-"), ElementsAre("-"));
    EXPECT_TRUE(test::error_of([&] { (void)list_files(folder / "missing"); }));
}

TEST(Sha256Test, KnownAnswers) {  // FIPS 180-2, appendix B
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace entente
