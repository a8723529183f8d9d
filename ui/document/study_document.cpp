// SPDX-License-Identifier: MIT
#include "ui/document/study_document.hpp"

#include "base/error.hpp"
#include "study/builtin.hpp"
#include "study/study.hpp"
#include "taxonomy/default_scenario.hpp"
#include "ui/document/reasons.hpp"
#include "ui/document/study_store.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QJsonDocument>
#include <QMetaObject>
#include <QPointer>
#include <QTimer>
#include <QUndoCommand>
#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace taskatlas::ui {
namespace {

constexpr int kStoreDelay = 400;  // milliseconds after the last change
// Milliseconds from the first sign of new results: they come in by the job, and each reading makes
// the pages draw anew.
constexpr int kResultsDelay = 1500;
const QString kViewPrefix = QStringLiteral("view/");
const QString kCurrentKey = QStringLiteral("document/current");

DocumentState read_state(const Study& study, const TransferTable& table) {
  DocumentState state;
  state.scenarios = study.scenarios();
  if (state.scenarios.empty()) state.scenarios.push_back(default_scenario(table));
  for (const Task& task : table.tasks()) state.tasks.push_back({task.name, task.kind});
  for (const std::string& key : study.view_keys()) {
    const QString name = QString::fromStdString(key);
    const auto json = study.view_state(key);
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray::fromStdString(json.value_or("{}"))).object();
    if (name.startsWith(kViewPrefix)) state.views.insert(name.mid(kViewPrefix.size()), object);
    if (name == kCurrentKey) {
      const std::string current = object.value(QStringLiteral("scenario")).toString().toStdString();
      for (std::size_t i = 0; i < state.scenarios.size(); ++i) {
        if (state.scenarios[i].name == current) state.current = i;
      }
    }
  }
  return state;
}

std::optional<engine::Unmeasured> unmeasured_of(const Study& study, const TransferTable& table) {
  try {
    return engine::unmeasured(study, table);
  } catch (const Error&) {
    return std::nullopt;  // an experiment that cannot be read: what it lacks is not known
  }
}

StudyResults results_of(const Study& study, const Selection& selection) {
  StudyResults results;
  if (study.measurements().empty()) {
    results.table = std::make_shared<const TransferTable>(study.tasks(), std::vector<Transfer>());
    results.unmeasured = unmeasured_of(study, *results.table);
    return results;
  }
  results.measurement = study.select(selection);
  const Selection chosen{.transfer_images = {}, .seed = {}, .id = results.measurement.id};
  results.table = std::make_shared<const TransferTable>(study.table(chosen));
  if (results.measurement.has_raw_scores) results.raw_scores = study.raw_scores(chosen);
  results.targets_with_losses = study.targets_with_losses(chosen);
  results.unmeasured = unmeasured_of(study, *results.table);
  return results;
}

bool same(const MeasurementInfo& a, const MeasurementInfo& b) {
  return a.id == b.id && a.transfers == b.transfers && a.targets == b.targets;
}

// Whether the study has nothing beyond what was read of it.
bool up_to_date(const Study& study, const Selection& selection, const MeasurementInfo& known,
                std::size_t measurements, std::size_t tasks) {
  const auto there = study.measurements();
  if (study.tasks().size() != tasks || there.size() != measurements) return false;
  return there.empty() || same(study.select(selection), known);
}

std::string json_text(const QJsonObject& object) {
  return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

// Makes the file say what `state` says.
void write_state(Study& study, const DocumentState& state, const std::vector<std::string>& codes) {
  // What is new first: whenever this ends, no scenario is lost.
  const std::vector<Scenario> before = study.scenarios();
  std::set<std::string> wanted;
  for (const Scenario& scenario : state.scenarios) {
    wanted.insert(scenario.name);
    if (std::find(before.begin(), before.end(), scenario) == before.end()) {
      study.put_scenario(scenario);
    }
  }
  for (const Scenario& scenario : before) {
    if (!wanted.contains(scenario.name)) study.remove_scenario(scenario.name);
  }
  const std::vector<Scenario> stored = study.scenarios();
  for (std::size_t i = 0; i < state.scenarios.size(); ++i) {
    if (stored[i].name != state.scenarios[i].name) {
      for (std::size_t j = i; j < state.scenarios.size(); ++j) {
        study.move_scenario(state.scenarios[j].name, j);
      }
      break;
    }
  }
  const std::vector<Task> tasks = study.tasks();
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (tasks[i].name != state.tasks[i].name) study.set_task_name(codes[i], state.tasks[i].name);
    if (tasks[i].kind != state.tasks[i].kind) study.set_task_kind(codes[i], state.tasks[i].kind);
  }
  const auto put = [&study](const std::string& key, const std::string& json) {
    if (study.view_state(key) != json) study.set_view_state(key, json);
  };
  put(kCurrentKey.toStdString(),
      json_text({{QStringLiteral("scenario"),
                  QString::fromStdString(state.scenarios[state.current].name)}}));
  for (auto view = state.views.begin(); view != state.views.end(); ++view) {
    put((kViewPrefix + view.key()).toStdString(), json_text(view.value()));
  }
  for (const std::string& key : study.view_keys()) {
    const QString name = QString::fromStdString(key);
    if (name.startsWith(kViewPrefix) && !state.views.contains(name.mid(kViewPrefix.size()))) {
      study.remove_view_state(key);
    }
  }
}

std::vector<std::string> codes_of(const TransferTable& table) {
  std::vector<std::string> codes;
  for (const Task& task : table.tasks()) codes.push_back(task.code);
  return codes;
}

// Losses by the rows of that table. A run may have added rows since it was read, which moves the
// others: they are found by their sources, and those that the table has not are left out until it
// is read again. Null where none is left.
std::shared_ptr<const TargetLosses> by_rows_of(const TransferTable& table, TaskId target,
                                               std::shared_ptr<const TargetLosses> losses) {
  std::unordered_map<std::string, TransferId> rows;
  for (const TransferId row : table.into(target)) rows.emplace(table.sources_text(row), row);
  bool same = losses->target == target;
  for (std::size_t i = 0; same && i < losses->names.size(); ++i) {
    const auto row = rows.find(losses->names[i]);
    same = row != rows.end() && row->second == losses->alternatives[i];
  }
  if (same) return losses;
  auto known = std::make_shared<TargetLosses>();
  known->target = target;
  known->images = losses->images;
  known->groups = losses->groups;
  known->losses.images = losses->losses.images;
  for (std::size_t i = 0; i < losses->names.size(); ++i) {
    const auto row = rows.find(losses->names[i]);
    if (row == rows.end()) continue;
    known->names.push_back(losses->names[i]);
    known->alternatives.push_back(row->second);
    const auto first =
        losses->losses.losses.begin() + static_cast<std::ptrdiff_t>(i * losses->losses.images);
    known->losses.losses.insert(known->losses.losses.end(), first,
                                first + static_cast<std::ptrdiff_t>(losses->losses.images));
  }
  known->losses.alternatives = known->alternatives.size();
  return known->alternatives.empty() ? nullptr : known;
}

}  // namespace

OpenedStudy open_study(const QString& name_or_path, const Selection& selection) {
  const std::filesystem::path path = resolve_study(name_or_path.toStdString());
  OpenedStudy opened;
  Study study = Study::open(path);
  opened.info = study.info();
  if (!opened.info.builtin) {
    try {
      Study editable = Study::open(path, edit_options());
      if (editable.held_by()) {
        opened.read_only = holder_text(*editable.held_by());
      }
      study = std::move(editable);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kFailed) throw;
      const QFileInfo file(QString::fromStdString(path.string()));
      opened.read_only = !file.isWritable() ? StudyDocument::tr("You may not write this file.")
                         : !QFileInfo(file.path()).isWritable()
                             ? StudyDocument::tr("You may not write into the folder of this file.")
                             : QString::fromUtf8(error.what());
    }
  }
  StudyResults results = results_of(study, selection);
  opened.measurement = results.measurement;
  opened.table = std::move(results.table);
  opened.raw_scores = std::move(results.raw_scores);
  opened.targets_with_losses = std::move(results.targets_with_losses);
  opened.unmeasured = std::move(results.unmeasured);
  opened.grows = study.experiment().has_value();
  Selection chosen;
  if (opened.measurement.id != 0) chosen.id = opened.measurement.id;
  opened.state = read_state(study, *opened.table);
  opened.label = QString::fromStdString(opened.info.name);
  opened.recovered = path.parent_path() == drafts_folder();
  // A copy's own name holds the number that tells it from others.
  if (opened.recovered) {
    opened.label = draft_name(QString::fromStdString(path.stem().string()));
  }
  // A draft that another window edits is that window's: ours would go into a copy of it.
  const bool own_draft = opened.recovered && study.access() == StudyAccess::kEdit;
  opened.store = std::make_shared<StudyStore>(std::move(study), chosen, path, own_draft);
  return opened;
}

// One step of undo: the states before and after. They are small, and a value can be compared.
class ChangeCommand : public QUndoCommand {
 public:
  ChangeCommand(StudyDocument& document, const QString& text, DocumentState before,
                DocumentState after, int merge_key)
      : QUndoCommand(text),
        document_(document),
        before_(std::move(before)),
        after_(std::move(after)),
        merge_key_(merge_key) {}

  void undo() override { document_.apply(before_); }
  void redo() override { document_.apply(after_); }
  int id() const override { return merge_key_; }
  // In both states, wherever it stands: another scenario.
  void replace(const Scenario& old, const Scenario& now) {
    for (DocumentState* state : {&before_, &after_}) {
      std::replace(state->scenarios.begin(), state->scenarios.end(), old, now);
    }
  }
  bool mergeWith(const QUndoCommand* other) override {
    after_ = static_cast<const ChangeCommand*>(other)->after_;
    setObsolete(before_ == after_);
    return true;
  }

 private:
  StudyDocument& document_;
  DocumentState before_, after_;
  int merge_key_;
};

StudyDocument::StudyDocument(OpenedStudy opened, QObject* parent)
    : QObject(parent),
      store_(std::move(opened.store)),
      label_(std::move(opened.label)),
      info_(std::move(opened.info)),
      measurement_(opened.measurement),
      table_(std::move(opened.table)),
      raw_scores_(std::move(opened.raw_scores)),
      targets_with_losses_(std::move(opened.targets_with_losses)),
      unmeasured_(std::move(opened.unmeasured)),
      state_(std::move(opened.state)),
      grows_(opened.grows),
      store_timer_(new QTimer(this)),
      results_timer_(new QTimer(this)),
      watcher_(new QFileSystemWatcher(this)) {
  store_timer_->setSingleShot(true);
  store_timer_->setInterval(kStoreDelay);
  connect(store_timer_, &QTimer::timeout, this, &StudyDocument::schedule_store);
  if (opened.recovered) {
    undo_.resetClean();  // its first steps are of an earlier session
  } else {
    first_ = state_;
  }
  results_timer_->setSingleShot(true);
  results_timer_->setInterval(kResultsDelay);
  connect(results_timer_, &QTimer::timeout, this, &StudyDocument::read_results);
  connect(watcher_, &QFileSystemWatcher::fileChanged, this, [this] {
    if (!results_timer_->isActive()) results_timer_->start();
    watch_file();  // which a file that was replaced needs
  });
  connect(this, &StudyDocument::location_changed, this, &StudyDocument::watch_file);
  watch_file();
}

StudyDocument::~StudyDocument() {
  if (has_unstored()) schedule_store();
  store_.reset();  // finishes
}

bool StudyDocument::has_unstored() const {
  return !discarded_ && store_->stored_revision() != revision_;
}

bool StudyDocument::is_copy() const { return store_->is_draft(); }

bool StudyDocument::only_looked_at() const {
  if (!first_) return false;
  DocumentState then = *first_, now = state_;
  for (DocumentState* state : {&then, &now}) {
    const QString key = QStringLiteral("outputs");
    QJsonObject outputs = state->views.take(key);
    outputs.remove(QStringLiteral("target"));
    outputs.remove(QStringLiteral("sample"));
    if (!outputs.isEmpty()) state->views.insert(key, outputs);
  }
  return then == now;
}

QString StudyDocument::file_path() const {
  return QString::fromStdString(store_->origin().string());
}

void StudyDocument::change(const QString& text, const std::function<void(DocumentState&)>& edit,
                           int merge_key) {
  DocumentState after = state_;
  edit(after);
  if (after == state_) return;
  undo_.push(new ChangeCommand(*this, text, state_, std::move(after), merge_key));
}

void StudyDocument::change_scenario(const QString& text, const std::function<void(Scenario&)>& edit,
                                    int merge_key) {
  change(
      text, [&](DocumentState& state) { edit(state.scenarios[state.current]); }, merge_key);
}

void StudyDocument::set_view(const QString& key, const QJsonObject& settings, const QString& text,
                             int merge_key) {
  change(
      text, [&](DocumentState& state) { state.views.insert(key, settings); }, merge_key);
}

void StudyDocument::apply(const DocumentState& state) {
  const DocumentState before = std::exchange(state_, state);
  // What is done or undone may be older than a task that was added to the study.
  for (std::size_t i = state_.tasks.size(); i < before.tasks.size(); ++i) {
    state_.tasks.push_back(before.tasks[i]);
  }
  const bool tasks = before.tasks != state_.tasks;
  if (tasks) {
    std::vector<Task> renamed(table_->tasks().begin(), table_->tasks().end());
    for (std::size_t i = 0; i < renamed.size(); ++i) {
      renamed[i].name = state_.tasks[i].name;
      renamed[i].kind = state_.tasks[i].kind;
    }
    table_ = std::make_shared<const TransferTable>(
        std::move(renamed),
        std::vector<Transfer>(table_->transfers().begin(), table_->transfers().end()));
  }
  ++revision_;
  store_timer_->start();
  if (tasks) Q_EMIT tasks_changed();
  const auto names = [](const DocumentState& one) {
    std::vector<std::string> all;
    for (const Scenario& scenario : one.scenarios) all.push_back(scenario.name);
    return std::make_pair(all, one.current);
  };
  if (names(before) != names(state_)) Q_EMIT scenarios_changed();
  if (before.scenarios[before.current] != scenario()) Q_EMIT scenario_changed();
  if (before.views != state_.views) {
    for (auto view = state_.views.begin(); view != state_.views.end(); ++view) {
      if (before.views.value(view.key()) != view.value()) Q_EMIT view_changed(view.key());
    }
    for (auto view = before.views.begin(); view != before.views.end(); ++view) {
      if (!state_.views.contains(view.key())) Q_EMIT view_changed(view.key());
    }
  }
}

void StudyDocument::schedule_store() {
  store_timer_->stop();
  const QPointer<StudyDocument> self(this);
  StudyStore* store = store_.get();
  store_->post(
      [self, store, state = state_, codes = codes_of(*table_), revision = revision_](Study& study) {
        const bool was_draft = store->is_draft();
        store->make_writable(study);
        write_state(study, state, codes);
        store->set_stored_revision(revision);
        const bool moved = was_draft != store->is_draft();
        QMetaObject::invokeMethod(
            qApp,
            [self, moved] {
              if (!self) return;
              if (moved) Q_EMIT self->location_changed();
              Q_EMIT self->stored();
            },
            Qt::QueuedConnection);
      },
      [self](const QString& error) {
        QMetaObject::invokeMethod(
            qApp,
            [self, error] {
              if (self)
                Q_EMIT self->failed(
                    StudyDocument::tr("The changes could not be stored: %1").arg(error));
            },
            Qt::QueuedConnection);
      });
}

void StudyDocument::watch_file() {
  if (!grows_) return;
  const QString file = stored_path();
  if (watcher_->files() == QStringList{file}) return;
  if (!watcher_->files().isEmpty()) watcher_->removePaths(watcher_->files());
  watcher_->addPath(file);
}

Selection StudyDocument::measurement_selection() const {
  if (chosen_) return {.transfer_images = {}, .seed = {}, .id = chosen_};
  Selection selection = store_->selection();
  if (!selection.id && measurement_.id != 0) selection.id = measurement_.id;
  return selection;
}

void StudyDocument::read_results() {
  const QPointer<StudyDocument> self(this);
  store_->post(
      [self, selection = measurement_selection(), known = measurement_,
       count = info_.measurements.size(), tasks = table_->tasks().size()](Study& study) {
        if (up_to_date(study, selection, known, count, tasks)) return;
        auto results = std::make_shared<StudyResults>(results_of(study, selection));
        auto info = std::make_shared<StudyInfo>(study.info());
        QMetaObject::invokeMethod(
            qApp,
            [self, results, info] {
              if (self) self->take_results(std::move(*results), std::move(*info));
            },
            Qt::QueuedConnection);
      },
      [self](const QString& error) {
        QMetaObject::invokeMethod(
            qApp,
            [self, error] {
              if (self)
                Q_EMIT self->failed(
                    StudyDocument::tr("New results could not be read: %1").arg(error));
            },
            Qt::QueuedConnection);
      });
}

void StudyDocument::read_measurement(
    std::int64_t id, const std::function<void(StudyResults results, StudyInfo info)>& ready) {
  const QPointer<StudyDocument> self(this);
  store_->post(
      [self, id, ready](Study& study) {
        const Selection wanted{.transfer_images = {}, .seed = {}, .id = id};
        auto results = std::make_shared<StudyResults>(results_of(study, wanted));
        auto info = std::make_shared<StudyInfo>(study.info());
        QMetaObject::invokeMethod(
            qApp,
            [self, results, info, ready] {
              if (self) ready(std::move(*results), std::move(*info));
            },
            Qt::QueuedConnection);
      },
      [self](const QString& error) {
        QMetaObject::invokeMethod(
            qApp,
            [self, error] {
              if (self)
                Q_EMIT self->failed(
                    StudyDocument::tr("The measurement could not be read: %1").arg(error));
            },
            Qt::QueuedConnection);
      });
}

void StudyDocument::show_measurement(StudyResults results, StudyInfo info) {
  chosen_ = results.measurement.id;
  selection_.set_hover({});
  selection_.clear();
  take_results(std::move(results), std::move(info));
  Q_EMIT measurements_changed();
}

void StudyDocument::take_results(StudyResults results, StudyInfo info) {
  const bool more = info.measurements.size() != info_.measurements.size();
  if (same(results.measurement, measurement_) &&
      results.table->tasks().size() == table_->tasks().size()) {
    // told twice, or of another measurement
    info_ = std::move(info);
    if (more) Q_EMIT measurements_changed();
    return;
  }
  // What a study begins with depends on which targets there are.
  const Scenario old_default = default_scenario(*table_);
  const Scenario new_default = default_scenario(*results.table);
  measurement_ = results.measurement;
  raw_scores_ = std::move(results.raw_scores);
  targets_with_losses_ = std::move(results.targets_with_losses);
  unmeasured_ = std::move(results.unmeasured);
  info_ = std::move(info);
  std::vector<Task> named(results.table->tasks().begin(), results.table->tasks().end());
  for (std::size_t i = 0; i < named.size() && i < state_.tasks.size(); ++i) {
    named[i].name = state_.tasks[i].name;
    named[i].kind = state_.tasks[i].kind;
  }
  for (std::size_t i = state_.tasks.size(); i < named.size(); ++i) {
    state_.tasks.push_back({named[i].name, named[i].kind});  // added meanwhile
  }
  table_ = std::make_shared<const TransferTable>(
      std::move(named),
      std::vector<Transfer>(results.table->transfers().begin(), results.table->transfers().end()));
  const bool follows = scenario() == old_default && old_default != new_default;
  if (follows) {
    std::replace(state_.scenarios.begin(), state_.scenarios.end(), old_default, new_default);
    for (int i = 0; i < undo_.count(); ++i) {
      auto* command = const_cast<QUndoCommand*>(undo_.command(i));
      static_cast<ChangeCommand*>(command)->replace(old_default, new_default);
    }
  }
  if (more) Q_EMIT measurements_changed();
  Q_EMIT results_changed();
  Q_EMIT tasks_changed();
  if (follows) Q_EMIT scenario_changed();
}

void StudyDocument::store_now() {
  if (has_unstored()) schedule_store();
  store_->wait();
}

QString StudyDocument::stored_path() const {
  return QString::fromStdString(store_->path().string());
}

void StudyDocument::discard_copy() {
  store_timer_->stop();
  discarded_ = true;
  if (store_->is_draft()) store_->discard_draft();
}

void StudyDocument::read_losses(
    TaskId target, const std::function<void(std::shared_ptr<const TargetLosses>)>& done) {
  const QPointer<StudyDocument> self(this);
  const Selection selection = measurement_selection();
  const auto deliver = [self, done, target](const std::shared_ptr<const TargetLosses>& losses,
                                            const QString& error) {
    QMetaObject::invokeMethod(
        qApp,
        [self, done, target, losses, error] {
          if (!self) return;
          if (!error.isEmpty()) Q_EMIT self->failed(error);
          done(losses == nullptr ? nullptr : by_rows_of(*self->table_, target, losses));
        },
        Qt::QueuedConnection);
  };
  store_->post(
      [deliver, selection, code = table_->code(target)](Study& study) {
        auto losses = study.losses(code, selection);
        deliver(losses ? std::make_shared<const TargetLosses>(std::move(*losses)) : nullptr, {});
      },
      [deliver](const QString& error) { deliver(nullptr, error); });
}

void StudyDocument::save_as(const QString& path, bool overwrite,
                            const std::function<void(QString)>& done) {
  schedule_store();
  const QPointer<StudyDocument> self(this);
  StudyStore* store = store_.get();
  const auto finish = [self, done, revision = revision_](const std::optional<StudyInfo>& info,
                                                         const QString& error) {
    QMetaObject::invokeMethod(
        qApp,
        [self, done, info, error, revision] {
          if (self && info) {
            self->info_ = *info;  // a file of the user's own, whatever it was a copy of
            self->label_ = QString::fromStdString(info->name);
            if (self->revision_ == revision) self->undo_.setClean();
            Q_EMIT self->location_changed();
          }
          done(error);
        },
        Qt::QueuedConnection);
  };
  store_->post(
      [store, path, overwrite, finish, state = state_, codes = codes_of(*table_),
       revision = revision_](Study& study) {
        study.save_as(path.toStdString(), overwrite);
        store->move_to(study, path.toStdString());
        // Once more: the copy before may not have been writable.
        write_state(study, state, codes);
        store->set_stored_revision(revision);
        finish(study.info(), {});
      },
      [finish](const QString& error) { finish({}, error); });
}

}  // namespace taskatlas::ui
