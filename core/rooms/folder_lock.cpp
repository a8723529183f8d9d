// SPDX-License-Identifier: MIT
#include "rooms/folder_lock.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace taskatlas::rooms {

FolderLock::FolderLock(const std::filesystem::path& folder) {
  const std::string path = folder / kFileName;
  file_ = open_regular_file(path, O_RDWR | O_CREAT);
  if (file_ < 0 && (errno == ELOOP || errno == ENXIO)) {
    throw failure(path + " is a link, or no regular file; remove it");
  }
  if (file_ < 0) throw failure("cannot write to " + folder.string() + ": " + std::strerror(errno));
  if (flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  const int error = errno;
  close(file_);
  if (error == EWOULDBLOCK) {
    throw bad_input("another process renders into " + folder.string() +
                    ": wait for it, or choose another folder");
  }
  throw failure("cannot lock " + path + ": " + std::strerror(error));
}

FolderLock::~FolderLock() { close(file_); }

}  // namespace taskatlas::rooms
