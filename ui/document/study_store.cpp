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

std::vector<Draft> find_drafts() {
  std::vector<Draft> drafts;
  std::error_code error;
  for (fs::directory_iterator entry(drafts_folder(), error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() != ".taskstudy") continue;
    std::error_code gone;
    const fs::file_time_type changed = entry->last_write_time(gone);
    if (gone) continue;
    try {
      if (lease_holder(entry->path(), StudyAccess::kEdit)) continue;  // another window's
    } catch (const Error&) {
      // Damaged, or left with a journal by a program that died: opening it will tell or mend it.
    }
    drafts.push_back({entry->path(), changed});
  }
  std::sort(drafts.begin(), drafts.end(),
            [](const Draft& a, const Draft& b) { return a.changed > b.changed; });
  return drafts;
}

QString draft_name(const QString& stem) { return stem.section(QLatin1Char('-'), 0, -2); }

void discard_draft(const fs::path& path) {
  if (const auto holder = lease_holder(path, StudyAccess::kEdit)) {
    throw failure(path.string() + ": is not discarded: " + holder->describe());
  }
  std::error_code error;
  fs::remove(path, error);
  if (error) throw failure(path.string() + ": could not be removed: " + error.message());
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
