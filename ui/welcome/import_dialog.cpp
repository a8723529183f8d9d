// SPDX-License-Identifier: MIT
#include "ui/welcome/import_dialog.hpp"

#include "ui/document/latest_job.hpp"
#include "ui/shared/plot_style.hpp"
#include "ui/shared/sentence.hpp"
#include "ui/welcome/kinds_model.hpp"
#include "ui/welcome/preview_model.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

namespace taskatlas::ui {
namespace {

constexpr int kChangeDelay = 300;  // milliseconds after which a changed file is read again

QString stage_text(const QString& stage) {
  if (stage == QLatin1String("reading")) return ImportDialog::tr("Reading the table");
  if (stage == QLatin1String("comparing")) return ImportDialog::tr("Comparing transfers");
  if (stage == QLatin1String("writing")) return ImportDialog::tr("Writing the study");
  return stage;
}

QString left_text(double seconds) {
  if (seconds < 1) return ImportDialog::tr("less than a second left");
  if (seconds < 90) {
    const int whole = static_cast<int>(std::ceil(seconds));
    return ImportDialog::tr("about %n s left", nullptr, whole);
  }
  return ImportDialog::tr("about %n min left", nullptr, static_cast<int>(std::ceil(seconds / 60)));
}

QString dropped_csv(const QMimeData& data) {
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile()) return url.toLocalFile();
  }
  return {};
}

QString study_path(const QString& csv) {
  const QFileInfo file(csv);
  return file.dir().filePath(file.completeBaseName() + QStringLiteral(".taskstudy"));
}

}  // namespace

ImportDialog::ImportDialog(const QString& csv, QWidget* parent)
    : QDialog(parent),
      preview_(new PreviewModel(this)),
      kinds_(new KindsModel(this)),
      check_job_(new LatestJob(this)),
      import_job_(new LatestJob(this)),
      watcher_(new QFileSystemWatcher(this)),
      changed_(new QTimer(this)) {
  setWindowTitle(tr("Import a table"));
  setAcceptDrops(true);
  setSizeGripEnabled(true);
  changed_->setSingleShot(true);
  changed_->setInterval(kChangeDelay);
  connect(changed_, &QTimer::timeout, this, &ImportDialog::load);
  connect(watcher_, &QFileSystemWatcher::fileChanged, changed_, qOverload<>(&QTimer::start));

  auto* layout = new QVBoxLayout(this);
  layout->addWidget(build_source(), 1);
  layout->addWidget(build_study());
  layout->addWidget(build_footer());

  connect(check_job_, &LatestJob::busy_changed, this, &ImportDialog::update_state);
  connect(check_job_, &LatestJob::failed, this, &ImportDialog::show_error);
  connect(import_job_, &LatestJob::progress, this, &ImportDialog::show_progress);
  connect(import_job_, &LatestJob::failed, this, [this](const QString& message) {
    import_ended();
    const CsvProblem problem = parse_problem(message, csv_->text());
    if (problem.line > 0) preview_->set_problem(problem, {});
    show_error(message);
  });
  preview_->set_style(PlotStyle::screen(palette(), font()));
  style_texts();
  const int em = fontMetrics().height();
  resize(48 * em, 36 * em);
  set_csv(csv);
}

ImportDialog::~ImportDialog() {
  if (attempt_) attempt_->cancel();
}

TableKind ImportDialog::kind() const { return static_cast<TableKind>(kind_box_->currentIndex()); }

bool ImportDialog::higher_is_better() const { return higher_->isChecked(); }

bool ImportDialog::checking() const { return check_job_->busy(); }

void ImportDialog::set_csv(const QString& path) {
  const QString before = csv_->text();
  csv_->setText(path);
  csv_->setModified(false);
  kind_given_ = false;
  if (!path.isEmpty()) {
    if (!name_->isModified()) name_->setText(QFileInfo(path).completeBaseName());
    if (!target_->isModified()) target_->setText(study_path(path));
  }
  if (!watcher_->files().isEmpty()) watcher_->removePaths(watcher_->files());
  load();
}

void ImportDialog::set_kind(TableKind kind) {
  kind_given_ = true;
  kind_box_->setCurrentIndex(static_cast<int>(kind));
  show_columns();
  check();
}

void ImportDialog::set_target(const QString& path) {
  target_->setText(path);
  target_->setModified(true);
}

void ImportDialog::load() {
  if (importing()) {
    changed_->start();  // when it is done
    return;
  }
  error_->hide();
  const QString path = csv_->text();
  CsvPreview preview;
  if (!path.isEmpty()) {
    preview = preview_csv(path);
    // A file that is replaced, as editors do, is watched no longer: begin anew.
    if (!watcher_->files().contains(path)) watcher_->addPath(path);
    if (!kind_given_ && !preview.header.isEmpty()) {
      kind_box_->setCurrentIndex(static_cast<int>(guess_table_kind(preview.header)));
    }
  }
  preview_->set_preview(std::move(preview), {});
  show_columns();
  check();
}

void ImportDialog::show_columns() {
  const CsvPreview& preview = preview_->preview();
  preview_->set_check(check_columns(preview.header, kind()));
  preview_view_->resizeColumnsToContents();
  const int most = fontMetrics().height() * 18;
  for (int i = 0; i < preview_->columnCount(); ++i) {
    preview_view_->setColumnWidth(i, std::min(preview_view_->columnWidth(i), most));
  }
}

void ImportDialog::check() {
  higher_->setVisible(kind() == TableKind::kMatrix);
  good_ = false;
  error_->hide();
  preview_->set_problem(std::nullopt, {});
  const CsvPreview& preview = preview_->preview();
  const QString path = csv_->text();
  if (path.isEmpty() || preview.header.isEmpty()) {
    check_job_->cancel();
    kinds_->set_codes({});
    kinds_group_->hide();
    show_finding(path.isEmpty() ? tr("Choose the table to import.") : preview.problem,
                 path.isEmpty());
    update_state();
    return;
  }
  const ColumnCheck& columns = preview_->check();
  if (!columns.good()) {
    check_job_->cancel();
    QStringList texts;
    if (!columns.missing.isEmpty()) {
      texts << tr("Missing: %1.").arg(columns.missing.join(QStringLiteral(", ")));
    }
    if (!columns.unknown.isEmpty()) {
      texts << (columns.known.isEmpty() ? tr("These columns are no tasks, or there twice: %1.")
                                        : tr("Not known, or there twice: %1."))
                   .arg(columns.unknown.join(QStringLiteral(", ")));
    }
    if (!columns.known.isEmpty()) {
      texts << tr("The columns are %1.").arg(columns.known.join(QStringLiteral(", ")));
    }
    show_finding(QStringLiteral("✗ ") + one_stop(texts.join(QLatin1Char(' '))), false);
    update_state();
    return;
  }
  show_finding(tr("Looking through the table…"), true);
  check_job_->start([this, path, kind = kind(), higher = higher_is_better()](
                        const RunContext& context) -> std::function<void()> {
    auto report = check_csv(path, kind, higher, context);
    if (!report) return nullptr;
    return [this, report = std::move(*report)] { show_report(report); };
  });
  update_state();
}

void ImportDialog::show_report(const CsvReport& report) {
  kinds_->set_codes(report.new_tasks);
  kinds_group_->setVisible(!report.new_tasks.isEmpty());
  good_ = !report.problem;
  if (report.problem) {
    preview_->set_problem(report.problem, report.around);
    const QModelIndex index = preview_->problem_index();
    if (index.isValid()) {
      preview_view_->resizeColumnToContents(preview_->columnCount() - 1);
      preview_view_->scrollTo(index);
    }
    show_finding(QStringLiteral("✗ ") + report.problem->full, false);
  } else if (report.summary) {
    const QLocale locale;
    const auto counted = [](std::size_t count) { return static_cast<int>(count); };
    QStringList parts{
        tr("%Ln transfers", nullptr, counted(report.summary->transfers)),
        tr("%Ln targets", nullptr, counted(report.summary->targets)),
        tr("%Ln tasks", nullptr, counted(report.summary->tasks)),
    };
    if (report.summary->images > 0) {
      parts << tr("%Ln images", nullptr, counted(report.summary->images));
    }
    if (report.summary->measurements > 1) {
      parts << tr("%Ln measurements", nullptr, counted(report.summary->measurements));
    }
    show_finding(
        QStringLiteral("✓ ") + tr("The table is right: %1.").arg(parts.join(QStringLiteral(", "))),
        true);
  } else {
    show_finding(
        QStringLiteral("✓ ") + tr("The columns are right; %Ln rows, which the import will check.",
                                  nullptr, static_cast<int>(report.rows)),
        true);
  }
  update_state();
  Q_EMIT checked();
}

void ImportDialog::show_finding(const QString& text, bool good) {
  finding_->setText(text);
  finding_good_ = good;
  style_texts();
}

void ImportDialog::show_error(const QString& message) {
  error_->setText(QStringLiteral("⚠ ") + message);
  error_->show();
  update_state();
}

void ImportDialog::choose_csv() {
  auto* dialog = new QFileDialog(this, tr("Choose a table"), QFileInfo(csv_->text()).path(),
                                 tr("Tables (*.csv);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::set_csv);
  dialog->open();
}

void ImportDialog::choose_target() {
  auto* dialog = new QFileDialog(this, tr("Save the study as"), QFileInfo(target_->text()).path(),
                                 tr("Studies (*.taskstudy)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("taskstudy"));
  dialog->selectFile(QFileInfo(target_->text()).fileName());
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    set_target(path);
    replace_->setChecked(QFileInfo::exists(path));  // the file dialog has asked
  });
  dialog->open();
}

void ImportDialog::start_import() {
  if (importing() || !import_->isEnabled()) return;
  error_->hide();
  ImportRequest request;
  request.csv = csv_->text();
  request.out = target_->text();
  request.kind = kind();
  request.higher_is_better = higher_is_better();
  request.options.name = name_->text().trimmed().toStdString();
  request.options.overwrite = replace_->isVisibleTo(this) && replace_->isChecked();
  if (images_->value() > 0) request.options.transfer_images = images_->value();
  request.options.kinds = kinds_->kinds();
  request.options.note = note_->toPlainText().toStdString();
  attempt_ = std::make_shared<ImportAttempt>(std::move(request));
  stage_.clear();
  progress_->setRange(0, 0);
  left_->setText(tr("Starting…"));
  update_state();
  import_job_->start(
      [this, attempt = attempt_](const RunContext& context) -> std::function<void()> {
        if (!attempt->run(context)) return nullptr;
        return [this, path = attempt->request().out] {
          import_ended();
          Q_EMIT imported(path);
          accept();
        };
      });
  cancel_->setFocus();
}

void ImportDialog::cancel_import() {
  if (!attempt_) return;
  // Where the study is complete already, its arrival is on its way.
  if (!attempt_->cancel()) return;
  import_job_->cancel();
  import_ended();
  show_finding(tr("The import was stopped; nothing was written."), true);
  import_->setFocus();
}

void ImportDialog::import_ended() {
  attempt_.reset();
  update_state();
}

void ImportDialog::show_progress(double done, double total, const QString& stage) {
  if (!importing()) return;
  if (stage != stage_) {
    stage_ = stage;
    stage_time_.start();
  }
  constexpr int kSteps = 1000;
  const double share = total > 0 ? std::clamp(done / total, 0.0, 1.0) : 0;
  progress_->setRange(0, kSteps);
  progress_->setValue(static_cast<int>(share * kSteps));
  const double seconds = static_cast<double>(stage_time_.elapsed()) / 1000;
  left_->setText(share > 0.02 && seconds > 0.5
                     ? tr("%1, %2").arg(stage_text(stage), left_text(seconds / share - seconds))
                     : stage_text(stage));
}

void ImportDialog::done(int result) {
  if (importing()) {
    if (!attempt_->cancel()) return;
    import_job_->cancel();
    attempt_.reset();
  }
  check_job_->cancel();
  QDialog::done(result);
}

void ImportDialog::update_state() {
  const bool running = importing();
  for (QWidget* input : inputs_) input->setEnabled(!running);
  progress_row_->setVisible(running);
  close_->setVisible(!running);
  import_->setVisible(!running);
  const QString target = target_->text();
  const bool there = !target.isEmpty() && QFileInfo::exists(target);
  replace_->setVisible(there);
  import_->setEnabled(!running && good_ && !checking() && !target.isEmpty() &&
                      (!there || replace_->isChecked()));
}

void ImportDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() != QEvent::PaletteChange || error_ == nullptr) return;
  preview_->set_style(PlotStyle::screen(palette(), font()));
  style_texts();
}

void ImportDialog::style_texts() {
  const PlotStyle style = PlotStyle::screen(palette(), font());
  QPalette colours = error_->palette();
  if (colours.color(QPalette::WindowText) != style.bad) {
    colours.setColor(QPalette::WindowText, style.bad);
    error_->setPalette(colours);
  }
  const QColor finding = finding_good_ ? palette().color(QPalette::WindowText) : style.bad;
  colours = finding_->palette();
  if (colours.color(QPalette::WindowText) != finding) {
    colours.setColor(QPalette::WindowText, finding);
    finding_->setPalette(colours);
  }
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event) {
  if (!importing() && !dropped_csv(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent* event) {
  const QString path = dropped_csv(*event->mimeData());
  if (path.isEmpty() || importing()) return;
  event->acceptProposedAction();
  set_csv(path);
}

}  // namespace taskatlas::ui
