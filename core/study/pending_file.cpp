// SPDX-License-Identifier: MIT
#include "study/pending_file.hpp"

#include "base/error.hpp"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace taskatlas {
namespace {

std::string reason(int error) { return std::generic_category().message(error); }

std::filesystem::path journal_of(const std::filesystem::path& path) {
  return path.string() + "-journal";
}

void sync(const std::filesystem::path& path, int flags, bool must) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
  const bool synced = fd >= 0 && ::fsync(fd) == 0;
  const int error = errno;
  if (fd >= 0) ::close(fd);
  if (!synced && must) throw failure("cannot write " + path.string() + ": " + reason(error));
}

}  // namespace

PendingFile::PendingFile(const std::filesystem::path& final, bool overwrite)
    : overwrite_(overwrite) {
  std::error_code ignored;
  final_ = std::filesystem::is_symlink(final, ignored)
               ? std::filesystem::weakly_canonical(final, ignored)
               : std::filesystem::absolute(final);
  check_final();
  static std::atomic<unsigned> counter{0};
  const auto folder = final_.parent_path();
  while (true) {
    temporary_ = folder / ("." + final_.filename().string() + "." + std::to_string(::getpid()) +
                           "-" + std::to_string(counter++) + ".tmp");
    const int fd = ::open(temporary_.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666);
    if (fd >= 0) {
      ::close(fd);
      return;
    }
    if (errno != EEXIST) {
      const int error = errno;
      temporary_.clear();
      throw failure("cannot write " + final_.string() + ": " + reason(error));
    }
  }
}

PendingFile::~PendingFile() {
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  ::unlink(journal_of(temporary_).c_str());
}

void PendingFile::check_final() const {
  std::error_code ignored;
  const auto status = std::filesystem::status(final_, ignored);
  if (!std::filesystem::exists(status)) return;
  if (!std::filesystem::is_regular_file(status)) {
    throw usage_error(final_.string() + ": is not a file; name a file that ends in .taskstudy");
  }
  if (!overwrite_) {
    throw usage_error(final_.string() +
                      ": exists already; choose another name, or ask for it to be overwritten");
  }
  // A journal belongs to the file that is there now; applied to another it would destroy it.
  if (std::filesystem::exists(journal_of(final_), ignored)) {
    throw failure(final_.string() +
                  ": is being written by another program, or one died while writing; close that "
                  "program, or open the study for editing once, then overwrite it");
  }
}

void PendingFile::commit() {
  check_final();
  if (read_only_) ::chmod(temporary_.c_str(), 0444);
  sync(temporary_, O_RDONLY, true);
  std::error_code ignored;
  if (overwrite_) {
    if (!std::filesystem::exists(final_, ignored)) ::unlink(journal_of(final_).c_str());
    if (::rename(temporary_.c_str(), final_.c_str()) != 0) {
      throw failure("cannot write " + final_.string() + ": " + reason(errno));
    }
    temporary_.clear();
  } else {
    // A journal without its file is left over from a file deleted by hand.
    ::unlink(journal_of(final_).c_str());
    // link() fails where the name has come into existence meanwhile; rename() would replace it.
    if (::link(temporary_.c_str(), final_.c_str()) != 0) {
      const int error = errno;
      if (error == EEXIST) check_final();
      // File systems without links (FAT, some network shares).
      if (::rename(temporary_.c_str(), final_.c_str()) != 0) {
        throw failure("cannot write " + final_.string() + ": " + reason(errno));
      }
      temporary_.clear();
    }
  }
  sync(final_.parent_path(), O_RDONLY | O_DIRECTORY, false);
}

}  // namespace taskatlas
