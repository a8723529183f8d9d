// SPDX-License-Identifier: MIT
#include "ui/evaluation/measures_view.hpp"

#include "ui/evaluation/measure_tables.hpp"
#include "ui/evaluation/measure_words.hpp"
#include "ui/evaluation/note_label.hpp"
#include "ui/evaluation/result_table.hpp"
#include "ui/shared/heatmap_view.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace taskatlas::ui {

MeasuresView::MeasuresView(QWidget* parent) : QWidget(parent) {
  const int em = fontMetrics().height();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  splitter_ = new QSplitter(Qt::Vertical);
  splitter_->setChildrenCollapsible(false);
  layout->addWidget(splitter_, 1);

  overview_ = new ResultView;
  overview_->setObjectName(QStringLiteral("measures_overview"));
  overview_->setAccessibleName(tr("Measures"));
  hint_ = tr("Choose a measure to see its targets below");
  overview_->setToolTip(hint_);
  overview_->setWhatsThis(measures_help());
  overview_->setSelectionMode(QAbstractItemView::SingleSelection);
  overview_->setMinimumHeight(5 * em);
  splitter_->addWidget(overview_);

  auto* lower = new QWidget;
  auto* column = new QVBoxLayout(lower);
  column->setContentsMargins(0, 0, 0, 0);
  about_ = new NoteLabel;
  about_->setObjectName(QStringLiteral("measure_about"));
  about_->setTextFormat(Qt::PlainText);
  about_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  about_->setMinimumHeight(2 * fontMetrics().lineSpacing());  // what is below stays where it is
  column->addWidget(about_);
  below_ = new QStackedWidget;
  targets_ = new ResultView;
  targets_->setObjectName(QStringLiteral("measure_targets"));
  targets_->setAccessibleName(tr("Targets"));
  targets_->setToolTip(tr("Which source the measure puts first for each target"));
  build_map();
  notes_ = new ResultView;
  notes_->setObjectName(QStringLiteral("measure_notes"));
  notes_->setAccessibleName(tr("What is missing"));
  notes_->setToolTip(tr("Why networks, targets or values are absent"));
  notes_->horizontalHeader()->setStretchLastSection(true);
  for (QWidget* one : {static_cast<QWidget*>(targets_), static_cast<QWidget*>(map_),
                       static_cast<QWidget*>(notes_)}) {
    one->setMinimumHeight(8 * em);
    below_->addWidget(one);
  }
  column->addWidget(below_, 1);
  splitter_->addWidget(lower);
  splitter_->setStretchFactor(0, 0);
  splitter_->setStretchFactor(1, 1);

  connect(overview_, &ResultView::current_row_changed, this, [this](int row) {
    if (row >= 0) show_measure(row);
  });
}

void MeasuresView::build_map() {
  map_ = new HeatmapView;
  map_->setObjectName(QStringLiteral("measure_map"));
  map_->setAccessibleName(tr("Rank correlation by measure and target"));
  map_->setWhatsThis(
      tr("<p>Spearman's rho between each measure and the measured first-order affinities, over "
         "the sources of each target: 1 where the measure ranks them as training does, 0 where it "
         "says nothing of them, −1 where it ranks them the other way round. A click chooses the "
         "measure and selects the target.</p>"));
  map_->set_empty_text(tr("No transfer has been measured yet to compare them with."));
  connect(map_, &HeatmapView::selected, this, &MeasuresView::choose_cell);
  connect(map_, &HeatmapView::row_head_clicked, this, [this](int row) { choose_cell(row, -1); });
  connect(map_, &HeatmapView::column_head_clicked, this,
          [this](int target) { choose_cell(-1, target); });
}

void MeasuresView::set_result(std::shared_ptr<const ComparedMeasures> result) {
  result_ = std::move(result);
  if (!result_) {
    overview_->set_table({});
    targets_->set_table({});
    notes_->set_table({});
    map_->set_plot(nullptr);
    about_->clear();
    overview_->setToolTip(hint_);
    return;
  }
  HeatmapData cells = agreement_heatmap(*result_);
  map_->set_plot(cells.values.empty() ? nullptr
                                      : std::make_shared<const HeatmapPlot>(
                                            std::move(cells), agreement_heatmap_options()));
  notes_->set_table(measure_notes(*result_));
  overview_->set_table(measures_overview(*result_));
  overview_->setToolTip(hint_ + QLatin1Char('\n') + measures_facts(*result_));
  // No higher than its rows: what is left is the lower part's.
  const QHeaderView& head = *overview_->horizontalHeader();
  const int whole = std::max(head.sizeHint().height(), head.minimumHeight()) +
                    overview_->verticalHeader()->length() + 2 * overview_->frameWidth();
  overview_->setMaximumHeight(std::max(overview_->minimumHeight(), whole));
  if (!sized_) splitter_->setSizes({whole, std::max(1, height() - whole)});  // later as it was left
  sized_ = true;
  const auto count = static_cast<int>(result_->measures->tables.size());
  measure_ = std::clamp(measure_, 0, std::max(0, count - 1));
  overview_->set_current_row(measure_);  // which shows it
}

void MeasuresView::show_measure(int measure) {
  if (!result_ || measure >= static_cast<int>(result_->measures->tables.size())) return;
  measure_ = measure;
  const auto place = static_cast<std::size_t>(measure);
  const measures::Kind kind = result_->measures->tables[place].kind;
  about_->setText(tr("%1: %2 %3.", "name, what it is (a sentence), where it is from")
                      .arg(measure_name(kind), measure_text(kind), measure_literature(kind)));
  targets_->setAccessibleName(tr("Targets of %1").arg(measure_name(kind)));
  targets_->set_table(measure_targets(*result_, place));
  mark();
}

void MeasuresView::choose_cell(int row, int column) {
  if (!map_->plot()) return;
  if (row >= 0 && row != measure_) overview_->set_current_row(row);
  if (column < 0) return;
  Q_EMIT target_chosen(map_->plot()->contents().columns[static_cast<std::size_t>(column)].task);
}

void MeasuresView::set_show(Show show) {
  below_->setCurrentIndex(static_cast<int>(show));
  // Names of columns and the legend leave nothing for cells in less; tables can be scrolled.
  constexpr int kMapLines = 17, kTableLines = 8;
  const bool map = below_->currentWidget() == map_;
  map_->setMinimumHeight((map ? kMapLines : kTableLines) * fontMetrics().height());
}

void MeasuresView::set_selected(const std::set<TaskId>& tasks) {
  selected_ = tasks;
  mark();
}

void MeasuresView::mark() {
  if (!map_->plot()) return;
  std::set<int> columns;
  const std::vector<HeatmapLabel>& targets = map_->plot()->contents().columns;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (selected_.contains(targets[i].task)) columns.insert(static_cast<int>(i));
  }
  map_->set_highlights({measure_}, std::move(columns));
}

void MeasuresView::copy() {
  if (!result_) return;
  QString text = overview_->whole_tsv();
  if (map_->hasFocus() && map_->plot()) text = heatmap_tsv(map_->plot()->contents());
  if (targets_->hasFocus()) text = targets_->tsv();
  if (notes_->hasFocus()) text = notes_->tsv();
  QGuiApplication::clipboard()->setText(text);
}

bool MeasuresView::shows_picture() const {
  return below_->currentWidget() == map_ && map_->plot() != nullptr;
}

QPixmap MeasuresView::picture() const { return shows_picture() ? map_->grab_plot() : QPixmap(); }

}  // namespace taskatlas::ui
