// SPDX-License-Identifier: MIT
#include "ui/main_window/main_window.hpp"

#include "base/error.hpp"
#include "graph/layout_client.hpp"
#include "study/builtin.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_store.hpp"
#include "ui/figures/figure_dialog.hpp"
#include "ui/main_window/about_dialog.hpp"
#include "ui/main_window/export_data.hpp"
#include "ui/main_window/message_bar.hpp"
#include "ui/main_window/page_rail.hpp"
#include "ui/main_window/recent_studies.hpp"
#include "ui/main_window/shortcut_list.hpp"
#include "ui/main_window/shortcuts.hpp"
#include "ui/main_window/tasks_dock.hpp"
#include "ui/shared/icon.hpp"
#include "ui/welcome/import_dialog.hpp"
#include "ui/welcome/welcome_page.hpp"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QUndoView>
#include <QVBoxLayout>
#include <QWhatsThis>
#include <utility>

namespace taskatlas::ui {
namespace {

constexpr int kLayoutVersion = 1;  // of docks and tool bars, in the user's settings
constexpr int kSlow = 250;         // milliseconds of work before the status bar shows it
const QString kWelcome = QStringLiteral("welcome");

QString study_filter() { return MainWindow::tr("Studies (*.taskstudy)"); }

bool is_builtin(const QString& name) {
  for (const BuiltinStudy& study : builtin_studies()) {
    if (name.toStdString() == study.name) return true;
  }
  return false;
}

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
  stack_ = new QStackedWidget(centre);
  // In front until it is known what to show: the welcome page reads files when it is first shown.
  stack_->addWidget(new QWidget(stack_));
  welcome_ = new WelcomePage(stack_);
  stack_->addWidget(welcome_);
  connect(welcome_, &WelcomePage::open_requested, this, &MainWindow::open);
  connect(welcome_, &WelcomePage::import_requested, this, &MainWindow::import);
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
  statusBar()->addWidget(status_, 1);
  statusBar()->addPermanentWidget(progress_);
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
  connect(&open_job_, &LatestJob::failed, this, [this, tell](const QString& text) {
    tell(text);
    if (document_ == nullptr) show_page(kWelcome);
    Q_EMIT open_failed(text);
  });
  connect(&export_job_, &LatestJob::failed, this, tell);

  for (PageKind& kind : page_kinds()) {
    PageSlot slot;
    slot.kind = std::move(kind);
    pages_.push_back(std::move(slot));
  }

  ask_before_close = [this] {
    const bool unstored = document_->has_unstored();
    QMessageBox box(
        QMessageBox::Question, tr("Changes"),
        unstored ? tr("Changes of %1 could not be stored.").arg(document_->label())
                 : tr("You changed %1, which cannot be written, so the changes are in a copy.")
                       .arg(document_->label()),
        QMessageBox::NoButton, this);
    box.setInformativeText(
        unstored ? tr("Save them as a study of your own, in another place.")
                 : tr("Save the copy as a study of your own, or keep it for next time: the "
                      "welcome page will offer it."));
    QAbstractButton* save = box.addButton(tr("Save as…"), QMessageBox::AcceptRole);
    QAbstractButton* keep =
        unstored ? nullptr : box.addButton(tr("Keep for next time"), QMessageBox::AcceptRole);
    QAbstractButton* discard = box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() == save) return CloseChoice::kSave;
    if (keep != nullptr && box.clickedButton() == keep) return CloseChoice::kKeep;
    if (box.clickedButton() == discard) return CloseChoice::kDiscard;
    return CloseChoice::kCancel;
  };

  make_docks();
  make_actions();
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

QAction* MainWindow::add_action(QMenu* menu, const QString& id, const QString& text,
                                const QKeySequence& keys, const QString& icon,
                                const std::function<void()>& run, const QString& tip) {
  QAction* action = menu->addAction(text);
  action->setObjectName(id);
  if (!keys.isEmpty()) action->setShortcut(keys);
  if (!icon.isEmpty()) action->setIcon(themed_icon(icon));
  if (!tip.isEmpty()) {
    action->setToolTip(tip);
    action->setStatusTip(tip);
  }
  connect(action, &QAction::triggered, this, run);
  return action;
}

void MainWindow::make_docks() {
  tasks_dock_ = new TasksDock(this);
  addDockWidget(Qt::RightDockWidgetArea, tasks_dock_);
  tasks_dock_->hide();
  auto* history = new QDockWidget(tr("History"), this);
  history->setObjectName(QStringLiteral("history"));
  auto* view = new QUndoView(&undo_, history);
  view->setEmptyLabel(tr("The study as it was opened"));
  view->setAccessibleName(tr("History of changes"));
  view->setToolTip(tr("Click a line to go back to that state"));
  history->setWidget(view);
  addDockWidget(Qt::RightDockWidgetArea, history);
  history->hide();
}

void MainWindow::make_actions() {
  QMenu* file = menuBar()->addMenu(tr("&File"));
  add_action(
      file, QStringLiteral("file.open"), tr("&Open…"), QKeySequence::Open, QStringLiteral("open"),
      [this] { choose_study(); }, tr("Open a study file"));
  QMenu* builtin = file->addMenu(tr("Open &built-in study"));
  for (const BuiltinStudy& study : builtin_studies()) {
    const QString name =
        QString::fromUtf8(study.name.data(), static_cast<qsizetype>(study.name.size()));
    add_action(
        builtin, QStringLiteral("file.open_builtin.") + name, name, {}, {},
        [this, name] { open(name); },
        QString::fromUtf8(study.title.data(), static_cast<qsizetype>(study.title.size())));
  }
  QMenu* recent = file->addMenu(tr("Open &recent"));
  connect(recent, &QMenu::aboutToShow, this, [this, recent] { fill_recent(recent); });
  add_action(
      file, QStringLiteral("file.import"), tr("&Import measurements…"), QKeySequence(tr("Ctrl+I")),
      QStringLiteral("import"), [this] { import({}); },
      tr("A CSV file of transfers, per-image losses or a matrix of scores"));
  file->addSeparator();
  study_actions_.push_back(add_action(
      file, QStringLiteral("file.save_as"), tr("Save &as…"), QKeySequence::SaveAs,
      QStringLiteral("save"), [this] { save_as(); },
      tr("Save the study with all changes to a file; from then on changes are stored in it as you "
         "make them")));
  QAction* figures = add_action(
      file, QStringLiteral("file.export_figures"), tr("Export &figures…"),
      QKeySequence(tr("Ctrl+E")), QStringLiteral("figure"), [this] { export_figures(); },
      tr("This view as PDF, SVG, PNG or TikZ, at a stated width"));
  study_actions_.push_back(figures);
  study_actions_.push_back(add_action(
      file, QStringLiteral("file.export_data"), tr("Export &data…"),
      QKeySequence(tr("Ctrl+Shift+E")), QStringLiteral("export"), [this] { export_data(); },
      tr("Tables of the study as CSV, NPY or LaTeX")));
  file->addSeparator();
  study_actions_.push_back(add_action(file, QStringLiteral("file.close"), tr("&Close study"),
                                      QKeySequence::Close, {}, [this] {
                                        if (close_document()) show_page(kWelcome);
                                      }));
  QAction* quit = add_action(file, QStringLiteral("file.quit"), tr("&Quit"), QKeySequence::Quit, {},
                             [this] { close(); });
  quit->setMenuRole(QAction::QuitRole);

  QMenu* edit = menuBar()->addMenu(tr("&Edit"));
  QAction* undo = undo_.createUndoAction(this, tr("Undo"));
  undo->setShortcut(QKeySequence::Undo);
  undo->setIcon(themed_icon(QStringLiteral("undo")));
  QAction* redo = undo_.createRedoAction(this, tr("Redo"));
  redo->setShortcut(QKeySequence::Redo);
  redo->setIcon(themed_icon(QStringLiteral("redo")));
  undo->setObjectName(QStringLiteral("edit.undo"));
  redo->setObjectName(QStringLiteral("edit.redo"));
  edit->addActions({undo, redo});
  edit->addSeparator();
  study_actions_.push_back(add_action(edit, QStringLiteral("edit.select_nothing"),
                                      tr("Select &nothing"), QKeySequence(tr("Ctrl+Shift+A")), {},
                                      [this] { document_->selection().clear(); }));
  edit->addSeparator();
  QAction* preferences = add_action(edit, QStringLiteral("edit.preferences"), tr("&Preferences…"),
                                    QKeySequence::Preferences, QStringLiteral("settings"), [this] {
                                      auto* dialog = new PreferencesDialog(preferences_, this);
                                      connect(dialog, &PreferencesDialog::changed, this,
                                              &MainWindow::apply_preferences);
                                      dialog->show();
                                    });
  preferences->setMenuRole(QAction::PreferencesRole);

  view_menu_ = menuBar()->addMenu(tr("&View"));
  rail_->add(kWelcome, tr("Welcome"), themed_icon(QStringLiteral("home")),
             QKeySequence(QStringLiteral("Ctrl+1")).toString(QKeySequence::NativeText));
  add_action(view_menu_, QStringLiteral("view.page.welcome"), tr("Welcome"),
             QKeySequence(QStringLiteral("Ctrl+1")), QStringLiteral("home"),
             [this] { show_page(kWelcome); });
  int number = 2;
  for (PageSlot& slot : pages_) {
    const QKeySequence keys(QStringLiteral("Ctrl+%1").arg(number++));
    rail_->add(slot.kind.id, slot.kind.title, themed_icon(slot.kind.icon),
               keys.toString(QKeySequence::NativeText));
    rail_->set_enabled(slot.kind.id, false);
    slot.action =
        add_action(view_menu_, QStringLiteral("view.page.") + slot.kind.id, slot.kind.title, keys,
                   {}, [this, id = slot.kind.id] { show_page(id); });
    slot.action->setIcon(themed_icon(slot.kind.icon));
    study_actions_.push_back(slot.action);
  }
  view_menu_->addSeparator();
  for (QDockWidget* dock : findChildren<QDockWidget*>()) {
    dock->toggleViewAction()->setObjectName(QStringLiteral("view.dock.") + dock->objectName());
    view_menu_->addAction(dock->toggleViewAction());
  }
  add_action(
      view_menu_, QStringLiteral("view.reset_layout"), tr("&Reset layout"), {}, {},
      [this] { restoreState(first_layout_, kLayoutVersion); },
      tr("Docks and tool bars where they were at first"));
  view_menu_->addSeparator();
  QAction* full = add_action(view_menu_, QStringLiteral("view.full_screen"), tr("F&ull screen"),
                             QKeySequence::FullScreen, {},
                             [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
  full->setCheckable(true);

  page_menu_ = menuBar()->addMenu(QString());
  page_menu_->menuAction()->setVisible(false);

  QMenu* help = menuBar()->addMenu(tr("&Help"));
  add_action(
      help, QStringLiteral("help.command_palette"), tr("&Command palette…"),
      QKeySequence(QStringLiteral("Ctrl+Shift+P")), QStringLiteral("search"),
      [this] {
        if (palette_ != nullptr) {
          palette_->close();  // the same keys close it
          return;
        }
        palette_ = new CommandPalette(actions_by_name(), this);
        palette_->show();
      },
      tr("Find anything this program can do by a few letters"));
  add_action(help, QStringLiteral("help.shortcuts"), tr("&Keyboard shortcuts"),
             QKeySequence(QStringLiteral("Ctrl+?")), QStringLiteral("keyboard"),
             [this] { (new ShortcutList(all_actions(), this))->open(); });
  QAction* what = QWhatsThis::createAction(this);
  what->setObjectName(QStringLiteral("help.whats_this"));
  help->addAction(what);
  help->addSeparator();
  QAction* about = add_action(help, QStringLiteral("help.about"), tr("&About TaskAtlas"), {},
                              QStringLiteral("info"), [this] { (new AboutDialog(this))->show(); });
  about->setMenuRole(QAction::AboutRole);

  auto* bar = addToolBar(tr("Study"));
  bar->setObjectName(QStringLiteral("study_bar"));
  const int side = fontMetrics().height() * 4 / 3;
  setIconSize({side, side});
  bar->setMovable(false);
  bar->addActions({undo, redo, figures});
  for (QAction* action : study_actions_) action->setEnabled(false);

  for (const QAction* action : view_menu_->actions()) {
    const QString page = action->objectName().section(QStringLiteral("view.page."), 1);
    if (page.isEmpty()) continue;
    connect(action, &QAction::changed, rail_, [this, page, action] {
      rail_->set_keys(page, action->shortcut().toString(QKeySequence::NativeText));
    });
  }
  apply_shortcuts(QSettings(), all_actions());
}

std::vector<NamedAction> MainWindow::all_actions() const {
  std::vector<NamedAction> all = actions_by_name();
  for (const PageSlot& slot : pages_) {
    if (slot.page == nullptr || slot.page == page()) continue;
    for (QAction* action : slot.page->page_actions()) {
      all.push_back({slot.kind.title, action, slot.kind.id});
    }
  }
  return all;
}

std::vector<NamedAction> MainWindow::actions_by_name() const {
  std::vector<NamedAction> named;
  const std::function<void(const QMenu*, const QString&)> visit = [&](const QMenu* menu,
                                                                      const QString& group) {
    for (QAction* action : menu->actions()) {
      if (action->isSeparator() || action->text().isEmpty()) continue;
      if (action->menu() != nullptr) {
        visit(action->menu(), group + QStringLiteral(" › ") + plain_text(*action));
      } else {
        named.push_back({group, action, menu == page_menu_ ? current_ : QString()});
      }
    }
  };
  for (QAction* action : menuBar()->actions()) {
    if (action->menu() != nullptr && action->isVisible()) {
      visit(action->menu(), plain_text(*action));
    }
  }
  return named;
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
    if (slot.kind.id != id || document_ == nullptr) continue;
    if (slot.page == nullptr) {
      slot.page = slot.kind.make({*document_, *solutions_, layout_}, stack_);
      stack_->addWidget(slot.page);
      QToolBar* bar = slot.page->tool_bar();
      bar->setObjectName(slot.kind.id + QStringLiteral("_bar"));
      bar->setMovable(false);
      addToolBar(bar);
      connect(slot.page, &Page::failed, this, [this](const QString& text) {
        messages_->show_message(MessageBar::Severity::kError, text);
      });
      connect(slot.page, &Page::status_changed, this, &MainWindow::update_status);
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
  if (made) apply_shortcuts(QSettings(), all_actions());
  update_status();
}

void MainWindow::update_page_menu() {
  page_menu_->clear();
  const Page* front = page();
  page_menu_->menuAction()->setVisible(front != nullptr);
  if (front == nullptr) return;
  for (const PageSlot& slot : pages_) {
    if (slot.page == front) page_menu_->setTitle(slot.kind.title);
  }
  for (QAction* action : const_cast<Page*>(front)->page_actions()) page_menu_->addAction(action);
}

void MainWindow::update_status() {
  const Page* front = page();
  status_->setText(front == nullptr ? QString() : front->status());
  status_->setToolTip(status_->text());
}

void MainWindow::open(const QString& name_or_path) {
  if (document_ != nullptr) {
    const bool builtin = document_->info().builtin && !document_->is_copy();
    const QString present = builtin ? document_->label() : document_->stored_path();
    if (name_or_path == present ||
        QFileInfo(name_or_path).absoluteFilePath() == QFileInfo(present).absoluteFilePath()) {
      show_page(current_ != kWelcome ? current_ : QStringLiteral("taxonomy"));
      return;
    }
    document_->store_now();  // the file may be the one that is read next, under another name
  }
  open_job_.start([this, name_or_path](const RunContext&) {
    auto opened = std::make_shared<OpenedStudy>(open_study(name_or_path));
    return [this, opened] { set_document(opened); };
  });
}

void MainWindow::open_prepared(std::shared_future<std::shared_ptr<OpenedStudy>> study) {
  open_job_.start([this, study = std::move(study)](const RunContext&) {
    const auto& opened = study.get();
    return [this, opened] { set_document(opened); };
  });
}

void MainWindow::begin() {
  const QString last = QSettings().value(QStringLiteral("window/study")).toString();
  offer_drafts(last);
  if (preferences_.reopen && !last.isEmpty() && (is_builtin(last) || QFileInfo::exists(last))) {
    open(last);
  } else {
    show_page(kWelcome);
  }
}

void MainWindow::set_document(const std::shared_ptr<OpenedStudy>& study) {
  const QString before = current_;
  if (!close_document([this, study] { set_document(study); })) return;
  const QString read_only = study->read_only;
  const bool recovered = study->recovered;
  document_ = std::make_unique<StudyDocument>(std::move(*study));
  solutions_ = std::make_unique<Solutions>(*document_);
  connect(document_.get(), &StudyDocument::failed, this, [this](const QString& text) {
    messages_->show_message(MessageBar::Severity::kError, text);
  });
  connect(document_.get(), &StudyDocument::location_changed, this, &MainWindow::update_title);
  connect(document_.get(), &StudyDocument::stored, this, &MainWindow::update_title);
  connect(&document_->undo_stack(), &QUndoStack::indexChanged, this, &MainWindow::update_title);
  connect(solutions_.get(), &Solutions::failed, this, [this](const QString& text) {
    messages_->show_message(MessageBar::Severity::kError, text);
  });
  connect(solutions_.get(), &Solutions::busy_changed, this, [this](bool busy) {
    if (busy) {
      slow_->start();
    } else {
      slow_->stop();
      progress_->hide();
    }
  });
  undo_.addStack(&document_->undo_stack());
  undo_.setActiveStack(&document_->undo_stack());
  tasks_dock_->set_document(document_.get());
  for (QAction* action : study_actions_) action->setEnabled(true);
  for (const PageSlot& slot : pages_) rail_->set_enabled(slot.kind.id, true);
  store_session();  // what a crash would have to bring back
  if (!recovered)
    remember_study(is_builtin(document_->label()) && document_->info().builtin
                       ? document_->label()
                       : document_->file_path(),
                   document_->label());
  update_title();
  const QString wanted = std::exchange(wanted_page_, {});
  show_page(!wanted.isEmpty() ? wanted : before == kWelcome ? QStringLiteral("taxonomy") : before);
  if (!read_only.isEmpty()) {
    messages_->show_message(MessageBar::Severity::kInformation,
                            tr("%1 Changes that you make go into a copy.").arg(read_only));
  }
  Q_EMIT opened();
}

bool MainWindow::close_document(const std::function<void()>& after_saving) {
  if (document_ == nullptr) return true;
  document_->store_now();
  if (document_->is_copy() || document_->has_unstored()) {
    switch (ask_before_close()) {
      case CloseChoice::kCancel:
        return false;
      case CloseChoice::kSave:
        // Saving goes on in the background; what was asked for follows it.
        save_as([this, after_saving](bool saved) {
          if (!saved || !close_document()) return;
          if (after_saving) {
            after_saving();
          } else {
            show_page(kWelcome);
          }
        });
        return false;
      case CloseChoice::kDiscard:
        document_->discard_copy();
        break;
      case CloseChoice::kKeep:
        break;
    }
  }
  if (Page* front = page()) front->tool_bar()->hide();
  current_ = kWelcome;
  for (PageSlot& slot : pages_) {
    if (slot.page == nullptr) continue;
    QToolBar* bar = slot.page->tool_bar();  // the window's since it was added
    removeToolBar(bar);
    delete std::exchange(slot.page, nullptr);
    delete bar;
  }
  page_menu_->clear();
  page_menu_->menuAction()->setVisible(false);
  tasks_dock_->set_document(nullptr);
  undo_.removeStack(&document_->undo_stack());
  solutions_.reset();
  document_.reset();
  for (QAction* action : study_actions_) action->setEnabled(false);
  for (const PageSlot& slot : pages_) rail_->set_enabled(slot.kind.id, false);
  update_title();
  return true;
}

void MainWindow::save_as(const std::function<void(bool)>& then) {
  const QString start = document_->is_copy() || document_->info().builtin
                            ? document_->label() + QStringLiteral(".taskstudy")
                            : document_->file_path();
  auto* dialog = new QFileDialog(this, tr("Save study as"), start, study_filter());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("taskstudy"));
  dialog->selectFile(start);
  connect(document_.get(), &QObject::destroyed, dialog, &QWidget::close);
  const QPointer<StudyDocument> document(document_.get());
  connect(dialog, &QFileDialog::fileSelected, this, [this, document, then](const QString& path) {
    if (document == nullptr) return;
    // The dialog has asked before it gave a name that exists.
    document->save_as(path, true, [this, path, then](const QString& error) {
      if (error.isEmpty()) {
        remember_study(path, QFileInfo(path).completeBaseName());
      } else {
        messages_->show_message(MessageBar::Severity::kError,
                                tr("The study was not saved: %1").arg(error));
      }
      update_title();
      if (then) then(error.isEmpty());
    });
  });
  dialog->open();
}

void MainWindow::choose_study() {
  auto* dialog = new QFileDialog(this, tr("Open study"), {}, study_filter());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::open);
  dialog->open();
}

void MainWindow::import(const QString& csv) {
  auto* dialog = new ImportDialog(csv, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &ImportDialog::imported, this, &MainWindow::open);
  dialog->show();
}

void MainWindow::export_data() {
  auto* dialog = new ExportDataDialog(*document_, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(document_.get(), &QObject::destroyed, dialog, &QWidget::close);
  connect(dialog, &ExportDataDialog::chosen, this,
          [this](const ExportOptions& options, const QString& path) {
            document_->store_now();
            export_job_.start([this, options, path, study = document_->stored_path()](
                                  const RunContext& context) -> std::function<void()> {
              export_table(Study::open(study.toStdString()), options, path.toStdString(), context);
              return [this, path] {
                messages_->show_message(MessageBar::Severity::kInformation,
                                        tr("Exported to %1").arg(path));
              };
            });
          });
  dialog->open();
}

void MainWindow::export_figures() {
  std::vector<FigureRequest> requests;
  if (const Page* front = page()) requests = front->figures();
  for (PageSlot& slot : pages_) {  // those of the page in front first
    if (slot.page == nullptr || slot.page == page()) continue;
    for (FigureRequest& request : slot.page->figures()) requests.push_back(std::move(request));
  }
  if (requests.empty()) return;
  auto* dialog = new FigureDialog(*document_, *solutions_, std::move(requests), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->show();
}

void MainWindow::fill_recent(QMenu* menu) {
  menu->clear();
  int number = 1;
  for (const RecentStudy& study : recent_studies()) {
    const QString name = study.name.isEmpty() ? QFileInfo(study.path).fileName() : study.name;
    QAction* action = add_action(
        menu, {}, number < 10 ? QStringLiteral("&%1 %2").arg(number).arg(name) : name, {}, {},
        [this, path = study.path] { open(path); },
        study.problem.isEmpty() ? study.path : study.problem);
    action->setEnabled(study.problem.isEmpty());
    ++number;
  }
  if (menu->isEmpty()) menu->addAction(tr("No study was opened yet"))->setEnabled(false);
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

void MainWindow::update_title() {
  if (document_ == nullptr) {
    setWindowTitle(QStringLiteral("TaskAtlas"));
    setWindowModified(false);
    setWindowFilePath({});
    study_state_->clear();
    return;
  }
  setWindowFilePath(document_->info().builtin ? QString() : document_->file_path());
  const QString name =
      document_->is_copy() ? tr("%1 (changed copy)").arg(document_->label()) : document_->label();
  setWindowTitle(QStringLiteral("%1[*] — TaskAtlas").arg(name));
  setWindowModified(document_->is_copy());
  if (document_->has_unstored()) {
    study_state_->setText(tr("Storing changes…"));
    study_state_->setToolTip(document_->stored_path());
  } else if (document_->is_copy()) {
    study_state_->setText(tr("Changes are kept in a copy"));
    study_state_->setToolTip(tr("Save as… gives the copy a place of its own"));
  } else if (document_->info().builtin) {
    study_state_->setText(tr("Built-in study"));
    study_state_->setToolTip(tr("Read-only; the first change makes a copy"));
  } else {
    study_state_->setText(tr("All changes are stored"));
    study_state_->setToolTip(document_->file_path());
  }
}

void MainWindow::restore_session() {
  const QSettings settings;
  if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray())) {
    const int line = fontMetrics().height();
    resize(line * 78, line * 50);
  }
  restoreState(settings.value(QStringLiteral("window/state")).toByteArray(), kLayoutVersion);
  wanted_page_ = settings.value(QStringLiteral("window/page")).toString();
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
  if (document_ != nullptr) settings.setValue(QStringLiteral("window/page"), current_);
}

void MainWindow::apply_preferences(const Preferences& preferences) {
  preferences_ = preferences;
  preferences_.store();
  apply_theme(*static_cast<QApplication*>(QCoreApplication::instance()), preferences_.theme);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  store_session();
  if (close_document([this] { close(); })) {
    event->accept();
  } else {
    event->ignore();
  }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  for (const QUrl& url : event->mimeData()->urls()) {
    const QString suffix = QFileInfo(url.toLocalFile()).suffix().toLower();
    if (suffix == QLatin1String("taskstudy") || suffix == QLatin1String("csv")) {
      event->acceptProposedAction();
    }
  }
}

void MainWindow::dropEvent(QDropEvent* event) {
  for (const QUrl& url : event->mimeData()->urls()) {
    const QString path = url.toLocalFile();
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("taskstudy")) open(path);
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

void MainWindow::check_complete() {
  const Page* front = page();
  if (front == nullptr || !front->ready()) return;
  complete_told_ = true;
  Q_EMIT shown_complete();
}

}  // namespace taskatlas::ui
