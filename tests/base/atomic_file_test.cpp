// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"

#include "base/error.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <string>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace taskatlas {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

mode_t mode_of(const fs::path& path) {
  struct stat info {};
  EXPECT_EQ(::stat(path.c_str(), &info), 0);
  return info.st_mode & 07777;
}

std::ptrdiff_t files_in(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

template <class Action>
std::string failure_of(ErrorKind kind, Action action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind);
    return error.what();
  }
  ADD_FAILURE() << "no error";
  return "";
}

TEST(AtomicFile, WritesAndReplaces) {
  const testing::TemporaryFolder folder;
  const fs::path path = folder / "a b.txt";
  write_file_atomically(path, "one", Links::kFollow);
  EXPECT_EQ(read_file(path), "one");
  const std::string binary("\0\xFF\r\n", 4);
  write_file_atomically(path, binary, Links::kFollow);
  EXPECT_EQ(read_file(path), binary);
  write_file_atomically(path, "", Links::kFollow);
  EXPECT_EQ(read_file(path), "");
  EXPECT_EQ(files_in(folder.path()), 1);
}

TEST(AtomicFile, PutsAFileInALinksPlaceWhereAsked) {
  const testing::TemporaryFolder folder;
  write_file_atomically(folder / "precious", "years of work", Links::kFollow);
  fs::create_symlink(folder / "precious", folder / "link");
  fs::create_symlink(folder / "nowhere", folder / "dangling");
  for (const char* name : {"link", "dangling"}) {
    write_file_atomically(folder / name, "ours", Links::kReplace);
    EXPECT_FALSE(fs::is_symlink(folder / name)) << name;
    EXPECT_EQ(read_file(folder / name), "ours") << name;
  }
  EXPECT_EQ(read_file(folder / "precious"), "years of work");
  EXPECT_FALSE(fs::exists(folder / "nowhere"));
}

TEST(AtomicFile, PutsAFileInAPipesPlaceWhereAsked) {
  const testing::TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0666), 0);
  write_file_atomically(folder / "pipe", "ours", Links::kReplace);
  EXPECT_TRUE(fs::is_regular_file(folder / "pipe"));
  EXPECT_EQ(read_file(folder / "pipe"), "ours");
}

TEST(AtomicFile, NewFilesObeyTheUmaskAndOldOnesKeepTheirMode) {
  const testing::TemporaryFolder folder;
  const mode_t before = ::umask(027);
  write_file_atomically(folder / "new", "x", Links::kFollow);
  write_file_atomically(folder / "old", "x", Links::kFollow);
  fs::permissions(folder / "old", fs::perms(0604));
  write_file_atomically(folder / "old", "y", Links::kFollow);
  EXPECT_EQ(::umask(before), 027U);
  EXPECT_EQ(mode_of(folder / "new"), 0640U);
  EXPECT_EQ(mode_of(folder / "old"), 0604U);
}

TEST(AtomicFile, FollowsLinksEvenToNothingYet) {
  const testing::TemporaryFolder folder;
  fs::create_directory(folder / "below");
  fs::create_symlink("below/file", folder / "first");
  fs::create_symlink(folder / "first", folder / "second");
  for (const char* content : {"new", "newer"}) {
    write_file_atomically(folder / "second", content, Links::kFollow);
    EXPECT_EQ(read_file(folder / "below/file"), content);
    EXPECT_TRUE(fs::is_symlink(folder / "first"));
    EXPECT_TRUE(fs::is_symlink(folder / "second"));
  }
  fs::create_symlink("loop", folder / "loop");
  EXPECT_THAT(failure_of(ErrorKind::kFailed,
                         [&] { write_file_atomically(folder / "loop", "x", Links::kFollow); }),
              HasSubstr("loop"));
}

TEST(AtomicFile, WritesIntoADevice) {
  EXPECT_NO_THROW(write_file_atomically("/dev/null", "gone", Links::kFollow));
  EXPECT_THAT(failure_of(ErrorKind::kFailed,
                         [] { write_file_atomically("/dev/full", "x", Links::kFollow); }),
              AllOf(HasSubstr("/dev/full"), HasSubstr("No space left")));
}

TEST(AtomicFile, FailuresNameThePathAndLeaveNothingBehind) {
  const testing::TemporaryFolder folder;
  EXPECT_THAT(failure_of(ErrorKind::kFailed,
                         [&] { write_file_atomically(folder / "no/file", "x", Links::kFollow); }),
              AllOf(HasSubstr("no/file"), HasSubstr("No such file")));
  EXPECT_THAT(failure_of(ErrorKind::kFailed,
                         [&] { write_file_atomically(folder.path(), "x", Links::kFollow); }),
              HasSubstr("Is a directory"));
  EXPECT_EQ(files_in(folder.path()), 0);
}

// In a child of its own, without root's rights, which no permission stops.
template <class Action>
int exit_code_as_nobody(Action action) {
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0 && ::setuid(kNobody) != 0) ::_exit(99);
    ::_exit(action());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(AtomicFile, AReadOnlyFolderIsAnErrorAndTheOldContentStays) {
  const testing::TemporaryFolder folder;
  const fs::path path = folder / "kept";
  write_file_atomically(path, "old", Links::kFollow);
  fs::permissions(path, fs::perms(0666));
  fs::permissions(folder.path(), fs::perms(0555));
  EXPECT_EQ(exit_code_as_nobody([&] {
              try {
                write_file_atomically(path, "new", Links::kFollow);
              } catch (const Error& error) {
                return std::string(error.what()).find("Permission denied") == std::string::npos;
              }
              return true;
            }),
            0);
  fs::permissions(folder.path(), fs::perms(0755));
  EXPECT_EQ(read_file(path), "old");
  EXPECT_EQ(files_in(folder.path()), 1);
}

TEST(AtomicFile, AWriterKilledAtAnyMomentLeavesOneWholeContent) {
  const testing::TemporaryFolder folder;
  const fs::path path = folder / "file";
  constexpr std::size_t kSize = 3'000'000;
  write_file_atomically(path, std::string(kSize, 'a'), Links::kFollow);
  for (int round = 0; round < 25; ++round) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      for (char c = 'b';; c = c == 'z' ? 'b' : static_cast<char>(c + 1)) {
        write_file_atomically(path, std::string(kSize, c), Links::kFollow);
      }
    }
    ::usleep(static_cast<useconds_t>(500 + 1700 * round));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const std::string content = read_file(path);
    ASSERT_EQ(content.size(), kSize);
    ASSERT_EQ(std::count(content.begin(), content.end(), content.front()),
              static_cast<std::ptrdiff_t>(kSize));
  }
}

TEST(ReadFile, RefusesWhatItCannotRead) {
  const testing::TemporaryFolder folder;
  write_file_atomically(folder / "five", "12345", Links::kFollow);
  const auto read = [&](const fs::path& path, std::uintmax_t limit) {
    return failure_of(ErrorKind::kBadInput, [&] { read_file(path, limit); });
  };
  EXPECT_EQ(read_file(folder / "five", 5), "12345");
  EXPECT_THAT(read(folder / "five", 4), AllOf(HasSubstr("five"), HasSubstr("larger than 4 bytes")));
  EXPECT_THAT(read(folder / "absent", 9), HasSubstr("No such file"));
  EXPECT_THAT(read(folder.path(), 9), HasSubstr("is a folder"));
  EXPECT_THAT(read("/dev/zero", 9), HasSubstr("larger than 9 bytes"));
}

TEST(ReadFile, ReadsFilesThatClaimToBeEmpty) {
  EXPECT_THAT(read_file("/proc/self/status"), HasSubstr("Pid:"));
}

TEST(ReadRegularFile, WaitsForNoPipeAndReadsNoDevice) {
  const testing::TemporaryFolder folder;
  write_file_atomically(folder / "five", "12345", Links::kReplace);
  fs::create_symlink("five", folder / "link");
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0666), 0);
  fs::create_symlink("pipe", folder / "to the pipe");
  for (const char* name : {"five", "link"}) {
    EXPECT_EQ(read_regular_file(folder / name, 5), "12345") << name;
    EXPECT_EQ(read_beginning(folder / name, 3), "123") << name;
    EXPECT_EQ(read_beginning(folder / name, 9), "12345") << name;
  }
  const auto refused = [](const fs::path& path) {
    const auto whole = failure_of(ErrorKind::kBadInput, [&] { read_regular_file(path, 4); });
    if (path.filename() != "five") {
      EXPECT_EQ(failure_of(ErrorKind::kBadInput, [&] { read_beginning(path, 4); }), whole);
    }
    return whole;
  };
  EXPECT_THAT(refused(folder / "five"), HasSubstr("larger than 4 bytes"));
  EXPECT_THAT(refused(folder / "absent"), HasSubstr("No such file"));
  EXPECT_THAT(refused(folder.path()), HasSubstr("is a folder"));
  EXPECT_THAT(refused(folder / "pipe"), HasSubstr("pipe: it is no regular file; remove it"));
  EXPECT_THAT(refused(folder / "to the pipe"), HasSubstr("it is no regular file; remove it"));
  EXPECT_THAT(refused("/dev/zero"), HasSubstr("it is no regular file"));
}

TEST(OpenRegularFile, FollowsNoLinkAndWaitsForNoPipe) {
  const testing::TemporaryFolder folder;
  write_file_atomically(folder / "precious", "years of work", Links::kReplace);
  fs::create_symlink("precious", folder / "link");
  fs::create_symlink("nowhere", folder / "dangling");
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0666), 0);
  const auto error = [&](const char* name, int flags) {
    const int fd = open_regular_file(folder / name, flags);
    if (fd < 0) return errno;
    ::close(fd);
    return 0;
  };
  for (const int flags : {O_RDONLY, O_WRONLY | O_CREAT | O_TRUNC, O_RDWR | O_CREAT}) {
    EXPECT_EQ(error("link", flags), ELOOP);
    EXPECT_EQ(error("dangling", flags), ELOOP);
    EXPECT_EQ(error("pipe", flags), ENXIO);
  }
  EXPECT_EQ(read_file(folder / "precious"), "years of work");
  EXPECT_FALSE(fs::exists(folder / "nowhere"));
  EXPECT_EQ(error("new", O_RDONLY), ENOENT);
  EXPECT_EQ(error("new", O_WRONLY | O_CREAT), 0);
  EXPECT_EQ(read_file(folder / "new"), "");
  EXPECT_EQ(error("precious", O_WRONLY | O_TRUNC), 0);
  EXPECT_EQ(read_file(folder / "precious"), "");
}

}  // namespace
}  // namespace taskatlas
