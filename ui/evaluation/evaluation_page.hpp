// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shared/page.hpp"

#include <vector>

class QActionGroup;
class QStackedWidget;

namespace taskatlas::ui {

class ComparisonPanel;
class EvaluationPanel;
class MapsPanel;
class MeasuresPanel;
class SignificancePanel;
class Solutions;
class StudyDocument;
class TreePanel;
class WinRatesPanel;

// What the taxonomies of a scenario are good for: gain and quality over budgets, against random
// taxonomies, the similarity tree, win rates beside the paper's, another study beside this one, and
// what could have been known before any training.
// Its settings are the document's view "evaluation", so that undo covers them; which panel is in
// front is the window's, kept in the settings of the application.
class EvaluationPage : public Page {
  Q_OBJECT

 public:
  EvaluationPage(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr);

  QToolBar* tool_bar() override { return tool_bar_; }
  std::vector<QAction*> page_actions() override;
  std::vector<FigureRequest> figures() const override;
  QString status() const override;
  bool ready() const override;

  MapsPanel& maps() { return *maps_; }
  SignificancePanel& significance() { return *significance_; }
  TreePanel& tree() { return *tree_; }
  WinRatesPanel& win_rates() { return *win_rates_; }
  ComparisonPanel& comparison() { return *comparison_; }
  MeasuresPanel& measures() { return *measures_; }

 Q_SIGNALS:
  void page_wanted(const QString& id);  // another page of the window: "run"

 private:
  void add_panels(StudyDocument& document, Solutions& solutions);
  void add_actions();
  void add_panel(EvaluationPanel* panel, const QString& id, const QString& text, const QString& tip,
                 const QString& icon);
  void bring_to_front(int index);
  EvaluationPanel* front() const;

  QToolBar* tool_bar_;
  QActionGroup* choice_;
  QStackedWidget* stack_;
  std::vector<EvaluationPanel*> panels_;
  QAction* copy_;
  QAction* picture_;
  QAction* run_;
  QAction* stop_;
  QAction* measure_;
  QAction* cancel_;
  MapsPanel* maps_;
  SignificancePanel* significance_;
  TreePanel* tree_;
  WinRatesPanel* win_rates_;
  ComparisonPanel* comparison_;
  MeasuresPanel* measures_;
};

}  // namespace taskatlas::ui
