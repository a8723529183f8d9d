// SPDX-License-Identifier: MIT
// What an open study consists of. Internal to the room.
#pragma once

#include "study/lease.hpp"
#include "study/sqlite.hpp"
#include "study/study.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace taskatlas {

// A folder of our own under the system's temporary one, removed with what is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Study::Body {
  std::filesystem::path path;
  StudyAccess access = StudyAccess::kRead;
  int version = 0;  // as it lies on the disk
  std::optional<LeaseHolder> held_by;
  std::unique_ptr<TemporaryFolder> recovered;  // holds `database`'s file where it was recovered
  std::optional<sqlite::Database> database;
  std::unique_ptr<Lease> lease;

  ~Body();

  // Throws Error(kUsage) unless opened with that access.
  void require(StudyAccess needed) const;

  // Writes a copy, changed before anybody sees it, whole or not at all. False where stopped.
  bool copy_to(const std::filesystem::path& to, bool overwrite, bool read_only,
               const RunContext& context,
               const std::function<void(const sqlite::Database&)>& change) const;

  // Runs an action within a transaction in which the lease is ours.
  template <class Action>
  void write(StudyAccess needed, const Action& action) {
    require(needed);
    sqlite::Transaction transaction(*database);
    if (!lease->held(*database)) {
      throw failure(path.string() +
                    ": another program took the study over while this one did not respond; "
                    "nothing was changed. Open it again");
    }
    action(*database);
    transaction.commit();
  }
};

}  // namespace taskatlas
