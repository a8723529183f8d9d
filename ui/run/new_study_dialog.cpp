// SPDX-License-Identifier: MIT
#include "ui/run/new_study_dialog.hpp"

#include "base/error.hpp"
#include "ui/run/create_experiment.hpp"
#include "ui/run/profile_form.hpp"
#include "ui/shared/plot_style.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace taskatlas::ui {
namespace {

constexpr int kPlanDelay = 150;  // milliseconds after the last change
const QString kCustom = QStringLiteral("custom");

QString dropped_folder(const QMimeData& data) {
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isDir()) return url.toLocalFile();
  }
  return {};
}

}  // namespace

NewStudyDialog::NewStudyDialog(QWidget* parent)
    : QDialog(parent), plan_soon_(new QTimer(this)), tasks_(new TaskPartsModel(this)) {
  setObjectName(QStringLiteral("new_study"));
  setWindowTitle(tr("New study"));
  setAcceptDrops(true);
  setSizeGripEnabled(true);
  plan_soon_->setSingleShot(true);
  plan_soon_->setInterval(kPlanDelay);

  const int em = fontMetrics().height();
  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(em * 2 / 3);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(em);
  auto* left = new QWidget;
  auto* choices = new QVBoxLayout(left);
  choices->setContentsMargins(0, 0, em / 2, 0);
  choices->setSpacing(em);
  choices->addWidget(build_dataset());
  choices->addWidget(build_profile());
  choices->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setWidget(left);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setMinimumWidth(em * 21);
  columns->addWidget(scroll, 4);
  columns->addWidget(build_tasks(), 5);
  layout->addLayout(columns, 1);
  layout->addWidget(build_target());
  layout->addWidget(build_footer());
  connect_all();
  resize(60 * em, 42 * em);

  const QSettings settings;
  const QString place = settings
                            .value(QStringLiteral("run/place"),
                                   QDir(QDir::homePath()).filePath(QStringLiteral("TaskAtlas")))
                            .toString();
  QString path;
  for (int number = 1; number == 1 || QFileInfo::exists(path); ++number) {
    const QString name =
        number == 1 ? QStringLiteral("experiment") : QStringLiteral("experiment-%1").arg(number);
    path = QDir(place).filePath(name + QStringLiteral(".taskstudy"));
  }
  set_target(path);
  set_profile(settings.value(QStringLiteral("run/profile"), QStringLiteral("quick")).toString());
  style_texts();
  update_state();
}

NewStudyDialog::~NewStudyDialog() = default;

void NewStudyDialog::connect_all() {
  connect(plan_soon_, &QTimer::timeout, this, &NewStudyDialog::make_plan);
  connect(render_, &QRadioButton::toggled, this, &NewStudyDialog::examine);
  connect(folder_, &QLineEdit::editingFinished, this, [this] {
    if (folder_->isModified()) set_dataset(folder_->text());
  });
  connect(browse_, &QToolButton::clicked, this, &NewStudyDialog::choose_dataset);
  connect(&examine_, &LatestJob::failed, this, [this](const QString& text) {
    report_.reset();
    report_problem_ = text;
    show_report();
  });
  connect(&examine_, &LatestJob::progress, this, [this](double done, double total) {
    if (!examine_.busy()) return;
    report_text_->setText(
        total > 0
            ? tr("Examining the folder… %1 %").arg(QLocale().toString(qRound(100 * done / total)))
            : tr("Examining the folder…"));
  });
  connect(profile_, &QComboBox::activated, this, [this](int row) {
    const QString item = profile_->itemData(row).toString();
    if (item.isEmpty()) {
      choose_profile();
    } else if (item != kCustom) {
      set_profile(item);
    }
  });
  connect(max_order_, &QSpinBox::valueChanged, this, &NewStudyDialog::profile_edited);
  connect(transfer_images_, &QLineEdit::textEdited, this, &NewStudyDialog::profile_edited);
  connect(form_, &ProfileForm::edited, this, &NewStudyDialog::profile_edited);
  connect(all_settings_, &QToolButton::toggled, this, [this](bool on) {
    all_settings_->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
    form_->setVisible(on);
  });
  connect(tasks_, &TaskPartsModel::parts_changed, this, &NewStudyDialog::update_plan_soon);
  connect(name_, &QLineEdit::textEdited, this, [this](const QString& name) {
    const QFileInfo file(target_->text());
    QString stem = name.trimmed();
    stem.replace(u'/', u'-');
    if (!stem.isEmpty()) {
      target_->setText(
          QDir::toNativeSeparators(file.dir().filePath(stem + QStringLiteral(".taskstudy"))));
    }
    update_state();
  });
  connect(target_, &QLineEdit::textChanged, this, &NewStudyDialog::update_state);
  connect(replace_, &QCheckBox::toggled, this, &NewStudyDialog::update_state);
  connect(&planner_, &LatestJob::failed, this, [this](const QString& text) {
    plan_.reset();
    plan_problem_ = text;
    update_state();
    Q_EMIT planned();
  });
  connect(&creator_, &LatestJob::failed, this, &NewStudyDialog::show_error);
  connect(&creator_, &LatestJob::busy_changed, this, &NewStudyDialog::update_state);
}

void NewStudyDialog::set_dataset(const QString& folder) {
  folder_->setText(QDir::toNativeSeparators(folder));
  folder_->setModified(false);
  if (folder_choice_->isChecked() == !folder.isEmpty()) {
    examine();
  } else {
    (folder.isEmpty() ? render_ : folder_choice_)->setChecked(true);  // which examines it
  }
}

void NewStudyDialog::examine() {
  report_.reset();
  report_problem_.clear();
  const QString folder = QDir::cleanPath(QDir::fromNativeSeparators(folder_->text().trimmed()));
  if (render_->isChecked() || folder_->text().trimmed().isEmpty()) {
    examine_.cancel();
    show_report();
    return;
  }
  tasks_->set_report(nullptr);
  examine_.start([this, folder](const RunContext& context) -> std::function<void()> {
    auto report = examine_dataset(folder, context);
    return [this, report] {
      report_ = report;
      show_report();
    };
  });
  report_text_->setText(tr("Examining the folder…"));
  style_texts();
  update_plan_soon();
}

void NewStudyDialog::show_report() {
  const bool rendered = render_->isChecked();
  folder_->setEnabled(!rendered);
  browse_->setEnabled(!rendered);
  if (rendered || (report_ == nullptr && report_problem_.isEmpty())) {
    report_text_->clear();
  } else if (report_ == nullptr) {
    report_text_->setText(report_problem_);
  } else {
    const QLocale locale;
    int possible = 0;
    for (const auto& task : report_->tasks) possible += task.reason.isEmpty() ? 1 : 0;
    const auto views = [](quint64 count) { return static_cast<int>(count); };
    QString text =
        tr("%1 in %2: %L3 for training, %L4 for validation, %L5 for test; %6. %7.")
            .arg(tr("%Ln view(s)", nullptr, views(report_->views)),
                 tr("%Ln building(s)", nullptr, views(report_->buildings)))
            .arg(report_->split_views[0])
            .arg(report_->split_views[1])
            .arg(report_->split_views[2])
            .arg(report_->split_origin, tr("%Ln task(s) are possible", nullptr, possible));
    if (!report_->problem().isEmpty()) text += QLatin1Char('\n') + report_->problem();
    report_text_->setText(text);
  }
  report_text_->setVisible(!report_text_->text().isEmpty());
  tasks_->set_report(rendered ? nullptr : report_);
  style_texts();
  update_plan_soon();
  Q_EMIT examined();
}

void NewStudyDialog::set_profile(const QString& name_or_file) {
  try {
    const engine::Profile profile = engine::load_profile(name_or_file.toStdString());
    notice_.clear();
    take_profile(profile, name_or_file);
  } catch (const Error& error) {
    show_error(QString::fromUtf8(error.what()));
    if (loaded_item_.isEmpty() && name_or_file != QLatin1String("quick")) {
      set_profile(QStringLiteral("quick"));
    } else {
      take_profile(loaded_, loaded_item_);
    }
  }
}

void NewStudyDialog::take_profile(const engine::Profile& profile, const QString& item) {
  loaded_ = profile;
  loaded_item_ = item;
  if (profile_->findData(item) < 0) {
    const int at = profile_->findData(QString());
    profile_->insertItem(at, QFileInfo(item).completeBaseName(), item);
    profile_->setItemData(at, QDir::toNativeSeparators(item), Qt::ToolTipRole);
  }
  form_->set_profile(profile);
  const QSignalBlocker quiet_order(max_order_);
  max_order_->setValue(profile.max_order);
  std::vector<std::uint64_t> images(profile.transfer_images.begin(), profile.transfer_images.end());
  transfer_images_->setText(list_text(images));
  tasks_->set_tasks(profile.tasks);
  profile_edited();
}

void NewStudyDialog::profile_edited() {
  engine::Profile now = form_->profile();
  now.max_order = max_order_->value();
  const auto images = parse_list(transfer_images_->text());
  if (images) now.transfer_images.assign(images->begin(), images->end());
  now.name = loaded_.name;
  const bool custom = !images || now != loaded_;
  if (custom) now.name = kCustom.toStdString();
  form_->set_profile(now);
  const int row = profile_->findData(kCustom);
  if (custom && row < 0) {
    profile_->insertItem(profile_->findData(QString()), profile_title(kCustom), kCustom);
  } else if (!custom && row >= 0) {
    profile_->removeItem(row);
  }
  profile_->setCurrentIndex(profile_->findData(custom ? kCustom : loaded_item_));
  profile_text_->setText(
      custom ? tr("%1, changed.").arg(profile_title(QString::fromStdString(loaded_.name)))
             : profile_sentence(QString::fromStdString(loaded_.name)));
  update_plan_soon();
}

QString NewStudyDialog::target() const {
  return QDir::fromNativeSeparators(target_->text().trimmed());
}

void NewStudyDialog::set_target(const QString& path) {
  target_->setText(QDir::toNativeSeparators(path));
  name_->setText(QFileInfo(path).completeBaseName());
}

QString NewStudyDialog::problem() const {
  if (folder_choice_->isChecked()) {
    if (folder_->text().trimmed().isEmpty()) return tr("Choose the dataset's folder.");
    if (examine_.busy()) return {};  // soon known
    if (report_ == nullptr) return tr("The folder cannot be used.");
    if (!report_->problem().isEmpty()) return report_->problem();
  }
  const auto images = parse_list(transfer_images_->text());
  if (!images || std::find(images->begin(), images->end(), 0U) != images->end()) {
    return tr("Transfer images: whole numbers above 0 separated by commas are expected.");
  }
  const auto sources = tasks_->sources(), targets = tasks_->targets();
  if (targets == 0) return tr("Choose at least one target.");
  if (sources == 0) return tr("Choose at least one source.");
  if (tasks_->parts().size() < 2) return tr("Choose at least two tasks.");
  if (target().isEmpty()) return tr("Say where the study goes.");
  if (QFileInfo(target()).isDir()) return tr("The study's file is a folder; give it a name.");
  return plan_problem_;
}

std::optional<engine::Experiment> NewStudyDialog::experiment() const {
  const auto images = parse_list(transfer_images_->text());
  if (!images || examine_.busy() || tasks_->targets() == 0 || tasks_->sources() == 0 ||
      (folder_choice_->isChecked() && report_ == nullptr)) {
    return std::nullopt;
  }
  engine::Experiment experiment;
  if (folder_choice_->isChecked()) experiment.dataset = report_->folder.toStdString();
  experiment.profile = form_->profile();
  experiment.profile.transfer_images.assign(images->begin(), images->end());
  experiment.profile.tasks.clear();
  for (const TaskPartsModel::Part& part : tasks_->parts()) {
    experiment.tasks.push_back({part.code, part.source, part.target});
    experiment.profile.tasks.push_back(part.code);
  }
  std::sort(experiment.profile.tasks.begin(), experiment.profile.tasks.end());
  return experiment;
}

bool NewStudyDialog::planning() const {
  return plan_soon_->isActive() || planner_.busy() || examine_.busy();
}

void NewStudyDialog::update_plan_soon() {
  plan_soon_->start();
  update_state();
}

void NewStudyDialog::make_plan() {
  const auto wanted = experiment();
  plan_problem_.clear();
  if (!wanted) {
    planner_.cancel();
    plan_.reset();
    update_state();
    Q_EMIT planned();
    return;
  }
  planner_.start([this, experiment = *wanted, report = report_,
                  place = target()](const RunContext& context) -> std::function<void()> {
    auto plan = plan_experiment(experiment, report.get(), place, context);
    return [this, plan] {
      plan_ = plan;
      update_state();
      Q_EMIT planned();
    };
  });
}

void NewStudyDialog::update_state() {
  if (create_ == nullptr) return;
  const bool busy = creator_.busy();
  const bool there = QFileInfo::exists(target());
  replace_->setVisible(there);
  const QString what = problem();
  error_->setText(what.isEmpty() ? notice_ : what);
  error_->setVisible(!error_->text().isEmpty());
  counts_->setText(tr("%1, %2").arg(tr("%Ln source(s)", nullptr, tasks_->sources()),
                                    tr("%Ln target(s)", nullptr, tasks_->targets())));
  const QStringList left_out = tasks_->impossible();
  counts_->setToolTip(left_out.isEmpty()
                          ? QString()
                          : tr("Left out, since the dataset has nothing for them: %1")
                                .arg(QLocale().createSeparatedList(left_out)));
  if (busy) {
    plan_text_->setText(tr("Writing the study…"));
  } else if (plan_ != nullptr) {
    plan_text_->setText(plan_sentence(*plan_));
  } else {
    plan_text_->setText(planning() ? tr("Planning…") : QString());
  }
  create_->setEnabled(!busy && what.isEmpty() && !planning() && (!there || replace_->isChecked()));
}

void NewStudyDialog::create() {
  const auto wanted = experiment();
  if (!wanted || creator_.busy() || !problem().isEmpty()) return;
  notice_.clear();
  const QString path = target();
  QSettings settings;
  settings.setValue(QStringLiteral("run/place"), QFileInfo(path).absolutePath());
  if (loaded_item_ != kCustom) settings.setValue(QStringLiteral("run/profile"), loaded_item_);
  creator_.start([this, path, experiment = *wanted, overwrite = replace_->isChecked()](
                     const RunContext& context) -> std::function<void()> {
    if (!create_experiment(path, experiment, overwrite, context)) return nullptr;
    return [this, path] {
      Q_EMIT created(path);
      accept();
    };
  });
}

void NewStudyDialog::show_error(const QString& text) {
  notice_ = text;
  update_state();
}

void NewStudyDialog::choose_dataset() {
  auto* dialog = new QFileDialog(this, tr("Choose a dataset's folder"), folder_->text());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, &NewStudyDialog::set_dataset);
  dialog->open();
}

void NewStudyDialog::choose_profile() {
  profile_->setCurrentIndex(
      std::max(profile_->findData(kCustom), profile_->findData(loaded_item_)));
  auto* dialog = new QFileDialog(this, tr("Open a profile"), {}, tr("Profiles (*.json)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &NewStudyDialog::set_profile);
  dialog->open();
}

void NewStudyDialog::save_profile_as() {
  auto* dialog = new QFileDialog(this, tr("Save profile as"), {}, tr("Profiles (*.json)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("json"));
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    try {
      const auto wanted = experiment();
      engine::Profile profile = wanted ? wanted->profile : form_->profile();
      profile.name = QFileInfo(path).completeBaseName().toStdString();
      save_profile(profile, path);
      set_profile(path);
    } catch (const Error& error) {
      show_error(QString::fromUtf8(error.what()));
    }
  });
  dialog->open();
}

void NewStudyDialog::choose_target() {
  auto* dialog = new QFileDialog(this, tr("Make the study"), target(), tr("Studies (*.taskstudy)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setOption(QFileDialog::DontConfirmOverwrite);  // this dialog asks
  dialog->setDefaultSuffix(QStringLiteral("taskstudy"));
  connect(dialog, &QFileDialog::fileSelected, this, &NewStudyDialog::set_target);
  dialog->open();
}

void NewStudyDialog::dragEnterEvent(QDragEnterEvent* event) {
  if (!dropped_folder(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void NewStudyDialog::dropEvent(QDropEvent* event) {
  const QString folder = dropped_folder(*event->mimeData());
  if (folder.isEmpty()) return;
  event->acceptProposedAction();
  set_dataset(folder);
}

void NewStudyDialog::done(int result) {
  examine_.cancel();
  planner_.cancel();
  creator_.cancel();
  QDialog::done(result);
}

void NewStudyDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && error_ != nullptr) style_texts();
}

void NewStudyDialog::style_texts() {
  const PlotStyle style = PlotStyle::screen(palette(), font());
  const auto colour = [](QWidget* widget, const QColor& wanted) {
    QPalette colours = widget->palette();
    if (colours.color(QPalette::WindowText) == wanted) return;
    colours.setColor(QPalette::WindowText, wanted);
    widget->setPalette(colours);
  };
  const bool bad =
      !report_problem_.isEmpty() || (report_ != nullptr && !report_->problem().isEmpty());
  colour(report_text_, bad ? style.bad : style.muted);
  colour(profile_text_, style.muted);
  colour(counts_, style.muted);
  colour(error_, style.bad);
  QFont bold = font();
  bold.setBold(true);
  for (QLabel* heading : findChildren<QLabel*>(QStringLiteral("heading"))) heading->setFont(bold);
  plan_text_->setFont(bold);
}

}  // namespace taskatlas::ui
