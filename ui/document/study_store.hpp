// SPDX-License-Identifier: MIT
// The study file of a document, used in a thread of its own so that no disk ever holds up the
// window.
#pragma once

#include "study/study.hpp"
#include "ui/document/study_document.hpp"

#include <QString>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace taskatlas::ui {

StudyOpenOptions edit_options();  // how the window opens a study that it means to change

// Where copies of read-only studies with unsaved edits are kept.
std::filesystem::path drafts_folder();
struct Draft {
  std::filesystem::path path;
  std::filesystem::file_time_type changed;
};
// Copies kept from earlier sessions that nobody edits now, latest first. Looks at no more of them
// than that takes, and changes nothing.
std::vector<Draft> find_drafts();
// The study's name in the stem of a copy's file, NAME-1a2b3c4d.
QString draft_name(const QString& stem);
// Removes one for good. Throws Error where another program edits it.
void discard_draft(const std::filesystem::path& path);

class StudyStore {
 public:
  StudyStore(Study study, Selection selection, std::filesystem::path origin, bool draft);
  ~StudyStore();  // finishes what is in line
  StudyStore(const StudyStore&) = delete;
  StudyStore& operator=(const StudyStore&) = delete;

  // In line with all else; `work` runs in the store's thread and may throw, which `failed` tells,
  // in the same thread.
  void post(std::function<void(Study&)> work, std::function<void(QString)> failed);
  void wait();  // until nothing is in line

  // For work functions: makes the study one that can be written, by a copy where it must be.
  // Throws Error.
  void make_writable(Study& study);
  // Goes over to a file that save_as wrote; a draft left behind is removed.
  void move_to(Study& study, const std::filesystem::path& path);

  // The copy's file goes when the store does.
  void discard_draft();

  bool is_draft() const;                 // any thread
  std::filesystem::path path() const;    // of the file in use; any thread
  std::filesystem::path origin() const;  // the user's file, or the built-in study's; any thread
  Selection selection() const { return selection_; }

  // Which of the document's states the file says; any thread.
  quint64 stored_revision() const { return stored_revision_; }
  void set_stored_revision(quint64 revision) { stored_revision_ = revision; }

 private:
  void run();

  Study study_;
  Selection selection_;
  mutable std::mutex mutex_;
  std::filesystem::path origin_;
  std::filesystem::path path_;
  bool draft_;
  bool discard_ = false;
  std::atomic<quint64> stored_revision_ = 0;
  std::condition_variable wake_, idle_;
  struct Item {
    std::function<void(Study&)> work;
    std::function<void(QString)> failed;
  };
  std::deque<Item> line_;
  bool working_ = false;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace taskatlas::ui
