// SPDX-License-Identifier: MIT
// Who may write which part of a study. Internal to the room.
#pragma once

#include "study/sqlite.hpp"
#include "study/study.hpp"

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace taskatlas {

// A lease held, shown to be alive by a thread of its own until it is destroyed.
//
// Whether another holder still lives: on the same boot of the same host and in the same process
// namespace, its process must exist with the start time it wrote down. Anywhere else its heartbeat
// counter must move within three of its intervals; clocks are only looked at to spare that wait
// where the last beat is plainly recent, or the host was started anew since. So a host that goes
// down while it holds a lease keeps others out for three intervals, whatever the clocks say.
class Lease {
 public:
  struct Outcome {
    std::unique_ptr<Lease> lease;        // null: someone holds it
    std::optional<LeaseHolder> held_by;  // then set
  };
  static Outcome acquire(const sqlite::Database& database, const std::filesystem::path& path,
                         const std::string& kind, const StudyOpenOptions& options);
  ~Lease();
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  // Whether the file still says so; to be asked within the transaction that relies on it.
  bool held(const sqlite::Database& database) const;
  // Gives it back; afterwards nothing touches the file any more.
  void release(const sqlite::Database& database);

  // Whether anybody alive holds `kind`, without taking it; only what can be told at once.
  static std::optional<LeaseHolder> holder(const sqlite::Database& database,
                                           const std::string& kind, Doubt doubt = Doubt::kDead);

 private:
  Lease(std::string kind, std::string token) : kind_(std::move(kind)), token_(std::move(token)) {}
  void beat(const std::filesystem::path& path, std::chrono::milliseconds interval);

  std::string kind_;
  std::string token_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

}  // namespace taskatlas
