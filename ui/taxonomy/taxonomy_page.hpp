// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/shared/page.hpp"
#include "ui/taxonomy/graph_options.hpp"

#include <memory>
#include <vector>

class QAction;
class QComboBox;
class QLineEdit;
class QMenu;
class QSplitter;
class QTabWidget;
class QToolBar;

namespace taskatlas {
class LayoutClient;
}

namespace taskatlas::ui {

class AlternativesPanel;
class ComparePanel;
class ExplanationPanel;
class FrontierPanel;
class GraphPlaces;
class GraphView;
class InlineMessage;
class SettingsPanel;
class Solutions;
class StudyDocument;
class SummaryStrip;
class TaskPanel;
struct ComparedSolution;
struct Solution;

// The taxonomy under the hand: the task graph, the sliders and the table that move it, and what
// explains it.
class TaxonomyPage : public Page {
  Q_OBJECT

 public:
  TaxonomyPage(StudyDocument& document, Solutions& solutions, std::shared_ptr<LayoutClient> client,
               QWidget* parent = nullptr);
  ~TaxonomyPage() override;

  QToolBar* tool_bar() override { return tool_bar_; }
  std::vector<QAction*> page_actions() override { return actions_; }
  std::vector<FigureRequest> figures() const override;
  QString status() const override;
  bool ready() const override;

  GraphView& graph() { return *graph_; }
  SettingsPanel& settings() { return *settings_; }
  TaskPanel& tasks() { return *tasks_; }
  FrontierPanel& frontier() { return *frontier_; }
  ExplanationPanel& explanation() { return *explanation_; }
  AlternativesPanel& alternatives() { return *alternatives_; }
  ComparePanel& comparison() { return *compare_; }
  InlineMessage& message() { return *message_; }
  QTabWidget& tabs() { return *tabs_; }
  GraphPlaces& places() { return *places_; }
  // What the graph compares the scenario with; null where it does not.
  const std::shared_ptr<const ComparedSolution>& other() const { return other_; }
  // What the graph's context menu offers for a task, or for a transfer where that is valid.
  void fill_menu(QMenu& menu, TaskId task, TransferId transfer);

 public Q_SLOTS:
  void all_for_one(TaskId target);  // previews the best for that target alone
  void leave_preview();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void build_tool_bar();
  void build_side();
  void load_options();
  void store_options();
  void take_solution();
  void show_live();
  void show_preview(const std::shared_ptr<const Solution>& solution);
  void show_comparison(const std::shared_ptr<const Solution>& a,
                       const std::shared_ptr<const ComparedSolution>& b);
  void redraw();
  void curves_arrived();
  void find_places();
  void show_state();  // infeasible, preview, ...
  void show_menu(TaskId task, TransferId transfer, QPoint global);
  void fit_panels();  // the side panel's share of the width, until the user sets it
  void keep_scenario(Scenario scenario);
  QAction* add_action(const char* id, const char* icon, const QString& text,
                      const QKeySequence& keys, const QString& tip);

  StudyDocument& document_;
  Solutions& solutions_;
  GraphPlaces* places_;
  GraphView* graph_;
  QToolBar* tool_bar_;
  std::vector<QAction*> actions_;
  QSplitter* split_;
  QWidget* side_;
  InlineMessage* message_ = nullptr;
  SettingsPanel* settings_;
  SummaryStrip* summary_;
  QTabWidget* tabs_;
  TaskPanel* tasks_;
  FrontierPanel* frontier_;
  ExplanationPanel* explanation_;
  AlternativesPanel* alternatives_;
  ComparePanel* compare_;
  QLineEdit* find_;
  QComboBox* colour_;
  QAction *unused_, *values_, *motion_, *all_for_one_action_;
  GraphOptions options_;
  std::shared_ptr<const Solution> shown_;          // what the graph shows, or would with positions
  std::shared_ptr<const ComparedSolution> other_;  // of a comparison: B
  bool preview_ = false;
  QString preview_title_;
  bool split_moved_ = false;  // by the user
  bool keep_ = false;         // the preview's scenario can be kept
  QString trouble_;           // why the present scenario could not be solved
  LatestJob side_job_;
};

}  // namespace taskatlas::ui
