// SPDX-License-Identifier: MIT
#include "ui/figures/figure_dialog.hpp"

#include "base/error.hpp"
#include "study/builtin.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"
#include "ui/figures/figure_files.hpp"
#include "ui/figures/figure_form.hpp"
#include "ui/figures/figure_preview.hpp"
#include "ui/figures/figure_source.hpp"
#include "ui/figures/make_plot.hpp"
#include "ui/shared/icon.hpp"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <set>

namespace taskatlas::ui {
namespace {

const QString kOptionsKey = QStringLiteral("figures/options");
const QString kFormatsKey = QStringLiteral("figures/formats");
const QString kArrangementKey = QStringLiteral("figures/arrangement");
const QString kFolderKey = QStringLiteral("figures/folder");
const QString kTaxonomy = QStringLiteral("taxonomy");
constexpr int kRest = 120;  // milliseconds after the last change

// A built-in study by its name, any other by its path.
QString study_reference(const StudyDocument& document) {
  const std::filesystem::path path = document.file_path().toStdString();
  for (const BuiltinStudy& study : builtin_studies()) {
    try {
      std::error_code ignored;
      if (std::filesystem::equivalent(resolve_study(study.name), path, ignored)) {
        return QString::fromUtf8(study.name.data(), static_cast<qsizetype>(study.name.size()));
      }
    } catch (const Error&) {  // it is not installed
    }
  }
  return QFileInfo(document.file_path()).absoluteFilePath();
}

QString default_folder(const StudyDocument* document) {
  if (document != nullptr) {
    const QFileInfo study(document->file_path());
    if (!document->is_copy() && !document->info().builtin && study.dir().exists()) {
      return study.absolutePath();
    }
  }
  return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

}  // namespace

FigureDialog::FigureDialog(StudyDocument& document, Solutions& solutions, Requests requests,
                           QWidget* parent)
    : FigureDialog(&document, std::move(requests), parent) {
  // The figure follows what the window shows.
  connect(&solutions, &Solutions::solved, this, &FigureDialog::make_plot_later);
  for (const auto signal : {&StudyDocument::tasks_changed, &StudyDocument::scenario_changed,
                            &StudyDocument::scenarios_changed}) {
    connect(&document, signal, this, &FigureDialog::make_plot_later);
  }
  connect(&document, &StudyDocument::view_changed, this, &FigureDialog::make_plot_later);
  connect(&document, &QObject::destroyed, this, [this] {
    rest_->stop();
    hide();
    deleteLater();
  });
}

FigureDialog::FigureDialog(Requests requests, QWidget* parent)
    : FigureDialog(nullptr, std::move(requests), parent) {}

FigureDialog::FigureDialog(StudyDocument* document, Requests requests, QWidget* parent)
    : QDialog(parent),
      document_(document),
      ask_(std::move(requests)),
      requests_(ask_()),
      making_(nullptr),
      measuring_(nullptr),
      writing_(nullptr),
      rest_(new QTimer(this)) {
  setWindowTitle(tr("Export figures"));
  auto* layout = new QHBoxLayout(this);
  layout->addWidget(build_preview(), 1);
  layout->addWidget(build_controls());

  rest_->setSingleShot(true);
  rest_->setInterval(kRest);
  connect(rest_, &QTimer::timeout, this, &FigureDialog::follow);
  connect(&making_, &LatestJob::failed, this, [this](const QString& what) {
    plot_ = nullptr;
    preview_->show_message(what);
    size_->clear();
    Q_EMIT previewed();
  });
  connect(&writing_, &LatestJob::failed, this, [this](const QString& what) {
    message_->setText(what.toHtmlEscaped());
    message_->show();
  });
  connect(&writing_, &LatestJob::busy_changed, this, &FigureDialog::update_buttons);
  connect(&writing_, &LatestJob::progress, this, [this](double done, double total) {
    progress_->setRange(0, static_cast<int>(total));
    progress_->setValue(static_cast<int>(done));
  });
  connect(form_, &FigureForm::options_changed, this, [this] {
    store_choices();
    // Some plots are laid out for a font; its size and the page change what is painted alone.
    make_plot_later();
    show_plot();
  });
  connect(form_, &FigureForm::formats_changed, this, [this] {
    store_choices();
    update_buttons();
  });
  load_choices();
  show_figure(0);
  constexpr int kWide = 980, kHigh = 620;
  resize(kWide, kHigh);
}

FigureDialog::~FigureDialog() = default;

QWidget* FigureDialog::build_preview() {
  auto* panel = new QWidget(this);
  auto* layout = new QVBoxLayout(panel);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea(panel);
  preview_ = new FigurePreview(scroll);
  scroll->setWidget(preview_);
  scroll->setAlignment(Qt::AlignCenter);
  scroll->setBackgroundRole(QPalette::Mid);
  scroll->setAccessibleName(tr("Preview"));
  constexpr int kNarrow = 260;
  scroll->setMinimumWidth(kNarrow);
  layout->addWidget(scroll, 1);

  warning_ = new QLabel(panel);
  warning_->setWordWrap(true);
  warning_->setAccessibleName(tr("Remark on the figure"));
  warning_->hide();
  layout->addWidget(warning_);
  auto* row = new QHBoxLayout;
  size_ = new QLabel(panel);
  size_->setAccessibleName(tr("Size of the figure"));
  size_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  row->addWidget(size_, 1);
  const auto button = [&](const QString& icon, const QString& name, const QKeySequence& key,
                          const std::function<void()>& action) {
    auto* tool = new QToolButton(panel);
    tool->setIcon(themed_icon(icon));
    tool->setAccessibleName(name);
    tool->setToolTip(
        key.isEmpty() ? name : tr("%1 (%2)").arg(name, key.toString(QKeySequence::NativeText)));
    tool->setShortcut(key);
    tool->setAutoRaise(true);
    connect(tool, &QToolButton::clicked, this, action);
    row->addWidget(tool);
  };
  constexpr double kStep = 1.25;
  button(QStringLiteral("zoom-out"), tr("Zoom out"), QKeySequence::ZoomOut,
         [this] { preview_->set_zoom(preview_->zoom() / kStep); });
  auto* real = new QToolButton(panel);
  real->setAutoRaise(true);
  real->setAccessibleName(tr("Real size"));
  real->setToolTip(tr("Show the figure as large as in print (Ctrl+0)"));
  real->setShortcut(QKeySequence(QStringLiteral("Ctrl+0")));
  const auto show_zoom = [real](double zoom) {
    real->setText(QLocale().toString(std::lround(100 * zoom)) + QChar(0xa0) + QLatin1Char('%'));
  };
  show_zoom(1);
  connect(preview_, &FigurePreview::zoom_changed, real, show_zoom);
  connect(real, &QToolButton::clicked, this, [this] { preview_->set_zoom(1); });
  row->addWidget(real);
  button(QStringLiteral("zoom-in"), tr("Zoom in"), QKeySequence::ZoomIn,
         [this] { preview_->set_zoom(preview_->zoom() * kStep); });
  layout->addLayout(row);
  return panel;
}

QWidget* FigureDialog::build_controls() {
  auto* panel = new QWidget(this);
  auto* layout = new QVBoxLayout(panel);
  layout->setContentsMargins(0, 0, 0, 0);

  form_ = new FigureForm(panel);
  layout->addWidget(form_);
  figure_ = new QComboBox(panel);
  for (const FigureRequest& request : requests_) figure_->addItem(request.title);
  figure_->setAccessibleName(tr("Figure"));
  figure_->setToolTip(tr("The figure that is shown and exported"));
  figure_->setMinimumContentsLength(1);
  form_->rows().insertRow(0, tr("Fi&gure:"), figure_);
  arrangement_ = new QComboBox(panel);
  arrangement_->addItem(tr("For the page"), QStringLiteral("page"));
  arrangement_->addItem(tr("As in the window"), QStringLiteral("screen"));
  arrangement_->setAccessibleName(tr("Arrangement of the graph"));
  arrangement_->setToolTip(tr("Where the tasks of the graph stand"));
  arrangement_->setWhatsThis(
      tr("For the page: sources in a column, what they serve beside it, as wide as the figure and "
         "with text of the stated size. As in the window: every task where it stands there, the "
         "whole made smaller, with its text, until it fits."));
  form_->rows().insertRow(1, tr("A&rrangement:"), arrangement_);
  connect(arrangement_, &QComboBox::currentIndexChanged, this, [this] {
    store_choices();
    make_plot_later();
  });
  connect(figure_, &QComboBox::currentIndexChanged, this, &FigureDialog::show_figure);

  name_ = new QLineEdit(panel);
  name_->setAccessibleName(tr("Name of the files"));
  name_->setToolTip(tr("Without extension; each format adds its own"));
  form_->rows().addRow(tr("&Name:"), name_);
  connect(name_, &QLineEdit::textChanged, this, &FigureDialog::update_buttons);
  auto* place = new QWidget(panel);
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(0, 0, 0, 0);
  folder_ = new QLineEdit(panel);
  folder_->setAccessibleName(tr("Folder"));
  folder_->setToolTip(tr("Where the files go"));
  auto* browse = new QToolButton(panel);
  browse->setIcon(themed_icon(QStringLiteral("open")));
  browse->setAccessibleName(tr("Choose a folder"));
  browse->setToolTip(tr("Choose a folder"));
  connect(browse, &QToolButton::clicked, this, [this] {
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Folder for figures"), folder_->text());
    if (!chosen.isEmpty()) set_folder(chosen);
  });
  connect(folder_, &QLineEdit::textChanged, this, &FigureDialog::update_buttons);
  connect(folder_, &QLineEdit::editingFinished, this, &FigureDialog::store_choices);
  row->addWidget(folder_, 1);
  row->addWidget(browse);
  auto* folder = new QLabel(tr("F&older:"), panel);
  folder->setBuddy(folder_);
  form_->rows().addRow(folder, place);

  auto* note = new QLabel(
      tr("Each figure holds its recipe and lies beside its data (.csv) and its recipe (.json)."),
      panel);
  note->setWordWrap(true);
  note->setForegroundRole(QPalette::PlaceholderText);
  layout->addWidget(note);
  layout->addStretch();

  message_ = new QLabel(panel);
  message_->setWordWrap(true);
  message_->setOpenExternalLinks(true);
  message_->setTextInteractionFlags(Qt::TextBrowserInteraction);
  message_->setAccessibleName(tr("Result of the export"));
  message_->hide();
  layout->addWidget(message_);
  replaced_ = new QPlainTextEdit(panel);
  replaced_->setReadOnly(true);
  replaced_->setLineWrapMode(QPlainTextEdit::NoWrap);
  replaced_->setTabChangesFocus(true);
  replaced_->setAccessibleName(tr("Files that would be replaced"));
  replaced_->setToolTip(tr("Files that would be replaced"));
  replaced_->hide();
  layout->addWidget(replaced_);
  replace_ = new QPushButton(tr("Replace them"), panel);
  replace_->setToolTip(tr("Write the figures over the files that exist"));
  replace_->hide();
  connect(replace_, &QPushButton::clicked, this, [this] { write(std::move(waiting_)); });
  layout->addWidget(replace_, 0, Qt::AlignLeft);
  auto* working = new QHBoxLayout;
  progress_ = new QProgressBar(panel);
  progress_->setAccessibleName(tr("Progress of the export"));
  stop_ = new QPushButton(tr("Stop"), panel);
  stop_->setToolTip(tr("Write no more figures; those that are written stay"));
  connect(stop_, &QPushButton::clicked, this, [this] {
    writing_.cancel();
    message_->setText(tr("Stopped; figures that were written stay."));
    message_->show();
  });
  working->addWidget(progress_, 1);
  working->addWidget(stop_);
  layout->addLayout(working);

  auto* buttons = new QDialogButtonBox(panel);
  export_ = buttons->addButton(tr("&Export"), QDialogButtonBox::ActionRole);
  export_->setToolTip(tr("Write the figure that is shown in every chosen format"));
  export_->setDefault(true);
  export_all_ = buttons->addButton(tr("Export &all"), QDialogButtonBox::ActionRole);
  export_all_->setToolTip(tr("Write every figure of the list in every chosen format"));
  export_all_->setVisible(requests_.size() > 1);
  QPushButton* close = buttons->addButton(QDialogButtonBox::Close);
  close->setToolTip(tr("Close this dialog"));
  close->setAutoDefault(false);
  export_all_->setAutoDefault(false);
  connect(export_, &QPushButton::clicked, this, &FigureDialog::export_shown);
  connect(export_all_, &QPushButton::clicked, this, &FigureDialog::export_all);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout->addWidget(buttons);
  return panel;
}

void FigureDialog::load_choices() {
  const QSettings settings;
  try {
    const QByteArray text = settings.value(kOptionsKey).toByteArray();
    FigureOptions options = FigureOptions::from_json(QJsonDocument::fromJson(text).object());
    options.check();
    form_->set_options(options);
  } catch (const Error&) {  // of another version, or a font that is gone: the defaults
    form_->set_options({});
  }
  std::vector<FigureFormat> formats;
  for (const QString& word : settings.value(kFormatsKey).toStringList()) {
    try {
      formats.push_back(figure_format_of(QStringLiteral("f.") + word));
    } catch (const Error&) {
    }
  }
  const QString folder = settings.value(kFolderKey).toString();
  {
    const QSignalBlocker blocker(arrangement_);
    arrangement_->setCurrentIndex(
        std::max(0, arrangement_->findData(settings.value(kArrangementKey).toString())));
  }
  {
    const QSignalBlocker form(form_);
    form_->set_formats(formats.empty() ? std::vector{FigureFormat::kPdf} : formats);
  }
  const QSignalBlocker line(folder_);
  folder_->setText(QDir::toNativeSeparators(
      !folder.isEmpty() && QFileInfo(folder).isDir() ? folder : default_folder(document_)));
}

void FigureDialog::store_choices() const {
  QSettings settings;
  settings.setValue(kOptionsKey,
                    QJsonDocument(form_->options().to_json()).toJson(QJsonDocument::Compact));
  QStringList formats;
  for (const FigureFormat format : form_->formats()) formats.push_back(extension(format));
  settings.setValue(kFormatsKey, formats);
  settings.setValue(kArrangementKey, arrangement_->currentData().toString());
  settings.setValue(kFolderKey, QDir::fromNativeSeparators(folder_->text()));
}

void FigureDialog::set_folder(const QString& folder) {
  folder_->setText(QDir::toNativeSeparators(folder));
  store_choices();
}

QString FigureDialog::message() const { return message_->text(); }

QStringList FigureDialog::to_replace() const {
  if (!replaced_->isVisibleTo(this)) return {};
  return replaced_->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

FigureRecipe FigureDialog::recipe(std::size_t index) const {
  FigureRecipe recipe;
  recipe.kind = requests_[index].kind;
  recipe.options = requests_[index].options;
  if (is_dataset_kind(recipe.kind)) {
    recipe.study = recipe.options.take(QStringLiteral("dataset")).toString();
  } else {
    recipe.study = study_reference(*document_);
    recipe.measurement.transfer_images = document_->measurement().transfer_images;
    recipe.measurement.seed = document_->measurement().seed;
    recipe.scenario = document_->scenario();
    for (const Task& task : document_->table()->tasks()) {
      const auto kind = to_string(task.kind);
      recipe.tasks.insert(
          QString::fromStdString(task.code),
          QJsonObject{{QStringLiteral("name"), QString::fromStdString(task.name)},
                      {QStringLiteral("kind"),
                       QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size()))}});
    }
  }
  if (recipe.kind == kTaxonomy) {
    const QString arrangement = arrangement_->currentData().toString();
    recipe.options.insert(QStringLiteral("arrangement"), arrangement);
    // Which nobody would look at.
    if (arrangement == QLatin1String("page")) recipe.options.remove(QStringLiteral("positions"));
  }
  recipe.figure = form_->options();
  if (QLocale() != QLocale::c()) recipe.locale = QLocale().name();
  return recipe;
}

// Distinct for each figure, also where two are of one kind.
QString FigureDialog::file_name(std::size_t index) const {
  int before = 0;
  for (std::size_t i = 0; i < index; ++i) before += requests_[i].kind == requests_[index].kind;
  return before == 0 ? requests_[index].kind
                     : requests_[index].kind + QLatin1Char('-') + QString::number(before + 1);
}

void FigureDialog::show_figure(int index) {
  if (index < 0 || static_cast<std::size_t>(index) >= requests_.size()) return;
  {
    const QSignalBlocker blocker(figure_);
    figure_->setCurrentIndex(index);
  }
  name_->setText(file_name(static_cast<std::size_t>(index)));
  message_->hide();
  replaced_->hide();
  replace_->hide();
  show_arrangement();
  update_buttons();
  make_shown_plot();
}

void FigureDialog::show_arrangement() {
  const auto index = static_cast<std::size_t>(std::max(0, figure_->currentIndex()));
  form_->rows().setRowVisible(arrangement_, requests_[index].kind == kTaxonomy);
}

void FigureDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  // Back from the window, where something may have changed that the document does not know of.
  if (event->type() == QEvent::ActivationChange && isActiveWindow()) make_plot_later();
}

void FigureDialog::ask_requests() {
  std::vector<FigureRequest> now = ask_();
  if (now.empty()) return;  // the window is being closed
  const FigureRequest shown = requests_[static_cast<std::size_t>(figure_->currentIndex())];
  const auto same = [](const FigureRequest& a, const FigureRequest& b) {
    return a.kind == b.kind && a.title == b.title;
  };
  // In the order of the list, which does not jump because another page is in front now.
  std::stable_sort(now.begin(), now.end(), [&](const FigureRequest& a, const FigureRequest& b) {
    const auto place = [&](const FigureRequest& one) {
      return std::find_if(requests_.begin(), requests_.end(),
                          [&](const FigureRequest& known) { return same(known, one); });
    };
    return place(a) < place(b);
  });
  const bool as_before =
      std::equal(now.begin(), now.end(), requests_.begin(), requests_.end(), same);
  requests_ = std::move(now);
  if (as_before) return;
  const QSignalBlocker blocker(figure_);
  figure_->clear();
  for (const FigureRequest& request : requests_) figure_->addItem(request.title);
  const auto place = std::find_if(requests_.begin(), requests_.end(),
                                  [&](const FigureRequest& one) { return same(one, shown); });
  export_all_->setVisible(requests_.size() > 1);
  if (place == requests_.end()) return show_figure(0);
  figure_->setCurrentIndex(static_cast<int>(place - requests_.begin()));
}

void FigureDialog::follow() {
  rest_->stop();
  ask_requests();
  if (made_for(static_cast<std::size_t>(figure_->currentIndex())) != made_for_) make_shown_plot();
}

// What a plot is made from; the size of the page and of the text change what is painted alone.
QByteArray FigureDialog::made_for(std::size_t index) const {
  FigureRecipe wanted = recipe(index);
  const QString family = wanted.figure.style().family;
  wanted.figure = {};
  wanted.figure.family = family;
  return wanted.text();
}

void FigureDialog::make_plot_later() { rest_->start(); }

void FigureDialog::make_shown_plot() {
  rest_->stop();
  const FigureRecipe wanted = recipe(static_cast<std::size_t>(figure_->currentIndex()));
  made_for_ = made_for(static_cast<std::size_t>(figure_->currentIndex()));
  making_.start([this, wanted](const RunContext& context) -> std::function<void()> {
    const auto failed = [this](const QString& what) -> std::function<void()> {
      return [this, what] { Q_EMIT making_.failed(what); };
    };
    try {
      const FigureSource source = load_source(wanted, QDir::currentPath());
      const std::shared_ptr<const Plot> plot = make_plot(wanted, source, context);
      return [this, plot] {
        plot_ = plot;
        show_plot();
        Q_EMIT previewed();
      };
    } catch (const std::exception& error) {
      return failed(QString::fromUtf8(error.what()));
    }
  });
}

void FigureDialog::show_plot() {
  if (!plot_) return;
  const FigureOptions options = form_->options();
  const QSizeF size = figure_size(*plot_, options);
  preview_->show_plot(plot_, size, options.style());
  const QLocale locale;
  const double mm = FigureLength{1, LengthUnit::kPoint}.in(LengthUnit::kMillimetre).value;
  const double inch = FigureLength{1, LengthUnit::kPoint}.in(LengthUnit::kInch).value;
  size_->setText(tr("%1 × %2 mm (%3 × %4 in)")
                     .arg(locale.toString(size.width() * mm, 'f', 1),
                          locale.toString(size.height() * mm, 'f', 1),
                          locale.toString(size.width() * inch, 'f', 2),
                          locale.toString(size.height() * inch, 'f', 2)));
  measuring_.start([this, plot = plot_, options](const RunContext&) -> std::function<void()> {
    const TextFit fit = text_fit(*plot, options);
    return [this, fit] { show_fit(fit); };
  });
}

void FigureDialog::show_fit(const TextFit& fit) {
  warning_->setVisible(!fit.fits);
  if (fit.fits) return;
  const QLocale locale;
  const QString smallest = locale.toString(fit.smallest, 'f', 1);
  const LengthUnit unit = form_->options().width.unit;
  const double width = FigureLength{fit.width.value_or(0), LengthUnit::kPoint}.in(unit).value;
  warning_->setText(
      fit.width ? tr("The smallest text is %1 pt high, less than asked for. It fits from a width "
                     "of %2 %3 on.")
                      .arg(smallest, locale.toString(width, 'f', unit == LengthUnit::kInch ? 2 : 1),
                           to_string(unit))
                : tr("The smallest text is %1 pt high, less than asked for: there is no room for "
                     "it in this height.")
                      .arg(smallest));
}

void FigureDialog::update_buttons() {
  const bool busy = writing_.busy();
  const bool ready = !busy && !form_->formats().empty() && !folder_->text().isEmpty();
  const QString name = name_->text();
  export_->setEnabled(ready && !name.trimmed().isEmpty() && !name.contains(QLatin1Char('/')));
  export_all_->setEnabled(ready);
  progress_->setVisible(busy);
  stop_->setVisible(busy);
}

void FigureDialog::export_shown() {
  follow();
  FigureBatch batch;
  batch.figures.push_back(
      {recipe(static_cast<std::size_t>(figure_->currentIndex())), name_->text().trimmed()});
  ask_or_write(std::move(batch));
}

void FigureDialog::export_all() {
  follow();
  FigureBatch batch;
  for (std::size_t i = 0; i < requests_.size(); ++i) {
    const bool shown = static_cast<int>(i) == figure_->currentIndex();
    batch.figures.push_back({recipe(i), shown && !name_->text().trimmed().isEmpty()
                                            ? name_->text().trimmed()
                                            : file_name(i)});
  }
  ask_or_write(std::move(batch));
}

void FigureDialog::ask_or_write(FigureBatch batch) {
  if (writing_.busy()) return;
  batch.formats = form_->formats();
  batch.folder = QDir::fromNativeSeparators(folder_->text());
  store_choices();
  if (!QFileInfo(batch.folder).isDir()) {
    message_->setText(tr("The folder does not exist: %1").arg(folder_->text().toHtmlEscaped()));
    message_->show();
    replaced_->hide();
    replace_->hide();
    return;
  }
  QStringList existing;
  for (const QString& path : batch.existing()) existing.push_back(QFileInfo(path).fileName());
  if (existing.isEmpty()) return write(std::move(batch));
  message_->setText(tr("%n file(s) exist already and would be replaced:", nullptr,
                       static_cast<int>(existing.size())));
  message_->show();
  replaced_->setPlainText(existing.join(QLatin1Char('\n')));
  constexpr qsizetype kMostLines = 6;
  const auto lines = static_cast<int>(std::min(kMostLines, existing.size()));
  replaced_->setFixedHeight(
      lines * replaced_->fontMetrics().lineSpacing() +
      2 * static_cast<int>(replaced_->document()->documentMargin() + replaced_->frameWidth()) +
      replaced_->horizontalScrollBar()->sizeHint().height());
  replaced_->show();
  replace_->show();
  replace_->setFocus();
  waiting_ = std::move(batch);
}

void FigureDialog::write(FigureBatch batch) {
  message_->hide();
  replaced_->hide();
  replace_->hide();
  progress_->setRange(0, 0);
  writing_.start([this, batch = std::move(batch)](const RunContext& context) {
    const BatchResult result = write_batch(batch, context);
    return std::function<void()>([this, result, folder = batch.folder] { finish(folder, result); });
  });
}

void FigureDialog::finish(const QString& folder, const BatchResult& result) {
  QStringList lines;
  if (result.figures > 0) {
    lines.push_back(tr("%n figure(s) written to %1.", nullptr, result.figures)
                        .arg(QStringLiteral("<a href=\"%1\">%2</a>")
                                 .arg(QUrl::fromLocalFile(folder).toString(QUrl::FullyEncoded),
                                      QDir::toNativeSeparators(folder).toHtmlEscaped())));
  }
  for (const QString& problem : result.problems) {
    lines.push_back(tr("Not written: %1").arg(problem.toHtmlEscaped()));
  }
  message_->setText(lines.join(QStringLiteral("<br>")));
  message_->show();
  Q_EMIT exported(result.figures);
}

}  // namespace taskatlas::ui
