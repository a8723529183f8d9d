// SPDX-License-Identifier: MIT
// The window's menus, tool bar and docks.
#include "study/builtin.hpp"
#include "ui/main_window/about_dialog.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/page_rail.hpp"
#include "ui/main_window/recent_studies.hpp"
#include "ui/main_window/shortcut_list.hpp"
#include "ui/main_window/shortcuts.hpp"
#include "ui/main_window/tasks_dock.hpp"
#include "ui/shared/icon.hpp"

#include <QDockWidget>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QToolBar>
#include <QUndoView>
#include <QWhatsThis>

namespace taskatlas::ui {

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
      file, QStringLiteral("file.new_study"), tr("&New study…"), QKeySequence::New,
      QStringLiteral("add"), [this] { new_study(); },
      tr("Choose images, a profile and tasks, to measure task transfer on them"));
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
  add_action(
      file, QStringLiteral("file.open_dataset"), tr("Open &dataset folder…"),
      QKeySequence(tr("Ctrl+Shift+O")), QStringLiteral("dataset"), [this] { choose_dataset(); },
      tr("Look at a folder of samples in the layout of Taskonomy or Omnidata"));
  file->addSeparator();
  study_actions_.push_back(add_action(
      file, QStringLiteral("file.save_as"), tr("Save &as…"), QKeySequence::SaveAs,
      QStringLiteral("save"), [this] { save_as(); },
      tr("Save the study with all changes to a file; from then on changes are stored in it as you "
         "make them")));
  figures_ = add_action(
      file, QStringLiteral("file.export_figures"), tr("Export &figures…"),
      QKeySequence(tr("Ctrl+E")), QStringLiteral("figure"), [this] { export_figures(); },
      tr("This view as PDF, SVG, PNG or TikZ, at a stated width"));
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
    if (slot.kind.needs_study()) rail_->set_enabled(slot.kind.id, false);
    slot.action =
        add_action(view_menu_, QStringLiteral("view.page.") + slot.kind.id, slot.kind.title, keys,
                   {}, [this, id = slot.kind.id] { show_page(id); });
    slot.action->setIcon(themed_icon(slot.kind.icon));
    if (slot.kind.needs_study()) study_actions_.push_back(slot.action);
  }
  view_menu_->addSeparator();
  QMenu* measurement = view_menu_->addMenu(tr("&Measurement"));
  measurement->setToolTip(tr("Which number of transfer images and which seed is shown"));
  connect(measurement, &QMenu::aboutToShow, this,
          [this, measurement] { fill_measurements(measurement); });
  study_actions_.push_back(measurement->menuAction());
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
  bar->addActions({undo, redo, figures_});
  for (QAction* action : study_actions_) action->setEnabled(false);
  figures_->setEnabled(false);

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

void MainWindow::fill_recent(QMenu* menu) {
  menu->clear();
  int number = 1;
  for (const RecentStudy& study : recent_studies()) {
    QString name = study.name.isEmpty() ? QFileInfo(study.path).completeBaseName() : study.name;
    if (!is_builtin_study(study.path)) {
      // Where it lies tells studies of one name apart.
      name =
          tr("%1 — %2").arg(name, fontMetrics().elidedText(place_text(study.path), Qt::ElideMiddle,
                                                           40 * fontMetrics().averageCharWidth()));
    }
    name.replace(u'&', QStringLiteral("&&"));
    if (study.missing) name = tr("%1 (missing)").arg(name);
    QAction* action = add_action(
        menu, {}, number < 10 ? QStringLiteral("&%1 %2").arg(number).arg(name) : name, {}, {},
        [this, path = study.path] { open(path); }, place_text(study.path));
    action->setEnabled(!study.missing);
    ++number;
  }
  if (menu->isEmpty()) {
    menu->addAction(tr("No study was opened yet"))->setEnabled(false);
    return;
  }
  menu->addSeparator();
  add_action(
      menu, {}, tr("&Clear this list"), {}, {},
      [this] {
        for (const RecentStudy& study : recent_studies()) forget_study(study.path);
        refresh_welcome();
      },
      tr("The files stay where they are"));
}

}  // namespace taskatlas::ui
