// SPDX-License-Identifier: MIT
// Folders, files and small studies for the study room's tests.
#pragma once

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "study/study.hpp"
#include "support/processes.hpp"

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

namespace taskatlas::testing {

namespace fs = std::filesystem;

// A folder of its own for each test, open to every user, removed afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "taskatlas-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw failure("no temporary folder");
    path_ = name;
    fs::permissions(path_, fs::perms::all);
  }
  ~Folder() {
    std::error_code ignored;
    fs::permissions(path_, fs::perms::all, ignored);
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path operator/(const std::string& name) const { return path_ / name; }
  const fs::path& path() const { return path_; }

  std::vector<std::string> entries() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_)) {
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  fs::path path_;
};

// Without waiting for the disk: tests write thousands of files.
inline fs::path written(const fs::path& path, const std::string& content) {
  std::error_code ignored;
  fs::remove(path, ignored);
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

// SQL from outside, as a script or an attacker would.
inline void run_sql(const fs::path& path, const std::string& sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  char* message = nullptr;
  EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK)
      << (message != nullptr ? message : "");
  sqlite3_free(message);
  sqlite3_close(database);
}

inline Transfer transfer(int target, std::initializer_list<int> sources, double affinity,
                         double gain = NAN, double quality = NAN) {
  Transfer one;
  one.target = TaskId(target);
  for (const int source : sources) one.sources.emplace_back(source);
  one.affinity = affinity;
  one.gain = gain;
  one.quality = quality;
  return one;
}

inline Transfer pseudo(int target, PseudoSource source, double affinity) {
  Transfer one;
  one.target = TaskId(target);
  one.pseudo = source;
  one.affinity = affinity;
  return one;
}

// Three tasks a, b, c; one measurement with losses on three images.
inline NewStudy small_study() {
  NewStudy study;
  study.name = "small";
  for (const char* code : {"a", "b", "c"}) {
    Task task;
    task.code = code;
    task.name = std::string("Task ") + code;
    study.tasks.push_back(task);
  }
  Measurement measurement;
  measurement.transfer_images = 1000;
  measurement.seed = 1;
  measurement.transfers = {transfer(0, {1}, 0.25, 0.5, 0.125), transfer(0, {2, 1}, 0.5),
                           pseudo(0, PseudoSource::kSelf, 0.25), transfer(1, {0}, 1, 0, 1)};
  measurement.raw_scores = {1.5, NAN, -2, 0};
  MeasuredLosses losses;
  losses.target = TaskId(0);
  losses.images = {"one", "two", "drei \xC3\xA4"};
  losses.groups = {"room 1", "room 1", "room 2"};
  losses.transfers = {0, 2};
  losses.losses = {{0.1F, 0.2F, NAN}, {0.3F, 1e-30F, 5}};
  measurement.losses.push_back(losses);
  study.measurements.push_back(measurement);
  study.provenance.action = "test";
  study.provenance.note = "made up";
  return study;
}

inline void expect_same(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) {
    EXPECT_EQ(std::isnan(a), std::isnan(b));
  } else {
    EXPECT_EQ(a, b);
  }
}

inline void expect_same(const TransferTable& a, const TransferTable& b) {
  ASSERT_EQ(a.tasks().size(), b.tasks().size());
  for (std::size_t i = 0; i < a.tasks().size(); ++i) {
    EXPECT_EQ(a.tasks()[i].code, b.tasks()[i].code);
    EXPECT_EQ(a.tasks()[i].kind, b.tasks()[i].kind);
    EXPECT_EQ(a.tasks()[i].name, b.tasks()[i].name);
  }
  ASSERT_EQ(a.transfers().size(), b.transfers().size());
  for (std::size_t i = 0; i < a.transfers().size(); ++i) {
    const Transfer& one = a.transfers()[i];
    const Transfer& other = b.transfers()[i];
    EXPECT_EQ(one.target, other.target);
    EXPECT_EQ(one.pseudo, other.pseudo);
    EXPECT_EQ(one.sources, other.sources);
    expect_same(one.affinity, other.affinity);
    expect_same(one.gain, other.gain);
    expect_same(one.quality, other.quality);
  }
}

// The message of the Error that an action throws, and its kind.
struct Caught {
  std::string message;
  std::optional<ErrorKind> kind;
};
inline Caught caught(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return {error.what(), error.kind()};
  }
  return {"(nothing was thrown)", std::nullopt};
}

inline StudyOpenOptions editing() {
  StudyOpenOptions options;
  options.access = StudyAccess::kEdit;
  options.program = "study_tests";
  return options;
}

inline StudyOpenOptions running() {
  StudyOpenOptions options = editing();
  options.access = StudyAccess::kRun;
  return options;
}

}  // namespace taskatlas::testing
