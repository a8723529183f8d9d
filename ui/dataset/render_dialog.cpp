// SPDX-License-Identifier: MIT
#include "ui/dataset/render_dialog.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "engine/engine_process.hpp"
#include "ui/dataset/render_estimate.hpp"
#include "ui/shared/plot_style.hpp"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
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
#include <cmath>

namespace taskatlas::ui {
namespace {

const QString kFolderKey = QStringLiteral("dataset/render_folder");
const QString kViewsKey = QStringLiteral("dataset/render_views");
const QString kSizeKey = QStringLiteral("dataset/render_size");
constexpr int kPreviewSide = 192;
constexpr qint64 kFirstWait = 2000, kLongestWait = 60'000;

QString default_folder() {
  return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
      .filePath(QStringLiteral("rooms"));
}

bool has_rooms(const QString& folder) {
  return !QDir(folder).entryList({QStringLiteral("room_*")}, QDir::Dirs).isEmpty();
}

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
  connect(render_, &QPushButton::clicked, this, &RenderDialog::render);
  connect(stop_, &QPushButton::clicked, this, &RenderDialog::stop);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  connect(&job_, &LatestJob::busy_changed, this, &RenderDialog::update_buttons);
  connect(&job_, &LatestJob::failed, this, [this](const QString& what) {
    tell(what, true);
    tell_arrivals();
  });
  update_estimate();
  update_buttons();
}

RenderDialog::~RenderDialog() {
  if (previewing_ != nullptr) {
    previewing_->disconnect(this);
    previewing_->kill();
    previewing_->waitForFinished(2000);
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
  named(views_, "views", tr("Views"), tr("How many pictures, over all rooms; about 24 in each"));
  form->addRow(tr("&Views:"), views_);
  size_ = new QComboBox;
  for (const int side : {64, 128, 256, 512, 1024}) {
    size_->addItem(tr("%1 × %1 pixels").arg(side), side);
  }
  size_->setCurrentIndex(std::max(0, size_->findData(settings.value(kSizeKey, 128))));
  named(size_, "size", tr("Size"), tr("Of each picture and annotation"));
  form->addRow(tr("Si&ze:"), size_);
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
  connect(size_, &QComboBox::currentIndexChanged, this, &RenderDialog::update_estimate);
  connect(threads_, &QSpinBox::valueChanged, this, &RenderDialog::update_estimate);
  connect(seed_, &QSpinBox::valueChanged, this, [this] {
    preview_seed_ = static_cast<quint64>(seed_->value());
    make_preview();
  });
  return box;
}

QWidget* RenderDialog::build_preview() {
  auto* box = new QWidget;
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  preview_ = new QLabel;
  preview_->setObjectName(QStringLiteral("preview"));
  preview_->setAccessibleName(tr("A room such as will be rendered"));
  preview_->setFixedSize(kPreviewSide, kPreviewSide);
  preview_->setAlignment(Qt::AlignCenter);
  preview_->setWordWrap(true);
  preview_->setFrameShape(QFrame::StyledPanel);
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
  const RenderEstimate estimate = estimate_rendering(views_->value(), size_->currentData().toInt());
  estimate_->setText(tr("Takes about %1 on this machine and %2 of disk.")
                         .arg(duration_text(estimate.core_seconds / threads),
                              QLocale().formattedDataSize(static_cast<qint64>(estimate.bytes), 1)));
}

void RenderDialog::update_buttons() {
  const bool busy = job_.busy();
  render_->setEnabled(!busy && !folder_->text().trimmed().isEmpty());
  stop_->setEnabled(busy);
  progress_->setVisible(busy);
  for (QWidget* widget : std::initializer_list<QWidget*>{folder_, views_, size_, seed_, threads_}) {
    widget->setEnabled(!busy);
  }
}

void RenderDialog::render() {
  if (job_.busy()) return;
  std::filesystem::path program;
  try {
    program = engine::find_engine();
  } catch (const Error& error) {
    tell(QString::fromUtf8(error.what()), true);
    return;
  }
  const QString folder = QDir::cleanPath(QDir::fromNativeSeparators(folder_->text().trimmed()));
  rendering_to_ = QFileInfo(folder).absoluteFilePath();
  QSettings settings;
  settings.setValue(kFolderKey, rendering_to_);
  settings.setValue(kViewsKey, views_->value());
  settings.setValue(kSizeKey, size_->currentData());
  const std::vector<std::string> arguments{"render",
                                           "--dir",
                                           rendering_to_.toStdString(),
                                           "--views",
                                           std::to_string(views_->value()),
                                           "--size",
                                           std::to_string(size_->currentData().toInt()),
                                           "--seed",
                                           std::to_string(seed_->value()),
                                           "--threads",
                                           std::to_string(threads_->value())};
  progress_->setRange(0, 0);
  tell(tr("Starting…"));
  wait_ = kFirstWait;
  since_arrival_.start();
  job_.start([this, program, arguments](const RunContext& context) -> std::function<void()> {
    const engine::Done done = engine::run_engine(
        program, arguments,
        [this](const engine::Event& event) {
          const auto* progressed = std::get_if<engine::Progressed>(&event);
          if (progressed == nullptr) return;
          QMetaObject::invokeMethod(
              this,
              [this, one = *progressed] {
                if (job_.busy()) {
                  show_progress(one.done, one.total, one.seconds_left.value_or(-1));
                }
              },
              Qt::QueuedConnection);
        },
        context.stop);
    if (done.stopped) return nullptr;
    return [this] {
      tell(tr("Done: %1").arg(QDir::toNativeSeparators(rendering_to_)));
      tell_arrivals();
    };
  });
}

void RenderDialog::stop() {
  if (!job_.busy()) return;
  job_.cancel();
  tell(tr("Stopped. Rendering into the same folder goes on from here."));
  tell_arrivals();
}

void RenderDialog::tell_arrivals() {
  if (has_rooms(rendering_to_)) Q_EMIT rooms_arrived(rendering_to_, true);
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
    connect(previewing_, &QProcess::finished, previewing_, &QObject::deleteLater);
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
  previewing_->setArguments({QStringLiteral("preview"), QStringLiteral("--size"),
                             QString::number(static_cast<int>(std::lround(kPreviewSide * scale))),
                             QStringLiteral("--seed"), QString::number(preview_seed_)});
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
