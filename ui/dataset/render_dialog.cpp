// SPDX-License-Identifier: MIT
#include "ui/dataset/render_dialog.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "engine/engine_process.hpp"
#include "ui/dataset/render_estimate.hpp"
#include "ui/shared/plot_style.hpp"

#include <QCloseEvent>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPixmap>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

const QString kFolderKey = QStringLiteral("dataset/render_folder");
const QString kViewsKey = QStringLiteral("dataset/render_views");
const QString kSizeKey = QStringLiteral("dataset/render_size");
constexpr int kPreviewSide = 224;
constexpr int kSmallest = 32, kLargest = 1024, kStep = 16, kUsual = 128;  // pixels a side
constexpr qint64 kFirstWait = 2000, kLongestWait = 60'000;

QString default_folder() {
  return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
      .filePath(QStringLiteral("rooms"));
}

bool has_rooms(const QString& folder) {
  return !QDir(folder).entryList({QStringLiteral("room_*")}, QDir::Dirs).isEmpty();
}

// The size that is meant by that text: the nearest that can be rendered.
int nearest_size(const QString& text) {
  bool good = false;
  const int side = text.trimmed().toInt(&good);
  if (!good) return kUsual;
  return std::clamp((side + kStep / 2) / kStep * kStep, kSmallest, kLargest);
}

class SizeValidator : public QIntValidator {
 public:
  explicit SizeValidator(QObject* parent) : QIntValidator(kSmallest, kLargest, parent) {}
  State validate(QString& text, int& position) const override {
    const State state = QIntValidator::validate(text, position);
    return state == Acceptable && text.toInt() % kStep != 0 ? Intermediate : state;
  }
  void fixup(QString& text) const override { text = QString::number(nearest_size(text)); }
};

}  // namespace

RenderDialog::RenderDialog(QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("render"));
  setWindowTitle(tr("Render rooms"));
  const int em = fontMetrics().height();
  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(em * 2 / 3);
  auto* text = new QLabel(
      tr("Furnished rooms with exact annotations for all tasks: for those who have no dataset of "
         "their own. The same seed gives the same pictures."));
  text->setWordWrap(true);
  layout->addWidget(text);
  auto* row = new QHBoxLayout;
  row->setSpacing(em);
  row->addWidget(build_choices(), 1);
  row->addWidget(build_preview());
  layout->addLayout(row);
  estimate_ = new QLabel;
  estimate_->setObjectName(QStringLiteral("estimate"));
  estimate_->setWordWrap(true);
  layout->addWidget(estimate_);
  progress_ = new QProgressBar;
  progress_->setAccessibleName(tr("Progress of rendering"));
  progress_->setRange(0, 1000);
  progress_->setTextVisible(false);
  layout->addWidget(progress_);
  message_ = new QLabel;
  message_->setObjectName(QStringLiteral("message"));
  message_->setWordWrap(true);
  message_->setTextFormat(Qt::PlainText);
  message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  message_->setMinimumHeight(2 * em);
  message_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  layout->addWidget(message_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  render_ = buttons->addButton(tr("&Render"), QDialogButtonBox::ActionRole);
  render_->setObjectName(QStringLiteral("start"));
  render_->setToolTip(tr("Begin, or go on where an earlier rendering into this folder stopped"));
  render_->setDefault(true);
  stop_ = buttons->addButton(tr("&Stop"), QDialogButtonBox::ActionRole);
  stop_->setObjectName(QStringLiteral("stop"));
  stop_->setToolTip(tr("Stop; rooms that are whole stay, and rendering can go on later"));
  layout->addWidget(buttons);
  // Enter anywhere in the dialog begins.
  for (QPushButton* other : {stop_, another_, buttons->button(QDialogButtonBox::Close)}) {
    other->setAutoDefault(false);
  }
  connect(render_, &QPushButton::clicked, this, &RenderDialog::render);
  connect(stop_, &QPushButton::clicked, this, &RenderDialog::stop);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  connect(&run_, &EngineRun::busy_changed, this, &RenderDialog::update_buttons);
  connect(&run_, &EngineRun::progressed, this, &RenderDialog::show_progress);
  connect(&run_, &EngineRun::finished, this, [this] {
    tell(tr("Done: %1").arg(QDir::toNativeSeparators(rendering_to_)));
    tell_arrivals(true);
  });
  connect(&run_, &EngineRun::stopped, this, [this] {
    tell(tr("Stopped. Rendering into the same folder goes on from here."));
    tell_arrivals(true);
  });
  connect(&run_, &EngineRun::failed, this, [this](const QString& what) {
    tell(what, true);
    tell_arrivals(true);
  });
  update_estimate();
  update_buttons();
}

RenderDialog::~RenderDialog() {
  if (previewing_ != nullptr) {
    previewing_->disconnect(this);
    let_go(previewing_);
    previewing_->kill();
  }
}

QWidget* RenderDialog::build_choices() {
  const QSettings settings;
  auto* box = new QWidget;
  auto* form = new QFormLayout(box);
  form->setContentsMargins(0, 0, 0, 0);
  const auto named = [](QWidget* widget, const char* id, const QString& name, const QString& tip) {
    widget->setObjectName(QLatin1String(id));
    widget->setAccessibleName(name);
    widget->setToolTip(tip);
  };
  auto* place = new QWidget;
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(0, 0, 0, 0);
  folder_ = new QLineEdit(
      QDir::toNativeSeparators(settings.value(kFolderKey, default_folder()).toString()));
  folder_->setMinimumWidth(fontMetrics().height() * 16);
  named(folder_, "folder", tr("Folder"),
        tr("A new folder, or one that rooms were rendered into before"));
  auto* browse = new QToolButton;
  browse->setText(QStringLiteral("…"));
  named(browse, "browse", tr("Choose the folder"), tr("Choose the folder"));
  connect(browse, &QToolButton::clicked, this, [this] {
    auto* dialog = new QFileDialog(this, tr("Render into"), folder_->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &RenderDialog::set_folder);
    dialog->open();
  });
  row->addWidget(folder_, 1);
  row->addWidget(browse);
  form->addRow(tr("&Folder:"), place);
  static_cast<QLabel*>(form->labelForField(place))->setBuddy(folder_);
  views_ = new QSpinBox;
  views_->setRange(1, 10'000'000);
  views_->setGroupSeparatorShown(true);
  views_->setValue(settings.value(kViewsKey, 1000).toInt());
  views_->setSingleStep(100);
  named(views_, "views", tr("Views"), tr("How many pictures, over all rooms; about six in each"));
  form->addRow(tr("&Views:"), views_);
  auto* size = build_size();
  named(size_, "size", tr("Size"),
        tr("Of each picture and annotation, in pixels a side: any multiple of 16 from 32 to 1024"));
  form->addRow(tr("Si&ze:"), size);
  static_cast<QLabel*>(form->labelForField(size))->setBuddy(size_);
  seed_ = new QSpinBox;
  seed_->setRange(0, 2'000'000'000);
  seed_->setValue(1);
  named(seed_, "seed", tr("Seed"), tr("Another seed, other rooms"));
  form->addRow(tr("S&eed:"), seed_);
  threads_ = new QSpinBox;
  threads_->setRange(0, 256);
  threads_->setSpecialValueText(tr("All cores"));
  named(threads_, "threads", tr("Threads"),
        tr("Rooms that are rendered at once; it changes no picture"));
  form->addRow(tr("&Threads:"), threads_);
  connect(folder_, &QLineEdit::textChanged, this, &RenderDialog::update_buttons);
  connect(views_, &QSpinBox::valueChanged, this, &RenderDialog::update_estimate);
  connect(size_, &QComboBox::currentTextChanged, this, &RenderDialog::update_estimate);
  connect(threads_, &QSpinBox::valueChanged, this, &RenderDialog::update_estimate);
  connect(seed_, &QSpinBox::valueChanged, this, [this] {
    preview_seed_ = static_cast<quint64>(seed_->value());
    make_preview();
  });
  return box;
}

QWidget* RenderDialog::build_size() {
  auto* box = new QWidget;
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  size_ = new QComboBox;
  size_->setEditable(true);
  size_->setInsertPolicy(QComboBox::NoInsert);
  for (const int side : {64, 128, 256, 512, 1024}) size_->addItem(QString::number(side));
  size_->setValidator(new SizeValidator(size_));
  size_->setCurrentText(
      QString::number(nearest_size(QSettings().value(kSizeKey, kUsual).toString())));
  // What is not a multiple of 16 becomes the nearest where the user is done with it.
  connect(size_->lineEdit(), &QLineEdit::editingFinished, this,
          [this] { size_->setCurrentText(QString::number(size())); });
  row->addWidget(size_, 1);
  row->addWidget(new QLabel(tr("pixels a side")));
  return box;
}

int RenderDialog::size() const { return nearest_size(size_->currentText()); }

QWidget* RenderDialog::build_preview() {
  auto* box = new QWidget;
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  preview_ = new QLabel;
  preview_->setObjectName(QStringLiteral("preview"));
  preview_->setAccessibleName(tr("A room such as will be rendered"));
  preview_->setAlignment(Qt::AlignCenter);
  preview_->setWordWrap(true);
  preview_->setFrameShape(QFrame::StyledPanel);
  const int side = kPreviewSide + 2 * preview_->frameWidth();  // the frame hides nothing of it
  preview_->setFixedSize(side, side);
  another_ = new QPushButton(tr("&Another room"));
  another_->setObjectName(QStringLiteral("another"));
  another_->setToolTip(tr("Show another room; what will be rendered does not change"));
  connect(another_, &QPushButton::clicked, this, [this] {
    ++preview_seed_;
    make_preview();
  });
  column->addWidget(preview_);
  column->addWidget(another_);
  column->addStretch(1);
  return box;
}

void RenderDialog::set_folder(const QString& folder) {
  folder_->setText(QDir::toNativeSeparators(folder));
}

QString RenderDialog::message() const { return message_->text(); }

void RenderDialog::tell(const QString& text, bool problem) {
  QPalette colours = palette();
  if (problem) {
    colours.setColor(QPalette::WindowText, PlotStyle::screen(palette(), font()).bad);
  }
  message_->setPalette(colours);
  message_->setText(text);
}

void RenderDialog::update_estimate() {
  const int threads = std::min(thread_count(threads_->value()), thread_count(0));
  const RenderEstimate estimate = estimate_rendering(views_->value(), size());
  estimate_->setText(tr("Takes about %1 on this machine and %2 of disk.")
                         .arg(duration_text(estimate.core_seconds / threads),
                              QLocale().formattedDataSize(static_cast<qint64>(estimate.bytes), 1)));
}

void RenderDialog::update_buttons() {
  const bool busy = run_.busy();
  render_->setEnabled(!busy && !folder_->text().trimmed().isEmpty());
  stop_->setEnabled(busy && !run_.stopping());
  progress_->setVisible(busy);
  for (QWidget* widget : std::initializer_list<QWidget*>{folder_, views_, size_, seed_, threads_}) {
    widget->setEnabled(!busy);
  }
}

void RenderDialog::render() {
  if (run_.busy()) return;
  std::filesystem::path program;
  try {
    program = engine::find_engine();
  } catch (const Error& error) {
    tell(QString::fromUtf8(error.what()), true);
    return;
  }
  size_->setCurrentText(QString::number(size()));
  const QString folder = QDir::cleanPath(QDir::fromNativeSeparators(folder_->text().trimmed()));
  rendering_to_ = QFileInfo(folder).absoluteFilePath();
  QSettings settings;
  settings.setValue(kFolderKey, rendering_to_);
  settings.setValue(kViewsKey, views_->value());
  settings.setValue(kSizeKey, size());
  progress_->setRange(0, 0);
  tell(tr("Starting…"));
  wait_ = kFirstWait;
  since_arrival_.start();
  run_.start(QString::fromStdString(program.string()),
             {QStringLiteral("render"), QStringLiteral("--dir"), rendering_to_,
              QStringLiteral("--views"), QString::number(views_->value()), QStringLiteral("--size"),
              QString::number(size()), QStringLiteral("--seed"), QString::number(seed_->value()),
              QStringLiteral("--threads"), QString::number(threads_->value())});
}

void RenderDialog::stop() {
  if (!run_.busy()) return;
  run_.stop();
  tell(tr("Stopping…"));
  update_buttons();
}

void RenderDialog::closeEvent(QCloseEvent* event) {
  QDialog::closeEvent(event);
  if (!event->isAccepted() || !run_.busy()) return;
  run_.stop();
  tell_arrivals(false);
}

void RenderDialog::tell_arrivals(bool last) {
  if (has_rooms(rendering_to_)) Q_EMIT rooms_arrived(rendering_to_, last);
}

void RenderDialog::show_progress(double done, double total, double seconds_left) {
  progress_->setRange(0, 1000);
  progress_->setValue(total > 0 ? static_cast<int>(1000 * done / total) : 0);
  const QString count = tr("%L1 of %L2 views").arg(std::llround(done)).arg(std::llround(total));
  tell(seconds_left < 0 ? count : tr("%1, %2 left").arg(count, duration_text(seconds_left)));
  if (since_arrival_.elapsed() < wait_ || !has_rooms(rendering_to_)) return;
  since_arrival_.start();
  wait_ = std::min(kLongestWait, wait_ * 2);
  Q_EMIT rooms_arrived(rendering_to_, false);
}

void RenderDialog::make_preview() {
  if (previewing_ != nullptr) {
    previewing_->disconnect(this);
    let_go(previewing_);
    previewing_->kill();
    previewing_ = nullptr;
  }
  std::filesystem::path program;
  try {
    program = engine::find_engine();
  } catch (const Error& error) {
    preview_->setText(tr("There is no preview."));
    tell(QString::fromUtf8(error.what()), true);
    return;
  }
  if (picture_.isNull()) preview_->setText(tr("Rendering…"));
  previewing_ = new QProcess(this);
  const double scale = devicePixelRatioF();
  previewing_->setProgram(QString::fromStdString(program.string()));
  const auto pixels = static_cast<int>(std::lround(kPreviewSide * scale));
  previewing_->setArguments({QStringLiteral("preview"), QStringLiteral("--size"),
                             QString::number(std::min(kLargest, pixels)), QStringLiteral("--seed"),
                             QString::number(preview_seed_)});
  const auto failed = [this](const QString& what) {
    if (picture_.isNull()) preview_->setText(tr("There is no preview."));
    tell(what, true);
    Q_EMIT previewed();
  };
  connect(previewing_, &QProcess::errorOccurred, this,
          [this, failed](QProcess::ProcessError error) {
            if (error != QProcess::FailedToStart) return;  // the rest ends in finished()
            const QString what = previewing_->errorString();
            previewing_->deleteLater();
            previewing_ = nullptr;
            failed(what);
          });
  connect(previewing_, &QProcess::finished, this, [this, failed](int code) {
    const QImage picture = QImage::fromData(previewing_->readAllStandardOutput());
    const QString what = QString::fromUtf8(previewing_->readAllStandardError()).trimmed();
    previewing_->deleteLater();
    previewing_ = nullptr;
    if (code != 0 || picture.isNull()) {
      failed(what);
      return;
    }
    picture_ = picture;
    show_picture();
    Q_EMIT previewed();
  });
  previewing_->start(QIODevice::ReadOnly);
}

void RenderDialog::show_picture() {
  QPixmap pixmap = QPixmap::fromImage(picture_);
  pixmap.setDevicePixelRatio(static_cast<double>(picture_.width()) / kPreviewSide);
  preview_->setPixmap(pixmap);
}

void RenderDialog::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  if (!picture_.isNull() || previewing_ != nullptr) return;
  preview_seed_ = static_cast<quint64>(seed_->value());
  make_preview();
}

}  // namespace taskatlas::ui
