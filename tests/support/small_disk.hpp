// SPDX-License-Identifier: MIT
// A file system in memory of a chosen size, seen by a child process alone.
#pragma once

#include <cerrno>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

namespace taskatlas::testing {

inline constexpr int kNoSmallDisk = 77;

// Within a child of in_small_disk().
class SmallDisk {
 public:
  explicit SmallDisk(std::filesystem::path folder) : folder_(std::move(folder)) {}
  const std::filesystem::path& folder() const { return folder_; }
  // Both throw where the kernel refuses.
  void resize(std::size_t bytes) const { remount("size=" + std::to_string(bytes), 0); }
  void protect(bool read_only) const { remount({}, read_only ? MS_RDONLY : 0); }

 private:
  void remount(const std::string& options, unsigned long flags) const {
    if (::mount("none", folder_.c_str(), "tmpfs", MS_REMOUNT | flags, options.c_str()) != 0) {
      throw std::runtime_error("cannot remount: errno " + std::to_string(errno));
    }
  }
  std::filesystem::path folder_;
};

// Runs an action in a child process that has a file system of so many bytes at `folder`; what it
// returns, -signal where it was killed, kNoSmallDisk where this machine lets nobody mount anything
// (it takes root, or user namespaces).
inline int in_small_disk(const std::filesystem::path& folder, std::size_t bytes,
                         const std::function<int(const SmallDisk&)>& action) {
  const pid_t child = ::fork();
  if (child == 0) {
    int code = 99;
    try {
      const auto user = ::geteuid(), group = ::getegid();
      bool apart = ::unshare(CLONE_NEWNS) == 0;
      if (!apart && ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) {
        std::ofstream("/proc/self/setgroups") << "deny";
        std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
        std::ofstream("/proc/self/gid_map") << "0 " << group << " 1";
        apart = true;
      }
      const std::string options = "size=" + std::to_string(bytes);
      if (!apart || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
          ::mount("none", folder.c_str(), "tmpfs", 0, options.c_str()) != 0) {
        ::_exit(kNoSmallDisk);
      }
      code = action(SmallDisk(folder));
    } catch (const std::exception& error) {
      std::fprintf(stderr, "on the small disk: %s\n", error.what());
    }
    ::_exit(code);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace taskatlas::testing
