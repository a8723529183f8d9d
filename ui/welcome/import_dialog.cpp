// SPDX-License-Identifier: MIT
#include "ui/welcome/import_dialog.hpp"

#include "ui/document/latest_job.hpp"
#include "ui/shared/plot_style.hpp"
#include "ui/welcome/kinds_model.hpp"
#include "ui/welcome/preview_model.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QFormLayout>
#include <QHeaderView>
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
#include <limits>
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

QWidget* ImportDialog::build_source() {
  auto* part = new QWidget;
  auto* layout = new QVBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);

  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  csv_ = new QLineEdit;
  csv_->setObjectName(QStringLiteral("csv"));
  csv_->setAccessibleName(tr("Table to import"));
  csv_->setToolTip(tr("A CSV file; it may be dropped here too"));
  csv_->setPlaceholderText(tr("Choose or drop a CSV file"));
  connect(csv_, &QLineEdit::editingFinished, this, [this] {
    if (csv_->isModified()) set_csv(csv_->text());
  });
  auto* choose = new QPushButton(tr("C&hoose…"));
  choose->setToolTip(tr("Choose the table to import"));
  choose->setAutoDefault(false);
  connect(choose, &QPushButton::clicked, this, &ImportDialog::choose_csv);
  auto* file = new QHBoxLayout;
  file->addWidget(csv_, 1);
  file->addWidget(choose);
  form->addRow(tr("&Table:"), file);
  if (auto* label = qobject_cast<QLabel*>(form->labelForField(file))) label->setBuddy(csv_);

  kind_box_ = new QComboBox;
  kind_box_->setObjectName(QStringLiteral("kind"));
  kind_box_->setAccessibleName(tr("What the table holds"));
  kind_box_->addItem(tr("Transfers: one row each, with affinity"));
  kind_box_->addItem(tr("Per-image losses: one row for each image of a transfer"));
  kind_box_->addItem(tr("Matrix of scores: sources down, targets across"));
  kind_box_->setToolTip(tr("Guessed from the header; change it where the guess is wrong"));
  kind_box_->setWhatsThis(
      tr("<p><b>Transfers</b>: columns sources, target, affinity and, where known, order, gain, "
         "quality.</p><p><b>Per-image losses</b>: columns target, sources, image, loss and, where "
         "known, group and seed; affinities, gain and quality are computed from them.</p>"
         "<p><b>Matrix</b>: a header of targets after one corner cell, then a row for each "
         "source.</p><p>Several sources are joined by +. Besides tasks, self (the target's own "
         "fully supervised network), pixels (trained from scratch) and average (the constant "
         "predictor) may stand as sources. An empty field was not measured.</p>"));
  connect(kind_box_, &QComboBox::activated, this, [this] {
    kind_given_ = true;
    show_columns();
    check();
  });
  higher_ = new QCheckBox(tr("Hi&gher scores are better"));
  higher_->setObjectName(QStringLiteral("higher"));
  higher_->setToolTip(tr("Off: the scores are losses"));
  connect(higher_, &QCheckBox::toggled, this, &ImportDialog::check);
  auto* what = new QHBoxLayout;
  what->addWidget(kind_box_, 1);
  what->addWidget(higher_);
  form->addRow(tr("It &holds:"), what);
  if (auto* label = qobject_cast<QLabel*>(form->labelForField(what))) label->setBuddy(kind_box_);
  layout->addLayout(form);

  preview_view_ = new QTableView;
  preview_view_->setObjectName(QStringLiteral("preview"));
  preview_view_->setAccessibleName(tr("First rows of the table"));
  preview_view_->setToolTip(tr("The first rows of the table; line numbers on the left"));
  preview_view_->setModel(preview_);
  preview_view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  preview_view_->setWordWrap(false);
  preview_view_->setTabKeyNavigation(false);
  preview_view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  preview_view_->horizontalHeader()->setHighlightSections(false);
  preview_view_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  const int row = preview_view_->fontMetrics().height() * 3 / 2;
  preview_view_->verticalHeader()->setDefaultSectionSize(row);
  preview_view_->setMinimumHeight(5 * row);
  layout->addWidget(preview_view_, 1);

  finding_ = new QLabel;
  finding_->setObjectName(QStringLiteral("finding"));
  finding_->setWordWrap(true);
  finding_->setTextFormat(Qt::PlainText);
  finding_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addWidget(finding_);
  inputs_ = {csv_, choose, kind_box_, higher_};
  return part;
}

QWidget* ImportDialog::build_study() {
  auto* part = new QWidget;
  auto* layout = new QHBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);

  name_ = new QLineEdit;
  name_->setObjectName(QStringLiteral("name"));
  name_->setAccessibleName(tr("Name of the study"));
  name_->setToolTip(tr("What the study is called in the window and in figures"));
  form->addRow(tr("&Name:"), name_);

  images_ = new QSpinBox;
  images_->setObjectName(QStringLiteral("images"));
  images_->setAccessibleName(tr("Transfer images"));
  images_->setRange(0, std::numeric_limits<int>::max());
  images_->setSpecialValueText(tr("Not known"));
  images_->setGroupSeparatorShown(true);
  images_->setToolTip(tr("On how many images each transfer was trained"));
  form->addRow(tr("Transfer i&mages:"), images_);

  note_ = new QPlainTextEdit;
  note_->setObjectName(QStringLiteral("note"));
  note_->setAccessibleName(tr("Note"));
  note_->setPlaceholderText(tr("Citation, licence, remarks"));
  note_->setToolTip(tr("Kept in the study: where the measurements are from"));
  note_->setTabChangesFocus(true);
  note_->setFixedHeight(note_->fontMetrics().height() * 3);
  form->addRow(tr("N&ote:"), note_);

  target_ = new QLineEdit;
  target_->setObjectName(QStringLiteral("target"));
  target_->setAccessibleName(tr("File of the study"));
  target_->setToolTip(tr("The study file that is written"));
  connect(target_, &QLineEdit::textChanged, this, &ImportDialog::update_state);
  auto* choose = new QPushButton(tr("&Save as…"));
  choose->setToolTip(tr("Choose where the study goes"));
  choose->setAutoDefault(false);
  connect(choose, &QPushButton::clicked, this, &ImportDialog::choose_target);
  auto* file = new QHBoxLayout;
  file->addWidget(target_, 1);
  file->addWidget(choose);
  form->addRow(tr("&File:"), file);
  if (auto* label = qobject_cast<QLabel*>(form->labelForField(file))) label->setBuddy(target_);
  replace_ = new QCheckBox(tr("&Replace the study that is there"));
  replace_->setObjectName(QStringLiteral("replace"));
  replace_->setToolTip(tr("The file exists already; its content is lost"));
  connect(replace_, &QCheckBox::toggled, this, &ImportDialog::update_state);
  form->addRow(QString(), replace_);
  layout->addLayout(form, 3);

  kinds_group_ = new QWidget;
  auto* side = new QVBoxLayout(kinds_group_);
  side->setContentsMargins(0, 0, 0, 0);
  kinds_view_ = new QTableView;
  kinds_view_->setObjectName(QStringLiteral("kinds"));
  kinds_view_->setAccessibleName(tr("Kinds of new tasks"));
  kinds_view_->setToolTip(
      tr("Tasks that the dictionary does not know; colours and groups go by their kinds"));
  kinds_view_->setModel(kinds_);
  kinds_view_->setItemDelegateForColumn(KindsModel::kKind, new KindDelegate(kinds_view_));
  kinds_view_->setSelectionBehavior(QAbstractItemView::SelectRows);
  kinds_view_->setEditTriggers(QAbstractItemView::EditKeyPressed |
                               QAbstractItemView::AnyKeyPressed);
  kinds_view_->setTabKeyNavigation(false);
  kinds_view_->verticalHeader()->hide();
  kinds_view_->verticalHeader()->setDefaultSectionSize(kinds_view_->fontMetrics().height() * 3 / 2);
  kinds_view_->horizontalHeader()->setHighlightSections(false);
  kinds_view_->horizontalHeader()->setSectionResizeMode(KindsModel::kCode, QHeaderView::Stretch);
  kinds_view_->horizontalHeader()->setSectionResizeMode(KindsModel::kKind,
                                                        QHeaderView::ResizeToContents);
  // The kind is what is edited, wherever in the row one is; a click opens its list.
  connect(kinds_view_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) {
            if (!index.isValid() || index.column() == KindsModel::kKind) return;
            kinds_view_->selectionModel()->setCurrentIndex(index.siblingAtColumn(KindsModel::kKind),
                                                           QItemSelectionModel::NoUpdate);
          });
  connect(kinds_view_, &QTableView::clicked, this, [this](const QModelIndex& index) {
    if (index.column() == KindsModel::kKind) kinds_view_->edit(index);
  });
  side->addWidget(kinds_view_);
  kinds_group_->hide();
  layout->addWidget(kinds_group_, 2);
  inputs_.insert(inputs_.end(), {name_, images_, note_, target_, choose, replace_, kinds_view_});
  return part;
}

QWidget* ImportDialog::build_footer() {
  auto* part = new QWidget;
  auto* layout = new QVBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  error_ = new QLabel;
  error_->setObjectName(QStringLiteral("error"));
  error_->setWordWrap(true);
  error_->setTextFormat(Qt::PlainText);
  error_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  error_->hide();
  layout->addWidget(error_);

  auto* row = new QHBoxLayout;
  progress_row_ = new QWidget;
  auto* running = new QHBoxLayout(progress_row_);
  running->setContentsMargins(0, 0, 0, 0);
  progress_ = new QProgressBar;
  progress_->setObjectName(QStringLiteral("progress"));
  progress_->setAccessibleName(tr("Progress of the import"));
  progress_->setTextVisible(false);
  left_ = new QLabel;
  left_->setObjectName(QStringLiteral("left"));
  running->addWidget(progress_, 1);
  running->addWidget(left_, 2);
  cancel_ = new QPushButton(tr("S&top"));
  cancel_->setObjectName(QStringLiteral("cancel"));
  cancel_->setToolTip(tr("Stop the import; nothing is written"));
  cancel_->setAutoDefault(false);
  connect(cancel_, &QPushButton::clicked, this, &ImportDialog::cancel_import);
  running->addWidget(cancel_);
  QSizePolicy keep = progress_row_->sizePolicy();
  keep.setRetainSizeWhenHidden(true);
  progress_row_->setSizePolicy(keep);
  progress_row_->hide();
  row->addWidget(progress_row_, 1);
  close_ = new QPushButton(tr("Cancel"));
  close_->setObjectName(QStringLiteral("close"));
  close_->setToolTip(tr("Close without importing"));
  close_->setAutoDefault(false);
  connect(close_, &QPushButton::clicked, this, &QDialog::reject);
  import_ = new QPushButton(tr("&Import"));
  import_->setObjectName(QStringLiteral("import"));
  import_->setToolTip(tr("Write the study and open it"));
  import_->setDefault(true);
  connect(import_, &QPushButton::clicked, this, &ImportDialog::start_import);
  row->addWidget(close_);
  row->addWidget(import_);
  layout->addLayout(row);
  return part;
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
    show_finding(QStringLiteral("✗ ") + texts.join(QLatin1Char(' ')), false);
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
