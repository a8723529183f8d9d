// SPDX-License-Identifier: MIT
// What the page shows and how it comes by it.
#include "base/error.hpp"
#include "outputs/predictor.hpp"
#include "ui/document/study_document.hpp"
#include "ui/outputs/compare_bar.hpp"
#include "ui/outputs/known_outputs.hpp"
#include "ui/outputs/outputs_page.hpp"
#include "ui/outputs/outputs_view.hpp"
#include "ui/outputs/row_picker.hpp"
#include "ui/outputs/sample_names.hpp"
#include "ui/shared/inline_message.hpp"
#include "ui/shared/sentence.hpp"

#include <QAction>
#include <QComboBox>
#include <QFileInfo>
#include <QJsonArray>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <algorithm>

namespace taskatlas::ui {
namespace {

std::vector<TaskId> task_ids(const TransferTable& table) {
  std::vector<TaskId> ids;
  for (int i = 0; i < static_cast<int>(table.tasks().size()); ++i) ids.emplace_back(i);
  return ids;
}

}  // namespace

// --- settings ----------------------------------------------------------------------------------

void OutputsPage::change(const QString& text, const std::function<void(QJsonObject&)>& edit,
                         int merge_key) {
  QJsonObject view = document_.view(kView);
  edit(view);
  if (view == document_.view(kView)) {
    if (begun_) apply();  // a control may show something else
    return;
  }
  document_.set_view(kView, view, text, merge_key);
}

void OutputsPage::apply() {
  const QJsonObject before = settings_;
  settings_ = document_.view(kView);
  OutputsOptions options;
  try {
    options = OutputsOptions::from_json(settings_);
  } catch (const Error& error) {  // written by hand
    Q_EMIT failed(QString::fromUtf8(error.what()));
  }
  options.window = view_->options().window;
  const bool photo_changed = options.photo != options_.photo;
  options_ = options;
  view_->set_options(options_);
  bar_->show_options(options_, content_.get());
  const auto same = [&](const char* key) {
    return before.value(QLatin1String(key)) == settings_.value(QLatin1String(key));
  };
  if (wanted_target() != target_) {
    load_target();
  } else if (photo_changed) {
    view_->set_content(nullptr);
    content_.reset();
    if (options_.photo.isEmpty()) {
      fill_images();
    } else {
      ask_photo();
    }
  } else if (!same("chosen") || !same("against") || !same("order")) {
    fill_images();
  } else if (!same("sample") || !same("rows")) {
    if (!options_.sample.isEmpty()) sample_ = options_.sample.toStdString();
    list_->set_current(sample_);
    ask();
  }
  if (picker_ != nullptr) picker_->model().set_ticked(shown_rows());
  show_state();
}

std::optional<TaskId> OutputsPage::wanted_target() const {
  const TransferTable& table = *document_.table();
  if (!options_.target.isEmpty()) {
    const auto named = table.find_task(options_.target.toStdString());
    if (named && table.is_target(*named)) return named;
  }
  if (const TransferId selected = document_.selection().transfer();
      selected.valid() && !target_ && selected.index() < table.transfers().size()) {
    return table.transfer(selected).target;
  }
  if (target_ && target_->index() < table.tasks().size() && table.is_target(*target_)) {
    return target_;
  }
  for (const TaskId id : task_ids(table)) {
    if (table.is_target(id)) return id;
  }
  return std::nullopt;
}

QStringList OutputsPage::shown_rows() const {
  QStringList rows;
  for (const QString& key : options_.rows) {
    if (find_row(rows_, key) != nullptr) rows.push_back(key);
  }
  // None at all is a choice too, but not one that another target's names make.
  return rows.isEmpty() && !settings_.contains(QStringLiteral("rows")) ? usual_rows(rows_) : rows;
}

QString OutputsPage::chosen_row() const {
  const QString key = settings_.value(QStringLiteral("chosen")).toString();
  return find_row(rows_, key) != nullptr ? key : usual_chosen(rows_);
}

QString OutputsPage::against_row() const {
  const QString key = settings_.value(QStringLiteral("against")).toString();
  if (find_row(rows_, key) != nullptr) return key;
  return find_row(rows_, QStringLiteral("self")) != nullptr ? QStringLiteral("self")
         : rows_.empty()                                    ? QString()
                                                            : rows_.front().key;
}

ImageOrder OutputsPage::order() const {
  return parse_image_order(settings_.value(QStringLiteral("order")).toString())
      .value_or(ImageOrder::kWins);
}

// --- reading -----------------------------------------------------------------------------------

void OutputsPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (!begun_) {
    begun_ = true;
    renew_access();
    settings_ = document_.view(kView);
    try {
      options_ = OutputsOptions::from_json(settings_);
    } catch (const Error&) {
      options_ = OutputsOptions();
    }
    view_->set_options(options_);
    load_target();
  } else if (!survey_job_.busy()) {
    survey();  // networks may have come or gone meanwhile
  }
}

void OutputsPage::renew_access() {
  const std::int64_t measurement = document_.measurement().id;
  if (document_.file_path() == access_path_ && measurement == access_measurement_) return;
  access_path_ = document_.file_path();
  access_measurement_ = measurement;
  Selection selection;
  if (measurement != 0) selection.id = measurement;
  access_ =
      std::make_shared<const OutputsAccess>(make_access_(access_path_.toStdString(), selection));
  reader_->set_access(access_);
}

void OutputsPage::results_changed() {
  if (!begun_) return;
  renew_access();
  load_target();
}

void OutputsPage::load_target() {
  target_ = wanted_target();
  rows_.clear();
  losses_.reset();
  trouble_.clear();
  fill_targets();
  const quint64 serial = ++losses_serial_;
  losses_pending_ = false;
  if (target_) {
    rows_ = output_rows(*document_.table(), *target_);
    const auto& with = document_.targets_with_losses();
    if (std::find(with.begin(), with.end(), *target_) != with.end()) {
      losses_pending_ = true;
      const QPointer<OutputsPage> self(this);
      document_.read_losses(*target_, [self,
                                       serial](const std::shared_ptr<const TargetLosses>& losses) {
        if (!self || serial != self->losses_serial_) return;
        self->losses_pending_ = false;
        self->losses_ = losses == nullptr ? nullptr : std::make_shared<const ImageLosses>(losses);
        self->fill_images();
      });
    }
  }
  chosen_->set_rows(rows_);
  against_->set_rows(rows_);
  if (picker_ != nullptr) picker_->model().set_rows(rows_, shown_rows());
  survey();
}

void OutputsPage::survey() {
  const std::string target = target_ ? document_.table()->code(*target_) : std::string();
  survey_problem_.clear();
  survey_job_.start(
      [this, access = access_, target](const RunContext& context) -> std::function<void()> {
        Survey found;
        found.target = target;
        found.experiment = access->has_experiment();
        if (!target.empty()) found.kept = access->kept_samples(target);
        if (context.stopped()) return {};
        found.answerable = access->answerable();
        return [this, found] { take(found); };
      });
}

void OutputsPage::take(const Survey& survey) {
  survey_ = survey;
  open_dataset();
  if (options_.photo.isEmpty()) {
    fill_images();
  } else {
    ask_photo();
  }
  show_state();
}

void OutputsPage::open_dataset() {
  const auto& folder = survey_->answerable.dataset;
  if (folder == dataset_folder_ && (dataset_ != nullptr || !folder)) return;
  dataset_folder_ = folder;
  dataset_.reset();
  thumbnails_->set_source(nullptr);
  if (!folder) return;
  dataset_job_.start([this, folder = QString::fromStdString(folder->string())](
                         const RunContext& context) -> std::function<void()> {
    auto source = open_dataset_source(folder, context);
    if (source == nullptr) return {};
    return [this, source] {
      dataset_ = source;
      thumbnails_->set_source(source);
      if (options_.photo.isEmpty()) {
        fill_images();
      } else {
        ask_photo();
      }
    };
  });
}

// --- showing -----------------------------------------------------------------------------------

void OutputsPage::fill_targets() {
  const QSignalBlocker quiet(targets_);
  targets_->clear();
  const TransferTable& table = *document_.table();
  for (const TaskId id : task_ids(table)) {
    if (!table.is_target(id)) continue;
    const Task& task = table.task(id);
    targets_->addItem(
        QStringLiteral("%1  %2").arg(kind_sign(task.kind), QString::fromStdString(task.name)),
        QString::fromStdString(task.code));
  }
  targets_->setCurrentIndex(
      target_ ? targets_->findData(QString::fromStdString(table.code(*target_))) : -1);
  const MeasurementInfo& measurement = document_.measurement();
  QStringList words;
  const QLocale locale;
  if (measurement.transfer_images) {
    words.push_back(tr("n = %1").arg(locale.toString(qint64{*measurement.transfer_images})));
  }
  if (measurement.seed) {
    words.push_back(tr("seed %1").arg(locale.toString(qint64{*measurement.seed})));
  }
  measurement_->setText(words.join(QStringLiteral(" · ")));
}

void OutputsPage::fill_images() {
  if (losses_pending_ || !survey_) return;
  chosen_->set_current(chosen_row());
  against_->set_current(against_row());
  const ImageOrder by = order();
  order_->setCurrentIndex(order_->findData(QLatin1String(to_string(by))));
  ImageModel::Content content;
  content.losses = losses_;
  content.order = by;
  content.dataset = dataset_;
  const auto place = [&](const QString& key) -> std::optional<std::size_t> {
    const OutputRow* row = find_row(rows_, key);
    if (row == nullptr || losses_ == nullptr) return std::nullopt;
    return losses_->row(row->transfer);
  };
  content.chosen = place(chosen_row());
  content.against = place(against_row());
  for (const outputs::KeptSample& kept : survey_->kept) {
    content.kept.insert(kept.sample);
    content.samples.push_back(kept.sample);
  }
  // Without networks or dataset there is nothing to be seen of the others.
  content.kept_alone = !survey_->answerable.dataset || survey_->answerable.empty();
  images_->set_content(content);
  const int total = images_->rowCount();
  count_->setText(content.kept_alone && total > 0
                      ? tr("%Ln image(s), whose outputs the study keeps", nullptr, total)
                      : tr("%Ln test image(s)", nullptr, total));
  std::string wanted = options_.sample.toStdString();
  if (images_->row_of(wanted) < 0) wanted = sample_;
  const bool by_order = settings_.contains(QStringLiteral("chosen"));
  if (images_->row_of(wanted) < 0 || (by_order && options_.sample.isEmpty())) {
    wanted.clear();
    for (int row = 0; row < total && wanted.empty(); ++row) {
      const std::string sample = images_->sample(row);
      if (by_order || content.kept.empty() || content.kept.contains(sample)) wanted = sample;
    }
  }
  sample_ = wanted;
  list_->set_current(sample_);
  show_state();
  if (options_.photo.isEmpty()) ask();
}

void OutputsPage::ask() {
  if (!options_.photo.isEmpty() || losses_pending_ || !survey_ || !target_) return;
  if (dataset_job_.busy() && dataset_ == nullptr) return;  // soon
  update_actions();
  if (sample_.empty()) {
    content_.reset();
    view_->set_content(nullptr);
    reader_->cancel();
    return;
  }
  const TransferTable& table = *document_.table();
  WantedOutputs wanted;
  wanted.sample = sample_;
  wanted.options.task = table.task(*target_);
  wanted.options.title = sample_title(sample_);
  wanted.options.losses = losses_;
  if (losses_ != nullptr) wanted.options.image = losses_->find(sample_);
  if (dataset_ != nullptr) wanted.options.classes = dataset_->set.classes;
  for (const QString& key : shown_rows()) {
    const OutputRow* row = find_row(rows_, key);
    if (row == nullptr) continue;
    wanted.options.rows.push_back(*row);
    wanted.rows.push_back(engine_row(*row, wanted.options.task.code, document_.measurement()));
  }
  wanted.kept = std::any_of(survey_->kept.begin(), survey_->kept.end(),
                            [&](const auto& kept) { return kept.sample == sample_; });
  wanted.ask = survey_->answerable.dataset.has_value() && !survey_->answerable.empty();
  wanted.why_not = survey_->answerable.problem;
  wanted.dataset = dataset_;
  troubled_ = false;
  reader_->want(wanted);
  Q_EMIT status_changed();
}

void OutputsPage::ask_photo() {
  if (!survey_) return;
  update_actions();
  const TransferTable& table = *document_.table();
  WantedPhoto wanted;
  wanted.file = options_.photo;
  if (dataset_ != nullptr) wanted.classes = dataset_->set.classes;
  QStringList left_out;
  for (const TaskId id : task_ids(table)) {
    const Task& task = table.task(id);
    // Any seed's network will do: that of this measurement where there is one.
    const outputs::AnswerableRow* found = nullptr;
    for (const outputs::AnswerableRow& row : survey_->answerable.rows) {
      if (row.row.target != task.code || row.row.sources != std::vector<std::string>{"self"}) {
        continue;
      }
      const auto seed = document_.measurement().seed;
      const bool ours = seed && row.row.seed == static_cast<std::uint64_t>(*seed);
      if (found == nullptr || ours) found = &row;
    }
    if (found == nullptr) continue;
    if (!outputs::takes_photo(task.code)) {
      left_out.push_back(QString::fromStdString(task.name));
      continue;
    }
    wanted.questions.push_back({task, found->row, {}});
  }
  trouble_.clear();
  QString note = tr("%1, answered by every task's network. There is no ground truth and no loss.")
                     .arg(QFileInfo(options_.photo).fileName());
  if (!left_out.isEmpty()) {
    note += QLatin1Char(' ') + tr("Left out, because they take several images: %1.")
                                   .arg(left_out.join(QStringLiteral(", ")));
  }
  if (wanted.questions.empty()) {
    note = tr("No network of this study can be asked about a photo. %1")
               .arg(QString::fromStdString(survey_->answerable.problem));
    content_.reset();
    view_->set_content(nullptr);
  }
  banner_->show_message(InlineMessage::Tone::kInfo, note,
                        {{tr("Back to the test images"), [this] { close_photo(); }}});
  if (!wanted.questions.empty()) reader_->want_photo(wanted);
  Q_EMIT status_changed();
}

void OutputsPage::show_content(const std::shared_ptr<const OutputContent>& content) {
  content_ = content;
  view_->set_content(content);
  bar_->show_options(options_, content_.get());
  update_actions();
  Q_EMIT status_changed();
  if (!reader_->busy()) Q_EMIT shown();
}

void OutputsPage::show_state() {
  const bool photo = !options_.photo.isEmpty();
  list_panel_->setVisible(!photo);
  bar_->setVisible(!photo);
  update_actions();
  if (!survey_) return;
  const outputs::Answerable& answerable = survey_->answerable;
  const auto go =
      InlineMessage::Button{tr("Go to Run"), [this] { Q_EMIT page_wanted(QStringLiteral("run")); }};
  // A built-in study has nothing to run.
  const bool runs = survey_->experiment && !document_.info().builtin;
  const QString problem = QString::fromStdString(answerable.problem);
  if (!photo && images_->rowCount() == 0) {
    banner_->hide();
    stack_->setCurrentIndex(0);
    empty_button_->setVisible(runs);
    if (!survey_problem_.isEmpty()) {
      empty_title_->setText(tr("The study's outputs cannot be read"));
      empty_text_->setText(survey_problem_);
    } else if (!survey_->experiment) {
      empty_title_->setText(tr("This study has no outputs"));
      empty_text_->setText(
          tr("Its measurements were imported: there are no networks to ask, and no pictures are "
             "kept in it. Outputs come with experiments that this program runs: make one with "
             "File ▸ New study."));
    } else if (losses_pending_) {
      empty_title_->setText(QString());
      empty_text_->setText(tr("Reading …"));
      empty_button_->hide();
    } else if (!target_) {
      empty_title_->setText(tr("Nothing is measured yet"));
      empty_text_->setText(
          tr("What a network says of the test images can be seen as soon as it is "
             "trained. The experiment is run from the page Run."));
    } else {
      empty_title_->setText(tr("The networks are not here any more"));
      empty_text_->setText(problem.isEmpty()
                               ? tr("The study keeps no outputs of this target, and its networks "
                                    "cannot be asked. Running the experiment again makes both.")
                               : with_capital(problem));
    }
    return;
  }
  stack_->setCurrentIndex(1);
  if (photo) return;  // ask_photo() has said what there is to say
  if (!trouble_.isEmpty()) {
    banner_->show_message(InlineMessage::Tone::kWarning, trouble_);
  } else if (images_->content().kept_alone) {
    QString text = tr("Only the outputs that the study keeps can be seen.");
    if (!problem.isEmpty()) text += QLatin1Char(' ') + with_capital(problem);
    banner_->show_message(
        InlineMessage::Tone::kInfo, text,
        runs ? std::vector<InlineMessage::Button>{go} : std::vector<InlineMessage::Button>{});
  } else {
    banner_->hide();
  }
}

void OutputsPage::update_actions() {
  const bool photo = !options_.photo.isEmpty();
  const int row = images_->row_of(sample_);
  add_->setEnabled(!rows_.empty() && !photo && images_->rowCount() > 0);
  previous_->setEnabled(!photo && row > 0);
  next_->setEnabled(!photo && row >= 0 && row + 1 < images_->rowCount());
  photo_->setEnabled(survey_ && survey_->answerable.photos && !survey_->answerable.empty());
  back_->setEnabled(photo);
  for (QAction* action : needs_content_) action->setEnabled(view_->plot() != nullptr);
}

// --- for the window ----------------------------------------------------------------------------

std::vector<FigureRequest> OutputsPage::figures() const {
  if (view_->plot() == nullptr) return {};
  OutputsOptions options = view_->options();
  if (content_->photo) {
    options.target.clear();
    options.sample.clear();
    options.rows.clear();
  } else {
    options.target = QString::fromStdString(document_.table()->code(*target_));
    options.sample = QString::fromStdString(sample_);
    options.rows = shown_rows();
  }
  return {
      {QStringLiteral("outputs"), tr("Outputs for %1").arg(content_->title), options.to_json()}};
}

QString OutputsPage::status() const {
  if (content_ == nullptr) return {};
  if (content_->photo) return options_.photo;
  QString text = QString::fromStdString(sample_);
  const int row = images_->row_of(sample_);
  if (row >= 0) {
    text += QStringLiteral(" · ") + tr("image %L1 of %L2").arg(row + 1).arg(images_->rowCount());
  }
  return text;
}

bool OutputsPage::ready() const {
  return begun_ && survey_.has_value() && !losses_pending_ && !survey_job_.busy() &&
         !dataset_job_.busy() && !reader_->busy() && !thumbnails_->busy();
}

}  // namespace taskatlas::ui
