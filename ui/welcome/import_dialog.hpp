// SPDX-License-Identifier: MIT
#pragma once

#include "ui/welcome/csv_check.hpp"
#include "ui/welcome/import_job.hpp"

#include <QDialog>
#include <QElapsedTimer>
#include <memory>

class QCheckBox;
class QComboBox;
class QFileSystemWatcher;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableView;
class QTimer;

namespace taskatlas::ui {

class KindsModel;
class LatestJob;
class PreviewModel;

// Makes a study of a CSV table: what the table is, whether it is right (it is tried out in the
// background, and again whenever the file changes), what the study is called and where it goes.
// The study is written whole or not at all.
class ImportDialog : public QDialog {
  Q_OBJECT

 public:
  // `csv` may be empty: then the file is chosen in the dialog.
  explicit ImportDialog(const QString& csv, QWidget* parent = nullptr);
  ~ImportDialog() override;

  void set_csv(const QString& path);
  void set_kind(TableKind kind);
  void set_target(const QString& path);
  bool checking() const;
  bool importing() const { return attempt_ != nullptr; }

  void done(int result) override;  // ends an import first

 Q_SIGNALS:
  void imported(const QString& path);
  void checked();  // the table has been looked through

 protected:
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* build_source();
  QWidget* build_study();
  QWidget* build_footer();
  void load();   // the file's head, at once
  void check();  // the whole file, in the background
  void show_report(const CsvReport& report);
  void show_columns();
  void show_finding(const QString& text, bool good);
  void show_error(const QString& message);
  void choose_csv();
  void choose_target();
  void start_import();
  void cancel_import();
  void import_ended();
  void show_progress(double done, double total, const QString& stage);
  void update_state();
  void style_texts();
  TableKind kind() const;
  bool higher_is_better() const;

  PreviewModel* preview_;
  KindsModel* kinds_;
  LatestJob* check_job_;
  LatestJob* import_job_;
  QFileSystemWatcher* watcher_;
  QTimer* changed_;
  std::shared_ptr<ImportAttempt> attempt_;  // while one is running
  bool finding_good_ = true;                // what finding_ says
  bool good_ = false;                       // nothing known speaks against importing
  bool kind_given_ = false;                 // by the user, not guessed
  QString stage_;
  QElapsedTimer stage_time_;

  QLineEdit* csv_;
  QComboBox* kind_box_;
  QCheckBox* higher_;
  QTableView* preview_view_;
  QLabel* finding_ = nullptr;
  QLineEdit* name_;
  QSpinBox* images_;
  QPlainTextEdit* note_;
  QLineEdit* target_;
  QCheckBox* replace_;
  QWidget* kinds_group_;
  QTableView* kinds_view_;
  QLabel* error_ = nullptr;
  QWidget* progress_row_;
  QProgressBar* progress_;
  QLabel* left_;
  QPushButton* cancel_;
  QPushButton* import_;
  QPushButton* close_;
  std::vector<QWidget*> inputs_;  // that rest during an import
};

}  // namespace taskatlas::ui
