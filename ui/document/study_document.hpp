// SPDX-License-Identifier: MIT
#pragma once

#include "engine/unmeasured.hpp"
#include "study/study_data.hpp"
#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"
#include "ui/document/selection.hpp"

#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QString>
#include <QUndoStack>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QFileSystemWatcher;
class QTimer;

namespace taskatlas::ui {

class StudyStore;

// Everything that the user may change, and undo: a value.
struct DocumentState {
  struct TaskWords {
    std::string name;
    TaskKind kind = TaskKind::kNone;
    bool operator==(const TaskWords&) const = default;
  };
  std::vector<Scenario> scenarios;   // never empty
  std::size_t current = 0;           // the one that is solved and shown
  std::vector<TaskWords> tasks;      // by TaskId
  QMap<QString, QJsonObject> views;  // settings of views, by key ("affinity", "taxonomy")
  bool operator==(const DocumentState&) const = default;
};

// What a study has measured, of one measurement. One that was not run yet has none: its table has
// tasks and no transfers.
struct StudyResults {
  MeasurementInfo measurement;
  std::shared_ptr<const TransferTable> table;  // with the file's names and kinds
  std::vector<double> raw_scores;              // of the table's transfers, or empty
  std::vector<TaskId> targets_with_losses;
  std::optional<engine::Unmeasured> unmeasured;
};

// What a study file gave, read in whatever thread; see open_study().
struct OpenedStudy {
  std::shared_ptr<StudyStore> store;
  StudyInfo info;
  MeasurementInfo measurement;
  std::shared_ptr<const TransferTable> table;
  std::vector<double> raw_scores;  // of the table's transfers, or empty
  std::vector<TaskId> targets_with_losses;
  std::optional<engine::Unmeasured> unmeasured;
  DocumentState state;
  QString label;           // "published-16k"
  QString read_only;       // why edits go into a copy; empty where they go into the file
  bool recovered = false;  // a copy with edits, kept from an earlier session
  bool grows = false;      // it has an experiment: whoever runs it adds results
};

// Opens a file or a built-in study by name, for editing where that is possible. Blocks; throws
// Error. Any thread.
OpenedStudy open_study(const QString& name_or_path, const Selection& selection = {});

// One open study as the window has it: immutable snapshots of its measurements, the user's state
// with undo, and one selection. Changes are stored in the file as they are made (within half a
// second, in the background), so there is nothing to lose in a crash; those of a study that is
// read-only (a built-in one, or one that another program edits) are stored in a copy in the
// application's data folder until the user saves it somewhere. For the window's thread.
class StudyDocument : public QObject {
  Q_OBJECT

 public:
  explicit StudyDocument(OpenedStudy opened, QObject* parent = nullptr);
  ~StudyDocument() override;  // stores what is not stored yet

  const QString& label() const { return label_; }
  const StudyInfo& info() const { return info_; }
  const MeasurementInfo& measurement() const { return measurement_; }
  // With the user's names and kinds. A new snapshot after tasks_changed(); ids stay.
  const std::shared_ptr<const TransferTable>& table() const { return table_; }
  const std::vector<double>& raw_scores() const { return raw_scores_; }
  // Whether it has an experiment, by whose run results are added.
  bool grows() const { return grows_; }
  const std::vector<TaskId>& targets_with_losses() const { return targets_with_losses_; }
  // What table() lacks of what its experiment is to measure, while it lacks something.
  const std::optional<engine::Unmeasured>& unmeasured() const { return unmeasured_; }
  // Whether there are changes that no file holds: for half a second, or because storing failed.
  bool has_unstored() const;
  bool is_copy() const;  // edits are in a copy that has no place of the user's choice
  // Whether nothing has changed since it was opened but which image of which target the page
  // Outputs shows. Never of a copy that an earlier session left.
  bool only_looked_at() const;
  QString file_path() const;  // of the user's file, or the built-in study's

  const DocumentState& state() const { return state_; }
  const Scenario& scenario() const { return state_.scenarios[state_.current]; }
  QJsonObject view(const QString& key) const { return state_.views.value(key); }
  SelectionModel& selection() { return selection_; }
  QUndoStack& undo_stack() { return undo_; }

  // Every change goes through here: `text` names it in Undo (translated). Changes with the same
  // merge key that follow each other are one step (a slider's drag), -1 never merges.
  void change(const QString& text, const std::function<void(DocumentState&)>& edit,
              int merge_key = -1);
  void change_scenario(const QString& text, const std::function<void(Scenario&)>& edit,
                       int merge_key = -1);
  void set_view(const QString& key, const QJsonObject& settings, const QString& text,
                int merge_key = -1);

  // The per-image losses of a target, read in the background; `done` is called in the window's
  // thread, with null where there are none.
  void read_losses(TaskId target,
                   const std::function<void(std::shared_ptr<const TargetLosses>)>& done);

  // Writes the study with all changes to a file, which the document then is; in the background.
  void save_as(const QString& path, bool overwrite, const std::function<void(QString error)>& done);
  void store_now();             // blocks until everything is stored
  QString stored_path() const;  // the file in which it is stored: a copy's own where it is one
  // Reads what has been measured since, and tasks that were added, in the background: results are
  // added to a study while its experiment runs. Scenarios, selection and undo stay; ids stay; a
  // scenario that nobody has changed yet follows what there is. Nothing happens where nothing was
  // added.
  void read_results();
  // Reads another of the study's measurements (info().measurements), in the background. `ready` is
  // called in the window's thread and gives it to show_measurement() once nothing refers to
  // transfers by their ids any more: those are another table's.
  void read_measurement(std::int64_t id,
                        const std::function<void(StudyResults results, StudyInfo info)>& ready);
  void show_measurement(StudyResults results, StudyInfo info);
  void discard_copy();  // its file goes with the document, and what is not stored yet with it

 Q_SIGNALS:
  void scenario_changed();   // the one that is solved: another one, or another content
  void scenarios_changed();  // names, number, order, which is current
  void tasks_changed();      // names or kinds: table() is a new snapshot
  // Before tasks_changed(): table() has more transfers, or affinities of more images; ids stay.
  void results_changed();
  void measurements_changed();  // info() has more of them, or another one is shown
  void view_changed(const QString& key);
  void stored();
  void failed(const QString& message);
  void location_changed();  // label(), is_copy(), file_path()

 private:
  friend class ChangeCommand;
  void apply(const DocumentState& state);
  void schedule_store();
  void take_results(StudyResults results, StudyInfo info);
  void watch_file();
  Selection measurement_selection() const;

  std::shared_ptr<StudyStore> store_;
  QString label_;
  StudyInfo info_;
  MeasurementInfo measurement_;
  std::optional<std::int64_t> chosen_;  // of another measurement than the study was opened with
  std::shared_ptr<const TransferTable> table_;
  std::vector<double> raw_scores_;
  std::vector<TaskId> targets_with_losses_;
  std::optional<engine::Unmeasured> unmeasured_;
  DocumentState state_;
  std::optional<DocumentState> first_;  // state_ as it was opened; none of a recovered copy
  SelectionModel selection_;
  QUndoStack undo_;
  quint64 revision_ = 0;  // of state_; the store knows which one the file holds
  bool discarded_ = false;
  bool grows_;
  QTimer* store_timer_;
  QTimer* results_timer_;
  QFileSystemWatcher* watcher_;  // of the study's file, where it grows
};

}  // namespace taskatlas::ui
