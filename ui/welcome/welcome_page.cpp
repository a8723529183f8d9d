// SPDX-License-Identifier: MIT
#include "ui/welcome/welcome_page.hpp"

#include "affinity/affinity_matrix.hpp"
#include "study/builtin.hpp"
#include "study/study.hpp"
#include "ui/document/latest_job.hpp"
#include "ui/shared/colour_map.hpp"
#include "ui/shared/plot_style.hpp"
#include "ui/welcome/recent_list.hpp"
#include "ui/welcome/study_card.hpp"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QUrl>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace taskatlas::ui {
namespace {

// The built-in studies' titles, which core/ keeps in English, for translators.
[[maybe_unused]] constexpr std::array kTitles{
    QT_TRANSLATE_NOOP("BuiltinStudy",
                      "the paper's measurements, transfers trained on 16k images, orders 1 to 24"),
    QT_TRANSLATE_NOOP("BuiltinStudy",
                      "the paper's measurements, transfers trained on 1k images, orders 1 to 4"),
    QT_TRANSLATE_NOOP("BuiltinStudy",
                      "the measurements behind the paper's figure 7, orders 1 and 2"),
    QT_TRANSLATE_NOOP(
        "BuiltinStudy",
        "TaskAtlas's own measurements on rendered rooms, orders 1 to 4, with networks "
        "and outputs"),
};

QString text_of(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString title_of(const BuiltinStudy& study) {
  QString title = QCoreApplication::translate("BuiltinStudy", std::string(study.title).c_str());
  if (!title.isEmpty()) title[0] = title[0].toUpper();
  return title;
}

// Figure 7 (right) of the paper as a thumbnail.
QImage picture_of(const TransferTable& table) {
  const FirstOrderMatrix matrix = display_distance(first_order_affinity(table));
  if (matrix.rows() == 0 || matrix.columns() == 0) return {};
  QImage image(static_cast<int>(matrix.columns()), static_cast<int>(matrix.rows()),
               QImage::Format_RGB32);
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    for (std::size_t column = 0; column < matrix.columns(); ++column) {
      const double value = matrix.at(row, column);
      image.setPixel(static_cast<int>(column), static_cast<int>(row),
                     std::isnan(value) ? qRgb(128, 128, 128) : default_colour_map().at(1 - value));
    }
  }
  return image;
}

// What a drop may bring: the first study, table or folder (a dataset's) among the files.
QString droppable(const QMimeData& data) {
  for (const QUrl& url : data.urls()) {
    if (!url.isLocalFile()) continue;
    QString path = url.toLocalFile();
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("taskstudy") || suffix == QLatin1String("csv") ||
        QFileInfo(path).isDir()) {
      return path;
    }
  }
  return {};
}

struct BuiltinFacts {
  std::size_t tasks = 0, transfers = 0, targets = 0;
  QImage picture;
  QString problem;
};

}  // namespace

WelcomePage::WelcomePage(QWidget* parent) : QWidget(parent), reading_(new LatestJob(this)) {
  setObjectName(QStringLiteral("welcome"));
  setAccessibleName(tr("Welcome"));
  setAcceptDrops(true);
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);

  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->viewport()->setBackgroundRole(QPalette::Base);
  outer->addWidget(scroll);
  auto* holder = new QWidget;
  holder->setBackgroundRole(QPalette::Base);
  scroll->setWidget(holder);
  auto* centring = new QHBoxLayout(holder);
  centring->setContentsMargins(0, 0, 0, 0);
  content_ = new QWidget;
  centring->addStretch(1);
  centring->addWidget(content_, 1000);
  centring->addStretch(1);

  auto* layout = new QVBoxLayout(content_);
  build_heading(*layout);
  drafts_ = new QWidget;
  drafts_layout_ = new QVBoxLayout(drafts_);
  drafts_layout_->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(drafts_);
  drafts_->hide();
  columns_ = new QBoxLayout(QBoxLayout::LeftToRight);
  columns_->addWidget(build_builtin(), 1, Qt::AlignTop);
  columns_->addWidget(build_own(), 1);
  layout->addLayout(columns_, 1);
  set_recent({});
  style_texts();
}

WelcomePage::~WelcomePage() = default;

void WelcomePage::build_heading(QVBoxLayout& layout) {
  title_ = new QLabel(tr("TaskAtlas"));
  title_->setAccessibleName(title_->text());
  layout.addWidget(title_);
  auto* line = new QLabel(
      tr("Which tasks are worth labels, and which tasks they help: task transfer measured, mapped "
         "and explored."));
  line->setWordWrap(true);
  layout.addWidget(line);
  muted_.push_back(line);
}

QWidget* WelcomePage::build_builtin() {
  auto* column = new QWidget;
  auto* layout = new QVBoxLayout(column);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* heading = new QLabel(tr("Built-in studies"));
  headings_.push_back(heading);
  layout->addWidget(heading);
  for (const BuiltinStudy& study : builtin_studies()) {
    const QString name = text_of(study.name);
    auto* card = new StudyCard(name, title_of(study));
    card->setObjectName(QStringLiteral("card/") + name);
    connect(card, &QAbstractButton::clicked, this, [this, name] { Q_EMIT open_requested(name); });
    layout->addWidget(card);
    cards_.push_back(card);
  }
  auto* credit = new QLabel(
      tr("published-16k, published-1k and published-mixed: measurements of Zamir et al., "
         "“Taskonomy: Disentangling Task Transfer Learning”, CVPR 2018. Built-in studies stay as "
         "they are: the first change makes a copy."));
  credit->setWordWrap(true);
  muted_.push_back(credit);
  layout->addWidget(credit);
  return column;
}

QWidget* WelcomePage::build_own() {
  auto* column = new QWidget;
  auto* layout = new QVBoxLayout(column);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* heading = new QLabel(tr("Your studies"));
  headings_.push_back(heading);
  layout->addWidget(heading);

  auto* buttons = new QHBoxLayout;
  auto* make = new QPushButton(tr("&New study…"));
  make->setObjectName(QStringLiteral("new_study"));
  make->setToolTip(tr("Measure task transfer on rendered rooms or on images of your own"));
  make->setAccessibleName(tr("New study"));
  connect(make, &QPushButton::clicked, this, &WelcomePage::new_study_requested);
  buttons->addWidget(make, 1);
  auto* open = new QPushButton(tr("&Open…"));
  open->setObjectName(QStringLiteral("open"));
  open->setToolTip(tr("Open a study file"));
  open->setAccessibleName(tr("Open a study file"));
  connect(open, &QPushButton::clicked, this, &WelcomePage::choose_file);
  auto* import = new QPushButton(tr("&Import…"));
  import->setObjectName(QStringLiteral("import"));
  import->setToolTip(tr("Make a study of a CSV table of transfers, per-image losses or scores"));
  import->setAccessibleName(tr("Import a table"));
  connect(import, &QPushButton::clicked, this, [this] { Q_EMIT import_requested({}); });
  buttons->addWidget(open, 1);
  buttons->addWidget(import, 1);
  layout->addLayout(buttons);

  drop_ = new QLabel;
  drop_->setObjectName(QStringLiteral("drop"));
  drop_->setAlignment(Qt::AlignCenter);
  drop_->setWordWrap(true);
  drop_->setText(tr("Or drop a study (.taskstudy), a table (.csv) or a dataset's folder here"));
  layout->addWidget(drop_);
  layout->addSpacing(fontMetrics().height() / 2);

  auto* recent = new QLabel(tr("&Recent"));
  headings_.push_back(recent);
  layout->addWidget(recent);
  recent_empty_ = new QLabel(tr("Studies that you open are listed here."));
  recent_empty_->setWordWrap(true);
  muted_.push_back(recent_empty_);
  layout->addWidget(recent_empty_);
  recent_view_ = new RecentList;
  recent->setBuddy(recent_view_);
  connect(recent_view_, &RecentList::open_requested, this, &WelcomePage::open_requested);
  connect(recent_view_, &RecentList::forget_requested, this, &WelcomePage::forget_requested);
  layout->addWidget(recent_view_, 1);
  layout->addStretch(0);
  return column;
}

void WelcomePage::set_recent(std::vector<RecentStudy> studies) {
  recent_view_->set_studies(std::move(studies));
  const bool any = recent_view_->count() > 0;
  recent_view_->setVisible(any);
  recent_empty_->setVisible(!any);
  if (!any) return;
  // As high as its rows, up to a dozen: the page itself scrolls where the window is small.
  const int rows = std::min(recent_view_->count(), 12);
  recent_view_->setMinimumHeight(std::min(rows, 4) * recent_view_->sizeHintForRow(0) + 4);
  recent_view_->setMaximumHeight(recent_view_->count() * recent_view_->sizeHintForRow(0) + 4);
}

void WelcomePage::set_drafts(const std::vector<RecoveredDraft>& drafts) {
  while (QLayoutItem* item = drafts_layout_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  drafts_->setVisible(!drafts.empty());
  const int em = fontMetrics().height();
  for (const RecoveredDraft& draft : drafts) {
    auto* row = new QFrame;
    row->setFrameShape(QFrame::StyledPanel);
    row->setObjectName(QStringLiteral("draft"));
    row->setBackgroundRole(QPalette::AlternateBase);
    row->setAutoFillBackground(true);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(em * 2 / 3, em / 2, em / 2, em / 2);
    const QString when = when_text(draft.when, QDate::currentDate());
    auto* text = new QLabel(
        when.isEmpty() ? tr("Unsaved changes to %1 were kept.").arg(draft.name)
                       : tr("Unsaved changes to %1 were kept (%2).").arg(draft.name, when));
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setToolTip(draft.path);
    layout->addWidget(text, 1);
    auto* go_on = new QPushButton(tr("Continue"));
    go_on->setObjectName(QStringLiteral("continue"));
    go_on->setToolTip(tr("Open the study with these changes"));
    go_on->setAccessibleName(tr("Continue with the changes to %1").arg(draft.name));
    auto* discard = new QPushButton(tr("Discard"));
    discard->setObjectName(QStringLiteral("discard"));
    discard->setToolTip(tr("Delete these changes; the study itself stays as it is"));
    discard->setAccessibleName(tr("Discard the changes to %1").arg(draft.name));
    layout->addWidget(go_on);
    layout->addWidget(discard);
    drafts_layout_->addWidget(row);
    connect(go_on, &QPushButton::clicked, this,
            [this, path = draft.path] { Q_EMIT open_requested(path); });
    connect(discard, &QPushButton::clicked, this,
            [this, path = draft.path] { Q_EMIT discard_draft(path); });
  }
}

void WelcomePage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  arrange();
  if (!std::exchange(read_, true)) read_builtin();
}

void WelcomePage::read_builtin() {
  reading_->start([this](const RunContext& context) -> std::function<void()> {
    auto facts = std::make_shared<std::vector<BuiltinFacts>>();
    for (const BuiltinStudy& builtin : builtin_studies()) {
      if (context.stopped()) return nullptr;
      BuiltinFacts one;
      try {
        const Study study = Study::open(resolve_study(builtin.name));
        const MeasurementInfo measurement = study.select();
        one.tasks = study.info().tasks;
        one.transfers = measurement.transfers;
        one.targets = measurement.targets;
        one.picture = picture_of(study.table());
      } catch (const std::exception& error) {
        one.problem = QString::fromUtf8(error.what());
      }
      facts->push_back(std::move(one));
    }
    return [this, facts] {
      for (std::size_t i = 0; i < facts->size() && i < cards_.size(); ++i) {
        const BuiltinFacts& one = (*facts)[i];
        if (!one.problem.isEmpty()) {
          cards_[i]->set_missing(one.problem);
          continue;
        }
        const QLocale locale;
        cards_[i]->set_facts(
            tr("%1 · %2 · %3")
                .arg(tr("%L1 tasks", nullptr, static_cast<int>(one.tasks)).arg(one.tasks),
                     tr("%L1 targets", nullptr, static_cast<int>(one.targets)).arg(one.targets),
                     tr("%L1 transfers", nullptr, static_cast<int>(one.transfers))
                         .arg(one.transfers)),
            one.picture);
      }
    };
  });
}

void WelcomePage::choose_file() {
  auto* dialog = new QFileDialog(this, tr("Open a study"), QString(),
                                 tr("Studies (*.taskstudy);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &WelcomePage::open_requested);
  dialog->open();
}

void WelcomePage::arrange() {
  const int em = fontMetrics().height();
  // As narrow as a small window needs to show everything at once.
  const int margin = std::clamp(std::min(width() / 24, height() / 30), em, 4 * em);
  content_->layout()->setContentsMargins(margin, margin, margin, margin);
  content_->layout()->setSpacing(std::min(em, margin * 2 / 3));
  content_->setMaximumWidth(70 * em);
  const bool wide = width() >= 44 * em;
  columns_->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  columns_->setSpacing(wide ? 2 * em : em);
}

void WelcomePage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void WelcomePage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (title_ == nullptr || drop_ == nullptr) return;  // while it is being built
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    style_texts();
    arrange();
  }
}

void WelcomePage::style_texts() {
  const PlotStyle style = PlotStyle::screen(palette(), font());
  const auto sized = [this](double relative) {
    QFont changed = font();
    changed.setBold(true);
    if (changed.pointSizeF() > 0) {
      changed.setPointSizeF(changed.pointSizeF() * relative);
    } else {
      changed.setPixelSize(static_cast<int>(std::lround(changed.pixelSize() * relative)));
    }
    return changed;
  };
  title_->setFont(sized(2.2));
  for (QLabel* heading : headings_) heading->setFont(sized(1.15));
  for (QLabel* label : muted_) {
    QPalette colours = label->palette();
    if (colours.color(QPalette::Text) == style.muted) continue;
    // Labels over the role Base are written in the role Text.
    colours.setColor(QPalette::Text, style.muted);
    colours.setColor(QPalette::WindowText, style.muted);
    label->setPalette(colours);
  }
  show_dropping(false);
}

void WelcomePage::show_dropping(bool dropping) {
  const PlotStyle style = PlotStyle::screen(palette(), font());
  const int em = fontMetrics().height();
  const QColor border = dropping ? style.accent : style.muted;
  const QString sheet =
      QStringLiteral(
          "QLabel#drop { border: %1px dashed %2; border-radius: %3px; padding: %4px; "
          "color: %5; background: %6; }")
          .arg(dropping ? 2 : 1)
          .arg(border.name())
          .arg(em / 2)
          .arg(dropping ? em - 1 : em)
          .arg((dropping ? style.ink : style.muted).name(), style.raised.name());
  if (drop_->styleSheet() != sheet) drop_->setStyleSheet(sheet);
}

void WelcomePage::dragEnterEvent(QDragEnterEvent* event) {
  if (droppable(*event->mimeData()).isEmpty()) return;
  event->acceptProposedAction();
  show_dropping(true);
}

void WelcomePage::dragLeaveEvent(QDragLeaveEvent* event) {
  QWidget::dragLeaveEvent(event);
  show_dropping(false);
}

void WelcomePage::dropEvent(QDropEvent* event) {
  show_dropping(false);
  const QString path = droppable(*event->mimeData());
  if (path.isEmpty()) return;
  event->acceptProposedAction();
  if (QFileInfo(path).suffix().toLower() == QLatin1String("csv")) {
    Q_EMIT import_requested(path);
  } else {
    Q_EMIT open_requested(path);
  }
}

}  // namespace taskatlas::ui
