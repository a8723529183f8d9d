// SPDX-License-Identifier: MIT
// What a window without a study shows: where to begin.
#pragma once

#include "ui/welcome/recent_model.hpp"

#include <QDateTime>
#include <QString>
#include <QWidget>
#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace taskatlas::ui {

class LatestJob;
class RecentList;
class StudyCard;

// Edits of a study that may not be written, kept from an earlier session.
struct RecoveredDraft {
  QString path;
  QString name;    // of the study
  QDateTime when;  // last change; invalid: not known
};

// Built-in studies, recent ones, kept edits, and a place to drop files on. It opens nothing
// itself. Reads the built-in studies in the background when it is first shown.
class WelcomePage : public QWidget {
  Q_OBJECT

 public:
  explicit WelcomePage(QWidget* parent = nullptr);
  ~WelcomePage() override;

  void set_recent(std::vector<RecentStudy> studies);  // latest first
  void set_drafts(const std::vector<RecoveredDraft>& drafts);

 Q_SIGNALS:
  void open_requested(const QString& name_or_path);
  void new_study_requested();
  void import_requested(const QString& path_or_empty);
  void forget_requested(const QString& path);  // a recent study, off the list
  void discard_draft(const QString& path);

 protected:
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void build_heading(QVBoxLayout& layout);
  QWidget* build_builtin();
  QWidget* build_own();
  void read_builtin();
  void choose_file();
  void arrange();
  void style_texts();
  void show_dropping(bool dropping);

  std::vector<StudyCard*> cards_;
  RecentList* recent_view_;
  QLabel* recent_empty_;
  QWidget* drafts_;
  QVBoxLayout* drafts_layout_;
  QWidget* content_;
  QBoxLayout* columns_;
  QLabel* drop_ = nullptr;
  std::vector<QLabel*> headings_;
  std::vector<QLabel*> muted_;
  QLabel* title_ = nullptr;
  LatestJob* reading_;
  bool read_ = false;
};

}  // namespace taskatlas::ui
