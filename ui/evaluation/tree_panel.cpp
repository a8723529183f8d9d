// SPDX-License-Identifier: MIT
#include "ui/evaluation/tree_panel.hpp"

#include "ui/evaluation/evaluation_settings.hpp"
#include "ui/evaluation/note_label.hpp"
#include "ui/evaluation/tree_view.hpp"
#include "ui/shared/control_row.hpp"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLocale>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace taskatlas::ui {
namespace {

const QString kPanel = QStringLiteral("tree");
constexpr int kMergeKeys = 0x7e00;  // of cuts; one for each drag
constexpr int kDrags = 64;

}  // namespace

TreePanel::TreePanel(StudyDocument& document, Solutions& solutions, QWidget* parent)
    : EvaluationPanel(document, solutions, parent) {
  auto* layout = new QVBoxLayout(this);
  auto* controls = new ControlRow;
  linkage_ = new QComboBox;
  linkage_->addItem(tr("Ward"), QStringLiteral("ward"));
  linkage_->addItem(tr("Average"), QStringLiteral("average"));
  linkage_->addItem(tr("Complete"), QStringLiteral("complete"));
  linkage_->addItem(tr("Single"), QStringLiteral("single"));
  controls->add(linkage_, tr("&Linkage:"), QStringLiteral("linkage"), tr("How groups are joined"));
  features_ = new QComboBox;
  features_->addItem(tr("Roots of affinities"), QStringLiteral("sqrt-affinity"));
  features_->addItem(tr("Affinities"), QStringLiteral("affinity"));
  controls->add(
      features_, tr("F&eatures:"), QStringLiteral("features"),
      tr("What two tasks are compared by: what each is worth as a source for every target"));
  cut_ = new QSlider(Qt::Horizontal);
  cut_->setMinimumWidth(fontMetrics().height() * 6);
  cut_->setPageStep(1);
  controls->add(cut_, tr("C&ut:"), QStringLiteral("cut"),
                tr("Into how many groups the tree is cut"));
  groups_ = new QSpinBox;
  groups_->setObjectName(QStringLiteral("groups"));
  groups_->setToolTip(tr("Number of groups; 1: not cut"));
  groups_->setAccessibleName(tr("Groups"));
  controls->add(groups_);
  layout->addWidget(controls);
  view_ = new TreeView;
  view_->setObjectName(QStringLiteral("tree_view"));
  view_->setWhatsThis(
      tr("<p>Tasks that are good for the same targets as sources stand close together (figure 13 "
         "of the paper). A click on a task, a branch or a group's bracket selects its tasks; the "
         "arrow keys go through tasks and up the branches, Enter selects.</p>"));
  scroll_ = new QScrollArea;
  scroll_->setWidget(view_);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setFocusPolicy(Qt::NoFocus);
  layout->addWidget(scroll_, 1);
  note_ = new NoteLabel;
  note_->setObjectName(QStringLiteral("note"));
  layout->addWidget(note_);

  connect(linkage_, &QComboBox::activated, this, [this] {
    options_.linkage = *parse_linkage(linkage_->currentData().toString().toStdString());
    store_settings(tr("Change linkage"));
  });
  connect(features_, &QComboBox::activated, this, [this] {
    options_.square_root = features_->currentIndex() == 0;
    store_settings(tr("Change features"));
  });
  connect(cut_, &QSlider::sliderPressed, this, [this] { drag_ = (drag_ + 1) % kDrags; });
  connect(cut_, &QSlider::valueChanged, this, &TreePanel::cut_into);
  connect(groups_, &QSpinBox::valueChanged, this, &TreePanel::cut_into);
  connect(view_, &TreeView::selected, this, [this](const std::vector<TaskId>& tasks) {
    document_.selection().select({tasks.begin(), tasks.end()});
  });
  connect(view_, &TreeView::hovered, this, [this](TaskId task) {
    Hover hover;
    hover.task = task;
    document_.selection().set_hover(hover);
  });
  connect(&job_, &LatestJob::failed, this, [this](const QString& message) {
    tree_.reset();
    problem_ = message;
    show_tree();
  });
  connect(&job_, &LatestJob::busy_changed, this, &EvaluationPanel::status_changed);
  connect(&document_, &StudyDocument::tasks_changed, this, &TreePanel::refresh_soon);
  connect(&document_, &StudyDocument::scenario_changed, this, &TreePanel::refresh_soon);
  connect(&document_.selection(), &SelectionModel::selection_changed, this,
          &TreePanel::show_selection);
  connect(&document_.selection(), &SelectionModel::hover_changed, this, &TreePanel::show_hover);
  show_settings();
  show_tree();
}

void TreePanel::show_settings() {
  options_ = read_settings<TreePlotOptions>(panel_settings(document_, kPanel));
  const auto text = to_string(options_.linkage);
  linkage_->setCurrentIndex(
      linkage_->findData(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))));
  features_->setCurrentIndex(options_.square_root ? 0 : 1);
  const int most =
      tree_ ? std::max(1, static_cast<int>(tree_->tasks.size())) : std::max(1, options_.groups);
  const QSignalBlocker first(cut_), second(groups_);
  cut_->setRange(1, most);
  groups_->setRange(1, most);
  cut_->setValue(options_.groups);
  groups_->setValue(options_.groups);
}

void TreePanel::store_settings(const QString& text, int merge_key) {
  set_panel_settings(document_, kPanel, options_.to_json(), text, merge_key);
}

void TreePanel::cut_into(int groups) {
  if (groups == options_.groups) return;
  options_.groups = groups;
  // Only a drag of the slider is one step.
  store_settings(tr("Cut the tree"), cut_->isSliderDown() ? kMergeKeys + drag_ : -1);
}

void TreePanel::refresh() {
  show_settings();
  const auto table = document_.table();
  const Scenario& scenario = document_.scenario();
  const bool same = tree_ && table == table_ && scenario.roles == roles_ &&
                    tree_->options.linkage == options_.linkage &&
                    tree_->options.square_root == options_.square_root;
  if (same) {
    job_.cancel();
    show_tree();
    return;
  }
  job_.start([this, table, scenario, options = options_.tree_options()](
                 const RunContext& context) -> std::function<void()> {
    auto tree = similarity_tree(*table, scenario, options, context);
    if (!tree) return nullptr;
    return [this, table, roles = scenario.roles, tree = std::move(*tree)] {
      table_ = table;
      roles_ = roles;
      tree_ = tree;
      problem_.clear();
      show_settings();
      show_tree();
    };
  });
}

void TreePanel::show_tree() {
  if (!tree_) {
    view_->set_empty_text(problem_.isEmpty() ? tr("Comparing tasks…") : problem_);
    view_->set_plot(nullptr);
    note_->clear();
    return;
  }
  view_->set_plot(std::make_shared<const TreePlot>(*table_, *tree_, options_));
  const QLocale locale;
  const auto count = [&](std::size_t n) { return locale.toString(static_cast<qulonglong>(n)); };
  QString note = tr("%1 tasks compared as sources for %2 targets.")
                     .arg(count(tree_->tasks.size()), count(tree_->targets));
  if (tree_->missing > 0) {
    note +=
        QLatin1Char(' ') + tr("%1 cells were not measured; %2 pairs are compared on fewer targets.")
                               .arg(count(tree_->missing), count(tree_->incomplete_pairs));
  }
  note_->setText(note);
  show_selection();
}

void TreePanel::show_selection() { view_->set_selected(document_.selection().tasks()); }

void TreePanel::show_hover() {
  if (!view_->underMouse()) view_->set_hovered_task(document_.selection().hover().task);
}

void TreePanel::copy() {
  if (tree_) {
    QGuiApplication::clipboard()->setText(QString::fromStdString(to_newick(*tree_)) +
                                          QLatin1Char('\n'));
  }
}

QPixmap TreePanel::picture() const { return view_->plot() ? view_->grab() : QPixmap(); }

std::vector<FigureRequest> TreePanel::figures() const {
  return {{QStringLiteral("tree"), tr("Similarity tree"), options_.to_json()}};
}

}  // namespace taskatlas::ui
