// SPDX-License-Identifier: MIT
#include "study/pending_file.hpp"

#include "base/error.hpp"
#include "study/lease.hpp"
#include "study/schema.hpp"

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

// The study that a new one is to replace, locked so that nobody takes a lease on it meanwhile.
class Replaced {
 public:
  // Always through SQLite: closing a file that was opened beside it would drop this process's
  // locks.
  explicit Replaced(const std::filesystem::path& path) {
    // A write-protected study cannot be locked, but nobody can hold a lease in it either.
    const bool locks = ::access(path.c_str(), W_OK) == 0;
    database_.emplace(path, locks ? sqlite::Mode::kReadWrite : sqlite::Mode::kReadOnly);
    if (database_->file_size() == 0) return;
    if (!schema::is_study(*database_)) {
      throw usage_error(path.string() +
                        ": is not a study, so it is not overwritten; choose another name");
    }
    if (!locks) return;
    try {
      schema::check_header(*database_);
      transaction_.emplace(*database_);
      for (const char* kind : {"editor", "runner"}) {
        if (const auto holder = Lease::holder(*database_, kind, Doubt::kAlive)) {
          // One on another host that has died cannot be told from one whose clock is wrong.
          throw failure(path.string() + ": cannot be overwritten: " + holder->describe() + "; " +
                        (holder->patience.count() > 0
                             ? "close it there, or choose another name; if " + holder->host +
                                   " is down, delete the file"
                             : "close it there, or choose another name"));
        }
      }
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kBadInput) throw;
      throw usage_error(std::string(error.what()) +
                        ". Whether a program uses it cannot be told, so it is not overwritten; "
                        "delete it, or choose another name");
    }
  }

 private:
  std::optional<sqlite::Database> database_;
  std::optional<sqlite::Transaction> transaction_;
};

void refuse_journal(const std::filesystem::path& path) {
  std::error_code ignored;
  // A journal belongs to the file that is there now; applied to another it would destroy it.
  if (std::filesystem::exists(journal_of(path), ignored)) {
    throw failure(path.string() +
                  ": is being written by another program, or one died while writing; close that "
                  "program, or open the study for editing once, then overwrite it");
  }
}

}  // namespace

void check_replaceable(const std::filesystem::path& path) {
  std::error_code ignored;
  const auto file = std::filesystem::weakly_canonical(path, ignored);
  if (!std::filesystem::is_regular_file(file, ignored)) return;
  refuse_journal(file);
  const Replaced replaced(file);
}

PendingFile::PendingFile(const std::filesystem::path& final, bool overwrite)
    : overwrite_(overwrite) {
  std::error_code ignored;
  final_ = std::filesystem::is_symlink(final, ignored)
               ? std::filesystem::weakly_canonical(final, ignored)
               : std::filesystem::absolute(final);
  check_final();
  if (overwrite_) check_replaceable(final_);
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
  refuse_journal(final_);
}

void PendingFile::commit() {
  check_final();
  if (read_only_) ::chmod(temporary_.c_str(), 0444);
  sync(temporary_, O_RDONLY, true);
  std::error_code ignored;
  if (overwrite_) {
    std::optional<Replaced> replaced;  // locked until the new file is in its place
    if (std::filesystem::exists(final_, ignored)) {
      replaced.emplace(final_);
    } else {
      ::unlink(journal_of(final_).c_str());
    }
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
      // Over NFS the answer to the first request may be lost, and the second one finds the name
      // taken: by us, where our own file has two names.
      struct stat ours {};
      const bool linked = ::stat(temporary_.c_str(), &ours) == 0 && ours.st_nlink == 2;
      if (linked) return sync(final_.parent_path(), O_RDONLY | O_DIRECTORY, false);
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
