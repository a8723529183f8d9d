// SPDX-License-Identifier: MIT
#pragma once

#include "engine/experiment.hpp"
#include "ui/document/latest_job.hpp"
#include "ui/run/dataset_report.hpp"
#include "ui/run/plan_summary.hpp"
#include "ui/run/task_parts_model.hpp"

#include <QDialog>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QTableView;
class QTimer;
class QToolButton;

namespace taskatlas::ui {

class ProfileForm;

// A study that will be measured: on which images, by which profile, of which tasks; with what that
// costs while it is chosen. Folders are examined, plans are made and the study is written in the
// background.
class NewStudyDialog : public QDialog {
  Q_OBJECT

 public:
  explicit NewStudyDialog(QWidget* parent = nullptr);
  ~NewStudyDialog() override;

  void set_dataset(const QString& folder);  // empty: rooms are rendered
  void set_profile(const QString& name_or_file);
  void set_target(const QString& path);  // of the study file
  QString target() const;

  // As it is chosen at present; nullopt where something is missing, which problem() says.
  std::optional<engine::Experiment> experiment() const;
  QString problem() const;
  bool examining() const { return examine_.busy(); }
  bool planning() const;  // the plan shown is not that of the present choice yet
  std::shared_ptr<const PlanSummary> plan() const { return plan_; }
  TaskPartsModel& tasks() { return *tasks_; }
  void create();

 Q_SIGNALS:
  void created(const QString& path);
  void planned();   // plan() is new, or none could be made
  void examined();  // the dataset

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void changeEvent(QEvent* event) override;
  void done(int result) override;

 private:
  QWidget* build_dataset();
  QWidget* build_profile();
  QWidget* build_tasks();
  QWidget* build_target();
  QWidget* build_footer();
  void connect_all();
  void choose_dataset();
  void choose_profile();
  void choose_target();
  void save_profile_as();
  void examine();
  void show_report();
  void take_profile(const engine::Profile& profile, const QString& item);
  void profile_edited();
  void update_plan_soon();
  void make_plan();
  void update_state();
  void style_texts();
  void show_error(const QString& text);

  LatestJob examine_, planner_, creator_;
  QTimer* plan_soon_;
  std::shared_ptr<const DatasetReport> report_;
  QString report_problem_;
  std::shared_ptr<const PlanSummary> plan_;
  QString plan_problem_;
  QString notice_;          // what went wrong last, until something else is done
  engine::Profile loaded_;  // as it was before it was edited
  QString loaded_item_;     // its name or file
  QString file_item_;       // a profile read from a file
  TaskPartsModel* tasks_;

  QRadioButton* render_ = nullptr;
  QRadioButton* folder_choice_ = nullptr;
  QLineEdit* folder_ = nullptr;
  QToolButton* browse_ = nullptr;
  QLabel* report_text_ = nullptr;
  QComboBox* profile_ = nullptr;
  QLabel* profile_text_ = nullptr;
  QSpinBox* max_order_ = nullptr;
  QLineEdit* transfer_images_ = nullptr;
  QToolButton* all_settings_ = nullptr;
  ProfileForm* form_ = nullptr;
  QTableView* table_ = nullptr;
  QLabel* counts_ = nullptr;
  QLineEdit* name_ = nullptr;
  QLineEdit* target_ = nullptr;
  QCheckBox* replace_ = nullptr;
  QLabel* plan_text_ = nullptr;
  QLabel* error_ = nullptr;
  QPushButton* create_ = nullptr;
  QPushButton* close_ = nullptr;
};

}  // namespace taskatlas::ui
