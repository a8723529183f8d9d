// SPDX-License-Identifier: MIT
#include "ui/main_window/main_window.hpp"

#include "base/error.hpp"
#include "graph/layout_client.hpp"
#include "ui/affinity/affinity_page.hpp"
#include "ui/dataset/dataset_page.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_store.hpp"
#include "ui/evaluation/evaluation_page.hpp"
#include "ui/main_window/message_bar.hpp"
#include "ui/main_window/page_rail.hpp"
#include "ui/main_window/recent_studies.hpp"
#include "ui/main_window/shortcuts.hpp"
#include "ui/main_window/tasks_dock.hpp"
#include "ui/outputs/outputs_page.hpp"
#include "ui/run/run_page.hpp"
#include "ui/shared/icon.hpp"
#include "ui/shared/inline_message.hpp"
#include "ui/welcome/welcome_page.hpp"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace taskatlas::ui {
namespace {

constexpr int kSlow = 250;  // milliseconds of work before the status bar shows it

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      preferences_(Preferences::load()),
      layout_(std::make_shared<LayoutClient>()),
      slow_(new QTimer(this)) {
  setObjectName(QStringLiteral("main_window"));
  setWindowIcon(QIcon(QStringLiteral(":/icons/taskatlas.svg")));
  setAcceptDrops(true);
  setDockNestingEnabled(true);

  auto* centre = new QWidget(this);
  rail_ = new PageRail(centre);
  connect(rail_, &PageRail::chosen, this, &MainWindow::show_page);
  messages_ = new MessageBar(centre);
  unmeasured_ = new InlineMessage(centre);
  unmeasured_->setObjectName(QStringLiteral("unmeasured"));
  stack_ = new QStackedWidget(centre);
  // In front until it is known what to show: the welcome page reads files when it is first shown.
  stack_->addWidget(new QWidget(stack_));
  welcome_ = new WelcomePage(stack_);
  stack_->addWidget(welcome_);
  connect(welcome_, &WelcomePage::open_requested, this, &MainWindow::open);
  connect(welcome_, &WelcomePage::new_study_requested, this, &MainWindow::new_study);
  connect(welcome_, &WelcomePage::import_requested, this, &MainWindow::import);
  connect(welcome_, &WelcomePage::forget_requested, this, [this](const QString& path) {
    forget_study(path);
    refresh_welcome();
  });
  connect(welcome_, &WelcomePage::discard_draft, this, [this](const QString& path) {
    messages_->show_message(MessageBar::Severity::kWarning,
                            tr("Discard the changes kept in %1? They cannot be brought back.")
                                .arg(QFileInfo(path).completeBaseName()),
                            {{tr("Discard"), [this, path] {
                                try {
                                  discard_draft(path.toStdString());
                                } catch (const Error& error) {
                                  messages_->show_message(MessageBar::Severity::kError,
                                                          QString::fromUtf8(error.what()));
                                }
                                refresh_welcome();
                              }}});
  });
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  column->addWidget(messages_);
  column->addWidget(unmeasured_);
  column->addWidget(stack_, 1);
  auto* row = new QHBoxLayout(centre);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(rail_);
  row->addLayout(column, 1);
  setCentralWidget(centre);

  status_ = new QLabel(this);
  progress_ = new QProgressBar(this);
  progress_->setRange(0, 0);
  progress_->setMaximumWidth(fontMetrics().height() * 8);
  progress_->setTextVisible(false);
  progress_->setAccessibleName(tr("Working"));
  progress_->hide();
  study_state_ = new QLabel(this);
  const int gap = fontMetrics().height() / 2;  // as far from the edge as the rest
  status_->setContentsMargins(gap, 0, gap, 0);
  statusBar()->addWidget(status_, 1);
  statusBar()->addPermanentWidget(progress_);
  measurement_ = new QToolButton(this);
  measurement_->setObjectName(QStringLiteral("measurement"));
  measurement_->setAccessibleName(tr("Measurement"));
  measurement_->setAutoRaise(true);
  measurement_->setPopupMode(QToolButton::InstantPopup);
  auto* measurements = new QMenu(measurement_);
  connect(measurements, &QMenu::aboutToShow, this,
          [this, measurements] { fill_measurements(measurements); });
  measurement_->setMenu(measurements);
  measurement_->hide();
  statusBar()->addPermanentWidget(measurement_);
  statusBar()->addPermanentWidget(study_state_);
  slow_->setSingleShot(true);
  slow_->setInterval(kSlow);
  connect(slow_, &QTimer::timeout, progress_, &QWidget::show);
  const auto show_work = [this](bool busy) {
    if (busy) {
      slow_->start();
    } else {
      slow_->stop();
      progress_->hide();
    }
  };
  connect(&open_job_, &LatestJob::busy_changed, this, show_work);
  connect(&export_job_, &LatestJob::busy_changed, this, show_work);
  const auto tell = [this](const QString& text) {
    messages_->show_message(MessageBar::Severity::kError, text);
  };
  connect(&open_job_, &LatestJob::failed, this, [this](const QString& text) {
    messages_->show_message(MessageBar::Severity::kError, text, {}, opening_.get());
    if (document_ == nullptr) show_page(kWelcome);
    Q_EMIT open_failed(text);
  });
  connect(&export_job_, &LatestJob::failed, this, tell);

  for (PageKind& kind : page_kinds()) {
    PageSlot slot;
    slot.kind = std::move(kind);
    pages_.push_back(std::move(slot));
  }

  ask_before_close = [this] { return ask_for_changes(); };
  ask_about_run = [this] { return ask_for_run(); };

  make_docks();
  make_actions();
  QApplication::instance()->installEventFilter(this);
  first_layout_ = saveState(kLayoutVersion);
  restore_session();
  update_title();
  apply_preferences(preferences_);
}

MainWindow::~MainWindow() {
  // Pages refer to the document: they go first.
  for (PageSlot& slot : pages_) delete std::exchange(slot.page, nullptr);
  tasks_dock_->set_document(nullptr);
  solutions_.reset();
  document_.reset();
}

Page* MainWindow::page() const {
  for (const PageSlot& slot : pages_) {
    if (slot.kind.id == current_) return slot.page;
  }
  return nullptr;
}

void MainWindow::show_page(const QString& id) {
  if (id == kWelcome) refresh_welcome();
  if (Page* before = page()) before->tool_bar()->hide();
  current_ = kWelcome;
  QWidget* front = welcome_;
  bool made = false;
  for (PageSlot& slot : pages_) {
    if (slot.kind.id != id || (slot.kind.needs_study() && document_ == nullptr)) continue;
    if (slot.page == nullptr) {
      slot.page = slot.kind.needs_study()
                      ? slot.kind.make({*document_, *solutions_, layout_}, stack_)
                      : slot.kind.make_alone(stack_);
      stack_->addWidget(slot.page);
      QToolBar* bar = slot.page->tool_bar();
      bar->setObjectName(slot.kind.id + QStringLiteral("_bar"));
      bar->setMovable(false);
      addToolBar(bar);
      connect(slot.page, &Page::failed, this, [this](const QString& text) {
        messages_->show_message(MessageBar::Severity::kError, text);
      });
      connect(slot.page, &Page::status_changed, this, &MainWindow::update_status);
      if (const auto* dataset = qobject_cast<DatasetPage*>(slot.page)) {
        connect(dataset, &DatasetPage::opened, this, [dataset] {
          remember_study(dataset->source()->folder, tr("Dataset %1").arg(dataset->source()->name));
        });
      }
      if (const auto* run = qobject_cast<RunPage*>(slot.page)) {
        connect(run, &RunPage::new_study_wanted, this, &MainWindow::new_study);
      }
      if (const auto* outputs = qobject_cast<OutputsPage*>(slot.page)) {
        connect(outputs, &OutputsPage::page_wanted, this, &MainWindow::show_page);
      }
      if (const auto* evaluation = qobject_cast<EvaluationPage*>(slot.page)) {
        connect(evaluation, &EvaluationPage::page_wanted, this, &MainWindow::show_page);
      }
      if (const auto* affinity = qobject_cast<AffinityPage*>(slot.page)) {
        connect(affinity, &AffinityPage::outputs_wanted, this, [this](TransferId transfer) {
          show_page(QStringLiteral("outputs"));
          if (auto* outputs = qobject_cast<OutputsPage*>(page())) outputs->show_transfer(transfer);
        });
        connect(affinity, &AffinityPage::measure_wanted, this,
                [this](const QStringList& sources, const QString& target) {
                  show_page(QStringLiteral("run"));
                  if (RunPage* run = run_page()) run->measure({sources, target});
                });
      }
      made = true;
    }
    slot.page->tool_bar()->show();
    current_ = id;
    front = slot.page;
  }
  stack_->setCurrentWidget(front);
  front->setFocus();
  rail_->set_current(current_);
  update_page_menu();
  figures_->setEnabled(document_ != nullptr || page() != nullptr);
  if (made) apply_shortcuts(QSettings(), all_actions());
  update_status();
  update_unmeasured();
}

void MainWindow::open_dataset(const QString& folder) {
  show_page(kDataset);
  if (auto* dataset = qobject_cast<DatasetPage*>(page())) dataset->open_folder(folder);
}

void MainWindow::update_status() {
  const Page* front = page();
  status_->setText(front == nullptr ? QString() : front->status());
  status_->setToolTip(status_->text());
}

void MainWindow::begin() {
  const QString last = QSettings().value(QStringLiteral("window/study")).toString();
  offer_drafts(last);
  if (preferences_.reopen && !last.isEmpty() &&
      (is_builtin_study(last) || QFileInfo::exists(last))) {
    open(last);
  } else {
    // Pages of a study wait for one.
    const QString page = QSettings().value(QStringLiteral("window/page")).toString();
    const bool dataset = wanted_page_ == kDataset || (wanted_page_.isEmpty() && page == kDataset);
    if (dataset) wanted_page_.clear();
    show_page(dataset ? kDataset : kWelcome);
  }
}

void MainWindow::refresh_welcome() {
  welcome_->set_recent(recent_studies());
  std::vector<RecoveredDraft> drafts;
  for (const Draft& draft : find_drafts()) {
    const QFileInfo file(QString::fromStdString(draft.path.string()));
    drafts.push_back({file.filePath(), draft_name(file.completeBaseName()), file.lastModified()});
  }
  welcome_->set_drafts(drafts);
}

void MainWindow::offer_drafts(const QString& opening) {
  int others = 0;
  for (const Draft& draft : find_drafts()) {
    if (QString::fromStdString(draft.path.string()) != opening) ++others;
  }
  if (others == 0) return;
  messages_->show_message(
      MessageBar::Severity::kInformation,
      tr("%n copy(s) with changes were kept from an earlier session.", nullptr, others),
      {{tr("Show"), [this] { show_page(kWelcome); }}});
}

void MainWindow::restore_session() {
  const QSettings settings;
  if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray())) {
    const int line = fontMetrics().height();
    resize(line * 78, line * 50);
  }
  restoreState(settings.value(QStringLiteral("window/state")).toByteArray(), kLayoutVersion);
  // Whoever opens a study wants to see it, not a page that needs none.
  const QString page = settings.value(QStringLiteral("window/page")).toString();
  if (page != kWelcome && page != kDataset) wanted_page_ = page;
}

void MainWindow::store_session() {
  QSettings settings;
  settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
  settings.setValue(QStringLiteral("window/state"), saveState(kLayoutVersion));
  QString study;
  if (document_ != nullptr) {
    const bool builtin = document_->info().builtin && !document_->is_copy();
    study = builtin ? document_->label() : document_->stored_path();
  }
  settings.setValue(QStringLiteral("window/study"), study);
  if (document_ != nullptr || current_ == kDataset) {
    settings.setValue(QStringLiteral("window/page"), current_);
  }
}

void MainWindow::apply_preferences(const Preferences& preferences) {
  preferences_ = preferences;
  preferences_.store();
  apply_theme(*static_cast<QApplication*>(QCoreApplication::instance()), preferences_.theme);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  store_session();
  if (leave_run() && close_document([this] { close(); })) {
    event->accept();
  } else {
    event->ignore();
  }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  for (const QUrl& url : event->mimeData()->urls()) {
    const QString suffix = QFileInfo(url.toLocalFile()).suffix().toLower();
    if (suffix == QLatin1String("taskstudy") || suffix == QLatin1String("csv") ||
        QFileInfo(url.toLocalFile()).isDir()) {
      event->acceptProposedAction();
    }
  }
}

void MainWindow::dropEvent(QDropEvent* event) {
  for (const QUrl& url : event->mimeData()->urls()) {
    const QString path = url.toLocalFile();
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("taskstudy") || QFileInfo(path).isDir()) open(path);
    if (suffix == QLatin1String("csv")) import(path);
    event->acceptProposedAction();
    return;
  }
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::WindowStateChange || event->type() == QEvent::ActivationChange) {
    if (document_ != nullptr && !isActiveWindow()) store_session();  // nothing to lose in a crash
  }
}

bool MainWindow::event(QEvent* event) {
  const bool handled = QMainWindow::event(event);
  if (event->type() == QEvent::UpdateRequest && !complete_told_) check_complete();
  return handled;
}

// Text fields take Ctrl+E as "to the end of the line", End's twin from other editors: with the
// cursor in the budget's field the export would do nothing. The window's own key comes first.
bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && isActiveWindow() && figures_->isEnabled()) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (figures_->shortcuts().contains(QKeySequence(key->keyCombination()))) {
      event->ignore();
      return true;
    }
  }
  return QMainWindow::eventFilter(watched, event);
}

void MainWindow::check_complete() {
  const Page* front = page();
  if (front == nullptr || !front->ready()) return;
  complete_told_ = true;
  Q_EMIT shown_complete();
}

}  // namespace taskatlas::ui
