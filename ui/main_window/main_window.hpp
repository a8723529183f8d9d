// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/document/study_document.hpp"
#include "ui/main_window/command_palette.hpp"
#include "ui/main_window/pages.hpp"
#include "ui/main_window/preferences.hpp"

#include <QMainWindow>
#include <QMap>
#include <QUndoGroup>
#include <functional>
#include <future>
#include <memory>
#include <vector>

class QLabel;
class QMenu;
class QProgressBar;
class QToolButton;
class QStackedWidget;
class QTimer;

namespace taskatlas::ui {

class InlineMessage;
class MessageBar;
class PageRail;
class RunPage;
class TasksDock;
class WelcomePage;

// The window: one study at a time, its pages, and all that belongs to the program as a whole.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  void open(const QString& given);  // a study, or a folder: a dataset
  void open_dataset(const QString& folder);
  // The same for a study that is being read already.
  void open_prepared(std::shared_future<std::shared_ptr<OpenedStudy>> study);
  // Without a study to open: the one of last time where the user wants that, else the welcome
  // page; and says what was kept from a session that ended badly.
  void begin();
  void set_wanted_page(const QString& id) { wanted_page_ = id; }  // of the next study that opens
  // Of a study only while one is open.
  void show_page(const QString& id);  // "welcome", "dataset", "affinity", "taxonomy", "evaluation"

  StudyDocument* document() const { return document_.get(); }  // null: none is open
  Solutions* solutions() const { return solutions_.get(); }
  Page* page() const;  // in front; null for the welcome page
  MessageBar& messages() { return *messages_; }
  std::vector<NamedAction> actions_by_name() const;  // what can be done now
  std::vector<NamedAction> all_actions() const;      // those of the other pages made so far too

  // What to do with a copy that holds changes when its study is closed. Replaceable for tests.
  enum class CloseChoice { kSave, kKeep, kDiscard, kCancel };
  std::function<CloseChoice()> ask_before_close;
  // What to do with an experiment that runs on this machine when its study is closed. Replaceable
  // for tests.
  enum class RunChoiceAtClose { kLeave, kCancelRun, kStay };
  std::function<RunChoiceAtClose()> ask_about_run;
  void new_study();  // in a dialog

 Q_SIGNALS:
  void opened();  // a study: document() is new
  void open_failed(const QString& message);
  void shown_complete();  // the page in front was painted with everything on it

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct PageSlot {
    PageKind kind;
    Page* page = nullptr;  // made when it is first shown
    QAction* action = nullptr;
  };

  inline static const QString kWelcome = QStringLiteral("welcome");
  inline static const QString kDataset = QStringLiteral("dataset");
  static constexpr int kLayoutVersion = 1;  // of docks and tool bars, in the user's settings

  void make_actions();
  void make_docks();
  // `id` is what the user's keys are kept under, in every language and version: "file.open".
  QAction* add_action(QMenu* menu, const QString& id, const QString& text, const QKeySequence& keys,
                      const QString& icon, const std::function<void()>& run,
                      const QString& tip = {});
  void set_document(const std::shared_ptr<OpenedStudy>& study);
  CloseChoice ask_for_changes();
  RunChoiceAtClose ask_for_run();
  bool leave_run();           // false: the user wants the study kept open
  RunPage* run_page() const;  // null: not made yet
  // False: the user wants it kept open, or saves it first; `after_saving` then goes on.
  bool close_document(const std::function<void()>& after_saving = {});
  void save_as(const std::function<void(bool saved)>& then = {});
  void drop_pages();      // those of the study
  void make_solutions();  // for the study that is open
  void show_measurement(std::int64_t id);
  void fill_measurements(QMenu* menu);
  void update_measurement();  // which is shown, in the status bar
  void update_unmeasured();   // what it lacks, above pages that rank
  void choose_study();
  void choose_dataset();
  void import(const QString& csv);
  void export_data();
  void export_figures();
  void fill_recent(QMenu* menu);
  void refresh_welcome();
  void update_title();
  void update_page_menu();
  void update_status();
  void offer_drafts(const QString& opening);  // those but the one that opens by itself
  void restore_session();
  void store_session();
  void apply_preferences(const Preferences& preferences);
  void check_complete();

  Preferences preferences_;
  std::shared_ptr<LayoutClient> layout_;
  QUndoGroup undo_;
  std::unique_ptr<StudyDocument> document_;
  std::unique_ptr<Solutions> solutions_;
  LatestJob open_job_;
  std::unique_ptr<QObject> opening_;  // what messages of the latest attempt are about
  LatestJob export_job_;

  PageRail* rail_;
  MessageBar* messages_;
  InlineMessage* unmeasured_;
  QStackedWidget* stack_;
  WelcomePage* welcome_;
  TasksDock* tasks_dock_;
  QLabel* status_;
  QLabel* study_state_;
  QToolButton* measurement_;
  QProgressBar* progress_;
  QTimer* slow_;  // until the progress bar appears
  QMenu* page_menu_;
  QMenu* view_menu_;
  std::vector<PageSlot> pages_;
  QString current_ = kWelcome;
  QString wanted_page_;  // of the next study that opens
  QAction* figures_ = nullptr;
  std::vector<QAction*> study_actions_;  // enabled while a study is open
  QByteArray first_layout_;
  QPointer<CommandPalette> palette_;
  bool complete_told_ = false;
};

}  // namespace taskatlas::ui
