// SPDX-License-Identifier: MIT
#include "ui/evaluation/evaluation_page.hpp"

#include "ui/evaluation/comparison_panel.hpp"
#include "ui/evaluation/maps_panel.hpp"
#include "ui/evaluation/measures_panel.hpp"
#include "ui/evaluation/significance_panel.hpp"
#include "ui/evaluation/tree_panel.hpp"
#include "ui/evaluation/win_rates_panel.hpp"
#include "ui/shared/icon.hpp"
#include "ui/shared/page_tool_bar.hpp"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace taskatlas::ui {
namespace {

const QString kFrontKey = QStringLiteral("evaluation/panel");

}  // namespace

EvaluationPage::EvaluationPage(StudyDocument& document, Solutions& solutions, QWidget* parent)
    : Page(parent),
      tool_bar_(new PageToolBar(tr("Evaluation"), this)),
      choice_(new QActionGroup(this)),
      stack_(new QStackedWidget) {
  setObjectName(QStringLiteral("evaluation"));
  setAccessibleName(tr("Evaluation"));
  tool_bar_->setObjectName(QStringLiteral("evaluation_tools"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(stack_);
  add_panels(document, solutions);
  tool_bar_->addSeparator();
  add_actions();
  connect(&solutions, &Solutions::frontier_solved, this, &Page::status_changed);
  connect(&solutions, &Solutions::solved, this, &Page::status_changed);

  const QString kept = QSettings().value(kFrontKey).toString();
  int first = 0;
  for (std::size_t i = 0; i < panels_.size(); ++i) {
    if (panels_[i]->objectName() == kept) first = static_cast<int>(i);
  }
  choice_->actions().at(first)->setChecked(true);
  stack_->setCurrentIndex(first);
  picture_->setEnabled(front()->has_picture());
}

void EvaluationPage::add_panels(StudyDocument& document, Solutions& solutions) {
  maps_ = new MapsPanel(document, solutions);
  significance_ = new SignificancePanel(document, solutions);
  tree_ = new TreePanel(document, solutions);
  win_rates_ = new WinRatesPanel(document, solutions);
  comparison_ = new ComparisonPanel(document, solutions);
  measures_ = new MeasuresPanel(document, solutions);
  add_panel(maps_, QStringLiteral("maps"), tr("Gain and quality"),
            tr("Gain and quality of every target at every budget"), QStringLiteral("affinity"));
  add_panel(significance_, QStringLiteral("significance"), tr("Significance"),
            tr("Ours against random taxonomies of the same budget"), QStringLiteral("evaluation"));
  add_panel(tree_, QStringLiteral("tree"), tr("Similarity tree"),
            tr("Tasks clustered by what they are good for as sources"), QStringLiteral("tree"));
  add_panel(win_rates_, QStringLiteral("win_rates"), tr("Win rates"),
            tr("This study's win rates beside those that the paper prints"),
            QStringLiteral("table"));
  add_panel(comparison_, QStringLiteral("comparison"), tr("Comparison"),
            tr("This study beside another one, under the same scenario"),
            QStringLiteral("compare"));
  add_panel(measures_, QStringLiteral("measures"), tr("Other measures"),
            tr("What can be known of transfers before any is trained"), QStringLiteral("sort"));
  connect(measures_, &MeasuresPanel::page_wanted, this, &EvaluationPage::page_wanted);
}

void EvaluationPage::add_actions() {
  copy_ = new QAction(themed_icon(QStringLiteral("copy")), tr("Copy data"), this);
  copy_->setObjectName(QStringLiteral("copy"));
  copy_->setToolTip(tr("Copy what is in front as tab-separated text (the tree as Newick)"));
  connect(copy_, &QAction::triggered, this, [this] { front()->copy(); });
  tool_bar_->addAction(copy_);
  picture_ = new QAction(themed_icon(QStringLiteral("figure")), tr("Copy picture"), this);
  picture_->setObjectName(QStringLiteral("picture"));
  picture_->setToolTip(tr("Copy the heat map, curves or tree in front as a picture"));
  connect(picture_, &QAction::triggered, this, [this] {
    const QPixmap picture = front()->picture();
    if (!picture.isNull()) QGuiApplication::clipboard()->setPixmap(picture);
  });
  connect(this, &Page::status_changed, picture_,
          [this] { picture_->setEnabled(front()->has_picture()); });
  tool_bar_->addAction(picture_);
  run_ = new QAction(themed_icon(QStringLiteral("play")), tr("Draw random taxonomies"), this);
  run_->setObjectName(QStringLiteral("run"));
  run_->setToolTip(tr("Draw random taxonomies anew and show them"));
  connect(run_, &QAction::triggered, this, [this] {
    choice_->actions().at(1)->trigger();
    significance_->run();
  });
  stop_ =
      new QAction(themed_icon(QStringLiteral("stop")), tr("Stop drawing random taxonomies"), this);
  stop_->setObjectName(QStringLiteral("stop"));
  stop_->setToolTip(stop_->text());
  stop_->setEnabled(false);
  connect(stop_, &QAction::triggered, significance_, &SignificancePanel::stop);
  connect(significance_, &EvaluationPanel::status_changed, this,
          [this] { stop_->setEnabled(significance_->running()); });
  measure_ = new QAction(themed_icon(QStringLiteral("play")), tr("Compute other measures"), this);
  measure_->setObjectName(QStringLiteral("measure"));
  measure_->setToolTip(tr("Compute measures of transferability from the representations"));
  connect(measure_, &QAction::triggered, this, [this] {
    choice_->actions().constLast()->trigger();
    measures_->compute();
  });
  cancel_ = new QAction(themed_icon(QStringLiteral("stop")), tr("Cancel computing measures"), this);
  cancel_->setObjectName(QStringLiteral("cancel_measuring"));
  cancel_->setToolTip(cancel_->text());
  cancel_->setEnabled(false);
  connect(cancel_, &QAction::triggered, measures_, &MeasuresPanel::cancel);
  connect(measures_, &EvaluationPanel::status_changed, this,
          [this] { cancel_->setEnabled(measures_->running()); });
}

void EvaluationPage::add_panel(EvaluationPanel* panel, const QString& id, const QString& text,
                               const QString& tip, const QString& icon) {
  const int index = static_cast<int>(panels_.size());
  panel->setObjectName(id);
  panel->setAccessibleName(text);
  panels_.push_back(panel);
  stack_->addWidget(panel);
  auto* action = new QAction(themed_icon(icon), text, choice_);
  action->setCheckable(true);
  action->setToolTip(tip);
  action->setObjectName(QStringLiteral("show/") + id);
  tool_bar_->addAction(action);
  connect(action, &QAction::triggered, this, [this, index] { bring_to_front(index); });
  connect(panel, &EvaluationPanel::failed, this, &Page::failed);
  connect(panel, &EvaluationPanel::status_changed, this, &Page::status_changed);
}

void EvaluationPage::bring_to_front(int index) {
  stack_->setCurrentIndex(index);
  QSettings().setValue(kFrontKey, front()->objectName());
  Q_EMIT status_changed();
}

EvaluationPanel* EvaluationPage::front() const {
  return panels_[static_cast<std::size_t>(stack_->currentIndex())];
}

std::vector<QAction*> EvaluationPage::page_actions() {
  std::vector<QAction*> actions;
  for (QAction* action : choice_->actions()) actions.push_back(action);
  actions.insert(actions.end(), {copy_, picture_, run_, stop_, measure_, cancel_});
  return actions;
}

std::vector<FigureRequest> EvaluationPage::figures() const {
  std::vector<FigureRequest> requests = front()->figures();
  for (const EvaluationPanel* panel : panels_) {
    if (panel == front()) continue;
    for (FigureRequest& request : panel->figures()) requests.push_back(std::move(request));
  }
  return requests;
}

QString EvaluationPage::status() const { return front()->status(); }

bool EvaluationPage::ready() const { return front()->ready(); }

}  // namespace taskatlas::ui
