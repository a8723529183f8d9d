// SPDX-License-Identifier: MIT
#include "ui/document/study_store.hpp"

#include "base/error.hpp"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QUuid>
#include <algorithm>
#include <utility>

namespace taskatlas::ui {

namespace fs = std::filesystem;

StudyOpenOptions edit_options() {
  StudyOpenOptions options;
  options.access = StudyAccess::kEdit;
  return options;
}

fs::path drafts_folder() {
  const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
  return fs::path(data.toStdString()) / "drafts";
}

std::vector<fs::path> find_drafts() {
  std::vector<std::pair<fs::file_time_type, fs::path>> found;
  std::error_code error;
  for (fs::directory_iterator entry(drafts_folder(), error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() != ".taskstudy") continue;
    try {
      const Study study = Study::open(entry->path(), edit_options());
      if (study.held_by()) continue;  // another window's
      found.emplace_back(entry->last_write_time(), entry->path());
    } catch (const Error&) {
      continue;  // damaged, or being written by a program that died: never removed by itself
    }
  }
  std::sort(found.rbegin(), found.rend());
  std::vector<fs::path> paths;
  for (auto& [time, path] : found) paths.push_back(std::move(path));
  return paths;
}

StudyStore::StudyStore(Study study, Selection selection, fs::path origin, bool draft)
    : study_(std::move(study)),
      selection_(selection),
      origin_(std::move(origin)),
      path_(study_.path()),
      draft_(draft),
      thread_([this] { run(); }) {}

StudyStore::~StudyStore() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
  if (discard_ && draft_) {
    std::error_code ignored;  // one that stays is offered again: nothing is lost
    fs::remove(path_, ignored);
  }
}

void StudyStore::discard_draft() {
  const std::scoped_lock lock(mutex_);
  discard_ = true;
}

fs::path StudyStore::path() const {
  const std::scoped_lock lock(mutex_);
  return path_;
}

void StudyStore::post(std::function<void(Study&)> work, std::function<void(QString)> failed) {
  {
    const std::scoped_lock lock(mutex_);
    line_.push_back({std::move(work), std::move(failed)});
  }
  wake_.notify_one();
}

void StudyStore::wait() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [this] { return line_.empty() && !working_; });
}

void StudyStore::run() {
  for (;;) {
    Item item;
    {
      std::unique_lock lock(mutex_);
      working_ = false;
      if (line_.empty()) idle_.notify_all();
      wake_.wait(lock, [this] { return ending_ || !line_.empty(); });
      if (line_.empty()) return;
      item = std::move(line_.front());
      line_.pop_front();
      working_ = true;
    }
    try {
      item.work(study_);
    } catch (const std::exception& error) {
      item.failed(QString::fromUtf8(error.what()));
    }
  }
}

void StudyStore::make_writable(Study& study) {
  if (study.access() == StudyAccess::kEdit) return;
  fs::create_directories(drafts_folder());
  const std::string stem = study.path().stem().string();
  const std::string id = QUuid::createUuid().toString(QUuid::Id128).left(8).toStdString();
  const fs::path path = drafts_folder() / (stem + "-" + id + ".taskstudy");
  study.save_as(path);
  Study copy = Study::open(path, edit_options());
  if (copy.access() != StudyAccess::kEdit) {
    throw failure("the copy " + path.string() +
                  ", which was to take the changes, cannot be written");
  }
  study = std::move(copy);
  const std::scoped_lock lock(mutex_);
  draft_ = true;
  path_ = path;
}

void StudyStore::move_to(Study& study, const fs::path& path) {
  Study saved = Study::open(path, edit_options());
  const fs::path left = study.path();
  study = std::move(saved);
  bool was_draft = false;
  {
    const std::scoped_lock lock(mutex_);
    was_draft = draft_;
    draft_ = study.access() != StudyAccess::kEdit;
    origin_ = path;
    path_ = path;
  }
  if (was_draft) {
    std::error_code ignored;  // a draft that stays is offered again: nothing is lost
    fs::remove(left, ignored);
  }
}

bool StudyStore::is_draft() const {
  const std::scoped_lock lock(mutex_);
  return draft_;
}

fs::path StudyStore::origin() const {
  const std::scoped_lock lock(mutex_);
  return origin_;
}

}  // namespace taskatlas::ui
